/* Owns: telling where a text speaks of an item of its own plan by a number. Refuses: numbers of anything
 * else (第1季度, 第3次会议, 《…》第三条, 附件第2项): what leaves a doubt is no reference. */

#include "yd-reference.h"

#include "yd-char.h"
#include "yd-numeral.h"

#include <string.h>

#define MOST 999 /* a larger number counts something else */

/* A text, decoded. */
typedef struct
{
  const gunichar *chars;
  int n;
} Text;

static gunichar
char_at (const Text *text, int i)
{
  return i >= 0 && i < text->n ? text->chars[i] : 0;
}

static gboolean
has_at (const Text *text, int i, const char *word)
{
  for (; *word != '\0'; word = g_utf8_next_char (word), i++)
    if (char_at (text, i) != g_utf8_get_char (word))
      return FALSE;
  return TRUE;
}

/* The first of @words that ends before @i; NULL for none. */
static const char *
word_before (const Text *text, int i, const char *const *words)
{
  for (; *words != NULL; words++)
    if (has_at (text, i - (int)g_utf8_strlen (*words, -1), *words))
      return *words;
  return NULL;
}

static const char *
word_behind (const Text *text, int i, const char *const *words)
{
  for (; *words != NULL; words++)
    if (has_at (text, i, *words))
      return *words;
  return NULL;
}

static gboolean
is_one_of (gunichar c, const char *chars)
{
  return c != 0 && g_utf8_strchr (chars, -1, c) != NULL;
}

/* ---- whose number it is ---- */

static const char *const own[]
  = { "本要点", "本工作要点", "本年度要点", "本计划", "本方案", "本要点的", NULL };
/* what leads to a number of one's own, and what only looks so */
static const char *const leads[] = { "与",   "和",   "同",   "按",   "见",   "参照", "按照", "依照",
                                     "比照", "对照", "遵照", "根据", "依据", "结合", "衔接", "对接",
                                     "并入", "纳入", "归入", "列入", "上述", "前述", "上文", NULL };
static const char *const no_leads[]
  = { "参与", "合同", "意见", "饱和", "缓和", "共和", "温和", "赋与", "偏见", NULL };
static const char *const others[]
  = { "文件", "附件", "清单", "条例", "办法", "法律", "法规", "规定",   "细则",   "纲要",   "指南",
      "规范", "标准", "体系", "方案", "通知", "规划", "意见", "合同",   "协议",   "章程",   "公约",
      "制度", "宪法", "议程", "名单", "目录", "指标", "问题", "任务书", "责任书", "防治法", NULL };
/* 第3项指标 counts indicators */
static const char *const counted[]
  = { "指标", "规定", "条款", "标准", "课题", "议题", "议程", "制度", "技术",
      "检查", "试点", "实事", "规则", "原则", "清单", "考核", "评价", "评审",
      "问题", "成果", "荣誉", "纪录", "之",   "第",   NULL };

/* 按照《…》，第三项： what another document is called stands in the sentence; its kind in the clause. */
static gboolean
speaks_of_another (const Text *text, int i)
{
  gboolean clause = TRUE;
  for (int k = i - 1; k >= 0 && !is_one_of (text->chars[k], "。；！？"); k--)
    {
      if (text->chars[k] == 0x300b) /* 》 */
        return TRUE;
      clause = clause && !is_one_of (text->chars[k], "，、：");
      if (clause && word_behind (text, k, others) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Whether what begins at @i and ends before @end is of this plan. */
static gboolean
is_own (const Text *text, int i, int end)
{
  if (word_before (text, i, own) != NULL)
    return TRUE;
  return word_before (text, i, leads) != NULL && word_before (text, i, no_leads) == NULL
         && word_behind (text, end, counted) == NULL && !speaks_of_another (text, i);
}

/* ---- numbers ---- */

/* Reads a number at @i, Arabic or Han; returns how many characters it has, 0 for none. */
static int
read_number (const Text *text, int i, int *number)
{
  int n = 0;
  *number = 0;
  for (gunichar c; n < 4 && (c = yd_char_to_half_width (char_at (text, i + n))) >= '0' && c <= '9';
       n++)
    *number = *number * 10 + (int)(c - '0');
  if (n > 0)
    return *number > 0 && *number <= MOST ? n : 0;
  g_autoptr (GString) han = g_string_new (NULL);
  while (n < 7 && is_one_of (char_at (text, i + n), "零一二三四五六七八九十百"))
    g_string_append_unichar (han, text->chars[i + n++]);
  return n > 0 && yd_numeral_parse (han->str, number) == han->len && *number <= MOST ? n : 0;
}

/* One number of a list, from @i on, in brackets or not; returns where it ends, 0 for none. */
static int
read_one (const Text *text, int i, YdReference *reference)
{
  int from = i;
  reference->in_brackets = is_one_of (char_at (text, i), "（(");
  i += reference->in_brackets;
  reference->number_start = i;
  reference->number_length = read_number (text, i, &reference->number);
  i += reference->number_length;
  if (reference->number_length == 0
      || (reference->in_brackets && !is_one_of (char_at (text, i++), "）)")))
    return 0;
  reference->start = from;
  reference->length = i - from;
  return i;
}

/* 第3、5项 and 第3至第5项 name several. Returns where what they are counted in begins, 0 for none. */
static int
read_list (const Text *text, int i, GArray *found)
{
  static const char between[] = "、和与及至到—-－～~";
  for (;;)
    {
      YdReference one = { 0 };
      i = read_one (text, i, &one);
      if (i == 0)
        return 0;
      g_array_append_val (found, one);
      if (!is_one_of (char_at (text, i), between))
        return i;
      while (is_one_of (char_at (text, i), between))
        i++;
      i += char_at (text, i) == U'第';
    }
}

static gboolean
is_digit (const Text *text, const YdReference *reference)
{
  gunichar c = yd_char_to_half_width (char_at (text, reference->number_start));
  return c >= '0' && c <= '9';
}

/* Turns a number into that of a section. */
static void
make_section (YdReference *reference)
{
  reference->section = reference->number;
  reference->section_start = reference->number_start;
  reference->section_length = reference->number_length;
  reference->number = reference->number_start = reference->number_length = 0;
}

/* From the 第 at @i on. Returns where it ends; @i + 1 where nothing of its kind stands there. */
static int
read_counted (const Text *text, int i, GArray *into)
{
  g_autoptr (GArray) found = g_array_new (FALSE, TRUE, sizeof (YdReference));
  int end = read_list (text, i + 1, found);
  if (end == 0)
    return i + 1;
  YdReference *first = &g_array_index (found, YdReference, 0);
  gboolean part = has_at (text, end, "部分"), section = part && found->len == 1;
  if (!part && !is_one_of (char_at (text, end), "项点条"))
    return i + 1;
  /* articles are another document's, but where the plan says that they are its own */
  gboolean own_article
    = char_at (text, end) != U'条' || is_digit (text, first) || word_before (text, i, own) != NULL;
  end += part ? 2 : 1;
  first->length += first->start - i;
  first->start = i;
  YdReference *last = &g_array_index (found, YdReference, found->len - 1);
  last->length = end - last->start;
  int next = end + (char_at (text, end) == U'的' || char_at (text, end) == U'中');
  if (section && char_at (text, next) == U'第')
    {
      g_autoptr (GArray) inner = g_array_new (FALSE, TRUE, sizeof (YdReference));
      int inner_end = read_list (text, next + 1, inner);
      if (inner_end > 0 && inner->len == 1 && is_one_of (char_at (text, inner_end), "项点条"))
        {
          YdReference item = g_array_index (inner, YdReference, 0);
          make_section (first);
          item.section = first->section;
          item.section_start = first->section_start;
          item.section_length = first->section_length;
          item.start = i;
          item.length = inner_end + 1 - i;
          *first = item;
          end = inner_end + 1;
          part = FALSE;
        }
    }
  YdReference *before = into->len > 0 ? &g_array_index (into, YdReference, into->len - 1) : NULL;
  gboolean goes_on = before != NULL && before->start + before->length == i - 1
                     && is_one_of (char_at (text, i - 1), "、和与及");
  if (!own_article || !(goes_on || is_own (text, i, end)))
    return end;
  for (guint k = 0; part && k < found->len; k++)
    make_section (&g_array_index (found, YdReference, k));
  g_array_append_vals (into, found->data, found->len);
  return end;
}

/* 参照上条, 与下一项: without a number. Returns where it ends, @i + 1 for none. */
static int
read_beside (const Text *text, int i, GArray *into)
{
  int end = i + 1 + (char_at (text, i + 1) == U'一');
  gunichar noun = char_at (text, end);
  if (!is_one_of (noun, end > i + 1 ? "项条点" : "项条") || word_before (text, i, leads) == NULL
      || word_before (text, i, no_leads) != NULL
      || is_one_of (char_at (text, end + 1), "件目线款次规") || speaks_of_another (text, i))
    return i + 1;
  YdReference one
    = { .start = i, .length = end + 1 - i, .beside = is_one_of (text->chars[i], "下后") ? 1 : -1 };
  g_array_append_val (into, one);
  return end + 1;
}

/* Whether it is worth while to decode @text: a long plan is read through with every item that moves. */
static gboolean
may_hold (const char *text)
{
  static const char *const beside[] = { "上", "下", "前", "后" };
  static const char *const nouns[] = { "条", "项", "点" };
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if ((guchar)*p == 0xe7 && g_str_has_prefix (p, "第"))
        return TRUE;
      for (guint i = 0; ((guchar)*p & 0xfe) == 0xe4 && i < G_N_ELEMENTS (beside); i++)
        if (g_str_has_prefix (p, beside[i]))
          {
            const char *noun = p + strlen (beside[i]);
            noun += g_str_has_prefix (noun, "一") ? strlen ("一") : 0;
            for (guint k = 0; k < G_N_ELEMENTS (nouns); k++)
              if (g_str_has_prefix (noun, nouns[k]))
                return TRUE;
          }
    }
  return FALSE;
}

/**
 * yd_references_read:
 *
 * Returns: (transfer full) (element-type YdReference) (nullable): what @text says of items of its own
 *   plan by their numbers, in order; %NULL for none
 */
GArray *
yd_references_read (const char *text)
{
  if (text == NULL || !may_hold (text))
    return NULL;
  glong n = 0;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (text, -1, &n);
  Text decoded = { chars, (int)n };
  GArray *found = g_array_new (FALSE, TRUE, sizeof (YdReference));
  for (int i = 0; i < decoded.n;)
    if (chars[i] == U'第')
      i = read_counted (&decoded, i, found);
    else if (is_one_of (chars[i], "上下前后"))
      i = read_beside (&decoded, i, found);
    else
      i++;
  if (found->len == 0)
    g_clear_pointer (&found, g_array_unref);
  return found;
}

/**
 * yd_reference_dup_words:
 * @text: that it was read from
 *
 * Returns: (transfer full): its words
 */
char *
yd_reference_dup_words (const YdReference *reference, const char *text)
{
  return g_utf8_substring (text, reference->start, reference->start + reference->length);
}

/**
 * yd_reference_format_number:
 * @like: the number as it stands, Arabic or Han
 *
 * Returns: (transfer full): @number, written as that one
 */
char *
yd_reference_format_number (const char *like, int number)
{
  gunichar c = yd_char_to_half_width (g_utf8_get_char (like));
  return c >= '0' && c <= '9' ? g_strdup_printf ("%d", number) : yd_numeral_format (number);
}
