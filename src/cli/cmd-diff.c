/* Owns: the differences of two plans as a list. */

#include "yd-cli.h"

#include "yd-plan-diff.h"

#define FORMAT_VERSION 1

static const char *const kinds[] = { "added", "removed", "moved", "changed" };

static const char *
place_of (const YdDifference *difference)
{
  return *difference->label != '\0' ? difference->label
                                    : yd_table_get_info (difference->table)->name;
}

/* Lines of a text, each marked as a diff does. */
static void
print_lines (const char *mark, const char *text)
{
  if (*text == '\0')
    return;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    yd_cli_print ("    %s %s\n", mark, *line);
}

static void
print_text (GPtrArray *differences)
{
  static const char marks[] = { '+', '-', '>', '*' };
  for (guint i = 0; i < differences->len; i++)
    {
      const YdDifference *difference = differences->pdata[i];
      yd_cli_print ("%c %s", marks[difference->kind], place_of (difference));
      if (difference->kind == YD_DIFFERENCE_MOVED
          && g_strcmp0 (difference->before, difference->after) != 0)
        yd_cli_print (": %s → %s", difference->before, difference->after);
      if (difference->kind == YD_DIFFERENCE_CHANGED)
        yd_cli_print (": %s", difference->field);
      yd_cli_print ("\n");
      if (difference->kind == YD_DIFFERENCE_CHANGED)
        {
          print_lines ("-", difference->before);
          print_lines ("+", difference->after);
        }
    }
  if (differences->len == 0)
    yd_cli_print ("%s\n", _ ("The plans say the same."));
}

static void
print_json (GPtrArray *differences)
{
  JsonBuilder *builder = yd_cli_begin_json ("yaodian-diff", FORMAT_VERSION);
  yd_cli_begin_list (builder, "differences");
  for (guint i = 0; i < differences->len; i++)
    {
      const YdDifference *difference = differences->pdata[i];
      json_builder_begin_object (builder);
      yd_cli_add_text (builder, "kind", kinds[difference->kind]);
      yd_cli_add_text (builder, "table", yd_table_get_info (difference->table)->name);
      yd_cli_add_id (builder, "a", difference->a);
      yd_cli_add_id (builder, "b", difference->b);
      yd_cli_add_text (builder, "field", difference->field);
      yd_cli_add_text (builder, "label", difference->label);
      yd_cli_add_text (builder, "before", difference->before);
      yd_cli_add_text (builder, "after", difference->after);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  yd_cli_end_json (builder);
}

YdCliStatus
yd_cli_diff (const YdCliCommand *self, int argc, char **argv)
{
  gboolean json = FALSE;
  g_autofree char *at = NULL, *to = NULL;
  const GOptionEntry options[] = {
    YD_CLI_JSON (&json),
    { "at", 0, 0, G_OPTION_ARG_FILENAME, &at,
      N_ ("Take A as it was at this version: a name or a hash that “history” prints"), "VERSION" },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &to,
      N_ ("Take B as it was at this version; where there is no B, A again"), "VERSION" },
    { NULL },
  };
  g_auto (GStrv) files = NULL;
  YdCliStatus status;
  if (!yd_cli_parse (self, options, argc, argv, 1, 2, &files, &status))
    return status;
  if (files[1] == NULL && at == NULL && to == NULL)
    return yd_cli_misuse (self, _ ("a second plan is missing, or --at VERSION"));

  const char *other = files[1] != NULL ? files[1] : files[0];
  g_autoptr (GError) error = NULL;
  g_autoptr (YdPlan) a = yd_cli_read (files[0], at, &error);
  if (a == NULL)
    return yd_cli_fail (files[0], error);
  g_autoptr (YdPlan) b = yd_cli_read (other, to, &error);
  if (b == NULL)
    return yd_cli_fail (other, error);
  g_autoptr (GPtrArray) differences = yd_plan_diff (a, b);
  if (json)
    print_json (differences);
  else
    print_text (differences);
  return YD_CLI_DONE;
}
