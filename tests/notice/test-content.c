/* What is printed, in which order, in which face, and whose it is. */

#include "notice-case.h"
#include "yd-grid.h"

#include <string.h>

/* part: text, a line each; faces other than the part's own in brackets. */
static char *
describe (const char *plan)
{
  g_autoptr (NoticeCase) c = notice_case_parse (plan);
  g_autoptr (YdContent) content = yd_content_new (c->plan, NULL, NULL);
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < yd_content_get_length (content); i++)
    {
      const YdBlock *block = yd_content_get (content, i);
      g_string_append_printf (out, "%s: ", yd_part_get_info (block->part)->name);
      for (guint f = 0; f < block->n_faces; f++)
        {
          guint end
            = f + 1 < block->n_faces ? block->faces[f + 1].start : (guint)strlen (block->text);
          gboolean other = block->faces[f].face != (guint)yd_part_get_info (block->part)->face;
          g_string_append_printf (out, other ? "[%.*s]" : "%.*s",
                                  (int)(end - block->faces[f].start),
                                  block->text + block->faces[f].start);
        }
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *name, *plan, *wanted;
} cases[] = {
  { "alone", "plan.title 要点\nsection 板块\n", "plan-title: 要点\nlevel-1: 一、板块\n" },
  { "run-in", "plan.title 要点\nsection 板块\nrunin 标题\ntext 正文。\ntext 又一段。\n",
    "plan-title: 要点\nlevel-1: 一、板块\nlevel-3: 1.标题。正文。\ntext: 又一段。\n" },
  { "lines without words",
    "plan.title 要点\nrunin 标题\ntext  \ntext 正文。\ntext 　\nmark （甲）\nrunin 又一\ntext  \n",
    "plan-title: 要点\nlevel-3: 1.标题。正文。（甲）\nlevel-3: 2.又一\n" },
  { "run-in with its own mark", "plan.title 要点\nrunin 标题：\ntext 正文。\n",
    "plan-title: 要点\nlevel-3: 1.标题：正文。\n" },
  { "own line", "plan.title 要点\ngroup 组\npoint 标题\ntext 正文。\n",
    "plan-title: 要点\nlevel-2: （一）组\nlevel-3: 1.标题\ntext: 正文。\n" },
  { "sub-heading", "plan.title 要点\npoint 标题\nlabelled 专科医院：正文。\ntext 其他：正文。\n",
    "plan-title: 要点\nlevel-3: 1.标题\ntext: [专科医院：]正文。\ntext: 其他：正文。\n" },
  { "no title", "plan.title 要点\npoint \ntext 正文。\n", "plan-title: 要点\nlevel-3: 1.正文。\n" },
  { "points as groups", "plan.title 要点\nrunin 标题\nitem.form 2\ntext 正文。\n",
    "plan-title: 要点\nlevel-2: （一）标题。[正文。]\n" },
  { "mark as written", "plan.title 要点\nrunin 标题\ntext 正文。\nmark （甲牵头，乙配合）\n",
    "plan-title: 要点\nlevel-3: 1.标题。正文。（甲牵头，乙配合）\n" },
  { "mark on its line", "plan.title 要点\npoint 标题\ntext 正文。\nmarkline （责任单位：甲）\n",
    "plan-title: 要点\nlevel-3: 1.标题\ntext: 正文。\nunits: （责任单位：甲）\n" },
  { "mark of a title alone", "plan.title 要点\npoint 标题\nmark （责任单位：甲）\n",
    "plan-title: 要点\nlevel-3: 1.标题（责任单位：甲）\n" },
  { "mark by the plan's words",
    "plan.title 要点\nplan.unit_words 1\npoint 标题\ntext 正文。\nlead 甲\nsupport 乙\n",
    "plan-title: 要点\nlevel-3: 1.标题\ntext: 正文。（责任单位：甲；配合单位：乙）\n" },
  { "no units printed", "plan.title 要点\nplan.unit_print 0\npoint 标题\ntext 正文。\nlead 甲\n",
    "plan-title: 要点\nlevel-3: 1.标题\ntext: 正文。\n" },
  { "numbered paragraphs", "notice.title 通知\nbody 一、要求。照办。\nbody （一）细则\n",
    "title: 通知\nbody: [一、要求。]照办。\nbody: [（一）细则]\n" },
  { "addressee", "notice.addressee 甲、乙::：\n",
    "addressee: 甲、乙：\nsend-to: 主送：甲、乙。\n" },
  { "note as written",
    "notice.title 通\nnotice.note 信息公开属性：主动公开\nnotice.disclosure 主动公开\n",
    "title: 通\nnote: （信息公开属性：主动公开）\n" },
  { "note by disclosure", "notice.title 通\nnotice.disclosure 依申请公开\n",
    "title: 通\nnote: （此件依申请公开）\n" },
  { "copies", "notice.title 通\nnotice.copy_to 甲。|乙，|丙\nnotice.copies 7\n",
    "title: 通\ncopy-to: 抄送：甲，乙，丙。\ncopies: 共印7份\n" },
  { "letter", "notice.title 函\nnotice.form 1\nnotice.printed_by 办公室\nnotice.copy_to 甲\n",
    "title: 函\ncopy-to: 抄送：甲。\n" },
  { "head of a letter", "notice.head 区卫健委文件\nnotice.form 1\nnotice.title 函\n",
    "head: 区卫健委\ntitle: 函\n" },
  { "head of a document", "notice.head 区卫健委文件\nnotice.title 函\n",
    "head: 区卫健委文件\ntitle: 函\n" },
  { "minutes",
    "notice.title 纪要\nnotice.form 2\nnotice.addressee 甲\nbody 研究事项。\nbody 出席：张三\nnotice.signature 甲\n",
    "title: 纪要\nbody: 研究事项。\nattendance: [出席：]张三\n" },
  { "plan as annex",
    "notice.title 通\nnotice.as_annex 1\nplan.title 要点\nannex 表\nannextext 文\n",
    "title: 通\nattachment: 附件：1.要点\nattachment: 2.表\nlabel: 附件1\nplan-title: 要点\n"
    "label: 附件2\nplan-title: 表\ntext: 文\n" },
  { "named only", "notice.title 通\nannex 表\n", "title: 通\nattachment: 附件：表\n" },
  { "joint", "notice.head 甲委文件\nnotice.joint 乙局\nnotice.signature 甲委\n",
    "head: 甲委\nhead: 乙局\nhead-suffix: 文件\nsignature: 甲委\nsignature: 乙局\n" },
  { "signers", "notice.title 请示\nnotice.signer 张三 李四\n",
    "signer: [张三]\nsigner: [李四]\ntitle: 请示\n" },
  { "tasks stay out of the text", "plan.title 要点\npoint 标题\nitem.kind 3\n",
    "plan-title: 要点\n" },
};

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *got = describe (cases[i].plan);
  g_assert_cmpstr (got, ==, cases[i].wanted);
}

/* Every byte of every block belongs to the right column of the right record. */
static void
test_sources (void)
{
  g_autoptr (NoticeCase) c
    = notice_case_parse ("plan.title 要点\nsection 板块\nrunin 标题\ntext 正文。\nmark （甲）\n");
  g_autoptr (YdContent) content = yd_content_new (c->plan, NULL, NULL);
  guint index = yd_content_find_part (content, YD_PART_LEVEL_3, 0);
  const YdBlock *block = yd_content_get (content, index);
  static const struct
  {
    const char *at, *column;
    YdTable table;
  } wanted[] = { { "1.", NULL, YD_TABLE_ITEM },
                 { "标题", "title", YD_TABLE_ITEM },
                 { "。正", NULL, YD_TABLE_ITEM },
                 { "正文", "text", YD_TABLE_PARAGRAPH },
                 { "（甲", "unit_mark", YD_TABLE_ITEM } };
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const char *at = strstr (block->text, wanted[i].at);
      const YdSource *source = yd_block_get_source (block, (guint)(at - block->text));
      g_assert_nonnull (at);
      g_assert_cmpstr (source->column, ==, wanted[i].column);
      g_assert_cmpint (source->table, ==, wanted[i].table);
    }
}

static void
test_grid (void)
{
  YdGrid grid;
  YdNoticeProfile profile;
  int form;
  yd_grid_init (&grid, YD_PROFILE_STD);
  g_assert_cmpfloat_with_epsilon (grid.pitch, 10.4455, 0.001);
  g_assert_cmpfloat_with_epsilon (grid.gap, 4.801, 0.001);
  g_assert_cmpfloat_with_epsilon (grid.cell * 28, 156, 0.0001);
  g_assert_cmpfloat_with_epsilon (grid.limit, 262, 0.0001);
  g_assert_cmpfloat (yd_grid_get_left (TRUE, 2), ==, 26);
  g_assert_cmpfloat (yd_grid_get_left (TRUE, 3), ==, 28);
  g_assert_cmpfloat (yd_grid_get_left (FALSE, 2), ==, 28);
  g_assert_true (yd_notice_profile_parse ("28pt", &profile) && profile == YD_PROFILE_28PT);
  g_assert_false (yd_notice_profile_parse ("29pt", &profile));
  g_assert_true (yd_notice_form_parse ("信函", &form) && form == YD_NOTICE_LETTER);
  g_assert_true (yd_notice_form_parse ("order", &form) && form == YD_NOTICE_ORDER);
  g_assert_cmpstr (yd_notice_form_get_name (YD_NOTICE_ORDER), ==, "order");
  g_assert_false (yd_notice_form_parse ("", &form));
}

static void
test_copy_number (void)
{
  static const struct
  {
    const char *first;
    guint copy;
    const char *number; /* NULL: it cannot be counted */
  } numbers[] = {
    { "000001", 1, "000001" },
    { "000001", 50, "000050" },
    { "000018", 3, "000020" },
    { "999999", 1, "999999" },
    { "999999", 2, NULL },
    { "1", 9, "9" },
    { "1", 10, NULL },
    { "000001—000050", 50, "000050" },
    { "000001—000050", 51, NULL },
    { "000001—50", 1, NULL },
    { "000001—", 1, NULL },
    { "000001", 0, NULL },
    { "甲0001", 1, NULL },
    { "0001份", 1, NULL },
    { "99999999999999999999", 1, NULL },
    { "", 1, NULL },
    { NULL, 1, NULL },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *number = yd_copy_number_dup (numbers[i].first, numbers[i].copy);
      g_assert_cmpstr (number, ==, numbers[i].number);
    }
}

/* Digits and letters in a face of their own, marks and “ ” — with the Chinese; the head never. */
static void
test_latin (void)
{
  const YdNoticeOptions times = { .form = -1, .latin = YD_LATIN_TIMES };
  g_autoptr (NoticeCase) c = notice_case_parse (
    "plan.title 要点\nnotice.head 5G示例文件\nnotice.title 通知\nbody “A4”纸98.5%，WHO——\n");
  g_autoptr (YdContent) same = yd_content_new (c->plan, NULL, NULL);
  g_autoptr (YdContent) apart = yd_content_new (c->plan, &times, NULL);
  guint body = yd_content_find_part (apart, YD_PART_BODY, 0);
  const YdBlock *block = yd_content_get (apart, body);
  g_autoptr (GString) faces = g_string_new (NULL);

  for (guint i = 0; i < block->n_faces; i++)
    {
      guint end = i + 1 < block->n_faces ? block->faces[i + 1].start : (guint)strlen (block->text);
      g_string_append_printf (faces, "%s%.*s", block->faces[i].face == YD_FACE_LATIN ? "|" : "/",
                              (int)(end - block->faces[i].start),
                              block->text + block->faces[i].start);
    }
  g_assert_cmpstr (faces->str, ==, "/“|A4/”纸|98.5%/，|WHO/——");
  g_assert_cmpuint (yd_content_get (same, body)->n_faces, ==, 1);
  g_assert_cmpuint (yd_content_get (apart, yd_content_find_part (apart, YD_PART_HEAD, 0))->n_faces,
                    ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/notice/content/%s", cases[i].name);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/notice/content/sources", test_sources);
  g_test_add_func ("/notice/content/grid", test_grid);
  g_test_add_func ("/notice/content/copy-number", test_copy_number);
  g_test_add_func ("/notice/content/latin", test_latin);
  return g_test_run ();
}
