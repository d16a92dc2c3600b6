/* Owns: document.xml: which blocks go into it and how each stands. Refuses: pages: Word makes them. */

#include "yd-docx-private.h"

#include "yd-front.h"
#include "yd-title-break.h"

#include <math.h>
#include <string.h>

#define TITLE_EM 22.0
#define TITLE_CAPACITY 20.1f /* em of 22 pt in 156 mm */
#define ROUNDING 4.0         /* points that programs may differ over a page */
#define TIGHTEST 26.0        /* points of a row (R-SIGN-9) */
#define TABLE_SPACE 5.0      /* mm between a title and its table */
#define TITLE_DIGIT 0.55f    /* em of a digit of 小标宋 */

static gboolean
is_head (YdPart part)
{
  return part <= YD_PART_RULE;
}

static gboolean
is_notice (YdPart part)
{
  return part <= YD_PART_NOTE || part == YD_PART_ATTENDANCE;
}

static gboolean
is_imprint (YdPart part)
{
  return part >= YD_PART_SEND_TO && part <= YD_PART_COPIES;
}

/* Heads and imprints are written as wholes, not block by block. A notice that is the plan itself has the
 * points in its body, and its title above them in the plan. */
static gboolean
is_wanted (YdDocxWriter *w, guint index)
{
  YdPart part = yd_content_get (w->content, index)->part;
  if (is_head (part) || is_imprint (part) || (part == YD_PART_ADDRESSEE && w->send_to_moved))
    return FALSE;
  switch (w->options->part)
    {
    case YD_DOCX_BODY:
      return is_notice (part)
             || (w->content->one_document
                 && index < yd_content_find_part (w->content, YD_PART_LABEL, 0));
    case YD_DOCX_PLAN:
      return !is_notice (part) || (w->content->one_document && part == YD_PART_TITLE);
    case YD_DOCX_WHOLE:
    default:
      return TRUE;
    }
}

/* Numbers that the text of a notice carries itself are headings too. */
static const char *
style_of (const YdBlock *block)
{
  if (block->heading && (block->part == YD_PART_BODY || block->part == YD_PART_TEXT))
    switch ((YdFace)block->faces[0].face)
      {
      case YD_FACE_HT:
        return "Heading1";
      case YD_FACE_KT:
        return "Heading2";
      default:
        break;
      }
  return yd_docx_style_of (block->part);
}

static gboolean
is_level (YdPart part)
{
  return part >= YD_PART_LEVEL_1 && part <= YD_PART_LEVEL_4;
}

static gboolean
signs_next (YdDocxWriter *w, guint index)
{
  return index + 1 < yd_content_get_length (w->content) && is_wanted (w, index + 1)
         && yd_docx_is_signature (yd_content_get (w->content, index + 1)->part);
}

/* Where nobody is addressed, or is elsewhere, the text begins a blank row below the title. */
static gboolean
follows_title (YdDocxWriter *w, guint index)
{
  guint above = index;
  while (above > 0 && !is_wanted (w, above - 1))
    above--;
  return above > 0 && yd_content_get (w->content, above - 1)->part == YD_PART_TITLE;
}

static guint
count_blank_rows (YdDocxWriter *w, guint index)
{
  return follows_title (w, index) ? 1 : yd_content_get_blank_rows (w->content, index);
}

/* Rows that a paragraph takes, about: Word may break some lines elsewhere. */
static double
count_rows (YdDocxWriter *w, guint index)
{
  const YdBlock *block = yd_content_get (w->content, index);
  gboolean addressee = block->part == YD_PART_ADDRESSEE;
  double cells = yd_docx_cells (block->text) + (addressee ? 0 : 2);
  double width = block->part == YD_PART_ATTACHMENT || block->part == YD_PART_ATTENDANCE
                   ? YD_GRID_COLUMNS - 5
                   : YD_GRID_COLUMNS;
  return ceil (cells / width) + (addressee ? 1 : count_blank_rows (w, index));
}

static YdDocxFlag
keep_with_next (YdDocxWriter *w, guint index)
{
  const YdBlock *block = yd_content_get (w->content, index);
  if (signs_next (w, index) && (w->sign_alone || !is_notice (block->part)))
    return YD_DOCX_ON;
  if (is_level (block->part))
    return block->heading ? YD_DOCX_AS_STYLE : YD_DOCX_OFF;
  return block->heading ? YD_DOCX_ON : YD_DOCX_AS_STYLE;
}

/* ---- titles ---- */

static GArray *
break_title (const YdBlock *block)
{
  return yd_title_break (block->text, TITLE_CAPACITY, TITLE_DIGIT);
}

/* Broken by its meaning, as on our own pages; the breaks are lines of one paragraph. */
static void
write_title (YdDocxWriter *w, guint index)
{
  const YdBlock *block = yd_content_get (w->content, index);
  g_autoptr (GArray) lines = break_title (block);
  YdPart before = index > 0 ? yd_content_get (w->content, index - 1)->part : YD_PART_COPY_NUMBER;
  YdPart after = index + 1 < yd_content_get_length (w->content)
                   ? yd_content_get (w->content, index + 1)->part
                   : YD_PART_TEXT;
  YdDocxFormat format = { .new_page = block->new_page && !w->on_new_page };

  if (block->part == YD_PART_TITLE) /* it has its page, whatever is kept together below it */
    format.keep_next = YD_DOCX_OFF;
  if (before == YD_PART_LABEL)
    format.before = yd_docx_title_before (w, 1, YD_DOCX_TITLE_LINE);
  if (block->part == YD_PART_TITLE && w->title_line < YD_DOCX_TITLE_LINE)
    {
      format.line = YD_TWIPS (w->title_line);
      format.before = yd_docx_title_before (w, 2, w->title_line);
    }
  if (after == YD_PART_CELL_HEAD)
    {
      format.before = YD_DOCX_NONE;
      format.after = YD_TWIPS_OF_MM (TABLE_SPACE);
    }
  yd_docx_start_paragraph (w, yd_docx_style_of (block->part), &format);
  for (guint i = 0; i < lines->len; i++)
    {
      const YdTitleLine *line = &g_array_index (lines, YdTitleLine, i);
      if (i > 0)
        yd_docx_break (w);
      yd_docx_block_runs (w, index, line->start, line->end, NULL);
    }
  yd_docx_end (w);
}

/* ---- text ---- */

/* The name after 附件： and its number, where the turned lines begin (7.3.4). */
static void
set_attachment (const YdBlock *block, YdDocxFormat *format)
{
  gboolean first = g_str_has_prefix (block->text, "附件：");
  const char *rest = block->text + (first ? strlen ("附件：") : 0);
  gsize digits = strspn (rest, "0123456789");
  double left = digits > 0 && rest[digits] == '.' ? 5.5 + 0.5 * (double)digits : 5;

  format->indented = TRUE;
  format->left = yd_docx_cell_twips (left);
  format->first = yd_docx_cell_twips (first ? 2 : 5) - format->left;
}

/* An annex that goes out by itself says to which notice it belongs (7.3.7). */
static void
write_label (YdDocxWriter *w, guint index, const YdDocxFormat *format)
{
  yd_docx_start_paragraph (w, yd_docx_style_of (YD_PART_LABEL), format);
  if (w->options->part == YD_DOCX_PLAN && w->content->subject != NULL)
    yd_docx_run (w, w->content->subject, -1, NULL);
  yd_docx_block_runs (w, index, 0, G_MAXUINT, NULL);
  yd_docx_end (w);
}

static void
write_text (YdDocxWriter *w, guint index)
{
  const YdBlock *block = yd_content_get (w->content, index);
  YdDocxFormat format = { .keep_next = keep_with_next (w, index),
                          .new_page = block->new_page && !w->on_new_page,
                          .rows_before = (int)count_blank_rows (w, index) * 100 };

  if (block->part == YD_PART_ATTACHMENT)
    set_attachment (block, &format);
  if (block->part == YD_PART_LABEL)
    {
      write_label (w, index, &format);
      return;
    }
  yd_docx_start_paragraph (w, style_of (block), &format);
  yd_docx_block_runs (w, index, 0, G_MAXUINT, NULL);
  yd_docx_end (w);
}

/* Points of page 1 below the title. */
static double
get_room (YdDocxWriter *w)
{
  guint title = yd_content_find_part (w->content, YD_PART_TITLE, 0);
  double room = YD_DOCX_HEIGHT / 20.0 - ROUNDING;

  if (w->options->part == YD_DOCX_WHOLE && w->content->has_notice)
    room -= yd_docx_get_head_height (w);
  if (title != YD_BLOCK_NONE)
    {
      g_autoptr (GArray) lines = break_title (yd_content_get (w->content, title));
      room -= yd_docx_title_before (w, 2, w->title_line) / 20.0 + lines->len * w->title_line;
    }
  return room;
}

/* Whether page 1 has a row for the text below the addressees, or below the title where they may leave
 * for the imprint; an order has them nowhere else. */
static gboolean
shows_text (YdDocxWriter *w, gboolean may_move)
{
  guint addressee = yd_content_find_part (w->content, YD_PART_ADDRESSEE, 0);
  double row = w->pitch / 20.0, room = get_room (w), rows = 1;

  w->send_to_moved = w->content->form == YD_NOTICE_ORDER
                     && yd_content_find_part (w->content, YD_PART_SEND_TO, 0) != YD_BLOCK_NONE;
  if (addressee != YD_BLOCK_NONE)
    rows = count_rows (w, addressee);
  if ((rows + 1) * row <= room)
    return TRUE;
  w->send_to_moved = w->send_to_moved || (may_move && 2 * row <= room);
  return w->send_to_moved;
}

/* Takes as few of the remedies as page 1 needs to show text (7.3.3), the same as our own pages. */
static void
place_front (YdDocxWriter *w)
{
  guint head = yd_content_find_part (w->content, YD_PART_HEAD, 0), n;
  gboolean joint = head != YD_BLOCK_NONE
                   && yd_content_find_part (w->content, YD_PART_HEAD, head + 1) != YD_BLOCK_NONE;
  const YdFrontStep *steps = yd_front_get_steps (&n);
  gboolean shown = FALSE;

  for (guint i = 0; i < n && !shown; i++)
    {
      if (steps[i].joint && !joint)
        continue;
      w->head_height = steps[i].head_height / YD_MM_PER_POINT;
      w->title_line = steps[i].tight_title ? TITLE_EM + YD_TIGHT_TITLE_GAP / YD_MM_PER_POINT
                                           : YD_DOCX_TITLE_LINE;
      shown = shows_text (w, steps[i].move_send_to) || w->options->part != YD_DOCX_WHOLE;
    }
}

/* Sees that no page carries the signature alone (7.3.5.5): a notice that page 1 nearly holds takes a
 * blank row less and closer rows, down to 26 points; where the text ends about with the page, its last
 * paragraph is kept with the signature. Not elsewhere, and not its only one: some programs move a kept
 * paragraph as a whole, and page 1 would show no text. */
static void
place_signature (YdDocxWriter *w)
{
  double room = get_room (w), row = w->pitch / 20.0, rows = 0, tail, left;
  guint n = yd_content_get_length (w->content), paragraphs = 0, i;

  for (i = 0; i < n; i++)
    {
      YdPart part = yd_content_get (w->content, i)->part;
      if (yd_docx_is_signature (part) || !is_notice (part))
        break;
      paragraphs += part > YD_PART_ADDRESSEE;
      if (part > YD_PART_TITLE && is_wanted (w, i))
        rows += count_rows (w, i);
    }
  tail = i < n ? yd_docx_count_signature (w, i) : 0;
  if (tail == 0 || (rows + tail) * row <= room)
    return;
  if (w->content->seal == YD_NOTICE_SEAL_OFFICE)
    {
      w->sealed_rows = 1;
      tail--;
    }
  if ((rows + tail) * TIGHTEST <= room)
    {
      w->tight = MIN ((int)floor (room / (rows + tail) * 20), w->pitch);
      return;
    }
  w->sealed_rows = 2;
  left = fmod (MAX (rows - floor (room / row), 0), YD_GRID_ROWS);
  w->sign_alone = paragraphs > 1 && (left < 2 || left + tail > YD_GRID_ROWS - 1);
}

/* Writes what begins at a block; returns the block after it. */
static guint
write_next (YdDocxWriter *w, guint index)
{
  YdPart part = yd_content_get (w->content, index)->part;

  if (yd_docx_is_signature (part))
    return yd_docx_write_signature (w, index);
  if (part == YD_PART_CELL_HEAD)
    return yd_docx_write_breakdown (w, index);
  if (part == YD_PART_TITLE || part == YD_PART_PLAN_TITLE)
    write_title (w, index);
  else
    write_text (w, index);
  return index + 1;
}

/* A lying table has a section of its own. Returns whether the page lies from @index on. */
static gboolean
turn_page (YdDocxWriter *w, guint index, gboolean begun, gboolean lying)
{
  gboolean lies;

  if (!yd_content_get (w->content, index)->new_page)
    return lying;
  lies = !w->options->notice.upright_table && yd_docx_is_breakdown (w, index);
  if (lies != lying && begun)
    yd_docx_end_section (w, lying);
  return lies;
}

/**
 * yd_docx_write_document:
 *
 * Returns: %FALSE when cancelled
 */
gboolean
yd_docx_write_document (YdDocxWriter *w, GError **error)
{
  guint n = yd_content_get_length (w->content), i = 0;
  gboolean whole = w->options->part == YD_DOCX_WHOLE && w->content->has_notice;
  gboolean begun = whole, lying = FALSE;

  yd_docx_start (w, "w:document");
  yd_docx_attribute (w, "xmlns:w", YD_DOCX_W);
  yd_docx_attribute (w, "xmlns:r", YD_DOCX_R);
  yd_docx_start (w, "w:body");
  w->sealed_rows = 2;
  place_front (w);
  place_signature (w);
  if (whole)
    yd_docx_write_head (w);
  while (i < n)
    {
      YdPart part;
      if (g_cancellable_set_error_if_cancelled (w->cancellable, error))
        return FALSE;
      if (!is_wanted (w, i))
        {
          i++;
          continue;
        }
      lying = turn_page (w, i, begun, lying);
      part = yd_content_get (w->content, i)->part;
      w->line = part > YD_PART_TITLE && is_notice (part) ? w->tight : 0;
      i = write_next (w, i);
      w->on_new_page = FALSE;
      begun = TRUE;
    }
  w->line = 0;
  if (whole && yd_docx_has_imprint (w))
    {
      if (lying)
        yd_docx_end_section (w, TRUE);
      lying = FALSE;
      yd_docx_write_imprint (w);
    }
  yd_docx_write_section (w, lying);
  yd_docx_end (w);
  yd_docx_end (w);
  return TRUE;
}
