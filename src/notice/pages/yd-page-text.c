/* Owns: the main part (主体, 7.3): title, addressee, text of the notice, the plan and the annexes,
 * and the ordered remedies for a signature that would stand alone on its page (R-SIGN-9). */

#include "yd-page-builder.h"

#include "yd-front.h"
#include "yd-title-break.h"

#include <glib/gi18n-lib.h>

#define TIGHTEST_PITCH (26 * YD_MM_PER_POINT)
#define PITCH_STEP (0.25 * YD_MM_PER_POINT)

/* A text with what closes it. */
typedef struct
{
  guint from, to;           /* blocks of the text */
  guint tail_from, tail_to; /* signature, date, note; empty where equal */
  guint blank_rows;         /* before the signature */
} Text;

static gboolean
is_tail (YdPart part)
{
  return part == YD_PART_SIGNATURE || part == YD_PART_DATE || part == YD_PART_NOTE
         || part == YD_PART_PLAN_SIGNATURE || part == YD_PART_PLAN_DATE;
}

/* Sets the text from @mark on with the remedies that the builder holds; says whether the signature
 * then fits on a page that also carries text. */
static gboolean
try_text (YdPageBuilder *b, const Text *text, const YdBuilderMark *mark, guint blank_rows)
{
  yd_builder_rewind (b, mark);
  b->flowed = 0;
  yd_builder_flow (b, text->from, text->to);
  if (text->tail_from == text->tail_to)
    return TRUE;
  return yd_page_sign (b, text->tail_from, text->tail_to, blank_rows, TRUE)
         && (b->text_lines > 0 || b->flowed == 0);
}

static gboolean
try_tight_pitch (YdPageBuilder *b, const Text *text, const YdBuilderMark *mark, guint blank_rows)
{
  guint last = b->page->number;
  b->tight_to = last;
  b->tight_from = last > 1 ? last - 1 : 1;
  for (double pitch = b->pages->grid.pitch - PITCH_STEP; pitch >= TIGHTEST_PITCH - 1e-6;
       pitch -= PITCH_STEP)
    {
      b->tight_pitch = pitch;
      if (try_text (b, text, mark, blank_rows) && b->page->number == last)
        return TRUE;
    }
  b->tight_from = b->tight_to = 0;
  return FALSE;
}

/* Ends the page before the last rows, so that they go over with the signature. */
static gboolean
try_early_break (YdPageBuilder *b, const Text *text, const YdBuilderMark *mark, guint blank_rows)
{
  guint rows;
  try_text (b, text, mark, blank_rows);
  rows = b->flowed;
  for (guint taken = 2; taken <= 3; taken++)
    {
      b->break_at = rows > taken ? rows - taken : 0;
      if (b->break_at > 0 && try_text (b, text, mark, blank_rows))
        return TRUE;
    }
  b->break_at = rows > 1 ? rows - 1 : 0;
  return b->break_at > 0 && try_text (b, text, mark, blank_rows);
}

static void
note_remedy (YdPageBuilder *b, const char *what)
{
  yd_builder_note (b, YD_NOTE_ADJUSTED, YD_PART_SIGNATURE, "R-SIGN-9", b->page->number,
                   YD_BLOCK_NONE, "%s", what);
}

/* The remedies in their order; the first that helps is kept, and told. Returns blank rows to use.
 */
static guint
remedy (YdPageBuilder *b, const Text *text, const YdBuilderMark *mark)
{
  guint blank = text->blank_rows;

  if (blank > 1 && b->content->seal != YD_NOTICE_SEAL_SIGNER) /* over a stamp two are the norm */
    {
      blank = 1;
      if (try_text (b, text, mark, blank))
        {
          note_remedy (b, _ ("One blank row instead of two before the signature"));
          return blank;
        }
    }
  b->pull_short = TRUE;
  if (try_text (b, text, mark, blank))
    {
      note_remedy (b, _ ("Short last lines were drawn in, so that the signature finds room"));
      return blank;
    }
  if (try_tight_pitch (b, text, mark, blank))
    {
      yd_builder_note (b, YD_NOTE_ADJUSTED, YD_PART_SIGNATURE, "R-SIGN-9", b->page->number,
                       YD_BLOCK_NONE, _ ("Rows were set %.2f pt apart for the signature"),
                       b->tight_pitch / YD_MM_PER_POINT);
      return blank;
    }
  b->pull_short = FALSE;
  blank = text->blank_rows;
  if (try_early_break (b, text, mark, blank))
    {
      note_remedy (b, _ ("The page before ends early, so that the signature does not stand alone"));
      return blank;
    }
  b->break_at = 0;
  try_text (b, text, mark, blank);
  yd_builder_note (b, YD_NOTE_BREACH, YD_PART_SIGNATURE, "R-SIGN-9", b->page->number, YD_BLOCK_NONE,
                   _ ("The signature stands on a page without text"));
  return blank;
}

static void
set_text (YdPageBuilder *b, const Text *text)
{
  YdBuilderMark mark = yd_builder_mark (b);
  guint blank = text->blank_rows;

  if (!try_text (b, text, &mark, blank))
    blank = remedy (b, text, &mark);
  if (text->tail_from < text->tail_to)
    yd_page_sign (b, text->tail_from, text->tail_to, blank, FALSE);
  b->pull_short = FALSE;
  b->tight_from = b->tight_to = 0;
  b->break_at = 0;
}

/* Blocks of @text's tail follow its text directly. */
static Text
find_text (YdPageBuilder *b, guint from, guint end, guint blank_rows)
{
  static const YdPart tails[]
    = { YD_PART_SIGNATURE, YD_PART_DATE, YD_PART_NOTE, YD_PART_PLAN_SIGNATURE, YD_PART_PLAN_DATE };
  Text text = { .from = from, .to = end, .blank_rows = blank_rows };
  for (gsize i = 0; i < G_N_ELEMENTS (tails); i++)
    text.to = MIN (text.to, yd_content_find_part (b->content, tails[i], from));
  text.tail_from = text.tail_to = text.to;
  while (text.tail_to < end && is_tail (yd_content_get (b->content, text.tail_to)->part))
    text.tail_to++;
  return text;
}

/* 主送 below the title; to the imprint where it would leave no row of text on page 1 (7.3.2).
 * Returns whether it stands above the text. */
static gboolean
set_addressee (YdPageBuilder *b)
{
  guint index = yd_content_find_part (b->content, YD_PART_ADDRESSEE, 0);
  const YdLayout *layout;
  double last;

  if (index == YD_BLOCK_NONE)
    return FALSE;
  layout = yd_builder_layout_block (b, index);
  last = yd_builder_next_top (b, 1) + layout->n_lines * b->grid.pitch;
  if (b->may_move_send_to && b->page->number == 1 && !yd_builder_fits (b, last, b->grid.em)
      && yd_builder_fits (b, yd_builder_next_top (b, 1), b->grid.em))
    {
      b->send_to_moved = TRUE;
      yd_builder_note (b, YD_NOTE_ADJUSTED, YD_PART_ADDRESSEE, "R-TO-2", 1, index,
                       _ ("The addressees stand in the imprint: above the text they would leave it "
                          "no room on page 1"));
      return FALSE;
    }
  for (guint line = 0; line < layout->n_lines; line++)
    {
      double top = yd_builder_next_top (b, line == 0 ? 1 : 0);
      if (b->bottom > 0 && !yd_builder_fits (b, top, layout->em))
        {
          yd_builder_new_page (b);
          top = yd_builder_next_top (b, 0);
        }
      yd_builder_put_row (b, index, layout, line, top);
    }
  return TRUE;
}

static gboolean
shows_text (const YdPage *page)
{
  for (guint i = 0; i < page->items->len; i++)
    {
      YdPart part = g_array_index (page->items, YdPlaced, i).part;
      if (part == YD_PART_BODY || part == YD_PART_ATTENDANCE)
        return TRUE;
    }
  return FALSE;
}

/**
 * yd_page_notice:
 *
 * Sets the notice from its title to its note.
 *
 * Returns: whether page 1 shows some of its text, where it has any (7.3.3)
 */
gboolean
yd_page_notice (YdPageBuilder *b)
{
  guint title = yd_content_find_part (b->content, YD_PART_TITLE, 0), from, end;
  gboolean addressed;
  Text text;

  b->send_to_moved = b->content->form == YD_NOTICE_ORDER; /* where one is sent at all */
  if (title != YD_BLOCK_NONE)
    yd_builder_flow_title (b, title, 0, 2);
  addressed = set_addressee (b);
  from = 0;
  end = yd_content_get_length (b->content);
  while (from < end)
    {
      YdPart part = yd_content_get (b->content, from)->part;
      if (part == YD_PART_BODY || part == YD_PART_ATTENDANCE || part == YD_PART_ATTACHMENT
          || is_tail (part) || part > YD_PART_NOTE)
        break;
      from++;
    }
  for (guint i = from; i < end; i++)
    {
      YdPart part = yd_content_get (b->content, i)->part;
      if (part != YD_PART_BODY && part != YD_PART_ATTENDANCE && part != YD_PART_ATTACHMENT
          && !is_tail (part))
        end = i;
    }
  b->text_lines = 0;
  b->first_blank = !addressed && b->bottom > 0 && title != YD_BLOCK_NONE ? 1 : 0;
  text = find_text (b, from, end, b->content->seal != YD_NOTICE_SEAL_NONE ? 2 : 1);
  set_text (b, &text);
  b->first_blank = 0;
  return text.to == text.from || shows_text (g_ptr_array_index (b->pages->pages, 0));
}

/**
 * yd_page_front:
 *
 * Sets head and notice, with as few of the remedies as page 1 needs (R-BODY-1).
 */
void
yd_page_front (YdPageBuilder *b)
{
  guint head = yd_content_find_part (b->content, YD_PART_HEAD, 0);
  gboolean joint = head != YD_BLOCK_NONE
                   && yd_content_find_part (b->content, YD_PART_HEAD, head + 1) != YD_BLOCK_NONE;
  guint title = yd_content_find_part (b->content, YD_PART_TITLE, 0);
  YdBuilderMark mark = yd_builder_mark (b);
  guint n_notes = b->pages->notes->len, n_steps;
  const YdFrontStep *steps = yd_front_get_steps (&n_steps);

  for (guint i = 0; i < n_steps; i++)
    {
      if (steps[i].joint && !joint)
        continue;
      yd_builder_rewind (b, &mark);
      g_array_set_size (b->pages->notes, n_notes);
      b->head_height = steps[i].head_height;
      b->tight_title = steps[i].tight_title;
      b->may_move_send_to = steps[i].move_send_to;
      yd_page_head (b);
      if (yd_page_notice (b))
        {
          if (steps[i].note != NULL)
            yd_builder_note (b, YD_NOTE_ADJUSTED, YD_PART_BODY, "R-BODY-1", 1, title, "%s",
                             _ (steps[i].note));
          b->tight_title = FALSE;
          return;
        }
    }
  b->tight_title = FALSE;
  yd_builder_note (b, YD_NOTE_BREACH, YD_PART_BODY, "R-BODY-1", 1, YD_BLOCK_NONE,
                   _ ("Page 1 shows no text: shorten the title or the list of addressees"));
}

/* What stands below a title, in lines of its words (R-TITLE-6). */
static void
flow_subtitle (YdPageBuilder *b, guint index)
{
  const YdBlock *block = yd_content_get (b->content, index);
  double em = yd_part_get_em (block->part);
  const GArray *lines = yd_builder_break_title (b, index, YD_GRID_COLUMNS, 0.5f);

  for (guint i = 0; i < lines->len; i++)
    {
      const YdTitleLine *line = &g_array_index (lines, YdTitleLine, i);
      const YdLayout *layout = yd_builder_layout_line (b, index, line->start, line->end);
      double top = yd_builder_next_top (b, 0);
      if (!yd_builder_fits (b, top, em) && b->bottom > 0)
        {
          yd_builder_new_page (b);
          top = yd_builder_next_top (b, 0);
        }
      yd_builder_put (b, index, block->part, layout, 0,
                      (YD_AREA_WIDTH - yd_layout_get_width (layout, 0)) / 2, top, FALSE)
        ->offset
        = line->start;
      b->bottom = top + em;
    }
}

/* 附件 on row 0 (black face), the title on row 2 of the page (7.3.7). */
static guint
set_display (YdPageBuilder *b, guint from, guint end)
{
  guint i = from;
  gboolean titled = FALSE;

  while (i < end)
    {
      const YdBlock *block = yd_content_get (b->content, i);
      if (block->part == YD_PART_PLAN_TITLE)
        {
          yd_builder_flow_title (b, i, titled ? 0 : b->grid.first + 2 * b->grid.pitch, 0);
          titled = TRUE;
        }
      else if (block->part == YD_PART_PLAN_SUBTITLE)
        flow_subtitle (b, i);
      else if (block->part == YD_PART_LABEL)
        {
          const YdLayout *layout = yd_builder_layout_line (b, i, 0, G_MAXUINT);
          double top = yd_builder_next_top (b, 0);
          yd_builder_put (b, i, block->part, layout, 0, 0, top, FALSE);
          b->bottom = top + layout->em;
        }
      else
        break;
      i++;
    }
  return i;
}

/* The next block that begins a page of its own: only labels and titles do. */
static guint
find_new_page (YdPageBuilder *b, guint from)
{
  static const YdPart parts[] = { YD_PART_LABEL, YD_PART_PLAN_TITLE };
  guint found = YD_BLOCK_NONE;
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      guint at = yd_content_find_part (b->content, parts[i], from);
      while (at != YD_BLOCK_NONE && !yd_content_get (b->content, at)->new_page)
        at = yd_content_find_part (b->content, parts[i], at + 1);
      found = MIN (found, at);
    }
  return found;
}

/**
 * yd_page_plan:
 * @from: first block of the plan
 * @to: after the last of plan and annexes
 *
 * Sets the plan and the annexes, each from the top of a page.
 */
void
yd_page_plan (YdPageBuilder *b, guint from, guint to)
{
  while (from < to)
    {
      guint end = MIN (find_new_page (b, from + 1), to), table;
      Text text;
      if (b->page->items->len > 0)
        yd_builder_new_page (b);
      table = yd_content_find_part (b->content, YD_PART_CELL_HEAD, from);
      if (table < end)
        {
          yd_page_table (b, from, end);
          from = end;
          continue;
        }
      text = find_text (b, set_display (b, from, end), end, 1);
      set_text (b, &text);
      from = end;
    }
}

/**
 * yd_page_is_imprint:
 *
 * Returns: whether a block of that part stands in the imprint
 */
gboolean
yd_page_is_imprint (YdPart part)
{
  return part >= YD_PART_SEND_TO && part <= YD_PART_COPIES;
}
