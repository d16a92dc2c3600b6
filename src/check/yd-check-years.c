/* Owns: rules about years in titles and in the notice: last year's file is where most plans begin, and
 * last year's year is what stays behind. */

#include "yd-check-private.h"

#include "yd-char.h"
#include "yd-numeral.h"

#include <string.h>

typedef struct
{
  int start;
  int length; /* of the digits */
  int year;
  gboolean in_range; /* one end of 2023—2025年 */
} Year;

static int
digit_at (const YdText *text, int i)
{
  gunichar c = i >= 0 && i < text->n_chars ? yd_char_to_half_width (text->chars[i]) : 0;
  return c >= '0' && c <= '9' ? (int)(c - '0') : -1;
}

static int
han_digit_at (const YdText *text, int i)
{
  static const gunichar digits[] = { 0x3007, 0x4e00, 0x4e8c, 0x4e09, 0x56db,
                                     0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d }; /* 〇一二三… */
  for (int d = 0; d < 10 && i >= 0 && i < text->n_chars; d++)
    if (text->chars[i] == digits[d])
      return d;
  return -1;
}

/* Four digits of one kind at @i, with no fifth beside them; 0 where there are none. */
static int
year_at (const YdText *text, int i, int (*digit) (const YdText *, int))
{
  int year = 0;
  if (digit (text, i - 1) >= 0 || digit (text, i + 4) >= 0)
    return 0;
  for (int k = 0; k < 4; k++)
    {
      int d = digit (text, i + k);
      if (d < 0)
        return 0;
      year = year * 10 + d;
    }
  return year >= 1900 && year <= 2200 ? year : 0;
}

static gboolean
is_dash (gunichar c)
{
  return c == '-' || c == 0x2013 || c == 0x2014 || c == '~' || c == 0xff5e || c == 0xff0d
         || c == 0x81f3;
}

/* The next year from @from on: 2025年, 二〇二五年, or either end of 2023—2025年. */
static gboolean
next_year (const YdText *text, int from, Year *year)
{
  for (int i = from; i + 4 < text->n_chars; i++)
    {
      int value = year_at (text, i, digit_at);
      if (value == 0)
        value = year_at (text, i, han_digit_at);
      if (value == 0)
        continue;
      int after = i + 4;
      gboolean before_dash = i >= 5 && is_dash (text->chars[i - 1]) && digit_at (text, i - 2) >= 0;
      gboolean starts_range
        = is_dash (text->chars[after]) && year_at (text, after + 1, digit_at) > 0;
      if (text->chars[after] != 0x5e74 && !starts_range) /* 年 */
        continue;
      *year = (Year){ i, 4, value, starts_range || before_dash };
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_of_plan (YdCheck *check, int year)
{
  return year >= check->first_year && year <= check->last_year;
}

static gboolean
has_year_of_plan (YdCheck *check, const YdText *text)
{
  Year year;
  for (int i = 0; next_year (text, i, &year); i = year.start + year.length)
    if (is_of_plan (check, year.year))
      return TRUE;
  return FALSE;
}

static void
report_year (YdCheck *check, const YdText *text, const Year *year, YdSeverity severity)
{
  YdFinding *finding = yd_check_add_at (check, text, year->start, year->length + 1);
  yd_finding_set_severity (finding, severity);
  yd_finding_take_argument (finding, g_strdup_printf ("%d", year->year));
  yd_finding_take_argument (finding,
                            check->first_year == check->last_year
                              ? g_strdup_printf ("%d", check->last_year)
                              : g_strdup_printf ("%d—%d", check->first_year, check->last_year));
  /* Safe where the plan's own title bears the plan's year: two witnesses against one. */
  g_autofree char *right = g_strdup_printf ("%d年", check->row->year);
  if (text->kind != YD_TEXT_PLAN_TITLE && check->first_year == check->last_year && !year->in_range
      && severity == YD_SEVERITY_ERROR && strstr (yd_plan_get_title (check->plan), right) != NULL)
    {
      right[4] = '\0';
      yd_finding_add_edit (finding, text, year->start, year->length, right);
    }
}

/* The characters of @text from @start on without years and blanks: what stays the same from one year's
 * plan to the next. */
static char *
without_years (const YdText *text, int start, int end)
{
  GString *rest = g_string_new (NULL);
  for (int i = start; i < end; i++)
    if (digit_at (text, i) < 0 && han_digit_at (text, i) < 0 && !g_unichar_isspace (text->chars[i])
        && text->chars[i] != 0x5e74)
      g_string_append_unichar (rest, text->chars[i]);
  return g_string_free (rest, FALSE);
}

/* Whether the 《…》 around @at names this plan, years aside. */
static gboolean
names_plan (YdCheck *check, const YdText *text, int at)
{
  int start = at, end = at;
  while (start > 0 && text->chars[start - 1] != 0x300a && text->chars[start] != 0x300b)
    start--;
  while (end < text->n_chars && text->chars[end] != 0x300b)
    end++;
  if (start == 0 || end == text->n_chars)
    return FALSE;
  g_autofree char *named = without_years (text, start, end);
  const char *title = yd_plan_get_title (check->plan);
  glong n = 0;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (title, -1, &n);
  YdText own = { .chars = chars, .n_chars = (int)n };
  g_autofree char *mine = without_years (&own, 0, own.n_chars);
  return *mine != '\0'
         && (strstr (named, mine) != NULL || (*named != '\0' && strstr (mine, named) != NULL));
}

/* Whether the plan's title, years aside, stands in @text: 2024年示例区工作要点任务分解表 */
static gboolean
is_title_of_plan (YdCheck *check, const YdText *text)
{
  const char *title = yd_plan_get_title (check->plan);
  glong n = 0;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (title, -1, &n);
  YdText own = { .chars = chars, .n_chars = (int)n };
  g_autofree char *mine = without_years (&own, 0, own.n_chars);
  g_autofree char *named = without_years (text, 0, text->n_chars);
  return *mine != '\0' && strstr (named, mine) != NULL;
}

/* （2024年度）, not the day on which somebody passed it. */
static gboolean
is_whole_year (const YdText *text, const Year *year)
{
  gunichar c = text->chars[year->start + year->length + 1];
  return !year->in_range && (c == 0x5ea6 || c == 0xff09 || c == ')' || c == 0); /* 度） */
}

static void
check_years (YdCheck *check, const YdText *text)
{
  if (check->first_year == 0)
    return;
  if (text->kind == YD_TEXT_ITEM_BODY || text->kind == YD_TEXT_UNIT_MARK)
    return; /* may speak of any year */
  gboolean title = text->kind == YD_TEXT_PLAN_TITLE || text->kind == YD_TEXT_NOTICE_TITLE;
  gboolean right = title && has_year_of_plan (check, text);
  Year year;
  for (int i = 0; next_year (text, i, &year); i = year.start + year.length)
    {
      if (is_of_plan (check, year.year))
        continue;
      if (title)
        report_year (check, text, &year, right ? YD_SEVERITY_WARNING : YD_SEVERITY_ERROR);
      else if (text->kind == YD_TEXT_NOTICE_BODY && names_plan (check, text, year.start))
        report_year (check, text, &year, YD_SEVERITY_ERROR);
      else if (text->kind == YD_TEXT_ANNEX_TITLE && is_title_of_plan (check, text))
        report_year (check, text, &year, YD_SEVERITY_ERROR);
      else if (text->kind == YD_TEXT_SUBTITLE && is_whole_year (text, &year))
        report_year (check, text, &year, YD_SEVERITY_WARNING);
      else if (text->kind == YD_TEXT_ITEM_TITLE && year.year == check->first_year - 1
               && !year.in_range)
        report_year (check, text, &year, YD_SEVERITY_WARNING);
    }
}

static int
year_in_number (const char *number)
{
  const char *open = number != NULL ? strstr (number, "〔") : NULL;
  return open != NULL ? (int)g_ascii_strtoll (open + strlen ("〔"), NULL, 10) : 0;
}

/* A number belongs to the year in which the notice is dated, and a notice comes out at the earliest in
 * the year before the plan begins. */
static void
check_notice_years (YdCheck *check, YdNotice *notice)
{
  const YdNoticeRow *row = yd_notice_get_row (notice);
  int numbered = year_in_number (row->number), dated = row->date.year;
  if (numbered > 0 && dated > 0 && numbered != dated)
    {
      YdFinding *finding = yd_check_add (check, YD_TABLE_NOTICE, row->id, "number", YD_ID_NONE);
      yd_finding_set_sentence (finding, N_ ("The number is of %s, the date of %s"));
      yd_finding_take_argument (finding, g_strdup_printf ("%d", numbered));
      yd_finding_take_argument (finding, g_strdup_printf ("%d", dated));
    }
  int year = dated > 0 ? dated : numbered;
  if (check->first_year > 0 && year > 0
      && (year < check->first_year - 1 || year > check->last_year))
    {
      YdFinding *finding
        = yd_check_add (check, YD_TABLE_NOTICE, row->id, dated > 0 ? "date" : "number", YD_ID_NONE);
      yd_finding_take_argument (finding, g_strdup_printf ("%d", year));
      yd_finding_take_argument (finding, g_strdup_printf ("%d", check->row->year));
    }
}

const YdCheckRule yd_check_year_rules[] = {
  { .rule = { "wrong-year", YD_SEVERITY_ERROR,
              N_ ("A year that is not the plan's, in a title or the notice"), NULL },
    .sentence = N_ ("It says %s; the plan is for %s"),
    .check_notice = check_notice_years,
    .check_text = check_years },
};
const guint yd_check_n_year_rules = G_N_ELEMENTS (yd_check_year_rules);
