#include "yd-plan-fixture.h"
#include "yd-word-place.h"

#include <string.h>

/* 1: replaced for sure; ?: offered, but not ticked; -: not a place. */
static void
test_whole_names (void)
{
  static const struct
  {
    const char *text;
    const char *marks;
  } cases[] = {
    { "财务科", "1" },
    { "由财务科牵头，", "1" },
    { "财务科、医政科", "1" },
    { "（责任单位：财务科；配合单位：医政科）", "1" },
    { "规划财务科", "-" },                 /* another unit */
    { "由规划财务科会同财务科办理", "1" }, /* the other one is not */
    { "综合财务科", "?" },                 /* perhaps a unit that nobody registered */
    { "财务科长", "?" },
    { "财务科室", "?" },
    { "财务科会同医政科", "1" },
    { "财务科组织开展", "1" },
    { "财务科主要负责", "1" },
    { "财务科主任", "?" },
    { "财务科财务科", "1?" },
    { "财务处", "-" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *description = g_strdup_printf (
        "plan 2025 要点\nunit 财务科\nunit 规划财务科\nsection 一\npoint 事\nbody %s\n",
        cases[i].text);
      g_autoptr (YdPlan) plan = yd_plan_fixture (description);
      YdUnit *unit = yd_plan_find_unit_by_name (plan, "财务科");
      YdWordChange change = { "财务科", "资产科" };
      g_autoptr (GPtrArray) places = yd_plan_find_words (plan, unit, &change, 1);
      GString *marks = g_string_new (NULL);
      for (guint k = 0; k < places->len; k++)
        g_string_append_c (marks, ((YdWordPlace *)places->pdata[k])->sure ? '1' : '?');
      if (marks->len == 0)
        g_string_append_c (marks, '-');
      if (strcmp (marks->str, cases[i].marks) != 0)
        g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (marks->str, ==, cases[i].marks);
      g_string_free (marks, TRUE);
    }
}

static void
test_everywhere (void)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture ("plan 2025 财务科工作要点\n"
                                             "unit 财务科\n"
                                             "preamble 财务科在开头。\n"
                                             "section 财务科的板块\n"
                                             "point 财务科的要点\n"
                                             "set unit_mark （责任单位：财务科）\n"
                                             "set source 财务科报送\n"
                                             "body 先由财务科办理，再由财务科报送。\n"
                                             "lead 财务科\n"
                                             "set office 财务科\n"
                                             "indicator 财务科指标\n"
                                             "milestone 财务科节点\n"
                                             "closing 财务科在结尾。\n"
                                             "notice\n"
                                             "set addressee 医政科、财务科\n"
                                             "set signature 财务科\n"
                                             "body 财务科：\n"
                                             "recipient 财务科\n"
                                             "annex 财务科附件\n");
  YdWordChange change = { "财务科", "资产科" };
  g_autoptr (GPtrArray) places = yd_plan_find_words (plan, NULL, &change, 1);
  static const char *const expected[]
    = { "title", "text",  "title", "title",     "unit_mark", "source", "text", "text", "office",
        "name",  "title", "text",  "addressee", "signature", "text",   "name", "title" };
  g_assert_cmpuint (places->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < places->len; i++)
    {
      const YdWordPlace *place = places->pdata[i];
      g_assert_cmpstr (place->field, ==, expected[i]);
      g_assert_cmpstr (place->words, ==, "财务科");
      g_assert_true (place->sure);
    }
  const YdWordPlace *second = places->pdata[7];
  g_assert_cmpstr (second->before, ==, "先由财务科办理，再由");
  g_assert_cmpstr (second->after, ==, "报送。");
  g_assert_cmpuint (second->start, ==, strlen ("先由财务科办理，再由"));
}

/* The whole name is not taken for the short one that it begins with. */
static void
test_longest (void)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture ("plan 2025 要点\nunit 信息科\nsection 一\npoint 事\n"
                                             "body 信息统计科、信息科、信息\n");
  YdWordChange changes[] = { { "信息", "数据" },     { "信息统计科", "数据资源科" },
                             { "信息科", "数据科" }, { "", "空" },
                             { "同", "同" },         { NULL, "无" } };
  g_autoptr (GPtrArray) places = yd_plan_find_words (plan, NULL, changes, G_N_ELEMENTS (changes));
  g_assert_cmpuint (places->len, ==, 3);
  g_assert_cmpstr (((YdWordPlace *)places->pdata[0])->instead, ==, "数据资源科");
  g_assert_cmpstr (((YdWordPlace *)places->pdata[1])->instead, ==, "数据科");
  g_assert_cmpstr (((YdWordPlace *)places->pdata[2])->instead, ==, "数据");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word-place/whole-names", test_whole_names);
  g_test_add_func ("/word-place/everywhere", test_everywhere);
  g_test_add_func ("/word-place/longest", test_longest);
  return g_test_run ();
}
