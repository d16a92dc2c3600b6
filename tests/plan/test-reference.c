/* Numbers in the words that name items of the same plan: which are read as such, and which item they name. */

#include "yd-plan-fixture.h"
#include "yd-reference.h"

/* Each reference as its words, with | between them. */
static void
test_reading (void)
{
  static const struct
  {
    const char *text, *found;
  } cases[] = {
    { "与第1项统筹推进。", "第1项" },
    { "按照本要点第3项抓好落实。", "第3项" },
    { "（详见第（二）项）", "第（二）项" },
    { "具体见第二部分第3点。", "第二部分第3点" },
    { "见第二部分的第3点。", "第二部分的第3点" },
    { "参照上条执行。", "上条" },
    { "与下一项同步推进。", "下一项" },
    { "比照前一项办理。", "前一项" },
    { "与第3项、第5项一并推进。", "第3项|第5项" },
    { "与第3、5项一并推进。", "第3|5项" },
    { "与第３至第５项衔接。", "第３|５项" },
    { "对照本要点第十二条。", "第十二条" },
    { "按第十二项办理。", "第十二项" },
    { "上述第2项任务。", "第2项" },
    { "同第4点。", "第4点" },
    /* numbers of anything else */
    { "第1季度完成，与第2季度衔接。", "" },
    { "召开第3次会议，与第3次会议衔接。", "" },
    { "按照传染病防治法第十条执行。", "" },
    { "按照第十条规定执行。", "" },
    { "落实《基本医疗卫生与健康促进法》第三条。", "" },
    { "对照《考核细则》，按照第3项整改。", "" },
    { "按照《方案》第3项。", "" },
    { "按照附件第2项执行。", "" },
    { "对照考核指标第5项整改。", "" },
    { "与第3项指标衔接。", "" },
    { "完成8项任务，建成第3个中心。", "" },
    { "获得全市第1项金牌。", "" },
    { "根据意见第3项修改。", "" },
    { "按合同第3项付款。", "" },
    { "参与第3项课题。", "" },
    { "第一点是抓落实，第二点是抓督查。", "" },
    { "与第一医院共建，与第二人民医院合作。", "" },
    { "与第三方机构合作，按第二批名单。", "" },
    { "与上一年度持平，与上级部门对接，与上述要求一致。", "" },
    { "同上条件，按上线要求。", "" },
    { "和第九十九万项", "" },
    { "与第0项", "" },
    { "第", "" },
    { "与第", "" },
    { "与第3", "" },
    { "与第（3项", "" },
    { "", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) references = yd_references_read (cases[i].text);
      g_autoptr (GString) words = g_string_new (NULL);
      for (guint k = 0; references != NULL && k < references->len; k++)
        {
          g_autofree char *one
            = yd_reference_dup_words (&g_array_index (references, YdReference, k), cases[i].text);
          g_string_append_printf (words, "%s%s", k > 0 ? "|" : "", one);
        }
      if (g_strcmp0 (words->str, cases[i].found) != 0)
        g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (words->str, ==, cases[i].found);
    }
}

#define RUNNING "section 甲\npoint a\npoint b\nsection 乙\npoint c\npoint d\n"
#define OWN "set point_scope 2\n" RUNNING
#define GROUPS "section 甲\ngroup g\npoint a\ngroup h\npoint b\nsection 乙\ngroup k\npoint c\n"

static void
test_finding (void)
{
  static const struct
  {
    const char *plan, *from, *text, *found; /* found: title; ? none or several; ! nowhere */
  } cases[] = {
    { RUNNING, "a", "与第3项", "c" },
    { RUNNING, "a", "与第5项", "!" },
    { RUNNING, NULL, "与第4项", "d" },
    { RUNNING, "a", "见第二部分", "乙" },
    { RUNNING, "a", "见第三部分", "!" },
    { RUNNING, "a", "见第二部分第3点", "c" },
    { RUNNING, "a", "见第二部分第1点", "!" },
    { RUNNING, "a", "参照上条", "!" },
    { RUNNING, "b", "参照上条", "a" },
    { RUNNING, "b", "参照下一项", "c" },
    { RUNNING, NULL, "参照上条", "?" },
    { RUNNING, "a", "见第（二）项", "!" },
    { OWN, "a", "与第2项", "b" },
    { OWN, "c", "与第2项", "d" },
    { OWN, NULL, "与第2项", "?" },
    { OWN, "a", "见第二部分第2项", "d" },
    { OWN, "a", "与第3项", "!" },
    { GROUPS, "a", "见第（二）项", "h" },
    { GROUPS, "c", "见第（一）项", "k" },
    { GROUPS, "c", "见第一部分第（二）项", "h" },
    { GROUPS, "a", "见第3项", "c" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *description = g_strconcat ("plan 2025 t\n", cases[i].plan, NULL);
      g_autoptr (YdPlan) plan = yd_plan_fixture (description);
      g_autoptr (YdReferenceIndex) index = yd_reference_index_new (plan);
      g_autoptr (GArray) references = yd_references_read (cases[i].text);
      g_assert_nonnull (references);
      g_assert_cmpuint (references->len, ==, 1);
      gboolean nowhere;
      YdItem *from = cases[i].from != NULL ? yd_plan_fixture_item (plan, cases[i].from) : NULL;
      YdItem *item = yd_reference_index_find (index, &g_array_index (references, YdReference, 0),
                                              from, &nowhere);
      const char *found = item != NULL ? yd_item_get_title (item) : nowhere ? "!" : "?";
      if (g_strcmp0 (found, cases[i].found) != 0)
        g_test_message ("%s: %s", cases[i].plan, cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reference/reading", test_reading);
  g_test_add_func ("/reference/finding", test_finding);
  return g_test_run ();
}
