/* A source under review: where its words went, what is asked, and what each answer changes. */

#include "yd-import-draft.h"

#include <string.h>

static const char *const text
  = "示例区2031年工作要点\n"
    "首页 > 政务公开\n"
    "2031年全区工作要点如下。\n"
    "一、健全服务体系\n"
    "1.完善预警机制。整合三类信号，9月底前完成建设，知晓率达到90%"
    "以上。（牵头单位：区卫健委；配合单位：财政局）\n"
    "推进实验室建设\n"
    "配齐检测车1辆，6小时内出具结果。（责任单位：区卫健委）\n"
    "2.加强监督管理。适时组织一次联合检查。（责任单位：区卫健委、甲乙丙丁）\n"
    "— 7 —\n"
    "4.改进服务。三季度末开通热线。（责任单位：区教育局）\n";

static YdImportDraft *
read_text (const char *source)
{
  g_autoptr (GBytes) bytes = g_bytes_new (source, strlen (source));
  YdImportDraft *draft = yd_import_draft_new (bytes, "来源.txt", 0, NULL, NULL);
  g_assert_nonnull (draft);
  return draft;
}

static guint
find_doubt (YdImportDraft *draft, YdDoubtCode code)
{
  GPtrArray *doubts = yd_import_draft_get_doubts (draft);
  for (guint i = 0; i < doubts->len; i++)
    if (((YdDoubt *)g_ptr_array_index (doubts, i))->code == code)
      return i;
  return G_MAXUINT;
}

static const YdOutlineItem *
get_item (YdImportDraft *draft, guint section, guint point)
{
  const YdOutline *outline = yd_import_draft_get_outline (draft);
  const YdOutlineItem *item = g_ptr_array_index (outline->items, section);
  g_assert_cmpuint (point, <, item->children->len);
  return g_ptr_array_index (item->children, point);
}

static guint
count_points (YdImportDraft *draft)
{
  const YdOutline *outline = yd_import_draft_get_outline (draft);
  return ((YdOutlineItem *)g_ptr_array_index (outline->items, 0))->children->len;
}

/* What the spans of a block say, for comparing. */
static char *
describe (YdImportDraft *draft, guint block)
{
  static const char *const roles[]
    = { "number", "title", "body", "unit", "date", "figure", "field", "dropped" };
  const YdSourceBlock *source = yd_blocks_get (yd_import_draft_get_blocks (draft), block);
  guint n;
  const YdSpan *spans = yd_import_draft_get_block_spans (draft, block, &n);
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (spans[i].block, ==, block);
      g_autofree char *words
        = g_utf8_substring (source->text, spans[i].start, spans[i].start + spans[i].length);
      g_string_append_printf (out, "%s%s=%s", i > 0 ? "|" : "", roles[spans[i].role], words);
    }
  return g_string_free (out, FALSE);
}

static void
test_spans (void)
{
  static const char *const expected[] = {
    "field=示例区2031年工作要点",
    "dropped=首页 > 政务公开",
    "field=2031年全区工作要点如下。",
    "number=一、|title=健全服务体系",
    "number=1.|title=完善预警机制|body=整合三类信号，9月底前完成建设，知晓率达到90%以上。|date="
    "9月底前|"
    "figure=知晓率达到90%以上|unit=（牵头单位：区卫健委；配合单位：财政局）",
  };
  g_autoptr (YdImportDraft) draft = read_text (text);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *have = describe (draft, i);
      g_assert_cmpstr (have, ==, expected[i]);
    }
  g_autofree char *page = describe (draft, 8);
  g_assert_cmpstr (page, ==, "dropped=— 7 —");
  guint n;
  const YdSpan *spans = yd_import_draft_get_spans (draft, &n);
  for (guint i = 1; i < n; i++)
    g_assert_true (
      spans[i].block > spans[i - 1].block
      || (spans[i].block == spans[i - 1].block && spans[i].start >= spans[i - 1].start));
}

/* A row's number was made into one with a dot: its like in a cell is not taken for it. */
static void
test_cells (void)
{
  static const char *const expected[] = {
    "title=慢病防控|body=1.建成中心1个。|figure=建成中心1个|date=6月底|unit=区疾控中心",
    "body=开展试点2个。|figure=开展试点2个|date=9月底|unit=区人民医院",
    "title=妇幼健康|body=系统管理率保持在95%以上。|figure=系统管理率保持在95%以上|date=年底前|unit=区妇幼保健院",
  };
  g_autoptr (YdImportDraft) draft
    = read_text ("示例区2031年重点任务分解表\n"
                 "序号\t工作任务\t工作措施\t完成时限\t责任单位\n"
                 "1\t慢病防控\t1.建成中心1个。\t6月底\t区疾控中心\n"
                 "\t\t开展试点2个。\t9月底\t区人民医院\n"
                 "2\t妇幼健康\t系统管理率保持在95%以上。\t年底前\t区妇幼保健院\n");
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *found = describe (draft, i + 2);
      g_assert_cmpstr (found, ==, expected[i]);
    }
}

/* What a table tells by its head is found in the cell, with its measure or without. */
static void
test_head_cells (void)
{
  g_autoptr (YdImportDraft) draft = read_text ("示例区2031年重点指标任务表\n"
                                               "指标名称\t单位\t2031年目标值\t责任科室\n"
                                               "人均预期寿命\t岁\t82.5\t规划科\n"
                                               "家庭医生签约率\t%\t45%以上\t基层科\n");
  static const char *const expected[]
    = { "title=人均预期寿命|body=82.5|figure=82.5|unit=规划科",
        "title=家庭医生签约率|body=45%以上|figure=45%以上|unit=基层科" };
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *found = describe (draft, i + 2);
      g_assert_cmpstr (found, ==, expected[i]);
    }
}

/* Over a text in one line as well: every Han character lies in a span, or in a label. */
/* A field's words may stand in a sentence before: its own line is what became of it. */
static void
test_fields (void)
{
  g_autoptr (YdImportDraft) draft
    = read_text ("各科室：\n"
                 "现将《示例区第一中学2031年工作要点》印发给你们，请遵照执行。\n"
                 "示例区第一中学\n"
                 "2031年3月2日\n"
                 "示例区第一中学2031年工作要点\n"
                 "一、健全体系\n"
                 "1.完善机制。整合信号。\n"
                 "2.改进服务。开通热线。\n");
  static const char *const expected[]
    = { "field=示例区第一中学", "field=示例区第一中学2031年工作要点" };
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *found = describe (draft, i == 0 ? 2 : 4);
      g_assert_cmpstr (found, ==, expected[i]);
    }
}

static void
test_covered (void)
{
  static const char *const flat
    = "示例局关于印发2031年要点的通知各科室：现将要点印发给你们。一、总体要求。服务居民。"
      "二、主要任务（一）改进服务。延长时间。（二）加强培训。培训3次。三、保障措施加强领导。";
  g_autoptr (YdImportDraft) draft = read_text (flat);
  guint n, covered = 0;
  const YdSpan *spans = yd_import_draft_get_spans (draft, &n);
  for (guint i = 0; i < n; i++)
    if (spans[i].role != YD_SPAN_DATE && spans[i].role != YD_SPAN_FIGURE)
      covered += (guint)spans[i].length;
  g_assert_cmpuint (covered + 20, >, (guint)g_utf8_strlen (flat, -1));
}

static void
test_doubts (void)
{
  g_autoptr (YdImportDraft) draft = read_text (text);
  GPtrArray *doubts = yd_import_draft_get_doubts (draft);
  static const YdDoubtCode codes[] = { YD_DOUBT_UNIT_PREFIX, YD_DOUBT_LONE_LINE,
                                       YD_DOUBT_DATE_VAGUE, YD_DOUBT_UNIT_ODD, YD_DOUBT_DATE_END };
  int block = 0;
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      guint index = find_doubt (draft, codes[i]);
      g_assert_cmpuint (index, !=, G_MAXUINT);
      const YdDoubt *doubt = g_ptr_array_index (doubts, index);
      g_assert_cmpuint (doubt->n_answers, >=, 2);
      g_assert_cmpuint (doubt->chosen, ==, 0);
      g_assert_true (doubt->placed);
      g_assert_cmpint ((int)doubt->block, >=, block);
      block = (int)doubt->block;
      const YdSourceBlock *source
        = yd_blocks_get (yd_import_draft_get_blocks (draft), doubt->block);
      g_autofree char *words
        = g_utf8_substring (source->text, doubt->start, doubt->start + doubt->length);
      g_assert_cmpstr (words, ==, doubt->found);
      g_autofree char *question = yd_doubt_dup_question (doubt);
      g_assert_nonnull (strstr (question, doubt->found));
      for (guint j = 0; j < doubt->n_answers; j++)
        {
          g_autofree char *label = yd_answer_dup_label (doubt, j);
          g_assert_nonnull (label);
          g_assert_cmpstr (label, !=, "");
        }
    }
  g_assert_cmpuint (yd_import_draft_count_open (draft), >=, G_N_ELEMENTS (codes));
}

static void
choose (YdImportDraft *draft, YdDoubtCode code, YdAnswerCode answer)
{
  guint index = find_doubt (draft, code);
  g_assert_cmpuint (index, !=, G_MAXUINT);
  const YdDoubt *doubt = g_ptr_array_index (yd_import_draft_get_doubts (draft), index);
  for (guint i = 0; i < doubt->n_answers; i++)
    if (doubt->answers[i].code == answer && i != doubt->chosen)
      {
        yd_import_draft_answer (draft, index, i);
        doubt = g_ptr_array_index (yd_import_draft_get_doubts (draft), find_doubt (draft, code));
        g_assert_cmpuint (doubt->chosen, ==, i);
        return;
      }
  g_assert_not_reached ();
}

static void
test_lone_line (void)
{
  g_autoptr (YdImportDraft) draft = read_text (text);
  g_assert_cmpuint (count_points (draft), ==, 4); /* both neighbours close with units: a title */
  g_assert_cmpstr (get_item (draft, 0, 1)->title, ==, "推进实验室建设");
  g_assert_cmpuint (get_item (draft, 0, 1)->units->len, ==, 1);
  choose (draft, YD_DOUBT_LONE_LINE, YD_ANSWER_AS_TEXT);
  g_assert_cmpuint (count_points (draft), ==, 3);
  g_assert_cmpstr (g_ptr_array_index (get_item (draft, 0, 0)->paragraphs, 1), ==, "推进实验室建设");
  choose (draft, YD_DOUBT_LONE_LINE, YD_ANSWER_LEAVE_OUT);
  const YdOutline *outline = yd_import_draft_get_outline (draft);
  gboolean found = FALSE;
  for (guint i = 0; i < outline->unplaced->len; i++)
    found |= strcmp (((YdOutlineUnplaced *)g_ptr_array_index (outline->unplaced, i))->text,
                     "推进实验室建设")
             == 0;
  g_assert_true (found);
  yd_import_draft_answer_all_proposed (draft);
  g_assert_cmpuint (count_points (draft), ==, 4);
}

static void
test_units (void)
{
  g_autoptr (YdImportDraft) draft = read_text (text);
  const YdOutlineUnit *second = g_ptr_array_index (get_item (draft, 0, 0)->units, 1);
  g_assert_cmpstr (second->name, ==, "区财政局");
  choose (draft, YD_DOUBT_UNIT_PREFIX, YD_ANSWER_NEW_UNIT);
  second = g_ptr_array_index (get_item (draft, 0, 0)->units, 1);
  g_assert_cmpstr (second->name, ==, "财政局");
  g_assert_null (second->written);
  g_assert_cmpuint (get_item (draft, 0, 2)->units->len, ==, 2);
  choose (draft, YD_DOUBT_UNIT_ODD, YD_ANSWER_NOT_A_UNIT);
  g_assert_cmpuint (get_item (draft, 0, 2)->units->len, ==, 1);
  second = g_ptr_array_index (get_item (draft, 0, 0)->units, 1);
  g_assert_cmpstr (second->name, ==, "财政局"); /* the other answer still holds */
}

/* Lines of units below each list alone stand for all of it, unless a person says otherwise. */
static void
test_shared (void)
{
  g_autoptr (YdImportDraft) draft = read_text (
    "示例区2031年工作要点\n一、服务\n1.甲事项。做好甲。\n2.乙事项。做好乙。\n责任单位：区民政局\n"
    "二、保障\n3.丙事项。做好丙。\n4.丁事项。做好丁。\n责任单位：区财政局\n");
  g_assert_cmpuint (get_item (draft, 0, 0)->units->len, ==, 1);
  g_assert_cmpuint (get_item (draft, 1, 0)->units->len, ==, 1);
  g_assert_null (get_item (draft, 0, 0)->unit_mark);
  g_assert_true (get_item (draft, 0, 0)->shares);
  choose (draft, YD_DOUBT_SHARED_UNITS, YD_ANSWER_THIS_ONE);
  g_assert_cmpuint (get_item (draft, 0, 0)->units->len, ==, 0);
  g_assert_cmpuint (get_item (draft, 0, 1)->units->len, ==, 1);
  g_assert_cmpuint (get_item (draft, 1, 0)->units->len, ==, 1); /* asked apart */
  /* one point with units of its own, and each line stands for its point */
  g_autoptr (YdImportDraft) own = read_text (
    "示例区2031年工作要点\n一、服务\n1.甲事项。做好甲。\n2.乙事项。做好乙。\n责任单位：区民政局\n"
    "二、保障\n3.丙事项。做好丙。（区财政局负责）\n4.丁事项。做好丁。\n责任单位：区财政局\n");
  g_assert_cmpuint (get_item (own, 0, 0)->units->len, ==, 0);
}

/* A table behind points in running text repeats them, unless a person says that its rows are more. */
static void
test_table (void)
{
  g_autoptr (YdImportDraft) draft
    = read_text ("示例区2031年工作要点\n一、服务\n1.甲事项。做好甲。\n2.乙事项。做好乙。\n"
                 "序号\t任务\t责任单位\n1\t丙事项\t区民政局\n2\t丁事项\t区财政局\n");
  g_assert_cmpuint (count_points (draft), ==, 2);
  g_assert_cmpuint (yd_import_draft_get_outline (draft)->closing->len, ==, 3); /* the rows */
  choose (draft, YD_DOUBT_TABLE, YD_ANSWER_AS_POINT);
  g_assert_cmpuint (count_points (draft), ==, 4);
  g_assert_cmpstr (get_item (draft, 0, 3)->title, ==, "丁事项");
}

/* A notice without red head and title: the signature and what it sends out tell them, if a person likes. */
static void
test_notice (void)
{
  static const char *const notice
    = "各街道、各有关单位：\n现将《示例区2031年养老工作要点》印发给你们，请认真贯彻落实。\n"
      "示例区民政局\n2031年3月1日\n示例区2031年养老工作要点\n一、任务\n1.建站。建好站点。\n";
  g_autoptr (YdImportDraft) draft = read_text (notice);
  const YdOutlineNotice *read = &yd_import_draft_get_outline (draft)->notice;
  g_assert_cmpstr (read->title, ==, "关于印发《示例区2031年养老工作要点》的通知");
  g_assert_cmpstr (read->head, ==, "示例区民政局");
  g_assert_cmpuint (yd_import_draft_count_open (draft), ==, 2);
  yd_import_draft_answer (draft, find_doubt (draft, YD_DOUBT_HEAD), 1);
  read = &yd_import_draft_get_outline (draft)->notice;
  g_assert_cmpstr (read->head, ==, "示例区民政局文件");
  yd_import_draft_answer (draft, find_doubt (draft, YD_DOUBT_HEAD), 2);
  choose (draft, YD_DOUBT_NOTICE_TITLE, YD_ANSWER_LEAVE_EMPTY);
  read = &yd_import_draft_get_outline (draft)->notice;
  g_assert_null (read->head);
  g_assert_null (read->title);
  YdCorrection *field = yd_correction_new (YD_CORRECT_FIELD, NULL);
  field->field = YD_IMPORT_HEAD;
  field->text = g_strdup ("某某局（函）");
  g_assert_true (yd_import_draft_correct (draft, yd_corrections_new (field)));
  GPtrArray *doubts = yd_import_draft_get_doubts (draft);
  g_assert_true (
    ((YdDoubt *)g_ptr_array_index (doubts, find_doubt (draft, YD_DOUBT_HEAD)))->overruled);

  static const char *const others[] = {
    /* a plan alone, a notice that says both, one that sends nothing out */
    "示例中学2031年工作计划\n一、任务\n1.建站。建好站点。\n示例中学\n2031年3月1日\n",
    "示例区民政局文件\n关于做好养老工作的通知\n各街道：\n按照《养老条例》，做好以下工作。\n"
    "一、任务\n1.建站。建好站点。\n示例区民政局\n2031年3月1日\n",
    "各街道：\n按照《养老条例》，做好以下工作。\n一、任务\n1.建站。建好站点。\n",
  };
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (YdImportDraft) other = read_text (others[i]);
      g_assert_cmpuint (find_doubt (other, YD_DOUBT_HEAD), ==, G_MAXUINT);
      g_assert_cmpuint (find_doubt (other, YD_DOUBT_NOTICE_TITLE), ==, G_MAXUINT);
    }
}

/* What is no mark after all stays in the text, in its line or on its own. */
static void
test_no_mark (void)
{
  g_autoptr (YdImportDraft) draft = read_text (
    "示例区2031年工作要点\n一、服务\n1.甲事项。做好甲。（责任单位：推进落实各项任务）\n"
    "2.乙事项。做好乙。\n责任单位：完善了的工作\n3.丙事项。做好丙。（责任单位：区民政局）\n");
  g_assert_cmpstr (get_item (draft, 0, 0)->unit_mark, ==, "（责任单位：推进落实各项任务）");
  choose (draft, YD_DOUBT_UNIT_ODD, YD_ANSWER_NOT_A_UNIT);
  const YdOutlineItem *first = get_item (draft, 0, 0);
  g_assert_null (first->unit_mark);
  g_assert_cmpuint (first->units->len, ==, 0);
  g_assert_cmpuint (first->paragraphs->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (first->paragraphs, 0), ==,
                   "做好甲。（责任单位：推进落实各项任务）");
  const GPtrArray *doubts = yd_import_draft_get_doubts (draft);
  for (guint i = 0; i < doubts->len; i++)
    {
      const YdDoubt *doubt = g_ptr_array_index (doubts, i);
      if (doubt->code == YD_DOUBT_UNIT_ODD && g_strcmp0 (doubt->found, "完善了的工作") == 0)
        {
          yd_import_draft_answer (draft, i, doubt->answers[1].code == YD_ANSWER_NOT_A_UNIT ? 1 : 2);
          break;
        }
    }
  const YdOutlineItem *second = get_item (draft, 0, 1);
  g_assert_null (second->unit_mark);
  g_assert_cmpuint (second->paragraphs->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (second->paragraphs, 1), ==, "责任单位：完善了的工作");
  g_assert_cmpuint (get_item (draft, 0, 2)->units->len, ==, 1);
}

/* As the plan will print them, whatever the source says. */
static void
test_printed_numbers (void)
{
  static const char *const expected[] = { "1.", "2.", "3." };
  g_autoptr (YdImportDraft) draft = read_text (
    "示例区2031年工作要点\n一、服务\n1.甲事项。做好甲。\n2.乙事项。做好乙。\n5.丙事项。做好丙。\n");
  const YdOutline *outline = yd_import_draft_get_outline (draft);
  g_autofree char *section = yd_outline_dup_number (outline, g_ptr_array_index (outline->items, 0));
  g_assert_cmpstr (section, ==, "一、");
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *number = yd_outline_dup_number (outline, get_item (draft, 0, i));
      g_assert_cmpstr (number, ==, expected[i]);
    }
}

static const YdOutlineSuggestion *
find_date (const YdOutlineItem *item)
{
  for (guint i = 0; i < item->suggestions->len; i++)
    {
      const YdOutlineSuggestion *one = g_ptr_array_index (item->suggestions, i);
      if (one->kind == YD_SUGGEST_MILESTONE)
        return one;
    }
  return NULL;
}

static void
test_dates (void)
{
  g_autoptr (YdImportDraft) draft = read_text (text);
  g_assert_null (find_date (get_item (draft, 0, 2)));
  choose (draft, YD_DOUBT_DATE_VAGUE, YD_ANSWER_DATE);
  g_assert_cmpint (find_date (get_item (draft, 0, 2))->when.due.year, ==, 2031);
  g_assert_cmpstr (find_date (get_item (draft, 0, 2))->words, ==, "适时");
  const YdDate quarter = find_date (get_item (draft, 0, 3))->when.due;
  g_assert_cmpint (quarter.precision, ==, YD_PRECISION_QUARTER);
  choose (draft, YD_DOUBT_DATE_END, YD_ANSWER_DATE);
  g_autofree char *day = yd_date_to_iso (find_date (get_item (draft, 0, 3))->when.due);
  g_assert_cmpstr (day, ==, "2031-09-30");
}

static void
test_numbers (void)
{
  static const char *const gap
    = "示例区2031年工作要点\n一、服务\n1.甲事项。做好甲。\n2.乙事项。做好乙。\n"
      "4.丁事项。做好丁。\n";
  g_autoptr (YdImportDraft) draft = read_text (gap);
  g_assert_cmpuint (count_points (draft), ==, 3);
  choose (draft, YD_DOUBT_NUMBER_JUMP, YD_ANSWER_ONE_MISSING);
  g_assert_cmpuint (count_points (draft), ==, 4);
  g_assert_cmpstr (get_item (draft, 0, 2)->title, ==, "");
  g_assert_cmpstr (get_item (draft, 0, 3)->title, ==, "丁事项");
  g_autoptr (YdImportResult) result = yd_import_draft_finish (draft);
  g_assert_cmpuint (result->n_points, ==, 4);
}

static void
test_unplaced (void)
{
  static const char *const tail
    = "示例区2031年工作要点\n一、服务\n1.甲事项。做好甲。\n2.乙事项。做好乙。\n"
      "示例区办公室\n2031年1月2日\n示例局\n2031年1月3日\n示例处\n2031年1月4日\n";
  g_autoptr (YdImportDraft) draft = read_text (tail);
  guint before = yd_import_draft_get_outline (draft)->closing->len;
  choose (draft, YD_DOUBT_UNPLACED, YD_ANSWER_AS_TEXT);
  g_assert_cmpuint (yd_import_draft_get_outline (draft)->closing->len, ==, before + 1);
}

static void
test_year (void)
{
  g_autoptr (YdImportDraft) draft
    = read_text ("工作要点\n一、2029年比2028年增长，2029年收官\n（一）甲事。\n");
  g_assert_cmpint (yd_import_draft_get_outline (draft)->year, ==, 2029);
  choose (draft, YD_DOUBT_NO_YEAR, YD_ANSWER_YEAR);
  g_assert_cmpint (yd_import_draft_get_outline (draft)->year, ==, 2030);
  yd_import_draft_set_year (draft, 2035);
  g_assert_cmpint (yd_import_draft_get_outline (draft)->year, ==, 2035);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/draft/spans", test_spans);
  g_test_add_func ("/import/draft/cells", test_cells);
  g_test_add_func ("/import/draft/fields", test_fields);
  g_test_add_func ("/import/draft/covered", test_covered);
  g_test_add_func ("/import/draft/doubts", test_doubts);
  g_test_add_func ("/import/draft/lone-line", test_lone_line);
  g_test_add_func ("/import/draft/units", test_units);
  g_test_add_func ("/import/draft/no-mark", test_no_mark);
  g_test_add_func ("/import/draft/notice", test_notice);
  g_test_add_func ("/import/draft/shared", test_shared);
  g_test_add_func ("/import/draft/dates", test_dates);
  g_test_add_func ("/import/draft/numbers", test_numbers);
  g_test_add_func ("/import/draft/printed-numbers", test_printed_numbers);
  g_test_add_func ("/import/draft/unplaced", test_unplaced);
  g_test_add_func ("/import/draft/year", test_year);
  g_test_add_func ("/import/draft/table", test_table);
  g_test_add_func ("/import/draft/head-cells", test_head_cells);
  return g_test_run ();
}
