#include "yd-ui-help-page.h"

#include <string.h>

static const struct
{
  const char *text;
  const char *markup;
} cases[] = {
  { "", "" },
  { "plain & <text>", "plain &amp; &lt;text&gt;" },
  { "**Bold**, *slanted*, `keys`", "<b>Bold</b>, <i>slanted</i>, <tt>keys</tt>" },
  { "see [The file](file.md).", "see <a href=\"file.md\">The file</a>." },
  { "**open", "**open" },
  { "2 * 3 ** `", "2 * 3 ** `" },
  { "[no link]", "[no link]" },
  { "`a<b`", "<tt>a&lt;b</tt>" },
};

static void
test_markup (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *markup = yd_ui_help_page_dup_markup (cases[i].text);
      g_assert_cmpstr (markup, ==, cases[i].markup);
    }
}

static char *
read_page (const char *language, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup_printf ("/cn/yaodian/Yaodian/help/%s/%s", language, name);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Every page is there in both languages, can be shown, and leads nowhere else. */
static void
test_pages (void)
{
  static const char *const languages[] = { "en", "zh_CN" };
  g_auto (GStrv) names = g_resources_enumerate_children ("/cn/yaodian/Yaodian/help/en",
                                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert_cmpuint (g_strv_length (names), >, 10);
  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    for (char **name = names; *name != NULL; name++)
      {
        g_autofree char *text = read_page (languages[l], *name);
        g_autofree char *markup = yd_ui_help_page_dup_markup (text);
        g_autoptr (GError) error = NULL;
        g_assert_true (g_str_has_prefix (text, "# "));
        g_assert_true (pango_parse_markup (markup, -1, 0, NULL, NULL, NULL, NULL)
                       || strstr (markup, "<a ") != NULL);
        for (const char *link = strstr (text, "]("); link != NULL; link = strstr (link + 1, "]("))
          {
            g_autofree char *target = g_strndup (link + 2, strcspn (link + 2, ")"));
            g_assert_true (g_strv_contains ((const char *const *)names, target));
          }
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/help-page/markup", test_markup);
  g_test_add_func ("/help-page/pages", test_pages);
  return g_test_run ();
}
