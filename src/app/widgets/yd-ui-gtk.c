/* Owns: what GTK has no call for and more than one window wants. Refuses: to know any plan. */

#include "yd-ui-gtk.h"

#include <adwaita.h>
#include <math.h>

#define USUAL_TEXT (11 * 96 / 72.) /* pixels */

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

/* For windows without a class of their own; a class takes gtk_widget_class_add_binding(). */
void
yd_ui_gtk_close_on_escape (GtkWindow *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

/* Takes all rows out; the placeholder stays. */
void
yd_ui_gtk_clear_list_box (GtkListBox *list)
{
  GtkListBoxRow *row;
  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* Scrolls what @widget stands in up or down until the whole of it is in sight; the keyboard stays where it
 * is. */
void
yd_ui_gtk_scroll_to (GtkWidget *widget)
{
  graphene_rect_t box;
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  if (scroller == NULL || viewport == NULL
      || !gtk_widget_compute_bounds (widget, gtk_viewport_get_child (GTK_VIEWPORT (viewport)),
                                     &box))
    return;
  gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                             box.origin.y, box.origin.y + box.size.height);
}

static void
make_menu_cb (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

/* As gtk_menu_button_set_menu_model(), but the widgets of the menu are made when it is opened: most never
 * are, and each has its part in how long a window takes to come up. */
void
yd_ui_gtk_set_menu (GtkMenuButton *button, GMenuModel *menu)
{
  gtk_menu_button_set_create_popup_func (button, make_menu_cb, g_object_ref (menu), g_object_unref);
}

/* Returns: (transfer floating): a label that breaks Han and long Latin words alike, flush left */
GtkLabel *
yd_ui_gtk_new_wrapped_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return GTK_LABEL (label);
}

/**
 * yd_ui_gtk_new_popover_words:
 * @width: characters of a line, at most
 *
 * For a popover in which there is nothing to press. They take the keyboard, as words to be copied: where
 * nothing in a popover does, and nothing else has it, GTK 4.8 asks whose ancestor nobody is.
 *
 * Returns: (transfer floating): a label
 */
GtkWidget *
yd_ui_gtk_new_popover_words (const char *words, int width)
{
  GtkLabel *label = yd_ui_gtk_new_wrapped_label ();
  gtk_label_set_text (label, words);
  gtk_label_set_max_width_chars (label, width);
  gtk_label_set_selectable (label, TRUE);
  return GTK_WIDGET (label);
}

/**
 * yd_ui_gtk_get_text_zoom:
 *
 * Returns: how many times larger the text of @widget is than usual, in steps of a twentieth; at least 1
 */
double
yd_ui_gtk_get_text_zoom (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double)PANGO_SCALE;
  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72;
  return size > 0 ? MAX (1, round (size / USUAL_TEXT * 20) / 20) : 1;
}

#define DESK \
  48 /* pixels that a window leaves free of a small screen, for its frame and the panel */

/* As gtk_window_set_default_size(), for text of the usual size: with larger text the window is larger, as far as
 * there is screen. */
void
yd_ui_gtk_set_default_size (GtkWindow *window, int width, int height)
{
  double zoom = yd_ui_gtk_get_text_zoom (GTK_WIDGET (window));
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (window)));
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, 0);
  if (monitor != NULL)
    {
      GdkRectangle screen;
      gdk_monitor_get_geometry (monitor, &screen);
      width = MIN ((int)(width * zoom), screen.width - DESK);
      height = height > 0 ? MIN ((int)(height * zoom), screen.height - DESK) : height;
    }
  gtk_window_set_default_size (window, width, height);
}

/* ---- tooltips ---- */

#define TOOLTIP_CELLS 64 /* the widest line, in halves of a Han character */

/* GTK lets a tooltip be as many Latin characters wide as its text has characters, which breaks six Han
 * characters into two lines; it says nothing of that where the text before was as long. */
static void
tooltip_label_cb (GtkLabel *label)
{
  int cells = 0;
  for (const char *p = gtk_label_get_text (label); *p != '\0' && cells < TOOLTIP_CELLS;
       p = g_utf8_next_char (p))
    cells += g_unichar_iswide (g_utf8_get_char (p)) || g_utf8_get_char (p) >= 0x2010 ? 2 : 1;
  if (cells > gtk_label_get_max_width_chars (label))
    gtk_label_set_max_width_chars (label, cells);
}

static void
find_labels (GtkWidget *widget)
{
  static const char mended[] = "yaodian-mended";
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_LABEL (child))
      find_labels (child);
    else if (g_object_get_data (G_OBJECT (child), mended) == NULL)
      {
        g_object_set_data (G_OBJECT (child), mended, child);
        g_signal_connect (child, "notify::max-width-chars", G_CALLBACK (tooltip_label_cb), NULL);
        g_signal_connect (child, "notify::label", G_CALLBACK (tooltip_label_cb), NULL);
        tooltip_label_cb (GTK_LABEL (child));
      }
}

static void
children_cb (GListModel *children, guint position, guint removed, guint added, gpointer data)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) child = g_list_model_get_item (children, i);
      if (g_str_equal (gtk_widget_get_css_name (child), "tooltip"))
        find_labels (child);
    }
}

static void
windows_cb (GListModel *windows, guint position, guint removed, guint added, gpointer data)
{
  static const char children[] = "yaodian-children";
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);
      if (g_object_get_data (window, children) != NULL)
        continue;
      GListModel *list = gtk_widget_observe_children (GTK_WIDGET (window));
      g_signal_connect (list, "items-changed", G_CALLBACK (children_cb), NULL);
      g_object_set_data_full (window, children, list, g_object_unref);
    }
}

/* From here on tooltips are as wide as their words, in every window. */
void
yd_ui_gtk_mend_tooltips (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  g_signal_connect (windows, "items-changed", G_CALLBACK (windows_cb), NULL);
}

/* ---- names ---- */

/* A button whose label has a mnemonic is called by GTK 4.8 with the underline and then again without it:
 * “_Undo Undo”; one with an AdwButtonContent by its own name and then by the words in it. */
static gboolean
name_button_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (values);
  if (!GTK_IS_BUTTON (widget)
      || (!gtk_button_get_use_underline (GTK_BUTTON (widget))
          && !ADW_IS_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (widget)))))
    return TRUE;
  GtkAccessible *button = GTK_ACCESSIBLE (widget);
  const char *label = gtk_button_get_label (GTK_BUTTON (widget));
  g_autofree char *other_name = gtk_test_accessible_check_property (
    button, GTK_ACCESSIBLE_PROPERTY_LABEL, label != NULL ? label : "", NULL);
  if (other_name == NULL)
    gtk_accessible_reset_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL);
  else
    gtk_accessible_reset_relation (button, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  return TRUE; /* go on */
}

/* From here on a button that comes up has one name, in every window. */
void
yd_ui_gtk_mend_names (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET)); /* has the signal */
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, name_button_cb, NULL,
                              NULL);
}

/* GTK's own default.activate presses the button that has the keyboard instead, where one has it. */
static gboolean
press_default_cb (GtkWidget *window, GVariant *args, gpointer data)
{
  GtkWidget *button = gtk_window_get_default_widget (GTK_WINDOW (window));
  if (button != NULL && gtk_widget_is_sensitive (button))
    gtk_widget_activate (button);
  return TRUE;
}

/* Enter breaks a line of a text: with Ctrl the main button of the window is pressed. */
void
yd_ui_gtk_keep_on_enter (GtkWindow *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                      gtk_callback_action_new (press_default_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

/* Words that can be copied are not all chosen because the keyboard comes to them. */
void
yd_ui_gtk_mend_focus (void)
{
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
}

static void
parent_gone_cb (GtkNativeDialog *chooser)
{
  g_object_ref (chooser);
  gtk_native_dialog_hide (chooser);
  g_signal_emit_by_name (chooser, "response", GTK_RESPONSE_CANCEL);
  g_object_unref (chooser);
}

/* Asks for a file over a window. It is cancelled where that window closes: GTK would leave it open, hold on to
 * the window through what waits for the answer, and speak to it once it is gone. */
void
yd_ui_gtk_show_chooser (GtkNativeDialog *chooser)
{
  GtkWindow *parent = gtk_native_dialog_get_transient_for (chooser);
  if (parent != NULL)
    g_signal_connect_object (parent, "unrealize", G_CALLBACK (parent_gone_cb), chooser,
                             G_CONNECT_SWAPPED);
  gtk_native_dialog_set_modal (chooser, TRUE);
  gtk_native_dialog_show (chooser);
}

/* What is asked over @window, which closes, is answered as by Escape: what waits for the answer holds the window,
 * so GTK would not close it. */
void
yd_ui_gtk_close_questions (GtkWindow *window)
{
  GList *all = gtk_window_list_toplevels ();
  for (GList *l = all; l != NULL; l = l->next)
    g_object_ref (l->data); /* one may go with another */
  for (GList *l = all; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == window && gtk_window_get_modal (l->data))
      gtk_window_close (l->data);
  g_list_free_full (all, g_object_unref);
}
