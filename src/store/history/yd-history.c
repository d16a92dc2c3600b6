/* Owns: the history: what was changed, when, by whom, and its changeset. It only grows; undo and redo
 * add to it. The two stacks are read from it, so that they outlive the program. Refuses: to undo
 * past a barrier (what has been signed, numbered or closed is answered by a new act). */

#include "yd-store-private.h"

#include "yd-history-row.h"

#include <glib/gi18n-lib.h>

#define ENTRY_COLUMNS \
  "sequence, hash, parent, kind, verb, args, undoes, author, host, time, barrier, changes"

void
yd_history_entry_free (YdHistoryEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->hash);
  g_free (entry->parent);
  g_free (entry->verb);
  g_free (entry->args);
  g_free (entry->undoes);
  g_free (entry->author);
  g_free (entry->host);
  g_free (entry);
}

static YdHistoryEntry *
read_entry (sqlite3_stmt *stmt)
{
#define TEXT(column) g_strdup ((const char *)sqlite3_column_text (stmt, column))
  YdHistoryEntry *entry = g_new0 (YdHistoryEntry, 1);
  entry->sequence = sqlite3_column_int64 (stmt, 0);
  entry->hash = TEXT (1);
  entry->parent = TEXT (2);
  entry->kind = (YdHistoryKind)sqlite3_column_int (stmt, 3);
  entry->verb = TEXT (4);
  entry->args = TEXT (5);
  entry->undoes = TEXT (6);
  entry->author = TEXT (7);
  entry->host = TEXT (8);
  entry->time = sqlite3_column_int64 (stmt, 9);
  entry->barrier = sqlite3_column_int (stmt, 10) != 0;
  entry->changes = sqlite3_column_int (stmt, 11);
  return entry;
#undef TEXT
}

/**
 * yd_store_dup_history:
 *
 * Returns: (transfer full) (element-type YdHistoryEntry) (nullable): all gestures, oldest first
 */
GPtrArray *
yd_store_dup_history (YdStore *self, GError **error)
{
  sqlite3_stmt *stmt
    = yd_db_prepare (self->db, "SELECT " ENTRY_COLUMNS " FROM history ORDER BY sequence", error);
  if (stmt == NULL)
    return NULL;
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_history_entry_free);
  gboolean there = FALSE, ok;
  while ((ok = yd_db_step (stmt, &there, error)) && there)
    g_ptr_array_add (entries, read_entry (stmt));
  sqlite3_finalize (stmt);
  if (!ok)
    g_clear_pointer (&entries, g_ptr_array_unref);
  return entries;
}

/* Moves the entry that an undo or redo is about from the top of one stack to the other. */
static void
move_top (GPtrArray *from, GPtrArray *to, const char *hash)
{
  for (guint i = from->len; i > 0; i--)
    if (g_strcmp0 (((YdHistoryEntry *)from->pdata[i - 1])->hash, hash) == 0)
      {
        g_ptr_array_add (to, g_ptr_array_steal_index (from, i - 1));
        return;
      }
}

static void
note_entry (YdStore *store, YdHistoryEntry *entry)
{
  g_free (store->head);
  store->head = g_strdup (entry->hash);
  switch (entry->kind)
    {
    case YD_HISTORY_UNDO:
      move_top (store->undo_stack, store->redo_stack, entry->undoes);
      break;
    case YD_HISTORY_REDO:
      move_top (store->redo_stack, store->undo_stack, entry->undoes);
      break;
    case YD_HISTORY_EDIT:
    case YD_HISTORY_MERGE:
      g_ptr_array_set_size (store->redo_stack, 0);
      if (!entry->barrier)
        {
          g_ptr_array_add (store->undo_stack, entry);
          return;
        }
      g_ptr_array_set_size (store->undo_stack, 0);
      break;
    case YD_HISTORY_MIGRATION:
      g_ptr_array_set_size (store->undo_stack, 0);
      g_ptr_array_set_size (store->redo_stack, 0);
      break;
    }
  yd_history_entry_free (entry);
}

gboolean
yd_history_load (YdStore *store, GError **error)
{
  g_autoptr (GPtrArray) entries = yd_store_dup_history (store, error);
  if (entries == NULL)
    return FALSE;
  g_ptr_array_set_free_func (entries, NULL);
  for (guint i = 0; i < entries->len; i++)
    note_entry (store, entries->pdata[i]);
  return TRUE;
}

/* What yd_history_append() wrote has been committed. */
void
yd_history_commit_stacks (YdStore *store)
{
  note_entry (store, g_steal_pointer (&store->appended));
}

gboolean
yd_history_append (YdStore *store, YdHistoryKind kind, const char *undoes, int n_changeset,
                   gpointer changeset, GError **error)
{
  YdHistoryDraft draft = {
    .parent = store->head,
    .merged_from = store->merged_from,
    .kind = kind,
    .schema_version = YD_SCHEMA_VERSION,
    .author = store->author,
    .host = store->host,
    .time = store->now != NULL ? store->now () : 0,
    .verb = store->verb,
    .args = store->args,
    .undoes = undoes,
    .barrier = store->barrier,
    .n_changeset = n_changeset,
    .changeset = changeset,
  };
  store->appended = yd_history_row_write (store->io, &draft, error);
  return store->appended != NULL;
}

static const YdHistoryEntry *
top (GPtrArray *stack)
{
  return stack->len > 0 ? stack->pdata[stack->len - 1] : NULL;
}

/**
 * yd_store_get_undo_entry:
 *
 * Returns: (transfer none) (nullable): what undo would take back
 */
const YdHistoryEntry *
yd_store_get_undo_entry (YdStore *self)
{
  return top (self->undo_stack);
}

const YdHistoryEntry *
yd_store_get_redo_entry (YdStore *self)
{
  return top (self->redo_stack);
}

gboolean
yd_store_can_undo (YdStore *self)
{
  return !yd_store_is_read_only (self)
         && (self->undo_stack->len > 0 || (self->open && !sqlite3session_isempty (self->session)));
}

gboolean
yd_store_can_redo (YdStore *self)
{
  return !yd_store_is_read_only (self) && self->redo_stack->len > 0;
}

static gboolean
replay (YdStore *self, GPtrArray *stack, YdHistoryKind kind, GError **error)
{
  if (!yd_store_settle (self, error))
    return FALSE;
  const YdHistoryEntry *entry = top (stack);
  if (entry == NULL)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_NOT_FOUND,
                   kind == YD_HISTORY_UNDO ? _ ("there is nothing to undo")
                                           : _ ("there is nothing to redo"));
      return FALSE;
    }
  return yd_gesture_apply (self, entry, kind, error);
}

/**
 * yd_store_undo:
 *
 * Takes the newest edit back, as a gesture of its own. What was being typed is committed first and is
 * then what is undone.
 */
gboolean
yd_store_undo (YdStore *self, GError **error)
{
  return replay (self, self->undo_stack, YD_HISTORY_UNDO, error);
}

gboolean
yd_store_redo (YdStore *self, GError **error)
{
  return replay (self, self->redo_stack, YD_HISTORY_REDO, error);
}
