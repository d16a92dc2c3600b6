/* Owns: the year and the time of the plan, as its title or else its notice tells them. Refuses:
 * deadlines in the text (yd-rule-date.c). */

#include "yd-outline.h"

#include "yd-numeral.h"
#include "yd-rule-date.h"
#include "yd-scan.h"

/* 2025年, 二〇二五年, 2023—2025年, 2019学年 */
static gboolean
read_years (const char *text, int *first, int *last, gboolean *school)
{
  /* clang-format off */
  static const char *const dashes[] = {
    "—", "－", "-", "–", "～", "~", "至", "―", "年—", "年至", "年-", "年－", "——", NULL
  };
  /* clang-format on */
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      int a, b;
      gboolean han = yd_scan_word (p, "二") != NULL;
      if (!han && !yd_scan_is_digit (p))
        continue;
      const char *q = han ? yd_rule_date_read_year (p, &a) : yd_scan_number (p, 4, &a);
      if (han
          && (q == NULL || (yd_scan_word (q, "年") == NULL && yd_scan_words (q, dashes) == NULL)))
        continue;
      if (q == NULL || a < 1950 || a > 2100)
        {
          while (yd_scan_is_digit (g_utf8_next_char (p)))
            p = g_utf8_next_char (p);
          continue;
        }
      *first = *last = a;
      const char *dash = yd_scan_words (q, dashes);
      const char *r = dash != NULL ? yd_rule_date_read_year (dash, &b) : NULL;
      if (r != NULL && b >= a && b < a + 30)
        *last = b;
      *school = yd_scan_word (r != NULL ? r : q, "学年") != NULL;
      return TRUE;
    }
  return FALSE;
}

/* 2030年工作总结及2031年工作计划: the plan's year is the second. */
static gboolean
read_plan_years (const char *title, int *first, int *last, gboolean *school)
{
  /* clang-format off */
  static const char *const past[] = { "总结", "回顾", "完成情况", "执行情况", "工作情况", NULL };
  static const char *const next[] = { "明年", "下一年", "下年", "来年", NULL };
  static const char *const plans[] = { "计划", "要点", "打算", "安排", "思路", "草案", NULL };
  /* clang-format on */
  const char *end = title + strlen (title), *cut = yd_scan_find (title, end, past);
  if (!read_years (title, first, last, school))
    return FALSE;
  const char *rest = cut != NULL ? yd_scan_words (cut, past) : NULL;
  if (rest == NULL || yd_scan_find (rest, end, plans) == NULL)
    return TRUE;
  if (!read_years (rest, first, last, school) && yd_scan_find (rest, end, next) != NULL)
    *first = *last = *last + 1;
  return TRUE;
}

typedef struct
{
  guint counts[200]; /* of 1950 to 2149 */
} Years;

static void
count_years (YdOutline *self, YdOutlineItem *item, gpointer data)
{
  Years *years = data;
  for (guint i = 0; i <= item->paragraphs->len; i++)
    {
      const char *text = i == 0 ? item->heading : g_ptr_array_index (item->paragraphs, i - 1);
      for (const char *p = strstr (text, "年"); p != NULL; p = strstr (p + 3, "年"))
        {
          int year;
          const char *end = p - text >= 4 ? yd_scan_number (p - 4, 4, &year) : NULL;
          if (end == p && year >= 1950 && year < 2150)
            years->counts[year - 1950]++;
        }
    }
}

/* The year that the items name most often. */
static int
guess_year (YdOutline *self)
{
  Years years = { 0 };
  int best = 0;
  yd_outline_each_item (self, count_years, &years);
  for (int i = 1; i < (int)G_N_ELEMENTS (years.counts); i++)
    if (years.counts[i] > years.counts[best])
      best = i;
  return years.counts[best] > 0 ? 1950 + best : 0;
}

/* 一、2031年重点工作, with no section beside it and no other year in its own words. */
static gboolean
read_only_section (YdOutline *self, int *first, int *last, gboolean *school)
{
  YdOutlineItem *only = self->items->len == 1 ? g_ptr_array_index (self->items, 0) : NULL;
  Years years = { 0 };
  guint named = 0;
  if (only == NULL || only->children->len == 0)
    return FALSE;
  count_years (self, only, &years);
  for (guint i = 0; i < G_N_ELEMENTS (years.counts); i++)
    named += years.counts[i] > 0;
  return named == 1 && read_plan_years (only->heading, first, last, school);
}

/* 三年行动计划 that does not say which three. */
static int
count_plan_years (const char *title)
{
  static const char *const words[] = { "两年", "三年", "四年", "五年" };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *found = strstr (title, words[i]);
      if (found != NULL && (strstr (found, "行动") != NULL || strstr (found, "计划") != NULL))
        return (int)i + 2;
    }
  return 1;
}

/* The years of the plan with @number; the third began in 1966, and since then they follow each other. */
static gboolean
take_five_years (int number, int *first, int *last)
{
  if (number < 3 || number > 30)
    return FALSE;
  *first = 1966 + 5 * (number - 3);
  *last = *first + 4;
  return TRUE;
}

/* 第十六个五年规划, “十六五”规划 */
static gboolean
read_five_years (const char *title, int *first, int *last)
{
  static const char *const plans[] = { "规划", "计划纲要", NULL };
  static const char *const behind[]
    = { "个五年", "五”", "五\"", "五规划", "五时期", "五发展", NULL };
  if (yd_scan_find (title, title + strlen (title), plans) == NULL)
    return FALSE;
  for (const char *p = title; *p != '\0';)
    {
      int number;
      gsize length = yd_numeral_parse (p, &number);
      if (length > 0 && yd_scan_words (p + length, behind) != NULL)
        return take_five_years (number, first, last);
      p = length > 0 ? p + length : g_utf8_next_char (p);
    }
  return FALSE;
}

/**
 * yd_rule_period:
 * @year_hint: 0 where the text should tell
 *
 * The year of the title counts, else that of the notice's own title or of what stands below it, else
 * the day it was signed.
 */
void
yd_rule_period (YdOutline *self, int year_hint)
{
  int first = 0, last = 0;
  gboolean school = FALSE;

  if (!read_plan_years (self->title, &first, &last, &school)
      && !read_five_years (self->title, &first, &last)
      && (self->notice.title == NULL
          || !read_plan_years (self->notice.title, &first, &last, &school))
      && (self->subtitle == NULL || !read_years (self->subtitle, &first, &last, &school)))
    {
      YdDate date
        = yd_date_is_set (self->notice.date) ? self->notice.date : self->notice.printed_on;
      first = last = yd_date_is_set (date) ? date.year : 0;
      if (first == 0 && self->notice.number != NULL) /* 〔2031〕 */
        read_years (self->notice.number, &first, &last, &school);
      if (first == 0 && !read_only_section (self, &first, &last, &school) && year_hint == 0)
        {
          first = last = guess_year (self);
          g_autofree char *guess = first > 0 ? g_strdup_printf ("%d", first) : NULL;
          g_autofree char *next = first > 0 ? g_strdup_printf ("%d", first + 1) : NULL;
          const YdAnswer answers[] = { { YD_ANSWER_YEAR, guess }, { YD_ANSWER_YEAR, next } };
          const YdAnswer *answer = yd_outline_ask (self, YD_DOUBT_NO_YEAR, 0, NULL, NULL, guess,
                                                   answers, guess != NULL ? 2 : 0);
          if (answer != NULL)
            first = last = atoi (answer->value);
        }
    }
  if (year_hint > 0 && (year_hint < first || year_hint > last))
    {
      first = last = year_hint;
      school = FALSE;
    }
  if (first == last && first > 0 && !school)
    last = first + count_plan_years (self->title) - 1;
  self->year = first;
  self->last_year = school && last == first ? last + 1 : last; /* 2025学年, 2025—2026学年 */
  if (first == 0)
    return;
  self->period_from = yd_date_new_day (first, school ? 9 : 1, 1);
  self->period_to = yd_date_new_day (self->last_year, school ? 8 : 12, 31);
}
