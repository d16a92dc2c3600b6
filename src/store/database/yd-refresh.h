#pragma once

#include "yd-store-private.h"

G_BEGIN_DECLS

/* Private to store/: the plan follows the database. */
typedef struct
{
  YdTable table;
  YdId first;
  YdId second; /* of a link; else none */
} YdRowKey;

GArray *yd_refresh_read_keys (int length, gpointer changeset);
GPtrArray *yd_refresh_load (YdStore *store, GArray *keys);
void yd_refresh_put (YdStore *store, GArray *keys, GPtrArray *rows);
void yd_refresh (YdStore *store, GArray *keys);

G_END_DECLS
