/* Owns: the units of a plan by every name they have, where a text names one, and the rule about one unit
 * under several names. Refuses: to say what a unit has to do with what is named (yd-check-units.c). */

#include "yd-check-private.h"

#include "yd-char.h"

#include <string.h>

#define SHORTEST_NAME 3 /* characters: two may be any word */

/* Where a name stands. */
typedef struct
{
  YdTable table;
  YdId record, item;
  const char *field;
  int start, length;
} Place;

/* A unit under one of the names it was met under. */
typedef struct
{
  YdUnit *unit;     /* borrowed; NULL for one known by a pair of words alone */
  const char *stem; /* 区, 市 … and which pair; NULL for a unit */
  char *as;         /* owned: the name */
  GArray *places;   /* owned: Place, in the order of the text */
} Met;

struct _YdCheckNames
{
  GHashTable *by_head; /* owned: the first two characters → GPtrArray of YdCheckName */
  GPtrArray *met;      /* owned: Met */
};

static void
free_name (gpointer data)
{
  YdCheckName *name = data;
  g_free (name->chars);
  g_free (name);
}

static void
free_met (gpointer data)
{
  Met *met = data;
  g_array_unref (met->places);
  g_free (met->as);
  g_free (met);
}

static gint64
head_of (const gunichar *chars)
{
  return (gint64)chars[0] << 32 | chars[1];
}

static void
add_name (YdCheckNames *self, YdUnit *unit, const char *text)
{
  glong n = 0;
  if (text == NULL || g_utf8_strlen (text, -1) < SHORTEST_NAME)
    return;
  YdCheckName *name = g_new0 (YdCheckName, 1);
  name->chars = g_utf8_to_ucs4_fast (text, -1, &n);
  name->n = (int)n;
  name->unit = unit;
  gint64 head = head_of (name->chars);
  GPtrArray *list = g_hash_table_lookup (self->by_head, &head);
  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (free_name);
      g_hash_table_insert (self->by_head, g_memdup2 (&head, sizeof head), list);
    }
  g_ptr_array_add (list, name);
}

YdCheckNames *
yd_check_names_new (YdPlan *plan)
{
  YdCheckNames *self = g_new0 (YdCheckNames, 1);
  self->by_head = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                         (GDestroyNotify)g_ptr_array_unref);
  self->met = g_ptr_array_new_with_free_func (free_met);
  YdRecordList *units = yd_plan_list_units (plan);
  for (guint i = 0; i < yd_record_list_get_length (units); i++)
    {
      YdUnit *unit = yd_record_list_get (units, i);
      const YdUnitRow *row = yd_unit_get_row (unit);
      if (row->merged_into != YD_ID_NONE)
        continue;
      add_name (self, unit, row->name);
      add_name (self, unit, row->short_name);
      YdRecordList *aliases = yd_unit_list_aliases (unit);
      for (guint a = 0; a < yd_record_list_get_length (aliases); a++)
        add_name (
          self, unit,
          ((const YdUnitAliasRow *)yd_record_get_row (yd_record_list_get (aliases, a)))->name);
    }
  return self;
}

void
yd_check_names_free (YdCheckNames *self)
{
  g_hash_table_unref (self->by_head);
  g_ptr_array_unref (self->met);
  g_free (self);
}

/* The longest name that begins at @i. */
const YdCheckName *
yd_check_names_find (YdCheckNames *self, const YdText *text, int i)
{
  const YdCheckName *best = NULL;
  if (i + SHORTEST_NAME > text->n_chars)
    return NULL;
  gint64 head = head_of (text->chars + i);
  GPtrArray *list = g_hash_table_lookup (self->by_head, &head);
  for (guint k = 0; list != NULL && k < list->len; k++)
    {
      const YdCheckName *name = list->pdata[k];
      if (name->n <= text->n_chars - i && (best == NULL || name->n > best->n)
          && memcmp (name->chars, text->chars + i, sizeof (gunichar) * (gsize)name->n) == 0)
        best = name;
    }
  return best;
}

/* ---- one unit under several names ---- */

/* Names of the field in full and in short: where both stand behind one 区 or 市, one unit is meant. */
static const struct
{
  const char *full;
  const char *brief;
} pairs[] = {
  { "卫生健康委员会", "卫健委" },
  { "卫生健康委", "卫健委" },
  { "发展和改革委员会", "发改委" },
  { "发展改革委", "发改委" },
  { "疾病预防控制中心", "疾控中心" },
  { "人力资源和社会保障局", "人社局" },
  { "人力资源社会保障局", "人社局" },
  { "医疗保障局", "医保局" },
  { "市场监督管理局", "市场监管局" },
  { "规划和自然资源局", "规划资源局" },
  { "卫生监督所", "卫监所" },
  { "精神卫生中心", "精卫中心" },
  { "卫生健康局", "卫健局" },
  { "建设和管理委员会", "建管委" },
  { "建设管理委", "建管委" },
  { "文化和旅游局", "文旅局" },
  { "退役军人事务局", "退役军人局" },
  { "妇幼保健院", "妇保院" },
  { "爱国卫生运动委员会办公室", "爱卫办" },
};

static void
meet (YdCheckNames *self, YdUnit *unit, const char *stem, const YdText *text, int start, int length)
{
  g_autofree char *as = yd_text_dup_span (text, start, length);
  Place place = { text->table, text->record, text->item, text->field, start, length };
  Met *met = NULL;
  for (guint i = 0; i < self->met->len && met == NULL; i++)
    {
      Met *known = self->met->pdata[i];
      if (known->unit == unit && known->stem == stem && strcmp (known->as, as) == 0)
        met = known;
    }
  if (met == NULL)
    {
      met = g_new0 (Met, 1);
      *met = (Met){ unit, stem, g_steal_pointer (&as), g_array_new (FALSE, FALSE, sizeof (Place)) };
      g_ptr_array_add (self->met, met);
    }
  g_array_append_val (met->places, place);
}

/* Characters of 区, 县, 市, 省 or 国家 before @at, where nothing names which: 徐汇区卫健委 is another's. */
static int
place_before (const YdText *text, int at)
{
  static const char *const verbs[]
    = { "完成", "建成", "推进", "推动", "加强", "支持", "依托", "指导", "配合", "联合",
        "发挥", "强化", "深化", "加快", "开展", "组织", "提升", "优化", "健全", "完善",
        "启动", "新建", "改建", "扩建", "迁建", "通过", "选派", "确保", "督促", NULL };
  static const char *const words[]
    = { "和", "由", "及", "与", "据", "照", "在", "经", "对", "向", "同", "合", "实", "按", "从",
        "受", "报", "请", "助", "调", "给", "赴", "被", "为", "或", "送", "托", "获", "到", NULL };
  static const gunichar places[] = { 0x533a, 0x53bf, 0x5e02, 0x7701, 0 }; /* 区县市省 */
  int n = yd_text_has_at (text, at - 2, "国家") ? 2 : 0;
  for (int k = 0; at > 0 && n == 0 && places[k] != 0; k++)
    n = text->chars[at - 1] == places[k];
  gunichar ahead = n > 0 && at > n ? text->chars[at - n - 1] : 0;
  return !yd_char_is_han (ahead) || yd_text_has_any_at (text, at - n - 1, words)
             || yd_text_has_any_at (text, at - n - 2, verbs)
           ? n
           : 0;
}

/* One pointer for 区 and a pair of words, another for 市 and the same. */
static const char *
stem_of (const char *stem, gunichar place)
{
  return stem + (place == 0x5e02 ? 1 : place == 0x7701 ? 2 : place == 0x5bb6 ? 3 : 0); /* 市省家 */
}

static gboolean
has_names (YdUnit *unit)
{
  return !yd_check_is_blank (yd_unit_get_row (unit)->short_name)
         || yd_record_list_get_length (yd_unit_list_aliases (unit)) > 0;
}

/* Whether @word is at @at only how a longer name begins: 卫生健康委 of 卫生健康委员会. */
static gboolean
begins_longer (const YdText *text, int at, const char *word)
{
  for (guint k = 0; k < G_N_ELEMENTS (pairs); k++)
    if (strlen (pairs[k].full) > strlen (word) && g_str_has_prefix (pairs[k].full, word)
        && yd_text_has_at (text, at, pairs[k].full))
      return TRUE;
  return FALSE;
}

static void
meet_pair (YdCheckNames *self, const YdText *text, const char *stem, const char *word)
{
  for (const char *p = yd_text_find (text, word); p != NULL; p = strstr (p + 1, word))
    {
      int at = yd_text_get_offset (text, p), n = (int)g_utf8_strlen (word, -1);
      int place = place_before (text, at);
      const YdCheckName *own = place > 0 ? yd_check_names_find (self, text, at - place) : NULL;
      if (place == 0 || begins_longer (text, at, word)
          || (own != NULL && (own->n != n + place || has_names (own->unit))))
        continue; /* of no place, another unit, or one whose own names are compared */
      meet (self, NULL, stem_of (stem, text->chars[at - 1]), text, at - place, n + place);
    }
}

static void
meet_names (YdCheck *check, const YdText *text)
{
  if ((text->kind != YD_TEXT_ITEM_BODY && text->kind != YD_TEXT_UNIT_MARK
       && text->kind != YD_TEXT_PLAN_ENDS)
      || yd_text_find (text, "以下简称") != NULL)
    return;
  for (int i = 0; i < text->n_chars; i++)
    {
      const YdCheckName *name = yd_check_names_find (check->names, text, i);
      if (name == NULL)
        continue;
      meet (check->names, name->unit, NULL, text, i, name->n);
      i += name->n - 1;
    }
  for (guint k = 0; k < G_N_ELEMENTS (pairs); k++)
    {
      meet_pair (check->names, text, pairs[k].brief, pairs[k].full);
      if (k == 0 || pairs[k].brief != pairs[k - 1].brief)
        meet_pair (check->names, text, pairs[k].brief, pairs[k].brief);
    }
}

static void
report_rare (YdCheck *check, const Met *rare, const Met *usual)
{
  for (guint i = 0; i < rare->places->len; i++)
    {
      const Place *place = &g_array_index (rare->places, Place, i);
      YdFinding *finding
        = yd_check_add (check, place->table, place->record, place->field, place->item);
      if (finding == NULL)
        continue;
      yd_finding_set_span (finding, place->start, place->length);
      yd_finding_take_argument (finding, g_strdup (rare->as));
      yd_finding_take_argument (finding, g_strdup (usual->as));
    }
}

/* The name that @of's unit has most often; of two that are as frequent the first. */
static const Met *
find_usual (GPtrArray *all, const Met *of)
{
  const Met *usual = NULL;
  for (guint i = 0; i < all->len; i++)
    {
      const Met *met = all->pdata[i];
      if (met->unit == of->unit && met->stem == of->stem
          && (usual == NULL || met->places->len > usual->places->len))
        usual = met;
    }
  return usual;
}

/* Each place where a unit does not bear its most usual name. */
static void
report_names (YdCheck *check)
{
  GPtrArray *all = check->names->met;
  for (guint i = 0; i < all->len; i++)
    {
      const Met *met = all->pdata[i], *usual = find_usual (all, met);
      if (met != usual)
        report_rare (check, met, usual);
    }
}

/* clang-format off */
const YdCheckRule yd_check_name_rules[] = {
  { .rule = { "mixed-unit-names", YD_SEVERITY_HINT, N_("One unit under several names"), NULL },
    .sentence = N_("“%s” is “%s” elsewhere"),
    .check_text = meet_names, .check_plan = report_names },
};
/* clang-format on */
const guint yd_check_n_name_rules = G_N_ELEMENTS (yd_check_name_rules);
