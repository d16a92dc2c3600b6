/* Owns: how a notice becomes a file: its day, and its being replaced whole. Refuses: the clock. */

#include "yd-notice-file.h"

#include "yd-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/**
 * yd_notice_file_get_day:
 * @created: seconds since 1970; -1: $SOURCE_DATE_EPOCH, else the notice's own date
 *
 * Returns: (transfer full): the day that a file of @content bears
 */
GDateTime *
yd_notice_file_get_day (const YdContent *content, gint64 created)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  GDateTime *time = NULL;

  if (created < 0 && epoch != NULL)
    {
      char *end;
      gint64 value = g_ascii_strtoll (epoch, &end, 10);
      if (*epoch != '\0' && *end == '\0' && value >= 0)
        created = value;
    }
  if (created >= 0)
    time = g_date_time_new_from_unix_utc (created);
  if (time == NULL && yd_date_is_set (content->date))
    {
      YdDate day = yd_date_first_day (content->date);
      time = g_date_time_new_utc (day.year, day.month, day.day, 0, 0, 0);
    }
  if (time == NULL)
    time = g_date_time_new_utc (CLAMP (content->year, 1980, 2100), 1, 1, 0, 0, 0);
  return time;
}

/* What the library says of a file beside it that was to become it. */
static int
find_errno (const GError *failure)
{
  static const struct
  {
    GFileError code;
    int errsv;
  } known[] = {
    { G_FILE_ERROR_NOSPC, ENOSPC }, { G_FILE_ERROR_ACCES, EACCES },
    { G_FILE_ERROR_PERM, EPERM },   { G_FILE_ERROR_ROFS, EROFS },
    { G_FILE_ERROR_NOENT, ENOENT }, { G_FILE_ERROR_NOTDIR, ENOTDIR },
    { G_FILE_ERROR_ISDIR, EISDIR }, { G_FILE_ERROR_NAMETOOLONG, ENAMETOOLONG },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_error_matches (failure, G_FILE_ERROR, (int)known[i].code))
      return known[i].errsv;
  return 0;
}

/* @at: where the bytes go; @path: the file that is named where they do not */
static gboolean
write_at (const char *at, const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (g_file_set_contents_full (at, data, (gssize)length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666,
                                &failure))
    return TRUE;
  int errsv = find_errno (failure);
  if (errsv != 0)
    yd_error_set_unwritten (error, path, errsv);
  else
    g_set_error (error, YD_ERROR, YD_ERROR_FAILED, _ ("%s could not be written: %s"), path,
                 failure->message);
  return FALSE;
}

/**
 * yd_notice_file_write:
 * @path: is replaced whole, or stays as it is
 * @error: of #YdError, naming the file
 */
gboolean
yd_notice_file_write (const char *path, GBytes *bytes, GError **error)
{
  return write_at (path, path, bytes, error);
}

/**
 * yd_notice_files_write:
 * @failed: (out): the path that could not be written
 * @error: of #YdError, naming the file
 *
 * Writes all of them, or none: each beside its place, and then all into it.
 */
gboolean
yd_notice_files_write (const YdNoticeFile *files, guint n, const char **failed, GError **error)
{
  g_autoptr (GPtrArray) beside = g_ptr_array_new_with_free_func (g_free);
  gboolean done = TRUE;

  if (n == 1)
    {
      *failed = files[0].path;
      return yd_notice_file_write (files[0].path, files[0].bytes, error);
    }
  for (guint i = 0; i < n && done; i++)
    {
      g_ptr_array_add (beside, g_strdup_printf ("%s.%08x", files[i].path, g_random_int ()));
      *failed = files[i].path;
      done = write_at (beside->pdata[i], files[i].path, files[i].bytes, error);
    }
  for (guint i = 0; i < n && done; i++)
    {
      *failed = files[i].path;
      done = g_rename (beside->pdata[i], files[i].path) == 0;
      if (!done)
        yd_error_set_unwritten (error, files[i].path, errno);
    }
  for (guint i = 0; i < beside->len && !done; i++)
    g_unlink (beside->pdata[i]);
  return done;
}
