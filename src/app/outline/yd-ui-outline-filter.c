/* Owns: which items of the outline are shown, and the marks at the ends of its rows: by words, by mark, by
 * unit. What an item stands below is shown with it. Refuses: to judge; checks and states do. */

#include "yd-ui-outline-private.h"

#include "yd-search.h"
#include "yd-ui-date-text.h"
#include "yd-ui-suggest-count.h"

#include <glib/gi18n.h>

#define UNIT "unit:" /* before the id of a unit whose items are shown alone */

/* ---- marks ---- */

gboolean
yd_ui_outline_lacks_lead (YdItem *item)
{
  return yd_item_get_kind (item) == YD_ITEM_POINT && yd_item_lacks_lead (item);
}

/* What nobody gave a date is not late. */
static gboolean
is_late (YdItem *item)
{
  gboolean assumed;
  YdDate today = yd_ui_date_get_today ();
  yd_item_get_due (item, &assumed);
  return yd_item_get_kind (item) >= YD_ITEM_POINT && !assumed
         && yd_plan_is_followed_up (yd_record_get_plan (YD_RECORD (item)), today)
         && yd_item_get_state (item, today, NULL) == YD_STATE_OVERDUE;
}

static gboolean
has_suggestion (YdUiOutline *self, YdItem *item)
{
  return yd_ui_suggest_count_get (yd_ui_suggest_count_for (yd_ui_outline_get_document (self)), item)
         > 0;
}

/* @open: one that is neither taken up nor turned down */
static gboolean
has_comment (YdItem *item, gboolean open)
{
  YdRecordList *list = yd_plan_list_comments (yd_record_get_plan (YD_RECORD (item)));
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      const YdCommentRow *row = yd_comment_get_row (yd_record_list_get (list, i));
      if (row->item == yd_record_get_id (YD_RECORD (item)) && row->reply_to == YD_ID_NONE
          && (row->state == 0 || !open))
        return TRUE;
    }
  return FALSE;
}

int
yd_ui_outline_compare_ids (gconstpointer a, gconstpointer b)
{
  YdId x = *(const YdId *)a, y = *(const YdId *)b;
  return (x > y) - (x < y);
}

static gboolean
is_among (GArray *ids, YdItem *item)
{
  YdId id = yd_record_get_id (YD_RECORD (item));
  return g_array_binary_search (ids, &id, yd_ui_outline_compare_ids, NULL);
}

YdUiMarks
yd_ui_outline_get_marks (YdUiOutline *self, YdItem *item)
{
  YdPlan *plan = yd_record_get_plan (YD_RECORD (item));
  YdUiMarks marks = 0;
  if (plan == NULL)
    return 0;
  if (is_late (item))
    marks |= YD_UI_MARK_LATE;
  if (yd_plan_get_row (plan)->assigning && yd_ui_outline_lacks_lead (item))
    marks |= YD_UI_MARK_NO_LEAD;
  if (is_among ((marks & YD_UI_MARK_NO_LEAD) != 0 ? self->marked : self->findings, item))
    marks |= YD_UI_MARK_FINDING; /* that nobody leads is told once */
  if (has_comment (item, TRUE))
    marks |= YD_UI_MARK_COMMENT;
  if (has_suggestion (self, item))
    marks |= YD_UI_MARK_SUGGESTION;
  return marks;
}

/* ---- what passes ---- */

static const char *
get_only (YdUiOutline *self)
{
  g_autoptr (GVariant) state
    = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), "only");
  return g_intern_string (g_variant_get_string (state, NULL));
}

static gboolean
is_wanted (YdUiOutline *self, YdItem *item, const char *only)
{
  YdId unit;
  if (g_str_has_prefix (only, UNIT))
    return yd_id_parse (only + strlen (UNIT), &unit)
           && yd_plan_find_assignment (yd_record_get_plan (YD_RECORD (item)),
                                       yd_record_get_id (YD_RECORD (item)), unit)
                != NULL;
  return g_str_equal (only, "no-lead")      ? yd_ui_outline_lacks_lead (item)
         : g_str_equal (only, "finding")    ? is_among (self->findings, item)
         : g_str_equal (only, "comment")    ? has_comment (item, TRUE)
         : g_str_equal (only, "commented")  ? has_comment (item, FALSE)
         : g_str_equal (only, "suggestion") ? has_suggestion (self, item)
         : g_str_equal (only, "late")       ? is_late (item)
                                            : TRUE;
}

/* By its id: an item that is taken out and comes back is another object. */
static gboolean
add_matching (YdUiOutline *self, YdItem *item)
{
  YdId id = yd_record_get_id (YD_RECORD (item));
  return g_hash_table_add (self->matching, g_memdup2 (&id, sizeof id));
}

static gboolean
is_matching (YdUiOutline *self, YdItem *item)
{
  YdId id = yd_record_get_id (YD_RECORD (item));
  return g_hash_table_contains (self->matching, &id);
}

/* Works out which items pass: those that match, and what they stand below. */
static void
collect_matching (YdUiOutline *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->filter)), *only = get_only (self);
  g_autoptr (YdQuery) query = yd_query_new (words, YD_SEARCH_ALL);
  gboolean sought = words[strspn (words, " ")] != '\0';
  g_clear_pointer (&self->matching, g_hash_table_unref);
  if (!sought && g_str_equal (only, "all"))
    return;
  self->matching = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (YdItem *item = yd_plan_get_first_item (yd_ui_selection_get_plan (self->selection));
       item != NULL; item = yd_item_get_next (item))
    if (is_wanted (self, item, only) && (!sought || yd_item_matches (item, query)))
      for (YdItem *above = item; above != NULL && add_matching (self, above);
           above = yd_item_get_parent (above))
        ;
}

static gboolean
passes_cb (gpointer object, gpointer data)
{
  YdUiOutline *self = data;
  if (self->matching == NULL)
    return TRUE;
  g_autoptr (GObject) item = gtk_tree_list_row_get_item (object);
  return YD_IS_ITEM (item) && is_matching (self, YD_ITEM (item));
}

GtkCustomFilter *
yd_ui_outline_new_filter (YdUiOutline *self)
{
  return gtk_custom_filter_new (passes_cb, self, NULL);
}

static void filter_changed_cb (YdUiOutline *self);

/* Other suggestions wait than did. */
void
yd_ui_outline_follow_suggestions (YdUiOutline *self)
{
  if (g_str_equal (get_only (self), "suggestion"))
    filter_changed_cb (self);
}

/* What is not shown is not chosen: no key reaches it, and a click on what else was chosen is a choice. */
static void
forget_hidden (YdUiOutline *self)
{
  GHashTableIter iter;
  gpointer item;
  YdItem *selected = yd_ui_selection_get_item (self->selection);
  gboolean all = selected == NULL || !is_matching (self, selected);
  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (all || !is_matching (self, item))
      g_hash_table_iter_remove (&iter);
}

static void
filter_changed_cb (YdUiOutline *self)
{
  if (self->selection == NULL)
    return;
  self->following = TRUE;
  collect_matching (self);
  if (self->matching != NULL)
    forget_hidden (self);
  if (self->matching == NULL) /* else every row is made to be asked about */
    gtk_filter_list_model_set_filter (self->filtered, NULL);
  else if (gtk_filter_list_model_get_filter (self->filtered) == NULL)
    gtk_filter_list_model_set_filter (self->filtered, GTK_FILTER (self->rows));
  else
    gtk_filter_changed (GTK_FILTER (self->rows), GTK_FILTER_CHANGE_DIFFERENT);
  self->following = FALSE;
  gtk_widget_set_visible (self->nothing,
                          self->matching != NULL && g_hash_table_size (self->matching) == 0);
  yd_ui_outline_select_in_list (self);
  yd_ui_outline_show_counts (self);
}

/* The unit whose part alone is shown; none for other filters. */
static YdId
get_unit (YdUiOutline *self)
{
  const char *only = get_only (self);
  YdId unit = YD_ID_NONE;
  if (g_str_has_prefix (only, UNIT))
    yd_id_parse (only + strlen (UNIT), &unit);
  return unit;
}

/* Shows the items of one kind alone; both the menu and the button at the foot say so. */
static void
show_only (YdUiOutline *self, const char *only)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "only");
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (only));
  gtk_toggle_button_set_active (self->no_lead, g_str_equal (only, "no-lead"));
  if (g_str_equal (only, "all"))
    gtk_widget_remove_css_class (GTK_WIDGET (self->only), "accent");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->only), "accent");
  filter_changed_cb (self);
  if (self->selection != NULL)
    yd_ui_selection_set_unit (self->selection, get_unit (self));
}

/* Another view was narrowed to a unit, or widened again. */
void
yd_ui_outline_follow_unit (YdUiOutline *self)
{
  YdId unit = yd_ui_selection_get_unit (self->selection);
  if (unit == get_unit (self))
    return;
  g_autofree char *id = yd_id_to_string (unit);
  g_autofree char *only = g_strconcat (UNIT, id, NULL);
  show_only (self, unit != YD_ID_NONE ? only : "all");
}

/* How many points are shown, and what for; the whole plan's where nothing is left out. */
char *
yd_ui_outline_dup_shown (YdUiOutline *self, guint n_points)
{
  guint n = 0;
  GHashTableIter iter;
  gpointer id;
  YdPlan *plan = yd_ui_selection_get_plan (self->selection);
  if (self->matching == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, self->matching);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      YdItem *item = yd_plan_find_item (plan, *(YdId *)id);
      n += item != NULL && yd_item_get_kind (item) == YD_ITEM_POINT;
    }
  YdUnit *unit = yd_plan_find_unit (plan, get_unit (self));
  return unit != NULL ? g_strdup_printf (_ ("%s: %u of %u"), yd_unit_get_label (unit), n, n_points)
                      : g_strdup_printf (_ ("%u of %u points"), n, n_points);
}

/* Who asks for some items alone is shown the first of them, and not one that is none of them. */
static void
go_to_first (YdUiOutline *self)
{
  YdItem *item = yd_ui_selection_get_item (self->selection);
  if (self->matching == NULL || (item != NULL && is_matching (self, item)))
    return;
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->filter));
  gboolean sought = words[strspn (words, " ")] != '\0';
  g_autoptr (YdQuery) query = yd_query_new (words, YD_SEARCH_ALL);
  item = yd_plan_get_first_item (yd_ui_selection_get_plan (self->selection));
  while (
    item != NULL
    && (!is_wanted (self, item, get_only (self)) || (sought && !yd_item_matches (item, query))))
    item = yd_item_get_next (item);
  if (item != NULL)
    yd_ui_selection_set_item (self->selection, item);
}

/* Keys of the list are about what it shows: while the selected item is none of that they go to the first
 * that is. Returns: whether they do. */
gboolean
yd_ui_outline_enter_filtered (YdUiOutline *self)
{
  YdItem *item = yd_ui_selection_get_item (self->selection);
  if (self->matching == NULL || (item != NULL && is_matching (self, item)))
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  go_to_first (self);
  yd_ui_outline_follow_focus (self);
  return TRUE;
}

/* Shows what is late alone; where nothing is, all. */
void
yd_ui_outline_show_late (YdUiOutline *self)
{
  show_only (self, "late");
  if (g_hash_table_size (self->matching) == 0)
    show_only (self, "all");
  else
    go_to_first (self);
}

static void
only_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiOutline *self = data;
  show_only (self, g_variant_get_string (parameter, NULL));
  go_to_first (self);
  gtk_menu_button_popdown (self->only);
  gtk_widget_grab_focus (GTK_WIDGET (self)); /* a menu within the menu would keep the keyboard */
}

static void
no_lead_cb (YdUiOutline *self)
{
  gboolean active = gtk_toggle_button_get_active (self->no_lead);
  if (active == g_str_equal (get_only (self), "no-lead"))
    return;
  show_only (self, active ? "no-lead" : "all");
  go_to_first (self);
}

void
yd_ui_outline_clear_filter (YdUiOutline *self)
{
  if (self->matching == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  show_only (self, "all");
}

void
yd_ui_outline_focus_filter (YdUiOutline *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->filter));
}

static void
stop_cb (YdUiOutline *self)
{
  yd_ui_outline_clear_filter (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
activate_cb (YdUiOutline *self)
{
  if (!yd_ui_outline_enter_filtered (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* ---- the menu ---- */

static void
append (GMenu *menu, const char *label, const char *only)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target (item, "filter.only", "s", only);
  g_menu_append_item (menu, item);
}

/* The units as they are when the menu opens. */
static void
make_menu_cb (GtkMenuButton *button, gpointer data)
{
  YdUiOutline *self = data;
  g_autoptr (GMenu) menu = g_menu_new (), marks = g_menu_new (), units = g_menu_new ();
  append (marks, _ ("_All Items"), "all");
  append (marks, _ ("Without a _Lead"), "no-lead");
  append (marks, _ ("With _Findings"), "finding");
  append (marks, _ ("With _Comments to Answer"), "comment");
  append (marks, _ ("With Comments, A_nswered or Not"), "commented");
  append (marks, _ ("With _Suggestions"), "suggestion");
  append (marks, _ ("La_te"), "late");
  YdRecordList *list = yd_plan_list_units (yd_ui_selection_get_plan (self->selection));
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdUnit *unit = yd_record_list_get (list, i);
      g_autofree char *id = yd_id_to_string (yd_record_get_id (YD_RECORD (unit)));
      g_autofree char *only = g_strconcat (UNIT, id, NULL);
      g_autoptr (GString) label = g_string_new (yd_unit_get_label (unit));
      g_string_replace (label, "_", "__", 0);
      append (units, label->str, only);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (marks));
  if (g_menu_model_get_n_items (G_MENU_MODEL (units)) > 0)
    g_menu_append_submenu (menu, _ ("Of One _Unit"), G_MENU_MODEL (units));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

void
yd_ui_outline_install_filter (YdUiOutline *self)
{
  static const GActionEntry entries[] = { { "only", only_cb, "s", "'all'", NULL } };
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "filter", G_ACTION_GROUP (self->actions));
  gtk_menu_button_set_create_popup_func (self->only, make_menu_cb, self, NULL);
  gtk_search_entry_set_key_capture_widget (self->filter,
                                           GTK_WIDGET (self->list)); /* type to filter */
  g_signal_connect_swapped (self->filter, "search-changed", G_CALLBACK (filter_changed_cb), self);
  g_signal_connect_swapped (self->filter, "stop-search", G_CALLBACK (stop_cb), self);
  g_signal_connect_swapped (self->filter, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->no_lead, "toggled", G_CALLBACK (no_lead_cb), self);
}
