#include "yd-plan-fixture.h"

static void
test_mark (void)
{
  static const struct
  {
    const char *plan;
    const char *mark;
  } cases[] = {
    { "plan 2025 t\npoint a\n", NULL },
    { "plan 2025 t\npoint a\nlead 甲\n", "（牵头单位：甲）" },
    { "plan 2025 t\npoint a\nlead 甲\nlead 乙\nsupport 丙\nsupport 丁\n",
      "（牵头单位：甲、乙；配合单位：丙、丁）" },
    { "plan 2025 t\npoint a\nsupport 丙\n", "（配合单位：丙）" },
    { "plan 2025 t\nset unit_words 1\npoint a\nsupport 丙\nlead 甲\n",
      "（责任单位：甲；配合单位：丙）" },
    { "plan 2025 t\nset unit_words 2\npoint a\nset scope 适用范围：全区\nlead 甲\n",
      "（负责部门：甲；适用范围：全区）" },
    { "plan 2025 t\npoint a\nset scope 适用范围：全区\n", "（适用范围：全区）" },
    /* a value that no version knows prints as the first words */
    { "plan 2025 t\nset unit_words 99\npoint a\nlead 甲\n", "（负责部门：甲）" },
    /* as the source had it, while nobody has changed it */
    { "plan 2025 t\npoint a\nset unit_mark （甲牵头，乙配合）\nlead 甲\nsupport 乙\n",
      "（甲牵头，乙配合）" },
    /* the short name where there is one */
    { "plan 2025 t\nunit 示例区甲局\nset short_name 区甲局\npoint a\nlead 示例区甲局\n",
      "（牵头单位：区甲局）" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (YdPlan) plan = yd_plan_fixture (cases[i].plan);
      g_autofree char *mark = yd_item_dup_unit_mark (yd_plan_fixture_item (plan, "a"));
      g_assert_cmpstr (mark, ==, cases[i].mark);
    }
}

static void
test_first_lead (void)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture ("point a\nsupport 丙\nlead 乙\nlead 甲\npoint b\n"
                                             "support 丙\npoint c\n");
  g_assert_cmpstr (yd_unit_get_name (yd_item_get_first_lead (yd_plan_fixture_item (plan, "a"))), ==,
                   "乙");
  g_assert_null (yd_item_get_first_lead (yd_plan_fixture_item (plan, "b")));
  g_assert_null (yd_item_get_first_lead (yd_plan_fixture_item (plan, "c")));
  g_autofree char *leads
    = yd_item_dup_units_text (yd_plan_fixture_item (plan, "a"), YD_ROLE_LEAD, "、");
  g_assert_cmpstr (leads, ==, "乙、甲");
}

static void
test_assignable (void)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture ("section 甲\nset exempt 1\npoint a\ntask x\n"
                                             "section 乙\ngroup 子\npoint b\ntask y\n");
  static const struct
  {
    const char *title;
    gboolean assignable;
  } cases[] = { { "甲", FALSE }, { "a", FALSE }, { "x", FALSE }, { "乙", FALSE },
                { "子", FALSE }, { "b", TRUE },  { "y", TRUE } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (yd_item_is_assignable (yd_plan_fixture_item (plan, cases[i].title)), ==,
                     cases[i].assignable);
}

static void
test_guess_kind (void)
{
  static const struct
  {
    const char *name;
    YdUnitKind kind;
  } cases[] = {
    { "办公室", YD_UNIT_OFFICE },
    { "区政府办公室", YD_UNIT_BUREAU },
    { "医政科", YD_UNIT_OFFICE },
    { "机关党委", YD_UNIT_OFFICE },
    { "区委", YD_UNIT_BUREAU },
    { "区教育局", YD_UNIT_BUREAU },
    { "区中心医院", YD_UNIT_MEDICAL },
    { "区老年医学中心", YD_UNIT_MEDICAL },
    { "区卫生健康监督所", YD_UNIT_MEDICAL },
    { "区卫生健康信息中心", YD_UNIT_MEDICAL },
    { "区卫生健康委", YD_UNIT_BUREAU },
    { "区大数据中心", YD_UNIT_OTHER },
    { "东街道", YD_UNIT_STREET },
    { "各街镇", YD_UNIT_COLLECTIVE },
    { "区属各公立医院", YD_UNIT_COLLECTIVE },
    { "区级有关部门", YD_UNIT_COLLECTIVE },
    { "各街镇〔莘庄工业区〕", YD_UNIT_COLLECTIVE },
    { "", YD_UNIT_OTHER },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (yd_unit_guess_kind (cases[i].name), ==, cases[i].kind);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/unit-mark/mark", test_mark);
  g_test_add_func ("/plan/unit-mark/first-lead", test_first_lead);
  g_test_add_func ("/plan/unit-mark/assignable", test_assignable);
  g_test_add_func ("/plan/unit/guess-kind", test_guess_kind);
  return g_test_run ();
}
