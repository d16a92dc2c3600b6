/* Owns: rules about units that the words name: a duty given in prose against the assignment, and one
 * unit under several names. Refuses: to take every mention for a duty: a hospital that is rebuilt has
 * nothing to do. */

#include "yd-check-private.h"

#include "yd-char.h"

#include <string.h>

#define SHORTEST_NAME 3 /* characters: two may be any word */

typedef struct
{
  gunichar *chars; /* owned */
  int n;
  YdUnit *unit; /* borrowed */
} Name;

/* Where a unit was met, by the name it was met under. */
typedef struct
{
  YdUnit *unit;     /* borrowed; NULL for one known by a pair of words alone */
  const char *stem; /* 区, 市 … and which pair; NULL for a unit */
  char *as;         /* owned: the name */
  guint count;
  YdTable table; /* the first place */
  YdId record, item;
  const char *field;
  int start, length;
} Met;

struct _YdCheckNames
{
  GHashTable *by_head; /* owned: the first two characters → GPtrArray of Name */
  GPtrArray *met;      /* owned: Met */
};

static void
free_name (gpointer data)
{
  Name *name = data;
  g_free (name->chars);
  g_free (name);
}

static void
free_met (gpointer data)
{
  Met *met = data;
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
  Name *name = g_new0 (Name, 1);
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
static const Name *
name_at (YdCheckNames *self, const YdText *text, int i)
{
  const Name *best = NULL;
  if (i + SHORTEST_NAME > text->n_chars)
    return NULL;
  gint64 head = head_of (text->chars + i);
  GPtrArray *list = g_hash_table_lookup (self->by_head, &head);
  for (guint k = 0; list != NULL && k < list->len; k++)
    {
      const Name *name = list->pdata[k];
      if (name->n <= text->n_chars - i && (best == NULL || name->n > best->n)
          && memcmp (name->chars, text->chars + i, sizeof (gunichar) * (gsize)name->n) == 0)
        best = name;
    }
  return best;
}

/* ---- a duty in prose ---- */

static gboolean
is_word (const YdText *text, int i, const char *word)
{
  for (; *word != '\0'; word = g_utf8_next_char (word), i++)
    if (i < 0 || i >= text->n_chars || text->chars[i] != g_utf8_get_char (word))
      return FALSE;
  return TRUE;
}

static gboolean
any_word (const YdText *text, int i, const char *const *words)
{
  for (; *words != NULL; words++)
    if (is_word (text, i, *words))
      return TRUE;
  return FALSE;
}

/* @unit itself, a collective that it is a member of, or a member of it. */
static gboolean
covers (YdUnit *assigned, YdUnit *unit)
{
  if (assigned == unit)
    return TRUE;
  YdUnit *pair[] = { assigned, unit };
  for (int k = 0; k < 2; k++)
    {
      YdRecordList *members = yd_unit_list_members (pair[k]);
      YdId other = yd_unit_get_row (pair[1 - k])->id;
      for (guint i = 0; i < yd_record_list_get_length (members); i++)
        if (((const YdUnitMemberRow *)yd_record_get_row (yd_record_list_get (members, i)))->member
            == other)
          return TRUE;
    }
  return FALSE;
}

static gboolean
is_assigned (YdItem *item, YdUnit *unit, gboolean lead)
{
  YdRecordList *assignments = yd_item_list_assignments (item);
  for (guint i = 0; i < yd_record_list_get_length (assignments); i++)
    {
      YdAssignment *assignment = yd_record_list_get (assignments, i);
      YdUnit *assigned = yd_assignment_get_unit (assignment);
      if (assigned != NULL && (!lead || yd_assignment_get_row (assignment)->role == YD_ROLE_LEAD)
          && covers (assigned, unit))
        return TRUE;
    }
  return FALSE;
}

/* @item, what it is part of, or a part of it. */
static gboolean
is_assigned_about (YdItem *item, YdUnit *unit, gboolean lead)
{
  for (YdItem *at = item; at != NULL; at = yd_item_get_parent (at))
    if (is_assigned (at, unit, lead))
      return TRUE;
  YdRecordList *children = yd_item_list_children (item);
  for (guint i = 0; i < yd_record_list_get_length (children); i++)
    if (is_assigned (yd_record_list_get (children, i), unit, lead))
      return TRUE;
  return FALSE;
}

typedef struct
{
  int at;
  const Name *name;
} Named;

#define MOST_NAMED 16

/* The units of a list that begins at @p, 甲、乙和丙; @p is moved to its end. */
static int
read_list (YdCheck *check, const YdText *text, int *p, Named named[MOST_NAMED])
{
  const Name *name;
  int n = 0;
  while (n < MOST_NAMED && (name = name_at (check->names, text, *p)) != NULL)
    {
      named[n++] = (Named){ *p, name };
      *p += name->n;
      if (*p < text->n_chars && (text->chars[*p] == 0x3001 || text->chars[*p] == 0x548c)) /* 、和 */
        (*p)++;
      else
        break;
    }
  return n;
}

/* Whether somebody else stands as the lead that answers. */
static void
check_said_lead (YdCheck *check, const YdText *text, YdItem *item, int from, int to,
                 const Named *named, int n)
{
  YdUnit *lead = yd_item_get_first_lead (item);
  gboolean meant = lead == NULL;
  for (int k = 0; k < n && !meant; k++)
    meant = covers (lead, named[k].name->unit);
  if (meant || !is_assigned_about (item, named[0].name->unit, FALSE))
    return;
  YdFinding *finding = yd_check_add_at (check, text, from, to + 2 - from);
  yd_finding_set_sentence (finding, N_ ("The words give the lead to “%s”, the plan to “%s”"));
  yd_finding_take_argument (finding, yd_text_dup_span (text, named[0].at, to - named[0].at));
  yd_finding_take_argument (finding, g_strdup (yd_unit_get_name (lead)));
}

static gboolean
begins_clause (const YdText *text, int i)
{
  switch (i > 0 ? text->chars[i - 1] : '\n')
    {
    case 0xff0c:
    case 0x3002:
    case 0xff1b:
    case 0xff1a:
    case 0xff08: /* ，。；：（ */
    case '(':
    case '\n':
      return TRUE;
    default:
      return FALSE;
    }
}

/* Whether what follows a list at @p is a duty of its units; 负责人 and 负责同志 are persons. */
static gboolean
is_duty (const YdText *text, int p)
{
  static const char *const manners[] = { "分别",       "共同",         "具体",   "统一",   "各自",
                                         "按职责分工", "按照职责分工", "按职责", "按分工", NULL };
  static const char *const duties[]
    = { "牵头", "负责", "承担", "组织实施", "具体实施", "会同", "要", "应", "须", NULL };
  static const char *const persons[] = { "负责人", "负责同志", "主要负责", "应急", "要求", NULL };
  for (int i = 0; manners[i] != NULL; i++)
    if (is_word (text, p, manners[i]))
      {
        p += (int)g_utf8_strlen (manners[i], -1);
        break;
      }
  return any_word (text, p, duties) && !any_word (text, p, persons);
}

/* Where a list of units may begin that have something to do: 由…牵头, 会同…, 牵头单位：…, or a clause. */
static int
begin_duty (const YdText *text, int i, gboolean *said)
{
  static const char *const labels[]
    = { "牵头单位：", "责任单位：", "配合单位：", "牵头部门：", "责任部门：",
        "配合部门：", "会同",       "联合",       NULL };
  *said = FALSE;
  switch (text->chars[i])
    {
    case 0x7531: /* 由 */
      return i + 1;
    case 0x7275:
    case 0x8d23:
    case 0x914d:
    case 0x4f1a:
    case 0x8054: /* 牵责配会联 */
      for (int k = 0; labels[k] != NULL; k++)
        if (is_word (text, i, labels[k]))
          {
            *said = TRUE; /* whatever follows the list */
            return i + (int)g_utf8_strlen (labels[k], -1);
          }
      break;
    default:
      break;
    }
  return begins_clause (text, i) ? i : -1;
}

/* 由甲、乙牵头: units that the words give a duty but the plan none. */
static void
check_duties (YdCheck *check, const YdText *text)
{
  if (text->kind != YD_TEXT_ITEM_BODY || !check->assigning)
    return;
  YdItem *item = yd_plan_find_item (check->plan, text->item);
  if (item == NULL || !yd_item_is_assignable (item))
    return;
  for (int i = 0; i < text->n_chars; i++)
    {
      Named named[MOST_NAMED];
      gboolean said;
      int p = begin_duty (text, i, &said);
      int n = p >= 0 ? read_list (check, text, &p, named) : 0;
      if (n == 0 || (!said && !is_duty (text, p)))
        continue;
      for (int k = 0; k < n; k++)
        if (!is_assigned_about (item, named[k].name->unit, FALSE))
          yd_finding_take_argument (yd_check_add_at (check, text, named[k].at, named[k].name->n),
                                    yd_text_dup_span (text, named[k].at, named[k].name->n));
      if (is_word (text, p, "牵头"))
        check_said_lead (check, text, item, i, p, named, n);
      i = p - 1; /* a list is read once */
    }
}

/* Where the words of a point say who does it, a unit that is assigned but not said is as doubtful. */
static void
check_unnamed (YdCheck *check, YdItem *item)
{
  static const char said[]
    = "(?:牵头单位|责任单位|责任部门|牵头部门|配合单位|负责部门)[:：]|[（(][^（）()]{2,40}牵头[^（）()]*[）)]";
  if (!check->assigning || yd_record_list_get_length (yd_item_list_assignments (item)) == 0)
    return;
  g_autofree char *body = yd_item_dup_body (item);
  if (strstr (body, "单位") == NULL && strstr (body, "部门") == NULL
      && strstr (body, "牵头") == NULL)
    return;
  if (!yd_check_find (body, said, NULL))
    return;
  YdRecordList *assignments = yd_item_list_assignments (item);
  for (guint i = 0; i < yd_record_list_get_length (assignments); i++)
    {
      YdUnit *unit = yd_assignment_get_unit (yd_record_list_get (assignments, i));
      if (unit == NULL || strstr (body, yd_unit_get_name (unit)) != NULL
          || strstr (body, yd_unit_get_label (unit)) != NULL)
        continue;
      YdRecordList *aliases = yd_unit_list_aliases (unit);
      gboolean named = FALSE;
      for (guint a = 0; a < yd_record_list_get_length (aliases) && !named; a++)
        {
          const YdUnitAliasRow *row = yd_record_get_row (yd_record_list_get (aliases, a));
          named = row->name != NULL && strstr (body, row->name) != NULL;
        }
      if (named)
        continue;
      YdFinding *finding = yd_check_add_item (check, item, NULL);
      yd_finding_take_argument (finding, g_strdup (yd_unit_get_name (unit)));
    }
}

/* ---- units that are no more, or not yet ---- */

/* Once a unit: where it is first given something to do in a time in which it is not there. */
static void
check_valid (YdCheck *check, YdItem *item)
{
  YdRecordList *assignments = yd_item_list_assignments (item);
  if (check->first_year == 0 || !yd_check_is_live (item))
    return;
  for (guint i = 0; i < yd_record_list_get_length (assignments); i++)
    {
      YdUnit *unit = yd_assignment_get_unit (yd_record_list_get (assignments, i));
      const YdUnitRow *row = unit != NULL ? yd_unit_get_row (unit) : NULL;
      gboolean ended = row != NULL && yd_date_is_set (row->valid_until)
                       && yd_date_last_day (row->valid_until).year < check->first_year;
      gboolean early = row != NULL && yd_date_is_set (row->valid_from)
                       && row->valid_from.year > check->last_year;
      if ((!ended && !early) || !g_hash_table_add (check->units_dated, unit))
        continue;
      g_autofree char *day = yd_date_to_chinese (ended ? row->valid_until : row->valid_from);
      YdFinding *finding
        = yd_check_add (check, YD_TABLE_UNIT, row->id, ended ? "valid_until" : "valid_from",
                        yd_record_get_id (YD_RECORD (item)));
      if (early)
        yd_finding_set_sentence (finding, N_ ("“%s” is a unit only from %s on"));
      yd_finding_take_argument (finding, g_strdup (yd_unit_get_name (unit)));
      yd_finding_take_argument (finding, g_steal_pointer (&day));
    }
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
  for (guint i = 0; i < self->met->len; i++)
    {
      Met *met = self->met->pdata[i];
      if (met->unit == unit && met->stem == stem && strcmp (met->as, as) == 0)
        {
          met->count++;
          return;
        }
    }
  Met *met = g_new0 (Met, 1);
  *met = (Met){ unit,         stem,       g_steal_pointer (&as), 1,     text->table,
                text->record, text->item, text->field,           start, length };
  g_ptr_array_add (self->met, met);
}

/* Characters of 区, 县, 市, 省 or 国家 before @at, where nothing names which: 徐汇区卫健委 is another's. */
static int
place_before (const YdText *text, int at)
{
  static const char *const words[]
    = { "和", "由", "及", "与", "据", "照", "在", "经", "对", "向", "同", "合", "实", "按", "从",
        "受", "报", "请", "助", "调", "给", "赴", "被", "为", "或", "送", "托", "获", "到", NULL };
  static const gunichar places[] = { 0x533a, 0x53bf, 0x5e02, 0x7701, 0 }; /* 区县市省 */
  int n = is_word (text, at - 2, "国家") ? 2 : 0;
  for (int k = 0; at > 0 && n == 0 && places[k] != 0; k++)
    n = text->chars[at - 1] == places[k];
  gunichar ahead = n > 0 && at > n ? text->chars[at - n - 1] : 0;
  return !yd_char_is_han (ahead) || any_word (text, at - n - 1, words) ? n : 0;
}

/* One pointer for 区 and a pair of words, another for 市 and the same. */
static const char *
stem_of (const char *stem, gunichar place)
{
  return stem + (place == 0x5e02 ? 1 : place == 0x7701 ? 2 : place == 0x5bb6 ? 3 : 0); /* 市省家 */
}

static void
meet_pair (YdCheckNames *self, const YdText *text, const char *stem, const char *word)
{
  for (const char *p = yd_text_find (text, word); p != NULL; p = strstr (p + 1, word))
    {
      int at = yd_text_get_offset (text, p), n = (int)g_utf8_strlen (word, -1);
      int place = place_before (text, at);
      if (place == 0 || name_at (self, text, at - place) != NULL)
        continue; /* of no place, or a unit of the plan: its own names are compared */
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
      const Name *name = name_at (check->names, text, i);
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

/* One unit, one finding: its rarest name against its most usual one. */
static void
report_names (YdCheck *check)
{
  GPtrArray *all = check->names->met;
  for (guint i = 0; i < all->len; i++)
    {
      const Met *first = all->pdata[i], *rare = first, *usual = first;
      gboolean before = FALSE;
      for (guint k = 0; k < all->len && !before; k++)
        {
          const Met *met = all->pdata[k];
          if (met->unit != first->unit || met->stem != first->stem)
            continue;
          before = k < i; /* the unit was dealt with there */
          rare = met->count <= rare->count ? met : rare;
          usual = met->count > usual->count ? met : usual;
        }
      if (before || rare == usual)
        continue;
      YdFinding *finding = yd_check_add (check, rare->table, rare->record, rare->field, rare->item);
      if (finding == NULL)
        continue;
      yd_finding_set_span (finding, rare->start, rare->length);
      yd_finding_take_argument (finding, g_strdup (rare->as));
      yd_finding_take_argument (finding, g_strdup (usual->as));
    }
}

/* clang-format off */
const YdCheckRule yd_check_unit_rules[] = {
  { .rule = { "unit-not-assigned", YD_SEVERITY_WARNING, N_("Units that the words give a duty but nobody assigned"), NULL },
    .sentence = N_("“%s” is given this in the words but not assigned"),
    .check_text = check_duties },
  { .rule = { "unit-not-named", YD_SEVERITY_HINT, N_("Units assigned where the words name others"), NULL },
    .sentence = N_("“%s” is assigned, but the words name other units"),
    .check_item = check_unnamed },
  { .rule = { "unit-not-valid", YD_SEVERITY_WARNING, N_("Units that are not there in the plan's time"), NULL },
    .sentence = N_("“%s” is a unit only until %s"),
    .check_item = check_valid },
  { .rule = { "mixed-unit-names", YD_SEVERITY_HINT, N_("One unit under several names"), NULL },
    .sentence = N_("“%s” is “%s” elsewhere"),
    .check_text = meet_names, .check_plan = report_names },
};
/* clang-format on */
const guint yd_check_n_unit_rules = G_N_ELEMENTS (yd_check_unit_rules);
