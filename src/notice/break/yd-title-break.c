/* Owns: where a title is broken: by its meaning, into a trapezium or a lozenge (GB/T 9704-2012,
 * 7.3.1). Refuses: to change a word of it; an author's own breaks (line feeds) are kept as they are.
 *
 * Every place between two characters has a price: nothing before 关于 and 《, much inside a word,
 * too much inside a name in 《》 that fits on a line. The shape of the lines has a price too; the
 * cheapest breaking wins. */

#include "yd-title-break.h"

#include "yd-typo.h"
#include "yd-words.h"

#include <string.h>

#define NEVER 1000.f
#define NAME 75.f      /* inside a name in 《》: better than 的通知 on a line of its own */
#define LONG_NAME 14.f /* inside one that no line holds */
#define WORD 20.f      /* inside a word of the dictionary */
#define COMFORT 18.f   /* em: lines up to this are pleasant */
#define MAX_SEARCH 4   /* lines up to which every breaking is tried */

typedef struct
{
  gunichar *chars;
  guint *bytes;     /* n + 1 */
  float *widths;    /* running sum, n + 1 */
  float *costs;     /* of a break before each, n + 1 */
  gboolean *starts; /* of words of the language, n */
  guint n;
  float capacity;
} Title;

typedef struct
{
  guint breaks[MAX_SEARCH + 1];
  guint n; /* lines */
  float cost;
} Breaking;

/* Words of titles of this kind that are not divided, longest first where one holds another. */
static const char *const words[] = {
  "关于印发", "关于转发",     "关于做好",   "关于开展",   "关于进一步", "关于加强",
  "关于推进", "关于成立",     "的通知",     "的通报",     "的意见",     "的报告",
  "的请示",   "的函",         "的决定",     "的批复",     "的公告",     "工作要点",
  "工作计划", "工作方案",     "实施方案",   "实施意见",   "行动计划",   "三年行动计划",
  "行动方案", "重点工作",     "责任分工表", "任务分工表", "任务分解表", "时间安排表",
  "一览表",   "任务分解",     "任务分工",   "分工方案",   "任务清单",   "责任清单",
  "管理办法", "实施细则",     "指导意见",   "考核办法",   "发展规划",   "专项规划",
  "五年规划", "应急预案",     "会议纪要",   "工作制度",   "高质量发展", "医疗卫生",
  "公共卫生", "卫生健康",     "健康服务",   "服务体系",   "中医药",     "委员会",
  "办公室",   "领导小组",     "联席会议",   "人民政府",   "社区卫生",   "卫生服务",
  "家庭医生", "疾病预防控制", "征求意见稿", "送审稿",     "试行",       "暂行",
  "建设",     "管理",         "服务",       "工作",       "医疗",       "卫生",
  "健康",     "机构",         "单位",       "改革",       "发展",       "安全",
  "监督",     "教育",         "体系",       "能力",       "提升",       "推进",
  "实施",     "进一步",       "年度",       "全区",       "信息化",     "数字化",
  "一体化",   "现代化",       "标准化",     "规范化",
};

/* Words behind which a name of an agency ends. */
static const char *const agency_ends[]
  = { "委员会", "人民政府", "办公室", "管理局", "健康委", "中心", "局", "厅", "部", "署" };

static gboolean
starts_at (const Title *t, const char *title, guint i, const char *word)
{
  return g_str_has_prefix (title + t->bytes[i], word);
}

static void
raise_cost (Title *t, guint i, float cost)
{
  t->costs[i] = MAX (t->costs[i], cost);
}

/* Words of the language, and those of titles of this kind, which stay whole the more. */
static void
price_words (Title *t, const char *title)
{
  for (guint i = 1; i < t->n; i++)
    if (!t->starts[i])
      raise_cost (t, i, WORD);
  for (guint i = 0; i < t->n; i++)
    for (gsize w = 0; w < G_N_ELEMENTS (words); w++)
      if (starts_at (t, title, i, words[w]))
        {
          guint length = (guint)g_utf8_strlen (words[w], -1);
          for (guint j = i + 1; j < i + length; j++)
            raise_cost (t, j, 30);
        }
}

/* Brackets stay whole where they fit on a line; nested names cost a little less. */
static void
price_brackets (Title *t)
{
  static const gunichar open[] = { 0x300a, 0x3008, 0x3014, 0xff08, 0x201c };
  static const gunichar close[] = { 0x300b, 0x3009, 0x3015, 0xff09, 0x201d };
  for (guint i = 0; i < t->n; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (open); k++)
      {
        guint end = i + 1;
        if (t->chars[i] != open[k])
          continue;
        while (end < t->n && t->chars[end] != close[k])
          end++;
        if (end < t->n && t->widths[end + 1] - t->widths[i] <= t->capacity)
          {
            raise_cost (t, i + 1, NEVER);
            raise_cost (t, end, NEVER);
            for (guint j = i + 2; j < end; j++)
              raise_cost (t, j, k == 0 ? NAME : NEVER);
          }
        else
          for (guint j = i + 1; j <= end && j < t->n; j++)
            raise_cost (t, j, LONG_NAME);
      }
}

static void
price_particles (Title *t, const char *title)
{
  static const char *const no_start[] = { "的", "和", "与", "及", "之", "等", "暨" };
  for (guint i = 1; i < t->n; i++)
    {
      for (gsize k = 0; k < G_N_ELEMENTS (no_start); k++)
        if (starts_at (t, title, i, no_start[k]))
          raise_cost (t, i, 60);
      if (starts_at (t, title, i, "通知") || starts_at (t, title, i, "年"))
        raise_cost (t, i, 60);
    }
}

/* Whether a word or an agency's name ends before @i. */
static gboolean
follows_word (const Title *t, const char *title, guint i)
{
  for (gsize w = 0; w < G_N_ELEMENTS (words); w++)
    {
      guint length = (guint)g_utf8_strlen (words[w], -1);
      if (i >= length && starts_at (t, title, i - length, words[w]))
        return TRUE;
    }
  return t->chars[i - 1] == 0x533a /* 区 */ || t->chars[i - 1] == 0x5e02 /* 市 */
         || t->chars[i - 1] == 0x53bf /* 县 */ || t->chars[i - 1] == 0x5e74 /* 年 */;
}

static void
price_good_places (Title *t, const char *title)
{
  for (guint i = 1; i < t->n; i++)
    {
      if ((t->costs[i] == NAME || t->costs[i] == LONG_NAME) && !follows_word (t, title, i))
        t->costs[i] += t->starts[i] ? 6 : 20;
      if (t->costs[i] >= LONG_NAME)
        continue;
      if (starts_at (t, title, i, "关于") || t->chars[i] == 0x300a)
        t->costs[i] = 0;
      else if (t->chars[i - 1] == 0x300b)
        t->costs[i] = 3;
      else if (t->chars[i] == 0xff08)
        t->costs[i] = 4;
      else if (t->chars[i - 1] == 0x7684 /* 的 */ || t->chars[i - 1] == 0x3001
               || t->chars[i - 1] == ' ')
        t->costs[i] = 5;
      for (gsize k = 0; k < G_N_ELEMENTS (agency_ends); k++)
        {
          guint length = (guint)g_utf8_strlen (agency_ends[k], -1);
          if (i >= length && starts_at (t, title, i - length, agency_ends[k]))
            t->costs[i] = MIN (t->costs[i], 4);
        }
      for (gsize w = 0; w < G_N_ELEMENTS (words); w++)
        {
          guint length = (guint)g_utf8_strlen (words[w], -1);
          if ((i >= length && starts_at (t, title, i - length, words[w]))
              || (length > 3 && starts_at (t, title, i, words[w])))
            t->costs[i] = MIN (t->costs[i], 6);
        }
    }
}

static void
title_init (Title *t, const char *title, gsize length, float capacity, float digit_width)
{
  g_autofree guint8 *classes = NULL, *breaks = NULL;
  guint i = 0, n_words;

  t->n = (guint)g_utf8_strlen (title, (gssize)length);
  t->capacity = capacity;
  t->chars = g_new (gunichar, t->n + 1);
  t->bytes = g_new (guint, t->n + 1);
  t->widths = g_new0 (float, t->n + 1);
  t->costs = g_new0 (float, t->n + 1);
  classes = g_new (guint8, t->n + 1);
  breaks = g_new (guint8, t->n + 1);
  for (const char *p = title; p < title + length; p = g_utf8_next_char (p), i++)
    {
      t->chars[i] = g_utf8_get_char (p);
      t->bytes[i] = (guint)(p - title);
      classes[i] = (guint8)yd_typo_get_class (t->chars[i]);
      t->widths[i + 1] = t->widths[i]
                         + (classes[i] == YD_TYPO_DIGIT || classes[i] == YD_TYPO_POINT ? digit_width
                            : classes[i] >= YD_TYPO_HALF                               ? 0.55f
                                                                                       : 1);
    }
  t->bytes[t->n] = (guint)length;
  t->starts = yd_words_find_starts (title, (gssize)length, &n_words);
  yd_typo_get_breaks (t->chars, classes, t->n, breaks);
  for (i = 1; i < t->n; i++)
    t->costs[i] = breaks[i] != YD_BREAK_ALLOWED ? NEVER : 9;
  price_words (t, title);
  price_brackets (t);
  price_particles (t, title);
  price_good_places (t, title);
}

static void
title_clear (Title *t)
{
  g_free (t->chars);
  g_free (t->bytes);
  g_free (t->widths);
  g_free (t->costs);
  g_free (t->starts);
}

/* What is wrong with these widths: an hourglass, a rectangle of three, lines too unlike. */
static float
price_shape (const float *w, guint n)
{
  float cost = 0;
  guint turns = 0;
  gboolean falling = FALSE, equal = n > 2;

  for (guint i = 0; i < n; i++)
    {
      cost += w[i] > COMFORT ? (w[i] - COMFORT) * 1.5f : 0;
      cost += w[i] < 4 ? 40 : 0;
      equal = equal && (i == 0 || w[i] == w[i - 1]);
      if (i == 0 || w[i] == w[i - 1])
        continue;
      if (falling && w[i] > w[i - 1])
        turns++;
      falling = w[i] < w[i - 1];
    }
  if (n == 2)
    {
      float difference = ABS (w[0] - w[1]);
      cost += difference > 6 ? (difference - 6) * 4 : difference * 0.3f;
    }
  if (n > 2)
    {
      float widest = 0, narrowest = 1e6f;
      for (guint i = 0; i < n; i++)
        {
          widest = MAX (widest, w[i]);
          narrowest = MIN (narrowest, w[i]);
        }
      cost += (widest - narrowest) > 8 ? (widest - narrowest - 8) * 3 : 0;
    }
  return cost + (float)turns * 45 + (equal ? 45 : 0) + (float)n * 7;
}

/**
 * yd_title_shape_is_fair:
 *
 * Returns: whether the lines make a trapezium or a lozenge: no line is shorter than both its
 *   neighbours, and three or more are not all equal
 */
gboolean
yd_title_shape_is_fair (const YdTitleLine *lines, guint n)
{
  gboolean equal = n > 2;
  for (guint i = 1; i + 1 < n; i++)
    if (lines[i].width < lines[i - 1].width && lines[i].width < lines[i + 1].width)
      return FALSE;
  for (guint i = 1; i < n; i++)
    equal = equal && ABS (lines[i].width - lines[i - 1].width) < 0.01f;
  return !equal;
}

static void
search (const Title *t, guint lines, guint line, float cost, Breaking *now, Breaking *best)
{
  guint start = now->breaks[line];
  if (cost >= best->cost)
    return;
  if (line + 1 == lines)
    {
      float w[MAX_SEARCH];
      if (t->widths[t->n] - t->widths[start] > t->capacity)
        return;
      now->breaks[lines] = t->n;
      for (guint i = 0; i < lines; i++)
        w[i] = t->widths[now->breaks[i + 1]] - t->widths[now->breaks[i]];
      cost += price_shape (w, lines);
      if (cost < best->cost)
        {
          *best = *now;
          best->cost = cost;
          best->n = lines;
        }
      return;
    }
  for (guint i = start + 1; i < t->n && t->widths[i] - t->widths[start] <= t->capacity; i++)
    if (t->costs[i] < NEVER)
      {
        now->breaks[line + 1] = i;
        search (t, lines, line + 1, cost + t->costs[i], now, best);
      }
}

/* @start and @end are characters, @from the byte where the title begins. */
static void
add_line (const Title *t, guint from, guint start, guint end, GArray *lines)
{
  YdTitleLine line
    = { from + t->bytes[start], from + t->bytes[end], t->widths[end] - t->widths[start] };
  g_array_append_val (lines, line);
}

/* A title beyond all measure: filled line by line at the best place near each end. */
static void
fill_greedily (const Title *t, guint from, GArray *lines)
{
  for (guint start = 0; start < t->n;)
    {
      guint end = start + 1, chosen;
      while (end < t->n && t->widths[end + 1] - t->widths[start] <= t->capacity)
        end++;
      chosen = end;
      for (guint i = end; end < t->n && i > start + 1 && t->widths[end] - t->widths[i] < 6; i--)
        if (t->costs[i] < t->costs[chosen])
          chosen = i;
      add_line (t, from, start, chosen, lines);
      start = chosen;
    }
}

static void
break_piece (const char *title, gsize from, gsize to, float capacity, float digit_width,
             GArray *lines)
{
  Title t;
  Breaking now = { { 0 } }, best = { { 0 }, 0, 1e6f };

  title_init (&t, title + from, to - from, capacity, digit_width);
  if (t.n > 0 && t.widths[t.n] <= capacity)
    best = (Breaking){ { 0, t.n }, 1, 0 };
  for (guint n = 2; n <= MAX_SEARCH && best.n != 1 && t.n > 0; n++)
    search (&t, n, 0, 0, &now, &best);
  if (best.n == 0)
    fill_greedily (&t, (guint)from, lines);
  for (guint i = 0; i < best.n; i++)
    add_line (&t, (guint)from, best.breaks[i], best.breaks[i + 1], lines);
  title_clear (&t);
}

/**
 * yd_title_break:
 * @title: UTF-8; a line feed is the author's own break and is kept
 * @capacity: em that fit on a line
 * @digit_width: of the face's digits, in em
 *
 * Returns: (transfer full) (element-type YdTitleLine): the lines; none for an empty title
 */
GArray *
yd_title_break (const char *title, float capacity, float digit_width)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (YdTitleLine));
  const char *start = title;

  for (;;)
    {
      const char *end = strchr (start, '\n');
      gsize to = end != NULL ? (gsize)(end - title) : strlen (title);
      break_piece (title, (gsize)(start - title), to, capacity, digit_width, lines);
      if (end == NULL)
        return lines;
      start = end + 1;
    }
}
