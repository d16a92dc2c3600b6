/* Owns: the window in which one item of an import is corrected: title, level, text, units, and where it
 * is split. Refuses: to keep what is not said to be right. */

#include "yd-ui-review-item.h"

#include "yd-text.h"
#include "yd-ui-entry-row.h"
#include "yd-ui-gtk.h"
#include "yd-ui-unit-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define TEXT_HEIGHT 150 /* pixels of the text at least */

typedef struct
{
  YdUiUnitDialog dialog;
  char *key, *was_title; /* owned */
  YdItemKind was_kind;
  GtkWidget *title, *kind, *text, *units, *add; /* children; text NULL where there is none */
  GtkWidget *to_text, *ends, *split, *units_button;
  char *joint;     /* owned: between title and text in their line; NULL where they have one each */
  GPtrArray *was;  /* char *: the paragraphs as they came */
  int run_in;      /* title and text share a line now; -1: as they did */
  GPtrArray *rows; /* Unit, owned: as shown */
  GPtrArray *suggested; /* char *: names that may be units */
  gboolean units_changed;
  YdUiReviewItemDone done;
  gpointer data;
} Form;

typedef struct
{
  Form *form;
  char *name;
  GtkWidget *row, *role;
} Unit;

static void
unit_free (gpointer data)
{
  Unit *unit = data;
  g_free (unit->name);
  g_free (unit);
}

static void
form_free (gpointer data)
{
  Form *self = data;
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->suggested);
  g_ptr_array_unref (self->was);
  g_free (self->joint);
  g_free (self->key);
  g_free (self->was_title);
  g_free (self);
}

/* ---- units ---- */

static void
role_cb (Form *self)
{
  self->units_changed = TRUE;
}

static void
remove_cb (GtkButton *button, Unit *unit)
{
  Form *self = unit->form;
  self->units_changed = TRUE;
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->units), unit->row);
  g_ptr_array_remove (self->rows, unit);
  gtk_widget_grab_focus (self->add);
}

static void
add_unit (Form *self, const char *name, YdRole role)
{
  const char *const roles[] = { _ ("Lead"), _ ("Support"), NULL };
  Unit *unit = g_new0 (Unit, 1);
  g_autofree char *escaped = g_markup_escape_text (name, -1);
  g_autofree char *role_name = g_strdup_printf (_ ("Role of %s"), name);
  g_autofree char *remove_name = g_strdup_printf (_ ("Remove %s"), name);
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  *unit = (Unit){ self, g_strdup (name), adw_action_row_new (),
                  gtk_drop_down_new_from_strings (roles) };
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (unit->row), escaped);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (unit->role), role);
  gtk_widget_set_valign (unit->role, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, remove_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (unit->role), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  role_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove_name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (unit->row), unit->role);
  adw_action_row_add_suffix (ADW_ACTION_ROW (unit->row), remove);
  g_signal_connect_swapped (unit->role, "notify::selected", G_CALLBACK (role_cb), self);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), unit);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->units), unit->row);
  g_ptr_array_add (self->rows, unit);
}

static gboolean
has_lead (Form *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_drop_down_get_selected (
          GTK_DROP_DOWN (((Unit *)g_ptr_array_index (self->rows, i))->role))
        == YD_ROLE_LEAD)
      return TRUE;
  return FALSE;
}

static void
take_typed (Form *self)
{
  g_autofree char *name = yd_text_clean_name (gtk_editable_get_text (GTK_EDITABLE (self->add)));
  if (*name == '\0')
    return;
  self->units_changed = TRUE;
  add_unit (self, name, has_lead (self) ? YD_ROLE_SUPPORT : YD_ROLE_LEAD);
  /* an entry with a tick takes every change for one of the person's, and would offer to add nothing */
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->add), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->add), "");
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->add), TRUE);
  gtk_widget_grab_focus (self->add);
}

/* Assistive software fills the entry where the keyboard is not: it goes there, so that Enter and the tick add
 * the unit as they do for what is typed. */
static void
filled_cb (Form *self)
{
  GtkWidget *focus = gtk_window_get_focus (self->dialog.window);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->add));
  if (*text == '\0' || !gtk_widget_get_mapped (self->add)
      || (focus != NULL && gtk_widget_is_ancestor (focus, self->add)))
    return;
  g_autofree char *words = g_strdup (text);
  gtk_widget_grab_focus (self->add);
  gtk_editable_set_text (GTK_EDITABLE (self->add),
                         ""); /* the row counts what changes from now on */
  gtk_editable_set_text (GTK_EDITABLE (self->add), words);
  gtk_editable_set_position (GTK_EDITABLE (self->add), -1);
}

/* ---- words ---- */

static GtkTextBuffer *
get_buffer (Form *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
}

/* The paragraphs as they are kept: without blanks around them, and none that is empty. @caret: (nullable):
 * gets the paragraph and the character in it where the caret stands. */
static GPtrArray *
collect_text (Form *self, int caret[2])
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter at;
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  for (int line = 0; line < gtk_text_buffer_get_line_count (buffer); line++)
    {
      GtkTextIter start, end;
      gtk_text_buffer_get_iter_at_line (buffer, &start, line);
      end = start;
      if (!gtk_text_iter_ends_line (&end))
        gtk_text_iter_forward_to_line_end (&end);
      g_autofree char *written = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
      char *clean = g_strstrip (yd_text_normalise (written, -1));
      if (caret != NULL && line == gtk_text_iter_get_line (&at))
        {
          g_autofree char *left = gtk_text_buffer_get_text (buffer, &start, &at, FALSE);
          g_autofree char *before = g_strchug (yd_text_normalise (left, -1));
          caret[0] = (int)texts->len;
          caret[1] = (int)g_utf8_strlen (before, -1);
        }
      if (*clean != '\0')
        g_ptr_array_add (texts, clean);
      else
        g_free (clean);
    }
  return texts;
}

static gboolean
is_same (const GPtrArray *a, const GPtrArray *b)
{
  gboolean same = a->len == b->len;
  for (guint i = 0; same && i < a->len; i++)
    same = g_str_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i));
  return same;
}

static char *
dup_title (Form *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));
}

/* The title begins the text: a point may have none. */
static void
to_text_cb (Form *self)
{
  g_autofree char *title = dup_title (self);
  GtkTextIter start;
  gboolean empty = gtk_text_buffer_get_char_count (get_buffer (self)) == 0;
  g_autofree char *words = g_strconcat (title,
                                        empty                 ? ""
                                        : self->joint != NULL ? self->joint
                                                              : "\n",
                                        NULL);
  gtk_text_buffer_get_start_iter (get_buffer (self), &start);
  gtk_text_buffer_insert (get_buffer (self), &start, words, -1);
  gtk_text_buffer_place_cursor (get_buffer (self), &start);
  gtk_editable_set_text (GTK_EDITABLE (self->title), "");
  self->run_in = TRUE;
  gtk_widget_grab_focus (self->text);
}

static gboolean
is_closing (gunichar c)
{
  return c != 0 && g_utf8_strchr ("。：；，、:;,. ", -1, c) != NULL;
}

/* What stands before the caret belongs to the title, without the mark that closes it. */
static void
ends_cb (Form *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start, caret;
  g_autofree char *title = dup_title (self);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  g_autofree char *words = gtk_text_buffer_get_text (buffer, &start, &caret, FALSE);
  g_autofree char *whole
    = g_strconcat (title, *title != '\0' && self->joint != NULL ? self->joint : "", words, NULL);
  for (char *end = g_utf8_find_prev_char (whole, whole + strlen (whole));
       end != NULL && is_closing (g_utf8_get_char (end)); end = g_utf8_find_prev_char (whole, end))
    *end = '\0';
  while (!gtk_text_iter_ends_line (&caret) && is_closing (gtk_text_iter_get_char (&caret)))
    gtk_text_iter_forward_char (&caret);
  gboolean all = gtk_text_iter_ends_line (&caret);
  if (all)
    gtk_text_iter_forward_char (&caret);
  if (all || *title == '\0')
    {
      self->run_in = !all;
      g_free (self->joint);
      self->joint = all ? NULL : g_strdup ("。");
    }
  gtk_text_buffer_delete (buffer, &start, &caret);
  gtk_editable_set_text (GTK_EDITABLE (self->title), whole);
}

/* ---- what comes of it ---- */

static void
add_text (Form *self, GPtrArray *corrections)
{
  g_autoptr (GPtrArray) now = self->text != NULL ? collect_text (self, NULL) : NULL;
  if (now != NULL && !is_same (self->was, now))
    g_ptr_array_add (corrections, yd_correction_new_text (self->key, g_ptr_array_ref (self->was),
                                                          g_steal_pointer (&now), self->run_in));
}

static void
finish (Form *self, YdCorrection *last)
{
  GPtrArray *corrections = yd_corrections_new (NULL);
  g_autofree char *title = dup_title (self);
  YdItemKind kind = (YdItemKind)adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind));
  take_typed (self);
  if (!g_str_equal (title, self->was_title))
    {
      YdCorrection *one = yd_correction_new (YD_CORRECT_TITLE, self->key);
      one->text = g_steal_pointer (&title);
      g_ptr_array_add (corrections, one);
    }
  if (kind != self->was_kind)
    {
      YdCorrection *one = yd_correction_new (YD_CORRECT_KIND, self->key);
      one->kind = kind;
      g_ptr_array_add (corrections, one);
    }
  add_text (self, corrections);
  if (self->units_changed && (last == NULL || last->code != YD_CORRECT_NO_UNITS))
    {
      YdCorrection *one = yd_correction_new (YD_CORRECT_UNITS, self->key);
      for (guint i = 0; i < self->rows->len; i++)
        {
          const Unit *unit = g_ptr_array_index (self->rows, i);
          yd_correction_add_unit (one, unit->name,
                                  (YdRole)gtk_drop_down_get_selected (GTK_DROP_DOWN (unit->role)));
        }
      g_ptr_array_add (corrections, one);
    }
  if (last != NULL)
    g_ptr_array_add (corrections, last);
  YdUiReviewItemDone done = self->done;
  gpointer data = self->data;
  gtk_window_destroy (self->dialog.window);
  done (data, corrections);
}

static void
accept_cb (Form *self)
{
  finish (self, NULL);
}

static void
not_units_cb (Form *self)
{
  finish (self, yd_correction_new (YD_CORRECT_NO_UNITS, self->key));
}

static void
split_cb (Form *self)
{
  int caret[2] = { 0, 0 };
  g_ptr_array_unref (collect_text (self, caret));
  YdCorrection *split = yd_correction_new (YD_CORRECT_SPLIT, self->key);
  split->paragraph = caret[0];
  split->at = caret[1];
  split->kind = (YdItemKind)adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind));
  finish (self, split);
}

/* Nothing would be split off at the very end of a paragraph, nor left before the beginning; a title ends
 * in the first line. */
static void
caret_cb (Form *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter caret;
  g_autofree char *title = dup_title (self);
  gboolean point = adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind)) >= YD_ITEM_POINT;
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  gtk_widget_set_sensitive (self->split, !gtk_text_iter_ends_line (&caret)
                                           && (*title != '\0' || !gtk_text_iter_is_start (&caret)));
  gtk_widget_set_sensitive (self->ends, gtk_text_iter_get_line (&caret) == 0
                                          && !gtk_text_iter_is_start (&caret));
  gtk_widget_set_sensitive (self->to_text, point && *title != '\0');
}

static void
take_suggested (Form *self)
{
  self->units_changed = TRUE;
  for (guint i = 0; i < self->suggested->len; i++)
    add_unit (self, g_ptr_array_index (self->suggested, i),
              i == 0 ? YD_ROLE_LEAD : YD_ROLE_SUPPORT);
  gtk_widget_set_visible (self->units_button, FALSE);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->units), NULL);
  gtk_widget_grab_focus (self->add);
}

/* ---- the window ---- */

static GtkWidget *
new_group (Form *self, const char *title, const char *button, const char *tooltip,
           GCallback clicked, GtkWidget **out)
{
  GtkWidget *group = adw_preferences_group_new (), *suffix;
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->dialog.page),
                            ADW_PREFERENCES_GROUP (group));
  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (button == NULL)
    return group;
  suffix = gtk_button_new_with_label (button);
  gtk_widget_add_css_class (suffix, "flat");
  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (suffix, tooltip);
  g_signal_connect_swapped (suffix, "clicked", clicked, self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), suffix);
  if (out != NULL)
    *out = suffix;
  return group;
}

static void
fill_title (Form *self, const YdOutlineItem *item)
{
  const char *const kinds[] = { _ ("Section"), _ ("Group"), _ ("Point"), _ ("Task"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (kinds);
  GtkWidget *group = new_group (self, NULL, NULL, NULL, NULL, NULL);
  self->title = yd_ui_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->title), _ ("Title"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (self->title), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->title), item->title);
  self->to_text = gtk_button_new_from_icon_name ("go-down-symbolic");
  gtk_widget_add_css_class (self->to_text, "flat");
  gtk_widget_set_valign (self->to_text, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->to_text, _ ("The title is the beginning of the text"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->to_text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Title into the Text"), -1);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->title), self->to_text);
  g_signal_connect_swapped (self->to_text, "clicked", G_CALLBACK (to_text_cb), self);
  self->kind = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->kind), _ ("Level"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->kind), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->kind), item->kind);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->kind);
}

static GtkWidget *
new_caret_button (Form *self, GtkWidget *box, const char *label, const char *tooltip,
                  GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
fill_text (Form *self, const YdOutlineItem *item)
{
  gtk_widget_set_visible (self->to_text, item->paragraphs->len > 0 || item->kind >= YD_ITEM_POINT);
  if (!gtk_widget_get_visible (self->to_text))
    return;
  GtkWidget *group = new_group (self, _ ("Text"), NULL, NULL, NULL, NULL);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->ends = new_caret_button (self, buttons, _ ("Title Ends at the Caret"),
                                 _ ("What stands before the caret belongs to the title"),
                                 G_CALLBACK (ends_cb));
  self->split = new_caret_button (self, buttons, _ ("Split at the Caret"),
                                  _ ("What stands after the caret becomes an item of its own"),
                                  G_CALLBACK (split_cb));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), buttons);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < item->paragraphs->len; i++)
    {
      g_ptr_array_add (self->was, g_strdup (g_ptr_array_index (item->paragraphs, i)));
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                              (char *)g_ptr_array_index (item->paragraphs, i));
    }
  self->text = gtk_text_view_new ();
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start;
  gtk_text_buffer_set_text (buffer, text->str, -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  g_string_free (text, TRUE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->text), GTK_WRAP_WORD_CHAR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text"), -1);
  gtk_widget_add_css_class (self->text, "split-text");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->text);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), TEXT_HEIGHT);
  gtk_widget_add_css_class (scroller, "card");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), scroller);
  g_signal_connect_swapped (buffer, "notify::cursor-position", G_CALLBACK (caret_cb), self);
  g_signal_connect_swapped (buffer, "changed", G_CALLBACK (caret_cb), self);
  g_signal_connect_swapped (self->title, "changed", G_CALLBACK (caret_cb), self);
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (caret_cb), self);
  caret_cb (self);
}

static void
collect_suggested (Form *self, const YdOutlineItem *item)
{
  for (guint i = 0; i < item->suggestions->len; i++)
    {
      const YdOutlineSuggestion *one = g_ptr_array_index (item->suggestions, i);
      if (one->kind == YD_SUGGEST_UNIT
          && !g_ptr_array_find_with_equal_func (self->suggested, one->name, g_str_equal, NULL))
        g_ptr_array_add (self->suggested, g_strdup (one->name));
    }
}

static void
fill_units (Form *self, const YdOutlineItem *item)
{
  gboolean read = item->unit_mark != NULL || item->unit_mark_found != NULL;
  if (item->units->len == 0)
    collect_suggested (self, item);
  if (self->suggested->len > 0)
    {
      GString *names = g_string_new (NULL);
      for (guint i = 0; i < self->suggested->len; i++)
        g_string_append_printf (names, "%s%s", i > 0 ? "、" : "",
                                (char *)g_ptr_array_index (self->suggested, i));
      g_autofree char *words = g_markup_printf_escaped (_ ("These may be units: %s"), names->str);
      self->units = new_group (self, _ ("Units"), _ ("Take as Units"), NULL,
                               G_CALLBACK (take_suggested), &self->units_button);
      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->units), words);
      g_string_free (names, TRUE);
    }
  else
    self->units = new_group (self, _ ("Units"), read ? _ ("Not Units") : NULL,
                             _ ("What was read as units belongs to the text"),
                             G_CALLBACK (not_units_cb), NULL);
  self->add = yd_ui_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add), _ ("Add a unit"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->add), TRUE);
  GtkWidget *below = new_group (self, NULL, NULL, NULL, NULL, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (below), self->add);
  g_signal_connect_swapped (self->add, "apply", G_CALLBACK (take_typed), self);
  g_signal_connect_swapped (self->add, "changed", G_CALLBACK (filled_cb), self);
  for (guint i = 0; i < item->units->len; i++)
    {
      const YdOutlineUnit *unit = g_ptr_array_index (item->units, i);
      add_unit (self, unit->name, unit->role);
    }
}

/**
 * yd_ui_review_item_present:
 * @item: used in this call alone
 * @split: the person wants to say where it is split
 * @done: called once, unless the person thinks better of it
 */
void
yd_ui_review_item_present (GtkWindow *parent, const YdOutlineItem *item, gboolean split,
                           YdUiReviewItemDone done, gpointer data)
{
  Form *self = g_new0 (Form, 1);
  self->dialog = yd_ui_unit_dialog_new (parent, _ ("Correct What Was Found"), _ ("Co_rrect"), 620);
  self->key = g_strdup (item->key);
  self->was_title = g_strdup (item->title);
  self->joint = yd_outline_item_dup_joint (item);
  self->was = g_ptr_array_new_with_free_func (g_free);
  self->run_in = -1;
  self->was_kind = item->kind;
  self->rows = g_ptr_array_new_with_free_func (unit_free);
  self->suggested = g_ptr_array_new_with_free_func (g_free);
  self->done = done;
  self->data = data;
  g_object_set_data_full (G_OBJECT (self->dialog.window), "form", self, form_free);
  fill_title (self, item);
  fill_text (self, item);
  fill_units (self, item);
  g_signal_connect_swapped (self->dialog.accept, "clicked", G_CALLBACK (accept_cb), self);
  yd_ui_gtk_keep_on_enter (self->dialog.window);
  gtk_window_present (self->dialog.window);
  gtk_widget_grab_focus (split && self->text != NULL ? self->text : self->title);
}
