/* Owns: signature, date and note (署名, 成文日期, 附注: 7.3.5, 7.3.6), with room for the real seal or
 * the signer's stamp, without either, and for several agencies. Refuses: any picture of a seal. */

#include "yd-page-builder.h"

#include "yd-sign-shape.h"
#include "yd-title-break.h"

#include <glib/gi18n-lib.h>

#define STAMP_WIDTH 36.0 /* mm of a signer's stamp (签名章) */
#define STAMP_ROWS 2     /* and its height: two rows and the gap between them, 16 mm */

typedef struct
{
  guint block;
  const YdLayout *layout;
  guint line;
  guint offset; /* byte of the block where the layout begins */
  double x;     /* mm from the left of the type area */
  double row;   /* from the first row of the group */
} TailLine;

typedef struct
{
  GArray *lines;    /* TailLine */
  double rows;      /* that it takes so far */
  gboolean cramped; /* a post leaves its stamp no room */
} Tail;

static void
add_line (Tail *tail, guint block, const YdLayout *layout, guint line, double x, double row)
{
  TailLine added = { block, layout, line, 0, MAX (x, 0), row };
  g_array_append_val (tail->lines, added);
  tail->rows = MAX (tail->rows, row + 1);
}

static double
width_of (const YdLayout *layout)
{
  return layout != NULL ? yd_layout_get_width (layout, 0) : 0;
}

/* With a seal: the date four cells from the right edge, the name above it in its middle (7.3.5.1). */
static void
place_sealed (YdPageBuilder *b, double name, double date, double *name_x, double *date_x)
{
  double right = YD_AREA_WIDTH - 4 * b->grid.cell;
  if (date <= 0)
    {
      *name_x = right - name;
      return;
    }
  *date_x = right - date;
  *name_x = *date_x + (date - name) / 2;
  if (*name_x + name > YD_AREA_WIDTH)
    {
      double over = *name_x + name - YD_AREA_WIDTH;
      *name_x -= over;
      *date_x -= over;
    }
}

/* Without: the name two cells from the right edge, the date two cells right of its start; or, where
 * the date is the wider, the other way about (7.3.5.2). */
static void
place_unsealed (YdPageBuilder *b, double name, double date, double *name_x, double *date_x)
{
  double right = YD_AREA_WIDTH - 2 * b->grid.cell;
  if (date > name)
    {
      *date_x = right - date;
      *name_x = *date_x - 2 * b->grid.cell;
    }
  else
    {
      *name_x = right - name;
      *date_x = *name_x + 2 * b->grid.cell;
    }
}

/* The name's lines, each in the middle of the widest; one, but for a name that no line holds. Returns the
 * width. */
static double
add_name (YdPageBuilder *b, Tail *tail, guint block, double room)
{
  const char *text = yd_content_get (b->content, block)->text;
  YdLayout *whole = yd_builder_layout_line (b, block, 0, G_MAXUINT);
  g_autoptr (GArray) lines = NULL;
  guint first = tail->lines->len;
  double widest = 0;

  if (width_of (whole) <= room)
    {
      add_line (tail, block, whole, 0, 0, 0);
      return width_of (whole);
    }
  lines = yd_signature_break (text, room / b->grid.cell);
  for (guint i = 0; i < lines->len; i++)
    {
      const YdTitleLine *line = &g_array_index (lines, YdTitleLine, i);
      YdLayout *layout = yd_builder_layout_line (b, block, line->start, line->end);
      add_line (tail, block, layout, 0, 0, i);
      g_array_index (tail->lines, TailLine, first + i).offset = line->start;
      widest = MAX (widest, width_of (layout));
    }
  for (guint i = first; i < tail->lines->len; i++)
    {
      TailLine *line = &g_array_index (tail->lines, TailLine, i);
      line->x = (widest - width_of (line->layout)) / 2;
    }
  return widest;
}

static void
add_single (YdPageBuilder *b, Tail *tail, guint name, guint date)
{
  YdLayout *date_layout
    = date != YD_BLOCK_NONE ? yd_builder_layout_line (b, date, 0, G_MAXUINT) : NULL;
  gboolean sealed = b->content->seal == YD_NOTICE_SEAL_OFFICE && name != YD_BLOCK_NONE
                    && yd_content_get (b->content, name)->part == YD_PART_SIGNATURE;
  double name_x = 0, date_x = 0, width = 0;

  if (name != YD_BLOCK_NONE)
    width = add_name (b, tail, name, YD_AREA_WIDTH - (sealed ? 0 : 2 * b->grid.cell));
  if (name == YD_BLOCK_NONE || sealed)
    place_sealed (b, width, width_of (date_layout), &name_x, &date_x);
  else
    place_unsealed (b, width, width_of (date_layout), &name_x, &date_x);
  for (guint i = 0; i < tail->lines->len; i++)
    g_array_index (tail->lines, TailLine, i).x += MAX (name_x, 0);
  if (date_layout != NULL)
    add_line (tail, date, date_layout, 0, date_x, tail->rows);
}

static void
add_joint_sealed (YdPageBuilder *b, Tail *tail, guint first, guint n, guint date)
{
  YdLayout *day = date != YD_BLOCK_NONE ? yd_builder_layout_line (b, date, 0, G_MAXUINT) : NULL;
  double widest = 0;
  YdSealColumns columns;

  for (guint i = 0; i < n; i++)
    widest = MAX (widest, width_of (yd_builder_layout_line (b, first + i, 0, G_MAXUINT)));
  columns = yd_seal_columns_make (widest, width_of (day), n);
  for (guint i = 0; i < n; i++)
    {
      YdLayout *name = yd_builder_layout_line (b, first + i, 0, G_MAXUINT);
      double middle = yd_seal_columns_get_middle (&columns, i, n);
      add_line (tail, first + i, name, 0, middle - width_of (name) / 2,
                i / columns.n * YD_SEAL_ROWS);
    }
  if (day != NULL)
    add_line (tail, date, day, 0, columns.last - width_of (day) / 2, tail->rows);
}

/* The stamps of signers below each other, four cells from the right edge, the post two cells left of
 * each and in the middle of its height; the date a blank row below the last (7.3.5.3). */
static void
add_stamped (YdPageBuilder *b, Tail *tail, guint first, guint n, guint date)
{
  double right = YD_AREA_WIDTH - 4 * b->grid.cell;
  double post_right = right - STAMP_WIDTH - 2 * b->grid.cell;

  for (guint i = 0; i < n; i++)
    {
      YdLayout *post = yd_builder_layout_line (b, first + i, 0, G_MAXUINT);
      tail->cramped = tail->cramped || width_of (post) > post_right;
      add_line (tail, first + i, post, 0, post_right - width_of (post),
                STAMP_ROWS * i + (STAMP_ROWS - 1) / 2.0);
    }
  tail->rows = STAMP_ROWS * n;
  if (date != YD_BLOCK_NONE)
    {
      YdLayout *day = yd_builder_layout_line (b, date, 0, G_MAXUINT);
      add_line (tail, date, day, 0, right - width_of (day), tail->rows + (n > 0 ? 1 : 0));
    }
}

/* Several agencies without seals: below each other, equally wide, then the date (7.3.5.2). */
static void
add_joint_unsealed (YdPageBuilder *b, Tail *tail, guint first, guint n, guint date)
{
  double widest = 0, right = YD_AREA_WIDTH - 2 * b->grid.cell;
  for (guint i = 0; i < n; i++)
    widest = MAX (widest, width_of (yd_builder_layout_line (b, first + i, 0, G_MAXUINT)));
  for (guint i = 0; i < n; i++)
    {
      YdLayout *name
        = yd_builder_spread (b, yd_builder_layout_line (b, first + i, 0, G_MAXUINT), widest);
      add_line (tail, first + i, name, 0, right - widest, i);
    }
  if (date != YD_BLOCK_NONE)
    {
      YdLayout *layout = yd_builder_layout_line (b, date, 0, G_MAXUINT);
      add_line (tail, date, layout, 0, right - width_of (layout), n);
    }
}

static void
collect (YdPageBuilder *b, Tail *tail, guint from, guint to)
{
  guint name = YD_BLOCK_NONE, names = 0, date = YD_BLOCK_NONE;

  for (guint i = from; i < to; i++)
    {
      YdPart part = yd_content_get (b->content, i)->part;
      if (part == YD_PART_SIGNATURE || part == YD_PART_PLAN_SIGNATURE)
        {
          if (names++ == 0)
            name = i;
        }
      else if (part == YD_PART_DATE || part == YD_PART_PLAN_DATE)
        date = i;
    }
  if (b->content->seal == YD_NOTICE_SEAL_SIGNER && names > 0
      && yd_content_get (b->content, name)->part == YD_PART_SIGNATURE)
    add_stamped (b, tail, name, names, date);
  else if (names <= 1)
    add_single (b, tail, name, date);
  else if (b->content->seal == YD_NOTICE_SEAL_OFFICE)
    add_joint_sealed (b, tail, name, names, date);
  else
    add_joint_unsealed (b, tail, name, names, date);
  for (guint i = from; i < to; i++)
    if (yd_content_get (b->content, i)->part == YD_PART_NOTE)
      {
        YdLayout *layout = yd_builder_layout_block (b, i);
        for (guint line = 0; line < layout->n_lines; line++)
          add_line (tail, i, layout, line, 0, tail->rows);
      }
}

/**
 * yd_page_sign:
 * @from: first block of the group
 * @to: after its last
 * @blank_rows: between the text and the group
 * @dry: only find out whether it fits on the current page
 *
 * Sets signature, date and note, on a new page where they do not fit on this one.
 *
 * Returns: whether they fit
 */
gboolean
yd_page_sign (YdPageBuilder *b, guint from, guint to, guint blank_rows, gboolean dry)
{
  Tail tail = { .lines = g_array_new (FALSE, FALSE, sizeof (TailLine)) };
  guint n_layouts = b->layouts->len;
  double top;
  gboolean fits;

  collect (b, &tail, from, to);
  top = yd_builder_next_top (b, blank_rows);
  fits = b->bottom <= 0 || yd_builder_fits (b, top + (tail.rows - 1) * b->grid.pitch, b->grid.em);
  if (!dry && !fits)
    {
      yd_builder_new_page (b);
      top = yd_builder_next_top (b, 0);
    }
  for (guint i = 0; !dry && i < tail.lines->len; i++)
    {
      const TailLine *line = &g_array_index (tail.lines, TailLine, i);
      double y = top + line->row * b->grid.pitch;
      if (b->bottom > 0
          && !yd_builder_fits (b, y, line->layout->em)) /* more names than a page has rows */
        {
          yd_builder_new_page (b);
          top = b->grid.first - line->row * b->grid.pitch;
          y = b->grid.first;
        }
      yd_builder_put (b, line->block, yd_content_get (b->content, line->block)->part, line->layout,
                      line->line, line->x, y, FALSE)
        ->offset
        = line->offset;
      b->bottom = MAX (b->bottom, y + line->layout->em);
    }
  if (!dry && tail.cramped)
    yd_builder_note (b, YD_NOTE_BREACH, YD_PART_SIGNATURE, "R-SIGN-7", b->page->number, from,
                     _ ("The signer's post is so long that it leaves the stamp no room"));
  if (dry)
    g_ptr_array_set_size (b->layouts, (int)n_layouts);
  g_array_unref (tail.lines);
  return fits;
}
