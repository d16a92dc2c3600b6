/* What years and units have of an indicator: through the verbs, and along with whatever happens to the
 * indicator, its item and its units. */

#include "store-fixture.h"
#include "yd-item-copy.h"

#include <string.h>

#define ADD(name, function) \
  g_test_add (name, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

static YdId
add_unit (StoreFixture *fixture, const char *name)
{
  YdId id = YD_ID_NONE;
  g_assert_true (yd_edit_add_unit (fixture->store, name, YD_UNIT_OFFICE, &id, NULL));
  return id;
}

/* The indicators of an item with what they are broken down into, one a line. */
static char *
dump (YdPlan *plan, YdId id)
{
  YdRecordList *list = yd_item_list_indicators (yd_plan_find_item (plan, id));
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      g_autofree char *parts = yd_indicator_dup_breakdown (yd_record_list_get (list, i));
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", parts);
    }
  return g_string_free (text, FALSE);
}

static void
assert_targets (StoreFixture *fixture, YdId item, const char *expected)
{
  g_autofree char *now = dump (fixture->plan, item);
  g_assert_cmpstr (now, ==, expected);
}

#define WHOLE "2025年≥80%、2026年≥85.5%；甲科≥40%、乙科≥60%、乙科2026年≥30%（各单位之和）"

/* An indicator of the first point with targets of two years and two units. */
static YdId
put (StoreFixture *fixture, YdId a, YdId b)
{
  g_autoptr (GError) error = NULL;
  YdIndicatorRow row
    = { .item = fixture->points[0], .name = (char *)"率", .target = 90, .measure = (char *)"%" };
  const YdIndicatorTargetRow targets[] = {
    { .year = 2026, .target = 855, .scale = 1 },
    { .year = 2025, .target = 80 },
    { .unit = b, .target = 1 /* the later holds */ },
    { .unit = b, .target = 60 },
    { .unit = a, .target = 40 },
    { .unit = b, .year = 2026, .target = 30 },
  };
  g_assert_true (yd_edit_put_indicator_with_targets (
    fixture->store, &row, targets, G_N_ELEMENTS (targets), YD_ADDS_UP_SUM, &error));
  g_assert_no_error (error);
  g_free (row.order_key);
  return row.id;
}

static guint
count_rows (StoreFixture *fixture, YdId indicator, YdId unit)
{
  YdRecord *record = yd_plan_find (fixture->plan, YD_TABLE_INDICATOR, indicator);
  YdRecordList *list = record != NULL ? yd_indicator_list_targets (YD_INDICATOR (record)) : NULL;
  guint n = 0;
  for (guint i = 0; list != NULL && i < yd_record_list_get_length (list); i++)
    n += yd_indicator_target_get_row (yd_record_list_get (list, i))->unit == unit;
  return n;
}

static void
on_changed (YdRecord *record, guint *n)
{
  (*n)++;
}

static void
test_put (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdId a = add_unit (fixture, "甲科"), b = add_unit (fixture, "乙科");
  YdId id = put (fixture, a, b), item = fixture->points[0];
  assert_targets (fixture, item, WHOLE);

  guint n_told = 0;
  g_signal_connect (yd_plan_find_item (fixture->plan, item), "changed", G_CALLBACK (on_changed),
                    &n_told);
  YdIndicatorRow *row = yd_row_copy (
    YD_TABLE_INDICATOR, yd_record_get_row (yd_plan_find (fixture->plan, YD_TABLE_INDICATOR, id)));
  const YdIndicatorTargetRow other[]
    = { { .year = 2026, .target = 88 }, { .unit = a, .target = 95 } };
  g_assert_true (
    yd_edit_put_indicator_with_targets (fixture->store, row, other, 2, YD_ADDS_UP_EACH, &error));
  assert_targets (fixture, item, "2026年≥88%；甲科≥95%（各单位分别达到）");
  g_assert_cmpuint (n_told, ==, 1); /* the item looks different, and hears of it once */
  g_assert_true (yd_store_undo (fixture->store, &error));
  assert_targets (fixture, item, WHOLE);
  g_assert_true (yd_store_redo (fixture->store, &error));
  assert_targets (fixture, item, "2026年≥88%；甲科≥95%（各单位分别达到）");
  /* without a word on targets they stay */
  g_assert_true (yd_edit_put_indicator (fixture->store, row, &error));
  assert_targets (fixture, item, "2026年≥88%；甲科≥95%（各单位分别达到）");
  g_assert_true (
    yd_edit_put_indicator_with_targets (fixture->store, row, NULL, 0, YD_ADDS_UP_SUM, &error));
  assert_targets (fixture, item, "");
  /* a unit that is not there */
  const YdIndicatorTargetRow wrong = { .unit = 99, .target = 1 };
  g_assert_false (
    yd_edit_put_indicator_with_targets (fixture->store, row, &wrong, 1, YD_ADDS_UP_SUM, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
  assert_targets (fixture, item, "");
  yd_row_free (YD_TABLE_INDICATOR, row);
}

static void
test_deleted (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdId a = add_unit (fixture, "甲科"), b = add_unit (fixture, "乙科");
  YdId id = put (fixture, a, b), item = fixture->points[0];
  YdId row = yd_indicator_target_make_id (id, 0, a);
  g_assert_true (yd_edit_delete_record (fixture->store, YD_TABLE_INDICATOR, id, &error));
  g_assert_null (yd_plan_find (fixture->plan, YD_TABLE_INDICATOR_TARGET, row));
  g_assert_true (yd_store_undo (fixture->store, &error));
  assert_targets (fixture, item, WHOLE);
  g_assert_true (yd_edit_delete_items (fixture->store, &item, 1, &error));
  g_assert_null (yd_plan_find (fixture->plan, YD_TABLE_INDICATOR_TARGET, row));
  g_assert_true (yd_store_undo (fixture->store, &error));
  assert_targets (fixture, item, WHOLE);
  /* joined to another item they go along */
  g_assert_true (
    yd_edit_move_item (fixture->store, item, fixture->sections[0], fixture->points[1], &error));
  g_assert_true (yd_edit_join_item (fixture->store, item, &error));
  assert_targets (fixture, fixture->points[1], WHOLE);
  g_assert_no_error (error);
}

static void
test_units (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdId a = add_unit (fixture, "甲科"), b = add_unit (fixture, "乙科"),
       c = add_unit (fixture, "丙科");
  YdId id = put (fixture, a, b), item = fixture->points[0];
  g_assert_false (yd_edit_delete_unit (fixture->store, a, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_REFUSED);
  g_clear_error (&error);
  /* what two had, one has */
  g_assert_true (yd_edit_absorb_unit (fixture->store, a, b, NULL, &error));
  assert_targets (fixture, item,
                  "2025年≥80%、2026年≥85.5%；乙科≥100%、乙科2026年≥30%（各单位之和）");
  g_assert_cmpuint (count_rows (fixture, id, a), ==, 0);
  g_assert_true (yd_store_undo (fixture->store, &error));
  assert_targets (fixture, item, WHOLE);
  /* another carries it, or nobody */
  g_assert_true (yd_edit_replace_unit (fixture->store, b, c, &error));
  assert_targets (fixture, item,
                  "2025年≥80%、2026年≥85.5%；甲科≥40%、丙科≥60%、丙科2026年≥30%（各单位之和）");
  g_assert_true (yd_edit_replace_unit (fixture->store, c, YD_ID_NONE, &error));
  assert_targets (fixture, item, "2025年≥80%、2026年≥85.5%；甲科≥40%（各单位之和）");
  /* what is no sum is not added: the higher one holds */
  YdIndicatorRow *row = yd_row_copy (
    YD_TABLE_INDICATOR, yd_record_get_row (yd_plan_find (fixture->plan, YD_TABLE_INDICATOR, id)));
  YdId d = add_unit (fixture, "丁科");
  const YdIndicatorTargetRow each[]
    = { { .unit = a, .target = 95 }, { .unit = d, .target = 901, .scale = 1 } };
  g_assert_true (
    yd_edit_put_indicator_with_targets (fixture->store, row, each, 2, YD_ADDS_UP_MEAN, &error));
  g_assert_true (yd_edit_absorb_unit (fixture->store, a, d, NULL, &error));
  assert_targets (fixture, item, "丁科≥95%（各单位平均值）");
  g_assert_no_error (error);
  yd_row_free (YD_TABLE_INDICATOR, row);
}

/* Pasted within the plan, and taken over into a plan of another year with other units. */
static void
test_copied (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdId a = add_unit (fixture, "甲科"), b = add_unit (fixture, "乙科"), item = fixture->points[0],
       first;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GArray) made = NULL;
  YdStoreContext context = store_fixture_context ();
  put (fixture, a, b);
  g_ptr_array_add (items, yd_plan_find_item (fixture->plan, item));
  g_autoptr (YdRowList) rows = yd_items_dup_rows (items, FALSE);
  g_autoptr (GBytes) bytes = yd_row_list_to_bytes (rows);
  g_autoptr (YdRowList) read = yd_row_list_from_bytes (bytes, &error);
  g_assert_true (yd_edit_insert_items (fixture->store, item, read, &made, &error));
  assert_targets (fixture, g_array_index (made, YdId, 0), WHOLE);
  assert_targets (fixture, item, WHOLE);

  g_autoptr (YdStore) store = yd_store_new_in_memory (&context);
  YdPlan *plan = yd_store_get_plan (store);
  g_autoptr (GArray) there = NULL;
  g_assert_true (yd_edit_insert_items (store, YD_ID_NONE, read, &there, &error));
  g_autofree char *pasted = dump (plan, g_array_index (there, YdId, 0));
  g_assert_cmpstr (pasted, ==, WHOLE);

  yd_edit_set_field (fixture->store, YD_TABLE_PLAN, yd_plan_get_id (fixture->plan), "year", "2025",
                     &error);
  yd_edit_set_field (store, YD_TABLE_PLAN, yd_plan_get_id (plan), "year", "2028", &error);
  g_assert_true (yd_edit_adopt_items (store, fixture->plan, &item, 1, &first, &error));
  g_autofree char *adopted = dump (plan, first);
  g_assert_cmpstr (adopted, ==,
                   "2028年≥80%、2029年≥85.5%；甲科≥40%、乙科≥60%、乙科2029年≥30%（各单位之和）");
  g_assert_no_error (error);
  g_assert_true (yd_store_close (store, &error));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/target/put", test_put);
  ADD ("/target/deleted", test_deleted);
  ADD ("/target/units", test_units);
  ADD ("/target/copied", test_copied);
  return g_test_run ();
}
