/* What the pages cost, against a bare loop of Pango and Cairo over the same text with the same
 * faces, in the same run: 7 pages, 300 pages, one typed character, and how it grows. */

#include "notice-case.h"
#include "pdf-probe.h"
#include "yd-docx.h"
#include "yd-kit.h"
#include "yd-plan-builder.h"

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#define N_RUNS 7

static const char *const clauses[] = {
  "坚持以人民健康为中心，稳中求进、守正创新",
  "推进紧密型医疗联合体建设，完善分级诊疗制度",
  "家庭医生签约服务重点人群覆盖率达到80%以上",
  "社区卫生服务中心标准化建设达标率保持在98.5%",
  "加强传染病监测预警和应急处置能力建设（含重大活动保障）",
  "落实“三医”协同发展和治理要求",
  "年底前建成3家标准化社区康复中心，新增护理床位200张",
  "开展医疗质量提升专项行动，强化全过程管理",
};

/* Points under titles of their own, in sections of six; or on the line of their title in one section, where
 * nothing takes up the line that a paragraph gains. */
typedef enum
{
  TITLED,
  RUN_IN,
} Points;

static char *
make_text (guint points, Points kind)
{
  GString *out = g_string_new (
    "plan.title 2025年示例区卫生健康工作要点\nnotice.head 示例区卫生健康委员会文件\n"
    "notice.number 示卫〔2025〕12号\nnotice.title "
    "示例区卫生健康委员会关于印发《2025年示例区卫生健康"
    "工作要点》的通知\nnotice.addressee 各有关单位\nbody 现将《2025年示例区卫生健康工作要点》印发给"
    "你们，请结合实际，认真贯彻落实。\nnotice.signature 示例区卫生健康委员会\nnotice.date "
    "2025-03-20\n"
    "notice.printed_by 办公室\nnotice.printed_on 2025-03-20\n");
  for (guint i = 0; i < points; i++)
    {
      if (i % (kind == TITLED ? 6 : points) == 0)
        g_string_append_printf (out, "section 第%u个板块的工作任务\n", i / 6 + 1);
      g_string_append_printf (out, "%s 第%u项重点工作\ntext ", kind == TITLED ? "point" : "runin",
                              i + 1);
      for (guint c = 0; c < 10; c++)
        g_string_append_printf (out, "%s%s", clauses[(i * 7 + c * 3) % G_N_ELEMENTS (clauses)],
                                c == 9       ? ""
                                : c % 3 == 2 ? "。"
                                             : "；");
      g_string_append (out, "。\n");
    }
  return g_string_free (out, FALSE);
}

/* ---- the baseline ---- */

static cairo_status_t
count_cb (void *closure, const unsigned char *data, unsigned int length)
{
  *(gsize *)closure += length;
  (void)data;
  return CAIRO_STATUS_SUCCESS;
}

typedef struct
{
  cairo_t *cr;
  double y;
} Bare;

static void
bare_paragraph (Bare *bare, PangoLayout *layout, const YdBlock *block)
{
  static const char *const fonts[] = { "Noto Serif CJK SC Bold 16", "FandolFang 16", "FandolKai 16",
                                       "Noto Sans CJK SC Medium 16", "AR PL SungtiL GB 16" };
  PangoFontDescription *description
    = pango_font_description_from_string (fonts[block->faces[0].face]);
  PangoLayoutIter *iter;

  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, block->text, -1);
  pango_font_description_free (description);
  iter = pango_layout_get_iter (layout);
  do
    {
      if (bare->y > 740)
        {
          cairo_show_page (bare->cr);
          bare->y = 121;
        }
      cairo_move_to (bare->cr, 79.37, bare->y);
      pango_cairo_show_layout_line (bare->cr, pango_layout_iter_get_line_readonly (iter));
      bare->y += 29.61;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static double
run_bare (YdContent *content)
{
  gint64 start = g_get_monotonic_time ();
  FcConfig *config = FcInitLoadConfigAndFonts ();
  PangoFontMap *map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  PangoContext *context;
  PangoLayout *layout;
  gsize bytes = 0;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (count_cb, &bytes, 595.28, 841.89);
  Bare bare = { cairo_create (surface), 121 };

  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (map), config);
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
  context = pango_font_map_create_context (map);
  layout = pango_layout_new (context);
  pango_layout_set_width (layout, (int)(442.2 * PANGO_SCALE));
  pango_layout_set_justify (layout, TRUE);
  for (guint i = 0; i < yd_content_get_length (content); i++)
    bare_paragraph (&bare, layout, yd_content_get (content, i));
  cairo_destroy (bare.cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  g_object_unref (layout);
  g_object_unref (context);
  g_object_unref (map);
  FcConfigDestroy (config);
  g_assert_cmpuint (bytes, >, 1000);
  return (double)(g_get_monotonic_time () - start) / 1000;
}

/* ---- ours ---- */

static double
run_ours (NoticeCase *c, gboolean tagged, guint *n_pages)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (YdComposer) composer = yd_composer_new (NULL, NULL);
  g_autoptr (YdPages) pages = yd_composer_compose (composer, c->plan, &c->options, NULL);
  YdPdfOptions options = { .created = 0, .tagged = tagged };
  g_autoptr (GBytes) bytes = yd_pages_to_pdf (pages, &options, NULL, NULL, NULL, NULL);
  *n_pages = yd_pages_get_n (pages);
  g_assert_nonnull (bytes);
  return (double)(g_get_monotonic_time () - start) / 1000;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

static double
median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return values[n / 2];
}

static void
compare_with_bare (guint points)
{
  g_autofree char *text = make_text (points, TITLED);
  g_autoptr (NoticeCase) c = notice_case_parse (text);
  g_autoptr (YdContent) content = yd_content_new (c->plan, NULL, NULL);
  double ours[N_RUNS], tagged[N_RUNS], bare[N_RUNS], a, t, b;
  guint pages = 0;

  for (guint i = 0; i < N_RUNS; i++)
    {
      bare[i] = run_bare (content);
      ours[i] = run_ours (c, FALSE, &pages);
      tagged[i] = run_ours (c, TRUE, &pages);
    }
  a = median (ours, N_RUNS);
  t = median (tagged, N_RUNS);
  b = median (bare, N_RUNS);
  g_print ("%4u pages: %7.1f ms, bare loop %7.1f ms, ratio %.2f; tagged %.1f ms, ratio %.2f\n",
           pages, a, b, a / b, t, t / b);
}

/* A paragraph of the plan with one character more, as the store's edit puts it there. */
static void
type_into (YdPlan *plan, YdParagraph *paragraph)
{
  YdParagraphRow *row = yd_row_copy (YD_TABLE_PARAGRAPH, yd_paragraph_get_row (paragraph));
  g_autofree char *longer = g_strconcat (row->text, "卫", NULL);
  yd_row_set_text (&row->text, longer);
  yd_plan_builder_begin (plan);
  yd_plan_builder_put (plan, YD_TABLE_PARAGRAPH, row);
  yd_plan_builder_end (plan);
  yd_row_free (YD_TABLE_PARAGRAPH, row);
}

static YdParagraph *
find_paragraph (YdPlan *plan, guint point)
{
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    if (yd_item_get_kind (item) == YD_ITEM_POINT && point-- == 0)
      return yd_record_list_get (yd_item_list_paragraphs (item), 0);
  return NULL;
}

/* Of this thread alone: a busy machine makes nothing slower by it. */
static double
get_cpu_ms (void)
{
  struct timespec now;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* From the plan's change to the page snapshot, at the start, in the middle and at the end. Returns the
 * median in milliseconds. */
static double
measure_typing (guint points, Points kind, gboolean table)
{
  g_autofree char *plain = make_text (points, kind);
  g_autofree char *text = g_strconcat (plain, table ? "plan.unit_print 2\n" : "", NULL);
  g_autoptr (NoticeCase) c = notice_case_parse (text);
  g_autoptr (YdComposer) composer = yd_composer_new (NULL, NULL);
  g_autoptr (YdPages) pages = yd_composer_compose (composer, c->plan, &c->options, NULL);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  double middle;

  for (guint i = 0; i < 600; i++)
    {
      guint places[] = { 0, points / 2, points - 1 };
      YdParagraph *paragraph = find_paragraph (c->plan, places[i % 3]);
      double start = get_cpu_ms (), ms;
      type_into (c->plan, paragraph);
      g_clear_pointer (&pages, yd_pages_unref);
      pages = yd_composer_compose (composer, c->plan, &c->options, NULL);
      ms = get_cpu_ms () - start;
      if (i >= 30)
        g_array_append_val (times, ms);
    }
  g_array_sort (times, compare_doubles);
  middle = g_array_index (times, double, times->len / 2);
  g_print ("%4u pages%s: one typed character %.3f ms (median), %.3f ms (99th percentile)\n",
           yd_pages_get_n (pages), table ? " with the table" : "", middle,
           g_array_index (times, double, times->len * 99 / 100));
  return middle;
}

/* LibreOffice, where it is installed, makes a PDF of the same text: the second time, so that its own
 * settings are there already. */
static void
compare_with_libreoffice (guint points)
{
  g_autofree char *text = make_text (points, TITLED);
  g_autoptr (NoticeCase) c = notice_case_parse (text);
  g_autoptr (YdContent) content = yd_content_new (c->plan, NULL, NULL);
  g_autofree char *office = g_find_program_in_path ("soffice");
  char *folder = yd_kit_folder_new ();
  g_autofree char *docx = g_build_filename (folder, "notice.docx", NULL);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  const char *convert[]
    = { office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, docx, NULL };
  double ours[N_RUNS], theirs = 0;
  guint pages = 0;

  if (office == NULL)
    {
      g_print ("LibreOffice is not installed: not compared\n");
      yd_kit_folder_free (folder);
      return;
    }
  g_assert_true (yd_content_write_docx (content, docx, NULL, NULL, NULL));
  for (int i = 0; i < 2; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_free (yd_kit_run (convert));
      theirs = (double)(g_get_monotonic_time () - start) / 1000;
    }
  for (guint i = 0; i < N_RUNS; i++)
    ours[i] = run_ours (c, TRUE, &pages);
  g_print ("%4u pages: %7.1f ms, LibreOffice %7.1f ms, %.0f times faster (10 is asked for)\n",
           pages, median (ours, N_RUNS), theirs, theirs / median (ours, N_RUNS));
  yd_kit_folder_free (folder);
}

static void
measure_growth (void)
{
  static const guint points[] = { 18, 220, 2200, 6700 };
  double hundred = 0, most = 0;
  long peak = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (points); i++)
    {
      g_autofree char *text = make_text (points[i], TITLED);
      g_autoptr (NoticeCase) c = notice_case_parse (text);
      struct rusage usage;
      guint pages;
      double ms = run_ours (c, FALSE, &pages);
      getrusage (RUSAGE_SELF, &usage);
      g_print ("%4u pages: %7.1f ms, %.3f ms a page; peak %ld MB\n", pages, ms, ms / pages,
               usage.ru_maxrss / 1024);
      hundred = i == 1 ? ms / pages : hundred;
      most = ms / pages;
      peak = usage.ru_maxrss / 1024;
    }
  g_print ("a page of 3000 to a page of 100: ratio %.2f; memory of 200 MB: %.2f\n", most / hundred,
           (double)peak / 200);
}

int
main (void)
{
  double few, many;

  compare_with_bare (12);
  compare_with_bare (668);
  few = measure_typing (12, TITLED, FALSE);
  many = measure_typing (668, TITLED, FALSE);
  g_print ("one typed character, 300 pages to 7: ratio %.2f\n", many / few);
  few = measure_typing (12, RUN_IN, FALSE);
  many = measure_typing (668, RUN_IN, FALSE);
  g_print ("where a line gained moves all pages behind it: ratio %.2f\n", many / few);
  few = measure_typing (12, TITLED, TRUE);
  many = measure_typing (668, TITLED, TRUE);
  g_print ("with the breakdown table: ratio %.2f\n", many / few);
  compare_with_libreoffice (12);
  measure_growth ();
  return 0;
}
