#include "store-fixture.h"
#include "yd-item-copy.h"
#include "yd-search.h"

#define ADD(name, function) \
  g_test_add (name, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

/* And it is taken back again. */
static void
assert_undone (StoreFixture *fixture, const char *before, const char *after)
{
  store_fixture_assert_undoes (fixture, before, after);
  g_assert_true (yd_store_undo (fixture->store, NULL));
}

/* ---- several items ---- */

/* 一 (1 2) 二 (3 4 5 6) */
static void
fill (StoreFixture *fixture, YdId points[6])
{
  static const char *const titles[] = { "丙", "丁", "戊", "己" };
  points[0] = fixture->points[0];
  points[1] = fixture->points[1];
  for (int i = 0; i < 4; i++)
    g_assert_true (yd_edit_add_item (fixture->store, fixture->sections[1],
                                     i > 0 ? points[i + 1] : 0, YD_ITEM_POINT, titles[i],
                                     &points[i + 2], NULL));
}

static char *
order (StoreFixture *fixture)
{
  GString *out = g_string_new (NULL);
  for (YdItem *item = yd_plan_get_first_item (fixture->plan); item != NULL;
       item = yd_item_get_next (item))
    {
      static const char *const kinds[] = { "#", "+", "", "." };
      g_string_append_printf (out, "%s%s ", kinds[yd_item_get_kind (item)],
                              yd_item_get_title (item));
    }
  return g_string_free (out, FALSE);
}

static void
test_several (StoreFixture *fixture, gconstpointer data)
{
  enum
  {
    UP,
    DOWN,
    IN,
    OUT
  };
  static const char *const start = "#甲板块 第一件事 第二件事 #乙板块 丙 丁 戊 己 ";
  static const struct
  {
    int verb;
    int items[4];         /* indexes from 1; 0 ends */
    const char *expected; /* NULL: refused */
  } cases[] = {
    { UP, { 4, 6 }, "#甲板块 第一件事 第二件事 #乙板块 丁 丙 己 戊 " },
    { UP, { 4, 5 }, "#甲板块 第一件事 第二件事 #乙板块 丁 戊 丙 己 " },
    { UP, { 3, 4 }, "#甲板块 第一件事 第二件事 丙 丁 #乙板块 戊 己 " },
    { UP, { 3, 5 }, "#甲板块 第一件事 第二件事 #乙板块 丙 戊 丁 己 " },
    { UP, { 1, 2 }, start },
    { DOWN, { 3, 5 }, "#甲板块 第一件事 第二件事 #乙板块 丁 丙 己 戊 " },
    { DOWN, { 4, 3 }, "#甲板块 第一件事 第二件事 #乙板块 戊 丙 丁 己 " },
    { DOWN, { 1, 2 }, "#甲板块 #乙板块 第一件事 第二件事 丙 丁 戊 己 " },
    { DOWN, { 2, 3 }, "#甲板块 第一件事 第二件事 #乙板块 丁 丙 戊 己 " },
    { DOWN, { 5, 6 }, start },
    { IN, { 4, 5 }, "#甲板块 第一件事 第二件事 #乙板块 丙 .丁 .戊 己 " },
    { IN, { 2, 4, 6 }, "#甲板块 第一件事 .第二件事 #乙板块 丙 .丁 戊 .己 " },
    { IN, { 3, 4 }, NULL },
    { OUT, { 5, 6 }, "#甲板块 第一件事 第二件事 #乙板块 丙 丁 #戊 #己 " },
  };
  YdId points[6];
  fill (fixture, points);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      YdId ids[4];
      guint n = 0;
      for (; n < 4 && cases[i].items[n] > 0; n++)
        ids[n] = points[cases[i].items[n] - 1];
      gboolean done
        = cases[i].verb == UP     ? yd_edit_shift_items (fixture->store, ids, n, -1, &error)
          : cases[i].verb == DOWN ? yd_edit_shift_items (fixture->store, ids, n, 1, &error)
          : cases[i].verb == IN   ? yd_edit_demote_items (fixture->store, ids, n, &error)
                                  : yd_edit_promote_items (fixture->store, ids, n, &error);
      g_autofree char *now = order (fixture);
      g_test_message ("case %u", i);
      g_assert_cmpint (done, ==, cases[i].expected != NULL);
      g_assert_cmpstr (now, ==, cases[i].expected != NULL ? cases[i].expected : start);
      if (cases[i].expected != NULL && cases[i].expected != start)
        g_assert_true (yd_store_undo (fixture->store, NULL));
      g_autofree char *back = order (fixture);
      g_assert_cmpstr (back, ==, start);
    }
}

static void
test_move_several (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdId points[6];
  fill (fixture, points);
  YdId ids[] = { points[5], points[0], points[3] }; /* they keep the order of the document */
  g_assert_true (
    yd_edit_move_items (fixture->store, ids, 3, fixture->sections[1], points[2], &error));
  g_autofree char *now = order (fixture);
  g_assert_cmpstr (now, ==, "#甲板块 第二件事 #乙板块 丙 第一件事 丁 己 戊 ");

  YdId circle[] = { fixture->sections[1] };
  g_assert_false (yd_edit_move_items (fixture->store, circle, 1, points[2], 0, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_REFUSED);
  g_clear_error (&error);

  YdId family[] = { points[2], fixture->sections[1] }; /* what stands below goes along */
  g_assert_true (yd_edit_delete_items (fixture->store, family, 2, &error));
  store_fixture_assert_plan (fixture, "一、甲板块\n  1.第二件事\n");
}

/* ---- copies ---- */

static YdRowList *
copy_items (StoreFixture *fixture, const YdId *ids, guint n, gboolean cut)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, yd_plan_find_item (fixture->plan, ids[i]));
  g_autoptr (YdRowList) rows = yd_items_dup_rows (items, cut);
  g_autoptr (GBytes) bytes = yd_row_list_to_bytes (rows); /* as the clipboard carries them */
  YdRowList *back = yd_row_list_from_bytes (bytes, &error);
  g_assert_no_error (error);
  return back;
}

static void
enrich (StoreFixture *fixture)
{
  YdId point = fixture->points[0];
  YdIndicatorRow indicator = { .item = point, .name = (char *)"互认率", .target = 905, .scale = 1 };
  YdMilestoneRow milestone = { .item = point, .title = (char *)"完成" };
  g_assert_true (
    yd_edit_set_body (fixture->store, YD_OWNER_ITEM, point, "第一段。\n第二段。", NULL));
  g_assert_true (yd_edit_assign_name (fixture->store, point, "医政科", YD_ROLE_LEAD, NULL));
  g_assert_true (yd_edit_assign_name (fixture->store, point, "信息科", YD_ROLE_SUPPORT, NULL));
  g_assert_true (yd_date_parse_iso ("2025-06", &milestone.due));
  g_assert_true (yd_edit_put_indicator (fixture->store, &indicator, NULL));
  g_assert_true (yd_edit_put_milestone (fixture->store, &milestone, NULL));
  g_free (indicator.order_key);
  g_free (milestone.order_key);
}

static void
test_copy (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  enrich (fixture);
  g_autofree char *before = store_fixture_dump (fixture->plan);
  g_autoptr (YdRowList) rows = copy_items (fixture, fixture->points, 1, FALSE);
  g_assert_true (yd_edit_insert_items (fixture->store, fixture->sections[1], rows, &ids, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  YdItem *made = yd_plan_find_item (fixture->plan, g_array_index (ids, YdId, 0));
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_indicators (made)), ==, 1);
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_milestones (made)), ==, 1);
  g_assert_cmpuint (yd_record_list_get_length (yd_plan_list_units (fixture->plan)), ==, 2);
  assert_undone (fixture, before,
                 "一、甲板块\n  1.第一件事 [医政科/信息科] {第一段。|第二段。}\n  2.第二件事\n"
                 "二、乙板块\n  3.第一件事 [医政科/信息科] {第一段。|第二段。}\n");
}

/* Another plan knows one of the units already, under an alias. */
static void
test_between_plans (StoreFixture *fixture, gconstpointer data)
{
  StoreFixture other;
  g_autoptr (GError) error = NULL;
  YdId unit;
  enrich (fixture);
  store_fixture_set_up (&other, NULL);
  g_assert_true (yd_edit_add_unit (other.store, "医政医管科", YD_UNIT_OFFICE, &unit, NULL));
  g_assert_true (yd_edit_add_unit_alias (other.store, unit, "医政科", NULL));
  g_autoptr (YdRowList) rows = copy_items (fixture, fixture->sections, 1, FALSE);
  g_assert_true (yd_edit_insert_items (other.store, other.points[0], rows, NULL, &error));
  g_assert_no_error (error);
  store_fixture_assert_plan (
    &other, "一、甲板块\n  1.第一件事\n  2.第二件事\n"
            "二、甲板块\n  3.第一件事 [医政医管科/信息科] {第一段。|第二段。}\n  4.第二件事\n"
            "三、乙板块\n");
  store_fixture_tear_down (&other, NULL);
}

static void
test_places (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdId task;
  g_assert_true (
    yd_edit_add_item (fixture->store, fixture->points[0], 0, YD_ITEM_TASK, "任务", &task, NULL));
  g_autofree char *before = store_fixture_dump (fixture->plan);

  YdId mixed[] = { fixture->points[1], fixture->sections[1], task };
  g_autoptr (YdRowList) rows = copy_items (fixture, mixed, 3, FALSE);
  g_assert_true (yd_edit_insert_items (fixture->store, fixture->points[0], rows, NULL, &error));
  assert_undone (fixture, before,
                 "一、甲板块\n  1.第一件事\n    （1）任务\n  2.第二件事\n  3.第二件事\n"
                 "二、乙板块\n  4.任务\n三、乙板块\n");

  g_autoptr (YdRowList) one = copy_items (fixture, &task, 1, FALSE);
  g_assert_true (yd_edit_insert_items (fixture->store, fixture->points[1], one, NULL, &error));
  assert_undone (
    fixture, before,
    "一、甲板块\n  1.第一件事\n    （1）任务\n  2.第二件事\n    （1）任务\n二、乙板块\n");
  g_assert_true (yd_edit_insert_items (fixture->store, YD_ID_NONE, one, NULL, &error));
  assert_undone (fixture, before,
                 "一、甲板块\n  1.第一件事\n    （1）任务\n  2.第二件事\n二、乙板块\n  3.任务\n");
}

/* The empty section of a new plan makes room for sections, not for points, nor where it has words. */
static void
test_blank (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdRowList) sections = copy_items (fixture, fixture->sections, 1, FALSE);
  g_autoptr (YdRowList) point = copy_items (fixture, fixture->points, 1, FALSE);
  YdId rest = fixture->sections[1];
  g_assert_true (yd_edit_delete_items (fixture->store, fixture->sections, 1, NULL));
  g_assert_true (yd_edit_set_field (fixture->store, YD_TABLE_ITEM, rest, "title", "", NULL));
  g_autofree char *before = store_fixture_dump (fixture->plan);
  g_assert_true (yd_edit_insert_items (fixture->store, YD_ID_NONE, sections, NULL, &error));
  g_assert_no_error (error);
  assert_undone (fixture, before, "一、甲板块\n  1.第一件事\n  2.第二件事\n");
  g_assert_true (yd_edit_insert_items (fixture->store, rest, point, NULL, &error));
  assert_undone (fixture, before, "一、\n  1.第一件事\n");
  g_assert_true (yd_edit_set_body (fixture->store, YD_OWNER_ITEM, rest, "说明。", NULL));
  g_autofree char *written = store_fixture_dump (fixture->plan);
  g_assert_true (yd_edit_insert_items (fixture->store, rest, sections, NULL, &error));
  assert_undone (fixture, written, "一、 {说明。}\n二、甲板块\n  1.第一件事\n  2.第二件事\n");
}

/* At the beginning, between two, and where items of their kind cannot stand. */
static void
test_behind (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = store_fixture_dump (fixture->plan);
  g_autoptr (YdRowList) rows = copy_items (fixture, &fixture->points[1], 1, FALSE);
  YdId section = fixture->sections[0];
  g_assert_true (
    yd_edit_insert_items_behind (fixture->store, section, YD_ID_NONE, rows, NULL, &error));
  assert_undone (fixture, before,
                 "一、甲板块\n  1.第二件事\n  2.第一件事\n  3.第二件事\n二、乙板块\n");
  g_assert_true (
    yd_edit_insert_items_behind (fixture->store, section, fixture->points[0], rows, NULL, &error));
  assert_undone (fixture, before,
                 "一、甲板块\n  1.第一件事\n  2.第二件事\n  3.第二件事\n二、乙板块\n");
  g_autoptr (YdRowList) high = copy_items (fixture, &fixture->sections[1], 1, FALSE);
  g_assert_true (
    yd_edit_insert_items_behind (fixture->store, YD_ID_NONE, YD_ID_NONE, high, NULL, &error));
  assert_undone (fixture, before,
                 "一、乙板块\n二、甲板块\n  1.第一件事\n  2.第二件事\n三、乙板块\n");
  g_assert_true (
    yd_edit_insert_items_behind (fixture->store, section, fixture->points[0], high, NULL, &error));
  assert_undone (fixture, before,
                 "一、甲板块\n  1.第一件事\n  2.第二件事\n二、乙板块\n三、乙板块\n");
}

/* ---- what a clipboard may hold besides ---- */

static void
test_refuses (StoreFixture *fixture, gconstpointer data)
{
  for (int wrong = 0; wrong < 5; wrong++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (YdRowList) rows = copy_items (fixture, fixture->sections, 1, FALSE);
      YdTable table;
      YdItemRow *section = yd_row_list_get (rows, 0, &table),
                *point = yd_row_list_get (rows, 1, &table);
      YdParagraphRow *paragraph;
      switch (wrong)
        {
        case 0: /* a circle */
          section->kind = YD_ITEM_POINT;
          section->parent = point->id;
          break;
        case 1:
          point->kind = 7;
          break;
        case 2: /* one id twice */
          point->id = section->id;
          break;
        case 3: /* a section in a section */
          point->kind = YD_ITEM_SECTION;
          break;
        default: /* words of nobody */
          paragraph = yd_row_list_add (rows, YD_TABLE_PARAGRAPH);
          paragraph->owner = 12345;
          yd_row_set_text (&paragraph->text, "无主");
          break;
        }
      g_assert_false (
        yd_edit_insert_items (fixture->store, fixture->points[0], rows, NULL, &error));
      g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
      store_fixture_assert_plan (fixture, STORE_FIXTURE_START);
    }
}

static void
test_cleans (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdRowList) rows = yd_row_list_new ();
  YdItemRow *item = yd_row_list_add (rows, YD_TABLE_ITEM);
  item->kind = YD_ITEM_POINT;
  yd_row_set_text (&item->title, "标\n题\x01\t😀");
  YdParagraphRow *paragraph = yd_row_list_add (rows, YD_TABLE_PARAGRAPH);
  paragraph->owner = item->id;
  yd_row_set_text (&paragraph->text, "一\n二 عربي \x7f");
  g_assert_true (yd_edit_insert_items (fixture->store, fixture->points[1], rows, NULL, &error));
  g_assert_no_error (error);
  store_fixture_assert_plan (
    fixture, "一、甲板块\n  1.第一件事\n  2.第二件事\n  3.标 题 😀 {一 二 عربي}\n二、乙板块\n");
}

static void
test_bytes (void)
{
  static const char *const bad[] = { "", "x", "(garbage)", "\1\0\0\0" };
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new_static (bad[i], strlen (bad[i]));
      g_assert_null (yd_row_list_from_bytes (bytes, &error));
      g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
    }
}

/* ---- replacing words ---- */

static GPtrArray *
search (StoreFixture *fixture, const char *words)
{
  g_autoptr (YdQuery) query = yd_query_new (words, YD_SEARCH_WORDS);
  return yd_plan_search (fixture->plan, query, 0);
}

static void
test_replace (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (yd_edit_set_body (fixture->store, YD_OWNER_ITEM, fixture->points[0],
                                   "甲甲，甲。\n甲\n乙", NULL));
  g_autofree char *before = store_fixture_dump (fixture->plan);
  g_autoptr (GPtrArray) hits = search (fixture, "甲");
  g_assert_cmpuint (hits->len, ==, 5);
  g_assert_true (yd_edit_replace (fixture->store, hits, "丙丁", &error));
  assert_undone (
    fixture, before,
    "一、丙丁板块\n  1.第一件事 {丙丁丙丁，丙丁。|丙丁|乙}\n  2.第二件事\n二、乙板块\n");

  g_ptr_array_remove_index (hits, 0); /* some of them alone */
  g_ptr_array_remove_index (hits, 1);
  g_assert_true (yd_edit_replace (fixture->store, hits, "", &error));
  assert_undone (fixture, before,
                 "一、甲板块\n  1.第一件事 {甲，。|乙}\n  2.第二件事\n二、乙板块\n");
  g_assert_no_error (error);
}

/* What is suggested from the words is called as they are now. */
static void
test_replace_suggested (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (YdRowList) rows = yd_row_list_new ();
  YdItemRow *item = yd_row_list_add (rows, YD_TABLE_ITEM);
  item->kind = YD_ITEM_POINT;
  YdParagraphRow *paragraph = yd_row_list_add (rows, YD_TABLE_PARAGRAPH);
  paragraph->owner_kind = YD_OWNER_ITEM;
  paragraph->owner = item->id;
  paragraph->text = g_strdup ("年底前建成戊集团。");
  YdSuggestionRow *suggestion = yd_row_list_add (rows, YD_TABLE_SUGGESTION);
  suggestion->item = item->id;
  suggestion->words = g_strdup ("年底前");
  suggestion->name = g_strdup ("建成戊集团");
  g_assert_true (yd_edit_insert_items (fixture->store, fixture->points[0], rows, &ids, &error));
  YdItem *made = yd_plan_find_item (fixture->plan, g_array_index (ids, YdId, 0));
  g_autoptr (GPtrArray) hits = search (fixture, "戊");
  g_assert_true (yd_edit_replace (fixture->store, hits, "己", &error));
  const YdSuggestionRow *now
    = yd_suggestion_get_row (yd_record_list_get (yd_item_list_suggestions (made), 0));
  g_assert_cmpstr (now->name, ==, "建成己集团");
}

/* Words that were changed meanwhile are left alone, and so is everything else. */
static void
test_replace_stale (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = search (fixture, "件事");
  g_assert_cmpuint (hits->len, ==, 2);
  g_assert_true (
    yd_edit_set_field (fixture->store, YD_TABLE_ITEM, fixture->points[1], "title", "别的", NULL));
  g_assert_false (yd_edit_replace (fixture->store, hits, "任务", &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
  store_fixture_assert_plan (fixture, "一、甲板块\n  1.第一件事\n  2.别的\n二、乙板块\n");
}

/* In every field that goes out, in dates and in names, as one step; and what was recorded from the words
 * still finds them. */
static void
test_replace_fields (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = fixture->store;
  YdId notice = yd_record_get_id (YD_RECORD (yd_plan_get_notice (fixture->plan))),
       annex = YD_ID_NONE, unit = YD_ID_NONE, plan = yd_plan_get_id (fixture->plan);
  g_assert_true (yd_edit_set_field (store, YD_TABLE_PLAN, plan, "title", "2024年要点", NULL));
  g_assert_true (yd_edit_set_field (store, YD_TABLE_PLAN, plan, "year", "2024", NULL));
  g_assert_true (yd_edit_set_field (store, YD_TABLE_NOTICE, notice, "title",
                                    "关于印发\n2024年要点的通知", NULL));
  g_assert_true (yd_edit_set_field (store, YD_TABLE_NOTICE, notice, "date", "2024-01-06", NULL));
  g_assert_true (yd_edit_set_body (store, YD_OWNER_NOTICE, notice, "现印发2024年要点。", NULL));
  g_assert_true (yd_edit_add_annex (store, "2024年分解表", &annex, NULL));
  g_assert_true (yd_edit_add_unit (store, "2024专班", YD_UNIT_OFFICE, &unit, NULL));
  g_assert_true (
    yd_edit_set_body (store, YD_OWNER_ITEM, fixture->points[0], "于2024年底前建成。", NULL));
  YdMilestoneRow milestone = { .item = fixture->points[0],
                               .title = (char *)"建成",
                               .words = (char *)"2024年底前",
                               .due = yd_date_new_month (2024, 12) };
  g_assert_true (yd_edit_put_milestone (store, &milestone, &error));
  g_autoptr (GPtrArray) hits = search (fixture, "2024");
  g_assert_cmpuint (hits->len, ==, 9);
  g_assert_true (yd_edit_replace (store, hits, "2025", &error));
  g_assert_no_error (error);

  const YdNoticeRow *row = yd_notice_get_row (yd_plan_get_notice (fixture->plan));
  g_assert_cmpstr (yd_plan_get_title (fixture->plan), ==, "2025年要点");
  g_assert_cmpint (yd_plan_get_year (fixture->plan), ==, 2025);
  g_assert_cmpstr (row->title, ==, "关于印发\n2025年要点的通知");
  g_assert_true (yd_date_equal (row->date, yd_date_new_day (2025, 1, 6)));
  g_assert_cmpstr (yd_unit_get_name (yd_plan_find_unit (fixture->plan, unit)), ==, "2025专班");
  const YdMilestoneRow *due = yd_record_get_row (yd_record_list_get (
    yd_item_list_milestones (yd_plan_find_item (fixture->plan, fixture->points[0])), 0));
  g_assert_cmpstr (due->words, ==, "2025年底前");
  g_assert_true (yd_date_equal (due->due, yd_date_new_month (2025, 12)));
  g_autoptr (GPtrArray) rest = search (fixture, "2024");
  g_assert_cmpuint (rest->len, ==, 0);

  g_assert_true (yd_store_undo (store, &error)); /* all of it at once */
  g_autoptr (GPtrArray) again = search (fixture, "2024");
  g_assert_cmpuint (again->len, ==, 9);
}

/* What would be no date is said by its name, and everything stays. */
static void
test_replace_no_date (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdId notice = yd_record_get_id (YD_RECORD (yd_plan_get_notice (fixture->plan)));
  g_assert_true (
    yd_edit_set_field (fixture->store, YD_TABLE_NOTICE, notice, "date", "2024-01-06", NULL));
  g_assert_true (
    yd_edit_set_field (fixture->store, YD_TABLE_NOTICE, notice, "note", "2024年", NULL));
  g_autoptr (GPtrArray) hits = search (fixture, "2024年");
  g_assert_cmpuint (hits->len, ==, 2);
  g_assert_false (yd_edit_replace (fixture->store, hits, "本年度", &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "本年度1月6日"));
  g_assert_cmpstr (yd_notice_get_row (yd_plan_get_notice (fixture->plan))->note, ==, "2024年");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/insert/several", test_several);
  ADD ("/insert/move-several", test_move_several);
  ADD ("/insert/copy", test_copy);
  ADD ("/insert/between-plans", test_between_plans);
  ADD ("/insert/places", test_places);
  ADD ("/insert/behind", test_behind);
  ADD ("/insert/blank", test_blank);
  ADD ("/insert/refuses", test_refuses);
  ADD ("/insert/cleans", test_cleans);
  g_test_add_func ("/insert/bytes", test_bytes);
  ADD ("/replace/words", test_replace);
  ADD ("/replace/suggested", test_replace_suggested);
  ADD ("/replace/stale", test_replace_stale);
  ADD ("/replace/fields", test_replace_fields);
  ADD ("/replace/no-date", test_replace_no_date);
  return g_test_run ();
}
