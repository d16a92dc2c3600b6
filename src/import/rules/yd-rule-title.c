/* Owns: where an item's title ends and its text begins. Refuses: to make a title of a sentence: an
 * item whose only line is one has none. */

#include "yd-outline.h"

#include "yd-char.h"
#include "yd-rule-line.h"
#include "yd-scan.h"
#include "yd-unit-mark.h"

#define SHORT_TITLE 30    /* characters that a title before running text may have anyway */
#define LONG_TITLE 80     /* where the text's other items are written so */
#define OWN_LINE 70       /* of a title on its own line */
#define SENTENCE_TITLE 26 /* of a title that is the whole item and ends with 。 */
#define COLON_TITLE 16

/* What sections are called when a flattened line runs their title into the text. */
/* clang-format off */
static const char *const section_titles[] = {
  "总体要求", "总体目标", "总体思路", "指导思想", "工作目标", "发展目标", "主要目标", "行动目标",
  "目标任务", "工作思路", "基本原则", "工作原则", "工作要求", "有关要求", "具体要求", "重点任务",
  "主要任务", "工作任务", "重点工作", "主要工作", "工作重点", "主要措施", "工作措施", "具体措施",
  "具体行动", "工作内容", "工作步骤", "实施步骤", "工作安排", "时间安排", "进度安排", "组织领导",
  "组织保障", "保障措施", "组织实施", "组织形式", "工作保障", "加强组织领导", "检查考核",
  "监督检查", "基本情况", "总体安排", "实施范围", "适用范围", "方法步骤", "活动主题", "活动目标",
  "任务分工", "责任分工", "任务目标", "时间步骤", "目标要求", "活动时间", "活动内容", "整治内容",
  "整治目标", "整治重点", "整治范围", "整治时间", "检查内容", "检查时间", "工作范围", "组织机构",
  "职责分工", "工作职责", "补助标准", "补助对象", "奖补标准", "资金来源", "时间要求", "工作机制",
  "保障机制", "考核奖惩", "参加对象", "活动对象", "活动安排", "工作流程", "处置流程", "信息报送",
  "排查内容", "排查范围", "排查重点", "重点内容", "实施时间", "方法步骤", "工作方法", "工作时间",
  "整治任务", "治理目标", "行动任务", "行动步骤", "具体目标", "具体任务", "宣传内容", "活动要求",
  "相关要求", "纪律要求", "基本要求", "总体任务", "年度目标", "创建目标", "创建内容", "创建步骤",
  "申报条件", "申报程序", "验收标准", "督导检查", "责任落实", "目标任务分解", "工作回顾", NULL
};
/* clang-format on */

/* Titles of what holds aims and safeguards: nothing to assign there. */
/* clang-format off */
static const char *const exempt_words[] = {
  "总体要求", "总体目标", "总体思路", "指导思想", "工作目标", "发展目标", "主要目标", "行动目标",
  "工作思路", "基本原则", "工作原则", "工作要求", "有关要求", "组织领导", "组织保障", "保障措施",
  "组织实施", "组织形式", "工作安排", "时间安排", "工作保障", "实施步骤", "工作步骤", "进度安排",
  "指导原则", "基本思路", "总体安排", "实施保障", "保障机制", "目标要求", "基本要求", "总体部署",
  "监督考核", "考核评估", "附则", NULL
};
/* clang-format on */

/* The end of the first sentence, its stop not included; %NULL where there is none. Stops inside
 * brackets and quotes do not count. */
static const char *
find_stop (const char *text)
{
  int depth = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (yd_char_is_opening (c) && c != 0x2018)
        depth++;
      else if (yd_char_is_closing (c) && c != 0x2019)
        depth = MAX (depth - 1, 0);
      else if (c == 0x3002 && p - text > 1500)
        return p;
      else if (yd_scan_is_stop (c) && depth == 0)
        return p;
      if (p - text > 6000)
        return NULL;
    }
  return NULL;
}

static gboolean
is_run_in (const YdOutlineItem *item)
{
  const char *stop = find_stop (item->heading);
  return stop != NULL && *yd_scan_spaces (g_utf8_next_char (stop)) != '\0'
         && yd_scan_length (item->heading, stop) <= 40;
}

typedef struct
{
  int total[YD_N_MARKS];
  int run_in[YD_N_MARKS];
  int sentence[YD_N_MARKS]; /* one sentence and nothing else */
} Style;

static gboolean
is_sentence (const YdOutlineItem *item)
{
  const char *stop = find_stop (item->heading);
  return stop != NULL && *yd_scan_spaces (g_utf8_next_char (stop)) == '\0'
         && item->children->len == 0 && item->paragraphs->len == 0;
}

static void
count_style (YdOutline *self, YdOutlineItem *item, gpointer data)
{
  Style *style = data;
  style->total[item->mark_kind]++;
  style->run_in[item->mark_kind] += is_run_in (item);
  style->sentence[item->mark_kind] += is_sentence (item);
}

/* 关于增设口腔门诊的建议（第045号）。: a matter, and no sentence. */
static gboolean
is_about (const YdOutlineItem *item)
{
  const char *text = item->heading;
  return yd_scan_word (text, "关于") != NULL && is_sentence (item) && strstr (text, "，") == NULL
         && g_utf8_strlen (text, -1) <= OWN_LINE;
}

static void
strip_title (YdOutlineItem *item)
{
  static const char *const marks[] = { "。", "：", ":", "，", "；", ".", NULL };
  char *title = item->title;
  const char *end = title + strlen (title), *cut;
  while ((cut = yd_scan_ends (title, yd_scan_back_spaces (title, end), marks)) != NULL
         && cut > title)
    end = cut;
  item->title = yd_scan_trim (title, end);
  g_free (title);
}

/* 推进改革（责任单位：甲局）: the mark belongs to the item, not to its title. */
static void
take_mark_off (YdOutlineItem *item)
{
  static const char *const closing[] = { "）", ")", NULL };
  const char *end = item->title + strlen (item->title);
  const char *close = yd_scan_ends (item->title, end, closing), *open = item->title;
  while (close != NULL && *open != '\0'
         && !(yd_char_is_opening (g_utf8_get_char (open)) && yd_scan_close (open) == end))
    open = g_utf8_next_char (open);
  YdUnitMark mark;
  if (close == NULL || open <= item->title || *open == '\0' || item->unit_mark != NULL
      || !yd_unit_mark_parse (g_utf8_next_char (open), close, &mark))
    return;
  gboolean labelled = mark.labelled;
  yd_unit_mark_clear (&mark);
  if (!labelled)
    return;
  item->unit_mark = g_strdup (open);
  item->title[open - item->title] = '\0';
}

static void
set_title (YdOutlineItem *item, const char *end, const char *rest)
{
  g_free (item->title);
  item->title = yd_scan_trim (item->heading, end);
  strip_title (item);
  take_mark_off (item);
  rest = yd_scan_spaces (rest);
  if (*rest != '\0')
    {
      item->run_in = TRUE;
      g_ptr_array_insert (item->paragraphs, 0, g_strdup (rest));
    }
}

static void
set_body (YdOutlineItem *item)
{
  item->run_in = TRUE;
  g_ptr_array_insert (item->paragraphs, 0, g_strdup (item->heading));
}

/* 工程建设：保质保量… and 总体目标　到2025年… */
static const char *
find_short_end (const char *text, const char *stop, const char **rest)
{
  glong count = 0;
  for (const char *p = text; *p != '\0' && (stop == NULL || p < stop) && count <= COLON_TITLE;
       count++)
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);
      if (c == 0xff0c || c == ',' || c == 0xff1b || c == 0x3001)
        return NULL;
      const char *close = yd_char_is_opening (c) ? yd_scan_close (p) : NULL;
      if (close != NULL) /* no colon in there ends a title: 推进改革（责任单位：甲局）。 */
        {
          p = close;
          continue;
        }
      if ((c == 0xff1a || c == ':') && count >= 2 && *yd_scan_spaces (next) != '\0')
        {
          *rest = next;
          return p;
        }
      if (yd_scan_is_space (c) && count >= 4 && stop != NULL
          && yd_char_is_han (g_utf8_get_char (yd_scan_spaces (p))))
        {
          *rest = yd_scan_spaces (p);
          return p;
        }
      p = next;
    }
  return NULL;
}

/**
 * yd_rule_title_find_section:
 *
 * Returns: (nullable): the byte after a section's usual title (工作目标, 保障措施) at the beginning
 * of
 *   @text, where something follows that is no part of it
 */
const char *
yd_rule_title_find_section (const char *text)
{
  const char *end = yd_scan_words (text, section_titles);
  return end == NULL || *end == '\0' ? NULL : end;
}

/**
 * yd_rule_title_is_section:
 *
 * Returns: whether @text is a section's usual title and nothing else
 */
gboolean
yd_rule_title_is_section (const char *text)
{
  static const char *const colons[] = { "：", ":", NULL };
  const char *end = text + strlen (text), *cut = yd_scan_ends (text, end, colons);
  const char *after = yd_scan_words (text, section_titles);
  return after != NULL && after == (cut != NULL ? cut : end);
}

/**
 * yd_rule_title_ends_as_section:
 *
 * Returns: whether @text ends with a section's usual title
 */
gboolean
yd_rule_title_ends_as_section (const char *text)
{
  return yd_scan_ends (text, yd_scan_back_spaces (text, text + strlen (text)), section_titles)
         != NULL;
}

static const char *
find_section_title (const char *text)
{
  const char *end = yd_rule_title_find_section (text);
  if (end == NULL)
    return NULL;
  static const char *const goes_on[]
    = { "和", "与", "及", "的", "为", "是", "由", "在", "从", "自", NULL };
  gunichar c = g_utf8_get_char (end);
  return yd_scan_words (end, goes_on) != NULL || !(yd_char_is_han (c) || g_unichar_isdigit (c))
           ? NULL
           : end;
}

/* What begins in bold letters ends with them, but for those that go on behind a stop. */
static gboolean
take_bold (YdOutlineItem *item, const char *stop)
{
  static const char *const marks[] = { "：", ":", "。", NULL };
  const char *text = item->heading;
  if (item->bold <= 2 || item->bold >= g_utf8_strlen (text, -1))
    return FALSE;
  const char *bold = g_utf8_offset_to_pointer (text, item->bold);
  const char *behind = stop != NULL && stop < bold ? g_utf8_next_char (stop) : NULL;
  if (behind != NULL && behind < bold && *yd_scan_spaces (behind) != '\0')
    return FALSE;
  const char *mark = yd_scan_words (yd_scan_spaces (bold), marks);
  set_title (item, bold, mark != NULL ? mark : bold);
  return TRUE;
}

/* How long it is decides, where nothing else tells a title from a sentence. */
static void
take_by_length (YdOutlineItem *item, const Style *style, const char *stop)
{
  const char *text = item->heading, *end = text + strlen (text);
  const char *after = stop != NULL ? yd_scan_spaces (g_utf8_next_char (stop)) : end;
  glong length = yd_scan_length (text, stop != NULL ? stop : end);
  gboolean below = item->children->len > 0 || item->paragraphs->len > 0;
  gboolean usual = style->run_in[item->mark_kind] * 10 >= style->total[item->mark_kind] * 6;
  glong longest = stop == NULL || below ? OWN_LINE : SENTENCE_TITLE;
  if (*after != '\0' && length <= (usual ? LONG_TITLE : SHORT_TITLE))
    set_title (item, stop, after);
  else if (*after == '\0' && (length <= longest || (stop == NULL && below)))
    set_title (item, end, end);
  else
    set_body (item);
}

static void
read_title (YdOutline *self, YdOutlineItem *item, gpointer data)
{
  const Style *style = data;
  const char *text = item->heading, *rest = text + strlen (text), *cut;
  const char *stop = find_stop (text);
  gboolean below = item->children->len > 0 || item->paragraphs->len > 0;
  gboolean plain = style->sentence[item->mark_kind] * 2 > style->total[item->mark_kind];
  if (*text == '\0')
    return;
  if (item->mark_kind == YD_MARK_CLAUSE)
    set_body (item);
  else if (take_bold (item, stop))
    return;
  else if ((stop != NULL || !below)
           && (cut = find_short_end (text + item->prefix, stop, &rest)) != NULL)
    set_title (item, cut, rest);
  else if (stop != NULL && item->mark_kind <= YD_MARK_HAN_PAREN
           && (cut = find_section_title (text)) != NULL)
    set_title (item, cut, cut);
  else if (is_about (item))
    set_title (item, stop, yd_scan_spaces (g_utf8_next_char (stop)));
  else if (plain && is_sentence (item))
    set_body (item);
  else
    take_by_length (item, style, stop);
}

/* The whole first line is text again. */
static void
give_title_back (YdOutlineItem *item)
{
  if (item->run_in && item->paragraphs->len > 0)
    g_free (g_ptr_array_steal_index (item->paragraphs, 0));
  g_free (item->title);
  item->title = g_strdup ("");
  item->run_in = TRUE;
  g_ptr_array_insert (item->paragraphs, 0, g_strdup (item->heading));
}

/* 保障措施, 切实做好组织实施, but not 做好五项工作保障: that one has points of its own. */
static gboolean
is_exempt_title (const char *title)
{
  /* clang-format off */
  static const char *const verbs[] = {
    "切实", "做好", "加强", "强化", "狠抓", "抓好", "完善", "落实", "健全", "明确", "严格",
    "压实", "认真", "全面", "统筹", NULL
  };
  /* clang-format on */
  for (const char *after; (after = yd_scan_words (title, verbs)) != NULL;)
    title = after;
  const char *part = yd_scan_word (title, "第"); /* 第三部分 组织保障 */
  if (part != NULL)
    {
      const char *space = strchr (part, ' ');
      title = space != NULL ? yd_scan_spaces (space) : title;
    }
  return yd_scan_words (title, exempt_words) != NULL;
}

/* 2031年工作回顾, 存在问题: nothing in it is still to be done. */
static gboolean
is_past_title (const char *title)
{
  /* clang-format off */
  static const char *const ends[] = {
    "工作总结", "工作回顾", "情况回顾", "发展回顾", "简要回顾", "总结", "完成情况", "执行情况", "工作情况",
    "进展情况", "开展情况", "基本情况", "总体情况", "主要成效", "工作成效", "主要成绩", "存在问题",
    "存在的问题", "存在的主要问题", "主要问题", "问题和不足", "困难和问题", "问题与不足", "发展基础",
    "面临的形势", "面临形势", "形势分析", "主要工作及成效", "经验做法", "存在的不足", "不足之处", NULL
  };
  static const char *const aims[] = { "上报", "报送", "抓好", "做好", "开展", "督查", "整改", NULL };
  /* clang-format on */
  const char *end = yd_scan_back_spaces (title, title + strlen (title));
  return yd_scan_ends (title, end, ends) != NULL && yd_scan_find (title, end, aims) == NULL;
}

static void
mark_exempt (YdOutline *self, YdOutlineItem *item, gpointer data)
{
  const char *title = item->title;
  item->past = item->units->len == 0 && item->mark_kind <= YD_MARK_HAN_PAREN && !item->label
               && is_past_title (title);
  item->exempt |= item->past;
  if (item->units->len == 0 && item->mark_kind <= YD_MARK_HAN_PAREN && is_exempt_title (title))
    item->exempt = TRUE;
  static const YdAnswer answers[] = { { YD_ANSWER_AS_READ, NULL }, { YD_ANSWER_AS_TEXT, NULL } };
  if (g_utf8_strlen (title, -1) > LONG_TITLE
      && yd_outline_ask (self, YD_DOUBT_LONG_TITLE, item->source, item->number_found, title, NULL,
                         answers, G_N_ELEMENTS (answers))
             ->code
           == YD_ANSWER_AS_TEXT)
    give_title_back (item);
}

static void
inherit_exempt (YdOutlineItem *item)
{
  for (guint i = 0; i < item->children->len; i++)
    {
      YdOutlineItem *child = g_ptr_array_index (item->children, i);
      child->exempt |= item->exempt && child->units->len == 0;
      child->past |= item->past && child->units->len == 0;
      inherit_exempt (child);
    }
}

/**
 * yd_rule_titles:
 *
 * Gives each item its title and the rest of its first line to its paragraphs.
 */
void
yd_rule_titles (YdOutline *self)
{
  Style style = { 0 };
  yd_outline_each_item (self, count_style, &style);
  yd_outline_each_item (self, read_title, &style);
  yd_outline_each_item (self, mark_exempt, NULL);
  for (guint i = 0; i < self->items->len; i++)
    inherit_exempt (g_ptr_array_index (self->items, i));
}

/**
 * yd_rule_title_again:
 * @item: with a first line in its heading, neither title nor text of it in its paragraphs
 *
 * Gives one item its title as the others have theirs.
 */
void
yd_rule_title_again (YdOutline *self, YdOutlineItem *item)
{
  Style style = { 0 };
  yd_outline_each_item (self, count_style, &style);
  item->run_in = FALSE;
  g_free (item->title);
  item->title = g_strdup ("");
  read_title (self, item, &style);
}
