/* Owns: the one form in which text stands in a plan: UTF-8, NFC, `\n` between lines, no control
 * characters. Refuses: nothing; what is not UTF-8 becomes U+FFFD, so that the loss can be seen. */

#include "yd-text.h"

#include "yd-char.h"

#include <string.h>

static gboolean
is_dropped (gunichar c)
{
  if (c == '\n' || c == '\t')
    return FALSE;
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0xfeff || c == 0x200b
         || c == 0x2028 || c == 0x2029 || c == 0x2060 || (c >= 0x202a && c <= 0x202e)
         || (c >= 0x2066 && c <= 0x2069) || (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

/* Joiners have a sense within emoji and some scripts; behind a Han character they only make two names of one. */
static gboolean
is_lost_joiner (const GString *out, gunichar c)
{
  if (c != 0x200c && c != 0x200d)
    return FALSE;
  return out->len == 0 || yd_char_is_han (g_utf8_get_char (g_utf8_prev_char (out->str + out->len)));
}

/**
 * yd_text_normalise:
 * @text: any bytes
 * @length: how many, or -1 for a terminated string
 *
 * Returns: (transfer full): the text as a plan keeps it; never %NULL
 */
char *
yd_text_normalise (const char *text, gssize length)
{
  gsize size = length < 0 ? strlen (text) : (gsize)length, kept = 0;
  g_autofree char *bytes = g_malloc (size + 1);
  for (gsize i = 0; i < size; i++)
    if (text[i] != '\0')
      bytes[kept++] = text[i];
  g_autofree char *valid = g_utf8_make_valid (bytes, (gssize)kept);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  const char *source = composed != NULL ? composed : valid;
  GString *out = g_string_sized_new (strlen (source));

  for (const char *p = source; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c == '\r')
        {
          if (p[1] != '\n')
            g_string_append_c (out, '\n');
        }
      else if (c == 0x0b || c == 0x0c || c == 0x85 || c == 0x2028 || c == 0x2029)
        g_string_append_c (out, '\n');
      else if (!is_dropped (c) && !is_lost_joiner (out, c))
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }
  return g_string_free (out, FALSE);
}

/**
 * yd_text_squeeze:
 *
 * Returns: (transfer full): @text without any white space, the ideographic one included: what is
 *   compared when two writings of one name may be spaced apart
 */
char *
yd_text_squeeze (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_len (out, p, g_utf8_next_char (p) - p);
  return g_string_free (out, FALSE);
}

/* What no reader sees in a name: zero-width blanks, marks of direction, soft hyphens. */
static gboolean
is_unseen (gunichar c)
{
  return is_dropped (c) || g_unichar_type (c) == G_UNICODE_FORMAT;
}

/**
 * yd_text_clean_name:
 * @text: (nullable): what somebody typed, pasted or has in a cell
 *
 * The one form of a name, of a unit above all: on one line, without anything unseen and without blanks
 * around it. Between Han a blank is but the cell's looks, as in 财 务 科; elsewhere one is left.
 *
 * Returns: (transfer full): the name; "" where there is none
 */
char *
yd_text_clean_name (const char *text)
{
  g_autofree char *plain = yd_text_normalise (text != NULL ? text : "", -1);
  GString *name = g_string_sized_new (strlen (plain));
  gunichar before = ' ';
  gboolean gap = FALSE;
  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (is_unseen (c))
        continue;
      if (g_unichar_isspace (c))
        {
          gap = TRUE;
          continue;
        }
      if (gap && name->len > 0 && !yd_char_is_full_width (before) && !yd_char_is_full_width (c))
        g_string_append_c (name, ' ');
      g_string_append_unichar (name, before = c);
      gap = FALSE;
    }
  return g_string_free (name, FALSE);
}

/* The next character of a name that counts; 0 at its end. */
static gunichar
next_of_name (const char **at)
{
  for (gunichar c; (c = g_utf8_get_char (*at)) != 0;)
    {
      *at = g_utf8_next_char (*at);
      if (!is_unseen (c) && !g_unichar_isspace (c))
        return c;
    }
  return 0;
}

/**
 * yd_text_is_same_name:
 * @a: (nullable):
 * @b: (nullable):
 *
 * Returns: whether two names differ in nothing but blanks and what is unseen; no name is the same as none
 */
gboolean
yd_text_is_same_name (const char *a, const char *b)
{
  gunichar c;
  if (a == NULL || b == NULL)
    return a == b;
  do
    if ((c = next_of_name (&a)) != next_of_name (&b))
      return FALSE;
  while (c != 0);
  return TRUE;
}

/* Blanks within a line. */
static gboolean
is_blank (gunichar c)
{
  return c == '\t' || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR;
}

static gboolean
is_soft_break (gunichar c)
{
  return c == 0x0b || c == 0x2028;
}

/* Whether a line that ends with @c is a whole paragraph, so that what follows it is another. */
static gboolean
ends_paragraph (gunichar c)
{
  static const char marks[] = "。！？；：”）.!?;:";
  return c == 0 || c == '\n' || g_utf8_strchr (marks, -1, c) != NULL;
}

/**
 * yd_text_clean_foreign:
 * @text: UTF-8, of the web or of Word
 *
 * Takes away what is no part of the words: control characters, blanks at both ends of a paragraph and
 * runs of them within, empty paragraphs, line breaks that only made a line shorter. Half-width marks
 * stay: the checks know better what they mean.
 *
 * Returns: (transfer full): the paragraphs, one a line, as a plan keeps them
 */
char *
yd_text_clean_foreign (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_sized_new (strlen (valid));
  gunichar last = 0;      /* that was written */
  gboolean blank = FALSE; /* blanks stand before what comes next */
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c == '\r' || c == 0x0c || c == 0x85 || c == 0x2029)
        c = '\n';
      if (is_soft_break (c))
        {
          c = ends_paragraph (last) ? '\n' : ' ';
          if (c == ' ' && last >= 0x2000)
            continue; /* between Han a line just went on */
        }
      if (c == '\n' || is_blank (c))
        {
          blank = c != '\n';
          if (c == '\n' && last != 0 && last != '\n')
            g_string_append_unichar (out, last = c);
          continue;
        }
      if (is_dropped (c) || c == 0xad || c == 0x2060)
        continue;
      if (blank && last != 0 && last != '\n')
        g_string_append_c (out, ' ');
      blank = FALSE;
      g_string_append_unichar (out, last = c);
    }
  if (last == '\n')
    g_string_truncate (out, out->len - 1);
  g_autofree char *plain = g_string_free (out, FALSE);
  return yd_text_normalise (plain, -1);
}

/**
 * yd_text_count:
 *
 * Returns: characters as Word's 字数 counts them: each Han character and mark is one, each run of
 *   Latin letters and digits is one, white space is none
 */
glong
yd_text_count (const char *text)
{
  glong count = 0;
  gboolean in_word = FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if ((guchar)*p >= 0xe4) /* U+4000 and above, nearly all there is: neither blanks nor words */
        {
          count++;
          in_word = FALSE;
          continue;
        }
      gunichar c = g_utf8_get_char (p);
      gboolean space = g_unichar_isspace (c), word = c < 0x2000 && !space;
      if (!space && !(word && in_word))
        count++;
      in_word = word;
    }
  return count;
}

/**
 * yd_text_split_lines:
 *
 * Returns: (transfer full): the lines of @text without their ends and outer white space; empty ones
 *   left out
 */
char **
yd_text_split_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *kept = g_ptr_array_new ();
  for (char **line = lines; *line != NULL; line++)
    {
      const char *start = *line, *end = start + strlen (start);
      while (start < end && g_unichar_isspace (g_utf8_get_char (start)))
        start = g_utf8_next_char (start);
      while (end > start)
        {
          const char *last = g_utf8_prev_char (end);
          if (!g_unichar_isspace (g_utf8_get_char (last)))
            break;
          end = last;
        }
      if (end > start)
        g_ptr_array_add (kept, g_strndup (start, (gsize)(end - start)));
    }
  g_ptr_array_add (kept, NULL);
  return (char **)g_ptr_array_free (kept, FALSE);
}

/* Bytes: less than any file system takes, and room for what is put behind. */
#define FILE_NAME_BYTES 180

/**
 * yd_text_dup_file_name:
 * @text: words, in UTF-8
 * @max: characters at most
 *
 * A memory stick goes to machines that refuse more than ours does.
 *
 * Returns: (transfer full): @text as part of a file's name that every system takes; empty where nothing
 *   of it can stand
 */
char *
yd_text_dup_file_name (const char *text, guint max)
{
  GString *name = g_string_new (NULL);
  for (guint n = 0; *text != '\0' && n < max; text = g_utf8_next_char (text), n++)
    {
      gunichar c = g_utf8_get_char (text);
      gboolean refused = c < 0x20 || c == 0x7f || (c < 0x80 && strchr ("/\\:*?\"<>|", (int)c));
      if (name->len + 6 > FILE_NAME_BYTES)
        break;
      if ((c == '.' || g_unichar_isspace (c)) && name->len == 0)
        continue; /* it would be hidden, or seem to have no name */
      g_string_append_unichar (name, refused ? '_' : c);
    }
  while (name->len > 0 && (name->str[name->len - 1] == '.' || name->str[name->len - 1] == ' '))
    g_string_truncate (name, name->len - 1);
  return g_string_free (name, FALSE);
}
