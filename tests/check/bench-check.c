/* How long 10,000 points take to be checked, and the longest of the steps between two frames, as ratios
 * to decoding the same texts in the same run. Fails where the whole costs more than so many times that, or where a step is
 * more than a tenth of the whole. */

#include "yd-check.h"
#include "yd-plan-fixture.h"

#include <stdio.h>
#include <time.h>

#define N_POINTS 10000
#define STEP 24
#define RUNS 3
#define MOST_RATIO 120.0
#define MOST_STEP 0.1

static double
now (void)
{
  struct timespec time;
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static YdPlan *
make_plan (void)
{
  g_autoptr (GString) text = g_string_new ("plan 2025 示例区2025年工作要点\nset assigning 1\nunit 区卫健委\n");
  for (guint i = 0; i < N_POINTS; i++)
    {
      if (i % 100 == 0)
        g_string_append_printf (text, "section 板块%u\n", i / 100);
      g_string_append_printf (text, "point 推进第%u项重点工作\nlead 区卫健委\n"
                                    "body 围绕“十四五”规划目标，完善第%u类服务体系（含社区），达到90%%以上,"
                                    "由区卫健委牵头，年底前完成%u个建设任务，持续提升群众获得感、幸福感、安全感。\n",
                              i, i * 7919 % 10007, i);
    }
  return yd_plan_fixture (text->str);
}

static double
decode (YdPlan *plan)
{
  double start = now ();
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    {
      g_autofree char *body = yd_item_dup_body (item);
      g_autofree gunichar *chars = g_utf8_to_ucs4_fast (body, -1, NULL);
    }
  return now () - start;
}

int
main (void)
{
  g_autoptr (YdPlan) plan = make_plan ();
  double whole = 1e9, longest = 1e9, baseline = 1e9;
  for (int i = 0; i < RUNS; i++)
    {
      baseline = MIN (baseline, decode (plan));
      double start = now (), worst = 0, before = start;
      YdCheckRun *run = yd_check_run_new (plan, YD_CHECK_DEFAULT);
      gboolean more = TRUE;
      while (more)
        {
          more = yd_check_run_step (run, STEP);
          double after = now ();
          worst = MAX (worst, after - before);
          before = after;
        }
      g_autoptr (GPtrArray) findings = yd_check_run_finish (run);
      whole = MIN (whole, now () - start);
      longest = MIN (longest, worst);
    }
  printf ("%d points: %.0f ms, %.1f x decoding them; the longest step of %d items %.2f ms, %.3f of the whole\n",
          N_POINTS, whole * 1e3, whole / baseline, STEP, longest * 1e3, longest / whole);
  return whole / baseline <= MOST_RATIO && longest / whole <= MOST_STEP ? 0 : 1;
}
