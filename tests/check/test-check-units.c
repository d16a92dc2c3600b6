#include "yd-check-cases.h"

#define RUN(rule, cases) yd_check_cases_run (rule, cases, G_N_ELEMENTS (cases))
#define UNITS \
  "plan 2025 t\nset assigning 1\nunit 区卫健委\nalias 区卫生健康委\nunit 区医保局\nunit 区财政局\n"

static void
test_duties (void)
{
  static const YdCheckCase cases[] = {
    { UNITS "point a\nbody 由区医保局牵头。\n", "?1.a[1+4]" },
    { UNITS "point a\nlead 区医保局\nbody 由区医保局牵头。\n", "" },
    { UNITS "point a\nlead 区卫健委\nbody 由区医保局、区财政局负责。\n", "?1.a[1+4]\n?1.a[6+4]" },
    { UNITS "point a\nlead 区卫健委\nbody 由区卫生健康委负责。\n", "" },
    { UNITS "point a\nlead 区卫健委\nbody 迁建区医保局大楼，不由区医保局审批。\n", "" },
    { UNITS "point a\nlead 区卫健委\nsupport 区医保局\nbody 由区医保局牵头。\n", "?1.a[0+7]" },
    { UNITS "point a\nbody 由区医保局牵头。\ntask x\nlead 区医保局\n", "" },
    { "plan 2025 t\nunit 区医保局\npoint a\nbody 由区医保局牵头。\n", "" },
    { UNITS "section 总体要求\nset exempt 1\npoint a\nbody 由区医保局牵头。\n", "" },
    { UNITS "point a\nbody 由区\n", "" },
    { UNITS "point a\nlead 区卫健委\nbody 区医保局牵头推进。\n", "?1.a[0+4]" },
    { UNITS "point a\nlead 区卫健委\nbody 修订办法（区医保局牵头）。\n", "?1.a[5+4]" },
    { UNITS "point a\nlead 区卫健委\nbody 会同区医保局完善政策。\n", "?1.a[2+4]" },
    { UNITS "point a\nlead 区卫健委\nbody 由区医保局按职责分工负责。\n", "?1.a[1+4]" },
    { UNITS "point a\nlead 区卫健委\nbody 由区医保局共同要求。\n", "" },
    { UNITS "point a\nlead 区卫健委\nbody 由区医保局会同区财政局制定。\n", "?1.a[1+4]\n?1.a[7+4]" },
    { UNITS "point a\nlead 区卫健委\nbody 责任单位：区医保局、区财政局。\n",
      "?1.a[5+4]\n?1.a[10+4]" },
    { UNITS "point a\nlead 区卫健委\nbody 区财政局要做好保障。\n", "?1.a[0+4]" },
    { UNITS "point a\nlead 区卫健委\nbody 区财政局负责人参加。\n", "" },
    { UNITS "point a\nlead 区卫健委\nbody 区财政局应急平台。\n", "" },
    { UNITS "point a\nlead 区卫健委\nbody 落实区财政局要求，区财政局要求严格。\n", "" },
  };
  RUN ("unit-not-assigned", cases);
}

static void
test_unnamed (void)
{
  static const YdCheckCase cases[] = {
    { UNITS "point a\nlead 区医保局\nbody 牵头单位：区财政局\n", ".1.a" },
    { UNITS "point a\nlead 区财政局\nbody 牵头单位：区财政局\n", "" },
    { UNITS "point a\nlead 区卫健委\nbody 牵头单位：区卫生健康委\n", "" },
    { UNITS "point a\nlead 区医保局\nbody 各单位共同推进。\n", "" },
    { UNITS "point a\nlead 区医保局\nbody 牵头部门：区财政局\n", ".1.a" },
    { UNITS "point a\nlead 区医保局\nbody 修订办法（区财政局牵头）。\n", ".1.a" },
    { UNITS "point a\nlead 区医保局\nbody 修订办法（牵头医院）。\n", "" },
  };
  RUN ("unit-not-named", cases);
}

static void
test_twice (void)
{
  static const YdCheckCase cases[] = {
    { UNITS "point a\nset unit_mark （责任单位：区卫健委；配合单位：区医保局、区卫健委）\n",
      "?1.a[21+4]" },
    { UNITS "point a\nset unit_mark （区卫生健康委牵头，区医保局、区卫健委配合）\n", "?1.a[15+4]" },
    { UNITS "point a\nset unit_mark （责任单位：区卫健委；配合单位：区医保局）\n", "" },
    { UNITS
      "unit 区医保局服务中心\npoint a\nset unit_mark （责任单位：区医保局、区医保局服务中心）\n",
      "" },
    { UNITS "point a\nset unit_mark （责任单位：区医保局）（责任单位：区医保局）\n", "" },
    { UNITS "point a\nset unit_mark （责任单位：区医保局、区医保局门诊部）\n", "" },
  };
  RUN ("unit-named-twice", cases);
}

static void
test_names (void)
{
  static const YdCheckCase cases[] = {
    { UNITS "point a\nbody 区卫健委、区卫健委\npoint b\nbody 区卫生健康委\n", ".2.b[0+6]" },
    { UNITS "point a\nbody 区卫健委\npoint b\nbody 区卫健委\n", "" },
    { UNITS "point a\nbody 区卫生健康委（以下简称区卫健委）\npoint b\nbody 区卫健委\n", "" },
    { "plan 2025 t\npoint a\nbody 区疾控中心、区疾控中心\npoint b\nbody 区疾病预防控制中心\n",
      ".2.b[0+9]" },
    { "plan 2025 t\nunit 区疾控中心\npoint a\nset unit_mark （区疾控中心）\npoint b\nset unit_mark （区疾控中心）\n"
      "point c\nbody 完成区疾病预防控制中心改建\n",
      ".3.c[2+9]" },
    { "plan 2025 t\nunit 区疾控中心\nalias 区疾病预防控制中心\npoint a\nset unit_mark （区疾控中心、区疾控中心）\n"
      "point c\nbody 完成区疾病预防控制中心改建\n",
      ".2.c[2+9]" },
    { "plan 2025 t\npoint a\nbody 区疾控中心、区疾控中心\npoint b\nbody 完成区疾病预防控制中心改建\n",
      ".2.b[2+9]" },
    { "plan 2025 t\npoint a\nbody 区疾控中心、区疾控中心\npoint b\nbody 完善新成区疾病预防控制中心\n",
      "" },
    { "plan 2025 t\npoint a\nbody 区疾控中心\npoint b\nbody 市疾病预防控制中心\n", "" },
    { "plan 2025 t\npreamble 在市卫生健康委、市卫生健康委指导下\npoint a\nbody 根据市卫健委要求\n",
      ".1.a[2+4]" },
    { "plan 2025 t\npoint a\nbody 国家卫生健康委、国家卫生健康委\npoint b\nbody 国家卫健委\n",
      ".2.b[0+5]" },
    { "plan 2025 t\npoint a\nbody 报区卫健委备案，报区卫健委\npoint b\nbody 接受区卫生健康委督导\n",
      ".2.b[2+6]" },
    { "plan 2025 t\npoint a\nbody 徐汇区卫健委\npoint b\nbody 区卫生健康委\n", "" },
    /* every place of every other name */
    { "plan 2025 t\npoint a\nbody 市卫健委、市卫健委、市卫健委\npoint b\nbody 市卫生健康委，市卫生健康委\n"
      "point c\nbody 市卫生健康委员会\n",
      ".2.b[0+6]\n.2.b[7+6]\n.3.c[0+8]" },
  };
  RUN ("mixed-unit-names", cases);
}

static void
test_valid (void)
{
#define DATED(from, until) \
  "plan 2025 t\nunit 甲科\n" from until "point a\nlead 甲科\npoint b\nsupport 甲科\n"
  static const YdCheckCase cases[] = {
    { DATED ("", ""), "" },
    { DATED ("set valid_from 2025-12-31\n", "set valid_until 2025-01\n"), "" },
    { DATED ("set valid_from 2024\n", "set valid_until 2026\n"), "" },
    { DATED ("", "set valid_until 2024-12-31\n"), "?1.a" },
    { DATED ("set valid_from 2026-01\n", ""), "?1.a" },
    { "plan 0 t\nunit 甲科\nset valid_until 2024\npoint a\nlead 甲科\n", "" },
    { "plan 2025 t\nunit 甲科\nset valid_until 2024\npoint a\nset status 1\nlead 甲科\n", "" },
  };
  yd_check_cases_run ("unit-not-valid", cases, G_N_ELEMENTS (cases));
}

/* A unit that ends in mid-year: somebody else has to finish what is due later. */
static void
test_lasting (void)
{
#define UNTIL(until, more) \
  "plan 2025 t\nunit 甲科\nset valid_until " until "\npoint a\nlead 甲科\n" more
  static const YdCheckCase cases[] = {
    { UNTIL ("2025-06-30", ""), "?1.a" }, /* due on the plan's last day */
    { UNTIL ("2025-06-30", "point b\nsupport 甲科\n"), "?1.a" },
    { UNTIL ("2025-12-31", ""), "" },
    { UNTIL ("2025-12", ""), "" },
    { UNTIL ("2025", ""), "" },
    { UNTIL ("2026-06", ""), "" },
    { UNTIL ("2024-12-31", ""), "" }, /* not there at all: told by another rule */
    { UNTIL ("2025-06-30", "milestone m\nset due 2025-06\n"), "" },
    { UNTIL ("2025-06-29", "milestone m\nset due 2025-06\n"), "?1.a" },
    { UNTIL ("2025-06-30", "milestone m\nset due 2025-Q3\n"), "?1.a" },
    { "plan 2025 t\nunit 甲科\nset valid_until 2025-06\npoint a\nset status 1\nlead 甲科\n", "" },
    { "plan 0 t\nunit 甲科\nset valid_until 2025-06\npoint a\nlead 甲科\n", "" },
  };
  yd_check_cases_run ("unit-ends-early", cases, G_N_ELEMENTS (cases));
}

static void
test_doubled (void)
{
  static const YdCheckCase cases[] = {
    /* once for both, where the first has a part */
    { "plan 2025 t\nunit 示例区医保局\nunit 医保局\npoint a\nlead 示例区医保局\npoint b\nlead 医保局\n",
      ".1.a" },
    { "plan 2025 t\nunit 甲科\nalias 信息科\nunit 信息科\npoint a\nlead 信息科\n", ".1.a" },
    { "plan 2025 t\nunit 示例区医保局\nunit 医保局\npoint a\n", "" },
    { "plan 2025 t\nunit 医政科\nunit 药政科\npoint a\nlead 医政科\nsupport 药政科\n", "" },
    /* one that is not in the register is told as that */
    { "plan 2025 t\nunit 示例区医保局\nunit? 医保局\npoint a\nlead 医保局\n", ".1.a" },
  };
  yd_check_cases_run ("unit-doubled", cases, G_N_ELEMENTS (cases) - 1);
  yd_check_cases_run ("unit-not-registered", cases + G_N_ELEMENTS (cases) - 1, 1);
}

/* Who has a part, and to whom the notice goes. */
static void
test_addressed (void)
{
  /* clang-format off */
#define SENT(to) "plan 2025 t\nset assigning 1\nnotice\nset issuer 示例区卫健委\nset addressee " to "\n"
#define THREE \
  "unit 区医院\nset kind 1\nunit 区教育局\nset kind 2\nunit 甲镇\nset kind 3\n" \
  "point a\nlead 区医院\npoint b\nlead 区教育局\nsupport 甲镇\n"
#define HOSPITAL "unit 区医院\nset kind 1\npoint x\nlead 区医院\n"
  static const YdCheckCase cases[] = {
    { SENT ("各医疗卫生单位") THREE, "?Notice, addressee\n.Notice, addressee" },
    { SENT ("各医疗卫生单位，区教育局") THREE, ".Notice, addressee" },
    { SENT ("各医疗卫生单位，示例区教育局、甲镇人民政府") THREE, "" },
    { SENT ("各医疗卫生单位，各街镇，各委办局") THREE, "" },
    { SENT ("各街道办事处、各镇人民政府，区政府各委、办、局，各医疗机构") THREE, "" },
    { SENT ("各有关单位") THREE, "" },
    { SENT ("各单位") THREE, "" },
    { SENT ("领导小组各成员单位") THREE, "" },
    { SENT ("各直属单位、各镇") THREE, "" },
    { SENT ("区医院，各部门") THREE, ".Notice, addressee" },
    { SENT ("市卫生健康委员会") THREE, "" }, /* goes upwards */
    { SENT ("区属医疗机构") "set copy_to 区教育局|各街镇\n" THREE, "" },
    { "plan 2025 t\nset assigning 1\nnotice\n" THREE, "" }, /* no addressee: another rule says so */
    /* the house itself and its offices */
    { SENT ("各医疗卫生单位") HOSPITAL "unit 医政科\nunit 示例区卫生健康委员会\nset kind 2\n"
      "point a\nsupport 医政科\nlead 示例区卫生健康委员会\n", "" },
    /* collectives, with members and without */
    { SENT ("各医疗单位、区司法局") "unit 区教育局\nset kind 2\nunit 各医疗单位\nset kind 4\n"
      "member 区教育局\npoint a\nlead 区教育局\n", "" },
    { SENT ("各医疗机构") HOSPITAL "unit 各街镇\nset kind 4\npoint a\nsupport 各街镇\n", ".Notice, addressee" },
    { SENT ("各医疗机构") HOSPITAL "unit 各社区卫生服务中心\nset kind 4\npoint a\nsupport 各社区卫生服务中心\n", "" },
    { SENT ("各医疗机构") HOSPITAL "unit 有关单位\nset kind 4\npoint a\nsupport 有关单位\n", "" },
    /* what was given up gives nobody work */
    { SENT ("各医疗卫生单位") HOSPITAL "unit 区教育局\nset kind 2\npoint b\nset status 1\nlead 区教育局\n", "" },
  };
  static const YdCheckCase idle[] = {
    { SENT ("区医院、区教育局、甲镇") THREE, "" },
    { SENT ("区医院、区教育局、甲镇、区民政局") THREE, ".Notice, addressee" },
    { SENT ("区医院、区教育局、甲镇、乙镇") THREE, ".Notice, addressee" },
    { SENT ("区医院、区教育局、甲镇、乙镇") THREE "unit 各街镇\nset kind 4\npoint c\nlead 各街镇\n", "" },
    { SENT ("区医院、区教育局、区民政局") THREE, "" }, /* of three, one may well only be told */
    { SENT ("区医院、区教育局、甲镇、乙镇、丙镇") THREE, "" },
    { SENT ("各医疗机构、区教育局") THREE, "" },
  };
  /* clang-format on */
  RUN ("unit-not-addressed", cases);
  RUN ("addressee-without-part", idle);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/units/duties", test_duties);
  g_test_add_func ("/check/units/unnamed", test_unnamed);
  g_test_add_func ("/check/units/twice", test_twice);
  g_test_add_func ("/check/units/names", test_names);
  g_test_add_func ("/check/units/valid", test_valid);
  g_test_add_func ("/check/units/lasting", test_lasting);
  g_test_add_func ("/check/units/addressed", test_addressed);
  g_test_add_func ("/check/units/doubled", test_doubled);
  return g_test_run ();
}
