#pragma once

#include "yd-db.h"
#include "yd-store.h"

G_BEGIN_DECLS

/* Private to store/: bringing older plans to the newest schema.
 *
 * Step N is SQL that leads from schema N to N + 1. It only appends columns and adds tables or indexes,
 * and once a program with it has been in use it is never changed. schema-N.sql stays in the program for
 * every N, because history rows of that time are read by it. */
const char *yd_migrate_get_step (int from);
gboolean yd_migrate (sqlite3 *db, const YdStoreContext *context, GError **error);
/* The same with steps of the caller's: for tests. @steps[N] leads from N to N + 1. */
gboolean yd_migrate_with (sqlite3 *db, const char *const *steps, int newest,
                          const YdStoreContext *context, GError **error);

G_END_DECLS
