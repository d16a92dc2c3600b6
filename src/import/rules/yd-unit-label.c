/* Owns: the labels of units and of what stands beside them: 责任单位, 完成时限. Refuses: what they say
 * (yd-unit-mark.c). */

#include "yd-unit-label.h"

#include "yd-scan.h"
#include "yd-unit-mark.h"

/* clang-format off */
static const char *const lead_labels[] = {
  "责任单位", "牵头单位", "负责部门", "牵头部门", "负责单位", "主办单位", "责任部门", "责任科室",
  "牵头科室", "牵头处室", "责任处室", "主责单位", "主责部门", "主管部门", "主管单位", "承办单位",
  "落实单位", "责任主体", "实施单位", "牵头责任单位", "第一责任单位", "主要责任单位",
  "牵头单位及责任单位", "责任分工", "分工单位", "牵头和责任单位", "责任单位和部门", "负责科室",
  "负责处室", "承办部门", "承办科室", "承办处室", "主办部门", "主办科室", "牵头", "责任", "负责",
  "主办", "牵头机构", "责任学校", "责任机构", "落实部门", "实施主体", "实施部门", "组织单位",
  "牵头股室", "责任股室", "整改责任单位", "整改单位", "整改牵头单位", "整改责任部门", "主要责任部门",
  "具体责任单位", "包保单位", "实施责任单位", "任务牵头单位", NULL
};
static const char *const support_labels[] = {
  "配合单位", "配合部门", "参与单位", "参加单位", "协助单位", "协办单位", "协同单位", "支持单位",
  "配合科室", "配合处室", "参与部门", "参加部门", "协作单位", "协助部门", "协同部门",
  "配合责任单位", "配合", "参与", "协办", "参与科室", "参与处室", "协同科室", "协办部门",
  "整改配合单位", "相关单位", "支持部门", "协作部门", "会同单位", "配合股室", "会办单位",
  "会办部门", "会办科室", "会办处室", "会办", NULL
};
/* clang-format on */

static const char *const scope_labels[] = { "适用范围", "实施范围", NULL };

/* clang-format off */
static const char *const other_labels[] = {
  "完成时限", "完成时间", "时限", "时间节点", "时间安排", "完成期限", "进度安排", "责任人",
  "责任领导", "分管领导", "牵头领导", "联系人", "联系领导", "任务来源", "时间要求", "推进时间",
  "完成时点", "牵头责任人", "负责人", "来源", "工作时限", "启动时间", "实施时间", "备注",
  "责任单位及责任人", "包保领导", "挂牌领导", "落实时限", "整改时限", "整改期限", "整改责任人", "办结时限",
  "督导单位", "督办领导", "验收单位", "完成日期", NULL
};
/* clang-format on */

static const char *const colons[] = { "：", ":", "∶", NULL };
static const char *const answering[]
  = { "（责任人）", "（负责人）", "（联系人）", "(责任人)", "(负责人)", "(联系人)", NULL };
static const char *const opening[] = { "【", "［", "[", NULL };
static const char *const closing[] = { "】", "］", "]", NULL };

/**
 * yd_unit_label_read:
 * @value: (out): behind the colon
 *
 * Returns: which label with its colon stands at @p; 【责任单位】 needs none
 */
YdUnitMarkLabel
yd_unit_label_read (const char *p, const char **value)
{
  static const struct
  {
    const char *const *words;
    YdUnitMarkLabel label;
  } tables[] = { { lead_labels, YD_UNIT_MARK_LEAD },
                 { support_labels, YD_UNIT_MARK_SUPPORT },
                 { scope_labels, YD_UNIT_MARK_SCOPE },
                 { other_labels, YD_UNIT_MARK_OTHER } };
  const char *inside = yd_scan_words (p, opening);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      const char *after = yd_scan_words (inside != NULL ? inside : p, tables[i].words);
      const char *close = after != NULL && inside != NULL ? yd_scan_words (after, closing) : NULL;
      after = close != NULL ? close : after;
      const char *persons
        = after != NULL ? yd_scan_words (yd_scan_spaces (after), answering) : NULL;
      after = persons != NULL ? persons : after;
      const char *colon = after != NULL ? yd_scan_words (yd_scan_spaces (after), colons) : NULL;
      if (colon != NULL || close != NULL)
        {
          *value = colon != NULL ? colon : close;
          return tables[i].label;
        }
    }
  return YD_UNIT_MARK_NONE;
}

/**
 * yd_unit_label_has_persons:
 *
 * Returns: whether the label that ends at @value says that persons stand behind the units: 责任单位（责任人）：
 */
gboolean
yd_unit_label_has_persons (const char *label, const char *value)
{
  return yd_scan_find (label, value, answering) != NULL;
}

/**
 * yd_unit_mark_get_label:
 *
 * Returns: what @word, alone and without a colon, is the label of
 */
YdUnitLabel
yd_unit_mark_get_label (const char *word)
{
  static const char *const times[] = { "时", "期", "进度", "节点", NULL };
  if (g_strv_contains (lead_labels, word) || g_strv_contains (support_labels, word))
    return YD_UNIT_LABEL_UNITS;
  if (!g_strv_contains (other_labels, word) && !g_strv_contains (scope_labels, word))
    return YD_UNIT_LABEL_NONE;
  return yd_scan_find (word, word + strlen (word), times) != NULL ? YD_UNIT_LABEL_TIME
                                                                  : YD_UNIT_LABEL_OTHER;
}

/**
 * yd_unit_mark_has_label_at:
 *
 * Returns: whether @p begins with a label of units or time and its colon
 */
gboolean
yd_unit_mark_has_label_at (const char *p)
{
  const char *value;
  return yd_unit_label_read (p, &value) != YD_UNIT_MARK_NONE;
}

/**
 * yd_unit_mark_ends_value:
 *
 * Returns: whether what a label says could end at @end: with a unit's name or a time
 */
gboolean
yd_unit_mark_ends_value (const char *start, const char *end)
{
  static const char *const times[]
    = { "底", "前", "底前", "月", "年", "日", "季度", "半年", "长期", "持续", "推进", "内", NULL };
  end = yd_scan_back_spaces (start, end);
  return yd_unit_name_has_tail (start, end) || yd_scan_ends (start, end, times) != NULL;
}

/**
 * yd_unit_mark_find_label:
 *
 * Returns: (nullable): where a label of units with its colon stands in @text, at its beginning or
 *   after a stop; in 责任人：…，责任单位：… that of the first
 */
const char *
yd_unit_mark_find_label (const char *text)
{
  const char *value, *run = NULL;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if ((guchar)*p < 0xe3 && *p != '[')
        continue;
      gunichar c = yd_scan_before (text, p);
      gboolean stop = p == text || yd_scan_is_stop (c) || c == 0xff1b || c == ';'
                      || yd_scan_is_dash (c)
                      || yd_scan_is_space (g_utf8_get_char (g_utf8_prev_char (p)));
      run = stop ? NULL : run;
      YdUnitMarkLabel label = stop || (run != NULL && (c == 0xff0c || c == ','))
                                ? yd_unit_label_read (p, &value)
                                : YD_UNIT_MARK_NONE;
      if (label == YD_UNIT_MARK_LEAD || label == YD_UNIT_MARK_SUPPORT)
        return run != NULL ? run : p;
      if (label == YD_UNIT_MARK_OTHER)
        run = run != NULL ? run : p;
    }
  return NULL;
}
