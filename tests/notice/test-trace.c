/* Golden pages: one case a file in cases/, what goes in above the line of dashes, the pages below.
 * YD_GOLDEN_WRITE=1 writes the pages anew; look at the difference before committing it. */

#include "notice-case.h"
#include "yd-trace.h"

#include <string.h>

static YdComposer *composer;

/* What a golden case keeps of the trace: the elements. Fonts and notes depend on more than places.
 */
static char *
dup_elements (const char *trace)
{
  const char *start = strstr (trace, "  \"elements\": [\n"), *end = strstr (trace, "\n  ],\n");
  g_autofree char *part = NULL;
  GString *out = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  g_assert_nonnull (start);
  start += strlen ("  \"elements\": [\n");
  part = g_strndup (start, (gsize)(end - start));
  lines = g_strsplit (part, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      char *text = g_strstrip (*line);
      if (g_str_has_suffix (text, ","))
        text[strlen (text) - 1] = '\0';
      g_string_append_printf (out, "%s\n", text);
    }
  return g_string_free (out, FALSE);
}

static void
show_difference (const char *expected, const char *actual)
{
  g_auto (GStrv) a = g_strsplit (expected, "\n", -1), b = g_strsplit (actual, "\n", -1);
  guint na = g_strv_length (a), nb = g_strv_length (b), shown = 0;
  for (guint i = 0; i < MAX (na, nb) && shown < 12; i++)
    {
      const char *old = i < na ? a[i] : "", *new = i < nb ? b[i] : "";
      if (g_str_equal (old, new))
        continue;
      g_test_message ("- %s", old);
      g_test_message ("+ %s", new);
      shown++;
    }
}

static void
test_golden (gconstpointer file)
{
  const char *expected;
  g_autofree char *input = notice_case_read (file, &expected), *trace = NULL, *elements = NULL;
  g_autoptr (NoticeCase) c = notice_case_parse (input);
  g_autoptr (YdPages) pages = notice_case_compose (c, composer);

  trace = yd_pages_to_trace (pages);
  elements = dup_elements (trace);
  if (g_getenv ("YD_GOLDEN_WRITE") != NULL)
    {
      notice_case_write (file, input, elements);
      return;
    }
  g_assert_nonnull (expected);
  if (!g_str_equal (expected, elements))
    {
      show_difference (expected, elements);
      g_test_fail_printf ("the pages of %s are not what they were", (const char *)file);
    }
}

int
main (int argc, char **argv)
{
  composer = notice_case_begin (&argc, &argv);
  notice_case_add_tests ("/notice/trace", test_golden);
  return notice_case_run ();
}
