/* Owns: what names of units look like, and the short names of bureaus. Refuses: to know units; a name
 * is judged by its words alone. */

#include "yd-unit-mark.h"

#include "yd-char.h"
#include "yd-scan.h"

#define MAX_NAME 30 /* characters of a unit's name */

/* Endings that names of units have. Longer words only sharpen what the single characters say. */
/* clang-format off */
static const char *const name_tails[] = {
  "委", "局", "办", "部", "院", "会", "处", "科", "室", "厅", "署", "司", "中心", "镇", "乡",
  "街道", "公司", "集团", "学校", "中学", "小学", "大学", "幼儿园", "所", "站", "队", "行",
  "政府", "法院", "支部", "组", "馆", "社", "单位", "部门", "机构", "街镇", "乡镇", "工业区",
  "开发区", "园区", "新区", "管委会", "妇联", "残联", "工会", "团委", "联合会", "协会", "学会",
  "银行", "企业", "高校", "医院", "股", "年级", "学科", "系", "班", "村", "社区", "居委",
  "高新区", "示范区", "片区", "度假区", "县", "区", "市", "旗", "州", "省", "中队", "大队",
  "支队", "总队", "校", "园", "台", "报社", "基地", "平台", "专班", "指挥部", "网信办", "民革",
  "工商联", "科协", "文联", "侨联", "红十字会", "党校", "消防", "〕", "）", ")", "各地", "区县",
  "党委", "党组", "实验室", "总局", "总公司", "教研组", "教务", "政教", "总务", "书院",
  "直属单位", "办事处", "保护区", "林场", "农场", "广电", "国网", "公安", "海关", "税务", "气象",
  "邮政", "民航", "铁塔", "移动", "联通", "电信", "供电", "烟草", "团中央", "庭", "界别", NULL
};
/* clang-format on */

/* Bureaus whose short names stand alone in a list after 区卫健委. */
/* clang-format off */
static const char *const bureaus[] = {
  "发改委", "发展改革委", "经委", "经信委", "商务委", "教育局", "教委", "科委", "科技局",
  "民宗办", "公安分局", "公安局", "民政局", "司法局", "财政局", "人社局", "人力资源社会保障局",
  "规划资源局", "规资局", "自然资源局", "生态环境局", "环保局", "住建局", "住建委", "建管委",
  "建交委", "交通委", "交通局", "水务局", "农业农村委", "农业农村局", "文旅局", "文化旅游局",
  "文体旅游局", "卫健委", "卫生健康委", "卫健局", "退役军人局", "退役军人事务局", "应急局",
  "应急管理局", "审计局", "国资委", "市场监管局", "体育局", "统计局", "医保局", "医疗保障局",
  "绿容局", "绿化市容局", "房管局", "住房保障局", "金融办", "大数据中心", "城管执法局", "城管局",
  "机管局", "投促办", "合作交流办", "民防办", "信访办", "税务局", "烟草局", "残联", "妇联",
  "总工会", "团委", "红十字会", "工商联", "科协", "委宣传部", "委组织部", "委政法委", "委编办",
  "委统战部", "委网信办", "编办", "档案局", "数据局", "行政服务中心", "城运中心", "疾控中心",
  "卫生监督所", "消防救援支队", "林业局", "乡村振兴局", "外办", "侨办", "台办", "政府办", NULL
};
/* clang-format on */

/**
 * yd_unit_name_has_tail:
 *
 * Returns: whether the text between ends as names of units do
 */
gboolean
yd_unit_name_has_tail (const char *start, const char *end)
{
  return yd_scan_ends (start, end, name_tails) != NULL;
}

/**
 * yd_unit_name_is_short:
 *
 * Returns: whether @name has two characters and is a unit nevertheless
 */
gboolean
yd_unit_name_is_short (const char *name)
{
  /* clang-format off */
  static const char *const tails[] = {
    "办", "庭", "科", "处", "委", "局", "所", "工会", "妇联", "残联", "科协", "文联", "侨联",
    "党校", "总务", "教务", "政教", NULL
  };
  /* clang-format on */
  return g_utf8_strlen (name, -1) == 2 && yd_scan_ends (name, name + strlen (name), tails) != NULL;
}

/**
 * yd_unit_name_is_likely:
 *
 * Returns: whether @name looks like a unit: short, without marks of sentences, with an ending that
 *   units have
 */
gboolean
yd_unit_name_is_likely (const char *name)
{
  static const char *const heads[] = { "各", "有关", "相关", "全体", "团区委", "团市委", NULL };
  /* clang-format off */
  static const char *const verbs[] = {
    "推进", "加强", "完善", "开展", "落实", "通过", "进行", "要求", "根据", "按照", "建立", "的",
    NULL
  };
  /* clang-format on */
  const char *end = name + strlen (name);
  glong length = g_utf8_strlen (name, -1);
  if (length < 2 || length > MAX_NAME)
    return FALSE;
  for (const char *p = name; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!yd_char_is_han (c) && !g_unichar_isalnum (c) && !yd_char_is_opening (c)
          && !yd_char_is_closing (c) && c != 0xb7 && c != 0x3001 && c != ' ' && c != '-')
        return FALSE;
    }
  static const char *const driven[]
    = { "推进办", "推进中心",     "推进组",   "推进委",     "推进处",
        "推进科", "推进领导小组", "推进工作", "推进指挥部", NULL };
  const char *verb = yd_scan_find (name, end, verbs);
  if (verb != NULL && verb > name && yd_scan_words (verb, driven) != NULL) /* 健康行动推进办公室 */
    verb = yd_scan_find (g_utf8_next_char (verb), end, verbs);
  if (verb != NULL)
    return FALSE;
  const char *by = strstr (name, "由"); /* 校内由教育部门 is prose, 自由贸易区 is none */
  if (by != NULL && yd_scan_before (name, by) != 0x81ea)
    return FALSE;
  return yd_unit_name_has_tail (name, end) || yd_scan_words (name, heads) != NULL;
}

static gboolean
is_bureau (const char *name)
{
  const char *after = yd_scan_words (name, bureaus);
  return after != NULL && *after == '\0';
}

/**
 * yd_unit_name_get_short_bureau:
 *
 * Returns: (nullable): @name without its one-character prefix (区, 市, 县 …), where the rest is a
 * known bureau; @name itself where it has no prefix; %NULL where it is none
 */
const char *
yd_unit_name_get_short_bureau (const char *name)
{
  static const char *const prefixes[] = { "区", "市", "县", "省", "州", "旗", "镇", NULL };
  if (is_bureau (name))
    return name;
  const char *rest = yd_scan_words (name, prefixes);
  return rest != NULL && is_bureau (rest) ? rest : NULL;
}

/**
 * yd_unit_name_get_prefix:
 *
 * Returns: (transfer full) (nullable): 区 of 区财政局; %NULL where @name is no bureau with a prefix
 */
char *
yd_unit_name_get_prefix (const char *name)
{
  const char *rest = yd_unit_name_get_short_bureau (name);
  return rest != NULL && rest > name ? g_strndup (name, (gsize)(rest - name)) : NULL;
}

/**
 * yd_unit_name_spread_prefix:
 * @units: (element-type YdMarkedUnit): the names of one mark
 *
 * 区卫健委、发改委、财政局: the prefix is written once and meant for all.
 */
void
yd_unit_name_spread_prefix (GArray *units)
{
  g_autofree char *prefix = NULL;
  for (guint i = 0; i < units->len; i++)
    {
      YdMarkedUnit *unit = &g_array_index (units, YdMarkedUnit, i);
      const char *bureau = yd_unit_name_get_short_bureau (unit->name);
      if (bureau == NULL)
        continue;
      if (i == 0)
        prefix = yd_unit_name_get_prefix (unit->name);
      else if (bureau > unit->name)
        return; /* a second prefix: they are written out */
    }
  for (guint i = 1; prefix != NULL && i < units->len; i++)
    {
      YdMarkedUnit *unit = &g_array_index (units, YdMarkedUnit, i);
      if (yd_unit_name_get_short_bureau (unit->name) != unit->name)
        continue;
      unit->written = unit->name;
      unit->name = g_strconcat (prefix, unit->written, NULL);
    }
}

/**
 * yd_unit_mark_closes:
 *
 * Returns: whether the last thing in @text is a bracket that says who does it: （责任单位：区民政局）
 */
gboolean
yd_unit_mark_closes (const char *text)
{
  static const char *const ends[] = { "）", "）。", ")", ")。", NULL };
  const char *end = text + strlen (text);
  return yd_scan_ends (text, end, ends) != NULL
         && (strstr (text, "单位：") != NULL || strstr (text, "负责）") != NULL
             || strstr (text, "部门：") != NULL || strstr (text, "科室：") != NULL
             || strstr (text, "配合）") != NULL);
}

/**
 * yd_unit_mark_is_time_line:
 *
 * Returns: whether @text begins with a label of time: 整改时限：
 */
gboolean
yd_unit_mark_is_time_line (const char *text)
{
  static const char *const colons[] = { "：", ":", NULL };
  const char *colon
    = yd_unit_mark_has_label_at (text) ? yd_scan_find (text, text + strlen (text), colons) : NULL;
  g_autofree char *word = colon != NULL ? yd_scan_trim (text, colon) : NULL;
  return word != NULL && yd_unit_mark_get_label (word) == YD_UNIT_LABEL_TIME;
}

/* 3个中心（胸痛中心、卒中中心）: the words in front of the bracket say what the names in it are. */
static gboolean
is_enumeration (const char *start, const char *open, const YdUnitMark *mark)
{
  const char *end = yd_scan_back_spaces (start, open);
  if (mark->units->len < 2 || g_utf8_strlen (start, end - start) < 2)
    return FALSE;
  const char *noun = g_utf8_prev_char (g_utf8_prev_char (end));
  g_autofree char *tail = g_strndup (noun, (gsize)(end - noun));
  for (guint i = 0; i < mark->units->len; i++)
    if (!g_str_has_suffix (g_array_index (mark->units, YdMarkedUnit, i).name, tail))
      return FALSE;
  return TRUE;
}

/**
 * yd_unit_name_parse_bracket:
 * @start: of the text in which the bracket stands
 * @open: the bracket's opening sign
 * @close: its closing sign
 * @notation: as for yd_unit_mark_parse_names()
 * @mark: (out): to be cleared where there are names
 *
 * Returns: whether there are names of units alone in the bracket, and not those of what is said before it
 */
gboolean
yd_unit_name_parse_bracket (const char *start, const char *open, const char *close,
                            gboolean notation, YdUnitMark *mark)
{
  if (!yd_unit_mark_parse_names (g_utf8_next_char (open), close, notation, mark))
    return FALSE;
  gboolean names = !is_enumeration (start, open, mark);
  if (!names)
    yd_unit_mark_clear (mark);
  return names;
}

/**
 * yd_unit_name_closes:
 *
 * Returns: whether the last thing in @text is a bracket with names of units alone: 【教就部、办公室】
 */
gboolean
yd_unit_name_closes (const char *text)
{
  static const char *const stops[] = { "。", "；", NULL };
  static const char *const opening[] = { "【", "（", NULL };
  static const char *const closing[] = { "】", "）", NULL };
  const char *end = text + strlen (text), *stop = yd_scan_ends (text, end, stops), *open = NULL;
  const char *close = yd_scan_ends (text, stop != NULL ? stop : end, closing);
  for (const char *p = close != NULL ? yd_scan_find (text, close, opening) : NULL; p != NULL;
       p = yd_scan_find (g_utf8_next_char (p), close, opening))
    open = p;
  YdUnitMark mark;
  if (open == NULL || !yd_unit_name_parse_bracket (text, open, close, FALSE, &mark))
    return FALSE;
  yd_unit_mark_clear (&mark);
  return TRUE;
}

/**
 * yd_unit_name_is_nobody:
 *
 * Returns: whether the words between only fill the place of a unit: 无, —
 */
gboolean
yd_unit_name_is_nobody (const char *start, const char *end)
{
  static const char *const words[]
    = { "无", "暂无", "——", "—", "－", "--", "-", "／", "/", "\\", NULL };
  return yd_scan_words (start, words) == end;
}
