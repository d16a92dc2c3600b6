/* Where words begin. */

#include "yd-words.h"

static const char *const cases[] = {
  "国务院|关于|支持|自由|贸易|试验区|深化|改革|创新|若干|措施|的|通知",
  "国务院|办公厅|关于|开展|城镇|小区|配套|幼儿园|治理|工作",
  "示例区|卫生|健康|委员会",
  "𠮷|祎|2025|年|COVID",
  "",
  "卫",
};

static void
test_starts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) words = g_strsplit (cases[i], "|", -1);
      g_autofree char *text = g_strjoinv ("", words);
      g_autoptr (GString) found = g_string_new (NULL);
      guint n, at = 0;
      g_autofree gboolean *starts = yd_words_find_starts (text, -1, &n);
      for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), at++)
        {
          if (at > 0 && starts[at])
            g_string_append_c (found, '|');
          g_string_append_unichar (found, g_utf8_get_char (p));
        }
      g_assert_cmpuint (at, ==, n);
      g_assert_cmpstr (found->str, ==, cases[i]);
    }
}

/* What is no UTF-8 has no words, and breaks nothing. */
static void
test_bad (void)
{
  guint n;
  g_autofree gboolean *starts = yd_words_find_starts ("卫\xed\xa0\x80生", -1, &n);
  g_assert_cmpuint (n, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/starts", test_starts);
  g_test_add_func ("/words/bad", test_bad);
  return g_test_run ();
}
