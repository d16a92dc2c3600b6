/* Owns: what a review shows of a draft, copied out of it. Refuses: to hold the draft. */

#include "yd-ui-reading.h"

#include "yd-indicator.h"
#include "yd-milestone.h"

#include <glib/gi18n.h>

static void
item_free (gpointer data)
{
  YdUiReadingItem *item = data;
  g_free (item->key);
  g_free (item->number);
  g_free (item->title);
  g_free (item->units);
  g_free (item->counts);
  g_free (item->who);
  g_free (item);
}

static void
found_free (gpointer data)
{
  YdUiReadingFound *found = data;
  g_free (found->key);
  g_free (found->name);
  g_free (found->value);
  g_free (found->words);
  g_free (found);
}

static void
field_free (gpointer data)
{
  YdUiReadingField *field = data;
  g_free (field->text);
  g_free (field);
}

static void
doubt_free (gpointer data)
{
  yd_doubt_free (data);
}

/* ---- items ---- */

static char *
dup_units (const YdOutlineItem *item)
{
  if (item->units->len == 0)
    return g_strdup (item->kind == YD_ITEM_POINT ? _ ("No unit") : "");
  const YdOutlineUnit *first = g_ptr_array_index (item->units, 0);
  for (guint i = 0; i < item->units->len && first->role != YD_ROLE_LEAD; i++)
    if (((const YdOutlineUnit *)g_ptr_array_index (item->units, i))->role == YD_ROLE_LEAD)
      first = g_ptr_array_index (item->units, i);
  return item->units->len == 1
           ? g_strdup (first->name)
           : g_strdup_printf (_ ("%s, %u in all"), first->name, item->units->len);
}

/* Who leads and who supports, a line each. */
static char *
dup_who (const YdOutlineItem *item)
{
  static const char *const parts[] = { N_ ("Lead: %s"), N_ ("Support: %s") };
  GString *lines = g_string_new (NULL);
  for (int role = YD_ROLE_LEAD; role <= YD_ROLE_SUPPORT; role++)
    {
      g_autoptr (GString) names = g_string_new (NULL);
      for (guint i = 0; i < item->units->len; i++)
        {
          const YdOutlineUnit *unit = g_ptr_array_index (item->units, i);
          if ((int)unit->role == role)
            g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", unit->name);
        }
      if (names->len == 0)
        continue;
      g_string_append (lines, lines->len > 0 ? "\n" : "");
      g_string_append_printf (lines, _ (parts[role]), names->str);
    }
  return g_string_free (lines, FALSE);
}

/* @format: translated for @count */
static void
append_count (GString *words, const char *format, guint count)
{
  if (count == 0)
    return;
  if (words->len > 0)
    g_string_append (words, " · ");
  g_string_append_printf (words, format, count);
}

static guint
count_suggestions (const YdOutlineItem *item, YdSuggestionKind kind)
{
  guint count = 0;
  for (guint i = 0; i < item->suggestions->len; i++)
    {
      const YdOutlineSuggestion *one = g_ptr_array_index (item->suggestions, i);
      count += one->kind == kind && one->state != YD_SUGGESTION_DISMISSED;
    }
  return count;
}

static char *
dup_counts (const YdOutlineItem *item)
{
  GString *words = g_string_new (NULL);
  guint inside = item->kind <= YD_ITEM_GROUP ? item->children->len : 0;
  guint indicators = count_suggestions (item, YD_SUGGEST_INDICATOR);
  guint milestones = count_suggestions (item, YD_SUGGEST_MILESTONE);
  append_count (words, g_dngettext (NULL, "%u inside", "%u inside", inside), inside);
  append_count (words, g_dngettext (NULL, "%u indicator", "%u indicators", indicators), indicators);
  append_count (words, g_dngettext (NULL, "%u milestone", "%u milestones", milestones), milestones);
  return g_string_free (words, FALSE);
}

/* What has no title is told by the beginning of its text. */
static char *
dup_title (const YdOutlineItem *item)
{
  if (*item->title != '\0')
    return g_strdup (item->title);
  return g_strdup (item->paragraphs->len > 0 ? g_ptr_array_index (item->paragraphs, 0)
                                             : _ ("(untitled)"));
}

typedef struct
{
  YdUiReading *reading;
  const YdOutline *outline;
  GHashTable *indexes; /* YdOutlineItem to its index */
  GHashTable *found;   /* YdOutlineSuggestion to YdUiReadingFound, borrowed */
  GHashTable *units;   /* names */
  guint n_sections, n_points, n_indicators, n_milestones;
} Walk;

static char *
dup_value (const YdOutlineSuggestion *one)
{
  return one->kind == YD_SUGGEST_MILESTONE
           ? yd_due_dup_text (one->when.due, one->when.before, (int)one->when.recurrence,
                              one->when.long_term)
           : yd_comparison_dup_text ((int)one->comparison, one->target, one->target_high,
                                     one->scale, one->measure);
}

/* Units that the words may name are asked for in the form of the item. */
static void
add_found (Walk *walk, YdUiReadingItem *item, const YdOutlineItem *from)
{
  YdUiReading *self = walk->reading;
  g_autoptr (GPtrArray) keys = yd_outline_item_dup_found_keys (from);
  item->first_found = self->found->len;
  for (guint i = 0; i < from->suggestions->len; i++)
    {
      const YdOutlineSuggestion *one = g_ptr_array_index (from->suggestions, i);
      if (one->kind == YD_SUGGEST_UNIT)
        continue;
      YdUiReadingFound *found = g_new0 (YdUiReadingFound, 1);
      *found = (YdUiReadingFound){ .item = self->items->len,
                                   .kind = one->kind,
                                   .state = one->state,
                                   .corrected = one->corrected,
                                   .block = -1,
                                   .key = g_strdup (g_ptr_array_index (keys, i)),
                                   .name = g_strdup (one->name != NULL ? one->name : ""),
                                   .value = dup_value (one),
                                   .words = g_strdup (one->words) };
      self->n_waiting += one->state == YD_SUGGESTION_OPEN;
      g_hash_table_insert (walk->found, (gpointer)one, found);
      g_ptr_array_add (self->found, found);
    }
  item->n_found = self->found->len - item->first_found;
}

static void
add_items (Walk *walk, const GPtrArray *items, guint depth)
{
  for (guint i = 0; i < items->len; i++)
    {
      const YdOutlineItem *from = g_ptr_array_index (items, i);
      YdUiReadingItem *item = g_new0 (YdUiReadingItem, 1);
      *item = (YdUiReadingItem){ .kind = from->kind,
                                 .depth = depth,
                                 .block = -1,
                                 .source = from->source,
                                 .key = g_strdup (from->key),
                                 .parent = from->children->len > 0,
                                 .untitled = *from->title == '\0',
                                 .corrected = from->corrected,
                                 .number = yd_outline_dup_number (walk->outline, from),
                                 .title = dup_title (from),
                                 .units = dup_units (from),
                                 .counts = dup_counts (from),
                                 .who = dup_who (from),
                                 .without_units
                                 = from->kind == YD_ITEM_POINT && from->units->len == 0 };
      add_found (walk, item, from);
      g_hash_table_insert (walk->indexes, (gpointer)from,
                           GUINT_TO_POINTER (walk->reading->items->len));
      g_ptr_array_add (walk->reading->items, item);
      for (guint j = 0; j < from->units->len; j++)
        g_hash_table_add (walk->units, ((YdOutlineUnit *)g_ptr_array_index (from->units, j))->name);
      walk->reading->groups |= from->kind == YD_ITEM_GROUP;
      walk->n_sections += from->kind == YD_ITEM_SECTION;
      walk->n_points += from->kind == YD_ITEM_POINT;
      walk->n_indicators += count_suggestions (from, YD_SUGGEST_INDICATOR);
      walk->n_milestones += count_suggestions (from, YD_SUGGEST_MILESTONE);
      add_items (walk, from->children, depth + 1);
    }
}

static char *
dup_summary (const Walk *walk)
{
  GString *words = g_string_new (NULL);
  guint n_units = g_hash_table_size (walk->units);
  append_count (words, g_dngettext (NULL, "%u section", "%u sections", walk->n_sections),
                walk->n_sections);
  append_count (words, g_dngettext (NULL, "%u point", "%u points", walk->n_points), walk->n_points);
  append_count (words, g_dngettext (NULL, "%u unit", "%u units", n_units), n_units);
  append_count (words, g_dngettext (NULL, "%u indicator", "%u indicators", walk->n_indicators),
                walk->n_indicators);
  append_count (words, g_dngettext (NULL, "%u milestone", "%u milestones", walk->n_milestones),
                walk->n_milestones);
  return g_string_free (words, FALSE);
}

/* ---- spans ---- */

/* Blocks that no item claims belong to the one before. */
static void
place_items (Walk *walk, YdImportDraft *draft, guint n_blocks)
{
  YdUiReading *self = walk->reading;
  int current = -1;
  self->block_items = g_new (int, n_blocks + 1);
  self->starts = g_new (guint, n_blocks + 1);
  for (guint i = 0; i < n_blocks; i++)
    {
      guint n;
      const YdSpan *spans = yd_import_draft_get_block_spans (draft, i, &n);
      gboolean claimed = FALSE;
      self->starts[i] = self->spans->len;
      for (guint j = 0; j < n; j++)
        {
          gpointer index;
          YdUiReadingFound *found = g_hash_table_lookup (walk->found, spans[j].found);
          YdUiReadingSpan span = { spans[j].start, spans[j].length, spans[j].role, FALSE, -1 };
          if (g_hash_table_lookup_extended (walk->indexes, spans[j].item, NULL, &index))
            {
              YdUiReadingItem *item = g_ptr_array_index (self->items, GPOINTER_TO_UINT (index));
              span.bold = item->kind == YD_ITEM_SECTION
                          && (span.role == YD_SPAN_TITLE || span.role == YD_SPAN_NUMBER);
              span.item = GPOINTER_TO_INT (index);
              if (item->block < 0)
                {
                  item->block = (int)i;
                  item->at = spans[j].start;
                }
              if (!claimed)
                current = GPOINTER_TO_INT (index);
              claimed = TRUE;
            }
          if (found != NULL && found->block < 0)
            {
              found->block = (int)i;
              found->at = spans[j].start;
            }
          if (found == NULL || found->state != YD_SUGGESTION_DISMISSED)
            g_array_append_val (self->spans, span);
        }
      self->block_items[i] = current;
    }
  self->starts[n_blocks] = self->spans->len;
}

static void
copy_doubts (YdUiReading *self, YdImportDraft *draft)
{
  GPtrArray *doubts = yd_import_draft_get_doubts (draft);
  self->doubts = g_ptr_array_new_with_free_func (doubt_free);
  self->numbers = g_new0 (guint, doubts->len + 1);
  self->at = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
  for (guint i = 0; i < doubts->len; i++)
    {
      YdDoubt *doubt = yd_doubt_copy (g_ptr_array_index (doubts, i));
      g_ptr_array_add (self->doubts, doubt);
      if (doubt->n_answers == 0)
        continue;
      self->numbers[i] = ++self->n_open;
      self->n_settled += doubt->settled;
      if (!doubt->placed)
        continue;
      GArray *here = g_hash_table_lookup (self->at, GUINT_TO_POINTER (doubt->block));
      if (here == NULL)
        {
          here = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (self->at, GUINT_TO_POINTER (doubt->block), here);
        }
      g_array_append_val (here, i);
    }
}

/* An item shows the first open doubt of its words. */
static void
mark_doubts (YdUiReading *self)
{
  for (guint i = 0; i < self->doubts->len; i++)
    {
      const YdDoubt *doubt = g_ptr_array_index (self->doubts, i);
      int index = doubt->placed && doubt->source > 0
                    ? yd_ui_reading_get_item_at (self, doubt->block, doubt->start)
                    : -1; /* of the whole text: no item's */
      YdUiReadingItem *item = index >= 0 ? g_ptr_array_index (self->items, (guint)index) : NULL;
      if (item != NULL && item->doubt == 0 && !doubt->settled)
        item->doubt = self->numbers[i];
    }
}

/* Those that a plan and a notice cannot do without are shown empty, too. */
static void
copy_fields (YdUiReading *self, const YdOutline *outline)
{
  GString *words = g_string_new (NULL);
  self->fields = g_ptr_array_new_with_free_func (field_free);
  for (int i = 0; i < YD_N_IMPORT_FIELDS; i++)
    {
      gboolean needed = i == YD_IMPORT_TITLE || i == YD_IMPORT_YEAR || i == YD_IMPORT_HEAD
                        || i == YD_IMPORT_NUMBER || i == YD_IMPORT_NOTICE_TITLE
                        || i == YD_IMPORT_ADDRESSEE || i == YD_IMPORT_SIGNATURE
                        || i == YD_IMPORT_DATE;
      g_autofree char *text = yd_import_field_dup_text (outline, (YdImportField)i);
      if (*text == '\0' && !needed)
        continue;
      if (*text != '\0' && (i == YD_IMPORT_TITLE || i == YD_IMPORT_NUMBER || i == YD_IMPORT_DATE))
        g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", text);
      YdUiReadingField *field = g_new0 (YdUiReadingField, 1);
      field->field = (YdImportField)i;
      field->text = g_steal_pointer (&text);
      g_ptr_array_add (self->fields, field);
    }
  self->summary = g_string_free (words, FALSE);
}

/**
 * yd_ui_reading_new:
 *
 * Returns: (transfer full): what @draft says now
 */
YdUiReading *
yd_ui_reading_new (YdImportDraft *draft)
{
  YdUiReading *self = g_new0 (YdUiReading, 1);
  g_autoptr (GHashTable) indexes = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) units = g_hash_table_new (g_str_hash, g_str_equal);
  const YdOutline *outline = yd_import_draft_get_outline (draft);
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  Walk walk
    = { .reading = self, .outline = outline, .indexes = indexes, .units = units, .found = found };
  self->found = g_ptr_array_new_with_free_func (found_free);
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->spans = g_array_new (FALSE, FALSE, sizeof (YdUiReadingSpan));
  copy_doubts (self, draft);
  add_items (&walk, outline->items, 0);
  place_items (&walk, draft, yd_blocks_get_length (yd_import_draft_get_blocks (draft)));
  mark_doubts (self);
  copy_fields (self, outline);
  self->scope = outline->scope;
  self->groups_run_on = outline->groups_run_on;
  self->can_undo = yd_import_draft_can_undo (draft);
  self->can_redo = yd_import_draft_can_redo (draft);
  self->counts = dup_summary (&walk);
  return self;
}

void
yd_ui_reading_free (YdUiReading *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->spans);
  g_free (self->starts);
  g_ptr_array_unref (self->doubts);
  g_free (self->numbers);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->found);
  g_free (self->block_items);
  g_hash_table_unref (self->at);
  g_free (self->counts);
  g_ptr_array_unref (self->fields);
  g_free (self->summary);
  g_free (self);
}

const YdUiReadingSpan *
yd_ui_reading_get_spans (const YdUiReading *self, guint block, guint *n_spans)
{
  *n_spans = self->starts[block + 1] - self->starts[block];
  return (const YdUiReadingSpan *)(gconstpointer)self->spans->data + self->starts[block];
}

/**
 * yd_ui_reading_get_item_at:
 * @at: in characters
 *
 * Returns: the item that the words there belong to: a text without lines has all of its items in one block;
 *   -1 none
 */
int
yd_ui_reading_get_item_at (const YdUiReading *self, guint block, int at)
{
  guint n;
  const YdUiReadingSpan *spans = yd_ui_reading_get_spans (self, block, &n);
  int item = self->block_items[block];
  for (guint i = 0; i < n && spans[i].start <= at; i++)
    if (spans[i].item >= 0)
      item = spans[i].item;
  return item;
}

/**
 * yd_ui_reading_get_doubts_at:
 *
 * Returns: (transfer none) (nullable) (element-type guint): indexes of doubts with answers
 */
const GArray *
yd_ui_reading_get_doubts_at (const YdUiReading *self, guint block)
{
  return g_hash_table_lookup (self->at, GUINT_TO_POINTER (block));
}
