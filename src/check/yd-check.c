/* Owns: one walk over a plan in the order of the document, in which every rule sees every notice
 * field, item and text once; and what people switched off. Refuses: opinions of its own: those stand
 * in the tables of rules. */

#include "yd-check-private.h"

#include <string.h>

static const struct
{
  const YdCheckRule *rules;
  const guint *n_rules;
} tables[] = {
  { yd_check_notice_rules, &yd_check_n_notice_rules },
  { yd_check_addressee_rules, &yd_check_n_addressee_rules },
  { yd_check_year_rules, &yd_check_n_year_rules },
  { yd_check_item_rules, &yd_check_n_item_rules },
  { yd_check_number_rules, &yd_check_n_number_rules },
  { yd_check_reference_rules, &yd_check_n_reference_rules },
  { yd_check_text_rules, &yd_check_n_text_rules },
  { yd_check_form_rules, &yd_check_n_form_rules },
  { yd_check_typo_rules, &yd_check_n_typo_rules },
  { yd_check_style_rules, &yd_check_n_style_rules },
  { yd_check_word_rules, &yd_check_n_word_rules },
  { yd_check_lexicon_rules, &yd_check_n_lexicon_rules },
  { yd_check_near_rules, &yd_check_n_near_rules },
  { yd_check_fact_rules, &yd_check_n_fact_rules },
  { yd_check_unit_rules, &yd_check_n_unit_rules },
  { yd_check_name_rules, &yd_check_n_name_rules },
  { yd_check_record_rules, &yd_check_n_record_rules },
  { yd_check_target_rules, &yd_check_n_target_rules },
  { yd_check_similar_rules, &yd_check_n_similar_rules },
};

/* All rules in one array, in the order of their tables. */
static GArray *
all_rules (void)
{
  static GArray *rules = NULL;
  if (g_once_init_enter (&rules))
    {
      GArray *made = g_array_new (FALSE, FALSE, sizeof (YdCheckRule));
      for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
        g_array_append_vals (made, tables[i].rules, *tables[i].n_rules);
      g_once_init_leave (&rules, made);
    }
  return rules;
}

/**
 * yd_check_get_rules:
 * @n_rules: (out): how many
 *
 * Returns: (transfer none) (array length=n_rules): the rules, a pointer to each, in the order in
 *   which a list shows them
 */
const YdRule *const *
yd_check_get_rules (guint *n_rules)
{
  static const YdRule **list = NULL;
  GArray *rules = all_rules ();
  if (g_once_init_enter (&list))
    {
      const YdRule **made = g_new0 (const YdRule *, rules->len + 1);
      for (guint i = 0; i < rules->len; i++)
        made[i] = &g_array_index (rules, YdCheckRule, i).rule;
      g_once_init_leave (&list, made);
    }
  if (n_rules != NULL)
    *n_rules = rules->len;
  return list;
}

/**
 * yd_check_find_rule:
 *
 * Returns: (transfer none) (nullable): the rule of that id
 */
const YdRule *
yd_check_find_rule (const char *id)
{
  guint n;
  const YdRule *const *rules = yd_check_get_rules (&n);
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (rules[i]->id, id) == 0)
      return rules[i];
  return NULL;
}

/* ---- what is switched off ---- */

static char *
switch_key (const char *rule, YdId item)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, rule, item);
}

static GHashTable *
read_switched_off (YdPlan *plan)
{
  YdRecordList *list = yd_plan_list_suppressions (plan);
  guint n = yd_record_list_get_length (list);
  if (n == 0)
    return NULL;
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < n; i++)
    {
      const YdSuppressionRow *row = yd_suppression_get_row (yd_record_list_get (list, i));
      if (row->rule != NULL)
        g_hash_table_insert (table, switch_key (row->rule, row->item),
                             g_strdup (row->reason != NULL ? row->reason : ""));
    }
  return table;
}

/* The reason with which the rule at work is off for @item, or for the whole plan. */
static const char *
find_switched_off (YdCheck *check, YdId item)
{
  if (check->switched_off == NULL)
    return NULL;
  g_autofree char *here = switch_key (check->rule->rule.id, item);
  g_autofree char *everywhere = switch_key (check->rule->rule.id, YD_ID_NONE);
  const char *reason = g_hash_table_lookup (check->switched_off, here);
  return reason != NULL ? reason : g_hash_table_lookup (check->switched_off, everywhere);
}

/* Findings that were switched off one by one: their words are known only when they are whole. */
static void
apply_keys (YdCheck *check)
{
  gboolean any = FALSE;
  GHashTableIter iter;
  gpointer key;
  if (check->switched_off == NULL)
    return;
  g_hash_table_iter_init (&iter, check->switched_off);
  while (!any && g_hash_table_iter_next (&iter, &key, NULL))
    any = strchr (key, '#') != NULL;
  for (guint i = 0; any && i < check->findings->len; i++)
    {
      YdFinding *finding = check->findings->pdata[i];
      g_autofree char *word = yd_finding_dup_key (finding);
      g_autofree char *here = switch_key (word, yd_finding_get_item (finding));
      const char *reason = g_hash_table_lookup (check->switched_off, here);
      if (reason == NULL)
        continue;
      if (check->flags & YD_CHECK_SWITCHED_OFF)
        yd_finding_set_switched_off (finding, reason);
      else
        g_ptr_array_remove_index (check->findings, i--);
    }
}

/* ---- findings in the making ---- */

YdFinding *
yd_check_add (YdCheck *check, YdTable table, YdId record, const char *field, YdId item)
{
  const char *reason = find_switched_off (check, item);
  if (reason != NULL && !(check->flags & YD_CHECK_SWITCHED_OFF))
    return NULL;
  YdFinding *finding
    = yd_finding_new (&check->rule->rule, check->rule->sentence, table, record, field, item);
  if (reason != NULL)
    yd_finding_set_switched_off (finding, reason);
  g_ptr_array_add (check->findings, finding);
  return finding;
}

YdFinding *
yd_check_add_at (YdCheck *check, const YdText *text, int start, int length)
{
  YdFinding *finding = yd_check_add (check, text->table, text->record, text->field, text->item);
  if (finding != NULL)
    yd_finding_set_span (finding, start, length);
  return finding;
}

YdFinding *
yd_check_add_item (YdCheck *check, YdItem *item, const char *field)
{
  YdId id = yd_record_get_id (YD_RECORD (item));
  return yd_check_add (check, YD_TABLE_ITEM, id, field, id);
}

/**
 * yd_text_get_offset:
 * @at: a place in @text's text
 *
 * Returns: characters before it; asked from left to right, it counts each of them once
 */
int
yd_text_get_offset (const YdText *text, const char *at)
{
  YdTextCount *count = text->count;
  if (at < count->at)
    *count = (YdTextCount){ text->text, 0 };
  count->offset += (int)g_utf8_pointer_to_offset (count->at, at);
  count->at = at;
  return count->offset;
}

/**
 * yd_text_find:
 *
 * Returns: (nullable): where @words first stand in @text
 */
const char *
yd_text_find (const YdText *text, const char *words)
{
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    if (!yd_text_may_hold (text, g_utf8_get_char (p)))
      return NULL;
  return strstr (text->text, words);
}

gboolean
yd_text_has_at (const YdText *text, int i, const char *word)
{
  for (; *word != '\0'; word = g_utf8_next_char (word), i++)
    if (i < 0 || i >= text->n_chars || text->chars[i] != g_utf8_get_char (word))
      return FALSE;
  return TRUE;
}

gboolean
yd_text_has_any_at (const YdText *text, int i, const char *const *words)
{
  for (; *words != NULL; words++)
    if (yd_text_has_at (text, i, *words))
      return TRUE;
  return FALSE;
}

char *
yd_text_dup_span (const YdText *text, int start, int length)
{
  return g_ucs4_to_utf8 (text->chars + start, length, NULL, NULL, NULL);
}

/* ---- the walk ---- */

typedef struct
{
  YdCheck *check;
  GArray *rules;
  gunichar *chars; /* owned: the text at hand, at most YD_CHECK_LONGEST and a 0 */
} Walk;

#define FOR_EACH_RULE(walk, hook, ...)                                            \
  for (guint r_ = 0; r_ < (walk)->rules->len; r_++)                               \
    {                                                                             \
      const YdCheckRule *rule_ = &g_array_index ((walk)->rules, YdCheckRule, r_); \
      if (rule_->hook == NULL)                                                    \
        continue;                                                                 \
      (walk)->check->rule = rule_;                                                \
      rule_->hook (__VA_ARGS__);                                                  \
    }

static void
walk_text (Walk *walk, YdTextKind kind, YdTable table, YdId record, const char *field, YdId item,
           const char *string)
{
  if (yd_check_is_blank (string) || !g_utf8_validate (string, -1, NULL))
    return;
  g_autofree char *beginning = NULL;
  const char *end = string;
  int n = 0;
  for (; *end != '\0' && n < YD_CHECK_LONGEST; end = g_utf8_next_char (end))
    walk->chars[n++] = g_utf8_get_char (end);
  walk->chars[n] = 0;
  if (*end != '\0')
    string = beginning = g_strndup (string, (gsize)(end - string));
  YdTextCount count = { string, 0 };
  YdText text = { .kind = kind,
                  .table = table,
                  .record = record,
                  .field = field,
                  .item = item,
                  .text = string,
                  .chars = walk->chars,
                  .n_chars = n,
                  .count = &count };
  for (int i = 0; i < text.n_chars; i++)
    text.present[text.chars[i] >> 6 & 3] |= G_GUINT64_CONSTANT (1) << (text.chars[i] & 63);
  for (guint r = 0; r < walk->rules->len; r++)
    {
      const YdCheckRule *rule = &g_array_index (walk->rules, YdCheckRule, r);
      walk->check->rule = rule;
      if (rule->patterns != NULL)
        yd_check_patterns (walk->check, &text);
      if (rule->check_text != NULL)
        rule->check_text (walk->check, &text);
    }
}

static void
walk_paragraphs (Walk *walk, YdTextKind kind, YdId item, YdRecordList *list)
{
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      const YdParagraphRow *row = yd_paragraph_get_row (yd_record_list_get (list, i));
      walk_text (walk, kind, YD_TABLE_PARAGRAPH, row->id, "text", item, row->text);
    }
}

static void
walk_notice (Walk *walk, YdNotice *notice)
{
  static const char *const fields[]
    = { "addressee", "signature", "note", "copy_to", "printed_by", "plan_signature" };
  const YdNoticeRow *row = yd_notice_get_row (notice);
  FOR_EACH_RULE (walk, check_notice, walk->check, notice)
  walk_text (walk, YD_TEXT_NOTICE_TITLE, YD_TABLE_NOTICE, row->id, "title", YD_ID_NONE, row->title);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const YdField *field = yd_table_find_field (YD_TABLE_NOTICE, fields[i]);
      walk_text (walk, YD_TEXT_NOTICE_FIELD, YD_TABLE_NOTICE, row->id, fields[i], YD_ID_NONE,
                 G_STRUCT_MEMBER (char *, row, field->offset));
    }
  walk_paragraphs (walk, YD_TEXT_NOTICE_BODY, YD_ID_NONE, yd_notice_list_body (notice));
}

static void
walk_annexes (Walk *walk, YdNotice *notice)
{
  YdRecordList *annexes = yd_notice_list_annexes (notice);
  for (guint i = 0; i < yd_record_list_get_length (annexes); i++)
    {
      YdAnnex *annex = yd_record_list_get (annexes, i);
      const YdAnnexRow *row = yd_annex_get_row (annex);
      walk_text (walk, YD_TEXT_ANNEX_TITLE, YD_TABLE_ANNEX, row->id, "title", YD_ID_NONE,
                 row->title);
      walk_paragraphs (walk, YD_TEXT_ANNEX_BODY, YD_ID_NONE, yd_annex_list_paragraphs (annex));
    }
}

static void
walk_head (Walk *walk)
{
  YdCheck *check = walk->check;
  YdNotice *notice = yd_plan_get_notice (check->plan);
  if (notice != NULL)
    walk_notice (walk, notice);
  walk_text (walk, YD_TEXT_PLAN_TITLE, YD_TABLE_PLAN, check->row->id, "title", YD_ID_NONE,
             check->row->title);
  walk_text (walk, YD_TEXT_SUBTITLE, YD_TABLE_PLAN, check->row->id, "subtitle", YD_ID_NONE,
             check->row->subtitle);
  walk_paragraphs (walk, YD_TEXT_PLAN_ENDS, YD_ID_NONE, yd_plan_list_preamble (check->plan));
}

static void
walk_item (Walk *walk, YdItem *item)
{
  const YdItemRow *row = yd_item_get_row (item);
  walk->check->n_characters += yd_item_count_characters (item);
  walk->check->words = yd_check_dup_words (item);
  FOR_EACH_RULE (walk, check_item, walk->check, item)
  g_clear_pointer (&walk->check->words, g_free);
  walk_text (walk, YD_TEXT_ITEM_TITLE, YD_TABLE_ITEM, row->id, "title", row->id, row->title);
  walk_paragraphs (walk, YD_TEXT_ITEM_BODY, row->id, yd_item_list_paragraphs (item));
  walk_text (walk, YD_TEXT_UNIT_MARK, YD_TABLE_ITEM, row->id, "unit_mark", row->id, row->unit_mark);
}

static void
walk_end (Walk *walk)
{
  YdCheck *check = walk->check;
  YdNotice *notice = yd_plan_get_notice (check->plan);
  walk_paragraphs (walk, YD_TEXT_PLAN_ENDS, YD_ID_NONE, yd_plan_list_closing (check->plan));
  if (notice != NULL)
    walk_annexes (walk, notice);
}

static gboolean
is_filled_in (YdNotice *notice)
{
  const YdNoticeRow *row = yd_notice_get_row (notice);
  return !yd_check_is_blank (row->number) || !yd_check_is_blank (row->title)
         || !yd_check_is_blank (row->addressee) || !yd_check_is_blank (row->signature)
         || yd_date_is_set (row->date)
         || yd_record_list_get_length (yd_notice_list_body (notice)) > 0;
}

static void
prepare (YdCheck *check)
{
  const YdPlanRow *row = check->row = yd_plan_get_row (check->plan);
  YdNotice *notice = yd_plan_get_notice (check->plan);
  check->notice = notice != NULL ? yd_notice_get_row (notice) : NULL;
  check->has_notice = notice != NULL && is_filled_in (notice);
  check->numbered = row->stage == YD_STAGE_ISSUED
                    || (check->notice != NULL && !yd_check_is_blank (check->notice->number));

  check->first_year = yd_date_is_set (row->period_from) ? row->period_from.year : row->year;
  check->last_year
    = yd_date_is_set (row->period_to) ? yd_date_last_day (row->period_to).year : row->year;
  if (row->year > 0)
    {
      check->first_year = check->first_year > 0 ? MIN (check->first_year, row->year) : row->year;
      check->last_year = MAX (check->last_year, row->year);
    }
  if (check->first_year == 0 || check->last_year == 0)
    check->first_year = check->last_year = 0;

  check->assigning = row->assigning != 0;
  for (YdItem *item = yd_plan_get_first_item (check->plan); item != NULL;
       item = yd_item_get_next (item))
    {
      g_ptr_array_add (check->items, item);
      check->assigning |= yd_record_list_get_length (yd_item_list_assignments (item)) > 0;
      check->has_dates |= yd_record_list_get_length (yd_item_list_milestones (item)) > 0;
      check->n_live += yd_check_is_live (item);
    }
}

/* ---- a run ---- */

struct _YdCheckRun
{
  YdCheck check;
  Walk walk;
  gboolean begun;  /* the head was looked at */
  guint next;      /* item */
  gboolean ended;  /* the closing paragraphs and annexes were */
  guint next_rule; /* of those that look at the plan as a whole, once all items were looked at */
};

/**
 * yd_check_run_new:
 * @plan: read on its own thread; must not change before the run is finished or freed
 *
 * Returns: (transfer full): a run over @plan that goes on in steps
 */
YdCheckRun *
yd_check_run_new (YdPlan *plan, YdCheckFlags flags)
{
  g_return_val_if_fail (YD_IS_PLAN (plan), NULL);

  YdCheckRun *self = g_new0 (YdCheckRun, 1);
  self->check = (YdCheck){
    .plan = g_object_ref (plan),
    .items = g_ptr_array_new (),
    .flags = flags,
    .switched_off = read_switched_off (plan),
    .shelf = yd_shelf_new (),
    .titles = g_hash_table_new (g_str_hash, g_str_equal),
    .offsets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
    .units_seen = g_hash_table_new (NULL, NULL),
    .units_dated = g_hash_table_new (NULL, NULL),
    .units_ending = g_hash_table_new (NULL, NULL),
    .units_doubled = g_hash_table_new (NULL, NULL),
    .doubt_list = yd_unit_doubt_find (plan),
    .doubts = g_hash_table_new (NULL, NULL),
    .findings = g_ptr_array_new_with_free_func (g_object_unref),
    .others = g_ptr_array_new_with_free_func (g_object_unref),
    .tally = yd_check_tally_new (),
    .names = yd_check_names_new (plan),
    .near = yd_check_near_new (plan),
    .similar = yd_check_similar_new (),
  };
  self->walk = (Walk){ &self->check, all_rules (), g_new (gunichar, YD_CHECK_LONGEST + 1) };
  for (guint i = 0; i < self->check.doubt_list->len; i++)
    {
      YdUnitDoubt *doubt = &g_array_index (self->check.doubt_list, YdUnitDoubt, i);
      g_hash_table_insert (self->check.doubts, doubt->unit, doubt);
    }
  prepare (&self->check);
  return self;
}

void
yd_check_run_free (YdCheckRun *self)
{
  if (self == NULL)
    return;
  YdCheck *check = &self->check;
  g_ptr_array_unref (check->items);
  g_clear_pointer (&check->switched_off, g_hash_table_unref);
  g_hash_table_unref (check->titles);
  yd_shelf_free (check->shelf);
  g_hash_table_unref (check->offsets);
  g_hash_table_unref (check->units_seen);
  g_hash_table_unref (check->units_dated);
  g_hash_table_unref (check->units_ending);
  g_hash_table_unref (check->units_doubled);
  g_hash_table_unref (check->doubts);
  g_array_unref (check->doubt_list);
  g_clear_pointer (&check->findings, g_ptr_array_unref);
  g_ptr_array_unref (check->others);
  yd_check_tally_free (check->tally);
  yd_check_names_free (check->names);
  yd_check_near_free (check->near);
  yd_check_similar_free (check->similar);
  yd_reference_index_free (check->numbers);
  g_free (self->walk.chars);
  g_object_unref (check->plan);
  g_free (self);
}

/* Points are also compared with those of @other. Before the first step. */
void
yd_check_run_add_other (YdCheckRun *self, YdPlan *other)
{
  g_ptr_array_add (self->check.others, g_object_ref (other));
}

/* What the next rule has to say of the plan as a whole; FALSE where there is none left. */
static gboolean
step_rule (YdCheckRun *self)
{
  const GArray *rules = self->walk.rules;
  const YdCheckRule *rule = NULL;
  while (self->next_rule < rules->len && (rule == NULL || rule->check_plan == NULL))
    rule = &g_array_index (rules, YdCheckRule, self->next_rule++);
  if (rule == NULL || rule->check_plan == NULL)
    return FALSE;
  self->check.rule = rule;
  rule->check_plan (&self->check);
  return TRUE;
}

/**
 * yd_check_run_step:
 * @n_items: how many items to look at, at least one
 *
 * Looks at so many items or, when all were looked at, at the plan as a whole by one rule. To be called until
 * there is nothing more to do.
 *
 * Returns: whether there is more to do
 */
gboolean
yd_check_run_step (YdCheckRun *self, guint n_items)
{
  guint end = MIN (self->next + MAX (n_items, 1), self->check.items->len);
  if (!self->begun)
    walk_head (&self->walk);
  self->begun = TRUE;
  if (self->next < end)
    {
      for (guint i = self->next; i < end; i++)
        walk_item (&self->walk, self->check.items->pdata[i]);
      self->next = end;
      return TRUE;
    }
  if (self->ended)
    return step_rule (self);
  walk_end (&self->walk);
  self->ended = TRUE;
  return TRUE;
}

/**
 * yd_check_run_finish:
 *
 * Frees the run. The steps must have been gone through.
 *
 * Returns: (transfer full) (element-type YdFinding): what was found, in the order of the document:
 *   notice, head, items, ends, and then what is said of the plan as a whole
 */
GPtrArray *
yd_check_run_finish (YdCheckRun *self)
{
  apply_keys (&self->check);
  GPtrArray *findings = g_steal_pointer (&self->check.findings);
  yd_check_run_free (self);
  return findings;
}

/**
 * yd_check_plan:
 *
 * Runs every rule over @plan at once; the time it takes grows with the text alone.
 *
 * Returns: (transfer full) (element-type YdFinding): as yd_check_run_finish()
 */
GPtrArray *
yd_check_plan (YdPlan *plan, YdCheckFlags flags)
{
  YdCheckRun *run = yd_check_run_new (plan, flags);
  while (yd_check_run_step (run, G_MAXUINT / 2))
    ;
  return yd_check_run_finish (run);
}
