/* Opens the published file itself, without a working copy: what stands here until yd-file.c does. */

#include "yd-file.h"

#include "yd-db.h"

#include <glib/gstdio.h>
#include <stdint.h>
#include <sys/stat.h>

struct _YdFile
{
  char *path;
  gboolean read_only;
};

YdFile *
yd_file_open (const char *path, gboolean create, gboolean force, YdOpenFlags flags,
              const YdStoreContext *context, GError **error)
{
  if (create)
    {
      if (!force && g_file_test (path, G_FILE_TEST_EXISTS))
        {
          g_set_error (error, YD_ERROR, YD_ERROR_EXISTS, "%s is there already", path);
          return NULL;
        }
      g_unlink (path);
    }
  sqlite3 *db = yd_db_open (path, create ? YD_DB_CREATE : YD_DB_READ_WRITE, error);
  if (db == NULL)
    return NULL;
  gboolean ok = create ? yd_db_create_schema (db, error) : yd_db_verify (db, path, FALSE, error);
  sqlite3_close (db);
  if (!ok)
    return NULL;
  YdFile *self = g_new0 (YdFile, 1);
  self->path = g_strdup (path);
  self->read_only = (flags & YD_OPEN_READ) != 0;
  return self;
}

void
yd_file_set_published_cb (YdFile *self, YdFilePublished callback, gpointer user_data)
{
}

const char *
yd_file_get_working_path (YdFile *self)
{
  return self->path;
}

const char *
yd_file_get_path (YdFile *self)
{
  return self->path;
}

gboolean
yd_file_is_read_only (YdFile *self)
{
  return self->read_only;
}

const char *
yd_file_get_holder (YdFile *self)
{
  return NULL;
}

void
yd_file_changed (YdFile *self)
{
}

gboolean
yd_file_publish (YdFile *self, GError **error)
{
  return TRUE;
}

gboolean
yd_file_close (YdFile *self, GError **error)
{
  return TRUE;
}

void
yd_file_free (YdFile *self)
{
  g_free (self->path);
  g_free (self);
}

gboolean
yd_file_write_outside_copy (const char *working_path, const char *path, GError **error)
{
  g_set_error (error, YD_ERROR, YD_ERROR_UNSUPPORTED, "not yet");
  return FALSE;
}

gboolean
yd_file_identify (const char *path, char **identity)
{
  struct stat info;
  if (g_stat (path, &info) != 0)
    return FALSE;
  *identity = g_strdup_printf ("%ju:%ju", (uintmax_t)info.st_dev, (uintmax_t)info.st_ino);
  return TRUE;
}
