/* Owns: taking flattened text apart at the numbers that count. Refuses: to take apart a line that
 * holds one paragraph. */

#include "yd-lines.h"

#include "yd-flat-pieces.h"

#define FEW_LINES 3   /* of a text that was flattened whole */
#define LONG_LINE 300 /* bytes of one that holds more than a paragraph */

typedef struct
{
  GPtrArray *out;
  GArray *candidates;
  guint next; /* the first candidate that no line has used */
  guint left; /* that count and no line has used */
  gboolean few;
  char *signer;
} Flat;

static const YdCandidate *
get_candidate (const Flat *self, guint index)
{
  return &g_array_index (self->candidates, YdCandidate, index);
}

static gboolean
has_number_within (const Flat *self, guint line)
{
  for (guint i = self->next; i < self->candidates->len && get_candidate (self, i)->line == line;
       i++)
    if (get_candidate (self, i)->accepted && get_candidate (self, i)->offset > 0)
      return TRUE;
  return FALSE;
}

static void
set_item (Flat *self, guint index, const YdCandidate *number)
{
  if (number == NULL || index >= self->out->len)
    return;
  YdLine *piece = g_ptr_array_index (self->out, index);
  piece->item = TRUE;
  piece->mark = number->mark;
}

/* What comes before the number at @at: an item, or what stands before the first. */
static void
cut_before (Flat *self, const YdLine *line, const char *start, const char *at,
            const YdCandidate *open)
{
  if (at > start && open == NULL)
    yd_flat_split_envelope (self->out, line, start, at);
  else if (at > start)
    yd_flat_add_piece (self->out, line, start, at);
  if (self->out->len > 0)
    set_item (self, self->out->len - 1, open);
}

/* Returns whether the line held more than one item. */
static gboolean
cut_line (Flat *self, const YdLine *line, guint index)
{
  const char *start = line->text, *end = start + strlen (start);
  gboolean within = has_number_within (self, index);
  gboolean flat = within || (self->few && end - start > LONG_LINE);
  const YdCandidate *open = NULL;

  for (; self->next < self->candidates->len && get_candidate (self, self->next)->line == index;
       self->next++)
    {
      const YdCandidate *c = get_candidate (self, self->next);
      if (!c->accepted)
        continue;
      cut_before (self, line, start, line->text + c->offset, open);
      open = c;
      start = line->text + c->offset;
      self->left--;
    }
  guint first = self->out->len;
  if (open != NULL && flat && self->left == 0)
    yd_flat_split_tail (self->out, line, start, end, self->signer);
  else if (open == NULL && flat)
    yd_flat_split_envelope (self->out, line, start, end);
  else if (open == NULL)
    yd_flat_add_piece (self->out, line, yd_flat_split_dated (self->out, line, start, end), end);
  else
    yd_flat_add_piece (self->out, line, start, end);
  set_item (self, first, open);
  if (!flat && self->out->len > first)
    ((YdLine *)g_ptr_array_index (self->out, self->out->len - 1))->split = FALSE;
  return within;
}

/**
 * yd_rule_flat:
 * @lines: (transfer full) (element-type YdLine)
 * @flattened: (out): whether lines were taken apart
 *
 * Returns: (transfer full) (element-type YdLine): the lines, each with at most one item, at its
 *   beginning; @item is set where its number counts
 */
GPtrArray *
yd_rule_flat (GPtrArray *lines, gboolean *flattened)
{
  g_autoptr (GArray) candidates = yd_rule_candidates (lines);
  g_autofree char *signer
    = lines->len > 0 ? yd_flat_find_signer (((YdLine *)g_ptr_array_index (lines, 0))->text) : NULL;
  Flat self = { .out = yd_lines_new (), .candidates = candidates, .signer = signer };

  *flattened = FALSE;
  yd_rule_sequence (candidates);
  for (guint i = 0; i < candidates->len; i++)
    self.left += get_candidate (&self, i)->accepted;
  self.few = lines->len <= FEW_LINES && self.left > 0;
  for (guint i = 0; i < lines->len; i++)
    {
      const YdLine *line = g_ptr_array_index (lines, i);
      if (line->table)
        g_ptr_array_add (self.out,
                         yd_line_new (line->text, line->text + strlen (line->text), line));
      else
        *flattened |= cut_line (&self, line, i);
    }
  g_ptr_array_unref (lines);
  return self.out;
}
