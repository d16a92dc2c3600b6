/* Searching a plan of 10,000 points, against a bare strstr() pass over the same texts in the same run:
 * words of Han, words of ASCII that may be written in several ways, and words that are not there. */

#include "bench-plan.h"

#include "yd-edit.h"
#include "yd-search.h"

#include <stdio.h>
#include <string.h>

#define POINTS 10000
#define ROUNDS 15

static gint64
now (void)
{
  return 1;
}

static GPtrArray *
collect_texts (YdPlan *plan)
{
  GPtrArray *texts = g_ptr_array_new ();
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    {
      YdRecordList *paragraphs = yd_item_list_paragraphs (item);
      g_ptr_array_add (texts, (gpointer)yd_item_get_title (item));
      for (guint i = 0; i < yd_record_list_get_length (paragraphs); i++)
        g_ptr_array_add (texts,
                         (gpointer)yd_paragraph_get_text (yd_record_list_get (paragraphs, i)));
    }
  return texts;
}

static double
pass_bare (GPtrArray *texts, const char *words)
{
  volatile guint found = 0;
  gint64 begun = g_get_monotonic_time ();
  for (guint i = 0; i < texts->len; i++)
    for (const char *at = texts->pdata[i]; (at = strstr (at, words)) != NULL; at++)
      found++;
  return (double)(g_get_monotonic_time () - begun) / 1e3;
}

static double
pass_search (YdPlan *plan, const char *words, guint *n)
{
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (YdQuery) query = yd_query_new (words, YD_SEARCH_ALL);
  g_autoptr (GPtrArray) hits = yd_plan_search (plan, query, 10000);
  *n = hits->len;
  return (double)(g_get_monotonic_time () - begun) / 1e3;
}

int
main (void)
{
  static const char *const words[] = { "推进", "90%", "a", "绝无此词" };
  g_autoptr (GError) error = NULL;
  YdStoreContext context = { .author = "bench", .host = "bench", .now = now };
  g_autoptr (YdStore) store = yd_store_new_in_memory (&context);
  g_autoptr (YdRowList) rows = bench_plan_make_rows (POINTS);
  if (!yd_edit_import (store, rows, "bench", &error))
    g_error ("%s", error->message);
  YdPlan *plan = yd_store_get_plan (store);
  g_autoptr (GPtrArray) texts = collect_texts (plan);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      double bare = G_MAXDOUBLE, search = G_MAXDOUBLE;
      guint n = 0;
      for (int round = 0; round < ROUNDS; round++)
        {
          bare = MIN (bare, pass_bare (texts, words[i]));
          search = MIN (search, pass_search (plan, words[i], &n));
        }
      printf ("search %s: %.1f x a bare strstr pass (%u hits, %.1f ms, hold 30; %.1f ms)\n",
              words[i], search / bare, n, search, bare);
    }
  return yd_store_close (store, NULL) ? 0 : 1;
}
