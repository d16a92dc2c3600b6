/* Owns: what each correction does to an outline that was read. Refuses: to read; the rules are asked
 * again about the words that have changed their item, and so have numbers and suggestions of the
 * same kind as all others. */

#include "yd-import-correct.h"

#include "yd-outline-levels.h"
#include "yd-scan.h"
#include "yd-text.h"

#include <stdlib.h>
#include <string.h>

#define MAX_HEADING 70 /* characters of a line that may be the title of a section */

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
  g_free (self);
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
  char *key
    = g_strdup_printf ("%d %x", item->source, g_str_hash (item->heading != NULL ? item->heading : ""));
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

static guint
find_level (const GArray *levels, const char *key)
{
  for (guint i = 0; i < levels->len; i++)
    if (g_strcmp0 (g_array_index (levels, YdOutlineLevel, i).item->key, key) == 0)
      return i;
  return levels->len;
}

static YdOutlineItem *
get_item (const GArray *levels, guint index)
{
  return g_array_index (levels, YdOutlineLevel, index).item;
}

/* ---- words ---- */

static char *
join_words (const char *a, const char *b)
{
  gsize length = strlen (a);
  gboolean latin = length > 0 && g_ascii_isalnum (a[length - 1]) && g_ascii_isalnum (*b);
  return g_strconcat (a, latin ? " " : "", b, NULL);
}

static void
set_text (char **place, char *text)
{
  g_free (*place);
  *place = text;
}

/* The first line as it was written, as far as it still says so. */
static char *
dup_first_line (const YdOutlineItem *item, gboolean *run_in)
{
  const char *heading = item->heading != NULL && item->title_found == NULL ? item->heading : "";
  const char *body = item->paragraphs->len > 0 ? g_ptr_array_index (item->paragraphs, 0) : NULL;
  *run_in = body != NULL && (item->run_in || *item->title == '\0');
  if (*item->title == '\0')
    return g_strdup (body != NULL ? body : "");
  if (g_str_has_prefix (heading, item->title) && (!*run_in || g_str_has_suffix (heading, body)))
    return g_strdup (heading);
  return *run_in ? g_strconcat (item->title, "。", body, NULL) : g_strdup (item->title);
}

/* The paragraphs of an item with number and title, as a text has them that is none. */
static GPtrArray *
compose (const YdOutlineItem *item)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  gboolean run_in;
  char *first = dup_first_line (item, &run_in);
  if (item->value > 0 && item->number_found != NULL && item->prefix == 0)
    set_text (&first, g_strconcat (item->number_found, first, NULL));
  if (*first != '\0')
    g_ptr_array_add (texts, first);
  else
    g_free (first);
  for (guint i = run_in; i < item->paragraphs->len; i++)
    g_ptr_array_add (texts, g_strdup (g_ptr_array_index (item->paragraphs, i)));
  return texts;
}

static void
compose_all (GPtrArray *texts, const GArray *levels, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    {
      const YdOutlineItem *item = get_item (levels, i);
      g_autoptr (GPtrArray) parts = compose (item);
      for (guint j = 0; j < parts->len; j++)
        g_ptr_array_add (texts, g_strdup (g_ptr_array_index (parts, j)));
      if (item->unit_mark != NULL)
        g_ptr_array_add (texts, g_strdup (item->unit_mark));
    }
}

/* A section's title stands on its line; a point may be all text. */
static void
settle_title (YdOutline *outline, YdOutlineItem *item)
{
  item->corrected = TRUE;
  if (*item->title != '\0' || item->kind > YD_ITEM_GROUP || item->paragraphs->len == 0)
    return;
  const char *first = g_ptr_array_index (item->paragraphs, 0);
  if (g_utf8_strlen (first, -1) > MAX_HEADING)
    return;
  set_text (&item->title, g_strdup (first));
  g_ptr_array_remove_index (item->paragraphs, 0);
  item->run_in = FALSE;
}

/* ---- items that go ---- */

static void
remove_levels (YdOutline *outline, GArray *levels, guint from, guint to)
{
  YdOutlineItem *next = to < levels->len ? get_item (levels, to) : NULL;
  for (guint i = from; i < to; i++)
    {
      for (guint j = 0; j < outline->unplaced->len; j++)
        {
          YdOutlineUnplaced *unplaced = g_ptr_array_index (outline->unplaced, j);
          if (unplaced->before == get_item (levels, i))
            unplaced->before = next;
        }
      yd_outline_item_free (get_item (levels, i));
    }
  g_array_remove_range (levels, from, to - from);
}

static void
take_units (YdOutlineItem *into, const YdOutlineItem *from)
{
  for (guint i = 0; i < from->units->len; i++)
    {
      const YdOutlineUnit *unit = g_ptr_array_index (from->units, i);
      yd_outline_item_add_unit (into, unit->name, unit->written, unit->role);
    }
  if (from->unit_mark == NULL)
    return;
  if (into->unit_mark == NULL && into->unit_mark_found == NULL)
    {
      into->unit_mark = g_strdup (from->unit_mark);
      into->mark_own_line = from->mark_own_line;
      return;
    }
  /* two marks: units are printed from what is assigned */
  char *both = g_strconcat (into->unit_mark_found != NULL ? into->unit_mark_found : into->unit_mark,
                            "\n", from->unit_mark, NULL);
  set_text (&into->unit_mark_found, both);
  g_clear_pointer (&into->unit_mark, g_free);
}

static void
join (YdOutline *outline, YdOutlineItem *into, GPtrArray *texts, gboolean run_on)
{
  guint from = 0;
  into->corrected = TRUE;
  if (run_on && texts->len > 0 && into->paragraphs->len > 0)
    {
      char **last = (char **)&g_ptr_array_index (into->paragraphs, into->paragraphs->len - 1);
      set_text (last, join_words (*last, g_ptr_array_index (texts, from++)));
    }
  else if (run_on && texts->len > 0)
    {
      set_text (&into->heading, join_words (into->title, g_ptr_array_index (texts, from++)));
      g_clear_pointer (&into->title_found, g_free);
      yd_rule_title_again (outline, into);
    }
  for (; from < texts->len; from++)
    g_ptr_array_add (into->paragraphs, g_strdup (g_ptr_array_index (texts, from)));
}

/* Into what stands before it; before all others that is the text above them. */
static gboolean
join_level (YdOutline *outline, GArray *levels, guint index, gboolean run_on)
{
  YdOutlineItem *item = get_item (levels, index);
  g_autoptr (GPtrArray) texts = compose (item);
  if (index > 0)
    {
      join (outline, get_item (levels, index - 1), texts, run_on);
      take_units (get_item (levels, index - 1), item);
    }
  else
    for (guint i = 0; i < texts->len; i++)
      g_ptr_array_add (outline->preamble, g_strdup (g_ptr_array_index (texts, i)));
  remove_levels (outline, levels, index, index + 1);
  return TRUE;
}

static gboolean
make_annex (YdOutline *outline, GArray *levels, guint index)
{
  guint end = yd_outline_levels_end (levels, index), n = outline->notice.annexes->len;
  YdOutlineItem *item = get_item (levels, index);
  g_autofree char *label = n == 0 ? g_strdup ("附件") : g_strdup_printf ("附件%u", n + 1);
  YdOutlineAnnex *annex = yd_outline_add_annex (outline, label, item->title);
  annex->listed = TRUE;
  if (n == 1)
    {
      YdOutlineAnnex *first = g_ptr_array_index (outline->notice.annexes, 0);
      set_text (&first->label, g_strdup ("附件1"));
    }
  for (guint i = 0; i < item->paragraphs->len; i++)
    g_ptr_array_add (annex->paragraphs, g_strdup (g_ptr_array_index (item->paragraphs, i)));
  if (item->unit_mark != NULL)
    g_ptr_array_add (annex->paragraphs, g_strdup (item->unit_mark));
  compose_all (annex->paragraphs, levels, index + 1, end);
  remove_levels (outline, levels, index, end);
  return TRUE;
}

static gboolean
leave_out (YdOutline *outline, GArray *levels, guint index)
{
  guint end = yd_outline_levels_end (levels, index);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  compose_all (texts, levels, index, end);
  YdOutlineItem *next = end < levels->len ? get_item (levels, end) : NULL;
  for (guint i = 0; i < texts->len; i++)
    yd_outline_add_unplaced (outline, g_ptr_array_index (texts, i), "left-out", next);
  remove_levels (outline, levels, index, end);
  return TRUE;
}

/* ---- items that come ---- */

static void
insert_level (GArray *levels, guint index, YdOutlineItem *item, YdItemKind kind)
{
  YdOutlineLevel level = { item, 0 };
  g_array_insert_val (levels, index, level);
  yd_outline_levels_set_kind (levels, index, kind);
}

static char *
dup_part_key (const GArray *levels, const char *key)
{
  for (guint i = 1;; i++)
    {
      char *part = g_strdup_printf ("%s +%u", key, i);
      if (find_level (levels, part) == levels->len)
        return part;
      g_free (part);
    }
}

/* The mark of units closes the text, so it goes with its end. */
static gboolean
split (const YdCorrection *self, YdOutline *outline, GArray *levels, guint index)
{
  YdOutlineItem *item = get_item (levels, index);
  if (self->paragraph < 0 || self->paragraph >= (int)item->paragraphs->len)
    return FALSE;
  guint at = (guint)self->paragraph;
  const char *text = g_ptr_array_index (item->paragraphs, at);
  if (self->at < 0 || self->at >= g_utf8_strlen (text, -1)
      || (self->at == 0 && at == 0 && *item->title == '\0'))
    return FALSE;
  const char *cut = g_utf8_offset_to_pointer (text, self->at);
  char *left = yd_scan_trim (text, cut);
  YdOutlineItem *made = yd_outline_item_new ();
  made->source = item->source;
  made->key = dup_part_key (levels, item->key);
  made->heading = yd_scan_trim (cut, cut + strlen (cut));
  while (item->paragraphs->len > at + 1)
    g_ptr_array_add (made->paragraphs, g_ptr_array_steal_index (item->paragraphs, at + 1));
  if (at == 0 && item->run_in) /* the first line is another one */
    set_text (&item->heading, *item->title == '\0' ? g_strdup (left)
                              : *left == '\0'      ? g_strdup (item->title)
                                              : g_strconcat (item->title, "。", left, NULL));
  item->run_in = item->run_in && (at > 0 || *left != '\0');
  g_ptr_array_remove_index (item->paragraphs, at);
  if (*left != '\0')
    g_ptr_array_insert (item->paragraphs, (int)at, left);
  else
    g_free (left);

  GPtrArray *units = made->units;
  made->units = item->units;
  item->units = units;
  made->unit_mark = g_steal_pointer (&item->unit_mark);
  made->unit_mark_found = g_steal_pointer (&item->unit_mark_found);
  made->mark_own_line = item->mark_own_line;
  made->exempt = item->exempt;
  item->corrected = TRUE;
  insert_level (levels, index + 1, made, self->kind);
  yd_rule_title_again (outline, made);
  settle_title (outline, made);
  return TRUE;
}

static void
forget_text (GPtrArray *texts, const char *text)
{
  for (guint i = 0; i < texts->len; i++)
    if (strcmp (g_ptr_array_index (texts, i), text) == 0)
      {
        g_ptr_array_remove_index (texts, i);
        return;
      }
}

/* A paragraph is not kept in two places. */
static void
forget_place (YdOutline *outline, const char *text)
{
  GPtrArray *lists[] = { outline->preamble, outline->closing, outline->notice.body };
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    forget_text (lists[i], text);
  for (guint i = outline->unplaced->len; i > 0; i--)
    if (strcmp (((YdOutlineUnplaced *)g_ptr_array_index (outline->unplaced, i - 1))->text, text) == 0)
      g_ptr_array_remove_index (outline->unplaced, i - 1);
}

static gboolean
take (const YdCorrection *self, YdOutline *outline, GArray *levels, const YdBlocks *blocks)
{
  const YdSourceBlock *block
    = self->block < yd_blocks_get_length (blocks) ? yd_blocks_get (blocks, self->block) : NULL;
  if (block == NULL)
    return FALSE;
  YdNumberMark mark;
  gboolean numbered = yd_rule_number_read (block->text, &mark);
  guint at = 0;
  while (at < levels->len && get_item (levels, at)->source <= block->source)
    at++;
  YdOutlineItem *made = yd_outline_item_new ();
  made->source = block->source;
  made->key = g_strdup_printf ("block %u", self->block);
  made->number_found = numbered ? g_strndup (block->text, mark.written) : NULL;
  made->heading = g_strdup (block->text + (numbered ? mark.length : 0));
  forget_place (outline, block->text);
  insert_level (levels, at, made, self->kind);
  yd_rule_title_again (outline, made);
  settle_title (outline, made);
  return TRUE;
}

/* ---- units ---- */

static const char *
find_written (const YdOutlineItem *item, const char *name)
{
  for (guint i = 0; i < item->units->len; i++)
    {
      const YdOutlineUnit *unit = g_ptr_array_index (item->units, i);
      if (strcmp (unit->name, name) == 0)
        return unit->written;
    }
  return NULL;
}

static gboolean
are_named (const char *words, const GPtrArray *units)
{
  for (guint i = 0; i < units->len; i++)
    if (strstr (words, ((const YdOutlineUnit *)g_ptr_array_index (units, i))->name) == NULL)
      return FALSE;
  return TRUE;
}

/* （总务处） at the end, which could be the units or not: now that they are, it is a mark of units. */
static void
take_bracket (YdOutlineItem *item, const GPtrArray *units)
{
  for (guint i = 0; i < item->suggestions->len && item->paragraphs->len > 0; i++)
    {
      const YdOutlineSuggestion *one = g_ptr_array_index (item->suggestions, i);
      char **last = (char **)&g_ptr_array_index (item->paragraphs, item->paragraphs->len - 1);
      if (one->kind != YD_SUGGEST_UNIT || one->paragraph != (int)item->paragraphs->len - 1
          || !(*one->words == '(' || g_str_has_prefix (one->words, "（"))
          || !g_str_has_suffix (*last, one->words))
        continue;
      char *rest = yd_scan_trim (*last, *last + strlen (*last) - strlen (one->words));
      set_text (are_named (one->words, units) ? &item->unit_mark : &item->unit_mark_found,
                g_strdup (one->words));
      set_text (last, rest);
      if (*rest == '\0')
        g_ptr_array_remove_index (item->paragraphs, item->paragraphs->len - 1);
      return;
    }
}

static gboolean
set_units (YdOutlineItem *item, const GPtrArray *units)
{
  gboolean marked = item->unit_mark != NULL || item->unit_mark_found != NULL;
  YdOutlineItem *made = yd_outline_item_new ();
  for (guint i = 0; i < units->len; i++)
    {
      const YdOutlineUnit *unit = g_ptr_array_index (units, i);
      yd_outline_item_add_unit (made, unit->name, find_written (item, unit->name), unit->role);
    }
  GPtrArray *old = item->units;
  item->units = made->units;
  made->units = old;
  yd_outline_item_free (made);
  if (item->unit_mark != NULL) /* units are printed from what is assigned now */
    set_text (&item->unit_mark_found, g_steal_pointer (&item->unit_mark));
  if (!marked && units->len > 0)
    take_bracket (item, units);
  item->corrected = TRUE;
  return TRUE;
}

static gboolean
give_units_back (YdOutlineItem *item)
{
  const char *mark = item->unit_mark != NULL ? item->unit_mark : item->unit_mark_found;
  if (mark != NULL && item->paragraphs->len > 0 && !item->mark_own_line)
    {
      char **last = (char **)&g_ptr_array_index (item->paragraphs, item->paragraphs->len - 1);
      set_text (last, g_strconcat (*last, mark, NULL));
    }
  else if (mark != NULL)
    {
      item->run_in |= item->paragraphs->len == 0 && !item->mark_own_line;
      g_ptr_array_add (item->paragraphs, g_strdup (mark));
    }
  g_clear_pointer (&item->unit_mark, g_free);
  g_clear_pointer (&item->unit_mark_found, g_free);
  g_ptr_array_set_size (item->units, 0);
  item->corrected = item->names_nobody = TRUE;
  return TRUE;
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
  set_text (&item->title, g_strdup (title));
  item->corrected = TRUE;
  return TRUE;
}

static gboolean
apply_to_levels (const YdCorrection *self,
                 YdOutline *outline,
                 GArray *levels,
                 const YdBlocks *blocks)
{
  guint index = find_level (levels, self->item);
  if (self->code == YD_CORRECT_TAKE)
    return take (self, outline, levels, blocks);
  if (index == levels->len)
    return FALSE;
  YdOutlineItem *item = get_item (levels, index);
  switch (self->code)
    {
    case YD_CORRECT_TITLE:
      return set_title (outline, item, self->text);
    case YD_CORRECT_KIND:
      yd_outline_levels_set_kind (levels, index, self->kind);
      settle_title (outline, item);
      return TRUE;
    case YD_CORRECT_JOIN:
    case YD_CORRECT_AS_TEXT:
      return join_level (outline, levels, index, self->code == YD_CORRECT_JOIN);
    case YD_CORRECT_AS_ANNEX:
      return make_annex (outline, levels, index);
    case YD_CORRECT_LEAVE_OUT:
      return leave_out (outline, levels, index);
    case YD_CORRECT_SPLIT:
      return split (self, outline, levels, index);
    case YD_CORRECT_UNITS:
      return set_units (item, self->units);
    case YD_CORRECT_NO_UNITS:
      return give_units_back (item);
    case YD_CORRECT_TAKE:
    case YD_CORRECT_NUMBERING:
    case YD_CORRECT_FIELD:
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
  yd_rule_scheme_count (outline);
}
