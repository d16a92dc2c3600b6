/* Owns: what a web page leaves in a text: menus, buttons, the data of a document. Refuses: sentences;
 * what a page says in one belongs to the text. */

#include "yd-rule-line.h"

#include "yd-char.h"
#include "yd-rule-date.h"
#include "yd-scan.h"
#include "yd-text.h"

/* 索引号：… 发文机关：… 成文日期：… in one line: the data of a web page. */
static gboolean
is_data (const char *text)
{
  /* clang-format off */
  static const char *const labels[] = {
    "索引号", "发布日期", "发布时间", "发文机关", "发布机构", "发文字号", "成文日期", "公开日期",
    "主题分类", "信息分类", "公文目录", "主题词", "有效性", "生成日期", "公开方式", "公开范围",
    "信息来源", "浏览次数", "点击", "浏览量", "字体", "字号", "来源", "作者", "阅读", "访问", "名称",
    "文号", "发文单位", "发文日期", "发布单位", "发文机构", "文件编号", "发布文号", "责任编辑", "编辑",
    "更新时间", "更新日期", "公文种类", "失效日期", "生效日期", "体裁分类", NULL
  };
  static const char *const colons[] = { "：", ":", "|", NULL };
  /* clang-format on */
  g_autofree char *squeezed = yd_text_squeeze (text);
  const char *end = squeezed + strlen (squeezed), *p = squeezed;
  YdDate date;
  guint found = yd_rule_date_read_day (p, &date) != NULL; /* 2031-02-14 点击：8次 */
  for (; p < end; p = g_utf8_next_char (p))
    {
      const char *after = yd_scan_words (p, labels);
      found += after != NULL && yd_scan_words (after, colons) != NULL;
    }
  return found >= 2;
}

/* 文号 and 成文日期 in the cells of a row, each before its value. */
static gboolean
is_data_row (const char *text)
{
  /* clang-format off */
  static const char *const labels[] = {
    "索引号", "发布日期", "发布时间", "发文机关", "发布机构", "发文字号", "成文日期", "公开日期", "主题分类",
    "信息分类", "公文目录", "主题词", "有效性", "生成日期", "公开方式", "公开范围", "文号", "发文单位",
    "发文日期", "发布单位", "发文机构", "文件编号", "发布文号", "公文种类", "失效日期", "生效日期", "体裁分类", NULL
  };
  /* clang-format on */
  const char *tab = strchr (text, '\t');
  if (tab == NULL || tab - text > 60)
    return FALSE;
  g_autofree char *first = g_strndup (text, (gsize)(tab - text));
  g_autofree char *label = yd_text_squeeze (first);
  return g_strv_contains (labels, label);
}

/* 首页 > 政务公开 > 文件: the way to a page. */
static gboolean
is_path (const char *text)
{
  static const char *const arrows[] = { ">", "＞", "»", "›", NULL };
  const char *first
    = yd_scan_words (text, arrows); /* >政务公开 >文件, a page's second line of it */
  text = first != NULL ? yd_scan_spaces (first) : text;
  const char *arrow = yd_scan_find (text, text + strlen (text), arrows);
  return arrow != NULL && arrow > text && g_utf8_strlen (text, -1) <= 60
         && strstr (text, "《") == NULL && strstr (text, "≥") == NULL
         && yd_char_is_han (yd_scan_before (text, arrow)) && !yd_rule_line_has_sentence (text)
         && !yd_rule_line_ends_sentence (text);
}

/* 】 or | alone: what is left of a button or a menu. */
static gboolean
is_button (const char *text)
{
  static const char *const marks[]
    = { "【", "】", "[", "]", "|", "｜", ">", "＞", "»", "×", "《《", "》》", NULL };
  const char *after;
  if (*text == '\0')
    return FALSE;
  while ((after = yd_scan_words (text, marks)) != NULL)
    text = after;
  return *text == '\0';
}

/* 2031-02-14 07:00:44: when a page was made. */
static gboolean
is_timed (const char *text)
{
  YdDate date;
  const char *after = yd_rule_date_read_day (text, &date);
  const char *hour = after != NULL ? yd_scan_number (yd_scan_spaces (after), 2, NULL) : NULL;
  if (hour == NULL || yd_scan_spaces (after) == after)
    return FALSE;
  return *hour == ':' || yd_scan_word (hour, "：") != NULL || yd_scan_word (hour, "时") != NULL;
}

/* • 索引号: as a list of a page has it. */
static const char *
skip_bullet (const char *text)
{
  static const char *const bullets[] = { "•", "·", "●", "▪", "◆", "■", "*", NULL };
  const char *after = yd_scan_words (text, bullets);
  return after != NULL ? yd_scan_spaces (after) : text;
}

/**
 * yd_rule_line_is_web_label:
 *
 * Returns: whether @text is what a page calls one of its document's data, and nothing else: the value
 *   stands in the next line
 */
gboolean
yd_rule_line_is_web_label (const char *text)
{
  /* clang-format off */
  static const char *const labels[] = {
    "索引号", "索取号", "信息索取号", "载体类型", "发布机构", "文件编号", "记录形式", "公开类别",
    "关键词", "内容描述", "发文机关", "主题分类", "成文日期", "发文字号", "文号", "发布日期", "标题",
    "有效性", "来源", "组配分类", "名称", "公开方式", "公开时限", "公开范围", "发文日期", "时间", NULL
  };
  /* clang-format on */
  static const char *const colons[] = { "：", ":", NULL };
  if (strlen (text) > 60)
    return FALSE;
  g_autofree char *squeezed = yd_text_squeeze (skip_bullet (text));
  char *colon = (char *)yd_scan_ends (squeezed, squeezed + strlen (squeezed), colons);
  if (colon != NULL)
    *colon = '\0';
  return g_strv_contains (labels, squeezed);
}

/* ……记者　某某　摄: below a picture. */
static gboolean
is_caption (const char *text)
{
  static const char *const ends[] = { "摄", "摄影", NULL };
  static const char *const deeds[] = { "作政府工作报告", "作工作报告", NULL };
  const char *end = text + strlen (text);
  if (yd_scan_ends (text, yd_scan_back_spaces (text, end), ends) != NULL)
    return strstr (text, "记者") != NULL;
  const char *deed = yd_scan_find (text, end, deeds);
  return deed != NULL && deed > text && g_utf8_strlen (text, -1) <= 80
         && strstr (text, "关于") == NULL;
}

/**
 * yd_rule_line_is_file:
 *
 * Returns: whether @text is the name of a file that says nothing: 附件1-5.docx
 */
gboolean
yd_rule_line_is_file (const char *text)
{
  static const char *const ends[] = { ".docx", ".doc", ".pdf", ".xlsx", ".xls", ".wps",
                                      ".ofd",  ".zip", ".rar", ".png",  ".jpg", NULL };
  const char *end = text + strlen (text), *cut = yd_scan_ends (text, end, ends);
  const char *label = yd_scan_word (text, "附件");
  if (cut == NULL || cut == text)
    return FALSE;
  for (const char *p = label != NULL ? label : text; p < cut; p = g_utf8_next_char (p))
    if (yd_char_is_han (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/**
 * yd_rule_line_is_web:
 *
 * Returns: whether @text is a menu, a button or data of a web page
 */
gboolean
yd_rule_line_is_web (const char *text)
{
  /* clang-format off */
  static const char *const always[] = {
    "当前位置", "您的位置", "您当前的位置", "您现在的位置", "现在位置", "所在位置", "当前所在位置",
    "所在的位置", "我要留言", "我要纠错",
    "返回顶部", "扫一扫", "正文内容区域", "打印本页", "关闭窗口", "【打印", "【关闭", "【字体",
    "[字体", "字体：", "字体:", "字号：", "字号:", "分享到", "分享至", "浏览次数", "浏览量", "| 浏览量", "|浏览量",
    "访问量", "访问次数", "阅读次数", "阅读量", "点击数", "点击率", "点击量", "上一篇", "下一篇",
    "上一条", "下一条", "相关链接", "相关附件", "附件下载", "相关阅读", "相关稿件", "相关文章",
    "索引号", "主题分类", "体裁分类", "服务对象", "发布机构", "发布日期", "发布时间", "发文日期",
    "发文机关：", "发文机关:", "发文字号：", "发文字号:", "文号：", "文号:", "成文日期",
    "生成日期", "公开日期", "公开时间", "更新时间", "更新日期", "信息来源", "文章来源",
    "稿件来源", "来源：", "来源:", "作者：", "作者:", "编辑：", "责任编辑", "信息分类",
    "内容概述", "主题词", "版权所有", "网站标识码", "ICP备", "公网安备", "网站地图", "联系我们",
    "无障碍", "设为首页", "加入收藏", "微信扫码", "用微信", "首页 ", "首页>", "首页＞", "首页»",
    "首页-", "首页 >", "首页/", "登录", "注册", "繁體", "简体", "手机版", "标题：", "名称：",
    "有效性", "时效性", "所属类别", "公文种类", "发布单位", "发布：", "发布:", "时间：20", "日期：20", "索 引 号",
    "索　引　号", "发文机构：", "发文机构:", "发文单位：", "发文单位:", "发布文号", "内容概述", "智能问答", "政策解读", "解读链接", "图解", "朗读", "听全文", "收藏", "打印",
    "关闭", "保存", "下载", "全文有效", "制定机关】", "公布日期】", "施行日期】", "效力等级】", "效力级别】", NULL
  };
  static const char *const owners[] = { "网站标识码", "ICP备", "公网安备", "版权所有", NULL };
  static const char *const exact[] = {
    "首页", "分享", "字体", "大 中 小", "大中小", "[大 中 小]", "主动公开目录", "返回", "目录导航",
    "内容导航", "有效", "收藏", "无障碍阅读", "长者模式", "全屏", "加大", "减小", "还原", "大", "中",
    "小", "默认", "复制链接", "语音播报", "相关报道", "相关文档", "文章属性", "正文", NULL
  };
  /* clang-format on */
  static const char *const colons[] = { "：", ":", NULL };
  text = skip_bullet (text);
  const char *p = yd_rule_line_skip_open (text);
  if (yd_rule_line_is_web_label (text)
      || (strlen (text) < 360 && (is_caption (text) || yd_rule_line_is_file (text))))
    return TRUE;
  if (strlen (text) < 360 && yd_scan_find (text, text + strlen (text), owners) != NULL)
    return !yd_rule_line_has_sentence (text);
  gboolean labelled = strpbrk (text, ":|") != NULL || strstr (text, "：") != NULL;
  if (strlen (text) < 1500 && !yd_rule_line_has_sentence (text) && is_data_row (text))
    return TRUE;
  if (labelled && strlen (text) < 1500 && !yd_rule_line_has_sentence (text) && is_data (text))
    return TRUE;
  if (g_utf8_strlen (text, -1) > 80)
    return yd_scan_word (text, "当前位置") != NULL && !yd_rule_line_has_sentence (text);
  g_autofree char *squeezed = yd_text_squeeze (text); /* 标　　题： */
  if (yd_scan_words (text, always) != NULL || yd_scan_words (p, always) != NULL
      || yd_scan_words (squeezed, always) != NULL)
    return !yd_rule_line_has_sentence (text);
  if (strstr (text, "】") != NULL && strstr (text, "【") == NULL) /* 【字 above 号】 */
    return !yd_rule_line_has_sentence (text);
  char *colon = (char *)yd_scan_ends (squeezed, squeezed + strlen (squeezed), colons);
  if (colon != NULL)
    *colon = '\0';
  return g_strv_contains (exact, text) || g_strv_contains (exact, squeezed) || is_button (squeezed)
         || is_timed (text) || is_path (text);
}

/**
 * yd_rule_line_find_web:
 *
 * Returns: (nullable): where words of a web page begin in running text, after white space
 */
const char *
yd_rule_line_find_web (const char *start, const char *end)
{
  static const char *const words[]
    = { "扫一扫", "打印本页", "【打印",   "关闭窗口", "【关闭", "返回顶部", "我要纠错", "我要留言",
        "分享到", "相关链接", "相关阅读", "上一篇",   "下一篇", "版权所有", "微信扫码", NULL };
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    if (yd_scan_is_space (g_utf8_get_char (p)) && yd_scan_words (yd_scan_spaces (p), words) != NULL)
      return p;
  return NULL;
}
