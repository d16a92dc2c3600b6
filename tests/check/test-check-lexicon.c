#include "yd-check-cases.h"

static void
test_misspelt (void)
{
  RUN_BODIES ("misspelt-word", { "任何时候", "" }, { "任何时侯", "?1.a[2+2]>任何时候" },
              { "台帐和帐目", "?1.a[0+5]>台账和账目" }, { "管理系統", "?1.a[3+1]>管理系统" },
              { "經費", "?1.a[0+2]>经费" }, { "侯", "" }, { "时", "" },
              /* the end of one word and the beginning of the next */
              { "职工做好经办的以经济建设为中心的工作", "" },
              { "补偿试点、校园满意、责任努力", "" });
  static const YdCheckCase places[] = {
    { "plan 2025 工作台帐\npoint a\nset unit_mark （责任单位：医疔科）\n",
      "?Title of the plan[2+2]>工作台账\n?1.a[6+2]>（责任单位：医疗科）" },
    { "plan 2025 t\nnotice\nset addressee 各醫院\n", "?Notice, addressee[1+1]>各医院" },
    { "plan 2025 t\nsuppress* misspelt-word\npoint 台帐\n", "" },
  };
  yd_check_cases_run ("misspelt-word", places, G_N_ELEMENTS (places));
}

/* Wrong only beside other words. */
static void
test_misplaced (void)
{
  RUN_BODIES ("misspelt-word", { "层层鉴定责任书", "?1.a[2+2]>层层签订责任书" }, { "鉴定结果", "" },
              { "反应问题", "?1.a[0+2]>反映问题" }, { "反应时间", "" },
              { "按装设备", "?1.a[0+2]>安装设备" }, { "按装备标准配齐，按装修方案", "" },
              { "必需坚持", "?1.a[0+2]>必须坚持" }, { "生活必需品", "" },
              { "付区长", "?1.a[0+1]>副区长" }, { "支付院长薪酬", "" },
              { "2025年年度计划", "?1.a[0+7]>2025年度计划" }, { "区卫建委", "?1.a[1+3]>区卫健委" },
              { "紧密型医疗集疗", "?1.a[3+4]>紧密型医疗集团" }, { "采集疗效数据", "" });
}

static void
test_preferred (void)
{
  RUN_BODIES (
    "preferred-word", { "其它单位", ".1.a[0+2]>其他单位" }, { "截止6月底", ".1.a[0+2]>截至6月底" },
    { "截止日期", "" }, { "截止到6月", "" }, { "做出贡献", ".1.a[0+2]>作出贡献" }, { "做出来", "" },
    { "建国75周年", ".1.a[0+2]>新中国成立75周年" }, { "开国建国大业", "" },
    { "坚持某某思想为指导", ".1.a[0+9]>坚持以某某思想为指导" }, { "坚持以某某思想为指导", "" },
    { "部份任务", ".1.a[0+2]>部分任务" }, { "全部份额", "" }, { "布署工作", ".1.a[0+2]>部署工作" },
    { "公布署名", "" }, { "建设「五大中心」", ".1.a[2+6]>建设“五大中心”" });
}

static void
test_doubled (void)
{
  RUN_BODIES ("doubled-word", { "群众的的工作", "?1.a[2+2]>群众的工作" }, { "目的的", "" },
              { "的的确确", "" }, { "为了了解", "" },
              { "为了了更好服务", "?1.a[1+2]>为了更好服务" }, { "不了了之", "" },
              { "完成了了任务", "?1.a[2+2]>完成了任务" }, { "参与与否", "" }, { "以及及时", "" },
              { "存在在建项目", "" }, { "是是非非", "" }, { "推进推进建设", "?1.a[0+4]>推进建设" },
              { "医院医院感染", "" }, { "建设建设单位", "" },
              { "区卫健委区卫健委牵头", "?1.a[0+8]>区卫健委牵头" }, { "研究研究", "" },
              { "人人", "" }, { "哈哈哈哈哈哈哈哈", "" }, { "1212121212", "" },
              { "进一步进一步规范", "?1.a[0+6]>进一步规范" },
              { "加强双向转诊转诊，畅通渠道", "?1.a[4+4]>加强双向转诊，畅通渠道" },
              { "加强双向转诊转诊服务", "" }, { "扎实推动一步一步，落到实处", "" });
}

/* One character of a word twice; a dictionary says that it belongs to no other word. */
static void
test_doubled_syllable (void)
{
  RUN_BODIES ("doubled-word", { "完善运行机机制", "?1.a[4+2]>完善运行机制" },
              { "提升疾控体系系能力", "?1.a[5+2]>提升疾控体系能力" },
              { "做好服务务保障", "?1.a[3+2]>做好服务保障" },
              { "县级医疗机构构建设", "?1.a[5+2]>县级医疗机构建设" }, { "把握时机机制灵活", "" },
              { "信息系统体系系列标准", "" }, { "医疗疗效和服务务必", "" },
              { "中心心理咨询、建设设施、中医医疗", "" }, { "能力力争达标，管理理念更新", "" },
              { "人民民生改善，机构构成优化", "" }, { "提升升级版，强化化学品监管", "" },
              { "层层压实，人人享有，实实在在", "" }, { "“十五五”开局，钉钉子精神", "" });
}

static void
test_repeated (void)
{
  RUN_BODIES ("repeated-verb", { "完善分级诊疗制度的制定和完善。", "?1.a[0+14]" },
              { "健全机制，持续推进医联体建设的深入推进，做好宣传。", "?1.a[5+14]" },
              { "完善制度的制定。", "" }, { "推进医联体建设的推进机制。", "" },
              { "完善分级诊疗制度，推进标准的制定和完善。", "" },
              { "落实《关于制度的落实》。", "" }, { "加强领导，强化措施的落实。", "" }, );
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/lexicon/misspelt", test_misspelt);
  g_test_add_func ("/check/lexicon/preferred", test_preferred);
  g_test_add_func ("/check/lexicon/doubled", test_doubled);
  g_test_add_func ("/check/lexicon/misplaced", test_misplaced);
  g_test_add_func ("/check/lexicon/doubled-syllable", test_doubled_syllable);
  g_test_add_func ("/check/lexicon/repeated", test_repeated);
  return g_test_run ();
}
