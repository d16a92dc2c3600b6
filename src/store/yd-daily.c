/* Owns: the daily copies. They are a help and not a promise: where one cannot be made, the
 * publication goes on. Refuses: to remove a plan's last copy, however old. */

#include "yd-daily.h"

#include "yd-date.h"
#include "yd-disk.h"
#include "yd-working.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define SUFFIX ".yaodian"

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

static void
drop_old (const char *folder, YdDate today)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  YdDate date, newest = YD_DATE_NONE;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (parse_name (name, &date))
      {
        g_ptr_array_add (names, g_strdup (name));
        if (!yd_date_is_set (newest) || yd_date_compare (date, newest) > 0)
          newest = date;
      }
  for (guint i = 0; i < names->len; i++)
    {
      name = g_ptr_array_index (names, i);
      if (!parse_name (name, &date) || yd_date_equal (date, newest)
          || yd_date_days_from (date, today) <= YD_DAILY_DAYS)
        continue;
      g_autofree char *path = g_build_filename (folder, name, NULL);
      unlink (path);
    }
}

/**
 * yd_daily_keep:
 * @path: the published file, about to be replaced
 * @now: microseconds since 1970
 *
 * Keeps a copy of the file if none has been kept today, and drops those older than thirty days.
 */
void
yd_daily_keep (const char *state_dir, const char *uid, const char *path, gint64 now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (now / G_USEC_PER_SEC);
  if (uid == NULL || strchr (uid, '/') != NULL || *uid == '.' || *uid == '\0' || time == NULL)
    return;
  YdDate today = yd_date_new_day (g_date_time_get_year (time), g_date_time_get_month (time),
                                  g_date_time_get_day_of_month (time));
  if (!yd_date_is_set (today))
    return;
  g_autofree char *iso = yd_date_to_iso (today);
  g_autofree char *name = g_strconcat (iso, SUFFIX, NULL);
  g_autofree char *folder = yd_daily_dup_folder (state_dir, uid);
  g_autofree char *copy = g_build_filename (folder, name, NULL);
  g_autofree char *temporary = g_strconcat (copy, ".new", NULL);
  if (access (copy, F_OK) == 0)
    return;

  g_autoptr (GError) error = NULL;
  int from = g_mkdir_with_parents (folder, 0700) == 0 ? yd_disk_open_regular (path, &error) : -1;
  unlink (temporary);
  if (from < 0 || !yd_disk_copy (from, temporary, 0600, FALSE, &error)
      || rename (temporary, copy) != 0)
    g_info ("no daily copy of %s: %s", path, error != NULL ? error->message : folder);
  if (from >= 0)
    close (from);
  drop_old (folder, today);
}
