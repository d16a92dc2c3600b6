#pragma once

#include "yd-row-io.h"
#include "yd-store.h"

G_BEGIN_DECLS

/* Private to store/: one row of the history, as it is written and as its changeset is read back. */
typedef struct
{
  const char *parent;      /* newest hash so far; NULL for the first */
  const char *merged_from; /* newest hash of the other side; NULL but for a merge */
  YdHistoryKind kind;
  int schema_version;
  const char *author;
  const char *host;
  gint64 time; /* microseconds since 1970 */
  const char *verb;
  const char *args;   /* JSON object; NULL for none */
  const char *undoes; /* hash; NULL but for undo and redo */
  gboolean barrier;
  int n_changeset;
  gpointer changeset; /* NULL for none */
} YdHistoryDraft;

/* @program_version, @gesture: that wrote it, and its random name */
char *yd_history_row_dup_hash (const YdHistoryDraft *draft, const char *program_version,
                               const char *gesture);
YdHistoryEntry *yd_history_row_write (YdRowIo *io, const YdHistoryDraft *draft, GError **error);
gpointer yd_history_row_unpack (sqlite3 *db, gint64 sequence, int *length, GError **error);

G_END_DECLS
