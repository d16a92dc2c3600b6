/* Owns: what stands before a text: red head, number, title over several lines, addressee. Refuses:
 * to lose a line; what has no field goes to unplaced. */

#include "yd-envelope.h"

#include "yd-char.h"
#include "yd-rule-date.h"
#include "yd-scan.h"
#include "yd-text.h"

#define LONG_PIECE 8 /* characters from which a line before a title is taken as part of it */

typedef struct
{
  YdEnvelope *envelope;
  YdOutline *outline;
  gboolean plan;     /* the plan itself stands here, not a cover */
  gboolean told;     /* the page's data gave the number already, and keep it as well */
  gboolean label;    /* the line before was 索引号： of these data, and its value may follow */
  GPtrArray *pieces; /* borrowed lines of the title so far */
} Head;

static void
set_once (Head *head, char **field, const char *value, const char *text)
{
  if (*field == NULL)
    *field = g_strdup (value);
  else
    yd_outline_add_unplaced (head->outline, text, "head", NULL);
}

static char *
bracketed (const char *start, const char *end)
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

static void
read_signer (Head *head, const char *text)
{
  static const char *const colons[] = { "：", ":", NULL };
  const char *p = yd_scan_word (yd_scan_spaces (text), "签发人");
  if (p == NULL)
    return;
  const char *colon = yd_scan_words (yd_scan_spaces (p), colons);
  g_autofree char *name = g_strdup (yd_scan_spaces (colon != NULL ? colon : p));
  set_once (head, &head->outline->notice.signer, name, text);
}

/* 示政办〔2031〕5号《……的通知》, the name of a web page: what stands between, where @known is the
 * number. @told: whether it stood there. */
static char *
strip_title (const char *title, const char *known, gboolean *told)
{
  const char *end, *number = yd_rule_line_find_number (title, &end);
  g_autofree char *own = number == title && *end != '\0' ? bracketed (number, end) : NULL;
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
read_number (Head *head, const char *text)
{
  const char *end, *start = yd_rule_line_find_number (text, &end);
  if (start == NULL) /* 〔2031〕12号 of minutes */
    {
      start = text;
      end = text + strlen (text);
    }
  g_autofree char *number = bracketed (start, end);
  if (!head->told || g_strcmp0 (head->outline->notice.number, number) != 0)
    set_once (head, &head->outline->notice.number, number, text);
  head->told = FALSE;
  read_signer (head, end);
}

/* 发文字号：… in the data of a web page tells the number as well. */
static void
read_web (Head *head, const char *text)
{
  g_autofree char *plain = yd_text_squeeze (text); /* 文　　号： */
  const char *end, *start = yd_rule_line_find_number (plain, &end);
  if (start != NULL && head->outline->notice.number == NULL
      && yd_scan_find (plain, plain + strlen (plain),
                       (const char *const[]){ "发文字号", "文号", NULL })
           != NULL)
    {
      const char *colon = yd_scan_find (plain, start, (const char *const[]){ "：", ":", NULL });
      if (colon != NULL || yd_scan_word (start, "发文") == NULL)
        {
          head->outline->notice.number = bracketed (start, end);
          head->told = TRUE;
        }
    }
  yd_outline_add_unplaced (head->outline, text, "web-remains", NULL);
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
      const char *text = ((const YdLine *)g_ptr_array_index (pieces, i - 1))->text;
      if (yd_scan_ends (text, text + strlen (text), kinds) != NULL)
        return FALSE;
      if (strstr (text, "关于") != NULL)
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
          && (yd_rule_line_ends_as_title (below->text) || g_utf8_strlen (below->text, -1) > 4))
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
take_stage (Head *head, char **title)
{
  /* clang-format off */
  static const char *const stages[] = {
    "（征求意见稿）", "(征求意见稿)", "（送审稿）", "(送审稿)", "（讨论稿）", "(讨论稿)", "（草案）",
    "(草案)", "（初稿）", "(初稿)", "（审议稿）", "(审议稿)", "（报批稿）", "(报批稿)", "（代拟稿）",
    "(代拟稿)", "（修订稿）", "(修订稿)", NULL
  };
  /* clang-format on */
  char *cut = (char *)yd_scan_ends (*title, *title + strlen (*title), stages);
  if (!head->plan || cut == NULL || cut == *title || head->outline->subtitle != NULL)
    return;
  head->outline->subtitle = g_strdup (cut);
  *cut = '\0';
}

static void
finish_title (Head *head)
{
  GPtrArray *pieces = head->pieces;
  guint from = 0, to = pieces->len;
  YdOutline *outline = head->outline;

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
      if (head->plan && outline->notice.title == NULL && yd_rule_line_ends_as_title (text)
          && strcmp (text, title) != 0)
        {
          first = g_steal_pointer (&text);
          start = above;
        }
    }
  for (guint i = from; i < start; i++)
    yd_outline_add_unplaced (outline, ((YdLine *)g_ptr_array_index (pieces, i))->text, "head",
                             NULL);

  take_stage (head, &title);
  if (!head->plan)
    set_once (head, &outline->notice.title, title, title);
  else
    {
      if (first != NULL)
        outline->notice.title = g_steal_pointer (&first);
      set_once (head, &outline->title, title, title);
    }
}

/* The names of the units that issue a document together stand above its number. */
static void
take_heads (Head *head)
{
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < head->pieces->len; i++)
    {
      const char *text = ((const YdLine *)g_ptr_array_index (head->pieces, i))->text;
      if (!yd_rule_line_is_unit (text, text + strlen (text)) || yd_rule_line_ends_as_title (text))
        return;
      g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", text);
    }
  if (names->len == 0 || head->outline->notice.head != NULL)
    return;
  head->outline->notice.head = g_strdup (names->str);
  g_ptr_array_set_size (head->pieces, 0);
}

/* Lines before the data of a web page are its menus, unless they are a title already. */
static void
drop_pieces (Head *head)
{
  guint n = head->pieces->len;
  if (n == 0
      || yd_rule_line_ends_as_title (
        ((const YdLine *)g_ptr_array_index (head->pieces, n - 1))->text))
    return;
  for (guint i = 0; i < n; i++)
    yd_outline_add_unplaced (head->outline,
                             ((const YdLine *)g_ptr_array_index (head->pieces, i))->text,
                             "web-remains", NULL);
  g_ptr_array_set_size (head->pieces, 0);
}

/* 时间：… above 地点：…: the text of minutes begins. One such line alone is a web page's. */
static gboolean
is_minutes (const Head *head, guint index)
{
  const GPtrArray *lines = head->envelope->lines;
  return yd_rule_line_is_meeting (yd_envelope_get (head->envelope, index)->text)
         && index + 1 < lines->len
         && yd_rule_line_is_meeting (yd_envelope_get (head->envelope, index + 1)->text)
         && head->pieces->len > 0;
}

/* 某某办公室　　2031年4月8日 below the number of minutes: who issued them, and when. */
static gboolean
read_issued (Head *head, const char *text)
{
  YdOutlineNotice *notice = &head->outline->notice;
  YdDate date;
  const char *after, *day = yd_rule_date_find_day (text, NULL, &after, &date);
  if (day == NULL || notice->number == NULL || notice->signature != NULL
      || yd_date_is_set (notice->date) || head->pieces->len == 0)
    return FALSE;
  notice->signature = yd_scan_trim (text, day);
  notice->date = date;
  return TRUE;
}

/* Returns whether the line belongs to the head. */
static gboolean
read_line (Head *head, guint index)
{
  const YdLine *line = yd_envelope_get (head->envelope, index);
  YdOutlineNotice *notice = &head->outline->notice;
  const char *label_end, *rest;

  gboolean value = head->label;

  head->label = FALSE;
  if (is_minutes (head, index))
    return FALSE;
  switch (head->envelope->kinds[index])
    {
    case YD_LINE_RULE:
      return TRUE;
    case YD_LINE_WEB:
      drop_pieces (head);
      read_web (head, line->text);
      head->label = yd_rule_line_ends_sentence (line->text); /* with its colon */
      return TRUE;
    case YD_LINE_NUMBER:
      take_heads (head);
      read_number (head, line->text);
      return TRUE;
    case YD_LINE_HEAD:
      set_once (head, &notice->head, line->text, line->text);
      return TRUE;
    case YD_LINE_SECRECY:
      set_once (head, &notice->secrecy, line->text, line->text);
      return TRUE;
    case YD_LINE_URGENCY:
      set_once (head, &notice->urgency, line->text, line->text);
      return TRUE;
    case YD_LINE_COPY_NUMBER:
      set_once (head, &notice->copy_number, line->text, line->text);
      return TRUE;
    case YD_LINE_SIGNER:
      read_signer (head, line->text);
      return TRUE;
    case YD_LINE_SUBTITLE:
      set_once (head, &head->outline->subtitle, line->text, line->text);
      return TRUE;
    case YD_LINE_ANNEX_LABEL:
      notice->as_annex |= head->plan;
      if (head->plan && g_strcmp0 (line->text, "附件") != 0 && g_strcmp0 (line->text, "附件1") != 0)
        yd_outline_add_unplaced (head->outline, line->text, "left-out", NULL); /* 附件2 */
      return TRUE;
    case YD_LINE_ANNEX:
      rest = yd_rule_line_read_annex (line->text, &label_end);
      if (!head->plan || !yd_rule_line_is_titlish (rest))
        return FALSE;
      notice->as_annex = TRUE;
      if (rest == label_end) /* 附件1示例市……: perhaps no label at all */
        {
          g_autofree char *label = yd_scan_trim (line->text, label_end);
          yd_outline_add_unplaced (head->outline, label, "left-out", NULL);
        }
      set_once (head, &head->outline->title, rest, line->text);
      return TRUE;
    case YD_LINE_DATE:
      yd_outline_add_unplaced (head->outline, line->text, "head", NULL);
      return TRUE;
    case YD_LINE_SIGNED_DATE:
      if (read_issued (head, line->text))
        return TRUE;
      G_GNUC_FALLTHROUGH;
    case YD_LINE_OTHER:
      if (line->item || line->kind != YD_BLOCK_TEXT || !yd_rule_line_is_titlish (line->text))
        return FALSE;
      if (value && !yd_rule_line_ends_as_title (line->text))
        {
          yd_outline_add_unplaced (head->outline, line->text, "web-remains", NULL);
          return TRUE;
        }
      g_ptr_array_add (head->pieces, (gpointer)line);
      return TRUE;
    default:
      return FALSE;
    }
}

#define MENU_MOST 60 /* characters of a row that can be a page's menu */
#define STRAY_REACH 8 /* lines in which the head goes on after one that does not belong to it */

/* A line of a web page or a scan above number and title: these still count. */
static gboolean
skip_stray (Head *head, guint index, guint end)
{
  const YdEnvelope *envelope = head->envelope;
  const YdLine *line = yd_envelope_get (envelope, index);
  if (head->pieces->len > 0 || line->item || envelope->kinds[index] == YD_LINE_ADDRESSEE
      || head->outline->notice.number != NULL || yd_rule_line_has_sentence (line->text))
    return FALSE;
  for (guint i = index + 1; i < end && i <= index + STRAY_REACH; i++)
    {
      const YdLine *later = yd_envelope_get (envelope, i);
      if (envelope->kinds[i] == YD_LINE_ADDRESSEE && line->kind == YD_BLOCK_TABLE
          && g_utf8_strlen (line->text, -1) <= MENU_MOST)
        {
          yd_outline_add_unplaced (head->outline, line->text, "web-remains", NULL);
          return TRUE;
        }
      if (later->item || envelope->kinds[i] == YD_LINE_ADDRESSEE)
        return FALSE;
      if (envelope->kinds[i] == YD_LINE_NUMBER
          || (envelope->kinds[i] == YD_LINE_OTHER && yd_rule_line_is_titlish (later->text)
              && yd_rule_line_ends_as_title (later->text) && strstr (later->text, "关于") != NULL))
        {
          yd_outline_add_unplaced (head->outline, line->text, "head", NULL);
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * yd_envelope_read_head:
 * @plan: whether the plan's own title is expected here; else a cover notice's
 *
 * Returns: the index of the first line of the running text
 */
guint
yd_envelope_read_head (YdEnvelope *self, guint start, guint end, gboolean plan)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new ();
  Head head = { self, self->outline, plan, FALSE, FALSE, pieces };
  guint i = start;

  while (i < end && (read_line (&head, i) || skip_stray (&head, i, end)))
    i++;
  finish_title (&head);
  if (i >= end || yd_envelope_get (self, i)->item || self->outline->notice.addressee != NULL)
    return i;
  const YdLine *line = yd_envelope_get (self, i);
  const char *colon = line->kind == YD_BLOCK_TEXT ? yd_rule_line_read_addressee (line->text) : NULL;
  if (colon == NULL)
    return i;
  self->outline->notice.addressee = yd_scan_trim (line->text, colon);
  const char *rest = yd_scan_spaces (g_utf8_next_char (colon));
  if (*rest == '\0')
    return i + 1;
  /* the text runs on behind the addressee */
  YdLine *body = g_ptr_array_index (self->lines, i);
  char *kept = g_strdup (rest);
  g_free (body->text);
  body->text = kept;
  return i;
}
