/* What 与第2项统筹 stands for is kept while points move, and goes with its words. */

#include "store-fixture.h"

#include "yd-item-copy.h"
#include "yd-reference.h"
#include "yd-version.h"

#define ADD(name, function) \
  g_test_add (name, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

/* All that the plan notes: words>title, in the order of the document. */
static char *
dup_notes (StoreFixture *fixture)
{
  GString *out = g_string_new (NULL);
  for (YdItem *item = yd_plan_get_first_item (fixture->plan); item != NULL;
       item = yd_item_get_next (item))
    {
      YdRecordList *paragraphs = yd_item_list_paragraphs (item);
      for (guint i = 0; i < yd_record_list_get_length (paragraphs); i++)
        {
          YdRecord *paragraph = yd_record_list_get (paragraphs, i);
          g_autoptr (GPtrArray) notes
            = yd_reference_notes_read (fixture->plan, yd_record_get_id (paragraph));
          for (guint k = 0; k < notes->len; k++)
            {
              const YdReferenceNote *note = notes->pdata[k];
              g_string_append_printf (out, "%s%s:%u %s>%s", out->len > 0 ? "|" : "",
                                      yd_item_get_number (item), note->index, note->words,
                                      note->title);
            }
        }
    }
  return g_string_free (out, FALSE);
}

static void
assert_notes (StoreFixture *fixture, const char *expected)
{
  g_autofree char *notes = dup_notes (fixture);
  g_assert_cmpstr (notes, ==, expected);
}

static void
write_body (StoreFixture *fixture, YdId item, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (yd_edit_set_body (fixture->store, YD_OWNER_ITEM, item, text, &error));
  g_assert_no_error (error);
}

static YdId
add_point (StoreFixture *fixture, YdId after, const char *title)
{
  YdId id = YD_ID_NONE;
  g_autoptr (GError) error = NULL;
  g_assert_true (yd_edit_add_item (fixture->store, fixture->sections[0], after, YD_ITEM_POINT,
                                   title, &id, &error));
  return id;
}

static void
test_moves (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  write_body (fixture, fixture->points[0], "与第2项统筹，与第9项衔接。");
  assert_notes (fixture, "");
  YdId third = add_point (fixture, fixture->points[0], "新事");
  assert_notes (fixture, "1.:0 第2项>第二件事");
  g_assert_true (yd_store_undo (fixture->store, &error));
  assert_notes (fixture, "");
  g_assert_true (yd_store_redo (fixture->store, &error));
  assert_notes (fixture, "1.:0 第2项>第二件事");
  g_assert_true (yd_edit_move_item (fixture->store, third, fixture->sections[1], 0, &error));
  assert_notes (fixture, "1.:0 第2项>第二件事"); /* stands, and is right again */
  g_assert_true (yd_edit_delete_items (fixture->store, &fixture->points[1], 1, &error));
  assert_notes (fixture, "1.:0 第2项>第二件事");
  g_assert_true (yd_edit_delete_items (fixture->store, &fixture->points[0], 1, &error));
  g_assert_cmpuint (yd_record_list_get_length (yd_plan_list_settings (fixture->plan)), ==, 0);
}

/* Who changes the number has said what is meant; other words beside it change nothing. */
static void
test_words (StoreFixture *fixture, gconstpointer data)
{
  write_body (fixture, fixture->points[0], "与第2项统筹。");
  add_point (fixture, fixture->points[0], "新事");
  write_body (fixture, fixture->points[0], "在上半年与第2项统筹。");
  assert_notes (fixture, "1.:0 第2项>第二件事");
  write_body (fixture, fixture->points[0], "按第1项、与第2项统筹。");
  assert_notes (fixture, "1.:1 第2项>第二件事");
  write_body (fixture, fixture->points[0], "按第1项、与第3项统筹。");
  assert_notes (fixture, "");
}

/* The same while it is typed. */
static void
test_typing (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  write_body (fixture, fixture->points[0], "与第2项统筹。");
  add_point (fixture, fixture->points[0], "新事");
  yd_store_begin_typing (fixture->store);
  write_body (fixture, fixture->points[0], "与第项统筹。");
  write_body (fixture, fixture->points[0], "与第2项统筹。");
  g_assert_true (yd_store_settle (fixture->store, &error));
  assert_notes (fixture, "");
  g_assert_true (yd_store_undo (fixture->store, &error));
  assert_notes (fixture, "1.:0 第2项>第二件事");
}

static void
test_split_and_join (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdId made;
  write_body (fixture, fixture->points[0], "按第1项推进。与第2项统筹。");
  YdItem *item = yd_plan_find_item (fixture->plan, fixture->points[0]);
  YdRecord *paragraph = yd_record_list_get (yd_item_list_paragraphs (item), 0);
  g_assert_true (yd_edit_split_item (fixture->store, fixture->points[0],
                                     yd_record_get_id (paragraph), 7, &made, &error));
  g_assert_no_error (error);
  assert_notes (fixture, "2.:0 第2项>第二件事");
  g_assert_true (yd_edit_join_item (fixture->store, made, &error));
  assert_notes (fixture, "1.:0 第2项>第二件事"); /* of its second paragraph */
}

static void
test_scheme (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdId id;
  g_assert_true (yd_edit_add_item (fixture->store, fixture->sections[1], 0, YD_ITEM_POINT,
                                   "第三件事", &id, &error));
  write_body (fixture, fixture->points[0], "与第3项统筹。");
  g_autofree char *restart = g_strdup_printf ("%d", YD_SCOPE_SECTION);
  g_assert_true (yd_edit_set_field (fixture->store, YD_TABLE_PLAN, yd_plan_get_id (fixture->plan),
                                    "point_scope", restart, &error));
  g_assert_no_error (error);
  assert_notes (fixture, "1.:0 第3项>第三件事");
}

static void
test_restore (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdId version;
  write_body (fixture, fixture->points[0], "与第2项统筹。");
  g_assert_true (yd_edit_add_version (fixture->store, NULL, "初稿", &version, &error));
  g_autoptr (GPtrArray) versions = yd_store_dup_versions (fixture->store, &error);
  g_autofree char *hash = g_strdup (((YdVersion *)versions->pdata[0])->hash);
  add_point (fixture, fixture->points[0], "新事");
  assert_notes (fixture, "1.:0 第2项>第二件事");
  g_assert_true (yd_edit_restore (fixture->store, hash, &error));
  assert_notes (fixture, "");
}

/* What is put elsewhere brings along what its numbers stood for: here an item that is there or came along,
 * in another plan one of that title, or none. */
static void
test_paste (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  write_body (fixture, fixture->points[0], "与第2项统筹。");
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_ptr_array_add (items, yd_plan_find_item (fixture->plan, fixture->points[0]));
  g_autoptr (YdRowList) alone = yd_items_dup_rows (items, FALSE);
  g_ptr_array_add (items, yd_plan_find_item (fixture->plan, fixture->points[1]));
  g_autoptr (YdRowList) both = yd_items_dup_rows (items, FALSE);

  g_assert_true (yd_edit_insert_items (fixture->store, fixture->points[1], alone, NULL, &error));
  assert_notes (fixture, "3.:0 第2项>第二件事");
  g_assert_true (yd_store_undo (fixture->store, &error));
  g_assert_cmpuint (yd_record_list_get_length (yd_plan_list_settings (fixture->plan)), ==, 0);
  g_assert_true (yd_edit_insert_items (fixture->store, fixture->points[1], both, &ids, &error));
  assert_notes (fixture, "3.:0 第2项>第二件事");
  YdItem *first = yd_plan_find_item (fixture->plan, g_array_index (ids, YdId, 0));
  YdRecord *paragraph = yd_record_list_get (yd_item_list_paragraphs (first), 0);
  g_autoptr (GPtrArray) notes
    = yd_reference_notes_read (fixture->plan, yd_record_get_id (paragraph));
  g_assert_cmpint (((YdReferenceNote *)notes->pdata[0])->item, ==, g_array_index (ids, YdId, 1));

  StoreFixture other = { NULL };
  store_fixture_set_up (&other, NULL);
  g_assert_true (yd_edit_delete_items (other.store, &other.points[1], 1, &error));
  g_assert_true (yd_edit_insert_items (other.store, other.points[0], alone, NULL, &error));
  assert_notes (&other, "2.:0 第2项>第二件事");
  store_fixture_tear_down (&other, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store-reference/moves", test_moves);
  ADD ("/store-reference/words", test_words);
  ADD ("/store-reference/typing", test_typing);
  ADD ("/store-reference/split-and-join", test_split_and_join);
  ADD ("/store-reference/scheme", test_scheme);
  ADD ("/store-reference/restore", test_restore);
  ADD ("/store-reference/paste", test_paste);
  return g_test_run ();
}
