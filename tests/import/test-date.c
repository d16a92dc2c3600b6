/* The words of deadlines, with their precision. */

#include "yd-rule-date.h"

static char *
describe (const char *text, const YdDateFrame *frame)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (YdDateFound));
  GString *out = g_string_new (NULL);
  yd_rule_date_find (text, frame, found);
  for (guint i = 0; i < found->len; i++)
    {
      const YdDateFound *one = &g_array_index (found, YdDateFound, i);
      g_autofree char *iso = yd_date_to_iso (one->due);
      g_string_append_printf (out, "%.*s=%s%s", (int)one->length, text + one->start,
                              iso != NULL ? iso : "", one->before ? "<" : "");
      if (one->recurrence != YD_RECUR_NONE)
        g_string_append_printf (out, "*%d", one->recurrence);
      g_string_append (out, one->long_term ? "~ " : " ");
    }
  return g_string_free (out, FALSE);
}

static void
test_find (void)
{
  static const struct
  {
    const char *text;
    const char *found;
  } cases[] = {
    { "年底前完成改造", "年底前=2025< " },
    { "6月底前上报", "6月底前=2025-06< " },
    { "9月30日前完成", "9月30日前=2025-09-30< " },
    { "上半年启动建设", "上半年=2025-H1 " },
    { "第三季度完成验收", "第三季度=2025-Q3 " },
    { "二季度末完成", "二季度末=2025-Q2 " },
    { "到2027年，建成三家", "2027年=2027 " },
    { "2026年6月底前全部完成", "2026年6月底前=2026-06< " },
    { "2026年底前", "2026年底前=2026< " },
    { "2026年12月31日前", "2026年12月31日前=2026-12-31< " },
    { "2026年上半年", "2026年上半年=2026-H1 " },
    { "明年一季度完成", "明年一季度=2026-Q1 " },
    { "每季度通报一次，每月调度", "每季度=*2 每月=*1 " },
    { "每年开展两次", "每年=*4 " },
    { "每周通报一次", "每周=*5 " },
    { "每周五通报，每周一次例会，每两周调度", "每周五=*5 每周=*5 每两周=*7 " },
    { "每半月调度，每旬通报，每双周例会，每两个月轮换，逐旬报送",
      "每半月=*6 每旬=*8 每双周=*7 逐旬=*8 " },
    { "每周四前上报", "每周四前=<*5 " },
    { "按月调度，按季度通报，按周上报", "按月=*1 按季度=*2 按周=*5 " },
    { "按月发放补贴，按季缴纳，按周计酬", "" },
    { "每月25日前报送", "每月25日前=<*1 " },
    { "每月10号例会，每月3次", "每月10号=*1 每月=*1 " },
    { "每季度末盘点，每半年初部署", "每季度末=*2 每半年初=*3 " },
    { "每年12月底前总结", "每年12月底前=2025-12<*4 " },
    { "每年3月15日开展活动", "每年3月15日=2025-03-15*4 " },
    { "每年13月", "每年=*4 " },
    { "节点：5月开工、10月完工", "5月=2025-05 10月=2025-10 " },
    { "含5月、6月报表", "" },
    { "分析上半年形势，报送一季度数据", "" },
    { "春节前走访慰问", "春节前=2025-01-29< " },
    { "中秋节前完成抽检", "中秋节前=2025-10-06< " },
    { "端午前、重阳节前各查一次", "端午前=2025-05-31< 重阳节前=2025-10-29< " },
    { "清明节前整治", "清明节前=2025-04-04< " },
    { "元旦前开放", "元旦前=2026-01-01< " },
    { "汛期前完成疏浚", "汛期前=2025-06-01< " },
    { "弘扬中秋文化，办好春节晚会", "" },
    { "二○二六年九月底前建成", "二○二六年九月底前=2026-09< " },
    { "二〇二六年六月三十日前清零", "二〇二六年六月三十日前=2026-06-30< " },
    { "完成时限：长期", "长期=~ " },
    { "完成时限：长期推进", "长期推进=~ " },
    { "完成时限：2025年12月", "2025年12月=2025-12 " },
    { "“十五五”末达到九成", "“十五五”末=2030 " },
    { "2025年内完成", "2025年内=2025 " },
    { "到2028年覆盖率达到90%", "2028年=2028 " },
    { "“十五五”期末建成", "“十五五”期末=2030 " },
    { "5月—10月开展专项行动", "5月—10月=2025-10 " },
    { "6-9月集中整治", "6-9月=2025-09 " },
    { "2026年3月至11月", "2026年3月至11月=2026-11 " },
    { "次年1月底前报送", "次年1月底前=2026-01< " },
    { "“七一”前完成表彰", "“七一”前=2025-07-01< " },
    { "国庆节前开放", "国庆节前=2025-10-01< " },
    { "完成时限：常态化", "常态化=~ " },
    { "区建委；完成时限：持续推进）", "持续推进=~ " },
    { "完成时限：全年", "全年=2025 " },
    { "修订管理办法（2026年9月）", "2026年9月=2026-09 " },
    { "妇女节前", "妇女节前=2025-03-08< " },
    { "植树节前完成补植", "植树节前=2025-03-12< " },
    { "儿童节前", "儿童节前=2025-06-01< " },
    { "建军节前", "建军节前=2025-08-01< " },
    { "新学期开学前", "新学期开学前=2025-09-01< " },
    /* names and mentions are no deadlines */
    { "2025年是收官之年", "" },
    { "落实《三年行动计划（2023—2025年）》", "" },
    { "根据示卫〔2025〕19号文件", "" },
    { "《2026年底前任务》", "" },
    { "12345热线", "" },
    { "形成长期机制", "" },
    { "常态化开展巡查", "" },
    { "持续推进整治", "" },
    { "全年不少于四次", "" },
    { "国庆节期间值守", "" },
    { "1-3岁婴幼儿", "" },
    { "9-3月", "" },
    { "全国教师节活动", "" },
    { "2025年2月30日前", "2025年2月30日前" },
    { "13月底前", "" },
    { "", "" },
  };
  const YdDateFrame frame = { 2025, 2025, 1 };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_autofree char *found = describe (cases[i].text, &frame);
      if (strstr (cases[i].text, "2月30日") != NULL)
        g_assert_null (strstr (found, "02-30")); /* no calendar has it */
      else
        g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_frames (void)
{
  const YdDateFrame school = { 2025, 2026, 9 }, long_plan = { 2023, 2025, 1 },
                    unknown = { 0, 0, 1 };
  g_autofree char *autumn = describe ("10月底前完成", &school);
  g_autofree char *spring = describe ("5月底前完成", &school);
  g_autofree char *end = describe ("年底前完成", &long_plan);
  g_autofree char *none = describe ("年底前完成", &unknown);
  g_assert_cmpstr (autumn, ==, "10月底前=2025-10< ");
  g_assert_cmpstr (spring, ==, "5月底前=2026-05< ");
  g_assert_cmpstr (end, ==, "年底前=2025< ");
  g_assert_cmpstr (none, ==, "");
}

static void
test_day (void)
{
  static const struct
  {
    const char *text;
    const char *iso;
  } cases[] = {
    { "2025年4月18日", "2025-04-18" },
    { "2025 年 4 月 18 日", "2025-04-18" },
    { "二〇二五年四月十八日", "2025-04-18" },
    { "２０２５年４月１８日", "2025-04-18" },
    { "2025-04-18", "2025-04-18" },
    { "2025.4.18", "2025-04-18" },
    { "2024年2月29日", "2024-02-29" },
    { "2025年2月29日", NULL },
    { "2025年4月", NULL },
    { "1025年4月18日", NULL },
    { "2025年13月1日", NULL },
    { "", NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      YdDate date = YD_DATE_NONE;
      const char *end = yd_rule_date_read_day (cases[i].text, &date);
      g_autofree char *iso = yd_date_to_iso (date);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (end != NULL, ==, cases[i].iso != NULL);
      if (end != NULL)
        g_assert_cmpstr (iso, ==, cases[i].iso);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/date/find", test_find);
  g_test_add_func ("/import/date/frames", test_frames);
  g_test_add_func ("/import/date/day", test_day);
  return g_test_run ();
}
