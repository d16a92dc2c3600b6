#pragma once

#include "yd-db.h"

G_BEGIN_DECLS

/* Private to store/: which of two copies of a plan is the newer one. */
typedef enum
{
  YD_LINEAGE_SAME,      /* nothing in one that is not in the other */
  YD_LINEAGE_AHEAD,     /* the first holds all of the second's history and more */
  YD_LINEAGE_BEHIND,    /* the other way round */
  YD_LINEAGE_DIVERGED,  /* both moved on from a common beginning */
  YD_LINEAGE_UNRELATED, /* two plans */
} YdLineage;

YdLineage yd_lineage_compare (sqlite3 *first, sqlite3 *second);
char *yd_lineage_dup_newest (sqlite3 *db);
char *yd_lineage_dup_uid (sqlite3 *db);

G_END_DECLS
