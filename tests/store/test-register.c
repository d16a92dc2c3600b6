#include "store-fixture.h"

#include "yd-store-private.h"

#define ADD(name, function) \
  g_test_add (name, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

static YdId
add (StoreFixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  YdId id = YD_ID_NONE;
  g_assert_true (yd_edit_add_unit (fixture->store, name, YD_UNIT_OFFICE, &id, &error));
  return id;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *)a, *(char *const *)b);
}

/* The register on one line: name(short:alias,alias), * where merged into another, ? unregistered. */
static char *
dump (StoreFixture *fixture)
{
  YdRecordList *units = yd_plan_list_units (fixture->plan);
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < yd_record_list_get_length (units); i++)
    {
      YdUnit *unit = yd_record_list_get (units, i);
      YdRecordList *aliases = yd_unit_list_aliases (unit);
      const char *short_name = yd_unit_get_short_name (unit);
      g_string_append_printf (out, "%s%s%s%s", i > 0 ? " " : "", yd_unit_get_name (unit),
                              yd_unit_is_current (unit) ? "" : "*",
                              yd_unit_get_row (unit)->registered ? "" : "?");
      GString *names = g_string_new (NULL);
      g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
      for (guint a = 0; a < yd_record_list_get_length (aliases); a++)
        g_ptr_array_add (sorted, yd_unit_alias_get_row (yd_record_list_get (aliases, a))->name);
      g_ptr_array_sort (sorted, compare_names);
      for (guint a = 0; a < sorted->len; a++)
        g_string_append_printf (names, "%s%s", a > 0 ? "," : "", (char *)sorted->pdata[a]);
      if (short_name != NULL || names->len > 0)
        g_string_append_printf (out, "(%s:%s)", short_name != NULL ? short_name : "", names->str);
      g_string_free (names, TRUE);
    }
  return g_string_free (out, FALSE);
}

static void
assert_register (StoreFixture *fixture, const char *expected)
{
  g_autofree char *now = dump (fixture);
  g_assert_cmpstr (now, ==, expected);
}

/* One gesture: one undo brings all back, one redo does it again. */
static void
assert_one_gesture (StoreFixture *fixture, const char *before, const char *plan_before)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = dump (fixture);
  g_autofree char *plan_after = store_fixture_dump (fixture->plan);
  g_assert_true (yd_store_undo (fixture->store, &error));
  assert_register (fixture, before);
  g_autofree char *plan_undone = store_fixture_dump (fixture->plan);
  g_assert_cmpstr (plan_undone, ==, plan_before);
  g_assert_true (yd_store_redo (fixture->store, &error));
  assert_register (fixture, after);
  g_autofree char *plan_redone = store_fixture_dump (fixture->plan);
  g_assert_cmpstr (plan_redone, ==, plan_after);
  g_assert_no_error (error);
}

static void
test_order (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdId a = add (fixture, "甲"), b = add (fixture, "乙"), c = add (fixture, "丙"),
       d = add (fixture, "丁");
  const struct
  {
    YdId ids[2];
    guint n_ids;
    YdId after;
    const char *expected;
  } cases[] = {
    { { c }, 1, a, "甲 丙 乙 丁" },          { { c }, 1, b, "甲 乙 丙 丁" },
    { { d }, 1, YD_ID_NONE, "丁 甲 乙 丙" }, { { d }, 1, c, "甲 乙 丙 丁" },
    { { a, b }, 2, d, "丙 丁 甲 乙" },       { { b, a }, 2, YD_ID_NONE, "乙 甲 丙 丁" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = dump (fixture);
      g_assert_true (
        yd_edit_move_units (fixture->store, cases[i].ids, cases[i].n_ids, cases[i].after, &error));
      assert_register (fixture, cases[i].expected);
      g_assert_true (yd_store_undo (fixture->store, &error));
      assert_register (fixture, before);
      g_assert_true (yd_store_redo (fixture->store, &error));
    }
  for (guint i = 0; i < 100; i++) /* always into the same gap, until the keys are dealt anew */
    g_assert_true (yd_edit_move_units (fixture->store, i % 2 ? &c : &d, 1, b, &error));
  assert_register (fixture, "乙 丙 丁 甲");
  g_assert_false (yd_edit_move_units (fixture->store, (YdId[]){ 99 }, 1, a, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
}

/* A member that the register does not have is added to it, in the same step. */
static void
test_new_member (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdPlan *plan = fixture->plan;
  YdId all;
  gboolean added = TRUE;
  g_assert_true (yd_edit_add_unit (fixture->store, "各街镇", YD_UNIT_COLLECTIVE, &all, &error));
  guint n = yd_record_list_get_length (yd_plan_list_units (plan));
  YdUnit *unit = yd_plan_find_unit (plan, all);
  g_assert_true (yd_edit_add_unit_member_by_name (fixture->store, all, "东街道", &added, &error));
  g_assert_true (added);
  YdUnit *street = yd_plan_find_unit_by_name (plan, "东街道");
  g_assert_cmpint (yd_unit_get_row (street)->kind, ==, YD_UNIT_STREET);
  g_assert_true (yd_unit_get_row (street)->registered);
  g_assert_true (yd_edit_add_unit_member_by_name (fixture->store, all, "高新区", NULL, &error));
  g_assert_cmpint (yd_unit_get_row (yd_plan_find_unit_by_name (plan, "高新区"))->kind, ==,
                   YD_UNIT_STREET); /* as the others */
  g_assert_true (yd_edit_add_unit_member_by_name (fixture->store, all, "东街道", &added, &error));
  g_assert_false (added);
  g_assert_cmpuint (yd_record_list_get_length (yd_unit_list_members (unit)), ==, 2);
  g_assert_false (yd_edit_add_unit_member_by_name (fixture->store, all, " ", NULL, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
  g_assert_true (yd_store_undo (fixture->store, NULL)); /* 东街道 again: nothing was done */
  g_assert_cmpuint (yd_record_list_get_length (yd_plan_list_units (plan)), ==, n + 1);
}

static void
test_members (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdId all = add (fixture, "各街镇"), one = add (fixture, "东街道"), two = add (fixture, "西镇");
  g_assert_true (yd_edit_add_unit_member (fixture->store, all, one, &error));
  g_assert_true (yd_edit_add_unit_member (fixture->store, all, two, &error));
  YdRecordList *members = yd_unit_list_members (yd_plan_find_unit (fixture->plan, all));
  g_assert_true (yd_edit_add_unit_member (fixture->store, all, two, &error)); /* again: nothing */
  g_assert_cmpuint (yd_record_list_get_length (members), ==, 2);
  g_assert_false (yd_edit_add_unit_member (fixture->store, all, all, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (yd_edit_add_unit_member (fixture->store, one, all, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (yd_edit_remove_unit_member (fixture->store, all, one, &error));
  g_assert_cmpuint (yd_record_list_get_length (members), ==, 1);
  g_assert_true (yd_store_undo (fixture->store, &error));
  g_assert_cmpuint (yd_record_list_get_length (members), ==, 2);
}

static guint
count_members (StoreFixture *fixture, YdId collective)
{
  YdUnit *unit = yd_plan_find_unit (fixture->plan, collective);
  return yd_record_list_get_length (yd_unit_list_members (unit));
}

/* Who belongs to a collective is set at once: one gesture, whoever came and went. */
static void
test_set_members (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdId all = add (fixture, "各街镇"),
       ids[] = { add (fixture, "东街道"), add (fixture, "西镇"), add (fixture, "南镇") };
  static const struct
  {
    guint from, n; /* of @ids */
  } steps[] = { { 0, 3 }, { 1, 2 }, { 0, 1 }, { 0, 0 }, { 0, 2 } };
  guint before = 0;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_assert_true (
        yd_edit_set_unit_members (fixture->store, all, ids + steps[i].from, steps[i].n, &error));
      g_assert_cmpuint (count_members (fixture, all), ==, steps[i].n);
      g_assert_true (yd_store_undo (fixture->store, &error));
      g_assert_cmpuint (count_members (fixture, all), ==, before);
      g_assert_true (yd_store_redo (fixture->store, &error));
      before = steps[i].n;
    }
  /* all or none: a circle is refused, and what would have gone with it */
  g_assert_false (
    yd_edit_set_unit_members (fixture->store, all, (YdId[]){ ids[2], all }, 2, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_REFUSED);
  g_assert_cmpuint (count_members (fixture, all), ==, 2);
}

static void
test_rename (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdId unit = add (fixture, "财务科");
  add (fixture, "规划财务科");
  YdId point = fixture->points[0];
  yd_edit_set_body (fixture->store, YD_OWNER_ITEM, point,
                    "由财务科办理，规划财务科配合，财务科报送。\n财务科", &error);
  yd_edit_assign (fixture->store, point, unit, YD_ROLE_LEAD, &error);
  yd_edit_set_field (fixture->store, YD_TABLE_ITEM, point, "unit_mark", "（责任单位：财务科）",
                     &error);
  yd_edit_set_field (fixture->store, YD_TABLE_UNIT, unit, "short_name", "财务", &error);
  g_assert_no_error (error);
  g_autofree char *before = dump (fixture), *plan_before = store_fixture_dump (fixture->plan);

  YdWordChange change = { "财务科", "资产科" };
  g_autoptr (GPtrArray) places
    = yd_plan_find_words (fixture->plan, yd_plan_find_unit (fixture->plan, unit), &change, 1);
  g_assert_cmpuint (places->len, ==, 4);
  g_ptr_array_remove_index (places, 2); /* 报送 keeps the old name */
  g_assert_true (
    yd_edit_rename_unit (fixture->store, unit, " 资产科 ", "资产", TRUE, places, &error));
  assert_register (fixture, "资产科(资产:财务,财务科) 规划财务科");
  g_autofree char *after = store_fixture_dump (fixture->plan);
  g_assert_cmpstr (
    after, ==,
    "一、甲板块\n  1.第一件事 [资产/] {由资产科办理，规划财务科配合，财务科报送。|资产科}\n"
    "  2.第二件事\n二、乙板块\n");
  g_assert_cmpstr (yd_item_get_row (yd_plan_find_item (fixture->plan, point))->unit_mark, ==,
                   "（责任单位：资产科）");
  assert_one_gesture (fixture, before, plan_before);

  /* back again: the alias that is its name again goes */
  g_assert_true (yd_edit_rename_unit (fixture->store, unit, "财务科", NULL, FALSE, NULL, &error));
  assert_register (fixture, "财务科(:财务) 规划财务科");
}

static void
test_rename_refusals (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdId unit = add (fixture, "财务科");
  YdId other = add (fixture, "医政科");
  yd_edit_add_unit_alias (fixture->store, other, "医政处", &error);
  const struct
  {
    YdId id;
    const char *name;
    const char *short_name;
    YdError code;
  } cases[] = {
    { unit, "", NULL, YD_ERROR_INVALID },       { unit, " \n", NULL, YD_ERROR_INVALID },
    { unit, "医政科", NULL, YD_ERROR_REFUSED }, { unit, "资产科", "医政处", YD_ERROR_REFUSED },
    { 99, "资产科", NULL, YD_ERROR_NOT_FOUND },
  };
  g_autofree char *before = dump (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_false (yd_edit_rename_unit (fixture->store, cases[i].id, cases[i].name,
                                           cases[i].short_name, TRUE, NULL, &error));
      g_assert_error (error, YD_ERROR, (int)cases[i].code);
      g_clear_error (&error);
      assert_register (fixture, before);
    }
  /* words that changed after they were looked at */
  YdWordChange change = { "财务科", "资产科" };
  yd_edit_set_body (fixture->store, YD_OWNER_ITEM, fixture->points[0], "由财务科办理", &error);
  g_autoptr (GPtrArray) places = yd_plan_find_words (fixture->plan, NULL, &change, 1);
  yd_edit_set_body (fixture->store, YD_OWNER_ITEM, fixture->points[0], "改由财务科办理", &error);
  g_assert_false (yd_edit_rename_unit (fixture->store, unit, "资产科", NULL, TRUE, places, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_REFUSED);
  assert_register (fixture, before);
}

static void
test_absorb (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdId from = add (fixture, "统计科"), into = add (fixture, "信息科"),
       third = add (fixture, "医政科");
  YdId all = add (fixture, "各科室");
  YdId *points = fixture->points;
  yd_edit_add_unit_alias (fixture->store, from, "统计处", &error);
  yd_edit_assign (fixture->store, points[0], from, YD_ROLE_LEAD, &error);
  yd_edit_assign (fixture->store, points[0], third, YD_ROLE_LEAD, &error);
  yd_edit_assign (fixture->store, points[0], into, YD_ROLE_SUPPORT, &error);
  yd_edit_assign (fixture->store, points[1], from, YD_ROLE_SUPPORT, &error);
  yd_edit_add_unit_member (fixture->store, all, from, &error);
  yd_edit_add_unit_member (fixture->store, all, into, &error);
  YdMilestoneRow milestone = { .item = points[0], .title = "报", .unit = from };
  yd_edit_put_milestone (fixture->store, &milestone, &error);
  yd_edit_set_body (fixture->store, YD_OWNER_ITEM, points[1], "由统计科报送", &error);
  g_assert_no_error (error);
  g_autofree char *before = dump (fixture), *plan_before = store_fixture_dump (fixture->plan);

  YdWordChange change = { "统计科", "信息科" };
  g_autoptr (GPtrArray) places
    = yd_plan_find_words (fixture->plan, yd_plan_find_unit (fixture->plan, from), &change, 1);
  g_assert_true (yd_edit_absorb_unit (fixture->store, from, into, places, &error));
  assert_register (fixture, "统计科* 信息科(:统计处,统计科) 医政科 各科室");
  g_autofree char *after = store_fixture_dump (fixture->plan);
  g_assert_cmpstr (
    after, ==,
    "一、甲板块\n  1.第一件事 [信息科+医政科/]\n  2.第二件事 [/信息科] {由信息科报送}\n二、乙板块\n");
  g_assert_cmpuint (
    yd_record_list_get_length (yd_unit_list_members (yd_plan_find_unit (fixture->plan, all))), ==,
    1);
  const YdMilestoneRow *kept
    = yd_record_get_row (yd_plan_find (fixture->plan, YD_TABLE_MILESTONE, milestone.id));
  g_assert_cmpint (kept->unit, ==, into);
  g_assert_true (yd_plan_find_unit_by_name (fixture->plan, "统计科")
                 == yd_plan_find_unit (fixture->plan, into));
  assert_one_gesture (fixture, before, plan_before);
  g_free (milestone.order_key);

  /* a name that only stood in a text leaves nothing but an alias */
  g_assert_true (yd_edit_assign_name (fixture->store, points[1], "信统科", YD_ROLE_LEAD, &error));
  YdId odd = yd_record_get_id (YD_RECORD (yd_plan_find_unit_by_name (fixture->plan, "信统科")));
  g_assert_true (yd_edit_absorb_unit (fixture->store, odd, into, NULL, &error));
  assert_register (fixture, "统计科* 信息科(:信统科,统计处,统计科) 医政科 各科室");
  g_assert_false (yd_edit_absorb_unit (fixture->store, into, into, NULL, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
}

static void
test_replace (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdId gone = add (fixture, "统计科"), by = add (fixture, "信息科");
  yd_edit_assign (fixture->store, fixture->points[0], gone, YD_ROLE_LEAD, &error);
  yd_edit_assign (fixture->store, fixture->points[1], gone, YD_ROLE_SUPPORT, &error);
  yd_edit_add_unit_alias (fixture->store, gone, "统计处", &error);
  g_autofree char *before = dump (fixture), *plan_before = store_fixture_dump (fixture->plan);
  g_assert_true (yd_edit_replace_unit (fixture->store, gone, by, &error));
  assert_register (fixture, "信息科");
  g_autofree char *after = store_fixture_dump (fixture->plan);
  g_assert_cmpstr (after, ==,
                   "一、甲板块\n  1.第一件事 [信息科/]\n  2.第二件事 [/信息科]\n二、乙板块\n");
  assert_one_gesture (fixture, before, plan_before);
  g_autofree char *with = store_fixture_dump (fixture->plan);
  g_assert_true (yd_edit_replace_unit (fixture->store, by, YD_ID_NONE, &error));
  assert_register (fixture, "");
  g_autofree char *nobody = store_fixture_dump (fixture->plan);
  g_assert_cmpstr (nobody, ==, "一、甲板块\n  1.第一件事\n  2.第二件事\n二、乙板块\n");
  assert_one_gesture (fixture, "信息科", with);
  g_assert_false (yd_edit_replace_unit (fixture->store, 99, YD_ID_NONE, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
}

static void
list_unit (YdRowList *rows, const char *name, const char *short_name, const char *alias)
{
  YdUnitRow *unit = yd_row_list_add (rows, YD_TABLE_UNIT);
  unit->id = yd_id_new ();
  unit->name = g_strdup (name);
  unit->short_name = g_strdup (short_name);
  unit->kind = -1;
  YdId id = unit->id;
  if (alias == NULL)
    return;
  YdUnitAliasRow *row = yd_row_list_add (rows, YD_TABLE_UNIT_ALIAS);
  row->unit = id;
  row->name = g_strdup (alias);
}

static void
test_put (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdRowList) rows = yd_row_list_new ();
  YdUnitCounts counts;
  add (fixture, "医政科");
  YdId bureau = add (fixture, "区发改委");
  add (fixture, "不在名单的科");
  yd_edit_assign_name (fixture->store, fixture->points[0], "信统科", YD_ROLE_LEAD, &error);
  yd_edit_set_field (fixture->store, YD_TABLE_UNIT, bureau, "kind", "2", &error);
  g_autofree char *before = dump (fixture), *plan_before = store_fixture_dump (fixture->plan);
  list_unit (rows, "示例区发展和改革委员会", "区发改委", "发改委");
  list_unit (rows, "医政科", NULL, NULL);
  list_unit (rows, "信息统计科", "信统科", NULL);
  list_unit (rows, "区医保局", NULL, "医政科"); /* whose name that is already */
  list_unit (rows, "区医保局", NULL, "医保局");
  g_assert_true (yd_edit_put_units (fixture->store, rows, TRUE, &counts, &error));
  assert_register (
    fixture, "示例区发展和改革委员会(区发改委:发改委) 医政科 信息统计科(信统科:) 区医保局(:医保局) "
             "不在名单的科");
  g_assert_cmpuint (counts.listed, ==, 4);
  g_assert_cmpuint (counts.added, ==, 1);
  g_assert_cmpuint (counts.changed, ==, 2);
  g_assert_cmpuint (counts.taken, ==, 1);
  g_assert_cmpint (yd_unit_get_row (yd_plan_find_unit (fixture->plan, bureau))->kind, ==,
                   YD_UNIT_BUREAU);
  g_autofree char *plan = store_fixture_dump (fixture->plan);
  g_assert_cmpstr (plan, ==, "一、甲板块\n  1.第一件事 [信统科/]\n  2.第二件事\n二、乙板块\n");
  assert_one_gesture (fixture, before, plan_before);

  /* the same list again changes nothing and leaves no trace */
  const YdHistoryEntry *last = yd_store_get_undo_entry (fixture->store);
  g_autofree char *hash = g_strdup (last->hash);
  g_assert_true (yd_edit_put_units (fixture->store, rows, TRUE, &counts, &error));
  g_assert_cmpuint (counts.added + counts.changed + counts.moved, ==, 0);
  g_assert_cmpstr (yd_store_get_undo_entry (fixture->store)->hash, ==, hash);
}

/* Members of collectives, and how many had to move. */
static void
test_put_members (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdRowList) rows = yd_row_list_new ();
  YdUnitCounts counts;
  static const char *const names[]
    = { "丁", "甲", "乙", "丙", "各单位" }; /* 丁 went to the front */
  YdId all = YD_ID_NONE;
  for (guint i = 0; i < 4; i++)
    add (fixture, (const char *[]){ "甲", "乙", "丙", "丁" }[i]);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      list_unit (rows, names[i], NULL, NULL);
      YdTable table;
      all = *(const YdId *)yd_row_list_get (rows, yd_row_list_get_length (rows) - 1, &table);
    }
  for (guint i = 0; i < 3; i++)
    {
      YdTable table;
      YdUnitMemberRow *member = yd_row_list_add (rows, YD_TABLE_UNIT_MEMBER);
      member->collective = all;
      member->member
        = i < 2 ? *(const YdId *)yd_row_list_get (rows, i, &table) : all; /* itself: passed over */
    }
  g_assert_true (yd_edit_put_units (fixture->store, rows, TRUE, &counts, &error));
  g_assert_no_error (error);
  assert_register (fixture, "丁 甲 乙 丙 各单位");
  g_assert_cmpuint (counts.added, ==, 1);
  g_assert_cmpuint (counts.changed, ==, 0);
  g_assert_cmpuint (counts.moved, ==, 1);
  YdUnit *unit = yd_plan_find_unit_by_name (fixture->plan, "各单位");
  g_assert_cmpuint (yd_record_list_get_length (yd_unit_list_members (unit)), ==, 2);
  g_assert_true (yd_edit_put_units (fixture->store, rows, TRUE, &counts, &error));
  g_assert_cmpuint (counts.added + counts.changed + counts.moved, ==, 0);
}

/* The units as a source wrote them go on in its words, with the name that stays. */
static void
test_absorb_marks (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdId from = add (fixture, "统计科"), into = add (fixture, "示例区信息科"),
       third = add (fixture, "医政科");
  YdId point = fixture->points[0];
  yd_edit_set_field (fixture->store, YD_TABLE_UNIT, into, "short_name", "信息科", &error);
  yd_edit_add_unit_alias (fixture->store, from, "统计处", &error);
  yd_edit_add_unit_alias (fixture->store, into, "信息处", &error);
  yd_edit_assign (fixture->store, point, from, YD_ROLE_LEAD, &error);
  yd_edit_assign (fixture->store, point, third, YD_ROLE_SUPPORT, &error);
  g_assert_no_error (error);
  static const struct
  {
    const char *mark;
    const char *after; /* NULL: printed by the plan's words */
  } cases[] = {
    { "（责任单位：统计科；配合单位：医政科）", "（责任单位：示例区信息科；配合单位：医政科）" },
    { "（责任单位：统计处、医政科）", "（责任单位：信息科、医政科）" },
    { "（责任单位:统计科，医政科）", "（责任单位:示例区信息科，医政科）" },
    /* who stands there already stands there once, where the stronger part is */
    { "（责任单位：统计科、信息处、医政科）", "（责任单位：示例区信息科、医政科）" },
    { "（责任单位：医政科、信息科、统计科）", "（责任单位：医政科、信息科）" },
    { "（责任单位：统计科；配合单位：信息科、医政科）",
      "（责任单位：示例区信息科；配合单位：医政科）" },
    { "（责任单位：统计科；配合单位：医政科、信息科）",
      "（责任单位：示例区信息科；配合单位：医政科）" },
    { "（责任单位：统计科；配合单位：信息科）", NULL },
    /* not a name of its own, or not there at all */
    { "（责任单位：统计科室）", NULL },
    { "（牵头单位见附件）", NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (yd_edit_set_field (fixture->store, YD_TABLE_ITEM, point, "unit_mark",
                                        cases[i].mark, &error));
      g_assert_true (yd_edit_absorb_unit (fixture->store, from, into, NULL, &error));
      g_assert_cmpstr (yd_item_get_row (yd_plan_find_item (fixture->plan, point))->unit_mark, ==,
                       cases[i].after);
      g_assert_true (yd_store_undo (fixture->store, &error));
      g_assert_cmpstr (yd_item_get_row (yd_plan_find_item (fixture->plan, point))->unit_mark, ==,
                       cases[i].mark);
    }
  /* the same where another unit takes over; where nobody does, they print by the plan's words */
  g_assert_true (
    yd_edit_set_field (fixture->store, YD_TABLE_ITEM, point, "unit_mark", cases[0].mark, &error));
  g_assert_true (yd_edit_replace_unit (fixture->store, from, into, &error));
  g_assert_cmpstr (yd_item_get_row (yd_plan_find_item (fixture->plan, point))->unit_mark, ==,
                   cases[0].after);
  g_assert_true (yd_edit_replace_unit (fixture->store, into, YD_ID_NONE, &error));
  g_assert_null (yd_item_get_row (yd_plan_find_item (fixture->plan, point))->unit_mark);
  g_assert_no_error (error);
}

/* What a clipboard may hold: control characters are left out, a whole text is refused. */
static void
test_rough_names (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdId unit = add (fixture, "\x01医\x1b政\n科\xe2\x80\xae\x7f");
  g_autofree char *most = g_strnfill (100, 'x');
  g_autofree char *more = g_strnfill (101, 'x');
  g_autofree char *text = g_strnfill (20000, 'x');
  const char *const refused[] = { more, text };
  assert_register (fixture, "医政科");

  g_assert_true (yd_edit_set_field (fixture->store, YD_TABLE_UNIT, unit, "short_name",
                                    "医\x02\r\n政\t\xff\x7f", &error));
  g_assert_true (
    yd_edit_add_unit_alias (fixture->store, unit, "\x08医\xe2\x80\x8b务\f科 ", &error));
  assert_register (fixture, "医政科(医政\xef\xbf\xbd:医务科)");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      const char *long_name = refused[i];
      g_assert_false (
        yd_edit_set_field (fixture->store, YD_TABLE_UNIT, unit, "short_name", long_name, &error));
      g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
      g_clear_error (&error);
      g_assert_false (yd_edit_add_unit_alias (fixture->store, unit, long_name, &error));
      g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
      g_clear_error (&error);
      g_assert_false (yd_edit_add_unit (fixture->store, long_name, YD_UNIT_OFFICE, NULL, &error));
      g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
      g_clear_error (&error);
      g_assert_false (
        yd_edit_rename_unit (fixture->store, unit, "医政科", long_name, TRUE, NULL, &error));
      g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
      g_clear_error (&error);
    }
  /* nothing but control characters is nothing */
  g_assert_false (yd_edit_add_unit_alias (fixture->store, unit, "\x01\x02\n", &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (yd_edit_set_field (fixture->store, YD_TABLE_UNIT, unit, "name", "\x01", &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
  g_clear_error (&error);
  assert_register (fixture, "医政科(医政\xef\xbf\xbd:医务科)");
  g_assert_true (
    yd_edit_set_field (fixture->store, YD_TABLE_UNIT, unit, "short_name", "\x01\x02", &error));
  g_assert_true (yd_edit_rename_unit (fixture->store, unit, "医政科", most, FALSE, NULL, &error));
  g_assert_no_error (error);
}

/* Every way in which a name comes into the register: written with blanks it is the unit that is there. */
static void
test_one_name (StoreFixture *fixture, gconstpointer data)
{
  static const char *const written[]
    = { "　财务科",   "财务科\xc2\xa0", "\xe2\x80\x8b财务\xe2\x80\x8b科", "\xef\xbb\xbf财务科",
        "\t财务科\n", "财　务 科",      "财\xc2\xad务科\xe2\x81\xa0",     "\xe2\x80\x8f财务科" };
  g_autoptr (GError) error = NULL;
  YdId unit = add (fixture, written[0]), other = add (fixture, "审计科");
  YdUnitCounts counts;
  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    {
      g_autoptr (YdRowList) rows = yd_row_list_new ();
      list_unit (rows, written[i], NULL, NULL);
      g_assert_true (yd_edit_put_units (fixture->store, rows, FALSE, &counts, &error));
      g_assert_cmpuint (counts.added + counts.changed, ==, 0);
      g_assert_true (
        yd_edit_assign_name (fixture->store, fixture->points[0], written[i], YD_ROLE_LEAD, &error));
      g_assert_true (yd_edit_assign_name_to_items (fixture->store, fixture->points, 2, written[i],
                                                   YD_ROLE_LEAD, NULL, &error));
      g_assert_true (yd_plan_find_unit_by_name (fixture->plan, written[i])
                     == yd_plan_find_unit (fixture->plan, unit));
      g_assert_false (
        yd_edit_rename_unit (fixture->store, other, written[i], NULL, FALSE, NULL, &error));
      g_assert_error (error, YD_ERROR, YD_ERROR_REFUSED);
      g_clear_error (&error);
      assert_register (fixture, "财务科 审计科");
    }
  g_assert_true (
    yd_edit_set_field (fixture->store, YD_TABLE_UNIT, other, "name", "　内审科", &error));
  g_assert_true (
    yd_edit_rename_unit (fixture->store, unit, " 计划　财务科", "计　财", TRUE, NULL, &error));
  assert_register (fixture, "计划财务科(计财:财务科) 内审科");
}

/* What a plan of earlier times holds is read as it stands, and is the unit that somebody means. */
static void
test_old_name (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdUnitRow rows[]
    = { { .id = 71, .name = (char *)"　财务科", .order_key = (char *)"y", .registered = 1 },
        { .id = 72, .name = (char *)"财务科", .order_key = (char *)"z", .registered = 1 } };
  g_assert_true (yd_gesture_begin (fixture->store, "add-unit", NULL, &error));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_true (yd_gesture_insert (fixture->store, YD_TABLE_UNIT, &rows[i], &error));
  g_assert_true (yd_gesture_end (fixture->store, TRUE, &error));
  assert_register (fixture, "　财务科 财务科");
  g_assert_true (yd_plan_find_unit_by_name (fixture->plan, "财务科")
                 == yd_plan_find_unit (fixture->plan, 71));
  g_assert_true (yd_edit_absorb_unit (fixture->store, 71, 72, NULL, &error));
  assert_register (fixture, "　财务科* 财务科"); /* no alias that says the same */
  g_assert_true (yd_store_undo (fixture->store, &error));
  g_assert_true (yd_edit_rename_unit (fixture->store, 71, "财务审计科", NULL, TRUE, NULL, &error));
  assert_register (fixture, "财务审计科(:财务科) 财务科");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/register/order", test_order);
  ADD ("/store/register/members", test_members);
  ADD ("/store/register/new-member", test_new_member);
  ADD ("/store/register/set-members", test_set_members);
  ADD ("/store/register/rename", test_rename);
  ADD ("/store/register/rename-refusals", test_rename_refusals);
  ADD ("/store/register/rough-names", test_rough_names);
  ADD ("/store/register/one-name", test_one_name);
  ADD ("/store/register/old-name", test_old_name);
  ADD ("/store/register/absorb", test_absorb);
  ADD ("/store/register/absorb-marks", test_absorb_marks);
  ADD ("/store/register/replace", test_replace);
  ADD ("/store/register/put", test_put);
  ADD ("/store/register/put-members", test_put_members);
  return g_test_run ();
}
