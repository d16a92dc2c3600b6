/* Owns: the history window: the list, what is compared, names, the way back. Refuses: to know how states
 * are kept (store/yd-version.h) or how differences look (yd-ui-differences.c). */

#include "yd-ui-history.h"

#include "yd-ui-choice.h"
#include "yd-ui-differences.h"
#include "yd-ui-history-entry.h"
#include "yd-ui-toast.h"
#include "yd-ui-unit-note.h"
#include "yd-ui-version-form.h"
#include "yd-ui-words.h"
#include "yd-ui-wrap.h"
#include "yd-version.h"

#include <glib/gi18n.h>

#define FOCUS_PAUSE 30 /* milliseconds */

/* What stands in the list of comparisons before the names. */
enum
{
  AGAINST_BEFORE, /* what this change did */
  AGAINST_NOW,    /* what has changed since */
  N_AGAINST
};

struct _YdUiHistory
{
  YdUiToolWindow parent_instance;

  /* template */
  AdwWindowTitle *title;
  YdUiToasts *toasts;
  AdwLeaflet *leaflet;
  GtkWidget *side, *detail, *back;
  GtkEditable *search;
  GtkToggleButton *named;
  GtkStack *side_stack;
  GtkListView *list;
  GtkLabel *heading, *count;
  GtkDropDown *against;
  YdUiDifferences *differences;
  GtkWidget *name_now, *name_that, *restore, *mark;

  GListStore *lines;             /* owned: YdUiHistoryEntry, newest first, under their days */
  GtkSingleSelection *selection; /* owned */
  GPtrArray *versions;           /* owned: YdVersion; NULL where they cannot be read */
  YdVersion *marked;             /* owned: a state without a name that others are compared with */
  char *newest;                  /* owned: hash of the last change, shown or not */
  gboolean filling;              /* the lists are being made: nothing was chosen */
  guint refresh_id;              /* source */
  guint focus_id;                /* source: the keyboard goes to the chosen change */
};

G_DEFINE_FINAL_TYPE (YdUiHistory, yd_ui_history, YD_UI_TYPE_TOOL_WINDOW)

static YdStore *
get_store (YdUiHistory *self)
{
  return yd_ui_document_get_store (yd_ui_tool_window_get_document (YD_UI_TOOL_WINDOW (self)));
}

/* ---- the list ---- */

/* “初稿”、“送审稿”; NULL where the state has no name. */
static char *
dup_names (YdUiHistory *self, const char *hash)
{
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; self->versions != NULL && i < self->versions->len; i++)
    {
      const YdVersion *version = self->versions->pdata[i];
      if (g_strcmp0 (version->hash, hash) == 0)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", version->name);
    }
  return names->len > 0 ? g_strdup (names->str) : NULL;
}

static gboolean
contains (const char *text, const char *needle)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;
  return folded != NULL && strstr (folded, needle) != NULL;
}

static gboolean
is_of_unit (YdId item, gpointer selection)
{
  return yd_ui_selection_is_of_unit (selection, item);
}

static gboolean
is_wanted (YdUiHistory *self, const YdHistoryEntry *entry, const char *names, const char *detail)
{
  YdUiSelection *selection = yd_ui_tool_window_get_selection (YD_UI_TOOL_WINDOW (self));
  g_autofree char *needle = g_utf8_casefold (gtk_editable_get_text (self->search), -1);
  g_autofree char *label = yd_history_entry_dup_label (entry);
  if (yd_ui_selection_get_unit (selection) != YD_ID_NONE
      && !yd_history_entry_is_of (entry, yd_ui_selection_get_plan (selection), is_of_unit,
                                  selection))
    return FALSE;
  if (names == NULL && gtk_toggle_button_get_active (self->named))
    return FALSE;
  return *needle == '\0' || contains (label, needle) || contains (detail, needle)
         || contains (entry->author, needle) || contains (names, needle);
}

static char *
dup_day (gint64 time)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);
  return then != NULL ? g_date_time_format (then, _ ("%-d %B %Y")) : g_strdup ("");
}

/* Adds an entry, below its day; the day is said once. */
static void
add_line (GPtrArray *lines, YdHistoryEntry *entry, YdUiHistoryEntry *line, char **day)
{
  char *own_day = dup_day (entry->time);
  if (g_strcmp0 (*day, own_day) != 0)
    g_ptr_array_add (lines, yd_ui_history_entry_new_day (own_day));
  g_free (*day);
  *day = own_day;
  g_ptr_array_add (lines, line);
}

static GPtrArray *
collect_lines (YdUiHistory *self, GPtrArray *entries)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);
  YdPlan *plan = yd_store_get_plan (get_store (self));
  g_autofree char *day = NULL;
  for (guint i = entries->len; i-- > 0;)
    {
      YdHistoryEntry *entry = entries->pdata[i];
      g_autofree char *names = dup_names (self, entry->hash);
      g_autofree char *detail = yd_history_entry_dup_detail (entry, plan);
      if (is_wanted (self, entry, names, detail))
        add_line (lines, entry, yd_ui_history_entry_new (entry, names, g_steal_pointer (&detail)),
                  &day);
      else
        yd_history_entry_free (entry);
    }
  g_ptr_array_set_free_func (entries, NULL); /* taken by the lines, or freed */
  return lines;
}

static const YdHistoryEntry *
get_chosen (YdUiHistory *self)
{
  YdUiHistoryEntry *line = gtk_single_selection_get_selected_item (self->selection);
  return line != NULL ? yd_ui_history_entry_get_entry (line) : NULL;
}

/* The line of @hash, else the newest. */
static void
choose (YdUiHistory *self, const char *hash)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));
  guint chosen = GTK_INVALID_LIST_POSITION;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (YdUiHistoryEntry) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);
      const YdHistoryEntry *entry = yd_ui_history_entry_get_entry (line);
      if (entry == NULL)
        continue;
      if (chosen == GTK_INVALID_LIST_POSITION)
        chosen = i;
      if (g_strcmp0 (entry->hash, hash) == 0)
        {
          chosen = i;
          break;
        }
    }
  gtk_single_selection_set_selected (self->selection, chosen);
}

/* ---- what is compared ---- */

/* What can be compared with after the first two: what was marked, then the names. */
static const YdVersion *
get_against_version (YdUiHistory *self)
{
  guint chosen = gtk_drop_down_get_selected (self->against), first = N_AGAINST;
  if (chosen == GTK_INVALID_LIST_POSITION || chosen < N_AGAINST)
    return NULL;
  if (self->marked != NULL && chosen == first++)
    return self->marked;
  return self->versions != NULL && chosen - first < self->versions->len
           ? self->versions->pdata[chosen - first]
           : NULL;
}

/* The two states of the comparison, earlier first. */
static gboolean
read_plans (YdUiHistory *self, const YdHistoryEntry *entry, YdPlan **before, YdPlan **after,
            GError **error)
{
  YdStore *store = get_store (self);
  const YdVersion *version = get_against_version (self);
  guint against = gtk_drop_down_get_selected (self->against);
  const char *first = entry->hash, *second = NULL;
  if (version != NULL)
    {
      gboolean earlier = version->sequence <= entry->sequence;
      first = earlier ? version->hash : entry->hash;
      second = earlier ? entry->hash : version->hash;
    }
  else if (against == AGAINST_BEFORE)
    {
      first = entry->parent;
      second = entry->hash;
    }
  *before = first != NULL ? yd_store_dup_plan_at (store, first, error) : yd_plan_new ();
  *after = *before != NULL ? yd_store_dup_plan_at (store, second, error) : NULL;
  return *after != NULL;
}

/* Leaves those of the unit to which the plan is narrowed; what is gone may have been its own. */
static void
keep_of_unit (YdUiHistory *self, GPtrArray *differences)
{
  YdUiSelection *selection = yd_ui_tool_window_get_selection (YD_UI_TOOL_WINDOW (self));
  for (guint i = differences->len; yd_ui_selection_get_unit (selection) != YD_ID_NONE && i-- > 0;)
    {
      const YdDifference *difference = differences->pdata[i];
      YdId item = difference->b != YD_ID_NONE ? difference->b : difference->a;
      if (difference->table != YD_TABLE_ITEM
          || (yd_plan_find_item (yd_ui_selection_get_plan (selection), item) != NULL
              && !yd_ui_selection_is_of_unit (selection, item)))
        g_ptr_array_remove_index (differences, i);
    }
}

static void
show_differences (YdUiHistory *self)
{
  const YdHistoryEntry *entry = get_chosen (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (YdPlan) before = NULL;
  g_autoptr (YdPlan) after = NULL;
  YdStore *store = get_store (self);
  gboolean newest = entry != NULL && g_strcmp0 (entry->hash, self->newest) == 0;
  gboolean editable = !yd_store_is_read_only (store);
  gtk_widget_set_sensitive (self->restore, entry != NULL && editable && !newest);
  gtk_widget_set_sensitive (self->name_that, entry != NULL && editable);
  gtk_widget_set_sensitive (self->mark, entry != NULL);
  gtk_widget_set_sensitive (self->name_now, editable);
  gtk_label_set_text (self->count, "");
  if (entry == NULL)
    {
      gtk_label_set_text (self->heading, "");
      yd_ui_differences_say (self->differences, _ ("Nothing Chosen"),
                             _ ("Choose a change to see what it did."));
      return;
    }
  g_autofree char *label = yd_history_entry_dup_line (entry, yd_store_get_plan (store), 0);
  gtk_label_set_text (self->heading, label);
  if (!read_plans (self, entry, &before, &after, &error))
    {
      yd_ui_differences_say (self->differences, _ ("That State Cannot Be Read"), error->message);
      return;
    }
  GPtrArray *differences = yd_plan_diff (before, after);
  guint n_all = differences->len;
  keep_of_unit (self, differences);
  if (differences->len > 0)
    {
      g_autofree char *count = g_strdup_printf (
        g_dngettext (NULL, "%u difference", "%u differences", differences->len), differences->len);
      gtk_label_set_text (self->count, count);
    }
  if (differences->len == 0 && n_all > 0)
    {
      g_ptr_array_unref (differences);
      yd_ui_differences_say (
        self->differences, _ ("Nothing of This Unit"),
        _ ("What differs is no part of what is shown. Press “Show All” to see it."));
      return;
    }
  yd_ui_differences_set (self->differences, differences);
}

/* The names that a state can be compared with. */
static void
fill_against (YdUiHistory *self)
{
  guint chosen = gtk_drop_down_get_selected (self->against);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  gtk_string_list_append (list, _ ("What this change did"));
  gtk_string_list_append (list, _ ("What has changed since"));
  if (self->marked != NULL)
    gtk_string_list_append (list, self->marked->name);
  for (guint i = 0; self->versions != NULL && i < self->versions->len; i++)
    {
      const YdVersion *version = self->versions->pdata[i];
      g_autofree char *words = g_strdup_printf (_ ("Compared with “%s”"), version->name);
      gtk_string_list_append (list, words);
    }
  gtk_drop_down_set_model (self->against, G_LIST_MODEL (list));
  if (chosen < g_list_model_get_n_items (G_LIST_MODEL (list)))
    gtk_drop_down_set_selected (self->against, chosen);
}

/* From here on other states are compared with the chosen one. */
static void
mark_cb (YdUiHistory *self)
{
  const YdHistoryEntry *entry = get_chosen (self);
  if (entry == NULL)
    return;
  g_autofree char *when = yd_ui_words_dup_time (entry->time, g_get_real_time ());
  g_clear_pointer (&self->marked, yd_version_free);
  self->marked = g_new0 (YdVersion, 1);
  self->marked->hash = g_strdup (entry->hash);
  self->marked->sequence = entry->sequence;
  self->marked->name = g_strdup_printf (_ ("Compared with %s, %s"), when,
                                        entry->author != NULL ? entry->author : "");
  self->filling = TRUE;
  fill_against (self);
  gtk_drop_down_set_selected (self->against, N_AGAINST);
  self->filling = FALSE;
  show_differences (self);
}

static void
fill (YdUiHistory *self)
{
  const YdHistoryEntry *before = get_chosen (self);
  g_autofree char *hash = before != NULL ? g_strdup (before->hash) : NULL;
  YdStore *store = get_store (self);
  g_autoptr (GPtrArray) entries = yd_store_dup_history (store, NULL);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  self->versions = yd_store_dup_versions (store, NULL);
  if (entries == NULL)
    return;
  const YdHistoryEntry *last = entries->len > 0 ? entries->pdata[entries->len - 1] : NULL;
  g_free (self->newest);
  self->newest = last != NULL ? g_strdup (last->hash) : NULL;
  g_autoptr (GPtrArray) lines = collect_lines (self, entries);
  self->filling = TRUE;
  yd_ui_history_entries_put (self->lines, lines);
  fill_against (self);
  choose (self, hash);
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (self->side_stack, lines->len > 0 ? "list" : "empty");
  adw_window_title_set_subtitle (self->title, yd_plan_get_title (yd_store_get_plan (store)));
  show_differences (self);
}

static gboolean
refresh_cb (gpointer data)
{
  YdUiHistory *self = data;
  self->refresh_id = 0;
  fill (self);
  return G_SOURCE_REMOVE;
}

static void
history_changed_cb (YdUiHistory *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add (refresh_cb, self);
}

static void
chosen_cb (YdUiHistory *self)
{
  if (!self->filling)
    show_differences (self);
}

static void
activated_cb (YdUiHistory *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->detail);
}

static void
back_cb (YdUiHistory *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->side);
}

/* ---- names and the way back ---- */

static void
name_now_cb (YdUiHistory *self)
{
  yd_ui_version_form_present (GTK_WINDOW (self), get_store (self), NULL, self->toasts, FALSE);
}

static void
name_that_cb (YdUiHistory *self)
{
  const YdHistoryEntry *entry = get_chosen (self);
  if (entry != NULL)
    yd_ui_version_form_present (GTK_WINDOW (self), get_store (self), entry->hash, self->toasts,
                                FALSE);
}

static guint
count_changes (YdStore *store)
{
  g_autoptr (GPtrArray) entries = yd_store_dup_history (store, NULL);
  return entries != NULL ? entries->len : 0;
}

static void
restore_cb (YdUiHistory *self)
{
  YdUiDocument *document = yd_ui_tool_window_get_document (YD_UI_TOOL_WINDOW (self));
  const YdHistoryEntry *entry = get_chosen (self);
  g_autoptr (GError) error = NULL;
  YdStore *store = entry != NULL ? yd_ui_document_begin_edit (document) : NULL;
  if (store == NULL)
    return;
  guint n_changes = count_changes (store);
  if (!yd_edit_restore (store, entry->hash, &error))
    {
      yd_ui_toast_say (self->toasts, error->message);
      return;
    }
  if (count_changes (store) == n_changes) /* undoing would take back what was done before */
    {
      yd_ui_toast_say (self->toasts,
                       _ ("The plan is so already: comments, reports and names stay as they are"));
      return;
    }
  g_autofree char *when = yd_ui_words_dup_time (entry->time, g_get_real_time ());
  g_autofree char *words = g_strdup_printf (_ ("The plan is as it was %s"), when);
  yd_ui_toast_undo (self->toasts, words);
}

static void
item_chosen_cb (YdUiHistory *self, gint64 id)
{
  YdItem *item = yd_plan_find_item (yd_store_get_plan (get_store (self)), id);
  if (item != NULL)
    yd_ui_tool_window_show_item (YD_UI_TOOL_WINDOW (self), item);
  else
    yd_ui_toast_say (self->toasts, _ ("That item is no longer in the plan"));
}

/* ---- life ---- */

/* By itself a list gives the keyboard to its first row, which is a day. It makes its rows when it gets its
 * size. */
static gboolean
focus_cb (gpointer data)
{
  YdUiHistory *self = data;
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  while (row != NULL && !(gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED))
    row = gtk_widget_get_next_sibling (row);
  if (row == NULL && get_chosen (self) != NULL)
    return G_SOURCE_CONTINUE;
  self->focus_id = 0;
  if (row == NULL || !gtk_widget_grab_focus (row))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return G_SOURCE_REMOVE;
}

static void
yd_ui_history_set_up (YdUiToolWindow *window)
{
  YdUiHistory *self = YD_UI_HISTORY (window);
  yd_ui_toasts_set_document (self->toasts, yd_ui_tool_window_get_document (window));
  g_signal_connect_object (get_store (self), "history-changed", G_CALLBACK (history_changed_cb),
                           self, G_CONNECT_SWAPPED);
  YdUiSelection *selection = yd_ui_tool_window_get_selection (window);
  gtk_box_insert_child_after (GTK_BOX (self->side), yd_ui_unit_note_new (selection),
                              gtk_widget_get_first_child (self->side));
  g_signal_connect_object (selection, "notify::unit", G_CALLBACK (history_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_store (self), "file-changed", G_CALLBACK (history_changed_cb), self,
                           G_CONNECT_SWAPPED);
  fill (self);
  self->focus_id = g_timeout_add (FOCUS_PAUSE, focus_cb, self);
}

static void
yd_ui_history_dispose (GObject *object)
{
  YdUiHistory *self = YD_UI_HISTORY (object);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_clear_object (&self->selection);
  g_clear_object (&self->lines);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_pointer (&self->marked, yd_version_free);
  g_clear_pointer (&self->newest, g_free);
  G_OBJECT_CLASS (yd_ui_history_parent_class)->dispose (object);
}

static void
yd_ui_history_class_init (YdUiHistoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = yd_ui_history_dispose;
  YD_UI_TOOL_WINDOW_CLASS (klass)->set_up = yd_ui_history_set_up;
  g_type_ensure (YD_UI_TYPE_TOASTS);
  g_type_ensure (YD_UI_TYPE_DIFFERENCES);
  g_type_ensure (YD_UI_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/yaodian/Yaodian/history/yd-ui-history.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, YdUiHistory, name)
  BIND (title);
  BIND (toasts);
  BIND (leaflet);
  BIND (side);
  BIND (detail);
  BIND (back);
  BIND (search);
  BIND (named);
  BIND (side_stack);
  BIND (list);
  BIND (heading);
  BIND (count);
  BIND (against);
  BIND (differences);
  BIND (name_now);
  BIND (name_that);
  BIND (restore);
  BIND (mark);
#undef BIND
}

static void
yd_ui_history_init (YdUiHistory *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->lines = g_list_store_new (YD_UI_TYPE_HISTORY_ENTRY);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->lines)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  yd_ui_choice_set_up (self->against, 16);
  g_autoptr (GtkListItemFactory) factory = yd_ui_history_entry_new_factory ();
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  static const struct
  {
    gsize widget;
    const char *signal;
    GCallback callback;
  } signals[] = {
    { G_STRUCT_OFFSET (YdUiHistory, selection), "notify::selected", G_CALLBACK (chosen_cb) },
    { G_STRUCT_OFFSET (YdUiHistory, against), "notify::selected", G_CALLBACK (chosen_cb) },
    { G_STRUCT_OFFSET (YdUiHistory, list), "activate", G_CALLBACK (activated_cb) },
    { G_STRUCT_OFFSET (YdUiHistory, back), "clicked", G_CALLBACK (back_cb) },
    { G_STRUCT_OFFSET (YdUiHistory, search), "search-changed", G_CALLBACK (history_changed_cb) },
    { G_STRUCT_OFFSET (YdUiHistory, named), "toggled", G_CALLBACK (history_changed_cb) },
    { G_STRUCT_OFFSET (YdUiHistory, name_now), "clicked", G_CALLBACK (name_now_cb) },
    { G_STRUCT_OFFSET (YdUiHistory, name_that), "clicked", G_CALLBACK (name_that_cb) },
    { G_STRUCT_OFFSET (YdUiHistory, mark), "clicked", G_CALLBACK (mark_cb) },
    { G_STRUCT_OFFSET (YdUiHistory, restore), "clicked", G_CALLBACK (restore_cb) },
    { G_STRUCT_OFFSET (YdUiHistory, differences), "chosen", G_CALLBACK (item_chosen_cb) },
  };
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (G_STRUCT_MEMBER (GObject *, self, signals[i].widget),
                             signals[i].signal, signals[i].callback, self, G_CONNECT_SWAPPED);
}
