#include "cli-sample.h"
#include "yd-kit.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
test_new (CliFixture *fixture, gconstpointer data)
{
  cli_run (fixture, 0, "new", "-o", "a.yaodian", "--year", "2027", NULL);
  g_autofree char *left = cli_list (fixture);
  g_assert_cmpstr (left, ==, "a.yaodian");
  JsonObject *plan = cli_json (fixture, "plan.schema.json", "show", "--json", "a.yaodian", NULL);
  g_assert_cmpstr (cli_string (plan, "format"), ==, "yaodian-plan");
  g_assert_cmpstr (cli_string (plan, "title"), ==, "2027年工作要点");
  g_assert_cmpint (json_object_get_int_member (plan, "year"), ==, 2027);
  g_assert_cmpstr (cli_string (plan, "period/from"), ==, "2027-01-01");
  g_assert_cmpstr (cli_string (plan, "period/to"), ==, "2027-12-31");
  g_assert_cmpstr (cli_string (plan, "notice/title"), ==, "关于印发《2027年工作要点》的通知");
  g_assert_null (cli_string (plan, "notice/number"));
  g_assert_cmpuint (cli_length (plan, "items"), ==, 1);
  g_assert_cmpstr (cli_string (plan, "items/0/number"), ==, "一、");
  cli_run (fixture, 0, "history", "a.yaodian", NULL);
  cli_assert_contains (fixture->out, "new plan");
}

static void
test_new_this_year (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) before = g_date_time_new_now_local ();
  cli_run (fixture, 0, "new", "-o", "a.yaodian", NULL);
  JsonObject *plan = cli_json (fixture, NULL, "show", "--json", "a.yaodian", NULL);
  gint64 year = json_object_get_int_member (plan, "year");
  g_assert_cmpint (year, >=, g_date_time_get_year (before));
  g_assert_cmpint (year, <=, g_date_time_get_year (before) + 1);
}

static void
test_show_keys (CliFixture *fixture, gconstpointer data)
{
  static const char *const order[] = {
    "format",   "version", "title",   "year",     "period", "notice",
    "preamble", "items",   "closing", "unplaced", "units",
  };
  cli_make_sample (fixture, "last.yaodian");
  JsonObject *plan = cli_json (fixture, "plan.schema.json", "show", "--json", "last.yaodian", NULL);
  g_autoptr (GList) keys = json_object_get_members (plan);
  g_assert_cmpuint (g_list_length (keys), ==, G_N_ELEMENTS (order));
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpstr (g_list_nth_data (keys, (guint)i), ==, order[i]);

  g_assert_cmpstr (cli_string (plan, "notice/date"), ==, "2025-02-18");
  g_assert_cmpuint (cli_length (plan, "notice/copy_to"), ==, 2);
  g_assert_cmpstr (cli_string (plan, "notice/copy_to/1"), ==, "区委办公室");
  g_assert_cmpstr (cli_string (plan, "items/0/kind"), ==, "section");
  g_assert_cmpstr (cli_string (plan, "items/0/children/0/kind"), ==, "point");
  g_assert_cmpstr (cli_string (plan, "items/0/children/0/number"), ==, "1.");
  g_assert_cmpstr (cli_string (plan, "items/0/children/0/title"), ==, "改造门诊");
  g_assert_cmpstr (cli_string (plan, "items/0/children/0/body/1"), ==, "第二段。");
  g_assert_cmpstr (cli_string (plan, "items/0/children/0/lead/0"), ==, "基层科");
  g_assert_cmpstr (cli_string (plan, "items/0/children/0/support/0"), ==, "财务科");
  g_assert_cmpstr (cli_string (plan, "items/0/children/0/milestones/0/due"), ==, "2025-06");
  g_assert_cmpstr (cli_string (plan, "items/0/children/0/milestones/0/text"), ==, "2025年6月底前");
  g_assert_cmpstr (cli_string (plan, "items/0/children/0/indicators/0/target"), ==, "95.5");
  g_assert_cmpstr (cli_string (plan, "items/0/children/0/indicators/0/text"), ==, "≥95.5%");
  g_assert_cmpuint (strlen (cli_string (plan, "items/0/children/0/id")), ==, 13);
  g_assert_cmpstr (cli_string (plan, "items/0/children/1/milestones/0/done_on"), ==, "2025-03-01");
  g_assert_cmpstr (cli_string (plan, "items/1/title"), ==, "深化改革");
  g_assert_cmpuint (cli_length (plan, "units"), ==, 4);
}

static void
test_show_outline (CliFixture *fixture, gconstpointer data)
{
  cli_make_sample (fixture, "last.yaodian");
  cli_run (fixture, 0, "show", "last.yaodian", NULL);
  cli_assert_contains (fixture->out, "示例区2025年工作要点\n2025-01-01 – 2025-12-31\n");
  cli_assert_contains (fixture->out, "\n一、打牢基础\n  1.改造门诊\n");
  cli_assert_contains (fixture->out, "Lead: 基层科\n");
  cli_assert_contains (fixture->out, "Support: 财务科\n");
  cli_assert_contains (fixture->out, "Due: 2025年6月底前");
  cli_assert_contains (fixture->out, "Target: 完成率 ≥95.5%\n");
}

/* A remark and its answer, each with who said it and what became of it. */
static void
test_show_comments (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  cli_make_sample (fixture, "a.yaodian");
  JsonObject *plan
    = cli_json (fixture, "plan.schema.json", "show", "--json", "--comments", "a.yaodian", NULL);
  guint before = cli_length (plan, "comments");
  g_autofree char *item = g_strdup (cli_string (plan, "items/0/children/0/id"));
  YdId id;
  g_assert_true (yd_id_parse (item, &id));
  g_autoptr (YdStore) store = cli_store (fixture, "a.yaodian", FALSE);
  g_assert_true (yd_edit_add_comment (store, id, "宜并入第2项", &error));
  YdRecordList *comments = yd_plan_list_comments (yd_store_get_plan (store));
  YdId comment = yd_record_get_id (yd_record_list_get (comments, 0));
  g_assert_true (yd_edit_reply_to_comment (store, comment, "同意", &error));
  g_assert_true (yd_edit_answer_comment (store, comment, 1, "已并入", &error));
  g_assert_true (yd_store_close (store, &error));

  cli_run (fixture, 0, "show", "a.yaodian", "--comments", NULL);
  cli_assert_contains (fixture->out, "    Comment: 起草人: 宜并入第2项 (taken up: 已并入)\n");
  cli_assert_contains (fixture->out, "    Answer: 起草人: 同意\n");
  plan = cli_json (fixture, "plan.schema.json", "show", "--json", "--comments", "a.yaodian", NULL);
  g_assert_cmpuint (before, ==, 0);
  g_assert_cmpuint (cli_length (plan, "comments"), ==, 2);
  g_assert_cmpstr (cli_string (plan, "comments/0/item"), ==, item);
  g_assert_cmpstr (cli_string (plan, "comments/0/text"), ==, "宜并入第2项");
  g_assert_cmpstr (cli_string (plan, "comments/0/state"), ==, "taken-up");
  g_assert_cmpstr (cli_string (plan, "comments/0/reason"), ==, "已并入");
  g_assert_cmpstr (cli_string (plan, "comments/1/text"), ==, "同意");
  g_assert_null (cli_string (plan, "comments/1/state"));
  g_assert_cmpstr (cli_string (plan, "comments/1/reply_to"), ==,
                   cli_string (plan, "comments/0/id"));
}

static void
test_from_last_year (CliFixture *fixture, gconstpointer data)
{
  cli_make_sample (fixture, "last.yaodian");
  JsonObject *last = cli_json (fixture, NULL, "show", "--json", "last.yaodian", NULL);
  g_autofree char *old_id = g_strdup (cli_string (last, "items/0/id"));

  cli_run (fixture, 0, "new", "--from", "last.yaodian", "-o", "next.yaodian", NULL);
  cli_assert_contains (fixture->out, "示例区2026年工作要点, 2 points\n");
  cli_assert_contains (fixture->out, "2.建成分站 (");
  cli_assert_contains (fixture->out, "notice, document number: 示卫〔2025〕1号");
  cli_assert_contains (fixture->out, "“2025年6月底前完成。” → “2026年6月底前完成。”");
  cli_run (fixture, 0, "history", "next.yaodian", NULL);
  cli_assert_contains (fixture->out, "start from last year's plan: last.yaodian");

  JsonObject *plan = cli_json (fixture, "plan.schema.json", "show", "--json", "next.yaodian", NULL);
  g_assert_cmpstr (cli_string (plan, "title"), ==, "示例区2026年工作要点");
  g_assert_cmpint (json_object_get_int_member (plan, "year"), ==, 2026);
  g_assert_null (cli_string (plan, "notice/number"));
  g_assert_null (cli_string (plan, "notice/date"));
  g_assert_cmpuint (cli_length (plan, "items"), ==, 2);
  g_assert_cmpuint (cli_length (plan, "items/0/children"), ==, 1);
  g_assert_cmpstr (cli_string (plan, "items/0/id"), !=, old_id);
  g_assert_cmpstr (cli_string (plan, "items/0/children/0/lead/0"), ==, "基层科");
  g_assert_cmpstr (cli_string (plan, "items/0/children/0/milestones/0/due"), ==, "2026-06");
  g_assert_cmpstr (cli_string (plan, "items/0/children/0/indicators/0/target"), ==, "95.5");

  cli_run (fixture, 0, "new", "--from", "last.yaodian", "-o", "kept.yaodian", "--keep-done",
           "--year", "2030", NULL);
  plan = cli_json (fixture, "plan.schema.json", "show", "--json", "kept.yaodian", NULL);
  g_assert_cmpint (json_object_get_int_member (plan, "year"), ==, 2030);
  g_assert_cmpuint (cli_length (plan, "items/0/children"), ==, 2);
  g_assert_null (cli_string (plan, "items/0/children/1/milestones/0/done_on"));
  g_assert_cmpstr (cli_string (plan, "items/0/children/1/milestones/0/due"), ==, "2030-Q1");
}

/* What was there stays what it was when a new plan is refused. */
static void
test_refused_overwrite (CliFixture *fixture, gconstpointer data)
{
  cli_write (fixture, "a.yaodian", "mine", -1);
  cli_run (fixture, 1, "new", "-o", "a.yaodian", NULL);
  cli_assert_contains (fixture->err, "a.yaodian: ");
  cli_assert_contains (fixture->err, "--force");
  g_autofree char *path = cli_path (fixture, "a.yaodian"), *content = NULL;
  g_file_get_contents (path, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, "mine");
  g_chmod (path, 0600);
  cli_run (fixture, 0, "new", "-o", "a.yaodian", "--force", "--year", "2028", NULL);
  GStatBuf info;
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  cli_run (fixture, 0, "show", "a.yaodian", NULL);
  cli_assert_contains (fixture->out, "2028年工作要点");

  g_autofree char *folder = cli_path (fixture, "folder");
  g_mkdir (folder, 0700);
  cli_run (fixture, 1, "new", "-o", "folder", "--force", NULL);
  cli_run (fixture, 1, "new", "-o", "nowhere/a.yaodian", NULL);
  cli_assert_contains (fixture->err, "nowhere/a.yaodian: ");
  cli_assert_lacks (fixture->err, "/.");
  cli_make_sample (fixture, "last.yaodian");
  cli_run (fixture, 2, "new", "--from", "last.yaodian", "-o", "last.yaodian", "--force", NULL);
  cli_run (fixture, 1, "new", "--from", "missing.yaodian", "-o", "b.yaodian", NULL);
  cli_assert_contains (fixture->err, "missing.yaodian: ");
  g_autofree char *left = cli_list (fixture);
  g_assert_cmpstr (left, ==, "a.yaodian\nfolder\nlast.yaodian");
}

/* Pipes and devices are never replaced, whoever asks. */
static void
test_no_file (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *pipe_name = cli_path (fixture, "pipe"),
                  *link_name = cli_path (fixture, "null.pdf");
  g_assert_cmpint (mkfifo (pipe_name, 0600), ==, 0);
  g_assert_cmpint (symlink ("/dev/null", link_name), ==, 0);
  cli_run (fixture, 1, "new", "-o", "pipe", "--force", NULL);
  cli_assert_contains (fixture->err, "yaodian-cli: pipe: ");
  cli_run (fixture, 1, "new", "-o", "/dev/null", "--force", NULL);
  cli_run (fixture, 1, "show", "pipe", NULL);
  cli_run (fixture, 1, "show", "/dev/null", NULL);
  cli_make_sample (fixture, "a.yaodian");
  cli_run (fixture, 1, "notice", "a.yaodian", "-o", "null.pdf", NULL);
  cli_run (fixture, 1, "notice", "a.yaodian", "-o", "a.pdf", "--trace", "pipe", NULL);
  cli_run (fixture, 1, "notice", "a.yaodian", "-o", "a.pdf", "--trace", "/dev/null", NULL);
  g_assert_true (g_file_test (link_name, G_FILE_TEST_IS_SYMLINK));
  g_autofree char *left = cli_list (fixture);
  g_assert_cmpstr (left, ==, "a.yaodian\nnull.pdf\npipe");
}

static void
test_folder_that_cannot_be_written (CliFixture *fixture, gconstpointer data)
{
  /* Nobody may make files there, root included. */
  cli_run (fixture, 1, "new", "-o", "/proc/a.yaodian", NULL);
  cli_assert_contains (fixture->err, "/proc/a.yaodian: ");
  g_autofree char *folder = cli_path (fixture, "closed");
  g_mkdir (folder, 0500);
  if (g_access (folder, W_OK) == 0)
    return; /* run by root, who may write everywhere */
  cli_run (fixture, 1, "new", "-o", "closed/a.yaodian", NULL);
  cli_assert_contains (fixture->err, "closed/a.yaodian: ");
}

static void
test_not_a_plan (CliFixture *fixture, gconstpointer data)
{
  static const char *const commands[] = { "show", "status", "history", "undo" };
  char *long_name = g_strnfill (300, 'x');
  cli_write (fixture, "empty", "", 0);
  cli_write (fixture, "text", "一、要点\n", -1);
  cli_write (fixture, "nul", "\0\0\0\0", 4);
  cli_write (fixture, "sqlite", "SQLite format 3\0", 16);
  g_autofree char *folder = cli_path (fixture, "folder");
  g_mkdir (folder, 0700);
  g_autofree char *before = cli_list (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const char *const names[] = { "missing", "empty",        "text",    "nul", "sqlite",
                                    "folder",  "missing/plan", long_name, ".",   "/" };
      for (gsize k = 0; k < G_N_ELEMENTS (names); k++)
        {
          g_autofree char *start = g_strdup_printf ("yaodian-cli: %s: ", names[k]);
          cli_run (fixture, 1, commands[i], names[k], NULL);
          g_assert_true (g_str_has_prefix (fixture->err, start));
          g_assert_cmpuint (strlen (fixture->err), >, strlen (start) + 1);
          cli_assert_lacks (fixture->err + strlen (start), fixture->folder);
        }
    }
  g_autofree char *after = cli_list (fixture);
  g_assert_cmpstr (after, ==, before);
  g_free (long_name);
}

static void
test_odd_names (CliFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "二〇二六年 要点.yaodian",
                                       "\xb9\xa4\xd7\xf7.yaodian" /* GBK */,
                                       "a\nb.yaodian",
                                       "-dash.yaodian",
                                       "%s%n.yaodian",
                                       "no-suffix" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *word = g_strconcat ("./", names[i], NULL);
      cli_run (fixture, 0, "new", "-o", word, "--year", "2026", NULL);
      g_assert_true (cli_exists (fixture, names[i]));
      cli_json (fixture, NULL, "show", "--json", word, NULL);
      cli_run (fixture, 0, "undo", word, NULL);
      cli_run (fixture, 1, "new", "-o", word, NULL);
    }
  cli_run (fixture, 0, "show", "--", "-dash.yaodian", NULL);
}

static void
test_undo (CliFixture *fixture, gconstpointer data)
{
  cli_run (fixture, 0, "new", "-o", "a.yaodian", "--year", "2026", NULL);
  cli_run (fixture, 0, "undo", "a.yaodian", NULL);
  cli_assert_contains (fixture->out, "new plan");
  JsonObject *plan = cli_json (fixture, "plan.schema.json", "show", "--json", "a.yaodian", NULL);
  g_assert_null (cli_string (plan, "title"));
  g_assert_cmpuint (cli_length (plan, "items"), ==, 0);
  cli_run (fixture, 1, "undo", "a.yaodian", NULL);
  cli_assert_contains (fixture->err, "a.yaodian: ");

  cli_make_sample (fixture, "last.yaodian");
  cli_run (fixture, 0, "undo", "last.yaodian", NULL);
  plan = cli_json (fixture, NULL, "show", "--json", "last.yaodian", NULL);
  g_assert_cmpuint (cli_length (plan, "items/0/children/0/indicators"), ==, 0);
  cli_run (fixture, 0, "undo", "last.yaodian", NULL);
  plan = cli_json (fixture, NULL, "show", "--json", "last.yaodian", NULL);
  g_assert_cmpuint (cli_length (plan, "items/0/children/1/milestones"), ==, 0);
}

/* Whoever has the plan open is named; reading goes on. */
static void
test_held (CliFixture *fixture, gconstpointer data)
{
  cli_make_sample (fixture, "a.yaodian");
  g_autoptr (YdStore) store = cli_store (fixture, "a.yaodian", FALSE);
  cli_run (fixture, 1, "undo", "a.yaodian", NULL);
  cli_assert_contains (fixture->err, "a.yaodian: ");
  cli_assert_contains (fixture->err, "起草人");
  cli_run (fixture, 1, "new", "-o", "a.yaodian", "--force", NULL);
  cli_assert_contains (fixture->err, "起草人");
  cli_run (fixture, 0, "show", "a.yaodian", NULL);
  cli_assert_contains (fixture->out, "示例区2025年工作要点");
  cli_run (fixture, 0, "history", "a.yaodian", NULL);
  cli_run (fixture, 0, "new", "--from", "a.yaodian", "-o", "b.yaodian", NULL);

  g_autoptr (GError) error = NULL;
  g_assert_true (yd_store_close (store, &error));
  g_assert_no_error (error);
  cli_run (fixture, 0, "undo", "a.yaodian", NULL);
  cli_run (fixture, 0, "new", "-o", "a.yaodian", "--force", NULL);
  g_autofree char *left = cli_list (fixture);
  g_assert_cmpstr (left, ==, "a.yaodian\nb.yaodian");
}

/* The file cannot be replaced: what the command did is taken back, so that doing it again does it once. */
static void
test_undo_that_cannot_be_written (CliFixture *fixture, gconstpointer data)
{
  cli_make_sample (fixture, "a.yaodian");
  JsonObject *before = cli_json (fixture, NULL, "history", "--json", "a.yaodian", NULL);
  guint n = cli_length (before, "entries");
  g_autofree char *obstacle = cli_path (fixture, ".~a.yaodian.new");
  g_assert_cmpint (g_mkdir (obstacle, 0700), ==, 0);
  cli_run (fixture, 1, "undo", "a.yaodian", NULL);
  cli_assert_contains (fixture->err, "a.yaodian: ");
  cli_run (fixture, 1, "history", "a.yaodian", "--name", "初稿", NULL);
  g_assert_cmpint (g_rmdir (obstacle), ==, 0);
  JsonObject *after = cli_json (fixture, NULL, "history", "--json", "a.yaodian", NULL);
  g_assert_cmpuint (cli_length (after, "entries"), ==, n);
  cli_run (fixture, 0, "undo", "a.yaodian", NULL);
}

/* A machine that died has left its lock. */
static void
test_take_over (CliFixture *fixture, gconstpointer data)
{
  static const char *const commands[][6] = {
    { "undo", "a.yaodian" },
    { "history", "a.yaodian", "--name", "稿" },
    { "merge", "a.yaodian", "b.yaodian" },
    { "units", "a.yaodian", "--read", "units.xlsx" },
    { "import", "plan.txt", "--output=a.yaodian", "--force" },
    { "new", "--output=a.yaodian", "--force" },
  };
  static const char lock[] = "{\"format\":\"yaodian-lock\",\"author\":\"李四\",\"host\":\"pc-2\","
                             "\"pid\":1,\"working\":\"0000000000009\",\"since\":1740000000000000}";
  cli_make_sample (fixture, "a.yaodian");
  g_autofree char *a = cli_path (fixture, "a.yaodian");
  g_autofree char *bytes = NULL;
  gsize length = 0;
  g_assert_true (g_file_get_contents (a, &bytes, &length, NULL));
  cli_write (fixture, "b.yaodian", bytes, (gssize)length);
  cli_write (fixture, "plan.txt", "2025年工作要点\n一、加强管理\n1.改造门诊。\n", -1);
  cli_run (fixture, 0, "units", "a.yaodian", "-o", "units.xlsx", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const char *const *c = commands[i];
      cli_write (fixture, ".~a.yaodian.lock", lock, -1);
      cli_run (fixture, 1, c[0], c[1], c[2], c[3], NULL);
      cli_assert_contains (fixture->err, "李四 (pc-2)");
      cli_assert_contains (fixture->err, "2025-02-");
      cli_run (fixture, 0, c[0], "--take-over", c[1], c[2], c[3], NULL);
    }
  g_autofree char *left = cli_list (fixture);
  g_assert_cmpstr (left, ==, "a.yaodian\nb.yaodian\nplan.txt\nunits.xlsx");
  cli_run (fixture, 2, "new", "-o", "c.yaodian", "--take-over", NULL);
}

/* The program's own folder cannot be written: all that reads goes on. */
static void
test_state_folder (CliFixture *fixture, gconstpointer data)
{
  cli_make_sample (fixture, "a.yaodian");
  cli_write (fixture, "file", "", 0);
  g_autofree char *state = cli_path (fixture, "file/state"); /* not even root can make it */
  cli_setenv (fixture, "XDG_STATE_HOME", state);
  cli_run (fixture, 0, "show", "a.yaodian", NULL);
  cli_assert_contains (fixture->out, "示例区2025年工作要点");
  cli_run (fixture, 0, "history", "a.yaodian", NULL);
  cli_run (fixture, 0, "status", "a.yaodian", NULL);
  cli_run (fixture, 0, "diff", "a.yaodian", "a.yaodian", NULL);
  cli_run (fixture, 0, "sheet", "a.yaodian", "-o", "a.xlsx", NULL);
  cli_run (fixture, 1, "undo", "a.yaodian", NULL);
  cli_assert_contains (fixture->err, "no plan can be edited");
  cli_assert_contains (fixture->err, "file/state");
  cli_run (fixture, 1, "new", "-o", "b.yaodian", NULL);
  cli_assert_contains (fixture->err, "no plan can be edited");
  g_autofree char *left = cli_list (fixture);
  g_assert_cmpstr (left, ==, "a.xlsx\na.yaodian\nfile");
}

static void
test_link (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = cli_path (fixture, "folder"), *name = cli_path (fixture, "a.yaodian");
  g_mkdir (folder, 0700);
  cli_run (fixture, 0, "new", "-o", "folder/b.yaodian", "--year", "2026", NULL);
  g_assert_cmpint (symlink ("folder/b.yaodian", name), ==, 0);
  cli_run (fixture, 1, "new", "-o", "a.yaodian", "--year", "2027", NULL);
  cli_run (fixture, 0, "new", "-o", "a.yaodian", "--year", "2027", "--force", NULL);
  g_assert_true (g_file_test (name, G_FILE_TEST_IS_SYMLINK));
  cli_run (fixture, 0, "show", "folder/b.yaodian", NULL);
  cli_assert_contains (fixture->out, "2027年工作要点");
}

static void
test_history (CliFixture *fixture, gconstpointer data)
{
  cli_run (fixture, 0, "new", "-o", "a.yaodian", "--year", "2026", NULL);
  cli_run (fixture, 0, "undo", "a.yaodian", NULL);
  JsonObject *history
    = cli_json (fixture, "history.schema.json", "history", "--json", "a.yaodian", NULL);
  g_assert_cmpuint (cli_length (history, "entries"), ==, 2);
  g_assert_cmpstr (cli_string (history, "entries/0/kind"), ==, "undo");
  g_assert_cmpstr (cli_string (history, "entries/1/kind"), ==, "edit");
  g_assert_cmpstr (cli_string (history, "entries/1/verb"), ==, "import");
  g_assert_cmpstr (cli_string (history, "entries/0/undoes"), ==,
                   cli_string (history, "entries/1/hash"));
  g_assert_cmpstr (cli_string (history, "entries/0/parent"), ==,
                   cli_string (history, "entries/1/hash"));
  g_assert_null (cli_string (history, "entries/1/parent"));
  cli_run (fixture, 0, "history", "a.yaodian", NULL);
  g_auto (GStrv) lines = g_strsplit (fixture->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
}

/* What somebody changes with another program shows. */
static void
test_verify (CliFixture *fixture, gconstpointer data)
{
  cli_run (fixture, 0, "new", "-o", "a.yaodian", "--year", "2026", NULL);
  cli_run (fixture, 0, "undo", "a.yaodian", NULL);
  cli_run (fixture, 0, "history", "--verify", "a.yaodian", NULL);
  g_assert_cmpstr (fixture->out, ==, "The history is as it was written: 2 entries.\n");
  cli_run (fixture, 2, "history", "--verify", "--json", "a.yaodian", NULL);
  cli_run (fixture, 2, "history", "--verify", "--name", "初稿", "a.yaodian", NULL);

  g_autofree char *path = cli_path (fixture, "a.yaodian");
  /* grows, so that what SQLite writes goes over the checksum */
  const char *tamper[] = { "sqlite3", path, "UPDATE history SET host=hex(zeroblob(9000))", NULL };
  g_free (yd_kit_run (tamper));
  cli_run (fixture, 3, "history", "--verify", "a.yaodian", NULL);
  g_auto (GStrv) lines = g_strsplit (fixture->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  for (int i = 0; i < 2; i++)
    g_assert_true (g_str_has_suffix (lines[i], "  this entry is not what was written"));
}

/* A name for a state, the state by its name, and back. */
static void
test_versions (CliFixture *fixture, gconstpointer data)
{
  cli_run (fixture, 0, "new", "-o", "a.yaodian", "--year", "2026", NULL);
  cli_run (fixture, 0, "history", "a.yaodian", "--name", "初稿", NULL);
  cli_run (fixture, 0, "undo", "a.yaodian", "--to", "初稿", NULL); /* it is so already */
  JsonObject *history
    = cli_json (fixture, "history.schema.json", "history", "--json", "a.yaodian", NULL);
  g_assert_cmpuint (cli_length (history, "entries"), ==, 2);
  g_assert_cmpuint (cli_length (history, "entries/0/names"), ==, 0);
  g_assert_cmpstr (cli_string (history, "entries/1/names/0"), ==, "初稿");
  g_autofree char *first = g_strndup (cli_string (history, "entries/1/hash"), 8);

  cli_run (fixture, 0, "undo", "a.yaodian", NULL); /* of the name */
  cli_run (fixture, 0, "undo", "a.yaodian", NULL); /* of all words */
  cli_run (fixture, 0, "history", "a.yaodian", "--name", "空", NULL);
  cli_run (fixture, 0, "history", "a.yaodian", "--name", "初稿", "--at", first, NULL);
  cli_run (fixture, 0, "history", "a.yaodian", NULL);
  cli_assert_contains (fixture->out, "“初稿”");
  cli_run (fixture, 0, "undo", "--to", "初稿", "a.yaodian", NULL);
  cli_assert_contains (fixture->out, first);
  cli_run (fixture, 0, "show", "a.yaodian", NULL);
  cli_assert_contains (fixture->out, "2026年工作要点");
  cli_run (fixture, 0, "history", "a.yaodian", "--unname", "空", NULL);
  cli_run (fixture, 1, "undo", "a.yaodian", "--to", "空", NULL);
  cli_assert_contains (fixture->err, "a.yaodian: ");
  cli_run (fixture, 1, "history", "a.yaodian", "--unname", "空", NULL);
  cli_run (fixture, 1, "history", "a.yaodian", "--name", "初稿", NULL);
  cli_run (fixture, 1, "history", "a.yaodian", "--name", "", NULL);
  cli_run (fixture, 2, "history", "a.yaodian", "--at", first, NULL);
  cli_run (fixture, 2, "history", "a.yaodian", "--name", "x", "--json", NULL);
}

/* What only reads can read a version, named or by its hash. */
static void
test_at_version (CliFixture *fixture, gconstpointer data)
{
  cli_run (fixture, 0, "new", "-o", "a.yaodian", "--year", "2026", NULL);
  cli_run (fixture, 0, "history", "a.yaodian", "--name", "初稿", NULL);
  cli_run (fixture, 0, "undo", "a.yaodian", NULL); /* of the name */
  cli_run (fixture, 0, "undo", "a.yaodian", NULL); /* of all words */
  JsonObject *history = cli_json (fixture, NULL, "history", "--json", "a.yaodian", NULL);
  g_autofree char *first = g_strndup (cli_string (history, "entries/3/hash"), 8);
  cli_run (fixture, 0, "history", "a.yaodian", "--name", "初稿", "--at", first, NULL);

  static const char *const commands[] = { "show", "status", "check" };
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      cli_run (fixture, 0, commands[i], "a.yaodian", NULL);
      cli_assert_lacks (fixture->out, "2026年工作要点");
    }
  cli_run (fixture, 0, "show", "a.yaodian", "--at", "初稿", NULL);
  cli_assert_contains (fixture->out, "2026年工作要点");
  cli_run (fixture, 0, "show", "a.yaodian", "--at", first, NULL);
  cli_assert_contains (fixture->out, "2026年工作要点");
  cli_run (fixture, 0, "status", "a.yaodian", "--at", "初稿", NULL);
  cli_assert_contains (fixture->out, "2026年工作要点");
  JsonObject *check = cli_json (fixture, "findings.schema.json", "check", "--json", "a.yaodian",
                                "--at", first, NULL);
  g_assert_cmpstr (cli_string (check, "title"), ==, "2026年工作要点");
  cli_run (fixture, 0, "notice", "a.yaodian", "-o", "a.pdf", "--trace", "a.json", "--at", "初稿",
           NULL);
  g_autofree char *path = cli_path (fixture, "a.json"), *trace = NULL;
  g_assert_true (g_file_get_contents (path, &trace, NULL, NULL));
  cli_assert_contains (trace, "2026年工作要点");
  cli_run (fixture, 0, "sheet", "a.yaodian", "-o", "a.xlsx", "--at", "初稿", NULL);
  cli_run (fixture, 0, "show", "a.yaodian", NULL);
  cli_assert_lacks (fixture->out, "2026年工作要点");

  cli_run (fixture, 0, "diff", "a.yaodian", "--at", "初稿", NULL);
  cli_assert_contains (fixture->out, "- 2026年工作要点");
  cli_run (fixture, 0, "diff", "a.yaodian", "--to", first, NULL);
  cli_assert_contains (fixture->out, "+ 2026年工作要点");
  cli_run (fixture, 0, "diff", "a.yaodian", "--at", first, "--to", "初稿", NULL);
  cli_assert_contains (fixture->out, "The plans say the same.");

  cli_run (fixture, 1, "show", "a.yaodian", "--at", "送审稿", NULL);
  cli_assert_contains (fixture->err, "a.yaodian: the plan has no version “送审稿”");
  cli_run (fixture, 2, "diff", "a.yaodian", NULL);
  cli_run (fixture, 2, "sheet", "a.yaodian", "a.yaodian", "-o", "b.xlsx", "--at", "初稿", NULL);
}

static void
test_status (CliFixture *fixture, gconstpointer data)
{
  cli_make_sample (fixture, "last.yaodian");
  JsonObject *status = cli_json (fixture, "status.schema.json", "status", "--json", "last.yaodian",
                                 "--as-of", "2025-07-01", NULL);
  g_assert_cmpstr (cli_string (status, "as_of"), ==, "2025-07-01");
  g_assert_cmpuint (cli_length (status, "items"), ==, 3);
  g_assert_cmpstr (cli_string (status, "items/0/state"), ==, "overdue");
  g_assert_cmpstr (cli_string (status, "items/0/due"), ==, "2025-06");
  g_assert_cmpstr (cli_string (status, "items/1/state"), ==, "done");
  g_assert_cmpint (json_node_get_int (cli_member (status, "totals/overdue")), ==, 1);
  g_assert_cmpint (json_node_get_int (cli_member (status, "totals/done")), ==, 1);
  g_assert_cmpint (json_node_get_int (cli_member (status, "totals/behind")), ==, 0);

  status
    = cli_json (fixture, NULL, "status", "--json", "last.yaodian", "--as-of", "2025-06-30", NULL);
  g_assert_cmpstr (cli_string (status, "items/0/state"), ==, "due-soon");
  cli_run (fixture, 0, "status", "last.yaodian", "--as-of", "2025-01-02", NULL);
  cli_assert_contains (fixture->out, "1.改造门诊\t未启动\t");
  cli_assert_contains (fixture->out, "已办结 1\n");
}

static void
test_diff (CliFixture *fixture, gconstpointer data)
{
  cli_make_sample (fixture, "a.yaodian");
  cli_run (fixture, 0, "diff", "a.yaodian", "a.yaodian", NULL);
  cli_assert_contains (fixture->out, "the same");
  cli_run (fixture, 0, "new", "--from", "a.yaodian", "-o", "b.yaodian", NULL);
  cli_run (fixture, 0, "diff", "a.yaodian", "b.yaodian", NULL);
  cli_assert_contains (fixture->out, "- 2.建成分站\n");
  cli_assert_contains (fixture->out,
                       "* plan: title\n    - 示例区2025年工作要点\n    + 示例区2026年工作要点\n");
  cli_assert_contains (fixture->out,
                       "* 1.改造门诊: milestones\n    - 2025年6月底前\n    + 2026年6月底前\n");
  JsonObject *diff
    = cli_json (fixture, "diff.schema.json", "diff", "--json", "b.yaodian", "a.yaodian", NULL);
  guint n = cli_length (diff, "differences"), n_added = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("differences/%u/kind", i);
      n_added += g_strcmp0 (cli_string (diff, path), "added") == 0;
    }
  g_assert_cmpuint (n_added, ==, 1);
  cli_run (fixture, 2, "diff", "a.yaodian", NULL);
  cli_run (fixture, 1, "diff", "a.yaodian", "missing", NULL);
  cli_assert_contains (fixture->err, "yaodian-cli: missing: ");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  CLI_TEST ("/cli/plan/new", test_new);
  CLI_TEST ("/cli/plan/new-this-year", test_new_this_year);
  CLI_TEST ("/cli/plan/show-keys", test_show_keys);
  CLI_TEST ("/cli/plan/show-comments", test_show_comments);
  CLI_TEST ("/cli/plan/show-outline", test_show_outline);
  CLI_TEST ("/cli/plan/from-last-year", test_from_last_year);
  CLI_TEST ("/cli/plan/refused-overwrite", test_refused_overwrite);
  CLI_TEST ("/cli/plan/no-file", test_no_file);
  CLI_TEST ("/cli/plan/folder-that-cannot-be-written", test_folder_that_cannot_be_written);
  CLI_TEST ("/cli/plan/not-a-plan", test_not_a_plan);
  CLI_TEST ("/cli/plan/odd-names", test_odd_names);
  CLI_TEST ("/cli/plan/undo", test_undo);
  CLI_TEST ("/cli/plan/undo-that-cannot-be-written", test_undo_that_cannot_be_written);
  CLI_TEST ("/cli/plan/held", test_held);
  CLI_TEST ("/cli/plan/take-over", test_take_over);
  CLI_TEST ("/cli/plan/state-folder", test_state_folder);
  CLI_TEST ("/cli/plan/link", test_link);
  CLI_TEST ("/cli/plan/history", test_history);
  CLI_TEST ("/cli/plan/verify", test_verify);
  CLI_TEST ("/cli/plan/versions", test_versions);
  CLI_TEST ("/cli/plan/at-version", test_at_version);
  CLI_TEST ("/cli/plan/diff", test_diff);
  CLI_TEST ("/cli/plan/status", test_status);
  return g_test_run ();
}
