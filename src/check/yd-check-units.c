/* Owns: rules about units that the words name: a duty given in prose against the assignment, and a unit
 * named twice or out of its time. Refuses: to take every mention for a duty: a hospital that is rebuilt has
 * nothing to do. */

#include "yd-check-private.h"

#include "yd-char.h"

#include <string.h>

/* ---- a duty in prose ---- */

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
  const YdCheckName *name;
} Named;

#define MOST_NAMED 16

/* The units of a list that begins at @p, 甲、乙和丙; @p is moved to its end. */
static int
read_list (YdCheck *check, const YdText *text, int *p, Named named[MOST_NAMED])
{
  const YdCheckName *name;
  int n = 0;
  while (n < MOST_NAMED && (name = yd_check_names_find (check->names, text, *p)) != NULL)
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
    if (yd_text_has_at (text, p, manners[i]))
      {
        p += (int)g_utf8_strlen (manners[i], -1);
        break;
      }
  return yd_text_has_any_at (text, p, duties) && !yd_text_has_any_at (text, p, persons);
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
        if (yd_text_has_at (text, i, labels[k]))
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
      if (yd_text_has_at (text, p, "牵头"))
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

/* ---- one unit named twice for one thing ---- */

/* A name in a list ends where a mark or a word for its part follows. */
static gboolean
ends_name (gunichar c)
{
  static const gunichar parts[] = { 0x7275, 0x914d, 0x8d1f, 0x7b49, 0x6309, 0x5206, 0x5171, 0 };
  for (int i = 0; parts[i] != 0; i++) /* 牵配负等按分共 */
    if (c == parts[i])
      return TRUE;
  return !yd_char_is_han (c);
}

/* （责任单位：甲；配合单位：甲、乙） as written, which is printed while nobody changes the units. */
static void
check_twice (YdCheck *check, const YdText *text)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  if (text->kind != YD_TEXT_UNIT_MARK)
    return;
  for (int i = 0; i < text->n_chars; i++)
    {
      if (text->chars[i] == 0xff08) /* （ */
        g_hash_table_remove_all (seen);
      const YdCheckName *name = i == 0 || !yd_char_is_han (text->chars[i - 1])
                                  ? yd_check_names_find (check->names, text, i)
                                  : NULL;
      if (name == NULL || !ends_name (text->chars[i + name->n]))
        continue;
      if (!g_hash_table_add (seen, name->unit))
        yd_finding_take_argument (yd_check_add_at (check, text, i, name->n),
                                  yd_text_dup_span (text, i, name->n));
      i += name->n - 1;
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

/* Once a unit: where it first has something to do that is due only after it ends, in the plan's own time. */
static void
check_lasting (YdCheck *check, YdItem *item)
{
  YdRecordList *assignments = yd_item_list_assignments (item);
  YdDate due = yd_item_get_due (item, NULL);
  if (check->first_year == 0 || !yd_check_is_live (item) || !yd_date_is_set (due))
    return;
  for (guint i = 0; i < yd_record_list_get_length (assignments); i++)
    {
      YdUnit *unit = yd_assignment_get_unit (yd_record_list_get (assignments, i));
      YdDate until = unit != NULL ? yd_unit_get_row (unit)->valid_until : YD_DATE_NONE;
      if (!yd_date_is_set (until) || yd_date_last_day (until).year < check->first_year
          || yd_date_compare (yd_date_last_day (until), yd_date_last_day (due)) >= 0
          || !g_hash_table_add (check->units_ending, unit))
        continue;
      YdFinding *finding = yd_check_add (check, YD_TABLE_UNIT, yd_unit_get_row (unit)->id,
                                         "valid_until", yd_record_get_id (YD_RECORD (item)));
      yd_finding_take_argument (finding, g_strdup (yd_unit_get_name (unit)));
      yd_finding_take_argument (finding, yd_date_to_chinese (until));
      yd_finding_take_argument (finding, yd_date_to_chinese (due));
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
  { .rule = { "unit-named-twice", YD_SEVERITY_WARNING, N_("Units named twice for one point"), NULL },
    .sentence = N_("“%s” is named twice"),
    .check_text = check_twice },
  { .rule = { "unit-not-valid", YD_SEVERITY_WARNING, N_("Units that are not there in the plan's time"), NULL },
    .sentence = N_("“%s” is a unit only until %s"),
    .check_item = check_valid },
  { .rule = { "unit-ends-early", YD_SEVERITY_WARNING, N_("Units that end before what they have to do is due"), NULL },
    .sentence = N_("“%s” is a unit only until %s, and this is due %s"),
    .check_item = check_lasting },
};
/* clang-format on */
const guint yd_check_n_unit_rules = G_N_ELEMENTS (yd_check_unit_rules);
