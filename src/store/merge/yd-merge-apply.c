/* Owns: the other side's changes taken into ours, field by field, and what becomes of one that does not
 * fit what is here. Refuses: to decide where both did something; that is asked (yd-merge-report.c). */

#include "yd-merge-private.h"

#include "yd-reference.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is done when the changeset has been applied. */
typedef struct
{
  char *table;
  YdId id;
  YdId second;
  gboolean theirs;      /* the side it is brought back from */
  char *column;         /* to be set; NULL: bring the row back, with what hung on it */
  sqlite3_value *value; /* owned */
} Later;

static void
later_free (gpointer data)
{
  Later *later = data;
  g_free (later->table);
  g_free (later->column);
  sqlite3_value_free (later->value);
  g_free (later);
}

static void
put_off (YdMerge *self, const char *table, YdId id, YdId second, gboolean theirs,
         const char *column, sqlite3_value *value)
{
  Later *later = g_new0 (Later, 1);
  later->table = g_strdup (table);
  later->id = id;
  later->second = second;
  later->theirs = theirs;
  later->column = g_strdup (column);
  later->value = value != NULL ? sqlite3_value_dup (value) : NULL;
  g_ptr_array_add (self->later, later);
}

static GStrv
get_columns (YdMerge *self, const char *table)
{
  GStrv columns = g_hash_table_lookup (self->columns, table);
  if (columns != NULL)
    return columns;
  char *sql = sqlite3_mprintf ("SELECT name FROM pragma_table_info(%Q) ORDER BY cid", table);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  sqlite3_stmt *stmt = yd_db_prepare (self->db, sql, NULL);
  while (stmt != NULL && sqlite3_step (stmt) == SQLITE_ROW)
    g_strv_builder_add (builder, (const char *)sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  sqlite3_free (sql);
  columns = g_strv_builder_end (builder);
  g_hash_table_insert (self->columns, g_strdup (table), columns);
  return columns;
}

static gboolean
same_value (sqlite3_value *a, sqlite3_value *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  int type = sqlite3_value_type (a);
  if (type != sqlite3_value_type (b))
    return FALSE;
  if (type == SQLITE_NULL)
    return TRUE;
  if (type == SQLITE_INTEGER)
    return sqlite3_value_int64 (a) == sqlite3_value_int64 (b);
  int length = sqlite3_value_bytes (a);
  return length == sqlite3_value_bytes (b)
         && memcmp (sqlite3_value_blob (a), sqlite3_value_blob (b), (gsize)length) == 0;
}

/* Where a row stands among its siblings changes when neighbours come and go: nobody meant anything.
 */
static gboolean
is_order (const char *column)
{
  return g_str_equal (column, "order_key");
}

/* One change of theirs that does not fit what is here. */
typedef struct
{
  YdMerge *merge;
  sqlite3_changeset_iter *iter;
  const char *table;
  GStrv columns;
  int n_columns;
  int operation;
  YdId id;
  YdId second;
} Clash;

static void
clash_init (Clash *clash, YdMerge *merge, sqlite3_changeset_iter *iter)
{
  unsigned char *keys = NULL;
  YdId ids[2] = { YD_ID_NONE, YD_ID_NONE };
  int n_ids = 0;
  *clash = (Clash){ .merge = merge, .iter = iter };
  sqlite3changeset_op (iter, &clash->table, &clash->n_columns, &clash->operation, NULL);
  sqlite3changeset_pk (iter, &keys, NULL);
  for (int i = 0; i < clash->n_columns && n_ids < 2; i++)
    if (keys[i] != 0)
      {
        sqlite3_value *value = NULL;
        if (clash->operation == SQLITE_INSERT)
          sqlite3changeset_new (iter, i, &value);
        else
          sqlite3changeset_old (iter, i, &value);
        ids[n_ids++] = sqlite3_value_int64 (value);
      }
  clash->id = ids[0];
  clash->second = ids[1];
  clash->columns = get_columns (merge, clash->table);
}

/* Whether theirs is taken. */
static gboolean
clash_add (Clash *clash, YdConflictKind kind, int column, sqlite3_value *mine,
           sqlite3_value *theirs)
{
  /* copies, as asking for text changes the value */
  sqlite3_value *a = sqlite3_value_dup (mine), *b = sqlite3_value_dup (theirs);
  gboolean theirs_win
    = yd_merge_add_conflict (clash->merge, kind, clash->table, clash->id, clash->second,
                             column >= 0 ? clash->columns[column] : NULL,
                             a != NULL ? (const char *)sqlite3_value_text (a) : NULL,
                             b != NULL ? (const char *)sqlite3_value_text (b) : NULL);
  sqlite3_value_free (a);
  sqlite3_value_free (b);
  return theirs_win;
}

/* Have they, and they alone, hung the row elsewhere? */
static gboolean
they_moved (Clash *clash)
{
  for (int i = 0; i < clash->n_columns; i++)
    if (g_str_equal (clash->columns[i], "parent"))
      {
        sqlite3_value *old = NULL, *new = NULL, *here = NULL;
        sqlite3changeset_old (clash->iter, i, &old);
        sqlite3changeset_new (clash->iter, i, &new);
        sqlite3changeset_conflict (clash->iter, i, &here);
        return new != NULL &&same_value (here, old);
      }
  return FALSE;
}

/* Both changed the row: field by field. */
static int
settle_update (Clash *clash)
{
  gboolean moved = they_moved (clash);
  for (int i = 0; i < clash->n_columns; i++)
    {
      sqlite3_value *old = NULL, *new = NULL, *here = NULL;
      sqlite3changeset_old (clash->iter, i, &old);
      sqlite3changeset_new (clash->iter, i, &new);
      sqlite3changeset_conflict (clash->iter, i, &here);
      if (new == NULL || same_value (here, new))
        continue;
      gboolean ours_changed = !same_value (here, old);
      if (ours_changed && is_order (clash->columns[i]))
        {
          if (!moved)
            continue;
          ours_changed = FALSE; /* the place among siblings goes with the parent */
        }
      if (!ours_changed || clash_add (clash, YD_CONFLICT_FIELD, i, here, new))
        put_off (clash->merge, clash->table, clash->id, clash->second, TRUE, clash->columns[i],
                 new);
    }
  return SQLITE_CHANGESET_OMIT;
}

/* They deleted what was changed here. */
static int
settle_delete (Clash *clash)
{
  for (int i = 0; i < clash->n_columns; i++)
    {
      sqlite3_value *old = NULL, *here = NULL;
      sqlite3changeset_old (clash->iter, i, &old);
      sqlite3changeset_conflict (clash->iter, i, &here);
      if (same_value (old, here) || is_order (clash->columns[i]))
        continue;
      if (clash_add (clash, YD_CONFLICT_DELETED_THEIRS, -1, here, NULL))
        return SQLITE_CHANGESET_REPLACE;
      put_off (clash->merge, clash->table, clash->id, clash->second, FALSE, NULL, NULL);
      return SQLITE_CHANGESET_OMIT;
    }
  return SQLITE_CHANGESET_REPLACE;
}

/* Both added a row of that key: the same link between two things. */
static int
settle_insert (Clash *clash)
{
  for (int i = 0; i < clash->n_columns; i++)
    {
      sqlite3_value *new = NULL, *here = NULL;
      sqlite3changeset_new (clash->iter, i, &new);
      sqlite3changeset_conflict (clash->iter, i, &here);
      if (same_value (new, here) || is_order (clash->columns[i]))
        continue;
      return clash_add (clash, YD_CONFLICT_ADDED, i, here, new) ? SQLITE_CHANGESET_REPLACE
                                                                : SQLITE_CHANGESET_OMIT;
    }
  return SQLITE_CHANGESET_OMIT;
}

/* They changed what was deleted here; or both deleted it. */
static int
settle_missing (Clash *clash)
{
  for (int i = 0; clash->operation == SQLITE_UPDATE && i < clash->n_columns; i++)
    {
      sqlite3_value *new = NULL;
      sqlite3changeset_new (clash->iter, i, &new);
      if (new == NULL || is_order (clash->columns[i]))
        continue;
      if (clash_add (clash, YD_CONFLICT_DELETED_MINE, -1, NULL, new))
        put_off (clash->merge, clash->table, clash->id, clash->second, TRUE, NULL, NULL);
      break;
    }
  return SQLITE_CHANGESET_OMIT;
}

/* What the numbers in a paragraph stood for is noted, not decided: nobody is asked about it. */
static gboolean
is_reference_note (const Clash *clash)
{
  if (!g_str_equal (clash->table, "setting"))
    return FALSE;
  YdId paragraph = yd_reference_notes_make_id (clash->id); /* back from it, as well */
  char *sql = sqlite3_mprintf ("SELECT count(*) FROM main.paragraph WHERE id=%lld", paragraph);
  gboolean found = yd_db_get_int (clash->merge->db, sql, 0) > 0;
  sqlite3_free (sql);
  return found;
}

static int
clash_cb (void *user_data, int what, sqlite3_changeset_iter *iter)
{
  Clash clash;
  clash_init (&clash, user_data, iter);
  if (what != SQLITE_CHANGESET_CONSTRAINT && what != SQLITE_CHANGESET_FOREIGN_KEY
      && is_reference_note (&clash))
    return SQLITE_CHANGESET_OMIT;
  switch (what)
    {
    case SQLITE_CHANGESET_DATA:
      return clash.operation == SQLITE_DELETE ? settle_delete (&clash) : settle_update (&clash);
    case SQLITE_CHANGESET_CONFLICT:
      return settle_insert (&clash);
    case SQLITE_CHANGESET_NOTFOUND:
      return settle_missing (&clash);
    default:
      return SQLITE_CHANGESET_ABORT;
    }
}

static gboolean
set_later (YdMerge *self, const Later *later, GError **error)
{
  const YdTableInfo *info = NULL;
  YdTable table;
  if (yd_table_find (later->table, &table))
    info = yd_table_get_info (table);
  char *sql
    = info != NULL && info->n_keys == 2
        ? sqlite3_mprintf ("UPDATE main.\"%w\" SET \"%w\"=?1 WHERE \"%w\"=?2 AND \"%w\"=?3",
                           later->table, later->column, info->fields[0].name, info->fields[1].name)
        : sqlite3_mprintf ("UPDATE main.\"%w\" SET \"%w\"=?1 WHERE id=?2", later->table,
                           later->column);
  sqlite3_stmt *stmt = yd_db_prepare (self->db, sql, error);
  sqlite3_free (sql);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_value (stmt, 1, later->value);
  sqlite3_bind_int64 (stmt, 2, later->id);
  if (later->second != YD_ID_NONE)
    sqlite3_bind_int64 (stmt, 3, later->second);
  gboolean ok = yd_db_step (stmt, NULL, error);
  sqlite3_finalize (stmt);
  return ok;
}

/* Counts their changes, and remembers the items whose units they touched. */
static void
look_through (YdMerge *self, int length, gpointer changeset)
{
  sqlite3_changeset_iter *iter = NULL;
  if (sqlite3changeset_start (&iter, length, changeset) == SQLITE_OK)
    while (sqlite3changeset_next (iter) == SQLITE_ROW)
      {
        Clash change;
        clash_init (&change, self, iter);
        self->report->changes++;
        if (g_str_equal (change.table, "assignment"))
          g_hash_table_add (self->assigned, g_memdup2 (&change.id, sizeof change.id));
      }
  sqlite3changeset_finalize (iter);
}

/**
 * yd_merge_apply:
 * @changeset: theirs, since both were one
 */
gboolean
yd_merge_apply (YdMerge *self, int length, gpointer changeset, GError **error)
{
  self->later = g_ptr_array_new_with_free_func (later_free);
  look_through (self, length, changeset);
  if (sqlite3changeset_apply (self->db, length, changeset, NULL, clash_cb, self) != SQLITE_OK)
    {
      yd_db_set_error (self->db, _ ("the other plan's changes cannot be taken in"), error);
      return FALSE;
    }
  for (guint i = 0; i < self->later->len; i++)
    {
      const Later *later = self->later->pdata[i];
      gboolean ok = later->column != NULL
                      ? set_later (self, later, error)
                      : yd_merge_bring_back (self, yd_merge_get_side (later->theirs), later->table,
                                             later->id, later->second, error);
      if (!ok)
        return FALSE;
    }
  return yd_merge_run (self, error, "INSERT OR IGNORE INTO main.blob SELECT * FROM theirs.blob")
         && yd_merge_mend (self, error);
}
