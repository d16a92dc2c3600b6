#include "yd-pinyin.h"

static void
test_find (void)
{
  static const struct
  {
    const char *name, *typed;
    int place;
  } cases[] = {
    { "医政科", "y", 0 },
    { "医政科", "yzk", 0 },
    { "医政科", "YZK", 0 },
    { "医政科", "yizheng", 0 },
    { "医政科", "yizhengke", 0 },
    { "医政科", "yizk", 0 },
    { "医政科", "yzheng", 0 },
    { "医政科", "yizh", 0 },   /* on the way to it */
    { "医政科", "yizhk", -1 }, /* neither initial nor syllable */
    { "医政科", "zk", 1 },
    { "医政科", "zheng", 1 },
    { "医政科", "heng", -1 },
    { "医政科", "yizhengkeshi", -1 },
    { "医政科", "医", -1 },
    { "医政科", "yi zheng", -1 },
    { "", "y", -1 },
    { "区中心医院", "qzxyy", 0 },
    { "各街镇〔高新园区〕", "gjzgxyq", 0 },
    { "CDC、疾控中心120", "cdcjkzx120", 0 },
    { "CDC、疾控中心120", "zx1", 5 },
    { "西安办", "xian", 0 },
    { "现场办", "xianb", -1 },
    { "规划财务科", "guihua", 0 },
    { "规划财务科", "caiwu", 2 },
    { "，。〔〕 ", "a", -1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s %s", cases[i].name, cases[i].typed);
      g_assert_cmpint (yd_pinyin_find (cases[i].name, cases[i].typed), ==, cases[i].place);
    }
  g_autofree char *many = g_strnfill (200, 'a');
  g_autofree char *more = g_strconcat (many, "b", NULL);
  g_assert_cmpint (yd_pinyin_find (many, more), ==, -1);
  yd_pinyin_find ("𠮷", "j"); /* a rare character may be read or left out, never crash */
}

static void
test_sounds (void)
{
  static const struct
  {
    gunichar a, b;
    gboolean alike;
  } cases[] = {
    { 0x5065, 0x5efa, TRUE },  /* 健建 */
    { 0x653f, 0x6b63, TRUE },  /* 政正 */
    { 0x8272, 0x8bbe, TRUE },  /* 色设: many do not hear the difference */
    { 0x5fc3, 0x65b0, TRUE },  /* 心新 */
    { 0x5174, 0x65b0, TRUE },  /* 兴新 */
    { 0x5fc3, 0x533b, FALSE }, /* 心医 */
    { 0x4e1c, 0x4e1c, TRUE },  { 0xff0c, 0xff0c, FALSE }, { 'a', 0x4e00, FALSE }, { 0, 0, FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (yd_pinyin_sounds_alike (cases[i].a, cases[i].b), ==, cases[i].alike);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pinyin/find", test_find);
  g_test_add_func ("/pinyin/sounds", test_sounds);
  return g_test_run ();
}
