/* Owns: plain text and Markdown to blocks. Refuses: joining lines; that is a rule that all sources
 * share (yd-rule-join.c). */

#include "yd-reader.h"

#include "yd-scan.h"
#include "yd-text-cells.h"

/* Bytes of the line end at @p: one of ASCII, or U+0085, U+2028, U+2029; 0 none. */
static gsize
measure_end (const char *p)
{
  if (*p == '\r' && p[1] == '\n')
    return 2;
  if (*p == '\n' || *p == '\r' || *p == '\v' || *p == '\f')
    return 1;
  if (*p == '\xc2')
    return p[1] == '\x85' ? 2 : 0;
  return *p == '\xe2' && p[1] == '\x80' && (p[2] == '\xa8' || p[2] == '\xa9') ? 3 : 0;
}

/* Calls @add for each line between any kind of line ends, unless @add_rows takes more than that. */
static void
each_line (const char *text, void (*add) (YdBlocks *, const char *, gsize, int),
           gsize (*add_rows) (YdBlocks *, const char *, int), YdBlocks *blocks)
{
  int number = 0;
  for (const char *p = text; *p != '\0';)
    {
      gsize taken = add_rows != NULL ? add_rows (blocks, p, number + 1) : 0;
      if (taken > 0)
        {
          number++;
          p += taken;
          p += measure_end (p);
          continue;
        }
      gsize length = strcspn (p, "\n\r\v\f\xc2\xe2");
      while (p[length] != '\0' && measure_end (p + length) == 0)
        length += 1 + strcspn (p + length + 1, "\n\r\v\f\xc2\xe2");
      add (blocks, p, length, ++number);
      p += length;
      p += measure_end (p);
    }
}

/* Columns of white space that a line begins with. */
static int
measure_indent (const char *line, gsize length)
{
  int columns = 0;
  for (const char *p = line; p < line + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!yd_scan_is_space (c))
        break;
      columns += c == '\t' ? 4 : c < 0x2000 ? 1 : 2;
    }
  return columns;
}

static void
add_line (YdBlocks *blocks, const char *line, gsize length, int number)
{
  g_autofree char *row = *line == '\t' ? g_strndup (line, length) : NULL;
  const char *tab = row != NULL ? strchr (row + strspn (row, "\t "), '\t') : NULL;
  gboolean cells = tab != NULL && strchr (tab + 1, '\t') != NULL; /* an indent is no cell */
  YdSourceBlock *block
    = cells ? yd_blocks_add_row (blocks, row, -1) : yd_blocks_add (blocks, line, (gssize)length);
  if (block == NULL)
    return;
  block->source = number;
  block->indent = measure_indent (line, length);
  if (cells)
    return;
  gunichar first = g_utf8_get_char (block->text);
  if (first < 0x80 && strspn (block->text, "-=_*~") == strlen (block->text)
      && strlen (block->text) >= 3)
    block->kind = YD_BLOCK_RULE;
}

/* Takes the rows out that a spreadsheet wrote with lines inside their cells. Returns: the bytes of the one at @p */
static gsize
add_cells (YdBlocks *blocks, const char *p, int number)
{
  gsize length = yd_text_cells_measure (p);
  if (length == 0)
    return 0;
  g_autofree char *row = yd_text_cells_dup_row (p, length);
  YdSourceBlock *block = yd_blocks_add_row (blocks, row, -1);
  if (block != NULL)
    block->source = number;
  return length;
}

/**
 * yd_read_text:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): a block a line that is not empty, or a row whose cells have lines
 */
YdBlocks *
yd_read_text (const char *text)
{
  YdBlocks *blocks = yd_blocks_new ();
  each_line (text, add_line, strchr (text, '\t') != NULL ? add_cells : NULL, blocks);
  return blocks;
}

/**
 * yd_read_csv:
 * @text: valid UTF-8
 */
YdBlocks *
yd_read_csv (const char *text)
{
  g_autofree char *tabbed = yd_text_cells_dup_tabbed (text);
  return yd_read_text (tabbed);
}

/* Takes ** and __ and ` out, and tells how much of the beginning was bold. */
static char *
strip_emphasis (const char *start, const char *end, int *bold)
{
  GString *out = g_string_sized_new ((gsize)(end - start));
  gboolean inside = FALSE, leading = TRUE;
  glong count = 0;

  *bold = 0;
  for (const char *p = start; p < end;)
    {
      if (end - p >= 2 && ((p[0] == '*' && p[1] == '*') || (p[0] == '_' && p[1] == '_')))
        {
          if (inside && leading)
            {
              *bold = (int)count;
              leading = FALSE;
            }
          inside = !inside;
          p += 2;
          continue;
        }
      if (*p == '\\' && p + 1 < end && g_ascii_ispunct (p[1])) /* 1\. */
        {
          p++;
          continue;
        }
      const char *next = g_utf8_next_char (p);
      if (!inside && !yd_scan_is_space (g_utf8_get_char (p)))
        leading = FALSE;
      g_string_append_len (out, p, next - p);
      count++;
      p = next;
    }
  return g_string_free (out, FALSE);
}

/* A row, whose cells have <br> between their paragraphs. */
static void
add_markdown_row (YdBlocks *blocks, const char *cells, int number)
{
  g_autoptr (GString) row = g_string_new (cells);
  static const char *const breaks[] = { "<br>", "<br/>", "<br />" };
  for (guint i = 0; i < G_N_ELEMENTS (breaks); i++)
    g_string_replace (row, breaks[i], "\n", 0);
  YdSourceBlock *block = yd_blocks_add_row (blocks, row->str, -1);
  if (block != NULL)
    block->source = number;
}

static void
add_markdown_piece (YdBlocks *blocks, const char *line, gsize length, int number)
{
  const char *end = yd_scan_back_spaces (line, line + length), *p = line;
  int level = 0, bold = 0;

  while (p < end && (*p == ' ' || *p == '\t' || *p == '>'))
    p++;
  while (p < end && *p == '#' && level < 6)
    {
      level++;
      p++;
    }
  if (level > 0)
    while (end > p && end[-1] == '#')
      end--;
  gboolean bullet = end - p >= 2 && (*p == '-' || *p == '*' || *p == '+') && p[1] == ' ';
  if (bullet)
    p += 2;
  while (p < end && *p == ' ')
    p++;
  gboolean rule = end - p >= 3 && strspn (p, "-_*") >= (gsize)(end - p);
  g_autofree char *text = rule ? g_strndup (p, (gsize)(end - p)) : strip_emphasis (p, end, &bold);
  gboolean table = text[0] == '|';
  if (table)
    {
      g_strdelimit (text, "|", '\t');
      if (strspn (text, "\t-: ") == strlen (text))
        return;
    }
  guint before = yd_blocks_get_length (blocks);
  if (table)
    add_markdown_row (blocks, text + 1, number);
  else
    add_line (blocks, text, strlen (text), number);
  if (yd_blocks_get_length (blocks) == before)
    return;
  YdSourceBlock *block = yd_blocks_get (blocks, before);
  block->level = level;
  block->bold = bold;
  block->bullet = bullet && level == 0;
}

/* Where ## or - begins a line that was run on into the one before it; %NULL where none does. */
static const char *
find_run_on (const char *start, const char *end, gboolean bullets)
{
  for (const char *p = start + 1; p < end; p++)
    {
      gsize hashes = p[-1] == ' ' ? strspn (p, "#") : 0;
      if (hashes >= 1 && hashes <= 6 && p + hashes < end && p[hashes] == ' '
          && (hashes > 1 || *start == '#'))
        return p;
      if (bullets && p[-1] == ' ' && *p == '-' && p[1] == ' ' && p + 2 < end
          && (guchar)p[2] >= 0xe3)
        return p;
    }
  return NULL;
}

/* ## 总体要求 坚持统筹推进。: where the text begins that ran into a heading; @end where none did. */
static const char *
find_heading_end (const char *start, const char *end)
{
  const char *p = start + strspn (start, "#");
  if (p == start || memmem (p, (gsize)(end - p), "。", strlen ("。")) == NULL)
    return end;
  for (p++; p < end; p++)
    if (*p == ' ' && (guchar)p[-1] >= 0x80 && (guchar)p[1] >= 0xe3)
      return p;
  return end;
}

static void
add_run_on (YdBlocks *blocks, const char *start, const char *end, int number)
{
  const char *text = find_heading_end (start, end);
  add_markdown_piece (blocks, start, (gsize)(text - start), number);
  if (text < end)
    add_markdown_piece (blocks, text, (gsize)(end - text), number);
}

static void
add_markdown_line (YdBlocks *blocks, const char *line, gsize length, int number)
{
  const char *end = line + length, *from = line, *next;
  if (length == 0 || *line == '|' || find_run_on (line, end, FALSE) == NULL)
    {
      add_markdown_piece (blocks, line, length, number);
      return;
    }
  for (; (next = find_run_on (from, end, TRUE)) != NULL; from = next)
    add_run_on (blocks, from, next, number);
  add_run_on (blocks, from, end, number);
}

/**
 * yd_read_markdown:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): the paragraphs with heading levels and leading bold
 */
YdBlocks *
yd_read_markdown (const char *text)
{
  YdBlocks *blocks = yd_blocks_new ();
  each_line (text, add_markdown_line, NULL, blocks);
  return blocks;
}

/**
 * yd_blocks_take_markdown:
 *
 * Text that was pasted into a document with its Markdown marks still in it: takes them out, and
 * keeps what they said. Does nothing where there are no such marks.
 */
YdBlocks *
yd_blocks_take_markdown (YdBlocks *blocks)
{
  guint marked = 0, n = yd_blocks_get_length (blocks);
  for (guint i = 0; i < n; i++)
    {
      const char *text = yd_blocks_get (blocks, i)->text;
      gsize hashes = strspn (text, "#");
      const char *bold = strstr (text, "**");
      marked += (hashes >= 1 && hashes <= 6 && text[hashes] == ' ')
                || (bold != NULL && strstr (bold + 2, "**") != NULL);
      marked += find_run_on (text, text + strlen (text), FALSE) != NULL;
    }
  if (marked < 2)
    return blocks;
  YdBlocks *clean = yd_blocks_new ();
  for (guint i = 0; i < n; i++)
    {
      const YdSourceBlock *block = yd_blocks_get (blocks, i);
      guint before = yd_blocks_get_length (clean);
      add_markdown_line (clean, block->text, strlen (block->text), block->source);
      for (guint j = before; j < yd_blocks_get_length (clean); j++)
        {
          YdSourceBlock *made = yd_blocks_get (clean, j);
          made->level = MAX (made->level, block->level);
          made->bold = j == before ? MAX (made->bold, block->bold) : made->bold;
          made->centred = block->centred;
          made->listed = j == before && block->listed;
          if (block->kind != YD_BLOCK_TEXT)
            made->kind = block->kind;
        }
    }
  yd_blocks_free (blocks);
  return clean;
}
