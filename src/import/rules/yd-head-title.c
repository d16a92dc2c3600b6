/* Owns: the title that lines in a head make, over how many they may stand. Refuses: which lines these
 * are (yd-rule-head.c). */

#include "yd-head-title.h"

#include "yd-lines.h"
#include "yd-rule-line.h"
#include "yd-scan.h"
#include "yd-text.h"

#define LONG_PIECE 8 /* characters from which a line before a title is taken as part of it */

/* What has its field already goes to unplaced as @text. */
void
yd_head_set (YdOutline *outline, char **field, const char *value, const char *text)
{
  if (*field == NULL)
    *field = g_strdup (value);
  else
    yd_outline_add_unplaced (outline, text, "head", NULL);
}

/* A number as it is written in this file: 国办发〔2019〕3号. */
char *
yd_head_dup_number (const char *start, const char *end)
{
  GString *out = g_string_new (NULL);
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (yd_scan_is_space (c))
        continue;
      if (c == '[' || c == '(' || c == 0xff08 || c == 0xff3b || c == 0x3010)
        g_string_append (out, "〔");
      else if (c == ']' || c == ')' || c == 0xff09 || c == 0xff3d || c == 0x3011)
        g_string_append (out, "〕");
      else if (c >= 0xff10 && c <= 0xff19)
        g_string_append_c (out, (char)('0' + c - 0xff10));
      else
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/* 示政办〔2031〕5号《……的通知》, the name of a web page: what stands between, where @known is the
 * number. @told: whether it stood there. */
static char *
strip_title (const char *title, const char *known, gboolean *told)
{
  const char *end, *number = yd_rule_line_find_number (title, &end);
  g_autofree char *own = number == title && *end != '\0' ? yd_head_dup_number (number, end) : NULL;
  *told = own != NULL && g_strcmp0 (own, known) == 0;
  if (*told)
    title = yd_scan_spaces (end);
  const char *name = yd_scan_word (title, "《"), *close = NULL;
  int depth = 1;
  for (const char *p = name; name != NULL && *p != '\0' && depth > 0; p = g_utf8_next_char (p))
    {
      depth += yd_scan_word (p, "《") != NULL;
      depth -= yd_scan_word (p, "》") != NULL;
      close = depth == 0 ? p : NULL;
    }
  if (close == NULL || *g_utf8_next_char (close) != '\0')
    return g_strdup (title);
  g_autoptr (GString) inner = g_string_new_len (name, close - name);
  g_string_replace (inner, "〈", "《", 0);
  g_string_replace (inner, "〉", "》", 0);
  return g_strdup (inner->str);
}

static void
append_title (GString *title, const char *piece)
{
  for (const char *p = piece; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (yd_scan_is_space (c))
        {
          /* spaces in a title set it on its lines; between Latin words they are spaces */
          gunichar a = yd_scan_before (piece, p), b = g_utf8_get_char (yd_scan_spaces (p));
          if (a < 0x80 && b < 0x80 && title->len > 0 && title->str[title->len - 1] != ' ')
            g_string_append_c (title, ' ');
        }
      else
        g_string_append_unichar (title, c);
    }
}

static char *
join_pieces (GPtrArray *pieces, guint from, guint to)
{
  GString *title = g_string_new (NULL);
  for (guint i = from; i < to; i++)
    append_title (title, ((const YdLine *)g_ptr_array_index (pieces, i))->text);
  return g_string_free (title, FALSE);
}

static gboolean
is_same (const YdLine *a, const YdLine *b, const char *number)
{
  gboolean told;
  g_autofree char *x = yd_text_squeeze (a->text), *y = yd_text_squeeze (b->text);
  g_autofree char *inner_x = strip_title (x, number, &told),
                  *inner_y = strip_title (y, number, &told);
  return strcmp (inner_x, inner_y) == 0;
}

/* 某某关于推行审核制度 above 公示制度的指导意见: one title, though its first line could be one. */
static gboolean
goes_on_below (GPtrArray *pieces, guint from, guint below)
{
  /* clang-format off */
  static const char *const kinds[] = {
    "通知", "意见", "决定", "批复", "复函", "函", "通报", "通告", "公告", "报告", "请示", "答复",
    "命令", "方案", NULL
  };
  /* clang-format on */
  const char *last = ((const YdLine *)g_ptr_array_index (pieces, below))->text;
  if (strstr (last, "关于") != NULL || strstr (last, "的") == NULL
      || yd_scan_ends (last, last + strlen (last), kinds) == NULL)
    return FALSE;
  for (guint i = below; i > from; i--)
    {
      static const char *const whole[] = { "的", "》", NULL };
      const char *text = ((const YdLine *)g_ptr_array_index (pieces, i - 1))->text;
      const char *kind = yd_scan_ends (text, text + strlen (text), kinds);
      gboolean about = strstr (text, "关于") != NULL;
      if (kind != NULL && !(about && yd_scan_ends (text, kind, whole) == NULL))
        return FALSE; /* but 关于分解政府工作报告 has no end yet */
      if (about)
        return TRUE;
    }
  return FALSE;
}

/* From where on the pieces make the last title: back to what cannot belong to it. */
static guint
title_start (GPtrArray *pieces, guint from, guint to)
{
  guint start = to - 1;
  while (start > from)
    {
      const YdLine *piece = g_ptr_array_index (pieces, start - 1);
      const YdLine *below = g_ptr_array_index (pieces, start);
      const char *text = piece->text;
      if (g_str_has_prefix (below->text, text))
        break; /* 国务院 above 国务院关于…… */
      gboolean bracket = yd_scan_word (below->text, "（") != NULL || below->text[0] == '(';
      if (yd_rule_line_ends_as_title (text) && !bracket && !goes_on_below (pieces, from, start)
          && g_utf8_strlen (below->text, -1) > 4) /* 方案 alone is no title */
        break;
      if (g_utf8_strlen (text, -1) < LONG_PIECE && !bracket
          && !yd_rule_line_is_unit (text, text + strlen (text)) && !piece->centred
          && piece->level == 0)
        break;
      start--;
    }
  return start;
}

/* 2031年工作要点（征求意见稿） in one line: the bracket is the subtitle. */
static void
take_stage (YdOutline *outline, char **title)
{
  /* clang-format off */
  static const char *const stages[] = {
    "（征求意见稿）", "(征求意见稿)", "（送审稿）", "(送审稿)", "（讨论稿）", "(讨论稿)", "（草案）",
    "(草案)", "（初稿）", "(初稿)", "（审议稿）", "(审议稿)", "（报批稿）", "(报批稿)", "（代拟稿）",
    "(代拟稿)", "（修订稿）", "(修订稿)", NULL
  };
  /* clang-format on */
  char *cut = (char *)yd_scan_ends (*title, *title + strlen (*title), stages);
  if (cut == NULL || cut == *title || outline->subtitle != NULL)
    return;
  outline->subtitle = g_strdup (cut);
  *cut = '\0';
}

/* 2031年重点工作任务（示政发〔2031〕2号）, the name of a web page: its own number stands behind it. */
static void
take_number (YdOutline *outline, char *title)
{
  static const char *const opening[] = { "（", "(", NULL };
  static const char *const closing[] = { "）", ")", NULL };
  const char *end, *number = yd_rule_line_find_number (title, &end);
  const char *open = number != NULL ? yd_scan_ends (title, number, opening) : NULL;
  const char *close = number != NULL ? yd_scan_words (end, closing) : NULL;
  if (outline->notice.number != NULL || open == NULL || open == title || close == NULL
      || *close != '\0')
    return;
  outline->notice.number = yd_head_dup_number (number, end);
  title[open - title] = '\0';
}

/* ---- what stands below a title ---- */

#define MAX_SESSION_LINES 3
#define MAX_NAME 4 /* characters of a name */

static const char *
get_text (GPtrArray *pieces, guint index)
{
  return ((const YdLine *)g_ptr_array_index (pieces, index))->text;
}

/* ——2031年1月28日在示例市第四次会议上: where a report was given.
 * （2031年1月10日第三次会议通过）: where it was passed. */
static gboolean
is_session (const char *text)
{
  static const char *const ends[]
    = { "会议上", "大会上", "全会上", "会上", "会议上）", "会议上)", NULL };
  static const char *const passed[]
    = { "通过", "通过）", "通过)", "修订", "修订）", "修订)", "修正", "修正）", "修正)", NULL };
  const char *end = yd_scan_back_spaces (text, text + strlen (text));
  if (g_utf8_strlen (text, -1) > 60)
    return FALSE;
  if (yd_scan_ends (text, end, ends) != NULL)
    return strstr (text, "在") != NULL;
  return yd_scan_ends (text, end, passed) != NULL && strstr (text, "年") != NULL
         && strstr (text, "月") != NULL && strstr (text, "关于") == NULL;
}

/* 省长　某某: who gave it. */
static gboolean
is_speaker (const char *text)
{
  /* clang-format off */
  static const char *const posts[] = {
    "省长", "市长", "区长", "县长", "州长", "盟长", "旗长", "镇长", "乡长", "主席", "主任", "书记",
    "院长", "校长", "园长", "检察长", "局长", "厅长", "部长", "委员长", "秘书长", "董事长", "总经理",
    "所长", "站长", "会长", "理事长", NULL
  };
  /* clang-format on */
  const char *post = yd_scan_find (text, text + strlen (text), posts);
  if (post == NULL || strstr (text, "·") != NULL)
    return post != NULL && g_utf8_strlen (text, -1) <= 30;
  const char *name = yd_scan_words (post, posts);
  g_autofree char *squeezed = yd_text_squeeze (name);
  glong length = g_utf8_strlen (squeezed, -1);
  return length >= 2 && length <= MAX_NAME && yd_scan_spaces (name) > name;
}

/* Where the lines below a title begin that say when it was given and by whom, where they are the
 * last; else the number of pieces. */
static guint
find_below (GPtrArray *pieces)
{
  guint n = pieces->len;
  for (guint title = n > 0 ? n - 1 : 0; title > 0; title--)
    {
      guint at = title;
      g_autoptr (GString) joined = g_string_new (NULL);
      if (!yd_rule_line_ends_as_title (get_text (pieces, title - 1)))
        continue;
      for (guint i = at; i < n && i < title + MAX_SESSION_LINES; i++)
        {
          g_string_append (joined, get_text (pieces, i));
          if (is_session (joined->str))
            {
              at = i + 1;
              break;
            }
        }
      while (at < n
             && (is_speaker (get_text (pieces, at))
                 || (at > title && g_utf8_strlen (get_text (pieces, at), -1) <= MAX_NAME)))
        at++;
      if (at == n)
        return title;
    }
  return n;
}

/* They go below the title of the plan, too. */
static void
take_below (YdOutline *outline, GPtrArray *pieces, guint from)
{
  g_autoptr (GString) below = g_string_new (NULL);
  for (guint i = from; i < pieces->len; i++)
    g_string_append_printf (below, "%s%s", below->len > 0 && is_session (below->str) ? "　" : "",
                            get_text (pieces, i));
  if (below->len > 0)
    yd_head_set (outline, &outline->subtitle, below->str, below->str);
  g_ptr_array_set_size (pieces, (int)from);
}

/* Whether the notice above speaks of a plan that is called @title. */
static gboolean
is_named (const YdOutline *outline, const char *title)
{
  if (outline->notice.title != NULL && strstr (outline->notice.title, title) != NULL)
    return TRUE;
  for (guint i = 0; i < outline->notice.body->len; i++)
    if (strstr (g_ptr_array_index (outline->notice.body, i), title) != NULL)
      return TRUE;
  return FALSE;
}

/* 示例区2031年重点工作 above 任务分工方案, where the notice speaks of both in one: from where on. */
static guint
named_start (const YdOutline *outline, GPtrArray *pieces, guint start, guint to)
{
  for (guint i = 0; i < start; i++)
    {
      g_autofree char *joined = join_pieces (pieces, i, to);
      if (is_named (outline, joined))
        return i;
    }
  return start;
}

/**
 * yd_head_dup_sent:
 * @title: of a notice
 *
 * Returns: (transfer full) (nullable): what it sends out: 2031年工作要点 of 关于印发《2031年工作要点》的通知
 */
char *
yd_head_dup_sent (const char *title)
{
  static const char *const deeds[] = { "印发", "下发", NULL };
  static const char *const ends[] = { "的通知", NULL };
  static const char *const opening[] = { "《", "〈", NULL };
  static const char *const closing[] = { "》", "〉", NULL };
  const char *end = title + strlen (title), *deed = yd_scan_find (title, end, deeds);
  const char *cut = yd_scan_ends (title, end, ends);
  if (deed == NULL || cut == NULL)
    return NULL;
  const char *start = yd_scan_words (deed, deeds), *open = yd_scan_words (start, opening);
  const char *close = yd_scan_ends (start, cut, closing);
  gboolean marked = open != NULL && close != NULL;
  if (marked ? open >= close : open != NULL || close != NULL || start >= cut)
    return NULL;
  return marked ? g_strndup (open, (gsize)(close - open)) : g_strndup (start, (gsize)(cut - start));
}

/**
 * yd_head_take_title:
 * @pieces: (element-type YdLine): the lines that could be its title, borrowed
 * @plan: whether it is the plan's own; else a cover notice's
 *
 * The last title that the lines make is the one; what stands above it goes to unplaced.
 */
void
yd_head_take_title (YdOutline *outline, GPtrArray *pieces, gboolean plan)
{
  guint from = 0;

  if (plan)
    take_below (outline, pieces, find_below (pieces));
  guint to = pieces->len;
  for (guint i = 1; i < pieces->len; i++)
    if (is_same (g_ptr_array_index (pieces, i - 1), g_ptr_array_index (pieces, i),
                 outline->notice.number))
      {
        yd_outline_add_unplaced (outline, ((YdLine *)g_ptr_array_index (pieces, i))->text,
                                 "web-remains", NULL);
        g_ptr_array_remove_index (pieces, i--);
        to--;
      }
  if (to == 0)
    return;
  guint start = title_start (pieces, from, to);
  if (plan)
    start = named_start (outline, pieces, start, to);
  gboolean told;
  g_autofree char *joined = join_pieces (pieces, start, to),
                  *title = strip_title (joined, outline->notice.number, &told);
  g_autofree char *first = NULL;
  if (told)
    yd_outline_add_unplaced (outline, outline->notice.number, "web-remains", NULL);
  if (start > from)
    {
      guint above = title_start (pieces, from, start);
      g_autofree char *text = join_pieces (pieces, above, start);
      if (plan && outline->notice.title == NULL && yd_rule_line_ends_as_title (text)
          && strcmp (text, title) != 0)
        {
          first = g_steal_pointer (&text);
          start = above;
        }
    }
  for (guint i = from; i < start; i++)
    yd_outline_add_unplaced (outline, ((YdLine *)g_ptr_array_index (pieces, i))->text, "head",
                             NULL);

  take_number (outline, title);
  if (plan)
    take_stage (outline, &title);
  if (!plan)
    yd_head_set (outline, &outline->notice.title, title, title);
  else
    {
      if (first != NULL)
        outline->notice.title = g_steal_pointer (&first);
      yd_head_set (outline, &outline->title, title, title);
    }
}
