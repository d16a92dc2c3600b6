/* Owns: the outline's memory, and the order of the stages that make it. Refuses: rules; each has
 * its own file. */

#include "yd-outline.h"

#include "yd-lines.h"
#include "yd-rule-line.h"

#define MAX_LOOSE_TITLE 40 /* characters of a line without number that may be a title */

void
yd_outline_unit_free (gpointer data)
{
  YdOutlineUnit *unit = data;
  g_free (unit->name);
  g_free (unit->written);
  g_free (unit);
}

void
yd_outline_suggestion_free (gpointer data)
{
  YdOutlineSuggestion *suggestion = data;
  g_free (suggestion->words);
  g_free (suggestion->name);
  g_free (suggestion->measure);
  g_free (suggestion);
}

YdOutlineSuggestion *
yd_outline_suggestion_copy (const YdOutlineSuggestion *suggestion)
{
  YdOutlineSuggestion *copy = g_memdup2 (suggestion, sizeof *suggestion);
  copy->words = g_strdup (suggestion->words);
  copy->name = g_strdup (suggestion->name);
  copy->measure = g_strdup (suggestion->measure);
  return copy;
}

void
yd_outline_item_free (YdOutlineItem *item)
{
  g_free (item->number_found);
  g_free (item->title);
  g_ptr_array_unref (item->paragraphs);
  g_free (item->unit_mark);
  g_free (item->scope);
  g_ptr_array_unref (item->units);
  g_ptr_array_unref (item->suggestions);
  g_ptr_array_unref (item->children);
  g_free (item->above);
  g_free (item->key);
  g_free (item->title_found);
  g_clear_pointer (&item->text_found, g_ptr_array_unref);
  g_free (item->unit_mark_found);
  g_free (item->heading);
  g_free (item);
}

YdOutlineItem *
yd_outline_item_new (void)
{
  YdOutlineItem *item = g_new0 (YdOutlineItem, 1);
  item->title = g_strdup ("");
  item->paragraphs = g_ptr_array_new_with_free_func (g_free);
  item->units = g_ptr_array_new_with_free_func (yd_outline_unit_free);
  item->suggestions = g_ptr_array_new_with_free_func (yd_outline_suggestion_free);
  item->children = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_outline_item_free);
  return item;
}

/**
 * yd_outline_item_add_unit:
 * @written: (nullable): the name as the source had it, where that is another
 *
 * A unit stands once in an item; the first mention decides its role, except that a lead is not made
 * a support.
 */
void
yd_outline_item_add_unit (YdOutlineItem *item, const char *name, const char *written, YdRole role)
{
  for (guint i = 0; i < item->units->len; i++)
    {
      YdOutlineUnit *known = g_ptr_array_index (item->units, i);
      if (strcmp (known->name, name) == 0)
        {
          known->role = MIN (known->role, role);
          return;
        }
    }
  YdOutlineUnit *unit = g_new0 (YdOutlineUnit, 1);
  unit->name = g_strdup (name);
  unit->written = g_strdup (written);
  unit->role = role;
  g_ptr_array_add (item->units, unit);
}

static void
annex_free (gpointer data)
{
  YdOutlineAnnex *annex = data;
  g_free (annex->label);
  g_free (annex->title);
  g_ptr_array_unref (annex->paragraphs);
  g_free (annex);
}

YdOutlineAnnex *
yd_outline_add_annex (YdOutline *self, const char *label, const char *title)
{
  YdOutlineAnnex *annex = g_new0 (YdOutlineAnnex, 1);
  annex->label = g_strdup (label);
  annex->title = g_strdup (title);
  annex->paragraphs = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->notice.annexes, annex);
  return annex;
}

static void
unplaced_free (gpointer data)
{
  YdOutlineUnplaced *unplaced = data;
  g_free (unplaced->text);
  g_free (unplaced);
}

/**
 * yd_outline_add_unplaced:
 * @reason: a static word: web-remains, page-number, running-head, table-head, left-out, head, tail,
 *   aside, unknown
 * @before: (nullable): the item it stood before; %NULL at the end
 */
void
yd_outline_add_unplaced (YdOutline *self, const char *text, const char *reason,
                         YdOutlineItem *before)
{
  YdOutlineUnplaced *unplaced = g_new0 (YdOutlineUnplaced, 1);
  unplaced->text = g_strdup (text);
  unplaced->reason = reason;
  unplaced->before = before;
  g_ptr_array_add (self->unplaced, unplaced);
}

/**
 * yd_outline_ask:
 * @source: paragraph in the source; 0 the whole of it
 * @answers: what can be done, the proposal first; a remark has none
 *
 * Tells a doubt, once for the same words at the same place; units are the same everywhere.
 *
 * Returns: (transfer none) (nullable): the answer that holds; %NULL for a remark
 */
const YdAnswer *
yd_outline_ask (YdOutline *self, YdDoubtCode code, int source, const char *place, const char *found,
                const char *expected, const YdAnswer *answers, guint n_answers)
{
  YdDoubt *doubt = g_new0 (YdDoubt, 1);
  doubt->code = code;
  doubt->source = source;
  doubt->place = g_strdup (place);
  doubt->found = g_strdup (found);
  doubt->expected = g_strdup (expected);
  doubt->n_answers = MIN (n_answers, YD_MAX_ANSWERS);
  for (guint i = 0; i < doubt->n_answers; i++)
    doubt->answers[i] = (YdAnswer){ answers[i].code, g_strdup (answers[i].value) };

  char *key = yd_doubt_dup_key (doubt);
  gpointer index, choice;
  if (n_answers > 0 && g_hash_table_lookup_extended (self->asked, key, NULL, &index))
    {
      g_free (key);
      yd_doubt_free (doubt);
      doubt = g_ptr_array_index (self->doubts, GPOINTER_TO_UINT (index));
      return &doubt->answers[doubt->chosen];
    }
  if (self->choices != NULL
      && g_hash_table_lookup_extended ((GHashTable *)self->choices, key, NULL, &choice)
      && GPOINTER_TO_UINT (choice) < doubt->n_answers)
    doubt->chosen = GPOINTER_TO_UINT (choice);
  g_hash_table_insert (self->asked, key, GUINT_TO_POINTER (self->doubts->len));
  g_ptr_array_add (self->doubts, doubt);
  return n_answers > 0 ? &doubt->answers[doubt->chosen] : NULL;
}

/* A remark: nothing can be chosen. */
void
yd_outline_add_doubt (YdOutline *self, YdDoubtCode code, int source, const char *place,
                      const char *found, const char *expected)
{
  yd_outline_ask (self, code, source, place, found, expected, NULL, 0);
}

YdOutline *
yd_outline_new (void)
{
  YdOutline *self = g_new0 (YdOutline, 1);
  self->notice.body = g_ptr_array_new_with_free_func (g_free);
  self->notice.copy_to = g_ptr_array_new_with_free_func (g_free);
  self->notice.annexes = g_ptr_array_new_with_free_func (annex_free);
  self->preamble = g_ptr_array_new_with_free_func (g_free);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_outline_item_free);
  self->closing = g_ptr_array_new_with_free_func (g_free);
  self->unplaced = g_ptr_array_new_with_free_func (unplaced_free);
  self->doubts = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_doubt_free);
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
yd_outline_free (YdOutline *self)
{
  if (self == NULL)
    return;
  YdOutlineNotice *n = &self->notice;
  char *texts[] = { n->head,       n->number,     n->copy_number,    n->secrecy,   n->urgency,
                    n->signer,     n->title,      n->addressee,      n->signature, n->note,
                    n->disclosure, n->printed_by, n->plan_signature, self->title,  self->subtitle };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_ptr_array_unref (n->body);
  g_ptr_array_unref (n->copy_to);
  g_ptr_array_unref (n->annexes);
  g_ptr_array_unref (self->preamble);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->closing);
  g_ptr_array_unref (self->unplaced);
  g_ptr_array_unref (self->doubts);
  g_hash_table_unref (self->asked);
  g_free (self);
}

static void
visit_all (YdOutline *self, GPtrArray *items,
           void (*visit) (YdOutline *, YdOutlineItem *, gpointer), gpointer data)
{
  for (guint i = 0; i < items->len; i++)
    {
      YdOutlineItem *item = g_ptr_array_index (items, i);
      visit (self, item, data);
      visit_all (self, item->children, visit, data);
    }
}

/**
 * yd_outline_each_item:
 *
 * Calls @visit for every item in the order of the text. An outline is at most six deep.
 */
void
yd_outline_each_item (YdOutline *self, void (*visit) (YdOutline *, YdOutlineItem *, gpointer),
                      gpointer data)
{
  visit_all (self, self->items, visit, data);
}

/* What is no part of the text goes aside before anything is read: page numbers in one row, menus
 * and running heads as they are. */
static GPtrArray *
take_asides (YdOutline *self, GPtrArray *lines)
{
  gsize n;
  g_autofree gpointer *all = g_ptr_array_steal (lines, &n);
  g_autoptr (GString) pages = g_string_new (NULL), heads = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    {
      YdLine *line = all[i];
      gboolean page = line->kind == YD_BLOCK_TEXT && yd_rule_line_get_kind (line) == YD_LINE_PAGE;
      if (line->head)
        {
          g_string_append_printf (heads, "%s%s", heads->len > 0 ? " " : "", line->text);
          yd_line_free (line);
          continue;
        }
      if (!page && line->kind != YD_BLOCK_ASIDE)
        {
          g_ptr_array_add (lines, line);
          continue;
        }
      if (page)
        g_string_append_printf (pages, "%s%s", pages->len > 0 ? " " : "", line->text);
      else
        yd_outline_add_unplaced (self, line->text, "aside", NULL);
      yd_line_free (line);
    }
  if (heads->len > 0)
    yd_outline_add_unplaced (self, heads->str, "running-head", NULL);
  if (pages->len > 0)
    yd_outline_add_unplaced (self, pages->str, "page-number", NULL);
  return lines;
}

/* Words around the text that have no field: a person may take them into it. */
static void
ask_unplaced (YdOutline *self)
{
  static const YdAnswer answers[] = { { YD_ANSWER_LEAVE_OUT, NULL }, { YD_ANSWER_AS_TEXT, NULL } };
  for (guint i = 0; i < self->unplaced->len; i++)
    {
      const YdOutlineUnplaced *unplaced = g_ptr_array_index (self->unplaced, i);
      gboolean head = strcmp (unplaced->reason, "head") == 0;
      if (!head && strcmp (unplaced->reason, "tail") != 0)
        continue;
      const YdAnswer *answer = yd_outline_ask (self, YD_DOUBT_UNPLACED, 0, NULL, unplaced->text,
                                               unplaced->reason, answers, G_N_ELEMENTS (answers));
      if (answer->code == YD_ANSWER_LEAVE_OUT)
        continue;
      GPtrArray *list = head ? self->preamble : self->closing;
      g_ptr_array_add (list, g_strdup (unplaced->text));
      g_ptr_array_remove_index (self->unplaced, i--);
    }
}

/* What the dates in its words refer to. */
YdDateFrame
yd_outline_get_date_frame (const YdOutline *self)
{
  return (YdDateFrame){ self->year, self->last_year,
                        self->last_year > self->year ? self->period_from.month : 1 };
}

/**
 * yd_outline_read:
 * @fallback_title: (nullable): for a text that has none, such as the file's name
 * @year_hint: the plan's year where it is known; 0 where the text should tell
 * @choices: (nullable): keys of doubts to the answers that hold (yd_doubt_dup_key())
 *
 * Returns: (transfer full): all that was understood of @blocks; never %NULL
 */
YdOutline *
yd_outline_read (const YdBlocks *blocks, const char *fallback_title, int year_hint,
                 const GHashTable *choices)
{
  YdOutline *self = yd_outline_new ();
  self->choices = choices;
  gboolean flattened;
  YdBlocks *gathered = yd_rule_table_gather (blocks);
  GPtrArray *lines = take_asides (self, yd_rule_join (gathered != NULL ? gathered : blocks));
  yd_blocks_free (gathered);

  yd_rule_contents (self, lines);
  lines = yd_rule_tables (self, lines);

  lines = yd_rule_flat (lines, &flattened);
  yd_rule_decimals (lines);
  yd_rule_headings (lines);
  yd_rule_bullets (lines);
  yd_rule_measures (lines);
  if (flattened)
    yd_outline_add_doubt (self, YD_DOUBT_FLATTENED, 0, NULL, NULL, NULL);
  yd_rule_envelope (self, lines);
  g_ptr_array_unref (lines);

  if (self->title == NULL || *self->title == '\0')
    {
      g_free (self->title);
      self->title = g_strdup (self->notice.title != NULL ? self->notice.title
                              : fallback_title != NULL   ? fallback_title
                                                         : "");
      if (self->notice.title == NULL)
        yd_outline_add_doubt (self, YD_DOUBT_NO_TITLE, 0, NULL, fallback_title, NULL);
    }
  yd_rule_period (self, year_hint);
  yd_rule_closing (self);
  yd_rule_units (self);
  yd_rule_titles (self);
  yd_rule_scheme (self);
  yd_rule_suggestions (self);
  if (self->items->len == 0)
    yd_outline_add_doubt (self, YD_DOUBT_NO_ITEMS, 0, NULL, NULL, NULL);
  ask_unplaced (self);
  yd_rule_notice (self);
  return self;
}

/* Lines that no item took: each is a point, with a title where it is short enough for one. */
static void
add_loose_points (GPtrArray *items, guint at, const char *text)
{
  YdOutlineItem *item = yd_outline_item_new ();
  gboolean sentence = g_utf8_strlen (text, -1) > MAX_LOOSE_TITLE || strstr (text, "。") != NULL;
  item->kind = YD_ITEM_POINT;
  item->mark_kind = YD_MARK_ARABIC;
  item->heading = g_strdup (sentence ? "" : text);
  g_free (item->title);
  item->title = g_strdup (item->heading);
  if (sentence)
    g_ptr_array_add (item->paragraphs, g_strdup (text));
  g_ptr_array_insert (items, (int)at, item);
}

/**
 * yd_outline_read_items:
 *
 * Returns: (transfer full): the items of a piece of text, which has no title, head or end of its own:
 *   what is not numbered is a point too
 */
YdOutline *
yd_outline_read_items (const YdBlocks *blocks, int year_hint)
{
  YdOutline *self = yd_outline_new ();
  gboolean flattened;
  g_autoptr (YdBlocks) gathered = yd_rule_table_gather (blocks);
  GPtrArray *joined = yd_rule_join (gathered != NULL ? gathered : blocks);
  g_autoptr (GPtrArray) lines = yd_rule_flat (yd_rule_tables (self, joined), &flattened);
  self->title = g_strdup ("");
  yd_rule_headings (lines);
  yd_rule_tree (self, lines, 0, lines->len);
  yd_rule_period (self, year_hint);
  yd_rule_units (self);
  yd_rule_titles (self);
  yd_rule_scheme (self);
  for (guint i = 0; i < self->preamble->len; i++)
    add_loose_points (self->items, i, g_ptr_array_index (self->preamble, i));
  for (guint i = 0; i < self->unplaced->len; i++)
    {
      const YdOutlineUnplaced *unplaced = g_ptr_array_index (self->unplaced, i);
      if (strcmp (unplaced->reason, "table-head") != 0)
        add_loose_points (self->items, self->items->len, unplaced->text);
    }
  g_ptr_array_set_size (self->preamble, 0);
  g_ptr_array_set_size (self->unplaced, 0);
  yd_rule_suggestions (self);
  return self;
}
