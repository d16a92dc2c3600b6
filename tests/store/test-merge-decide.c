/* Merging where a person is asked about each place: what the places are called, and that each decision
 * holds for its own place. */

#include "file-fixture.h"

#include "yd-item.h"
#include "yd-merge.h"

#include <string.h>

#define ADD(name, function)                                                          \
  g_test_add (name, FileFixture, FILE_FIXTURE_MEMORY, file_fixture_set_up, function, \
              file_fixture_tear_down)

typedef struct
{
  YdStore *store;
  char *theirs;
} Sides;

static YdId
find (YdStore *store, guint index)
{
  return yd_record_get_id (
    yd_record_list_get (yd_plan_list_items (yd_store_get_plan (store)), index));
}

/* Sections x y z w. Both sides give x and y other titles; z is deleted here and w there, each changed on
 * the other side; both put 90.5 of an indicator's target and the first lead of x otherwise. */
static void
edit_side (YdStore *store, gboolean mine)
{
  g_autoptr (GError) error = NULL;
  YdId items[4];
  for (guint i = 0; i < 4; i++)
    items[i] = find (store, i);
  const char *mark = mine ? "m" : "t";
  yd_edit_set_field (store, YD_TABLE_ITEM, items[0], "title", mine ? "x-m" : "x-t", &error);
  yd_edit_set_field (store, YD_TABLE_ITEM, items[1], "title", mine ? "y-m" : "y-t", &error);
  yd_edit_set_field (store, YD_TABLE_ITEM, items[mine ? 3 : 2], "title", mark, &error);
  yd_edit_delete_items (store, &items[mine ? 2 : 3], 1, &error);
  YdUnit *unit = yd_plan_find_unit_by_name (yd_store_get_plan (store), mine ? "乙科" : "丙科");
  yd_edit_make_first_lead (store, items[0], yd_record_get_id (YD_RECORD (unit)), &error);
  YdIndicator *indicator = yd_record_list_get (
    yd_item_list_indicators (yd_plan_find_item (yd_store_get_plan (store), items[0])), 0);
  g_autofree char *target = g_strdup (mine ? "905" : "910");
  yd_edit_set_field (store, YD_TABLE_INDICATOR, yd_record_get_id (YD_RECORD (indicator)), "target",
                     target, &error);
  g_assert_no_error (error);
}

static void
put_things (YdStore *store)
{
  static const char *const units[] = { "甲科", "乙科", "丙科" };
  g_autoptr (GError) error = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    yd_edit_assign_name (store, find (store, 0), units[i], YD_ROLE_LEAD, &error);
  YdIndicatorRow indicator = { .item = find (store, 0), .target = 900, .scale = 1 };
  yd_edit_put_indicator (store, &indicator, &error);
  g_free (indicator.order_key);
  g_assert_no_error (error);
}

static Sides
make_copies (FileFixture *fixture, void (*put) (YdStore *), void (*edit) (YdStore *, gboolean))
{
  g_autofree char *bytes = NULL;
  gsize length;
  Sides sides = { .theirs = g_build_filename (fixture->folder, "他.yaodian", NULL) };
  file_fixture_make_plan (fixture, fixture->path, "x y z w");
  YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  put (store);
  file_fixture_close (store);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (sides.theirs, bytes, (gssize)length, NULL));
  store = file_fixture_open (fixture, sides.theirs, YD_OPEN_EDIT);
  edit (store, FALSE);
  file_fixture_close (store);
  sides.store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  edit (sides.store, TRUE);
  return sides;
}

static Sides
make_sides (FileFixture *fixture)
{
  return make_copies (fixture, put_things, edit_side);
}

static void
sides_clear (Sides *sides)
{
  file_fixture_close (sides->store);
  g_free (sides->theirs);
}

static YdMergeReport *
ask (const Sides *sides)
{
  g_autoptr (GError) error = NULL;
  YdMergeReport *report = yd_merge_report_new ();
  g_assert_false (yd_store_merge (sides->store, sides->theirs, YD_MERGE_ASK, report, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_CONFLICT);
  return report;
}

static char *
dup_words (YdMergeReport *report)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < report->conflicts->len; i++)
    {
      const YdMergeConflict *c = report->conflicts->pdata[i];
      g_ptr_array_add (lines, g_strdup_printf ("%s: %s: %s | %s < %s", c->place, c->what,
                                               c->mine_words, c->theirs_words, c->was_words));
    }
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **)lines->pdata);
}

static YdMergeConflict *
find_conflict (YdMergeReport *report, const char *place, const char *what)
{
  for (guint i = 0; i < report->conflicts->len; i++)
    {
      YdMergeConflict *conflict = report->conflicts->pdata[i];
      if (g_str_has_suffix (conflict->place, place) && g_str_equal (conflict->what, what))
        return conflict;
    }
  g_error ("no conflict about %s of %s", what, place);
}

static void
test_words (FileFixture *fixture, gconstpointer data)
{
  Sides sides = make_sides (fixture);
  g_autoptr (YdMergeReport) report = ask (&sides);
  g_autofree char *words = dup_words (report);
  g_assert_cmpstr (words, ==,
                   "一、x-m: title: x-m | x-t < x\n"
                   "一、x-m: target: 90.5 | 91.0 < 90.0\n"
                   "一、x-m: first lead: 乙科 | 丙科 < \n"
                   "二、y-m: title: y-m | y-t < y\n"
                   "三、m: deleted or changed: title: m | deleted < \n"
                   "三、t: deleted or changed: deleted | title: t < ");
  sides_clear (&sides);
}

/* Rows of a point are told apart by their names, and what was done to one that is gone is told. */
static void
put_row_things (YdStore *store)
{
  g_autoptr (GError) error = NULL;
  YdMilestoneRow milestone
    = { .item = find (store, 1), .due = yd_date_new_month (2025, 6), .title = g_strdup ("办成") };
  yd_edit_put_milestone (store, &milestone, &error);
  g_free (milestone.title);
  g_free (milestone.order_key);
  yd_edit_set_body (store, YD_OWNER_ITEM, find (store, 0), "甲文。", &error);
  yd_edit_assign_name (store, find (store, 2), "甲科", YD_ROLE_SUPPORT, &error);
  g_assert_no_error (error);
}

static void
edit_row_things (YdStore *store, gboolean mine)
{
  g_autoptr (GError) error = NULL;
  YdPlan *plan = yd_store_get_plan (store);
  YdId items[] = { find (store, 0), find (store, 1), find (store, 2), find (store, 3) };
  YdId unit = yd_record_get_id (YD_RECORD (yd_plan_find_unit_by_name (plan, "甲科")));
  YdId milestone = yd_record_get_id (YD_RECORD (
    yd_record_list_get (yd_item_list_milestones (yd_plan_find_item (plan, items[1])), 0)));
  if (mine)
    {
      yd_edit_delete_record (store, YD_TABLE_MILESTONE, milestone, &error);
      yd_edit_assign (store, items[2], unit, YD_ROLE_LEAD, &error);
      yd_edit_delete_items (store, &items[3], 1, &error);
      yd_edit_set_body (store, YD_OWNER_ITEM, items[0], "甲文，改。", &error);
    }
  else
    {
      yd_edit_set_field (store, YD_TABLE_MILESTONE, milestone, "due", "2025-09", &error);
      yd_edit_unassign (store, items[2], unit, &error);
      yd_edit_set_body (store, YD_OWNER_ITEM, items[3], "新写的。", &error);
      yd_edit_assign_name (store, items[3], "乙科", YD_ROLE_LEAD, &error);
      yd_edit_set_body (store, YD_OWNER_ITEM, items[0], "", &error);
    }
  g_assert_no_error (error);
}

static void
test_rows (FileFixture *fixture, gconstpointer data)
{
  Sides sides = make_copies (fixture, put_row_things, edit_row_things);
  g_autoptr (YdMergeReport) report = ask (&sides);
  g_autofree char *words = dup_words (report);
  g_assert_cmpstr (
    words, ==,
    "一、x: paragraph, deleted or changed: text: 甲文，改。 | deleted < 甲文。\n"
    "二、y: milestone (办成), deleted or changed: deleted | deadline: 2025年9月 < \n"
    "三、z: share of the unit (甲科), deleted or changed: role of the unit: lead unit | deleted < \n"
    "四、w: deleted or changed: deleted | text changed; responsible units changed < ");
  sides_clear (&sides);
}

/* Each place its own way, one gesture; and asked again where one has no answer. */
static void
test_decide (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Sides sides = make_sides (fixture);
  g_autoptr (YdMergeReport) asked = ask (&sides);
  g_autoptr (YdMergeReport) again = yd_merge_report_new ();
  g_autoptr (YdMergeReport) done = yd_merge_report_new ();
  g_autoptr (GPtrArray) before = yd_store_dup_history (sides.store, &error);
  for (guint i = 0; i < asked->conflicts->len; i++)
    ((YdMergeConflict *)asked->conflicts->pdata[i])->decision = YD_DECIDED_MINE;
  find_conflict (asked, "x-m", "title")->decision = YD_DECIDED_NOT;
  find_conflict (asked, "y-m", "title")->decision = YD_DECIDED_THEIRS;
  find_conflict (asked, "t", "deleted or changed")->decision = YD_DECIDED_THEIRS;
  find_conflict (asked, "x-m", "first lead")->decision = YD_DECIDED_THEIRS;
  g_autofree char *titles = file_fixture_dup_titles (sides.store);

  g_assert_false (yd_store_merge_decided (sides.store, sides.theirs, asked, again, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_autofree char *same = file_fixture_dup_titles (sides.store);
  g_assert_cmpstr (same, ==, titles);
  g_assert_cmpuint (again->conflicts->len, ==, asked->conflicts->len);
  g_assert_cmpint (find_conflict (again, "y-m", "title")->decision, ==, YD_DECIDED_THEIRS);
  g_assert_cmpint (find_conflict (again, "x-m", "title")->decision, ==, YD_DECIDED_NOT);

  find_conflict (again, "x-m", "title")->decision = YD_DECIDED_MINE;
  g_assert_true (yd_store_merge_decided (sides.store, sides.theirs, again, done, &error));
  g_assert_no_error (error);
  g_autofree char *merged = file_fixture_dup_titles (sides.store);
  g_assert_cmpstr (merged, ==, "x-m y-t t m");
  YdItem *item = yd_plan_find_item (yd_store_get_plan (sides.store), find (sides.store, 0));
  g_autofree char *leads = yd_item_dup_units_text (item, YD_ROLE_LEAD, " ");
  g_assert_true (g_str_has_prefix (leads, "丙科"));
  g_autoptr (GPtrArray) after = yd_store_dup_history (sides.store, &error);
  g_assert_cmpuint (after->len, ==, before->len + 1);
  sides_clear (&sides);
}

/* Two people each break the same indicator down: what both name is asked about, once. */
static void
put_targets (YdStore *store, int of_year, const char *unit, int of_unit)
{
  g_autoptr (GError) error = NULL;
  YdPlan *plan = yd_store_get_plan (store);
  YdIndicator *indicator
    = yd_record_list_get (yd_item_list_indicators (yd_plan_find_item (plan, find (store, 0))), 0);
  YdIndicatorRow *row = yd_row_copy (YD_TABLE_INDICATOR, yd_indicator_get_row (indicator));
  const YdIndicatorTargetRow targets[]
    = { { .year = 2026, .target = of_year, .scale = 1 },
        { .unit = yd_record_get_id (YD_RECORD (yd_plan_find_unit_by_name (plan, unit))),
          .target = of_unit } };
  yd_edit_put_indicator_with_targets (store, row, targets, 2, YD_ADDS_UP_MEAN, &error);
  g_assert_no_error (error);
  yd_row_free (YD_TABLE_INDICATOR, row);
}

static void
test_targets (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Sides sides = make_sides (fixture);
  put_targets (sides.store, 855, "甲科", 80);
  YdStore *store = file_fixture_open (fixture, sides.theirs, YD_OPEN_EDIT);
  put_targets (store, 860, "乙科", 90);
  file_fixture_close (store);
  g_autoptr (YdMergeReport) report = ask (&sides), done = yd_merge_report_new ();
  YdMergeConflict *conflict = find_conflict (report, "x-m", "target of a year or unit (2026)");
  g_assert_cmpstr (conflict->mine_words, ==, "85.5");
  g_assert_cmpstr (conflict->theirs_words, ==, "86.0");
  for (guint i = 0; i < report->conflicts->len; i++)
    ((YdMergeConflict *)report->conflicts->pdata[i])->decision = YD_DECIDED_MINE;
  conflict->decision = YD_DECIDED_THEIRS;
  g_assert_true (yd_store_merge_decided (sides.store, sides.theirs, report, done, &error));
  g_assert_no_error (error);
  YdItem *item = yd_plan_find_item (yd_store_get_plan (sides.store), find (sides.store, 0));
  g_autofree char *parts
    = yd_indicator_dup_breakdown (yd_record_list_get (yd_item_list_indicators (item), 0));
  g_assert_cmpstr (parts, ==, "2026年≥86.0；甲科≥80、乙科≥90（各单位平均值）");
  sides_clear (&sides);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/merge-decide/words", test_words);
  ADD ("/store/merge-decide/rows", test_rows);
  ADD ("/store/merge-decide/decide", test_decide);
  ADD ("/store/merge-decide/targets", test_targets);
  return g_test_run ();
}
