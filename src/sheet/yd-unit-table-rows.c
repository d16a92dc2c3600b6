/* Owns: what the rows of a list say of units: names, kinds, days, aliases and members. Refuses: to decide
 * what becomes of the units; that is an edit's. */

#include "yd-unit-table-private.h"

#include "yd-text.h"

#include <string.h>

static const char *
find_text (const YdUnitTable *self, guint row, YdUnitColumn meaning)
{
  for (guint i = 0; i < yd_unit_table_get_n_columns (self); i++)
    if (yd_unit_table_get_column (self, i) == meaning)
      return yd_unit_table_get_text (self, row, i);
  return "";
}

/* 委机关科室, or what an office would call it; -1 where the words say nothing. */
int
yd_unit_table_parse_kind (const char *words)
{
  static const struct
  {
    YdUnitKind kind;
    const char *words;
  } kinds[] = {
    { YD_UNIT_COLLECTIVE, "统称" }, { YD_UNIT_OFFICE, "科室" },  { YD_UNIT_OFFICE, "机关" },
    { YD_UNIT_MEDICAL, "医" },      { YD_UNIT_MEDICAL, "卫生" }, { YD_UNIT_BUREAU, "委办局" },
    { YD_UNIT_BUREAU, "部门" },     { YD_UNIT_BUREAU, "局" },    { YD_UNIT_STREET, "街" },
    { YD_UNIT_STREET, "镇" },       { YD_UNIT_STREET, "乡" },    { YD_UNIT_OTHER, "其他" },
    { YD_UNIT_OTHER, "其它" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strstr (words, kinds[i].words) != NULL)
      return (int)kinds[i].kind;
  return -1;
}

/* 2024-01, 2024年1月, 2024/1/31 and 2024. */
static YdDate
parse_day (const char *text)
{
  int parts[3] = { 0 }, n = 0;
  YdDate date;
  if (yd_date_parse_iso (text, &date))
    return date;
  for (const char *p = text; *p != '\0' && n < 3; n++)
    {
      p += strcspn (p, "0123456789");
      gint64 number = g_ascii_strtoll (p, (char **)&p, 10);
      if (number <= 0 || number > 9999)
        break;
      parts[n] = (int)number;
    }
  if (parts[0] < 1900 || parts[0] > 2200 || parts[1] > 12 || parts[2] > 31)
    return YD_DATE_NONE;
  return n >= 3 && g_date_valid_dmy ((GDateDay)parts[2], (GDateMonth)parts[1], (GDateYear)parts[0])
           ? yd_date_new_day (parts[0], parts[1], parts[2])
         : parts[1] > 0 ? yd_date_new_month (parts[0], parts[1])
                        : yd_date_new_year (parts[0]);
}

static char *
dup_name (const char *text)
{
  g_autofree char *name = yd_text_clean_name (text);
  return g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), YD_UNIT_NAME_MOST));
}

/* The names in one cell. */
static GPtrArray *
split_names (const char *text)
{
  g_autoptr (GRegex) marks = g_regex_new ("[、，,；;\n/]", 0, 0, NULL);
  g_auto (GStrv) names = g_regex_split (marks, text, 0);
  GPtrArray *split = g_ptr_array_new_with_free_func (g_free);
  for (char **name = names; *name != NULL; name++)
    {
      g_autofree char *clean = dup_name (*name);
      if (*clean != '\0')
        g_ptr_array_add (split, g_steal_pointer (&clean));
    }
  return split;
}

static void
add_aliases (YdRowList *rows, YdId unit, const char *text)
{
  g_autoptr (GPtrArray) names = split_names (text);
  for (guint i = 0; i < names->len; i++)
    {
      YdUnitAliasRow *row = yd_row_list_add (rows, YD_TABLE_UNIT_ALIAS);
      row->unit = unit;
      row->name = g_strdup (names->pdata[i]);
    }
}

/* A member that the table does not list is a unit of that name, of which it says no more. */
static void
add_members (YdRowList *rows, GHashTable *units, YdId collective, const char *text)
{
  g_autoptr (GPtrArray) names = split_names (text);
  for (guint i = 0; i < names->len; i++)
    {
      const YdId *known = g_hash_table_lookup (units, names->pdata[i]);
      YdId member = known != NULL ? *known : YD_ID_NONE;
      if (known == NULL)
        {
          YdUnitRow *unit = yd_row_list_add (rows, YD_TABLE_UNIT);
          unit->id = member = yd_id_new ();
          unit->name = g_strdup (names->pdata[i]);
          unit->kind = -1;
          g_hash_table_insert (units, g_strdup (unit->name), g_memdup2 (&member, sizeof member));
        }
      YdUnitMemberRow *row = yd_row_list_add (rows, YD_TABLE_UNIT_MEMBER);
      row->collective = collective;
      row->member = member;
    }
}

static void
know_unit (GHashTable *units, const YdUnitRow *row)
{
  const char *names[] = { row->name, row->short_name };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i] != NULL && !g_hash_table_contains (units, names[i]))
      g_hash_table_insert (units, g_strdup (names[i]), g_memdup2 (&row->id, sizeof row->id));
}

typedef struct
{
  guint row;
  double order; /* as the table has it; else after all that have one */
  YdId unit;    /* that the row names; YD_ID_NONE for none */
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;
  return x->order != y->order ? (x->order > y->order) - (x->order < y->order)
                              : (x->row > y->row) - (x->row < y->row);
}

/* The table's rows as they follow each other in the register. */
static GArray *
order_rows (const YdUnitTable *self)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  for (guint r = 0; r < yd_unit_table_get_n_rows (self); r++)
    {
      const char *order = find_text (self, r, YD_UNIT_COLUMN_ORDER);
      gboolean has_one = yd_unit_table_is_number (order);
      Place place = { .row = r, .order = has_one ? g_ascii_strtod (order, NULL) : G_MAXDOUBLE };
      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  return places;
}

/* 合计 and the like, also behind a number of the list: the row counts units, it is none. */
static gboolean
is_total (const YdUnitTable *self, guint row)
{
  static const char *const totals[] = { "合计", "总计", "小计", "共计", NULL };
  for (guint i = 0; i < yd_unit_table_get_n_columns (self); i++)
    {
      g_autofree char *text = dup_name (yd_unit_table_get_text (self, row, i));
      if (*text != '\0' && !yd_unit_table_is_number (text))
        return g_strv_contains (totals, text);
    }
  return FALSE;
}

/**
 * yd_unit_table_dup_name:
 * @column: %YD_UNIT_COLUMN_NAME or %YD_UNIT_COLUMN_SHORT_NAME
 *
 * Returns: (transfer full) (nullable): what the row's unit would be called; %NULL where it names none: a
 *   number, a total, a remark below the list
 */
char *
yd_unit_table_dup_name (const YdUnitTable *self, guint row, YdUnitColumn column)
{
  const char *text = find_text (self, row, column);
  g_autofree char *name = dup_name (text);
  gboolean remark = strstr (name, "：") != NULL || strstr (name, "。") != NULL
                    || g_utf8_strlen (text, -1) > YD_UNIT_NAME_MOST;
  if (*name == '\0' || remark || yd_unit_table_is_number (name) || is_total (self, row))
    return NULL;
  return g_steal_pointer (&name);
}

/* A list that is grouped by kind has 各街镇 among the streets; it stands for them all the same. */
static int
find_kind (const YdUnitTable *self, guint row, const char *name)
{
  int kind = yd_unit_table_parse_kind (find_text (self, row, YD_UNIT_COLUMN_KIND));
  return kind >= 0 && yd_unit_guess_kind (name) == YD_UNIT_COLLECTIVE ? YD_UNIT_COLLECTIVE : kind;
}

/* Returns: the unit that a row names, %YD_ID_NONE where it names none */
static YdId
add_unit (const YdUnitTable *self, guint r, YdRowList *rows, GHashTable *units)
{
  g_autofree char *name = yd_unit_table_dup_name (self, r, YD_UNIT_COLUMN_NAME);
  g_autofree char *short_name = yd_unit_table_dup_name (self, r, YD_UNIT_COLUMN_SHORT_NAME);
  if (name == NULL)
    return YD_ID_NONE;
  YdUnitRow *row = yd_row_list_add (rows, YD_TABLE_UNIT);
  YdId id = row->id = yd_id_new ();
  row->name = g_steal_pointer (&name);
  row->short_name = g_steal_pointer (&short_name);
  row->kind = find_kind (self, r, row->name);
  row->valid_from = parse_day (find_text (self, r, YD_UNIT_COLUMN_VALID_FROM));
  row->valid_until = parse_day (find_text (self, r, YD_UNIT_COLUMN_VALID_UNTIL));
  know_unit (units, row);
  add_aliases (rows, id, find_text (self, r, YD_UNIT_COLUMN_ALIASES));
  return id;
}

/**
 * yd_unit_table_make_rows:
 *
 * Returns: (transfer full): the units that the table names, in their order, each followed by its
 *   aliases, and the members of collectives. Fields that the table says nothing of are %NULL, unset, or
 *   -1 for the kind; ids are new and only tie aliases to their unit
 */
YdRowList *
yd_unit_table_make_rows (const YdUnitTable *self)
{
  YdRowList *rows = yd_row_list_new ();
  g_autoptr (GArray) places = order_rows (self);
  g_autoptr (GHashTable) units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);
      place->unit = add_unit (self, place->row, rows, units);
    }
  /* only now are all of them known by name */
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      if (place->unit != YD_ID_NONE)
        add_members (rows, units, place->unit,
                     find_text (self, place->row, YD_UNIT_COLUMN_MEMBERS));
    }
  return rows;
}
