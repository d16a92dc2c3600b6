/* Owns: the words of one time limit or one target, typed by itself. Refuses: words that say more than
 * that. */

#include "yd-typed.h"

#include "yd-scan.h"
#include "yd-text.h"

#define LABEL "时限：" /* what the rules of a text need to see before a date without a deed */
#define COUNTER "个"

/* What stands in a plan's words when they name a date. */
YdDateFrame
yd_typed_get_frame (YdPlan *plan)
{
  const YdPlanRow *row = yd_plan_get_row (plan);
  YdDateFrame frame = { row->year, row->year, 1 };
  if (yd_date_is_set (row->period_from))
    frame.year = row->period_from.year;
  frame.last_year = yd_date_is_set (row->period_to) ? row->period_to.year : frame.year;
  if (frame.last_year > frame.year)
    frame.first_month = row->period_from.month;
  return frame;
}

static char *
dup_clean (const char *text)
{
  g_autofree char *normal = yd_text_normalise (text, -1);
  return yd_scan_trim (normal, normal + strlen (normal));
}

/* ---- a time limit ---- */

static const char *const separators[] = { ".", "/", "-", "．", NULL };

/* 2025.9, 2025/9, 2025-9 */
static const char *
read_short_month (const char *p, YdDate *date)
{
  int year, month;
  const char *q = yd_scan_number (p, 4, &year);
  q = q != NULL && q == p + 4 ? yd_scan_words (q, separators) : NULL;
  q = q != NULL ? yd_scan_number (q, 2, &month) : NULL;
  if (q == NULL)
    return NULL;
  *date = yd_date_new_month (year, month);
  return yd_date_is_set (*date) ? q : NULL;
}

/* 6.30, 6/30, 6-30 */
static const char *
read_short_day (const char *p, const YdDateFrame *frame, YdDate *day)
{
  int month, number;
  const char *q = yd_scan_number (p, 2, &month);
  q = q != NULL ? yd_scan_words (q, separators) : NULL;
  q = q != NULL ? yd_scan_number (q, 2, &number) : NULL;
  if (q == NULL)
    return NULL;
  gboolean first = frame->first_month > 1 && month >= frame->first_month;
  *day = yd_date_new_day (first ? frame->year : frame->last_year, month, number);
  return yd_date_is_set (*day) ? q : NULL;
}

/* What may follow a date without saying anything else. */
static gboolean
is_end (const char *p, YdDateFound *found)
{
  static const char *const ends[] = { "底", "末", "内", NULL };
  static const char *const before[] = { "之前", "以前", "前", NULL };
  static const char *const deeds[] = { "完成", "为止", "止", NULL };
  const char *q = yd_scan_words (p, ends);
  p = q != NULL ? q : p;
  q = yd_scan_words (p, before);
  found->before = found->before || q != NULL;
  p = q != NULL ? q : p;
  q = yd_scan_words (p, deeds);
  return *yd_scan_spaces (q != NULL ? q : p) == '\0';
}

/**
 * yd_typed_read_due:
 * @text: 6月底前, 第三季度, 年底前, 2025-06-30, 6.30, 每季度, 长期推进 …
 * @found: (out): what it says; its span is not used
 *
 * Returns: whether it is a time limit and nothing else
 */
gboolean
yd_typed_read_due (const char *text, const YdDateFrame *frame, YdDateFound *found)
{
  g_autofree char *words = dup_clean (text);
  *found = (YdDateFound){ 0 };
  if (yd_date_parse_iso (words, &found->due))
    return TRUE;
  const char *end = yd_rule_date_read_day (words, &found->due);
  if (end == NULL)
    end = read_short_month (words, &found->due);
  if (end == NULL)
    end = read_short_day (words, frame, &found->due);
  if (end != NULL && is_end (end, found))
    return TRUE;
  g_autofree char *labelled = g_strconcat (LABEL, words, NULL);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (YdDateFound));
  yd_rule_date_find (labelled, frame, all);
  if (all->len != 1)
    return FALSE;
  *found = g_array_index (all, YdDateFound, 0);
  return found->start == strlen (LABEL) && is_end (labelled + found->start + found->length, found);
}

/* ---- a target ---- */

/* As a keyboard has it: >=90％ is ≥90%. */
static char *
dup_with_signs (const char *clean)
{
  static const char *const signs[][2]
    = { { "％", "%" }, { ">=", "≥" }, { "＞＝", "≥" }, { "<=", "≤" }, { "＜＝", "≤" } };
  GString *text = g_string_new (clean);
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    g_string_replace (text, signs[i][0], signs[i][1], 0);
  return g_string_free (text, FALSE);
}

/* ≥90 as ≥90个: the rules of a text need something that is counted. */
static char *
dup_counted (const char *words)
{
  const char *last = NULL;
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    if (yd_scan_is_digit (p))
      last = g_utf8_next_char (p);
  return last != NULL ? g_strdup_printf ("%.*s" COUNTER "%s", (int)(last - words), words, last)
                      : NULL;
}

static gboolean
read_target (const char *words, YdFigureFound *found)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (YdFigureFound));
  yd_rule_figure_find (words, all);
  if (all->len != 1)
    return FALSE;
  *found = g_array_index (all, YdFigureFound, 0);
  return *yd_scan_spaces (words + found->start + found->length) == '\0';
}

/**
 * yd_typed_read_target:
 * @text: ≥90%, 90%以上, 不少于3家, 85—90%, ≤12分钟 …
 * @found: (out): what it says; its measure is empty where none was given, its spans are not used
 *
 * Returns: whether it is a target and nothing else
 */
gboolean
yd_typed_read_target (const char *text, YdFigureFound *found)
{
  g_autofree char *clean = dup_clean (text);
  g_autofree char *words = dup_with_signs (clean);
  if (read_target (words, found))
    return found->name_length == 0;
  g_autofree char *counted = dup_counted (words);
  if (counted == NULL || !read_target (counted, found) || strcmp (found->measure, COUNTER) != 0)
    return FALSE;
  found->measure[0] = '\0';
  return found->name_length == 0;
}
