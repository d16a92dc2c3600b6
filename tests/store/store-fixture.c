#include "store-fixture.h"

static gint64
tick (void)
{
  static gint64 time = 1735689600000000; /* 2025-01-01 */
  return time += 1000000;
}

YdStoreContext
store_fixture_context (void)
{
  return (YdStoreContext){ .author = "起草人", .host = "test", .now = tick };
}

void
store_fixture_set_up (StoreFixture *fixture, gconstpointer data)
{
  YdStoreContext context = store_fixture_context ();
  g_autoptr (GError) error = NULL;
  fixture->store = yd_store_new_in_memory (&context);
  fixture->plan = yd_store_get_plan (fixture->store);
  yd_edit_add_item (fixture->store, 0, 0, YD_ITEM_SECTION, "甲板块", &fixture->sections[0], &error);
  g_assert_no_error (error);
  yd_edit_add_item (fixture->store, 0, fixture->sections[0], YD_ITEM_SECTION, "乙板块",
                    &fixture->sections[1], &error);
  g_assert_no_error (error);
  yd_edit_add_item (fixture->store, fixture->sections[0], 0, YD_ITEM_POINT, "第一件事",
                    &fixture->points[0], &error);
  g_assert_no_error (error);
  yd_edit_add_item (fixture->store, fixture->sections[0], fixture->points[0], YD_ITEM_POINT,
                    "第二件事", &fixture->points[1], &error);
  g_assert_no_error (error);
}

void
store_fixture_tear_down (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (yd_store_close (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (fixture->store);
}

char *
store_fixture_dump (YdPlan *plan)
{
  GString *out = g_string_new (NULL);
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    {
      g_autofree char *body = yd_item_dup_body (item);
      g_autofree char *lead = yd_item_dup_units_text (item, YD_ROLE_LEAD, "+");
      g_autofree char *support = yd_item_dup_units_text (item, YD_ROLE_SUPPORT, "+");
      g_strdelimit (body, "\n", '|');
      g_string_append_printf (out, "%*s%s%s", (int)yd_item_get_depth (item) * 2, "",
                              yd_item_get_number (item), yd_item_get_title (item));
      if (*lead != '\0' || *support != '\0')
        g_string_append_printf (out, " [%s/%s]", lead, support);
      if (*body != '\0')
        g_string_append_printf (out, " {%s}", body);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

void
store_fixture_assert_plan (StoreFixture *fixture, const char *expected)
{
  g_autofree char *dump = store_fixture_dump (fixture->plan);
  g_assert_cmpstr (dump, ==, expected);
}

void
store_fixture_assert_undoes (StoreFixture *fixture, const char *before, const char *after)
{
  g_autoptr (GError) error = NULL;
  store_fixture_assert_plan (fixture, after);
  g_assert_true (yd_store_undo (fixture->store, &error));
  store_fixture_assert_plan (fixture, before);
  g_assert_true (yd_store_redo (fixture->store, &error));
  store_fixture_assert_plan (fixture, after);
  g_assert_no_error (error);
}
