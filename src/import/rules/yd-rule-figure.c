/* Owns: numbers with a unit of measure and what they are compared by. Refuses: years, days,
 * document numbers, ages, versions and numbers inside of names. */

#include "yd-rule-figure.h"

#include "yd-char.h"
#include "yd-figure-name.h"
#include "yd-figure-respective.h"
#include "yd-scan.h"

#define MAX_NAME 24  /* characters of what is counted */
#define SHORT_NAME 4 /* of a mere verb */
#define MAX_LABEL 8  /* of a label: 总投资： */

/* clang-format off */
static const char *const measures[] = {
  "%", "％", "‰", "个百分点", "百分点", "个月", "个季度", "个工作日", "个小时", "件/万人", "人/万人",
  "张/千人", "人/千人", "张/万人", "平方米/人", "元/人", "吨/万元", "微克/立方米", "毫克/升", "个", "家", "所", "项", "台", "套", "张", "名", "人次",
  "人", "位", "次", "例", "分钟", "小时", "天", "个工作日", "工作日", "公里", "平方公里",
  "平方米", "万平方米", "亩", "万元", "亿元", "元", "户", "场次", "场", "件", "种", "批次", "批",
  "支", "门", "篇", "处", "条", "座", "辆", "期", "份", "床", "床位", "对", "组", "只", "部",
  "间", "块", "幢", "栋", "吨", "万吨", "千瓦", "万千瓦", "米", "公顷", "万人次", "万人", "万户",
  "株", "村", "公斤", "千克", "册", "本", "幅", "棵", "盏", "艘", "架", "列", "节", "堂", "学时",
  "课时", "款", "倍", "分", "年", "月", "岁", "周", "秒", "立方米", "万立方米", "平方千米", "公里/小时",
  "兆", "端", "宗", "起", "档", "卷", "类", "批次/千人", "标准吨", "吨标准煤", "个席位", "学位",
  "个学位", "车位", "泊位", "个泊位", "副", "面", "封", "颗", "头", "尾", "羽", "斤", "桌", "班次",
  "航次", "班", "标箱", "千瓦时", "万千瓦时", "亿千瓦时", "剂次", "剂", "DDDs", "DDD", "床日", "人月", "人份", "万人份", "例次", "户次", "家次",
  "车次", "台次", "架次", "艘次", "件次", "项次", "轮次", "㎡", NULL
};
/* clang-format on */

/* Measures that are none of an indicator. */
static const char *const refused[]
  = { "年", "月", "岁", "分", "日", "号", "级", "届", "类", "班", "端", NULL };

/* Words that begin like a measure. */
/* clang-format off */
static const char *const other_words[] = {
  "人才", "人员", "人民", "人大", "人口", "人力", "人工", "人物", "人士", "人生", "人均",
  "家庭", "家长", "家属", "家用", "条件", "条例", "条款", "台账", "台风", "位于", "位置", "位居",
  "名单", "名称", "名师", "名优", "门诊", "门急诊", "门户", "场地", "场所", "场景", "场馆",
  "分之", "期间", "期末", "部门", "部分", "部署", "对口", "对标", "对照", "组织", "项目制",
  "批准", "批复", "处理", "处置", "村居", "村级", "村民", "米级", "元旦", "天然", "份额", "种植",
  "小时值班", "小时服务", "小时运行", "小时在线", "小时热线", "小时监控", "起步", "周年", "周边",
  "周期", "周岁", "副主任", "副局长", "面向", "面对", "头部", "档案", "秒杀", "种类", "户籍", "户外", "间隔", "支持", "支撑", "支付", "支部", "篇章", "辆次", "床旁", NULL
};
static const char *const least_before[] = {
  "≥", "≧", "＞", ">", "不少于", "不低于", "不小于", "至少", "超过", "达到", "达", "突破", "大于",
  "高于", "多于", "力争达到", "不得低于", "不得少于", "要达到", "提高到", "提升到", "提高至", "提升至", "增加到", "增加至", "增至", "扩大到", "扩大至", "扩展到", "扩展至", "拓展至", "最少", NULL
};
static const char *const most_before[] = {
  "≤", "≦", "＜", "<", "不超过", "不高于", "不大于", "不多于", "低于", "小于", "少于", "控制在",
  "下降到", "降至", "降到", "最多", "最长", "压缩至", "压缩到", "缩短至", "缩短到", "压减至", "压减到", NULL
};
/* clang-format on */
/* clang-format off */
static const char *const least_after[] = {
  "以上", "及以上", "或以上", "以上的", "（含）以上", "(含)以上", NULL
};
static const char *const most_after[] = {
  "以内", "以下", "之内", "及以下", "（含）以内", "（含）以下", "(含)以内", "(含)以下", NULL
};
/* clang-format on */

/* 20个工作日内: a limit, while 3家内 is none. */
static const char *
read_within (const char *end, const char *measure)
{
  static const char *const times[]
    = { "天", "日", "小时", "分钟", "个月", "周", "秒", "个小时", NULL };
  static const char *const others[] = { "内部", "内容", "内外", "内设", "内控", NULL };
  const char *after = yd_scan_word (end, "内");
  return after != NULL && yd_scan_words (end, others) == NULL
             && yd_scan_ends (measure, measure + strlen (measure), times) != NULL
           ? after
           : NULL;
}

static int
digit_value (const char *p)
{
  return *p >= '0' && *p <= '9' ? *p - '0' : (guchar)p[2] - 0x90;
}

/* The bytes of a decimal point at @p between digits; 0 none. */
static gsize
measure_point (const char *p)
{
  static const char *const points[] = { ".", "．", NULL };
  const char *after = yd_scan_words (p, points);
  return after != NULL && yd_scan_is_digit (after) ? (gsize)(after - p) : 0;
}

/* 12, 3.5, 1,200; digits and scale. */
static const char *
read_decimal (const char *p, gint64 *digits, int *scale)
{
  gint64 value = 0;
  int places = 0, count = 0;
  gboolean fraction = FALSE;
  for (gsize step; count < 15; p += step)
    {
      step = 1;
      if (yd_scan_is_digit (p))
        {
          value = value * 10 + digit_value (p);
          places += fraction;
          count++;
          step = (gsize)(g_utf8_next_char (p) - p);
        }
      else if (!fraction && count > 0 && measure_point (p) > 0)
        {
          fraction = TRUE;
          step = measure_point (p);
        }
      else if (!(*p == ',' && !fraction && count > 0 && yd_scan_is_digit (p + 1)
                 && yd_scan_is_digit (p + 2) && yd_scan_is_digit (p + 3)
                 && !yd_scan_is_digit (p + 4)))
        break;
    }
  if (count == 0 || count >= 15 || places > YD_DECIMAL_MAX_SCALE)
    return NULL;
  *digits = value;
  *scale = places;
  return p;
}

static void
align (gint64 *digits, int *scale, int wanted)
{
  while (*scale < wanted)
    {
      *digits *= 10;
      (*scale)++;
    }
}

/* 万 and 亿 stay with the measure: 3万人次; ％ is one with %. */
static const char *
read_measure (const char *p, char *measure, gsize size)
{
  static const char *const powers[] = { "万", "亿", "千", "百", "余", "多", NULL };
  const char *start = yd_scan_spaces (p), *q = start, *power;
  while ((power = yd_scan_words (q, powers)) != NULL)
    q = power;
  const char *end = yd_scan_words (q, measures);
  if (end == NULL && q > start)
    end = yd_scan_words (start, measures);
  if (end == NULL)
    return NULL;
  if (yd_scan_words (q, refused) == end || yd_scan_words (q, other_words) != NULL
      || (gsize)(end - start) >= size)
    return NULL;
  memcpy (measure, start, (gsize)(end - start));
  measure[end - start] = '\0';
  if (strcmp (measure, "％") == 0)
    strcpy (measure, "%");
  return end;
}

static gboolean
is_clause_end (gunichar c)
{
  return c == 0xff0c || c == ',' || c == 0x3002 || c == 0xff1b || c == ';' || c == 0xff1a
         || c == ':' || c == 0x3001 || c == 0xff01 || c == '\n';
}

/* The words before @end that say which way a figure is meant. 不少于 ends in 少于: the longer one
 * holds. */
static const char *
find_limit (const char *text, const char *end, gboolean *most)
{
  const char *at_least = yd_scan_ends (text, end, least_before);
  const char *at_most = yd_scan_ends (text, end, most_before);
  *most = at_most != NULL && (at_least == NULL || at_most < at_least);
  return *most ? at_most : at_least;
}

/* 2.制作…, （1）制作…: the number of a list is no part of the words. */
static const char *
skip_number (const char *start)
{
  static const char *const opening[] = { "（", "(", NULL };
  static const char *const marks[] = { ".", "．", "、", "）", ")", NULL };
  const char *open = yd_scan_words (start, opening);
  const char *after = yd_scan_number (open != NULL ? open : start, 2, NULL);
  after = after != NULL ? yd_scan_words (after, marks) : NULL;
  return after != NULL && !yd_scan_is_digit (after) ? yd_scan_spaces (after) : start;
}

/* Where the clause begins that ends at @end; never within brackets that close in it. */
static const char *
find_name_start (const char *from, const char *end)
{
  const char *start = end, *outside = NULL; /* behind the last of them */
  int depth = 0;
  for (int i = 0; i < MAX_NAME && start > from; i++)
    {
      const char *before = g_utf8_prev_char (start);
      gunichar c = g_utf8_get_char (before);
      if (yd_char_is_closing (c) && depth++ == 0)
        outside = start;
      else if (depth > 0 && yd_char_is_opening (c))
        depth--;
      else if (depth == 0 && (is_clause_end (c) || c == 0xff08 || c == '('))
        break;
      start = before;
    }
  return yd_scan_spaces (yd_figure_name_skip_basis (depth > 0 ? outside : start, end));
}

/* The words of the clause before the number: what is counted. */
static void
find_name (const char *text, const char *from, const char *number, YdFigureFound *found)
{
  static const char *const joiners[] = { "和", "及", "与", "、", "至", NULL };
  /* clang-format off */
  static const char *const adverbs[] = {
    "年底", "年末", "年内", "分别", "均", "全部", "各", "平均", "共", "约", "近", "已", "保持在", "稳定在", "维持在",
    "巩固在", "为", "是", "力争", "要", "须", "应", "必须", "也", "将", "有望", "达", NULL
  };
  static const char *const leads[] = {
    "年底前", "全年", "年内", "到年底", "并", "实现", "确保", "力争", "使", "争取", "其中",
    "并在此基础上", "力争实现", "会议要求", "会议强调", "请", NULL
  };
  static const char *const since[] = { "以来", "期间", NULL };
  static const char *const uses[] = { "使用", NULL };
  static const char *const least[] = { "至少", "最少", NULL };
  /* clang-format on */
  const char *end = yd_scan_back_spaces (text, number), *cut;
  gboolean most;
  while ((cut = find_limit (text, end, &most)) != NULL
         || (cut = yd_scan_ends (text, end, adverbs)) != NULL)
    end = yd_scan_back_spaces (text, cut);
  const char *start = find_name_start (from, end);
  start = MIN (skip_number (start), end);
  if (yd_scan_ends (start, end, since) != NULL) /* 对2031年以来86个项目 */
    start = end;
  const char *joined = start == from ? yd_scan_words (start, joiners) : NULL;
  if (joined != NULL && joined <= end && yd_scan_words (start, least) == NULL)
    start = yd_scan_spaces (joined);
  const char *whole = NULL, *at_least = yd_scan_find (start, end, least);
  if (at_least != NULL) /* 每周至少开设1节 */
    {
      if (found->comparison == YD_COMPARE_EQUAL)
        found->comparison = YD_COMPARE_AT_LEAST;
      whole = start;
      start = yd_scan_words (at_least, least);
    }
  const char *lead = yd_scan_words (start, leads);
  if (lead != NULL && lead < end && yd_scan_words (start, uses) == NULL)
    start = lead;
  found->name = (gsize)(MIN (start, number) - text);
  found->start = whole != NULL ? (gsize)(whole - text) : found->name;
  found->name_length = end > start ? (gsize)(end - start) : 0;
}

/* 总投资：2.6亿元: the label says what is counted. */
static void
take_label (const char *text, const char *number, YdFigureFound *found)
{
  static const char *const colons[] = { "：", ":", NULL };
  const char *end = found->name_length == 0 ? yd_scan_ends (text, number, colons) : NULL;
  const char *start = end;
  for (int i = 0; end != NULL && i < MAX_LABEL && start > text; i++)
    {
      const char *before = g_utf8_prev_char (start);
      if (is_clause_end (g_utf8_get_char (before)) || yd_char_is_closing (g_utf8_get_char (before)))
        break;
      start = before;
    }
  if (end == NULL || yd_scan_length (start, end) < 2)
    return;
  found->start = found->name = (gsize)(start - text);
  found->name_length = (gsize)(end - start);
}

/* Whether a number at @p counts something, as 5级 in 电子病历5级评审 does not. */
static gboolean
counts (const char *p)
{
  gint64 digits;
  int scale;
  char measure[24];
  const char *after = read_decimal (p, &digits, &scale);
  return after == NULL || read_measure (after, measure, sizeof measure) != NULL;
}

/* 新增2家, 上半年完成首批60个: the words before say little; what is counted comes after the number. */
static gboolean
says_little (const char *start, const char *end)
{
  static const char *const each[] = { "每", "各", NULL }; /* 每个乡镇建成1所 */
  static const char *const periods[] = { "每季度", "每季", "每月", "每周", "每半年", "每半月",
                                         "每年",   "每日", "每天", "每旬", "每学期", NULL };
  return yd_scan_length (start, end) <= SHORT_NAME
         || (yd_figure_name_ends_in_verb (start, end)
             && (yd_scan_words (start, each) == NULL || yd_scan_words (start, periods) != NULL));
}

/* 新增2家（甲、乙）服务站: which of them stands between. */
static const char *
skip_bracket (const char *p)
{
  const char *start = yd_scan_spaces (p);
  gunichar c = g_utf8_get_char (start);
  const char *close = c == 0xff08 || c == '(' ? yd_scan_close (start) : NULL;
  return close != NULL ? close : start;
}

static const char *
take_following (const char *text, const char *end, YdFigureFound *found)
{
  const char *p = end;
  if (!says_little (text + found->name, text + found->name + found->name_length)
      || strchr (found->measure, '%') != NULL)
    return end;
  const char *start = skip_bracket (p);
  p = start;
  for (int i = 0; i < MAX_NAME && *p != '\0'; i++)
    {
      gunichar c = g_utf8_get_char (p);
      if (is_clause_end (c) || yd_char_is_opening (c) || yd_char_is_closing (c)
          || (yd_scan_is_digit (p) && counts (p)))
        break;
      do
        p = g_utf8_next_char (p);
      while (yd_scan_is_digit (p) && yd_scan_is_digit (g_utf8_prev_char (p)));
    }
  const char *joined
    = yd_scan_ends (start, p, (const char *const[]){ "和", "及", "与", "或", NULL });
  if (joined != NULL)
    p = joined;
  if (yd_scan_length (start, p) < 2)
    return end;
  found->name = (gsize)(start - text);
  found->name_length = (gsize)(p - start);
  return p;
}

/* 由5天压缩至2天, 从80%提高到95%: where the words of the value of before begin; %NULL none. */
static const char *
find_baseline (const char *text, const char *number, const char *end)
{
  static const char *const heads[]
    = { "由", "从", "由目前的", "从目前的", "由原来的", "从原来的", NULL };
  static const char *const rises[]
    = { "提高到", "提高至", "提升到", "提升至", "增加到", "增加至", "增至",   "升至",   "上升到",
        "扩大到", "扩大至", "扩展到", "扩展至", "拓展到", "拓展至", "增加至", "增长到", "增长至",
        "压缩到", "压缩至", "缩短到", "缩短至", "下降到", "降至",   "降到",   "降低到", "减少到",
        "减少至", "压减到", "压减至", "调整为", "变为",   NULL };
  const char *head = yd_scan_ends (text, number, heads);
  return head != NULL && yd_scan_words (yd_scan_spaces (end), rises) != NULL ? head : NULL;
}

/* 合格率、满意率分别达到75%: the first of them. */
static void
take_respective (const char *text, const char *number, YdFigureRespective *respective,
                 YdFigureFound *found)
{
  const char *name = text + found->name, *end = name + found->name_length;
  if (!yd_figure_respective_find (respective, text, name, end, number)
      || !yd_figure_respective_take (respective, &name, &end))
    return;
  found->start = MIN (found->start, (gsize)(name - text));
  found->name = (gsize)(name - text);
  found->name_length = (gsize)(end - name);
}

/* Letters, 第 or a quote before it make a number part of a name. */
static gboolean
is_in_name (const char *text, const char *p)
{
  /* clang-format off */
  static const char *const heads[] = {
    "第", "“", "《", "〔", "No.", "GB", "〈", "+", "-", "—", ".", "‘", "×", "不发生", "“两个", "“三个", NULL
  };
  /* clang-format on */
  static const char *const ranks[] = { "前", NULL };
  static const char *const times[]
    = { "底前", "日前", "月前", "末前", "年前", "之前", "以前", "提前", NULL };
  if (p == text)
    return FALSE;
  gunichar c = g_utf8_get_char (g_utf8_prev_char (p));
  if (yd_scan_ends (text, p, ranks) != NULL && yd_scan_ends (text, p, times) == NULL)
    return TRUE; /* 前10名 */
  return (c < 0x80
          && (g_ascii_isalnum ((char)c) || c == '+' || c == '.' || c == '-' || c == '_'
              || c == '/'))
         || yd_scan_ends (text, p, heads) != NULL;
}

static const char *
read_figure (const char *text, const char *p, YdFigureFound *found)
{
  static const char *const dashes[] = { "-", "—", "–", "～", "~", "－", "至", "到", NULL };
  const char *q = read_decimal (p, &found->target, &found->scale), *r;
  if (q == NULL)
    return NULL;
  char low[24] = "";
  const char *after_low = read_measure (q, low, sizeof low);
  r = yd_scan_words (after_low != NULL ? after_low : q, dashes);
  gint64 high;
  int high_scale;
  const char *end = r != NULL ? read_decimal (yd_scan_spaces (r), &high, &high_scale) : NULL;
  end = end != NULL ? read_measure (end, found->measure, sizeof found->measure) : NULL;
  if (end != NULL)
    {
      int scale = MAX (found->scale, high_scale);
      align (&found->target, &found->scale, scale);
      align (&high, &high_scale, scale);
      found->target_high = high;
      found->comparison = YD_COMPARE_RANGE;
    }
  else if (after_low != NULL)
    {
      strcpy (found->measure, low);
      end = after_low;
      found->comparison = YD_COMPARE_EQUAL;
    }
  else
    return NULL;

  const char *before = yd_scan_back_spaces (text, p), *limit;
  gboolean most;
  if (found->comparison == YD_COMPARE_EQUAL && find_limit (text, before, &most) != NULL)
    found->comparison = most ? YD_COMPARE_AT_MOST : YD_COMPARE_AT_LEAST;
  if ((limit = yd_scan_words (end, least_after)) != NULL)
    {
      end = limit;
      found->comparison
        = found->comparison == YD_COMPARE_RANGE ? YD_COMPARE_RANGE : YD_COMPARE_AT_LEAST;
    }
  else if ((limit = yd_scan_words (end, most_after)) != NULL
           || (limit = read_within (end, found->measure)) != NULL)
    {
      end = limit;
      found->comparison
        = found->comparison == YD_COMPARE_RANGE ? YD_COMPARE_RANGE : YD_COMPARE_AT_MOST;
    }
  return end;
}

typedef struct
{
  const char *text;
  GArray *found;
  const char *from;     /* where the words of the figure before end */
  const char *baseline; /* in the same clause, what is counted ends here: 由18个扩大至30个 */
  const char *every, *each, *one_end; /* 每3万人1辆: of so many each; NULL for none */
  YdFigureRespective respective;
} Walk;

/* A number that others are counted by: 每3万人1辆, 每5万人不少于1所. What is counted stands before it, or
 * after it: 每2个街镇建成1所. */
static gboolean
is_of_each (Walk *self, const char *p, const char *end)
{
  static const char *const each[] = { "每", NULL };
  const char *start = yd_scan_ends (self->text, yd_scan_back_spaces (self->text, p), each);
  const char *next = yd_scan_spaces (end), *limit = yd_scan_words (next, least_before);
  if (start == NULL)
    return FALSE;
  limit = limit != NULL ? limit : yd_scan_words (next, most_before);
  if (yd_scan_is_digit (limit != NULL ? yd_scan_spaces (limit) : next))
    self->baseline = start;
  else
    self->from = end;
  self->every = start;
  self->each = p;
  self->one_end = end;
  return TRUE;
}

/* 1辆 of 达到每3万人1辆 is ≥1辆/3万人. */
static void
count_by_each (Walk *self, const char *number, YdFigureFound *one)
{
  const char *before = self->baseline != NULL ? self->baseline : self->each;
  const char *of
    = self->baseline != NULL ? self->one_end : yd_figure_each_skip_unit (self->one_end, number);
  gboolean most;
  if (of > self->one_end) /* 每2个街镇建成1所 */
    {
      one->start = (gsize)(self->every - self->text);
      one->name_length -= MIN (one->name_length, (gsize)(of - self->text) - one->name);
      one->name = (gsize)(of - self->text);
    }
  g_autofree char *by = g_strndup (self->each, (gsize)(of - self->each));
  g_autofree char *measure = g_strconcat (one->measure, "/", by, NULL);
  if (one->comparison == YD_COMPARE_EQUAL
      && find_limit (self->text, yd_scan_back_spaces (self->text, before), &most) != NULL)
    one->comparison = most ? YD_COMPARE_AT_MOST : YD_COMPARE_AT_LEAST;
  if (strlen (measure) < sizeof one->measure)
    strcpy (one->measure, measure);
}

/* A figure that has no words of its own is of the thing before: 分别达到75%和73%. One of another kind that is
 * followed by some is not: 30分钟内到达现场. */
static void
take_name_before (Walk *self, const char *p, const char *number_end, YdFigureFound *one)
{
  const char *name, *name_end;
  if (one->name_length > 0 || self->found->len == 0 || yd_scan_length (self->from, p) > 3)
    return;
  const YdFigureFound *before = &g_array_index (self->found, YdFigureFound, self->found->len - 1);
  gunichar next = g_utf8_get_char (yd_scan_spaces (number_end));
  if (strcmp (before->measure, one->measure) != 0 && yd_char_is_han (next))
    return;
  one->name = before->name;
  one->name_length = before->name_length;
  if (yd_figure_respective_take (&self->respective, &name, &name_end))
    {
      one->name = (gsize)(name - self->text);
      one->name_length = (gsize)(name_end - name);
    }
  one->comparison = one->comparison == YD_COMPARE_EQUAL ? before->comparison : one->comparison;
}

/* Adds the figure of the number at @p, if it is one. Returns: where to go on */
static const char *
take_figure (Walk *self, const char *p, const char *end, YdFigureFound *one)
{
  const char *text = self->text, *base = find_baseline (text, p, end);
  if (yd_figure_is_of_rate (p, end, one))
    return end;
  if (base != NULL || is_of_each (self, p, end))
    {
      self->baseline = base != NULL ? base : self->baseline;
      return end;
    }
  find_name (text, self->from, self->baseline != NULL ? self->baseline : p, one);
  if (self->each != NULL)
    count_by_each (self, p, one);
  if (self->baseline != NULL && one->name_length == 0)
    one->start = (gsize)((self->each != NULL ? self->each : p) - text);
  self->baseline = self->each = NULL;
  if (yd_figure_is_of_rule (text, p, end, one))
    {
      self->from = end;
      return end;
    }
  take_label (text, p, one);
  if (one->name_length > 0)
    take_respective (text, p, &self->respective, one);
  take_name_before (self, p, end, one);
  end = take_following (text, end, one);
  self->from = end;
  yd_figure_name_complete (
    text,
    self->found->len > 0 ? &g_array_index (self->found, YdFigureFound, self->found->len - 1) : NULL,
    one);
  one->length = (gsize)(end - text) - one->start;
  if (!yd_figure_is_mentioned (text, p, end, one))
    g_array_append_val (self->found, *one);
  return end;
}

/**
 * yd_rule_figure_find:
 * @text: a paragraph
 * @found: (element-type YdFigureFound): what was found is appended, in order
 */
void
yd_rule_figure_find (const char *text, GArray *found)
{
  int quoted = 0;
  Walk walk = { .text = text, .found = found, .from = text };
  for (const char *p = text; *p != '\0';)
    {
      if (is_clause_end (g_utf8_get_char (p)))
        walk.baseline = walk.each = NULL;
      if (yd_scan_word (p, "《") != NULL || yd_scan_word (p, "〔") != NULL)
        quoted++;
      else if (yd_scan_word (p, "》") != NULL || yd_scan_word (p, "〕") != NULL)
        quoted = MAX (quoted - 1, 0);
      if (!yd_scan_is_digit (p))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      YdFigureFound one = { 0 };
      const char *end = quoted == 0 && !is_in_name (text, p) ? read_figure (text, p, &one) : NULL;
      if (end != NULL)
        p = take_figure (&walk, p, end, &one);
      else
        while (yd_scan_is_digit (p) || measure_point (p) > 0)
          p += yd_scan_is_digit (p) ? (gsize)(g_utf8_next_char (p) - p) : measure_point (p);
    }
}
