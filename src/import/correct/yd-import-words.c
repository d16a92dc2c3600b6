/* Owns: what words that a person points at in a source would be recorded as. Refuses: to record, and to
 * doubt that they mean it. */

#include "yd-import-words.h"

#include "yd-char.h"
#include "yd-correct-items.h"
#include "yd-rule-figure.h"
#include "yd-scan.h"
#include "yd-typed.h"
#include "yd-unit-mark.h"

#include <string.h>

#define MAX_UNIT 30    /* characters of a name */
#define MAX_WHEN 6     /* characters that say when, and nothing else */
#define MAX_CONTEXT 12 /* characters on either side that tell which of several places is meant */

/* ---- where they stand ---- */

/* The item whose words begin before @start in the block, and reach over it. */
static const YdOutlineItem *
find_item (const YdImportDraft *draft, guint block, int start, int length)
{
  guint n;
  const YdSpan *spans = yd_import_draft_get_block_spans (draft, block, &n);
  const YdOutlineItem *item = NULL;
  for (guint i = 0; i < n; i++)
    if (spans[i].item != NULL && spans[i].start < start + length
        && spans[i].start + spans[i].length > start && (item == NULL || spans[i].start <= start))
      item = spans[i].item;
  return item;
}

static guint
count_same (const char *a, const char *a_end, const char *b, const char *b_end, gboolean back)
{
  guint n = 0;
  while (n < MAX_CONTEXT && a != a_end && b != b_end)
    {
      const char *one = back ? g_utf8_prev_char (a) : a, *other = back ? g_utf8_prev_char (b) : b;
      if (g_utf8_get_char (one) != g_utf8_get_char (other))
        break;
      a = back ? one : g_utf8_next_char (a);
      b = back ? other : g_utf8_next_char (b);
      n++;
    }
  return n;
}

/* Where in @item's words those from @from to @to of a block stand: the place with the most like words
 * around it. */
static guint
find_nth (const YdOutlineItem *item, const char *block, const char *from, const char *to)
{
  g_autofree char *words = g_strndup (from, (gsize)(to - from));
  guint nth = 0, best = 0, most = 0;
  for (int i = -1; i < (int)item->paragraphs->len; i++)
    {
      const char *text = i < 0 ? item->title : g_ptr_array_index (item->paragraphs, (guint)i);
      const char *end = text + strlen (text);
      for (const char *at = text; (at = strstr (at, words)) != NULL;
           at = g_utf8_next_char (at), nth++)
        {
          guint same = 1 + count_same (at, text, from, block, TRUE)
                       + count_same (at + strlen (words), end, to, to + strlen (to), FALSE);
          if (same > most)
            {
              most = same;
              best = nth;
            }
        }
    }
  return best;
}

/* ---- what they say ---- */

typedef struct
{
  const YdOutlineItem *item;
  const char *block;       /* text of it */
  const char *start, *end; /* what was pointed at */
} Place;

static YdOutlineSuggestion *
new_suggestion (YdSuggestionKind kind, const char *start, const char *end)
{
  YdOutlineSuggestion *one = g_new0 (YdOutlineSuggestion, 1);
  one->kind = kind;
  one->words = g_strndup (start, (gsize)(end - start));
  return one;
}

/* Of more words those that say when are kept. */
static void
read_due (YdImportWords *self, const Place *place, const YdOutline *outline)
{
  YdDateFrame frame = yd_outline_get_date_frame (outline);
  YdDateFound found;
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (YdDateFound));
  const char *start = place->start, *end = place->end;
  self->reads_due = yd_typed_read_due (self->words, &frame, &found);
  if (!self->reads_due)
    {
      yd_rule_date_find (self->words, &frame, all);
      self->reads_due = all->len > 0;
      found = all->len > 0 ? g_array_index (all, YdDateFound, 0) : (YdDateFound){ 0 };
      start += found.start;
      end = all->len > 0 ? start + found.length : end;
    }
  self->due = new_suggestion (YD_SUGGEST_MILESTONE, start, end);
  self->due->when = found;
  self->nth_due = find_nth (place->item, place->block, start, end);
  int paragraph, at;
  const char *text = place->block;
  if (yd_correct_find_words (place->item, self->due->words, self->nth_due, &paragraph, &at))
    {
      text = paragraph < 0 ? place->item->title
                           : g_ptr_array_index (place->item->paragraphs, (guint)paragraph);
      start = g_utf8_offset_to_pointer (text, at);
    }
  if (!self->reads_due && g_utf8_strlen (self->words, -1) > MAX_WHEN)
    self->due->name = g_strdup (self->words); /* they say what is due as well */
  else
    self->due->name = yd_rule_suggest_dup_deed (place->item, text, (gsize)(start - text),
                                                strlen (self->due->words));
}

static void
read_figure (YdImportWords *self, const Place *place)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (YdFigureFound));
  YdFigureFound found = { 0 };
  const char *start = place->start, *end = place->end;
  yd_rule_figure_find (self->words, all);
  self->reads_figure = all->len > 0;
  if (self->reads_figure)
    {
      found = g_array_index (all, YdFigureFound, 0);
      start += found.start;
      end = start + found.length;
    }
  else
    self->reads_figure = yd_typed_read_target (self->words, &found);
  self->figure = new_suggestion (YD_SUGGEST_INDICATOR, start, end);
  self->figure->comparison = found.comparison;
  self->figure->target = found.target;
  self->figure->target_high = found.target_high;
  self->figure->scale = found.scale;
  self->figure->measure = g_strdup (found.measure);
  self->figure->name
    = all->len > 0 && found.name_length > 0
        ? yd_scan_trim (self->words + found.name, self->words + found.name + found.name_length)
        : g_strdup (self->reads_figure ? place->item->title : self->words);
  self->nth_figure = find_nth (place->item, place->block, start, end);
}

static void
add_unit (YdImportWords *self, const char *start, const char *end, YdRole role)
{
  g_autofree char *name = yd_scan_trim (start, end);
  glong length = g_utf8_strlen (name, -1);
  if (length < 2 || length > MAX_UNIT)
    return;
  YdOutlineUnit *unit = g_new0 (YdOutlineUnit, 1);
  unit->name = g_steal_pointer (&name);
  unit->role = role;
  g_ptr_array_add (self->units, unit);
}

typedef struct
{
  const char *name;
  gboolean named;
} Known;

static void
find_known (YdOutline *outline, YdOutlineItem *item, gpointer data)
{
  Known *known = data;
  for (guint i = 0; i < item->units->len && !known->named; i++)
    known->named
      = strcmp (((const YdOutlineUnit *)g_ptr_array_index (item->units, i))->name, known->name)
        == 0;
}

/* By its words, or because another item names it. */
static gboolean
may_be_unit (const char *name, const YdOutline *outline)
{
  Known known = { name, yd_unit_name_is_likely (name) || yd_unit_name_is_short (name) };
  if (!known.named)
    yd_outline_each_item ((YdOutline *)outline, find_known, &known);
  return known.named;
}

/* Whether a label of units and its colon stand before @at, and what it says goes on to there: 瑞金 in 责任单位：
 * 华山、瑞金 is named as one, whatever it looks like. */
static gboolean
stands_in_list (const char *block, const char *at)
{
  static const char *const colons[] = { "：", ":", NULL };
  gboolean list = FALSE;
  for (const char *p = block; p < at; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (yd_unit_mark_has_label_at (p))
        {
          const char *colon = yd_scan_find (p, p + strlen (p), colons);
          g_autofree char *label = yd_scan_trim (p, colon);
          list = yd_unit_mark_get_label (label) == YD_UNIT_LABEL_UNITS;
        }
      else if (yd_scan_is_stop (c) || yd_char_is_closing (c))
        list = FALSE;
    }
  return list;
}

/* Names with 、 between; nothing where one of them is none. @listed: a label says that they are. */
static void
split_names (YdImportWords *self, const YdOutline *outline, gboolean listed)
{
  const char *piece = self->words, *p = piece;
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c != 0x3001 && c != 0xff0c && c != ',' && c != 0xff1b && c != ';'
          && !yd_char_is_opening (c) && !yd_char_is_closing (c) && !yd_scan_is_stop (c))
        continue;
      add_unit (self, piece, p, YD_ROLE_LEAD);
      piece = g_utf8_next_char (p);
    }
  add_unit (self, piece, p, YD_ROLE_LEAD);
  for (guint i = 0; !listed && i < self->units->len; i++)
    if (!may_be_unit (((YdOutlineUnit *)g_ptr_array_index (self->units, i))->name, outline))
      g_ptr_array_set_size (self->units, 0);
}

static void
read_units (YdImportWords *self, const Place *place, const YdOutline *outline)
{
  YdUnitMark mark;
  const char *start = self->words, *end = start + strlen (start);
  gboolean marked
    = yd_unit_mark_parse (start, end, &mark) || yd_unit_mark_parse_names (start, end, TRUE, &mark);
  if (!marked)
    {
      split_names (self, outline, stands_in_list (place->block, place->start));
      return;
    }
  for (guint i = 0; i < mark.units->len; i++)
    {
      const YdMarkedUnit *unit = &g_array_index (mark.units, YdMarkedUnit, i);
      add_unit (self, unit->name, unit->name + strlen (unit->name), unit->role);
    }
  self->divided = mark.divided;
  yd_unit_mark_clear (&mark);
}

/* ---- the whole ---- */

/* White space and marks that the mouse took along. */
static gboolean
is_edge (gunichar c)
{
  return yd_scan_is_space (c) || yd_scan_is_stop (c)
         || (c != 0 && g_utf8_strchr ("，、；：,;:", -1, c) != NULL);
}

/**
 * yd_import_words_new:
 * @block: index of a paragraph of the source
 * @start, @length: in characters of it
 *
 * Returns: (transfer full) (nullable): what these words would be recorded as; %NULL where they say nothing,
 *   or stand in no item
 */
YdImportWords *
yd_import_words_new (const YdImportDraft *draft, guint block, int start, int length)
{
  const char *text = yd_blocks_get (yd_import_draft_get_blocks (draft), block)->text;
  glong n = g_utf8_strlen (text, -1);
  start = (int)CLAMP (start, 0, n);
  length = (int)CLAMP (length, 0, n - start);
  Place place = { find_item (draft, block, start, length), text,
                  g_utf8_offset_to_pointer (text, start), NULL };
  place.end = g_utf8_offset_to_pointer (place.start, length);
  while (place.start < place.end && is_edge (g_utf8_get_char (place.start)))
    place.start = g_utf8_next_char (place.start);
  while (place.end > place.start && is_edge (g_utf8_get_char (g_utf8_prev_char (place.end))))
    place.end = g_utf8_prev_char (place.end);
  if (place.item == NULL || place.start >= place.end)
    return NULL;
  YdImportWords *self = g_new0 (YdImportWords, 1);
  self->item = g_strdup (place.item->key);
  self->words = g_strndup (place.start, (gsize)(place.end - place.start));
  self->units = g_ptr_array_new_with_free_func (yd_outline_unit_free);
  const YdOutline *outline = yd_import_draft_get_outline (draft);
  read_due (self, &place, outline);
  read_figure (self, &place);
  read_units (self, &place, outline);
  return self;
}

void
yd_import_words_free (YdImportWords *self)
{
  if (self == NULL)
    return;
  g_free (self->item);
  g_free (self->words);
  yd_outline_suggestion_free (self->due);
  yd_outline_suggestion_free (self->figure);
  g_ptr_array_unref (self->units);
  g_free (self);
}

/**
 * yd_import_words_new_correction:
 * @kind: milestone or indicator
 *
 * Returns: (transfer full): what records them so, as they were read
 */
YdCorrection *
yd_import_words_new_correction (const YdImportWords *self, YdSuggestionKind kind)
{
  gboolean due = kind == YD_SUGGEST_MILESTONE;
  return yd_correction_new_add (self->item, due ? self->nth_due : self->nth_figure,
                                due ? self->due : self->figure);
}

/**
 * yd_import_words_new_units:
 * @role: lead: as the words themselves say, where they do; support: all of them
 *
 * Returns: (transfer full) (nullable): what adds the units to those of the item; %NULL where that is gone
 */
YdCorrection *
yd_import_words_new_units (const YdImportWords *self, const YdImportDraft *draft, YdRole role)
{
  const YdOutlineItem *item = yd_import_draft_get_item (draft, self->item);
  if (item == NULL)
    return NULL;
  YdCorrection *correction = yd_correction_new (YD_CORRECT_UNITS, self->item);
  for (guint i = 0; i < item->units->len; i++)
    {
      const YdOutlineUnit *unit = g_ptr_array_index (item->units, i);
      gboolean said = FALSE;
      for (guint j = 0; j < self->units->len && !said; j++)
        said
          = strcmp (((const YdOutlineUnit *)g_ptr_array_index (self->units, j))->name, unit->name)
            == 0;
      if (!said)
        yd_correction_add_unit (correction, unit->name, unit->role);
    }
  for (guint i = 0; i < self->units->len; i++)
    {
      const YdOutlineUnit *unit = g_ptr_array_index (self->units, i);
      yd_correction_add_unit (correction, unit->name,
                              role == YD_ROLE_LEAD && self->divided ? unit->role : role);
    }
  return correction;
}
