/* Owns: the register of units as a whole: its order, members of collectives, a name that changes
 * everywhere, and a unit that goes. Refuses: two units of one name,
 * words that are no longer where they were seen. */

#include "yd-edit-private.h"

#include "yd-order-key.h"
#include "yd-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define IN_ORDER "1 ORDER BY order_key, id"

static gboolean
load_unit (YdStore *store, YdId id, YdUnitRow *row, GError **error)
{
  return yd_gesture_load (store, YD_TABLE_UNIT, id, YD_ID_NONE, row, error);
}

/* Whether @id goes by @name already. */
static gboolean
answers_to (YdStore *store, YdId id, const char *name)
{
  YdUnit *unit = yd_plan_find_unit (store->plan, id);
  return unit != NULL && yd_unit_answers_to (unit, name);
}

/* ---- order ---- */

/**
 * yd_edit_move_units:
 * @ids: (array length=n_ids): in the order in which they shall stand
 * @after: a unit that is not among them; none: first of all
 */
gboolean
yd_edit_move_units (YdStore *store, const YdId *ids, guint n_ids, YdId after, GError **error)
{
  g_autofree char *first = yd_id_to_string (n_ids > 0 ? ids[0] : YD_ID_NONE);
  if (!yd_gesture_begin (store, "move-units", yd_args_new ("unit", first, NULL), error))
    return FALSE;
  gboolean ok = TRUE;
  for (guint i = 0; ok && i < n_ids; i++)
    {
      YdUnitRow *row = yd_row_new (YD_TABLE_UNIT);
      ok = ids[i] != after && load_unit (store, ids[i], row, error);
      g_autofree char *key
        = ok ? yd_edit_order_key (store, YD_TABLE_UNIT, IN_ORDER, 0, after, error) : NULL;
      /* making room may have given it another key meanwhile */
      ok = key != NULL && load_unit (store, ids[i], row, error);
      if (ok)
        {
          yd_row_set_text (&row->order_key, key);
          ok = yd_gesture_update (store, YD_TABLE_UNIT, row, error);
        }
      yd_row_free (YD_TABLE_UNIT, row);
      after = ids[i];
    }
  return yd_gesture_end (store, ok, error);
}

/* ---- names that were read from a text become units of the register ---- */

gboolean
yd_edit_register_units (YdStore *store, const YdId *ids, guint n_ids, GError **error)
{
  g_autofree char *count = g_strdup_printf ("%u", n_ids);
  if (!yd_gesture_begin (store, "register-units", yd_args_new ("count", count, NULL), error))
    return FALSE;
  gboolean ok = TRUE;
  for (guint i = 0; ok && i < n_ids; i++)
    ok = yd_edit_set_field (store, YD_TABLE_UNIT, ids[i], "registered", "1", error);
  return yd_gesture_end (store, ok, error);
}

/* ---- members of collectives ---- */

static gboolean
begin_on_member (YdStore *store, const char *verb, YdId collective, YdId member, GError **error)
{
  g_autofree char *collective_text = yd_id_to_string (collective);
  g_autofree char *member_text = yd_id_to_string (member);
  return yd_gesture_begin (
    store, verb, yd_args_new ("unit", collective_text, "member", member_text, NULL), error);
}

gboolean
yd_edit_add_unit_member (YdStore *store, YdId collective, YdId member, GError **error)
{
  if (!begin_on_member (store, "add-member", collective, member, error))
    return FALSE;
  YdUnitRow *row = yd_row_new (YD_TABLE_UNIT);
  YdUnitMemberRow link = { collective, member }, *there = yd_row_new (YD_TABLE_UNIT_MEMBER);
  gboolean ok = load_unit (store, collective, row, error) && load_unit (store, member, row, error);
  if (ok
      && (collective == member
          || yd_row_io_load (store->io, YD_TABLE_UNIT_MEMBER, member, collective, there, NULL)))
    {
      ok = FALSE;
      g_set_error (error, YD_ERROR, YD_ERROR_REFUSED, _ ("%s cannot be a member of itself"),
                   row->name);
    }
  if (ok && !yd_row_io_load (store->io, YD_TABLE_UNIT_MEMBER, collective, member, there, NULL))
    ok = yd_gesture_insert (store, YD_TABLE_UNIT_MEMBER, &link, error);
  yd_row_free (YD_TABLE_UNIT, row);
  yd_row_free (YD_TABLE_UNIT_MEMBER, there);
  return yd_gesture_end (store, ok, error);
}

/* What its name says it is, else what the other members are. */
static YdUnitKind
guess_member_kind (YdStore *store, YdId collective, const char *name)
{
  YdUnitKind kind = yd_unit_guess_kind (name);
  YdUnit *unit = yd_plan_find_unit (store->plan, collective);
  g_autoptr (GPtrArray) members = unit != NULL ? yd_unit_dup_members (unit) : g_ptr_array_new ();
  return kind == YD_UNIT_OTHER && members->len > 0
           ? (YdUnitKind)yd_unit_get_row (members->pdata[0])->kind
           : kind;
}

gboolean
yd_edit_add_unit_member_by_name (YdStore *store, YdId collective, const char *name, gboolean *added,
                                 GError **error)
{
  g_autofree char *collective_text = yd_id_to_string (collective);
  YdUnit *unit = yd_plan_find_unit_by_name (store->plan, name);
  YdId member = unit != NULL ? yd_record_get_id (YD_RECORD (unit)) : YD_ID_NONE;
  if (!yd_gesture_begin (store, "add-member",
                         yd_args_new ("unit", collective_text, "name", name, NULL), error))
    return FALSE;
  gboolean ok = unit != NULL
                || yd_edit_add_unit (store, name, guess_member_kind (store, collective, name),
                                     &member, error);
  ok = ok && yd_edit_add_unit_member (store, collective, member, error);
  if (added != NULL)
    *added = ok && unit == NULL;
  return yd_gesture_end (store, ok, error);
}

gboolean
yd_edit_remove_unit_member (YdStore *store, YdId collective, YdId member, GError **error)
{
  if (!begin_on_member (store, "remove-member", collective, member, error))
    return FALSE;
  return yd_gesture_end (
    store, yd_gesture_delete (store, YD_TABLE_UNIT_MEMBER, collective, member, error), error);
}

typedef struct
{
  const YdId *ids;
  guint n;
} Members;

static gboolean
drop_other_member (YdStore *store, gconstpointer row, gpointer user_data, GError **error)
{
  const YdUnitMemberRow *link = row;
  const Members *members = user_data;
  for (guint i = 0; i < members->n; i++)
    if (members->ids[i] == link->member)
      return TRUE;
  return yd_edit_remove_unit_member (store, link->collective, link->member, error);
}

gboolean
yd_edit_set_unit_members (YdStore *store, YdId collective, const YdId *members, guint n_members,
                          GError **error)
{
  g_autofree char *text = yd_id_to_string (collective);
  Members wanted = { members, n_members };
  if (!yd_gesture_begin (store, "set-members", yd_args_new ("unit", text, NULL), error))
    return FALSE;
  gboolean ok = yd_gesture_each (store, YD_TABLE_UNIT_MEMBER, "collective=?1", collective,
                                 drop_other_member, &wanted, error);
  for (guint i = 0; ok && i < n_members; i++)
    ok = yd_edit_add_unit_member (store, collective, members[i], error);
  return yd_gesture_end (store, ok, error);
}

/* ---- words ---- */

/* Replaces the words of one text from its end on, so that the places before them still hold. */
static gboolean
replace_in_text (YdStore *store, YdWordPlace *const *places, guint n_places, GError **error)
{
  const YdWordPlace *first = places[0];
  gpointer row = yd_row_new (first->table);
  const YdField *field = yd_table_find_field (first->table, first->field);
  char **text = G_STRUCT_MEMBER_P (row, field->offset);
  gboolean ok = yd_gesture_load (store, first->table, first->id, first->second, row, error);
  for (guint i = n_places; ok && i-- > 0;)
    {
      const YdWordPlace *place = places[i];
      gsize length = strlen (place->words);
      if (*text == NULL || strlen (*text) < place->start + length
          || strncmp (*text + place->start, place->words, length) != 0)
        {
          ok = FALSE;
          g_set_error (error, YD_ERROR, YD_ERROR_REFUSED,
                       _ ("the words around “%s” have changed meanwhile; look at the places again"),
                       place->words);
          break;
        }
      char *changed = g_strdup_printf ("%.*s%s%s", (int)place->start, *text, place->instead,
                                       *text + place->start + length);
      g_free (*text);
      *text = changed;
    }
  ok = ok && yd_gesture_update (store, first->table, row, error);
  yd_row_free (first->table, row);
  return ok;
}

static gboolean
is_same_text (const YdWordPlace *a, const YdWordPlace *b)
{
  return a->table == b->table && a->id == b->id && a->second == b->second
         && strcmp (a->field, b->field) == 0;
}

static gboolean
replace_words (YdStore *store, GPtrArray *places, GError **error)
{
  guint n = places != NULL ? places->len : 0;
  for (guint from = 0, to; from < n; from = to)
    {
      YdWordPlace **list = (YdWordPlace **)places->pdata;
      for (to = from + 1; to < n && is_same_text (list[from], list[to]); to++)
        ;
      if (!replace_in_text (store, list + from, to - from, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- renaming ---- */

static gboolean
check_free (YdStore *store, YdId id, const char *name, GError **error)
{
  YdUnit *other = name != NULL ? yd_plan_find_unit_by_name (store->plan, name) : NULL;
  if (other == NULL || yd_record_get_id (YD_RECORD (other)) == id)
    return TRUE;
  g_set_error (error, YD_ERROR, YD_ERROR_REFUSED,
               _ ("“%s” is another unit already (%s); merge the two instead"), name,
               yd_unit_get_name (other));
  return FALSE;
}

typedef struct
{
  const char *name;
  const char *short_name;
} Names;

/* An alias that says what a name says now is one too many. */
static gboolean
drop_alias (YdStore *store, gconstpointer row, gpointer user_data, GError **error)
{
  const YdUnitAliasRow *alias = row;
  const Names *names = user_data;
  return (!yd_text_is_same_name (alias->name, names->name)
          && !yd_text_is_same_name (alias->name, names->short_name))
         || yd_gesture_delete (store, YD_TABLE_UNIT_ALIAS, alias->id, YD_ID_NONE, error);
}

static gboolean
keep_as_alias (YdStore *store, YdId unit, const char *old, const Names *names, GError **error)
{
  if (old == NULL || *old == '\0' || !yd_edit_check_unit_name (old, NULL)
      || yd_text_is_same_name (old, names->name) || yd_text_is_same_name (old, names->short_name))
    return TRUE;
  YdRecordList *aliases = yd_unit_list_aliases (yd_plan_find_unit (store->plan, unit));
  for (guint i = 0; i < yd_record_list_get_length (aliases); i++)
    if (yd_text_is_same_name (yd_unit_alias_get_row (yd_record_list_get (aliases, i))->name, old))
      return TRUE;
  return yd_edit_add_unit_alias (store, unit, old, error);
}

/**
 * yd_edit_rename_unit:
 * @short_name: (nullable): its short name from now on
 * @keep: the names that it had become aliases
 * @places: (nullable) (element-type YdWordPlace): where the words change too, as yd_plan_find_words()
 *   gave them, without those that shall stay
 */
gboolean
yd_edit_rename_unit (YdStore *store, YdId id, const char *name, const char *short_name,
                     gboolean keep, GPtrArray *places, GError **error)
{
  g_autofree char *clean = yd_edit_clean_name (name);
  g_autofree char *clean_short = yd_edit_clean_name (short_name);
  g_autofree char *id_text = yd_id_to_string (id);
  if (clean == NULL)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID, _ ("a unit needs a name"));
      return FALSE;
    }
  YdUnit *unit = yd_plan_find_unit (store->plan, id);
  g_autofree char *was = g_strdup (unit != NULL ? yd_unit_get_name (unit) : NULL);
  gboolean other = g_strcmp0 (was, clean) != 0; /* else the short name alone */
  gboolean other_short
    = unit == NULL || g_strcmp0 (yd_unit_get_short_name (unit), clean_short) != 0;
  if ((other && !yd_edit_check_unit_name (clean, error))
      || (other_short && !yd_edit_check_unit_name (clean_short, error)))
    return FALSE;
  if (!yd_gesture_begin (store, "rename-unit",
                         yd_args_new ("unit", id_text, "words", other ? was : NULL, "with",
                                      other ? clean : NULL, NULL),
                         error))
    return FALSE;
  Names names = { clean, clean_short };
  YdUnitRow *row = yd_row_new (YD_TABLE_UNIT);
  gboolean ok
    = load_unit (store, id, row, error) && check_free (store, id, clean, error)
      && check_free (store, id, clean_short, error) && replace_words (store, places, error)
      && yd_gesture_each (store, YD_TABLE_UNIT_ALIAS, "unit=?1", id, drop_alias, &names, error)
      && (!keep || keep_as_alias (store, id, row->name, &names, error))
      && (!keep || g_strcmp0 (row->short_name, row->name) == 0
          || keep_as_alias (store, id, row->short_name, &names, error));
  if (ok)
    {
      yd_row_set_text (&row->name, clean);
      yd_row_set_text (&row->short_name, clean_short);
      ok = yd_gesture_update (store, YD_TABLE_UNIT, row, error);
    }
  yd_row_free (YD_TABLE_UNIT, row);
  return yd_gesture_end (store, ok, error);
}

/* ---- a unit goes ---- */

static gboolean
drop_any_alias (YdStore *store, gconstpointer row, gpointer user_data, GError **error)
{
  return yd_gesture_delete (store, YD_TABLE_UNIT_ALIAS, *(const YdId *)row, YD_ID_NONE, error);
}

/**
 * yd_edit_replace_unit:
 * @by: who carries from now on what @id carries; none: nobody
 *
 * Deletes a unit that is in use.
 */
gboolean
yd_edit_replace_unit (YdStore *store, YdId id, YdId by, GError **error)
{
  g_autofree char *id_text = yd_id_to_string (id);
  g_autofree char *by_text = yd_id_to_string (by);
  if (id == by)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID, _ ("a unit cannot be replaced by itself"));
      return FALSE;
    }
  YdUnit *unit = yd_plan_find_unit (store->plan, id);
  if (!yd_gesture_begin (store, "delete-unit",
                         yd_args_new ("unit", id_text, "name",
                                      unit != NULL ? yd_unit_get_name (unit) : NULL, "by", by_text,
                                      NULL),
                         error))
    return FALSE;
  YdUnitRow *row = yd_row_new (YD_TABLE_UNIT);
  gboolean ok
    = load_unit (store, id, row, error) && (by == YD_ID_NONE || load_unit (store, by, row, error))
      && yd_edit_pass_on (store, id, by, error)
      && yd_gesture_each (store, YD_TABLE_UNIT_ALIAS, "unit=?1", id, drop_any_alias, NULL, error)
      && yd_gesture_delete (store, YD_TABLE_UNIT, id, YD_ID_NONE, error);
  yd_row_free (YD_TABLE_UNIT, row);
  return yd_gesture_end (store, ok, error);
}

static gboolean
pass_alias (YdStore *store, gconstpointer row, gpointer user_data, GError **error)
{
  YdId into = *(const YdId *)user_data;
  YdUnitAliasRow *alias = yd_row_copy (YD_TABLE_UNIT_ALIAS, row);
  gboolean ok;
  if (answers_to (store, into, alias->name))
    ok = yd_gesture_delete (store, YD_TABLE_UNIT_ALIAS, alias->id, YD_ID_NONE, error);
  else
    {
      alias->unit = into;
      ok = yd_gesture_update (store, YD_TABLE_UNIT_ALIAS, alias, error);
    }
  yd_row_free (YD_TABLE_UNIT_ALIAS, alias);
  return ok;
}

/**
 * yd_edit_absorb_unit:
 * @places: (nullable) (element-type YdWordPlace): where the words change too
 *
 * Merges @from into @into (撤并): its names become aliases there, and what it carried is joined with
 * what @into carries. A unit of the register stays in it as one that was merged; a name that only
 * stood in a text goes.
 */
gboolean
yd_edit_absorb_unit (YdStore *store, YdId from, YdId into, GPtrArray *places, GError **error)
{
  g_autofree char *from_text = yd_id_to_string (from);
  g_autofree char *into_text = yd_id_to_string (into);
  if (from == into)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID, _ ("a unit cannot be merged into itself"));
      return FALSE;
    }
  YdUnit *unit = yd_plan_find_unit (store->plan, from);
  if (!yd_gesture_begin (store, "merge-units",
                         yd_args_new ("from", from_text, "name",
                                      unit != NULL ? yd_unit_get_name (unit) : NULL, "into",
                                      into_text, NULL),
                         error))
    return FALSE;
  YdUnitRow *old = yd_row_new (YD_TABLE_UNIT), *kept = yd_row_new (YD_TABLE_UNIT);
  gboolean ok = load_unit (store, from, old, error) && load_unit (store, into, kept, error);
  Names names = { kept->name, kept->short_name };
  ok = ok && replace_words (store, places, error) && yd_edit_pass_on (store, from, into, error)
       && yd_gesture_each (store, YD_TABLE_UNIT_ALIAS, "unit=?1", from, pass_alias, &into, error)
       && keep_as_alias (store, into, old->name, &names, error)
       && (g_strcmp0 (old->short_name, old->name) == 0
           || keep_as_alias (store, into, old->short_name, &names, error));
  if (ok && old->registered)
    {
      old->merged_into = into;
      ok = yd_gesture_update (store, YD_TABLE_UNIT, old, error);
    }
  else if (ok)
    ok = yd_gesture_delete (store, YD_TABLE_UNIT, from, YD_ID_NONE, error);
  yd_row_free (YD_TABLE_UNIT, old);
  yd_row_free (YD_TABLE_UNIT, kept);
  return yd_gesture_end (store, ok, error);
}
