/* What a written mark of units says. */

#include "yd-unit-mark.h"

#include <string.h>

static char *
describe (const char *text, gboolean names)
{
  YdUnitMark mark;
  const char *end = text + strlen (text);
  gboolean good = names ? yd_unit_mark_parse_names (text, end, FALSE, &mark)
                        : yd_unit_mark_parse (text, end, &mark);
  if (!good)
    return g_strdup ("-");
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < mark.units->len; i++)
    {
      const YdMarkedUnit *unit = &g_array_index (mark.units, YdMarkedUnit, i);
      g_string_append_printf (out, "%s%s ", unit->role == YD_ROLE_LEAD ? "" : "+", unit->name);
    }
  if (mark.scope != NULL)
    g_string_append_printf (out, "@%s", mark.scope);
  if (mark.first_is_lead)
    g_string_append (out, "!");
  yd_unit_mark_clear (&mark);
  return g_string_free (out, FALSE);
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *says;
  } cases[] = {
    { "责任单位：区卫健委、区民政局；配合单位：区财政局", "区卫健委 区民政局 +区财政局 " },
    { "责任单位：区卫健委，配合单位：区科委、区财政局", "区卫健委 +区科委 +区财政局 " },
    { "责任单位:区卫健委 配合单位:区科委", "区卫健委 +区科委 " },
    { "责任科室：市场科配合单位：各镇", "市场科 +各镇 " },
    { "【责任科室】市场科【配合单位】各镇", "市场科 +各镇 " },
    { "牵头单位（责任人）：区卫健委（周某）；配合单位：区科委（吴某）、—",
      "区卫健委 +区科委（吴某） " },
    { "牵头单位：区卫健委；责任单位：区民政局", "区卫健委 +区民政局 " },
    { "责任单位：区卫健委（牵头）、区民政局", "区卫健委 +区民政局 " },
    { "责任单位：区卫健委、区民政局（牵头）", "+区卫健委 区民政局 " },
    { "责任单位：区卫健委、区民政局", "区卫健委 区民政局 " },
    { "主办：基层卫生科；会办：医政科、区医保局", "基层卫生科 +医政科 +区医保局 " },
    { "区卫健委牵头，区民政局、各街镇", "区卫健委 +区民政局 +各街镇 " },
    { "区卫健委牵头，长期", "区卫健委 " },
    { "区卫健委牵头，推进各项工作", "-" },
    { "负责部门：发展改革委、粮食和储备局，适用范围：南片试验区",
      "发展改革委 粮食和储备局 @南片试验区" },
    { "区卫健委牵头，区民政局、区财政局配合", "区卫健委 +区民政局 +区财政局 " },
    { "教育部、财政部等负责", "教育部 财政部 " },
    { "教育部、财政部按职责分工负责", "教育部 财政部 " },
    { "住房城乡建设部指导，各市人民政府参与", "住房城乡建设部 +各市人民政府 " },
    { "市商务局牵头，市公安局、市税务局按职责分工负责", "市商务局 +市公安局 +市税务局 " },
    { "教育部、财政部按职责分工负责。列第一位者为牵头单位，下同", "教育部 财政部 !" },
    { "由区应急局牵头，各街道配合", "区应急局 +各街道 " },
    { "区文旅局会同区体育局负责", "区文旅局 +区体育局 " },
    { "区委宣传部牵头、各有关部门配合", "区委宣传部 +各有关部门 " },
    { "区委宣传部牵头，各有关部门配合，12月底前完成", "区委宣传部 +各有关部门 " },
    { "生态部牵头，自然资源部参与，各级人民政府负责落实。以下均需各级人民政府落实，不再列出",
      "生态部 +自然资源部 +各级人民政府 " },
    { "牵头：区卫健委；配合：区财政局", "区卫健委 +区财政局 " },
    /* collectives and joined names stay whole */
    { "责任单位：各街镇〔科创园区〕", "各街镇〔科创园区〕 " },
    { "文化和旅游部、海关总署负责", "文化和旅游部 海关总署 " },
    { "市水利局牵头，各县、区人民政府配合", "市水利局 +各县、区人民政府 " },
    { "责任单位：各镇、街道，区教育局", "各镇、街道 区教育局 " },
    { "责任单位：各镇、区财政局", "各镇 区财政局 " },
    { "各有关部门和单位、各省级人民政府负责", "各有关部门和单位 各省级人民政府 " },
    { "校内由教育行政部门负责", "-" },
    { "自由贸易试验区管委会负责", "自由贸易试验区管委会 " },
    { "市委办公室和市政府办公室负责", "市委办公室 市政府办公室 " },
    { "市商务局、市税务局等部门及各区负责", "市商务局 市税务局 各区 " },
    { "农业农村局、商务局等和各有关乡镇政府负责", "农业农村局 商务局 各有关乡镇政府 " },
    { "总工会、团中央、妇联等和各省级政府负责", "总工会 团中央 妇联 各省级政府 " },
    { "中央和国家机关工委、教育部负责", "中央和国家机关工委 教育部 " },
    { "人力资源社会保障局等有关部门和单位负责", "人力资源社会保障局 " },
    /* a prefix that is written once */
    { "责任单位：区卫健委、发改委、财政局", "区卫健委 区发改委 区财政局 " },
    { "责任单位：区卫健委、发改委、区财政局", "区卫健委 发改委 区财政局 " },
    { "责任单位：市教育局、卫生站", "市教育局 卫生站 " },
    /* prose is none */
    { "以下简称方案", "-" },
    { "包括设计、施工、监理", "-" },
    { "由班主任和家长共同努力来负责", "-" },
    { "为民办实事项目", "-" },
    { "试行", "-" },
    { "2023—2025年", "-" },
    { "责任单位：", "-" },
    { "", "-" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_autofree char *says = describe (cases[i].text, FALSE);
      g_assert_cmpstr (says, ==, cases[i].says);
    }
}

static void
test_names (void)
{
  static const struct
  {
    const char *text;
    const char *says;
  } cases[] = {
    { "区应急局、各街道", "区应急局 各街道 " },
    { "总务处", "总务处 " },
    { "含扩大用地", "-" },
    { "一期", "-" },
    { "试行", "-" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_autofree char *says = describe (cases[i].text, TRUE);
      g_assert_cmpstr (says, ==, cases[i].says);
    }
}

static void
test_label (void)
{
  static const struct
  {
    const char *text;
    int offset; /* in characters; -1 none */
  } cases[] = {
    { "责任单位：甲局", 0 },
    { "做好工作。责任单位：甲局", 5 },
    { "做好工作 牵头单位：甲局", 5 },
    { "明确责任单位：甲局", -1 },
    { "完成时限：年底", -1 },
    { "落实责任单位，甲局", -1 },
    { "", -1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *found = yd_unit_mark_find_label (cases[i].text);
      int offset = found != NULL ? (int)g_utf8_pointer_to_offset (cases[i].text, found) : -1;
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (offset, ==, cases[i].offset);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/unit-mark/parse", test_parse);
  g_test_add_func ("/import/unit-mark/names", test_names);
  g_test_add_func ("/import/unit-mark/label", test_label);
  return g_test_run ();
}
