/* Owns: drawing composed pages with Cairo: the one way to PDF, screen and printer. Refuses: the
 * paper, which the caller draws, and every decision about places. */

#include "yd-paint.h"

#include <string.h>

#define PT(mm) ((mm) / YD_MM_PER_POINT)

typedef struct
{
  YdPages *pages;
  cairo_t *cr;
  guint font; /* that is set; G_MAXUINT at first */
  double size, x_scale;
  int red; /* -1 at first */
  gboolean rotated;
  GArray *glyphs;   /* cairo_glyph_t */
  GArray *clusters; /* cairo_text_cluster_t */
} Painter;

static void
set_colour (Painter *p, gboolean red)
{
  const double *rgb = yd_pages_get_options (p->pages)->red;
  if (p->red == red)
    return;
  if (red)
    cairo_set_source_rgb (p->cr, rgb[0], rgb[1], rgb[2]);
  else
    cairo_set_source_rgb (p->cr, 0, 0, 0);
  p->red = red;
}

static void
set_font (Painter *p, guint font, double size, double x_scale)
{
  if (font != p->font)
    {
      cairo_set_font_face (p->cr, g_ptr_array_index (yd_pages_get_faces (p->pages), font));
      p->font = font;
      p->size = 0;
    }
  if (size != p->size || x_scale != p->x_scale)
    {
      cairo_matrix_t matrix;
      cairo_matrix_init_scale (&matrix, size * x_scale, size);
      cairo_set_font_matrix (p->cr, &matrix);
      p->size = size;
      p->x_scale = x_scale;
    }
}

/* Glyphs of one font with the text they stand for, so that it can be found and copied. */
static void
show_run (Painter *p, const YdPlaced *placed, guint from, guint to, const char *text, gsize length)
{
  const YdLayout *layout = placed->layout;
  double baseline = PT (placed->y + YD_BASELINE * layout->em), em = PT (layout->em);

  g_array_set_size (p->glyphs, 0);
  g_array_set_size (p->clusters, 0);
  for (guint i = from; i < to; i++)
    {
      const YdGlyph *g = &layout->glyphs[i];
      cairo_glyph_t glyph = { g->glyph, PT (placed->x + g->x), baseline + g->dy * em / 1000 };
      cairo_text_cluster_t cluster = { g->n_bytes, 1 };
      g_array_append_val (p->glyphs, glyph);
      if (g->n_bytes > 0 || p->clusters->len == 0)
        g_array_append_val (p->clusters, cluster);
      else
        g_array_index (p->clusters, cairo_text_cluster_t, p->clusters->len - 1).num_glyphs++;
    }
  set_font (p, layout->glyphs[from].font, em, layout->x_scale);
  cairo_show_text_glyphs (p->cr, text, (int)length, (cairo_glyph_t *)(void *)p->glyphs->data,
                          (int)p->glyphs->len, (cairo_text_cluster_t *)(void *)p->clusters->data,
                          (int)p->clusters->len, 0);
}

static void
paint_line (Painter *p, const YdPlaced *placed)
{
  const YdLayout *layout = placed->layout;
  const YdLine *line = &layout->lines[placed->line];
  guint end = line->first_glyph + line->n_glyphs;
  const char *text = layout->text + line->start;

  set_colour (p, placed->red);
  for (guint from = line->first_glyph; from < end;)
    {
      guint to = from;
      gsize length = 0;
      while (to < end && layout->glyphs[to].font == layout->glyphs[from].font)
        length += layout->glyphs[to++].n_bytes;
      show_run (p, placed, from, to, text, length);
      text += length;
      from = to;
    }
}

/* Turns the drawing for what lies on its side, and back. */
static void
set_rotated (Painter *p, const YdPage *page, gboolean rotated)
{
  if (p->rotated == rotated)
    return;
  p->rotated = rotated;
  p->font = G_MAXUINT;
  p->red = -1;
  if (!rotated)
    {
      cairo_restore (p->cr);
      return;
    }
  cairo_save (p->cr);
  cairo_translate (p->cr, PT (page->left), PT (YD_AREA_BOTTOM));
  cairo_rotate (p->cr, -G_PI / 2);
}

static const char *
tag_of (const YdPlaced *placed)
{
  switch ((YdPart)placed->part)
    {
    case YD_PART_TITLE:
    case YD_PART_PLAN_TITLE:
      return "H1";
    case YD_PART_LEVEL_1:
      return "H2";
    case YD_PART_LEVEL_2:
      return "H3";
    case YD_PART_CELL_HEAD:
      return "TH";
    case YD_PART_CELL_GROUP:
    case YD_PART_CELL:
      return "TD";
    default:
      return "P";
    }
}

static void
paint_rule (Painter *p, const YdPlaced *placed)
{
  set_colour (p, placed->red);
  cairo_rectangle (p->cr, PT (placed->x), PT (placed->y), PT (placed->width), PT (placed->height));
  cairo_fill (p->cr);
}

/* ---- tags ---- */

/* What is open of a page's structure. */
typedef struct
{
  cairo_t *cr;
  const char *open; /* a paragraph or a cell; NULL for none */
  guint block;      /* that it is of */
  gboolean in_table, in_row;
  YdPart row_part;
  float x; /* where the last cell of the row begins */
} Tags;

static void
close_tag (Tags *t)
{
  if (t->open != NULL)
    cairo_tag_end (t->cr, t->open);
  t->open = NULL;
}

static void
close_row (Tags *t)
{
  if (!t->in_row)
    return;
  close_tag (t);
  cairo_tag_end (t->cr, "TR");
  t->in_row = FALSE;
}

static void
close_table (Tags *t)
{
  if (!t->in_table)
    return;
  close_row (t);
  cairo_tag_end (t->cr, "Table");
  t->in_table = FALSE;
}

/* Cells of a row come from left to right. */
static void
open_cell (Tags *t, const YdPlaced *placed)
{
  if (!t->in_table)
    cairo_tag_begin (t->cr, "Table", NULL);
  t->in_table = TRUE;
  if (t->in_row && (t->row_part != (YdPart)placed->part || placed->x <= t->x))
    close_row (t);
  if (!t->in_row)
    cairo_tag_begin (t->cr, "TR", NULL);
  t->in_row = TRUE;
  t->row_part = placed->part;
  t->x = placed->x;
}

static gboolean
is_cell (const YdPlaced *placed)
{
  return placed->part >= YD_PART_CELL_HEAD && placed->part <= YD_PART_CELL;
}

/* Rules, page numbers and the mark of a draft belong to nothing. */
static gboolean
is_of_text (const YdPlaced *placed)
{
  return placed->kind == YD_PLACED_TEXT && placed->block != YD_BLOCK_NONE;
}

/* Opens and closes what comes before an item of the text. */
static void
go_to_item (Tags *t, const YdPlaced *placed)
{
  gboolean cell = is_cell (placed);

  if (placed->block != t->block)
    close_tag (t);
  if (!cell)
    close_table (t);
  if (t->open != NULL)
    return;
  if (cell)
    open_cell (t, placed);
  t->open = tag_of (placed);
  t->block = placed->block;
  cairo_tag_begin (t->cr, t->open, NULL);
}

/* The first item of a page's text, or the last; %NULL where it has none. */
static const YdPlaced *
find_text (const YdPage *page, gboolean last)
{
  for (guint i = 0; i < page->items->len; i++)
    {
      const YdPlaced *placed
        = &g_array_index (page->items, YdPlaced, last ? page->items->len - 1 - i : i);
      if (is_of_text (placed))
        return placed;
    }
  return NULL;
}

/* The paragraph that runs on from page @index to the next as one element: Cairo keeps a tag that is open
 * over the end of a page, closes its content there and begins it anew, as the same element, on the next.
 * Whatever is drawn meanwhile is part of it; so a page that the paragraph fills from top to bottom, which
 * leaves its number no place outside, ends the element. Cells do not run on: the head stands between.
 * Returns: (nullable): its last line on the page */
static const YdPlaced *
find_running_on (YdPages *pages, guint index)
{
  if (index + 1 >= yd_pages_get_n (pages))
    return NULL;
  const YdPage *page = yd_pages_get (pages, index);
  const YdPlaced *first = find_text (page, FALSE), *last = find_text (page, TRUE),
                 *next = find_text (yd_pages_get (pages, index + 1), FALSE);
  if (last == NULL || next == NULL || next->block != last->block || is_cell (last))
    return NULL;
  return first->block == last->block && first->offset + first->line > 0 ? NULL : last;
}

static void
paint_item (Painter *p, const YdPage *page, const YdPlaced *placed)
{
  set_rotated (p, page, placed->rotated);
  if (placed->kind == YD_PLACED_TEXT)
    paint_line (p, placed);
  else
    paint_rule (p, placed);
}

static void
paint_items (Painter *p, const YdPage *page)
{
  for (guint i = 0; i < page->items->len; i++)
    paint_item (p, page, &g_array_index (page->items, YdPlaced, i));
  set_rotated (p, page, FALSE);
}

/* What belongs to no text comes as soon as no paragraph of the page before is open. */
static void
paint_apart (Painter *p, const YdPage *page)
{
  for (guint i = 0; i < page->items->len; i++)
    if (!is_of_text (&g_array_index (page->items, YdPlaced, i)))
      paint_item (p, page, &g_array_index (page->items, YdPlaced, i));
}

static void
paint_tagged (Painter *p, YdPages *pages, guint index)
{
  const YdPage *page = yd_pages_get (pages, index);
  const YdPlaced *before = index > 0 ? find_running_on (pages, index - 1) : NULL;
  gboolean runs_on = find_running_on (pages, index) != NULL, apart = before == NULL;
  Tags tags = { .cr = p->cr, .block = YD_BLOCK_NONE };

  if (before != NULL)
    {
      tags.open = tag_of (before);
      tags.block = before->block;
    }
  else
    paint_apart (p, page);
  for (guint i = 0; i < page->items->len; i++)
    {
      const YdPlaced *placed = &g_array_index (page->items, YdPlaced, i);
      if (!is_of_text (placed))
        continue;
      if (!apart && placed->block != tags.block)
        {
          close_tag (&tags);
          paint_apart (p, page);
          apart = TRUE;
        }
      go_to_item (&tags, placed);
      paint_item (p, page, placed);
    }
  if (!runs_on)
    {
      close_table (&tags);
      close_tag (&tags);
    }
  if (!apart)
    paint_apart (p, page);
  set_rotated (p, page, FALSE);
}

static void
begin (Painter *p, YdPages *pages, cairo_t *cr)
{
  cairo_font_options_t *options = cairo_font_options_create ();
  *p = (Painter){ .pages = pages, .cr = cr, .font = G_MAXUINT, .red = -1 };
  cairo_save (cr);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options (cr, options);
  cairo_font_options_destroy (options);
  p->glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  p->clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
}

static void
end (Painter *p)
{
  g_array_unref (p->glyphs);
  g_array_unref (p->clusters);
  cairo_restore (p->cr);
}

static void
paint (YdPages *self, guint index, cairo_t *cr, gboolean tagged)
{
  Painter p;
  if (index >= yd_pages_get_n (self))
    return;
  begin (&p, self, cr);
  if (tagged)
    paint_tagged (&p, self, index);
  else
    paint_items (&p, yd_pages_get (self, index));
  end (&p);
}

/**
 * yd_pages_paint:
 * @index: page, from 0
 * @cr: one unit is a point (1/72 inch); the page's top left is at the origin
 *
 * Draws a page's ink; what it draws on stays the caller's. May be called on any thread.
 */
void
yd_pages_paint (YdPages *self, guint index, cairo_t *cr)
{
  paint (self, index, cr, FALSE);
}

/**
 * yd_pages_paint_item:
 * @item: index of what is placed on the page
 *
 * As yd_pages_paint(), of one line or rule: for who keeps what has not changed.
 */
void
yd_pages_paint_item (YdPages *self, guint index, guint item, cairo_t *cr)
{
  const YdPage *page = yd_pages_get (self, index);
  const YdPlaced *placed = &g_array_index (page->items, YdPlaced, item);
  Painter p;
  begin (&p, self, cr);
  paint_item (&p, page, placed);
  set_rotated (&p, page, FALSE);
  end (&p);
}

/**
 * yd_pages_paint_tagged:
 *
 * As yd_pages_paint(), with paragraphs and headings marked for a PDF's readers; the pages one behind the
 * other, for a paragraph may run on.
 */
void
yd_pages_paint_tagged (YdPages *self, guint index, cairo_t *cr)
{
  paint (self, index, cr, TRUE);
}
