/* Owns: what a store says and does about places on disk: where its file is and who holds it, copies of it
 * elsewhere, and what a crash or a damaged file has left. */

#include "yd-store-private.h"

#include "yd-daily.h"
#include "yd-disk.h"
#include "yd-working.h"

#include <glib/gi18n-lib.h>

/* ---- the file ---- */

/**
 * yd_store_get_path:
 *
 * Returns: (transfer none) (nullable): the .yaodian; %NULL in memory
 */
const char *
yd_store_get_path (YdStore *self)
{
  return self->file != NULL ? yd_file_get_path (self->file) : NULL;
}

gboolean
yd_store_is_read_only (YdStore *self)
{
  return self->file != NULL && yd_file_is_read_only (self->file);
}

/**
 * yd_store_get_holder:
 *
 * Returns: (transfer none) (nullable): who holds the file, where that is why it is read only
 */
const char *
yd_store_get_holder (YdStore *self)
{
  return self->file != NULL ? yd_file_get_holder (self->file) : NULL;
}

/**
 * yd_store_is_free:
 *
 * Returns: whether it is read only because somebody held it, and that one has left: closed and opened
 *   again it can be edited
 */
gboolean
yd_store_is_free (YdStore *self)
{
  return self->file != NULL && yd_file_is_free (self->file);
}

/**
 * yd_store_get_reason:
 *
 * Returns: (transfer none) (nullable): a sentence that says why it is read only, where nobody asked
 *   for that
 */
const char *
yd_store_get_reason (YdStore *self)
{
  return self->file != NULL ? yd_file_get_reason (self->file) : NULL;
}

/**
 * yd_store_get_kept:
 *
 * Returns: (transfer none) (nullable): where another version of the file was kept beside it, because
 *   it could not be merged; also after YdStore::file-changed
 */
const char *
yd_store_get_kept (YdStore *self)
{
  return self->file != NULL ? yd_file_get_kept (self->file) : NULL;
}

/* ---- when the file's place is not what it was ---- */

/**
 * yd_store_can_take_over:
 *
 * Returns: whether opening with %YD_OPEN_TAKE_OVER would make it one's own
 */
gboolean
yd_store_can_take_over (YdStore *self)
{
  return self->file != NULL && yd_file_can_take_over (self->file);
}

/**
 * yd_store_get_problem:
 *
 * Returns: (transfer none) (nullable): why the file is not what the plan is, as of the last
 *   YdStore::file-changed: %YD_ERROR_NOT_FOUND where it is not there any more, %YD_ERROR_EXISTS where
 *   another file stands in its place, %YD_ERROR_IN_USE where somebody has taken it over, or another
 *   failure to write; %NULL where all is well. Only the last but one is not tried again by itself.
 */
const GError *
yd_store_get_problem (YdStore *self)
{
  return self->file != NULL ? yd_file_get_problem (self->file) : NULL;
}

/**
 * yd_store_publish_over:
 *
 * Publishes where another file stands in the plan's place, which is kept beside.
 */
gboolean
yd_store_publish_over (YdStore *self, GError **error)
{
  if (self->file != NULL)
    yd_file_allow_replace (self->file);
  return yd_store_publish (self, error);
}

/**
 * yd_store_save_elsewhere:
 * @path: replaced where it is there
 *
 * From here on the plan's file is @path. Also for a plan that was taken over: then it is edited on as a
 * copy.
 */
gboolean
yd_store_save_elsewhere (YdStore *self, const char *path, GError **error)
{
  YdStoreContext context = {
    .author = self->author, .host = self->host, .now = self->now, .state_dir = self->state_dir
  };
  return self->file != NULL && yd_store_settle (self, error)
         && yd_file_move (self->file, path, &context, error);
}

static gboolean
export_copy (YdStore *self, const char *path, gboolean outside, GError **error)
{
  if (!yd_store_settle (self, error))
    return FALSE;
  if (self->file == NULL)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_FAILED,
                   _ ("a plan without a file has no outside copy"));
      return FALSE;
    }
  return yd_file_write_copy (yd_file_get_working_path (self->file), path, outside, error);
}

gboolean
yd_store_export_outside_copy (YdStore *self, const char *path, GError **error)
{
  return export_copy (self, path, TRUE, error);
}

/**
 * yd_store_export_copy:
 * @path: replaced where it is there; refused where a plan is open
 *
 * Writes the whole plan, history included, to another file; this one stays the plan's.
 */
gboolean
yd_store_export_copy (YdStore *self, const char *path, GError **error)
{
  return export_copy (self, path, FALSE, error);
}

/* ---- what is left behind ---- */

char *
yd_store_dup_unfinished (const char *path)
{
  g_autofree char *id = yd_id_to_string (yd_id_new ());
  g_autofree char *name = g_strdup_printf (".%s.yaodian", id);
  g_autofree char *folder = g_path_get_dirname (path);
  return g_build_filename (folder, name, NULL);
}

void
yd_store_clear_unfinished (const YdStoreContext *context)
{
  yd_working_clear_unfinished (context->state_dir);
}

/**
 * yd_store_find_daily_copy:
 *
 * Returns: (transfer full) (nullable): its path; the day is its name
 */
char *
yd_store_find_daily_copy (const char *path, const YdStoreContext *context)
{
  g_autofree char *resolved = yd_disk_resolve (path, NULL);
  YdWorking *scratch
    = resolved != NULL ? yd_working_new (context->state_dir, resolved, TRUE, NULL) : NULL;
  if (scratch == NULL)
    return NULL;
  char *copy = yd_daily_find_sound (context->state_dir, resolved, scratch->snapshot);
  yd_working_remove (scratch);
  return copy;
}

/**
 * yd_store_recover:
 *
 * Returns: (transfer full) (nullable): where the copy is now; %YD_ERROR_NOT_FOUND where there is none
 */
char *
yd_store_recover (const char *path, const YdStoreContext *context, GError **error)
{
  g_autofree char *copy = yd_store_find_daily_copy (path, context);
  g_autofree char *resolved = copy != NULL ? yd_disk_resolve (path, error) : NULL;
  if (resolved != NULL)
    return yd_disk_keep_beside (copy, resolved, error);
  if (copy == NULL)
    g_set_error (error, YD_ERROR, YD_ERROR_NOT_FOUND, _ ("there is no sound daily copy of %s"),
                 path);
  return NULL;
}
