/* Five hundred plans from a seeded generator, in all forms: no line starts or ends as it may not, full
 * lines are flush, numbers, dates and document numbers are whole. Some of them are measured in the PDF,
 * by tools that know nothing of the composer; YD_MEASURE=500 measures every page of all. */

#include "notice-case.h"
#include "pdf-probe.h"
#include "random-plan.h"
#include "yd-conformity.h"
#include "yd-kit.h"

#include <string.h>

#define N_PLANS 500
#define N_MEASURED 25

static const char *const no_start[]
  = { "，", "。", "、", "；", "：", "？", "！", "”", "’",  "）", "》",
      "〉", "〕", "】", "…",  "％", "%",  "‰",  "℃", "～", "·" };
static const char *const no_end[] = { "“", "‘", "（", "《", "〈", "〔", "【" };

static YdComposer
  *composers[2]; /* with the faces that are found, and with those that a person chose */

static gboolean
starts_badly (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (no_start); i++)
    if (g_str_has_prefix (text, no_start[i]))
      return TRUE;
  return FALSE;
}

static gboolean
ends_badly (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (no_end); i++)
    if (g_str_has_suffix (text, no_end[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_digit_at (const char *p)
{
  return g_ascii_isdigit (*p);
}

static void
check_line (const YdPage *page, const YdPlaced *placed)
{
  const YdLayout *layout = placed->layout;
  const YdLine *line = &layout->lines[placed->line];
  g_autofree char *text = yd_placed_dup_text (placed);
  gboolean last = placed->line + 1 == layout->n_lines;

  if (placed->line > 0)
    g_assert_false (starts_badly (text));
  if (!last)
    {
      const char *end = layout->text + line->end;
      g_assert_false (ends_badly (text));
      g_assert_false (is_digit_at (end - 1) && is_digit_at (end));
      g_assert_false (g_str_has_suffix (text, "—") && g_str_has_prefix (end, "—")
                      && !g_str_has_suffix (text, "——"));
      if (line->fit != YD_FIT_RAGGED
          && placed->part < YD_PART_SEND_TO) /* the imprint has a cell free */
        g_assert_cmpfloat_with_epsilon (placed->x - page->left + line->right, 156, 0.1);
    }
  g_assert_cmpfloat (placed->x - page->left + line->right, <=, 156.1);
  if (placed->part != YD_PART_PAGE_NUMBER)
    {
      g_assert_cmpfloat (placed->y, >=, 36.9);
      g_assert_cmpfloat (placed->y + placed->height, <=, 262.1);
    }
}

static void
check_pages (YdPages *pages)
{
  guint n = yd_pages_get_n (pages);
  for (guint p = 0; p < n; p++)
    {
      const YdPage *page = yd_pages_get (pages, p);
      const YdPlaced *last_text = NULL;
      gboolean text = FALSE, sign = FALSE;
      for (guint i = 0; i < page->items->len; i++)
        {
          const YdPlaced *placed = &g_array_index (page->items, YdPlaced, i);
          if (placed->kind != YD_PLACED_TEXT || placed->part == YD_PART_HEAD || placed->rotated
              || (placed->part >= YD_PART_CELL_HEAD && placed->part <= YD_PART_CELL))
            continue;
          check_line (page, placed);
          if (placed->part >= YD_PART_LEVEL_1 && placed->part <= YD_PART_TEXT)
            last_text = placed;
          text = text || placed->part == YD_PART_BODY || placed->part == YD_PART_ATTACHMENT;
          sign = sign || placed->part == YD_PART_DATE;
        }
      if (sign)
        g_assert_true (text); /* no page with the signature alone */
      if (last_text != NULL && p + 1 < n && yd_pages_get (pages, p + 1)->items->len > 3)
        g_assert_false (yd_content_get (yd_pages_get_content (pages), last_text->block)->heading
                        && last_text->part != YD_PART_LEVEL_3);
    }
}

/* The program's own report. Words may be wrong in a random plan, and so long that lines are loose. */
static void
check_report (YdPages *pages, guint32 seed)
{
  g_autoptr (GPtrArray) measures = yd_pages_measure (pages);
  for (guint i = 0; i < measures->len; i++)
    {
      const YdMeasure *m = measures->pdata[i];
      if (!m->conforms && m->column == NULL && !g_str_equal (m->rule, "R-JUST"))
        g_test_fail_printf ("seed %u, %s, page %u: %s: %s instead of %s", seed, m->rule, m->page,
                            m->name, m->value, m->limit);
    }
}

static YdPages *
compose (const RandomPlan *plan)
{
  g_autoptr (NoticeCase) c = notice_case_parse (plan->text);
  g_autoptr (GError) error = NULL;
  YdComposer **composer = &composers[plan->families != NULL];
  YdComposerOptions options = { .families = plan->families };
  YdPages *pages;

  if (*composer == NULL)
    *composer = yd_composer_new (&options, &error);
  g_assert_no_error (error);
  pages = yd_composer_compose (*composer, c->plan, &c->options, &error);
  g_assert_no_error (error);
  return pages;
}

static void
test_pages (void)
{
  for (guint32 seed = 1; seed <= N_PLANS; seed++)
    {
      g_autoptr (RandomPlan) plan = random_plan_new (seed);
      g_autoptr (YdPages) pages = compose (plan);
      g_test_message ("seed %u", seed);
      check_pages (pages);
      check_report (pages, seed);
    }
}

/* The PDF, measured by tools that are not ours. With YD_MEASURE=N the first N plans, every page of them. */
static void
test_pdf (void)
{
  const char *all = g_getenv ("YD_MEASURE");
  guint n = all != NULL ? (guint)CLAMP (atoi (all), 1, N_PLANS) : N_MEASURED;
  g_autoptr (GError) error = NULL;
  char *folder = yd_kit_folder_new ();
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "notice", "measure-pdf.py", NULL);
  g_autoptr (GPtrArray) command = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (command, g_strdup ("python3"));
  g_ptr_array_add (command, g_strdup (script));
  g_ptr_array_add (command, g_strdup ("--pages"));
  g_ptr_array_add (command, g_strdup (all != NULL ? "0" : "3"));
  for (guint32 i = 1; i <= n; i++)
    {
      g_autoptr (RandomPlan) plan = random_plan_new (all != NULL ? i : i * (N_PLANS / N_MEASURED));
      g_autoptr (YdPages) pages = compose (plan);
      g_autofree char *base = g_strdup_printf ("%s/%03u", folder, i);
      g_autofree char *pdf = g_strconcat (base, ".pdf", NULL),
                      *facts = g_strconcat (base, ".meta", NULL);
      g_assert_true (yd_pages_write_pdf (pages, pdf, NULL, NULL, &error));
      g_assert_true (g_file_set_contents (facts, plan->facts, -1, &error));
      g_ptr_array_add (command, g_steal_pointer (&pdf));
    }
  g_ptr_array_add (command, NULL);
  g_autofree char *report = yd_kit_run ((const char *const *)command->pdata);
  g_test_message ("%s", report);
  yd_kit_folder_free (folder);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notice/random/pages", test_pages);
  g_test_add_func ("/notice/random/pdf", test_pdf);
  result = g_test_run ();
  for (gsize i = 0; i < G_N_ELEMENTS (composers); i++)
    g_clear_object (&composers[i]);
  return result;
}
