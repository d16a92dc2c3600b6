#pragma once

#include "yd-store.h"
#include "yd-working.h"

G_BEGIN_DECLS

/* Private to store/: how a plan's published file and what crashes have left become one working copy. */
typedef struct
{
  gboolean ahead; /* the working copy holds what the published file does not */
  char *kept;     /* (transfer full) where another version was kept beside; NULL: there was none */
} YdTakeUp;

gboolean yd_take_up (YdWorking *working, const YdStoreContext *context, gboolean reading,
                     YdTakeUp *result, GError **error);
gboolean yd_take_up_for_new (YdWorking *working, const YdStoreContext *context, YdTakeUp *result,
                             GError **error);

G_END_DECLS
