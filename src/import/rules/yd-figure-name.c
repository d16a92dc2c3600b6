/* Owns: whether a figure that was read is an aim at all, and the object of one that the words before it only
 * say a verb of. Refuses: to read figures (yd-rule-figure.c). */

#include "yd-figure-name.h"

#include "yd-scan.h"

#define MAX_RATE 12   /* characters of 接通率 */
#define MAX_QUOTED 14 /* of what stands in quotes beside a number */
#define MAX_LIST 120  /* of a list whose members are counted */
#define MAX_CLAUSE 30 /* of a clause that says what is counted */

/* clang-format off */
static const char *const verbs[] = {
  "完成", "完成首批", "建成", "新增", "新建", "改建", "扩建", "改扩建", "续建", "迁建", "建设", "打造", "培育",
  "创建", "增配", "配备", "配置", "新设", "增设", "设立", "设置", "建立", "开展", "举办", "实施", "推出", "引进",
  "增加", "开设", "组建", "选派", "推进", "启动", "改造", "再建", "达到", "听取", "召开",
  "发布", "编发", "建", NULL
};
static const char *const times[] = {
  "上半年", "下半年", "全年", "年内", "今年", "年底前", "每年", "本年度", "再", "计划", "拟", "共", "累计", "已", NULL
};
static const char *const clause_ends[]
  = { "，", ",", "。", "；", ";", "：", ":", "！", "\n", NULL };
/* clang-format on */
static const char *const comma[] = { "、", NULL };

/* 15秒接通率达到90%, 15分钟内就诊率达到80%: the number belongs to the name of a rate. @number, @end: of the
 * figure's words so far. */
gboolean
yd_figure_is_of_rate (const char *number, const char *end, const YdFigureFound *found)
{
  /* clang-format off */
  static const char *const spans[] = {
    "秒", "分钟", "小时", "个小时", "天", "个工作日", "工作日", "个月", "公里", "米", NULL
  };
  /* clang-format on */
  static const char *const rates[] = { "率", NULL };
  static const char *const within[] = { "内", NULL };
  static const char *const further[] = { "、", "并", "且", "（", "(", NULL };
  gboolean limit
    = found->comparison == YD_COMPARE_AT_MOST && yd_scan_ends (number, end, within) != NULL;
  if ((found->comparison != YD_COMPARE_EQUAL && !limit)
      || yd_scan_ends (found->measure, found->measure + strlen (found->measure), spans) == NULL)
    return FALSE;
  const char *p = end;
  for (int i = 0; i < MAX_RATE && *p != '\0' && !yd_scan_is_digit (p)
                  && yd_scan_words (p, clause_ends) == NULL && yd_scan_words (p, further) == NULL;
       i++)
    p = g_utf8_next_char (p);
  return yd_scan_find (end, p, rates) != NULL;
}

/* 每少1次, 每降低1个百分点, （3项）, 低于80%的不得分: no aim of its own. */
gboolean
yd_figure_is_of_rule (const char *text, const char *number, const char *end,
                      const YdFigureFound *found)
{
  /* clang-format off */
  static const char *const steps[] = {
    "每少", "每低", "每高", "每降低", "每提高", "每增加", "每减少", "每超过", "每超", "每缺", "每下降",
    "每上升", "每多", "每有", "每发生", "每发现", "每迟报", "每漏报", NULL
  };
  static const char *const alone[] = { "少", "缺", "低", "超", "迟报", "漏报", "发现", NULL };
  static const char *const lost[] = {
    "的不得分", "的，不得分", "的扣", "的，扣", "扣", "的不予", "的，不予", "的取消", "的，取消", NULL
  };
  /* clang-format on */
  static const char *const opening[] = { "（", "(", NULL };
  static const char *const closing[] = { "）", ")", NULL };
  const char *name = text + found->name, *after = name + found->name_length;
  return yd_scan_ends (name, after, steps) != NULL || yd_scan_words (name, alone) == after
         || yd_scan_words (end, lost) != NULL
         || (found->name_length == 0 && yd_scan_ends (text, number, opening) != NULL
             && yd_scan_words (end, closing) != NULL);
}

/* ---- what is only mentioned ---- */

/* 优化全区12个站点布局, 以中心医院为龙头、11家卫生中心为网底: so many there are. @end: of the words. */
static gboolean
is_there_already (const char *text, const char *number, const char *end, const YdFigureFound *found)
{
  static const char *const all[]
    = { "全区", "全市", "全县", "全省", "辖区", "辖区内", "区内", "现有", "已有", "原有", NULL };
  /* clang-format off */
  static const char *const parts[] = {
    "为网底", "为龙头", "为基础", "为依托", "为支撑", "为核心", "为枢纽", "为骨干", "为主体", "为重点",
    "为抓手", "为纽带", "为补充", "为牵引", "为载体", "为试点", NULL
  };
  /* clang-format on */
  return found->comparison == YD_COMPARE_EQUAL && strchr (found->measure, '%') == NULL
         && (yd_scan_ends (text, yd_scan_back_spaces (text, number), all) != NULL
             || yd_scan_ends (number, end, parts) != NULL);
}

/* “普高提质50条”: a name. */
static gboolean
is_quoted (const char *text, const char *number, const char *end)
{
  static const char *const opening[] = { "“", NULL };
  static const char *const closing[] = { "”", NULL };
  const char *start = number, *stop = end;
  for (int i = 0; i < MAX_QUOTED && start > text && yd_scan_ends (text, start, opening) == NULL;
       i++)
    {
      start = g_utf8_prev_char (start);
      if (yd_scan_words (start, closing) != NULL || yd_scan_words (start, clause_ends) != NULL)
        return FALSE;
    }
  if (yd_scan_ends (text, start, opening) == NULL)
    return FALSE;
  for (int i = 0; i < MAX_QUOTED && *stop != '\0' && yd_scan_words (stop, clause_ends) == NULL; i++)
    {
      if (yd_scan_words (stop, closing) != NULL)
        return TRUE;
      stop = g_utf8_next_char (stop);
    }
  return FALSE;
}

/* 企业为2家的，采取…; 在下放33项事项的同时: no more than when something holds. */
static gboolean
is_condition (const char *end)
{
  static const char *const of[] = { "的", NULL };
  const char *after = yd_scan_words (end, of);
  return after != NULL && yd_scan_words (after, clause_ends) != NULL;
}

/* 选择甲、乙、丙3个城市: so many are named. */
static gboolean
sums_up (const char *text, const char *number, const YdFigureFound *found)
{
  static const char *const joiners[] = { "、", "和", "及", "与", NULL };
  const char *start = number;
  gint64 parts = 1;
  if (found->scale > 0 || found->target < 3 || found->comparison != YD_COMPARE_EQUAL
      || yd_scan_ends (text, text + found->start, comma) == NULL)
    return FALSE;
  for (int i = 0; i < MAX_LIST && start > text && yd_scan_ends (text, start, clause_ends) == NULL;
       i++)
    {
      parts += yd_scan_ends (text, start, joiners) != NULL;
      start = g_utf8_prev_char (start);
    }
  return parts == found->target && yd_scan_words (yd_scan_spaces (start), verbs) == NULL;
}

/**
 * yd_figure_is_mentioned:
 * @number, @end: of the figure's words
 *
 * Returns: whether it says what there is, or in which case, and no aim
 */
gboolean
yd_figure_is_mentioned (const char *text, const char *number, const char *end,
                        const YdFigureFound *found)
{
  static const char *const listed[] = { "中的", "明确的", "提出的", "确定的", "规定的", NULL };
  static const char *const meanwhile[] = { "的同时", "的基础上", NULL };
  return is_there_already (text, number, end, found) || is_condition (end)
         || is_quoted (text, number, end) || sums_up (text, number, found)
         || yd_scan_words (text + found->start, listed) != NULL
         || yd_scan_ends (number, end, meanwhile) != NULL;
}

/* ---- the object ---- */

gboolean
yd_figure_name_ends_in_verb (const char *start, const char *end)
{
  return yd_scan_ends (start, end, verbs) != NULL;
}

/* 根据《方案》开展巡查: behind it. */
const char *
yd_figure_name_skip_basis (const char *start, const char *end)
{
  static const char *const bases[] = { "根据", "按照", "依据", "对照", "参照", NULL };
  static const char *const closing[] = { "》", NULL };
  const char *close
    = yd_scan_words (start, bases) != NULL ? yd_scan_find (start, end, closing) : NULL;
  return close != NULL ? yd_scan_words (close, closing) : start;
}

/* 年底前完成, 上半年新增: nothing is named. */
gboolean
yd_figure_name_is_verb (const char *name, gsize length)
{
  const char *end = name + length, *cut = yd_scan_ends (name, end, verbs), *start = name, *after;
  while (cut != NULL && (after = yd_scan_words (start, times)) != NULL && after <= cut)
    start = after;
  return cut == start;
}

/* 新建、改建急救分站5个: both of the verbs. */
static void
take_verbs_before (const char *text, YdFigureFound *found)
{
  const char *start = text + found->name, *mark, *verb;
  if (yd_scan_words (start, verbs) == NULL)
    return;
  while ((mark = yd_scan_ends (text, start, comma)) != NULL
         && (verb = yd_scan_ends (text, mark, verbs)) != NULL)
    start = verb;
  gsize gained = (gsize)(text + found->name - start);
  if (found->start == found->name)
    found->start -= gained;
  found->name -= gained;
  found->name_length += gained;
}

/* 推进卫生站标准化建设，新增2家: what the clause before is about. */
static void
take_clause_before (const char *text, YdFigureFound *found)
{
  static const char *const commas[] = { "，", ",", NULL };
  /* clang-format off */
  static const char *const ways[] = {
    "推进", "加快", "加强", "深化", "持续", "大力", "积极", "稳步", "全面", "进一步", "继续", "扎实", "有序", "着力",
    "做好", "实施", "开展", "深入", "推动", NULL
  };
  /* clang-format on */
  const char *own = text + found->start, *after;
  while ((after = yd_scan_ends (text, own, times)) != NULL) /* ，年内新增2家 */
    own = after;
  const char *end = yd_scan_ends (text, own, commas), *start = end;
  for (int i = 0; end != NULL && start > text && yd_scan_ends (text, start, clause_ends) == NULL;
       i++)
    {
      if (i == MAX_CLAUSE)
        return;
      start = g_utf8_prev_char (start);
    }
  while (end != NULL && (after = yd_scan_words (start, ways)) != NULL && after < end)
    start = after;
  if (end == NULL || yd_scan_length (start, end) < 3)
    return;
  found->name = (gsize)(start - text);
  found->name_length = (gsize)(end - start);
}

/**
 * yd_figure_name_complete:
 * @before: (nullable): the figure before it in @text
 *
 * Gives a figure that only a verb stands before what is counted, as far as the sentence says it.
 */
void
yd_figure_name_complete (const char *text, const YdFigureFound *before, YdFigureFound *found)
{
  static const char *const stops[] = { "。", "；", ";", "\n", NULL };
  const char *name = text + found->name;
  gsize length = found->name_length;
  take_verbs_before (text, found);
  gboolean bare = found->name_length == 0; /* 不低于5%，不高于10% */
  if (!bare && (strchr (found->measure, '%') != NULL || !yd_figure_name_is_verb (name, length)))
    return;
  if (before != NULL && before->name_length > 0 && strcmp (before->measure, found->measure) == 0
      && yd_scan_find (text + before->start + before->length, name, stops) == NULL)
    {
      const char *own = text + before->name, *object = yd_scan_words (own, verbs);
      object = object != NULL && object < own + before->name_length ? object : own;
      found->name = (gsize)(object - text);
      found->name_length = before->name_length - (gsize)(object - own);
    }
  else if (!bare)
    take_clause_before (text, found);
}

/* 每2个街镇建成1所: 街镇 is what there is one for. Returns: the byte after it, @start where none is told apart
 * from the words up to @end */
const char *
yd_figure_each_skip_unit (const char *start, const char *end)
{
  static const char *const more[]
    = { "拥有", "有", "设", "配", "布局", "至少", "确定", "落实", NULL };
  const char *p = end, *cut;
  while ((cut = yd_scan_ends (start, p, verbs)) != NULL
         || (cut = yd_scan_ends (start, p, more)) != NULL)
    p = cut;
  return p < end && yd_scan_length (start, p) <= 4 ? p : start;
}
