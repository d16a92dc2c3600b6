/* Owns: the imprint (版记, 7.4) as a table that floats at the foot of the last page's type area, with
 * rules of 0.35 mm outside and 0.25 mm between its items. Refuses: to choose the page: Word makes the
 * pages, so the imprint stands on the last one, odd or even. */

#include "yd-docx-private.h"

#include <math.h>

#define OUTER 8 /* eighths of a point: 0.35 mm */
#define INNER 6 /* 0.26 mm */
#define EM 14.0
#define LINE 24.0
#define BELOW 75 /* twips under a row's last line, so that the text stands in the middle */

/* 主送：, 抄送：; turned lines stand under the first name. */
static void
write_names (YdDocxWriter *w, guint block)
{
  YdDocxFormat format = {
    .indented = TRUE, .left = YD_TWIPS (4 * EM), .right = YD_TWIPS (EM), .first = -YD_TWIPS (3 * EM)
  };
  yd_docx_start_paragraph (w, "YdImprint", &format);
  yd_docx_block_runs (w, block, 0, G_MAXUINT, NULL);
  yd_docx_end (w);
}

static void
write_right (YdDocxWriter *w, guint block)
{
  YdDocxFormat format = { .justify = YD_DOCX_JUSTIFY_RIGHT };
  yd_docx_start_paragraph (w, "YdImprint", &format);
  yd_docx_block_runs (w, block, 0, G_MAXUINT, NULL);
  yd_docx_end (w);
}

static double
width_of (YdDocxWriter *w, guint block)
{
  return block != YD_BLOCK_NONE ? yd_docx_cells (yd_content_get (w->content, block)->text) * EM : 0;
}

/* 印发机关 left and the date right on one line; below each other where they would meet. */
static void
write_printed (YdDocxWriter *w, guint by, guint on)
{
  static const YdDocxTab tabs[] = { { "right", YD_DOCX_WIDTH - YD_TWIPS (EM) } };
  YdDocxFormat format = { .tabs = tabs, .n_tabs = 1, .justify = YD_DOCX_JUSTIFY_LEFT };
  gboolean shared = width_of (w, by) + width_of (w, on) + 3 * EM <= YD_DOCX_WIDTH / 20.0;

  if (by != YD_BLOCK_NONE)
    {
      yd_docx_start_paragraph (w, "YdImprint", &format);
      yd_docx_block_runs (w, by, 0, G_MAXUINT, NULL);
      if (shared && on != YD_BLOCK_NONE)
        {
          yd_docx_run (w, "\t", 1, NULL);
          yd_docx_block_runs (w, on, 0, G_MAXUINT, NULL);
        }
      yd_docx_end (w);
    }
  if (on != YD_BLOCK_NONE && (by == YD_BLOCK_NONE || !shared))
    write_right (w, on);
}

/* Lines that a list of names takes, about. */
static double
count_lines (YdDocxWriter *w, guint block)
{
  return block != YD_BLOCK_NONE ? ceil (width_of (w, block) / (YD_DOCX_WIDTH / 20.0 - 5 * EM)) : 0;
}

static void
start_row (YdDocxWriter *w, gboolean whole)
{
  yd_docx_start_row (w, whole, FALSE);
  yd_docx_start_cell (w, YD_DOCX_WIDTH, 1);
}

static void
end_row (YdDocxWriter *w)
{
  yd_docx_end (w);
  yd_docx_end (w);
}

gboolean
yd_docx_has_imprint (YdDocxWriter *w)
{
  static const YdPart items[]
    = { YD_PART_COPY_TO, YD_PART_PRINTED_BY, YD_PART_PRINTED_ON, YD_PART_COPIES };
  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    if (yd_content_find_part (w->content, items[i], 0) != YD_BLOCK_NONE)
      return TRUE;
  return w->send_to_moved;
}

/**
 * yd_docx_write_imprint:
 *
 * Writes the imprint and the paragraph that holds it. One that is taller than a page follows the text
 * as a table that may be divided.
 */
void
yd_docx_write_imprint (YdDocxWriter *w)
{
  static const int columns[] = { YD_DOCX_WIDTH };
  const YdContent *content = w->content;
  guint to = w->send_to_moved ? yd_content_find_part (content, YD_PART_SEND_TO, 0) : YD_BLOCK_NONE;
  guint copy = yd_content_find_part (content, YD_PART_COPY_TO, 0);
  guint by = yd_content_find_part (content, YD_PART_PRINTED_BY, 0);
  guint on = yd_content_find_part (content, YD_PART_PRINTED_ON, 0);
  guint copies = yd_content_find_part (content, YD_PART_COPIES, 0);
  gboolean printed = by != YD_BLOCK_NONE || on != YD_BLOCK_NONE;
  gboolean ruled = content->form != YD_NOTICE_LETTER;
  gboolean whole = (count_lines (w, to) + count_lines (w, copy) + 4) * LINE < YD_DOCX_HEIGHT / 20.0;
  YdDocxTable table = { .columns = columns,
                        .n_columns = 1,
                        .outer = ruled ? OUTER : 0,
                        .inner = ruled ? INNER : 0,
                        .below = BELOW,
                        .at_foot = whole };

  if (w->on_new_page) /* a section that begins with a floating table would not begin a page */
    yd_docx_paragraph (w, "YdRule", NULL, NULL, NULL);
  yd_docx_start_table (w, &table);
  if (to != YD_BLOCK_NONE || copy != YD_BLOCK_NONE)
    {
      start_row (w, whole);
      if (to != YD_BLOCK_NONE)
        write_names (w, to);
      if (copy != YD_BLOCK_NONE)
        write_names (w, copy);
      end_row (w);
    }
  if (printed)
    {
      start_row (w, TRUE);
      write_printed (w, by, on);
      end_row (w);
    }
  if (copies != YD_BLOCK_NONE)
    {
      start_row (w, TRUE);
      write_right (w, copies);
      end_row (w);
    }
  yd_docx_end (w);
  yd_docx_paragraph (w, "YdRule", NULL, NULL, NULL);
}
