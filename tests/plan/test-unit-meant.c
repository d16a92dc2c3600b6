#include "yd-plan-fixture.h"
#include "yd-unit-meant.h"

#define REGISTER                                                                                                                       \
  "plan 2025 t\nunit 医政科\nset kind 0\nunit 区中心医院\nset kind 1\nunit 东社区卫生服务中心\nset kind 1\n"          \
  "unit 西社区卫生服务中心\nset kind 1\nunit 区教育局\nset kind 2\nunit 东街道\nset kind 3\nunit 南镇\nset kind 3\n" \
  "unit 北镇\nset kind 3\nunit 各镇\nset kind 4\nunit 西镇\nset kind 3\nset merged_into 1\n"

static void
test_meant (void)
{
  static const struct
  {
    const char *name, *units, *words;
  } cases[] = {
    { "各街镇", "东街道 南镇 北镇", NULL },
    { "各镇", "南镇 北镇", "镇" },
    { "各", "", NULL },
    { "各街道", "东街道", "街道" },
    { "区属各社区卫生服务中心", "东社区卫生服务中心 西社区卫生服务中心", "社区卫生服务中心" },
    { "各医疗卫生机构", "区中心医院 东社区卫生服务中心 西社区卫生服务中心", NULL },
    { "各医院", "区中心医院", "医院" },
    { "委机关各科室", "医政科", NULL },
    { "各居委会", "", NULL },
    { "各有关单位", "", NULL },
    { "各直属单位", "", NULL }, /* of several kinds: a person says */
    { "", "", NULL },
  };
  g_autoptr (YdPlan) plan = yd_plan_fixture (REGISTER);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = NULL;
      g_autoptr (GPtrArray) units = yd_unit_find_meant (plan, cases[i].name, &words);
      g_autoptr (GString) names = g_string_new (NULL);
      for (guint k = 0; k < units->len; k++)
        g_string_append_printf (names, "%s%s", k > 0 ? " " : "",
                                yd_unit_get_name (units->pdata[k]));
      g_assert_cmpstr (names->str, ==, cases[i].units);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unit-meant/names", test_meant);
  return g_test_run ();
}
