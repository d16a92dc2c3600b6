/* What a person corrects of the words of an import, and of the dates and figures found in them: what is
 * shown, what comes of it in the plan, and that none of it is lost on the way. */

#include "yd-import-draft.h"
#include "yd-plan-fixture.h"

#include <string.h>

static const char *const text
  = "示例区2031年工作要点\n"
    "一、健全服务体系\n"
    "1.完善预警机制。整合三类信号，9月底前完成建设，知晓率达到90%以上。\n"
    "补充一段。（责任单位：区卫健委）\n"
    "2.加强监督管理。三季度末组织联合检查。年底前培训300人。（责任单位：区卫健委）\n"
    "3.改进服务，方便群众。开通热线。（责任单位：区医保局）\n";

static YdImportDraft *
read_text (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
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

static gboolean
correct (YdImportDraft *draft, YdCorrection *correction)
{
  return yd_import_draft_correct (draft, yd_corrections_new (correction));
}

/* ---- what was found ---- */

static guint
find (const YdOutlineItem *item, const char *words)
{
  for (guint i = 0; i < item->suggestions->len; i++)
    if (strcmp (((YdOutlineSuggestion *)g_ptr_array_index (item->suggestions, i))->words, words)
        == 0)
      return i;
  g_error ("nothing found in “%s”", words);
}

static YdOutlineSuggestion *
get_found (YdImportDraft *draft, guint point, const char *words)
{
  const YdOutlineItem *item = get_point (draft, point);
  return g_ptr_array_index (item->suggestions, find (item, words));
}

static void
answer (YdImportDraft *draft, guint point, const char *words, YdSuggestionState state,
        const YdOutlineSuggestion *found)
{
  const YdOutlineItem *item = get_point (draft, point);
  g_autoptr (GPtrArray) keys = yd_outline_item_dup_found_keys (item);
  g_assert_true (correct (
    draft, yd_correction_new_found (g_ptr_array_index (keys, find (item, words)), state, found)));
}

/* Of the point: what is recorded, what waits (?), and what is not taken up (-). */
static char *
describe_records (YdImportDraft *draft, const char *title)
{
  g_autoptr (YdImportResult) result = yd_import_draft_finish (draft);
  g_autoptr (YdPlan) plan = yd_plan_fixture_from_rows (result->rows);
  YdItem *item = yd_plan_fixture_item (plan, title);
  GString *out = g_string_new (NULL);
  YdRecordList *list = yd_item_list_milestones (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdMilestone *one = yd_record_list_get (list, i);
      const YdMilestoneRow *row = yd_milestone_get_row (one);
      g_autofree char *due = yd_milestone_dup_due_text (one);
      g_string_append_printf (out, "|%s %s“%s”", row->title, due, row->words);
    }
  list = yd_item_list_indicators (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdIndicator *one = yd_record_list_get (list, i);
      const YdIndicatorRow *row = yd_indicator_get_row (one);
      g_autofree char *target = yd_indicator_dup_target_text (one);
      g_string_append_printf (out, "|%s %s“%s”", row->name, target, row->words);
    }
  list = yd_item_list_suggestions (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      const YdSuggestionRow *row = yd_suggestion_get_row (yd_record_list_get (list, i));
      g_assert_cmpint (row->state == YD_SUGGESTION_ACCEPTED, ==, row->result != YD_ID_NONE);
      if (row->state != YD_SUGGESTION_ACCEPTED)
        g_string_append_printf (out, "|%s%s", row->state == YD_SUGGESTION_OPEN ? "?" : "-",
                                row->words);
    }
  return g_string_free (out, FALSE);
}

static void
check_records (YdImportDraft *draft, const char *title, const char *expected)
{
  g_autofree char *made = describe_records (draft, title);
  g_assert_cmpstr (made, ==, expected);
}

static void
test_answers (void)
{
  g_autoptr (YdImportDraft) draft = read_text ();
  check_records (draft, "完善预警机制", "|?9月底前|?知晓率达到90%以上");
  answer (draft, 0, "9月底前", YD_SUGGESTION_ACCEPTED, NULL);
  check_records (draft, "完善预警机制", "|完成建设 2031年9月底前“9月底前”|?知晓率达到90%以上");
  answer (draft, 0, "知晓率达到90%以上", YD_SUGGESTION_DISMISSED, NULL);
  check_records (draft, "完善预警机制", "|完成建设 2031年9月底前“9月底前”|-知晓率达到90%以上");
  answer (draft, 0, "9月底前", YD_SUGGESTION_OPEN, NULL);
  answer (draft, 0, "知晓率达到90%以上", YD_SUGGESTION_ACCEPTED, NULL);
  check_records (draft, "完善预警机制", "|知晓率 ≥90%“知晓率达到90%以上”|?9月底前");
  while (yd_import_draft_can_undo (draft))
    yd_import_draft_undo (draft);
  check_records (draft, "完善预警机制", "|?9月底前|?知晓率达到90%以上");
  /* what is not taken up stays in the words, and is not counted */
  answer (draft, 0, "9月底前", YD_SUGGESTION_DISMISSED, NULL);
  g_assert_nonnull (strstr (g_ptr_array_index (get_point (draft, 0)->paragraphs, 0), "9月底前"));
  g_autoptr (YdImportResult) result = yd_import_draft_finish (draft);
  g_assert_cmpuint (result->n_milestones, ==, 2);
}

static void
test_values (void)
{
  g_autoptr (YdImportDraft) draft = read_text ();
  YdOutlineSuggestion wanted = *get_found (draft, 0, "9月底前");
  wanted.name = (char *)"建成预警机制";
  wanted.when.due = yd_date_new_day (2031, 9, 20);
  answer (draft, 0, "9月底前", YD_SUGGESTION_ACCEPTED, &wanted);
  wanted = *get_found (draft, 0, "知晓率达到90%以上");
  wanted.comparison = YD_COMPARE_RANGE;
  wanted.target = 855;
  wanted.target_high = 900;
  wanted.scale = 1;
  answer (draft, 0, "知晓率达到90%以上", YD_SUGGESTION_OPEN, &wanted);
  check_records (draft, "完善预警机制",
                 "|建成预警机制 2031年9月20日前“9月底前”|?知晓率达到90%以上");
  answer (draft, 0, "知晓率达到90%以上", YD_SUGGESTION_ACCEPTED, NULL); /* as it was corrected */
  check_records (draft, "完善预警机制",
                 "|建成预警机制 2031年9月20日前“9月底前”|知晓率 85.5%～90.0%“知晓率达到90%以上”");
}

/* What was said of words holds wherever they go, and as long as they are there. */
static void
test_words_move (void)
{
  g_autoptr (YdImportDraft) draft = read_text ();
  answer (draft, 0, "知晓率达到90%以上", YD_SUGGESTION_ACCEPTED, NULL);
  answer (draft, 1, "年底前", YD_SUGGESTION_DISMISSED, NULL);
  g_assert_true (correct (draft, yd_correction_new (YD_CORRECT_JOIN, get_point (draft, 1)->key)));
  g_assert_cmpint (get_found (draft, 0, "知晓率达到90%以上")->state, ==, YD_SUGGESTION_ACCEPTED);
  g_assert_cmpint (get_found (draft, 0, "年底前")->state, ==, YD_SUGGESTION_DISMISSED);
  yd_import_draft_undo (draft);
  YdCorrection *split = yd_correction_new (YD_CORRECT_SPLIT, get_point (draft, 0)->key);
  split->kind = YD_ITEM_POINT;
  split->at = 7;
  g_assert_true (correct (draft, split));
  g_assert_cmpint (get_found (draft, 1, "知晓率达到90%以上")->state, ==, YD_SUGGESTION_ACCEPTED);
}

/* A question about a date is answered by what was said of it. */
static void
test_overruled (void)
{
  g_autoptr (YdImportDraft) draft = read_text ();
  GPtrArray *doubts = yd_import_draft_get_doubts (draft);
  const YdDoubt *doubt = NULL;
  for (guint i = 0; i < doubts->len; i++)
    if (((YdDoubt *)g_ptr_array_index (doubts, i))->code == YD_DOUBT_DATE_END)
      doubt = g_ptr_array_index (doubts, i);
  g_assert_nonnull (doubt);
  g_assert_false (doubt->overruled);
  answer (draft, 1, "三季度末", YD_SUGGESTION_DISMISSED, NULL);
  doubts = yd_import_draft_get_doubts (draft);
  for (guint i = 0; i < doubts->len; i++)
    {
      doubt = g_ptr_array_index (doubts, i);
      if (doubt->code == YD_DOUBT_DATE_END)
        g_assert_true (doubt->overruled);
    }
}

/* ---- paragraphs ---- */

/* @now: with | between paragraphs */
static YdCorrection *
new_text (const YdOutlineItem *item, const char *now)
{
  GPtrArray *was = g_ptr_array_new_with_free_func (g_free),
            *wanted = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit (now, "|", -1);
  for (guint i = 0; i < item->paragraphs->len; i++)
    g_ptr_array_add (was, g_strdup (g_ptr_array_index (item->paragraphs, i)));
  for (char **part = parts; *part != NULL; part++)
    g_ptr_array_add (wanted, g_strdup (*part));
  return yd_correction_new_text (item->key, was, wanted, -1);
}

static char *
describe (const YdOutlineItem *item)
{
  GString *out = g_string_new (item->title);
  for (guint i = 0; i < item->paragraphs->len; i++)
    g_string_append_printf (out, "|%s", (char *)g_ptr_array_index (item->paragraphs, i));
  return g_string_free (out, FALSE);
}

static void
check (YdImportDraft *draft, guint point, const char *expected)
{
  g_autofree char *shown = describe (get_point (draft, point));
  g_assert_cmpstr (shown, ==, expected);
}

#define FIRST "整合三类信号，9月底前完成建设，知晓率达到90%以上。"

static void
test_text (void)
{
  static const char *const cases[] = {
    FIRST "补充一段。",                           /* joined */
    FIRST "|补充|一段。",                         /* split */
    "整合三类信号，9月底前完成建设。|补充一段。", /* shorter */
    FIRST,                                        /* one gone */
    "前面一段。|" FIRST "|补充一段。",
    FIRST "|补充一段。|后面一段。",
    FIRST "|中间一段。|补充一段。",
    "全是新的。",
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (YdImportDraft) draft = read_text ();
      g_autofree char *expected = g_strconcat ("完善预警机制|", cases[i], NULL);
      check (draft, 0, "完善预警机制|" FIRST "|补充一段。");
      g_assert_true (correct (draft, new_text (get_point (draft, 0), cases[i])));
      check (draft, 0, expected);
      /* the source's paragraphs are not left out, only written otherwise */
      for (guint block = 2; block <= 3; block++)
        {
          guint n;
          const YdSpan *spans = yd_import_draft_get_block_spans (draft, block, &n);
          g_assert_cmpuint (n, >, 0);
          for (guint j = 0; j < n; j++)
            g_assert_cmpint (spans[j].role, !=, YD_SPAN_DROPPED);
        }
      yd_import_draft_undo (draft);
      check (draft, 0, "完善预警机制|" FIRST "|补充一段。");
      yd_import_draft_redo (draft);
      check (draft, 0, expected);
    }
}

static void
add_shown (YdOutline *outline, YdOutlineItem *item, gpointer data)
{
  int states[3] = { 0 };
  g_autofree char *words = describe (item);
  for (guint i = 0; i < item->suggestions->len; i++)
    states[((YdOutlineSuggestion *)g_ptr_array_index (item->suggestions, i))->state]++;
  g_string_append_printf (data, "%s %d %d %d\n", words, states[0], states[1], states[2]);
}

/* Every item with its words, and how many finds wait, are recorded, are not. */
static char *
describe_all (YdImportDraft *draft)
{
  GString *out = g_string_new (NULL);
  yd_outline_each_item ((YdOutline *)yd_import_draft_get_outline (draft), add_shown, out);
  return g_string_free (out, FALSE);
}

/* The same of the plan that is made. */
static char *
describe_made (YdImportDraft *draft)
{
  g_autoptr (YdImportResult) result = yd_import_draft_finish (draft);
  g_autoptr (YdPlan) plan = yd_plan_fixture_from_rows (result->rows);
  GString *out = g_string_new (NULL);
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    {
      int states[3] = { 0 };
      YdRecordList *texts = yd_item_list_paragraphs (item), *list = yd_item_list_suggestions (item);
      g_string_append (out, yd_item_get_title (item));
      for (guint i = 0; i < yd_record_list_get_length (texts); i++)
        g_string_append_printf (out, "|%s", yd_paragraph_get_text (yd_record_list_get (texts, i)));
      for (guint i = 0; i < yd_record_list_get_length (list); i++)
        states[yd_suggestion_get_row (yd_record_list_get (list, i))->state]++;
      g_assert_cmpuint (yd_record_list_get_length (yd_item_list_milestones (item))
                          + yd_record_list_get_length (yd_item_list_indicators (item)),
                        ==, (guint)states[YD_SUGGESTION_ACCEPTED]);
      g_string_append_printf (out, " %d %d %d\n", states[0], states[1], states[2]);
    }
  return g_string_free (out, FALSE);
}

/* Only what was written is written: what came to the text meanwhile stays. */
static void
test_text_kept (void)
{
  g_autoptr (YdImportDraft) draft = read_text ();
  YdCorrection *late = new_text (get_point (draft, 0), FIRST "|补充两段。");
  YdCorrection *lost = new_text (get_point (draft, 0), FIRST "|再补一段。");
  g_assert_true (
    correct (draft, new_text (get_point (draft, 0), "前面一段。|" FIRST "|补充一段。")));
  g_assert_true (correct (draft, late));
  check (draft, 0, "完善预警机制|前面一段。|" FIRST "|补充两段。");
  g_assert_false (correct (draft, lost)); /* its paragraph is another one now */
  check (draft, 0, "完善预警机制|前面一段。|" FIRST "|补充两段。");
}

static void
test_found_anew (void)
{
  g_autoptr (YdImportDraft) draft = read_text ();
  answer (draft, 0, "9月底前", YD_SUGGESTION_ACCEPTED, NULL);
  g_assert_true (correct (
    draft, new_text (get_point (draft, 0), "整合信号，9月底前完成建设，覆盖率达到80%以上。")));
  check_records (draft, "完善预警机制", "|完成建设 2031年9月底前“9月底前”|?覆盖率达到80%以上");
  guint n;
  const YdSpan *spans = yd_import_draft_get_block_spans (draft, 2, &n);
  guint dates = 0;
  for (guint i = 0; i < n; i++)
    if (spans[i].role == YD_SPAN_DATE)
      {
        g_assert_cmpstr (spans[i].found->words, ==, "9月底前");
        dates++;
      }
  g_assert_cmpuint (dates, ==, 1);
}

/* Whatever is answered and written, in whatever order: all of it can be taken back, and what is shown of
 * a point is what its plan says. */
static void
test_random (void)
{
  for (guint seed = 0; seed < 200; seed++)
    {
      g_autoptr (YdImportDraft) draft = read_text ();
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autofree char *before = describe_all (draft);
      for (guint i = 0; i < 10; i++)
        {
          const YdOutlineItem *section
            = g_ptr_array_index (yd_import_draft_get_outline (draft)->items, 0);
          if (section->children->len == 0)
            break;
          guint point = (guint)g_rand_int_range (random, 0, (int)section->children->len);
          const YdOutlineItem *item = get_point (draft, point);
          g_autoptr (GPtrArray) keys = yd_outline_item_dup_found_keys (item);
          int what = g_rand_int_range (random, 0, 4);
          if (what == 0)
            correct (draft, new_text (item, i % 2 == 0 ? "新的一段，10月底前完成。"
                                                       : "甲。|乙，比例达到50%以上。|丙。"));
          else if (what == 1)
            correct (draft, yd_correction_new (YD_CORRECT_JOIN, item->key));
          else if (keys->len > 0)
            correct (draft,
                     yd_correction_new_found (
                       g_ptr_array_index (keys, g_rand_int_range (random, 0, (int)keys->len)),
                       (YdSuggestionState)g_rand_int_range (random, 0, 3), NULL));
          g_autofree char *shown = describe_all (draft), *made = describe_made (draft);
          g_assert_cmpstr (shown, ==, made);
          guint n;
          yd_import_draft_get_spans (draft, &n);
        }
      while (yd_import_draft_can_undo (draft))
        yd_import_draft_undo (draft);
      g_autofree char *after = describe_all (draft);
      g_assert_cmpstr (before, ==, after);
    }
}

/* ---- title and text ---- */

static void
test_joint (void)
{
  g_autoptr (YdImportDraft) draft = read_text ();
  g_autofree char *joint = yd_outline_item_dup_joint (get_point (draft, 0));
  g_assert_cmpstr (joint, ==, "。");
  const YdOutlineItem *section = g_ptr_array_index (yd_import_draft_get_outline (draft)->items, 0);
  g_assert_null (yd_outline_item_dup_joint (section));
  YdCorrection *title = yd_correction_new (YD_CORRECT_TITLE, get_point (draft, 2)->key);
  title->text = g_strdup ("");
  GPtrArray *both = yd_corrections_new (title);
  g_ptr_array_add (both, new_text (get_point (draft, 2), "改进服务，方便群众。开通热线。"));
  g_assert_true (yd_import_draft_correct (draft, both));
  check (draft, 2, "|改进服务，方便群众。开通热线。");
  g_assert_true (get_point (draft, 2)->run_in);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/correct-text/answers", test_answers);
  g_test_add_func ("/import/correct-text/values", test_values);
  g_test_add_func ("/import/correct-text/words-move", test_words_move);
  g_test_add_func ("/import/correct-text/overruled", test_overruled);
  g_test_add_func ("/import/correct-text/text", test_text);
  g_test_add_func ("/import/correct-text/text-kept", test_text_kept);
  g_test_add_func ("/import/correct-text/found-anew", test_found_anew);
  g_test_add_func ("/import/correct-text/random", test_random);
  g_test_add_func ("/import/correct-text/joint", test_joint);
  return g_test_run ();
}
