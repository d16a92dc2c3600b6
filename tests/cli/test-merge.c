#include "cli-sample.h"

#include <locale.h>
#include <string.h>

/* Two copies of one plan, with the titles of the first point and of the plan as given. */
static void
make_copies (CliFixture *fixture, const char *mine_point, const char *mine_plan,
             const char *their_point, const char *their_plan)
{
  static const char *const names[] = { "mine.yaodian", "theirs.yaodian" };
  const char *points[] = { mine_point, their_point }, *plans[] = { mine_plan, their_plan };
  g_autofree char *bytes = NULL;
  gsize length = 0;
  cli_make_sample (fixture, names[0]);
  g_autofree char *path = cli_path (fixture, names[0]);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  cli_write (fixture, names[1], bytes, (gssize)length);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (YdStore) store = cli_store (fixture, names[i], FALSE);
      YdPlan *plan = yd_store_get_plan (store);
      YdItem *section = yd_plan_get_first_item (plan);
      YdId point = yd_record_get_id (yd_record_list_get (yd_item_list_children (section), 0));
      if (points[i] != NULL)
        g_assert_true (yd_edit_set_field (store, YD_TABLE_ITEM, point, "title", points[i], &error));
      if (plans[i] != NULL)
        g_assert_true (yd_edit_set_field (store, YD_TABLE_PLAN, yd_plan_get_id (plan), "title",
                                          plans[i], &error));
      g_assert_true (yd_store_close (store, &error));
      g_assert_no_error (error);
    }
}

static void
assert_mine (CliFixture *fixture, const char *point, const char *title)
{
  JsonObject *plan = cli_json (fixture, "plan.schema.json", "show", "--json", "mine.yaodian", NULL);
  g_assert_cmpstr (cli_string (plan, "items/0/children/0/title"), ==, point);
  g_assert_cmpstr (cli_string (plan, "title"), ==, title);
}

static void
test_apart (CliFixture *fixture, gconstpointer data)
{
  make_copies (fixture, "我的标题", NULL, NULL, "他们的要点");
  cli_run (fixture, 0, "merge", "mine.yaodian", "theirs.yaodian", NULL);
  cli_assert_contains (fixture->out, "1 change taken in");
  assert_mine (fixture, "我的标题", "他们的要点");
  cli_run (fixture, 0, "merge", "mine.yaodian", "theirs.yaodian", NULL);
  cli_assert_contains (fixture->out, "0 changes taken in");
}

static void
test_conflict (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  make_copies (fixture, "我的标题", NULL, "他们的标题", "他们的要点");
  g_autofree char *path = cli_path (fixture, "mine.yaodian");
  gsize n_before = 0, n_after = 0;
  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  cli_run (fixture, 3, "merge", "mine.yaodian", "theirs.yaodian", NULL);
  cli_assert_contains (fixture->out, "我的标题");
  cli_assert_contains (fixture->out, "他们的标题");
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);

  cli_run (fixture, 0, "merge", "mine.yaodian", "theirs.yaodian", "--take", "mine", NULL);
  assert_mine (fixture, "我的标题", "他们的要点");
}

static void
test_theirs (CliFixture *fixture, gconstpointer data)
{
  make_copies (fixture, "我的标题", NULL, "他们的标题", NULL);
  cli_run (fixture, 0, "merge", "--take", "theirs", "mine.yaodian", "theirs.yaodian", NULL);
  JsonObject *plan = cli_json (fixture, NULL, "show", "--json", "mine.yaodian", NULL);
  g_assert_cmpstr (cli_string (plan, "items/0/children/0/title"), ==, "他们的标题");
}

static void
test_refused (CliFixture *fixture, gconstpointer data)
{
  make_copies (fixture, NULL, NULL, NULL, NULL);
  cli_make_sample (fixture, "another.yaodian");
  cli_write (fixture, "words.txt", "words", -1);
  cli_run (fixture, 2, "merge", "mine.yaodian", NULL);
  cli_run (fixture, 2, "merge", "mine.yaodian", "mine.yaodian", NULL);
  cli_run (fixture, 2, "merge", "mine.yaodian", "theirs.yaodian", "--take", "both", NULL);
  cli_run (fixture, 1, "merge", "mine.yaodian", "another.yaodian", NULL);
  cli_run (fixture, 1, "merge", "mine.yaodian", "words.txt", NULL);
  cli_run (fixture, 1, "merge", "mine.yaodian", "missing", NULL);
}

static void
test_slips (CliFixture *fixture, gconstpointer data)
{
  cli_make_sample (fixture, "plan.yaodian");
  cli_run (fixture, 0, "slips", "plan.yaodian", "--dir", "slips", "--period", "2025-Q2", NULL);
  g_auto (GStrv) lines = g_strsplit (g_strstrip (fixture->out), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 0);
  for (char **line = lines; *line != NULL; line++)
    {
      cli_assert_contains (*line, "第二季度填报表.xlsx");
      g_assert_true (cli_exists (fixture, *line));
    }
  cli_run (fixture, 0, "slips", "plan.yaodian", "--dir", "slips", "--as-of", "2025-05-20", NULL);
  cli_assert_contains (fixture->out, "2025年5月填报表.xlsx");
  cli_run (fixture, 0, "slips", "plan.yaodian", "--dir", "slips", "--as-of", "2026-03-20", NULL);
  cli_assert_contains (fixture->out, "2025年12月填报表.xlsx"); /* of the plan's time still */
  cli_run (fixture, 2, "slips", "plan.yaodian", "--dir", "slips", "--as-of", "2025-05", NULL);
  cli_run (fixture, 2, "slips", "plan.yaodian", NULL);
  cli_run (fixture, 2, "slips", "plan.yaodian", "--dir", "slips", "--period", "2025-06-30", NULL);
  cli_run (fixture, 1, "slips", "missing", "--dir", "slips", NULL);
  cli_run (fixture, 1, "slips", "plan.yaodian", "--dir", "plan.yaodian", NULL);
  cli_run (fixture, 0, "new", "-o", "blank.yaodian", NULL);
  cli_run (fixture, 1, "slips", "blank.yaodian", "--dir", "none", NULL);
  cli_assert_contains (fixture->err, "nobody to report");
  g_assert_false (cli_exists (fixture, "none"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  CLI_TEST ("/cli/merge/apart", test_apart);
  CLI_TEST ("/cli/merge/conflict", test_conflict);
  CLI_TEST ("/cli/merge/theirs", test_theirs);
  CLI_TEST ("/cli/merge/refused", test_refused);
  CLI_TEST ("/cli/slips", test_slips);
  return g_test_run ();
}
