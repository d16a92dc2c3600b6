#pragma once

#include "yd-db.h"
#include "yd-file.h"
#include "yd-row-io.h"
#include "yd-store.h"

/* Private to store/. */

struct _YdStore
{
  GObject parent_instance;

  /* owned */
  sqlite3 *db; /* the working copy; NULL once closed */
  YdRowIo *io;
  YdPlan *plan;
  YdFile *file;      /* NULL in memory */
  YdOpenFlags flags; /* with which it was opened */
  char *author;
  char *host;
  char *state_dir;
  gint64 (*now) (void);
  GError
    *unsettled; /* what was typed last could not be kept when the store was closed; else NULL */
  char *infix;  /* of the order keys of what is added; see yd_order_key_run() */

  /* the open gesture; see yd-gesture.c */
  int depth;       /* nested begins */
  gboolean failed; /* a nested step failed */
  gboolean typing; /* steps join one gesture until yd_store_settle() */
  gboolean open;   /* a transaction is open */
  gboolean barrier;
  char *verb;
  char *args;
  sqlite3_session *session; /* the whole gesture: what history keeps */
  sqlite3_session *step;    /* one step: what the plan is refreshed from */
  YdHistoryEntry *appended; /* its row, before the commit; NULL but then */
  GArray *typed;            /* YdRowKey: what typing refreshed, to be read again if it fails */

  /* history */
  const char *merged_from; /* of the gesture that ends; NULL but for a merge */
  char *head;              /* newest hash; NULL while there is none */
  GPtrArray *undo_stack;   /* YdHistoryEntry, newest last */
  GPtrArray *redo_stack;
};

/* ---- gestures ---- */

/* Opens a gesture, or joins the open one. @args (owned by the callee) names what it is about and never
 * holds the words themselves. */
gboolean yd_gesture_begin (YdStore *store, const char *verb, char *args, GError **error);
/* Ends it: commits and refreshes the plan where @ok, else takes all back. Returns whether it stands. */
gboolean yd_gesture_end (YdStore *store, gboolean ok, GError **error);
/* Ends a merge: a history row of its own kind, which names the other side's newest hash. */
gboolean yd_gesture_end_merge (YdStore *store, gboolean ok, const char *merged_from,
                               GError **error);
/* What is done cannot be undone, only answered. */
void yd_gesture_set_barrier (YdStore *store);
/* Within a gesture. */
gboolean yd_gesture_load (YdStore *store, YdTable table, YdId first, YdId second, gpointer row,
                          GError **error);
gboolean yd_gesture_insert (YdStore *store, YdTable table, gconstpointer row, GError **error);
gboolean yd_gesture_update (YdStore *store, YdTable table, gconstpointer row, GError **error);
gboolean yd_gesture_delete (YdStore *store, YdTable table, YdId first, YdId second, GError **error);
/* Calls @each with a copy of every row that meets @where; rows may be changed meanwhile. */
gboolean yd_gesture_each (YdStore *store, YdTable table, const char *where, YdId argument,
                          gboolean (*each) (YdStore *store, gconstpointer row, gpointer user_data,
                                            GError **error),
                          gpointer user_data, GError **error);
gint64 yd_gesture_count (YdStore *store, const char *sql, YdId argument);
/* {"name":"value",…} from pairs ending in NULL; ids are given by yd_id_to_string (). */
char *yd_args_new (const char *name, ...) G_GNUC_NULL_TERMINATED;
/* Replays a changeset as a gesture of its own: what undo and redo do. */
gboolean yd_gesture_apply (YdStore *store, const YdHistoryEntry *entry, YdHistoryKind kind,
                           GError **error);

/* ---- history ---- */

gboolean yd_history_load (YdStore *store, GError **error);
gboolean yd_history_append (YdStore *store, YdHistoryKind kind, const char *undoes, int n_changeset,
                            gpointer changeset, GError **error);
void yd_history_commit_stacks (YdStore *store);

/* ---- the plan ---- */

gboolean yd_store_read_again (YdStore *store, GError **error);
gboolean yd_store_read_plan (YdRowIo *io, YdPlan *plan, GError **error);
YdPlan *yd_store_dup_foreign_plan (sqlite3 *db, const char *name, GError **error);
