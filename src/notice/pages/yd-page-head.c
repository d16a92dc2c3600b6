/* Owns: the top of page 1 down to the red rule, in the four forms: 文件 (7.2), 信函 (10.1), 命令
 * (10.2) and 纪要 (10.3). Refuses: everything below. */

#include "yd-page-builder.h"

#include <math.h>
#include <string.h>

#define HEAD_TOP 72.0        /* ink, 35 mm below the type area's top */
#define LETTER_HEAD_TOP 30.0 /* ink, from the page's top */
#define ORDER_HEAD_TOP 57.0  /* ink, 20 mm below the type area's top */
#define HEAD_INK 15.1        /* mm that a missing head would have taken */
#define HEAD_SCALE 0.72      /* horizontal; R-HEAD-3 */
#define HEAD_SCALE_MIN 0.60
#define RULE_DISTANCE 4.0
#define RULE_WEIGHT 0.5
#define LETTER_RULE_LEFT 20.0 /* from the page's edge */
#define LETTER_RULE_WIDTH 170.0
#define LETTER_RULE_BOTTOM (YD_PAGE_HEIGHT - 20.0)
#define LETTER_THICK 0.53
#define LETTER_THIN 0.26
#define LETTER_SPACE 0.35
#define LETTER_RULE_HEIGHT (LETTER_THICK + LETTER_SPACE + LETTER_THIN)

static gboolean
is_drawn_red (YdPageBuilder *b)
{
  return !b->pages->options.preprinted;
}

/* The head's text on one line: scaled down to 0.60 of its width, then in size, until it fits. */
static YdLayout *
layout_head (YdPageBuilder *b, guint index, double em, double width)
{
  const YdBlock *block = yd_content_get (b->content, index);
  YdFaceSpan span = { 0, YD_FACE_XBS };
  YdBreakSpec spec = {
    .text = block->text,
    .spans = &span,
    .n_spans = 1,
    .em = (float)em,
    .cell = (float)(em * HEAD_SCALE),
    .width = 1e6f,
    .x_scale = HEAD_SCALE,
    .natural_digits = TRUE,
  };
  g_autoptr (YdLayout) natural = yd_breaker_layout (b->breaker, &spec);
  double got = yd_layout_get_width (natural, 0);

  if (got > width)
    {
      double scale = MAX (HEAD_SCALE * width / got, HEAD_SCALE_MIN);
      double shrink = MIN (1, width / (got * scale / HEAD_SCALE));
      spec.em = (float)(em * shrink);
      spec.x_scale = (float)scale;
      spec.cell = spec.em * spec.x_scale;
    }
  return yd_builder_keep (b, yd_breaker_layout (b->breaker, &spec));
}

/* Ink of a line above and below its baseline, mm. */
static void
measure_ink (YdPageBuilder *b, const YdLayout *layout, double *above, double *below)
{
  YdFonts *fonts = yd_breaker_get_fonts (b->breaker);
  *above = *below = 0;
  for (guint i = 0; i < layout->n_glyphs; i++)
    {
      YdInk ink = yd_fonts_get_ink (fonts, layout->glyphs[i].font, layout->glyphs[i].glyph);
      *above = MAX (*above, -ink.top * layout->em);
      *below = MAX (*below, ink.bottom * layout->em);
    }
}

/* Sets a head line with the top of its ink at @ink_top; returns the bottom of its ink. */
static double
put_head (YdPageBuilder *b, guint index, YdLayout *layout, double x, double ink_top)
{
  double above, below, baseline;
  measure_ink (b, layout, &above, &below);
  baseline = ink_top + above;
  if (is_drawn_red (b))
    yd_builder_put (b, index, yd_content_get (b->content, index)->part, layout, 0, x,
                    baseline - YD_BASELINE * layout->em, TRUE);
  return baseline + below;
}

/* Several agencies: names below each other, equally wide, and 文件 in the middle of their height.
 */
static double
put_joint_head (YdPageBuilder *b, guint first, guint n, guint suffix, double ink_top)
{
  double em = yd_part_get_em (YD_PART_HEAD), pitch, suffix_width = 0, widest = 0, bottom = ink_top;
  YdLayout *suffix_layout = NULL;

  em = MIN (em, b->head_height / ((n - 1) * 1.35 + 1));
  if (suffix != YD_BLOCK_NONE)
    {
      suffix_layout = layout_head (b, suffix, yd_part_get_em (YD_PART_HEAD), YD_AREA_WIDTH / 4);
      suffix_width = yd_layout_get_width (suffix_layout, 0) + 0.4 * suffix_layout->em;
    }
  for (guint i = 0; i < n; i++)
    widest = MAX (widest, yd_layout_get_width (layout_head (b, first + i, em, 1e6), 0));
  if (widest > YD_AREA_WIDTH - suffix_width)
    em *= (YD_AREA_WIDTH - suffix_width) / widest;
  widest = MIN (widest, YD_AREA_WIDTH - suffix_width);
  pitch = em * 1.35;
  for (guint i = 0; i < n; i++)
    {
      YdLayout *name = yd_builder_spread (b, layout_head (b, first + i, em, 1e6), widest);
      bottom = put_head (b, first + i, name, (YD_AREA_WIDTH - widest - suffix_width) / 2,
                         ink_top + i * pitch);
    }
  if (suffix_layout != NULL)
    {
      double above, below;
      measure_ink (b, suffix_layout, &above, &below);
      put_head (b, suffix, suffix_layout,
                (YD_AREA_WIDTH + widest - suffix_width) / 2 + 0.4 * suffix_layout->em,
                (ink_top + bottom - above - below) / 2);
    }
  return bottom;
}

/* Returns the bottom of the head's ink; a missing one leaves its room. */
static double
put_heads (YdPageBuilder *b, double ink_top)
{
  guint first = yd_content_find_part (b->content, YD_PART_HEAD, 0), n = 0;
  YdLayout *layout;

  if (first == YD_BLOCK_NONE)
    return ink_top + HEAD_INK;
  while (first + n < yd_content_get_length (b->content)
         && yd_content_get (b->content, first + n)->part == YD_PART_HEAD)
    n++;
  if (n > 1)
    return put_joint_head (b, first, n, yd_content_find_part (b->content, YD_PART_HEAD_SUFFIX, 0),
                           ink_top);
  layout = layout_head (b, first, yd_part_get_em (YD_PART_HEAD), YD_AREA_WIDTH);
  return put_head (b, first, layout, (YD_AREA_WIDTH - yd_layout_get_width (layout, 0)) / 2,
                   ink_top);
}

/* 份号, 密级, 紧急程度 below each other at the left edge; 密级 keeps the second row (7.2.1-7.2.3).
 */
static double
put_marks (YdPageBuilder *b, double first_top, gboolean fixed_rows)
{
  static const YdPart marks[] = { YD_PART_COPY_NUMBER, YD_PART_SECRECY, YD_PART_URGENCY };
  double bottom = 0;
  guint row = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      guint index = yd_content_find_part (b->content, marks[i], 0);
      double top;
      if (index == YD_BLOCK_NONE)
        continue;
      if (fixed_rows && marks[i] == YD_PART_SECRECY)
        row = MAX (row, 1);
      top = first_top + row++ * b->grid.pitch;
      yd_builder_put (b, index, marks[i], yd_builder_layout_line (b, index, 0, G_MAXUINT), 0, 0,
                      top, FALSE);
      bottom = top + b->grid.em;
    }
  return bottom;
}

/* 签发人：, two names a row, the last column ending a cell from the right edge (7.2.6). Returns the last
 * row. */
static double
put_signers (YdPageBuilder *b, guint first, double top)
{
  double cell = b->grid.cell, widest[2] = { 0, 0 }, left;
  guint n = 0;
  YdLayout *label = yd_builder_keep (
    b, yd_breaker_layout_text (b->breaker, "签发人：", YD_FACE_FS, (float)b->grid.em, (float)cell));
  while (first + n < yd_content_get_length (b->content)
         && yd_content_get (b->content, first + n)->part == YD_PART_SIGNER)
    n++;
  for (guint i = 0; i < n; i++)
    widest[i % 2] = MAX (
      widest[i % 2], yd_layout_get_width (yd_builder_layout_line (b, first + i, 0, G_MAXUINT), 0));
  left = YD_AREA_WIDTH - cell - widest[0] - (n > 1 ? cell + widest[1] : 0);
  yd_builder_put (b, YD_BLOCK_NONE, YD_PART_SIGNER, label, 0, left - yd_layout_get_width (label, 0),
                  top, FALSE);
  for (guint i = 0; i < n; i++)
    yd_builder_put (b, first + i, YD_PART_SIGNER,
                    yd_builder_layout_line (b, first + i, 0, G_MAXUINT), 0,
                    left + (i % 2) * (widest[0] + cell), top + (i / 2) * b->grid.pitch, FALSE);
  return top + ((n - 1) / 2) * b->grid.pitch;
}

/* 发文字号 two blank rows below the head: in the middle, or left where 签发人 stands beside it. */
static double
put_number (YdPageBuilder *b, double head_bottom)
{
  guint number = yd_content_find_part (b->content, YD_PART_NUMBER, 0);
  guint signer = yd_content_find_part (b->content, YD_PART_SIGNER, 0);
  double top = head_bottom + b->grid.gap + 2 * b->grid.pitch;
  YdLayout *layout;

  if (signer != YD_BLOCK_NONE)
    top = put_signers (b, signer, top);
  if (number == YD_BLOCK_NONE)
    return top + b->grid.em;
  layout = yd_builder_layout_line (b, number, 0, G_MAXUINT);
  yd_builder_put (b, number, YD_PART_NUMBER, layout, 0,
                  signer != YD_BLOCK_NONE ? b->grid.cell
                                          : (YD_AREA_WIDTH - yd_layout_get_width (layout, 0)) / 2,
                  top, FALSE);
  return top + b->grid.em;
}

static void
put_document_head (YdPageBuilder *b)
{
  double bottom;

  put_marks (b, b->grid.first, TRUE);
  bottom = put_number (b, put_heads (b, HEAD_TOP));
  if (is_drawn_red (b))
    yd_builder_rule (b, YD_PART_RULE, 0, bottom + RULE_DISTANCE, YD_AREA_WIDTH, RULE_WEIGHT, TRUE);
  /* two blank rows below a rule: no gap of its own, so the em-bottom above is feigned */
  b->bottom = bottom + RULE_DISTANCE + RULE_WEIGHT - b->grid.gap;
}

/* The head, the number of the order and nothing else: no rule, no title (10.2). */
static void
put_order_head (YdPageBuilder *b)
{
  put_marks (b, b->grid.first, TRUE);
  b->bottom = put_number (b, put_heads (b, ORDER_HEAD_TOP));
}

/* Thick above thin, or thin above thick at the foot; 170 mm, in the middle of the page. */
static void
put_letter_rule (YdPageBuilder *b, double top, gboolean thick_first)
{
  double first = thick_first ? LETTER_THICK : LETTER_THIN;
  double second = thick_first ? LETTER_THIN : LETTER_THICK;
  double x = LETTER_RULE_LEFT - b->page->left;
  if (!is_drawn_red (b))
    return;
  yd_builder_rule (b, YD_PART_RULE, x, top, LETTER_RULE_WIDTH, first, TRUE);
  yd_builder_rule (b, YD_PART_RULE, x, top + first + LETTER_SPACE, LETTER_RULE_WIDTH, second, TRUE);
}

static void
put_letter_head (YdPageBuilder *b)
{
  double rule = put_heads (b, LETTER_HEAD_TOP) + RULE_DISTANCE;
  double top = rule + LETTER_RULE_HEIGHT + 7.0 / 8.0 * b->grid.em, bottom;
  guint number = yd_content_find_part (b->content, YD_PART_NUMBER, 0);

  put_letter_rule (b, rule, TRUE);
  put_letter_rule (b, LETTER_RULE_BOTTOM - LETTER_RULE_HEIGHT, FALSE);
  bottom = put_marks (b, top, FALSE);
  if (number != YD_BLOCK_NONE)
    {
      YdLayout *layout = yd_builder_layout_line (b, number, 0, G_MAXUINT);
      yd_builder_put (b, number, YD_PART_NUMBER, layout, 0,
                      YD_AREA_WIDTH - yd_layout_get_width (layout, 0), top, FALSE);
    }
  b->bottom = MAX (bottom, top + b->grid.em);
}

/**
 * yd_page_head:
 *
 * Sets the top of page 1; what follows stands two blank rows below yd_builder_next_top().
 */
void
yd_page_head (YdPageBuilder *b)
{
  switch (b->content->form)
    {
    case YD_NOTICE_LETTER:
      put_letter_head (b);
      b->page->numbered = FALSE;
      break;
    case YD_NOTICE_ORDER:
      put_order_head (b);
      break;
    case YD_NOTICE_MINUTES:
    case YD_NOTICE_DOCUMENT:
    default:
      put_document_head (b);
    }
}
