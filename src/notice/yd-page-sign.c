/* Owns: signature, date and note (署名, 成文日期, 附注: 7.3.5, 7.3.6), with room for the real seal or
 * the signer's stamp, without either, and for several agencies. Refuses: any picture of a seal. */

#include "yd-page-builder.h"

#include <glib/gi18n-lib.h>

#define SEAL_ROWS 5     /* between rows of sealed names: a seal is 42 mm high */
#define SEAL_COLUMNS 3  /* names side by side at most */
#define SEAL_WIDTH 42.0 /* mm */
#define SEAL_GAP 3.0    /* mm between two of them */
#define STAMP_WIDTH 36.0 /* mm of a signer's stamp (签名章) */
#define STAMP_ROWS 2     /* and its height: two rows and the gap between them, 16 mm */

typedef struct
{
  guint block;
  const YdLayout *layout;
  guint line;
  double x;   /* mm from the left of the type area */
  double row; /* from the first row of the group */
} TailLine;

typedef struct
{
  GArray *lines; /* TailLine */
  double rows;   /* that it takes so far */
  gboolean cramped; /* a post leaves its stamp no room */
} Tail;

static void
add_line (Tail *tail, guint block, const YdLayout *layout, guint line, double x, double row)
{
  TailLine added = { block, layout, line, MAX (x, 0), row };
  g_array_append_val (tail->lines, added);
  tail->rows = MAX (tail->rows, row + 1);
}

static double
width_of (const YdLayout *layout)
{
  return layout != NULL ? yd_layout_get_width (layout, 0) : 0;
}

/* With a seal: the date four cells from the right edge, the name above it in its middle (7.3.5.1).
 */
static void
place_sealed (
  YdPageBuilder *b, const YdLayout *name, const YdLayout *date, double *name_x, double *date_x)
{
  double right = YD_AREA_WIDTH - 4 * b->grid.cell;
  if (date == NULL)
    {
      *name_x = right - width_of (name);
      return;
    }
  *date_x = right - width_of (date);
  *name_x = *date_x + (width_of (date) - width_of (name)) / 2;
  if (*name_x + width_of (name) > YD_AREA_WIDTH)
    {
      double over = *name_x + width_of (name) - YD_AREA_WIDTH;
      *name_x -= over;
      *date_x -= over;
    }
}

/* Without: the name two cells from the right edge, the date two cells right of its start; or, where
 * the date is the wider, the other way about (7.3.5.2). */
static void
place_unsealed (
  YdPageBuilder *b, const YdLayout *name, const YdLayout *date, double *name_x, double *date_x)
{
  double right = YD_AREA_WIDTH - 2 * b->grid.cell;
  if (width_of (date) > width_of (name))
    {
      *date_x = right - width_of (date);
      *name_x = *date_x - 2 * b->grid.cell;
    }
  else
    {
      *name_x = right - width_of (name);
      *date_x = *name_x + 2 * b->grid.cell;
    }
}

static void
add_single (YdPageBuilder *b, Tail *tail, guint name, guint date)
{
  YdLayout *name_layout
    = name != YD_BLOCK_NONE ? yd_builder_layout_line (b, name, 0, G_MAXUINT) : NULL;
  YdLayout *date_layout
    = date != YD_BLOCK_NONE ? yd_builder_layout_line (b, date, 0, G_MAXUINT) : NULL;
  gboolean sealed = b->content->seal == YD_NOTICE_SEAL_OFFICE && name != YD_BLOCK_NONE
                    && yd_content_get (b->content, name)->part == YD_PART_SIGNATURE;
  double name_x = 0, date_x = 0;

  if (name_layout == NULL || sealed)
    place_sealed (b, name_layout, date_layout, &name_x, &date_x);
  else
    place_unsealed (b, name_layout, date_layout, &name_x, &date_x);
  if (name_layout != NULL)
    add_line (tail, name, name_layout, 0, name_x, 0);
  if (date_layout != NULL)
    add_line (tail, date, date_layout, 0, date_x, tail->rows);
}

/* Columns of names that each bear a seal. The date ends four cells from the right edge, the last name
 * of each full row is in its middle, and the others stand evenly left of it (7.3.5.1). */
typedef struct
{
  guint n;
  double last;    /* middle of the last column, mm from the left of the type area */
  double spacing; /* from middle to middle */
} SealColumns;

static SealColumns
make_seal_columns (YdPageBuilder *b, double widest, double date_width, guint names)
{
  double half = MAX (widest, SEAL_WIDTH) / 2;
  SealColumns columns = { 1, 0, 0 };

  columns.last = MIN (YD_AREA_WIDTH - 4 * b->grid.cell - date_width / 2, YD_AREA_WIDTH - half);
  columns.last = MAX (columns.last, half);
  while (columns.n < MIN (names, SEAL_COLUMNS)
         && half + columns.n * (2 * half + SEAL_GAP) <= columns.last)
    columns.n++;
  if (columns.n == 2) /* as far from the one edge as from the other */
    columns.spacing = MAX (2 * columns.last - YD_AREA_WIDTH, 2 * half + SEAL_GAP);
  else if (columns.n > 2)
    columns.spacing = (columns.last - half) / (columns.n - 1);
  return columns;
}

/* The last row ends in the last column, for its last name is that above the date. */
static void
add_joint_sealed (YdPageBuilder *b, Tail *tail, guint first, guint n, guint date)
{
  YdLayout *day
    = date != YD_BLOCK_NONE ? yd_builder_layout_line (b, date, 0, G_MAXUINT) : NULL;
  double widest = 0;
  SealColumns columns;

  for (guint i = 0; i < n; i++)
    widest = MAX (widest, width_of (yd_builder_layout_line (b, first + i, 0, G_MAXUINT)));
  columns = make_seal_columns (b, widest, width_of (day), n);
  for (guint i = 0; i < n; i++)
    {
      YdLayout *name = yd_builder_layout_line (b, first + i, 0, G_MAXUINT);
      guint row = i / columns.n, in_row = MIN (columns.n, n - row * columns.n);
      guint from_right = in_row - 1 - i % columns.n;
      double middle = columns.last - from_right * columns.spacing;
      add_line (tail, first + i, name, 0, middle - width_of (name) / 2, row * SEAL_ROWS);
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
      if (b->bottom > 0 && !yd_builder_fits (b, y, line->layout->em)) /* more names than a page has rows */
        {
          yd_builder_new_page (b);
          top = b->grid.first - line->row * b->grid.pitch;
          y = b->grid.first;
        }
      yd_builder_put (b, line->block, yd_content_get (b->content, line->block)->part, line->layout,
                      line->line, line->x, y, FALSE);
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
