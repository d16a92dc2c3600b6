/* Owns: rules about how numbers, letters and lists are written (GB/T 15834-2011, GB/T 15835-2011), where
 * a word processor or a web page has left something else. All have a safe fix, one a text. */

#include "yd-check-private.h"

#include "yd-char.h"

/* One finding a text, whose span grows with its edits. */
typedef struct
{
  YdFinding *finding; /* borrowed; NULL before the first place, or where it is switched off */
  int start;
  int n;
} Places;

static void
add_place (YdCheck *check, const YdText *text, Places *places, int start, int length,
           const char *replacement)
{
  if (places->n++ == 0)
    {
      places->start = start;
      places->finding = yd_check_add_at (check, text, start, length);
    }
  if (places->finding == NULL)
    return;
  yd_finding_set_span (places->finding, places->start, start + length - places->start);
  yd_finding_add_edit (places->finding, text, start, length, replacement);
}

static gboolean
are_adjacent (gunichar close, gunichar open)
{
  return (close == 0x300b && open == 0x300a) || (close == 0x3009 && open == 0x3008)
         || (close == 0x201d && open == 0x201c) || (close == 0x2019 && open == 0x2018);
}

/* 《甲》、《乙》 and “甲”、“乙” need no 、 between them; 《甲》（试行）、《乙》 do. */
static void
check_adjacent (YdCheck *check, const YdText *text)
{
  Places places = { 0 };
  for (int i = 1; i + 1 < text->n_chars; i++)
    {
      int start = i, end = i + 1;
      if (text->chars[i] != 0x3001)
        continue;
      while (start > 1 && text->chars[start - 1] == ' ')
        start--;
      while (end + 1 < text->n_chars && text->chars[end] == ' ')
        end++;
      if (are_adjacent (text->chars[start - 1], text->chars[end]))
        add_place (check, text, &places, start, end - start, "");
    }
}

static gboolean
is_wide_letter (gunichar c)
{
  return (c >= 0xff10 && c <= 0xff19) || (c >= 0xff21 && c <= 0xff3a)
         || (c >= 0xff41 && c <= 0xff5a);
}

static void
check_wide_letters (YdCheck *check, const YdText *text)
{
  Places places = { 0 };
  for (int i = 0; i < text->n_chars; i++)
    {
      if (!is_wide_letter (text->chars[i]))
        continue;
      int end = i;
      g_autoptr (GString) narrow = g_string_new (NULL);
      for (; end < text->n_chars && is_wide_letter (text->chars[end]); end++)
        g_string_append_unichar (narrow, yd_char_to_half_width (text->chars[end]));
      add_place (check, text, &places, i, end - i, narrow->str);
      i = end;
    }
}

static gboolean
parts_number (gunichar before, gunichar after)
{
  gboolean digit_before = before < 0x80 && (g_ascii_isdigit ((char)before) || before == '%');
  gboolean digit_after = after < 0x80 && g_ascii_isdigit ((char)after);
  return (yd_char_is_han (before) && digit_after) || (digit_before && yd_char_is_han (after));
}

static gboolean
is_wide_mark (gunichar c)
{
  return c == 0x3001 || c == 0x3002 || c == 0xff0c || c == 0xff1b || c == 0xff1a || c == 0xff08
         || c == 0xff09 || c == 0x201c || c == 0x201d || c == 0x300a || c == 0x300b;
}

/* Marks bring their own room: 。 再 */
static gboolean
parts_mark (gunichar before, gunichar after)
{
  return (is_wide_mark (before) && (yd_char_is_han (after) || is_wide_mark (after)))
         || (yd_char_is_han (before) && is_wide_mark (after));
}

static int
count_han (const YdText *text, int i, int step)
{
  int n = 0;
  for (; i >= 0 && i < text->n_chars && yd_char_is_han (text->chars[i]); i += step)
    n++;
  return n;
}

/* 针对 性: a line's end that stayed. 中共示例区委 示例区人民政府 are two names, 李 明 is one, and words
 * one beside the other may be a list. */
static gboolean
parts_words (const YdText *text, int start, int end)
{
  static const gunichar heads[] = { 0x59d4, 0x4f1a, 0x5e9c, 0x5c40, 0x9662,
                                    0x5385, 0x90e8, 0x529e, 0x5ba4, 0 }; /* 委会府局院厅部办室 */
  for (int i = 0; heads[i] != 0; i++)
    if (text->chars[start - 1] == heads[i])
      return FALSE;
  for (int i = start - 1; i >= 0 && text->chars[i] != 0x300b; i--)
    if (text->chars[i] == 0x300a)
      return FALSE; /* 《关于甲的意见 乙的办法》: a title of two lines */
  int left = count_han (text, start - 1, -1), right = count_han (text, end, 1);
  gunichar far_left = start - left > 0 ? text->chars[start - left - 1] : 0;
  gunichar far_right = end + right < text->n_chars ? text->chars[end + right] : 0;
  return end - start == 1 && left >= 2 && right >= 2 && far_left != ' ' && far_right != ' '
         && text->n_chars >= 8;
}

/* 到 2025 年: the distance between Han and digits is the face's business. A field of the notice may be
 * spaced on purpose, and so may a title that is broken by hand. */
static void
check_blanks (YdCheck *check, const YdText *text)
{
  Places places = { 0 };
  gboolean prose = text->kind == YD_TEXT_ITEM_BODY || text->kind == YD_TEXT_PLAN_ENDS
                   || text->kind == YD_TEXT_NOTICE_BODY;
  if (text->kind == YD_TEXT_NOTICE_FIELD)
    return;
  for (int i = 1; i < text->n_chars; i++)
    {
      int end = i;
      while (end < text->n_chars && text->chars[end] == ' ')
        end++;
      gunichar before = text->chars[i - 1], after = end < text->n_chars ? text->chars[end] : 0;
      if (end > i && after != 0
          && (parts_number (before, after)
              || (prose
                  && (parts_mark (before, after)
                      || (yd_char_is_han (before) && yd_char_is_han (after)
                          && parts_words (text, i, end))))))
        add_place (check, text, &places, i, end - i, "");
      i = end;
    }
}

const YdCheckRule yd_check_form_rules[] = {
  { .rule = { "adjacent-titles", YD_SEVERITY_HINT, N_ ("、 between adjacent 《》 or “”"),
              "GB/T 15834-2011, 4.5.3.5" },
    .sentence = N_ ("No 、 stands between adjacent 《》 or “”"),
    .check_text = check_adjacent },
  { .rule = { "wide-letter", YD_SEVERITY_HINT, N_ ("Full-width digits and Latin letters"),
              "GB/T 15835-2011" },
    .sentence = N_ ("Digits and Latin letters are written half-width"),
    .check_text = check_wide_letters },
  { .rule = { "stray-blank", YD_SEVERITY_HINT, N_ ("Blanks within Chinese text"), NULL },
    .sentence = N_ ("No blank stands between Chinese characters, marks and digits"),
    .check_text = check_blanks },
};
const guint yd_check_n_form_rules = G_N_ELEMENTS (yd_check_form_rules);
