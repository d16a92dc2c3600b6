/* Owns: what stands outside the type area: page numbers (7.5), and the mark of a draft. Refuses: to decide
 * which pages have a number. */

#include "yd-page-builder.h"

#define DRAFT_TOP 18.0   /* em-top of 草稿 */
#define NUMBER_TOP 269.0 /* ink of the dash: 7 mm below the type area */

/**
 * yd_builder_layout_number:
 * @number: from 1
 *
 * Returns: (transfer none): — 1 —
 */
YdLayout *
yd_builder_layout_number (YdPageBuilder *b, guint number)
{
  static const YdFaceSpan span = { 0, YD_FACE_ST };
  double em = yd_part_get_em (YD_PART_PAGE_NUMBER);
  for (guint n = b->numbers->len + 1; n <= number; n++)
    {
      g_autofree char *text = g_strdup_printf ("— %u —", n);
      YdBreakSpec spec = { .text = text,
                           .spans = &span,
                           .n_spans = 1,
                           .em = (float)em,
                           .cell = (float)em,
                           .width = 1e6f,
                           .x_scale = 1,
                           .half_spaces = TRUE };
      g_ptr_array_add (b->numbers, yd_breaker_layout (b->breaker, &spec));
    }
  return b->numbers->pdata[number - 1];
}

/**
 * yd_page_margins:
 *
 * Finds out how the margins of all pages look, before the first is made.
 */
void
yd_page_margins (YdPageBuilder *b)
{
  const YdLayout *layout = yd_builder_layout_number (b, 1);
  double em = yd_part_get_em (YD_PART_PAGE_NUMBER);
  YdInk dash = yd_fonts_get_ink (yd_breaker_get_fonts (b->breaker), layout->glyphs[0].font,
                                 layout->glyphs[0].glyph);
  b->pages->number_y = (float)(NUMBER_TOP - dash.top * em - YD_BASELINE * em);
  em = yd_part_get_em (YD_PART_DRAFT);
  if (b->pages->options.draft)
    b->pages->draft = yd_breaker_layout_text (b->breaker, "草稿", YD_FACE_HT, (float)em, (float)em);
}

/**
 * yd_page_put_margins:
 *
 * Sets the number of the current page, right on an odd page, left on an even one, a cell free (7.5); and
 * the mark of a draft above the type area.
 */
void
yd_page_put_margins (YdPageBuilder *b)
{
  const YdLayout *number = b->page->state->number, *draft = b->pages->draft;
  double em = yd_part_get_em (YD_PART_PAGE_NUMBER);
  if (number != NULL)
    yd_builder_put (b, YD_BLOCK_NONE, YD_PART_PAGE_NUMBER, number, 0,
                    b->page->number % 2 == 1 ? YD_AREA_WIDTH - em - yd_layout_get_width (number, 0)
                                             : em,
                    b->pages->number_y, FALSE);
  if (draft != NULL)
    yd_builder_put (b, YD_BLOCK_NONE, YD_PART_DRAFT, draft, 0,
                    YD_AREA_WIDTH - yd_layout_get_width (draft, 0), DRAFT_TOP, FALSE);
}
