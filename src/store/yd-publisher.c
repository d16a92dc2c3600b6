/* Owns: when and how a working copy becomes the .yaodian: a snapshot within the state folder, the
 * whole file written beside the target, renamed over it. Refuses: to replace what somebody else
 * holds, or to lose a version that somebody else put there.
 *
 * Threads: everything below publish_once() runs on the publisher's own thread, one publication at a
 * time. The functions of the header are called on the store's thread. What both use stands under
 * the mutex. */

#include "yd-publisher.h"

#include "yd-daily.h"
#include "yd-seal.h"
#include "yd-snapshot.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

/* One second after the first change that is not yet published, so that with the writing a plan is
 * on its disk two seconds after the last. */
#define DELAY_MICROSECONDS (1 * G_USEC_PER_SEC)
/* A memory stick may come back: without any change a failed publication is tried again. */
#define RETRY_MICROSECONDS (10 * G_USEC_PER_SEC)
#define BUSY_MICROSECONDS (G_USEC_PER_SEC / 4)

struct _YdPublisher
{
  /* set once */
  YdWorking *working; /* borrowed */
  YdLock *lock;       /* borrowed */
  char *temporary;    /* beside the published file */
  char *state_dir;
  gint64 (*now) (void); /* called on the store's thread only */
  YdPublisherDone done;
  gpointer user_data;
  dev_t folder_device; /* where the published file's folder was at opening */
  GThread *thread;

  /* the thread's own */
  YdDiskStamp stamp; /* the published file as we know it */

  /* under the mutex */
  GMutex mutex;
  GCond cond;
  guint64 changed;   /* counts changes */
  guint64 published; /* the change up to which all is published */
  guint64 asked;     /* counts flushes */
  guint64 served;    /* the flush up to which all have their answer */
  gint64 time;       /* what now () said at the last change or flush */
  gint64 due;        /* monotonic time of the next publication; only where changed > published */
  GError *error;     /* of the last one */
  gboolean quit;
};

static dev_t
get_folder_device (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat st;
  return stat (folder, &st) == 0 ? st.st_dev : 0;
}

/* Where a disk was unmounted its folder may still be there, empty, on another disk: what is written
 * there would be covered when the disk comes back. */
static gboolean
check_folder (YdPublisher *self, const YdDiskStamp *present, GError **error)
{
  if (present->exists || !self->stamp.exists
      || get_folder_device (self->working->path) == self->folder_device)
    return TRUE;
  yd_disk_set_error (ENOENT, _ ("the disk is not there"), self->working->path, error);
  return FALSE;
}

/* Keeps what somebody else has put in the file's place, unless our history has all of it. */
static gboolean
keep_foreign (YdPublisher *self, char **kept, GError **error)
{
  g_autofree char *copy = g_build_filename (self->working->folder, "foreign.db", NULL);
  sqlite3 *theirs = yd_snapshot_open_foreign (self->working->path, copy, NULL);
  gboolean ours = FALSE;
  if (theirs != NULL)
    {
      sqlite3 *mine = yd_db_open (self->working->snapshot, YD_DB_READ_ONLY, NULL);
      YdLineage lineage = mine != NULL ? yd_lineage_compare (mine, theirs) : YD_LINEAGE_DIVERGED;
      ours = lineage == YD_LINEAGE_SAME || lineage == YD_LINEAGE_AHEAD;
      sqlite3_close (mine);
      sqlite3_close (theirs);
    }
  unlink (copy);
  if (ours)
    return TRUE;
  *kept = yd_disk_keep_beside (self->working->path, self->working->path, error);
  return *kept != NULL;
}

static gboolean
replace (YdPublisher *self, const YdSnapshotInfo *info, gint64 time, char **kept, GError **error)
{
  const char *path = self->working->path;
  YdDiskStamp present = yd_disk_get_stamp (path);
  if (!check_folder (self, &present, error))
    return FALSE;
  if (present.exists && !yd_disk_stamp_equal (&present, &self->stamp)
      && !keep_foreign (self, kept, error))
    return FALSE;
  if (present.exists)
    yd_daily_keep (self->state_dir, info->uid, path, time);
  if (!yd_disk_replace (self->working->snapshot, path, self->temporary, error))
    return FALSE;
  self->stamp = yd_disk_get_stamp (path);
  return TRUE;
}

/* @busy: a large gesture is being written just now; that is no failure. */
static gboolean
publish_once (YdPublisher *self, gint64 time, gboolean *busy, char **kept, GError **error)
{
  g_auto (YdSnapshotInfo) info = { 0 };
  g_autoptr (GError) local = NULL;
  if (!yd_lock_renew (self->lock, error))
    return FALSE;
  if (!yd_snapshot_take (self->working->database, self->working->snapshot, &info, &local))
    {
      *busy = g_error_matches (local, YD_ERROR, YD_ERROR_IN_USE);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  gboolean ok = yd_seal_append (self->working->snapshot, error)
                && replace (self, &info, time, kept, error)
                && yd_working_record (self->working, info.uid, info.newest, FALSE, error);
  unlink (self->working->snapshot);
  return ok;
}

/* ---- the thread ---- */

/* Waits until there is something to do; FALSE at the end. Called with the mutex held. */
static gboolean
wait_for_work (YdPublisher *self)
{
  for (;;)
    {
      if (self->asked > self->served)
        return TRUE;
      if (self->quit)
        return FALSE;
      if (self->changed == self->published)
        g_cond_wait (&self->cond, &self->mutex);
      else if (g_get_monotonic_time () >= self->due
               || !g_cond_wait_until (&self->cond, &self->mutex, self->due))
        return !self->quit;
    }
}

static gpointer
run (gpointer data)
{
  YdPublisher *self = data;
  g_mutex_lock (&self->mutex);
  while (wait_for_work (self))
    {
      guint64 changed = self->changed;
      guint64 asked = self->asked;
      gint64 time = self->time;
      gboolean awaited = asked > self->served;
      g_mutex_unlock (&self->mutex);

      YdPublished outcome = { 0 };
      gboolean busy = FALSE;
      gboolean ok = publish_once (self, time, &busy, &outcome.kept, &outcome.error);
      gboolean quiet = busy && !awaited;
      if (!quiet)
        self->done (&outcome, self->user_data);
      g_free (outcome.kept);

      g_mutex_lock (&self->mutex);
      g_clear_error (&self->error);
      self->error = outcome.error;
      if (ok)
        self->published = changed;
      self->due = g_get_monotonic_time ()
                  + (ok      ? DELAY_MICROSECONDS
                     : quiet ? BUSY_MICROSECONDS
                             : RETRY_MICROSECONDS);
      self->served = asked;
      g_cond_broadcast (&self->cond);
    }
  g_mutex_unlock (&self->mutex);
  return NULL;
}

/* ---- for the store's thread ---- */

YdPublisher *
yd_publisher_new (YdWorking *working,
                  YdLock *lock,
                  const YdDiskStamp *stamp,
                  const YdStoreContext *context,
                  YdPublisherDone done,
                  gpointer user_data)
{
  YdPublisher *self = g_new0 (YdPublisher, 1);
  self->working = working;
  self->lock = lock;
  self->stamp = *stamp;
  self->temporary = yd_lock_dup_beside (working->path, ".new");
  self->state_dir = g_strdup (context->state_dir);
  self->now = context->now;
  self->done = done;
  self->user_data = user_data;
  self->folder_device = get_folder_device (working->path);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  unlink (self->temporary); /* what a publication that was killed has left; the lock is ours */
  self->thread = g_thread_new ("publisher", run, self);
  return self;
}

/**
 * yd_publisher_changed:
 *
 * Something was committed: it is published within two seconds.
 */
void
yd_publisher_changed (YdPublisher *self)
{
  gint64 due = g_get_monotonic_time () + DELAY_MICROSECONDS;
  g_mutex_lock (&self->mutex);
  if (self->changed == self->published || self->due > due)
    self->due = due;
  self->changed++;
  self->time = self->now ();
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

gboolean
yd_publisher_is_dirty (YdPublisher *self)
{
  g_mutex_lock (&self->mutex);
  gboolean dirty = self->changed != self->published;
  g_mutex_unlock (&self->mutex);
  return dirty;
}

/**
 * yd_publisher_flush:
 * @always: publish also where nothing changed
 *
 * Publishes now what is not yet published, and waits for it.
 */
gboolean
yd_publisher_flush (YdPublisher *self, gboolean always, GError **error)
{
  gboolean ok = TRUE;
  g_mutex_lock (&self->mutex);
  if (always || self->changed != self->published)
    {
      guint64 mine = ++self->asked;
      self->time = self->now ();
      g_cond_broadcast (&self->cond);
      while (self->served < mine)
        g_cond_wait (&self->cond, &self->mutex);
      ok = self->error == NULL;
      if (!ok && error != NULL)
        *error = g_error_copy (self->error);
    }
  g_mutex_unlock (&self->mutex);
  return ok;
}

/**
 * yd_publisher_free:
 * @self: (transfer full) (nullable):
 *
 * Ends the thread; a publication that is being written is finished, none is begun.
 */
void
yd_publisher_free (YdPublisher *self)
{
  if (self == NULL)
    return;
  g_mutex_lock (&self->mutex);
  self->quit = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_clear_error (&self->error);
  g_free (self->temporary);
  g_free (self->state_dir);
  g_free (self);
}
