/* Owns: what must hold in every plan and can break where two changes, each sensible, meet: items below one
 * another, kinds that do not go below each other, two first leads, one unit twice. */

#include "yd-merge-private.h"

#include "yd-edit-private.h"
#include "yd-text.h"

#include <glib/gi18n-lib.h>

/* ---- cycles ---- */

/* Items that are below themselves, and that were not so before. */
static GArray *
find_cycles (YdMerge *self)
{
  return yd_merge_collect (
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
  for (int round = 0; round < YD_MERGE_ROUNDS; round++)
    {
      g_autoptr (GArray) rows = find_cycles (self);
      if (rows->len == 0)
        return TRUE;
      for (guint i = 0; i < rows->len; i++)
        {
          YdId id = g_array_index (rows, YdMergeRow, i).id;
          YdId ours = yd_merge_get_id (
            self->db, sqlite3_mprintf ("SELECT parent FROM before.item WHERE id=%lld", id));
          YdId theirs = yd_merge_get_id (
            self->db, sqlite3_mprintf ("SELECT parent FROM theirs.item WHERE id=%lld", id));
          gboolean theirs_win = ours != theirs ? yd_merge_add_conflict (
                                  self, YD_CONFLICT_MOVED, "item", id, YD_ID_NONE, NULL, NULL, NULL)
                                               : self->policy == YD_MERGE_TAKE_THEIRS;
          const char *side = yd_merge_get_side (theirs_win);
          /* decisions that do not go together leave a ring: it is opened at the top */
          gboolean ok
            = round < YD_MERGE_ROUNDS / 2
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
          if (round >= YD_MERGE_ROUNDS / 2)
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
  g_autofree char *key
    = yd_edit_order_key (self->store, YD_TABLE_ITEM, YD_SIBLINGS_OF_ITEM, above, parent, error);
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
  for (int round = 0; round < YD_MERGE_ROUNDS; round++)
    {
      g_autoptr (GArray) rows = yd_merge_collect (
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
          const YdMergeRow *row = &g_array_index (rows, YdMergeRow, i);
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

static void
clean_name_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  char *name = yd_text_clean_name ((const char *)sqlite3_value_text (values[0]));
  sqlite3_result_text (context, name, -1, g_free);
}

static gboolean
mend_units (YdMerge *self, GError **error)
{
  sqlite3_create_function (self->db, "clean_name", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL,
                           clean_name_cb, NULL, NULL);
  /* same name, ours and one that they added */
  g_autoptr (GArray) rows = yd_merge_collect (
    self->db,
    sqlite3_mprintf (
      "SELECT min(a.id), b.id FROM main.unit a JOIN main.unit b "
      "ON clean_name(a.name)=clean_name(b.name) AND a.id<>b.id "
      "WHERE a.id IN (SELECT id FROM before.unit) AND b.id NOT IN (SELECT id FROM before.unit) "
      "GROUP BY b.id"));
  for (guint i = 0; i < rows->len; i++)
    {
      const YdMergeRow *row = &g_array_index (rows, YdMergeRow, i);
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
#define FIRST_TARGET                                                                       \
  "(SELECT f.adds_up FROM main.indicator_target f WHERE f.indicator=t.indicator ORDER BY " \
  "f.id IN (SELECT id FROM before.indicator_target) AND f.id IN (SELECT id FROM "          \
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
  if (!yd_merge_mend_orphans (self, error) || !mend_cycles (self, error)
      || !mend_kinds (self, error) || !mend_units (self, error) || !mend_targets (self, error))
    return FALSE;
  g_hash_table_iter_init (&iter, self->assigned);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!mend_first_lead (self, *(YdId *)key, error))
      return FALSE;
  return TRUE;
}
