/* What two people do to copies of one plan, brought together. Each case is two scripts and what the
 * plan shall be then; see script_run(). */

#include "merge-script.h"

#include "yd-db.h"
#include "yd-item.h"
#include "yd-merge.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define ADD(name, function)                                                          \
  g_test_add (name, FileFixture, FILE_FIXTURE_MEMORY, file_fixture_set_up, function, \
              file_fixture_tear_down)

/* The objects, the rows read anew, and the file: all sound, and all the same. */
static void
assert_state (FileFixture *fixture, YdStore *store, const char *what, const char *expected)
{
  g_autofree char *have = script_dup_plan (store);
  if (!g_str_equal (have, expected))
    g_error ("%s:\n is     %s\n not    %s", what, have, expected);
  file_fixture_close (store);
  store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  g_autofree char *again = script_dup_plan (store);
  g_assert_cmpstr (again, ==, expected);
  file_fixture_close (store);
  sqlite3 *db = yd_db_open (fixture->path, YD_DB_READ_ONLY, NULL);
  g_assert_true (yd_db_verify (db, fixture->path, TRUE, NULL));
  g_assert_cmpint (
    yd_db_get_int (db,
                   "SELECT (SELECT count(*) FROM paragraph WHERE owner_kind=0 AND owner NOT IN "
                   "(SELECT id FROM item)) + (SELECT count(*) FROM item WHERE parent NOT IN "
                   "(SELECT id FROM item)) + (SELECT count(*) FROM assignment WHERE item NOT IN "
                   "(SELECT id FROM item) OR unit NOT IN (SELECT id FROM unit))",
                   -1),
    ==, 0);
  sqlite3_close (db);
}

#define BASE "s1 .p1" UNITS "{one|two} .p2 s2 .p3"

static const struct
{
  const char *what;
  const char *mine;
  const char *theirs;
  int conflicts;
  const char *taking_mine; /* also what asking gives where there is no conflict */
  const char *taking_theirs;
} cases[] = {
  { "nothing", "", "", 0, BASE, BASE },
  { "mine alone", "set P2 title X", "", 0, "s1 .p1" UNITS "{one|two} .X s2 .p3",
    "s1 .p1" UNITS "{one|two} .X s2 .p3" },
  { "theirs alone", "", "set P2 title Y", 0, "s1 .p1" UNITS "{one|two} .Y s2 .p3",
    "s1 .p1" UNITS "{one|two} .Y s2 .p3" },
  { "different rows", "set P2 title X", "set P3 title Y; add - new", 0,
    "new s1 .p1" UNITS "{one|two} .X s2 .Y", "new s1 .p1" UNITS "{one|two} .X s2 .Y" },
  { "different fields of a row", "set P2 title X", "set P2 tags 实事", 0,
    "s1 .p1" UNITS "{one|two} .X s2 .p3", "s1 .p1" UNITS "{one|two} .X s2 .p3" },
  { "different paragraphs", "body P1 ONE|two", "body P1 one|TWO", 0,
    "s1 .p1" UNITS "{ONE|TWO} .p2 s2 .p3", "s1 .p1" UNITS "{ONE|TWO} .p2 s2 .p3" },
  { "the same", "set P2 title X", "set P2 title X", 0, "s1 .p1" UNITS "{one|two} .X s2 .p3",
    "s1 .p1" UNITS "{one|two} .X s2 .p3" },
  { "one field, two values", "set P2 title X", "set P2 title Y", 1,
    "s1 .p1" UNITS "{one|two} .X s2 .p3", "s1 .p1" UNITS "{one|two} .Y s2 .p3" },
  { "one field of two", "set P2 title X", "set P2 title Y; set P2 scope s; set P1 title Z", 1,
    "s1 .Z" UNITS "{one|two} .X s2 .p3", "s1 .Z" UNITS "{one|two} .Y s2 .p3" },
  { "done and undone", "set P2 title X", "set P2 title Y; undo", 0,
    "s1 .p1" UNITS "{one|two} .X s2 .p3", "s1 .p1" UNITS "{one|two} .X s2 .p3" },
  { "both deleted", "delete P1", "delete P1", 0, "s1 .p2 s2 .p3", "s1 .p2 s2 .p3" },
  { "deleted there", "", "delete S1", 0, "s2 .p3", "s2 .p3" },
  { "deleted here, changed there", "delete P1", "set P1 title Y", 1, "s1 .p2 s2 .p3",
    "s1 .Y" UNITS "{one|two} .p2 s2 .p3" },
  { "deleted there, changed here", "set P1 title X", "delete P1", 1,
    "s1 .X" UNITS "{one|two} .p2 s2 .p3", "s1 .p2 s2 .p3" },
  { "deleted here, words changed there", "delete P1", "body P1 one|TWO", 1, "s1 .p2 s2 .p3",
    "s1 .p1" UNITS "{one|TWO} .p2 s2 .p3" },
  { "deleted there, words changed here", "body P1 one|TWO", "delete P1", 1,
    "s1 .p1" UNITS "{one|TWO} .p2 s2 .p3", "s1 .p2 s2 .p3" },
  { "section deleted here, filled there", "delete S2", "add S2 new", 1,
    "s1 .p1" UNITS "{one|two} .p2", "s1 .p1" UNITS "{one|two} .p2 s2 .new .p3" },
  { "section deleted there, filled here", "add S2 new; body P3 words", "delete S2", 1,
    "s1 .p1" UNITS "{one|two} .p2 s2 .new .p3{words}", "s1 .p1" UNITS "{one|two} .p2" },
  { "section deleted here, moved into there", "delete S2", "move P1 S2 -", 1, "s1 .p2",
    "s1 .p2 s2 .p1" UNITS "{one|two} .p3" },
  { "moved out here, section deleted there", "move P1 S2 -", "delete S1", 1,
    "s2 .p1" UNITS "{one|two} .p3", "s2 .p3" },
  { "both moved one", "move P1 S2 -", "move P1 S1 P2", 0, "s1 .p2 s2 .p1" UNITS "{one|two} .p3",
    "s1 .p2 s2 .p1" UNITS "{one|two} .p3" },
  { "both moved one elsewhere", "move P1 S2 -", "add - new; move P1 - -; set P1 title Y", 1,
    "new s1 .p2 s2 .Y" UNITS "{one|two} .p3", NULL },
  { "each below the other", "move P3 S1 P2; demote S2",
    "move P2 S2 -; move P1 S2 -; move S1 - S2; demote S1", 2,
    "s1 .p3 .s2 .p1" UNITS "{one|two} .p2", "s2 .p1" UNITS "{one|two} .p2 .s1 .p3" },
  { "moved there, put in order here", "move P1 S1 P2", "add S2 new; move P1 S2 P3", 0,
    "s1 .p2 s2 .new .p3 .p1" UNITS "{one|two}", "s1 .p2 s2 .new .p3 .p1" UNITS "{one|two}" },
  { "a group below what became one", "move P3 S1 P2; demote S2", "group S2 new", 0,
    "s1 .p1" UNITS "{one|two} .p2 .p3 .s2 .new", "s1 .p1" UNITS "{one|two} .p2 .p3 .s2 .new" },
  { "a task below what was a point", "promote P2", "task P2 new", 0,
    "s1 .p1" UNITS "{one|two} p2 .new s2 .p3", "s1 .p1" UNITS "{one|two} p2 .new s2 .p3" },
  { "two units of one name", "lead P2 丙科", "support P3 丙科", 0,
    "s1 .p1" UNITS "{one|two} .p2[丙科/] s2 .p3[/丙科]",
    "s1 .p1" UNITS "{one|two} .p2[丙科/] s2 .p3[/丙科]" },
  { "one unit to one point", "lead P2 丙科", "lead P2 丙科", 0,
    "s1 .p1" UNITS "{one|two} .p2[丙科/] s2 .p3", "s1 .p1" UNITS "{one|two} .p2[丙科/] s2 .p3" },
  { "one link, two roles", "lead P2 甲科", "support P2 甲科", 1,
    "s1 .p1" UNITS "{one|two} .p2[甲科/] s2 .p3", "s1 .p1" UNITS "{one|two} .p2[/甲科] s2 .p3" },
  { "first lead there", "set P1 title X", "first P1 乙科", 0,
    "s1 .X[乙科+甲科/]{one|two} .p2 s2 .p3", "s1 .X[乙科+甲科/]{one|two} .p2 s2 .p3" },
  { "two first leads", "lead P1 丙科; first P1 丙科", "first P1 乙科", 1,
    "s1 .p1[丙科+乙科+甲科/]{one|two} .p2 s2 .p3", "s1 .p1[乙科+丙科+甲科/]{one|two} .p2 s2 .p3" },
  { "unit taken off here, made first there", "unassign P1 乙科", "first P1 乙科", 0,
    "s1 .p1[甲科/]{one|two} .p2 s2 .p3", "s1 .p1[甲科/]{one|two} .p2 s2 .p3" },
};

static void
test_cases (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *theirs = script_dup_their_path (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (YdMergePolicy policy = YD_MERGE_ASK; policy <= YD_MERGE_TAKE_THEIRS; policy++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (YdMergeReport) report = yd_merge_report_new ();
        script_make_both (fixture);
        script_edit_at (fixture, theirs, cases[i].theirs);
        YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
        script_run (store, cases[i].mine);
        g_autofree char *before = script_dup_plan (store);

        gboolean ok = yd_store_merge (store, theirs, policy, report, &error);
        g_assert_cmpuint (file_fixture_count_working (fixture), ==, 1);
        if ((int)report->conflicts->len != cases[i].conflicts)
          g_error ("%s, policy %d: %u conflicts (%s)", cases[i].what, policy,
                   report->conflicts->len, error != NULL ? error->message : "no error");
        gboolean refused = policy == YD_MERGE_ASK && cases[i].conflicts > 0;
        if (refused)
          g_assert_error (error, YD_ERROR, YD_ERROR_CONFLICT);
        else
          g_assert_no_error (error);
        g_assert_cmpint (ok, ==, !refused);
        const char *expected = refused ? before
                               : policy == YD_MERGE_TAKE_THEIRS && cases[i].taking_theirs != NULL
                                 ? cases[i].taking_theirs
                                 : cases[i].taking_mine;
        if (policy == YD_MERGE_TAKE_THEIRS && cases[i].taking_theirs == NULL)
          file_fixture_close (store);
        else
          assert_state (fixture, store, cases[i].what, expected);
      }
}

/* What a number stood for is noted in both copies, for one paragraph: nobody is asked about it. */
static void
test_references (FileFixture *fixture, gconstpointer data)
{
  static const char *const mine[] = { "delete P2", "delete P3", "body P1 one" };
  g_autofree char *theirs = script_dup_their_path (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (mine); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (YdMergeReport) report = yd_merge_report_new ();
      g_autofree char *bytes = NULL;
      gsize length;
      script_make_both (fixture);
      script_edit_at (fixture, fixture->path, "body P1 与第2项统筹，与第3项衔接");
      g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
      g_unlink (theirs);
      g_assert_true (g_file_set_contents (theirs, bytes, (gssize)length, NULL));
      script_edit_at (fixture, theirs, "move P2 S2 P3");
      YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
      script_run (store, mine[i]);
      gboolean ok = yd_store_merge (store, theirs, YD_MERGE_TAKE_MINE, report, &error);
      g_assert_no_error (error);
      g_assert_true (ok);
      for (guint c = 0; c < report->conflicts->len; c++)
        g_assert_cmpstr (((YdMergeConflict *)report->conflicts->pdata[c])->table, !=, "setting");
      file_fixture_close (store);
    }
}

/* ---- anything with anything ---- */

static YdId
random_item (YdStore *store)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (YdId));
  for (YdItem *item = yd_plan_get_first_item (yd_store_get_plan (store)); item != NULL;
       item = yd_item_get_next (item))
    {
      YdId id = yd_record_get_id (YD_RECORD (item));
      g_array_append_val (all, id);
    }
  if (all->len == 0)
    return YD_ID_NONE;
  return g_array_index (all, YdId, g_test_rand_int_range (0, (int)all->len));
}

/* One edit of any kind; many are refused, which is as good. */
static void
edit_at_random (YdStore *store)
{
  static const char *const units[] = { "甲科", "乙科", "丙科", "丁科" };
  static const char *const fields[] = { "title", "tags", "scope", "unit_mark" };
  YdId id = random_item (store), other = random_item (store);
  const char *unit = units[g_test_rand_int_range (0, G_N_ELEMENTS (units))];
  g_autofree char *words
    = g_strdup_printf ("%d\n%d", g_test_rand_int_range (0, 4), g_test_rand_int_range (0, 4));
  g_autofree char *word = g_strdup_printf ("w%d", g_test_rand_int_range (0, 9));
  YdUnit *known = yd_plan_find_unit_by_name (yd_store_get_plan (store), unit);
  switch (g_test_rand_int_range (0, 14))
    {
    case 0:
    case 1:
      yd_edit_add_item (store, id, YD_ID_NONE, (YdItemKind)g_test_rand_int_range (0, 4), word, NULL,
                        NULL);
      break;
    case 2:
      yd_edit_add_item (store, YD_ID_NONE, id, YD_ITEM_SECTION, word, NULL, NULL);
      break;
    case 3:
      yd_edit_delete_items (store, &id, 1, NULL);
      break;
    case 4:
      yd_edit_move_item (store, id, other, YD_ID_NONE, NULL);
      break;
    case 5:
      yd_edit_shift_item (store, id, g_test_rand_bit () ? 1 : -1, NULL);
      break;
    case 6:
      yd_edit_promote_item (store, id, NULL);
      break;
    case 7:
      yd_edit_demote_item (store, id, NULL);
      break;
    case 8:
      yd_edit_set_body (store, YD_OWNER_ITEM, id, words, NULL);
      break;
    case 9:
      yd_edit_assign_name (store, id, unit, g_test_rand_bit () ? YD_ROLE_LEAD : YD_ROLE_SUPPORT,
                           NULL);
      break;
    case 10:
      if (known != NULL)
        yd_edit_make_first_lead (store, id, yd_record_get_id (YD_RECORD (known)), NULL);
      break;
    case 11:
      if (known != NULL)
        yd_edit_unassign (store, id, yd_record_get_id (YD_RECORD (known)), NULL);
      break;
    case 12:
      yd_edit_join_item (store, id, NULL);
      break;
    default:
      yd_edit_set_field (store, YD_TABLE_ITEM, id, fields[g_test_rand_int_range (0, 4)], word,
                         NULL);
      break;
    }
}

/* What must hold in every plan. */
static void
assert_sound (const char *path)
{
  static const char *const never[] = {
    "SELECT count(*) FROM item WHERE parent IS NOT NULL AND parent NOT IN (SELECT id FROM item)",
    "SELECT count(*) FROM item WHERE id NOT IN (WITH RECURSIVE r(id) AS (SELECT id FROM item WHERE "
    "parent IS "
    "NULL UNION SELECT i.id FROM item i JOIN r ON i.parent=r.id) SELECT id FROM r)",
    "SELECT count(*) FROM item c JOIN item p ON p.id=c.parent WHERE CASE c.kind WHEN 3 THEN "
    "p.kind<>2 ELSE "
    "p.kind>=c.kind END",
    "SELECT count(*) FROM paragraph WHERE owner_kind=0 AND owner NOT IN (SELECT id FROM item)",
    "SELECT count(*) FROM assignment WHERE item NOT IN (SELECT id FROM item)",
    "SELECT count(*) FROM assignment WHERE unit NOT IN (SELECT id FROM unit)",
    "SELECT count(*) - count(DISTINCT name) FROM unit",
  };
  g_autoptr (GError) error = NULL;
  sqlite3 *db = yd_db_open (path, YD_DB_READ_ONLY, &error);
  g_assert_true (yd_db_verify (db, path, TRUE, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    if (yd_db_get_int (db, never[i], -1) != 0)
      g_error ("%s", never[i]);
  sqlite3_close (db);
}

/* Each place as it comes, until all have an answer. */
static void
decide_at_random (YdStore *store, const char *path, YdMergeReport *asked)
{
  for (int round = 0; round < 20; round++)
    {
      g_autoptr (GError) error = NULL;
      for (guint i = 0; i < asked->conflicts->len; i++)
        {
          YdMergeConflict *conflict = asked->conflicts->pdata[i];
          g_assert_cmpstr (conflict->place, !=, "");
          if (conflict->decision == YD_DECIDED_NOT)
            conflict->decision = g_test_rand_bit () ? YD_DECIDED_MINE : YD_DECIDED_THEIRS;
        }
      YdMergeReport *next = yd_merge_report_new ();
      gboolean merged = yd_store_merge_decided (store, path, asked, next, &error);
      if (round > 0)
        yd_merge_report_free (asked);
      asked = next;
      if (merged)
        break;
      g_assert_error (error, YD_ERROR, YD_ERROR_CONFLICT);
      g_assert_cmpint (round, <, 19);
    }
  yd_merge_report_free (asked);
}

static void
test_random (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *theirs = script_dup_their_path (fixture);
  int rounds = g_test_thorough () ? 400 : 40, asked = 0;
  for (int round = 0; round < rounds; round++)
    {
      script_make_both (fixture);
      const char *paths[] = { theirs, fixture->path };
      for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
        {
          YdStore *store = file_fixture_open (fixture, paths[i], YD_OPEN_EDIT);
          for (int j = g_test_rand_int_range (1, 12); j > 0; j--)
            edit_at_random (store);
          file_fixture_close (store);
          assert_sound (paths[i]);
        }
      /* to and fro, so that later merges stand on earlier ones */
      for (guint i = 0; i < 2; i++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (YdMergeReport) report = yd_merge_report_new ();
          YdStore *store = file_fixture_open (fixture, paths[1 - i], YD_OPEN_EDIT);
          g_autofree char *before = script_dup_plan (store);
          YdMergePolicy policy = (YdMergePolicy)g_test_rand_int_range (0, 3);
          if (!yd_store_merge (store, paths[i], policy, report, &error))
            {
              g_assert_error (error, YD_ERROR, YD_ERROR_CONFLICT);
              g_assert_cmpint (policy, ==, YD_MERGE_ASK);
              g_assert_cmpuint (report->conflicts->len, >, 0);
              g_autofree char *after = script_dup_plan (store);
              g_assert_cmpstr (after, ==, before);
              asked++;
              if (g_test_rand_bit ())
                decide_at_random (store, paths[i], report);
            }
          for (int j = g_test_rand_int_range (0, 4); j > 0; j--)
            edit_at_random (store);
          g_autofree char *last = script_dup_plan (store);
          file_fixture_close (store);
          assert_sound (paths[1 - i]);
          /* the objects had followed: read anew they are the same */
          store = file_fixture_open (fixture, paths[1 - i], YD_OPEN_EDIT);
          g_autofree char *again = script_dup_plan (store);
          g_assert_cmpstr (again, ==, last);
          file_fixture_close (store);
        }
    }
  g_test_message ("%d rounds, %d asked", rounds, asked);
}

static void
test_refused (FileFixture *fixture, gconstpointer data)
{
  static const int codes[] = { YD_ERROR_INVALID, YD_ERROR_NOT_A_PLAN, YD_ERROR_NOT_FOUND };
  g_autofree char *other = g_build_filename (fixture->folder, "other.yaodian", NULL);
  script_make_both (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (YdMergeReport) report = yd_merge_report_new ();
      g_unlink (other);
      if (i == 0)
        file_fixture_make_plan (fixture, other, "别的");
      else if (i == 1)
        g_assert_true (g_file_set_contents (other, "text", -1, NULL));
      YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
      g_assert_false (yd_store_merge (store, other, YD_MERGE_TAKE_THEIRS, report, &error));
      g_assert_error (error, YD_ERROR, codes[i]);
      assert_state (fixture, store, "refused", BASE);
    }
  g_autoptr (GError) error = NULL;
  g_autoptr (YdMergeReport) report = yd_merge_report_new ();
  g_autofree char *theirs = script_dup_their_path (fixture);
  script_edit_at (fixture, theirs, "set P2 title Y");
  g_autoptr (YdStore) reader
    = yd_store_open (fixture->path, YD_OPEN_READ, &fixture->context, &error);
  g_assert_false (yd_store_merge (reader, theirs, YD_MERGE_ASK, report, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_READ_ONLY);
  g_assert_true (yd_store_close (reader, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/merge/cases", test_cases);
  ADD ("/store/merge/references", test_references);
  ADD ("/store/merge/random", test_random);
  ADD ("/store/merge/refused", test_refused);
  return g_test_run ();
}
