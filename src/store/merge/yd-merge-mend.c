/* Owns: what must hold in every plan and can break where two changes, each sensible, meet: things
 * that hang on something gone, items below one another, two first leads, one unit twice. */

#include "yd-merge-private.h"

#include "yd-edit-private.h"

#include <glib/gi18n-lib.h>

#define MAX_ROUNDS 64

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

typedef struct
{
  YdId id;
  YdId second;
  YdId target; /* that it hangs on */
  gboolean ours;
} Row;

/* ---- rows and what hangs on them ---- */

static GArray *
collect (sqlite3 *db, char *sql)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));
  sqlite3_stmt *stmt = yd_db_prepare (db, sql, NULL);
  while (stmt != NULL && sqlite3_step (stmt) == SQLITE_ROW)
    {
      Row row = { sqlite3_column_int64 (stmt, 0), sqlite3_column_int64 (stmt, 1),
                  sqlite3_column_int64 (stmt, 2), sqlite3_column_int (stmt, 3) };
      g_array_append_val (rows, row);
    }
  sqlite3_finalize (stmt);
  sqlite3_free (sql);
  return rows;
}

static char *
key_condition (const Reference *reference, const Row *row)
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
  return collect (self->db, sqlite3_mprintf ("SELECT %s, %s FROM %s.%s WHERE %s=%lld AND %s",
                                             reference->first,
                                             reference->second != NULL ? reference->second : "0",
                                             side, reference->table, reference->column, target,
                                             reference->where != NULL ? reference->where : "1"));
}

static gboolean
bring_back (YdMerge *self,
            const char *side,
            const char *table,
            const char *condition,
            YdId id,
            guint depth,
            GError **error)
{
  if (!yd_merge_run (self, error, "INSERT OR IGNORE INTO main.%s SELECT * FROM %s.%s WHERE %s",
                     table, side, table, condition))
    return FALSE;
  for (guint i = 0; id != YD_ID_NONE && depth < MAX_ROUNDS && i < G_N_ELEMENTS (references); i++)
    {
      const Reference *reference = &references[i];
      if (!g_str_equal (reference->target, table) || reference->loose)
        continue;
      g_autoptr (GArray) rows = collect_dependents (self, side, reference, id);
      for (guint j = 0; j < rows->len; j++)
        {
          const Row *row = &g_array_index (rows, Row, j);
          g_autofree char *key = key_condition (reference, row);
          YdId next = reference->second == NULL ? row->id : YD_ID_NONE;
          if (!bring_back (self, side, reference->table, key, next, depth + 1, error))
            return FALSE;
        }
    }
  return TRUE;
}

gboolean
yd_merge_bring_back (
  YdMerge *self, const char *side, const char *table, YdId id, YdId second, GError **error)
{
  const Reference plain = { table, "id", NULL, NULL, NULL, NULL, FALSE };
  const Reference *reference = &plain;
  for (guint i = 0; second != YD_ID_NONE && i < G_N_ELEMENTS (references); i++)
    if (g_str_equal (references[i].table, table))
      reference = &references[i];
  const Row row = { id, second, YD_ID_NONE, FALSE };
  g_autofree char *key = key_condition (reference, &row);
  return bring_back (self, side, table, key, second == YD_ID_NONE ? id : YD_ID_NONE, 0, error);
}

static gboolean
delete_with_dependents (
  YdMerge *self, const Reference *reference, const Row *row, guint depth, GError **error)
{
  for (guint i = 0;
       reference->second == NULL && depth < MAX_ROUNDS && i < G_N_ELEMENTS (references); i++)
    {
      if (!g_str_equal (references[i].target, reference->table) || references[i].loose)
        continue;
      g_autoptr (GArray) rows = collect_dependents (self, "main", &references[i], row->id);
      for (guint j = 0; j < rows->len; j++)
        if (!delete_with_dependents (self, &references[i], &g_array_index (rows, Row, j), depth + 1,
                                     error))
          return FALSE;
    }
  g_autofree char *key = key_condition (reference, row);
  return yd_merge_run (self, error, "DELETE FROM main.%s WHERE %s", reference->table, key);
}

/* What a row hangs on, if that is gone too on the side that deleted the row. */
static const Reference *
find_deleted_owner (YdMerge *self,
                    const char *there,
                    const char *gone,
                    const char *table,
                    YdId id,
                    YdId second,
                    YdId *owner)
{
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      const Reference *reference = &references[i];
      if (!g_str_equal (reference->table, table) || reference->loose)
        continue;
      const Row row = { id, second, YD_ID_NONE, FALSE };
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
       i < MAX_ROUNDS
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
  return collect (
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
settle_orphan (YdMerge *self, const Reference *reference, const Row *row, GError **error)
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
    return yd_merge_bring_back (self, yd_merge_get_side (theirs_win), reference->target, row->target,
                                YD_ID_NONE, error);
  return delete_with_dependents (self, reference, row, 0, error);
}

static gboolean
mend_orphans (YdMerge *self, GError **error)
{
  guint found = 1;
  for (int round = 0; found > 0 && round < MAX_ROUNDS; round++)
    {
      found = 0;
      for (guint i = 0; i < G_N_ELEMENTS (references); i++)
        {
          g_autoptr (GArray) rows = find_orphans (self, &references[i]);
          found += rows->len;
          for (guint j = 0; j < rows->len; j++)
            if (!settle_orphan (self, &references[i], &g_array_index (rows, Row, j), error))
              return FALSE;
        }
    }
  if (found == 0)
    return TRUE;
  g_set_error (error, YD_ERROR, YD_ERROR_FAILED, _ ("the two plans do not come together"));
  return FALSE;
}

/* ---- cycles ---- */

/* Items that are below themselves, and that were not so before. */
static GArray *
find_cycles (YdMerge *self)
{
  return collect (
    self->db, sqlite3_mprintf (
                "WITH RECURSIVE now(id) AS (SELECT id FROM main.item WHERE parent IS NULL UNION "
                "SELECT i.id FROM main.item i JOIN now ON i.parent=now.id), "
                "up(start, id) AS (SELECT id, parent FROM main.item "
                "WHERE id NOT IN (SELECT id FROM now) UNION "
                "SELECT up.start, i.parent FROM up JOIN main.item i ON i.id=up.id), "
                "was(id) AS (SELECT id FROM before.item WHERE parent IS NULL UNION "
                "SELECT i.id FROM before.item i JOIN was ON i.parent=was.id) "
                "SELECT start, 0 FROM up WHERE start=id AND (start IN (SELECT id FROM was) "
                "OR start NOT IN (SELECT id FROM before.item))"));
}

static gboolean
mend_cycles (YdMerge *self, GError **error)
{
  for (int round = 0; round < MAX_ROUNDS; round++)
    {
      g_autoptr (GArray) rows = find_cycles (self);
      if (rows->len == 0)
        return TRUE;
      for (guint i = 0; i < rows->len; i++)
        {
          YdId id = g_array_index (rows, Row, i).id;
          YdId ours = yd_merge_get_id (
            self->db, sqlite3_mprintf ("SELECT parent FROM before.item WHERE id=%lld", id));
          YdId theirs = yd_merge_get_id (
            self->db, sqlite3_mprintf ("SELECT parent FROM theirs.item WHERE id=%lld", id));
          gboolean theirs_win
            = ours != theirs ? yd_merge_add_conflict (self, YD_CONFLICT_MOVED, "item", id,
                                                      YD_ID_NONE, NULL, NULL, NULL)
                             : self->policy == YD_MERGE_TAKE_THEIRS;
          const char *side = yd_merge_get_side (theirs_win);
          /* decisions that do not go together leave a ring: it is opened at the top */
          gboolean ok
            = round < MAX_ROUNDS / 2
                ? yd_merge_run (
                  self, error,
                  "UPDATE main.item SET (parent, order_key, kind)=(SELECT parent, order_key, "
                  "kind FROM %s.item s WHERE s.id=%lld) WHERE id=%lld AND EXISTS "
                  "(SELECT 1 FROM %s.item s WHERE s.id=%lld)",
                  side, (long long)id, (long long)id, side, (long long)id)
                : yd_merge_run (self, error, "UPDATE main.item SET parent=NULL WHERE id=%lld",
                                (long long)id);
          if (!ok)
            return FALSE;
          if (round >= MAX_ROUNDS / 2)
            break;
        }
    }
  g_set_error (error, YD_ERROR, YD_ERROR_FAILED, _ ("the two plans do not come together"));
  return FALSE;
}

/* ---- kinds ---- */

/* Behind what it stood below. */
static gboolean
lift_item (YdMerge *self, YdId id, GError **error)
{
  YdId parent = yd_merge_get_id (
    self->db, sqlite3_mprintf ("SELECT parent FROM main.item WHERE id=%lld", id));
  YdId above = yd_merge_get_id (
    self->db, sqlite3_mprintf ("SELECT parent FROM main.item WHERE id=%lld", parent));
  g_autofree char *key = yd_edit_order_key (self->store, YD_TABLE_ITEM, YD_SIBLINGS_OF_ITEM, above,
                                            parent, error);
  return key != NULL
         && yd_merge_run (self, error,
                          "UPDATE main.item SET parent=nullif(%lld,0), order_key=%Q WHERE id=%lld",
                          (long long)above, key, (long long)id);
}

/* A group that came to stand below what has become a group, and the like, goes up one; a task whose
 * point is none any more becomes a point. Nobody's words are touched, so nobody is asked. */
static gboolean
mend_kinds (YdMerge *self, GError **error)
{
  for (int round = 0; round < MAX_ROUNDS; round++)
    {
      g_autoptr (GArray) rows = collect (
        self->db, sqlite3_mprintf (
                    "SELECT c.id, c.kind=%d FROM main.item c JOIN main.item p ON p.id=c.parent "
                    "WHERE CASE c.kind WHEN %d THEN p.kind<>%d ELSE p.kind>=c.kind END "
                    "AND NOT EXISTS (SELECT 1 FROM before.item b JOIN before.item q "
                    "ON q.id=b.parent WHERE b.id=c.id AND q.id=p.id AND b.kind=c.kind "
                    "AND q.kind=p.kind) ORDER BY c.order_key DESC, c.id DESC",
                    YD_ITEM_TASK, YD_ITEM_TASK, YD_ITEM_POINT));
      if (rows->len == 0)
        return TRUE;
      for (guint i = 0; i < rows->len; i++)
        {
          const Row *row = &g_array_index (rows, Row, i);
          gboolean task = row->second != 0;
          self->report->mended++;
          if (task ? !yd_merge_run (self, error, "UPDATE main.item SET kind=%d WHERE id=%lld",
                                    YD_ITEM_POINT, (long long)row->id)
                   : !lift_item (self, row->id, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* ---- first leads ---- */

static YdId
first_lead (sqlite3 *db, const char *side, YdId item)
{
  return yd_merge_get_id (
    db, sqlite3_mprintf ("SELECT unit FROM %s.assignment WHERE item=%lld AND role=%d "
                         "ORDER BY order_key, unit LIMIT 1",
                         side, item, YD_ROLE_LEAD));
}

/* Who answers was named on one side or on both; order keys of two sides put nobody first by
 * themselves. */
static gboolean
mend_first_lead (YdMerge *self, YdId item, GError **error)
{
  YdId was = first_lead (self->base, "main", item);
  YdId ours = first_lead (self->db, "before", item);
  YdId theirs = first_lead (self->db, "theirs", item);
  YdId now = first_lead (self->db, "main", item);
  const YdId *united = g_hash_table_lookup (self->united, &theirs);
  if (united != NULL)
    theirs = *united;
  YdId wanted = ours == was ? theirs : ours;
  if (ours != was && theirs != was && ours != theirs)
    {
      g_autofree char *a = ours != YD_ID_NONE ? yd_id_to_string (ours) : NULL;
      g_autofree char *b = theirs != YD_ID_NONE ? yd_id_to_string (theirs) : NULL;
      wanted = yd_merge_add_conflict (self, YD_CONFLICT_FIRST_LEAD, "assignment", item, YD_ID_NONE,
                                      "first", a, b)
                 ? theirs
                 : ours;
    }
  if (now == wanted || now == YD_ID_NONE
      || yd_merge_get_id (
           self->db,
           sqlite3_mprintf ("SELECT count(*) FROM main.assignment WHERE item=%lld AND unit=%lld "
                            "AND role=%d",
                            item, wanted, YD_ROLE_LEAD))
           == 0)
    return TRUE;
  self->report->mended++;
  return yd_edit_make_first_lead (self->store, item, wanted, error);
}

/* ---- units ---- */

static gboolean
mend_units (YdMerge *self, GError **error)
{
  /* same name, ours and one that they added */
  g_autoptr (GArray) rows = collect (
    self->db,
    sqlite3_mprintf (
      "SELECT min(a.id), b.id FROM main.unit a JOIN main.unit b ON a.name=b.name AND a.id<>b.id "
      "WHERE a.id IN (SELECT id FROM before.unit) AND b.id NOT IN (SELECT id FROM before.unit) "
      "GROUP BY b.id"));
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      self->report->mended++;
      g_hash_table_insert (self->united, g_memdup2 (&row->second, sizeof row->second),
                           g_memdup2 (&row->id, sizeof row->id));
      /* a plan that both gave the unit keeps it once */
      if (!yd_edit_replace_unit (self->store, row->second, row->id, error))
        return FALSE;
    }
  return TRUE;
}

/* How the units of an indicator add up is one thing, although each row says it: where a row that only one
 * side has says otherwise than those that both have, those hold. */
static gboolean
mend_targets (YdMerge *self, GError **error)
{
#define FIRST_TARGET                                                                                  \
  "(SELECT f.adds_up FROM main.indicator_target f WHERE f.indicator=t.indicator ORDER BY "            \
  "f.id IN (SELECT id FROM before.indicator_target) AND f.id IN (SELECT id FROM "                     \
  "theirs.indicator_target) DESC, f.id LIMIT 1)"
  return yd_merge_run (self, error,
                       "UPDATE main.indicator_target AS t SET adds_up=" FIRST_TARGET
                       " WHERE t.adds_up<>" FIRST_TARGET);
}

gboolean
yd_merge_mend (YdMerge *self, GError **error)
{
  GHashTableIter iter;
  gpointer key;
  if (!mend_orphans (self, error) || !mend_cycles (self, error) || !mend_kinds (self, error)
      || !mend_units (self, error) || !mend_targets (self, error))
    return FALSE;
  g_hash_table_iter_init (&iter, self->assigned);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!mend_first_lead (self, *(YdId *)key, error))
      return FALSE;
  return TRUE;
}
