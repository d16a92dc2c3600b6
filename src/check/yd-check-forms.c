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

/* 《甲》、《乙》 and “甲”、“乙” need no 、 between them. */
static void
check_adjacent (YdCheck *check, const YdText *text)
{
  Places places = { 0 };
  for (int i = 1; i + 1 < text->n_chars; i++)
    if (text->chars[i] == 0x3001
        && ((text->chars[i - 1] == 0x300b && text->chars[i + 1] == 0x300a)
            || (text->chars[i - 1] == 0x201d && text->chars[i + 1] == 0x201c)))
      add_place (check, text, &places, i, 1, "");
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
  gboolean digit_before = before < 0x80 && g_ascii_isdigit ((char)before);
  gboolean digit_after = after < 0x80 && g_ascii_isdigit ((char)after);
  return (yd_char_is_han (before) && digit_after) || (digit_before && yd_char_is_han (after));
}

/* 到 2025 年: the distance between Han and digits is the face's business. A field of the notice may be
 * spaced on purpose. */
static void
check_blanks (YdCheck *check, const YdText *text)
{
  Places places = { 0 };
  if (text->kind == YD_TEXT_NOTICE_FIELD)
    return;
  for (int i = 1; i < text->n_chars; i++)
    {
      int end = i;
      while (end < text->n_chars && text->chars[end] == ' ')
        end++;
      if (end > i && end < text->n_chars && parts_number (text->chars[i - 1], text->chars[end]))
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
  { .rule = { "stray-blank", YD_SEVERITY_HINT, N_ ("Blanks between Chinese characters and digits"),
              NULL },
    .sentence = N_ ("No blank stands between Chinese characters and digits"),
    .check_text = check_blanks },
};
const guint yd_check_n_form_rules = G_N_ELEMENTS (yd_check_form_rules);
