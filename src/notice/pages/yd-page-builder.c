/* Owns: how text runs over pages: rows, blank rows, page ends, headings that stay with their text.
 * Refuses: where the single elements of a notice stand; each has its own file. */

#include "yd-page-builder.h"

#include "yd-front.h"
#include "yd-title-break.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <string.h>

#define TIGHTEN (0.3 * YD_MM_PER_POINT) /* mm a gap may lose to win back a short last line */
#define SHORT_LINE 2                    /* characters that make a last line short */
#define TITLE_COLUMNS 20                /* em of a title line: 156 mm / 22 pt */

/* ---- pages ---- */

static void
enter_page (YdPageBuilder *b)
{
  yd_grid_init (&b->grid, b->pages->options.profile);
  if (b->tight_from > 0 && b->page->number >= b->tight_from && b->page->number <= b->tight_to)
    {
      b->grid.pitch = b->tight_pitch;
      b->grid.gap = b->tight_pitch - b->grid.em;
    }
}

/* Returns: (transfer full): the next page, on which nothing can stand yet */
YdPage *
yd_page_new (YdPageBuilder *b)
{
  YdPage *page = g_new0 (YdPage, 1);
  page->state = g_new0 (YdPageState, 1);
  g_atomic_ref_count_init (&page->state->refs);
  page->number = b->pages->pages->len + 1;
  page->left = yd_grid_get_left (b->pages->options.mirror, page->number);
  page->numbered = TRUE;
  return page;
}

/* From here on something may stand on the page. */
void
yd_page_open (YdPage *self)
{
  self->items = g_array_new (FALSE, TRUE, sizeof (YdPlaced));
  self->state->layouts = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_layout_unref);
}

void
yd_builder_new_page (YdPageBuilder *b)
{
  YdPage *page = yd_page_new (b);
  yd_page_open (page);
  g_ptr_array_add (b->pages->pages, page);
  g_ptr_array_add (b->made, page);
  b->page = page;
  b->bottom = 0;
  b->text_lines = 0;
  enter_page (b);
}

YdBuilderMark
yd_builder_mark (YdPageBuilder *b)
{
  return (YdBuilderMark){ b->pages->pages->len,
                          b->page->items->len,
                          b->page->state->layouts->len,
                          b->made->len,
                          b->bottom,
                          b->text_lines,
                          b->flowed };
}

/**
 * yd_builder_rewind:
 *
 * Takes away everything that was placed since @mark was made.
 */
void
yd_builder_rewind (YdPageBuilder *b, const YdBuilderMark *mark)
{
  g_ptr_array_set_size (b->made, (int)mark->n_made);
  g_ptr_array_set_size (b->pages->pages, (int)mark->n_pages);
  b->page = g_ptr_array_index (b->pages->pages, mark->n_pages - 1);
  g_array_set_size (b->page->items, mark->n_items);
  g_ptr_array_set_size (b->page->state->layouts, (int)mark->n_layouts);
  b->bottom = mark->bottom;
  b->text_lines = mark->text_lines;
  b->flowed = mark->flowed;
  enter_page (b);
}

void
yd_builder_note (YdPageBuilder *b, YdNoteKind kind, YdPart part, const char *rule, guint page,
                 guint block, const char *format, ...)
{
  YdPageNote note = { .kind = kind, .page = page, .block = block };
  va_list arguments;

  note.rule = rule != NULL ? rule : yd_part_get_info (part)->rule;
  note.clause = yd_part_get_info (part)->clause;
  va_start (arguments, format);
  note.text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_array_append_val (b->pages->notes, note);
}

/* ---- paragraphs ---- */

/* Takes @layout until the pages are filled; returns it, borrowed. */
YdLayout *
yd_builder_keep (YdPageBuilder *b, YdLayout *layout)
{
  g_ptr_array_add (b->layouts, layout);
  return layout;
}

double
yd_layout_get_width (const YdLayout *layout, guint line)
{
  return layout->lines[line].right - layout->lines[line].left;
}

static void
set_indents (YdPageBuilder *b, const YdBlock *block, YdBreakSpec *spec)
{
  double cell = b->grid.cell;
  switch (block->part)
    {
    case YD_PART_ADDRESSEE:
      break;
    case YD_PART_ATTACHMENT:
      {
        gboolean first = g_str_has_prefix (block->text, "附件：");
        const char *rest = block->text + (first ? strlen ("附件：") : 0);
        gsize digits = strspn (rest, "0123456789");
        gboolean numbered = digits > 0 && rest[digits] == '.';
        spec->first_left = (float)((first ? 2 : 5) * cell);
        spec->rest_left = (float)((numbered ? 5.5 + 0.5 * (double)digits : 5) * cell);
        spec->label = (guint)(rest - block->text + (numbered ? (gssize)digits + 1 : 0));
        break;
      }
    case YD_PART_ATTENDANCE:
      spec->first_left = (float)(2 * cell);
      spec->rest_left = (float)(5 * cell);
      spec->label = (guint)strlen ("出席：");
      break;
    default:
      spec->first_left = (float)(2 * cell);
    }
}

static guint
count_clusters (const YdLayout *layout, guint line)
{
  guint n = 0;
  for (guint i = 0; i < layout->lines[line].n_glyphs; i++)
    n += layout->glyphs[layout->lines[line].first_glyph + i].n_bytes > 0;
  return n;
}

static YdLayout *
break_block (YdPageBuilder *b, const YdBlock *block, float tighten)
{
  YdBreakSpec spec = {
    .text = block->text,
    .spans = block->faces,
    .n_spans = block->n_faces,
    .em = (float)b->grid.em,
    .cell = (float)b->grid.cell,
    .width = (float)YD_AREA_WIDTH,
    .tighten = tighten,
    .x_scale = 1,
    .justify = TRUE,
  };
  set_indents (b, block, &spec);
  return yd_breaker_layout (b->breaker, &spec);
}

/**
 * yd_builder_break_block:
 *
 * Returns: (transfer none): a paragraph of the text, broken at 28 cells; the block keeps it
 */
const YdLayout *
yd_builder_break_block (YdPageBuilder *b, guint index)
{
  YdBlock *block = (YdBlock *)yd_content_get (b->content, index);
  if (block->layout == NULL)
    block->layout = break_block (b, block, 0);
  return block->layout;
}

/**
 * yd_builder_layout_block:
 *
 * Returns: (transfer none): the same, with a short last line drawn in where that is called for; the pages
 *   keep it
 */
YdLayout *
yd_builder_layout_block (YdPageBuilder *b, guint index)
{
  YdLayout *layout = yd_layout_ref ((YdLayout *)yd_builder_break_block (b, index));
  if (b->pull_short && layout->n_lines > 1
      && count_clusters (layout, layout->n_lines - 1) <= SHORT_LINE)
    {
      YdLayout *tight = break_block (b, yd_content_get (b->content, index), (float)TIGHTEN);
      if (tight->n_lines < layout->n_lines)
        {
          yd_layout_unref (layout);
          layout = tight;
        }
      else
        yd_layout_unref (tight);
    }
  return yd_builder_keep (b, layout);
}

/**
 * yd_builder_layout_line:
 * @start: first byte of the block's text
 * @end: byte after the last; %G_MAXUINT for all of it
 *
 * Returns: (transfer none): a piece of a block on one line, in the block's own face and size, at
 *   the natural distances of the face
 */
YdLayout *
yd_builder_layout_line (YdPageBuilder *b, guint index, guint start, guint end)
{
  const YdBlock *block = yd_content_get (b->content, index);
  g_autofree char *text = g_strndup (block->text + start, MIN (end, strlen (block->text)) - start);
  g_autofree YdFaceSpan *spans = g_new0 (YdFaceSpan, MAX (block->n_faces, 1));
  double em = yd_part_get_em (block->part);
  gboolean text_size = ABS (em - b->grid.em) < 0.001;
  YdBreakSpec spec = {
    .text = text,
    .spans = spans,
    .em = (float)em,
    .cell = (float)(text_size ? b->grid.cell : em),
    .width = 1e6f,
    .x_scale = 1,
    .natural_digits = yd_part_get_info (block->part)->face == YD_FACE_XBS,
  };

  for (guint i = 0; i < block->n_faces; i++)
    {
      guint at = block->faces[i].start > start ? block->faces[i].start - start : 0;
      if (spec.n_spans > 0 && at == 0)
        spec.n_spans = 0; /* a later span that also begins before the piece takes its place */
      spans[spec.n_spans++] = (YdFaceSpan){ at, block->faces[i].face };
    }
  return yd_builder_keep (b, yd_breaker_layout (b->breaker, &spec));
}

/**
 * yd_builder_spread:
 *
 * Returns: (transfer none): a one-line layout with its characters drawn apart to @width mm, so that
 *   names of agencies that stand below each other are equally wide
 */
YdLayout *
yd_builder_spread (YdPageBuilder *b, YdLayout *layout, double width)
{
  YdLayout *wide = yd_layout_copy (layout);
  double extra = width - yd_layout_get_width (layout, 0);

  if (layout->n_glyphs > 1)
    {
      for (guint i = 0; i < wide->n_glyphs; i++)
        wide->glyphs[i].x += (float)(extra * i / (layout->n_glyphs - 1));
      wide->lines[0].right = wide->lines[0].left + (float)width;
    }
  return yd_builder_keep (b, wide);
}

/* ---- placing ---- */

/**
 * yd_builder_put:
 * @x: mm from the left of the type area to the left of the paragraph's box
 * @top: mm of the em box from the top of the page
 *
 * Returns: (transfer none): what was placed; holds until the next is
 */
YdPlaced *
yd_builder_put (YdPageBuilder *b, guint block, YdPart part, const YdLayout *layout, guint line,
                double x, double top, gboolean red)
{
  YdPlaced placed = {
    .kind = YD_PLACED_TEXT,
    .part = (guint8)part,
    .red = red != FALSE,
    .block = block,
    .layout = layout,
    .line = line,
    .x = (float)(b->page->left + x),
    .y = (float)top,
    .width = (float)yd_layout_get_width (layout, line),
    .height = layout->em,
  };
  GPtrArray *kept = b->page->state->layouts;
  if (kept->len == 0 || kept->pdata[kept->len - 1] != layout)
    g_ptr_array_add (kept, yd_layout_ref ((YdLayout *)layout));
  g_array_append_val (b->page->items, placed);
  return &g_array_index (b->page->items, YdPlaced, b->page->items->len - 1);
}

/* @x counts from the left of the type area. */
void
yd_builder_rule (YdPageBuilder *b, YdPart part, double x, double y, double width, double height,
                 gboolean red)
{
  YdPlaced placed = {
    .kind = YD_PLACED_RULE,
    .part = (guint8)part,
    .red = red != FALSE,
    .block = YD_BLOCK_NONE,
    .x = (float)(b->page->left + x),
    .y = (float)y,
    .width = (float)width,
    .height = (float)height,
  };
  g_array_append_val (b->page->items, placed);
}

/**
 * yd_builder_next_top:
 *
 * Returns: em-top of a row that leaves @blank_rows empty below what is there (R-GRID-5); on an
 * empty page the first row, for nothing begins a page with blank rows
 */
double
yd_builder_next_top (YdPageBuilder *b, double blank_rows)
{
  return b->bottom <= 0 ? b->grid.first : b->bottom + b->grid.gap + blank_rows * b->grid.pitch;
}

gboolean
yd_builder_fits (YdPageBuilder *b, double top, double em)
{
  return top + em <= b->pages->grid.limit + 0.01;
}

/* A row of text; the next stands below it. */
void
yd_builder_put_row (YdPageBuilder *b, guint block, const YdLayout *layout, guint line, double top)
{
  yd_builder_put (b, block, yd_content_get (b->content, block)->part, layout, line, 0, top, FALSE);
  b->bottom = top + layout->em;
  b->text_lines++;
  b->flowed++;
}

/* ---- running text ---- */

/* Rows that must stand together from @block on: headings, and one row of what they head. */
guint
yd_builder_count_kept_rows (YdPageBuilder *b, YdPage *page, guint block, guint end)
{
  guint rows = 0;
  for (guint i = block; i < end && rows < YD_GRID_ROWS / 2; i++)
    {
      const YdBlock *next = yd_content_get (b->content, i);
      page->state->seen = MAX (page->state->seen, i);
      if (!next->heading)
        return rows + 1;
      rows += yd_builder_layout_block (b, i)->n_lines;
    }
  return MAX (rows, 1);
}

static guint
blank_rows_above (YdPageBuilder *b, guint block, guint line)
{
  if (line > 0)
    return 0;
  return b->flowed == 0 && b->first_blank > 0 ? b->first_blank
                                              : yd_content_get_blank_rows (b->content, block);
}

/* A heading goes to the next page where no row of its text would follow it (R-BODY-6). */
static gboolean
must_go_over (YdPageBuilder *b, guint block, guint end)
{
  double last;
  if (!yd_content_get (b->content, block)->heading || b->bottom <= 0)
    return FALSE;
  last = yd_builder_next_top (b, blank_rows_above (b, block, 0))
         + (yd_builder_count_kept_rows (b, b->page, block, end) - 1) * b->grid.pitch;
  return !yd_builder_fits (b, last, b->grid.em);
}

/* Sets one line, at the top of a page where it does not fit on this one. Returns %FALSE where the place
 * has moved on over pages that serve again, and nothing was set. */
static gboolean
flow_line (YdPageBuilder *b, guint end, guint *block, guint *line, const YdLayout *layout)
{
  double top = yd_builder_next_top (b, blank_rows_above (b, *block, *line));
  if (b->bottom > 0
      && (!yd_builder_fits (b, top, layout->em) || (b->break_at > 0 && b->flowed == b->break_at)))
    {
      if (yd_builder_turn_page (b, end, TRUE, block, line))
        return FALSE;
      top = yd_builder_next_top (b, 0);
    }
  yd_builder_put_row (b, *block, layout, *line, top);
  b->page->state->rows++;
  b->page->state->seen = MAX (b->page->state->seen, *block);
  return TRUE;
}

/**
 * yd_builder_flow:
 * @from: first block
 * @to: after the last
 *
 * Sets paragraphs, over as many pages as they need.
 */
void
yd_builder_flow (YdPageBuilder *b, guint from, guint to)
{
  guint block = from, line = 0;

  while (block < to)
    {
      const YdLayout *layout;
      if (line == 0 && must_go_over (b, block, to)
          && yd_builder_turn_page (b, to, TRUE, &block, &line))
        continue;
      layout = yd_builder_layout_block (b, block);
      if (!flow_line (b, to, &block, &line, layout))
        continue;
      if (++line == layout->n_lines)
        {
          block++;
          line = 0;
        }
    }
}

/**
 * yd_builder_break_title:
 * @columns: em of its face that a line holds
 * @digit: em of a digit
 *
 * Returns: (transfer none): YdTitleLine, broken by their meaning; the block keeps them
 */
const GArray *
yd_builder_break_title (YdPageBuilder *b, guint index, double columns, float digit)
{
  YdBlock *block = (YdBlock *)yd_content_get (b->content, index);
  if (block->lines != NULL && block->width == (float)columns)
    return block->lines;
  g_clear_pointer (&block->lines, g_array_unref);
  block->lines = yd_title_break (block->text, (float)columns, digit);
  block->width = (float)columns;
  return block->lines;
}

/**
 * yd_builder_flow_title:
 * @first_top: em-top of the first line, mm
 * @blank_rows: below what is there, where @first_top is 0
 *
 * Sets a title in lines broken by their meaning, each in the middle of the type area (7.3.1).
 */
void
yd_builder_flow_title (YdPageBuilder *b, guint index, double first_top, double blank_rows)
{
  const YdBlock *block = yd_content_get (b->content, index);
  double em = yd_part_get_em (block->part);
  const YdGlyphInfo *digit = yd_fonts_lookup (yd_breaker_get_fonts (b->breaker), YD_FACE_XBS, '0');
  const GArray *lines = yd_builder_break_title (
    b, index, MIN (YD_AREA_WIDTH / em, TITLE_COLUMNS + 0.11), digit->advance);

  for (guint i = 0; i < lines->len; i++)
    {
      const YdTitleLine *line = &g_array_index (lines, YdTitleLine, i);
      YdLayout *layout = yd_builder_layout_line (b, index, line->start, line->end);
      double width = yd_layout_get_width (layout, 0), top;
      YdPlaced *placed;

      top = i == 0 && first_top > 0 ? first_top : yd_builder_next_top (b, i == 0 ? blank_rows : 0);
      if (i > 0 && b->tight_title && b->bottom > 0)
        top = b->bottom + YD_TIGHT_TITLE_GAP;
      if (!yd_builder_fits (b, top, em) && b->bottom > 0)
        {
          yd_builder_new_page (b);
          top = yd_builder_next_top (b, 0);
        }
      placed = yd_builder_put (b, index, block->part, layout, 0, (YD_AREA_WIDTH - width) / 2, top,
                               FALSE);
      placed->offset = line->start;
      b->bottom = top + em;
    }
  if (block->part != YD_PART_TITLE /* whose shape is measured */
      && !yd_title_shape_is_fair ((const YdTitleLine *)(const void *)lines->data, lines->len))
    yd_builder_note (b, YD_NOTE_BREACH, block->part, "R-TITLE-2", b->page->number, index,
                     _ ("The lines of the title make no trapezium or lozenge; break it by hand"));
}
