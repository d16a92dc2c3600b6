/* Owns: the small steps of reading that all rules share: a word, a number, white space, a bracket.
 * Refuses: meaning. */

#include "yd-scan.h"

#include "yd-char.h"

#define BRACKET_REACH 1200 /* bytes within which a bracket must close */

/**
 * yd_scan_word:
 *
 * Returns: (nullable): the byte after @word where @p begins with it
 */
const char *
yd_scan_word (const char *p, const char *word)
{
  for (; *word != '\0'; p++, word++) /* most differ within a character: no call is worth it */
    if (*p != *word)
      return NULL;
  return p;
}

/**
 * yd_scan_words:
 * @words: (array zero-terminated=1)
 *
 * Returns: (nullable): the byte after the longest of @words that @p begins with
 */
const char *
yd_scan_words (const char *p, const char *const *words)
{
  const char *best = NULL;
  for (; *words != NULL; words++)
    if (**words == *p && ((*words)[1] == p[1] || (*words)[1] == '\0'))
      {
        const char *after = yd_scan_word (p, *words);
        if (after != NULL && after > best)
          best = after;
      }
  return best;
}

/**
 * yd_scan_ends:
 *
 * Returns: (nullable): where the longest of @words begins that ends exactly at @end
 */
const char *
yd_scan_ends (const char *start, const char *end, const char *const *words)
{
  const char *best = NULL;
  if (end <= start)
    return NULL;
  for (; *words != NULL; words++)
    {
      gsize length = strlen (*words);
      if ((gsize)(end - start) >= length && end[-1] == (*words)[length - 1]
          && memcmp (end - length, *words, length) == 0 && (best == NULL || end - length < best))
        best = end - length;
    }
  return best;
}

/**
 * yd_scan_find:
 *
 * Returns: (nullable): where the first of @words begins between @start and @end
 */
const char *
yd_scan_find (const char *start, const char *end, const char *const *words)
{
  for (const char *p = start; p < end && *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *after = yd_scan_words (p, words);
      if (after != NULL && after <= end)
        return p;
    }
  return NULL;
}

gboolean
yd_scan_is_space (gunichar c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x3000 || c == 0xa0
         || (c >= 0x2000 && c <= 0x200a) || c == 0x202f || c == 0x205f;
}

/**
 * yd_scan_is_digit:
 *
 * Returns: whether @p begins with an Arabic digit, half or full width
 */
gboolean
yd_scan_is_digit (const char *p)
{
  const guchar *u = (const guchar *)p;
  return (*p >= '0' && *p <= '9') || (u[0] == 0xef && u[1] == 0xbc && u[2] >= 0x90 && u[2] <= 0x99);
}

/**
 * yd_scan_is_stop:
 *
 * Returns: whether @c ends a sentence
 */
gboolean
yd_scan_is_stop (gunichar c)
{
  return c == 0x3002 || c == 0xff01 || c == 0xff1f || c == '!' || c == '?';
}

/**
 * yd_scan_is_dash:
 *
 * Returns: whether @c is one of the wide dashes that set words apart
 */
gboolean
yd_scan_is_dash (gunichar c)
{
  return c == 0x2013 || c == 0x2014 || c == 0x2015 || c == 0x2500 || c == 0xff0d;
}

const char *
yd_scan_spaces (const char *p)
{
  while (*p != '\0' && yd_scan_is_space (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/**
 * yd_scan_back_spaces:
 *
 * Returns: @end moved back over white space, not before @start
 */
const char *
yd_scan_back_spaces (const char *start, const char *end)
{
  while (end > start)
    {
      const char *last = g_utf8_prev_char (end);
      if (!yd_scan_is_space (g_utf8_get_char (last)))
        break;
      end = last;
    }
  return end;
}

/**
 * yd_scan_number:
 * @value: (out) (optional): the number
 *
 * Returns: (nullable): the byte after 1 to @max_digits Arabic digits, half or full width; %NULL
 *   where there are none or more
 */
const char *
yd_scan_number (const char *p, int max_digits, int *value)
{
  int total = 0, count = 0;
  for (;; p = g_utf8_next_char (p), count++)
    {
      gunichar c = yd_char_to_half_width (g_utf8_get_char (p));
      if (c < '0' || c > '9')
        break;
      if (count == max_digits || total > (G_MAXINT - 9) / 10)
        return NULL;
      total = total * 10 + (int)(c - '0');
    }
  if (count == 0)
    return NULL;
  if (value != NULL)
    *value = total;
  return p;
}

/**
 * yd_scan_before:
 *
 * Returns: the character before @p, white space passed over; 0 at @start
 */
gunichar
yd_scan_before (const char *start, const char *p)
{
  p = yd_scan_back_spaces (start, p);
  return p > start ? g_utf8_get_char (g_utf8_prev_char (p)) : 0;
}

/**
 * yd_scan_trim:
 *
 * Returns: (transfer full): the text between without outer white space
 */
char *
yd_scan_trim (const char *start, const char *end)
{
  while (start < end && yd_scan_is_space (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  end = yd_scan_back_spaces (start, end);
  return g_strndup (start, (gsize)(end - start));
}

/**
 * yd_scan_is_plain:
 *
 * Returns: whether @text is UTF-8 that normalising would give back as it is: ASCII, Han, and the
 *   marks of Chinese text. It saves the slow way for nearly all of a text.
 */
gboolean
yd_scan_is_plain (const char *text, gssize length)
{
  const guchar *p = (const guchar *)text;
  const guchar *end = p + (length < 0 ? (gssize)strlen (text) : length);

  while (p < end)
    if (*p < 0x80)
      {
        if (*p < 0x20 && *p != '\t' && *p != '\n')
          return FALSE;
        if (*p == 0x7f)
          return FALSE;
        p++;
      }
    else if (end - p >= 3 && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80
             && ((*p >= 0xe4 && *p <= 0xe9)                      /* U+4000 to U+9FFF */
                 || (*p == 0xe3 && p[1] == 0x80 && p[2] <= 0xa9) /* CJK marks to U+3029 */
                 || (*p == 0xe2 && p[1] == 0x80 && p[2] >= 0x90
                     && p[2] <= 0xa7) /* quotes, dashes */
                 || (*p == 0xef && p[1] == 0xbc) || (*p == 0xef && p[1] == 0xbd && p[2] <= 0x9e)))
      p += 3;
    else
      return FALSE;
  return TRUE;
}

/**
 * yd_scan_close:
 * @open: at an opening bracket
 *
 * Returns: (nullable): the byte after the bracket that closes it, a half-width one closing a
 *   full-width one too; %NULL where none is near
 */
const char *
yd_scan_close (const char *open)
{
  int depth = 0;
  for (const char *p = open; *p != '\0' && p - open < BRACKET_REACH; p = g_utf8_next_char (p))
    switch (g_utf8_get_char (p))
      {
      case 0xff08:
      case '(':
      case 0x3014:
      case '[':
      case 0x3010:
      case 0xff3b: /* （ 〔 【 ［ */
        depth++;
        break;
      case 0xff09:
      case ')':
      case 0x3015:
      case ']':
      case 0x3011:
      case 0xff3d:
        if (--depth <= 0)
          return g_utf8_next_char (p);
        break;
      default:
        break;
      }
  return NULL;
}

glong
yd_scan_length (const char *start, const char *end)
{
  return g_utf8_strlen (start, end - start);
}
