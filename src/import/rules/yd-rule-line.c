/* Owns: what a line of a document's envelope looks like. Refuses: its place; the same words mean
 * different things before and after the text (yd-rule-envelope.c). */

#include "yd-rule-line.h"

#include "yd-char.h"
#include "yd-numeral.h"
#include "yd-rule-date.h"
#include "yd-scan.h"
#include "yd-text.h"

#define MAX_TITLE 90      /* characters of one line of a title */
#define MAX_UNIT 45       /* of a unit's name */
#define MAX_ADDRESSEE 320 /* of all addressees */

/* clang-format off */
static const char *const unit_tails[] = {
  "委员会", "委", "局", "办公室", "办公厅", "办", "政府", "中学", "小学", "学校", "大学", "学院",
  "幼儿园", "医院", "卫生院", "中心", "国务院", "法院", "检察院", "院", "厅", "部", "处", "科",
  "署", "总局", "支队", "大队", "总队", "集团", "公司", "协会", "学会", "联合会", "总工会",
  "街道", "街道办事处", "办事处", "镇", "乡", "管理局", "指挥部", "领导小组", "工作组", "党委",
  "党组", "支部", "团委", "妇联", "残联", "银行", "所", "站", "馆", "司", "校", "园", "社",
  "联席会议", "组", "督查室", "研究室", "校长室", "园长室", "院长室", "监察室", "教研室", NULL
};
/* clang-format on */

/* Past an opening bracket, where one stands there. */
const char *
yd_rule_line_skip_open (const char *p)
{
  static const char *const opening[] = { "（", "(", "【", "[", NULL };
  const char *q = yd_scan_words (p, opening);
  return yd_scan_spaces (q != NULL ? q : p);
}

static gboolean
is_closed (const char *p)
{
  static const char *const closing[] = { "）", ")", "】", "]", "。", ".", NULL };
  for (const char *q; (q = yd_scan_words (yd_scan_spaces (p), closing)) != NULL;)
    p = q;
  return *yd_scan_spaces (p) == '\0';
}

/**
 * yd_rule_line_find_number:
 * @end: (out): the byte after 号
 *
 * Returns: (nullable): where a document number (国办发〔2019〕3号) begins
 */
const char *
yd_rule_line_find_number (const char *text, const char **end)
{
  static const char *const opening[] = { "〔", "[", "［", "（", "(", "【", NULL };
  static const char *const closing[] = { "〕", "]", "］", "）", ")", "】", NULL };
  const char *start = NULL;
  int han = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *q = han >= 2 ? yd_scan_words (p, opening) : NULL;
      if (q != NULL)
        {
          int year, serial;
          q = yd_scan_number (yd_scan_spaces (q), 4, &year);
          q = q != NULL && year >= 1949 && year <= 2200
                ? yd_scan_words (yd_scan_spaces (q), closing)
                : NULL;
          if (q != NULL)
            {
              q = yd_scan_spaces (q);
              const char *ordinal = yd_scan_word (q, "第");
              q = yd_scan_number (yd_scan_spaces (ordinal != NULL ? ordinal : q), 5, &serial);
              q = q != NULL ? yd_scan_word (yd_scan_spaces (q), "号") : NULL;
              if (q != NULL)
                {
                  *end = q;
                  return start;
                }
            }
        }
      if (yd_char_is_han (c))
        {
          if (han++ == 0)
            start = p;
        }
      else if (!yd_scan_is_space (c) || c == '\t' || han == 0)
        han = 0;
    }
  return NULL;
}

/**
 * yd_rule_line_is_unit:
 *
 * Returns: whether the text between could be the name of one or several units that sign: short, no
 *   marks but those of lists, and an ending that units have
 */
gboolean
yd_rule_line_is_unit (const char *start, const char *end)
{
  end = yd_scan_back_spaces (start, end);
  start = yd_scan_spaces (start);
  if (end <= start || yd_scan_length (start, end) > MAX_UNIT || yd_scan_length (start, end) < 2)
    return FALSE;
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!yd_char_is_han (c) && !yd_scan_is_space (c) && !g_unichar_isalpha (c) && c != 0x3001
          && c != 0xff08 && c != 0xff09 && c != '(' && c != ')' && c != 0xb7
          && !g_ascii_isdigit ((char)c))
        return FALSE;
    }
  if (yd_scan_ends (start, end, unit_tails) != NULL)
    return TRUE;
  return (end[-1] == ')' || yd_scan_ends (start, end, (const char *const[]){ "）", NULL }) != NULL)
         && yd_scan_find (start, end, unit_tails) != NULL;
}

/**
 * yd_rule_line_read_addressee:
 *
 * Returns: (nullable): the colon that closes a list of addressees at the beginning of @text
 */
const char *
yd_rule_line_read_addressee (const char *text)
{
  /* clang-format off */
  static const char *const heads[] = {
    "各", "区属", "区内", "市属", "县属", "局属", "委属", "区直", "市直", "县直", "省直", "全区",
    "全市", "全县", "全校", "全体", "有关", "相关", "机关各", "直属", "所属", "辖区", "本院",
    "本校", "校内", "院内", "广大", NULL
  };
  /* clang-format on */
  static const char *const colons[] = { "：", ":", NULL };
  /* clang-format off */
  static const char *const stops[] = {
    "如下", "通知", "包括", "目标", "任务", "要求", "内容", "原则", "意见", "时间", "电话",
    "联系人", "来源", "附件", "附", "日期", "主题词", "签发人", "抄送", "单位名称", NULL
  };
  static const char *const tails[] = {
    "单位", "部门", "机构", "委员会", "委", "局", "政府", "处室", "科室", "学校", "街道", "镇",
    "乡", "中心", "办事处", "支部", "年级", "学科", "教工", "教职工", "教师", "员工", "公司",
    "企业", "村", "院", "校", "组", "党委", "支队", "大队", "站", "所", "办", "厅", "同志",
    "机关", "集团", "协会", "会", "社区", "部", "系", "班", "园", "师生", "科", "处", "队", "区",
    "市", "县", "馆", "场", "室", "行", "领导小组", "成员单位", "直属单位", "总支", "班主任",
    "家长", "省", "州", "盟", "旗", "（中心）", "）", ")", "们", "同胞", "业主", "居民", "市民",
    "同学", "代表", "委员", "职工", "干部", "群众", NULL
  };
  /* clang-format on */
  const char *p = text;
  glong count = 0;
  for (; *p != '\0' && count < MAX_ADDRESSEE; p = g_utf8_next_char (p), count++)
    {
      if (yd_scan_words (p, colons) != NULL)
        break;
      gunichar c = g_utf8_get_char (p);
      if (yd_scan_is_stop (c) || c == 0xff1b || c == ';' || c == 0x300a || c == 0x3014)
        return NULL;
    }
  if (*p == '\0' || count < 2 || count >= MAX_ADDRESSEE)
    return NULL;
  const char *end = yd_scan_back_spaces (text, p);
  if (yd_scan_ends (text, end, stops) != NULL
      || yd_scan_find (text, end, (const char *const[]){ "现将", "根据", "通知", NULL }) != NULL)
    return NULL;
  if (yd_scan_words (text, heads) != NULL)
    return p;
  return count <= 120 && yd_scan_ends (text, end, tails) != NULL ? p : NULL;
}

/**
 * yd_rule_line_read_annex:
 * @label_end: (out): the byte after 附件1
 *
 * Returns: (nullable): what stands after the label and its mark, perhaps an empty text
 */
const char *
yd_rule_line_read_annex (const char *text, const char **label_end)
{
  static const char *const colons[] = { "：", ":", "．", ".", "、", NULL };
  static const char *const counted[] = { "%", "％", "年", "个", "项", "份", "月", NULL };
  const char *p = text, *open = yd_scan_word (p, "（");
  if (open != NULL)
    p = open;
  const char *q = yd_scan_word (p, "附件");
  if (q == NULL)
    {
      q = yd_scan_word (p, "附");
      if (q == NULL)
        return NULL;
      const char *after = yd_scan_words (yd_scan_spaces (q), colons);
      const char *table = yd_scan_word (q, "表");
      if (table != NULL)
        q = table;
      else if (after == NULL && *yd_scan_spaces (q) != '\0')
        return NULL;
    }
  const char *number = yd_scan_number (yd_scan_spaces (q), 2, NULL);
  if (number == NULL)
    {
      gsize length = yd_numeral_parse (yd_scan_spaces (q), NULL);
      number = length > 0 ? yd_scan_spaces (q) + length : NULL;
    }
  if (number != NULL && yd_scan_words (number, counted) != NULL)
    return NULL; /* 附件90%以上, 附件2031年…… */
  if (number != NULL)
    q = number;
  *label_end = q;
  const char *rest = yd_scan_spaces (q), *colon = yd_scan_words (rest, colons);
  if (open != NULL && colon == NULL)
    return is_closed (rest) ? rest + strlen (rest) : NULL;
  if (colon == NULL && *rest != '\0' && rest == q && number == NULL)
    return NULL; /* 附件所列… */
  return yd_scan_spaces (colon != NULL ? colon : rest);
}

/**
 * yd_rule_line_read_copies:
 *
 * Returns: N of a line （共印N份）; 0 for another line
 */
int
yd_rule_line_read_copies (const char *text)
{
  static const char *const heads[] = { "共印", "印", "印数：", "印数:", "印制", "印发", NULL };
  int value = 0;
  const char *p = yd_scan_words (yd_rule_line_skip_open (text), heads);
  p = p != NULL ? yd_scan_number (yd_scan_spaces (p), 5, &value) : NULL;
  p = p != NULL ? yd_scan_word (yd_scan_spaces (p), "份") : NULL;
  return p != NULL && is_closed (p) ? value : 0;
}

static gboolean
is_disclosure (const char *text)
{
  /* clang-format off */
  static const char *const heads[] = {
    "此件公开", "此件依申请公开", "此件不公开", "此件不予公开", "此件主动公开", "此件删减后公开",
    "此件发至", "此件可", "信息公开属性", "信息公开形式", "信息公开方式", "公开选项", "政府信息公开选项",
    "公开范围", "政务公开选项", "公开等级", "信息公开类别", "信息公开选项", "公开属性", "公开方式",
    "公开类型", "公开形式", "主动公开", "依申请公开", "不予公开", "此件属于", NULL
  };
  /* clang-format on */
  return yd_scan_words (yd_rule_line_skip_open (text), heads) != NULL
         && g_utf8_strlen (text, -1) <= 40;
}

static gboolean
is_page_number (const char *text)
{
  static const char *const marks[] = { "—", "－", "-", "–", "―", "·", "~", "─", NULL };
  const char *p = text, *q;
  gboolean marked = FALSE;
  int ignored;
  if (g_utf8_strlen (text, -1) > 16)
    return FALSE;
  while ((q = yd_scan_words (yd_scan_spaces (p), marks)) != NULL)
    {
      p = q;
      marked = TRUE;
    }
  q = yd_scan_word (yd_scan_spaces (p), "第");
  gboolean page = q != NULL;
  p = yd_scan_number (yd_scan_spaces (q != NULL ? q : p), 4, &ignored);
  if (p == NULL)
    return FALSE;
  p = yd_scan_spaces (p);
  if (page)
    return yd_scan_word (p, "页") != NULL;
  if (*p == '/' && yd_scan_number (yd_scan_spaces (p + 1), 4, NULL) != NULL)
    return TRUE;
  while ((q = yd_scan_words (yd_scan_spaces (p), marks)) != NULL)
    p = q;
  return *yd_scan_spaces (p) == '\0' && (marked || yd_scan_number (text, 3, NULL) != NULL);
}

/**
 * yd_rule_line_is_meeting:
 *
 * Returns: whether @text tells who met where: 地点：…, 参加：…
 */
gboolean
yd_rule_line_is_meeting (const char *text)
{
  /* clang-format off */
  static const char *const words[] = {
    "会议时间", "会议地点", "时间", "地点", "主持人", "主持", "参加人员", "参会人员", "出席人员",
    "参加", "出席", "列席", "列席人员", "记录", "记录人", "缺席", "会议主题", "议题", NULL
  };
  /* clang-format on */
  static const char *const colons[] = { "：", ":", NULL };
  const char *end = yd_scan_words (text, words);
  return end != NULL && yd_scan_words (yd_scan_spaces (end), colons) != NULL;
}

static gboolean
is_head (const char *text)
{
  /* clang-format off */
  static const char *const tails[] = {
    "文件", "（通知）", "(通知)", "（函）", "(函)", "（通告）", "（意见）", "（决定）",
    "（批复）", "（报告）", NULL
  };
  /* clang-format on */
  const char *end = yd_scan_back_spaces (text, text + strlen (text));
  const char *cut = yd_scan_ends (text, end, tails);
  return cut != NULL && yd_rule_line_is_unit (text, cut);
}

static gboolean
is_subtitle (const char *text)
{
  /* clang-format off */
  static const char *const words[] = {
    "征求意见", "送审", "讨论", "草案", "初稿", "试行", "修订", "审议", "代拟", "报批", "稿）",
    "稿)", NULL
  };
  /* clang-format on */
  const char *p = yd_rule_line_skip_open (text), *end = text + strlen (text);
  return p != text && is_closed (end) && yd_scan_close (text) == end
         && g_utf8_strlen (text, -1) <= 24 && yd_scan_find (p, end, words) != NULL;
}

static YdLineKind
date_kind (const char *text)
{
  YdDate date;
  const char *end, *start = yd_rule_date_find_day (text, NULL, &end, &date);
  if (start == NULL)
    return YD_LINE_OTHER;
  const char *rest = yd_scan_spaces (end), *printed = yd_scan_word (rest, "印发");
  if (printed == NULL)
    printed = yd_scan_word (rest, "印制");
  if (printed == NULL)
    printed = yd_scan_word (rest, "印");
  if (printed != NULL && is_closed (printed)
      && (start == text || yd_rule_line_is_unit (text, start)))
    return YD_LINE_PRINTED;
  if (!is_closed (rest))
    return YD_LINE_OTHER;
  if (yd_scan_spaces (yd_rule_line_skip_open (text)) == start)
    return YD_LINE_DATE;
  return yd_rule_line_is_unit (text, start) ? YD_LINE_SIGNED_DATE : YD_LINE_OTHER;
}

/* 第12期, （第3次）: the number of minutes that are counted by themselves. */
static gboolean
is_count (const char *text)
{
  static const char *const counted[] = { "期", "次", "号", NULL };
  const char *p = yd_scan_word (yd_rule_line_skip_open (text), "第");
  int value;
  gsize han = p != NULL ? yd_numeral_parse (yd_scan_spaces (p), &value) : 0;
  if (han > 0)
    p = yd_scan_spaces (p) + han;
  else
    p = p != NULL ? yd_scan_number (yd_scan_spaces (p), 4, NULL) : NULL;
  p = p != NULL ? yd_scan_words (yd_scan_spaces (p), counted) : NULL;
  return p != NULL && is_closed (p);
}

/* 〔2031〕12号 or 〔2031〕第3次 alone, as minutes have it. */
static gboolean
is_minutes_number (const char *text)
{
  static const char *const opening[] = { "〔", "[", "［", NULL };
  static const char *const closing[] = { "〕", "]", "］", NULL };
  int year;
  const char *p = yd_scan_words (text, opening);
  p = p != NULL ? yd_scan_number (p, 4, &year) : NULL;
  p = p != NULL && year >= 1949 && year <= 2200 ? yd_scan_words (p, closing) : NULL;
  if (p == NULL)
    return FALSE;
  if (is_count (yd_scan_spaces (p)))
    return TRUE;
  p = p != NULL ? yd_scan_number (yd_scan_spaces (p), 5, NULL) : NULL;
  p = p != NULL ? yd_scan_word (yd_scan_spaces (p), "号") : NULL;
  return p != NULL && *yd_scan_spaces (p) == '\0';
}

YdLineKind
yd_rule_line_get_kind (const YdLine *line)
{
  static const char *const secrecies[] = { "绝密", "机密", "秘密", "内部", NULL };
  static const char *const urgencies[] = { "特急", "加急", "特提", "平急", "急件", NULL };
  static const char *const copies[] = { "抄送", "抄报", "分送", "主送：", "发送：", NULL };
  const char *text = line->text, *end;
  if (line->kind == YD_BLOCK_RULE)
    return YD_LINE_RULE;
  if (line->item)
    return YD_LINE_OTHER;

  gsize bytes = strlen (text);
  if (bytes < 40 && (is_minutes_number (text) || is_count (text)))
    return YD_LINE_NUMBER;
  const char *number = bytes < 240 ? yd_rule_line_find_number (text, &end) : NULL;
  if (number == text
      || (number != NULL
          && yd_scan_words (text, (const char *const[]){ "发文字号", "文号", NULL }) == NULL
          && *yd_scan_spaces (text) != '\0' && yd_scan_spaces (text) == number))
    if (is_closed (end) || yd_scan_word (yd_scan_spaces (end), "签发人") != NULL)
      return YD_LINE_NUMBER;
  if (yd_scan_words (text, copies) != NULL)
    return YD_LINE_COPY_TO;
  if (bytes < 1500 && yd_rule_line_read_annex (text, &end) != NULL && !yd_rule_line_is_file (text))
    return *yd_rule_line_read_annex (text, &end) == '\0' ? YD_LINE_ANNEX_LABEL : YD_LINE_ANNEX;
  const char *colon = bytes < 4 * MAX_ADDRESSEE ? yd_rule_line_read_addressee (text) : NULL;
  if (bytes > 260 && bytes < 1500 && yd_rule_line_is_web (text))
    return YD_LINE_WEB;
  if (bytes > 260)
    return colon != NULL && *g_utf8_next_char (colon) == '\0' ? YD_LINE_ADDRESSEE : YD_LINE_OTHER;

  YdLineKind dated = date_kind (text);
  if (dated != YD_LINE_OTHER)
    return dated;
  if (yd_rule_line_read_copies (text) > 0)
    return YD_LINE_COPIES;
  if (is_disclosure (text))
    return YD_LINE_DISCLOSURE;
  if (is_page_number (text))
    return bytes == 6 && strspn (text, "0123456789") == 6 ? YD_LINE_COPY_NUMBER : YD_LINE_PAGE;
  if (bytes == 6 && strspn (text, "0123456789") == 6)
    return YD_LINE_COPY_NUMBER;
  if (yd_scan_word (text, "签发人") != NULL)
    return YD_LINE_SIGNER;
  if (yd_scan_word (text, "主题词") != NULL)
    return YD_LINE_KEYWORDS;
  if (yd_rule_line_is_web (text))
    return YD_LINE_WEB;
  if (yd_scan_words (text, secrecies) != NULL && g_utf8_strlen (text, -1) <= 10)
    return YD_LINE_SECRECY;
  if (yd_scan_words (text, urgencies) != NULL && g_utf8_strlen (text, -1) <= 4)
    return YD_LINE_URGENCY;
  if (is_subtitle (text))
    return YD_LINE_SUBTITLE;
  if (is_head (text))
    return YD_LINE_HEAD;
  if (colon != NULL && *yd_scan_spaces (g_utf8_next_char (colon)) == '\0')
    return YD_LINE_ADDRESSEE;
  return YD_LINE_OTHER;
}

gboolean
yd_rule_line_has_sentence (const char *text)
{
  return strstr (text, "。") != NULL || strstr (text, "；") != NULL;
}

/**
 * yd_rule_line_ends_sentence:
 *
 * Returns: whether @text ends as a finished paragraph does
 */
gboolean
yd_rule_line_ends_sentence (const char *text)
{
  const char *end = text + strlen (text);
  for (int i = 0; i < 3 && end > text; i++)
    {
      end = yd_scan_back_spaces (text, end);
      if (end == text)
        return FALSE;
      gunichar c = g_utf8_get_char (g_utf8_prev_char (end));
      if (yd_scan_is_stop (c) || c == 0xff1b || c == ';' || c == 0xff1a || c == ':' || c == 0x2026)
        return TRUE;
      if (!yd_char_is_closing (c))
        return FALSE;
      end = g_utf8_prev_char (end);
    }
  return FALSE;
}

/**
 * yd_rule_line_ends_as_title:
 *
 * Returns: whether @text ends with a word that names a document, a bracket after it passed over
 */
gboolean
yd_rule_line_ends_as_title (const char *text)
{
  /* clang-format off */
  static const char *const nouns[] = {
    "通知", "意见", "方案", "要点", "计划", "规划", "办法", "措施", "行动", "清单", "安排",
    "决定", "报告", "函", "通告", "公告", "纲要", "任务", "工作", "细则", "规定", "分工", "工程",
    "建议", "部署", "思路", "打算", "指南", "条例", "意见稿", "分解表", "任务书", "要点》的通知",
    "预案", "总结", "汇报", "台账", "制度", "机制", "标准", "表", "一览表", "通报", "纪要", "重点",
    "事项", "责任书", "责任状", "行事历", "路线图", "时间表", "公报", "项目", "规则", "章程", "规程",
    "准则", "守则", "导则", "批复", "复函", "请示", "决议", "议定事项", NULL
  };
  /* clang-format on */
  const char *end = yd_scan_back_spaces (text, text + strlen (text));
  if (yd_scan_ends (text, end, (const char *const[]){ "）", ")", NULL }) != NULL)
    for (const char *p = end; p > text;)
      {
        p = g_utf8_prev_char (p);
        if (*p == '(' || yd_scan_word (p, "（") != NULL)
          {
            end = yd_scan_back_spaces (text, p);
            break;
          }
      }
  return yd_scan_ends (text, end, nouns) != NULL;
}

/* 序　言: what follows is text. */
static gboolean
is_preface (const char *text)
{
  static const char *const words[] = { "序言", "前言", "引言", "导言", "绪言", "引子", NULL };
  if (strlen (text) > 15)
    return FALSE;
  g_autofree char *plain = yd_text_squeeze (text);
  return g_strv_contains (words, plain);
}

/**
 * yd_rule_line_is_titlish:
 *
 * Returns: whether @text could be a title or a line of one: short and no sentence
 */
gboolean
yd_rule_line_is_titlish (const char *text)
{
  static const char *const phrases[] = { "特此", "以上", "此致", "专此", NULL };
  if (yd_scan_words (text, phrases) != NULL || strchr (text, '\t') != NULL || is_preface (text))
    return FALSE;
  if (strlen (text) > MAX_TITLE * 3 || g_utf8_strlen (text, -1) > MAX_TITLE)
    return FALSE;
  if (yd_rule_line_has_sentence (text) || yd_rule_line_ends_sentence (text))
    return FALSE;
  const char *end = yd_scan_back_spaces (text, text + strlen (text));
  return yd_scan_ends (text, end, (const char *const[]){ "，", ",", NULL }) == NULL;
}
