/* Owns: a row with a text of several lines. Refuses: to know what it is for. */

#include "yd-ui-text-row.h"

#include "yd-ui-text-diff.h"

#include <string.h>

/* ---- a text view that is as high as its words ---- */

#define YD_UI_TYPE_NOTICE_TEXT (yd_ui_notice_text_get_type ())
G_DECLARE_FINAL_TYPE (YdUiNoticeText, yd_ui_notice_text, YD_UI, NOTICE_TEXT, GtkTextView)

struct _YdUiNoticeText
{
  GtkTextView parent_instance;
  int width;    /* as given out last */
  guint fit_id; /* source: asks for the height that goes with it */
};

G_DEFINE_FINAL_TYPE (YdUiNoticeText, yd_ui_notice_text, GTK_TYPE_TEXT_VIEW)

static gboolean
fit_cb (gpointer data)
{
  YdUiNoticeText *self = data;
  self->fit_id = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* A text view knows its height for the width that it has, not for the one it is asked about. */
static void
text_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  YdUiNoticeText *self = YD_UI_NOTICE_TEXT (widget);
  GTK_WIDGET_CLASS (yd_ui_notice_text_parent_class)
    ->size_allocate (widget, width, height, baseline);
  if (width == self->width)
    return;
  self->width = width;
  if (self->fit_id == 0)
    self->fit_id = g_idle_add (fit_cb, self);
}

static void
text_dispose (GObject *object)
{
  g_clear_handle_id (&YD_UI_NOTICE_TEXT (object)->fit_id, g_source_remove);
  G_OBJECT_CLASS (yd_ui_notice_text_parent_class)->dispose (object);
}

static void
yd_ui_notice_text_class_init (YdUiNoticeTextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = text_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = text_size_allocate;
}

static void
yd_ui_notice_text_init (YdUiNoticeText *self)
{
}

/* ---- the row ---- */

struct _YdUiTextRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *title;   /* child */
  GtkLabel *hint;    /* child: what an empty field is for */
  GtkTextView *view; /* child */
  gboolean single;   /* one paragraph, broken only as there is room */
  gboolean setting;  /* the text comes from the plan */
};

G_DEFINE_FINAL_TYPE (YdUiTextRow, yd_ui_text_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
changed_cb (YdUiTextRow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), gtk_text_buffer_get_char_count (buffer) == 0);
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
yd_ui_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (YD_UI_TEXT_ROW (widget)->view));
}

/* What is one paragraph takes no line break, typed or pasted. */
static void
insert_cb (GtkTextBuffer *buffer, GtkTextIter *at, char *text, int length, YdUiTextRow *self)
{
  if (!self->single || memchr (text, '\n', (gsize)length) == NULL)
    return;
  g_autofree char *one = g_strdelimit (g_strndup (text, (gsize)length), "\n", ' ');
  g_strstrip (one);
  g_signal_stop_emission_by_name (buffer, "insert-text");
  if (one[0] != '\0')
    gtk_text_buffer_insert (buffer, at, one, -1);
}

/* A press beside the words is a press on them. */
static void
pressed_cb (YdUiTextRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
yd_ui_text_row_class_init (YdUiTextRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = yd_ui_text_row_grab_focus;
  signals[CHANGED] = g_signal_new ("changed", YD_UI_TYPE_TEXT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static GtkLabel *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static void
yd_ui_text_row_init (YdUiTextRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *overlay = gtk_overlay_new ();
  self->title = new_label ("caption");
  self->hint = new_label (NULL);
  self->view = g_object_new (YD_UI_TYPE_NOTICE_TEXT, NULL);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (self->view), FALSE);
  gtk_widget_set_can_target (GTK_WIDGET (self->hint), FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self->hint), GTK_ALIGN_START);
  gtk_label_set_ellipsize (self->hint, PANGO_ELLIPSIZE_END);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->view));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->hint));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), overlay);
  gtk_widget_add_css_class (box, "lines");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  g_signal_connect (gtk_text_view_get_buffer (self->view), "insert-text", G_CALLBACK (insert_cb),
                    self);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->view), "changed",
                            G_CALLBACK (changed_cb), self);
  GtkGesture *click = gtk_gesture_click_new ();
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
yd_ui_text_row_new (const char *title, const char *hint)
{
  YdUiTextRow *self = g_object_new (YD_UI_TYPE_TEXT_ROW, NULL);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->hint, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  return GTK_WIDGET (self);
}

/* Returns: (transfer full) */
char *
yd_ui_text_row_dup_text (YdUiTextRow *self)
{
  return yd_ui_text_buffer_dup_text (gtk_text_view_get_buffer (self->view));
}

/* Replaces the range that differs: caret and input method survive. */
void
yd_ui_text_row_set_text (YdUiTextRow *self, const char *text)
{
  self->setting = TRUE;
  yd_ui_text_buffer_replace (gtk_text_view_get_buffer (self->view), text);
  self->setting = FALSE;
}

/* Chooses @length characters from @start; the keyboard stays where it is. */
void
yd_ui_text_row_select (YdUiTextRow *self, int start, int length)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter from, to;
  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, start + length);
  gtk_text_buffer_select_range (buffer, &from, &to);
}

void
yd_ui_text_row_set_editable (YdUiTextRow *self, gboolean editable)
{
  gtk_text_view_set_editable (self->view, editable);
  gtk_text_view_set_cursor_visible (self->view, editable);
}

/* @single: whether the text is one paragraph, broken only as there is room */
void
yd_ui_text_row_set_single (YdUiTextRow *self, gboolean single)
{
  self->single = single;
}
