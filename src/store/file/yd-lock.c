/* Owns: the lock file beside a plan: made so that only one can have made it, taken over from
 * holders that are gone, and removed by whom it names only. Refuses: to remove another's lock. */

#include "yd-lock.h"

#include "yd-disk.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define LOCK_SUFFIX ".lock"
#define MAX_LOCK_BYTES 8192
#define MAX_ROUNDS 40 /* of 50 ms: how long a lock without words may still be being written */
#define ROUND_MICROSECONDS (50 * 1000)

struct _YdLock
{
  char *path;       /* of the lock file */
  char *plan;       /* of the plan, for sentences */
  char *json;       /* what the file says */
  YdLockInfo *info; /* the same, taken apart */
};

typedef enum
{
  OUTCOME_TAKEN,
  OUTCOME_HELD,
  OUTCOME_AGAIN,
  OUTCOME_FAILED, /* errno says why */
} Outcome;

/* Need not last: after a power failure a lock is stale, and one without words is too. */
static gboolean
write_whole (int fd, const char *text)
{
  gsize length = strlen (text);
  return pwrite (fd, text, length, 0) == (ssize_t)length;
}

static char *
read_whole (int fd)
{
  char *text = g_malloc0 (MAX_LOCK_BYTES + 1);
  if (pread (fd, text, MAX_LOCK_BYTES, 0) < 0)
    text[0] = '\0';
  return text;
}

/* Makes the file where there is none. */
static Outcome
make_new (YdLock *self)
{
  int fd = open (self->path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
  if (fd < 0)
    return errno == EEXIST ? OUTCOME_AGAIN : OUTCOME_FAILED;
  gboolean ok = flock (fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
  if (ok && write_whole (fd, self->json))
    {
      close (fd);
      return OUTCOME_TAKEN;
    }
  int errsv = errno;
  if (ok)
    unlink (self->path); /* a lock without words would stand in everybody's way */
  close (fd);
  errno = errsv;
  return ok ? OUTCOME_FAILED : OUTCOME_AGAIN;
}

/* Is the open file still the one that has the name? */
static gboolean
still_there (int fd, const char *path)
{
  struct stat a, b;
  return fstat (fd, &a) == 0 && lstat (path, &b) == 0 && a.st_dev == b.st_dev
         && a.st_ino == b.st_ino;
}

void
yd_lock_held_clear (YdLockHeld *held)
{
  g_clear_pointer (&held->holder, g_free);
}

/* Reads the file that is there, and clears it away where its holder is gone, or where it is to be taken
 * over and is on another machine: one that lives here can be closed. Of two that find the
 * same stale lock only one can hold it (flock) and the other looks anew, so nobody removes a fresh
 * one. */
static Outcome
judge_present (YdLock *self, const char *state_dir, gboolean take_over, int round,
               YdLockInfo **other)
{
  int fd = open (self->path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0)
    return errno == ENOENT ? OUTCOME_AGAIN : OUTCOME_FAILED;
  if ((flock (fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) || !still_there (fd, self->path))
    {
      close (fd);
      return OUTCOME_AGAIN;
    }
  g_autofree char *text = read_whole (fd);
  g_autoptr (YdLockInfo) info = yd_lock_info_parse (text);
  Outcome outcome;
  if (info == NULL && round < MAX_ROUNDS / 2)
    outcome = OUTCOME_AGAIN; /* perhaps being written just now */
  else if (info != NULL && !(take_over && !yd_lock_info_is_near (info, self->info))
           && !yd_lock_info_is_stale (info, self->info,
                                      yd_working_probe (state_dir, info->working)))
    {
      *other = g_steal_pointer (&info);
      outcome = OUTCOME_HELD;
    }
  else
    outcome = unlink (self->path) == 0 ? OUTCOME_AGAIN : OUTCOME_FAILED;
  int errsv = errno;
  close (fd);
  errno = errsv;
  return outcome;
}

static void
set_in_use (const char *plan, const YdLockInfo *other, gboolean near, GError **error)
{
  g_autofree char *name = g_filename_display_basename (plan);
  g_autofree char *holder = yd_lock_info_dup_holder (other);
  g_autoptr (GDateTime) since = g_date_time_new_from_unix_local (other->since / G_USEC_PER_SEC);
  g_autofree char *when = since != NULL ? g_date_time_format (since, "%Y-%m-%d %H:%M") : NULL;
  g_set_error (
    error, YD_ERROR, YD_ERROR_IN_USE,
    near ? _ ("%s is open at %s since %s; close it there, or open it read-only")
         : _ ("%s is open at %s since %s; close it there, open it read-only, or take it over"),
    name, holder, when != NULL ? when : "?");
}

static void
set_failed (YdLock *self, int errsv, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->plan);
  yd_disk_set_error (errsv, _ ("the folder cannot be written"), folder, error);
}

/**
 * yd_lock_acquire:
 * @path: the plan, resolved
 * @working: token of the working copy that will be edited
 * @take_over: also from somebody on another machine, who notices at the next publication
 * @held: (out) (optional): filled in with %YD_ERROR_IN_USE
 *
 * Returns: (transfer full) (nullable): %NULL with %YD_ERROR_IN_USE, %YD_ERROR_READ_ONLY where the
 *   folder may not be written, or another error
 */
YdLock *
yd_lock_acquire (const char *path, const YdStoreContext *context, const char *working,
                 gboolean take_over, YdLockHeld *held, GError **error)
{
  YdLock *self = g_new0 (YdLock, 1);
  self->path = yd_disk_dup_beside (path, LOCK_SUFFIX);
  self->plan = g_strdup (path);
  self->info = yd_lock_info_new (context, working);
  self->json = yd_lock_info_to_json (self->info);

  g_autoptr (YdLockInfo) other = NULL;
  Outcome outcome = OUTCOME_AGAIN;
  for (int round = 0; outcome == OUTCOME_AGAIN && round < MAX_ROUNDS; round++)
    {
      errno = 0;
      outcome = make_new (self);
      if (outcome == OUTCOME_AGAIN)
        outcome = judge_present (self, context->state_dir, take_over, round, &other);
      if (outcome == OUTCOME_AGAIN && round > 0)
        g_usleep (ROUND_MICROSECONDS);
    }
  int errsv = outcome == OUTCOME_AGAIN ? EBUSY : errno;
  if (outcome == OUTCOME_TAKEN)
    return self;
  if (outcome == OUTCOME_HELD)
    {
      set_in_use (path, other, yd_lock_info_is_near (other, self->info), error);
      if (held != NULL)
        *held = (YdLockHeld){ yd_lock_info_dup_holder (other),
                              !yd_lock_info_is_near (other, self->info) };
    }
  else
    set_failed (self, errsv, error);
  g_clear_pointer (&self->json, g_free); /* it is not ours to remove */
  yd_lock_release (self);
  return NULL;
}

/* What a lock file says now; NULL for nothing. */
static YdLockInfo *
read_present (const char *path, gboolean *there)
{
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
  *there = fd >= 0;
  if (fd < 0)
    return NULL;
  g_autofree char *text = read_whole (fd);
  close (fd);
  return yd_lock_info_parse (text);
}

/**
 * yd_lock_peek:
 * @path: a file, resolved
 *
 * Returns: (transfer full) (nullable): what the lock beside it says, if there is one
 */
YdLockInfo *
yd_lock_peek (const char *path)
{
  gboolean there;
  g_autofree char *lock = yd_disk_dup_beside (path, LOCK_SUFFIX);
  return read_present (lock, &there);
}

static void
set_taken_over (const char *plan, const YdLockInfo *other, GError **error)
{
  g_autofree char *name = g_filename_display_basename (plan);
  g_autofree char *holder = yd_lock_info_dup_holder (other);
  g_set_error (
    error, YD_ERROR, YD_ERROR_IN_USE,
    _ ("%s was taken over at %s; what was written here since is kept on this machine and merged "
       "when the plan is opened here again"),
    name, holder);
}

/**
 * yd_lock_check:
 *
 * Returns: %FALSE with %YD_ERROR_IN_USE where the lock names somebody else by now
 */
gboolean
yd_lock_check (YdLock *self, GError **error)
{
  gboolean there;
  g_autoptr (YdLockInfo) present = read_present (self->path, &there);
  if (present == NULL || g_strcmp0 (present->working, self->info->working) == 0)
    return TRUE;
  set_taken_over (self->plan, present, error);
  return FALSE;
}

/**
 * yd_lock_renew:
 *
 * Makes sure before a publication that the plan is still ours: a lock file that somebody cleared
 * away, or that went with a memory stick, is made again; one that names somebody else is an error.
 */
gboolean
yd_lock_renew (YdLock *self, GError **error)
{
  gboolean there;
  g_autoptr (YdLockInfo) present = read_present (self->path, &there);
  if (present != NULL && g_strcmp0 (present->working, self->info->working) == 0)
    return TRUE;
  if (present != NULL)
    {
      set_taken_over (self->plan, present, error);
      return FALSE;
    }
  if (there)
    unlink (self->path); /* it says nothing */
  errno = 0;
  Outcome outcome = make_new (self);
  if (outcome == OUTCOME_TAKEN)
    return TRUE;
  set_failed (self, outcome == OUTCOME_AGAIN ? EBUSY : errno, error);
  return FALSE;
}

/**
 * yd_lock_release:
 * @self: (transfer full) (nullable):
 *
 * Removes the lock file, if it is still this one.
 */
void
yd_lock_release (YdLock *self)
{
  if (self == NULL)
    return;
  if (self->json != NULL)
    {
      gboolean there;
      g_autoptr (YdLockInfo) present = read_present (self->path, &there);
      if (present != NULL && g_strcmp0 (present->working, self->info->working) == 0)
        unlink (self->path);
    }
  yd_lock_info_free (self->info);
  g_free (self->json);
  g_free (self->plan);
  g_free (self->path);
  g_free (self);
}
