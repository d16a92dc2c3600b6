/* Owns: merging another copy of a plan into the one that is open: their change since both were one
 * is applied to ours, field by field, as one gesture. Refuses: to decide by itself where both did
 * different things to one place; the policy says, or nothing is changed. */

#include "yd-merge-private.h"

#include "yd-lineage.h"
#include "yd-merge-base.h"
#include "yd-migrate.h"
#include "yd-snapshot.h"
#include "yd-working.h"

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

/* ---- report ---- */

static void
conflict_free (gpointer data)
{
  YdMergeConflict *conflict = data;
  g_free (conflict->table);
  g_free (conflict->field);
  g_free (conflict->mine);
  g_free (conflict->theirs);
  g_free (conflict->label);
  g_free (conflict->place);
  g_free (conflict->what);
  g_free (conflict->mine_words);
  g_free (conflict->theirs_words);
  g_free (conflict);
}

YdMergeReport *
yd_merge_report_new (void)
{
  YdMergeReport *report = g_new0 (YdMergeReport, 1);
  report->conflicts = g_ptr_array_new_with_free_func (conflict_free);
  return report;
}

void
yd_merge_report_free (YdMergeReport *report)
{
  if (report == NULL)
    return;
  g_ptr_array_unref (report->conflicts);
  g_free (report);
}

const char *
yd_merge_get_side (gboolean theirs)
{
  return theirs ? "theirs" : "before";
}

static char *
dup_text (sqlite3 *db, char *sql)
{
  sqlite3_stmt *stmt = NULL;
  char *text = NULL;
  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) == SQLITE_OK
      && sqlite3_step (stmt) == SQLITE_ROW)
    text = g_strdup ((const char *)sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  sqlite3_free (sql);
  return text;
}

/* The title of the item that a row is or belongs to. */
static char *
dup_label (YdMerge *self, const char *table, YdId id)
{
  static const char *const sides[] = { "before", "theirs" };
  char *label = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (sides) && label == NULL; i++)
    {
      YdId item = id;
      if (g_str_equal (table, "paragraph"))
        item = yd_merge_get_id (
          self->db, sqlite3_mprintf ("SELECT owner FROM %s.paragraph WHERE id=%lld", sides[i], id));
      else if (g_str_equal (table, "indicator") || g_str_equal (table, "milestone")
               || g_str_equal (table, "suggestion") || g_str_equal (table, "comment"))
        item = yd_merge_get_id (
          self->db, sqlite3_mprintf ("SELECT item FROM %s.%s WHERE id=%lld", sides[i], table, id));
      else if (g_str_equal (table, "indicator_target"))
        item = yd_merge_get_id (self->db,
                                sqlite3_mprintf ("SELECT i.item FROM %s.indicator_target t JOIN %s.indicator i "
                                                 "ON i.id=t.indicator WHERE t.id=%lld",
                                                 sides[i], sides[i], id));
      else if (!g_str_equal (table, "item") && !g_str_equal (table, "assignment"))
        return NULL;
      label = dup_text (
        self->db, sqlite3_mprintf ("SELECT title FROM %s.item WHERE id=%lld", sides[i], item));
    }
  return label;
}

static char *
dup_key (YdConflictKind kind, const char *table, YdId id, YdId second, const char *field)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s %d", table, id, second,
                          field != NULL ? field : "", kind == YD_CONFLICT_MOVED);
}

static YdMergeDecision
decide (YdMerge *self, const char *key)
{
  if (self->policy != YD_MERGE_ASK)
    return self->policy == YD_MERGE_TAKE_THEIRS ? YD_DECIDED_THEIRS : YD_DECIDED_MINE;
  return (YdMergeDecision)GPOINTER_TO_INT (g_hash_table_lookup (self->decided, key));
}

gboolean
yd_merge_add_conflict (YdMerge *self,
                       YdConflictKind kind,
                       const char *table,
                       YdId id,
                       YdId second,
                       const char *field,
                       const char *mine,
                       const char *theirs)
{
  if (kind == YD_CONFLICT_DELETED_MINE || kind == YD_CONFLICT_DELETED_THEIRS)
    yd_merge_lift (self, kind, &table, &id, &second);
  g_autofree char *key = dup_key (kind, table, id, second, field);
  YdMergeConflict *conflict = g_hash_table_lookup (self->seen, key);
  if (conflict == NULL)
    {
      conflict = g_new0 (YdMergeConflict, 1);
      conflict->kind = kind;
      conflict->table = g_strdup (table);
      conflict->id = id;
      conflict->second = second;
      conflict->field = g_strdup (field);
      conflict->mine = g_strdup (mine);
      conflict->theirs = g_strdup (theirs);
      conflict->label = dup_label (self, table, id);
      conflict->decision = decide (self, key);
      self->n_open += conflict->decision == YD_DECIDED_NOT;
      yd_merge_describe (self, conflict);
      g_ptr_array_add (self->report->conflicts, conflict);
      g_hash_table_insert (self->seen, g_steal_pointer (&key), conflict);
    }
  return conflict->decision == YD_DECIDED_THEIRS;
}

/* ---- applying ---- */

static void
put_off (YdMerge *self,
         const char *table,
         YdId id,
         YdId second,
         gboolean theirs,
         const char *column,
         sqlite3_value *value)
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
clash_add (
  Clash *clash, YdConflictKind kind, int column, sqlite3_value *mine, sqlite3_value *theirs)
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
        put_off (clash->merge, clash->table, clash->id, clash->second, TRUE, clash->columns[i], new);
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

static int
clash_cb (void *user_data, int what, sqlite3_changeset_iter *iter)
{
  Clash clash;
  clash_init (&clash, user_data, iter);
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

gboolean
yd_merge_run (YdMerge *self, GError **error, const char *format, ...)
{
  va_list list;
  va_start (list, format);
  char *sql = sqlite3_vmprintf (format, list);
  va_end (list);
  gboolean ok = yd_db_exec (self->db, sql, error);
  sqlite3_free (sql);
  return ok;
}

YdId
yd_merge_get_id (sqlite3 *db, char *sql)
{
  YdId id = yd_db_get_int (db, sql, YD_ID_NONE);
  sqlite3_free (sql);
  return id;
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

static gboolean
apply (YdMerge *self, int length, gpointer changeset, GError **error)
{
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

/* ---- the whole ---- */

static gboolean
run_gesture (YdMerge *self,
             int length,
             gpointer changeset,
             const char *name,
             const char *merged_from,
             GError **error)
{
  if (!yd_gesture_begin (self->store, "merge", yd_args_new ("file", name, NULL), error))
    return FALSE;
  gboolean ok = apply (self, length, changeset, error);
  if (ok && self->n_open > 0)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_CONFLICT,
                   ngettext ("%s: %u place was changed on both sides",
                             "%s: %u places were changed on both sides", self->n_open),
                   name, self->n_open);
      ok = FALSE;
    }
  return yd_gesture_end_merge (self->store, ok, merged_from, error);
}

static gboolean
attach_and_run (YdMerge *self,
                YdWorking *scratch,
                int length,
                gpointer changeset,
                const char *name,
                const char *merged_from,
                GError **error)
{
  g_autofree char *before = g_build_filename (scratch->folder, "before.db", NULL);
  sqlite3 *copy = yd_db_open (before, YD_DB_CREATE, error);
  gboolean ok = copy != NULL
                && yd_db_exec (copy, "PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY;", error)
                && yd_db_copy (self->db, copy, error);
  sqlite3_close (copy);
  if (!ok || !yd_merge_run (self, error, "ATTACH %Q AS before", before))
    return FALSE;
  ok = yd_merge_run (self, error, "ATTACH %Q AS theirs", scratch->database)
       && run_gesture (self, length, changeset, name, merged_from, error);
  yd_db_exec (self->db, "DETACH theirs", NULL);
  yd_db_exec (self->db, "DETACH before", NULL);
  return ok;
}

static void
merge_init (YdMerge *self, const YdMergeReport *decided)
{
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->decided = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->columns
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_strfreev);
  self->assigned = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->united = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->later = g_ptr_array_new_with_free_func (later_free);
  for (guint i = 0; decided != NULL && i < decided->conflicts->len; i++)
    {
      const YdMergeConflict *conflict = decided->conflicts->pdata[i];
      g_hash_table_insert (
        self->decided,
        dup_key (conflict->kind, conflict->table, conflict->id, conflict->second, conflict->field),
        GINT_TO_POINTER (conflict->decision));
    }
}

static void
merge_clear (YdMerge *self)
{
  g_hash_table_unref (self->seen);
  g_hash_table_unref (self->decided);
  g_hash_table_unref (self->columns);
  g_hash_table_unref (self->assigned);
  g_hash_table_unref (self->united);
  g_ptr_array_unref (self->later);
}

static YdPlan *
read_plan (sqlite3 *db, GError **error)
{
  YdPlan *plan = yd_plan_new ();
  YdRowIo *io = yd_row_io_new (db);
  if (!yd_store_read_plan (io, plan, error))
    g_clear_object (&plan);
  yd_row_io_free (io);
  return plan;
}

/* @theirs: (transfer full) */
static gboolean
merge_database (YdMerge *self,
                sqlite3 *theirs,
                YdWorking *scratch,
                const char *name,
                const YdMergeReport *decided,
                GError **error)
{
  g_autofree char *base_path = g_build_filename (scratch->folder, "base.db", NULL);
  g_autofree char *merged_from = yd_lineage_dup_newest (theirs);
  gpointer changeset = NULL;
  int length = 0;
  self->base = yd_merge_build_base (self->db, theirs, base_path, error);
  gboolean ok = self->base != NULL && yd_merge_diff (theirs, base_path, &length, &changeset, error);
  g_autoptr (YdPlan) their_plan = ok ? read_plan (theirs, error) : NULL;
  sqlite3_close (theirs);
  ok = their_plan != NULL;
  if (ok && length > 0)
    {
      self->their_plan = their_plan;
      merge_init (self, decided);
      ok = attach_and_run (self, scratch, length, changeset, name, merged_from, error);
      merge_clear (self);
    }
  sqlite3_free (changeset);
  sqlite3_close (self->base);
  return ok;
}

static gboolean
check_same_plan (YdStore *mine, sqlite3 *theirs, const char *name, GError **error)
{
  if (yd_lineage_compare (mine->db, theirs) != YD_LINEAGE_UNRELATED)
    return TRUE;
  g_set_error (error, YD_ERROR, YD_ERROR_INVALID,
               _ ("%s is another plan; only copies of one plan can be merged"), name);
  return FALSE;
}

static gboolean
merge_file (YdMerge *self, const char *theirs_path, const YdMergeReport *decided, GError **error)
{
  YdStore *mine = self->store;
  YdStoreContext context = {
    .author = mine->author, .host = mine->host, .now = mine->now, .state_dir = mine->state_dir
  };
  if (!yd_store_settle (mine, error))
    return FALSE;
  YdWorking *scratch = yd_working_new (mine->state_dir, theirs_path, TRUE, error);
  if (scratch == NULL)
    return FALSE;
  g_autofree char *name = g_filename_display_basename (theirs_path);
  sqlite3 *theirs = yd_snapshot_open_foreign (theirs_path, scratch->database, error);
  gboolean ok = theirs != NULL && yd_migrate (theirs, &context, error)
                && check_same_plan (mine, theirs, name, error);
  if (ok)
    {
      YdLineage lineage = yd_lineage_compare (mine->db, theirs);
      if (lineage == YD_LINEAGE_BEHIND || lineage == YD_LINEAGE_DIVERGED)
        ok = merge_database (self, g_steal_pointer (&theirs), scratch, name, decided, error);
    }
  sqlite3_close (theirs);
  yd_working_remove (scratch);
  return ok;
}

/**
 * yd_store_merge:
 * @mine: open to be edited
 * @theirs_path: another copy of the same plan; it is only read
 * @report: (inout): what was found, also where it fails with %YD_ERROR_CONFLICT
 *
 * Takes in what was done to another copy since both were one, as one gesture. It is a floor for
 * undo.
 *
 * Returns: %FALSE with %YD_ERROR_CONFLICT where both sides changed one place and @policy does not
 *   say which counts, %YD_ERROR_INVALID for another plan, or what opening a file can fail with; then
 *   nothing is changed
 */
gboolean
yd_store_merge (YdStore *mine,
                const char *theirs_path,
                YdMergePolicy policy,
                YdMergeReport *report,
                GError **error)
{
  YdMerge merge = { .store = mine, .db = mine->db, .policy = policy, .report = report };
  return merge_file (&merge, theirs_path, NULL, error);
}

/**
 * yd_store_merge_decided:
 * @decided: of yd_store_merge(), with what was decided
 * @report: (inout): another one
 *
 * The same, where a person has been asked about each place.
 */
gboolean
yd_store_merge_decided (YdStore *mine,
                        const char *theirs_path,
                        const YdMergeReport *decided,
                        YdMergeReport *report,
                        GError **error)
{
  g_return_val_if_fail (decided != report, FALSE);
  YdMerge merge = { .store = mine, .db = mine->db, .policy = YD_MERGE_ASK, .report = report };
  return merge_file (&merge, theirs_path, decided, error);
}
