/* What went and what came: [-…-] and {+…+}. */

#include "yd-redline.h"

#include <string.h>

static char *
dup_marked (const char *before, const char *after)
{
  static const char *const open[] = { "", "[-", "{+" }, *const close[] = { "", "-]", "+}" };
  g_autoptr (GArray) runs = yd_redline (before, after);
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < runs->len; i++)
    {
      const YdRedlineRun *run = &g_array_index (runs, YdRedlineRun, i);
      g_string_append_printf (out, "%s%.*s%s", open[run->kind], (int)run->bytes, run->text,
                              close[run->kind]);
    }
  return g_string_free (out, FALSE);
}

static void
test_table (void)
{
  static const struct
  {
    const char *before, *after, *marked;
  } cases[] = {
    { NULL, NULL, "" },
    { "", "新增", "{+新增+}" },
    { "删去", NULL, "[-删去-]" },
    { "年底前完成", "年底前完成", "年底前完成" },
    { "年底前完成", "6月底前完成", "[-年-]{+6月+}底前完成" },
    /* numbers are whole */
    { "达到12%以上", "达到15%以上", "达到[-12%-]{+15%+}以上" },
    { "达到98.5%", "达到98.6%", "达到[-98.5%-]{+98.6%+}" },
    { "共1,200家", "共1,300家", "共[-1,200-]{+1,300+}家" },
    { "覆盖5家。", "覆盖15家。", "覆盖[-5-]{+15+}家。" },
    { "用HIS系统", "用EMR系统", "用[-HIS-]{+EMR+}系统" },
    /* a chance likeness between changes is no likeness */
    { "推进改革的工作", "深化服务的体系", "[-推进改革的工作-]{+深化服务的体系+}" },
    { "甲乙丙丁戊己庚", "甲乙丁戊己辛庚", "甲乙[-丙-]丁戊己{+辛+}庚" },
    { "甲乙丙", "乙丙丁", "[-甲-]乙丙{+丁+}" },
    { "一段\n二段", "一段\n新段\n二段", "一段\n{+新段\n+}二段" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *marked = dup_marked (cases[i].before, cases[i].after);
      g_assert_cmpstr (marked, ==, cases[i].marked);
    }
}

/* Whatever the texts: the runs but the inserted are the one, but the deleted the other. */
static void
check_whole (const char *before, const char *after)
{
  g_autoptr (GArray) runs = yd_redline (before, after);
  g_autoptr (GString) old = g_string_new (NULL), new = g_string_new (NULL);
  for (guint i = 0; i < runs->len; i++)
    {
      const YdRedlineRun *run = &g_array_index (runs, YdRedlineRun, i);
      if (run->kind != YD_REDLINE_INSERTED)
        g_string_append_len (old, run->text, (gssize)run->bytes);
      if (run->kind != YD_REDLINE_DELETED)
        g_string_append_len (new, run->text, (gssize)run->bytes);
    }
  g_assert_cmpstr (old->str, ==, before);
  g_assert_cmpstr (new->str, ==, after);
}

static char *
dup_random (GRand *rand, int most)
{
  static const char *const pieces[]
    = { "一", "二", "三", "。", "1", "2", "0", ".", "%", "a", " ", "\n" };
  GString *text = g_string_new (NULL);
  for (int n = g_rand_int_range (rand, 0, most + 1); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9704);
  for (int round = 0; round < 3000; round++)
    {
      g_autofree char *before = dup_random (rand, round % 60);
      g_autofree char *after = dup_random (rand, round % 41);
      check_whole (before, after);
    }
}

/* Two texts with nothing in common, long ones: all went and all came. */
static void
test_written_anew (void)
{
  g_autoptr (GString) before = g_string_new (NULL), after = g_string_new (NULL);
  for (int i = 0; i < 20000; i++)
    {
      g_string_append_unichar (before, (gunichar)(0x4e00 + i % 5000));
      g_string_append_unichar (after, (gunichar)(0x7000 + i % 5000));
    }
  g_autoptr (GArray) runs = yd_redline (before->str, after->str);
  g_assert_cmpuint (runs->len, ==, 2);
  check_whole (before->str, after->str);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/redline/table", test_table);
  g_test_add_func ("/redline/random", test_random);
  g_test_add_func ("/redline/written-anew", test_written_anew);
  return g_test_run ();
}
