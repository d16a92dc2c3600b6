#include "yd-ui-assign-table.h"

#include <string.h>

typedef struct
{
  YdStore *store;
  YdPlan *plan;
  YdUiAssignModel *model;
  YdId sections[2], group, points[3], task;
  YdId units[3]; /* 医政科 (office), 区医院 (medical), 信息科 (office) */
  guint n_changed, n_checked_changed;
} Fixture;

static gint64
now_cb (void)
{
  return G_GINT64_CONSTANT (1740000000000000);
}

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
checked_cb (Fixture *fixture)
{
  fixture->n_checked_changed++;
}

static YdId
add (Fixture *fixture, YdId parent, YdId after, YdItemKind kind, const char *title)
{
  YdId id = YD_ID_NONE;
  g_autoptr (GError) error = NULL;
  yd_edit_add_item (fixture->store, parent, after, kind, title, &id, &error);
  g_assert_no_error (error);
  return id;
}

/* 一、甲: 1.甲一 (task （1）细一) 2.甲二; 二、乙: （一）组: 3.乙一 */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  YdStoreContext context = { .author = "甲", .host = "test", .now = now_cb };
  fixture->store = yd_store_new_in_memory (&context);
  fixture->plan = yd_store_get_plan (fixture->store);
  fixture->sections[0] = add (fixture, 0, 0, YD_ITEM_SECTION, "甲");
  fixture->sections[1] = add (fixture, 0, fixture->sections[0], YD_ITEM_SECTION, "乙");
  fixture->group = add (fixture, fixture->sections[1], 0, YD_ITEM_GROUP, "组");
  fixture->points[0] = add (fixture, fixture->sections[0], 0, YD_ITEM_POINT, "甲一");
  fixture->points[1]
    = add (fixture, fixture->sections[0], fixture->points[0], YD_ITEM_POINT, "甲二");
  fixture->points[2] = add (fixture, fixture->group, 0, YD_ITEM_POINT, "乙一");
  fixture->task = add (fixture, fixture->points[0], 0, YD_ITEM_TASK, "细一");
  yd_edit_add_unit (fixture->store, "医政科", YD_UNIT_OFFICE, &fixture->units[0], NULL);
  yd_edit_add_unit (fixture->store, "区医院", YD_UNIT_MEDICAL, &fixture->units[1], NULL);
  yd_edit_add_unit (fixture->store, "信息科", YD_UNIT_OFFICE, &fixture->units[2], NULL);
  fixture->model = yd_ui_assign_model_new (fixture->plan);
  g_signal_connect_swapped (fixture->model, "changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect_swapped (fixture->model, "checked-changed", G_CALLBACK (checked_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->model);
  g_object_unref (fixture->store);
}

/* A row a line: number, title, points below, shares; then the counts. */
static void
assert_matrix (Fixture *fixture, const char *expected)
{
  static const char marks[] = ".slL";
  g_autoptr (GString) dump = g_string_new (NULL);
  YdUiAssignModel *model = fixture->model;
  for (guint c = 0; c < yd_ui_assign_model_get_n_columns (model); c++)
    {
      const YdUiAssignColumn *column = yd_ui_assign_model_get_column (model, c);
      g_string_append_printf (dump, "%s %u/%u|", column->label, column->n_leads,
                              column->n_supports);
    }
  g_string_append_c (dump, '\n');
  for (guint r = 0; r < yd_ui_assign_model_get_n_rows (model); r++)
    {
      const YdUiAssignRow *row = yd_ui_assign_model_get_row (model, r);
      g_string_append_printf (dump, "%s%s", row->number, row->title);
      if (row->kind < YD_ITEM_POINT)
        g_string_append_printf (dump, " (%u)%s", row->n_points, row->collapsed ? " +" : "");
      else
        g_string_append_c (dump, ' ');
      for (guint c = 0; row->shares != NULL && c < yd_ui_assign_model_get_n_columns (model); c++)
        g_string_append_c (dump, marks[row->shares[c]]);
      g_string_append (dump, row->lacking ? "!\n" : "\n");
    }
  g_assert_cmpstr (dump->str, ==, expected);
}

static void
assign (Fixture *fixture, YdId item, guint unit, YdRole role)
{
  g_autoptr (GError) error = NULL;
  yd_edit_assign (fixture->store, item, fixture->units[unit], role, &error);
  g_assert_no_error (error);
}

static void
assign_some (Fixture *fixture)
{
  assign (fixture, fixture->points[0], 2, YD_ROLE_LEAD);
  assign (fixture, fixture->points[0], 0, YD_ROLE_LEAD);
  assign (fixture, fixture->points[0], 1, YD_ROLE_SUPPORT);
  assign (fixture, fixture->task, 1, YD_ROLE_LEAD);
  assign (fixture, fixture->points[2], 1, YD_ROLE_SUPPORT);
}

#define WHOLE                                                                                                             \
  "医政科 1/0|信息科 1/0|区医院 1/2|\n一、甲 (2)\n1.甲一 lLs\n（1）细一 ..L\n2.甲二 ...!\n二、乙 " \
  "(1)\n（一）组 (1)\n"                                                                                               \
  "3.乙一 ..s!\n"

static void
test_whole (Fixture *fixture, gconstpointer data)
{
  assign_some (fixture);
  assert_matrix (fixture, WHOLE);
  g_assert_cmpuint (yd_ui_assign_model_get_n_points (fixture->model), ==, 3);
  g_assert_cmpuint (yd_ui_assign_model_get_n_lacking (fixture->model), ==, 2);
  yd_store_undo (fixture->store, NULL);
  g_assert_cmpint (yd_ui_assign_model_get_share (fixture->model, 6, 2), ==, YD_UI_SHARE_NONE);
  guint row, column;
  g_assert_true (yd_ui_assign_model_find_row (fixture->model, fixture->points[2], &row));
  g_assert_cmpuint (row, ==, 6);
  g_assert_true (yd_ui_assign_model_find_column (fixture->model, fixture->units[1], &column));
  g_assert_cmpuint (column, ==, 2);
  g_assert_false (yd_ui_assign_model_find_row (fixture->model, 77, &row));
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  struct
  {
    YdUiAssignFilter filter;
    const char *expected;
  } cases[] = {
    { { .kind = -1, .words = "" }, WHOLE },
    { { .kind = -1, .words = " 甲二 " },
      "医政科 0/0|信息科 0/0|区医院 0/0|\n一、甲 (1)\n2.甲二 ...!\n" },
    { { .kind = -1, .words = "细" },
      "医政科 1/0|信息科 1/0|区医院 1/1|\n一、甲 (1)\n1.甲一 lLs\n（1）细一 ..L\n" },
    { { .kind = -1, .words = "没有" }, "医政科 0/0|信息科 0/0|区医院 0/0|\n" },
    { { .kind = -1, .section = fixture->sections[1] },
      "医政科 0/0|信息科 0/0|区医院 0/1|\n二、乙 (1)\n（一）组 (1)\n3.乙一 ..s!\n" },
    { { .kind = YD_UNIT_MEDICAL },
      "区医院 1/2|\n一、甲 (2)\n1.甲一 s\n（1）细一 L\n2.甲二 .!\n二、乙 (1)\n（一）组 (1)\n3.乙一 "
      "s!\n" },
    { { .kind = YD_UNIT_STREET },
      "\n一、甲 (2)\n1.甲一 \n（1）细一 \n2.甲二 !\n二、乙 (1)\n（一）组 (1)\n3.乙一 !\n" },
    { { .kind = -1, .unit = fixture->units[2] },
      "医政科 1/0|信息科 1/0|区医院 1/1|\n一、甲 (1)\n1.甲一 lLs\n（1）细一 ..L\n" },
    { { .kind = -1, .lacking_only = TRUE },
      "医政科 0/0|信息科 0/0|区医院 0/1|\n一、甲 (1)\n2.甲二 ...!\n二、乙 (1)\n（一）组 "
      "(1)\n3.乙一 ..s!\n" },
    { { .kind = -1, .lacking_only = TRUE, .unit = fixture->units[0] },
      "医政科 0/0|信息科 0/0|区医院 0/0|\n" },
  };
  assign_some (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      yd_ui_assign_model_set_filter (fixture->model, &cases[i].filter);
      assert_matrix (fixture, cases[i].expected);
      g_assert_cmpuint (yd_ui_assign_model_get_n_lacking_in_all (fixture->model), ==, 2);
    }
}

/* A row stays while somebody works in it, though it does not meet the filter any more. */
static void
test_kept (Fixture *fixture, gconstpointer data)
{
  YdUiAssignFilter lacking = { .kind = -1, .lacking_only = TRUE };
  yd_ui_assign_model_set_filter (fixture->model, &lacking);
  assign (fixture, fixture->points[1], 0, YD_ROLE_LEAD);
  g_assert_cmpuint (yd_ui_assign_model_get_n_points (fixture->model), ==, 3);
  g_assert_cmpuint (yd_ui_assign_model_get_n_lacking (fixture->model), ==, 2);
  g_assert_cmpuint (yd_ui_assign_model_get_n_lacking_in_all (fixture->model), ==, 2);
  yd_ui_assign_model_set_filter (fixture->model, &lacking);
  g_assert_cmpuint (yd_ui_assign_model_get_n_points (fixture->model), ==, 2);
}

/* What a collapsed section hides still counts; opening is by the section or by going to an item. */
static void
test_collapse (Fixture *fixture, gconstpointer data)
{
  assign_some (fixture);
  yd_ui_assign_model_set_collapsed (fixture->model, fixture->group, TRUE);
  yd_ui_assign_model_set_collapsed (fixture->model, fixture->sections[1], TRUE);
  assert_matrix (fixture,
                 "医政科 1/0|信息科 1/0|区医院 1/2|\n一、甲 (2)\n1.甲一 lLs\n（1）细一 ..L\n"
                 "2.甲二 ...!\n二、乙 (1) +\n");
  yd_ui_assign_model_set_collapsed (fixture->model, fixture->sections[1], FALSE);
  assert_matrix (fixture,
                 "医政科 1/0|信息科 1/0|区医院 1/2|\n一、甲 (2)\n1.甲一 lLs\n（1）细一 ..L\n"
                 "2.甲二 ...!\n二、乙 (1)\n（一）组 (1) +\n");
  g_assert_true (yd_ui_assign_model_uncover (
    fixture->model, yd_plan_find_item (fixture->plan, fixture->points[2])));
  assert_matrix (fixture, WHOLE);
}

/* A gesture touches the stamps of the rows it is about, and no other. */
static void
test_stamps (Fixture *fixture, gconstpointer data)
{
  guint before[7], n = yd_ui_assign_model_get_n_rows (fixture->model);
  g_assert_cmpuint (n, ==, 7);
  for (guint i = 0; i < n; i++)
    before[i] = yd_ui_assign_model_get_row (fixture->model, i)->stamp;
  assign (fixture, fixture->points[1], 0, YD_ROLE_LEAD);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (yd_ui_assign_model_get_row (fixture->model, i)->stamp == before[i], ==,
                     i != 3);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
}

static void
test_inactive (Fixture *fixture, gconstpointer data)
{
  yd_ui_assign_model_set_active (fixture->model, FALSE);
  assign (fixture, fixture->points[1], 0, YD_ROLE_LEAD);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  yd_ui_assign_model_set_active (fixture->model, TRUE);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpint (yd_ui_assign_model_get_share (fixture->model, 3, 0), ==, YD_UI_SHARE_FIRST_LEAD);
  yd_ui_assign_model_set_active (fixture->model, TRUE);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
}

static void
assert_checked (Fixture *fixture, guint n, const YdId *ids)
{
  g_autoptr (GArray) checked = yd_ui_assign_model_dup_checked (fixture->model);
  g_assert_cmpmem (checked->data, checked->len * sizeof (YdId), ids, n * sizeof (YdId));
}

static void
test_checked (Fixture *fixture, gconstpointer data)
{
  YdUiAssignModel *model = fixture->model;
  yd_ui_assign_model_check (model, 0, TRUE); /* a section is nothing to be checked */
  assert_checked (fixture, 0, NULL);
  yd_ui_assign_model_check (model, 6, TRUE);
  yd_ui_assign_model_check (model, 1, TRUE);
  assert_checked (fixture, 2, (YdId[]){ fixture->points[0], fixture->points[2] });
  yd_ui_assign_model_check_range (model, 3, 0);
  assert_checked (
    fixture, 4,
    (YdId[]){ fixture->points[0], fixture->task, fixture->points[1], fixture->points[2] });
  g_assert_cmpuint (fixture->n_checked_changed, ==, 3);
  yd_ui_assign_model_check (model, 1, FALSE);
  g_assert_false (yd_ui_assign_model_is_checked (model, 1));

  /* what is filtered away or deleted is checked no more; what is collapsed is */
  YdUiAssignFilter filter = { .kind = -1, .words = "甲" };
  yd_ui_assign_model_set_filter (model, &filter);
  assert_checked (fixture, 2, (YdId[]){ fixture->task, fixture->points[1] });
  yd_ui_assign_model_set_collapsed (model, fixture->sections[0], TRUE);
  assert_checked (fixture, 2, (YdId[]){ fixture->task, fixture->points[1] });
  g_assert_true (yd_edit_delete_items (fixture->store, &fixture->points[1], 1, NULL));
  assert_checked (fixture, 1, &fixture->task);
  yd_ui_assign_model_check_all (model, TRUE);
  assert_checked (fixture, 2, (YdId[]){ fixture->points[0], fixture->task });
  yd_ui_assign_model_check_all (model, FALSE);
  assert_checked (fixture, 0, NULL);
}

static void
test_tables (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  assign_some (fixture);
  yd_edit_set_field (fixture->store, YD_TABLE_ITEM, fixture->points[1], "title", "=1+1 <甲&乙>",
                     &error);
  g_assert_no_error (error);
  g_autofree char *whole = yd_ui_assign_table_dup_text (fixture->model, NULL);
  g_assert_cmpstr (whole, ==,
                   "编号\t要点\t医政科\t信息科\t区医院\n"
                   "一、\t甲\t\t\t\n"
                   "1.\t甲一\t牵头\t第一牵头\t配合\n"
                   "（1）\t细一\t\t\t牵头\n"
                   "2.\t'=1+1 <甲&乙>\t\t\t\n"
                   "二、\t乙\t\t\t\n（一）\t组\t\t\t\n3.\t乙一\t\t\t配合\n"
                   "\t牵头合计\t1\t1\t1\n\t配合合计\t0\t0\t2\n");
  YdUiAssignRange range = { 2, 3, 1, 2 };
  g_autofree char *part = yd_ui_assign_table_dup_text (fixture->model, &range);
  g_assert_cmpstr (part, ==,
                   "编号\t要点\t信息科\t区医院\n（1）\t细一\t\t牵头\n2.\t'=1+1 <甲&乙>\t\t\n");
  g_autofree char *html = yd_ui_assign_table_dup_html (fixture->model, &range);
  g_assert_nonnull (strstr (
    html, " sdnum=\"0;0;@\">2.</td><td>=1+1 &lt;甲&amp;乙&gt;</td><td></td><td></td></tr>"));
  g_assert_nonnull (strstr (html, "<th width=\"320\">要点</th>"));
  g_autoptr (GArray) places
    = yd_ui_assign_range_dup_places (fixture->model, &(YdUiAssignRange){ 0, 1, 0, 1 });
  g_assert_cmpuint (places->len, ==, 2); /* the section has none */
  g_assert_cmpint (g_array_index (places, YdPlace, 1).unit, ==, fixture->units[2]);
}

/* Nothing at all is fine too. */
static char *
dup_limits (Fixture *fixture, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  yd_edit_set_field (fixture->store, YD_TABLE_UNIT, fixture->units[0], field, value, &error);
  g_assert_no_error (error);
  return g_strdup (yd_ui_assign_model_get_column (fixture->model, 0)->limits);
}

/* A unit that is there for a part of the plan's time only says so at its column. */
static void
test_limits (Fixture *fixture, gconstpointer data)
{
  YdId plan = yd_plan_get_id (fixture->plan);
  g_assert_true (
    yd_edit_set_field (fixture->store, YD_TABLE_PLAN, plan, "period_from", "2025-01-01", NULL));
  g_assert_true (
    yd_edit_set_field (fixture->store, YD_TABLE_PLAN, plan, "period_to", "2025-12-31", NULL));
  static const struct
  {
    const char *field, *value, *limits;
  } cases[] = {
    { "valid_until", "2025-06-30", "valid until 2025年6月30日" },
    { "valid_until", "2025-12-31", NULL },
    { "valid_until", "2026-06-30", NULL },
    { "valid_from", "2025-01-01", NULL },
    { "valid_from", "2025-03", "valid from 2025年3月" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *limits = dup_limits (fixture, cases[i].field, cases[i].value);
      g_assert_cmpstr (limits, ==, cases[i].limits);
    }
}

static void
test_nothing (void)
{
  g_autoptr (YdPlan) plan = yd_plan_new ();
  g_autoptr (YdUiAssignModel) model = yd_ui_assign_model_new (plan);
  YdUiAssignRange range;
  g_assert_true (yd_ui_assign_model_is_empty (model));
  g_assert_false (yd_ui_assign_range_get_all (model, &range));
  g_autofree char *text = yd_ui_assign_table_dup_text (model, NULL);
  g_assert_cmpstr (text, ==, "");
}

#define ADD(name, function) \
  g_test_add ("/assign-model/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("whole", test_whole);
  ADD ("filters", test_filters);
  ADD ("kept", test_kept);
  ADD ("collapse", test_collapse);
  ADD ("stamps", test_stamps);
  ADD ("inactive", test_inactive);
  ADD ("checked", test_checked);
  ADD ("tables", test_tables);
  ADD ("limits", test_limits);
  g_test_add_func ("/assign-model/nothing", test_nothing);
  return g_test_run ();
}
