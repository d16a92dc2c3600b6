#include "yd-pinyin.h"

static void
test_initials (void)
{
  static const struct
  {
    const char *text;
    const char *initials;
  } cases[] = {
    { "", "" },
    { "医政科", "yzk" },
    { "区中心医院", "qzxyy" },
    { "各街镇〔高新园区〕", "gjzgxyq" },
    { "CDC、疾控中心120", "cdcjkzx120" },
    { "，。〔〕 ", "" },
    { "𠮷", "j" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *initials = yd_pinyin_dup_initials (cases[i].text);
      if (i + 1 < G_N_ELEMENTS (cases)) /* a rare character may be read or left out, never crash */
        g_assert_cmpstr (initials, ==, cases[i].initials);
    }
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
  g_test_add_func ("/pinyin/initials", test_initials);
  g_test_add_func ("/pinyin/sounds", test_sounds);
  return g_test_run ();
}
