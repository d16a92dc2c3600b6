/* Titles, broken by their meaning. */

#include "yd-title-break.h"

#include <string.h>

static const struct
{
  const char *title; /* with | where a line is expected to end */
} cases[] = {
  { "2025年示例区卫生健康工作要点" },
  { "示例区卫生健康委员会关于印发|《2025年示例区卫生健康工作要点》的通知" },
  { "关于印发|《示例区2025年卫生健康工作要点》的通知" },
  { "示例区医疗卫生服务体系高质量发展|三年行动计划（2023—2025年）" },
  { "示例区人民政府办公室关于转发区卫生健康委|《示例区推进社区卫生服务机构|能级提升行动方案》的通知" },
  { "关于印发《2025年海州市示例区|医政医管监督管理工作要点》的通知" },
  { "关于印发《2025年海州市示例区|医政管理工作要点》的通知" }, /* rather than 的通知 alone */
  { "关于成立示例区卫生健康委员会|信息化建设工作领导小组的通知" },
  { "关于做好2025年度卫生健康|统计年报工作的通知" },
  { "国务院关于支持自由贸易试验区|深化改革创新若干措施的通知" },
  { "国务院办公厅关于印发国家组织|药品集中采购和使用试点方案的通知" },
  { "国务院办公厅关于开展|城镇小区配套幼儿园治理工作的通知" },
};

static char *
join_lines (const char *title, GArray *lines)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      const YdTitleLine *line = &g_array_index (lines, YdTitleLine, i);
      g_string_append_len (out, title + line->start, line->end - line->start);
      if (i + 1 < lines->len)
        g_string_append_c (out, '|');
    }
  return g_string_free (out, FALSE);
}

static void
test_breaks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) pieces = g_strsplit (cases[i].title, "|", -1);
      g_autofree char *title = g_strjoinv ("", pieces);
      g_autoptr (GArray) lines = yd_title_break (title, 20.1f, 0.5f);
      g_autofree char *joined = join_lines (title, lines);
      g_assert_cmpstr (joined, ==, cases[i].title);
      g_assert_true (yd_title_shape_is_fair ((YdTitleLine *)(void *)lines->data, lines->len));
    }
}

static void
test_author_decides (void)
{
  const char *title = "示例区卫生健康委员会\n关于印发要点的通知";
  g_autoptr (GArray) lines = yd_title_break (title, 20.1f, 0.5f);
  g_autofree char *joined = join_lines (title, lines);
  g_assert_cmpstr (joined, ==, "示例区卫生健康委员会|关于印发要点的通知");
}

static void
test_shapes (void)
{
  static const struct
  {
    float widths[4];
    guint n;
    gboolean fair;
  } shapes[] = {
    { { 10 }, 1, TRUE },
    { { 10, 10 }, 2, TRUE },
    { { 12, 16, 18 }, 3, TRUE },
    { { 18, 16, 12 }, 3, TRUE },
    { { 14, 18, 14 }, 3, TRUE },
    { { 18, 14, 18 }, 3, FALSE }, /* an hourglass */
    { { 16, 16, 16 }, 3, FALSE }, /* a rectangle */
    { { 14, 18, 16, 18 }, 4, FALSE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      YdTitleLine lines[4] = { 0 };
      for (guint l = 0; l < shapes[i].n; l++)
        lines[l].width = shapes[i].widths[l];
      g_assert_cmpint (yd_title_shape_is_fair (lines, shapes[i].n), ==, shapes[i].fair);
    }
}

static void
test_bounds (void)
{
  static const guint lengths[] = { 0, 1, 19, 20, 21, 40, 80, 81, 200, 5000 };
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (GString) title = g_string_new (NULL);
      g_autoptr (GArray) lines = NULL;
      guint at = 0;
      for (guint c = 0; c < lengths[i]; c++)
        g_string_append_unichar (title, 0x4e00 + (c * 37) % 5000);
      lines = yd_title_break (title->str, 20.1f, 0.5f);
      for (guint l = 0; l < lines->len; l++)
        {
          const YdTitleLine *line = &g_array_index (lines, YdTitleLine, l);
          g_assert_cmpuint (line->start, ==, at);
          g_assert_cmpuint (line->end, >, line->start);
          g_assert_cmpfloat (line->width, <=, 20.1f);
          at = line->end;
        }
      g_assert_cmpuint (at, ==, title->len);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notice/title-break/breaks", test_breaks);
  g_test_add_func ("/notice/title-break/author-decides", test_author_decides);
  g_test_add_func ("/notice/title-break/shapes", test_shapes);
  g_test_add_func ("/notice/title-break/bounds", test_bounds);
  return g_test_run ();
}
