/* Owns: the commands with which a person corrects what was found: their keys, their menus, and when each
 * can be given. Refuses: to carry them out (import/yd-import-correct). */

#include "yd-ui-review-private.h"

#include "yd-outline-levels.h"
#include "yd-ui-review-item.h"
#include "yd-ui-review-line.h"

#include <glib/gi18n.h>

/* ---- on the chosen item ---- */

static void
correct_item (YdUiReview *self, YdCorrectionCode code)
{
  const YdUiReadingItem *item = yd_ui_review_get_item (self);
  if (item != NULL)
    yd_ui_review_correct (self, yd_correction_new (code, item->key));
}

static void
join_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  correct_item (YD_UI_REVIEW (widget), YD_CORRECT_JOIN);
}

static void
as_text_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  correct_item (YD_UI_REVIEW (widget), YD_CORRECT_AS_TEXT);
}

static void
as_annex_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  correct_item (YD_UI_REVIEW (widget), YD_CORRECT_AS_ANNEX);
}

static void
leave_out_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  YdUiReview *self = YD_UI_REVIEW (widget);
  if (!yd_ui_review_answer_found (self, YD_SUGGESTION_DISMISSED))
    correct_item (self, YD_CORRECT_LEAVE_OUT);
}

static gboolean
read_kind (GVariant *parameter, YdItemKind *kind)
{
  static const char *const names[] = { "section", "group", "point", "task", NULL };
  for (int i = 0; names[i] != NULL; i++)
    if (g_str_equal (g_variant_get_string (parameter, NULL), names[i]))
      {
        *kind = (YdItemKind)i;
        return TRUE;
      }
  return FALSE;
}

static void
set_kind (YdUiReview *self, YdItemKind kind)
{
  const YdUiReadingItem *item = yd_ui_review_get_item (self);
  if (item == NULL || item->kind == kind)
    return;
  YdCorrection *correction = yd_correction_new (YD_CORRECT_KIND, item->key);
  correction->kind = kind;
  yd_ui_review_correct (self, correction);
}

static void
kind_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  YdItemKind kind;
  if (read_kind (parameter, &kind))
    set_kind (YD_UI_REVIEW (widget), kind);
}

static void
level_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  YdUiReview *self = YD_UI_REVIEW (widget);
  const YdUiReadingItem *chosen = yd_ui_review_get_item (self);
  YdItemKind kind;
  if (self->busy || chosen == NULL)
    return;
  const YdOutlineItem *item = yd_import_draft_get_item (self->draft, chosen->key);
  gboolean up = g_str_equal (action, "review.up");
  if (item != NULL
      && yd_outline_get_next_kind (yd_import_draft_get_outline (self->draft), item, up, &kind))
    set_kind (self, kind);
  else
    yd_ui_review_say (self, up ? _ ("It is on the highest level")
                               : _ ("There is no level below it here"));
}

static void
item_done_cb (gpointer data, GPtrArray *corrections)
{
  yd_ui_review_correct_all (data, corrections);
}

static void
edit_item (YdUiReview *self, gboolean split)
{
  const YdUiReadingItem *chosen = yd_ui_review_get_item (self);
  const YdOutlineItem *item
    = chosen != NULL && !self->busy ? yd_import_draft_get_item (self->draft, chosen->key) : NULL;
  if (item != NULL)
    yd_ui_review_item_present (GTK_WINDOW (self), item, split, item_done_cb, self);
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  edit_item (YD_UI_REVIEW (widget), g_str_equal (action, "review.split"));
}

/* ---- in place ---- */

static void
rename_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  YdUiReview *self = YD_UI_REVIEW (widget);
  if (yd_ui_review_edit_found (self))
    return;
  GtkWidget *row = yd_ui_review_find_row (self, FALSE);
  if (row != NULL && !self->busy)
    yd_ui_review_line_begin_edit (YD_UI_REVIEW_LINE (row));
}

static void
set_field (YdUiReview *self, guint index, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *clean = NULL;
  const YdUiReadingField *field
    = index < self->reading->fields->len ? g_ptr_array_index (self->reading->fields, index) : NULL;
  if (field == NULL)
    return;
  if (!yd_import_field_check (field->field, text, &clean, &error))
    {
      g_autofree char *words
        = g_strdup_printf (_ ("%s: %s"), yd_import_field_get_name (field->field), error->message);
      yd_ui_review_say (self, words);
      return;
    }
  YdCorrection *correction = yd_correction_new (YD_CORRECT_FIELD, NULL);
  correction->field = field->field;
  correction->text = g_steal_pointer (&clean);
  yd_ui_review_correct (self, correction);
}

static gboolean
typed_cb (gpointer data)
{
  YdUiReview *self = data;
  g_autoptr (GVariant) typed = g_steal_pointer (&self->typed);
  const char *key, *text;
  int kind;
  guint index;
  self->typed_id = 0;
  g_variant_get (typed, "(iu&s&s)", &kind, &index, &key, &text);
  if (kind == YD_UI_REVIEW_FIELD)
    {
      set_field (self, index, text);
      return G_SOURCE_REMOVE;
    }
  YdCorrection *correction = yd_correction_new (YD_CORRECT_TITLE, key);
  correction->text = g_strstrip (g_strdup (text));
  yd_ui_review_correct (self, correction);
  return G_SOURCE_REMOVE;
}

/* What is typed is taken a moment later: it makes rows anew, which must not go while the keyboard goes to one. */
static void
edited_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  YdUiReview *self = YD_UI_REVIEW (widget);
  if (self->typed_id != 0)
    {
      g_source_remove (self->typed_id);
      typed_cb (self);
    }
  self->typed = g_variant_ref (parameter);
  self->typed_id = g_idle_add_full (G_PRIORITY_HIGH, typed_cb, self, NULL);
}

/* ---- folding ---- */

static void
fold (YdUiReview *self, const char *key)
{
  if (!g_hash_table_remove (self->folded, key))
    g_hash_table_add (self->folded, g_strdup (key));
  yd_ui_review_show_reading (self);
}

static void
fold_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  fold (YD_UI_REVIEW (widget), g_variant_get_string (parameter, NULL));
}

/* Left folds, or goes to what the row lies in; right unfolds. */
static gboolean
fold_by_key (YdUiReview *self, gboolean left)
{
  const YdUiReviewEntry *entry = yd_ui_review_get_entry (self);
  const YdUiReadingItem *item = yd_ui_review_get_item (self);
  if (entry == NULL)
    return FALSE;
  if (entry->folds && entry->folded != left)
    {
      g_autofree char *key = g_strdup (entry->key);
      fold (self, key);
      return TRUE;
    }
  if (left && entry->kind == YD_UI_REVIEW_FOUND)
    {
      const YdUiReadingFound *found = g_ptr_array_index (self->reading->found, entry->index);
      yd_ui_review_choose (self, FALSE, yd_ui_review_find_item (self, found->item));
      yd_ui_review_focus_side (self, FALSE);
    }
  for (guint i = left && item != NULL ? entry->index : 0; i > 0; i--)
    if (((const YdUiReadingItem *)g_ptr_array_index (self->reading->items, i - 1))->depth
        < item->depth)
      {
        yd_ui_review_choose (self, FALSE, yd_ui_review_find_item (self, i - 1));
        yd_ui_review_focus_side (self, FALSE);
        break;
      }
  return item != NULL;
}

/* ---- on the source ---- */

/* A paragraph is made an item, whatever it was read as. */
static void
take_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  YdUiReview *self = YD_UI_REVIEW (widget);
  guint block = gtk_single_selection_get_selected (self->source_selection);
  YdItemKind kind;
  if (self->busy || block == GTK_INVALID_LIST_POSITION || !read_kind (parameter, &kind))
    return;
  YdCorrection *correction = yd_import_draft_new_correction_at (self->draft, block, kind);
  if (correction != NULL)
    yd_ui_review_correct (self, correction);
  else
    yd_ui_review_say (
      self, _ ("It lies within a longer paragraph: split that in the outline (Ctrl+Shift+K)"));
}

static void
take_text_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  YdUiReview *self = YD_UI_REVIEW (widget);
  guint block = gtk_single_selection_get_selected (self->source_selection);
  if (self->busy || block == GTK_INVALID_LIST_POSITION)
    return;
  YdCorrection *correction = yd_import_draft_new_text_at (self->draft, block);
  self->keeps_side = correction != NULL;
  if (correction != NULL)
    yd_ui_review_correct (self, correction);
  else
    yd_ui_review_say (self, _ ("It is text already"));
}

static void
leave_out_paragraph_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  YdUiReview *self = YD_UI_REVIEW (widget);
  guint block = gtk_single_selection_get_selected (self->source_selection);
  if (self->busy || block == GTK_INVALID_LIST_POSITION)
    return;
  YdCorrection *correction = yd_import_draft_new_leave_out_at (self->draft, block);
  self->keeps_side = correction != NULL;
  if (correction != NULL)
    yd_ui_review_correct (self, correction);
  else
    yd_ui_review_say (self,
                      _ ("It is left out already, or is no paragraph of its own: its item or field "
                         "is corrected in the outline (Enter)"));
}

/* ---- menus ---- */

/* The keyboard goes back to the row, unless the command has put it into an entry. */
static void
closed_cb (GtkPopover *popover, YdUiReview *self)
{
  if (!GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (self))))
    yd_ui_review_focus_side (self, GTK_WIDGET (popover) == self->source_popover);
}

static void
pop_up (YdUiReview *self, gboolean source, GtkWidget *row)
{
  GtkWidget **popover = source ? &self->source_popover : &self->item_popover;
  GtkWidget *side = source ? self->source_side : self->result_side;
  graphene_rect_t bounds;
  if (*popover == NULL)
    {
      *popover = gtk_popover_menu_new_from_model (source ? self->source_menu : self->item_menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (*popover), FALSE);
      gtk_widget_set_halign (*popover, GTK_ALIGN_START);
      gtk_widget_set_parent (*popover, side);
      g_signal_connect (*popover, "closed", G_CALLBACK (closed_cb), self);
    }
  if (!gtk_widget_compute_bounds (row, side, &bounds))
    return;
  gtk_popover_set_pointing_to (
    GTK_POPOVER (*popover),
    &(GdkRectangle){ (int)bounds.origin.x + 48, (int)bounds.origin.y, 1, (int)bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (*popover));
}

static void
open_menu (YdUiReview *self, gboolean source)
{
  GtkWidget *row = yd_ui_review_find_row (self, source);
  const YdUiReviewEntry *entry = yd_ui_review_get_entry (self);
  if (row == NULL || self->busy)
    return;
  if (source || (entry != NULL && entry->kind == YD_UI_REVIEW_ITEM))
    pop_up (self, source, row);
  else if (entry != NULL && entry->kind == YD_UI_REVIEW_FIELD)
    yd_ui_review_line_begin_edit (YD_UI_REVIEW_LINE (row));
}

/* The button of a row: it is chosen first. */
static void
menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  YdUiReview *self = YD_UI_REVIEW (widget);
  const char *key = g_variant_get_string (parameter, NULL);
  GListModel *entries = G_LIST_MODEL (self->entries);
  guint place = yd_ui_review_entry_find_key (entries, YD_UI_REVIEW_ITEM, key);
  if (place == GTK_INVALID_LIST_POSITION)
    place = yd_ui_review_entry_find_key (entries, YD_UI_REVIEW_FIELD, key);
  gtk_single_selection_set_selected (self->result_selection, place);
  open_menu (self, FALSE);
}

/* The right button chooses the row below it, and opens its menu. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, YdUiReview *self)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  gboolean source = list == GTK_WIDGET (self->source);
  GHashTableIter iter;
  gpointer row;
  g_hash_table_iter_init (&iter, source ? self->bound_source : self->bound_result);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    {
      graphene_rect_t bounds;
      if (!gtk_widget_compute_bounds (gtk_list_item_get_child (row), list, &bounds)
          || y < bounds.origin.y || y >= bounds.origin.y + bounds.size.height)
        continue;
      gtk_single_selection_set_selected (source ? self->source_selection : self->result_selection,
                                         gtk_list_item_get_position (row));
      open_menu (self, source);
      return;
    }
}

/* ---- keys ---- */

static const struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
} keys[] = {
  { GDK_KEY_F2, 0, "review.rename" },
  { GDK_KEY_Left, GDK_ALT_MASK, "review.up" },
  { GDK_KEY_Right, GDK_ALT_MASK, "review.down" },
  { GDK_KEY_Delete, 0, "review.leave-out" },
  { GDK_KEY_j, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "review.join" },
  { GDK_KEY_k, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "review.split" },
};

static gboolean
is_menu_key (guint key, GdkModifierType modifiers)
{
  return (key == GDK_KEY_Menu && modifiers == 0)
         || (key == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK);
}

static gboolean
result_key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
               YdUiReview *self)
{
  const YdUiReviewEntry *entry = yd_ui_review_get_entry (self);
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  guint digit = key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_9 ? key - GDK_KEY_KP_1 : key - GDK_KEY_1;
  if (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (self))) || entry == NULL)
    return FALSE;
  if (modifiers == 0 && digit < YD_MAX_ANSWERS && entry->kind == YD_UI_REVIEW_DOUBT)
    {
      yd_ui_review_answer (self, entry->index, digit);
      return TRUE;
    }
  if (modifiers == 0 && digit < 2
      && yd_ui_review_answer_found (self,
                                    digit == 0 ? YD_SUGGESTION_ACCEPTED : YD_SUGGESTION_DISMISSED))
    return TRUE;
  if (modifiers == 0 && (key == GDK_KEY_Left || key == GDK_KEY_Right))
    return fold_by_key (self, key == GDK_KEY_Left);
  if (is_menu_key (key, modifiers))
    {
      open_menu (self, FALSE);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (gdk_keyval_to_lower (key) == keys[i].key && modifiers == keys[i].modifiers)
      return gtk_widget_activate_action (GTK_WIDGET (self), keys[i].action, NULL);
  return FALSE;
}

static gboolean
source_key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
               YdUiReview *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  if (yd_ui_review_words_key (self, key, modifiers))
    return TRUE;
  if (key == GDK_KEY_Delete && modifiers == 0)
    return gtk_widget_activate_action (GTK_WIDGET (self), "review.leave-out-paragraph", NULL);
  if (!is_menu_key (key, modifiers))
    return FALSE;
  open_menu (self, TRUE);
  return TRUE;
}

/* Enter on a field or an item. */
void
yd_ui_review_correct_activate (YdUiReview *self)
{
  const YdUiReviewEntry *entry = yd_ui_review_get_entry (self);
  if (yd_ui_review_edit_found (self))
    return;
  if (entry->kind == YD_UI_REVIEW_FIELD)
    gtk_widget_activate_action (GTK_WIDGET (self), "review.rename", NULL);
  else if (entry->kind == YD_UI_REVIEW_ITEM)
    edit_item (self, FALSE);
  else if (entry->folds)
    {
      g_autofree char *key = g_strdup (entry->key);
      fold (self, key);
    }
}

/* ---- the numbering ---- */

static void
scheme_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  YdUiReview *self = data;
  YdCorrection *correction = yd_correction_new (YD_CORRECT_NUMBERING, NULL);
  correction->scope = self->reading->scope;
  correction->groups_run_on = self->reading->groups_run_on;
  if (g_variant_is_of_type (state, G_VARIANT_TYPE_BOOLEAN))
    correction->groups_run_on = g_variant_get_boolean (state);
  else
    correction->scope = (YdNumberScope)g_variant_get_int32 (state);
  yd_ui_review_correct (self, correction); /* the state follows what is read */
}

static void
show_scheme (YdUiReview *self)
{
  static const char *const words[]
    = { N_ ("Points run on: 1. 2. 3."), N_ ("Points restart under each heading"),
        N_ ("Points restart in each section") };
  GActionMap *map = G_ACTION_MAP (self->scheme);
  GSimpleAction *scope = G_SIMPLE_ACTION (g_action_map_lookup_action (map, "scope"));
  GSimpleAction *groups = G_SIMPLE_ACTION (g_action_map_lookup_action (map, "groups"));
  g_simple_action_set_state (scope, g_variant_new_int32 (self->reading->scope));
  g_simple_action_set_state (groups, g_variant_new_boolean (self->reading->groups_run_on));
  g_simple_action_set_enabled (scope, !self->busy);
  g_simple_action_set_enabled (groups, !self->busy && self->reading->groups);
  gtk_menu_button_set_label (self->numbering, _ (words[CLAMP (self->reading->scope, 0, 2)]));
}

/* ---- life ---- */

/* Which commands can be given now. */
void
yd_ui_review_correct_update (YdUiReview *self)
{
  static const char *const of_item[]
    = { "review.edit", "review.split", "review.up",   "review.down",
        "review.kind", "review.join",  "review.text", "review.annex" };
  const YdUiReviewEntry *entry
    = self->result_selection != NULL ? yd_ui_review_get_entry (self) : NULL;
  gboolean item = !self->busy && entry != NULL && entry->kind == YD_UI_REVIEW_ITEM;
  gboolean found = !self->busy && entry != NULL && entry->kind == YD_UI_REVIEW_FOUND;
  GtkWidget *widget = GTK_WIDGET (self);
  for (guint i = 0; i < G_N_ELEMENTS (of_item); i++)
    gtk_widget_action_set_enabled (widget, of_item[i], item);
  gtk_widget_action_set_enabled (
    widget, "review.rename",
    item || found || (!self->busy && entry != NULL && entry->kind == YD_UI_REVIEW_FIELD));
  gtk_widget_action_set_enabled (widget, "review.leave-out", item || found);
  gtk_widget_action_set_enabled (widget, "review.undo", !self->busy && self->reading->can_undo);
  gtk_widget_action_set_enabled (widget, "review.redo", !self->busy && self->reading->can_redo);
  gtk_widget_action_set_enabled (widget, "review.next",
                                 self->reading->n_settled < self->reading->n_open);
  gtk_widget_action_set_enabled (widget, "review.previous",
                                 self->reading->n_settled < self->reading->n_open);
  gtk_widget_action_set_enabled (widget, "review.make", !self->busy);
  gtk_widget_action_set_enabled (widget, "review.record-words",
                                 !self->busy && self->anchor >= 0 && self->anchor != self->caret);
  show_scheme (self);
}

void
yd_ui_review_correct_class_init (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "review.rename", NULL, rename_cb);
  gtk_widget_class_install_action (klass, "review.edited", "(iuss)", edited_cb);
  gtk_widget_class_install_action (klass, "review.edit", NULL, edit_cb);
  gtk_widget_class_install_action (klass, "review.split", NULL, edit_cb);
  gtk_widget_class_install_action (klass, "review.up", NULL, level_cb);
  gtk_widget_class_install_action (klass, "review.down", NULL, level_cb);
  gtk_widget_class_install_action (klass, "review.kind", "s", kind_cb);
  gtk_widget_class_install_action (klass, "review.join", NULL, join_cb);
  gtk_widget_class_install_action (klass, "review.text", NULL, as_text_cb);
  gtk_widget_class_install_action (klass, "review.annex", NULL, as_annex_cb);
  gtk_widget_class_install_action (klass, "review.leave-out", NULL, leave_out_cb);
  gtk_widget_class_install_action (klass, "review.take", "s", take_cb);
  gtk_widget_class_install_action (klass, "review.take-text", NULL, take_text_cb);
  gtk_widget_class_install_action (klass, "review.leave-out-paragraph", NULL,
                                   leave_out_paragraph_cb);
  gtk_widget_class_install_action (klass, "review.fold", "s", fold_cb);
  gtk_widget_class_install_action (klass, "review.menu", "s", menu_cb);
}

void
yd_ui_review_correct_set_up (YdUiReview *self)
{
  static const GActionEntry entries[]
    = { { "scope", NULL, "i", "0", scheme_cb }, { "groups", NULL, NULL, "false", scheme_cb } };
  GtkWidget *const lists[] = { GTK_WIDGET (self->result), GTK_WIDGET (self->source) };
  GCallback const callbacks[] = { G_CALLBACK (result_key_cb), G_CALLBACK (source_key_cb) };
  self->scheme = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->scheme), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "numbering", G_ACTION_GROUP (self->scheme));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GtkEventController *controller = gtk_event_controller_key_new ();
      GtkGesture *gesture = gtk_gesture_click_new ();
      gtk_event_controller_set_propagation_phase (controller,
                                                  GTK_PHASE_CAPTURE); /* before the list's own */
      gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
      g_signal_connect (controller, "key-pressed", callbacks[i], self);
      g_signal_connect (gesture, "pressed", G_CALLBACK (pressed_cb), self);
      gtk_widget_add_controller (lists[i], controller);
      gtk_widget_add_controller (lists[i], GTK_EVENT_CONTROLLER (gesture));
    }
}
