/* Where lines may end, by tables. */

#include "yd-typo.h"

#include <string.h>

/* A | stands where a line may end, ' where it should not unless it must, - nothing. */
static const struct
{
  const char *text;
  const char *breaks; /* one sign before each character but the first: | soft ~ torn ^ never _ */
} cases[] = {
  { "卫生", "|" },
  { "卫，生", "_|" },
  { "（卫）", "__" },
  { "“卫”", "__" },
  { "卫“生", "|_" },
  { "》《", "|" },
  { "》，《", "_|" },
  { "卫——生", "|_|" },
  { "卫……生", "__|" },
  { "卫—生", "_|" },
  { "A—B", "_|" },
  { "5%～8%", "__|_" },
  { "98.5%以", "____|" },
  { "12家", "_~" },
  { "12、卫", "__|" },
  { "COVID", "^^^^" },
  { "A4纸", "_|" },
  { "2025年4月18日", "_________" },
  { "4月18日前", "____|" },
  { "示卫〔2025〕19号文", "__________|" },
  { "见（示卫〔2025〕1号）", "|___________" },
  { "1:2", "__" },
  { "≤12分", "__~" },
  { "张·李", "_|" },
  { "卫/生", "__" },
  { "90℃", "__" },
  { "WHO 30", "^^_|_" },
  { "a b", "_|" },
};

static char *
get_breaks (const char *text)
{
  glong n;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (text, -1, &n);
  g_autofree guint8 *classes = g_new0 (guint8, (gsize)n), *breaks = g_new0 (guint8, (gsize)n);
  GString *signs = g_string_new (NULL);
  for (glong i = 0; i < n; i++)
    classes[i] = (guint8)yd_typo_get_class (chars[i]);
  yd_typo_get_breaks (chars, classes, (guint)n, breaks);
  for (glong i = 1; i < n; i++)
    g_string_append_c (signs, "|~^_"[breaks[i]]);
  return g_string_free (signs, FALSE);
}

static void
test_breaks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *breaks = get_breaks (cases[i].text);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (breaks, ==, cases[i].breaks);
    }
}

static void
test_every_mark (void)
{
  static const char *const no_start = "，。、；：？！”’）》〉〕】…％‰℃～·";
  static const char *const no_end = "“‘（《〈〔【";
  for (const char *p = no_start; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *text = g_strdup_printf ("卫%.*s", (int)(g_utf8_next_char (p) - p), p);
      g_autofree char *breaks = get_breaks (text);
      g_assert_cmpstr (breaks, ==, "_");
    }
  for (const char *p = no_end; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *text = g_strdup_printf ("%.*s卫", (int)(g_utf8_next_char (p) - p), p);
      g_autofree char *breaks = get_breaks (text);
      g_assert_cmpstr (breaks, ==, "_");
    }
}

static void
test_empty (void)
{
  yd_typo_get_breaks (NULL, NULL, 0, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notice/typo/breaks", test_breaks);
  g_test_add_func ("/notice/typo/every-mark", test_every_mark);
  g_test_add_func ("/notice/typo/empty", test_empty);
  return g_test_run ();
}
