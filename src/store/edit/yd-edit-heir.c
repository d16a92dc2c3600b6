/* Owns: what becomes of what a unit carries when it goes: its parts, its targets, its dates, its reports,
 * and its name where a source wrote the units. Refuses: to touch the unit itself; who calls does. */

#include "yd-edit-private.h"

#include <string.h>

typedef struct
{
  YdId from;
  YdId into; /* none: nobody */
} Heir;

/* ---- the units as the source wrote them ---- */

#define BETWEEN_NAMES "：:、，,；;（）()〔〕 \t"

static gboolean
is_between (const char *at)
{
  return g_utf8_strchr (BETWEEN_NAMES, -1, g_utf8_get_char (at)) != NULL;
}

/* Takes the name at @start out of @mark with the 、 that it no longer needs; @start is then where the rest
 * begins. FALSE where nobody would be left in its list. */
static gboolean
take_name_out (GString *mark, gsize *start, gsize length)
{
  static const char *const commas[] = { "、", "，", ",", " " };
  for (guint i = 0; i < G_N_ELEMENTS (commas); i++)
    {
      gsize comma = strlen (commas[i]);
      gboolean before
        = *start >= comma && strncmp (mark->str + *start - comma, commas[i], comma) == 0;
      if (!before && !g_str_has_prefix (mark->str + *start + length, commas[i]))
        continue;
      *start -= before ? comma : 0;
      g_string_erase (mark, (gssize)*start, (gssize)(length + comma));
      return TRUE;
    }
  return FALSE;
}

/* What a mark says once @from is called what @into is called: each name once, where it first stands,
 * which is the stronger part. NULL where it names neither or cannot be kept in words. */
static char *
rewrite_mark (const char *text, YdUnit *from, YdUnit *into)
{
  g_autoptr (GString) mark = g_string_new (text);
  gboolean named = FALSE;
  for (gsize start = 0; start < mark->len;)
    {
      const char *at = mark->str + start, *end = at;
      while (*end != '\0' && !is_between (end))
        end = g_utf8_next_char (end);
      gsize length = (gsize)(end - at);
      g_autofree char *name = g_strndup (at, length);
      gboolean of_from = length > 0 && yd_unit_answers_to (from, name);
      if (named && (of_from || (length > 0 && yd_unit_answers_to (into, name))))
        {
          if (!take_name_out (mark, &start, length))
            return NULL;
          continue;
        }
      if (of_from)
        {
          const char *now = strcmp (name, yd_unit_get_name (from)) == 0 ? yd_unit_get_name (into)
                                                                        : yd_unit_get_label (into);
          g_string_erase (mark, (gssize)start, (gssize)length);
          g_string_insert (mark, (gssize)start, now);
          length = strlen (now);
        }
      named = named || of_from || (length > 0 && yd_unit_answers_to (into, name));
      start += length;
      if (start < mark->len)
        start += (gsize)(g_utf8_next_char (mark->str + start) - (mark->str + start));
    }
  return named ? g_string_free (g_steal_pointer (&mark), FALSE) : NULL;
}

static gboolean
pass_mark (YdStore *store, YdId item, const Heir *heir, GError **error)
{
  YdUnit *from = yd_plan_find_unit (store->plan, heir->from),
         *into = yd_plan_find_unit (store->plan, heir->into);
  YdItemRow *row = yd_row_new (YD_TABLE_ITEM);
  gboolean ok = yd_gesture_load (store, YD_TABLE_ITEM, item, YD_ID_NONE, row, error);
  if (ok && row->unit_mark != NULL)
    {
      char *mark = from != NULL && into != NULL ? rewrite_mark (row->unit_mark, from, into) : NULL;
      g_free (row->unit_mark);
      row->unit_mark = mark;
      ok = yd_gesture_update (store, YD_TABLE_ITEM, row, error);
    }
  yd_row_free (YD_TABLE_ITEM, row);
  return ok;
}

/* ---- rows ---- */

/* The stronger part stays, and never two of one unit. */
static gboolean
pass_assignment (YdStore *store, gconstpointer row, gpointer user_data, GError **error)
{
  const Heir *heir = user_data;
  YdAssignmentRow *given = yd_row_copy (YD_TABLE_ASSIGNMENT, row);
  YdAssignmentRow *there = yd_row_new (YD_TABLE_ASSIGNMENT);
  gboolean ok = yd_gesture_delete (store, YD_TABLE_ASSIGNMENT, given->item, heir->from, error);
  given->unit = heir->into;
  if (ok && heir->into != YD_ID_NONE
      && yd_row_io_load (store->io, YD_TABLE_ASSIGNMENT, given->item, heir->into, there, NULL))
    {
      if (given->role < there->role)
        {
          there->role = given->role;
          yd_row_set_text (&there->order_key, given->order_key); /* a first lead stays first */
          ok = yd_gesture_update (store, YD_TABLE_ASSIGNMENT, there, error);
        }
    }
  else if (ok && heir->into != YD_ID_NONE)
    ok = yd_gesture_insert (store, YD_TABLE_ASSIGNMENT, given, error);
  ok = ok && pass_mark (store, given->item, heir, error);
  yd_row_free (YD_TABLE_ASSIGNMENT, given);
  yd_row_free (YD_TABLE_ASSIGNMENT, there);
  return ok;
}

/* Who has a target already has both. */
static gboolean
pass_target (YdStore *store, gconstpointer row, gpointer user_data, GError **error)
{
  const Heir *heir = user_data;
  YdIndicatorTargetRow given = *(const YdIndicatorTargetRow *)row, there;
  if (!yd_gesture_delete (store, YD_TABLE_INDICATOR_TARGET, given.id, YD_ID_NONE, error))
    return FALSE;
  if (heir->into == YD_ID_NONE)
    return TRUE;
  given.unit = heir->into;
  given.id = yd_indicator_target_make_id (given.indicator, given.year, given.unit);
  if (!yd_row_io_load (store->io, YD_TABLE_INDICATOR_TARGET, given.id, YD_ID_NONE, &there, NULL))
    return yd_gesture_insert (store, YD_TABLE_INDICATOR_TARGET, &given, error);
  yd_indicator_target_join (&there, &given);
  return yd_gesture_update (store, YD_TABLE_INDICATOR_TARGET, &there, error);
}

static gboolean
pass_member (YdStore *store, gconstpointer row, gpointer user_data, GError **error)
{
  const Heir *heir = user_data;
  const YdUnitMemberRow *link = row;
  YdUnitMemberRow passed = { link->collective == heir->from ? heir->into : link->collective,
                             link->member == heir->from ? heir->into : link->member };
  YdUnitMemberRow *there = yd_row_new (YD_TABLE_UNIT_MEMBER);
  gboolean ok
    = yd_gesture_delete (store, YD_TABLE_UNIT_MEMBER, link->collective, link->member, error);
  if (ok && heir->into != YD_ID_NONE && passed.collective != passed.member
      && !yd_row_io_load (store->io, YD_TABLE_UNIT_MEMBER, passed.collective, passed.member, there,
                          NULL))
    ok = yd_gesture_insert (store, YD_TABLE_UNIT_MEMBER, &passed, error);
  yd_row_free (YD_TABLE_UNIT_MEMBER, there);
  return ok;
}

typedef struct
{
  YdTable table;
  const char *field;
  const Heir *heir;
} Reference;

static gboolean
pass_reference (YdStore *store, gconstpointer row, gpointer user_data, GError **error)
{
  const Reference *reference = user_data;
  gpointer changed = yd_row_copy (reference->table, row);
  *(YdId *)G_STRUCT_MEMBER_P (changed,
                              yd_table_find_field (reference->table, reference->field)->offset)
    = reference->heir->into;
  gboolean ok = yd_gesture_update (store, reference->table, changed, error);
  yd_row_free (reference->table, changed);
  return ok;
}

gboolean
yd_edit_pass_on (YdStore *store, YdId from, YdId into, GError **error)
{
  Heir both = { from, into }, *heir = &both;
  static const struct
  {
    YdTable table;
    const char *field;
    const char *where;
  } references[] = {
    { YD_TABLE_MILESTONE, "unit", "unit=?1" },
    { YD_TABLE_RECIPIENT, "unit", "unit=?1" },
    { YD_TABLE_REPORT, "unit", "unit=?1" },
    { YD_TABLE_PLAN, "default_lead", "default_lead=?1" },
    { YD_TABLE_UNIT, "merged_into", "merged_into=?1" },
  };
  gboolean ok = yd_gesture_each (store, YD_TABLE_ASSIGNMENT, "unit=?1", heir->from, pass_assignment,
                                 heir, error)
                && yd_gesture_each (store, YD_TABLE_INDICATOR_TARGET, "unit=?1", heir->from,
                                    pass_target, heir, error)
                && yd_gesture_each (store, YD_TABLE_UNIT_MEMBER, "collective=?1 OR member=?1",
                                    heir->from, pass_member, heir, error);
  for (guint i = 0; ok && i < G_N_ELEMENTS (references); i++)
    {
      Reference reference = { references[i].table, references[i].field, heir };
      ok = yd_gesture_each (store, references[i].table, references[i].where, heir->from,
                            pass_reference, &reference, error);
    }
  return ok;
}
