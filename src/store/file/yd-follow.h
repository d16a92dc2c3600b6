#pragma once

#include "yd-lock.h"

G_BEGIN_DECLS

/* Private to store/: a plan's file that is only read here, looked at now and then. */
typedef struct _YdFollow YdFollow;

typedef struct
{
  gboolean anew; /* published since it was read */
  char *holder;  /* who has it open; NULL: nobody */
} YdFollowed;

/* Called on the context of the thread that made it, at each look that finds something else than the look
 * before, and again while @anew is not answered by yd_follow_begin(). */
typedef void (*YdFollowNews) (const YdFollowed *news, gpointer user_data);

YdFollow *yd_follow_new (const char *path, const YdStoreContext *context, const char *holder,
                         YdFollowNews callback, gpointer user_data);
void yd_follow_begin (YdFollow *self);
void yd_follow_forget (YdFollow *self);
void yd_follow_free (YdFollow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdFollow, yd_follow_free)

G_END_DECLS
