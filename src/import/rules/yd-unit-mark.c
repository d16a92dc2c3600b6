/* Owns: what a written mark of units says: labels, verbs, lists of names. Refuses: prose; in a
 * bracket without a label every name must look like a unit. */

#include "yd-unit-mark.h"

#include "yd-char.h"
#include "yd-scan.h"
#include "yd-unit-label.h"

#define MAX_MARK 3600 /* bytes of a mark */
#define MIN_PROSE 5   /* characters that are a sentence, and no remark */

/* clang-format off */
static const char *const lead_verbs[] = {
  "按照职责分工负责", "按职责分工负责", "按职能分工负责", "依职责分工负责", "根据职责分工负责",
  "按职责分工分别负责", "按职责负责", "按分工负责", "分工负责", "分别负责", "共同负责",
  "牵头负责", "牵头落实", "牵头组织实施", "牵头推进", "牵头实施", "负责落实", "负责实施",
  "负责推进", "按职责分工落实", "按职责落实", "按职责推进", "组织实施", "具体负责", "负责指导",
  "负责", "牵头", "指导", "承办", "主办", "落实", "按职责分工", "依职责负责", "各负其责", NULL
};
static const char *const support_verbs[] = {
  "按职责分工配合", "积极配合", "配合落实", "分工配合", "共同参与", "参与配合", "协助配合",
  "配合", "参与", "协助", "协同", "参加", "支持", "协办", "按职责配合", "按职责参与", "协同配合",
  "协同推进", NULL
};
/* clang-format on */

/* ---- names ---- */

static gboolean
is_remark (YdUnitMark *mark, const char *start, const char *end)
{
  /* clang-format off */
  static const char *const orders[] = {
    "列第一位", "排第一位", "排在第一位", "列首位", "排名第一", "第一个单位", "排在首位",
    "列在首位", "首位为", "第一位者", "第一位的", NULL
  };
  static const char *const others[] = { "下同", "以下均", "不再列出", "不再一一列出", "不再逐一列出", NULL };
  static const char *const heads[] = { "以下", "其余", "上述", "其中", NULL };
  static const char *const times[] = {
    "月底", "年底", "月前", "日前", "前完成", "季度", "全年", "长期坚持", "长期推进", "持续推进",
    "半年", "年内", NULL
  };
  /* clang-format on */
  if (yd_scan_find (start, end, orders) != NULL)
    {
      mark->first_is_lead = TRUE;
      return TRUE;
    }
  return yd_scan_find (start, end, others) != NULL || yd_scan_words (start, heads) != NULL
         || yd_scan_find (start, end, times) != NULL;
}

/* 各市人民政府（排在第一位的为牵头单位，下同） */
static const char *
strip_remark (YdUnitMark *mark, const char *start, const char *end)
{
  static const char *const closing[] = { "）", ")", NULL };
  static const char *const opening[] = { "（", "(", NULL };
  const char *close = yd_scan_ends (start, end, closing);
  const char *open = close != NULL ? yd_scan_find (start, close, opening) : NULL;
  return open != NULL && open > start && is_remark (mark, open, close) ? open : end;
}

/* 区教育局（牵头） */
static const char *
strip_lead (const char *start, const char *end)
{
  static const char *const words[]
    = { "（牵头）", "(牵头)", "（牵头单位）", "(牵头单位)", "（主办）", "(主办)", NULL };
  const char *cut = yd_scan_ends (start, end, words);
  return cut != NULL && cut > start ? cut : end;
}

/* 区民政局（周某） below 责任单位（责任人） */
static const char *
strip_person (const char *start, const char *end)
{
  static const char *const closing[] = { "）", ")", NULL };
  static const char *const opening[] = { "（", "(", NULL };
  const char *close = yd_scan_ends (start, end, closing);
  const char *open = close != NULL ? yd_scan_find (start, close, opening) : NULL;
  return open != NULL && open > start ? yd_scan_back_spaces (start, open) : end;
}

static const char *
strip_others (const char *start, const char *end)
{
  /* clang-format off */
  static const char *const others[] = {
    "等部门", "等单位", "等有关部门", "等相关部门", "等有关单位", "等相关单位", "等科室",
    "等处室", "等有关部门和单位", "等相关部门和单位", "等各有关部门", "等各相关部门", "等部门和单位",
    "等有关方面", "等相关方面", "等", NULL
  };
  /* clang-format on */
  const char *cut = yd_scan_ends (start, end, others);
  return cut != NULL && cut > start ? cut : end;
}

static const char *
strip_heads (const char *start)
{
  static const char *const heads[] = { "由", "以及", "及", "和", "请", NULL };
  const char *after = yd_scan_words (start, heads);
  return after != NULL ? yd_scan_spaces (after) : start;
}

/* 12月, 2031年底 among names */
static gboolean
is_time (const char *start, const char *end)
{
  static const char *const words[]
    = { "全年",       "长期",   "年底",   "年底前", "持续推进", "长期坚持",
        "常态化推进", "上半年", "下半年", "每季度", NULL };
  static const char *const ends[]
    = { "月", "月底", "月底前", "月前", "日前", "季度", "年底", "年底前", "年", "日", NULL };
  if (yd_scan_words (start, words) == end)
    return TRUE;
  return (yd_scan_is_digit (start) || yd_scan_word (start, "第") != NULL)
         && yd_scan_length (start, end) <= 12 && yd_scan_ends (start, end, ends) != NULL;
}

static void
add_name (YdUnitMark *mark, const char *start, const char *end, YdRole role)
{
  static const char *const stops[] = { "。", ".", NULL };
  start = yd_scan_spaces (start);
  start = strip_heads (start);
  const char *cut = yd_scan_ends (start, end, stops);
  end = strip_remark (mark, start, yd_scan_back_spaces (start, cut != NULL ? cut : end));
  end = mark->persons ? strip_person (start, end) : end;
  const char *whole = end, *chosen = strip_lead (start, end);
  end = strip_others (start, chosen);
  if (end <= start || is_time (start, end) || yd_unit_name_is_nobody (start, end))
    return;
  YdMarkedUnit unit = { yd_scan_trim (start, end), NULL, role, chosen < whole };
  g_array_append_val (mark->units, unit);
}

/* A和B are two where both look like units; 粮食和储备局 is one. */
static void
add_joined (YdUnitMark *mark, const char *start, const char *end, YdRole role)
{
  static const char *const joiners[]
    = { "等以及", "等和", "等及", "等与", "以及", "会同", "和", "及", "与", NULL };
  static const char *const kinds[] = { "单位", "部门", "机构", "地方", "企业", NULL };
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      const char *after = yd_scan_words (p, joiners);
      if (after == NULL || after >= end || p == start)
        continue;
      const char *left = yd_scan_back_spaces (start, p), *right = yd_scan_spaces (after);
      if (yd_scan_words (right, kinds) == strip_others (right, end))
        break; /* 各有关部门和单位 are one */
      gboolean together = yd_scan_word (p, "会同") != NULL;
      if (yd_unit_name_has_tail (start, left) && yd_scan_length (start, left) >= 2
          && yd_scan_length (right, end) >= 2
          && (yd_unit_name_has_tail (right, strip_others (right, end)) || together))
        {
          add_name (mark, start, left, role);
          add_joined (mark, right, end, together ? YD_ROLE_SUPPORT : role);
          mark->divided |= together;
          return;
        }
    }
  add_name (mark, start, end, role);
}

/* 各县、区人民政府 and 各镇、街道 name one collective each; in 各镇、区财政局 there are two. */
static gboolean
is_collective (const char *start, const char *end, const char *next)
{
  /* clang-format off */
  static const char *const kinds[] = {
    "县", "市", "区", "省", "镇", "乡", "州", "旗", "盟", "街道", "乡镇", "自治区", "直辖市", "自治州",
    "自治县", "园区", "开发区", NULL
  };
  static const char *const rests[] = {
    "人民政府", "政府", "委", "党委", "党政", "党工委", "管委会", "办事处", "人民法院", "有关", "相关",
    "（", "(", "、", "，", "；", "）", "。", "按", "负责", "配合", "等", NULL
  };
  /* clang-format on */
  const char *kind = yd_scan_word (start, "各");
  kind = kind != NULL ? yd_scan_words (kind, kinds) : NULL;
  if (kind == NULL)
    return FALSE;
  const char *close = kind < end && (*kind == '(' || yd_scan_word (kind, "（") != NULL)
                        ? yd_scan_close (kind)
                        : kind;
  const char *after = close == end ? yd_scan_words (yd_scan_spaces (next), kinds) : NULL;
  return after != NULL && (*after == '\0' || yd_scan_words (after, rests) != NULL);
}

/* Names between 、 ， and ； outside of brackets. */
static void
add_names (YdUnitMark *mark, const char *start, const char *end, YdRole role)
{
  static const char *const separators[] = { "、", "，", ",", "；", ";", "　", "/", " ", NULL };
  int depth = 0;
  const char *piece = start;
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (yd_char_is_opening (c))
        depth++;
      else if (yd_char_is_closing (c))
        depth = MAX (depth - 1, 0);
      if (depth == 0 && yd_scan_words (p, separators) != NULL
          && !(c == 0x3001 && is_collective (yd_scan_spaces (piece), p, g_utf8_next_char (p))))
        {
          add_joined (mark, piece, p, role);
          piece = g_utf8_next_char (p);
        }
    }
  add_joined (mark, piece, end, role);
}

/* The end of a labelled value: ； or 。 outside of brackets, or the next label. */
static const char *
find_value_end (const char *p, const char *end)
{
  const char *value, *start = p;
  int depth = 0;
  for (; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (depth == 0 && p > start && yd_unit_label_read (p, &value) != YD_UNIT_MARK_NONE
          && yd_unit_name_has_tail (start, p))
        return p; /* 市场科配合单位：: no gap, or 【配合单位】 */
      if (yd_char_is_opening (c))
        depth++;
      else if (yd_char_is_closing (c))
        depth = MAX (depth - 1, 0);
      if (depth > 0)
        continue;
      if (c == 0xff1b || c == ';' || c == 0x3002)
        return p;
      if ((c == 0xff0c || c == ',' || yd_scan_is_space (c))
          && yd_unit_label_read (yd_scan_spaces (g_utf8_next_char (p)), &value)
               != YD_UNIT_MARK_NONE)
        return p;
    }
  return end;
}

/* 区教育局（牵头）、区卫健委: those of whom it was not said support it. */
static void
divide_chosen (YdUnitMark *mark, guint from)
{
  gboolean chosen = FALSE;
  for (guint i = from; i < mark->units->len; i++)
    chosen |= g_array_index (mark->units, YdMarkedUnit, i).leads;
  for (guint i = from; chosen && i < mark->units->len; i++)
    {
      YdMarkedUnit *unit = &g_array_index (mark->units, YdMarkedUnit, i);
      unit->role = unit->leads ? YD_ROLE_LEAD : YD_ROLE_SUPPORT;
    }
  mark->divided |= chosen;
}

/* @start: after the @word; 责任单位 beside 牵头单位 are those that help. */
static void
take_value (YdUnitMark *mark, YdUnitMarkLabel label, const char *word, const char *start,
            const char *end)
{
  static const char *const others[] = { "责任", "落实", "承办", "实施", NULL };
  guint from = mark->units->len;
  mark->persons = yd_unit_label_has_persons (word, start);
  gboolean help = mark->led && yd_scan_words (word, others) != NULL;
  switch (label)
    {
    case YD_UNIT_MARK_LEAD:
      mark->labelled = TRUE;
      mark->divided |= help;
      mark->led |= yd_scan_word (word, "牵头") != NULL;
      add_names (mark, start, end, help ? YD_ROLE_SUPPORT : YD_ROLE_LEAD);
      divide_chosen (mark, from);
      break;
    case YD_UNIT_MARK_SUPPORT:
      mark->labelled = mark->divided = TRUE;
      add_names (mark, start, end, YD_ROLE_SUPPORT);
      break;
    case YD_UNIT_MARK_SCOPE:
      g_free (mark->scope);
      mark->scope = yd_scan_trim (start, end);
      break;
    case YD_UNIT_MARK_OTHER:
    case YD_UNIT_MARK_NONE:
      break;
    }
}

/* ---- verbs ---- */

static gboolean
names_are_likely (const YdUnitMark *mark, guint from)
{
  for (guint i = from; i < mark->units->len; i++)
    if (!yd_unit_name_is_likely (g_array_index (mark->units, YdMarkedUnit, i).name))
      return FALSE;
  return mark->units->len > from;
}

/* A、B负责  A牵头  B、C配合. @pending is where names without a verb began. */
static gboolean
take_clause (YdUnitMark *mark, const char **pending, const char *start, const char *end)
{
  guint from = mark->units->len;
  YdRole role = YD_ROLE_LEAD;
  const char *verb = yd_scan_ends (start, end, support_verbs);
  const char *lead = yd_scan_ends (start, end, lead_verbs);

  if (lead != NULL && (verb == NULL || lead < verb))
    verb = lead;
  else if (verb != NULL)
    role = YD_ROLE_SUPPORT;
  if (verb == NULL)
    {
      if (*pending == NULL)
        *pending = start;
      return TRUE;
    }
  const char *names = *pending != NULL ? *pending : start;
  if (verb <= names)
    return FALSE;
  *pending = NULL;
  if (g_str_has_prefix (verb, "牵头"))
    mark->led = TRUE;
  else if (mark->led) /* A牵头，B、C按职责分工负责 */
    role = YD_ROLE_SUPPORT;
  add_names (mark, names, verb, role);
  mark->divided |= role == YD_ROLE_SUPPORT;
  return names_are_likely (mark, from);
}

static void
drop_units (YdUnitMark *mark, guint from)
{
  for (guint i = from; mark->units != NULL && i < mark->units->len; i++)
    {
      YdMarkedUnit *unit = &g_array_index (mark->units, YdMarkedUnit, i);
      g_free (unit->name);
      g_free (unit->written);
    }
  if (mark->units != NULL)
    g_array_set_size (mark->units, from);
}

static gboolean
take_verbs (YdUnitMark *mark, const char *start, const char *end)
{
  const char *pending = NULL, *piece = start;
  int depth = 0;
  gboolean good = TRUE;

  for (const char *p = start; good && p <= end; p = p < end ? g_utf8_next_char (p) : p + 1)
    {
      gunichar c = p < end ? g_utf8_get_char (p) : 0xff0c;
      if (p < end && yd_char_is_opening (c))
        depth++;
      else if (p < end && yd_char_is_closing (c))
        depth = MAX (depth - 1, 0);
      if (depth > 0 && p < end)
        continue;
      gboolean listed = c == 0x3001 /* A牵头、B配合 */
                        && (yd_scan_ends (piece, p, lead_verbs) != NULL
                            || yd_scan_ends (piece, p, support_verbs) != NULL);
      if (c != 0xff0c && c != ',' && c != 0xff1b && c != ';' && c != 0x3002 && !listed)
        continue;
      const char *from = yd_scan_spaces (piece), *to = yd_scan_back_spaces (from, p);
      if (to > from && !is_remark (mark, from, to))
        good = take_clause (mark, &pending, from, to);
      if (p < end)
        piece = g_utf8_next_char (p);
    }
  if (!good || pending == NULL || !mark->led)
    return good && pending == NULL;
  guint from = mark->units->len; /* 甲局牵头，乙局、各街镇 */
  add_names (mark, pending, end, YD_ROLE_SUPPORT);
  gboolean likely = mark->units->len == from || names_are_likely (mark, from);
  if (!likely) /* 牵头单位：甲局。做好服务工作。 */
    drop_units (mark, from);
  mark->divided |= likely;
  return likely;
}

/* ---- a whole mark ---- */

void
yd_unit_mark_clear (YdUnitMark *mark)
{
  drop_units (mark, 0);
  g_clear_pointer (&mark->units, g_array_unref);
  g_clear_pointer (&mark->scope, g_free);
}

/* 3月底前出台方案，责任单位：甲局: where the label stands; @start where the mark begins otherwise. */
static const char *
skip_remark (const char *start, const char *end)
{
  const char *value;
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      YdUnitMarkLabel label
        = p == start || c == 0xff0c || c == ',' || c == 0xff1b || c == ';'
            ? yd_unit_label_read (p == start ? p : yd_scan_spaces (g_utf8_next_char (p)), &value)
            : YD_UNIT_MARK_NONE;
      if (label == YD_UNIT_MARK_LEAD)
        return p == start ? p : yd_scan_spaces (g_utf8_next_char (p));
      if (label != YD_UNIT_MARK_NONE)
        break;
    }
  return start;
}

/**
 * yd_unit_mark_parse:
 * @start: the first byte inside the bracket, or a label
 * @end: the byte after the last
 * @mark: (out): what it says; to be cleared where this returns %TRUE
 *
 * Returns: whether the text between is a mark of units
 */
gboolean
yd_unit_mark_parse (const char *start, const char *end, YdUnitMark *mark)
{
  memset (mark, 0, sizeof *mark);
  if (end - start > MAX_MARK || end - start < 6)
    return FALSE;
  mark->units = g_array_new (FALSE, TRUE, sizeof (YdMarkedUnit));
  mark->words = YD_WORDS_LEAD;
  const char *value, *p = skip_remark (yd_scan_spaces (start), end);
  gboolean good = TRUE;

  if (yd_scan_words (p, (const char *const[]){ "责任", NULL }) != NULL)
    mark->words = YD_WORDS_RESPONSIBLE;
  else if (yd_scan_word (p, "负责部门") != NULL)
    mark->words = YD_WORDS_DEPARTMENT;
  while (good && p < end)
    {
      gunichar c = g_utf8_get_char (p);
      if (yd_scan_is_space (c) || c == 0xff1b || c == ';' || c == 0xff0c || c == ',' || c == 0x3002)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      YdUnitMarkLabel label = yd_unit_label_read (p, &value);
      const char *stop = find_value_end (label != YD_UNIT_MARK_NONE ? value : p, end);
      if (label != YD_UNIT_MARK_NONE)
        take_value (mark, label, p, value, stop);
      else
        {
          /* the verbs of one mark may go on over ； */
          stop = mark->labelled ? stop : end;
          good = take_verbs (mark, p, stop);
          mark->prose |= !good && mark->labelled && yd_scan_length (p, stop) >= MIN_PROSE;
          good |= mark->labelled;
        }
      p = stop;
    }
  if (!good || mark->units->len == 0)
    {
      yd_unit_mark_clear (mark);
      return FALSE;
    }
  yd_unit_name_spread_prefix (mark->units);
  return TRUE;
}

/**
 * yd_unit_mark_parse_names:
 *
 * Like yd_unit_mark_parse() for a bracket that holds nothing but names: （区应急局、各街道）. One
 * alone says little; a text that closes many items so means their units.
 *
 * @notation: whether the text is known to; then names of two characters count too (房办, 刑庭)
 */
gboolean
yd_unit_mark_parse_names (const char *start, const char *end, gboolean notation, YdUnitMark *mark)
{
  memset (mark, 0, sizeof *mark);
  if (end - start > MAX_MARK || end - start < 6)
    return FALSE;
  mark->units = g_array_new (FALSE, TRUE, sizeof (YdMarkedUnit));
  add_names (mark, start, end, YD_ROLE_LEAD);
  gboolean good = names_are_likely (mark, 0);
  for (guint i = 0; good && i < mark->units->len; i++)
    {
      const char *name = g_array_index (mark->units, YdMarkedUnit, i).name;
      gboolean whole
        = g_utf8_strlen (name, -1) >= 3 || yd_scan_word (name, "各") != NULL; /* 各镇 */
      good = whole ? yd_unit_name_has_tail (name, name + strlen (name))
                   : notation && yd_unit_name_is_short (name);
    }
  if (good)
    yd_unit_name_spread_prefix (mark->units);
  else
    yd_unit_mark_clear (mark);
  return good;
}
