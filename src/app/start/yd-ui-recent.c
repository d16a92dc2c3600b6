/* Owns: the list of recent plans, with what the start page tells of each without opening it. Refuses:
 * to open files. */

#include "yd-ui-recent.h"

#include <sys/stat.h>

#define MOST_KEPT 20

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "yaodian", "recent.ini", NULL);
}

static GKeyFile *
load (void)
{
  g_autofree char *path = dup_path ();
  GKeyFile *file = g_key_file_new ();
  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  return file;
}

static void
save (GKeyFile *file)
{
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_mkdir_with_parents (folder, 0700);
  g_key_file_save_to_file (file, path, NULL); /* costs the list, no plan */
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
  return (x->opened < y->opened) - (x->opened > y->opened);
}

static YdUiRecent *
read_group (GKeyFile *file, const char *group)
{
  YdUiRecent *recent = g_new0 (YdUiRecent, 1);
  struct stat info;
  recent->path = g_key_file_get_string (file, group, "path", NULL);
  recent->title = g_key_file_get_string (file, group, "title", NULL);
  recent->issuer = g_key_file_get_string (file, group, "issuer", NULL);
  recent->year = g_key_file_get_integer (file, group, "year", NULL);
  recent->year_to = g_key_file_get_integer (file, group, "year-to", NULL);
  recent->stage = g_key_file_get_integer (file, group, "stage", NULL);
  recent->read_only = g_key_file_get_boolean (file, group, "read-only", NULL);
  recent->changed = g_key_file_get_int64 (file, group, "changed", NULL);
  recent->opened = g_key_file_get_int64 (file, group, "opened", NULL);
  if (recent->path == NULL)
    {
      yd_ui_recent_free (recent);
      return NULL;
    }
  if (stat (recent->path, &info) == 0)
    recent->changed = (gint64)info.st_mtime * G_USEC_PER_SEC;
  return recent;
}

/**
 * yd_ui_recent_load:
 *
 * Returns: (transfer full): #YdUiRecent, the last opened first; missing files are among them
 */
GPtrArray *
yd_ui_recent_load (void)
{
  g_autoptr (GKeyFile) file = load ();
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_ui_recent_free);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      YdUiRecent *recent = read_group (file, groups[i]);
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

/* Keeps what the list shall tell of an open plan. */
void
yd_ui_recent_note (YdStore *store)
{
  const char *path = yd_store_get_path (store);
  if (path == NULL)
    return;
  g_autoptr (GKeyFile) file = load ();
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *group = group_for (absolute);
  YdPlan *plan = yd_store_get_plan (store);
  const YdPlanRow *row = yd_plan_get_row (plan);
  const YdHistoryEntry *last = yd_store_get_undo_entry (store);
  int last_year = yd_plan_get_last_day (plan).year;
  g_key_file_set_string (file, group, "path", absolute);
  g_key_file_set_string (file, group, "title", row->title != NULL ? row->title : "");
  g_key_file_set_string (file, group, "issuer", row->issuer != NULL ? row->issuer : "");
  g_key_file_set_integer (file, group, "year", row->year);
  g_key_file_set_integer (file, group, "year-to", last_year > row->year ? last_year : 0);
  g_key_file_set_integer (file, group, "stage", row->stage);
  g_key_file_set_boolean (file, group, "read-only", yd_store_is_read_only (store));
  g_key_file_set_int64 (file, group, "opened", g_get_real_time ());
  if (last != NULL)
    g_key_file_set_int64 (file, group, "changed", last->time);

  gsize n_groups;
  g_auto (GStrv) groups = g_key_file_get_groups (file, &n_groups);
  if (n_groups > MOST_KEPT)
    {
      const char *oldest = groups[0];
      for (gsize i = 1; i < n_groups; i++)
        if (g_key_file_get_int64 (file, groups[i], "opened", NULL)
            < g_key_file_get_int64 (file, oldest, "opened", NULL))
          oldest = groups[i];
      g_key_file_remove_group (file, oldest, NULL);
    }
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
  g_key_file_set_string (file, group, "item", id);
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

void
yd_ui_recent_forget (const char *path)
{
  g_autoptr (GKeyFile) file = load ();
  g_autofree char *group = group_for (path);
  g_key_file_remove_group (file, group, NULL);
  save (file);
}

void
yd_ui_recent_forget_all (void)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  save (file);
}
