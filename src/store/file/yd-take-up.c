/* Owns: filling a fresh working copy at opening, from the published file or from a working copy
 * that a crash has left, whichever is newer by history. Refuses: to drop anything that was
 * committed and stands nowhere else. */

#include "yd-take-up.h"

#include "yd-daily.h"
#include "yd-disk.h"
#include "yd-migrate.h"
#include "yd-snapshot.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

typedef struct
{
  YdWorking *working; /* borrowed: to be filled */
  sqlite3 *db;        /* owned: what it holds so far; NULL for nothing */
  GError *file_error; /* owned: why the published file gave nothing */
  gboolean reading;
  YdTakeUp *result;
} TakeUp;

/* Opens what a crash left; an edit that was under way is taken back by SQLite. */
static sqlite3 *
open_left (YdWorking *left)
{
  sqlite3 *db = yd_db_open (left->database, YD_DB_READ_WRITE, NULL);
  if (db != NULL && yd_db_verify (db, left->path, TRUE, NULL))
    return db;
  sqlite3_close (db);
  return NULL;
}

static gboolean
reopen (TakeUp *self, GError **error)
{
  self->db = yd_db_open (self->working->database, YD_DB_READ_WRITE, error);
  self->result->ahead = TRUE;
  g_clear_error (&self->file_error);
  return self->db != NULL;
}

/* Makes what was left the working copy. A reader takes a copy and leaves it for the next who edits.
 */
static gboolean
adopt (TakeUp *self, YdWorking *left, GError **error)
{
  g_auto (YdSnapshotInfo) info = { 0 };
  g_clear_pointer (&self->db, sqlite3_close);
  if (self->reading)
    {
      gboolean ok = yd_snapshot_take (left->database, self->working->database, &info, error);
      yd_working_release (left);
      return ok && reopen (self, error);
    }
  /* before it has what was edited, the disk must know whose it is; and that of the file there it has nothing */
  unlink (self->working->database);
  if (!yd_working_record (self->working, left->uid, left->published, TRUE, error))
    {
      yd_working_release (left);
      return FALSE;
    }
  if (rename (left->database, self->working->database) != 0)
    {
      yd_disk_set_error (errno, _ ("the working copy cannot be taken up"), left->database, error);
      yd_working_release (left);
      return FALSE;
    }
  yd_disk_sync_folder_of (self->working->database); /* it is here before the other place goes */
  yd_working_remove (left);
  return reopen (self, error);
}

static gboolean
keep (TakeUp *self, const char *source, GError **error)
{
  char *kept = yd_disk_keep_beside (source, self->working->path, error);
  if (kept == NULL)
    return FALSE;
  g_free (self->result->kept);
  self->result->kept = kept;
  return TRUE;
}

/* Puts what was left beside the file, under another name. */
static gboolean
set_aside (TakeUp *self, YdWorking *left, GError **error)
{
  if (self->reading)
    {
      yd_working_release (left);
      return TRUE;
    }
  if (!keep (self, left->database, error))
    {
      yd_working_release (left);
      return FALSE;
    }
  yd_working_remove (left);
  return TRUE;
}

static void
drop (TakeUp *self, YdWorking *left)
{
  if (self->reading)
    yd_working_release (left);
  else
    yd_working_remove (left);
}

/* The published file gives nothing: is what was left worth more? */
static gboolean
replace_missing (TakeUp *self, YdWorking *left, gboolean unpublished, GError **error)
{
  const char *path = self->working->path;
  gboolean gone = g_error_matches (self->file_error, YD_ERROR, YD_ERROR_NOT_FOUND);
  YdDiskStamp stamp = yd_disk_get_stamp (path);
  gboolean empty = stamp.exists && stamp.size == 0;
  gboolean damaged = empty || g_error_matches (self->file_error, YD_ERROR, YD_ERROR_CORRUPT);
  if (!(gone && unpublished) && !damaged)
    {
      yd_working_release (left);
      return TRUE;
    }
  if (damaged && !empty && !self->reading && !keep (self, path, error))
    {
      yd_working_release (left);
      return FALSE;
    }
  return adopt (self, left, error);
}

/* Both moved on. The first copy that was left is taken up and the published file kept beside;
 * further ones are kept beside too. */
static gboolean
take_diverged (TakeUp *self, YdWorking *left, GError **error)
{
  if (self->reading || self->result->ahead)
    return set_aside (self, left, error);
  if (!keep (self, self->working->path, error))
    {
      yd_working_release (left);
      return FALSE;
    }
  return adopt (self, left, error);
}

/* @left: (transfer full) */
static gboolean
consider (TakeUp *self, YdWorking *left, GError **error)
{
  sqlite3 *db = open_left (left);
  if (db == NULL)
    {
      /* the disk has damaged it; kept in the state folder all the same */
      if (!self->reading)
        yd_working_forget_path (left);
      yd_working_release (left);
      return TRUE;
    }
  g_autofree char *newest = yd_lineage_dup_newest (db);
  gboolean unpublished = g_strcmp0 (newest, left->published) != 0;
  YdLineage lineage = self->db != NULL ? yd_lineage_compare (db, self->db) : YD_LINEAGE_UNRELATED;
  sqlite3_close (db);

  if (newest == NULL)
    {
      drop (self, left); /* nobody has done anything in it */
      return TRUE;
    }
  if (self->db == NULL)
    return replace_missing (self, left, unpublished, error);
  switch (lineage)
    {
    case YD_LINEAGE_AHEAD:
      return adopt (self, left, error);
    case YD_LINEAGE_DIVERGED:
      return take_diverged (self, left, error);
    case YD_LINEAGE_UNRELATED:
      if (unpublished)
        return set_aside (self, left, error);
      break;
    case YD_LINEAGE_SAME:
    case YD_LINEAGE_BEHIND:
    default:
      break;
    }
  drop (self, left);
  return TRUE;
}

static gboolean
consider_all (TakeUp *self, const char *state_dir, GError **error)
{
  g_autofree char *uid = self->db != NULL ? yd_lineage_dup_uid (self->db) : NULL;
  g_autoptr (GPtrArray) found = yd_working_find_left (state_dir, self->working->path, uid);
  gboolean ok = TRUE;
  for (guint i = 0; i < found->len; i++)
    {
      YdWorking *left = g_ptr_array_index (found, i);
      if (ok)
        ok = consider (self, left, error);
      else
        yd_working_release (left);
    }
  return ok;
}

/* An older plan is brought to the newest schema, and its file kept as it was; a reader's copy too, as
 * that is all the program knows. */
static gboolean
migrate (TakeUp *self, const YdStoreContext *context, GError **error)
{
  int version = (int)yd_db_get_int (self->db, "PRAGMA user_version", 0);
  if (version == YD_SCHEMA_VERSION)
    return TRUE;
  g_autofree char *uid = yd_lineage_dup_uid (self->db);
  if (!self->reading)
    yd_daily_keep_schema (context->state_dir, uid, self->working->path, version);
  self->result->ahead = TRUE;
  return yd_migrate (self->db, context, error);
}

/**
 * yd_take_up:
 * @working: fresh; is filled and told what it came from
 * @reading: nothing is removed or kept beside
 * @result: (out): what was found
 *
 * Fills the working copy of a plan that is opened.
 */
gboolean
yd_take_up (YdWorking *working, const YdStoreContext *context, gboolean reading, YdTakeUp *result,
            GError **error)
{
  TakeUp self = { .working = working, .reading = reading, .result = result };
  g_autofree char *published = NULL;
  g_autofree char *uid = NULL;
  *result = (YdTakeUp){ 0 };

  self.db = yd_snapshot_open_foreign (working->path, working->database, &self.file_error);
  if (self.db != NULL)
    published = yd_lineage_dup_newest (self.db);
  gboolean ok = consider_all (&self, context->state_dir, error);
  if (ok && self.db == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self.file_error));
      ok = FALSE;
    }
  if (ok)
    {
      uid = yd_lineage_dup_uid (self.db);
      /* the disk has the copy before it knows whose it is: after a power failure it is sound, or nobody's */
      ok = migrate (&self, context, error) && (reading || yd_disk_sync (working->database, error))
           && yd_working_record (working, uid, published, !reading, error);
    }
  g_clear_error (&self.file_error);
  sqlite3_close (self.db);
  return ok;
}

/**
 * yd_take_up_for_new:
 * @working: fresh; an empty plan is laid into it
 *
 * Fills the working copy of a plan that is made. What a crash has left of another plan of that name
 * is kept beside.
 */
gboolean
yd_take_up_for_new (YdWorking *working, const YdStoreContext *context, YdTakeUp *result,
                    GError **error)
{
  TakeUp self = { .working = working, .result = result };
  *result = (YdTakeUp){ 0 };
  self.db = yd_db_open (working->database, YD_DB_CREATE, error);
  gboolean ok = self.db != NULL && yd_db_create_schema (self.db, error)
                && consider_all (&self, context->state_dir, error)
                && yd_working_record (working, NULL, NULL, TRUE, error);
  sqlite3_close (self.db);
  return ok;
}
