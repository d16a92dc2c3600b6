/* What a line of the envelope looks like by its own words. */

#include "yd-rule-line.h"

static void
test_kind (void)
{
  static const struct
  {
    const char *text;
    YdLineKind kind;
  } cases[] = {
    { "示卫健〔2025〕19号", YD_LINE_NUMBER },
    { "示卫健[2025]第19号", YD_LINE_NUMBER },
    { "示政办发〔2025〕3 号　签发人：张三", YD_LINE_NUMBER },
    { "示例区卫生健康委员会文件", YD_LINE_HEAD },
    { "示例区卫生健康委员会(通知)", YD_LINE_HEAD },
    { "各街道办事处，区政府各部门：", YD_LINE_ADDRESSEE },
    { "区属各单位:", YD_LINE_ADDRESSEE },
    { "现将有关事项通知如下：", YD_LINE_OTHER },
    { "重点工作任务：", YD_LINE_OTHER },
    { "2025年4月18日", YD_LINE_DATE },
    { "（2025年4月18日）", YD_LINE_DATE },
    { "二〇二五年四月十八日", YD_LINE_DATE },
    { "示例区民政局2025年4月18日", YD_LINE_SIGNED_DATE },
    { "示例区民政局办公室  2025年4月18日印发", YD_LINE_PRINTED },
    { "2025年4月18日印发", YD_LINE_PRINTED },
    { "2025年4月18日前完成", YD_LINE_OTHER },
    { "（此件公开发布）", YD_LINE_DISCLOSURE },
    { "（信息公开属性：主动公开）", YD_LINE_DISCLOSURE },
    { "附件", YD_LINE_ANNEX_LABEL },
    { "附件2", YD_LINE_ANNEX_LABEL },
    { "附件：任务清单", YD_LINE_ANNEX },
    { "附：任务清单", YD_LINE_ANNEX },
    { "附件一：任务清单", YD_LINE_ANNEX },
    { "附近居民", YD_LINE_OTHER },
    { "附件所列任务由各单位落实。", YD_LINE_OTHER },
    { "抄送：区委办公室。", YD_LINE_COPY_TO },
    { "（共印7份）", YD_LINE_COPIES },
    { "共印 30 份", YD_LINE_COPIES },
    { "机密★1年", YD_LINE_SECRECY },
    { "特急", YD_LINE_URGENCY },
    { "000012", YD_LINE_COPY_NUMBER },
    { "签发人：张三", YD_LINE_SIGNER },
    { "（征求意见稿）", YD_LINE_SUBTITLE },
    { "(试行)", YD_LINE_SUBTITLE },
    { "— 3 —", YD_LINE_PAGE },
    { "- 12 -", YD_LINE_PAGE },
    { "第 3 页 共 8 页", YD_LINE_PAGE },
    { "3/8", YD_LINE_PAGE },
    { "我要留言", YD_LINE_WEB },
    { "当前位置：首页 > 政务公开", YD_LINE_WEB },
    { "发布日期：2025-04-18", YD_LINE_WEB },
    { "打印本页", YD_LINE_WEB },
    { "打印装订工作由办公室负责。", YD_LINE_OTHER },
    { "推进示范区建设", YD_LINE_OTHER },
    { "", YD_LINE_OTHER },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      YdLine line = { .text = (char *)cases[i].text };
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (yd_rule_line_get_kind (&line), ==, cases[i].kind);
    }
}

static void
test_titles (void)
{
  g_assert_true (yd_rule_line_is_titlish ("示例区2025年工作要点"));
  g_assert_true (yd_rule_line_is_titlish ("关于印发《工作要点》的通知"));
  g_assert_false (yd_rule_line_is_titlish ("特此通知"));
  g_assert_false (yd_rule_line_is_titlish ("做好工作。"));
  g_assert_false (yd_rule_line_is_titlish ("一是抓好落实，"));
  g_assert_true (yd_rule_line_ends_as_title ("三年行动计划（2023—2025年）"));
  g_assert_true (yd_rule_line_ends_as_title ("工作要点"));
  g_assert_false (yd_rule_line_ends_as_title ("政务公开"));
  g_assert_true (yd_rule_line_ends_sentence ("做好工作。”"));
  g_assert_false (yd_rule_line_ends_sentence ("做好工作"));
  g_assert_cmpint (yd_rule_line_read_copies ("（共印120份）"), ==, 120);
  g_assert_cmpint (yd_rule_line_read_copies ("共印份"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/line/kind", test_kind);
  g_test_add_func ("/import/line/titles", test_titles);
  return g_test_run ();
}
