/* Owns: what hangs on what in a plan, and what a merge makes of it: rows come back and go with all that hangs
 * on them, and what hangs on something gone is settled. */

#include "yd-merge-private.h"

#include <glib/gi18n-lib.h>

/* What hangs on what. Keys are "id" but for links, whose two columns are given. */
typedef struct
{
  const char *table;
  const char *first;  /* key */
  const char *second; /* of a link, else NULL */
  const char *column; /* holds the id of a row of */
  const char *target;
  const char *where; /* NULL: always */
  gboolean loose;    /* can do without: emptied instead of deleted */
} Reference;

static const Reference references[] = {
  { "item", "id", NULL, "parent", "item", NULL, FALSE },
  { "paragraph", "id", NULL, "owner", "item", "owner_kind=0", FALSE },
  { "paragraph", "id", NULL, "owner", "annex", "owner_kind=4", FALSE },
  { "assignment", "item", "unit", "item", "item", NULL, FALSE },
  { "assignment", "item", "unit", "unit", "unit", NULL, FALSE },
  { "unit_alias", "id", NULL, "unit", "unit", NULL, FALSE },
  { "unit_member", "collective", "member", "collective", "unit", NULL, FALSE },
  { "unit_member", "collective", "member", "member", "unit", NULL, FALSE },
  { "indicator", "id", NULL, "item", "item", NULL, FALSE },
  { "indicator_target", "id", NULL, "indicator", "indicator", NULL, FALSE },
  { "indicator_target", "id", NULL, "unit", "unit", NULL, FALSE },
  { "indicator_value", "id", NULL, "indicator", "indicator", NULL, FALSE },
  { "milestone", "id", NULL, "item", "item", NULL, FALSE },
  { "milestone", "id", NULL, "unit", "unit", NULL, TRUE },
  { "suggestion", "id", NULL, "item", "item", NULL, FALSE },
  { "report", "id", NULL, "item", "item", NULL, FALSE },
  { "adjustment", "id", NULL, "item", "item", NULL, FALSE },
  { "comment", "id", NULL, "item", "item", NULL, FALSE },
  { "comment", "id", NULL, "reply_to", "comment", NULL, FALSE },
  { "suppression", "id", NULL, "item", "item", NULL, FALSE },
  { "annex", "id", NULL, "notice", "notice", NULL, FALSE },
  { "recipient", "id", NULL, "notice", "notice", NULL, FALSE },
  { "recipient", "id", NULL, "unit", "unit", NULL, TRUE },
  { "recipient_event", "id", NULL, "recipient", "recipient", NULL, FALSE },
  { "plan", "id", NULL, "default_lead", "unit", NULL, TRUE },
  { "unit", "id", NULL, "merged_into", "unit", NULL, TRUE },
  { "slip", "id", NULL, "period", "period", NULL, FALSE },
  { "intake", "id", NULL, "slip", "slip", NULL, FALSE },
  { "opinion", "id", NULL, "step", "step", NULL, FALSE },
  { "source_span", "id", NULL, "document", "source_document", NULL, FALSE },
};

/* ---- rows and what hangs on them ---- */

GArray *
yd_merge_collect (sqlite3 *db, char *sql)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (YdMergeRow));
  sqlite3_stmt *stmt = yd_db_prepare (db, sql, NULL);
  while (stmt != NULL && sqlite3_step (stmt) == SQLITE_ROW)
    {
      YdMergeRow row = { sqlite3_column_int64 (stmt, 0), sqlite3_column_int64 (stmt, 1),
                         sqlite3_column_int64 (stmt, 2), sqlite3_column_int (stmt, 3) };
      g_array_append_val (rows, row);
    }
  sqlite3_finalize (stmt);
  sqlite3_free (sql);
  return rows;
}

static char *
key_condition (const Reference *reference, const YdMergeRow *row)
{
  return reference->second == NULL
           ? g_strdup_printf ("%s=%" G_GINT64_FORMAT, reference->first, row->id)
           : g_strdup_printf ("%s=%" G_GINT64_FORMAT " AND %s=%" G_GINT64_FORMAT, reference->first,
                              row->id, reference->second, row->second);
}

/* The rows of a side that hang on one row through one reference. */
static GArray *
collect_dependents (YdMerge *self, const char *side, const Reference *reference, YdId target)
{
  return yd_merge_collect (
    self->db,
    sqlite3_mprintf ("SELECT %s, %s FROM %s.%s WHERE %s=%lld AND %s", reference->first,
                     reference->second != NULL ? reference->second : "0", side, reference->table,
                     reference->column, target, reference->where != NULL ? reference->where : "1"));
}

static gboolean
bring_back (YdMerge *self, const char *side, const char *table, const char *condition, YdId id,
            guint depth, GError **error)
{
  if (!yd_merge_run (self, error, "INSERT OR IGNORE INTO main.%s SELECT * FROM %s.%s WHERE %s",
                     table, side, table, condition))
    return FALSE;
  for (guint i = 0; id != YD_ID_NONE && depth < YD_MERGE_ROUNDS && i < G_N_ELEMENTS (references);
       i++)
    {
      const Reference *reference = &references[i];
      if (!g_str_equal (reference->target, table) || reference->loose)
        continue;
      g_autoptr (GArray) rows = collect_dependents (self, side, reference, id);
      for (guint j = 0; j < rows->len; j++)
        {
          const YdMergeRow *row = &g_array_index (rows, YdMergeRow, j);
          g_autofree char *key = key_condition (reference, row);
          YdId next = reference->second == NULL ? row->id : YD_ID_NONE;
          if (!bring_back (self, side, reference->table, key, next, depth + 1, error))
            return FALSE;
        }
    }
  return TRUE;
}

gboolean
yd_merge_bring_back (YdMerge *self, const char *side, const char *table, YdId id, YdId second,
                     GError **error)
{
  const Reference plain = { table, "id", NULL, NULL, NULL, NULL, FALSE };
  const Reference *reference = &plain;
  for (guint i = 0; second != YD_ID_NONE && i < G_N_ELEMENTS (references); i++)
    if (g_str_equal (references[i].table, table))
      reference = &references[i];
  const YdMergeRow row = { id, second, YD_ID_NONE, FALSE };
  g_autofree char *key = key_condition (reference, &row);
  return bring_back (self, side, table, key, second == YD_ID_NONE ? id : YD_ID_NONE, 0, error);
}

static gboolean
delete_with_dependents (YdMerge *self, const Reference *reference, const YdMergeRow *row,
                        guint depth, GError **error)
{
  for (guint i = 0;
       reference->second == NULL && depth < YD_MERGE_ROUNDS && i < G_N_ELEMENTS (references); i++)
    {
      if (!g_str_equal (references[i].target, reference->table) || references[i].loose)
        continue;
      g_autoptr (GArray) rows = collect_dependents (self, "main", &references[i], row->id);
      for (guint j = 0; j < rows->len; j++)
        if (!delete_with_dependents (self, &references[i], &g_array_index (rows, YdMergeRow, j),
                                     depth + 1, error))
          return FALSE;
    }
  g_autofree char *key = key_condition (reference, row);
  return yd_merge_run (self, error, "DELETE FROM main.%s WHERE %s", reference->table, key);
}

/* What a row hangs on, if that is gone too on the side that deleted the row. */
static const Reference *
find_deleted_owner (YdMerge *self, const char *there, const char *gone, const char *table, YdId id,
                    YdId second, YdId *owner)
{
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      const Reference *reference = &references[i];
      if (!g_str_equal (reference->table, table) || reference->loose)
        continue;
      const YdMergeRow row = { id, second, YD_ID_NONE, FALSE };
      g_autofree char *key = key_condition (reference, &row);
      *owner = yd_merge_get_id (
        self->db, sqlite3_mprintf ("SELECT %s FROM %s.%s WHERE %s AND %s AND %s IS NOT NULL AND "
                                   "%s NOT IN (SELECT id FROM %s.%s)",
                                   reference->column, there, table, key,
                                   reference->where != NULL ? reference->where : "1",
                                   reference->column, reference->column, gone, reference->target));
      if (*owner != YD_ID_NONE)
        return reference;
    }
  return NULL;
}

/* A person deleted a section, not its thirty paragraphs: the conflict is about the section. */
void
yd_merge_lift (YdMerge *self, YdConflictKind kind, const char **table, YdId *id, YdId *second)
{
  const char *there = kind == YD_CONFLICT_DELETED_MINE ? "theirs" : "before";
  const char *gone = kind == YD_CONFLICT_DELETED_MINE ? "before" : "theirs";
  const Reference *reference;
  YdId owner;
  for (int i = 0;
       i < YD_MERGE_ROUNDS
       && (reference = find_deleted_owner (self, there, gone, *table, *id, *second, &owner))
            != NULL;
       i++)
    {
      *table = reference->target;
      *id = owner;
      *second = YD_ID_NONE;
    }
}

/* ---- orphans ---- */

/* Was the row, in that side, hanging on nothing just so? Then the merge is not to blame. */
static char *
was_orphan (const Reference *reference, const char *side)
{
  g_autofree char *second
    = reference->second != NULL
        ? g_strdup_printf (" AND b.%s=c.%s", reference->second, reference->second)
        : g_strdup ("");
  return g_strdup_printf (
    "EXISTS (SELECT 1 FROM %s.%s b WHERE b.%s=c.%s%s AND b.%s=c.%s AND NOT EXISTS "
    "(SELECT 1 FROM %s.%s t WHERE t.id=b.%s))",
    side, reference->table, reference->first, reference->first, second, reference->column,
    reference->column, side, reference->target, reference->column);
}

static GArray *
find_orphans (YdMerge *self, const Reference *reference)
{
  g_autofree char *in_before = was_orphan (reference, "before");
  g_autofree char *in_theirs = was_orphan (reference, "theirs");
  return yd_merge_collect (
    self->db, sqlite3_mprintf (
                "SELECT c.%s, %s%s, c.%s, EXISTS (SELECT 1 FROM theirs.%s t WHERE t.id=c.%s)=0 "
                "FROM main.%s c WHERE c.%s IS NOT NULL AND %s "
                "AND NOT EXISTS (SELECT 1 FROM main.%s t WHERE t.id=c.%s) AND NOT %s AND NOT %s",
                reference->first, reference->second != NULL ? "c." : "",
                reference->second != NULL ? reference->second : "0", reference->column,
                reference->target, reference->column, reference->table, reference->column,
                reference->where != NULL ? reference->where : "1", reference->target,
                reference->column, in_before, in_theirs));
}

/* What it hung on was deleted by the other side. */
static gboolean
settle_orphan (YdMerge *self, const Reference *reference, const YdMergeRow *row, GError **error)
{
  g_autofree char *key = key_condition (reference, row);
  if (reference->loose)
    {
      self->report->mended++;
      return yd_merge_run (self, error, "UPDATE main.%s SET %s=NULL WHERE %s", reference->table,
                           reference->column, key);
    }
  gboolean theirs_win = yd_merge_add_conflict (
    self, row->ours ? YD_CONFLICT_DELETED_THEIRS : YD_CONFLICT_DELETED_MINE, reference->target,
    row->target, YD_ID_NONE, NULL, NULL, NULL);
  if (row->ours != theirs_win)
    return yd_merge_bring_back (self, yd_merge_get_side (theirs_win), reference->target,
                                row->target, YD_ID_NONE, error);
  return delete_with_dependents (self, reference, row, 0, error);
}

gboolean
yd_merge_mend_orphans (YdMerge *self, GError **error)
{
  guint found = 1;
  for (int round = 0; found > 0 && round < YD_MERGE_ROUNDS; round++)
    {
      found = 0;
      for (guint i = 0; i < G_N_ELEMENTS (references); i++)
        {
          g_autoptr (GArray) rows = find_orphans (self, &references[i]);
          found += rows->len;
          for (guint j = 0; j < rows->len; j++)
            if (!settle_orphan (self, &references[i], &g_array_index (rows, YdMergeRow, j), error))
              return FALSE;
        }
    }
  if (found == 0)
    return TRUE;
  g_set_error (error, YD_ERROR, YD_ERROR_FAILED, _ ("the two plans do not come together"));
  return FALSE;
}
