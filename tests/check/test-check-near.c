#include "yd-check-cases.h"

#define UNITS                                                                                                  \
  "plan 2025 t\nunit 示例区医疗保障局\nunit 区规划和自然资源局\nunit 示例区中心医院\n" \
  "unit 各区属医疗机构\nunit 示例区妇幼保健院\nunit 区医保局\npoint a\nbody "

static void
test_units (void)
{
  static const YdCheckCase cases[] = {
    { UNITS "由示例区医疗保障局制定。\n", "" },
    { UNITS "由示例区医疗保樟局制定。\n", "?1.a[1+8]>由示例区医疗保障局制定。" },
    { UNITS "示利区医疗保障局\n", "?1.a[0+8]>示例区医疗保障局" },
    { UNITS "示例区医疗障保局\n", "?1.a[0+8]>示例区医疗保障局" },
    { UNITS "示例区医疗疗保障局\n", "?1.a[0+9]>示例区医疗保障局" },
    { UNITS "示例区医保障局\n", "?1.a[0+7]>示例区医疗保障局" },
    { UNITS "区规划自然资源局\n", "" }, /* called so rightly */
    { UNITS "示例区中医医院、示例区妇幼保健所、示例市医疗保障局\n", "" },
    { UNITS "区属医疗机构、区意保局\n", "" }, /* too short to tell */
    { UNITS "示例区医疗保\n", "" },
    { "plan 2025 t\nunit 甲区一级医院\nunit 甲区医技医院\npoint a\nbody 甲区医技医院\n", "" },
  };
  yd_check_cases_run ("misspelt-name", cases, G_N_ELEMENTS (cases));
}

static void
test_phrases (void)
{
  static const char *const cases[][2] = {
    { "习近平新时代中国特色社会主义思想", "" },
    { "习近平新时代中国特色社会主意思想", "?1.a[0+16]>习近平新时代中国特色社会主义思想" },
    { "习近平新时代中国特社会主义思想", "?1.a[0+15]>习近平新时代中国特色社会主义思想" },
    { "社区卫生服物中心", "?1.a[0+8]>社区卫生服务中心" },
    { "社区卫生服务站", "" },
    { "基本公共公共卫生服务", "" }, /* another rule says that */
  };
  yd_check_cases_run_bodies ("misspelt-name", cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/near/units", test_units);
  g_test_add_func ("/check/near/phrases", test_phrases);
  return g_test_run ();
}
