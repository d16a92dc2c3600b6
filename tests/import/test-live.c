#include "yd-live-suggest.h"
#include "yd-plan-fixture.h"

/* What is suggested for the item "a": kind, words, span, and what would be recorded, one a line. */
static char *
suggest (const char *description)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture (description);
  g_autoptr (GPtrArray) rows = yd_import_suggest (plan, yd_plan_fixture_item (plan, "a"));
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      const YdSuggestionRow *row = rows->pdata[i];
      g_autofree char *value = yd_suggestion_dup_text (row);
      g_assert_cmpint (row->id, ==, YD_ID_NONE);
      g_string_append_printf (text, "%s%c %s[%d+%d] %s", i > 0 ? "\n" : "", "miu"[row->kind],
                              row -> words, row -> span_start, row -> span_length, value);
    }
  return g_string_free (text, FALSE);
}

#define POINT "plan 2025 t\npoint a\n"
#define BODY POINT "body 年底前建成2个集团，互认率达到90%以上。\n"

static void
test_live (void)
{
  static const struct
  {
    const char *plan;
    const char *suggestions;
  } cases[] = {
    { POINT, "" },
    { POINT "body 做好工作。\n", "" },
    { BODY,
      "m 年底前[0+3] 建成2个集团 2025年底前\ni 建成2个集团[3+6] 集团 2个\ni 互认率达到90%以上[10+10] 互认率 ≥90%" },
    /* recorded: by its words, by its value, in a task, in the point of a task */
    { BODY "milestone m\nset due 2025\nindicator x\nset target 90\nset measure %\n",
      "i 建成2个集团[3+6] 集团 2个" },
    { BODY "milestone m\nset words 年底前\nindicator x\nset words 建成2个集团，互认率达到90%以上\n",
      "" },
    { BODY
      "indicator x\nset words 建成2个集团\ntask x\nmilestone m\nset due 2025-12-31\nindicator y\n"
      "set words 互认率达到90%以上\n",
      "" },
    { "plan 2025 t\npoint p\nmilestone m\nset due 2025-12\ntask a\nbody 年底前完成验收。\n", "" },
    /* a task that stands for a part of the words: one of the two is asked */
    { POINT "body 6月底前完成选址，年底前建成2个集团。\ntask 6月底前完成选址\n",
      "m 年底前[9+3] 建成2个集团 2025年底前\ni 建成2个集团[12+6] 集团 2个" },
    { "plan 2025 t\npoint p\nbody 6月底前完成选址。\nsuggestion 6月底前\nset kind 0\nset name 完成选址\n"
      "set due 2025-06\ntask a\nbody 6月底前完成选址，9月底前开工。\n",
      "m 9月底前[9+4] 开工 2025年9月底前" },
    { POINT "body 6月底前完成选址。\ntask 6月底前完成测绘\n",
      "m 6月底前[0+4] 完成选址 2025年6月底前" },
    /* suggested before, and answered one way or the other */
    { BODY
      "suggestion 年底前\nset kind 0\nset state 2\nsuggestion 建成2个集团\nset kind 1\nset state 1\n",
      "i 互认率达到90%以上[10+10] 互认率 ≥90%" },
    /* of several years, the last one */
    { "plan 2025 t\nset period_from 2025-01-01\nset period_to 2027-12-31\npoint a\nbody 年底前完成验收。\n",
      "m 年底前[0+3] 完成验收 2027年底前" },
    /* units that the words make responsible, but for those that are */
    { POINT "body 由区财政局牵头，区民政局配合。\n",
      "u 区财政局牵头[1+6] 区财政局 牵头\nu 区民政局配合[8+6] 区民政局 配合" },
    { POINT "body 由医政科牵头，信息科、财务科和各街镇配合，各有关部门配合。\n",
      "u 医政科牵头[1+5] 医政科 牵头\nu 信息科、财务科和各街镇配合[7+13] 信息科 配合\n"
      "u 财务科和各街镇配合[11+9] 财务科 配合\nu 各街镇配合[15+5] 各街镇 配合" },
    { POINT "body 推动工作，街道办事处与管理委员会、人和社区中心负责。\n",
      "u 街道办事处与管理委员会、人和社区中心负责[5+20] 街道办事处 牵头\n"
      "u 管理委员会、人和社区中心负责[11+14] 管理委员会 牵头\n"
      "u 人和社区中心负责[17+8] 人和社区中心 牵头" },
    { POINT "body 由区财政局牵头，区民政局配合。\nlead 区财政局\n",
      "u 区民政局配合[8+6] 区民政局 配合" },
    { "plan 2025 t\nunit 示例区财政局\nset short_name 区财政局\npoint a\nbody 由区财政局牵头。\nlead 示例区财政局\n",
      "" },
    /* persons and what somebody leads are no units that answer */
    { POINT "body 相关职能处室负责人参加，民政部等部门负责同志出席，加强牵头医院建设。\n", "" },
    /* nobody is to answer for it */
    { "plan 2025 t\nsection s\nset exempt 1\npoint a\nbody 年底前完成。\n", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = suggest (cases[i].plan);
      g_test_message ("case %u", i);
      g_assert_cmpstr (found, ==, cases[i].suggestions);
    }
}

/* Whoever pastes a book is not asked about it. */
static void
test_long (void)
{
  g_autoptr (GString) plan = g_string_new (POINT "body ");
  for (int i = 0; i < 100000; i++)
    g_string_append (plan, "年底前完成，");
  g_string_append (plan, "\n");
  g_autofree char *found = suggest (plan->str);
  g_assert_cmpstr (found, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/live/item", test_live);
  g_test_add_func ("/import/live/long", test_long);
  return g_test_run ();
}
