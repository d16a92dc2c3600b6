/* Owns: how a text stands in a cell: which characters it may have, how many, and how many lines it
 * takes. Faces differ from machine to machine, so lines are counted to the tall side: a clipped line is
 * worse than a loose one. */

#include "yd-cell-text.h"

#include "yd-char.h"

#include <string.h>

#define MAX_UNITS 32767 /* UTF-16 units in a cell, of Excel */
#define CUT_MARK "……（超出单元格容量，已截断，全文见要点文件）"
#define EM 14    /* pixels of a Han character at 10 points, rounded up from 13⅓ */
#define NARROW 8 /* pixels of a Latin letter or digit */
#define ROOM(width) ((int)((width)*7) + 5 - 8) /* pixels for text in a column of so many digits */

/* XML has no place for most control characters, nor for U+FFFE and U+FFFF. */
static gboolean
is_writable (gunichar c)
{
  return c == '\n' || c == '\t' || (c >= 0x20 && c != 0x7f && (c & 0xfffe) != 0xfffe);
}

/* The text as it can stand in a cell: sound, without control characters, cut where it is too long. */
static char *
dup_writable (const char *text, gboolean *cut)
{
  const gsize mark = (gsize)g_utf8_strlen (CUT_MARK, -1);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  gsize units = 0, kept_at_limit = 0;
  GString *kept = g_string_new (NULL);
  *cut = FALSE;
  for (const char *p = valid; *p != '\0' && !*cut; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!is_writable (c))
        continue;
      units += c > 0xffff ? 2 : 1;
      *cut = units > MAX_UNITS;
      if (!*cut)
        g_string_append_len (kept, p, g_utf8_next_char (p) - p);
      if (units <= MAX_UNITS - mark)
        kept_at_limit = kept->len;
    }
  if (*cut)
    {
      g_string_truncate (kept, kept_at_limit);
      g_string_append (kept, CUT_MARK);
    }
  return g_string_free (kept, FALSE);
}

/* Counts what stands in @text; returns whether it can stand in a cell as it is. */
static gboolean
look_at (const char *text, YdCellText *cell)
{
  const guchar *p = (const guchar *)text;
  gboolean sound = TRUE;
  for (; *p != '\0'; p++)
    if (*p < 0x80)
      {
        cell->narrow++;
        cell->breaks += *p == '\n';
        sound &= is_writable (*p);
      }
    else if (*p >= 0xc0)
      {
        cell->wide++;
        sound &= *p != 0xef || p[1] != 0xbf; /* U+FFC0 and on, where the two that are none lie */
      }
  gsize length = (gsize)((const char *)p - text);
  return sound && length <= MAX_UNITS && g_utf8_validate_len (text, length, NULL);
}

/**
 * yd_cell_text_read:
 * @writable: (out) (transfer full) (nullable): what to write in its place; %NULL where @text can stand
 *   as it is
 *
 * Returns: what there is to know of the text that is to be written
 */
YdCellText
yd_cell_text_read (const char *text, char **writable)
{
  YdCellText cell = { 0 };
  *writable = NULL;
  if (!look_at (text, &cell))
    {
      gboolean cut = FALSE;
      *writable = dup_writable (text, &cut);
      cell = (YdCellText){ .cut = cut };
      look_at (*writable, &cell);
    }
  return cell;
}

/**
 * yd_cell_text_most_lines:
 * @width: of the column, in digits
 *
 * Returns: lines that the text cannot exceed, since no line is broken before half its room is used;
 *   known without walking it
 */
guint
yd_cell_text_most_lines (const YdCellText *cell, double width)
{
  guint pixels = cell->wide * EM + cell->narrow * NARROW;
  guint room = (guint)MAX (ROOM (width), EM);
  return pixels <= room && cell->breaks == 0 ? 1 : 2 + cell->breaks + pixels * 2 / room;
}

/* A mark that takes the character before it along to the next line. */
static gboolean
starts_no_line (const char *p)
{
  gunichar c = g_utf8_get_char (p);
  return yd_char_is_closing (c) || c == 0xff0c || c == 0x3002 || c == 0x3001 || c == 0xff1b
         || c == 0xff1a;
}

/**
 * yd_cell_text_count_lines:
 * @text: valid UTF-8
 * @width: of the column, in digits
 *
 * Walks @text as a spreadsheet wraps it: between any two Han characters, at blanks, marks never at a
 * line's start.
 *
 * Returns: lines that it takes
 */
guint
yd_cell_text_count_lines (const char *text, double width)
{
  const int room = MAX (ROOM (width), EM);
  int line = 0, word = 0; /* pixels so far: of the line, and of what may not be parted at its end */
  guint lines = 1;
  for (const guchar *p = (const guchar *)text; *p != '\0'; p++)
    {
      if ((*p & 0xc0) == 0x80)
        continue; /* within a character */
      if (*p == '\n')
        {
          lines++;
          line = word = 0;
          continue;
        }
      gboolean wide = *p >= 0xe2; /* U+2000 and on */
      int advance = wide ? EM : NARROW;
      line += advance;
      word = wide || *p == ' ' ? 0 : word + NARROW;
      if (line <= room)
        continue;
      lines++;
      if (wide)
        line = starts_no_line ((const char *)p) ? advance + EM : advance;
      else
        line = word > 0 && word <= room ? word : advance;
      word = MIN (word, line);
    }
  return lines;
}
