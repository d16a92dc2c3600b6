/* Owns: what a conflict is called: where it is, what it is about, and what each side says there.
 * Refuses: to settle it. */

#include "yd-merge-private.h"

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

/* Below what a side has put it. */
static char *
dup_parent (YdMerge *self, const YdMergeConflict *conflict, const char *side)
{
  char *words = yd_merge_dup_value_words (self, side, "item", conflict->id, YD_ID_NONE, "parent");
  if (*words != '\0')
    return words;
  g_free (words);
  return g_strdup (_ ("at the top"));
}

static char *
dup_lead (YdMerge *self, const char *id_text)
{
  YdId id = YD_ID_NONE;
  char *words = id_text != NULL && yd_id_parse (id_text, &id) ? dup_unit (self, id) : NULL;
  return words != NULL ? words : g_strdup (_ ("none"));
}

/* ---- of several that a place has, which ---- */

/* How rows that stand in a place are called, and which field tells one from the other. */
static const struct
{
  const char *table;
  const char *name;
  const char *field;
  const char *or_field; /* where that one is empty */
} rows[] = {
  { "milestone", N_ ("milestone"), "title", "words" },
  { "indicator", N_ ("indicator"), "name", "words" },
  { "indicator_target", N_ ("target of a year or unit"), "year", "unit" },
  { "assignment", N_ ("share of the unit"), "unit", NULL },
  { "unit_member", N_ ("member"), "member", NULL },
  { "unit_alias", N_ ("alias"), "name", NULL },
  { "comment", N_ ("comment"), "text", NULL },
  { "annex", N_ ("Annex"), "title", NULL },
  { "paragraph", N_ ("paragraph"), NULL, NULL },
  { "report", N_ ("report"), NULL, NULL },
};

static int
find_row (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].table, table))
      return (int)i;
  return -1;
}

/* Which of the place's rows is meant; NULL where it has but one, or none has a name. */
static char *
dup_which (YdMerge *self, const YdMergeConflict *c)
{
  static const char *const sides[] = { "before", "theirs", "base" };
  int row = find_row (c->table);
  const char *const fields[]
    = { row >= 0 ? rows[row].field : NULL, row >= 0 ? rows[row].or_field : NULL };
  for (guint f = 0; f < G_N_ELEMENTS (fields) && fields[f] != NULL; f++)
    for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
      {
        char *words
          = yd_merge_dup_value_words (self, sides[i], c->table, c->id, c->second, fields[f]);
        if (*words != '\0' && g_strcmp0 (words, "0") != 0)
          return words;
        g_free (words);
      }
  return NULL;
}

static char *
dup_what (YdMerge *self, const YdMergeConflict *c)
{
  g_autofree char *which = dup_which (self, c);
  int row = find_row (c->table);
  gboolean deleted = c->kind == YD_CONFLICT_DELETED_MINE || c->kind == YD_CONFLICT_DELETED_THEIRS;
  if (c->kind == YD_CONFLICT_MOVED)
    return g_strdup (_ ("where it stands"));
  if (deleted && row < 0)
    return g_strdup (_ ("deleted or changed"));
  if (deleted && which == NULL)
    return g_strdup_printf (_ ("%s, deleted or changed"), _ (rows[row].name));
  if (deleted)
    return g_strdup_printf (_ ("%s (%s), deleted or changed"), _ (rows[row].name), which);
  const char *name = c->field != NULL ? yd_field_words_get_name (c->table, c->field) : _ ("row");
  gboolean itself = row >= 0 && g_strcmp0 (c->field, rows[row].field) == 0;
  return which != NULL && !itself && c->kind != YD_CONFLICT_FIRST_LEAD
           ? g_strdup_printf (_ ("%s (%s)"), name, which)
           : g_strdup (name);
}

/* ---- where it stands ---- */

enum
{
  ORDER_PLAN,
  ORDER_NOTICE,
  ORDER_TEXTS, /* before and behind the points */
  ORDER_ITEMS
};

static guint
find_item_order (YdPlan *plan, YdId id)
{
  guint n = 0;
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL;
       item = yd_item_get_next (item), n++)
    if (yd_record_get_id (YD_RECORD (item)) == id)
      return ORDER_ITEMS + n;
  return G_MAXUINT; /* behind them */
}

static guint
find_order (YdMerge *self, const YdMergeConflict *c)
{
  static const char *const notice[] = { "notice", "annex", "recipient", NULL };
  YdTable known;
  if (g_str_equal (c->table, "plan") || g_str_equal (c->table, "setting"))
    return ORDER_PLAN;
  if (g_strv_contains (notice, c->table))
    return ORDER_NOTICE;
  YdId item = YD_ID_NONE;
  if (g_str_equal (c->table, "item") || g_str_equal (c->table, "assignment"))
    item = c->id;
  else if (g_str_equal (c->table, "paragraph"))
    {
      if ((YdOwner)look_up (self, "owner_kind", c->table, c->id) != YD_OWNER_ITEM)
        return ORDER_TEXTS;
      item = look_up (self, "owner", c->table, c->id);
    }
  else if (g_str_equal (c->table, "indicator_target"))
    item = look_up (self, "item", "indicator", look_up (self, "indicator", c->table, c->id));
  else if (yd_table_find (c->table, &known) && yd_table_find_field (known, "item") != NULL)
    item = look_up (self, "item", c->table, c->id);
  guint order = find_item_order (get_plan (self, FALSE), item);
  return order != G_MAXUINT ? order : find_item_order (get_plan (self, TRUE), item);
}

/* ---- both sides ---- */

static char *
dup_side (YdMerge *self, const YdMergeConflict *c, const char *side)
{
  if (g_str_equal (c->table, "item") && g_strcmp0 (c->field, "parent") == 0)
    return dup_parent (self, c, side);
  return yd_merge_dup_value_words (self, side, c->table, c->id, c->second, c->field);
}

static void
describe_sides (YdMerge *self, YdMergeConflict *c)
{
  switch (c->kind)
    {
    case YD_CONFLICT_FIELD:
    case YD_CONFLICT_ADDED:
      c->mine_words = dup_side (self, c, "before");
      c->theirs_words = dup_side (self, c, "theirs");
      c->was_words = dup_side (self, c, "base");
      break;
    case YD_CONFLICT_DELETED_MINE:
      c->mine_words = g_strdup (_ ("deleted"));
      c->theirs_words = yd_merge_dup_deed (self, "theirs", c);
      break;
    case YD_CONFLICT_DELETED_THEIRS:
      c->mine_words = yd_merge_dup_deed (self, "before", c);
      c->theirs_words = g_strdup (_ ("deleted"));
      break;
    case YD_CONFLICT_MOVED:
      c->mine_words = dup_parent (self, c, "before");
      c->theirs_words = dup_parent (self, c, "theirs");
      c->was_words = dup_parent (self, c, "base");
      break;
    case YD_CONFLICT_FIRST_LEAD:
      c->mine_words = dup_lead (self, c->mine);
      c->theirs_words = dup_lead (self, c->theirs);
      break;
    }
  if (c->was_words == NULL)
    c->was_words = g_str_equal (c->table, "paragraph")
                     ? yd_merge_dup_value_words (self, "base", c->table, c->id, c->second, "text")
                     : g_strdup ("");
}

void
yd_merge_describe (YdMerge *self, YdMergeConflict *conflict)
{
  conflict->place = dup_place (self, conflict->table, conflict->id);
  if (conflict->place == NULL)
    conflict->place = g_strdup ("");
  conflict->what = dup_what (self, conflict);
  conflict->order = find_order (self, conflict);
  describe_sides (self, conflict);
}
