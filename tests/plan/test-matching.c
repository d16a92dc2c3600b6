#include "yd-matching.h"

typedef struct
{
  const char *name;
  guint n_a, n_b;
  struct
  {
    guint a, b;
    double worth;
  } pairs[8];
  const char *kept;
} Case;

static char *
describe (GArray *matches)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < matches->len; i++)
    {
      const YdMatch *match = &g_array_index (matches, YdMatch, i);
      g_string_append_printf (text, "%s%u-%u", i > 0 ? " " : "", match->a, match->b);
    }
  return g_string_free (text, FALSE);
}

static void
test_cases (void)
{
  static const Case cases[] = {
    { "nothing", 0, 0, { { 0 } }, "" },
    { "one", 1, 1, { { 0, 0, 1 } }, "0-0" },
    { "the better of two", 1, 2, { { 0, 0, 1 }, { 0, 1, 2 } }, "0-1" },
    { "from the other side", 2, 1, { { 0, 0, 1 }, { 1, 0, 2 } }, "1-0" },
    { "the best first would leave the second alone",
      2,
      2,
      { { 0, 0, .80 }, { 0, 1, .78 }, { 1, 0, .76 } },
      "0-1 1-0" },
    { "two weak ones do not outweigh a strong one",
      2,
      2,
      { { 0, 0, .28 }, { 0, 1, .03 }, { 1, 0, .03 } },
      "0-0" },
    { "a chain",
      3,
      3,
      { { 0, 0, 5 }, { 0, 1, 4 }, { 1, 1, 5 }, { 1, 2, 4 }, { 2, 2, 1 }, { 2, 0, 4 } },
      "0-1 1-2 2-0" },
    { "groups apart", 3, 3, { { 2, 2, 1 }, { 0, 1, 1 } }, "2-2 0-1" },
    { "more here than there",
      3,
      2,
      { { 0, 0, 3 }, { 1, 0, 4 }, { 2, 0, 5 }, { 2, 1, 4 } },
      "1-0 2-1" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (YdMatch));
      for (guint k = 0; k < G_N_ELEMENTS (cases[i].pairs) && cases[i].pairs[k].worth > 0; k++)
        {
          YdMatch match = { cases[i].pairs[k].a, cases[i].pairs[k].b, cases[i].pairs[k].worth };
          g_array_append_val (matches, match);
        }
      yd_matching_keep_best (matches, cases[i].n_a, cases[i].n_b);
      g_autofree char *kept = describe (matches);
      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (kept, ==, cases[i].kept);
    }
}

#define SIDE 6

/* All ways to pair the rest, tried one after the other. */
static double
try_all (double worth[SIDE][SIDE], guint a, guint taken)
{
  if (a == SIDE)
    return 0;
  double best = try_all (worth, a + 1, taken);
  for (guint b = 0; b < SIDE; b++)
    if (worth[a][b] > 0 && !(taken & 1u << b))
      best = MAX (best, worth[a][b] + try_all (worth, a + 1, taken | 1u << b));
  return best;
}

static void
test_by_trying (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  for (int round = 0; round < 300; round++)
    {
      double worth[SIDE][SIDE] = { 0 }, sum = 0;
      guint seen_a = 0, seen_b = 0;
      g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (YdMatch));
      for (guint a = 0; a < SIDE; a++)
        for (guint b = 0; b < SIDE; b++)
          if (g_rand_int_range (rand, 0, 3) > 0)
            {
              YdMatch match = { a, b, worth[a][b] = g_rand_int_range (rand, 1, 100) };
              g_array_append_val (matches, match);
            }
      yd_matching_keep_best (matches, SIDE, SIDE);
      for (guint i = 0; i < matches->len; i++)
        {
          const YdMatch *match = &g_array_index (matches, YdMatch, i);
          sum += match->worth;
          g_assert_false (seen_a & 1u << match->a);
          g_assert_false (seen_b & 1u << match->b);
          seen_a |= 1u << match->a;
          seen_b |= 1u << match->b;
        }
      g_assert_cmpfloat_with_epsilon (sum, try_all (worth, 0, 0), 1e-6);
    }
}

/* So many that the best goes first: still each once. */
static void
test_many (void)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (YdMatch));
  const guint n = 900;
  for (guint a = 0; a < n; a++)
    for (guint b = 0; b < n; b++)
      {
        YdMatch match = { a, b, a == b ? 2 : 1 };
        g_array_append_val (matches, match);
      }
  yd_matching_keep_best (matches, n, n);
  g_assert_cmpuint (matches->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (g_array_index (matches, YdMatch, i).b, ==,
                      g_array_index (matches, YdMatch, i).a);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/matching/cases", test_cases);
  g_test_add_func ("/plan/matching/by-trying", test_by_trying);
  g_test_add_func ("/plan/matching/many", test_many);
  return g_test_run ();
}
