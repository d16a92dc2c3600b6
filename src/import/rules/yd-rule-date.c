/* Owns: days as documents write them, and the words of deadlines (年底前, 第三季度, 每月) with
 * their precision. Refuses: dates that only name something (2025年是收官之年, 《…2023—2025年》). */

#include "yd-rule-date.h"

#include "yd-date-feast.h"
#include "yd-numeral.h"
#include "yd-scan.h"

/* 二○二五, whose zero is a circle or a letter. */
static const char *
read_typed_year (const char *p, int *year)
{
  static const char *const digits[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八",
                                        "九", "○",  "零", "O",  "Ｏ", "0",  "０", "o",  "◯" };
  *year = 0;
  for (int i = 0; i < 4; i++)
    {
      const char *after = NULL;
      for (guint j = 0; j < G_N_ELEMENTS (digits) && after == NULL; j++)
        if ((after = yd_scan_word (p, digits[j])) != NULL)
          *year = *year * 10 + (j < 10 ? (int)j : 0);
      if (after == NULL)
        return NULL;
      p = after;
    }
  return p;
}

/**
 * yd_rule_date_read_year:
 *
 * Returns: (nullable): the byte after a year at @p, before its 年: 2025, 二〇二五
 */
const char *
yd_rule_date_read_year (const char *p, int *year)
{
  const char *after = yd_scan_number (p, 4, year);
  if (after == NULL && yd_scan_word (p, "二") != NULL)
    after = read_typed_year (p, year);
  if (after == NULL)
    {
      gsize length = yd_numeral_parse (p, year);
      after = length == 12 ? p + length : NULL;
    }
  return after != NULL && *year >= 1900 && *year <= 2200 ? after : NULL;
}

static const char *
read_small (const char *p, int *value)
{
  p = yd_scan_spaces (p);
  const char *after = yd_scan_number (p, 2, value);
  if (after == NULL)
    {
      gsize length = yd_numeral_parse (p, value);
      after = length > 0 ? p + length : NULL;
    }
  return after != NULL ? yd_scan_spaces (after) : NULL;
}

/**
 * yd_rule_date_read_day:
 * @date: (out): the day
 *
 * Returns: (nullable): the byte after a whole day at @p: 2025年4月18日, 二〇二五年四月十八日,
 *   2025-04-18, 2025/4/18 or 2025.4.18
 */
const char *
yd_rule_date_read_day (const char *p, YdDate *date)
{
  static const char *const separators[] = { "-", "/", ".", "－", NULL };
  int year, month, day;
  const char *q = yd_rule_date_read_year (p, &year);
  if (q == NULL)
    return NULL;
  q = yd_scan_spaces (q);
  const char *han = yd_scan_word (q, "年");
  if (han != NULL)
    {
      q = read_small (han, &month);
      q = q != NULL ? yd_scan_word (q, "月") : NULL;
      q = q != NULL ? read_small (q, &day) : NULL;
      q = q != NULL ? yd_scan_word (q, "日") : NULL;
    }
  else
    {
      q = yd_scan_words (q, separators);
      q = q != NULL ? yd_scan_number (q, 2, &month) : NULL;
      q = q != NULL ? yd_scan_words (q, separators) : NULL;
      q = q != NULL ? yd_scan_number (q, 2, &day) : NULL;
    }
  if (q == NULL)
    return NULL;
  *date = yd_date_new_day (year, month, day);
  return yd_date_is_set (*date) ? q : NULL;
}

/**
 * yd_rule_date_find_day:
 * @limit: (nullable): the byte before which the day must begin
 * @end: (out): the byte after the day
 *
 * Returns: (nullable): where the first whole day begins in @text
 */
const char *
yd_rule_date_find_day (const char *text, const char *limit, const char **end, YdDate *date)
{
  gboolean in_number = FALSE;
  for (const char *p = text; *p != '\0' && (limit == NULL || p < limit); p = g_utf8_next_char (p))
    {
      gboolean digit = yd_scan_is_digit (p) || (guchar)*p >= 0xe3;
      if (digit && !(in_number && yd_scan_is_digit (p))
          && (*end = yd_rule_date_read_day (p, date)) != NULL)
        return p;
      in_number = yd_scan_is_digit (p);
    }
  return NULL;
}

/* ---- deadlines ---- */

static const char *const before_words[] = { "之前", "以前", "前", NULL };
static const char *const end_words[] = { "底", "末", NULL };

static const char *
read_before (const char *p, YdDateFound *found)
{
  const char *q = yd_scan_words (p, before_words);
  if (q == NULL)
    return p;
  found->before = TRUE;
  return q;
}

static const char *
read_quarter (const char *p, int year, YdDateFound *found)
{
  static const char *const han[] = { "一季度", "二季度", "三季度", "四季度" };
  const char *q = yd_scan_word (p, "第");
  p = q != NULL ? q : p;
  for (int i = 0; i < 4; i++)
    if ((q = yd_scan_word (p, han[i])) != NULL
        || (*p == '1' + i && (q = yd_scan_word (p + 1, "季度")) != NULL))
      {
        found->due = yd_date_new_quarter (year, i + 1);
        const char *end = yd_scan_words (q, end_words);
        return end != NULL ? end : q;
      }
  return NULL;
}

static const char *
read_half (const char *p, int year, YdDateFound *found)
{
  const char *q = yd_scan_word (p, "上半年");
  int half = 1;
  if (q == NULL)
    {
      q = yd_scan_word (p, "下半年");
      half = 2;
    }
  if (q != NULL)
    found->due = yd_date_new_half_year (year, half);
  return q;
}

/* 6月底, 6月30日, 9月, 12月上旬 */
static const char *
read_month (const char *p, int year, YdDateFound *found, gboolean *ended)
{
  static const char *const thirds[] = { "上旬", "中旬", "下旬", "份", NULL };
  int month, day;
  const char *q = yd_scan_number (p, 2, &month);
  if (q == NULL)
    {
      gsize length = yd_numeral_parse (p, &month);
      q = length > 0 && length <= 6 ? p + length : NULL;
    }
  q = q != NULL ? yd_scan_word (yd_scan_spaces (q), "月") : NULL;
  if (q == NULL)
    return NULL;
  found->due = yd_date_new_month (year, month);
  const char *after = yd_scan_words (q, end_words);
  if (after != NULL)
    {
      *ended = TRUE;
      return yd_date_is_set (found->due) ? after : NULL;
    }
  after = yd_scan_words (q, thirds);
  if (after != NULL)
    return yd_date_is_set (found->due) ? after : NULL;
  after = read_small (q, &day);
  after = after != NULL ? yd_scan_word (after, "日") : NULL;
  if (after != NULL)
    {
      found->due = yd_date_new_day (year, month, day);
      q = after;
    }
  return yd_date_is_set (found->due) ? q : NULL;
}

/* What may follow a year: a part of it, its end, or nothing. */
static const char *
read_in_year (const char *p, int year, YdDateFound *found, gboolean *ended)
{
  const char *q = read_quarter (p, year, found);
  if (q == NULL)
    q = read_half (p, year, found);
  if (q == NULL)
    q = read_month (p, year, found, ended);
  if (q != NULL)
    return q;
  found->due = yd_date_new_year (year);
  static const char *const ends[] = { "年底", "底", "末", "年末", "内", NULL };
  q = yd_scan_words (p, ends);
  *ended = q != NULL;
  return q != NULL ? q : p;
}

/* A date counts as a deadline when 前, 底, 末, 到 or the like makes it one, or when something is to
 * be done in it. */
static gboolean
is_deadline (const char *text, const char *start, const char *end, const YdDateFound *found,
             gboolean ended)
{
  /* clang-format off */
  static const char *const until[] = {
    "到", "至", "截至", "截止", "于", "在", "力争", "确保", "计划", "时限：", "时间：", "时限:",
    "时间:", "期限：", "时限】", "时间】", "期限】", NULL
  };
  static const char *const deeds[] = {
    "完成", "建成", "开办", "启动", "实现", "力争", "基本", "达到", "建设", "新增", "投入",
    "全面", "出台", "印发", "组织", "开展", "开工", "竣工", "交付", "完工", "投用", "投产", "通车",
    "封顶", "上线", "举办", "召开", "报送", "上报", "挂牌", "开园", "验收", "试运行", "，", ",", "；",
    "。", "）", "】", "起", NULL
  };
  static const char *const told[] = {
    "报送", "上报", "总结", "分析", "审议", "听取", "通报", "公布", "汇报", "研判", "盘点", "回顾",
    "报告", "召开", "评估", "比", "较", NULL
  };
  /* clang-format on */
  if (found->before || ended)
    return TRUE;
  if (found->due.precision == YD_PRECISION_HALF_YEAR
      || found->due.precision == YD_PRECISION_QUARTER)
    return yd_scan_ends (text, start, told) == NULL; /* 分析上半年形势 */
  if (yd_scan_ends (text, start, (const char *const[]){ "到", "截至", "截止", NULL }) != NULL)
    return TRUE;
  if (yd_scan_ends (text, start, until) != NULL)
    return *end == '\0' || yd_scan_words (end, deeds) != NULL
           || found->due.precision < YD_PRECISION_YEAR;
  gunichar c = yd_scan_before (text, start), after = g_utf8_get_char (end);
  if ((c == 0xff08 || c == '(')
      && (after == 0xff09 || after == ')' || after == 0xff1b || after == 0x3001))
    return TRUE; /* （2026年9月）, （4月；经济委）, （3月、9月） */
  gboolean begins
    = c == 0 || c == 0xff0c || c == ',' || c == 0xff1b || c == 0x3002 || c == 0xff1a || c == 0x3001;
  return begins && yd_scan_words (end, deeds) != NULL && *end != ','
         && yd_scan_word (end, "，") == NULL;
}

/* “十五五”期末: the last year of a five-year plan. */
static const char *
read_five_years (const char *p, YdDateFound *found)
{
  static const char *const names[] = { "“十三五”", "“十四五”", "“十五五”", "“十六五”" };
  static const char *const ends[] = { "期末", "末期", "末", "时期末", NULL };
  for (int i = 0; i < (int)G_N_ELEMENTS (names); i++)
    {
      const char *q = yd_scan_word (p, names[i]);
      q = q != NULL ? yd_scan_words (q, ends) : NULL;
      if (q == NULL)
        continue;
      found->due = yd_date_new_year (2020 + 5 * i);
      return read_before (q, found);
    }
  return NULL;
}

/* 5月—10月, 6-9月, 3月至11月: the end of the time counts. */
static const char *
read_months (const char *p, int year, YdDateFound *found)
{
  static const char *const dashes[] = { "—", "－", "-", "–", "～", "~", "至", "到", "——", NULL };
  int first, last;
  const char *q = yd_scan_number (p, 2, &first);
  if (q == NULL || first < 1 || first > 12)
    return NULL;
  const char *month = yd_scan_word (q, "月"),
             *dash = yd_scan_words (month != NULL ? month : q, dashes);
  const char *end = dash != NULL ? yd_scan_number (dash, 2, &last) : NULL;
  end = end != NULL ? yd_scan_word (end, "月") : NULL;
  if (end == NULL || last <= first || last > 12 || (*end >= '0' && *end <= '9'))
    return NULL;
  const char *closed = yd_scan_words (end, end_words);
  found->due = yd_date_new_month (year, last);
  return closed != NULL ? closed : end;
}

/* 4月16日—9月15日, 6月1日至15日: likewise. */
static const char *
read_days (const char *p, int year, YdDateFound *found)
{
  static const char *const dashes[] = { "——", "—", "－", "-", "–", "～", "~", "至", "到", NULL };
  int month[2], day[2];
  const char *q = yd_scan_number (p, 2, &month[0]);
  q = q != NULL ? yd_scan_word (q, "月") : NULL;
  q = q != NULL ? yd_scan_number (q, 2, &day[0]) : NULL;
  const char *first = q != NULL ? yd_scan_word (q, "日") : NULL;
  q = q != NULL ? yd_scan_words (first != NULL ? first : q, dashes) : NULL;
  const char *number = q != NULL ? yd_scan_number (q, 2, &month[1]) : NULL;
  const char *second = number != NULL ? yd_scan_word (number, "月") : NULL;
  day[1] = month[1];
  if (second != NULL)
    number = yd_scan_number (second, 2, &day[1]);
  else
    month[1] = month[0];
  const char *end = number != NULL ? yd_scan_word (number, "日") : NULL;
  if (end == NULL || month[1] < month[0] || (month[1] == month[0] && day[1] <= day[0]))
    return NULL;
  found->due = yd_date_new_day (year, month[1], day[1]);
  return yd_date_is_set (found->due) && yd_date_is_set (yd_date_new_day (year, month[0], day[0]))
           ? end
           : NULL;
}

/* 2025年6月底前, 今年底, 明年上半年, “十四五”末 */
static const char *
read_absolute (const char *text, const char *p, const YdDateFrame *frame, YdDateFound *found)
{
  static const char *const this_year[] = { "今年", "本年度", "本年", "当年", "年度", NULL };
  static const char *const next_year[] = { "明年", "次年", "翌年", "下一年", NULL };
  int year = frame->year;
  gboolean ended = FALSE;
  const char *q = NULL;

  if (yd_scan_is_digit (p) || yd_scan_word (p, "二") != NULL)
    {
      q = yd_rule_date_read_year (p, &year);
      q = q != NULL ? yd_scan_word (yd_scan_spaces (q), "年") : NULL;
      if (q != NULL)
        {
          const char *range = yd_scan_word (q, "度");
          q = range != NULL ? range : q;
        }
    }
  else if ((q = yd_scan_words (p, this_year)) != NULL)
    ;
  else if ((q = yd_scan_words (p, next_year)) != NULL)
    year++;
  else if ((q = read_five_years (p, found)) != NULL)
    return q;
  if (q == NULL || year < 1900)
    return NULL;
  const char *months = read_months (yd_scan_spaces (q), year, found);
  if (months == NULL)
    months = read_days (yd_scan_spaces (q), year, found);
  if (months != NULL)
    return months;
  q = read_in_year (yd_scan_spaces (q), year, found, &ended);
  const char *end = read_before (q, found);
  return is_deadline (text, p, end, found, ended) ? end : NULL;
}

/* Whether the words from @p to @end are all that a label or a bracket says. */
static gboolean
stands_alone (const char *text, const char *p, const char *end)
{
  gunichar c = yd_scan_before (text, p), d = g_utf8_get_char (end);
  return (c == 0xff1a || c == ':' || c == 0xff08 || c == 0xff1b || c == 0x3011)
         && (d == 0 || d == 0xff09 || d == 0xff1b || d == 0x3002 || d == 0xff0c);
}

/* 年底前, 6月底前, 上半年, 第三季度: of the plan's year. */
static const char *
read_relative (const char *text, const char *p, const YdDateFrame *frame, YdDateFound *found)
{
  static const char *const numerals[]
    = { "一", "二", "两", "三", "四", "五", "六", "七", "八", "九", "十", "几", "多", NULL };
  static const char *const year_ends[] = { "年底", "年末", "年内", "岁末", NULL };
  static const char *const whole_years[] = { "全年", "全年推进", "全年实施", NULL };
  gboolean ended = FALSE;
  const char *q;

  if (frame->last_year < 1900)
    return NULL;
  if ((q = yd_scan_words (p, year_ends)) != NULL)
    {
      gunichar c = yd_scan_before (text, p);
      if ((c >= '0' && c <= '9') || yd_scan_ends (text, p, numerals) != NULL) /* 三年内 */
        return NULL;
      found->due = yd_date_new_year (frame->last_year);
      return read_before (q, found);
    }
  q = yd_scan_words (p, whole_years);
  if (q != NULL && stands_alone (text, p, q))
    {
      found->due = yd_date_new_year (frame->last_year);
      return q;
    }
  if ((q = read_months (p, frame->last_year, found)) != NULL
      || (q = read_days (p, frame->last_year, found)) != NULL
      || (q = yd_date_feast_read (p, frame->last_year, found)) != NULL)
    {
      if (found->due.month >= frame->first_month && frame->first_month > 1)
        found->due = yd_date_add_years (found->due, frame->year - frame->last_year);
      return q;
    }
  q = read_quarter (p, frame->last_year, found);
  if (q == NULL)
    q = read_half (p, frame->last_year, found);
  if (q == NULL)
    {
      q = read_month (p, frame->last_year, found, &ended);
      if (q != NULL && found->due.month >= frame->first_month && frame->first_month > 1)
        found->due = yd_date_add_years (found->due, frame->year - frame->last_year);
    }
  if (q == NULL)
    return NULL;
  const char *end = read_before (q, found);
  return is_deadline (text, p, end, found, ended) ? end : NULL;
}

/* The words behind 每 that say when in it: 每周五, 每月25日前, 每季度末, 每年12月底前. */
static const char *
read_time_within (const char *p, const YdDateFrame *frame, YdDateFound *found)
{
  static const char *const days[] = { "一", "二", "三", "四", "五", "六", "日", "末", NULL };
  static const char *const counted[]
    = { "次", "节", "天", "个", "期", "场", "课", "遍", "至", "到", "条", "篇", "小时", NULL };
  static const char *const parts[]
    = { "底前", "末前", "底", "末", "初", "上旬", "中旬", "下旬", "最后一周", NULL };
  static const char *const numbered[] = { "日", "号", NULL };
  const char *q = found->recurrence == YD_RECUR_WEEK ? yd_scan_words (p, days) : NULL;
  if (q != NULL && yd_scan_words (q, counted) == NULL) /* 每周五, but 每周一次 */
    return read_before (q, found);
  if ((q = yd_scan_words (p, parts)) != NULL)
    return q;
  gboolean ended = FALSE;
  if (found->recurrence == YD_RECUR_YEAR && frame->last_year >= 1900
      && (q = read_month (p, frame->last_year, found, &ended)) != NULL)
    return read_before (q, found);
  q = found->recurrence == YD_RECUR_MONTH ? yd_scan_number (p, 2, NULL) : NULL;
  q = q != NULL ? yd_scan_words (q, numbered) : NULL;
  return q != NULL ? read_before (q, found) : p;
}

/* 按月通报 is due each month, 按月发放 says how it is paid. */
static gboolean
is_told (const char *p)
{
  /* clang-format off */
  static const char *const deeds[] = {
    "调度", "通报", "报送", "上报", "报告", "汇报", "分析", "研判", "更新", "公布", "公示", "公开", "汇总", "开展",
    "组织", "召开", "检查", "督查", "督导", "巡查", "抽查", "评估", "考核", "总结", "盘点", "梳理", "推送", "跟踪",
    "监测", "走访", "反馈", "提交", "会商", "晾晒", "对账", "点评", "评比", "排名", "督办", NULL
  };
  /* clang-format on */
  return yd_scan_words (p, deeds) != NULL;
}

static const char *
read_recurrence (const char *p, const YdDateFrame *frame, YdDateFound *found)
{
  static const struct
  {
    const char *word;
    YdRecurrence recurrence;
  } words[] = {
    { "每半年", YD_RECUR_HALF_YEAR },    { "每季度", YD_RECUR_QUARTER },
    { "每季", YD_RECUR_QUARTER },        { "每半月", YD_RECUR_HALF_MONTH },
    { "每个月", YD_RECUR_MONTH },        { "每月", YD_RECUR_MONTH },
    { "逐月", YD_RECUR_MONTH },          { "按月", YD_RECUR_MONTH },
    { "按季度", YD_RECUR_QUARTER },      { "逐季", YD_RECUR_QUARTER },
    { "每年度", YD_RECUR_YEAR },         { "每年", YD_RECUR_YEAR },
    { "按季", YD_RECUR_QUARTER },        { "每学期", YD_RECUR_HALF_YEAR },
    { "每学年", YD_RECUR_YEAR },         { "每两周", YD_RECUR_TWO_WEEKS },
    { "每双周", YD_RECUR_TWO_WEEKS },    { "每旬", YD_RECUR_TEN_DAYS },
    { "每半个月", YD_RECUR_HALF_MONTH }, { "每二周", YD_RECUR_TWO_WEEKS },
    { "每隔两周", YD_RECUR_TWO_WEEKS },  { "逐旬", YD_RECUR_TEN_DAYS },
    { "按旬", YD_RECUR_TEN_DAYS },       { "每周", YD_RECUR_WEEK },
    { "每星期", YD_RECUR_WEEK },         { "逐周", YD_RECUR_WEEK },
    { "按周", YD_RECUR_WEEK },
  };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *q = yd_scan_word (p, words[i].word);
      if (q == NULL)
        continue;
      if (yd_scan_word (p, "按") != NULL && !is_told (q))
        return NULL;
      found->recurrence = words[i].recurrence;
      return read_time_within (q, frame, found);
    }
  return NULL;
}

static const char *
read_long_term (const char *text, const char *p, YdDateFound *found)
{
  /* clang-format off */
  static const char *const words[] = {
    "长期推进", "长期坚持", "长期实施", "长期任务", "长期开展", "常年坚持", "常年开展", NULL
  };
  /* clang-format on */
  /* these count only as what a label or a bracket says */
  static const char *const alone[]
    = { "长期", "常态化",   "常态化推进", "常态化开展",   "常态化落实", "常态化坚持", "持续推进",
        "持续", "持续实施", "常年",       "长期坚持推进", "持续坚持",   NULL };
  const char *q = yd_scan_words (p, words);
  if (q == NULL)
    {
      q = yd_scan_words (p, alone);
      if (q == NULL || !stands_alone (text, p, q))
        return NULL;
    }
  found->long_term = TRUE;
  return q;
}

/* Every deadline begins with one of these: most of a text is passed over at once. */
static gboolean
may_begin (const char *p)
{
  /* clang-format off */
  switch (g_utf8_get_char (p))
    {
    case U'年': case U'岁': case U'每': case U'逐': case U'按': case U'长': case U'常': case U'持':
    case U'全': case U'上': case U'下': case U'次': case U'翌': case U'国': case U'劳': case U'教':
    case U'第': case U'今': case U'本': case U'当': case U'明': case U'“': case U'春': case U'元':
    case U'清': case U'端': case U'中': case U'重': case U'汛': case U'入': case U'主': case U'开':
    case U'秋': case U'供': case U'采': case U'儿': case U'建': case U'妇': case U'植': case U'新':
    case U'二': case U'一': case U'三': case U'四': case U'五': case U'六': case U'七': case U'八':
    case U'九': case U'十':
      return TRUE;
    default:
      return yd_scan_is_digit (p);
    }
  /* clang-format on */
}

/**
 * yd_rule_date_find:
 * @text: a paragraph
 * @found: (element-type YdDateFound): what was found is appended, in order
 */
void
yd_rule_date_find (const char *text, const YdDateFrame *frame, GArray *found)
{
  int quoted = 0;
  gboolean in_number = FALSE;

  for (const char *p = text; *p != '\0';)
    {
      if (yd_scan_word (p, "《") != NULL)
        quoted++;
      else if (yd_scan_word (p, "》") != NULL)
        quoted = MAX (0, quoted - 1);
      gboolean digit = yd_scan_is_digit (p);
      if (quoted == 0 && may_begin (p) && !(digit && in_number))
        {
          YdDateFound one = { .start = (gsize)(p - text) };
          const char *end = read_recurrence (p, frame, &one);
          if (end == NULL)
            end = read_long_term (text, p, &one);
          if (end == NULL)
            end = read_absolute (text, p, frame, &one);
          if (end == NULL)
            {
              one = (YdDateFound){ .start = one.start };
              end = read_relative (text, p, frame, &one);
            }
          if (end != NULL)
            {
              one.length = (gsize)(end - p);
              g_array_append_val (found, one);
              p = end;
              in_number = FALSE;
              continue;
            }
        }
      in_number = digit || *p == '.' || (in_number && yd_scan_word (p, "年") != NULL);
      p = g_utf8_next_char (p);
    }
}
