/* Owns: what of a plan lives on in the next one: structure, units, assignments, indicators with their
 * targets, time limits moved on. Refuses: what belongs to the old year alone (reports, comments,
 * history, numbers and dates of the notice, named versions), and a guess about years that are not the
 * plan's own; those are told. The rows are new ones except for units, which stay the same units. */

#include "yd-carry.h"

#include "yd-carry-private.h"

#include "yd-blank.h"
#include "yd-edit.h"
#include "yd-issued-text.h"
#include "yd-reference.h"
#include "yd-text.h"
#include "yd-year-shift.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  YdPlan *last;      /* borrowed */
  YdRowList *rows;   /* borrowed */
  GPtrArray *notes;  /* YdCarryNote, owned by the caller */
  GHashTable *ids;   /* gint64 *: id of a row last year → id now */
  YdYearShift title; /* for the plan's own titles */
  YdYearShift text;  /* for everything else */
  gboolean keep_done, frame;
  GHashTable *turned; /* borrowed, nullable */
  YdDate day;         /* the new plan's first: a state is asked for a day */
} Carry;

static char *
item_label (YdItem *item)
{
  return item != NULL ? g_strconcat (yd_item_get_number (item), yd_item_get_title (item), NULL)
                      : g_strdup ("");
}

static YdCarryNote *
add_note (Carry *carry, YdCarryNoteKind kind, YdTable table, YdId id, const char *field,
          YdItem *item, const char *before)
{
  YdCarryNote *note = g_new0 (YdCarryNote, 1);
  note->kind = kind;
  note->table = table;
  note->id = id;
  note->field = field;
  note->label = item_label (item);
  note->before = g_strdup (before);
  g_ptr_array_add (carry->notes, note);
  return note;
}

static YdId
new_id (Carry *carry, YdId old)
{
  const YdId *id = g_hash_table_lookup (carry->ids, &old);
  return id != NULL ? *id : YD_ID_NONE;
}

/* Moves the years in @text of @row, a copy in the table @now, and notes what it did. @table, @id, @field: where
 * last year's plan has the text, for people. */
static void
shift (Carry *carry, char **text, gboolean title, YdTable now, gpointer row, YdTable table, YdId id,
       const char *field, YdItem *item)
{
  g_autoptr (GPtrArray) mentions
    = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_year_mention_free);
  char *moved = yd_year_shift_text (title ? &carry->title : &carry->text, *text, mentions);
  g_free (*text);
  *text = moved;
  for (guint i = 0; i < mentions->len; i++)
    {
      const YdYearMention *mention = mentions->pdata[i];
      YdCarryNote *note
        = add_note (carry, mention->after != NULL ? YD_CARRY_SHIFTED : YD_CARRY_LEFT, table, id,
                    field, item, mention->before);
      note->after = g_strdup (mention->after);
      note->now_table = now;
      note->now = *(YdId *)row;
      note->now_item
        = item != NULL ? new_id (carry, yd_record_get_id (YD_RECORD (item))) : YD_ID_NONE;
    }
}

/* The same without a word, for what only repeats the text. */
static void
shift_quietly (Carry *carry, char **text)
{
  char *moved = yd_year_shift_text (&carry->text, *text, NULL);
  g_free (*text);
  *text = moved;
}

/* What the new notice must get anew. */
static void
note_cleared (Carry *carry, const YdNoticeRow *notice, const char *field, const char *before)
{
  YdCarryNote *note
    = add_note (carry, YD_CARRY_CLEARED, YD_TABLE_NOTICE, notice->id, field, NULL, before);
  note->now_table = YD_TABLE_NOTICE;
  note->now = new_id (carry, notice->id);
}

static void
clear_text (Carry *carry, char **text, const YdNoticeRow *notice, const char *field)
{
  if (*text != NULL && **text != '\0')
    note_cleared (carry, notice, field, *text);
  g_clear_pointer (text, g_free);
}

static void
clear_date (Carry *carry, YdDate *date, const YdNoticeRow *notice, const char *field)
{
  g_autofree char *words = yd_date_is_set (*date) ? yd_date_to_chinese (*date) : NULL;
  if (words != NULL)
    note_cleared (carry, notice, field, words);
  *date = YD_DATE_NONE;
}

/* How many are printed is decided with each notice. */
static void
clear_copies (Carry *carry, YdNoticeRow *row, const YdNoticeRow *notice)
{
  g_autofree char *count = g_strdup_printf ("%d", row->copies);
  if (row->copies > 0)
    note_cleared (carry, notice, "copies", count);
  row->copies = 0;
}

/* A row as it was, under an id of its own. The caller gives it what changes. */
static gpointer
copy_row (Carry *carry, YdTable table, gconstpointer old)
{
  gpointer row = yd_row_list_add (carry->rows, table);
  YdId id = *(YdId *)row;
  gpointer copy = yd_row_copy (table, old);
  memcpy (row, copy, yd_table_get_info (table)->size);
  g_free (copy);
  if (yd_table_get_info (table)->n_keys == 1)
    {
      *(YdId *)row = id;
      g_hash_table_insert (carry->ids, g_memdup2 (old, sizeof (YdId)), g_memdup2 (&id, sizeof id));
    }
  return row;
}

/* A unit that went into another since is that other. */
static YdId
living_unit (Carry *carry, YdId id)
{
  for (int steps = 0; steps < 100; steps++) /* a circle ends here */
    {
      YdUnit *unit = yd_plan_find_unit (carry->last, id);
      YdId into = unit != NULL ? yd_unit_get_row (unit)->merged_into : YD_ID_NONE;
      if (into == YD_ID_NONE || yd_plan_find_unit (carry->last, into) == NULL)
        return id;
      id = into;
    }
  return id;
}

/* Last year's file may be of a time when names were kept as they were typed. */
static void
clean_name (char **name)
{
  char *clean = *name != NULL ? yd_text_clean_name (*name) : NULL;
  g_free (*name);
  *name = clean;
}

static void
carry_units (Carry *carry)
{
  YdRecordList *units = yd_plan_list_units (carry->last);
  for (guint i = 0; i < yd_record_list_get_length (units); i++)
    {
      YdUnit *unit = yd_record_list_get (units, i);
      const YdUnitRow *old = yd_unit_get_row (unit);
      YdUnitRow *row = copy_row (carry, YD_TABLE_UNIT, old);
      row->id = old->id;
      clean_name (&row->name);
      clean_name (&row->short_name);
      for (guint k = 0; k < yd_record_list_get_length (yd_unit_list_aliases (unit)); k++)
        {
          YdUnitAliasRow *alias
            = copy_row (carry, YD_TABLE_UNIT_ALIAS,
                        yd_record_get_row (yd_record_list_get (yd_unit_list_aliases (unit), k)));
          clean_name (&alias->name);
        }
      for (guint k = 0; k < yd_record_list_get_length (yd_unit_list_members (unit)); k++)
        copy_row (carry, YD_TABLE_UNIT_MEMBER,
                  yd_record_get_row (yd_record_list_get (yd_unit_list_members (unit), k)));
    }
}

/* @table, @id and @field: where a person finds text that is not an item's. */
static void
carry_paragraphs (Carry *carry, YdRecordList *paragraphs, YdId owner, YdItem *item, YdTable table,
                  YdId id, const char *field)
{
  for (guint i = 0; i < yd_record_list_get_length (paragraphs); i++)
    {
      const YdParagraphRow *old = yd_paragraph_get_row (yd_record_list_get (paragraphs, i));
      YdParagraphRow *row = copy_row (carry, YD_TABLE_PARAGRAPH, old);
      row->owner = owner;
      shift (carry, &row->text, FALSE, YD_TABLE_PARAGRAPH, row, table, item != NULL ? old->id : id,
             field, item);
    }
}

static void
carry_assignments (Carry *carry, YdItem *item, YdItemRow *new_item)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  YdRecordList *assignments = yd_item_list_assignments (item);
  for (guint i = 0; i < yd_record_list_get_length (assignments); i++)
    {
      const YdAssignmentRow *old = yd_assignment_get_row (yd_record_list_get (assignments, i));
      YdId unit = living_unit (carry, old->unit);
      if (unit != old->unit)
        g_clear_pointer (&new_item->unit_mark, g_free); /* names a unit that is gone */
      if (g_hash_table_contains (seen, &unit))
        continue;
      YdAssignmentRow *row = copy_row (carry, YD_TABLE_ASSIGNMENT, old);
      row->item = new_item->id;
      row->unit = unit;
      g_hash_table_add (seen, &row->unit);
    }
}

/* How far what is due in @year moves: not at all where that lies behind the plan's own time, as in 到2030年. Its
 * words in the text stay then, too. */
static int
years_on (const Carry *carry, int year)
{
  return year <= carry->text.last ? carry->text.by : 0;
}

static YdDate
move_due (const Carry *carry, YdDate due)
{
  return yd_date_is_set (due) ? yd_date_add_years (due, years_on (carry, due.year)) : due;
}

/* Two units that became one have one target: what both had. */
static void
carry_targets (Carry *carry, YdIndicator *indicator, YdId new_indicator)
{
  g_autoptr (GPtrArray) targets = yd_indicator_dup_targets (indicator);
  g_autoptr (GHashTable) made = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < targets->len; i++)
    {
      const YdIndicatorTargetRow *old = yd_indicator_target_get_row (targets->pdata[i]);
      YdId unit = living_unit (carry, old->unit);
      int year = old->year != 0 ? old->year + years_on (carry, old->year) : 0;
      YdId id = yd_indicator_target_make_id (new_indicator, year, unit);
      YdIndicatorTargetRow *there = g_hash_table_lookup (made, &id);
      if (there != NULL)
        {
          yd_indicator_target_join (there, old);
          continue;
        }
      YdIndicatorTargetRow *row = copy_row (carry, YD_TABLE_INDICATOR_TARGET, old);
      row->id = id;
      row->indicator = new_indicator;
      row->unit = unit;
      row->year = year;
      g_hash_table_insert (made, &row->id, row);
    }
}

static void
carry_records (Carry *carry, YdItem *item, YdId new_item)
{
  YdRecordList *list = yd_item_list_indicators (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdIndicator *indicator = yd_record_list_get (list, i);
      YdIndicatorRow *row = copy_row (carry, YD_TABLE_INDICATOR, yd_indicator_get_row (indicator));
      row->item = new_item;
      row->due = move_due (carry, row->due);
      shift_quietly (carry, &row->name);
      shift_quietly (carry, &row->words);
      carry_targets (carry, indicator, row->id);
    }

  list = yd_item_list_milestones (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdMilestoneRow *row
        = copy_row (carry, YD_TABLE_MILESTONE, yd_record_get_row (yd_record_list_get (list, i)));
      row->item = new_item;
      row->due = move_due (carry, row->due);
      row->unit = living_unit (carry, row->unit);
      row->done_on = YD_DATE_NONE;
      shift_quietly (carry, &row->title);
      shift_quietly (carry, &row->words);
    }

  /* What nobody has answered yet is still a question, of the same words a year on. */
  list = yd_item_list_suggestions (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      const YdSuggestionRow *old = yd_suggestion_get_row (yd_record_list_get (list, i));
      if (!yd_suggestion_is_open (old, item))
        continue;
      YdSuggestionRow *row = copy_row (carry, YD_TABLE_SUGGESTION, old);
      row->item = new_item;
      row->paragraph = new_id (carry, old->paragraph);
      row->result = YD_ID_NONE;
      row->due = move_due (carry, row->due);
      shift_quietly (carry, &row->name);
      shift_quietly (carry, &row->words);
    }
}

/* Whether @item ends with last year; notes it where it does, and where somebody thinks so. */
static gboolean
is_closed (Carry *carry, YdItem *item)
{
  if (yd_item_get_kind (item) < YD_ITEM_POINT)
    return FALSE;
  g_autofree char *why = NULL;
  YdState state = yd_item_get_state (item, carry->day, &why);
  YdId id = yd_item_get_row (item)->id;
  if (state == YD_STATE_CLAIMED)
    add_note (carry, YD_CARRY_CLAIMED, YD_TABLE_ITEM, id, "status", item, why);
  gboolean done = state == YD_STATE_DONE || state == YD_STATE_ADJUSTED;
  gboolean turned = carry->turned != NULL && g_hash_table_contains (carry->turned, &id);
  if ((done && !carry->keep_done) == turned)
    return FALSE;
  add_note (carry, YD_CARRY_CLOSED, YD_TABLE_ITEM, id, "status", item,
            done ? why : _ ("left out by choice"));
  return TRUE;
}

static void
carry_item (Carry *carry, YdItem *item)
{
  const YdItemRow *old = yd_item_get_row (item);
  YdItemRow *row = copy_row (carry, YD_TABLE_ITEM, old);
  row->parent = new_id (carry, old->parent);
  row->status = YD_ITEM_ACTIVE;
  row->lineage_item = old->id;
  yd_row_set_text (&row->lineage_plan, yd_plan_get_row (carry->last)->uid);
  g_clear_pointer (&row->number_found, g_free); /* of a source that this plan does not have */
  shift (carry, &row->title, FALSE, YD_TABLE_ITEM, row, YD_TABLE_ITEM, old->id, "title", item);
  shift (carry, &row->source, FALSE, YD_TABLE_ITEM, row, YD_TABLE_ITEM, old->id, "source", item);

  carry_assignments (carry, item, row);
  if (carry->frame)
    {
      row->span_start = row->span_length = 0;
      return;
    }
  carry_paragraphs (carry, yd_item_list_paragraphs (item), row->id, item, YD_TABLE_PARAGRAPH,
                    YD_ID_NONE, "text");
  carry_records (carry, item, row->id);
}

static void
carry_items (Carry *carry)
{
  for (YdItem *item = yd_plan_get_first_item (carry->last); item != NULL;
       item = yd_item_get_next (item))
    {
      YdId parent = yd_item_get_row (item)->parent;
      gboolean below_closed = parent != YD_ID_NONE && new_id (carry, parent) == YD_ID_NONE;
      if (!below_closed && !is_closed (carry, item))
        carry_item (carry, item);
    }
  for (guint i = 0; i < carry->notes->len; i++)
    {
      YdCarryNote *note = carry->notes->pdata[i];
      if (note->kind != YD_CARRY_CLAIMED) /* told before the item was copied */
        continue;
      note->now_table = YD_TABLE_ITEM;
      note->now = note->now_item = new_id (carry, note->id);
    }
}

static void
carry_notice (Carry *carry)
{
  YdNotice *notice = yd_plan_get_notice (carry->last);
  if (notice == NULL)
    {
      yd_row_list_add (carry->rows, YD_TABLE_NOTICE);
      return;
    }

  const YdNoticeRow *old = yd_notice_get_row (notice);
  YdNoticeRow *row = copy_row (carry, YD_TABLE_NOTICE, old);
  shift (carry, &row->title, TRUE, YD_TABLE_NOTICE, row, YD_TABLE_NOTICE, old->id, "title", NULL);
  clear_text (carry, &row->number, old, "number");
  clear_text (carry, &row->copy_number, old, "copy_number");
  clear_text (carry, &row->urgency, old, "urgency");
  clear_text (carry, &row->signer, old, "signer");
  clear_date (carry, &row->date, old, "date");
  clear_date (carry, &row->printed_on, old, "printed_on");
  clear_date (carry, &row->plan_date, old, "plan_date");
  clear_copies (carry, row, old);
  carry_paragraphs (carry, yd_notice_list_body (notice), row->id, NULL, YD_TABLE_NOTICE, old->id,
                    "body");

  YdRecordList *list = yd_notice_list_annexes (notice);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdAnnex *annex = yd_record_list_get (list, i);
      YdId id = yd_annex_get_row (annex)->id;
      YdAnnexRow *copy = copy_row (carry, YD_TABLE_ANNEX, yd_annex_get_row (annex));
      copy->notice = row->id;
      shift (carry, &copy->title, TRUE, YD_TABLE_ANNEX, copy, YD_TABLE_ANNEX, id, "title", NULL);
      carry_paragraphs (carry, yd_annex_list_paragraphs (annex), copy->id, NULL, YD_TABLE_ANNEX, id,
                        "body");
    }
  list = yd_notice_list_recipients (notice);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdRecipientRow *copy
        = copy_row (carry, YD_TABLE_RECIPIENT, yd_record_get_row (yd_record_list_get (list, i)));
      copy->notice = row->id;
      copy->unit = living_unit (carry, copy->unit);
    }
}

static void
carry_plan_row (Carry *carry)
{
  const YdPlanRow *old = yd_plan_get_row (carry->last);
  YdPlanRow *row = copy_row (carry, YD_TABLE_PLAN, old);
  g_clear_pointer (&row->uid, g_free); /* the new file has its own */
  row->year = old->year + carry->text.by;
  row->period_from = yd_date_add_years (old->period_from, carry->text.by);
  row->period_to = yd_date_add_years (old->period_to, carry->text.by);
  row->stage = YD_STAGE_DRAFT;
  row->default_lead = living_unit (carry, old->default_lead);
  if (row->subtitle != NULL && strstr (row->subtitle, "稿") != NULL)
    g_clear_pointer (&row->subtitle, g_free); /* （征求意见稿）: the new plan is a first draft */
  shift (carry, &row->title, TRUE, YD_TABLE_PLAN, row, YD_TABLE_PLAN, old->id, "title", NULL);
  shift (carry, &row->subtitle, TRUE, YD_TABLE_PLAN, row, YD_TABLE_PLAN, old->id, "subtitle", NULL);
}

/* 长卫 of last year's number: the office keeps it, and the new notice is offered it with its serial number. */
static char *
dup_office_code (YdPlan *last)
{
  YdNotice *notice = yd_plan_get_notice (last);
  g_autofree char *code = NULL, *year = NULL, *serial = NULL;
  yd_notice_number_split (notice != NULL ? yd_notice_get_row (notice)->number : NULL, &code, &year,
                          &serial);
  return g_strdup (
    *year != '\0' && *code != '\0' ? code : yd_plan_get_setting (last, YD_SETTING_OFFICE_CODE));
}

static gboolean
is_of_last_year (const char *setting)
{
  static const char *const names[]
    = { YD_SETTING_PRINTED_DESPITE, YD_SETTING_EXPORTED_DESPITE, YD_SETTING_OFFICE_CODE,
        YD_SETTING_ISSUED_TEXT,     YD_SETTING_CARRIED_OVER,     NULL };
  return setting != NULL
         && (g_strv_contains (names, setting) || g_str_has_prefix (setting, YD_SETTING_REFERENCE));
}

/* @value: (transfer full) (nullable) */
static void
add_setting (Carry *carry, const char *name, char *value)
{
  if (value == NULL)
    return;
  YdSettingRow *row = yd_row_list_add (carry->rows, YD_TABLE_SETTING);
  row->name = g_strdup (name);
  row->value = value;
}

static void
carry_settings (Carry *carry)
{
  YdRecordList *settings = yd_plan_list_settings (carry->last);
  for (guint i = 0; i < yd_record_list_get_length (settings); i++)
    {
      const YdSettingRow *row = yd_record_get_row (yd_record_list_get (settings, i));
      if (!is_of_last_year (row->name))
        copy_row (carry, YD_TABLE_SETTING, row);
    }
  add_setting (carry, YD_SETTING_OFFICE_CODE, dup_office_code (carry->last));
  if (carry->notes->len > 0)
    add_setting (carry, YD_SETTING_CARRIED_OVER, yd_carry_notes_dup_text (carry->notes));
}

/* First and last year of the plan's time; FALSE where it says neither. */
static gboolean
years_of (YdPlan *plan, int *first, int *last)
{
  const YdPlanRow *row = yd_plan_get_row (plan);
  *first = yd_date_is_set (row->period_from) ? row->period_from.year : row->year;
  *last = yd_date_is_set (row->period_to) ? row->period_to.year : *first;
  if (*first == 0)
    *first = *last;
  *last = MAX (*last, *first);
  return *first != 0;
}

/**
 * yd_carry_plan:
 * @last: last year's plan
 * @options: (nullable): which year, and what of closed points; %NULL for the year after, without them
 * @notes: (out) (transfer container): #YdCarryNote in document order: what a person should look at
 *
 * Returns: (transfer full): rows for yd_edit_import() into an empty plan; %NULL with %YD_ERROR_INVALID
 *   where the year cannot be, or is not said and not known
 */
YdRowList *
yd_carry_plan (YdPlan *last, const YdCarryOptions *options, GPtrArray **notes, GError **error)
{
  int first_year = 0, last_year = 0, year = options != NULL ? options->year : 0;
  gboolean known = years_of (last, &first_year, &last_year);
  if (!known && year == 0)
    {
      g_set_error_literal (error, YD_ERROR, YD_ERROR_INVALID,
                           "the plan does not say of which year it is; give the new plan's year");
      return NULL;
    }
  if (year == 0)
    year = last_year + 1;
  if (!yd_blank_check_year (year, error)
      || !yd_blank_check_year (year + (last_year - first_year), error))
    return NULL;

  g_autoptr (YdRowList) rows = yd_row_list_new ();
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_carry_note_free);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  YdYearShift title = { first_year, last_year, known ? year - first_year : 0, TRUE, NULL };
  YdYearShift text = title;
  text.bare = FALSE;
  text.own_title = yd_plan_get_title (last);
  Carry carry = { last,
                  rows,
                  told,
                  ids,
                  title,
                  text,
                  options != NULL && options->keep_done,
                  options != NULL && options->frame,
                  options != NULL ? options->turned : NULL,
                  yd_date_new_day (year, 1, 1) };

  carry_plan_row (&carry);
  if (!known)
    {
      YdPlanRow *row = yd_row_list_get (rows, 0, NULL);
      row->year = year;
    }
  carry_notice (&carry);
  carry_units (&carry);
  YdId plan = *(YdId *)yd_row_list_get (rows, 0, NULL), old = yd_plan_get_id (last);
  if (!carry.frame)
    carry_paragraphs (&carry, yd_plan_list_preamble (last), plan, NULL, YD_TABLE_PLAN, old,
                      "preamble");
  carry_items (&carry);
  if (!carry.frame)
    carry_paragraphs (&carry, yd_plan_list_closing (last), plan, NULL, YD_TABLE_PLAN, old,
                      "closing");
  carry_settings (&carry);
  yd_carry_references (last, rows, ids);
  if (notes != NULL)
    *notes = g_steal_pointer (&told);
  return g_steal_pointer (&rows);
}
