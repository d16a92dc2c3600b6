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
  } cases[] = { { 0, NULL, NULL },       { 1, NULL, NULL },      { 100, NULL, NULL },
                { 100, "V001", "V002" }, { 1000, NULL, "V001" }, { 1000, "z", NULL } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) keys = yd_order_key_spread (cases[i].count, cases[i].before, cases[i].after);
      g_assert_cmpuint (g_strv_length (keys), ==, cases[i].count);
      for (guint k = 0; k < cases[i].count; k++)
        assert_between (k > 0 ? keys[k - 1] : cases[i].before, keys[k],
                        k + 1 < cases[i].count ? keys[k + 1] : cases[i].after);
    }
}

static void
test_run (void)
{
  static const struct
  {
    guint count;
    const char *before;
    const char *after;
    const char *first; /* NULL: no room */
    const char *last;
  } cases[] = {
    { 0, NULL, NULL, "", "" },
    { 1, NULL, NULL, "V001Abcd001", "V001Abcd001" },
    { 100, NULL, NULL, "V001Abcd001", "V001Abcd01d" },
    { 2, "V001", NULL, "V002Abcd001", "V002Abcd002" },
    { 2, "V001", "V002", "V001VAbcd001", "V001VAbcd002" },
    { 2, NULL, "V001", "FAbcd001", "FAbcd002" },
    { 2, "V001Wxyz005", NULL, "V002Abcd001", "V002Abcd002" }, /* behind another's run */
    { 2, "V001Abcd005", NULL, "V001Abcd006", "V001Abcd007" }, /* behind one's own */
    { 2, "V001Abcd005", "V002", "V001Abcd006", "V001Abcd007" },
    { 1, "V001Abcd00z", NULL, "V001Abcd011", "V001Abcd011" },
    { 1, "V001Abcd005V", NULL, "V001Abcd006", "V001Abcd006" },
    { 1, "V001Abcd001", "V001Abcd002", "V001Abcd001V", "V001Abcd001V" }, /* within one's own */
    { 1, "V001Abcdzzz", NULL, "V002Abcd001", "V002Abcd001" },            /* a run that is full */
    { 1, "zzzz", NULL, "zzzzVAbcd001", "zzzzVAbcd001" },
    { 300000, "V001", NULL, NULL, NULL },
    { 1, "V001", "V001", NULL, NULL },
    { 1, "V002", "V001", NULL, NULL },
    { 1, "0000000000000000000000000000000000V", "0000000000000000000000000000000000W", NULL, NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) keys
        = yd_order_key_run (cases[i].count, cases[i].before, cases[i].after, "Abcd");
      g_test_message ("case %u", i);
      if (cases[i].first == NULL)
        {
          g_assert_null (keys);
          continue;
        }
      g_assert_cmpuint (g_strv_length (keys), ==, cases[i].count);
      for (guint k = 0; k < cases[i].count; k++)
        assert_between (k > 0 ? keys[k - 1] : cases[i].before, keys[k],
                        k + 1 < cases[i].count ? keys[k + 1] : cases[i].after);
      if (cases[i].count > 0)
        {
          g_assert_cmpstr (keys[0], ==, cases[i].first);
          g_assert_cmpstr (keys[cases[i].count - 1], ==, cases[i].last);
        }
    }
}

/* Rows of several people, each put in behind any row, one or some at a time: the keys rise, and where
 * there is no room that is said. */
static void
test_runs_at_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  guint refused = 0;
  g_autofree char *infixes[4] = { NULL };
  for (guint i = 0; i < G_N_ELEMENTS (infixes); i++)
    infixes[i] = yd_order_key_new_infix ();
  for (int i = 0; i < 3000; i++)
    {
      int at = g_rand_int_range (random, 0, (int)keys->len + 1);
      guint count = (guint)g_rand_int_range (random, 1, 4);
      const char *before = at > 0 ? keys->pdata[at - 1] : NULL;
      const char *after = at < (int)keys->len ? keys->pdata[at] : NULL;
      g_autofree char **run = yd_order_key_run (count, before, after, infixes[i % 4]);
      refused += run == NULL;
      for (guint k = 0; run != NULL && k < count; k++)
        {
          assert_between (k > 0 ? run[k - 1] : before, run[k], k + 1 < count ? run[k + 1] : after);
          g_ptr_array_insert (keys, at + (int)k, run[k]);
        }
    }
  g_assert_cmpuint (keys->len, >, 4000);
  g_assert_cmpuint (refused, <, 600);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/order-key/append", test_append);
  g_test_add_func ("/base/order-key/random", test_random_insertion);
  g_test_add_func ("/base/order-key/runs-out", test_runs_out);
  g_test_add_func ("/base/order-key/spread", test_spread);
  g_test_add_func ("/base/order-key/run", test_run);
  g_test_add_func ("/base/order-key/runs-at-random", test_runs_at_random);
  return g_test_run ();
}
