/* Owns: an outline to the rows of a plan. Refuses: to confirm what was only suggested. */

#include "yd-import.h"

#include "yd-char.h"
#include "yd-order-key.h"
#include "yd-scan.h"
#include "yd-suggestion.h"
#include "yd-text.h"
#include "yd-unit-mark.h"
#include "yd-unit.h"

#define MAX_LABEL 16 /* characters of a sub-heading before ： */

typedef struct
{
  const YdOutline *outline;
  YdRowList *rows;
  YdId plan, notice;
  GHashTable *units;    /* name to YdId* */
  GPtrArray *unit_rows; /* borrowed YdUnitRow, in the order they came */
  GHashTable *aliases;  /* alias names already added */
  GHashTable *items;    /* YdOutlineItem to YdId* */
  gboolean assigned, after_point;
} Maker;

static YdId *
keep_id (YdId id)
{
  return g_memdup2 (&id, sizeof id);
}

/* 区域性医疗中心：… is a paragraph with a sub-heading; 如下： is none. */
static gboolean
is_labelled (const char *text)
{
  int count = 0;
  for (const char *p = text; *p != '\0' && count <= MAX_LABEL; p = g_utf8_next_char (p), count++)
    {
      gunichar c = g_utf8_get_char (p);
      if (c == 0xff1a)
        return count >= 2 && *yd_scan_spaces (g_utf8_next_char (p)) != '\0';
      if (!yd_char_is_han (c) && !g_unichar_isalnum (c) && !yd_char_is_opening (c)
          && !yd_char_is_closing (c) && c != 0x3001)
        return FALSE;
    }
  return FALSE;
}

static YdId *
add_paragraphs (Maker *maker, YdOwner kind, YdId owner, const GPtrArray *texts)
{
  if (texts->len == 0)
    return NULL;
  g_auto (GStrv) keys = yd_order_key_spread (texts->len, NULL, NULL);
  YdId *ids = g_new (YdId, texts->len);
  for (guint i = 0; i < texts->len; i++)
    {
      YdParagraphRow *row = yd_row_list_add (maker->rows, YD_TABLE_PARAGRAPH);
      row->id = ids[i] = yd_id_new ();
      row->owner_kind = kind;
      row->owner = owner;
      row->order_key = g_strdup (keys[i]);
      row->text = g_strdup (g_ptr_array_index (texts, i));
      row->labelled = is_labelled (row->text);
    }
  return ids;
}

/* ---- units ---- */

static YdUnitKind
guess_kind (const char *name)
{
  YdUnitKind kind = yd_unit_guess_kind (name);
  return kind >= YD_UNIT_OTHER && yd_unit_name_get_short_bureau (name) != NULL ? YD_UNIT_BUREAU
                                                                               : kind;
}

static YdId
find_unit (Maker *maker, const char *written)
{
  g_autofree char *name = yd_text_clean_name (written);
  const YdId *known = g_hash_table_lookup (maker->units, name);
  if (known != NULL)
    return *known;
  YdUnitRow *row = yd_row_list_add (maker->rows, YD_TABLE_UNIT);
  row->id = yd_id_new ();
  row->name = g_strdup (name);
  row->kind = guess_kind (name);
  g_ptr_array_add (maker->unit_rows, row);
  g_hash_table_insert (maker->units, g_steal_pointer (&name), keep_id (row->id));
  return row->id;
}

static void
add_alias (Maker *maker, YdId unit, const char *written)
{
  char *name = yd_text_clean_name (written);
  if (!g_hash_table_add (maker->aliases, name))
    return;
  YdUnitAliasRow *row = yd_row_list_add (maker->rows, YD_TABLE_UNIT_ALIAS);
  row->id = yd_id_new ();
  row->unit = unit;
  row->name = g_strdup (name);
}

static void
add_assignments (Maker *maker, YdId item, const GPtrArray *units)
{
  if (units->len == 0)
    return;
  g_auto (GStrv) keys = yd_order_key_spread (units->len, NULL, NULL);
  for (guint i = 0; i < units->len; i++)
    {
      const YdOutlineUnit *unit = g_ptr_array_index (units, i);
      YdId id = find_unit (maker, unit->name);
      if (unit->written != NULL)
        add_alias (maker, id, unit->written);
      YdAssignmentRow *row = yd_row_list_add (maker->rows, YD_TABLE_ASSIGNMENT);
      row->item = item;
      row->unit = id;
      row->role = unit->role;
      row->order_key = g_strdup (keys[i]);
    }
  maker->assigned = TRUE;
}

/* ---- items ---- */

/* What a person has accepted is recorded. */
static YdId
add_record (Maker *maker, const YdSuggestionRow *suggestion, const char *key)
{
  if (suggestion->kind == YD_SUGGEST_MILESTONE)
    {
      YdMilestoneRow *row = yd_row_list_add (maker->rows, YD_TABLE_MILESTONE);
      *row = yd_suggestion_get_milestone (suggestion);
      row->order_key = g_strdup (key);
      row->title = g_strdup (row->title);
      row->words = g_strdup (row->words);
      return row->id = yd_id_new ();
    }
  YdIndicatorRow *row = yd_row_list_add (maker->rows, YD_TABLE_INDICATOR);
  *row = yd_suggestion_get_indicator (suggestion);
  row->order_key = g_strdup (key);
  row->name = g_strdup (row->name);
  row->measure = g_strdup (row->measure);
  row->words = g_strdup (row->words);
  return row->id = yd_id_new ();
}

/* @key: its place among the records of the item, if it is one */
static void
add_suggestion (Maker *maker, YdId item, const YdOutlineSuggestion *suggestion,
                const YdId *paragraphs, const char *key)
{
  YdSuggestionRow *row = yd_row_list_add (maker->rows, YD_TABLE_SUGGESTION);
  row->id = yd_id_new ();
  row->item = item;
  row->kind = suggestion->kind;
  row->words = g_strdup (suggestion->words);
  row->paragraph = suggestion->paragraph >= 0 && paragraphs != NULL
                     ? paragraphs[suggestion->paragraph]
                     : YD_ID_NONE;
  row->span_start = suggestion->start;
  row->span_length = suggestion->length;
  row->name = g_strdup (suggestion->name);
  row->due = suggestion->when.due;
  row->before = suggestion->when.before;
  row->recurrence = suggestion->when.recurrence;
  row->long_term = suggestion->when.long_term;
  row->comparison = suggestion->comparison;
  row->target = suggestion->target;
  row->target_high = suggestion->target_high;
  row->scale = suggestion->scale;
  row->measure = g_strdup (suggestion->measure);
  row->role = suggestion->role;
  row->state = (int)suggestion->state;
  if (suggestion->state == YD_SUGGESTION_ACCEPTED && suggestion->kind != YD_SUGGEST_UNIT)
    row->result = add_record (maker, row, key);
}

static void
add_suggestions (Maker *maker, YdId item, const GPtrArray *suggestions, const YdId *paragraphs)
{
  if (suggestions->len == 0)
    return;
  g_auto (GStrv) keys = yd_order_key_spread (suggestions->len, NULL, NULL);
  for (guint i = 0; i < suggestions->len; i++)
    add_suggestion (maker, item, g_ptr_array_index (suggestions, i), paragraphs, keys[i]);
}

static char *
find_tags (const YdOutlineItem *item)
{
  /* clang-format off */
  static const char *const words[] = {
    "为民办实事", "实事项目", "民生实事", "民心工程", "重点督办", NULL
  };
  /* clang-format on */
  const char *text = item->title;
  if (yd_scan_find (text, text + strlen (text), words) != NULL)
    return g_strdup ("为民办实事");
  for (guint i = 0; i < item->paragraphs->len; i++)
    {
      text = g_ptr_array_index (item->paragraphs, i);
      if (strstr (text, "为民办实事") != NULL)
        return g_strdup ("为民办实事");
    }
  return NULL;
}

static YdNumberForm
get_form (const YdOutlineItem *item)
{
  static const YdMarkKind usual[] = { YD_MARK_HAN, YD_MARK_HAN_PAREN, YD_MARK_ARABIC };
  if (item->value == 0)
    return YD_FORM_NONE; /* a heading without a number, or 第一部分 in the title itself */
  if (item->decimal)
    return YD_FORM_DECIMAL;
  if (item->kind <= YD_ITEM_POINT && usual[item->kind] == item->mark_kind)
    return YD_FORM_DEFAULT;
  return yd_rule_number_get_form (item->mark_kind);
}

static void
add_items (Maker *maker, const GPtrArray *items, YdId parent)
{
  if (items->len == 0)
    return;
  g_auto (GStrv) keys = yd_order_key_spread (items->len, NULL, NULL);
  for (guint i = 0; i < items->len; i++)
    {
      const YdOutlineItem *item = g_ptr_array_index (items, i);
      YdItemRow *row = yd_row_list_add (maker->rows, YD_TABLE_ITEM);
      YdId id = row->id = yd_id_new ();
      row->parent = parent;
      row->order_key = g_strdup (keys[i]);
      row->kind = item->kind;
      row->form = get_form (item);
      row->title = g_strdup (item->title);
      row->run_in = item->run_in;
      row->number_found = g_strdup (item->number_found);
      row->unit_mark = g_strdup (item->unit_mark == NULL && item->shares ? "" : item->unit_mark);
      row->mark_own_line = item->mark_own_line;
      row->scope = g_strdup (item->scope);
      row->tags = item->kind == YD_ITEM_POINT ? find_tags (item) : NULL;
      row->exempt = item->exempt;
      maker->after_point |= item->unit_mark != NULL || item->unit_mark_found != NULL;
      g_hash_table_insert (maker->items, (gpointer)item, keep_id (id));
      g_autofree YdId *paragraphs = add_paragraphs (maker, YD_OWNER_ITEM, id, item->paragraphs);
      add_assignments (maker, id, item->units);
      add_suggestions (maker, id, item->suggestions, paragraphs);
      add_items (maker, item->children, id);
    }
}

/* ---- the plan and its notice ---- */

static YdStage
guess_stage (const YdOutline *outline)
{
  const char *words = outline->subtitle != NULL ? outline->subtitle : "";
  if (strstr (words, "征求意见") != NULL)
    return YD_STAGE_COMMENTS;
  if (strstr (words, "送审") != NULL || strstr (words, "审议") != NULL
      || strstr (words, "报批") != NULL)
    return YD_STAGE_APPROVAL;
  return outline->notice.number != NULL ? YD_STAGE_ISSUED : YD_STAGE_DRAFT;
}

static char *
guess_issuer (const YdOutline *outline)
{
  static const char *const tails[] = { "文件", "（通知）", "(通知)", "（函）", "(函)", NULL };
  const YdOutlineNotice *notice = &outline->notice;
  if (notice->signature != NULL)
    return g_strdup (notice->signature);
  if (notice->head != NULL)
    {
      const char *end = notice->head + strlen (notice->head),
                 *cut = yd_scan_ends (notice->head, end, tails);
      return yd_scan_trim (notice->head, cut != NULL ? cut : end);
    }
  return g_strdup (notice->plan_signature);
}

static void
fill_plan (Maker *maker, YdPlanRow *row)
{
  const YdOutline *outline = maker->outline;
  /* clang-format off */
  static const char *const special[] = {
    "专项", "三年行动", "行动计划", "实施方案", "工作方案", "行动方案", NULL
  };
  /* clang-format on */
  row->uid = yd_id_to_string (yd_id_new ());
  row->title = g_strdup (outline->title);
  row->subtitle = g_strdup (outline->subtitle);
  row->year = outline->year;
  row->period_from = outline->period_from;
  row->period_to = outline->period_to;
  row->kind = yd_scan_find (row->title, row->title + strlen (row->title), special) != NULL
                ? YD_PLAN_SPECIAL
                : YD_PLAN_GENERAL;
  row->stage = guess_stage (outline);
  row->issuer = guess_issuer (outline);
  row->point_scope = outline->scope;
  row->groups_run_on = outline->groups_run_on;
  row->number_mark = g_strdup (outline->number_mark);
  row->unit_words = outline->unit_words;
}

static char *
join_lines (const GPtrArray *lines)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "\n" : "", (char *)g_ptr_array_index (lines, i));
  return g_string_free (out, lines->len == 0);
}

static void
add_notice (Maker *maker)
{
  const YdOutlineNotice *notice = &maker->outline->notice;
  YdNoticeRow *row = yd_row_list_add (maker->rows, YD_TABLE_NOTICE);
  row->id = maker->notice;
  row->head = g_strdup (notice->head);
  row->number = g_strdup (notice->number);
  row->copy_number = g_strdup (notice->copy_number);
  row->secrecy = g_strdup (notice->secrecy);
  row->urgency = g_strdup (notice->urgency);
  row->signer = g_strdup (notice->signer);
  row->title = g_strdup (notice->title);
  row->addressee = g_strdup (notice->addressee);
  row->signature = g_strdup (notice->signature);
  row->date = notice->date;
  row->note = g_strdup (notice->note);
  row->disclosure = g_strdup (notice->disclosure);
  row->copy_to = join_lines (notice->copy_to);
  row->printed_by = g_strdup (notice->printed_by);
  row->printed_on = notice->printed_on;
  row->copies = notice->copies;
  row->as_annex = notice->as_annex;
  row->issuer = guess_issuer (maker->outline);
  row->plan_signature = g_strdup (notice->plan_signature);
  row->plan_date = notice->plan_date;
  g_free (add_paragraphs (maker, YD_OWNER_NOTICE, maker->notice, notice->body));
}

static void
add_annexes (Maker *maker)
{
  const GPtrArray *annexes = maker->outline->notice.annexes;
  if (annexes->len == 0)
    return;
  g_auto (GStrv) keys = yd_order_key_spread (annexes->len, NULL, NULL);
  for (guint i = 0; i < annexes->len; i++)
    {
      const YdOutlineAnnex *annex = g_ptr_array_index (annexes, i);
      YdAnnexRow *row = yd_row_list_add (maker->rows, YD_TABLE_ANNEX);
      row->id = yd_id_new ();
      row->notice = maker->notice;
      row->order_key = g_strdup (keys[i]);
      row->label = g_strdup (annex->label);
      row->title = g_strdup (annex->title);
      row->listed = annex->listed;
      g_free (add_paragraphs (maker, YD_OWNER_ANNEX, row->id, annex->paragraphs));
    }
}

static void
add_unplaced (Maker *maker)
{
  const GPtrArray *unplaced = maker->outline->unplaced;
  if (unplaced->len == 0)
    return;
  g_auto (GStrv) keys = yd_order_key_spread (unplaced->len, NULL, NULL);
  for (guint i = 0; i < unplaced->len; i++)
    {
      const YdOutlineUnplaced *one = g_ptr_array_index (unplaced, i);
      const YdId *before
        = one->before != NULL ? g_hash_table_lookup (maker->items, one->before) : NULL;
      YdUnplacedRow *row = yd_row_list_add (maker->rows, YD_TABLE_UNPLACED);
      row->id = yd_id_new ();
      row->order_key = g_strdup (keys[i]);
      row->text = g_strdup (one->text);
      row->reason = g_strdup (one->reason);
      row->before = before != NULL ? *before : YD_ID_NONE;
    }
}

/**
 * yd_outline_to_rows:
 *
 * Returns: (transfer full): every row of the plan that @outline describes, with new ids
 */
YdRowList *
yd_outline_to_rows (const YdOutline *outline)
{
  Maker maker = {
    .outline = outline, .rows = yd_row_list_new (), .plan = yd_id_new (), .notice = yd_id_new ()
  };
  maker.units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  maker.aliases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  maker.items = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  maker.unit_rows = g_ptr_array_new ();

  YdPlanRow *plan = yd_row_list_add (maker.rows, YD_TABLE_PLAN);
  plan->id = maker.plan;
  fill_plan (&maker, plan);
  add_notice (&maker);
  g_free (add_paragraphs (&maker, YD_OWNER_PREAMBLE, maker.plan, outline->preamble));
  add_items (&maker, outline->items, YD_ID_NONE);
  g_free (add_paragraphs (&maker, YD_OWNER_CLOSING, maker.plan, outline->closing));
  add_annexes (&maker);
  add_unplaced (&maker);
  plan->assigning = maker.assigned;
  plan->unit_print = maker.after_point ? YD_PRINT_AFTER_POINT : YD_PRINT_NONE;
  if (maker.unit_rows->len > 0)
    {
      g_auto (GStrv) keys = yd_order_key_spread (maker.unit_rows->len, NULL, NULL);
      for (guint i = 0; i < maker.unit_rows->len; i++)
        ((YdUnitRow *)g_ptr_array_index (maker.unit_rows, i))->order_key = g_strdup (keys[i]);
    }
  g_ptr_array_unref (maker.unit_rows);
  g_hash_table_unref (maker.units);
  g_hash_table_unref (maker.aliases);
  g_hash_table_unref (maker.items);
  return maker.rows;
}
