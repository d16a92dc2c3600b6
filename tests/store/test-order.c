/* What people add to copies of one plan stays together when the copies are merged, and lists that have
 * no room between two keys any more are keyed anew. */

#include "file-fixture.h"

#include "yd-db.h"
#include "yd-item.h"
#include "yd-merge.h"
#include "yd-order-key.h"

#include <string.h>

#define ADD(name, data, function) \
  g_test_add (name, FileFixture, data, file_fixture_set_up, function, file_fixture_tear_down)

static YdStore *
open_at (FileFixture *fixture, const char *path)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = yd_store_open (path, YD_OPEN_EDIT, &fixture->context, &error);
  g_assert_no_error (error);
  return store;
}

static void
close_store (YdStore *store)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (yd_store_close (store, &error));
  g_assert_no_error (error);
  g_object_unref (store);
}

static char *
make_copy (FileFixture *fixture)
{
  g_autofree char *bytes = NULL;
  gsize length;
  char *path = g_build_filename (fixture->folder, "他.yaodian", NULL);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize)length, NULL));
  return path;
}

static YdId
find_item (YdStore *store, const char *title)
{
  for (YdItem *item = yd_plan_get_first_item (yd_store_get_plan (store)); item != NULL;
       item = yd_item_get_next (item))
    if (g_str_equal (yd_item_get_title (item), title))
      return yd_record_get_id (YD_RECORD (item));
  return YD_ID_NONE;
}

/* Five sections behind @after: one after another, each behind the one before or each behind @after. */
static void
add_five (YdStore *store, const char *after, const char *letter, gboolean backwards)
{
  YdId last = find_item (store, after);
  for (int i = 1; i <= 5; i++)
    {
      YdId made;
      g_autoptr (GError) error = NULL;
      g_autofree char *title = g_strdup_printf ("%s%d", letter, i);
      yd_edit_add_item (store, YD_ID_NONE, last, YD_ITEM_SECTION, title, &made, &error);
      g_assert_no_error (error);
      if (!backwards)
        last = made;
    }
}

/* In the merged plan the ten stand as two blocks of five, in the order in which each was written. */
static void
assert_blocks (const char *have, const char *head, const char *tail, gboolean backwards)
{
  const char *a = backwards ? "a5 a4 a3 a2 a1" : "a1 a2 a3 a4 a5";
  const char *b = backwards ? "b5 b4 b3 b2 b1" : "b1 b2 b3 b4 b5";
  g_autofree char *one = g_strdup_printf ("%s%s %s%s", head, a, b, tail);
  g_autofree char *other = g_strdup_printf ("%s%s %s%s", head, b, a, tail);
  if (!g_str_equal (have, one) && !g_str_equal (have, other))
    g_error ("%s", have);
}

static void
test_merge (FileFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *after, *head, *tail;
    gboolean backwards;
  } cases[] = { { "x", "x ", " y z", FALSE },
                { "z", "x y z ", "", FALSE },
                { "", "", " x y z", FALSE },
                { "y", "x y ", " z", TRUE } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (YdMergeReport) report = yd_merge_report_new ();
      file_fixture_make_plan (fixture, fixture->path, "x y z");
      g_autofree char *theirs = make_copy (fixture);
      YdStore *store = open_at (fixture, theirs);
      add_five (store, cases[i].after, "b", cases[i].backwards);
      close_store (store);
      store = open_at (fixture, fixture->path);
      add_five (store, cases[i].after, "a", cases[i].backwards);
      g_assert_true (yd_store_merge (store, theirs, YD_MERGE_ASK, report, &error));
      g_assert_no_error (error);
      g_autofree char *titles = file_fixture_dup_titles (store);
      if (!cases[i].backwards) /* each behind the same point: five places, which both found */
        assert_blocks (titles, cases[i].head, cases[i].tail, FALSE);
      else
        g_assert_true (g_str_has_prefix (titles, cases[i].head));
      close_store (store);
    }
}

/* Paragraphs at the end of one body, and a whole document read into one empty plan. */
static void
test_merge_many_rows (FileFixture *fixture, gconstpointer data)
{
  static const char *const letters[] = { "a", "b" };
  g_autoptr (GError) error = NULL;
  g_autoptr (YdMergeReport) report = yd_merge_report_new ();
  YdStore *store = yd_store_create (fixture->path, FALSE, &fixture->context, &error);
  g_assert_no_error (error);
  YdId notice = yd_record_get_id (YD_RECORD (yd_plan_get_notice (yd_store_get_plan (store))));
  g_assert_true (yd_edit_set_body (store, YD_OWNER_NOTICE, notice, "x", &error));
  close_store (store);
  g_autofree char *theirs = make_copy (fixture);
  const char *paths[] = { fixture->path, theirs };
  for (int i = 1; i >= 0; i--)
    {
      g_autoptr (YdRowList) rows = yd_row_list_new ();
      g_autofree char *body
        = g_strdup_printf ("x\n%s1\n%s2\n%s3", letters[i], letters[i], letters[i]);
      for (int k = 1; k <= 5; k++)
        {
          YdItemRow *row = yd_row_list_add (rows, YD_TABLE_ITEM);
          row->id = yd_id_new ();
          row->title = g_strdup_printf ("%s%d", letters[i], k);
          row->order_key = g_strdup_printf ("V00%d", k);
        }
      store = open_at (fixture, paths[i]);
      g_assert_true (yd_edit_import (store, rows, "稿", &error));
      g_assert_true (yd_edit_set_body (store, YD_OWNER_NOTICE, notice, body, &error));
      g_assert_no_error (error);
      if (i == 1)
        close_store (store);
    }
  g_assert_true (yd_store_merge (store, theirs, YD_MERGE_ASK, report, &error));
  g_assert_no_error (error);
  g_autofree char *titles = file_fixture_dup_titles (store);
  assert_blocks (titles, "", "", FALSE);
  YdRecordList *body = yd_notice_list_body (yd_plan_get_notice (yd_store_get_plan (store)));
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < yd_record_list_get_length (body); i++)
    g_string_append (text, yd_paragraph_get_text (yd_record_list_get (body, i)));
  if (!g_str_equal (text->str, "xa1a2a3b1b2b3") && !g_str_equal (text->str, "xb1b2b3a1a2a3"))
    g_error ("%s", text->str);
  close_store (store);
}

/* Somebody puts a section at any place; no key passes the limit, and all stand where they
 * were put. Without keying anew there would be no room for them. */
static void
test_limit (void)
{
  g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  const YdStoreContext context = { 0 };
  g_autoptr (YdStore) store = yd_store_new_in_memory (&context);
  YdPlan *plan = yd_store_get_plan (store);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  for (int i = 0; i < 400; i++)
    {
      YdRecordList *items = yd_plan_list_items (plan);
      guint length = yd_record_list_get_length (items);
      /* mostly into one gap, which halving fills up */
      guint at
        = i % 4 == 0 ? (guint)g_rand_int_range (random, 0, (int)length + 1) : MIN (length, 1);
      YdId after = at > 0 ? yd_record_get_id (yd_record_list_get (items, at - 1)) : YD_ID_NONE;
      char *title = g_strdup_printf ("%d", i);
      yd_edit_add_item (store, YD_ID_NONE, after, YD_ITEM_SECTION, title, NULL, &error);
      g_assert_no_error (error);
      g_ptr_array_insert (expected, (int)at, title);
    }
  YdRecordList *items = yd_plan_list_items (plan);
  g_assert_cmpuint (yd_record_list_get_length (items), ==, expected->len);
  for (guint i = 0; i < expected->len; i++)
    {
      YdItem *item = YD_ITEM (yd_record_list_get (items, i));
      g_assert_cmpstr (yd_item_get_title (item), ==, expected->pdata[i]);
      g_assert_cmpuint (strlen (yd_item_get_row (item)->order_key), <=, YD_ORDER_KEY_MAX_LENGTH);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/order/merge", FILE_FIXTURE_MEMORY, test_merge);
  ADD ("/store/order/merge-many-rows", FILE_FIXTURE_MEMORY, test_merge_many_rows);
  g_test_add_func ("/store/order/limit", test_limit);
  return g_test_run ();
}
