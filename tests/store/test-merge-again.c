/* Copies that are merged more than once, to and fro, and merges that are taken back. */

#include "merge-script.h"

#include "yd-merge.h"

#define ADD(name, function)                                                          \
  g_test_add (name, FileFixture, FILE_FIXTURE_MEMORY, file_fixture_set_up, function, \
              file_fixture_tear_down)

/* A merge is one row of the history, which names the other side. */
static void
test_history (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdMergeReport) report = yd_merge_report_new ();
  g_autofree char *theirs = script_dup_their_path (fixture);
  script_make_both (fixture);
  script_edit_at (fixture, theirs, "set P2 title Y; set P3 title Z");
  YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  script_run (store, "add - mine");
  g_autoptr (GPtrArray) before = yd_store_dup_history (store, &error);
  g_assert_true (yd_store_merge (store, theirs, YD_MERGE_ASK, report, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (report->changes, ==, 2);
  g_autoptr (GPtrArray) after = yd_store_dup_history (store, &error);
  g_assert_cmpuint (after->len, ==, before->len + 1);
  YdHistoryEntry *entry = after->pdata[after->len - 1];
  g_assert_cmpint (entry->kind, ==, YD_HISTORY_MERGE);
  g_assert_cmpint (entry->changes, ==, 2);
  g_assert_cmpstr (entry->args, ==, "{\"file\":\"他.yaodian\"}");
  g_assert_cmpstr (yd_store_get_undo_entry (store)->hash, ==, entry->hash);

  /* again: there is nothing more to take in */
  g_autoptr (YdMergeReport) again = yd_merge_report_new ();
  g_assert_true (yd_store_merge (store, theirs, YD_MERGE_ASK, again, &error));
  g_assert_cmpuint (again->changes, ==, 0);
  g_autoptr (GPtrArray) last = yd_store_dup_history (store, &error);
  g_assert_cmpuint (last->len, ==, after->len);
  file_fixture_close (store);
}

static void
merge_into (FileFixture *fixture, const char *into, const char *from, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdMergeReport) report = yd_merge_report_new ();
  YdStore *store = file_fixture_open (fixture, into, YD_OPEN_EDIT);
  g_assert_true (yd_store_merge (store, from, YD_MERGE_ASK, report, &error));
  g_assert_no_error (error);
  g_autofree char *have = script_dup_plan (store);
  g_assert_cmpstr (have, ==, expected);
  file_fixture_close (store);
}

/* To and fro: what one took in from the other is no conflict when it comes back changed. */
static void
test_to_and_fro (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *theirs = script_dup_their_path (fixture);
  const char *mine = fixture->path;
  script_make_both (fixture);
  script_edit_at (fixture, mine, "set P2 title m1");
  script_edit_at (fixture, theirs, "set P3 title t1");
  merge_into (fixture, mine, theirs, "s1 .p1" UNITS "{one|two} .m1 s2 .t1");
  script_edit_at (fixture, mine, "set P3 title m2");
  /* they take in what they gave, changed; since then they did nothing */
  merge_into (fixture, theirs, mine, "s1 .p1" UNITS "{one|two} .m1 s2 .m2");
  script_edit_at (fixture, theirs, "set P2 title t2");
  script_edit_at (fixture, mine, "set S1 title m3");
  merge_into (fixture, mine, theirs, "m3 .p1" UNITS "{one|two} .t2 s2 .m2");
  merge_into (fixture, theirs, mine, "m3 .p1" UNITS "{one|two} .t2 s2 .m2");
  /* both take in the other at once, and again */
  script_edit_at (fixture, mine, "set P2 title m4");
  script_edit_at (fixture, theirs, "set P3 title t4");
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.yaodian", NULL);
  g_autofree char *bytes = NULL;
  gsize length;
  g_assert_true (g_file_get_contents (mine, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (copy, bytes, (gssize)length, NULL));
  merge_into (fixture, mine, theirs, "m3 .p1" UNITS "{one|two} .m4 s2 .t4");
  merge_into (fixture, theirs, copy, "m3 .p1" UNITS "{one|two} .m4 s2 .t4");
  script_edit_at (fixture, theirs, "set P1 title t5");
  merge_into (fixture, mine, theirs, "m3 .t5" UNITS "{one|two} .m4 s2 .t4");
  merge_into (fixture, theirs, mine, "m3 .t5" UNITS "{one|two} .m4 s2 .t4");
}

static void
assert_plan (FileFixture *fixture, const char *path, const char *expected)
{
  YdStore *store = file_fixture_open (fixture, path, YD_OPEN_READ);
  g_autofree char *have = script_dup_plan (store);
  g_assert_cmpstr (have, ==, expected);
  file_fixture_close (store);
}

/* A merge that was undone took nothing in: neither is it lost to the other side, nor taken for done. */
static void
test_undone (FileFixture *fixture, gconstpointer data)
{
  static const char before[] = "s1 .p1" UNITS "{one|two} .m1 s2 .p3";
  static const char both[] = "s1 .p1" UNITS "{one|two} .m1 s2 .t1";
  g_autofree char *theirs = script_dup_their_path (fixture);
  const char *mine = fixture->path;
  script_make_both (fixture);
  script_edit_at (fixture, mine, "set P2 title m1");
  script_edit_at (fixture, theirs, "set P3 title t1");
  merge_into (fixture, mine, theirs, both);
  script_edit_at (fixture, mine, "undo");
  assert_plan (fixture, mine, before);
  /* they keep what they did though I took it back before they looked */
  merge_into (fixture, theirs, mine, both);
  script_edit_at (fixture, theirs, "undo");
  /* asked for again it is taken in again */
  merge_into (fixture, mine, theirs, both);
  script_edit_at (fixture, mine, "undo; redo");
  merge_into (fixture, theirs, mine, both);
  /* this one stands: what is changed of it now is a change */
  script_edit_at (fixture, mine, "set P3 title m2");
  merge_into (fixture, theirs, mine, "s1 .p1" UNITS "{one|two} .m1 s2 .m2");
  /* what was done before the merge is undone after it */
  script_edit_at (fixture, mine, "undo; undo; undo");
  assert_plan (fixture, mine, "s1 .p1" UNITS "{one|two} .p2 s2 .p3");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/merge/history", test_history);
  ADD ("/store/merge/to-and-fro", test_to_and_fro);
  ADD ("/store/merge/undone", test_undone);
  return g_test_run ();
}
