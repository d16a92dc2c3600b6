/* How fast text becomes rows, as a ratio to validating it and splitting its lines, measured in the
 * same run; and whether twice the text takes twice the time. Fails below 5 MB/s. */

#include "yd-import.h"
#include "yd-text.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define MEGABYTES 4
#define RUNS 3
#define LEAST_SPEED 5.0 /* MB/s */
#define MOST_GROWTH 3.0 /* of the time for twice the text */

/* Processor time: what else the machine does says nothing about the program. */
static gint64
now (void)
{
  struct timespec time;
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (gint64)time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static char *
make_text (gsize size, gboolean flat)
{
  GString *text
    = g_string_new ("示例区2025年工作要点\n2025年，围绕全区中心工作，突出重点、补齐短板。\n");
  const char *end = flat ? "" : "\n";
  for (int i = 0; text->len < size; i++)
    {
      if (i % 20 == 0)
        g_string_append_printf (text, "第%d部分 夯实服务基础，提升服务能力%s", i / 20 + 1, end);
      g_string_append_printf (
        text,
        "%d.完善服务网络。推进服务设施标准化建设，新增服务点%d个，年底前居民满意度达到90%%以上；"
        "加强队伍建设，全年培训不少于300人次，每季度开展一次评价。"
        "（责任单位：区卫健委、区民政局；配合单位：区财政局）%s",
        i % 20 + 1, i % 9 + 1, end);
    }
  return g_string_free (text, FALSE);
}

static double
time_baseline (const char *text)
{
  gint64 start = now ();
  gboolean valid = g_utf8_validate (text, -1, NULL);
  g_auto (GStrv) lines = yd_text_split_lines (text);
  double seconds = (double)(now () - start) / G_USEC_PER_SEC;
  return valid && lines[0] != NULL ? seconds : 0;
}

static double
time_import (const char *text, guint *points)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  gint64 start = now ();
  g_autoptr (YdImportResult) result = yd_import_bytes (bytes, "bench.txt", 0, NULL, NULL);
  *points = result->n_points;
  return (double)(now () - start) / G_USEC_PER_SEC;
}

static gboolean
measure (const char *name, gboolean flat)
{
  g_autofree char *text = make_text (MEGABYTES * 1024 * 1024, flat);
  g_autofree char *half = make_text (MEGABYTES * 1024 * 1024 / 2, flat);
  double size = (double)strlen (text) / (1024 * 1024), best = 1e9, best_half = 1e9, baseline = 1e9;
  guint points = 0;
  for (int i = 0; i < RUNS; i++)
    {
      baseline = MIN (baseline, time_baseline (text));
      best_half = MIN (best_half, time_import (half, &points));
      best = MIN (best, time_import (text, &points));
    }
  double speed = size / best, growth = best / best_half;
  gboolean good = speed >= LEAST_SPEED && growth <= MOST_GROWTH;
  printf ("%s: %.1f MB/s, %u points, %.1f x validating and splitting lines, %.2f x the time of "
          "half: %s\n",
          name, speed, points, best / baseline, growth, good ? "ok" : "TOO SLOW");
  return good;
}

int
main (void)
{
  gboolean lines = measure ("import of lines", FALSE);
  gboolean flat = measure ("import of one line", TRUE);
  return lines && flat ? 0 : 1;
}
