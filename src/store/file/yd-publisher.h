#pragma once

#include "yd-disk.h"
#include "yd-lock.h"
#include "yd-working.h"

G_BEGIN_DECLS

/* Private to store/: brings a working copy to its .yaodian, on a thread of its own. */
typedef struct _YdPublisher YdPublisher;

/* What one publication did. */
typedef struct
{
  GError *error; /* NULL: the file is what the working copy was */
  char *kept;    /* where a version that somebody else had put there was kept; mostly NULL */
} YdPublished;

/* Called on the publishing thread. */
typedef void (*YdPublisherDone) (const YdPublished *published, gpointer user_data);

/* The thread alone uses @working's snapshot and @lock from here on, until yd_publisher_free(). */
YdPublisher *yd_publisher_new (YdWorking *working, YdLock *lock, const YdDiskStamp *stamp,
                               const YdStoreContext *context, YdPublisherDone done,
                               gpointer user_data);
void yd_publisher_changed (YdPublisher *self);
gboolean yd_publisher_is_dirty (YdPublisher *self);
gboolean yd_publisher_flush (YdPublisher *self, gboolean always, GError **error);
void yd_publisher_allow_replace (YdPublisher *self);
void yd_publisher_free (YdPublisher *self);

G_END_DECLS
