/* Words that a person points at in a source because the rules made nothing of them: what they would be
 * recorded as, what comes of it in the plan, and that it holds whatever else is corrected. */

#include "yd-import-words.h"
#include "yd-milestone.h"
#include "yd-plan-fixture.h"

#include <string.h>

static const char *const text
  = "示例区2031年工作要点\n"
    "一、健全服务体系\n"
    "1.完善预警机制。整合三类信号，花期过后建成平台，再建平台，力争全部镇街覆盖。由疾控中心和各街道落实。\n"
    "再建平台，完成两轮演练。（责任单位：区卫健委；完成时限：6月底）\n"
    "2.改进服务。开通热线。（责任单位：区医保局）\n"
    "抄送：区政府办公室\n";

static YdImportDraft *
read_words (const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new (words, strlen (words));
  YdImportDraft *draft = yd_import_draft_new (bytes, "来源.txt", 0, NULL, NULL);
  g_assert_nonnull (draft);
  return draft;
}

static const YdOutlineItem *
get_point (YdImportDraft *draft, guint index)
{
  const YdOutlineItem *section = g_ptr_array_index (yd_import_draft_get_outline (draft)->items, 0);
  g_assert_cmpuint (index, <, section->children->len);
  return g_ptr_array_index (section->children, index);
}

/* @nth: of the places in the whole source */
static YdImportWords *
point_at (YdImportDraft *draft, const char *words, guint nth)
{
  const YdBlocks *blocks = yd_import_draft_get_blocks (draft);
  for (guint i = 0; i < yd_blocks_get_length (blocks); i++)
    {
      const char *block = yd_blocks_get (blocks, i)->text;
      for (const char *at = block; (at = strstr (at, words)) != NULL; at = g_utf8_next_char (at))
        if (nth-- == 0)
          return yd_import_words_new (draft, i, (int)g_utf8_pointer_to_offset (block, at),
                                      (int)g_utf8_strlen (words, -1));
    }
  g_error ("“%s” does not stand in the source", words);
}

static gboolean
correct (YdImportDraft *draft, YdCorrection *correction)
{
  return yd_import_draft_correct (draft, yd_corrections_new (correction));
}

static char *
dup_units (const YdImportWords *words)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < words->units->len; i++)
    {
      const YdOutlineUnit *unit = g_ptr_array_index (words->units, i);
      g_string_append_printf (out, "%s%s%s", i > 0 ? "、" : "", unit->name,
                              unit->role == YD_ROLE_SUPPORT ? "+" : "");
    }
  return g_string_free (out, FALSE);
}

/* ---- what they say ---- */

static void
test_read (void)
{
  static const struct
  {
    const char *words, *due, *due_name, *figure, *figure_name, *units;
  } cases[] = {
    { "6月底前完成选址", "2031年6月底前", "完成选址", NULL, "6月底前完成选址", "" },
    { " 10月 ", "2031年10月", NULL, NULL, NULL, NULL },
    { "新增床位30张", NULL, NULL, "30张", "新增床位", NULL },
    { "不少于3家", NULL, NULL, "≥3家", NULL, NULL },
    { "区教育局、区民政局", NULL, NULL, NULL, NULL, "区教育局、区民政局" },
    { "疾控科，质控组；", NULL, NULL, NULL, NULL, "疾控科、质控组" },
    { "优化医疗资源", NULL, NULL, NULL, NULL, "" },
    { "疾控科、优化医疗资源", NULL, NULL, NULL, NULL, "" },
    { "区工会、甲乙丙", NULL, NULL, NULL, NULL, "区工会、甲乙丙" }, /* another item has it */
    { "疾控科牵头，办公室配合", NULL, NULL, NULL, NULL, "疾控科、办公室+" },
    { "这是一段很长的话没有任何停顿也没有任何人会把它当成一个单位的名称来写", NULL, NULL, NULL,
      NULL, "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *source = g_strdup_printf (
        "示例区2031年工作要点\n一、任务\n1.选址。甲乙，%s，丙丁。\n2.建设。开工。（责任单位：甲乙丙）\n",
        cases[i].words);
      g_autoptr (YdImportDraft) draft = read_words (source);
      g_autoptr (YdImportWords) words = point_at (draft, cases[i].words, 0);
      g_autofree char *due
        = yd_due_dup_text (words->due->when.due, words->due->when.before,
                           words->due->when.recurrence, words->due->when.long_term);
      g_autofree char *figure = yd_comparison_dup_text (
        (int)words->figure->comparison, words->figure->target, words->figure->target_high,
        words->figure->scale, words->figure->measure);
      g_autofree char *units = dup_units (words);
      g_assert_cmpint (words->reads_due, ==, cases[i].due != NULL);
      g_assert_cmpint (words->reads_figure, ==, cases[i].figure != NULL);
      if (cases[i].due != NULL)
        g_assert_cmpstr (due, ==, cases[i].due);
      if (cases[i].figure != NULL)
        g_assert_cmpstr (figure, ==, cases[i].figure);
      if (cases[i].due_name != NULL)
        g_assert_cmpstr (words->due->name, ==, cases[i].due_name);
      if (cases[i].figure_name != NULL)
        g_assert_cmpstr (words->figure->name, ==, cases[i].figure_name);
      if (cases[i].units != NULL)
        g_assert_cmpstr (units, ==, cases[i].units);
    }
}

/* What stands in no item cannot be recorded, and nothing beyond the paragraph is looked at. */
static void
test_nowhere (void)
{
  g_autoptr (YdImportDraft) draft = read_words (text);
  g_assert_null (point_at (draft, "区政府办公室", 0));
  g_assert_null (yd_import_words_new (draft, 2, 4, 0));
  g_assert_null (yd_import_words_new (draft, 2, 4000, 7));
  g_autoptr (YdImportWords) words = yd_import_words_new (draft, 2, -5, 99999);
  g_assert_nonnull (words);
  g_assert_true (g_str_has_prefix (words->words, "1.完善"));
}

/* ---- what comes of it ---- */

static char *
describe (YdImportDraft *draft, guint point)
{
  const YdOutlineItem *item = get_point (draft, point);
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < item->suggestions->len; i++)
    {
      const YdOutlineSuggestion *one = g_ptr_array_index (item->suggestions, i);
      if (one->kind != YD_SUGGEST_UNIT)
        g_string_append_printf (out, "|%d.%d%s%s", one->paragraph, one->start,
                                one->state == YD_SUGGESTION_OPEN ? "?" : "!", one->words);
    }
  return g_string_free (out, FALSE);
}

static void
check (YdImportDraft *draft, guint point, const char *expected)
{
  g_autofree char *made = describe (draft, point);
  g_assert_cmpstr (made, ==, expected);
}

static YdCorrection *
new_due (const YdImportWords *words, int month)
{
  YdOutlineSuggestion found = *words->due;
  found.when = (YdDateFound){ .due = yd_date_new_month (2031, month), .before = TRUE };
  return yd_correction_new_add (words->item, words->nth_due, &found);
}

static void
test_recorded (void)
{
  g_autoptr (YdImportDraft) draft = read_words (text);
  check (draft, 0, "|-1.0?6月底");
  g_autoptr (YdImportWords) flood = point_at (draft, "花期过后", 0);
  g_assert_cmpstr (flood->due->name, ==, "建成平台");
  g_assert_true (correct (draft, new_due (flood, 5)));
  check (draft, 0, "|0.7!花期过后|-1.0?6月底");
  g_autoptr (YdImportWords) twice
    = point_at (draft, "再建平台", 1); /* the second, in the second line */
  g_assert_true (correct (draft, new_due (twice, 10)));
  check (draft, 0, "|0.7!花期过后|1.0!再建平台|-1.0?6月底");
  g_autoptr (YdImportWords) rounds = point_at (draft, "完成两轮演练", 0);
  g_assert_true (correct (draft, yd_import_words_new_correction (rounds, YD_SUGGEST_INDICATOR)));
  check (draft, 0, "|0.7!花期过后|1.0!再建平台|1.5!完成两轮演练|-1.0?6月底");
  g_assert_true (correct (draft, new_due (flood, 4))); /* again: the same one */
  check (draft, 0, "|0.7!花期过后|1.0!再建平台|1.5!完成两轮演练|-1.0?6月底");

  g_autoptr (YdImportResult) result = yd_import_draft_finish (draft);
  g_autoptr (YdPlan) plan = yd_plan_fixture_from_rows (result->rows);
  YdRecordList *list = yd_item_list_milestones (yd_plan_fixture_item (plan, "完善预警机制"));
  g_assert_cmpuint (yd_record_list_get_length (list), ==, 2);
  const YdMilestoneRow *row = yd_milestone_get_row (yd_record_list_get (list, 0));
  g_autofree char *due = yd_date_to_iso (row->due);
  g_assert_cmpstr (due, ==, "2031-04");
  g_assert_cmpstr (row->words, ==, "花期过后");

  for (guint i = 0; i < 4; i++)
    yd_import_draft_undo (draft);
  check (draft, 0, "|-1.0?6月底");
  while (yd_import_draft_can_redo (draft))
    yd_import_draft_redo (draft);
  check (draft, 0, "|0.7!花期过后|1.0!再建平台|1.5!完成两轮演练|-1.0?6月底");
}

/* It is shown in the source, and can be answered like all that was found. */
static void
test_shown (void)
{
  g_autoptr (YdImportDraft) draft = read_words (text);
  g_autoptr (YdImportWords) flood = point_at (draft, "花期过后", 0);
  g_assert_true (correct (draft, new_due (flood, 5)));
  guint n, n_dates = 0;
  const YdSpan *spans = yd_import_draft_get_block_spans (draft, 2, &n);
  for (guint i = 0; i < n; i++)
    if (spans[i].role == YD_SPAN_DATE)
      {
        n_dates++;
        g_assert_cmpstr (spans[i].found->words, ==, "花期过后");
      }
  g_assert_cmpuint (n_dates, ==, 1);
  g_autoptr (GPtrArray) keys = yd_outline_item_dup_found_keys (get_point (draft, 0));
  const char *key = g_ptr_array_index (keys, 0);
  g_assert_true (correct (draft, yd_correction_new_found (key, YD_SUGGESTION_OPEN, NULL)));
  check (draft, 0, "|0.7?花期过后|-1.0?6月底");
}

/* Whatever is split, joined, written otherwise or left out afterwards. */
static void
test_kept (void)
{
  g_autoptr (YdImportDraft) draft = read_words (text);
  g_autoptr (YdImportWords) flood = point_at (draft, "花期过后", 0);
  g_assert_true (correct (draft, new_due (flood, 5)));
  YdCorrection *split = yd_correction_new (YD_CORRECT_SPLIT, get_point (draft, 0)->key);
  split->kind = YD_ITEM_POINT;
  split->at = 7;
  g_assert_true (correct (draft, split));
  check (draft, 0, "");
  check (draft, 1, "|-1.0!花期过后|-1.0?6月底"); /* in its title now */
  yd_import_draft_undo (draft);
  YdCorrection *title = yd_correction_new (YD_CORRECT_TITLE, get_point (draft, 0)->key);
  title->text = g_strdup ("改了标题");
  g_assert_true (correct (draft, title));
  check (draft, 0, "|0.7!花期过后|-1.0?6月底");
  g_assert_true (correct (draft, yd_correction_new (YD_CORRECT_JOIN, get_point (draft, 1)->key)));
  check (draft, 0, "|0.7!花期过后|-1.0?6月底");
  yd_import_draft_undo (draft);
  g_assert_true (
    correct (draft, yd_correction_new (YD_CORRECT_LEAVE_OUT, get_point (draft, 0)->key)));
  GPtrArray *doubts = yd_import_draft_get_doubts (draft); /* it went with its item, and is told */
  gboolean told = FALSE;
  for (guint i = 0; i < doubts->len; i++)
    {
      const YdDoubt *doubt = g_ptr_array_index (doubts, i);
      told |= doubt->code == YD_DOUBT_CORRECTION && g_strcmp0 (doubt->found, "花期过后") == 0;
    }
  g_assert_true (told);
}

/* ---- units ---- */

static void
check_units (YdImportDraft *draft, guint point, const char *expected)
{
  const YdOutlineItem *item = get_point (draft, point);
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < item->units->len; i++)
    {
      const YdOutlineUnit *unit = g_ptr_array_index (item->units, i);
      g_string_append_printf (out, "%s%s%s", i > 0 ? "、" : "", unit->name,
                              unit->role == YD_ROLE_SUPPORT ? "+" : "");
    }
  g_assert_cmpstr (out->str, ==, expected);
  g_string_free (out, TRUE);
}

static void
test_units (void)
{
  g_autoptr (YdImportDraft) draft = read_words (text);
  g_autoptr (YdImportWords) centre = point_at (draft, "疾控中心", 0);
  g_assert_true (correct (draft, yd_import_words_new_units (centre, draft, YD_ROLE_SUPPORT)));
  check_units (draft, 0, "区卫健委、疾控中心+");
  g_assert_true (correct (draft, yd_import_words_new_units (centre, draft, YD_ROLE_LEAD)));
  check_units (draft, 0, "区卫健委、疾控中心"); /* once, as said last */
  check (draft, 0, "|-1.0?6月底");              /* the time limit of the mark holds */
  yd_import_draft_undo (draft);
  yd_import_draft_undo (draft);
  check_units (draft, 0, "区卫健委");
}

/* A time limit that stands above several points holds for one of them whose title was corrected. */
static void
test_times_hold (void)
{
  g_autoptr (YdImportDraft) draft = read_words (
    "示例区2031年工作安排\n一、会议\n九月份：\n1.筹备会议。\n2.印发方案。\n十月份：\n1.开展检查。\n2.通报。\n");
  for (guint i = 0; i < 2; i++)
    {
      const YdOutlineItem *point = g_ptr_array_index (get_point (draft, 0)->children, 0);
      g_assert_cmpuint (point->suggestions->len, ==, 1);
      const YdOutlineSuggestion *one = g_ptr_array_index (point->suggestions, 0);
      g_assert_cmpstr (one->words, ==, "九月份");
      YdCorrection *title = yd_correction_new (YD_CORRECT_TITLE, point->key);
      title->text = g_strdup ("筹备全区会议");
      g_assert_true (correct (draft, title));
    }
}

/* Names that do not look like units are some behind a label, and nowhere else. */
static void
test_listed (void)
{
  static const struct
  {
    const char *words, *units;
  } cases[] = {
    { "瑞金", "瑞金" }, { "瑞金、华山", "瑞金、华山" }, { "长海", "长海" },     { "优质护理", "" },
    { "张三", "" },     { "护理、康复", "" },           { "做好服务工作", "" },
  };
  g_autoptr (YdImportDraft) draft = read_words (
    "示例区2031年工作要点\n一、服务\n"
    "1.改进服务。提供优质护理，加强护理、康复，责任单位：瑞金、华山，长海，责任人：张三。做好服务工作。\n"
    "2.甲。整合。\n");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (YdImportWords) words = point_at (draft, cases[i].words, 0);
      g_autofree char *units = dup_units (words);
      g_assert_cmpstr (units, ==, cases[i].units);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/words/read", test_read);
  g_test_add_func ("/import/words/nowhere", test_nowhere);
  g_test_add_func ("/import/words/recorded", test_recorded);
  g_test_add_func ("/import/words/shown", test_shown);
  g_test_add_func ("/import/words/kept", test_kept);
  g_test_add_func ("/import/words/units", test_units);
  g_test_add_func ("/import/words/listed", test_listed);
  g_test_add_func ("/import/words/times-hold", test_times_hold);
  return g_test_run ();
}
