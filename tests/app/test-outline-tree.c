#include "yd-edit.h"

#include <gtk/gtk.h>

/* The outline's tree of rows against the plan itself, after every edit of a long random series. */

static GListModel *
children_cb (gpointer item, gpointer data)
{
  GListModel *children = yd_item_get_child_model (item);
  return children != NULL ? g_object_ref (children) : NULL;
}

static gint64
now_cb (void)
{
  return 1;
}

static void
assert_same (GListModel *tree, YdPlan *plan)
{
  guint position = 0;
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (tree, position++);
      g_assert_nonnull (row);
      g_autoptr (GObject) shown = gtk_tree_list_row_get_item (row);
      g_assert_true ((gpointer)shown == (gpointer)item);
    }
  g_assert_cmpuint (g_list_model_get_n_items (tree), ==, position);
}

static YdId
any_item (YdPlan *plan)
{
  guint n = 0;
  YdId id = YD_ID_NONE;
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    if (g_test_rand_int_range (0, (int)++n) == 0)
      id = yd_record_get_id (YD_RECORD (item));
  return id;
}

static void
edit (YdStore *store)
{
  YdPlan *plan = yd_store_get_plan (store);
  YdId ids[3] = { any_item (plan), any_item (plan), any_item (plan) };
  guint n = ids[0] != ids[1] && ids[1] != ids[2] && ids[0] != ids[2] ? 3 : 1;
  YdId item = ids[0];
  YdItem *at = yd_plan_find_item (plan, item);
  switch (g_test_rand_int_range (0, 9))
    {
    case 0:
      yd_edit_add_item (store, YD_ID_NONE, YD_ID_NONE, YD_ITEM_SECTION, "板块", NULL, NULL);
      break;
    case 1:
      if (at != NULL)
        yd_edit_add_item (store, item, YD_ID_NONE,
                          yd_item_get_kind (at) == YD_ITEM_POINT ? YD_ITEM_TASK : YD_ITEM_POINT,
                          "事项", NULL, NULL);
      break;
    case 2:
      if (at != NULL && yd_plan_count_items (plan, YD_ITEM_POINT) > 12)
        yd_edit_delete_items (store, ids, n, NULL);
      break;
    case 3:
      if (at != NULL)
        yd_edit_shift_items (store, ids, n, g_test_rand_bit () ? 1 : -1, NULL);
      break;
    case 4:
      if (at != NULL)
        yd_edit_promote_items (store, ids, n, NULL);
      break;
    case 5:
      if (at != NULL)
        yd_edit_demote_items (store, ids, n, NULL);
      break;
    case 6:
      if (at != NULL)
        yd_edit_move_items (store, &ids[1], 2, item, YD_ID_NONE, NULL);
      break;
    case 7:
      if (yd_store_can_undo (store))
        yd_store_undo (store, NULL);
      break;
    default:
      if (yd_store_can_redo (store))
        yd_store_redo (store, NULL);
      break;
    }
}

static void
test_follows (void)
{
  YdStoreContext context = { .author = "a", .host = "h", .now = now_cb };
  g_autoptr (YdStore) store = yd_store_new_in_memory (&context);
  YdPlan *plan = yd_store_get_plan (store);
  g_autoptr (GtkTreeListModel) tree = gtk_tree_list_model_new (
    g_object_ref (G_LIST_MODEL (yd_plan_list_items (plan))), FALSE, TRUE, children_cb, NULL, NULL);
  for (int i = 0; i < 1500; i++)
    {
      edit (store);
      assert_same (G_LIST_MODEL (tree), plan);
    }
  g_assert_cmpuint (yd_plan_count_items (plan, YD_ITEM_POINT), >, 0);
  g_assert_true (yd_store_close (store, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outline-tree/follows", test_follows);
  return g_test_run ();
}
