/* Owns: reading a list of units into the register. Refuses: to delete a unit that the list does not
 * name, and to give two units one name. */

#include "yd-edit-private.h"

#include "yd-order-key.h"
#include "yd-text.h"

#include <string.h>

typedef struct
{
  YdStore *store;
  GHashTable *known; /* owned: char * → YdId *; who goes by a name, those of this list included */
  GHashTable *ids;   /* owned: id in the list (borrowed) → YdId * in the plan */
  GHashTable *added; /* owned: set of YdId * */
  GHashTable *changed; /* owned: set of YdId *: of those that were there before */
  GArray *listed;      /* owned: YdId, in the list's order, each once */
  guint taken;         /* names that are another unit's */
} Reading;

static YdId *
keep_id (YdId id)
{
  return g_memdup2 (&id, sizeof id);
}

static void
know (Reading *self, const char *name, YdId id)
{
  g_autofree char *clean = yd_edit_clean_name (name);
  if (clean != NULL && !g_hash_table_contains (self->known, clean))
    g_hash_table_insert (self->known, g_steal_pointer (&clean), keep_id (id));
}

static YdId
find (Reading *self, const char *name)
{
  g_autofree char *clean = yd_edit_clean_name (name);
  const YdId *id = clean != NULL ? g_hash_table_lookup (self->known, clean) : NULL;
  return id != NULL ? *id : YD_ID_NONE;
}

static gboolean
contains (const GArray *ids, YdId id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, YdId, i) == id)
      return TRUE;
  return FALSE;
}

static void
know_register (Reading *self)
{
  YdRecordList *units = yd_plan_list_units (self->store->plan);
  for (guint i = 0; i < yd_record_list_get_length (units); i++)
    {
      YdUnit *unit = yd_record_list_get (units, i);
      YdRecordList *aliases = yd_unit_list_aliases (unit);
      YdId id = yd_record_get_id (YD_RECORD (unit));
      if (!yd_unit_is_current (unit))
        continue;
      know (self, yd_unit_get_name (unit), id);
      know (self, yd_unit_get_short_name (unit), id);
      for (guint a = 0; a < yd_record_list_get_length (aliases); a++)
        know (self, yd_unit_alias_get_row (yd_record_list_get (aliases, a))->name, id);
    }
}

static void
note_changed (Reading *self, YdId id)
{
  if (!g_hash_table_contains (self->added, &id))
    g_hash_table_add (self->changed, keep_id (id));
}

/* Puts what the list says into @row. */
static void
take_over (YdUnitRow *row, const YdUnitRow *given)
{
  /* a name out of a text, or what the list says is the short one, gives way to the whole */
  g_autofree char *name = yd_edit_clean_name (given->name),
                  *short_name = yd_edit_clean_name (given->short_name);
  if (!row->registered || yd_text_is_same_name (row->name, short_name))
    yd_row_set_text (&row->name, name);
  if (short_name != NULL)
    yd_row_set_text (&row->short_name, short_name);
  if (given->kind >= 0)
    row->kind = MIN (given->kind, YD_UNIT_OTHER);
  if (yd_date_is_set (given->valid_from))
    row->valid_from = given->valid_from;
  if (yd_date_is_set (given->valid_until))
    row->valid_until = given->valid_until;
  row->registered = 1;
}

static gboolean
change (Reading *self, const YdUnitRow *given, YdId id, GError **error)
{
  YdUnitRow *row = yd_row_new (YD_TABLE_UNIT);
  gboolean ok = yd_gesture_load (self->store, YD_TABLE_UNIT, id, YD_ID_NONE, row, error);
  YdUnitRow *before = yd_row_copy (YD_TABLE_UNIT, row);
  if (ok)
    take_over (row, given);
  if (ok && !yd_row_equal (YD_TABLE_UNIT, row, before))
    {
      note_changed (self, id);
      ok = yd_gesture_update (self->store, YD_TABLE_UNIT, row, error);
    }
  yd_row_free (YD_TABLE_UNIT, row);
  yd_row_free (YD_TABLE_UNIT, before);
  return ok;
}

/* Another name, where nobody goes by it yet: one that two units had would be nobody's. */
static gboolean
add_name (Reading *self, YdId id, const char *name, GError **error)
{
  g_autofree char *clean = yd_edit_clean_name (name);
  YdId holder = find (self, clean);
  if (holder != YD_ID_NONE && holder != id)
    self->taken++;
  if (clean == NULL || holder != YD_ID_NONE)
    return TRUE;
  know (self, clean, id);
  note_changed (self, id);
  return yd_edit_add_unit_alias (self->store, id, clean, error);
}

static gboolean
put_unit (Reading *self, const YdUnitRow *given, GError **error)
{
  YdId id = find (self, given->name);
  if (id == YD_ID_NONE)
    id = find (self, given->short_name);
  gboolean added = id == YD_ID_NONE;
  YdUnitKind kind = given->kind >= 0 ? (YdUnitKind)given->kind : yd_unit_guess_kind (given->name);
  if (added && !yd_edit_add_unit (self->store, given->name, kind, &id, error))
    return FALSE;
  if (added)
    g_hash_table_add (self->added, keep_id (id));
  if (!change (self, given, id, error))
    return FALSE;
  g_hash_table_insert (self->ids, (gpointer)&given->id, keep_id (id));
  if (!contains (self->listed, id))
    g_array_append_val (self->listed, id);

  YdUnitRow *row = yd_row_new (YD_TABLE_UNIT);
  gboolean ok = yd_gesture_load (self->store, YD_TABLE_UNIT, id, YD_ID_NONE, row, error);
  know (self, row->name, id);
  know (self, row->short_name, id);
  yd_row_free (YD_TABLE_UNIT, row);
  return ok && (added || add_name (self, id, given->name, error));
}

static gboolean
put_rows (Reading *self, YdRowList *rows, YdTable wanted, GError **error)
{
  gboolean ok = TRUE;
  for (guint i = 0; ok && i < yd_row_list_get_length (rows); i++)
    {
      YdTable table;
      gpointer row = yd_row_list_get (rows, i, &table);
      if (table != wanted)
        continue;
      const YdUnitAliasRow *alias = row;
      const YdId *id
        = wanted == YD_TABLE_UNIT ? NULL : g_hash_table_lookup (self->ids, &alias->unit);
      if (wanted == YD_TABLE_UNIT)
        ok = put_unit (self, row, error);
      else
        ok = id == NULL || add_name (self, *id, alias->name, error);
    }
  return ok;
}

/* ---- members ---- */

/* Who is one already is left alone; so is a circle, which no list means. */
static gboolean
put_member (Reading *self, const YdUnitMemberRow *given, GError **error)
{
  const YdId *collective = g_hash_table_lookup (self->ids, &given->collective);
  const YdId *member = g_hash_table_lookup (self->ids, &given->member);
  YdUnitMemberRow there;
  if (collective == NULL || member == NULL || *collective == *member
      || yd_row_io_load (self->store->io, YD_TABLE_UNIT_MEMBER, *collective, *member, &there, NULL)
      || yd_row_io_load (self->store->io, YD_TABLE_UNIT_MEMBER, *member, *collective, &there, NULL))
    return TRUE;
  note_changed (self, *collective);
  return yd_edit_add_unit_member (self->store, *collective, *member, error);
}

static gboolean
put_members (Reading *self, YdRowList *rows, GError **error)
{
  gboolean ok = TRUE;
  for (guint i = 0; ok && i < yd_row_list_get_length (rows); i++)
    {
      YdTable table;
      gpointer row = yd_row_list_get (rows, i, &table);
      ok = table != YD_TABLE_UNIT_MEMBER || put_member (self, row, error);
    }
  return ok;
}

/* ---- order ---- */

/* How many of @now did not stand there in that order: all but the longest run that rises in @before. Those
 * that were added have no place to move from. */
static guint
count_moved (Reading *self, const GArray *before, const GArray *now)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) tails
    = g_array_new (FALSE, FALSE, sizeof (guint)); /* least last place of a run of each length */
  g_autoptr (GHashTable) place_of = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < before->len; i++)
    g_hash_table_insert (place_of, &g_array_index (before, YdId, i), GUINT_TO_POINTER (i));
  for (guint i = 0; i < now->len; i++)
    {
      const YdId *id = &g_array_index (now, YdId, i);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (place_of, id)), at = 0;
      if (g_hash_table_contains (self->added, id))
        continue;
      g_array_append_val (places, place);
      while (at < tails->len && g_array_index (tails, guint, at) < place)
        at++;
      if (at == tails->len)
        g_array_append_val (tails, place);
      else
        g_array_index (tails, guint, at) = place;
    }
  return places->len - tails->len;
}

static gboolean
collect (YdStore *store, gconstpointer row, gpointer user_data, GError **error)
{
  g_array_append_vals (user_data, row, 1);
  return TRUE;
}

/* The units of the list stand first, as it has them, and the others behind them as they stood. */
static gboolean
arrange (Reading *self, guint *moved, GError **error)
{
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (YdId));
  g_autoptr (GArray) now = g_array_new (FALSE, FALSE, sizeof (YdId));
  if (!yd_gesture_each (self->store, YD_TABLE_UNIT, "1 ORDER BY order_key, id", 0, collect, before,
                        error))
    return FALSE;
  g_array_append_vals (now, self->listed->data, self->listed->len);
  for (guint i = 0; i < before->len; i++)
    if (!contains (now, g_array_index (before, YdId, i)))
      g_array_append_val (now, g_array_index (before, YdId, i));

  *moved = count_moved (self, before, now);
  g_auto (GStrv) keys = yd_order_key_spread (now->len, NULL, NULL);
  gboolean same
    = before->len == now->len && memcmp (before->data, now->data, sizeof (YdId) * now->len) == 0;
  gboolean ok = TRUE;
  for (guint i = 0; ok && !same && i < now->len; i++)
    {
      YdUnitRow *row = yd_row_new (YD_TABLE_UNIT);
      ok = yd_gesture_load (self->store, YD_TABLE_UNIT, g_array_index (now, YdId, i), YD_ID_NONE,
                            row, error);
      yd_row_set_text (&row->order_key, keys[i]);
      ok = ok && yd_gesture_update (self->store, YD_TABLE_UNIT, row, error);
      yd_row_free (YD_TABLE_UNIT, row);
    }
  return ok;
}

/**
 * yd_edit_put_units:
 * @rows: units, and with ids of these aliases and members of collectives; %NULL, unset and a kind below 0 say nothing.
 *   Units that go by a name of the list are changed, others added, none deleted
 * @in_order: the units of the list stand before all others, in its order; else new ones stand last
 * @counts: (out) (optional): what became of the list
 */
gboolean
yd_edit_put_units (YdStore *store, YdRowList *rows, gboolean in_order, YdUnitCounts *counts,
                   GError **error)
{
  g_autofree char *n_rows = g_strdup_printf ("%u", yd_row_list_get_length (rows));
  if (!yd_gesture_begin (store, "put-units", yd_args_new ("rows", n_rows, NULL), error))
    return FALSE;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_autoptr (GHashTable) added = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) changed
    = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) listed = g_array_new (FALSE, FALSE, sizeof (YdId));
  Reading self = {
    .store = store, .known = known, .ids = ids, .added = added, .changed = changed, .listed = listed
  };
  guint moved = 0;
  know_register (&self);
  gboolean ok = put_rows (&self, rows, YD_TABLE_UNIT, error)
                && put_rows (&self, rows, YD_TABLE_UNIT_ALIAS, error)
                && put_members (&self, rows, error)
                && (!in_order || arrange (&self, &moved, error));
  if (ok && counts != NULL)
    *counts = (YdUnitCounts){ listed->len, g_hash_table_size (added), g_hash_table_size (changed),
                              moved, self.taken };
  return yd_gesture_end (store, ok, error);
}
