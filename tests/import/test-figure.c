/* Numbers with a measure and what they are compared by. */

#include "yd-rule-figure.h"

static char *
describe (const char *text)
{
  static const char *const signs[] = { "≥", "≤", "=", "..", "+", "-" };
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (YdFigureFound));
  GString *out = g_string_new (NULL);
  yd_rule_figure_find (text, found);
  for (guint i = 0; i < found->len; i++)
    {
      const YdFigureFound *one = &g_array_index (found, YdFigureFound, i);
      g_autofree char *low = yd_decimal_format (&(YdDecimal){ one->target, one->scale });
      g_autofree char *high = yd_decimal_format (&(YdDecimal){ one->target_high, one->scale });
      g_string_append_printf (out, "%.*s|%s", (int)one->name_length, text + one->name,
                              one->comparison == YD_COMPARE_RANGE ? low : signs[one->comparison]);
      if (one->comparison == YD_COMPARE_RANGE)
        g_string_append (out, "..");
      g_string_append_printf (out, "%s%s ", one->comparison == YD_COMPARE_RANGE ? high : low,
                              one->measure);
      g_assert_cmpuint (one->start + one->length, <=, strlen (text));
      g_assert_true (g_utf8_validate (text + one->start, (gssize)one->length, NULL));
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
    { "互认率达到90%以上", "互认率|≥90% " },
    { "平均反应时间≤12分钟", "平均反应时间|≤12分钟 " },
    { "服务半径≤3.5公里", "服务半径|≤3.5公里 " },
    { "培训不少于300人次", "培训|≥300人次 " },
    { "抽查比例不低于5%", "抽查比例|≥5% " },
    { "等候时间不超过30分钟", "等候时间|≤30分钟 " },
    { "建设7-10个专科联盟", "专科联盟|7..10个 " },
    { "采购60%—70%的用量", "采购|60..70% " },
    { "新增2家护理中心", "护理中心|=2家 " },
    { "增配222台除颤器", "除颤器|=222台 " },
    { "时间压缩至1个工作日以内", "时间|≤1个工作日 " },
    { "投资1,200万元", "投资|=1200万元 " },
    { "每万人口全科医生数达到4.2名", "每万人口全科医生数|≥4.2名 " },
    { "急救车辆配置达到每3万人1辆", "急救车辆配置|≥1辆/3万人 " },
    { "养老机构每5万人不少于1所", "养老机构|≥1所/5万人 " },
    { "每2个街镇建成1所托育中心", "托育中心|=1所/2个 " },
    { "每3万人1辆，培训200人", "|=1辆/3万人 培训|=200人 " },
    { "合格率、满意率分别达到75%和73%", "合格率|≥75% 满意率|≥73% " },
    { "合格率和满意率分别达到75%、73%以上", "合格率|≥75% 满意率|≥73% " },
    { "办结，合格率、满意率、知晓率分别为75%、73%和80%", "合格率|=75% 满意率|=73% 知晓率|=80% " },
    { "高血压、糖尿病患者管理率分别达到75%和72%", "高血压、糖尿病患者管理率|≥75% 高血压、糖尿病患者管理率|≥72% " },
    { "分别达到75%", "|≥75% " },
    { "进修不少于6个月", "进修|≥6个月 " },
    { "满意度保持在95%以上", "满意度|≥95% " },
    { "抽检合格率均达到98%", "抽检合格率|≥98% " },
    { "使用率稳定在80%以上", "使用率|≥80% " },
    { "发案率控制在0.8‰以内", "发案率|≤0.8‰ " },
    { "完成投资3.5亿元", "完成投资|=3.5亿元 " },
    { "万人发明专利达到12件/万人", "万人发明专利|≥12件/万人 " },
    { "更新面积3.2万平方米、4.5公里", "更新面积|=3.2万平方米 更新面积|=4.5公里 " },
    { "占比提高2个百分点以上", "占比提高|≥2个百分点 " },
    { "接待游客突破100万人次", "接待游客|≥100万人次 " },
    { "签约率达到６５．５％以上", "签约率|≥65.5％ " },
    { "每周至少开设1节阅读课", "阅读课|≥1节 " },
    { "至少开展2次演练", "演练|≥2次 " },
    { "办理时限由5天压缩至2天", "办理时限|≤2天 " },
    { "覆盖率从80%提高到95%", "覆盖率|≥95% " },
    { "20个工作日内办结", "办结|≤20个工作日 " },
    { "到位率80%（含）以上", "到位率|≥80% " },
    { "回收率≧85％", "回收率|≥85％ " },
    { "总投资：2.6亿元", "总投资|=2.6亿元 " },
    { "2.制作短视频30条", "制作短视频|=30条 " },
    { "（1）制作短视频30条", "制作短视频|=30条 " },
    { "对2023年以来86个项目开展检查", "项目开展检查|=86个 " },
    { "会议要求签约率年底达到45%", "签约率|≥45% " },
    { "资产由186亿元增长到320亿元", "资产|=320亿元 " },
    { "监测哨点由18个扩大至30个", "监测哨点|≥30个 " },
    { "完成疫苗接种8万剂次", "完成疫苗接种|=8万剂次 " },
    { "使用强度控制在40DDDs以下", "使用强度|≤40DDDs " },
    { "上半年完成首批60个检验项目、25个影像项目", "检验项目|=60个 影像项目|=25个 " },
    { "8月底前完成3家社区托育园建设", "社区托育园建设|=3家 " },
    { "2家医院通过电子病历5级评审", "医院通过电子病历5级评审|=2家 " },
    { "全区新增12个站点", "站点|=12个 " },
    /* what there is already */
    { "优化全区12个急救站点布局", "" },
    { "以区中心医院为龙头、11家社区卫生服务中心为网底", "" },
    /* what is none */
    { "每少1次扣2分", "" },
    { "每降低1个百分点扣1分", "" },
    { "低于80%的不得分", "" },
    { "一、主要目标（3项）", "" },
    { "排名进入全省前10名", "" },
    { "7×24小时服务", "" },
    { "“两个100%”要求", "" },
    { "确保不发生1起责任事故", "" },
    { "实行24小时值班制度", "" },
    { "2025年12月31日", "" },
    { "80岁以上老人", "" },
    { "示卫〔2025〕19号", "" },
    { "落实《5年规划3项任务》", "" },
    { "第3个中心", "" },
    { "“1+X”照护", "" },
    { "教育信息化2.0行动", "" },
    { "121人才工程", "" },
    { "12345热线", "" },
    { "99999999999999999999个", "" },
    { "", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_autofree char *found = describe (cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/figure/find", test_find);
  return g_test_run ();
}
