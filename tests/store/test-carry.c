#include "yd-carry.h"

#include "yd-edit.h"
#include "yd-plan-builder.h"
#include "yd-plan-fixture.h"
#include "yd-reference.h"

#include <string.h>

/* A plan of 2025: two sections; in the first a group, an open point, a confirmed one and a claimed
 * one; in the second a point given up. Ids are small so that the tests can name them. */
enum
{
  PLAN = 1,
  NOTICE,
  UNIT_A,
  UNIT_B,
  UNIT_OLD, /* merged into B */
  SECTION_1,
  GROUP,
  OPEN,
  DONE,
  CLAIMED,
  TASK_OPEN,
  TASK_DONE,
  SECTION_2,
  ENDED,
  BODY,
  MILESTONE,
  LEAP,
  INDICATOR,
  SUGGESTION,
  DISMISSED,
  STALE,
  FREE_ID = 100,
};

static void
put (YdPlan *plan, YdTable table, gpointer row, YdId id)
{
  *(YdId *)row = id;
  yd_plan_builder_put (plan, table, row);
  yd_row_free (table, row);
}

static void
put_item (YdPlan *plan, YdId id, YdId parent, YdItemKind kind, const char *title, int status)
{
  YdItemRow *row = yd_row_new (YD_TABLE_ITEM);
  row->parent = parent;
  row->kind = kind;
  row->title = g_strdup (title);
  row->order_key = g_strdup_printf ("k%02d", (int)id);
  row->number_found = g_strdup ("9.");
  row->unit_mark = g_strdup ("（旧处、乙处负责）");
  row->status = status;
  row->supervised = 1;
  row->span_start = 2;
  row->span_length = 4;
  put (plan, YD_TABLE_ITEM, row, id);
}

static void
put_paragraph (YdPlan *plan, YdId id, YdOwner kind, YdId owner, const char *text)
{
  YdParagraphRow *row = yd_row_new (YD_TABLE_PARAGRAPH);
  row->owner_kind = kind;
  row->owner = owner;
  row->text = g_strdup (text);
  row->order_key = g_strdup ("m");
  put (plan, YD_TABLE_PARAGRAPH, row, id);
}

static void
put_report (YdPlan *plan, YdId id, YdId item, int state, int percent)
{
  YdReportRow *row = yd_row_new (YD_TABLE_REPORT);
  row->item = item;
  row->state = state;
  row->percent = percent;
  row->received_on = yd_date_new_day (2025, 11, 3);
  put (plan, YD_TABLE_REPORT, row, id);
}

static void
put_unit (YdPlan *plan, YdId id, const char *name, YdId merged_into)
{
  YdUnitRow *row = yd_row_new (YD_TABLE_UNIT);
  row->name = g_strdup (name);
  row->merged_into = merged_into;
  row->registered = 1;
  put (plan, YD_TABLE_UNIT, row, id);

  YdUnitAliasRow *alias = yd_row_new (YD_TABLE_UNIT_ALIAS);
  alias->unit = id;
  alias->name = g_strconcat ("区", name, NULL);
  put (plan, YD_TABLE_UNIT_ALIAS, alias, FREE_ID + 50 + id);
}

static void
put_assignment (YdPlan *plan, YdId item, YdId unit, YdRole role, const char *key)
{
  YdAssignmentRow row = { item, unit, role, (char *)key, NULL };
  yd_plan_builder_put (plan, YD_TABLE_ASSIGNMENT, &row);
}

static void
put_milestone (YdPlan *plan, YdId id, YdId item, YdDate due, YdDate done_on, const char *words)
{
  YdMilestoneRow *row = yd_row_new (YD_TABLE_MILESTONE);
  row->item = item;
  row->due = due;
  row->before = 1;
  row->done_on = done_on;
  row->words = g_strdup (words);
  row->unit = UNIT_OLD;
  put (plan, YD_TABLE_MILESTONE, row, id);
}

static void
put_target (YdPlan *plan, YdId id, int year, YdId unit, gint64 target)
{
  YdIndicatorTargetRow *row = yd_row_new (YD_TABLE_INDICATOR_TARGET);
  row->indicator = INDICATOR;
  row->year = year;
  row->unit = unit;
  row->target = target;
  row->scale = 1;
  put (plan, YD_TABLE_INDICATOR_TARGET, row, id);
}

static void
put_suggestion (YdPlan *plan, YdId id, int state, const char *words)
{
  YdSuggestionRow *row = yd_row_new (YD_TABLE_SUGGESTION);
  row->item = OPEN;
  row->kind = YD_SUGGEST_MILESTONE;
  row->state = state;
  row->paragraph = BODY;
  row->words = g_strdup (words);
  row->due = yd_date_new_year (2025);
  put (plan, YD_TABLE_SUGGESTION, row, id);
}

static void
put_notice (YdPlan *plan)
{
  YdNoticeRow *row = yd_row_new (YD_TABLE_NOTICE);
  row->title = g_strdup ("关于印发《2025年示例区工作要点》的通知");
  row->head = g_strdup ("示例区卫生健康委员会文件");
  row->number = g_strdup ("示卫〔2025〕1号");
  row->signer = g_strdup ("张三");
  row->date = yd_date_new_day (2025, 2, 18);
  row->printed_on = yd_date_new_day (2025, 2, 19);
  row->copies = 80;
  put (plan, YD_TABLE_NOTICE, row, NOTICE);
  put_paragraph (plan, FREE_ID, YD_OWNER_NOTICE, NOTICE,
                 "《2025年示例区工作要点》已经审议，附件见《全市2025年任务》。");
}

static void
put_plan (YdPlan *plan, int year, int years)
{
  YdPlanRow *row = yd_row_new (YD_TABLE_PLAN);
  row->uid = g_strdup ("last-uid");
  row->title = g_strdup ("2025年示例区工作要点");
  row->subtitle = g_strdup ("（送审稿）");
  row->year = year;
  if (year != 0)
    {
      row->period_from = yd_date_new_day (year, 1, 1);
      row->period_to = yd_date_new_day (year + years - 1, 12, 31);
    }
  row->stage = YD_STAGE_ISSUED;
  row->default_lead = UNIT_OLD;
  row->unit_words = YD_WORDS_RESPONSIBLE;
  put (plan, YD_TABLE_PLAN, row, PLAN);
}

static YdPlan *
make_plan (int year, int years)
{
  YdPlan *plan = yd_plan_new ();
  yd_plan_builder_begin (plan);
  put_plan (plan, year, years);
  put_notice (plan);
  put_unit (plan, UNIT_A, "甲处", YD_ID_NONE);
  put_unit (plan, UNIT_B, "乙处", YD_ID_NONE);
  put_unit (plan, UNIT_OLD, "旧处", UNIT_B);
  put_paragraph (plan, FREE_ID + 1, YD_OWNER_PREAMBLE, PLAN,
                 "2025年要抓好以下工作，较2024年更进一步。");
  put_paragraph (plan, FREE_ID + 2, YD_OWNER_CLOSING, PLAN, "请各单位认真落实。");
  put_item (plan, SECTION_1, YD_ID_NONE, YD_ITEM_SECTION, "一板块", YD_ITEM_ACTIVE);
  put_item (plan, GROUP, SECTION_1, YD_ITEM_GROUP, "一组", YD_ITEM_ACTIVE);
  put_item (plan, OPEN, GROUP, YD_ITEM_POINT, "开展2025年体检", YD_ITEM_ACTIVE);
  put_item (plan, DONE, GROUP, YD_ITEM_POINT, "建成大楼", YD_ITEM_ACTIVE);
  put_item (plan, CLAIMED, GROUP, YD_ITEM_POINT, "修订预案", YD_ITEM_ACTIVE);
  put_item (plan, TASK_OPEN, OPEN, YD_ITEM_TASK, "分解一", YD_ITEM_ACTIVE);
  put_item (plan, TASK_DONE, DONE, YD_ITEM_TASK, "随主项关闭", YD_ITEM_ACTIVE);
  put_item (plan, SECTION_2, YD_ID_NONE, YD_ITEM_SECTION, "二板块", YD_ITEM_ACTIVE);
  put_item (plan, ENDED, SECTION_2, YD_ITEM_POINT, "已取消的事", YD_ITEM_ADJUSTED);
  put_paragraph (plan, BODY, YD_OWNER_ITEM, OPEN,
                 "2025年6月底前完成，2025年底前总结，培训2025人次。");
  put_assignment (plan, OPEN, UNIT_A, YD_ROLE_LEAD, "a");
  put_assignment (plan, OPEN, UNIT_OLD, YD_ROLE_SUPPORT, "b");
  put_assignment (plan, OPEN, UNIT_B, YD_ROLE_SUPPORT, "c");
  put_milestone (plan, FREE_ID + 40, CLAIMED, yd_date_new_year (2030), YD_DATE_NONE, "到2030年");
  put_milestone (plan, MILESTONE, OPEN, yd_date_new_month (2025, 6), YD_DATE_NONE, "2025年6月底前");
  put_milestone (plan, LEAP, OPEN, yd_date_new_day (2024, 2, 29), yd_date_new_day (2024, 2, 28),
                 "");
  YdIndicatorRow *indicator = yd_row_new (YD_TABLE_INDICATOR);
  indicator->item = OPEN;
  indicator->target = 900;
  indicator->scale = 1;
  indicator->measure = g_strdup ("%");
  indicator->due = yd_date_new_year (2025);
  put (plan, YD_TABLE_INDICATOR, indicator, INDICATOR);
  put_target (plan, FREE_ID + 30, 2025, YD_ID_NONE, 850);
  put_target (plan, FREE_ID + 34, 2030, YD_ID_NONE, 990);
  put_target (plan, FREE_ID + 31, 0, UNIT_OLD, 300);
  put_target (plan, FREE_ID + 32, 0, UNIT_B, 100);
  put_target (plan, FREE_ID + 33, 2025, UNIT_OLD, 250);
  put_suggestion (plan, SUGGESTION, YD_SUGGESTION_OPEN, "2025年底前");
  put_suggestion (plan, DISMISSED, YD_SUGGESTION_DISMISSED, "2025年底前");
  put_suggestion (plan, STALE, YD_SUGGESTION_OPEN, "2025年9月底前"); /* its words are gone */
  put_report (plan, FREE_ID + 10, OPEN, YD_REPORT_GOING, 40);
  put_report (plan, FREE_ID + 11, DONE, YD_REPORT_CONFIRMED, 100);
  put_report (plan, FREE_ID + 12, CLAIMED, YD_REPORT_CLAIMED, 100);
  YdCommentRow comment
    = { FREE_ID + 20, OPEN, YD_ID_NONE, (char *)"李四", 0, (char *)"意见", 0, NULL };
  yd_plan_builder_put (plan, YD_TABLE_COMMENT, &comment);
  yd_plan_builder_end (plan);
  return plan;
}

static YdPlan *
carry (const YdCarryOptions *options, GPtrArray **notes)
{
  g_autoptr (YdPlan) last = make_plan (2025, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (YdRowList) rows = yd_carry_plan (last, options, notes, &error);
  g_assert_no_error (error);
  return yd_plan_fixture_from_rows (rows);
}

static YdItem *
successor (YdPlan *plan, YdId last)
{
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    if (yd_item_get_row (item)->lineage_item == last)
      return item;
  return NULL;
}

static guint
count_notes (GPtrArray *notes, YdCarryNoteKind kind)
{
  guint n = 0;
  for (guint i = 0; i < notes->len; i++)
    n += ((YdCarryNote *)notes->pdata[i])->kind == kind;
  return n;
}

static const YdCarryNote *
find_note (GPtrArray *notes, YdCarryNoteKind kind, YdId id, const char *field)
{
  for (guint i = 0; i < notes->len; i++)
    {
      const YdCarryNote *note = notes->pdata[i];
      if (note->kind == kind && note->id == id && g_strcmp0 (note->field, field) == 0)
        return note;
    }
  return NULL;
}

/* ---- which points go on ---- */

typedef struct
{
  const char *name;
  gboolean keep_done;
  YdId item;
  gboolean carried;
  YdId turned; /* a point for which a person decided the other way */
} Fate;

static const Fate fates[] = {
  { "section", FALSE, SECTION_1, TRUE },
  { "group", FALSE, GROUP, TRUE },
  { "open", FALSE, OPEN, TRUE },
  { "task", FALSE, TASK_OPEN, TRUE },
  { "claimed", FALSE, CLAIMED, TRUE },
  { "done", FALSE, DONE, FALSE },
  { "below-done", FALSE, TASK_DONE, FALSE },
  { "given-up", FALSE, ENDED, FALSE },
  { "section-emptied", FALSE, SECTION_2, TRUE },
  { "kept-done", TRUE, DONE, TRUE },
  { "kept-below-done", TRUE, TASK_DONE, TRUE },
  { "kept-given-up", TRUE, ENDED, TRUE },
  { "wanted-though-done", FALSE, DONE, TRUE, DONE },
  { "below-wanted", FALSE, TASK_DONE, TRUE, DONE },
  { "other-than-wanted", FALSE, ENDED, FALSE, DONE },
  { "left-though-open", FALSE, OPEN, FALSE, OPEN },
  { "below-left", FALSE, TASK_OPEN, FALSE, OPEN },
  { "other-than-left", FALSE, CLAIMED, TRUE, OPEN },
};

static void
test_fate (gconstpointer data)
{
  const Fate *fate = data;
  g_autoptr (GHashTable) turned = g_hash_table_new (g_int64_hash, g_int64_equal);
  YdCarryOptions options = { 0, fate->keep_done, turned };
  if (fate->turned != YD_ID_NONE)
    g_hash_table_add (turned, (gpointer)&fate->turned);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (YdPlan) plan = carry (&options, &notes);
  YdItem *item = successor (plan, fate->item);
  g_assert_cmpint (item != NULL, ==, fate->carried);
  if (item == NULL)
    return;
  const YdItemRow *row = yd_item_get_row (item);
  g_assert_cmpint (row->id, !=, fate->item);
  g_assert_cmpstr (row->lineage_plan, ==, "last-uid");
  g_assert_cmpint (row->status, ==, YD_ITEM_ACTIVE);
  g_assert_null (row->number_found);
  g_assert_cmpint (row->supervised, ==, 1);
  g_assert_cmpint (row->span_length, ==, 4);
}

/* Titles and who answers; what is said and counted is written anew. */
static void
test_frame (void)
{
  g_autoptr (GPtrArray) notes = NULL;
  YdCarryOptions options = { .frame = TRUE };
  g_autoptr (YdPlan) plan = carry (&options, &notes);
  YdItem *item = successor (plan, OPEN);
  g_assert_nonnull (item);
  g_assert_cmpstr (yd_item_get_title (item), !=, "");
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_assignments (item)), >, 0);
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_paragraphs (item)), ==, 0);
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_indicators (item)), ==, 0);
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_milestones (item)), ==, 0);
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_suggestions (item)), ==, 0);
  g_assert_cmpint (yd_item_get_row (successor (plan, TASK_OPEN))->span_length, ==, 0);
  g_assert_null (successor (plan, DONE));
  g_assert_cmpuint (yd_record_list_get_length (yd_plan_list_preamble (plan)), ==, 0);
  g_assert_cmpuint (yd_record_list_get_length (yd_plan_list_closing (plan)), ==, 0);
}

static void
test_structure (void)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (YdPlan) plan = carry (NULL, &notes);
  g_assert_true (yd_item_get_parent (successor (plan, OPEN)) == successor (plan, GROUP));
  g_assert_true (yd_item_get_parent (successor (plan, GROUP)) == successor (plan, SECTION_1));
  g_assert_cmpstr (yd_item_get_number (successor (plan, CLAIMED)), ==, "2.");
  g_assert_cmpuint (yd_record_list_get_length (yd_plan_list_items (plan)), ==, 2);
  g_assert_cmpuint (yd_record_list_get_length (yd_plan_list_closing (plan)), ==, 1);
  g_assert_cmpuint (yd_record_list_get_length (yd_plan_list_comments (plan)), ==, 0);
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_reports (successor (plan, OPEN))), ==,
                    0);
}

static void
test_plan_row (void)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (YdPlan) plan = carry (NULL, &notes);
  const YdPlanRow *row = yd_plan_get_row (plan);
  g_autofree char *from = yd_date_to_iso (row->period_from);
  g_autofree char *to = yd_date_to_iso (row->period_to);
  g_assert_cmpstr (row->title, ==, "2026年示例区工作要点");
  g_assert_cmpint (row->year, ==, 2026);
  g_assert_cmpstr (from, ==, "2026-01-01");
  g_assert_cmpstr (to, ==, "2026-12-31");
  g_assert_cmpint (row->stage, ==, YD_STAGE_DRAFT);
  g_assert_cmpint (row->unit_words, ==, YD_WORDS_RESPONSIBLE);
  g_assert_cmpint (row->default_lead, ==, UNIT_B);
  g_assert_null (row->uid);
  g_assert_null (row->subtitle);
}

static void
test_notice (void)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (YdPlan) plan = carry (NULL, &notes);
  const YdNoticeRow *row = yd_notice_get_row (yd_plan_get_notice (plan));
  g_assert_cmpstr (row->title, ==, "关于印发《2026年示例区工作要点》的通知");
  g_assert_cmpstr (row->head, ==, "示例区卫生健康委员会文件");
  g_assert_cmpint (row->copies, ==, 0);
  g_assert_null (row->number);
  g_assert_null (row->signer);
  g_assert_false (yd_date_is_set (row->date));
  g_assert_false (yd_date_is_set (row->printed_on));
  YdParagraph *body = yd_record_list_get (yd_notice_list_body (yd_plan_get_notice (plan)), 0);
  g_assert_cmpstr (yd_paragraph_get_text (body), ==,
                   "《2026年示例区工作要点》已经审议，附件见《全市2025年任务》。");
  g_assert_cmpuint (count_notes (notes, YD_CARRY_CLEARED), ==, 5);
  g_assert_cmpstr (find_note (notes, YD_CARRY_CLEARED, NOTICE, "copies")->before, ==, "80");
  g_assert_cmpstr (find_note (notes, YD_CARRY_CLEARED, NOTICE, "number")->before, ==,
                   "示卫〔2025〕1号");
  g_assert_cmpstr (find_note (notes, YD_CARRY_CLEARED, NOTICE, "date")->before, ==,
                   "2025年2月18日");
  g_assert_cmpstr (yd_carry_note_get_place (find_note (notes, YD_CARRY_CLEARED, NOTICE, "number")),
                   ==, "notice, document number");
  g_assert_cmpint (find_note (notes, YD_CARRY_CLEARED, NOTICE, "number")->now, ==, row->id);
}

/* What was told is kept with the new plan, word for word, and not carried on again. */
static void
test_kept (void)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (YdPlan) plan = carry (NULL, &notes);
  g_autoptr (GPtrArray) kept
    = yd_carry_notes_read (yd_plan_get_setting (plan, YD_SETTING_CARRIED_OVER));
  g_assert_cmpuint (notes->len, >, 5);
  g_assert_cmpuint (kept->len, ==, notes->len);
  for (guint i = 0; i < notes->len; i++)
    {
      const YdCarryNote *a = notes->pdata[i], *b = kept->pdata[i];
      g_assert_cmpint (b->kind, ==, a->kind);
      g_assert_cmpint (b->table, ==, a->table);
      g_assert_cmpint (b->id, ==, a->id);
      g_assert_cmpstr (b->label, ==, a->label);
      g_assert_cmpstr (b->before, ==, a->before);
      g_assert_cmpstr (b->after, ==, a->after);
      g_assert_cmpint (b->now_table, ==, a->now_table);
      g_assert_cmpint (b->now, ==, a->now);
      g_assert_cmpint (b->now_item, ==, a->now_item);
      g_assert_cmpstr (yd_carry_note_get_place (b), ==, yd_carry_note_get_place (a));
    }
  g_autoptr (YdRowList) rows = yd_carry_plan (plan, NULL, NULL, NULL);
  g_autoptr (YdPlan) next = yd_plan_fixture_from_rows (rows);
  g_assert_cmpstr (yd_plan_get_setting (next, YD_SETTING_CARRIED_OVER), !=,
                   yd_plan_get_setting (plan, YD_SETTING_CARRIED_OVER));
  static const char *const odd[]
    = { NULL, "", "[]", "no list", "[(9, 99, 1, '', '', nothing, nothing, 0, 0, 0)]" };
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (GPtrArray) none = yd_carry_notes_read (odd[i]);
      g_assert_cmpuint (none->len, ==, 0);
    }
}

/* The office keeps its code from year to year, also through one whose notice never got a number. */
static void
test_office_code (void)
{
  g_autoptr (YdPlan) plan = carry (NULL, NULL);
  g_assert_cmpstr (yd_plan_get_setting (plan, YD_SETTING_OFFICE_CODE), ==, "示卫");
  g_autoptr (GError) error = NULL;
  g_autoptr (YdRowList) rows = yd_carry_plan (plan, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (YdPlan) next = yd_plan_fixture_from_rows (rows);
  g_assert_cmpstr (yd_plan_get_setting (next, YD_SETTING_OFFICE_CODE), ==, "示卫");
  g_assert_cmpuint (yd_record_list_get_length (yd_plan_list_settings (next)), ==,
                    yd_record_list_get_length (yd_plan_list_settings (plan)));
}

static void
test_units (void)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (YdPlan) plan = carry (NULL, &notes);
  g_assert_nonnull (yd_plan_find_unit (plan, UNIT_A));
  g_assert_true (yd_plan_find_unit_by_name (plan, "区甲处") == yd_plan_find_unit (plan, UNIT_A));
  YdItem *open = successor (plan, OPEN);
  g_autofree char *lead = yd_item_dup_units_text (open, YD_ROLE_LEAD, "、");
  g_autofree char *support = yd_item_dup_units_text (open, YD_ROLE_SUPPORT, "、");
  g_assert_cmpstr (lead, ==, "甲处");
  g_assert_cmpstr (support, ==, "乙处"); /* once, though the old one went into it */
  g_assert_null (yd_item_get_row (open)->unit_mark);
  g_assert_nonnull (yd_item_get_row (successor (plan, CLAIMED))->unit_mark);
}

static void
test_dates_and_targets (void)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (YdPlan) plan = carry (NULL, &notes);
  YdItem *open = successor (plan, OPEN);
  YdRecordList *milestones = yd_item_list_milestones (open);
  g_assert_cmpuint (yd_record_list_get_length (milestones), ==, 2);
  const YdMilestoneRow *leap = yd_milestone_get_row (yd_record_list_get (milestones, 0));
  const YdMilestoneRow *june = yd_milestone_get_row (yd_record_list_get (milestones, 1));
  g_autofree char *leap_day = yd_date_to_iso (leap->due);
  g_autofree char *june_day = yd_date_to_iso (june->due);
  g_assert_cmpstr (leap_day, ==, "2025-02-28");
  g_assert_false (yd_date_is_set (leap->done_on));
  g_assert_cmpstr (june_day, ==, "2026-06");
  g_assert_cmpstr (june->words, ==, "2026年6月底前");
  g_assert_cmpint (june->unit, ==, UNIT_B);
  /* behind the plan's time: nothing of it moves, neither words nor date */
  YdItem *claimed = successor (plan, CLAIMED);
  const YdMilestoneRow *late
    = yd_milestone_get_row (yd_record_list_get (yd_item_list_milestones (claimed), 0));
  g_assert_cmpint (late->due.year, ==, 2030);
  g_assert_cmpstr (late->words, ==, "到2030年");

  const YdIndicatorRow *indicator
    = yd_indicator_get_row (yd_record_list_get (yd_item_list_indicators (open), 0));
  g_assert_cmpint (indicator->target, ==, 900);
  g_assert_cmpint (indicator->scale, ==, 1);
  g_assert_cmpint (indicator->due.year, ==, 2026);
  g_autofree char *parts
    = yd_indicator_dup_breakdown (yd_record_list_get (yd_item_list_indicators (open), 0));
  g_assert_cmpstr (parts, ==,
                   "2026年≥85.0%、2030年≥99.0%；乙处≥40.0%、乙处2026年≥25.0%（各单位之和）");

  YdRecordList *suggestions = yd_item_list_suggestions (open);
  g_assert_cmpuint (yd_record_list_get_length (suggestions), ==, 1);
  const YdSuggestionRow *suggestion = yd_suggestion_get_row (yd_record_list_get (suggestions, 0));
  g_assert_cmpstr (suggestion->words, ==, "2026年底前");
  g_assert_cmpint (suggestion->due.year, ==, 2026);
  g_assert_nonnull (yd_plan_find (plan, YD_TABLE_PARAGRAPH, suggestion->paragraph));
}

static void
test_texts (void)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (YdPlan) plan = carry (NULL, &notes);
  YdItem *open = successor (plan, OPEN);
  g_autofree char *body = yd_item_dup_body (open);
  g_assert_cmpstr (yd_item_get_title (open), ==, "开展2026年体检");
  g_assert_cmpstr (body, ==, "2026年6月底前完成，2026年底前总结，培训2025人次。");
  YdParagraph *preamble = yd_record_list_get (yd_plan_list_preamble (plan), 0);
  g_assert_cmpstr (yd_paragraph_get_text (preamble), ==,
                   "2026年要抓好以下工作，较2024年更进一步。");

  const YdCarryNote *note = find_note (notes, YD_CARRY_SHIFTED, BODY, "text");
  g_assert_cmpstr (note->label, ==, "1.开展2025年体检");
  g_assert_true (g_str_has_prefix (note->before, "2025年6月"));
  g_assert_true (g_str_has_prefix (note->after, "2026年6月"));
  g_assert_cmpint (note->now_item, ==, yd_item_get_row (open)->id);
  g_assert_nonnull (yd_plan_find (plan, note->now_table, note->now));
  g_assert_nonnull (find_note (notes, YD_CARRY_SHIFTED, PLAN, "title"));
  g_assert_nonnull (find_note (notes, YD_CARRY_LEFT, PLAN, "preamble"));
  g_assert_nonnull (find_note (notes, YD_CARRY_SHIFTED, NOTICE, "body"));
  g_assert_nonnull (find_note (notes, YD_CARRY_LEFT, NOTICE, "body"));
}

static void
test_notes_on_points (void)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (YdPlan) plan = carry (NULL, &notes);
  g_assert_cmpuint (count_notes (notes, YD_CARRY_CLOSED), ==, 2);
  g_assert_cmpuint (count_notes (notes, YD_CARRY_CLAIMED), ==, 1);
  const YdCarryNote *done = find_note (notes, YD_CARRY_CLOSED, DONE, "status");
  g_assert_cmpstr (done->label, ==, "2.建成大楼");
  g_assert_cmpstr (done->before, ==, "办公室已确认办结");
  g_assert_cmpint (done->now, ==, YD_ID_NONE);
  g_assert_cmpint (find_note (notes, YD_CARRY_CLAIMED, CLAIMED, "status")->now_item, ==,
                   yd_item_get_row (successor (plan, CLAIMED))->id);

  g_autoptr (GPtrArray) kept_notes = NULL;
  YdCarryOptions options = { 0, TRUE };
  g_autoptr (YdPlan) kept = carry (&options, &kept_notes);
  g_assert_cmpuint (count_notes (kept_notes, YD_CARRY_CLOSED), ==, 0);
}

/* ---- which year ---- */

typedef struct
{
  const char *name;
  int last, years; /* of the old plan; 0: not known */
  int asked;
  int year; /* of the new one; 0: refused */
  const char *title;
} YearCase;

static const YearCase year_cases[] = {
  { "next", 2025, 1, 0, 2026, "2026年示例区工作要点" },
  { "asked", 2025, 1, 2030, 2030, "2030年示例区工作要点" },
  { "same", 2025, 1, 2025, 2025, "2025年示例区工作要点" },
  { "back", 2025, 1, 2024, 2024, "2024年示例区工作要点" },
  { "three-years", 2025, 3, 0, 2028, "2028年示例区工作要点" },
  { "first", 2025, 1, 1900, 1900, "1900年示例区工作要点" },
  { "last", 2025, 1, 2200, 2200, "2200年示例区工作要点" },
  { "too-early", 2025, 1, 1899, 0, NULL },
  { "too-late", 2025, 1, 2201, 0, NULL },
  { "end-too-late", 2025, 3, 2199, 0, NULL },
  { "after-the-last", 2200, 1, 0, 0, NULL },
  { "unknown", 0, 1, 0, 0, NULL },
  { "unknown-asked", 0, 1, 2026, 2026, "2025年示例区工作要点" },
};

static void
test_year (gconstpointer data)
{
  const YearCase *c = data;
  g_autoptr (YdPlan) last = make_plan (c->last, c->years);
  YdCarryOptions options = { c->asked, FALSE };
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (YdRowList) rows = yd_carry_plan (last, &options, &notes, &error);
  if (c->year == 0)
    {
      g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
      g_assert_null (rows);
      return;
    }
  g_assert_no_error (error);
  g_autoptr (YdPlan) plan = yd_plan_fixture_from_rows (rows);
  g_assert_cmpint (yd_plan_get_year (plan), ==, c->year);
  g_assert_cmpstr (yd_plan_get_title (plan), ==, c->title);
}

static void
test_empty (void)
{
  g_autoptr (YdPlan) last = yd_plan_new ();
  YdCarryOptions options = { 2026, FALSE };
  g_autoptr (GError) error = NULL;
  g_autoptr (YdRowList) rows = yd_carry_plan (last, &options, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (YdPlan) plan = yd_plan_fixture_from_rows (rows);
  g_assert_cmpint (yd_plan_get_year (plan), ==, 2026);
  g_assert_nonnull (yd_plan_get_notice (plan));
}

/* What was not carried over leaves other numbers, and the words still say the old ones. */
static void
test_references (void)
{
  g_autoptr (YdPlan) last = yd_plan_fixture ("plan 2025 t\nsection s\npoint done\nset status 1\n"
                                             "point a\nbody 与第3项统筹，与第1项衔接。\npoint b\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (YdRowList) rows = yd_carry_plan (last, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (YdPlan) now = yd_plan_fixture_from_rows (rows);
  YdItem *a = yd_plan_fixture_item (now, "a"), *b = yd_plan_fixture_item (now, "b");
  YdRecord *paragraph = yd_record_list_get (yd_item_list_paragraphs (a), 0);
  g_autoptr (GPtrArray) notes = yd_reference_notes_read (now, yd_record_get_id (paragraph));
  g_assert_cmpstr (yd_item_get_number (b), ==, "2.");
  g_assert_cmpuint (notes->len, ==, 2);
  g_assert_true (yd_reference_note_find_item (notes->pdata[0], now) == b);
  g_assert_null (yd_reference_note_find_item (notes->pdata[1], now));
  g_assert_cmpstr (((YdReferenceNote *)notes->pdata[1])->title, ==, "done");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (fates); i++)
    {
      g_autofree char *path = g_strconcat ("/carry/fate/", fates[i].name, NULL);
      g_test_add_data_func (path, &fates[i], test_fate);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (year_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/carry/year/", year_cases[i].name, NULL);
      g_test_add_data_func (path, &year_cases[i], test_year);
    }
  g_test_add_func ("/carry/frame", test_frame);
  g_test_add_func ("/carry/structure", test_structure);
  g_test_add_func ("/carry/plan-row", test_plan_row);
  g_test_add_func ("/carry/notice", test_notice);
  g_test_add_func ("/carry/office-code", test_office_code);
  g_test_add_func ("/carry/kept", test_kept);
  g_test_add_func ("/carry/units", test_units);
  g_test_add_func ("/carry/dates-and-targets", test_dates_and_targets);
  g_test_add_func ("/carry/texts", test_texts);
  g_test_add_func ("/carry/notes-on-points", test_notes_on_points);
  g_test_add_func ("/carry/references", test_references);
  g_test_add_func ("/carry/empty", test_empty);
  return g_test_run ();
}
