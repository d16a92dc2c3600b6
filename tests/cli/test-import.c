#include "cli-sample.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

/* A plan text with its envelope, as an office would have it from last year. */
static const char text[]
  = "试点区卫生健康委员会文件\n"
    "试卫〔2025〕7号\n"
    "关于印发《2025年试点区卫生健康工作要点》的通知\n"
    "各医疗卫生单位，委机关各科室：\n"
    "《2025年试点区卫生健康工作要点》已经审议通过，现印发给你们，请认真组织实施。\n"
    "试点区卫生健康委员会\n"
    "2025年3月4日\n"
    "（此件公开发布）\n"
    "2025年试点区卫生健康工作要点\n"
    "2025年全区卫生健康工作要把握总基调，抓好以下几个方面。\n"
    "一、夯实公共卫生基础\n"
    "1.完善监测预警。建立信息直报机制，6月底前完成评估，预警响应及时率达到95%以上。"
    "（疾控科牵头，应急科、区疾控中心配合）\n"
    "2.优化急救布局。新建2个急救分站，年底前投入使用。（应急科牵头，区急救中心配合）\n"
    "二、提升服务质量\n"
    "3.改善就医体验。推行一站式服务，群众满意度持续提高。（医政科牵头，各医院配合）\n"
    "各单位要细化措施，确保各项任务落到实处。\n"
    "抄送：市卫生健康委，区政府办公室。\n"
    "试点区卫生健康委员会办公室 2025年3月4日印发\n"
    "（共印60份）\n";

static void
test_report (CliFixture *fixture, gconstpointer data)
{
  cli_write (fixture, "plan.txt", text, -1);
  cli_run (fixture, 0, "import", "plan.txt", "-o", "a.yaodian", NULL);
  cli_assert_contains (fixture->out, "plan.txt: ");
  cli_assert_contains (fixture->out, "UTF-8");
  cli_assert_contains (fixture->out, "2025年试点区卫生健康工作要点");
  cli_assert_contains (fixture->out, "  sections: 2\n");
  cli_assert_contains (fixture->out, "  points: 3\n");
  cli_assert_contains (fixture->out, "  points with units: 3\n");
  cli_assert_contains (fixture->out, "  number: 试卫〔2025〕7号\n");
  cli_assert_contains (fixture->out, "  date: 2025-03-04\n");
  cli_assert_contains (fixture->out, "  copies: 60\n");
  g_autofree char *left = cli_list (fixture);
  g_assert_cmpstr (left, ==, "a.yaodian\nplan.txt");
}

static void
check_plan (JsonObject *plan)
{
  g_assert_cmpstr (cli_string (plan, "title"), ==, "2025年试点区卫生健康工作要点");
  g_assert_cmpint (json_object_get_int_member (plan, "year"), ==, 2025);
  g_assert_cmpstr (cli_string (plan, "period/to"), ==, "2025-12-31");
  g_assert_cmpstr (cli_string (plan, "notice/number"), ==, "试卫〔2025〕7号");
  g_assert_cmpstr (cli_string (plan, "notice/addressee"), ==, "各医疗卫生单位，委机关各科室");
  g_assert_cmpstr (cli_string (plan, "notice/signature"), ==, "试点区卫生健康委员会");
  g_assert_cmpstr (cli_string (plan, "notice/date"), ==, "2025-03-04");
  g_assert_cmpstr (cli_string (plan, "notice/printed_on"), ==, "2025-03-04");
  g_assert_cmpint (json_node_get_int (cli_member (plan, "notice/copies")), ==, 60);
  g_assert_cmpuint (cli_length (plan, "preamble"), ==, 1);
  g_assert_cmpuint (cli_length (plan, "closing"), ==, 1);
  g_assert_cmpuint (cli_length (plan, "items"), ==, 2);
  g_assert_cmpstr (cli_string (plan, "items/0/title"), ==, "夯实公共卫生基础");
  g_assert_cmpuint (cli_length (plan, "items/0/children"), ==, 2);
  g_assert_cmpstr (cli_string (plan, "items/0/children/0/title"), ==, "完善监测预警");
  g_assert_cmpstr (cli_string (plan, "items/0/children/0/lead/0"), ==, "疾控科");
  g_assert_cmpuint (cli_length (plan, "items/0/children/0/support"), ==, 2);
  g_assert_cmpstr (cli_string (plan, "items/0/children/0/unit_mark"), ==,
                   "（疾控科牵头，应急科、区疾控中心配合）");
  g_assert_cmpuint (cli_length (plan, "items/0/children/0/suggestions"), >=, 2);
  g_assert_cmpstr (cli_string (plan, "items/0/children/0/suggestions/0/state"), ==, "open");
  g_assert_cmpuint (cli_length (plan, "items/0/children/0/milestones"), ==, 0);
  g_assert_cmpstr (cli_string (plan, "items/1/children/0/number"), ==, "3.");
}

static void
test_round_trip (CliFixture *fixture, gconstpointer data)
{
  cli_write (fixture, "plan.txt", text, -1);
  cli_run (fixture, 0, "import", "plan.txt", "-o", "a.yaodian", NULL);
  check_plan (cli_json (fixture, "plan.schema.json", "show", "--json", "a.yaodian", NULL));
  g_autofree char *before = g_strdup (fixture->out);

  cli_run (fixture, 0, "undo", "a.yaodian", NULL);
  cli_assert_contains (fixture->out, "import");
  JsonObject *plan = cli_json (fixture, "plan.schema.json", "show", "--json", "a.yaodian", NULL);
  g_assert_null (cli_string (plan, "title"));
  g_assert_null (cli_string (plan, "notice/number"));
  g_assert_cmpuint (cli_length (plan, "items"), ==, 0);
  g_assert_cmpuint (cli_length (plan, "units"), ==, 0);
  JsonObject *history
    = cli_json (fixture, "history.schema.json", "history", "--json", "a.yaodian", NULL);
  g_assert_cmpuint (cli_length (history, "entries"), ==, 2);
  g_assert_cmpstr (cli_string (history, "entries/1/arguments/source"), ==, "plan.txt");

  g_autoptr (YdStore) store = cli_store (fixture, "a.yaodian", FALSE);
  g_autoptr (GError) error = NULL;
  yd_store_redo (store, &error);
  g_assert_no_error (error);
  g_assert_true (yd_store_close (store, &error));
  cli_run (fixture, 0, "show", "--json", "a.yaodian", NULL);
  g_assert_cmpstr (fixture->out, ==, before);
}

/* The same words in other bytes are the same plan. */
static void
test_encodings (CliFixture *fixture, gconstpointer data)
{
  static const char *const encodings[] = { "UTF-8", "GB18030", "UTF-16", "UTF-16LE" };
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gsize length;
      g_autoptr (GError) error = NULL;
      g_autofree char *bytes = g_convert (text, -1, encodings[i], "UTF-8", NULL, &length, &error);
      g_assert_no_error (error);
      cli_write (fixture, "plan.txt", bytes, (gssize)length);
      cli_run (fixture, 0, "import", "plan.txt", "-o", "a.yaodian", "--force", NULL);
      check_plan (cli_json (fixture, "plan.schema.json", "show", "--json", "a.yaodian", NULL));
    }
}

static void
test_formats (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *html = NULL;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *paragraphs = g_strjoinv ("</p>\n<p>", lines);
  html = g_strconcat (
    "<!DOCTYPE html><html><head><meta charset='utf-8'><title>x</title></head><body><p>", paragraphs,
    "</p></body></html>", NULL);
  cli_write (fixture, "plan.html", html, -1);
  cli_run (fixture, 0, "import", "plan.html", "-o", "html.yaodian", NULL);
  check_plan (cli_json (fixture, "plan.schema.json", "show", "--json", "html.yaodian", NULL));

  cli_write (fixture, "plan.md",
             "# 2026年试点区工作要点\n\n## 一、打牢基础\n\n1. 改造门诊。年底前完成。\n", -1);
  cli_run (fixture, 0, "import", "plan.md", "-o", "md.yaodian", NULL);
  JsonObject *plan = cli_json (fixture, "plan.schema.json", "show", "--json", "md.yaodian", NULL);
  g_assert_cmpstr (cli_string (plan, "title"), ==, "2026年试点区工作要点");
  g_assert_cmpstr (cli_string (plan, "items/0/title"), ==, "打牢基础");
  g_assert_cmpuint (cli_length (plan, "items/0/children"), ==, 1);
}

static void
test_year (CliFixture *fixture, gconstpointer data)
{
  cli_write (fixture, "plan.txt", "工作要点\n一、打牢基础\n1.改造门诊。按期完成。\n", -1);
  cli_run (fixture, 0, "import", "plan.txt", "-o", "a.yaodian", NULL);
  cli_assert_contains (fixture->out, "[no-year]");
  cli_run (fixture, 0, "import", "plan.txt", "-o", "b.yaodian", "--year", "2027", NULL);
  cli_assert_lacks (fixture->out, "[no-year]");
  JsonObject *plan = cli_json (fixture, "plan.schema.json", "show", "--json", "b.yaodian", NULL);
  g_assert_cmpint (json_object_get_int_member (plan, "year"), ==, 2027);
  cli_run (fixture, 2, "import", "plan.txt", "-o", "c.yaodian", "--year", "27", NULL);
}

/* A refused or failed import leaves everything as it was. */
static void
test_refused (CliFixture *fixture, gconstpointer data)
{
  cli_write (fixture, "plan.txt", text, -1);
  cli_write (fixture, "empty.txt", "", 0);
  cli_write (fixture, "mine.yaodian", "mine", -1);
  g_autofree char *folder = cli_path (fixture, "folder");
  g_mkdir (folder, 0700);

  cli_run (fixture, 1, "import", "plan.txt", "-o", "mine.yaodian", NULL);
  cli_assert_contains (fixture->err, "yaodian-cli: mine.yaodian: ");
  cli_assert_contains (fixture->err, "--force");
  static const char *const sources[] = { "empty.txt", "missing.txt", "folder", "missing/plan.txt" };
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autofree char *start = g_strdup_printf ("yaodian-cli: %s: ", sources[i]);
      cli_run (fixture, 1, "import", sources[i], "-o", "mine.yaodian", "--force", NULL);
      g_assert_true (g_str_has_prefix (fixture->err, start));
      cli_run (fixture, 1, "import", sources[i], "-o", "new.yaodian", NULL);
    }
  g_autofree char *path = cli_path (fixture, "mine.yaodian"), *content = NULL;
  g_file_get_contents (path, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, "mine");

  cli_run (fixture, 1, "import", "plan.txt", "-o", "nowhere/a.yaodian", NULL);
  cli_assert_contains (fixture->err, "yaodian-cli: nowhere/a.yaodian: ");
  cli_run (fixture, 1, "import", "plan.txt", "-o", "folder", NULL);
  cli_run (fixture, 2, "import", "plan.txt", "-o", "plan.txt", "--force", NULL);
  cli_run (fixture, 2, "import", "plan.txt", NULL);
  cli_run (fixture, 2, "import", "-o", "a.yaodian", NULL);
  g_autofree char *left = cli_list (fixture);
  g_assert_cmpstr (left, ==, "empty.txt\nfolder\nmine.yaodian\nplan.txt");
  cli_run (fixture, 0, "import", "plan.txt", "-o", "mine.yaodian", "--force", NULL);
}

static void
test_bad_bytes (CliFixture *fixture, gconstpointer data)
{
#define BYTES(text) text, sizeof (text) - 1
  static const struct
  {
    const char *name;
    const char *bytes;
    gsize length;
  } sources[] = {
    { "zip.docx", BYTES ("PK\003\004 and nothing that follows") },
    { "cut.pdf", BYTES ("%PDF-1.5\n%broken") },
    { "plan.yaodian", BYTES ("SQLite format 3\0 and more") },
  };
#undef BYTES
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      cli_write (fixture, sources[i].name, sources[i].bytes, (gssize)sources[i].length);
      cli_run (fixture, 1, "import", sources[i].name, "-o", "a.out", NULL);
      cli_assert_contains (fixture->err, sources[i].name);
      g_assert_false (cli_exists (fixture, "a.out"));
    }
}

static void
test_odd_names (CliFixture *fixture, gconstpointer data)
{
  static const char *const names[]
    = { "二〇二五年 要点.txt", "\xb9\xa4\xd7\xf7.txt", "a\nb.txt", "%s.txt" };
  cli_setenv (fixture, "LC_ALL", "C");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *plan = g_strconcat (names[i], ".yaodian", NULL);
      cli_write (fixture, names[i], text, -1);
      cli_run (fixture, 0, "import", names[i], "-o", plan, NULL);
      check_plan (cli_json (fixture, "plan.schema.json", "show", "--json", plan, NULL));
    }
}

/* Starts an import and kills it after a while; returns whether it had ended by itself. */
static gboolean
kill_import (CliFixture *fixture, gulong microseconds)
{
  const char *argv[]
    = { g_getenv ("YD_CLI"), "import", "plan.txt", "-o", "a.yaodian", "--force", NULL };
  g_autoptr (GError) error = NULL;
  GPid child;
  int status;
  g_spawn_async (fixture->folder, (char **)argv, fixture->environment,
                 G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL
                   | G_SPAWN_STDERR_TO_DEV_NULL,
                 NULL, NULL, &child, &error);
  g_assert_no_error (error);
  g_usleep (microseconds);
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WIFEXITED (status);
}

/* Killed at any moment, what stands there is last year's plan or this year's, never half of one. */
static void
test_killed (CliFixture *fixture, gconstpointer data)
{
  guint n_old = 0, n_new = 0, n_ended = 0;
  cli_write (fixture, "plan.txt", text, -1);
  for (gulong round = 0; round < 200 && n_ended < 2; round++)
    {
      cli_run (fixture, 0, "new", "-o", "a.yaodian", "--force", "--year", "2030", NULL);
      gboolean ended = kill_import (fixture, round * 25000);
      cli_run (fixture, 0, "show", "a.yaodian", NULL);
      gboolean is_new = strstr (fixture->out, "2025年试点区卫生健康工作要点") != NULL;
      g_assert_true (is_new || strstr (fixture->out, "2030年工作要点") != NULL);
      if (is_new)
        cli_assert_contains (fixture->out, "改善就医体验");
      g_assert_true (is_new || !ended);
      n_ended += ended;
      n_new += is_new;
      n_old += !is_new;
    }
  g_test_message ("%u old, %u new", n_old, n_new);
  g_assert_cmpuint (n_old, >, 0);
  g_assert_cmpuint (n_ended, ==, 2);
  cli_run (fixture, 0, "undo", "a.yaodian", NULL); /* nobody holds it any more */
}

/* Nothing that was written is lost: every line comes back somewhere. */
static void
test_nothing_lost (CliFixture *fixture, gconstpointer data)
{
  static const char odd[]
    = "当前位置：首页 > 通知公告\n2025年试点区工作要点\n一、打牢基础\n1.改造门诊。年底前完成。\n"
      "我要留言\n打印本页\n附件：任务分解表\n";
  cli_write (fixture, "plan.txt", odd, -1);
  cli_run (fixture, 0, "import", "plan.txt", "-o", "a.yaodian", NULL);
  cli_json (fixture, "plan.schema.json", "show", "--json", "a.yaodian", NULL);
  static const char *const pieces[] = { "首页", "改造门诊", "我要留言", "打印本页", "任务分解表" };
  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    cli_assert_contains (fixture->out, pieces[i]);
}

/* Real documents with hand-counted truth stand beside the project where it is worked on. */
static void
test_score (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *samples
    = g_build_filename (g_getenv ("YD_SOURCE_ROOT"), "..", "shared", "samples", NULL);
  g_autofree char *score = g_build_filename (samples, "score-import", NULL);
  if (!g_file_test (score, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("no real documents beside the project");
      return;
    }
  g_autofree char *plans = g_build_filename (samples, "plans", NULL);
  g_autofree char *truth = g_build_filename (samples, "truth.json", NULL);
  const char *argv[] = { "python3", score, g_getenv ("YD_CLI"), plans, truth, "-v", NULL };
  g_autofree char *out = NULL, *err = NULL;
  g_autoptr (GError) error = NULL;
  g_spawn_sync (fixture->folder, (char **)argv, fixture->environment, G_SPAWN_SEARCH_PATH, NULL,
                NULL, &out, &err, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("%s%s", out, err);

  guint n_first = 0;
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      guint hit, total;
      if ((*line)[0] == '0' && (*line)[1] == '0' && (*line)[3] == '_' && (*line)[2] <= '4'
          && strstr (*line, ": ") != NULL)
        {
          g_assert_cmpint (sscanf (strrchr (*line, ':'), ": %u/%u", &hit, &total), ==, 2);
          g_assert_cmpuint (hit, ==, total);
          n_first++;
        }
    }
  g_assert_cmpuint (n_first, ==, 5);
  const char *last = strstr (out, "import score ");
  g_assert_nonnull (last);
  guint hit, total;
  g_assert_cmpint (sscanf (last, "import score %u/%u", &hit, &total), ==, 2);
  g_assert_cmpuint (hit * 100, >=, total * 97);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  CLI_TEST ("/cli/import/report", test_report);
  CLI_TEST ("/cli/import/round-trip", test_round_trip);
  CLI_TEST ("/cli/import/encodings", test_encodings);
  CLI_TEST ("/cli/import/formats", test_formats);
  CLI_TEST ("/cli/import/year", test_year);
  CLI_TEST ("/cli/import/refused", test_refused);
  CLI_TEST ("/cli/import/bad-bytes", test_bad_bytes);
  CLI_TEST ("/cli/import/odd-names", test_odd_names);
  CLI_TEST ("/cli/import/killed", test_killed);
  CLI_TEST ("/cli/import/nothing-lost", test_nothing_lost);
  CLI_TEST ("/cli/import/score", test_score);
  return g_test_run ();
}
