/* Owns: what a conflict is called: where it is, what it is about, and what each side says there.
 * Refuses: to settle it. */

#include "yd-merge-private.h"

#include "yd-decimal.h"
#include "yd-field-words.h"

#include <glib/gi18n-lib.h>

/* The plan that has the row: ours as it was, else theirs. */
static YdPlan *
get_plan (YdMerge *self, gboolean theirs)
{
  return theirs ? self->their_plan : yd_store_get_plan (self->store);
}

static YdId
look_up (YdMerge *self, const char *column, const char *table, YdId id)
{
  YdId found = YD_ID_NONE;
  for (int theirs = 0; theirs <= 1 && found == YD_ID_NONE; theirs++)
    found
      = yd_merge_get_id (self->db, sqlite3_mprintf ("SELECT \"%w\" FROM %s.\"%w\" WHERE id=%lld",
                                                    column, yd_merge_get_side (theirs), table, id));
  return found;
}

static char *
dup_item (YdMerge *self, YdId id)
{
  char *words = yd_field_words_dup_item (get_plan (self, FALSE), id);
  return words != NULL ? words : yd_field_words_dup_item (get_plan (self, TRUE), id);
}

static char *
dup_unit (YdMerge *self, YdId id)
{
  char *words = yd_field_words_dup_unit (get_plan (self, FALSE), id);
  return words != NULL ? words : yd_field_words_dup_unit (get_plan (self, TRUE), id);
}

static char *
dup_paragraph_place (YdMerge *self, YdId id)
{
  YdId owner = look_up (self, "owner", "paragraph", id);
  switch ((YdOwner)look_up (self, "owner_kind", "paragraph", id))
    {
    case YD_OWNER_PREAMBLE:
      return g_strdup (_ ("Preamble"));
    case YD_OWNER_CLOSING:
      return g_strdup (_ ("Closing"));
    case YD_OWNER_NOTICE:
      return g_strdup (_ ("Notice"));
    case YD_OWNER_ANNEX:
      return g_strdup (_ ("Annex"));
    case YD_OWNER_ITEM:
    default:
      return dup_item (self, owner);
    }
}

/* Where in the plan a row is. */
static char *
dup_place (YdMerge *self, const char *table, YdId id)
{
  static const struct
  {
    const char *table;
    const char *words;
  } places[] = {
    { "plan", N_ ("Plan") },        { "notice", N_ ("Notice") }, { "annex", N_ ("Annex") },
    { "recipient", N_ ("Notice") }, { "setting", N_ ("Plan") },  { "version", N_ ("Plan") },
  };
  YdTable known;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].table, table))
      return g_strdup (_ (places[i].words));
  if (g_str_equal (table, "item") || g_str_equal (table, "assignment"))
    return dup_item (self, id);
  if (g_str_equal (table, "paragraph"))
    return dup_paragraph_place (self, id);
  if (g_str_equal (table, "unit") || g_str_equal (table, "unit_member"))
    return dup_unit (self, id);
  if (g_str_equal (table, "unit_alias"))
    return dup_unit (self, look_up (self, "unit", table, id));
  if (g_str_equal (table, "indicator_target"))
    return dup_place (self, "indicator", look_up (self, "indicator", table, id));
  if (yd_table_find (table, &known) && yd_table_find_field (known, "item") != NULL)
    return dup_item (self, look_up (self, "item", table, id));
  return NULL;
}

/* Digits without their scale would mislead. */
static char *
dup_decimal (YdMerge *self, const YdMergeConflict *conflict, gboolean theirs, const char *value)
{
  YdDecimal decimal = { .digits = g_ascii_strtoll (value, NULL, 10) };
  gint64 scale = yd_merge_get_id (
    self->db, sqlite3_mprintf ("SELECT scale FROM %s.\"%w\" WHERE id=%lld",
                               yd_merge_get_side (theirs), conflict->table, conflict->id));
  decimal.scale = (int)CLAMP (scale, 0, YD_DECIMAL_MAX_SCALE);
  return yd_decimal_format (&decimal);
}

static char *
dup_value (YdMerge *self, const YdMergeConflict *conflict, gboolean theirs, const char *value)
{
  static const char *const decimals[] = { "target", "target_high", "value", NULL };
  if (value != NULL && g_strv_contains (decimals, conflict->field)
      && !g_str_equal (conflict->table, "setting"))
    return dup_decimal (self, conflict, theirs, value);
  return yd_field_words_dup_value (get_plan (self, theirs), conflict->table, conflict->field,
                                   value);
}

/* Below what a side has put it. */
static char *
dup_parent (YdMerge *self, const YdMergeConflict *conflict, gboolean theirs)
{
  YdId parent
    = yd_merge_get_id (self->db, sqlite3_mprintf ("SELECT parent FROM %s.item WHERE id=%lld",
                                                  yd_merge_get_side (theirs), conflict->id));
  char *words = yd_field_words_dup_item (get_plan (self, theirs), parent);
  return words != NULL ? words : g_strdup (_ ("at the top"));
}

static char *
dup_lead (YdMerge *self, const char *id_text)
{
  YdId id = YD_ID_NONE;
  char *words = id_text != NULL && yd_id_parse (id_text, &id) ? dup_unit (self, id) : NULL;
  return words != NULL ? words : g_strdup (_ ("none"));
}

void
yd_merge_describe (YdMerge *self, YdMergeConflict *conflict)
{
  const char *what = conflict->field != NULL
                       ? yd_field_words_get_name (conflict->table, conflict->field)
                       : _ ("row");
  conflict->place = dup_place (self, conflict->table, conflict->id);
  if (conflict->place == NULL)
    conflict->place = g_strdup ("");
  switch (conflict->kind)
    {
    case YD_CONFLICT_FIELD:
    case YD_CONFLICT_ADDED:
      conflict->mine_words = dup_value (self, conflict, FALSE, conflict->mine);
      conflict->theirs_words = dup_value (self, conflict, TRUE, conflict->theirs);
      break;
    case YD_CONFLICT_DELETED_MINE:
      what = _ ("deleted or changed");
      conflict->mine_words = g_strdup (_ ("deleted"));
      conflict->theirs_words = g_strdup (_ ("changed"));
      break;
    case YD_CONFLICT_DELETED_THEIRS:
      what = _ ("deleted or changed");
      conflict->mine_words = g_strdup (_ ("changed"));
      conflict->theirs_words = g_strdup (_ ("deleted"));
      break;
    case YD_CONFLICT_MOVED:
      what = _ ("where it stands");
      conflict->mine_words = dup_parent (self, conflict, FALSE);
      conflict->theirs_words = dup_parent (self, conflict, TRUE);
      break;
    case YD_CONFLICT_FIRST_LEAD:
      conflict->mine_words = dup_lead (self, conflict->mine);
      conflict->theirs_words = dup_lead (self, conflict->theirs);
      break;
    }
  conflict->what = g_strdup (what);
}
