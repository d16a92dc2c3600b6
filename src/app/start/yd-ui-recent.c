/* Owns: the list of recent plans, with what the start page tells of each without opening it. Refuses:
 * to open files. */

#include "yd-ui-recent.h"

#include "yd-issued-text.h"
#include "yd-state.h"
#include "yd-ui-date-text.h"
#include "yd-ui-state.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define MOST_KEPT 20
#define WRITTEN_WITHIN (10 * G_USEC_PER_SEC) /* after what was noted: that writing is still ours */

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "yaodian", "recent.ini", NULL);
}

static GKeyFile *
load (void)
{
  g_autofree char *path = dup_path ();
  return yd_ui_state_load_file (path);
}

static void
save (GKeyFile *file)
{
  g_autofree char *path = dup_path ();
  yd_ui_state_save_file (file, path, NULL); /* costs the list, no plan */
}

void
yd_ui_recent_free (YdUiRecent *recent)
{
  g_free (recent->path);
  g_free (recent->title);
  g_free (recent->issuer);
  g_free (recent);
}

static int
compare_opened (gconstpointer a, gconstpointer b)
{
  const YdUiRecent *x = *(YdUiRecent *const *)a, *y = *(YdUiRecent *const *)b;
  if (x->pinned != y->pinned)
    return y->pinned - x->pinned;
  return (x->opened < y->opened) - (x->opened > y->opened);
}

/* Dues stand as 2025-06-30:3, a day and how many points are open for it. */
static void
count_dues (YdUiRecent *recent, char **dues, YdDate today)
{
  for (char **due = dues; due != NULL && *due != NULL; due++)
    {
      char *colon = strchr (*due, ':');
      YdDate day;
      if (colon == NULL)
        continue;
      *colon = '\0';
      guint count = (guint)CLAMP (atoi (colon + 1), 0, 100000);
      if (!yd_date_parse_iso (*due, &day))
        continue;
      int left = yd_date_days_from (today, day);
      recent->overdue += left < 0 ? count : 0;
      recent->due_soon += left >= 0 && left <= YD_DUE_SOON_DAYS ? count : 0;
    }
}

/* Places that can be away, or slow to answer. */
gboolean
yd_ui_recent_is_removable (const YdUiRecent *recent)
{
  static const char *const places[] = { "media", "run", "mnt" };
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (recent->path[0] == '/' && g_str_has_prefix (recent->path + 1, places[i])
        && recent->path[1 + strlen (places[i])] == '/')
      return TRUE;
  return FALSE;
}

/**
 * yd_ui_recent_look:
 *
 * Looks whether the file is there and when it was changed. May block where its place is on a network.
 */
void
yd_ui_recent_look (YdUiRecent *recent)
{
  struct stat info;
  recent->looked = TRUE;
  recent->there = stat (recent->path, &info) == 0;
  if (!recent->there)
    return;
  gint64 changed = (gint64)info.st_mtime * G_USEC_PER_SEC;
  if (changed > recent->noted + WRITTEN_WITHIN) /* by somebody else: the counts may be wrong */
    recent->overdue = recent->due_soon = 0;
  recent->changed = changed;
}

static YdUiRecent *
read_group (GKeyFile *file, const char *group, YdDate today)
{
  YdUiRecent *recent = g_new0 (YdUiRecent, 1);
  g_auto (GStrv) dues = g_key_file_get_string_list (file, group, "dues", NULL, NULL);
  g_autofree char *last = g_key_file_get_string (file, group, "last-day", NULL);
  YdDate last_day;
  recent->path = g_key_file_get_string (file, group, "path", NULL);
  recent->title = g_key_file_get_string (file, group, "title", NULL);
  recent->issuer = g_key_file_get_string (file, group, "issuer", NULL);
  recent->year = g_key_file_get_integer (file, group, "year", NULL);
  recent->year_to = g_key_file_get_integer (file, group, "year-to", NULL);
  recent->stage = g_key_file_get_integer (file, group, "stage", NULL);
  recent->issue_changed = g_key_file_get_boolean (file, group, "issue-changed", NULL);
  recent->read_only = g_key_file_get_boolean (file, group, "read-only", NULL);
  recent->pinned = g_key_file_get_boolean (file, group, "pinned", NULL);
  recent->changed = g_key_file_get_int64 (file, group, "changed", NULL);
  recent->opened = g_key_file_get_int64 (file, group, "opened", NULL);
  recent->noted = g_key_file_get_int64 (file, group, "noted", NULL);
  recent->there = TRUE;
  if (recent->path == NULL)
    {
      yd_ui_recent_free (recent);
      return NULL;
    }
  if (last != NULL && yd_date_parse_iso (last, &last_day)
      && yd_date_days_from (last_day, today) <= YD_WOUND_UP_DAYS)
    count_dues (recent, dues, today);
  if (!yd_ui_recent_is_removable (recent))
    yd_ui_recent_look (recent);
  return recent;
}

/**
 * yd_ui_recent_load:
 *
 * Returns: (transfer full): #YdUiRecent, pinned ones first, then the last opened; missing files are among
 *   them. Those on sticks and network places have not been looked for, so that nothing waits for them.
 */
GPtrArray *
yd_ui_recent_load (void)
{
  YdDate today = yd_ui_date_get_today ();
  g_autoptr (GKeyFile) file = load ();
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_ui_recent_free);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      YdUiRecent *recent = read_group (file, groups[i], today);
      if (recent != NULL)
        g_ptr_array_add (list, recent);
    }
  g_ptr_array_sort (list, compare_opened);
  return list;
}

static char *
group_for (const char *path)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
}

static void
note (GKeyFile *file, const char *group, const char *path, YdStore *store)
{
  YdPlan *plan = yd_store_get_plan (store);
  const YdPlanRow *row = yd_plan_get_row (plan);
  const YdHistoryEntry *last = yd_store_get_undo_entry (store);
  int last_year = yd_plan_get_last_day (plan).year;
  g_key_file_set_string (file, group, "path", path);
  g_key_file_set_string (file, group, "title", row->title != NULL ? row->title : "");
  g_key_file_set_string (file, group, "issuer", row->issuer != NULL ? row->issuer : "");
  g_key_file_set_integer (file, group, "year", row->year);
  g_key_file_set_integer (file, group, "year-to", last_year > row->year ? last_year : 0);
  g_key_file_set_integer (file, group, "stage", row->stage);
  g_key_file_set_boolean (file, group, "issue-changed", yd_issued_text_is_changed (plan));
  g_key_file_set_boolean (file, group, "read-only", yd_store_is_read_only (store));
  if (last != NULL)
    g_key_file_set_int64 (file, group, "changed", last->time);
}

static gboolean
is_spare (GKeyFile *file, const char *group, const char *than)
{
  return !g_key_file_get_boolean (file, group, "pinned", NULL)
         && (than == NULL
             || g_key_file_get_int64 (file, group, "opened", NULL)
                  < g_key_file_get_int64 (file, than, "opened", NULL));
}

static void
keep (YdStore *store, gboolean read_only)
{
  const char *path = yd_store_get_path (store), *oldest = NULL;
  if (path == NULL)
    return;
  g_autoptr (GKeyFile) file = load ();
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *group = group_for (absolute);
  note (file, group, absolute, store);
  g_key_file_set_boolean (file, group, "read-only", read_only);
  g_key_file_set_int64 (file, group, "opened", g_get_real_time ());

  gsize n_groups;
  g_auto (GStrv) groups = g_key_file_get_groups (file, &n_groups);
  for (gsize i = 0; n_groups > MOST_KEPT && i < n_groups; i++)
    if (is_spare (file, groups[i], oldest))
      oldest = groups[i];
  if (oldest != NULL)
    g_key_file_remove_group (file, oldest, NULL);
  save (file);
}

/* Keeps what the list shall tell of an open plan. */
void
yd_ui_recent_note (YdStore *store)
{
  keep (store, yd_store_is_read_only (store));
}

/* The same of a plan that another was made from: it was only looked into, and will be compared with. */
void
yd_ui_recent_note_source (YdStore *store)
{
  keep (store, FALSE);
}

/* Keeps when what is open in a plan is due, so that the start page need not open it. */
void
yd_ui_recent_note_dues (YdStore *store)
{
  YdDate today = yd_ui_date_get_today ();
  const char *path = yd_store_get_path (store);
  YdPlan *plan = yd_store_get_plan (store);
  if (path == NULL)
    return;
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    {
      const YdItemRow *row = yd_item_get_row (item);
      YdState state = row->kind == YD_ITEM_POINT && !row->exempt
                        ? yd_item_get_state (item, today, NULL)
                        : YD_STATE_DONE;
      if (state >= YD_STATE_CLAIMED)
        continue;
      char *day = yd_date_to_iso (yd_date_last_day (yd_item_get_due (item, NULL)));
      guint count = day != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (counts, day)) : 0;
      if (day != NULL)
        g_hash_table_insert (counts, day, GUINT_TO_POINTER (count + 1));
    }
  g_autoptr (GPtrArray) dues = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer day, count;
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &day, &count))
    g_ptr_array_add (dues, g_strdup_printf ("%s:%u", (char *)day, GPOINTER_TO_UINT (count)));

  g_autoptr (GKeyFile) file = load ();
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *group = group_for (absolute),
                  *last = yd_date_to_iso (yd_plan_get_last_day (plan));
  if (!g_key_file_has_group (file, group))
    return;
  g_key_file_set_string_list (file, group, "dues", (const char *const *)dues->pdata, dues->len);
  g_key_file_set_string (file, group, "last-day", last != NULL ? last : "");
  g_key_file_set_int64 (file, group, "noted", g_get_real_time ());
  save (file);
}

/* The file that was at @from was found again: its entry stays where it is. */
void
yd_ui_recent_move (const char *from, YdStore *store)
{
  g_autoptr (GKeyFile) file = load ();
  g_autofree char *absolute = g_canonicalize_filename (yd_store_get_path (store), NULL);
  g_autofree char *old = group_for (from), *group = group_for (absolute);
  g_auto (GStrv) keys = g_key_file_get_keys (file, old, NULL, NULL);
  for (char **key = keys; key != NULL && *key != NULL; key++)
    {
      g_autofree char *value = g_key_file_get_value (file, old, *key, NULL);
      g_key_file_set_value (file, group, *key, value);
    }
  if (!g_str_equal (old, group))
    g_key_file_remove_group (file, old, NULL);
  note (file, group, absolute, store);
  save (file);
}

void
yd_ui_recent_pin (const char *path, gboolean pinned)
{
  g_autoptr (GKeyFile) file = load ();
  g_autofree char *group = group_for (path);
  if (!g_key_file_has_group (file, group))
    return;
  g_key_file_set_boolean (file, group, "pinned", pinned);
  save (file);
}

/* @item: the one that was chosen; none outside the items */
void
yd_ui_recent_keep_place (const char *path, const char *view, YdId item)
{
  g_autoptr (GKeyFile) file = load ();
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *group = group_for (absolute), *id = yd_id_to_string (item);
  if (!g_key_file_has_group (file, group))
    return;
  g_key_file_set_string (file, group, "view", view);
  g_key_file_set_string (file, group, "item", id != NULL ? id : "");
  save (file);
}

/**
 * yd_ui_recent_dup_place:
 * @item: (out): none where there was none
 *
 * Returns: (transfer full) (nullable): the view
 */
char *
yd_ui_recent_dup_place (const char *path, YdId *item)
{
  g_autoptr (GKeyFile) file = load ();
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *group = group_for (absolute);
  g_autofree char *id = g_key_file_get_string (file, group, "item", NULL);
  *item = YD_ID_NONE;
  if (id != NULL)
    yd_id_parse (id, item);
  return g_key_file_get_string (file, group, "view", NULL);
}

char *
yd_ui_recent_forget (const char *path)
{
  g_autoptr (GKeyFile) file = load ();
  g_autofree char *group = group_for (path);
  char *before = g_key_file_to_data (file, NULL, NULL);
  g_key_file_remove_group (file, group, NULL);
  save (file);
  return before;
}

char *
yd_ui_recent_forget_all (void)
{
  g_autoptr (GKeyFile) before = load ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  save (file);
  return g_key_file_to_data (before, NULL, NULL);
}

/* What was opened since stays on the list too, as it is now. */
void
yd_ui_recent_remember (const char *forgotten)
{
  g_autoptr (GKeyFile) now = load ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  if (!g_key_file_load_from_data (file, forgotten, (gsize)-1, G_KEY_FILE_NONE, NULL))
    return;
  g_auto (GStrv) groups = g_key_file_get_groups (now, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (now, groups[i], NULL, NULL);
      for (guint k = 0; keys != NULL && keys[k] != NULL; k++)
        {
          g_autofree char *value = g_key_file_get_value (now, groups[i], keys[k], NULL);
          g_key_file_set_value (file, groups[i], keys[k], value);
        }
    }
  save (file);
}
