/* Owns: the words of the source that a person points at, by mouse or keys, and the question what they shall
 * be recorded as. Refuses: to read them (import/yd-import-words), and to record. */

#include "yd-ui-review-private.h"

#include "yd-char.h"
#include "yd-indicator.h"
#include "yd-milestone.h"
#include "yd-scan.h"
#include "yd-ui-gtk.h"
#include "yd-ui-source-line.h"

#include <glib/gi18n.h>

enum
{
  DUE,
  FIGURE,
  LEAD,
  SUPPORT,
  N_WAYS
};

/* ---- what is pointed at ---- */

static const char *
get_text (YdUiReview *self, guint block)
{
  return yd_blocks_get (yd_import_draft_get_blocks (self->draft), block)->text;
}

static gboolean
has_words (YdUiReview *self)
{
  return self->anchor >= 0 && self->anchor != self->caret;
}

/* Shows it in @row, which may have come on the screen just now. */
void
yd_ui_review_words_show (YdUiReview *self, GtkListItem *row)
{
  gboolean here = self->anchor >= 0 && gtk_list_item_get_position (row) == self->pointed_block;
  yd_ui_source_line_choose (YD_UI_SOURCE_LINE (gtk_list_item_get_child (row)),
                            here ? self->anchor : -1, here ? self->caret : -1, self->has_caret);
}

static void
point_at (YdUiReview *self, guint block, int anchor, int caret, gboolean has_caret)
{
  GHashTableIter iter;
  gpointer row;
  self->pointed_block = block;
  self->anchor = anchor;
  self->caret = caret;
  self->has_caret = has_caret;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.record-words",
                                 has_words (self) && !self->busy);
  g_hash_table_iter_init (&iter, self->bound_source);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    yd_ui_review_words_show (self, row);
}

void
yd_ui_review_words_clear (YdUiReview *self)
{
  if (self->anchor >= 0)
    point_at (self, self->pointed_block, -1, -1, FALSE);
}

static gboolean
is_mark (gunichar c)
{
  return yd_scan_is_stop (c) || yd_char_is_opening (c) || yd_char_is_closing (c)
         || (c != 0 && g_utf8_strchr ("，、；：,;:", -1, c) != NULL);
}

/* From @at to the next mark, or to the one before; past it where @at is at one. */
static int
find_mark (const char *text, int at, gboolean back)
{
  const char *p = g_utf8_offset_to_pointer (text, at);
  for (gboolean moved = FALSE;; moved = TRUE)
    {
      if (back ? p == text : *p == '\0')
        return at;
      const char *next = back ? g_utf8_prev_char (p) : g_utf8_next_char (p);
      if (moved && is_mark (g_utf8_get_char (back ? next : p)))
        return at;
      p = next;
      at += back ? -1 : 1;
    }
}

/* The words between two marks around @at. */
static void
point_at_clause (YdUiReview *self, guint block, int at)
{
  const char *text = get_text (self, block);
  const char *from = g_utf8_offset_to_pointer (text, at), *to = from;
  int start = at, end = at;
  for (; from > text && !is_mark (g_utf8_get_char (g_utf8_prev_char (from))); start--)
    from = g_utf8_prev_char (from);
  for (; *to != '\0' && !is_mark (g_utf8_get_char (to)); end++)
    to = g_utf8_next_char (to);
  point_at (self, block, start, end, FALSE);
}

static char *
dup_pointed (YdUiReview *self)
{
  return g_utf8_substring (get_text (self, self->pointed_block), MIN (self->anchor, self->caret),
                           MAX (self->anchor, self->caret));
}

/* ---- what it shall be ---- */

static void
record (YdUiReview *self, guint way)
{
  g_autoptr (YdImportWords) words = g_steal_pointer (&self->words);
  if (words == NULL || self->busy)
    return;
  YdCorrection *correction = NULL;
  if (way >= LEAD)
    correction = yd_import_words_new_units (words, self->draft,
                                            way == LEAD ? YD_ROLE_LEAD : YD_ROLE_SUPPORT);
  else if (way == DUE ? words->reads_due : words->reads_figure)
    correction = yd_import_words_new_correction (words, way == DUE ? YD_SUGGEST_MILESTONE
                                                                   : YD_SUGGEST_INDICATOR);
  else
    {
      yd_ui_review_record_words (self, g_steal_pointer (&words),
                                 way == DUE ? YD_SUGGEST_MILESTONE : YD_SUGGEST_INDICATOR);
      return;
    }
  yd_ui_review_record (self, words->item, correction);
}

static void
way_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  YdUiReview *self = YD_UI_REVIEW (widget);
  gtk_popover_popdown (GTK_POPOVER (self->words_popover));
  record (self, g_variant_get_uint32 (parameter));
}

static char *
dup_units (const YdImportWords *words, gboolean support)
{
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < words->units->len; i++)
    {
      const YdOutlineUnit *unit = g_ptr_array_index (words->units, i);
      gboolean second = !support && words->divided && unit->role == YD_ROLE_SUPPORT;
      g_string_append_printf (names, "%s%s%s", i > 0 ? "、" : "", unit->name,
                              second ? _ (" (support)") : "");
    }
  return g_string_free (names, FALSE);
}

/* What would be recorded. */
static char *
dup_outcome (const YdImportWords *words, guint way)
{
  const YdOutlineSuggestion *one = way == DUE ? words->due : words->figure;
  if (way >= LEAD)
    return dup_units (words, way == SUPPORT);
  if (!(way == DUE ? words->reads_due : words->reads_figure))
    return g_strdup (way == DUE ? _ ("no date can be read from it: say it yourself…")
                                : _ ("no figure can be read from it: say it yourself…"));
  g_autofree char *value = way == DUE
                             ? yd_due_dup_text (one->when.due, one->when.before,
                                                (int)one->when.recurrence, one->when.long_term)
                             : yd_comparison_dup_text ((int)one->comparison, one->target,
                                                       one->target_high, one->scale, one->measure);
  return g_strdup_printf ("%s　%s", one->name, value);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Whether nothing more has to be said. */
static gboolean
reads (const YdImportWords *words, guint way)
{
  return way == DUE ? words->reads_due : way == FIGURE ? words->reads_figure : TRUE;
}

static GtkWidget *
new_way (const YdImportWords *words, guint way)
{
  static const char *const titles[] = { N_ ("As a Milestone"), N_ ("As an Indicator"),
                                        N_ ("As Lead Units"), N_ ("As Supporting Units") };
  g_autofree char *outcome = dup_outcome (words, way);
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), _ (titles[way]), outcome);
  g_autofree char *digit = g_strdup_printf ("%u", way + 1);
  GtkWidget *button = gtk_button_new (), *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1),
            *key = new_label (digit, "dim-label");
  GtkWidget *says = new_label (outcome, "caption");
  if (!reads (words, way))
    gtk_widget_add_css_class (says, "dim-label");
  gtk_widget_add_css_class (key, "numeric");
  gtk_box_append (GTK_BOX (both), new_label (_ (titles[way]), "title"));
  gtk_box_append (GTK_BOX (both), says);
  gtk_box_append (GTK_BOX (row), key);
  gtk_box_append (GTK_BOX (row), both);
  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, outcome);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "review.record-as");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", way);
  return button;
}

/* @first: (out): the first way that needs nothing more said; or NULL */
static GtkWidget *
new_question (YdUiReview *self, GtkWidget **first)
{
  const YdImportWords *words = self->words;
  g_autofree char *pointed = dup_pointed (self);
  g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), pointed);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  *first = NULL;
  GtkWidget *head = new_label (quoted, "heading");
  gtk_widget_add_css_class (box, "words-question");
  gtk_box_append (GTK_BOX (box), head);
  if (words == NULL)
    {
      gtk_box_append (
        GTK_BOX (box),
        yd_ui_gtk_new_popover_words (_ ("These words belong to no item. Make one of the paragraph "
                                        "first (right button), then record them."),
                                     30));
      return box;
    }
  for (guint way = 0; way < N_WAYS; way++)
    {
      if (way >= LEAD && words->units->len == 0)
        continue;
      GtkWidget *button = new_way (words, way);
      gtk_box_append (GTK_BOX (box), button);
      if (*first == NULL && reads (words, way))
        *first = button;
    }
  return box;
}

static gboolean
question_key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                 YdUiReview *self)
{
  guint digit = key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_9 ? key - GDK_KEY_KP_1 : key - GDK_KEY_1;
  if (digit >= N_WAYS || self->words == NULL || (digit >= LEAD && self->words->units->len == 0))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "review.record-as", "u", digit);
  return TRUE;
}

static void
question_closed_cb (YdUiReview *self)
{
  if (GTK_WINDOW (self)
      == gtk_application_get_active_window (gtk_window_get_application (GTK_WINDOW (self))))
    yd_ui_review_focus_side (self, TRUE);
}

static void
ask (YdUiReview *self)
{
  GdkRectangle place;
  GtkWidget *row = yd_ui_review_find_row (self, TRUE), *first;
  if (!has_words (self) || self->busy || row == NULL)
    return;
  g_clear_pointer (&self->words, yd_import_words_free);
  int start = MIN (self->anchor, self->caret), end = MAX (self->anchor, self->caret);
  self->words = yd_import_words_new (self->draft, self->pointed_block, start, end - start);
  if (self->words_popover == NULL)
    {
      GtkEventController *keys = gtk_event_controller_key_new ();
      self->words_popover = gtk_popover_new ();
      gtk_widget_set_parent (self->words_popover, self->source_side);
      gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
      g_signal_connect (keys, "key-pressed", G_CALLBACK (question_key_cb), self);
      gtk_widget_add_controller (self->words_popover, keys);
      g_signal_connect_swapped (self->words_popover, "closed", G_CALLBACK (question_closed_cb),
                                self);
    }
  gtk_popover_set_child (GTK_POPOVER (self->words_popover), new_question (self, &first));
  yd_ui_source_line_get_place (YD_UI_SOURCE_LINE (row), self->source_side, &place);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->words_popover), &place);
  gtk_popover_popup (GTK_POPOVER (self->words_popover));
  if (first != NULL)
    gtk_widget_grab_focus (first);
}

static void
record_words_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask (YD_UI_REVIEW (widget));
}

/* ---- by mouse ---- */

static void
point_at_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  YdUiReview *self = YD_UI_REVIEW (widget);
  guint block;
  int anchor, caret;
  gboolean done;
  g_variant_get (parameter, "(uiib)", &block, &anchor, &caret, &done);
  if (anchor < 0)
    {
      yd_ui_review_words_clear (self);
      yd_ui_review_source_pressed (self, block, caret);
      return;
    }
  if (gtk_single_selection_get_selected (self->source_selection) != block)
    gtk_single_selection_set_selected (self->source_selection, block);
  if (caret == G_MAXINT)
    point_at_clause (self, block, anchor);
  else
    point_at (self, block, anchor, caret, FALSE);
  if (done)
    ask (self);
}

/* ---- by keys ---- */

static int
move (const char *text, guint key, gboolean clause, int at)
{
  int length = (int)g_utf8_strlen (text, -1);
  if (key == GDK_KEY_Home || key == GDK_KEY_End)
    return key == GDK_KEY_Home ? 0 : length;
  if (clause)
    return find_mark (text, at, key == GDK_KEY_Left);
  return CLAMP (at + (key == GDK_KEY_Left ? -1 : 1), 0, length);
}

/* Returns: whether the key was one of the caret's */
gboolean
yd_ui_review_words_key (YdUiReview *self, guint key, GdkModifierType modifiers)
{
  guint block = gtk_single_selection_get_selected (self->source_selection);
  gboolean extend = (modifiers & GDK_SHIFT_MASK) != 0;
  gboolean arrow = key == GDK_KEY_Left || key == GDK_KEY_Right;
  if (block == GTK_INVALID_LIST_POSITION)
    return FALSE;
  if (key == GDK_KEY_Escape && self->anchor >= 0)
    {
      yd_ui_review_words_clear (self);
      return TRUE;
    }
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && modifiers == 0 && has_words (self))
    {
      ask (self);
      return TRUE;
    }
  if (key == GDK_KEY_c && modifiers == GDK_CONTROL_MASK && has_words (self))
    {
      g_autofree char *words = dup_pointed (self);
      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), words);
      return TRUE;
    }
  if (!(arrow && (modifiers & ~(GDK_SHIFT_MASK | GDK_CONTROL_MASK)) == 0)
      && !((key == GDK_KEY_Home || key == GDK_KEY_End) && modifiers == GDK_SHIFT_MASK))
    return FALSE;
  if (self->anchor < 0 || self->pointed_block != block)
    point_at (self, block, 0, 0, TRUE);
  int to = move (get_text (self, block), key, (modifiers & GDK_CONTROL_MASK) != 0, self->caret);
  point_at (self, block, extend ? self->anchor : to, to, TRUE);
  return TRUE;
}

void
yd_ui_review_words_class_init (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "review.point-at", "(uiib)", point_at_cb);
  gtk_widget_class_install_action (klass, "review.record-words", NULL, record_words_cb);
  gtk_widget_class_install_action (klass, "review.record-as", "u", way_cb);
}
