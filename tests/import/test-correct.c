/* What a person corrects of an import: the outline after it, the plan that comes of it, the words in
 * the source, and that every step can be taken back. */

#include "yd-corrected.h"
#include "yd-outline-levels.h"
#include "yd-plan-fixture.h"

#include <string.h>

static void
set_kind (YdImportDraft *draft, const char *title, YdItemKind kind)
{
  YdCorrection *correction = yd_corrected_about (draft, title, YD_CORRECT_KIND);
  correction->kind = kind;
  yd_corrected_do (draft, correction);
}

#define AS_READ                                                                                     \
  "S一、健全服务体系 "                                                                      \
  "P1.完善预警机制|整合三类信号，9月底前完成建设。!区卫健委+区财政局 " \
  "P2.加强监督管理|组织联合检查。年底前培训300人。!区卫健委 "               \
  "S二、守牢底线 P3.规范用药|点评处方。!区医保局 P4.改进服务|开通热线。（总务）"

static void
test_titles (void)
{
  g_autoptr (YdImportDraft) draft = yd_corrected_read (yd_corrected_text);
  yd_corrected_check (draft, AS_READ);
  yd_corrected_set_title (draft, "规范用药", "规范临床用药");
  yd_corrected_check (
    draft, "S一、健全服务体系 P1.完善预警机制|整合三类信号，9月底前完成建设。!区卫健委+区财政局 "
           "P2.加强监督管理|组织联合检查。年底前培训300人。!区卫健委 "
           "S二、守牢底线 P3.规范临床用药|点评处方。!区医保局 P4.改进服务|开通热线。（总务）");
  guint n;
  const YdSpan *spans = yd_import_draft_get_block_spans (draft, 6, &n); /* still where it stood */
  g_assert_cmpuint (n, >=, 3);
  g_assert_cmpint (spans[1].role, ==, YD_SPAN_TITLE);
  g_assert_true (spans[1].item == yd_corrected_get_item (draft, "规范临床用药"));
  yd_import_draft_undo (draft);
  yd_corrected_check (draft, AS_READ);
  yd_import_draft_redo (draft);
  g_assert_nonnull (yd_corrected_get_item (draft, "规范临床用药"));
}

static void
test_levels (void)
{
  static const struct
  {
    const char *title;
    YdItemKind kind;
    const char *expected; /* kinds and numbers alone */
  } cases[] = {
    { "加强监督管理", YD_ITEM_SECTION, "S一、 P1. S二、 S三、 P2. P3." },
    { "守牢底线", YD_ITEM_POINT, "S一、 P1. P2. P3. P4. P5." },
    { "守牢底线", YD_ITEM_GROUP, "S一、 P1. P2. G（一） P3. P4." },
    { "加强监督管理", YD_ITEM_TASK, "S一、 P1. T（1） S二、 P2. P3." },
    { "健全服务体系", YD_ITEM_POINT, "P1. P2. P3. S一、 P4. P5." },
    { "健全服务体系", YD_ITEM_TASK, "P1. P2. P3. S一、 P4. P5." }, /* no point to be a task of */
    { "规范用药", YD_ITEM_GROUP, "S一、 P1. P2. S二、 G（一） P3." },
    { "规范用药", YD_ITEM_POINT, "S一、 P1. P2. S二、 P3. P4." },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (YdImportDraft) draft = yd_corrected_read (yd_corrected_text);
      set_kind (draft, cases[i].title, cases[i].kind);
      g_autofree char *shown = yd_corrected_describe (draft),
                      *made = yd_corrected_describe_plan (draft);
      g_assert_cmpstr (shown, ==, made);
      g_autoptr (GString) numbers = g_string_new (NULL);
      g_autoptr (YdImportResult) result = yd_import_draft_finish (draft);
      g_autoptr (YdPlan) plan = yd_plan_fixture_from_rows (result->rows);
      for (YdItem *item = yd_plan_get_first_item (plan); item != NULL;
           item = yd_item_get_next (item))
        g_string_append_printf (numbers, "%s%c%s", numbers->len > 0 ? " " : "",
                                "SGPT"[yd_item_get_kind (item)], yd_item_get_number (item));
      g_assert_cmpstr (numbers->str, ==, cases[i].expected);
      yd_import_draft_undo (draft);
      yd_corrected_check (draft, AS_READ);
    }
}

static void
test_next_kind (void)
{
  static const struct
  {
    const char *title;
    gboolean up;
    int expected; /* -1: there is none */
  } cases[] = {
    { "健全服务体系", TRUE, -1 },
    { "健全服务体系", FALSE, -1 },             /* nothing stands before it */
    { "完善预警机制", TRUE, YD_ITEM_SECTION }, /* no groups here */
    { "完善预警机制", FALSE, -1 },             /* no point before it to be a task of */
    { "加强监督管理", FALSE, YD_ITEM_TASK },
    { "守牢底线", FALSE, YD_ITEM_POINT },
  };
  g_autoptr (YdImportDraft) draft = yd_corrected_read (yd_corrected_text);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      YdItemKind kind = YD_ITEM_SECTION;
      gboolean can = yd_outline_get_next_kind (yd_import_draft_get_outline (draft),
                                               yd_corrected_get_item (draft, cases[i].title),
                                               cases[i].up, &kind);
      g_assert_cmpint (can ? (int)kind : -1, ==, cases[i].expected);
    }
}

static void
test_joined (void)
{
  g_autoptr (YdImportDraft) draft = yd_corrected_read (yd_corrected_text);
  yd_corrected_do (draft, yd_corrected_about (draft, "加强监督管理", YD_CORRECT_AS_TEXT));
  yd_corrected_check (
    draft, "S一、健全服务体系 P1.完善预警机制|整合三类信号，9月底前完成建设。|"
           "2.加强监督管理。组织联合检查。年底前培训300人。!区卫健委+区财政局 "
           "S二、守牢底线 P2.规范用药|点评处方。!区医保局 P3.改进服务|开通热线。（总务）");
  const YdOutlineItem *item = yd_corrected_get_item (draft, "完善预警机制");
  guint dates = 0; /* of its own words and of those that came to it */
  for (guint i = 0; i < item->suggestions->len; i++)
    dates += ((YdOutlineSuggestion *)g_ptr_array_index (item->suggestions, i))->kind
             == YD_SUGGEST_MILESTONE;
  g_assert_cmpuint (dates, ==, 2);
  guint n;
  const YdSpan *spans = yd_import_draft_get_block_spans (draft, 4, &n);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpint (spans[0].role, ==, YD_SPAN_BODY);
  g_assert_true (spans[0].item == item);
  yd_import_draft_undo (draft);

  yd_corrected_do (draft, yd_corrected_about (draft, "改进服务", YD_CORRECT_JOIN));
  yd_corrected_check (
    draft, "S一、健全服务体系 P1.完善预警机制|整合三类信号，9月底前完成建设。!区卫健委+区财政局 "
           "P2.加强监督管理|组织联合检查。年底前培训300人。!区卫健委 "
           "S二、守牢底线 P3.规范用药|点评处方。改进服务。开通热线。（总务）!区医保局");
  yd_import_draft_undo (draft);
  yd_corrected_do (
    draft, yd_corrected_about (draft, "健全服务体系", YD_CORRECT_AS_TEXT)); /* before all others */
  const GPtrArray *preamble = yd_import_draft_get_outline (draft)->preamble;
  g_assert_cmpstr (g_ptr_array_index (preamble, preamble->len - 1), ==, "一、健全服务体系");
}

/* A title that was cut at the end of a line. */
static void
test_joined_title (void)
{
  g_autoptr (YdImportDraft) draft = yd_corrected_read (
    "示例区2031年工作要点\n一、服务\n1.建设实验室和\n2.预警中心。整合信号。\n3.改进热线。延长时间。\n");
  g_autofree char *before = yd_corrected_describe (draft);
  YdCorrection *correction = yd_corrected_about (draft, "预警中心", YD_CORRECT_JOIN);
  yd_corrected_do (draft, correction);
  g_autofree char *shown = yd_corrected_describe (draft),
                  *made = yd_corrected_describe_plan (draft);
  g_assert_cmpstr (shown, ==, made);
  g_assert_nonnull (strstr (shown, "P1.建设实验室和预警中心|整合信号。 P2.改进热线"));
}

/* Of what is joined nothing is struck through in the source, its units' mark between included; a number that
 * breaks the sequence is a part of the words. */
static void
test_joined_words (void)
{
  static const struct
  {
    const char *source, *title, *text; /* joined: its words in the item before */
  } cases[] = {
    { "1.完善体系\n推进门诊建设。完善三级网络。\n（责任单位：区卫健委）\n"
      "2.构建服务\n优化资源配置。\n（责任单位：区民政局）\n",
      "构建服务", "推进门诊建设。完善三级网络。构建服务|优化资源配置。!区卫健委!区民政局" },
    { "1.完善体系。推进门诊建设。\n2.构建服务。优化资源配置。\n", "构建服务",
      "推进门诊建设。构建服务。优化资源配置。" },
    { "1.完善体系。推进地铁\n12.号线延伸。优化资源配置。\n", "号线延伸",
      "推进地铁12.号线延伸。优化资源配置。" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *source
        = g_strconcat ("示例区2031年工作要点\n一、服务\n", cases[i].source, NULL);
      g_autoptr (YdImportDraft) draft = yd_corrected_read (source);
      yd_corrected_do (draft, yd_corrected_about (draft, cases[i].title, YD_CORRECT_JOIN));
      g_autofree char *shown = yd_corrected_describe (draft);
      g_assert_cmpstr (shown + strlen ("S一、服务 P1.完善体系|"), ==, cases[i].text);
      guint n;
      const YdSpan *spans = yd_import_draft_get_spans (draft, &n);
      g_assert_cmpuint (n, >, 4);
      for (guint j = 0; j < n; j++)
        g_assert_cmpint (spans[j].role, !=, YD_SPAN_DROPPED);
    }
}

static void
test_split (void)
{
  g_autoptr (YdImportDraft) draft = yd_corrected_read (yd_corrected_text);
  YdCorrection *correction = yd_corrected_about (draft, "加强监督管理", YD_CORRECT_SPLIT);
  correction->at = 7; /* after the first sentence */
  correction->kind = YD_ITEM_POINT;
  yd_corrected_do (draft, correction);
  yd_corrected_check (
    draft, "S一、健全服务体系 P1.完善预警机制|整合三类信号，9月底前完成建设。!区卫健委+区财政局 "
           "P2.加强监督管理|组织联合检查。!区卫健委 P3.年底前培训300人!区卫健委 "
           "S二、守牢底线 P4.规范用药|点评处方。!区医保局 P5.改进服务|开通热线。（总务）");
  yd_corrected_set_title (draft, "年底前培训300人",
                          "培训骨干"); /* the new one can be corrected, too */
  g_assert_nonnull (yd_corrected_get_item (draft, "培训骨干"));
  yd_import_draft_undo (draft);
  yd_import_draft_undo (draft);
  yd_corrected_check (draft, AS_READ);

  static const struct
  {
    int paragraph, at;
  } refused[] = { { -1, 0 }, { 1, 0 }, { 0, -1 }, { 0, 99 } };
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      correction = yd_corrected_about (draft, "加强监督管理", YD_CORRECT_SPLIT);
      correction->paragraph = refused[i].paragraph;
      correction->at = refused[i].at;
      correction->kind = YD_ITEM_POINT;
      g_assert_false (yd_import_draft_correct (draft, yd_corrections_new (correction)));
      yd_corrected_check (draft, AS_READ);
      g_assert_false (yd_import_draft_can_undo (draft));
      g_assert_false (yd_import_draft_can_redo (draft));
    }
}

static void
test_left_out (void)
{
  g_autoptr (YdImportDraft) draft = yd_corrected_read (yd_corrected_text);
  yd_corrected_do (
    draft, yd_corrected_about (draft, "守牢底线", YD_CORRECT_LEAVE_OUT)); /* and what lies in it */
  yd_corrected_check (
    draft, "S一、健全服务体系 P1.完善预警机制|整合三类信号，9月底前完成建设。!区卫健委+区财政局 "
           "P2.加强监督管理|组织联合检查。年底前培训300人。!区卫健委");
  g_autoptr (YdImportResult) result = yd_import_draft_finish (draft);
  g_assert_cmpuint (result->n_unplaced, >=, 3);
  guint n;
  const YdSpan *spans = yd_import_draft_get_block_spans (draft, 6, &n);
  g_assert_cmpint (spans[0].role, ==, YD_SPAN_DROPPED);
}

static void
test_annex (void)
{
  g_autoptr (YdImportDraft) draft = yd_corrected_read (yd_corrected_text);
  yd_corrected_do (draft, yd_corrected_about (draft, "守牢底线", YD_CORRECT_AS_ANNEX));
  const GPtrArray *annexes = yd_import_draft_get_outline (draft)->notice.annexes;
  g_assert_cmpuint (annexes->len, ==, 1);
  const YdOutlineAnnex *annex = g_ptr_array_index (annexes, 0);
  g_assert_cmpstr (annex->label, ==, "附件");
  g_assert_cmpstr (annex->title, ==, "守牢底线");
  g_assert_cmpuint (annex->paragraphs->len, >=, 2);
  yd_corrected_do (draft, yd_corrected_about (draft, "加强监督管理", YD_CORRECT_AS_ANNEX));
  annexes = yd_import_draft_get_outline (draft)->notice.annexes;
  g_assert_cmpstr (((YdOutlineAnnex *)g_ptr_array_index (annexes, 0))->label, ==, "附件1");
  g_assert_cmpstr (((YdOutlineAnnex *)g_ptr_array_index (annexes, 1))->label, ==, "附件2");
}

static void
test_units (void)
{
  g_autoptr (YdImportDraft) draft = yd_corrected_read (yd_corrected_text);
  YdCorrection *correction = yd_corrected_about (draft, "加强监督管理", YD_CORRECT_UNITS);
  yd_correction_add_unit (correction, "区财政局", YD_ROLE_LEAD);
  yd_correction_add_unit (correction, "区卫健委", YD_ROLE_SUPPORT);
  yd_correction_add_unit (correction, "区财政局", YD_ROLE_SUPPORT); /* a second time */
  yd_corrected_do (draft, correction);
  const YdOutlineItem *item = yd_corrected_get_item (draft, "加强监督管理");
  g_assert_cmpuint (item->units->len, ==, 2);
  g_assert_null (item->unit_mark); /* printed from what is assigned */
  g_autofree char *shown = yd_corrected_describe (draft),
                  *made = yd_corrected_describe_plan (draft);
  g_assert_cmpstr (shown, ==, made);
  guint n;
  const YdSpan *spans = yd_import_draft_get_block_spans (draft, 4, &n);
  g_assert_cmpint (spans[n - 1].role, ==, YD_SPAN_UNIT);

  yd_corrected_do (draft, yd_corrected_about (draft, "规范用药", YD_CORRECT_NO_UNITS));
  item = yd_corrected_get_item (draft, "规范用药");
  g_assert_cmpuint (item->units->len, ==, 0);
  g_assert_cmpstr (g_ptr_array_index (item->paragraphs, 0), ==, "点评处方。（责任单位：区医保局）");
}

/* Words in brackets that could have been units. */
static void
test_bracket (void)
{
  static const struct
  {
    const char *name;
    gboolean as_written;
  } cases[] = { { "总务处", TRUE }, { "后勤处", FALSE } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (YdImportDraft) draft = yd_corrected_read (
        "示例校2031年工作要点\n一、服务\n1.改进食堂。添置设备。（总务处）\n2.改进宿舍。延长时间。\n3.改进浴室。延长时间。\n");
      YdCorrection *correction = yd_corrected_about (draft, "改进食堂", YD_CORRECT_UNITS);
      yd_correction_add_unit (correction, cases[i].name, YD_ROLE_LEAD);
      yd_corrected_do (draft, correction);
      const YdOutlineItem *item = yd_corrected_get_item (draft, "改进食堂");
      g_assert_cmpstr (g_ptr_array_index (item->paragraphs, 0), ==, "添置设备。");
      g_assert_cmpstr (item->unit_mark, ==, cases[i].as_written ? "（总务处）" : NULL);
      g_assert_cmpuint (item->suggestions->len, ==, 0);
      guint n;
      const YdSpan *spans = yd_import_draft_get_block_spans (draft, 2, &n);
      g_assert_cmpint (spans[n - 1].role, ==, YD_SPAN_UNIT);
    }
}

static void
test_taken (void)
{
  g_autoptr (YdImportDraft) draft = yd_corrected_read (yd_corrected_text);
  YdCorrection *correction = yd_correction_new (YD_CORRECT_TAKE, NULL);
  correction->block = 1;
  correction->kind = YD_ITEM_SECTION;
  yd_corrected_do (draft, correction);
  g_assert_cmpuint (yd_import_draft_get_outline (draft)->preamble->len, ==, 0);
  g_autofree char *shown = yd_corrected_describe (draft),
                  *made = yd_corrected_describe_plan (draft);
  g_assert_cmpstr (shown, ==, made);
  g_assert_true (g_str_has_prefix (shown, "S一、2031年全区工作要点如下 S二、健全服务体系 "));
  correction = yd_correction_new (YD_CORRECT_TAKE, NULL);
  correction->block = 99;
  g_assert_false (yd_import_draft_correct (draft, yd_corrections_new (correction)));
}

static void
test_numbering (void)
{
  g_autoptr (YdImportDraft) draft = yd_corrected_read (yd_corrected_text);
  YdCorrection *correction = yd_correction_new (YD_CORRECT_NUMBERING, NULL);
  correction->scope = YD_SCOPE_PARENT;
  yd_corrected_do (draft, correction);
  g_autofree char *shown = yd_corrected_describe (draft),
                  *made = yd_corrected_describe_plan (draft);
  g_assert_cmpstr (shown, ==, made);
  g_assert_nonnull (strstr (shown, "S二、守牢底线 P1.规范用药"));
}

static void
test_fields (void)
{
  static const struct
  {
    YdImportField field;
    const char *typed, *kept; /* NULL: refused */
  } cases[] = {
    { YD_IMPORT_TITLE, " 示例区2032年重点工作 ", "示例区2032年重点工作" },
    { YD_IMPORT_TITLE, "  ", NULL },
    { YD_IMPORT_YEAR, "2032", "2032" },
    { YD_IMPORT_YEAR, "32", NULL },
    { YD_IMPORT_YEAR, "", NULL },
    { YD_IMPORT_YEAR, "2032年", NULL },
    { YD_IMPORT_NUMBER, "示卫发〔2032〕1号", "示卫发〔2032〕1号" },
    { YD_IMPORT_NUMBER, "", "" },
    { YD_IMPORT_DATE, "2032年2月29日", "2032年2月29日" },
    { YD_IMPORT_DATE, "2032-3-1", "2032年3月1日" },
    { YD_IMPORT_DATE, "2031年2月29日", NULL },
    { YD_IMPORT_DATE, "三月", NULL },
    { YD_IMPORT_DATE, "", "" },
    { YD_IMPORT_COPIES, "120", "120" },
    { YD_IMPORT_COPIES, "多", NULL },
    { YD_IMPORT_COPY_TO, "区委办\n区政府办", "区委办；区政府办" },
    { YD_IMPORT_SIGNATURE, "示例区\n卫健委", "示例区 卫健委" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (YdImportDraft) draft = yd_corrected_read (yd_corrected_text);
      g_autoptr (GError) error = NULL;
      g_autofree char *clean = NULL;
      gboolean fine = yd_import_field_check (cases[i].field, cases[i].typed, &clean, &error);
      g_assert_cmpint (fine, ==, cases[i].kept != NULL);
      if (!fine)
        {
          g_assert_nonnull (error);
          continue;
        }
      YdCorrection *correction = yd_correction_new (YD_CORRECT_FIELD, NULL);
      correction->field = cases[i].field;
      correction->text = g_steal_pointer (&clean);
      yd_corrected_do (draft, correction);
      g_autofree char *kept
        = yd_import_field_dup_text (yd_import_draft_get_outline (draft), cases[i].field);
      g_assert_cmpstr (kept, ==, cases[i].kept);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/correct/titles", test_titles);
  g_test_add_func ("/import/correct/levels", test_levels);
  g_test_add_func ("/import/correct/next-kind", test_next_kind);
  g_test_add_func ("/import/correct/joined", test_joined);
  g_test_add_func ("/import/correct/joined-title", test_joined_title);
  g_test_add_func ("/import/correct/joined-words", test_joined_words);
  g_test_add_func ("/import/correct/split", test_split);
  g_test_add_func ("/import/correct/left-out", test_left_out);
  g_test_add_func ("/import/correct/annex", test_annex);
  g_test_add_func ("/import/correct/units", test_units);
  g_test_add_func ("/import/correct/bracket", test_bracket);
  g_test_add_func ("/import/correct/taken", test_taken);
  g_test_add_func ("/import/correct/numbering", test_numbering);
  g_test_add_func ("/import/correct/fields", test_fields);
  return g_test_run ();
}
