/* Owns: rules about dates and figures that stand in the words but in no record, so that nobody would
 * follow them. Refuses: to record them; suggestions do that where a text was read in. What somebody
 * dismissed as a suggestion is not asked for again. */

#include "yd-check-private.h"

#include "yd-char.h"
#include "yd-decimal.h"

#include <string.h>

static gboolean
has_words (const char *words, const char *hit)
{
  return words != NULL && *words != '\0'
         && (strstr (words, hit) != NULL || strstr (hit, words) != NULL);
}

/* Whether a suggestion of @kind came from @hit, and waits or was answered. */
static gboolean
was_suggested (YdItem *item, YdSuggestionKind kind, const char *hit)
{
  YdRecordList *list = yd_item_list_suggestions (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      const YdSuggestionRow *row = yd_suggestion_get_row (yd_record_list_get (list, i));
      if (row->kind == (int)kind && has_words (row->words, hit)
          && (row->state != YD_SUGGESTION_OPEN || yd_suggestion_is_open (row, item)))
        return TRUE;
    }
  return FALSE;
}

static int
number_in (GMatchInfo *match, const char *name)
{
  g_autofree char *digits = g_match_info_fetch_named (match, name);
  return digits != NULL && *digits != '\0' ? (int)g_ascii_strtoll (digits, NULL, 10) : 0;
}

/* The last day that a phrase means, as far as it names one. */
static YdDate
read_due (YdCheck *check, GMatchInfo *match, const char *hit)
{
  int year = number_in (match, "y"), month = number_in (match, "m"), day = number_in (match, "d");
  year = year > 0 ? year : check->row->year;
  if (year <= 0)
    return YD_DATE_NONE;
  if (month > 0 && day > 0)
    return yd_date_new_day (year, month, day);
  if (month > 0)
    return yd_date_last_day (yd_date_new_month (year, month));
  if (strstr (hit, "上半年") != NULL || strstr (hit, "年中") != NULL)
    return yd_date_last_day (yd_date_new_half_year (year, 1));
  static const char *const quarters[] = { "一季度", "二季度", "三季度", "四季度" };
  for (int q = 0; q < 4; q++)
    if (strstr (hit, quarters[q]) != NULL)
      return yd_date_last_day (yd_date_new_quarter (year, q + 1));
  return yd_date_new_day (year, 12, 31);
}

static gboolean
has_milestone (YdItem *item, const char *hit, YdDate due)
{
  YdRecordList *list = yd_item_list_milestones (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      const YdMilestoneRow *row = yd_milestone_get_row (yd_record_list_get (list, i));
      if (has_words (row->words, hit)
          || (yd_date_is_set (row->due) && yd_date_equal (yd_date_last_day (row->due), due)))
        return TRUE;
    }
  return FALSE;
}

/* The item itself and its tasks, and for a task its point. */
static gboolean
anywhere (YdItem *item, gboolean (*has) (YdItem *item, gpointer data), gpointer data)
{
  YdItem *parent = yd_item_get_parent (item);
  if (has (item, data) || (parent != NULL && has (parent, data)))
    return TRUE;
  YdRecordList *children = yd_item_list_children (item);
  for (guint i = 0; i < yd_record_list_get_length (children); i++)
    if (has (yd_record_list_get (children, i), data))
      return TRUE;
  return FALSE;
}

typedef struct
{
  const char *hit;
  YdDate due;
  YdDecimal number;
} Sought;

static gboolean
date_is_known (YdItem *item, gpointer data)
{
  Sought *sought = data;
  return has_milestone (item, sought->hit, sought->due)
         || was_suggested (item, YD_SUGGEST_MILESTONE, sought->hit);
}

/* What follows a time that something is to be done by, and not one that is only spoken of. */
#define BEGUN \
  "完成|出台|启动|建成|投入|投用|组织|开展|取得|形成|印发|实现|逐一|全面完成|开工|竣工|挂牌|验收|开业|召开"

static void
find_dates (YdCheck *check, const YdText *text, YdItem *item, const char *pattern)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_regex_match (yd_check_get_regex (pattern), text->text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *hit = g_match_info_fetch (match, 0);
      int from = 0;
      g_match_info_fetch_pos (match, 0, &from, NULL);
      Sought sought = { .hit = hit, .due = read_due (check, match, hit) };
      if (number_in (match, "m") > 0 && !yd_date_is_set (sought.due) && check->row->year > 0)
        continue; /* 6月31日前 is no day, and that is what is said */
      if (g_str_has_prefix (hit, "前")
          || (g_utf8_strlen (hit, -1) < 3 && !g_str_equal (hit, "年内"))
          || anywhere (item, date_is_known, &sought))
        continue;
      YdFinding *finding = yd_check_add_at (
        check, text, yd_text_get_offset (text, text->text + from), (int)g_utf8_strlen (hit, -1));
      yd_finding_take_argument (finding, g_steal_pointer (&hit));
    }
}

static gboolean
has_any (const YdText *text, const char *const *words)
{
  for (; *words != NULL; words++)
    if (yd_text_find (text, *words) != NULL)
      return TRUE;
  return FALSE;
}

static void
check_dates (YdCheck *check, const YdText *text)
{
  static const char before[]
    = "(?:(?<y>20\\d\\d)年|今年|本年度?|(?<![\\d年]))(?:年?底|年?内|年?末|(?<m>1?\\d)月(?:(?<d>[123]?\\d)日|底|末|份)?|第?[一二三四]季度|上半年|下半年|年中)(?:之前|以前|前)";
  static const char within[]
    = "(?:第?[一二三四]季度(?:末|底)?|上半年|下半年|(?<![\\d一两二三四五六几近往])年内|(?<![\\d.])(?<m>1?\\d)月(?:底|末|份))(?=" BEGUN
      ")"
      "|(?:到|至)(?<y>20\\d\\d)年(?:底|末)?(?=，)";
  static const char *const signs[]
    = { "季度", "半年", "年内", "月底", "月末", "月份", "到20", "至20", NULL };
  gboolean has_before = yd_text_find (text, "前") != NULL;
  gboolean has_within = has_any (text, signs);
  if (text->kind != YD_TEXT_ITEM_BODY || (!has_before && !has_within))
    return;
  YdItem *item = yd_plan_find_item (check->plan, text->item);
  if (item == NULL || !yd_check_is_live (item))
    return;
  if (has_before)
    find_dates (check, text, item, before);
  if (has_within)
    find_dates (check, text, item, within);
}

/* ---- figures ---- */

static gboolean
figure_is_known (YdItem *item, gpointer data)
{
  Sought *sought = data;
  YdRecordList *list = yd_item_list_indicators (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      const YdIndicatorRow *row = yd_indicator_get_row (yd_record_list_get (list, i));
      YdDecimal target = { row->target, row->scale }, high = { row->target_high, row->scale };
      if (has_words (row->words, sought->hit) || yd_decimal_compare (&target, &sought->number) == 0
          || yd_decimal_compare (&high, &sought->number) == 0)
        return TRUE;
    }
  return was_suggested (item, YD_SUGGEST_INDICATOR, sought->hit);
}

/* The one group of several that matched. */
static char *
fetch_number (GMatchInfo *match)
{
  static const char *const groups[] = { "n", "n2", "n3", "n4" };
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autofree char *digits = g_match_info_fetch_named (match, groups[i]);
      if (digits != NULL && *digits != '\0')
        return g_steal_pointer (&digits);
    }
  return NULL;
}

/* Only what is a target without a doubt: a share or a count that something is to reach. */
static void
check_figures (YdCheck *check, const YdText *text)
{
  static const char pattern[]
    = "(?:达到|达|不低于|不少于|提高到|提升到|提高至|提升至|控制在|降至|下降到|不超过|不高于|≥|≤)(?<n>\\d{1,12}(?:\\.\\d{1,6})?)(?:%|‰|家|所|张|名|人|人次|例|分钟|公里|台|件|万元|亿元)(?:及?以上|以内|以下)?"
      "|(?<n2>\\d{1,12}(?:\\.\\d{1,6})?)%(?:及?以上|以内|以下)"
      "|(?:新增|新建|改建|扩建|招录|招聘|引进|遴选|举办|培训|建成|创建|培育|选派)[^，。；、：（\\d]{0,12}(?<n3>\\d{1,12}(?:\\.\\d{1,6})?)(?:个|家|所|张|名|人|场|台|项|支|辆|处)"
      "|(?:提高|提升|上升|下降|降低|增长|增加|减少)(?<n4>\\d{1,4}(?:\\.\\d{1,6})?)个百分点";
  if (text->kind != YD_TEXT_ITEM_BODY || strpbrk (text->text, "0123456789") == NULL)
    return;
  YdItem *item = yd_plan_find_item (check->plan, text->item);
  if (item == NULL || !yd_check_is_live (item))
    return;
  g_autoptr (GMatchInfo) match = NULL;
  g_regex_match (yd_check_get_regex (pattern), text->text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *hit = g_match_info_fetch (match, 0);
      g_autofree char *digits = fetch_number (match);
      int from = 0;
      Sought sought = { .hit = digits };
      g_match_info_fetch_pos (match, 0, &from, NULL);
      if (digits == NULL || !yd_decimal_parse (digits, &sought.number)
          || anywhere (item, figure_is_known, &sought))
        continue;
      YdFinding *finding = yd_check_add_at (
        check, text, yd_text_get_offset (text, text->text + from), (int)g_utf8_strlen (hit, -1));
      yd_finding_take_argument (finding, g_steal_pointer (&hit));
    }
}

/* ---- records against the words they stand for ---- */

/* Whether @words name no number at all, or one of @values among theirs. */
static gboolean
has_number (const char *words, const YdDecimal *values, guint n_values)
{
  g_autoptr (GMatchInfo) match = NULL;
  gboolean any = FALSE;
  g_regex_match (yd_check_get_regex ("\\d[\\d,，]*(?:\\.\\d+)?"), words, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *digits = g_match_info_fetch (match, 0);
      g_auto (GStrv) parts = g_strsplit_set (digits, ",", -1);
      g_autofree char *plain = g_strjoinv ("", parts);
      YdDecimal number;
      if (!yd_decimal_parse (plain, &number))
        return TRUE; /* not of a kind that can be compared */
      any = TRUE;
      for (guint i = 0; i < n_values; i++)
        if (yd_decimal_compare (&number, &values[i]) == 0)
          return TRUE;
    }
  return !any;
}

/* Whether @words name no such part of a date, or @value among theirs. @pattern: with the number in a group */
static gboolean
has_part (const char *words, const char *pattern, int value)
{
  g_autoptr (GMatchInfo) match = NULL;
  gboolean any = FALSE;
  g_regex_match (yd_check_get_regex (pattern), words, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *digits = g_match_info_fetch (match, 1);
      any = TRUE;
      if (atoi (digits) == value)
        return TRUE;
    }
  return !any;
}

#define GONE N_ ("The words “%s” are gone, and the record made from them still says %s")

/* @sentence: (nullable): instead of the rule's; @value: (transfer full) */
static void
add_stale (YdCheck *check, YdItem *item, YdTable table, YdId id, const char *sentence,
           const char *words, char *value)
{
  YdFinding *finding
    = yd_check_add (check, table, id, table == YD_TABLE_MILESTONE ? "due" : "target",
                    yd_record_get_id (YD_RECORD (item)));
  if (sentence != NULL)
    yd_finding_set_sentence (finding, sentence);
  yd_finding_take_argument (finding, g_strdup (words));
  yd_finding_take_argument (finding, value);
}

/* Whether @words, or @value with its measure, stand in the item, its tasks, or its point: what was only
 * written otherwise is the same. */
typedef struct
{
  const char *words, *value;
} Said;

static gboolean
says (YdItem *item, gpointer data)
{
  const Said *said = data;
  return yd_item_has_words (item, said->words)
         || (said->value != NULL && yd_item_has_words (item, said->value));
}

static gboolean
is_gone (YdItem *item, const char *words, const char *value)
{
  Said said = { words, value };
  return *words != '\0' && !anywhere (item, says, &said);
}

/* 比例达到30%以上 in the words, 36% in the record that sheets and reports are made from; or words that were
 * changed since. */
static void
check_indicator (YdCheck *check, YdItem *item, YdIndicator *indicator)
{
  const YdIndicatorRow *row = yd_indicator_get_row (indicator);
  YdDecimal values[] = { { row->target, row->scale }, { row->target_high, row->scale } };
  if (row->words == NULL)
    return;
  g_autofree char *number = yd_decimal_format (&values[0]);
  g_autofree char *value = g_strconcat (number, row->measure, NULL);
  gboolean gone = is_gone (item, row->words, value);
  if (gone || !has_number (row->words, values, row->comparison == YD_COMPARE_RANGE ? 2 : 1))
    add_stale (check, item, YD_TABLE_INDICATOR, row->id, gone ? GONE : NULL, row->words,
               yd_indicator_dup_target_text (indicator));
}

static void
check_milestone (YdCheck *check, YdItem *item, const YdMilestoneRow *row)
{
  gboolean day = row->due.precision == YD_PRECISION_DAY;
  if (row->words == NULL || yd_date_is_set (row->done_on))
    return;
  gboolean gone = is_gone (item, row->words, NULL);
  gboolean dated = row->recurrence == YD_RECUR_NONE && yd_date_is_set (row->due);
  if (gone
      || (dated
          && (!has_part (row->words, "(?<!\\d)(20\\d\\d)年", row->due.year)
              || ((day || row->due.precision == YD_PRECISION_MONTH)
                  && !has_part (row->words, "(?<!\\d)(1?\\d)月", row->due.month))
              || (day && !has_part (row->words, "月([123]?\\d)日", row->due.day)))))
    add_stale (check, item, YD_TABLE_MILESTONE, row->id, gone ? GONE : NULL, row->words,
               yd_due_dup_text (row->due, row->before, row->recurrence, row->long_term));
}

static void
check_stale (YdCheck *check, YdItem *item)
{
  YdRecordList *list = yd_item_list_indicators (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    check_indicator (check, item, yd_record_list_get (list, i));
  list = yd_item_list_milestones (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    check_milestone (check, item, yd_milestone_get_row (yd_record_list_get (list, i)));
}

/* ---- a task against its point ---- */

/* The last day by which @item is to be done; none where that is open. */
static YdDate
last_due (YdItem *item)
{
  YdRecordList *list = yd_item_list_milestones (item);
  YdDate last = YD_DATE_NONE;
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      const YdMilestoneRow *row = yd_milestone_get_row (yd_record_list_get (list, i));
      if (row->long_term || row->recurrence != YD_RECUR_NONE)
        return YD_DATE_NONE;
      if (yd_date_is_set (row->due)
          && (!yd_date_is_set (last) || yd_date_compare (yd_date_last_day (row->due), last) > 0))
        last = yd_date_last_day (row->due);
    }
  return last;
}

static void
check_order (YdCheck *check, YdItem *item)
{
  YdItem *point = yd_item_get_kind (item) == YD_ITEM_TASK ? yd_item_get_parent (item) : NULL;
  YdDate whole = point != NULL ? last_due (point) : YD_DATE_NONE;
  YdRecordList *list = yd_item_list_milestones (item);
  for (guint i = 0; yd_date_is_set (whole) && i < yd_record_list_get_length (list); i++)
    {
      const YdMilestoneRow *row = yd_milestone_get_row (yd_record_list_get (list, i));
      if (!yd_date_is_set (row->due) || yd_date_compare (yd_date_last_day (row->due), whole) <= 0)
        continue;
      YdFinding *finding = yd_check_add (check, YD_TABLE_MILESTONE, row->id, "due",
                                         yd_record_get_id (YD_RECORD (item)));
      yd_finding_take_argument (finding, yd_date_to_chinese (row->due));
      yd_finding_take_argument (finding, yd_date_to_chinese (whole));
    }
}

/* ---- a task against the words it stands for ---- */

#define ALIKE 0.6 /* of a title's characters, in their order: a title says its words more shortly */
#define LONGEST 400 /* letters that are compared; who makes a task of more has not chosen words */

static gboolean
is_letter (gunichar c)
{
  return yd_char_is_han (c) || g_unichar_isalnum (c);
}

/* The letters of @text, decoded. */
static GArray *
read_letters (const char *text)
{
  GArray *letters = g_array_new (FALSE, FALSE, sizeof (gunichar));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = yd_char_to_half_width (g_utf8_get_char (p));
      if (is_letter (c))
        g_array_append_val (letters, c);
    }
  return letters;
}

/* How many of @a stand in @b too, in the same order. */
static guint
count_common (const GArray *a, const GArray *b)
{
  g_autofree guint *row = g_new0 (guint, b->len + 1);
  for (guint i = 0; i < a->len; i++)
    {
      guint before = 0; /* of the row above, one to the left */
      for (guint k = 1; k <= b->len; k++)
        {
          guint above = row[k];
          if (g_array_index (a, gunichar, i) == g_array_index (b, gunichar, k - 1))
            row[k] = before + 1;
          else
            row[k] = MAX (above, row[k - 1]);
          before = above;
        }
    }
  return row[b->len];
}

/* Whether every number of @title stands in @words. */
static gboolean
has_its_numbers (const char *title, const char *words)
{
  g_autoptr (GMatchInfo) match = NULL;
  gboolean all = TRUE;
  g_regex_match (yd_check_get_regex ("\\d+(?:\\.\\d+)?"), title, 0, &match);
  for (; all && g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *number = g_match_info_fetch (match, 0);
      all = strstr (words, number) != NULL;
    }
  return all;
}

/* The point's words that @task stands for; %NULL where they are gone. */
static char *
dup_point_words (const YdItemRow *task, YdItem *point)
{
  g_autofree char *body = yd_item_dup_body (point);
  glong end = (glong)task->span_start + task->span_length;
  return task->span_length > 0 && end <= g_utf8_strlen (body, -1)
           ? g_utf8_substring (body, task->span_start, end)
           : NULL;
}

/* The point's words were rewritten, and the task still says what they said. */
static void
check_words (YdCheck *check, YdItem *item)
{
  const YdItemRow *row = yd_item_get_row (item);
  YdItem *point = yd_item_get_parent (item);
  if (row->kind != YD_ITEM_TASK || row->span_length == 0 || point == NULL
      || !yd_check_is_live (item))
    return;
  const char *title = yd_item_get_title (item);
  char *words = dup_point_words (row, point);
  g_autoptr (GArray) own = read_letters (title), now = read_letters (words != NULL ? words : "");
  guint n_common = own->len <= LONGEST && now->len <= LONGEST ? count_common (own, now) : own->len;
  if (own->len > 0 && n_common == 0)
    yd_finding_set_sentence (yd_check_add_item (check, item, "title"),
                             N_ ("The words of the point that it stood for are gone"));
  else if (n_common < ALIKE * own->len || (words != NULL && !has_its_numbers (title, words)))
    {
      yd_finding_take_argument (yd_check_add_item (check, item, "title"), words);
      return;
    }
  g_free (words);
}

/* clang-format off */
const YdCheckRule yd_check_record_rules[] = {
  { .rule = { "date-not-recorded", YD_SEVERITY_HINT, N_("Dates in the words that no milestone holds"), NULL },
    .sentence = N_("“%s” is not recorded as a milestone"),
    .check_text = check_dates },
  { .rule = { "figure-not-recorded", YD_SEVERITY_HINT, N_("Targets in the words that no indicator holds"), NULL },
    .sentence = N_("“%s” is not recorded as an indicator"),
    .check_text = check_figures },
  { .rule = { "record-differs", YD_SEVERITY_WARNING, N_("Records that differ from the words they stand for"), NULL },
    .sentence = N_("The words say “%s”, the record %s"),
    .check_item = check_stale },
  { .rule = { "task-after-point", YD_SEVERITY_WARNING, N_("Tasks due after their point"), NULL },
    .sentence = N_("The task is due %s, after its point, %s"),
    .check_item = check_order },
  { .rule = { "task-differs", YD_SEVERITY_WARNING, N_("Tasks that say something else than the words of their point"), NULL },
    .sentence = N_("The words of the point that it stands for say now: “%s”"),
    .check_item = check_words },
};
/* clang-format on */
const guint yd_check_n_record_rules = G_N_ELEMENTS (yd_check_record_rules);
