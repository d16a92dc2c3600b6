/* Owns: the daily copies, and those of before a plan was brought to a newer schema. They are a help and not a promise: where one cannot be made, the
 * publication goes on. Refuses: to remove a plan's last copy, however old. */

#include "yd-daily.h"

#include "yd-date.h"
#include "yd-disk.h"
#include "yd-snapshot.h"
#include "yd-working.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define SUFFIX ".yaodian"
#define ORIGIN "file" /* which file the copies of a folder are of, as a URI */

/**
 * yd_daily_dup_folder:
 *
 * Returns: (transfer full): where the daily copies of a plan are
 */
char *
yd_daily_dup_folder (const char *state_dir, const char *uid)
{
  g_autofree char *base = yd_working_get_state_dir (state_dir);
  return g_build_filename (base, "daily", uid, NULL);
}

static gboolean
parse_name (const char *name, YdDate *date)
{
  if (!g_str_has_suffix (name, SUFFIX))
    return FALSE;
  g_autofree char *text = g_strndup (name, strlen (name) - strlen (SUFFIX));
  return yd_date_parse_iso (text, date) && date->precision == YD_PRECISION_DAY;
}

/* Names of the copies, the newest day first. */
static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *)b, *(char *const *)a);
}

/* @dated: those of a day alone */
static GPtrArray *
list_copies (const char *folder, gboolean dated)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  YdDate date;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (dated ? parse_name (name, &date) : g_str_has_suffix (name, SUFFIX))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* @today is what a clock says that may be wrong: some copies stay whatever it says, and the one just made
 * stays among them. */
static void
drop_old (const char *folder, const char *made, YdDate today)
{
  g_autoptr (GPtrArray) names = list_copies (folder, TRUE);
  YdDate date;
  for (guint i = YD_DAILY_LEAST; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      if (!parse_name (name, &date) || g_str_equal (name, made)
          || yd_date_days_from (date, today) <= YD_DAILY_DAYS)
        continue;
      g_autofree char *path = g_build_filename (folder, name, NULL);
      unlink (path);
    }
}

/* Notes which file the copies are of: a damaged file does not tell whose they are. */
static void
note_origin (const char *folder, const char *path)
{
  g_autofree char *note = g_build_filename (folder, ORIGIN, NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *noted = NULL;
  if (uri != NULL && (!g_file_get_contents (note, &noted, NULL, NULL) || !g_str_equal (noted, uri)))
    yd_disk_write_text (note, uri, TRUE, NULL);
}

static gboolean
is_name (const char *uid)
{
  return uid != NULL && *uid != '.' && *uid != '\0' && strchr (uid, '/') == NULL;
}

/* Copies the file @path under @name, unless there is one of that name. */
static void
keep_copy (const char *folder, const char *name, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = g_build_filename (folder, name, NULL);
  g_autofree char *temporary = g_strconcat (copy, ".new", NULL);
  if (access (copy, F_OK) == 0)
    return;
  int from = yd_disk_make_folder (folder) == 0 ? yd_disk_open_regular (path, &error) : -1;
  unlink (temporary);
  if (from < 0 || !yd_disk_copy (from, temporary, 0600, TRUE, &error)
      || rename (temporary, copy) != 0)
    g_info ("no daily copy of %s: %s", path, error != NULL ? error->message : folder);
  if (from >= 0)
    close (from);
}

/**
 * yd_daily_keep_schema:
 * @path: the published file, whose plan is about to be brought from schema @version to a newer one
 *
 * Keeps the file as an older program can read it, for good.
 */
void
yd_daily_keep_schema (const char *state_dir, const char *uid, const char *path, int version)
{
  if (!is_name (uid))
    return;
  g_autofree char *folder = yd_daily_dup_folder (state_dir, uid);
  g_autofree char *name = g_strdup_printf ("schema-%d" SUFFIX, version);
  keep_copy (folder, name, path);
  note_origin (folder, path);
}

/**
 * yd_daily_keep:
 * @path: the published file, about to be replaced
 * @now: microseconds since 1970
 *
 * Keeps a copy of the file if none has been kept today, and drops those older than thirty days, unless
 * only a few would be left.
 */
void
yd_daily_keep (const char *state_dir, const char *uid, const char *path, gint64 now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (now / G_USEC_PER_SEC);
  if (!is_name (uid) || time == NULL)
    return;
  YdDate today = yd_date_new_day (g_date_time_get_year (time), g_date_time_get_month (time),
                                  g_date_time_get_day_of_month (time));
  if (!yd_date_is_set (today))
    return;
  g_autofree char *iso = yd_date_to_iso (today);
  g_autofree char *name = g_strconcat (iso, SUFFIX, NULL);
  g_autofree char *folder = yd_daily_dup_folder (state_dir, uid);
  g_autofree char *copy = g_build_filename (folder, name, NULL);
  gboolean first = access (copy, F_OK) != 0; /* of today */
  keep_copy (folder, name, path);
  note_origin (folder, path);
  if (first)
    drop_old (folder, name, today);
}

/* ---- finding ---- */

/* A folder of copies of the file @path. */
static gboolean
is_of (const char *folder, const char *path)
{
  g_autofree char *note = g_build_filename (folder, ORIGIN, NULL);
  g_autofree char *uri = NULL;
  if (!g_file_get_contents (note, &uri, NULL, NULL))
    return FALSE;
  g_autofree char *noted = g_filename_from_uri (uri, NULL, NULL);
  return g_strcmp0 (noted, path) == 0;
}

/* How much history a copy has; -1 where it is not sound. */
static gint64
measure (const char *copy, const char *scratch)
{
  sqlite3 *db = yd_snapshot_open_foreign (copy, scratch, NULL);
  gint64 sequence = db != NULL ? yd_db_get_int (db, "SELECT max(sequence) FROM history", 0) : -1;
  sqlite3_close (db);
  unlink (scratch);
  return sequence;
}

static void
look_in (const char *folder, const char *scratch, char **best, gint64 *most)
{
  g_autoptr (GPtrArray) names = list_copies (folder, FALSE);
  for (guint i = 0; i < names->len; i++)
    {
      char *copy = g_build_filename (folder, names->pdata[i], NULL);
      gint64 sequence = measure (copy, scratch);
      if (sequence <= *most)
        {
          g_free (copy);
          continue;
        }
      *most = sequence;
      g_free (*best);
      *best = copy;
    }
}

/**
 * yd_daily_find_sound:
 * @path: a plan's file, resolved; it may be damaged
 * @scratch: a path for private copies
 *
 * Returns: (transfer full) (nullable): the copy of it with the longest history, whatever the clock said
 *   when it was made
 */
char *
yd_daily_find_sound (const char *state_dir, const char *path, const char *scratch)
{
  g_autofree char *base = yd_working_get_state_dir (state_dir);
  g_autofree char *daily = g_build_filename (base, "daily", NULL);
  g_autoptr (GDir) dir = g_dir_open (daily, 0, NULL);
  const char *uid;
  char *best = NULL;
  gint64 most = -1;
  while (dir != NULL && (uid = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (daily, uid, NULL);
      if (is_of (folder, path))
        look_in (folder, scratch, &best, &most);
    }
  return best;
}
