/* Owns: where the texts of an outline stand in its source. Rules join, cut and trim but never
 * reword, so each text is found again by its characters, white space apart, from where its item
 * begins. Refuses: to guess; what is not found has no span. */

#include "yd-import-span.h"

#include "yd-lines.h"
#include "yd-rule-line.h"
#include "yd-scan.h"

#define ITEM_REACH 20000 /* characters in which a text of an item must be found */
#define MAX_UNPLACED 300 /* that are looked for one by one */
#define MAX_PLACES 64    /* of the words of a field that are looked at */

typedef struct
{
  const YdBlocks *blocks;
  gunichar *chars; /* of all blocks, without white space, brackets in one form */
  guint32 *block;  /* of each character */
  guint32 *at;     /* its index in the block's text, in characters */
  gboolean *covered;
  guint n;
  guint *starts; /* of each block in @chars; the end after the last */
  GArray *spans;
  guint cursor;
} Finder;

typedef struct
{
  guint start, length; /* in the finder's characters */
} Place;

static gunichar
plain_bracket (gunichar c)
{
  switch (c)
    {
    case '(':
    case '[':
    case 0xff08:
    case 0xff3b:
    case 0x3010: /* （ ［ 【 */
      return 0x3014;
    case ')':
    case ']':
    case 0xff09:
    case 0xff3d:
    case 0x3011:
      return 0x3015;
    default:
      return c;
    }
}

static void
finder_init (Finder *self, const YdBlocks *blocks)
{
  guint n_blocks = yd_blocks_get_length (blocks);
  gsize total = 0;
  for (guint i = 0; i < n_blocks; i++)
    total += (gsize)g_utf8_strlen (yd_blocks_get (blocks, i)->text, -1);
  *self = (Finder){ .blocks = blocks,
                    .chars = g_new (gunichar, total + 1),
                    .block = g_new (guint32, total + 1),
                    .at = g_new (guint32, total + 1),
                    .covered = g_new0 (gboolean, total + 1),
                    .starts = g_new (guint, n_blocks + 1),
                    .spans = g_array_new (FALSE, FALSE, sizeof (YdSpan)) };
  for (guint i = 0; i < n_blocks; i++)
    {
      guint32 at = 0;
      self->starts[i] = self->n;
      for (const char *p = yd_blocks_get (blocks, i)->text; *p != '\0';
           p = g_utf8_next_char (p), at++)
        {
          gunichar c = g_utf8_get_char (p);
          if (yd_scan_is_space (c))
            continue;
          self->chars[self->n] = plain_bracket (c);
          self->block[self->n] = i;
          self->at[self->n++] = at;
        }
    }
  self->starts[n_blocks] = self->n;
}

static void
finder_clear (Finder *self)
{
  g_free (self->chars);
  g_free (self->block);
  g_free (self->at);
  g_free (self->covered);
  g_free (self->starts);
}

static gunichar *
squeeze (const char *text, guint *length)
{
  gunichar *out = g_new (gunichar, (gsize)g_utf8_strlen (text, -1) + 1);
  *length = 0;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!yd_scan_is_space (g_utf8_get_char (text)))
      out[(*length)++] = plain_bracket (g_utf8_get_char (text));
  return out;
}

static gboolean
find (const Finder *self, const char *text, guint from, guint reach, gboolean free, Place *place)
{
  guint length;
  g_autofree gunichar *wanted = squeeze (text, &length);
  guint end = reach < self->n - MIN (from, self->n) ? from + reach : self->n;
  for (guint i = from; length > 0 && i < end && length <= self->n - i; i++)
    if (self->chars[i] == wanted[0] && !(free && self->covered[i])
        && memcmp (self->chars + i, wanted, length * sizeof (gunichar)) == 0)
      {
        *place = (Place){ i, length };
        return TRUE;
      }
  return FALSE;
}

static void
mark (Finder *self, guint start, guint length, YdSpanRole role, const YdOutlineItem *item)
{
  gboolean lies_in = role == YD_SPAN_DATE || role == YD_SPAN_FIGURE;
  for (guint i = start, end = start + length; i < end;)
    {
      guint last = i;
      while (last + 1 < end && self->block[last + 1] == self->block[i])
        last++;
      YdSpan span = {
        self->block[i], (int)self->at[i], (int)(self->at[last] - self->at[i]) + 1, role, item, NULL
      };
      g_array_append_val (self->spans, span);
      for (; i <= last; i++)
        self->covered[i] |= !lies_in;
    }
}

/* ---- items ---- */

static guint
find_block (const YdBlocks *blocks, int source)
{
  guint low = 0, high = yd_blocks_get_length (blocks);
  while (low < high)
    {
      guint middle = (low + high) / 2;
      if (yd_blocks_get (blocks, middle)->source < source)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
mark_found (Finder *self, guint start, guint length, const YdOutlineSuggestion *found,
            const YdOutlineItem *item)
{
  guint first = self->spans->len;
  mark (self, start, length, found->kind == YD_SUGGEST_MILESTONE ? YD_SPAN_DATE : YD_SPAN_FIGURE,
        item);
  for (guint i = first; i < self->spans->len; i++)
    g_array_index (self->spans, YdSpan, i).found = found;
}

/* Where the character @count of @text lies, when the text lies at @place. */
static guint
skip_characters (const char *text, int count)
{
  guint seen = 0;
  for (; count > 0 && *text != '\0'; count--, text = g_utf8_next_char (text))
    seen += !yd_scan_is_space (g_utf8_get_char (text));
  return seen;
}

static void
mark_suggestions (Finder *self, const YdOutlineItem *item, int paragraph, const char *text,
                  const Place *place)
{
  for (guint i = 0; i < item->suggestions->len; i++)
    {
      const YdOutlineSuggestion *one = g_ptr_array_index (item->suggestions, i);
      if (one->paragraph != paragraph || one->length == 0 || one->kind == YD_SUGGEST_UNIT)
        continue;
      guint start = skip_characters (text, one->start);
      guint end = skip_characters (text, one->start + one->length);
      if (end > start && end <= place->length)
        mark_found (self, place->start + start, end - start, one, item);
    }
}

/* The cell of a row whose head a paragraph names: 目标值：82.5岁 of 82.5 and 岁. Its measure may stand in another. */
static gboolean
find_cell (const Finder *self, const YdOutlineItem *item, const char *text, Place *place)
{
  const char *value = strstr (text, "："), *digit = NULL;
  guint block = value != NULL ? find_block (self->blocks, item->source) : 0;
  if (value == NULL || block >= yd_blocks_get_length (self->blocks)
      || yd_blocks_get (self->blocks, block)->kind == YD_BLOCK_ASIDE)
    return FALSE;
  value += strlen ("：");
  guint from = self->starts[block], reach = self->starts[block + 1] - from;
  if (find (self, value, from, reach, TRUE, place))
    return TRUE;
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    if (yd_scan_is_digit (p))
      digit = g_utf8_next_char (p);
  g_autofree char *number = digit != NULL ? g_strndup (value, (gsize)(digit - value)) : NULL;
  return number != NULL && find (self, number, from, reach, TRUE, place);
}

static void
mark_cell (Finder *self, const YdOutlineItem *item, int paragraph, const char *text)
{
  Place place, words;
  if (!find_cell (self, item, text, &place))
    return;
  mark (self, place.start, place.length, YD_SPAN_BODY, item);
  for (guint i = 0; i < item->suggestions->len; i++)
    {
      const YdOutlineSuggestion *one = g_ptr_array_index (item->suggestions, i);
      if (one->paragraph != paragraph || one->length == 0 || one->kind == YD_SUGGEST_UNIT)
        continue;
      if (!find (self, one->words, place.start, place.length, FALSE, &words))
        words = place; /* they begin with the head, or end with the measure */
      mark_found (self, words.start, words.length, one, item);
    }
}

/* Words in whose place a person has put others, and what is found in both. */
static void
mark_text_found (Finder *self, const YdOutlineItem *item, guint from)
{
  for (guint i = 0; item->text_found != NULL && i < item->text_found->len; i++)
    {
      Place place, words;
      if (!find (self, g_ptr_array_index (item->text_found, i), from, ITEM_REACH, TRUE, &place))
        continue;
      mark (self, place.start, place.length, YD_SPAN_BODY, item);
      self->cursor = MAX (self->cursor, place.start + place.length);
      for (guint j = 0; j < item->suggestions->len; j++)
        {
          const YdOutlineSuggestion *one = g_ptr_array_index (item->suggestions, j);
          if (one->kind != YD_SUGGEST_UNIT && one->length > 0
              && find (self, one->words, place.start, place.length, FALSE, &words))
            mark_found (self, words.start, words.length, one, item);
        }
    }
}

/* Dates in a mark of units have no place in the item's text. */
static void
mark_mark_dates (Finder *self, const YdOutlineItem *item, const Place *place)
{
  for (guint i = 0; i < item->suggestions->len; i++)
    {
      const YdOutlineSuggestion *one = g_ptr_array_index (item->suggestions, i);
      Place words;
      if (one->paragraph == -1 && one->length == 0
          && find (self, one->words, place->start, place->length, FALSE, &words))
        mark_found (self, words.start, words.length, one, item);
    }
}

static void
mark_units (Finder *self, const YdOutlineItem *item, guint from)
{
  const char *mark_text = item->unit_mark_found != NULL ? item->unit_mark_found : item->unit_mark;
  g_auto (GStrv) lines = mark_text != NULL ? g_strsplit (mark_text, "\n", -1) : g_new0 (char *, 1);
  Place place;
  gboolean whole = FALSE;
  for (char **line = lines; *line != NULL; line++)
    if (find (self, *line, from, ITEM_REACH, TRUE, &place))
      {
        mark (self, place.start, place.length, YD_SPAN_UNIT, item);
        mark_mark_dates (self, item, &place);
        self->cursor = MAX (self->cursor, place.start + place.length);
        whole = TRUE;
      }
  guint reach = self->cursor > from ? self->cursor - from : 0;
  if (item->source > 0) /* cells of a row, or of the last of several that make the item */
    {
      guint block = self->cursor > from ? self->block[self->cursor - 1]
                                        : find_block (self->blocks, item->source);
      guint end = self->starts[MIN (block + 1, yd_blocks_get_length (self->blocks))];
      reach = MAX (reach, end - MIN (from, end));
    }
  for (guint i = 0; i < item->units->len; i++) /* named within the text */
    {
      const YdOutlineUnit *unit = g_ptr_array_index (item->units, i);
      const char *name = unit->written != NULL ? unit->written : unit->name;
      if ((!whole || strstr (mark_text, name) == NULL)
          && find (self, name, from, reach, FALSE, &place))
        mark (self, place.start, place.length, YD_SPAN_UNIT, item);
    }
  if (!whole && mark_text != NULL)
    mark_mark_dates (self, item, &(Place){ from, MIN (reach, self->n - MIN (from, self->n)) });
}

/* In how many characters an item's number must stand: right before its first words. That of a row was made,
 * and its like may stand in a cell. */
static guint
measure_before_words (const Finder *self, const YdOutlineItem *item)
{
  Place place;
  const char *words = item->title_found != NULL ? item->title_found
                      : *item->title != '\0'    ? item->title
                      : item->paragraphs->len > 0
                        ? (const char *)g_ptr_array_index (item->paragraphs, 0)
                        : "";
  return find (self, words, self->cursor, ITEM_REACH, TRUE, &place) ? place.start - self->cursor
                                                                    : ITEM_REACH;
}

static void
mark_item (YdOutline *outline, YdOutlineItem *item, gpointer data)
{
  Finder *self = data;
  Place place;
  if (item->source > 0)
    {
      guint block = find_block (self->blocks, item->source);
      if (block < yd_blocks_get_length (self->blocks)
          && !(self->cursor >= self->starts[block] && self->cursor < self->starts[block + 1]))
        self->cursor = self->starts[block];
    }
  guint from = self->cursor;
  if (item->number_found != NULL && item->value > 0 /* else the title holds it */
      && find (self, item->number_found, self->cursor, measure_before_words (self, item), TRUE,
               &place))
    {
      mark (self, place.start, place.length, YD_SPAN_NUMBER, item);
      from = self->cursor = place.start + place.length;
    }
  const char *title = item->title_found != NULL ? item->title_found : item->title;
  if (*title != '\0' && find (self, title, self->cursor, ITEM_REACH, TRUE, &place))
    {
      mark (self, place.start, place.length, *item->title != '\0' ? YD_SPAN_TITLE : YD_SPAN_BODY,
            item);
      if (item->title_found == NULL)
        mark_suggestions (self, item, -1, title, &place);
      self->cursor = place.start + place.length;
    }
  for (guint i = 0; i < item->paragraphs->len; i++)
    {
      const char *text = g_ptr_array_index (item->paragraphs, i);
      if (!find (self, text, self->cursor, ITEM_REACH, TRUE, &place))
        {
          mark_cell (self, item, (int)i, text);
          continue;
        }
      mark (self, place.start, place.length, YD_SPAN_BODY, item);
      mark_suggestions (self, item, (int)i, text, &place);
      self->cursor = place.start + place.length;
    }
  mark_text_found (self, item, from);
  mark_units (self, item, from);
}

/* ---- fields ---- */

/* Whole lines alone: from the start of a block to the end of one. */
static gboolean
fills_lines (const Finder *self, const Place *place)
{
  guint end = place->start + place->length;
  return self->starts[self->block[place->start]] == place->start
         && self->starts[self->block[end - 1] + 1] == end;
}

/* A field stands on lines of its own; its words may stand in other sentences before. */
static void
mark_field (Finder *self, const char *text)
{
  Place place, best = { 0, 0 };
  guint from = 0;
  for (guint i = 0;
       i < MAX_PLACES && text != NULL && find (self, text, from, self->n, TRUE, &place); i++)
    {
      gboolean whole = fills_lines (self, &place);
      if (best.length == 0 || whole)
        best = place;
      if (whole)
        break;
      from = place.start + 1;
    }
  if (best.length > 0)
    mark (self, best.start, best.length, YD_SPAN_FIELD, NULL);
}

/* Paragraphs in a row: each is looked for after the one before. */
static void
mark_paragraphs (Finder *self, const GPtrArray *texts, guint from)
{
  for (guint i = 0; i < texts->len; i++)
    {
      Place place;
      if (!find (self, g_ptr_array_index (texts, i), from, self->n, TRUE, &place))
        continue;
      mark (self, place.start, place.length, YD_SPAN_FIELD, NULL);
      from = place.start + place.length;
    }
}

static void
mark_fields (Finder *self, const YdOutline *outline, guint last)
{
  const YdOutlineNotice *n = &outline->notice;
  const char *const texts[]
    = { n->title,       outline->title,    outline->subtitle, n->head,      n->number,
        n->copy_number, n->secrecy,        n->urgency,        n->signer,    n->addressee,
        n->signature,   n->plan_signature, n->note,           n->printed_by };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    mark_field (self, texts[i]);
  mark_paragraphs (self, n->body, 0);
  mark_paragraphs (self, outline->preamble, 0);
  mark_paragraphs (self, outline->closing, last);
  mark_paragraphs (self, n->copy_to, last);
  for (guint i = 0; i < n->annexes->len && i < MAX_UNPLACED; i++)
    {
      const YdOutlineAnnex *annex = g_ptr_array_index (n->annexes, i);
      mark_field (self, annex->title);
      mark_paragraphs (self, annex->paragraphs, last);
    }
}

/* ---- what is left ---- */

static gboolean
is_field_line (const YdSourceBlock *block)
{
  YdLine probe = { .text = block->text, .kind = block->kind };
  switch (yd_rule_line_get_kind (&probe))
    {
    case YD_LINE_OTHER:
    case YD_LINE_PAGE:
    case YD_LINE_RULE:
    case YD_LINE_WEB:
      return FALSE;
    default: /* days, copies, labels: fields that hold something else than the words */
      return block->kind != YD_BLOCK_ASIDE;
    }
}

static void
mark_rest (Finder *self, const YdOutline *outline)
{
  Place place;
  for (guint i = 0; i < outline->unplaced->len && i < MAX_UNPLACED; i++)
    {
      const YdOutlineUnplaced *one = g_ptr_array_index (outline->unplaced, i);
      if (find (self, one->text, 0, self->n, TRUE, &place))
        mark (self, place.start, place.length, YD_SPAN_DROPPED, NULL);
    }
  for (guint i = 0; i < yd_blocks_get_length (self->blocks); i++)
    {
      guint start = self->starts[i], end = self->starts[i + 1], j = start;
      while (j < end && !self->covered[j])
        j++;
      if (j == end && end > start)
        mark (self, start, end - start,
              is_field_line (yd_blocks_get (self->blocks, i)) ? YD_SPAN_FIELD : YD_SPAN_DROPPED,
              NULL);
    }
}

/* ---- doubts ---- */

/* Where the words of a doubt about the whole text stand: on lines of their own, or else last, as a signature
 * does in a text without lines. */
static gboolean
find_whole (const Finder *self, const YdDoubt *doubt, Place *place)
{
  Place one;
  gboolean found = FALSE;
  for (guint i = 0, from = 0;
       i < MAX_PLACES && find (self, doubt->found, from, self->n, FALSE, &one); i++)
    {
      if (!found || doubt->code == YD_DOUBT_HEAD)
        *place = one;
      found = TRUE;
      if (fills_lines (self, &one))
        {
          *place = one;
          break;
        }
      from = one.start + 1;
    }
  return found;
}

static void
place_doubt (const Finder *self, YdDoubt *doubt)
{
  Place place;
  guint block = doubt->source > 0 ? find_block (self->blocks, doubt->source) : 0;
  gboolean known = doubt->source > 0 && block < yd_blocks_get_length (self->blocks);
  guint from = known ? self->starts[block] : 0;
  if (doubt->found != NULL && (known || doubt->n_answers > 0)
      && (known ? find (self, doubt->found, from, ITEM_REACH, FALSE, &place)
                : find_whole (self, doubt, &place)))
    {
      guint last = place.start;
      while (last + 1 < place.start + place.length
             && self->block[last + 1] == self->block[place.start])
        last++;
      doubt->block = self->block[place.start];
      doubt->start = (int)self->at[place.start];
      doubt->length = (int)(self->at[last] - self->at[place.start]) + 1;
    }
  else if (known)
    {
      doubt->block = block;
      doubt->start = 0;
      doubt->length = (int)g_utf8_strlen (yd_blocks_get (self->blocks, block)->text, -1);
    }
  else
    return;
  doubt->placed = TRUE;
}

static int
compare_doubts (gconstpointer a, gconstpointer b)
{
  const YdDoubt *x = *(YdDoubt *const *)a, *y = *(YdDoubt *const *)b;
  if (x->placed != y->placed)
    return y->placed - x->placed;
  if (x->block != y->block)
    return x->block < y->block ? -1 : 1;
  return x->start != y->start ? x->start - y->start : (int)x->code - (int)y->code;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const YdSpan *x = a, *y = b;
  if (x->block != y->block)
    return x->block < y->block ? -1 : 1;
  if (x->start != y->start)
    return x->start - y->start;
  return x->length != y->length ? y->length - x->length : (int)x->role - (int)y->role;
}

/**
 * yd_import_find_spans:
 *
 * Also gives each doubt of @outline its place, and sorts them by it.
 *
 * Returns: (transfer full) (element-type YdSpan): by block and start
 */
GArray *
yd_import_find_spans (const YdBlocks *blocks, YdOutline *outline)
{
  Finder finder;
  finder_init (&finder, blocks);
  yd_outline_each_item (outline, mark_item, &finder);
  guint last = 0;
  if (outline->items->len > 0)
    {
      const YdOutlineItem *item = g_ptr_array_index (outline->items, outline->items->len - 1);
      last = finder.starts[find_block (blocks, item->source)];
    }
  mark_fields (&finder, outline, last);
  mark_rest (&finder, outline);
  g_array_sort (finder.spans, compare_spans);
  for (guint i = 0; i < outline->doubts->len; i++)
    place_doubt (&finder, g_ptr_array_index (outline->doubts, i));
  g_ptr_array_sort (outline->doubts, compare_doubts);
  finder_clear (&finder);
  return finder.spans;
}
