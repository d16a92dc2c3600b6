#pragma once

#include "yd-working.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* Private to store/: how a plan's published file and what crashes have left become one working copy. */
typedef struct
{
  gboolean ahead; /* the working copy holds what the published file does not */
  char *kept;     /* (transfer full) where another version was kept beside; NULL: there was none */
} YdTakeUp;

gboolean yd_take_up (YdWorking *working, const char *state_dir, gboolean reading, YdTakeUp *result,
                     GError **error);
gboolean yd_take_up_for_new (YdWorking *working, const char *state_dir, YdTakeUp *result, GError **error);

G_END_DECLS
