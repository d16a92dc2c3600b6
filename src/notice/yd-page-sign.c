/* Owns: signature, date and note (署名, 成文日期, 附注: 7.3.5, 7.3.6), with room for the real seal,
 * without a seal, and for several agencies. Refuses: any picture of a seal. */

#include "yd-page-builder.h"

#define SEAL_ROWS 5     /* between rows of sealed names: a seal is 42 mm high */
#define SEAL_COLUMNS 3  /* names side by side at most */
#define SEAL_WIDTH 45.0 /* mm that a seal and its distance take */

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
  gboolean sealed = b->content->sealed && name != YD_BLOCK_NONE
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

/* Several seals: names in rows of up to three, each in the middle of its column, the date under the
 * last (7.3.5.1). */
static void
add_joint_sealed (YdPageBuilder *b, Tail *tail, guint first, guint n, guint date)
{
  double widest = SEAL_WIDTH, column, center = 0;
  guint columns;

  for (guint i = 0; i < n; i++)
    widest = MAX (widest, width_of (yd_builder_layout_line (b, first + i, 0, G_MAXUINT)));
  columns = (guint)CLAMP (YD_AREA_WIDTH / (widest + 3), 1, SEAL_COLUMNS);
  column = YD_AREA_WIDTH / MIN (columns, n);
  for (guint i = 0; i < n; i++)
    {
      YdLayout *name = yd_builder_layout_line (b, first + i, 0, G_MAXUINT);
      guint row = i / columns, in_row = MIN (columns, n - row * columns);
      column = YD_AREA_WIDTH / in_row;
      center = (i % columns + 0.5) * column;
      add_line (tail, first + i, name, 0, center - width_of (name) / 2, row * SEAL_ROWS);
    }
  if (date != YD_BLOCK_NONE)
    {
      YdLayout *layout = yd_builder_layout_line (b, date, 0, G_MAXUINT);
      add_line (tail, date, layout, 0,
                MIN (center - width_of (layout) / 2, YD_AREA_WIDTH - width_of (layout)),
                tail->rows);
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
  if (names <= 1)
    add_single (b, tail, name, date);
  else if (b->content->sealed)
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
  Tail tail = { g_array_new (FALSE, FALSE, sizeof (TailLine)), 0 };
  guint n_layouts = b->pages->layouts->len;
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
      yd_builder_put (b, line->block, yd_content_get (b->content, line->block)->part, line->layout,
                      line->line, line->x, y, FALSE);
      b->bottom = MAX (b->bottom, y + line->layout->em);
    }
  if (dry)
    g_ptr_array_set_size (b->pages->layouts, (int)n_layouts);
  g_array_unref (tail.lines);
  return fits;
}
