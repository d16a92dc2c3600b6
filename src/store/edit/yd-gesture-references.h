#pragma once

#include "yd-store-private.h"

/* Private to store/. */
gboolean yd_gesture_keep_references (YdStore *store, sqlite3_session *session, GError **error);
