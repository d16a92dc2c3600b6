#include "yd-check-cases.h"

#define RUN(rule, cases) yd_check_cases_run (rule, cases, G_N_ELEMENTS (cases))

#define WHOLE                                                                                                               \
  "plan 2025 t\nnotice\nset title 关于印发要点的通知\nset addressee 各单位\nset signature 示例区卫健委\n" \
  "set date 2025-03-01\n"

static void
test_missing (void)
{
  static const YdCheckCase cases[] = {
    { "plan 2025 t\n", "" },
    { "plan 2025 t\nnotice\n", "" }, /* nobody has begun it */
    { "plan 2025 t\nnotice\nset issuer 示例区卫健委\n", "" },
    { WHOLE, "" },
    { "plan 2025 t\nnotice\nset title 关于印发要点的通知\n",
      "?Notice, addressee\n?Notice, signature\n?Notice, date" },
    { "plan 2025 t\nnotice\nset issuer 示例区卫健委\nset title 关于印发要点的通知\nset addressee 各单位\nset date 2025-03-01\n",
      "?Notice, signature>示例区卫健委" },
    { "plan 2025 t\nnotice\nset number 示卫〔2025〕1号\n",
      "!Notice, title\n!Notice, addressee\n!Notice, signature\n!Notice, date" },
    { "plan 2025 t\nnotice\nset title 通知\nset addressee a\nset plan_signature b\nset plan_date 2025-03-01\n",
      "" },
    { "plan 2025 t\nset stage 3\nnotice\nset title 通知\nset addressee a\nset signature b\nset date 2025-03-01\n",
      "!Notice, document number" },
    { "plan 2025 t\nnotice\nset form 2\nset number 第1号\n", "" }, /* minutes have neither */
    { "plan 2025 t\nnotice\nbody 现印发。\n",
      "?Notice, title\n?Notice, addressee\n?Notice, signature\n?Notice, date" },
  };
  RUN ("notice-missing", cases);
}

static void
test_issued (void)
{
  static const YdCheckCase cases[] = {
    { "plan 2025 t\nset stage 3\npoint a\n", "" }, /* read in as issued: nobody knows */
    { "plan 2025 t\nset stage 3\nsetting issued-text\nset value other\npoint a\n", "!Whole plan" },
    { "plan 2025 t\nset stage 2\nsetting issued-text\nset value other\npoint a\n", "" },
  };
  RUN ("changed-after-issue", cases);
}

static void
test_number (void)
{
  static const struct
  {
    const char *number;
    const char *fixed; /* "": in order; NULL: an error that a person must mend */
  } cases[] = {
    { "示卫〔2025〕1号", "" },
    { "示卫健委〔2025〕120号", "" },
    { "示卫[2025]1号", "示卫〔2025〕1号" },
    { "示卫（2025）1号", "示卫〔2025〕1号" },
    { "示卫(2025)1号", "示卫〔2025〕1号" },
    { "示卫【2025】1号", "示卫〔2025〕1号" },
    { "示卫［2025］1号", "示卫〔2025〕1号" },
    { "示卫〔2025〕第1号", "示卫〔2025〕1号" },
    { "示卫〔2025〕01号", "示卫〔2025〕1号" },
    { "示卫〔2025〕 1 号", "示卫〔2025〕1号" },
    { "示卫〔２０２５〕１号", "示卫〔2025〕1号" },
    { "示卫〔2025〕1", "示卫〔2025〕1号" },
    { "示卫〔25〕1号", NULL },
    { "示卫〔2025〕号", NULL },
    { "示卫〔2025〕0号", NULL },
    { "〔2025〕1号", NULL },
    { "示卫2025-1", NULL },
    { "1", NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (WHOLE "set number %s\n", cases[i].number);
      g_autofree char *findings
        = cases[i].fixed == NULL ? g_strdup ("!Notice, document number")
          : *cases[i].fixed == '\0'
            ? g_strdup ("")
            : g_strconcat ("!Notice, document number>", cases[i].fixed, NULL);
      YdCheckCase one = { text, findings };
      yd_check_cases_run ("notice-number", &one, 1);
    }
}

static void
test_marks (void)
{
  static const YdCheckCase cases[] = {
    { WHOLE, "" },
    { WHOLE "set copy_number 000001\nset secrecy 机密★1年\nset urgency 特急\n", "" },
    { WHOLE "set copy_number 000001—000050\nset secrecy 秘密\nset urgency 加急\n", "" },
    { WHOLE "set copy_number 1\n", "!Notice, copy number>000001" },
    { WHOLE "set copy_number No. 12\n", "!Notice, copy number>000012" },
    { WHOLE "set copy_number 份号：１２\n", "!Notice, copy number>000012" },
    { WHOLE "set copy_number 0000123456\n", "!Notice, copy number>123456" },
    { WHOLE "set copy_number 1-50\n", "!Notice, copy number>000001—000050" },
    { WHOLE "set copy_number 1234567\n", "!Notice, copy number" },
    { WHOLE "set copy_number 0\n", "!Notice, copy number" },
    { WHOLE "set copy_number 第一份\n", "!Notice, copy number" },
    { WHOLE "set secrecy 机密1年\n", "!Notice, secrecy>机密★1年" },
    { WHOLE "set secrecy 机密 ☆ 6个月\n", "!Notice, secrecy>机密★6个月" },
    { WHOLE "set secrecy 秘密★十二年\n", "!Notice, secrecy>秘密★12年" },
    { WHOLE "set secrecy 绝密长期\n", "!Notice, secrecy>绝密★长期" },
    { WHOLE "set secrecy 绝密★\n", "!Notice, secrecy>绝密" },
    { WHOLE "set secrecy 内部资料\n", "!Notice, secrecy" },
    { WHOLE "set urgency 特 急\n", "!Notice, urgency>特急" },
    { WHOLE "set urgency 加急件\n", "!Notice, urgency>加急" },
    { WHOLE "set urgency 平急\n", "!Notice, urgency" },
  };
  RUN ("notice-marks", cases);
}

static void
test_date (void)
{
  static const YdCheckCase cases[] = {
    { "plan 2025 t\nnotice\nset date 2025-03-01\n", "" },
    { "plan 2025 t\nnotice\n", "" },
    { "plan 2025 t\nnotice\nset date 2025-03\n", "?Notice, date" },
    { "plan 2025 t\nnotice\nset number 示卫〔2025〕1号\nset date 2025\n", "!Notice, date" },
    { "plan 2025 t\nnotice\nset date 2025-03-01\nset printed_on 2025-03-01\n", "" },
    { "plan 2025 t\nnotice\nset date 2025-03-01\nset printed_on 2025-02-28\n",
      "!Notice, printed on" },
    { "plan 2025 t\nnotice\nset printed_on 2025-02-28\n", "" },
  };
  RUN ("notice-date", cases);
}

static void
test_offices (void)
{
  static const YdCheckCase cases[] = {
    { WHOLE, "" },
    { WHOLE "set copy_to 区政府办公室|区医保局\n", "" },
    { WHOLE "set copy_to 区医保局|区政府办公室|区医保局\n",
      "?Notice, copy to>区医保局\n区政府办公室" },
    { WHOLE "set copy_to 各单位\n", "?Notice, copy to>" },
    { WHOLE "set copy_to 各单位|区医保局\n", "?Notice, copy to>区医保局" },
    { WHOLE "set addressee 区医保局、区财政局：\nset copy_to 区政府办公室|区财政局\n",
      "?Notice, copy to>区政府办公室" },
    { WHOLE "set copy_to 各\n", "" }, /* a part of a name is none */
    { WHOLE "set head 示例区卫健委文件\nset joint 示例区财政局\n", "" },
    { WHOLE "set head 示例区卫健委文件\nset joint 示例区财政局|示例区卫健委\n",
      "?Notice, joint agencies>示例区财政局" },
    { WHOLE "set joint 示例区财政局|示例区财政局\n", "?Notice, joint agencies>示例区财政局" },
  };
  RUN ("notice-offices", cases);
}

static void
test_kind (void)
{
  static const YdCheckCase cases[] = {
    { "plan 2025 t\nnotice\nset title 关于印发要点的通知\n", "" },
    { "plan 2025 t\nnotice\nset title 关于印发要点的通知（征求意见稿）\n", "" },
    { "plan 2025 t\nnotice\nset title 关于征求意见的函\n", "" },
    { "plan 2025 t\nnotice\nset title 2025年工作要点\n", "?Notice, title" },
    { "plan 2025 t\nnotice\n", "" },
  };
  RUN ("notice-kind", cases);
}

#define PLAN "plan 2025 2025年示例区工作要点\nnotice\n"

static void
test_plan_named (void)
{
  static const YdCheckCase cases[] = {
    { PLAN
      "set title 关于印发《2025年示例区工作要点》的通知\nbody 现将《2025年示例区工作要点》印发给你们。\n",
      "" },
    { PLAN "set title 关于印发《2024年示例区工作要点》的通知\n",
      "?Notice, title[5+12]>关于印发《2025年示例区工作要点》的通知" },
    { PLAN "set title 关于印发《2025年 示例区工作要点》的通知\n", "" }, /* broken by hand */
    { PLAN "body 现将《示例区工作要点》印发给你们。\n",
      "?Notice, text[3+7]>现将《2025年示例区工作要点》印发给你们。" },
    { PLAN "set title 关于印发《2025年示例区工作要点（征求意见稿）》的通知\n",
      "" }, /* a draft it is */
    { PLAN "set title 关于印发《2024年示例区工作要点（送审稿）》的通知\n",
      "?Notice, title[5+17]>关于印发《2025年示例区工作要点》的通知" },
    { "plan 2025 要点（征求意见稿）\nnotice\nset title 关于印发《要点》的通知\n", "" },
    { PLAN "body 根据《示例区规划》，现印发给你们。\n", "" },
    { PLAN "set title 关于工作要点的通知\n", "" },
    { "plan 2025 \nnotice\nset title 关于印发《要点》的通知\n", "" },
  };
  RUN ("notice-plan", cases);
}

static void
test_draft_mark (void)
{
  static const YdCheckCase cases[] = {
    { "plan 2025 要点（征求意见稿）\nset subtitle （征求意见稿）\n", "" }, /* a draft it is */
    { "plan 2025 要点（第二次征求意见稿）\nset stage 3\n", "!Title of the plan[2+10]>要点" },
    { "plan 2025 要点〔修改稿〕\nset stage 3\n", "!Title of the plan[2+5]>要点" },
    { "plan 2025 要点征求意见稿\nset stage 3\n", "!Title of the plan[2+5]>要点" },
    { "plan 2025 t\nnotice\nset number 示卫〔2025〕1号\nset title 关于征求《要点（征求意见稿）》意见的函\n",
      "" },
    { "plan 2025 要点（征求意见稿）\nnotice\nset number 示卫〔2025〕1号\n",
      "!Title of the plan[2+7]>要点" },
    { "plan 2025 要点\nset subtitle （征求意见稿）\nnotice\nset number 示卫〔2025〕1号\n",
      "!Line below the title[0+7]>" },
    { "plan 2025 要点\nset stage 3\nset subtitle (送审稿)\n", "!Line below the title[0+5]>" },
    { "plan 2025 要点\nnotice\nset number 示卫〔2025〕1号\nset title 关于印发《要点（草案）》的通知\nbody 现将《要点（征求意见稿）》印发。\n",
      "!Notice, title[7+4]>关于印发《要点》的通知\n!Notice, text[5+7]>现将《要点》印发。" },
    { "plan 2025 要点（试行）\nset stage 3\n", "" },
    { "plan 2025 征求意见稿办法\nset stage 3\n", "" },
    { "plan 2025 要点\nset stage 3\npoint a\nbody 形成《条例（草案）》。\n", "" },
  };
  RUN ("draft-mark", cases);
}

static void
test_annexes (void)
{
#define TWO \
  "plan 2025 t\nnotice\nannex 甲\nset label 附件1\nannex 乙\nset label 附件2\npoint a\nbody "
  static const YdCheckCase cases[] = {
    { TWO "见附件1、附件2。\n", "" },
    { TWO "见附件1、附件4。\n", "?1.a[5+3]\n.Annex" },
    { TWO "见附件1。\n", ".Annex" },
    { TWO "见附件。\n", "" },
    { TWO "见《方案》附件5。\n", "" },
    { TWO "见附件三、附件四。\n", "?1.a[5+3]\n.Annex\n.Annex" },
    { "plan 2025 t\npoint a\nbody 见附件1。\n", "" }, /* the plan itself may be it */
    { "plan 2025 t\npoint a\nbody 见附件2。\n", "?1.a[1+3]" },
  };
  RUN ("annex-mismatch", cases);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/notice/missing", test_missing);
  g_test_add_func ("/check/notice/number", test_number);
  g_test_add_func ("/check/notice/marks", test_marks);
  g_test_add_func ("/check/notice/date", test_date);
  g_test_add_func ("/check/notice/offices", test_offices);
  g_test_add_func ("/check/notice/kind", test_kind);
  g_test_add_func ("/check/notice/plan-named", test_plan_named);
  g_test_add_func ("/check/notice/draft-mark", test_draft_mark);
  g_test_add_func ("/check/notice/annexes", test_annexes);
  g_test_add_func ("/check/notice/issued", test_issued);
  return g_test_run ();
}
