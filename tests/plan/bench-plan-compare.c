/* How long the comparison of two plans of 200 points takes, beside folding the same texts into shingles,
 * which it cannot do without, in the same run. Fails above 100 ms or 8 times the folding. */

#include "yd-plan-compare.h"
#include "yd-plan-fixture.h"
#include "yd-shingles.h"

#include <stdio.h>
#include <time.h>

#define N_POINTS 200
#define RUNS 5
#define MOST_SECONDS 0.1
#define MOST_RATIO 8.0

static double
now (void)
{
  struct timespec time;
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Points of some 200 characters that share half of their words, as a district's do. */
static YdPlan *
make_plan (int year, guint32 seed)
{
  static const char *const words[]
    = { "完善",     "推进", "加强",     "医联体", "家庭医生", "签约服务", "疾控",   "中医药",
        "老年健康", "托育", "绩效考核", "互认",   "急救",     "质控",     "信息化", "人才",
        "学科",     "监管", "护理",     "儿科",   "精神卫生", "示范",     "试点" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GString) text = g_string_new (NULL);
  g_string_append_printf (text, "plan %d 示例区%d年工作要点\n", year, year);
  for (guint i = 0; i < N_POINTS; i++)
    {
      g_string_append_printf (text, "point 推进第%u项%s\nbody ", i,
                              words[i % G_N_ELEMENTS (words)]);
      for (int k = 0; k < 70; k++)
        g_string_append (text, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      g_string_append (text, "。\n");
    }
  return yd_plan_fixture (text->str);
}

static double
fold (YdPlan *plan)
{
  double start = now ();
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    {
      g_autofree char *body = yd_item_dup_body (item);
      g_autoptr (YdShingles) shingles = yd_shingles_new (body);
    }
  return now () - start;
}

int
main (void)
{
  g_autoptr (YdPlan) plan = make_plan (2025, 1);
  g_autoptr (YdPlan) other = make_plan (2024, 2);
  double best = 1e9, baseline = 1e9;
  for (int run = 0; run < RUNS; run++)
    {
      baseline = MIN (baseline, fold (plan) + fold (other));
      double start = now ();
      g_autoptr (GPtrArray) rows = yd_plan_compare (plan, other);
      best = MIN (best, now () - start);
    }
  double ratio = best / baseline;
  printf ("two plans of %d points: %.1f ms, %.2f x folding their texts\n", N_POINTS, best * 1e3,
          ratio);
  return best <= MOST_SECONDS && ratio <= MOST_RATIO ? 0 : 1;
}
