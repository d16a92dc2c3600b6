/* Owns: the writing of one history row, its hash, and the packing of its changeset. The hash covers
 * all that the row says and its parent's hash, so that equal hashes mean equal histories. */

#include "yd-history-row.h"

#include "yd-config.h"
#include "yd-id.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zlib.h>

#define MAX_CHANGESET (512u * 1024 * 1024)

static void
hash_text (GChecksum *sum, const char *text)
{
  guint64 length = text != NULL ? strlen (text) : G_MAXUINT64;
  guint64 little = GUINT64_TO_LE (length);
  g_checksum_update (sum, (const guchar *)&little, sizeof little);
  if (text != NULL)
    g_checksum_update (sum, (const guchar *)text, (gssize)length);
}

/* A migration does the same to a plan wherever it is done. Who did it and when is left out of its
 * hash, so that two copies of a plan do not part because each was opened with the new program. */
char *
yd_history_row_dup_hash (const YdHistoryDraft *draft, const char *program_version,
                         const char *gesture)
{
  gboolean same_everywhere = draft->kind == YD_HISTORY_MIGRATION;
  g_autofree char *numbers
    = g_strdup_printf ("%d %d %" G_GINT64_FORMAT " %d", draft->schema_version, draft->kind,
                       same_everywhere ? 0 : draft->time, draft->barrier);
  const char *parts[] = { draft->parent,
                          draft->merged_from,
                          numbers,
                          same_everywhere ? NULL : program_version,
                          same_everywhere ? NULL : draft->author,
                          same_everywhere ? NULL : draft->host,
                          draft->verb,
                          draft->args,
                          draft->undoes,
                          same_everywhere ? NULL : gesture };
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    hash_text (sum, parts[i]);
  if (draft->n_changeset > 0)
    g_checksum_update (sum, draft->changeset, draft->n_changeset);
  return g_strdup (g_checksum_get_string (sum));
}

static GBytes *
pack (int length, gconstpointer changeset)
{
  uLongf packed = compressBound ((uLong)length);
  guint8 *data = g_malloc (packed + 8);
  guint64 plain = GUINT64_TO_LE ((guint64)length);
  memcpy (data, &plain, 8);
  compress2 (data + 8, &packed, changeset, (uLong)length, Z_DEFAULT_COMPRESSION);
  return g_bytes_new_take (data, packed + 8);
}

static int
count_changes (int length, gpointer changeset)
{
  sqlite3_changeset_iter *iter = NULL;
  int count = 0;
  if (length > 0 && sqlite3changeset_start (&iter, length, changeset) == SQLITE_OK)
    while (sqlite3changeset_next (iter) == SQLITE_ROW)
      count++;
  sqlite3changeset_finalize (iter);
  return count;
}

static YdHistoryEntry *
new_entry (gint64 sequence, const char *hash, const YdHistoryDraft *draft, int n_changes)
{
  YdHistoryEntry *entry = g_new0 (YdHistoryEntry, 1);
  entry->sequence = sequence;
  entry->hash = g_strdup (hash);
  entry->parent = g_strdup (draft->parent);
  entry->kind = draft->kind;
  entry->verb = g_strdup (draft->verb);
  entry->args = g_strdup (draft->args);
  entry->undoes = g_strdup (draft->undoes);
  entry->author = g_strdup (draft->author);
  entry->host = g_strdup (draft->host);
  entry->time = draft->time;
  entry->barrier = draft->barrier != FALSE;
  entry->changes = n_changes;
  return entry;
}

/**
 * yd_history_row_write:
 *
 * Appends a row to the history, within the transaction that it tells of.
 *
 * Returns: (transfer full) (nullable): what yd_store_dup_history() will read of it
 */
YdHistoryEntry *
yd_history_row_write (YdRowIo *io, const YdHistoryDraft *draft, GError **error)
{
  sqlite3_stmt *stmt
    = yd_row_io_take (io,
                      "INSERT INTO history (hash, parent, merged_from, schema_version, "
                      "program_version, author, host, time, "
                      "kind, verb, args, undoes, gesture, barrier, changes, changeset) "
                      "VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16)",
                      error);
  if (stmt == NULL)
    return NULL;

  int n_changes = count_changes (draft->n_changeset, draft->changeset);
  g_autofree char *gesture = yd_id_to_string (yd_id_new ());
  g_autofree char *hash = yd_history_row_dup_hash (draft, YD_VERSION, gesture);
  g_autoptr (GBytes) packed
    = draft->n_changeset > 0 ? pack (draft->n_changeset, draft->changeset) : NULL;
  sqlite3_bind_text (stmt, 1, hash, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 2, draft->parent, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 3, draft->merged_from, -1, SQLITE_STATIC);
  sqlite3_bind_int (stmt, 4, draft->schema_version);
  sqlite3_bind_text (stmt, 5, YD_VERSION, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 6, draft->author, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 7, draft->host, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 8, draft->time);
  sqlite3_bind_int (stmt, 9, draft->kind);
  sqlite3_bind_text (stmt, 10, draft->verb, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 11, draft->args, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 12, draft->undoes, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 13, gesture, -1, SQLITE_STATIC);
  sqlite3_bind_int (stmt, 14, draft->barrier);
  sqlite3_bind_int (stmt, 15, n_changes);
  if (packed != NULL)
    sqlite3_bind_blob (stmt, 16, g_bytes_get_data (packed, NULL), (int)g_bytes_get_size (packed),
                       SQLITE_STATIC);
  YdHistoryEntry *entry = NULL;
  if (yd_db_step (stmt, NULL, error))
    entry
      = new_entry (sqlite3_last_insert_rowid (sqlite3_db_handle (stmt)), hash, draft, n_changes);
  yd_row_io_give_back (io, stmt);
  return entry;
}

static gpointer
unpack (const guint8 *data, int size, int *length)
{
  guint64 expected = 0;
  if (size < 8)
    return NULL;
  memcpy (&expected, data, 8);
  expected = GUINT64_FROM_LE (expected);
  if (expected >= MAX_CHANGESET)
    return NULL;
  uLongf unpacked = (uLongf)expected;
  guint8 *plain = g_malloc (expected + 1);
  if (uncompress (plain, &unpacked, data + 8, (uLong)size - 8) != Z_OK || unpacked != expected)
    g_clear_pointer (&plain, g_free);
  *length = plain != NULL ? (int)expected : 0;
  return plain;
}

/**
 * yd_history_row_unpack:
 * @length: (out): bytes of the changeset
 *
 * Returns: (transfer full) (nullable): the changeset of the gesture of that sequence
 */
gpointer
yd_history_row_unpack (sqlite3 *db, gint64 sequence, int *length, GError **error)
{
  sqlite3_stmt *stmt = yd_db_prepare (db, "SELECT changeset FROM history WHERE sequence=?1", error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, sequence);
  gpointer plain = NULL;
  gboolean there = FALSE;
  if (yd_db_step (stmt, &there, error) && there)
    plain = unpack (sqlite3_column_blob (stmt, 0), sqlite3_column_bytes (stmt, 0), length);
  sqlite3_finalize (stmt);
  if (plain == NULL && error != NULL && *error == NULL)
    g_set_error (error, YD_ERROR, YD_ERROR_CORRUPT, _ ("a change in the history cannot be read"));
  return plain;
}
