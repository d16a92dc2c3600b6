#include "yd-order-key.h"

#include <string.h>

static void
assert_between (const char *before, const char *key, const char *after)
{
  g_assert_nonnull (key);
  g_assert_cmpuint (strlen (key), <=, YD_ORDER_KEY_MAX_LENGTH);
  if (before != NULL)
    g_assert_cmpstr (before, <, key);
  if (after != NULL)
    g_assert_cmpstr (key, <, after);
  g_assert_cmpint (key[strlen (key) - 1], !=, '0');
}

static void
test_append (void)
{
  g_autofree char *last = NULL;
  for (int i = 0; i < 20000; i++)
    {
      g_autofree char *next = yd_order_key_between (last, NULL);
      assert_between (last, next, NULL);
      g_assert_cmpuint (strlen (next), <=, 4);
      g_free (last);
      last = g_steal_pointer (&next);
    }
}

static void
test_random_insertion (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < 3000; i++)
    {
      int at = g_rand_int_range (random, 0, (int)keys->len + 1);
      const char *before = at > 0 ? keys->pdata[at - 1] : NULL;
      const char *after = at < (int)keys->len ? keys->pdata[at] : NULL;
      char *key = yd_order_key_between (before, after);
      assert_between (before, key, after);
      g_ptr_array_insert (keys, at, key);
    }
}

/* Always in front of the same neighbour: the keys grow until there is no room, and that is said. */
static void
test_runs_out (void)
{
  g_autofree char *after = g_strdup ("V001");
  int made = 0;
  for (;;)
    {
      g_autofree char *key = yd_order_key_between (NULL, after);
      if (key == NULL)
        break;
      assert_between (NULL, key, after);
      g_free (after);
      after = g_steal_pointer (&key);
      g_assert_cmpint (++made, <, 1000);
    }
  g_assert_cmpint (made, >, 100);
  g_assert_null (yd_order_key_between ("V001", "V001"));
  g_assert_null (yd_order_key_between ("V002", "V001"));
}

static void
test_spread (void)
{
  static const struct
  {
    guint count;
    const char *before;
    const char *after;
  } cases[] = { { 0, NULL, NULL }, { 1, NULL, NULL }, { 100, NULL, NULL }, { 100, "V001", "V002" },
                { 1000, NULL, "V001" }, { 1000, "z", NULL } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) keys = yd_order_key_spread (cases[i].count, cases[i].before, cases[i].after);
      g_assert_cmpuint (g_strv_length (keys), ==, cases[i].count);
      for (guint k = 0; k < cases[i].count; k++)
        assert_between (k > 0 ? keys[k - 1] : cases[i].before, keys[k],
                        k + 1 < cases[i].count ? keys[k + 1] : cases[i].after);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/order-key/append", test_append);
  g_test_add_func ("/base/order-key/random", test_random_insertion);
  g_test_add_func ("/base/order-key/runs-out", test_runs_out);
  g_test_add_func ("/base/order-key/spread", test_spread);
  return g_test_run ();
}
