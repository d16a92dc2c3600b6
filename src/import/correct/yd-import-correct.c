/* Owns: what each correction does to an outline that was read. Refuses: to read; the rules are asked
 * again about the words that have changed their item, and so have numbers and suggestions of the
 * same kind as all others. */

#include "yd-import-correct.h"

#include "yd-correct-items.h"

#include <stdlib.h>
#include <string.h>

YdCorrection *
yd_correction_new (YdCorrectionCode code, const char *item)
{
  YdCorrection *self = g_new0 (YdCorrection, 1);
  self->code = code;
  self->item = g_strdup (item);
  self->units = g_ptr_array_new_with_free_func (yd_outline_unit_free);
  return self;
}

void
yd_correction_add_unit (YdCorrection *self, const char *name, YdRole role)
{
  YdOutlineUnit *unit = g_new0 (YdOutlineUnit, 1);
  unit->name = g_strdup (name);
  unit->role = role;
  g_ptr_array_add (self->units, unit);
}

void
yd_correction_free (YdCorrection *self)
{
  if (self == NULL)
    return;
  g_free (self->item);
  g_free (self->text);
  g_ptr_array_unref (self->units);
  g_clear_pointer (&self->was, g_ptr_array_unref);
  g_clear_pointer (&self->now, g_ptr_array_unref);
  g_clear_pointer (&self->found, yd_outline_suggestion_free);
  g_free (self);
}

/* @was, @now: (transfer full) (element-type utf8) */
YdCorrection *
yd_correction_new_text (const char *item, GPtrArray *was, GPtrArray *now, int run_in)
{
  YdCorrection *self = yd_correction_new (YD_CORRECT_TEXT, item);
  self->was = was;
  self->now = now;
  self->run_in = run_in;
  return self;
}

/**
 * yd_correction_new_found:
 * @key: as yd_outline_item_dup_found_keys() has it
 * @found: (nullable): what it says; %NULL: as it was read
 */
YdCorrection *
yd_correction_new_found (const char *key, YdSuggestionState state, const YdOutlineSuggestion *found)
{
  YdCorrection *self = yd_correction_new (YD_CORRECT_FOUND, key);
  self->state = state;
  if (found == NULL)
    return self;
  self->text = g_strdup (found->words);
  self->found = yd_outline_suggestion_copy (found);
  return self;
}

/**
 * yd_correction_new_add:
 * @item: key of the item that the words stand in
 * @nth: how many times the same words stand before them there
 * @found: what is recorded, with its kind and words; its place is not used
 */
YdCorrection *
yd_correction_new_add (const char *item, guint nth, const YdOutlineSuggestion *found)
{
  YdCorrection *self = yd_correction_new (YD_CORRECT_ADD, item);
  self->text = g_strdup (found->words);
  self->found = yd_outline_suggestion_copy (found);
  self->nth = nth;
  return self;
}

/* @first: (transfer full) (nullable): of a gesture that may have more */
GPtrArray *
yd_corrections_new (YdCorrection *first)
{
  GPtrArray *corrections = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_correction_free);
  if (first != NULL)
    g_ptr_array_add (corrections, first);
  return corrections;
}

/* ---- keys ---- */

static void
set_key (YdOutline *outline, YdOutlineItem *item, gpointer data)
{
  GHashTable *seen = data;
  char *key = g_strdup_printf ("%d %x", item->source,
                               g_str_hash (item->heading != NULL ? item->heading : ""));
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key));
  g_hash_table_insert (seen, g_strdup (key), GUINT_TO_POINTER (count + 1));
  g_free (item->key);
  item->key = count == 0 ? g_strdup (key) : g_strdup_printf ("%s %u", key, count);
  g_free (key);
}

/* Where an item begins and what its first line says tells it from all others, whatever is answered
 * about the rest of the source. */
void
yd_outline_set_keys (YdOutline *outline)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  yd_outline_each_item (outline, set_key, seen);
}

typedef struct
{
  const char *key;
  YdOutlineItem *item;
} Wanted;

static void
find_key (YdOutline *outline, YdOutlineItem *item, gpointer data)
{
  Wanted *wanted = data;
  if (wanted->item == NULL && g_strcmp0 (item->key, wanted->key) == 0)
    wanted->item = item;
}

/* Returns: (transfer none) (nullable) */
YdOutlineItem *
yd_outline_find_key (YdOutline *outline, const char *key)
{
  Wanted wanted = { key, NULL };
  if (key != NULL)
    yd_outline_each_item (outline, find_key, &wanted);
  return wanted.item;
}

/* ---- one correction ---- */

/* The rules were given the year, but keep that of a plan of several years which has it. */
static void
set_year (YdOutline *outline, int year)
{
  int by = year - outline->year;
  outline->year = year;
  outline->last_year += by;
  outline->period_from = yd_date_add_years (outline->period_from, by);
  outline->period_to = yd_date_add_years (outline->period_to, by);
}

static gboolean
set_title (YdOutline *outline, YdOutlineItem *item, const char *title)
{
  if (item->title_found == NULL)
    item->title_found = g_steal_pointer (&item->title);
  yd_correct_set_text (&item->title, g_strdup (title));
  item->run_in
    |= *title == '\0' && item->paragraphs->len > 0; /* its text stands behind the number */
  item->corrected = TRUE;
  return TRUE;
}

static gboolean
set_text (YdOutlineItem *item, const YdCorrection *self)
{
  if (!yd_correct_write (item, self->was, self->now))
    return FALSE;
  if (self->run_in >= 0)
    item->run_in = self->run_in && item->paragraphs->len > 0;
  return TRUE;
}

static gboolean
apply_to_levels (const YdCorrection *self, YdOutline *outline, GArray *levels,
                 const YdBlocks *blocks)
{
  guint index = yd_correct_find_level (levels, self->item);
  if (self->code == YD_CORRECT_TAKE)
    return yd_correct_take (self, outline, levels, blocks);
  if (self->code == YD_CORRECT_TAKE_TEXT)
    return yd_correct_take_text (self, outline, levels, blocks);
  if (self->code == YD_CORRECT_LEAVE_OUT_TEXT)
    return yd_correct_leave_out_text (self, outline, levels);
  if (index == levels->len)
    return FALSE;
  YdOutlineItem *item = yd_correct_get_item (levels, index);
  switch (self->code)
    {
    case YD_CORRECT_TITLE:
      return set_title (outline, item, self->text);
    case YD_CORRECT_KIND:
      yd_outline_levels_set_kind (levels, index, self->kind);
      yd_correct_settle_title (outline, item);
      return TRUE;
    case YD_CORRECT_JOIN:
    case YD_CORRECT_AS_TEXT:
      return yd_correct_join (outline, levels, index, self->code == YD_CORRECT_JOIN);
    case YD_CORRECT_AS_ANNEX:
      return yd_correct_make_annex (outline, levels, index);
    case YD_CORRECT_LEAVE_OUT:
      return yd_correct_leave_out (outline, levels, index);
    case YD_CORRECT_SPLIT:
      return yd_correct_split (self, outline, levels, index);
    case YD_CORRECT_UNITS:
      return yd_correct_set_units (item, self->units);
    case YD_CORRECT_NO_UNITS:
      return yd_correct_give_units_back (item);
    case YD_CORRECT_TEXT:
      return set_text (item, self);
    case YD_CORRECT_TAKE:
    case YD_CORRECT_NUMBERING:
    case YD_CORRECT_FIELD:
    case YD_CORRECT_TAKE_TEXT:
    case YD_CORRECT_LEAVE_OUT_TEXT:
    case YD_CORRECT_FOUND:
    case YD_CORRECT_ADD:
      break;
    }
  return FALSE;
}

/**
 * yd_correction_apply:
 * @outline: with keys; after the last correction yd_correction_finish() makes it whole
 *
 * Returns: whether what it is about is still there
 */
gboolean
yd_correction_apply (const YdCorrection *self, YdOutline *outline, const YdBlocks *blocks)
{
  if (self->code == YD_CORRECT_NUMBERING)
    {
      outline->scope = self->scope;
      outline->groups_run_on = self->groups_run_on;
      return TRUE;
    }
  if (self->code == YD_CORRECT_FIELD)
    {
      if (self->field == YD_IMPORT_YEAR)
        set_year (outline, atoi (self->text));
      else
        yd_import_field_set (outline, self->field, self->text);
      return TRUE;
    }
  GArray *levels = yd_outline_take_apart (outline);
  gboolean done = apply_to_levels (self, outline, levels, blocks);
  yd_outline_put_together (outline, levels);
  return done;
}

/* ---- after the last ---- */

static void
suggest_again (YdOutline *outline, YdOutlineItem *item, gpointer data)
{
  if (item->corrected)
    yd_rule_suggest_again (outline, item);
}

/* Suggestions and numbers follow from the words and levels as they are now. */
void
yd_correction_finish (YdOutline *outline)
{
  yd_outline_each_item (outline, suggest_again, NULL);
  yd_rule_suggest_times (outline);
  yd_rule_scheme_count (outline);
}
