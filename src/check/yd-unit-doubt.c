/* Owns: names in the register that are worth a look: unknown ones, two units of one name, one unit
 * under two. Refuses: to guess by spelling alone: 医政科 and 药政科 differ in one character and are two. */

#include "yd-unit-doubt.h"

#include "yd-text.h"

#include <string.h>

#define PREFIX_LENGTH 7 /* characters of a place's name before 区 or 县 */

/* Whether the register is kept at all: else every name comes from a text, and says nothing. */
static gboolean
has_register (YdPlan *plan)
{
  YdRecordList *units = yd_plan_list_units (plan);
  for (guint i = 0; i < yd_record_list_get_length (units); i++)
    if (yd_unit_get_row (yd_record_list_get (units, i))->registered)
      return TRUE;
  return FALSE;
}

/* 中医医院 is called 中医院 as well. */
static char *
squeeze (const char *name)
{
  GString *text = g_string_new (NULL);
  gunichar last = 0;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c != last)
        g_string_append_unichar (text, c);
      last = c;
    }
  return g_string_free (text, FALSE);
}

/* The name without the place, what stands in brackets, and what sort of body it is called: 示例区医保局
 * and 医保局, 医政处 and 医政科 have one stem. */
static char *
dup_stem (const char *name)
{
  /* clang-format off */
  static const char *const tails[][2] = {
    { "街道办事处", "街道" }, { "人民政府", "" }, { "委员会", "委" }, { "办公室", "办" }, { "科室", "" },
    { "科", "" }, { "处", "" }, { "室", "" }, { "股", "" },
  };
  /* clang-format on */
  const char *start = name, *end, *bracket = strstr (name, "（");
  const char *p = name;
  for (int n = 0; n < PREFIX_LENGTH && *p != '\0'; n++)
    {
      const char *next = g_utf8_next_char (p);
      if ((g_str_has_prefix (p, "区") || g_str_has_prefix (p, "县"))
          && g_utf8_strlen (next, -1) >= 2)
        {
          start = next;
          break;
        }
      p = next;
    }
  end = bracket != NULL && bracket > start ? bracket : start + strlen (start);
  g_autofree char *whole = g_strndup (start, (gsize)(end - start));
  g_autofree char *bare = squeeze (whole);
  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    if (g_str_has_suffix (bare, tails[i][0]) && strlen (bare) > strlen (tails[i][0]))
      return g_strdup_printf ("%.*s%s", (int)(strlen (bare) - strlen (tails[i][0])), bare,
                              tails[i][1]);
  return g_steal_pointer (&bare);
}

/* 疾控中心 of 疾病预防控制中心: its characters, in order, with the same end. */
static gboolean
is_short_for (const char *name, const char *whole)
{
  const char *w = whole;
  glong length = g_utf8_strlen (name, -1), whole_length = g_utf8_strlen (whole, -1);
  if (length < 2 || length >= whole_length
      || g_utf8_get_char (g_utf8_offset_to_pointer (name, length - 1))
           != g_utf8_get_char (g_utf8_offset_to_pointer (whole, whole_length - 1)))
    return FALSE;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      while (*w != '\0' && g_utf8_get_char (w) != g_utf8_get_char (p))
        w = g_utf8_next_char (w);
      if (*w == '\0')
        return FALSE;
      w = g_utf8_next_char (w);
    }
  return TRUE;
}

/**
 * yd_unit_doubt_may_be_one:
 *
 * Returns: whether two names may be those of one unit: 区教育局 and 示例区教育局, 卫健委 and 卫生健康委员会
 */
gboolean
yd_unit_doubt_may_be_one (const char *name, const char *other)
{
  g_autofree char *one = dup_stem (name), *two = dup_stem (other);
  return strcmp (one, two) == 0 || is_short_for (one, two) || is_short_for (two, one);
}

/* The one unit of the register that @name may be short for; NULL where none or several may. */
static YdUnit *
find_meant (YdPlan *plan, const char *name)
{
  YdRecordList *units = yd_plan_list_units (plan);
  YdUnit *meant = NULL;
  for (guint i = 0; i < yd_record_list_get_length (units); i++)
    {
      YdUnit *unit = yd_record_list_get (units, i);
      if (!yd_unit_get_row (unit)->registered || !yd_unit_is_current (unit)
          || !is_short_for (name, yd_unit_get_name (unit)))
        continue;
      if (meant != NULL)
        return NULL;
      meant = unit;
    }
  return meant;
}

typedef struct
{
  GArray *doubts;
  GHashTable *doubted; /* units that have one */
  GHashTable *seen;    /* owned text → the first unit of that name or stem */
} Search;

static void
doubt (Search *search, YdUnit *unit, YdUnitDoubtKind kind, YdUnit *other)
{
  YdUnitDoubt found = { unit, kind, other };
  if (g_hash_table_add (search->doubted, unit))
    g_array_append_val (search->doubts, found);
}

/* Whether another unit had @text before, which is then doubted together with @unit. */
static void
compare (Search *search, YdUnit *unit, char *text, YdUnitDoubtKind kind)
{
  YdUnit *other = text != NULL ? g_hash_table_lookup (search->seen, text) : NULL;
  if (other != NULL && other != unit)
    {
      doubt (search, other, kind, unit);
      doubt (search, unit, kind, other);
    }
  if (other == NULL && text != NULL && *text != '\0')
    g_hash_table_insert (search->seen, text, unit);
  else
    g_free (text);
}

static void
compare_names (Search *search, YdUnit *unit)
{
  YdRecordList *aliases = yd_unit_list_aliases (unit);
  compare (search, unit, yd_text_clean_name (yd_unit_get_name (unit)), YD_UNIT_DOUBT_SHARED);
  compare (search, unit, yd_text_clean_name (yd_unit_get_short_name (unit)), YD_UNIT_DOUBT_SHARED);
  for (guint i = 0; i < yd_record_list_get_length (aliases); i++)
    compare (search, unit,
             yd_text_clean_name (yd_unit_alias_get_row (yd_record_list_get (aliases, i))->name),
             YD_UNIT_DOUBT_SHARED);
}

static void
compare_stems (Search *search, YdUnit *unit)
{
  g_autofree char *name = yd_text_clean_name (yd_unit_get_name (unit));
  compare (search, unit, dup_stem (name), YD_UNIT_DOUBT_ALIKE);
}

/**
 * yd_unit_doubt_find:
 *
 * Returns: (transfer full) (element-type YdUnitDoubt): one at most a unit, the weightiest; in no order
 */
GArray *
yd_unit_doubt_find (YdPlan *plan)
{
  YdRecordList *units = yd_plan_list_units (plan);
  gboolean kept = has_register (plan);
  g_autoptr (GHashTable) doubted = g_hash_table_new (NULL, NULL);
  Search search = { g_array_new (FALSE, FALSE, sizeof (YdUnitDoubt)), doubted, NULL };
  for (YdUnitDoubtKind kind = YD_UNIT_DOUBT_UNREGISTERED; kind <= YD_UNIT_DOUBT_ALIKE; kind++)
    {
      search.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < yd_record_list_get_length (units); i++)
        {
          YdUnit *unit = yd_record_list_get (units, i);
          if (!yd_unit_is_current (unit))
            continue;
          if (kind == YD_UNIT_DOUBT_SHARED)
            compare_names (&search, unit);
          else if (kind == YD_UNIT_DOUBT_ALIKE)
            compare_stems (&search, unit);
          else if (kept && !yd_unit_get_row (unit)->registered)
            doubt (&search, unit, kind, find_meant (plan, yd_unit_get_name (unit)));
        }
      g_hash_table_unref (search.seen);
    }
  return search.doubts;
}
