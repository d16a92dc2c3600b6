#include "yd-check-cases.h"

#define RUN(rule, cases) yd_check_cases_run (rule, cases, G_N_ELEMENTS (cases))
/* three years, two units with a part, and an indicator of at least 90 */
#define POINT                                                                                           \
  "plan 2025 t\nset period_from 2025-01-01\nset period_to 2027-12-31\npoint a\nlead 甲\nsupport 乙\n" \
  "indicator 数\nset target 90\nset measure 个\n"

static void
test_sums (void)
{
  static const YdCheckCase cases[] = {
    { POINT, "" },
    { POINT "target 0 甲 40\ntarget 0 乙 50\n", "" },
    { POINT "target 0 甲 40\ntarget 0 乙 60\n", "" },
    { POINT "target 0 甲 40\ntarget 0 乙 49.5\n", "?1.a" },
    /* of one year: only where the year has a target of all together */
    { POINT "target 2025 甲 10\ntarget 2025 乙 10\n", "" },
    { POINT "target 2025 - 30\ntarget 2025 甲 10\ntarget 2025 乙 10\n", "?1.a" },
    { POINT "target 2025 - 20\ntarget 2025 甲 10\ntarget 2025 乙 10\n", "" },
    /* a mean, the lowest, the highest, each */
    { POINT "target 0 甲 85\nset adds_up 1\ntarget 0 乙 95\nset adds_up 1\n", "" },
    { POINT "target 0 甲 84\nset adds_up 1\ntarget 0 乙 95\nset adds_up 1\n", "?1.a" },
    { POINT "target 0 甲 84\nset adds_up 2\ntarget 0 乙 95\nset adds_up 2\n", "?1.a" },
    { POINT "target 0 甲 84\nset adds_up 3\ntarget 0 乙 95\nset adds_up 3\n", "" },
    { POINT "target 0 甲 84\nset adds_up 4\ntarget 0 乙 95\nset adds_up 4\n", "?1.a" },
    { POINT "target 0 甲 80\nset adds_up 4\ntarget 0 乙 85\nset adds_up 4\n", "?1.a\n?1.a" },
    /* at most, exactly, a direction */
    { "point a\nlead 甲\nindicator 数\nset comparison 1\nset target 10\ntarget 0 甲 10\n", "" },
    { "point a\nlead 甲\nindicator 数\nset comparison 1\nset target 10\ntarget 0 甲 11\n", "?1.a" },
    { "point a\nlead 甲\nindicator 数\nset comparison 2\nset target 10\ntarget 0 甲 11\n", "?1.a" },
    { "point a\nlead 甲\nindicator 数\nset comparison 4\ntarget 0 甲 11\n", "" },
    /* too large to be added is nothing to be said of */
    { POINT "target 0 甲 999999999999999999\ntarget 0 乙 999999999999999999\n", "" },
  };
  RUN ("targets-add-up", cases);
}

static void
test_years (void)
{
  static const YdCheckCase cases[] = {
    { POINT "target 2025 - 80\ntarget 2026 - 85\ntarget 2027 - 90\n", "" },
    { POINT "target 2025 - 80\ntarget 2026 - 85\ntarget 2027 - 88\n", "?1.a" },
    { POINT "target 2025 - 80\ntarget 2026 - 85\n", "" },
    /* counted through the years: they add up, once all are known */
    { POINT "set cumulative 1\ntarget 2025 - 30\ntarget 2026 - 30\ntarget 2027 - 30\n", "" },
    { POINT "set cumulative 1\ntarget 2025 - 30\ntarget 2026 - 30\ntarget 2027 - 20\n", "?1.a" },
    { POINT "set cumulative 1\ntarget 2026 - 30\ntarget 2027 - 20\n", "" },
  };
  RUN ("targets-add-up", cases);
  static const YdCheckCase outside[] = {
    { POINT "target 2025 - 80\ntarget 2027 - 90\n", "" },
    { POINT "target 2024 - 80\ntarget 2028 甲 90\n", "?1.a\n?1.a" },
    { "plan 0 t\npoint a\nindicator 数\nset target 1\ntarget 2031 - 1\n", "" },
  };
  RUN ("date-outside-plan", outside);
}

static void
test_parts (void)
{
  static const YdCheckCase cases[] = {
    { POINT "target 0 甲 40\ntarget 0 乙 50\n", "" },
    { POINT "target 2025 丙 40\ntarget 2026 丙 50\n", ".1.a" },
    { POINT "target 0 丙 40\ntask x\nlead 丙\n", "" },
    { "unit 各街镇\nmember 丙\npoint a\nlead 各街镇\nindicator 数\nset target 1\ntarget 0 丙 1\n",
      "" },
    { "point a\nlead 甲\ntask x\nindicator 数\nset target 1\ntarget 0 甲 1\n", "" },
  };
  RUN ("target-without-part", cases);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/targets/sums", test_sums);
  g_test_add_func ("/check/targets/years", test_years);
  g_test_add_func ("/check/targets/parts", test_parts);
  return g_test_run ();
}
