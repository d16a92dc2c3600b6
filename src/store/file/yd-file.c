/* Owns: where a plan lives on disk while it is open: working copy, lock, publication, and the ways
 * from the one to the other at opening and closing. Refuses: to know what a plan is (yd-store.c).
 */

#include "yd-file.h"

#include "yd-follow.h"
#include "yd-lock.h"
#include "yd-publisher.h"
#include "yd-take-up.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

struct _YdFile
{
  /* set once at opening */
  char *path;      /* resolved */
  char *state_dir; /* NULL: the user's */
  gboolean read_only;
  YdLockHeld held;       /* holder NULL: nobody else */
  gboolean free;         /* who held it has left */
  gboolean anew;         /* published since it was read here */
  char *reason;          /* NULL: read-only because that was asked, or not at all */
  GMainContext *context; /* of the opening thread */
  gboolean lost;         /* taken over by somebody else while it was open here */
  GError *problem;       /* why the last publication failed; NULL: it did not */

  /* owned; NULL after closing */
  YdWorking *working;
  YdWorking *before;      /* the copy read before, while the file is read again; else NULL */
  YdFollow *follow;       /* NULL where it is edited */
  YdLock *lock;           /* NULL where read-only */
  YdPublisher *publisher; /* NULL where read-only */

  gboolean no_place; /* for a working copy to edit */
  gboolean fresh;    /* made, and not published yet */
  YdFilePublished callback;
  gpointer user_data;
  char *kept; /* NULL: no other version was found */

  /* under the mutex: on the way from the publisher's thread to the opening one */
  GMutex mutex;
  GSource *source; /* NULL: nothing is on the way */
  GError *error;
  char *new_kept;
  char *last_message; /* of the failure that was told last; NULL after a success */
};

/* ---- telling of publications ---- */

/* Somebody else has the plan now. What is in the working copy stays there for the next opening. */
static void
lose (YdFile *self, const GError *error)
{
  self->lost = TRUE;
  self->read_only = TRUE;
  g_free (self->reason);
  self->reason = g_strdup (error->message);
}

static gboolean
tell_cb (gpointer user_data)
{
  YdFile *self = user_data;
  g_mutex_lock (&self->mutex);
  g_clear_pointer (&self->source, g_source_unref);
  g_autoptr (GError) error = g_steal_pointer (&self->error);
  if (self->new_kept != NULL)
    {
      g_free (self->kept);
      self->kept = g_steal_pointer (&self->new_kept);
    }
  const char *message = error != NULL ? error->message : NULL;
  gboolean news = message == NULL || g_strcmp0 (message, self->last_message) != 0;
  g_free (self->last_message);
  self->last_message = g_strdup (message);
  g_mutex_unlock (&self->mutex);

  g_clear_error (&self->problem);
  self->problem = error != NULL ? g_error_copy (error) : NULL;
  if (!self->lost && g_error_matches (error, YD_ERROR, YD_ERROR_IN_USE))
    lose (self, error);
  if (news && self->callback != NULL)
    self->callback (error, self->user_data);
  return G_SOURCE_REMOVE;
}

/* On the publisher's thread. */
static void
published_cb (const YdPublished *published, gpointer user_data)
{
  YdFile *self = user_data;
  g_mutex_lock (&self->mutex);
  g_clear_error (&self->error);
  if (published->error != NULL)
    self->error = g_error_copy (published->error);
  if (published->kept != NULL)
    {
      g_free (self->new_kept);
      self->new_kept = g_strdup (published->kept);
    }
  if (self->source == NULL)
    {
      self->source = g_idle_source_new ();
      g_source_set_priority (self->source, G_PRIORITY_DEFAULT);
      g_source_set_callback (self->source, tell_cb, self, NULL);
      g_source_attach (self->source, self->context);
    }
  g_mutex_unlock (&self->mutex);
}

/* ---- opening ---- */

static gboolean
fill_to_read (YdFile *self, YdWorking *working, const YdStoreContext *context, GError **error)
{
  YdTakeUp result;
  self->working = working;
  if (working == NULL || !yd_take_up (working, context, TRUE, &result, error))
    return FALSE;
  g_free (result.kept);
  return TRUE;
}

/* Where the state folder has no place for a copy, one elsewhere will do. */
static gboolean
open_to_read (YdFile *self, const YdStoreContext *context, GError **error)
{
  g_autoptr (GError) local = NULL;
  self->read_only = TRUE;
  if (fill_to_read (self, yd_working_new (self->state_dir, self->path, TRUE, NULL), context,
                    &local))
    return TRUE;
  if (local != NULL && !g_error_matches (local, YD_ERROR, YD_ERROR_NO_SPACE))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_clear_pointer (&self->working, yd_working_remove);
  return fill_to_read (self, yd_working_new_temporary (self->path, error), context, error);
}

static void
followed_cb (const YdFollowed *news, gpointer user_data)
{
  YdFile *self = user_data;
  if (g_strcmp0 (news->holder, self->held.holder) != 0)
    self->free = news->holder == NULL;
  g_free (self->held.holder);
  self->held.holder = g_strdup (news->holder);
  self->anew = news->anew;
  if (self->callback != NULL)
    self->callback (NULL, self->user_data);
}

static void
let_go_of_editing (YdFile *self)
{
  g_clear_pointer (&self->lock, yd_lock_release);
  g_clear_pointer (&self->working, yd_working_remove);
}

/* May the file itself be replaced? A folder that can be written says nothing of a file that its
 * owner has closed. */
static gboolean
check_writable (YdFile *self, GError **error)
{
  if (access (self->path, W_OK) == 0 || errno == ENOENT)
    return TRUE;
  yd_disk_set_error (errno, _ ("may only be read"), self->path, error);
  return FALSE;
}

static gboolean
check_new (YdFile *self, gboolean force, GError **error)
{
  struct stat st;
  if (stat (self->path, &st) != 0)
    return TRUE;
  g_autofree char *name = g_filename_display_name (self->path);
  if (force && S_ISREG (st.st_mode))
    return TRUE;
  g_set_error (error, YD_ERROR, YD_ERROR_EXISTS,
               S_ISREG (st.st_mode) ? _ ("%s is there already") : _ ("%s is there and is no file"),
               name);
  return FALSE;
}

static gboolean
open_to_edit (YdFile *self, gboolean create, gboolean force, gboolean take_over,
              const YdStoreContext *context, GError **error)
{
  YdTakeUp result = { 0 };
  self->working = yd_working_new (self->state_dir, self->path, FALSE, error);
  self->no_place = self->working == NULL;
  if (self->no_place)
    return FALSE;
  self->lock
    = yd_lock_acquire (self->path, context, self->working->token, take_over, &self->held, error);
  if (self->lock == NULL || !check_writable (self, error)
      || (create && !check_new (self, force, error)))
    return FALSE;

  /* before it is read: what is put there meanwhile is not what we know */
  YdDiskStamp stamp = yd_disk_get_stamp (self->path);
  gboolean ok = create ? yd_take_up_for_new (self->working, context, &result, error)
                       : yd_take_up (self->working, context, FALSE, &result, error);
  self->kept = result.kept;
  if (!ok)
    return FALSE;
  self->fresh = create;
  self->publisher
    = yd_publisher_new (self->working, self->lock, &stamp, context, published_cb, self);
  if (result.ahead)
    yd_publisher_changed (self->publisher);
  return TRUE;
}

/* Is this a failure after which the plan can still be read? */
static gboolean
can_still_read (YdFile *self, const GError *error, YdOpenFlags flags)
{
  if (self->no_place)
    return TRUE;
  if (g_error_matches (error, YD_ERROR, YD_ERROR_IN_USE))
    return (flags & YD_OPEN_READ_IF_HELD) != 0;
  return g_error_matches (error, YD_ERROR, YD_ERROR_READ_ONLY);
}

/**
 * yd_file_open:
 *
 * Returns: (transfer full) (nullable): to be given to yd_file_close() and yd_file_free()
 */
YdFile *
yd_file_open (const char *path, gboolean create, gboolean force, YdOpenFlags flags,
              const YdStoreContext *context, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (YdFile) self = g_new0 (YdFile, 1);
  g_mutex_init (&self->mutex);
  self->context = g_main_context_ref_thread_default ();
  self->state_dir = g_strdup (context->state_dir);
  self->path = yd_disk_resolve (path, error);
  if (self->path == NULL || (create && !check_new (self, force, error)))
    return NULL;

  if (!create && (flags & YD_OPEN_READ) != 0)
    return open_to_read (self, context, error) ? g_steal_pointer (&self) : NULL;
  if (open_to_edit (self, create, force, (flags & YD_OPEN_TAKE_OVER) != 0, context, &local))
    return g_steal_pointer (&self);
  let_go_of_editing (self);
  if (create || !can_still_read (self, local, flags))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  self->reason = g_strdup (local->message);
  self->follow = yd_follow_new (self->path, context, self->held.holder, followed_cb, self);
  return open_to_read (self, context, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * yd_file_set_published_cb:
 * @callback: called on the main context of the thread that opened the file
 */
void
yd_file_set_published_cb (YdFile *self, YdFilePublished callback, gpointer user_data)
{
  self->callback = callback;
  self->user_data = user_data;
}

const char *
yd_file_get_working_path (YdFile *self)
{
  return self->working != NULL ? self->working->database : NULL;
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
  return self->read_only ? self->held.holder : NULL;
}

gboolean
yd_file_is_free (YdFile *self)
{
  return self->free;
}

gboolean
yd_file_is_anew (YdFile *self)
{
  return self->anew;
}

gboolean
yd_file_can_take_over (YdFile *self)
{
  return self->read_only && self->held.holder != NULL && self->held.elsewhere;
}

const GError *
yd_file_get_problem (YdFile *self)
{
  return self->problem;
}

const char *
yd_file_get_reason (YdFile *self)
{
  return self->free ? NULL : self->reason;
}

const char *
yd_file_get_kept (YdFile *self)
{
  return self->kept;
}

void
yd_file_drop_kept (YdFile *self)
{
  if (self->kept != NULL)
    unlink (self->kept);
  g_clear_pointer (&self->kept, g_free);
}

/* ---- reading again ---- */

gboolean
yd_file_read_again (YdFile *self, const YdStoreContext *context, GError **error)
{
  self->before = g_steal_pointer (&self->working);
  yd_follow_begin (self->follow);
  if (open_to_read (self, context, error))
    return TRUE;
  yd_file_end_reading (self, FALSE);
  return FALSE;
}

void
yd_file_end_reading (YdFile *self, gboolean ok)
{
  if (ok)
    {
      g_clear_pointer (&self->before, yd_working_remove);
      self->anew = FALSE;
      return;
    }
  g_clear_pointer (&self->working, yd_working_remove);
  self->working = g_steal_pointer (&self->before);
  yd_follow_forget (self->follow);
}

/* ---- publishing and closing ---- */

void
yd_file_changed (YdFile *self)
{
  if (self->publisher != NULL)
    yd_publisher_changed (self->publisher);
}

gboolean
yd_file_publish (YdFile *self, GError **error)
{
  if (self->publisher == NULL || self->lost)
    return TRUE;
  if (!yd_publisher_flush (self->publisher, self->fresh, error))
    return FALSE;
  self->fresh = FALSE;
  return TRUE;
}

/* What is not in the published file stays in the working copy. */
static void
stop_publishing (YdFile *self)
{
  gboolean dirty = self->publisher != NULL && yd_publisher_is_dirty (self->publisher);
  g_clear_pointer (&self->publisher, yd_publisher_free);
  if (dirty)
    g_clear_pointer (&self->working, yd_working_release);
  else
    g_clear_pointer (&self->working, yd_working_remove);
  g_clear_pointer (&self->lock, yd_lock_release);
}

void
yd_file_discard (YdFile *self)
{
  g_clear_pointer (&self->publisher, yd_publisher_free);
  g_clear_pointer (&self->working, yd_working_remove);
  g_clear_pointer (&self->lock, yd_lock_release);
}

gboolean
yd_file_close (YdFile *self, GError **error)
{
  if (!yd_file_publish (self, error))
    return FALSE;
  stop_publishing (self);
  return TRUE;
}

/* ---- another place ---- */

void
yd_file_allow_replace (YdFile *self)
{
  if (self->publisher != NULL)
    yd_publisher_allow_replace (self->publisher);
}

/* Publishes to @path, which may be held by @lock, from here on. */
static void
begin_publishing (YdFile *self, YdLock *lock, const char *path, const YdStoreContext *context)
{
  YdDiskStamp stamp = yd_disk_get_stamp (path);
  g_clear_pointer (&self->publisher, yd_publisher_free);
  yd_working_set_path (self->working, path);
  self->publisher = yd_publisher_new (self->working, lock, &stamp, context, published_cb, self);
  yd_publisher_changed (self->publisher);
}

gboolean
yd_file_move (YdFile *self, const char *path, const YdStoreContext *context, GError **error)
{
  g_autofree char *target = yd_disk_resolve (path, error);
  if (target == NULL || self->publisher == NULL)
    return FALSE;
  if (!self->lost && g_str_equal (target, self->path))
    {
      yd_file_allow_replace (self);
      return yd_publisher_flush (self->publisher, TRUE, error);
    }
  YdLock *lock = yd_lock_acquire (target, context, self->working->token, FALSE, NULL, error);
  if (lock == NULL)
    return FALSE;
  begin_publishing (self, lock, target, context);
  if (!yd_publisher_flush (self->publisher, TRUE, error))
    {
      begin_publishing (self, self->lock, self->path, context);
      yd_lock_release (lock);
      return FALSE;
    }
  yd_lock_release (self->lock);
  self->lock = lock;
  g_free (self->path);
  self->path = g_steal_pointer (&target);
  if (self->lost)
    {
      self->lost = FALSE;
      self->read_only = FALSE;
      g_clear_pointer (&self->reason, g_free);
    }
  return TRUE;
}

void
yd_file_free (YdFile *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->follow, yd_follow_free);
  stop_publishing (self);
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_mutex_clear (&self->mutex);
  g_clear_error (&self->error);
  g_free (self->last_message);
  g_free (self->new_kept);
  g_free (self->kept);
  g_free (self->reason);
  g_clear_error (&self->problem);
  yd_lock_held_clear (&self->held);
  g_free (self->state_dir);
  g_free (self->path);
  g_free (self);
}

/**
 * yd_file_identify:
 * @identity: (out) (transfer full): equal for equal files
 *
 * Returns: %FALSE where there is no such file
 */
gboolean
yd_file_identify (const char *path, char **identity)
{
  YdDiskStamp stamp = yd_disk_get_stamp (path);
  if (!stamp.exists)
    return FALSE;
  *identity = g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64)stamp.device,
                               (guint64)stamp.inode);
  return TRUE;
}
