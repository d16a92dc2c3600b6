/* Owns: what a correction does to the items themselves: some go into the text before them, to an
 * annex or aside, others come out of a text. Refuses: the units of an item (yd-correct-units.c). */

#include "yd-correct-items.h"

#include "yd-scan.h"

#include <string.h>

#define MAX_HEADING 70 /* characters of a line that may be the title of a section */

guint
yd_correct_find_level (const GArray *levels, const char *key)
{
  for (guint i = 0; i < levels->len; i++)
    if (g_strcmp0 (g_array_index (levels, YdOutlineLevel, i).item->key, key) == 0)
      return i;
  return levels->len;
}

YdOutlineItem *
yd_correct_get_item (const GArray *levels, guint index)
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

void
yd_correct_set_text (char **place, char *text)
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

/**
 * yd_outline_item_dup_joint:
 *
 * Returns: (transfer full) (nullable): what stands between title and text in their line; %NULL where they
 *   do not share one
 */
char *
yd_outline_item_dup_joint (const YdOutlineItem *item)
{
  gboolean run_in;
  g_autofree char *line = dup_first_line (item, &run_in);
  if (!run_in || *item->title == '\0')
    return NULL;
  gsize title = strlen (item->title), length = strlen (line),
        body = strlen (g_ptr_array_index (item->paragraphs, 0));
  return g_strndup (line + title, length - MIN (length, title + body));
}

/* The paragraphs of an item with title, and @number, as a text has them that is none. */
static GPtrArray *
compose (const YdOutlineItem *item, gboolean number)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  gboolean run_in;
  char *first = dup_first_line (item, &run_in);
  if (number && item->value > 0 && item->number_found != NULL && item->prefix == 0)
    yd_correct_set_text (&first, g_strconcat (item->number_found, first, NULL));
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
      const YdOutlineItem *item = yd_correct_get_item (levels, i);
      g_autoptr (GPtrArray) parts = compose (item, TRUE);
      for (guint j = 0; j < parts->len; j++)
        g_ptr_array_add (texts, g_strdup (g_ptr_array_index (parts, j)));
      if (item->unit_mark != NULL)
        g_ptr_array_add (texts, g_strdup (item->unit_mark));
    }
}

/* A section's title stands on its line; a point may be all text. */
void
yd_correct_settle_title (YdOutline *outline, YdOutlineItem *item)
{
  item->corrected = TRUE;
  if (*item->title != '\0' || item->kind > YD_ITEM_GROUP || item->paragraphs->len == 0)
    return;
  const char *first = g_ptr_array_index (item->paragraphs, 0);
  if (g_utf8_strlen (first, -1) > MAX_HEADING)
    return;
  yd_correct_set_text (&item->title, g_strdup (first));
  g_ptr_array_remove_index (item->paragraphs, 0);
  item->run_in = FALSE;
}

/* ---- items that go ---- */

static void
remove_levels (YdOutline *outline, GArray *levels, guint from, guint to)
{
  YdOutlineItem *next = to < levels->len ? yd_correct_get_item (levels, to) : NULL;
  for (guint i = from; i < to; i++)
    {
      for (guint j = 0; j < outline->unplaced->len; j++)
        {
          YdOutlineUnplaced *unplaced = g_ptr_array_index (outline->unplaced, j);
          if (unplaced->before == yd_correct_get_item (levels, i))
            unplaced->before = next;
        }
      yd_outline_item_free (yd_correct_get_item (levels, i));
    }
  g_array_remove_range (levels, from, to - from);
}

/* 3. after 2. is a number; 12. in 预算\n12.4亿元 is a part of the words. */
static gboolean
is_in_sequence (const GArray *levels, guint index)
{
  const YdOutlineItem *item = yd_correct_get_item (levels, index);
  for (guint i = index; i > 0; i--)
    {
      const YdOutlineItem *before = yd_correct_get_item (levels, i - 1);
      if (before->kind < item->kind)
        break;
      if (before->mark_kind == item->mark_kind && before->value > 0)
        return before->value + 1 == item->value;
    }
  return item->value == 1;
}

/* Lines that will run on in one paragraph are looked for in the source one by one. */
static void
keep_found (YdOutlineItem *into, const char *line)
{
  if (into->text_found == NULL)
    into->text_found = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (into->text_found, g_strdup (line));
}

/* Where its words stand in the source goes along, and its units. */
static void
take_rest (YdOutlineItem *into, const YdOutlineItem *from)
{
  for (guint i = 0; from->text_found != NULL && i < from->text_found->len; i++)
    keep_found (into, g_ptr_array_index (from->text_found, i));
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
  yd_correct_set_text (&into->unit_mark_found, both);
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
      yd_correct_set_text (last, join_words (*last, g_ptr_array_index (texts, from++)));
    }
  else if (run_on && texts->len > 0)
    {
      yd_correct_set_text (&into->heading,
                           join_words (into->title, g_ptr_array_index (texts, from++)));
      g_clear_pointer (&into->title_found, g_free);
      yd_rule_title_again (outline, into);
    }
  for (; from < texts->len; from++)
    g_ptr_array_add (into->paragraphs, g_strdup (g_ptr_array_index (texts, from)));
}

/* Into what stands before it; before all others that is the text above them. What runs on has no number. */
gboolean
yd_correct_join (YdOutline *outline, GArray *levels, guint index, gboolean run_on)
{
  YdOutlineItem *item = yd_correct_get_item (levels, index);
  gboolean number = !run_on || index == 0 || !is_in_sequence (levels, index);
  g_autoptr (GPtrArray) texts = compose (item, number);
  if (index > 0)
    {
      YdOutlineItem *into = yd_correct_get_item (levels, index - 1);
      if (run_on && texts->len > 0 && (!number || into->source != item->source))
        {
          keep_found (into, into->paragraphs->len > 0
                              ? g_ptr_array_index (into->paragraphs, into->paragraphs->len - 1)
                              : into->title);
          keep_found (into, g_ptr_array_index (texts, 0));
        }
      join (outline, into, texts, run_on);
      take_rest (into, item);
    }
  else
    for (guint i = 0; i < texts->len; i++)
      g_ptr_array_add (outline->preamble, g_strdup (g_ptr_array_index (texts, i)));
  remove_levels (outline, levels, index, index + 1);
  return TRUE;
}

gboolean
yd_correct_make_annex (YdOutline *outline, GArray *levels, guint index)
{
  guint end = yd_outline_levels_end (levels, index), n = outline->notice.annexes->len;
  YdOutlineItem *item = yd_correct_get_item (levels, index);
  g_autofree char *label = n == 0 ? g_strdup ("附件") : g_strdup_printf ("附件%u", n + 1);
  YdOutlineAnnex *annex = yd_outline_add_annex (outline, label, item->title);
  annex->listed = TRUE;
  if (n == 1)
    {
      YdOutlineAnnex *first = g_ptr_array_index (outline->notice.annexes, 0);
      yd_correct_set_text (&first->label, g_strdup ("附件1"));
    }
  for (guint i = 0; i < item->paragraphs->len; i++)
    g_ptr_array_add (annex->paragraphs, g_strdup (g_ptr_array_index (item->paragraphs, i)));
  if (item->unit_mark != NULL)
    g_ptr_array_add (annex->paragraphs, g_strdup (item->unit_mark));
  compose_all (annex->paragraphs, levels, index + 1, end);
  remove_levels (outline, levels, index, end);
  return TRUE;
}

gboolean
yd_correct_leave_out (YdOutline *outline, GArray *levels, guint index)
{
  guint end = yd_outline_levels_end (levels, index);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  compose_all (texts, levels, index, end);
  YdOutlineItem *next = end < levels->len ? yd_correct_get_item (levels, end) : NULL;
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
      if (yd_correct_find_level (levels, part) == levels->len)
        return part;
      g_free (part);
    }
}

/* The mark of units closes the text, so it goes with its end; its units stay with both. */
gboolean
yd_correct_split (const YdCorrection *self, YdOutline *outline, GArray *levels, guint index)
{
  YdOutlineItem *item = yd_correct_get_item (levels, index);
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
    yd_correct_set_text (&item->heading, *item->title == '\0' ? g_strdup (left)
                                         : *left == '\0'
                                           ? g_strdup (item->title)
                                           : g_strconcat (item->title, "。", left, NULL));
  item->run_in = item->run_in && (at > 0 || *left != '\0');
  g_ptr_array_remove_index (item->paragraphs, at);
  if (*left != '\0')
    g_ptr_array_insert (item->paragraphs, (int)at, left);
  else
    g_free (left);

  for (guint i = 0; i < item->units->len; i++) /* both of them are who answered for the whole */
    {
      const YdOutlineUnit *unit = g_ptr_array_index (item->units, i);
      yd_outline_item_add_unit (made, unit->name, unit->written, unit->role);
    }
  made->unit_mark = g_steal_pointer (&item->unit_mark);
  made->unit_mark_found = g_steal_pointer (&item->unit_mark_found);
  made->mark_own_line = item->mark_own_line;
  made->exempt = item->exempt;
  item->corrected = TRUE;
  insert_level (levels, index + 1, made, self->kind);
  yd_rule_title_again (outline, made);
  yd_correct_settle_title (outline, made);
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
void
yd_correct_forget_place (YdOutline *outline, const char *text)
{
  GPtrArray *lists[] = { outline->preamble, outline->closing, outline->notice.body };
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    forget_text (lists[i], text);
  for (guint i = outline->unplaced->len; i > 0; i--)
    if (strcmp (((YdOutlineUnplaced *)g_ptr_array_index (outline->unplaced, i - 1))->text, text)
        == 0)
      g_ptr_array_remove_index (outline->unplaced, i - 1);
}

gboolean
yd_correct_take (const YdCorrection *self, YdOutline *outline, GArray *levels,
                 const YdBlocks *blocks)
{
  const YdSourceBlock *block
    = self->block < yd_blocks_get_length (blocks) ? yd_blocks_get (blocks, self->block) : NULL;
  if (block == NULL)
    return FALSE;
  YdNumberMark mark;
  gboolean numbered = yd_rule_number_read (block->text, &mark);
  guint at = 0;
  while (at < levels->len && yd_correct_get_item (levels, at)->source <= block->source)
    at++;
  YdOutlineItem *made = yd_outline_item_new ();
  made->source = block->source;
  made->key = g_strdup_printf ("block %u", self->block);
  made->number_found = numbered ? g_strndup (block->text, mark.written) : NULL;
  made->heading = g_strdup (block->text + (numbered ? mark.length : 0));
  yd_correct_forget_place (outline, block->text);
  insert_level (levels, at, made, self->kind);
  yd_rule_title_again (outline, made);
  yd_correct_settle_title (outline, made);
  return TRUE;
}
