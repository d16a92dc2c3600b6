/* Owns: when and how a working copy becomes the .yaodian: a snapshot within the state folder, the
 * whole file written beside the target, renamed over it; and looking now and then whether that is
 * still there. Refuses: to replace what somebody else holds or what is no copy of the plan, or to lose
 * a version that somebody else put there.
 *
 * Threads: everything down to run() runs on the publisher's own thread, one publication at a
 * time. The functions of the header are called on the store's thread. What both use stands under
 * the mutex. */

#include "yd-publisher.h"

#include "yd-daily.h"
#include "yd-checksum.h"
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
/* How often the file's place is looked at while there is nothing to write: a person shall hear that the
 * stick is out before it is in somebody's pocket. */
#define WATCH_MICROSECONDS (3 * G_USEC_PER_SEC)

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
  gboolean made; /* there was no file: what is replaced are only the plan's own first states */
  dev_t folder_device; /* where the published file's folder was at opening */
  GThread *thread;

  /* the thread's own */
  YdDiskStamp stamp;   /* the published file as we know it */
  YdDiskStamp seen;    /* another one that was looked into */
  gboolean seen_whole; /* that one has all that is ours */
  gint64 watch;        /* monotonic time of the next look */

  /* under the mutex */
  GMutex mutex;
  GCond cond;
  guint64 changed;   /* counts changes */
  guint64 published; /* the change up to which all is published */
  guint64 asked;     /* counts flushes */
  guint64 served;    /* the flush up to which all have their answer */
  gboolean always;   /* one of the flushes is to write whatever there is */
  gint64 time;       /* what now () said at the last change or flush, or at opening */
  gint64 due;        /* monotonic time of the next publication; only where changed > published */
  GError *error;     /* of the last one */
  gboolean missing;  /* the published file is not where it was */
  gboolean lost;     /* somebody has taken the plan over: nothing is written any more */
  gboolean replace;  /* the next publication may replace what is no copy of the plan */
  gboolean quit;
};

static dev_t
get_folder_device (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat st;
  return stat (folder, &st) == 0 ? st.st_dev : 0;
}

static void
set_missing (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_set_error (
    error, YD_ERROR, YD_ERROR_NOT_FOUND,
    _ ("%s is not there any more; what you write is kept on this machine, and written there when "
       "the place is back"),
    name);
}

/* Where a disk was unmounted its folder may still be there, empty, on another disk: what is written
 * there would be covered when the disk comes back. */
static gboolean
check_folder (YdPublisher *self, const YdDiskStamp *present, GError **error)
{
  dev_t device = get_folder_device (self->working->path);
  if (device != 0 && (present->exists || !self->stamp.exists || device == self->folder_device))
    return TRUE;
  set_missing (self->working->path, error);
  return FALSE;
}

/* How our history in the database @own stands to that of what somebody else has put in the file's place. */
static YdLineage
compare_foreign (YdPublisher *self, const char *own)
{
  g_autofree char *copy = g_build_filename (self->working->folder, "foreign.db", NULL);
  sqlite3 *theirs = yd_snapshot_open_foreign (self->working->path, copy, NULL);
  YdLineage lineage = YD_LINEAGE_UNRELATED;
  if (theirs != NULL)
    {
      sqlite3 *mine = yd_db_open (own, YD_DB_READ_ONLY, NULL);
      lineage = mine != NULL ? yd_lineage_compare (mine, theirs) : YD_LINEAGE_DIVERGED;
      sqlite3_close (mine);
      sqlite3_close (theirs);
    }
  unlink (copy);
  return lineage;
}

/* Whether all that was written stands in the file still, be it that somebody else has put it there. */
static gboolean
is_in_place (YdPublisher *self)
{
  YdDiskStamp present = yd_disk_get_stamp (self->working->path);
  if (!present.exists || yd_disk_stamp_equal (&present, &self->stamp))
    return present.exists;
  if (!yd_disk_stamp_equal (&present, &self->seen))
    {
      YdLineage lineage = compare_foreign (self, self->working->database);
      self->seen = present;
      self->seen_whole = lineage == YD_LINEAGE_SAME || lineage == YD_LINEAGE_BEHIND;
    }
  return self->seen_whole;
}

/* What somebody else has put in the file's place: another state of the plan is kept beside, unless our
 * history has all of it; what is no copy of the plan stays, unless a person said otherwise. */
static gboolean
keep_foreign (YdPublisher *self, gboolean may_replace, char **kept, GError **error)
{
  const char *path = self->working->path;
  YdLineage lineage = compare_foreign (self, self->working->snapshot);
  if (lineage == YD_LINEAGE_SAME || lineage == YD_LINEAGE_AHEAD)
    return TRUE;
  if (lineage == YD_LINEAGE_UNRELATED && !may_replace)
    {
      g_autofree char *name = g_filename_display_name (path);
      g_set_error (
        error, YD_ERROR, YD_ERROR_EXISTS,
        _ ("another file stands in the place of %s; it is not written over until you say so"),
        name);
      return FALSE;
    }
  *kept = yd_disk_keep_beside (path, path, error);
  return *kept != NULL;
}

static gboolean
replace (YdPublisher *self, const YdSnapshotInfo *info, gint64 time, gboolean may_replace,
         char **kept, GError **error)
{
  const char *path = self->working->path;
  YdDiskStamp present = yd_disk_get_stamp (path);
  if (!check_folder (self, &present, error))
    return FALSE;
  if (present.exists && !yd_disk_stamp_equal (&present, &self->stamp)
      && !keep_foreign (self, may_replace, kept, error))
    return FALSE;
  if (present.exists && !self->made)
    yd_daily_keep (self->state_dir, info->uid, path, time);
  if (!yd_disk_replace (self->working->snapshot, path, self->temporary, error))
    return FALSE;
  self->stamp = yd_disk_get_stamp (path);
  return TRUE;
}

/* @busy: a large gesture is being written just now; that is no failure. */
static gboolean
publish_once (YdPublisher *self, gint64 time, gboolean may_replace, gboolean *busy, char **kept,
              GError **error)
{
  g_auto (YdSnapshotInfo) info = { 0 };
  g_autoptr (GError) local = NULL;
  YdDiskStamp present = yd_disk_get_stamp (self->working->path);
  if (!check_folder (self, &present, error) || !yd_lock_renew (self->lock, error))
    return FALSE;
  if (!yd_snapshot_take (self->working->database, self->working->snapshot, &info, &local))
    {
      *busy = g_error_matches (local, YD_ERROR, YD_ERROR_IN_USE);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  gboolean ok = yd_checksum_append (self->working->snapshot, error)
                && replace (self, &info, time, may_replace, kept, error)
                && yd_working_record (self->working, info.uid, info.newest, TRUE, error);
  unlink (self->working->snapshot);
  return ok;
}

/* ---- the thread ---- */

typedef enum
{
  WORK_PUBLISH,
  WORK_WATCH,
  WORK_QUIT,
} Work;

/* Waits until there is something to do. Called with the mutex held. */
static Work
wait_for_work (YdPublisher *self)
{
  for (;;)
    {
      gint64 now = g_get_monotonic_time ();
      gboolean dirty = self->changed != self->published && !self->lost;
      if (self->asked > self->served)
        return WORK_PUBLISH;
      if (self->quit)
        return WORK_QUIT;
      if (dirty && now >= self->due)
        return WORK_PUBLISH;
      if (!self->lost && now >= self->watch)
        return WORK_WATCH;
      if (self->lost)
        g_cond_wait (&self->cond, &self->mutex);
      else
        g_cond_wait_until (&self->cond, &self->mutex,
                           dirty ? MIN (self->due, self->watch) : self->watch);
    }
}

/* After a publication, or a look at the file's place. Called with the mutex held. */
static void
note_outcome (YdPublisher *self, const GError *error)
{
  self->lost = g_error_matches (error, YD_ERROR, YD_ERROR_IN_USE);
  self->missing = g_error_matches (error, YD_ERROR, YD_ERROR_NOT_FOUND);
  self->watch = g_get_monotonic_time () + WATCH_MICROSECONDS;
}

static void
publish (YdPublisher *self)
{
  guint64 changed = self->changed;
  guint64 asked = self->asked;
  gint64 time = self->time;
  gboolean awaited = asked > self->served;
  gboolean may_replace = self->replace;
  gboolean needed = self->always || self->missing || changed != self->published;
  self->always = FALSE;
  g_mutex_unlock (&self->mutex);

  if (!needed && is_in_place (self))
    {
      g_mutex_lock (&self->mutex);
      self->served = asked;
      g_clear_error (&self->error);
      g_cond_broadcast (&self->cond);
      return;
    }
  YdPublished outcome = { 0 };
  gboolean busy = FALSE;
  gboolean ok = publish_once (self, time, may_replace, &busy, &outcome.kept, &outcome.error);
  gboolean quiet = busy && !awaited;
  if (!quiet)
    self->done (&outcome, self->user_data);
  g_free (outcome.kept);

  g_mutex_lock (&self->mutex);
  if (!busy)
    note_outcome (self, outcome.error);
  g_clear_error (&self->error);
  self->error = outcome.error;
  if (ok)
    {
      self->published = changed;
      self->replace = FALSE;
    }
  else if (!needed && !busy)
    self->changed++; /* what was written once is so no more */
  self->due = g_get_monotonic_time ()
              + (ok              ? DELAY_MICROSECONDS
                 : quiet         ? BUSY_MICROSECONDS
                 : self->missing ? WATCH_MICROSECONDS
                                 : RETRY_MICROSECONDS);
  self->served = asked;
  g_cond_broadcast (&self->cond);
}

/* Looks whether the file is still where it was and still ours. A file that was taken away is not made
 * again before there is something new to write: that somebody has deleted it is no reason. Where another
 * one stands there, what was written since the plan was opened is to be written again. */
static void
watch (YdPublisher *self)
{
  gboolean was_missing = self->missing;
  gboolean written = self->changed > 0 && self->changed == self->published;
  g_mutex_unlock (&self->mutex);
  YdPublished outcome = { 0 };
  YdDiskStamp present = yd_disk_get_stamp (self->working->path);
  gboolean missing = self->stamp.exists && !present.exists;
  if (yd_lock_check (self->lock, &outcome.error) && missing)
    set_missing (self->working->path, &outcome.error);
  if (missing && !was_missing) /* from now on the working copy alone has the plan */
    yd_working_record (self->working, self->working->uid, NULL, TRUE, NULL);
  gboolean taken = written && outcome.error == NULL && present.exists && !is_in_place (self);

  g_mutex_lock (&self->mutex);
  if (taken)
    {
      self->changed++;
      self->due = g_get_monotonic_time ();
    }
  if (outcome.error != NULL || (was_missing && self->changed == self->published))
    {
      note_outcome (self, outcome.error);
      g_mutex_unlock (&self->mutex);
      self->done (&outcome, self->user_data);
      g_mutex_lock (&self->mutex);
    }
  self->watch = g_get_monotonic_time () + WATCH_MICROSECONDS;
  g_clear_error (&outcome.error);
}

static gpointer
run (gpointer data)
{
  YdPublisher *self = data;
  Work work;
  g_mutex_lock (&self->mutex);
  while ((work = wait_for_work (self)) != WORK_QUIT)
    if (work == WORK_PUBLISH)
      publish (self);
    else
      watch (self);
  g_mutex_unlock (&self->mutex);
  return NULL;
}

/* ---- for the store's thread ---- */

YdPublisher *
yd_publisher_new (YdWorking *working, YdLock *lock, const YdDiskStamp *stamp,
                  const YdStoreContext *context, YdPublisherDone done, gpointer user_data)
{
  YdPublisher *self = g_new0 (YdPublisher, 1);
  self->working = working;
  self->lock = lock;
  self->stamp = *stamp;
  self->made = !stamp->exists;
  self->temporary = yd_disk_dup_beside (working->path, ".new");
  self->state_dir = g_strdup (context->state_dir);
  self->now = context->now;
  self->time = context->now ();
  self->done = done;
  self->user_data = user_data;
  self->folder_device = get_folder_device (working->path);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->watch = g_get_monotonic_time () + WATCH_MICROSECONDS;
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
  gboolean dirty = self->changed != self->published || self->missing;
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
  if (always || self->missing || self->changed > 0)
    {
      self->always |= always;
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
 * yd_publisher_allow_replace:
 *
 * A person said that what stands in the plan's place is to be replaced: it is kept beside.
 */
void
yd_publisher_allow_replace (YdPublisher *self)
{
  g_mutex_lock (&self->mutex);
  self->replace = TRUE;
  g_mutex_unlock (&self->mutex);
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
