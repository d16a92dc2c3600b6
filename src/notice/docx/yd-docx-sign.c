/* Owns: signature, date and note (7.3.5, 7.3.6) as paragraphs that keep together and with the last
 * line of the text, so that no page carries a signature alone. Room is left for the real seal.
 * Refuses: any picture of a seal. */

#include "yd-docx-private.h"

#include "yd-sign-shape.h"
#include "yd-title-break.h"

#include <math.h>

#define STAMP_CELLS 6.46 /* of a signer's stamp, 36 mm; it is two rows high */

typedef struct
{
  guint name, n_names, date, note, n_notes; /* blocks; YD_BLOCK_NONE where there is none */
  guint blank_rows;
} Tail;

gboolean
yd_docx_is_signature (YdPart part)
{
  return part == YD_PART_SIGNATURE || part == YD_PART_DATE || part == YD_PART_NOTE
         || part == YD_PART_PLAN_SIGNATURE || part == YD_PART_PLAN_DATE;
}

static double
cells_of (YdDocxWriter *w, guint block)
{
  return block != YD_BLOCK_NONE ? yd_docx_cells (yd_content_get (w->content, block)->text) : 0;
}

/* A line that ends @right cells before the right edge, @rows_before hundredths of a row below what
 * is above it. */
static void
write_line (YdDocxWriter *w, guint block, double right, int rows_before, gboolean keep)
{
  YdPart part = yd_content_get (w->content, block)->part;
  YdDocxFormat format = { .keep_next = keep ? YD_DOCX_ON : YD_DOCX_OFF,
                          .rows_before = rows_before,
                          .indented = TRUE,
                          .right = yd_docx_cell_twips (MAX (right, 0)) };
  yd_docx_start_paragraph (w, yd_docx_style_of (part), &format);
  yd_docx_block_runs (w, block, 0, G_MAXUINT, NULL);
  yd_docx_end (w);
}

static gboolean
is_sealed (YdDocxWriter *w, const Tail *tail)
{
  return w->content->seal == YD_NOTICE_SEAL_OFFICE
         && (tail->n_names == 0
             || yd_content_get (w->content, tail->name)->part == YD_PART_SIGNATURE);
}

/* With a seal: the date four cells from the edge, the name in the middle above it. Without: the name
 * two cells from the edge, the date two cells right of its start, or the other way about where the
 * date is the wider. Distances are from the right edge, in cells. */
static void
place_single (YdDocxWriter *w, const Tail *tail, double name, double *name_right,
              double *date_right)
{
  double date = cells_of (w, tail->date);

  if (is_sealed (w, tail) || tail->n_names == 0)
    {
      *date_right = 4;
      *name_right = date > 0 ? 4 + (date - name) / 2 : 4;
      if (*name_right < 0)
        {
          *date_right -= *name_right;
          *name_right = 0;
        }
    }
  else if (date > name)
    {
      *date_right = 2;
      *name_right = date + 4 - name;
    }
  else
    {
      *name_right = 2;
      *date_right = name - date;
    }
}

/* A name that no line holds, in lines of one paragraph, each in the middle of the widest. */
static void
write_long_name (YdDocxWriter *w, const Tail *tail, GArray *lines, double widest, double right,
                 gboolean keep)
{
  YdDocxFormat format = { .keep_next = keep ? YD_DOCX_ON : YD_DOCX_OFF,
                          .rows_before = (int)tail->blank_rows * 100,
                          .indented = TRUE,
                          .left = yd_docx_cell_twips (MAX (YD_GRID_COLUMNS - widest - right, 0)),
                          .right = yd_docx_cell_twips (right),
                          .justify = YD_DOCX_JUSTIFY_CENTER };
  yd_docx_start_paragraph (w, yd_docx_style_of (yd_content_get (w->content, tail->name)->part),
                           &format);
  for (guint i = 0; i < lines->len; i++)
    {
      const YdTitleLine *line = &g_array_index (lines, YdTitleLine, i);
      if (i > 0)
        yd_docx_break (w);
      yd_docx_block_runs (w, tail->name, line->start, line->end, NULL);
    }
  yd_docx_end (w);
}

static void
write_single (YdDocxWriter *w, const Tail *tail)
{
  double room = YD_GRID_COLUMNS - (is_sealed (w, tail) ? 0 : 2), width = cells_of (w, tail->name);
  double name_right, date_right;
  gboolean more = tail->n_notes > 0;
  g_autoptr (GArray) lines = NULL;

  if (width > room)
    {
      lines = yd_signature_break (yd_content_get (w->content, tail->name)->text, room);
      width = 0;
      for (guint i = 0; i < lines->len; i++)
        width = MAX (width, (double)g_array_index (lines, YdTitleLine, i).width);
    }
  place_single (w, tail, width, &name_right, &date_right);
  if (lines != NULL)
    write_long_name (w, tail, lines, width, name_right, tail->date != YD_BLOCK_NONE || more);
  else if (tail->n_names > 0)
    write_line (w, tail->name, name_right, (int)tail->blank_rows * 100,
                tail->date != YD_BLOCK_NONE || more);
  if (tail->date != YD_BLOCK_NONE)
    write_line (w, tail->date, date_right, tail->n_names > 0 ? 0 : (int)tail->blank_rows * 100,
                more);
}

/* Several agencies without seals: below each other, drawn to the width of the widest, then the date. */
static void
write_joint (YdDocxWriter *w, const Tail *tail)
{
  double widest = 0;
  for (guint i = 0; i < tail->n_names; i++)
    widest = MAX (widest, cells_of (w, tail->name + i));
  for (guint i = 0; i < tail->n_names; i++)
    {
      gboolean spread = cells_of (w, tail->name + i) < widest;
      YdDocxFormat format = { .rows_before = i == 0 ? (int)tail->blank_rows * 100 : 0,
                              .indented = TRUE,
                              .right = yd_docx_cell_twips (2) };
      if (spread)
        {
          format.left = MAX (yd_docx_cell_twips (YD_GRID_COLUMNS - 2 - widest), 0);
          format.justify = YD_DOCX_JUSTIFY_SPREAD;
        }
      yd_docx_start_paragraph (w, yd_docx_style_of (YD_PART_SIGNATURE), &format);
      yd_docx_block_runs (w, tail->name + i, 0, G_MAXUINT, NULL);
      yd_docx_end (w);
    }
  if (tail->date != YD_BLOCK_NONE)
    write_line (w, tail->date, 2, 0, tail->n_notes > 0);
}

static YdSealColumns
make_columns (YdDocxWriter *w, const Tail *tail)
{
  double cell = YD_AREA_WIDTH / YD_GRID_COLUMNS, widest = 0;
  for (guint i = 0; i < tail->n_names; i++)
    widest = MAX (widest, cells_of (w, tail->name + i));
  return yd_seal_columns_make (widest * cell, cells_of (w, tail->date) * cell, tail->n_names);
}

/* Several seals: names in rows of up to three, each in the middle of its column, the date under the
 * last. */
static void
write_joint_sealed (YdDocxWriter *w, const Tail *tail)
{
  YdSealColumns columns = make_columns (w, tail);
  YdDocxTab date_tab = { "center", YD_TWIPS_OF_MM (columns.last) };

  for (guint first = 0; first < tail->n_names; first += columns.n)
    {
      g_autofree YdDocxTab *tabs = g_new (YdDocxTab, columns.n);
      YdDocxFormat format
        = { .tabs = tabs,
            .n_tabs = MIN (columns.n, tail->n_names - first),
            .justify = YD_DOCX_JUSTIFY_LEFT,
            .rows_before = (int)(first == 0 ? tail->blank_rows : YD_SEAL_ROWS - 1) * 100 };
      for (guint i = 0; i < format.n_tabs; i++)
        tabs[i] = (YdDocxTab){ "center", YD_TWIPS_OF_MM (yd_seal_columns_get_middle (
                                           &columns, first + i, tail->n_names)) };
      yd_docx_start_paragraph (w, yd_docx_style_of (YD_PART_SIGNATURE), &format);
      for (guint i = 0; i < format.n_tabs; i++)
        {
          yd_docx_run (w, "\t", 1, NULL);
          yd_docx_block_runs (w, tail->name + first + i, 0, G_MAXUINT, NULL);
        }
      yd_docx_end (w);
    }
  if (tail->date != YD_BLOCK_NONE)
    {
      YdDocxFormat format = { .tabs = &date_tab,
                              .n_tabs = 1,
                              .justify = YD_DOCX_JUSTIFY_LEFT,
                              .keep_next = tail->n_notes > 0 ? YD_DOCX_ON : YD_DOCX_OFF };
      yd_docx_start_paragraph (w, yd_docx_style_of (YD_PART_DATE), &format);
      yd_docx_run (w, "\t", 1, NULL);
      yd_docx_block_runs (w, tail->date, 0, G_MAXUINT, NULL);
      yd_docx_end (w);
    }
}

static gboolean
is_stamped (YdDocxWriter *w, const Tail *tail)
{
  return w->content->seal == YD_NOTICE_SEAL_SIGNER && tail->n_names > 0
         && yd_content_get (w->content, tail->name)->part == YD_PART_SIGNATURE;
}

/* Posts beside the room for their stamps, which are two rows high; the date a blank row below. */
static void
write_stamped (YdDocxWriter *w, const Tail *tail)
{
  for (guint i = 0; i < tail->n_names; i++)
    write_line (w, tail->name + i, 4 + STAMP_CELLS + 2,
                i == 0 ? (int)tail->blank_rows * 100 + 50 : 100,
                tail->date != YD_BLOCK_NONE || tail->n_notes > 0);
  if (tail->date != YD_BLOCK_NONE)
    write_line (w, tail->date, 4, 150, tail->n_notes > 0);
}

static Tail
find_tail (YdDocxWriter *w, guint from, guint *end)
{
  Tail tail = { YD_BLOCK_NONE, 0, YD_BLOCK_NONE, YD_BLOCK_NONE, 0, 1 };
  guint i = from;

  for (; i < yd_content_get_length (w->content); i++)
    {
      YdPart part = yd_content_get (w->content, i)->part;
      if (part == YD_PART_SIGNATURE || part == YD_PART_PLAN_SIGNATURE)
        {
          if (tail.n_names++ == 0)
            tail.name = i;
          tail.blank_rows = part != YD_PART_SIGNATURE || w->content->seal == YD_NOTICE_SEAL_NONE ? 1
                            : w->content->seal == YD_NOTICE_SEAL_SIGNER                          ? 2
                                                                        : w->sealed_rows;
        }
      else if (part == YD_PART_DATE || part == YD_PART_PLAN_DATE)
        tail.date = i;
      else if (part == YD_PART_NOTE)
        {
          if (tail.n_notes++ == 0)
            tail.note = i;
        }
      else
        break;
    }
  *end = i;
  return tail;
}

/**
 * yd_docx_count_signature:
 *
 * Returns: rows that the group at @from takes, blank ones included
 */
guint
yd_docx_count_signature (YdDocxWriter *w, guint from)
{
  guint end, rows;
  Tail tail = find_tail (w, from, &end);

  if (end == from)
    return 0;
  rows = tail.blank_rows + (tail.date != YD_BLOCK_NONE);
  if (is_stamped (w, &tail))
    rows += 2 * tail.n_names + (tail.date != YD_BLOCK_NONE);
  else if (tail.n_names > 1 && w->content->seal == YD_NOTICE_SEAL_OFFICE)
    rows += (tail.n_names - 1) / make_columns (w, &tail).n * YD_SEAL_ROWS + 1;
  else if (tail.n_names == 1)
    rows += (guint)ceil (cells_of (w, tail.name) / (YD_GRID_COLUMNS - 2));
  else
    rows += tail.n_names;
  for (guint i = 0; i < tail.n_notes; i++)
    rows += (guint)ceil ((cells_of (w, tail.note + i) + 2) / YD_GRID_COLUMNS);
  return rows;
}

/**
 * yd_docx_write_signature:
 * @from: the first block of the group
 *
 * Writes signature, date and note.
 *
 * Returns: the block after the group
 */
guint
yd_docx_write_signature (YdDocxWriter *w, guint from)
{
  guint end;
  Tail tail = find_tail (w, from, &end);
  gboolean alone = tail.n_names == 0 && tail.date == YD_BLOCK_NONE;

  if (is_stamped (w, &tail))
    write_stamped (w, &tail);
  else if (tail.n_names <= 1)
    write_single (w, &tail);
  else if (w->content->seal == YD_NOTICE_SEAL_OFFICE)
    write_joint_sealed (w, &tail);
  else
    write_joint (w, &tail);
  for (guint i = 0; i < tail.n_notes; i++)
    {
      YdDocxFormat format = { .rows_before = i == 0 && alone ? (int)tail.blank_rows * 100 : 0 };
      yd_docx_start_paragraph (w, yd_docx_style_of (YD_PART_NOTE), &format);
      yd_docx_block_runs (w, tail.note + i, 0, G_MAXUINT, NULL);
      yd_docx_end (w);
    }
  return end;
}
