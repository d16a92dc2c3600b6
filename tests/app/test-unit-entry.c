#include "yd-edit.h"
#include "yd-ui-unit-entry.h"

static gint64
now_cb (void)
{
  return G_GINT64_CONSTANT (1740000000000000);
}

static void
test_rate (void)
{
  g_autoptr (GError) error = NULL;
  YdStoreContext context = { .author = "甲", .host = "test", .now = now_cb };
  g_autoptr (YdStore) store = yd_store_new_in_memory (&context);
  YdId id;
  g_assert_true (yd_edit_add_unit (store, "示例区疾病预防控制中心", YD_UNIT_MEDICAL, &id, &error));
  g_assert_true (yd_edit_set_field (store, YD_TABLE_UNIT, id, "short_name", "区疾控中心", &error));
  g_assert_true (yd_edit_add_unit_alias (store, id, "CDC", &error));
  g_assert_no_error (error);
  YdUnit *unit = yd_plan_find_unit (yd_store_get_plan (store), id);

  static const struct
  {
    const char *typed;
    guint rate;
  } cases[] = {
    { "示例区疾病预防控制中心", 5 },
    { "区疾控中心", 5 },
    { "CDC", 5 },
    { "示例区", 4 },
    { "区疾", 4 },
    { "qjk", 3 },
    { "QJK", 3 },
    { "slqjb", 3 },
    { "cd", 3 },
    { "预防", 2 },
    { "kzzx", 1 },
    { "shili", 3 },
    { "qujikong", 3 },
    { "yufang", 1 },
    { "guihua", 0 },
    { "医政", 0 },
    { "xyz", 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].typed);
      g_assert_cmpuint (yd_ui_unit_entry_rate (unit, cases[i].typed), ==, cases[i].rate);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unit-entry/rate", test_rate);
  return g_test_run ();
}
