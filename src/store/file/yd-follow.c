/* Owns: looking now and then at a file that is only read here: whether it was published anew, and who has
 * it open. Refuses: to read it, and to take it. */

#include "yd-follow.h"

#include "yd-disk.h"

#define LOOK_SECONDS 3

struct _YdFollow
{
  char *path; /* resolved */
  char *state_dir;
  char *holder; /* at the last look; NULL: nobody */
  YdLockInfo *self;
  YdDiskStamp read; /* the file that was read */
  GSource *source;
  YdFollowNews callback;
  gpointer user_data;
};

/* A lock whose holder crashed is nobody's. */
static char *
dup_holder (YdFollow *self)
{
  g_autoptr (YdLockInfo) info = yd_lock_peek (self->path);
  if (info == NULL
      || yd_lock_info_is_stale (info, self->self,
                                yd_working_probe (self->state_dir, info->working)))
    return NULL;
  return yd_lock_info_dup_holder (info);
}

/* A file that is away for a moment, as a memory stick may be, is no other one. */
static gboolean
look_cb (gpointer data)
{
  YdFollow *self = data;
  YdDiskStamp stamp = yd_disk_get_stamp (self->path);
  YdFollowed news = { .anew = stamp.exists && !yd_disk_stamp_equal (&stamp, &self->read) };
  news.holder = stamp.exists ? dup_holder (self) : g_strdup (self->holder);
  gboolean other = g_strcmp0 (news.holder, self->holder) != 0;
  g_free (self->holder);
  self->holder = g_strdup (news.holder);
  if (other || news.anew)
    self->callback (&news, self->user_data); /* self may be gone after it */
  g_free (news.holder);
  return G_SOURCE_CONTINUE;
}

/**
 * yd_follow_new:
 * @path: resolved
 * @holder: (nullable): who has it open
 *
 * Returns: (transfer full): looks at it from now on; to be made before the file is read
 */
YdFollow *
yd_follow_new (const char *path, const YdStoreContext *context, const char *holder,
               YdFollowNews callback, gpointer user_data)
{
  YdFollow *self = g_new0 (YdFollow, 1);
  self->path = g_strdup (path);
  self->state_dir = g_strdup (context->state_dir);
  self->holder = g_strdup (holder);
  self->self = yd_lock_info_new (context, "");
  self->callback = callback;
  self->user_data = user_data;
  yd_follow_begin (self);
  self->source = g_timeout_source_new_seconds (LOOK_SECONDS);
  g_source_set_callback (self->source, look_cb, self, NULL);
  g_autoptr (GMainContext) main_context = g_main_context_ref_thread_default ();
  g_source_attach (self->source, main_context);
  return self;
}

/* The file will be read now: what it is at this moment is known. */
void
yd_follow_begin (YdFollow *self)
{
  self->read = yd_disk_get_stamp (self->path);
}

/* It could not be read: the next look finds it new again. */
void
yd_follow_forget (YdFollow *self)
{
  self->read = (YdDiskStamp){ 0 };
}

void
yd_follow_free (YdFollow *self)
{
  g_source_destroy (self->source);
  g_source_unref (self->source);
  yd_lock_info_free (self->self);
  g_free (self->holder);
  g_free (self->state_dir);
  g_free (self->path);
  g_free (self);
}
