/* Printing, measured by poppler on what GtkPrintOperation brings out: the same pages as the export,
 * moved by the printer's calibration, copies with numbers of their own. */

#include "pdf-probe.h"
#include "yd-conformity.h"
#include "yd-kit.h"
#include "yd-notice-pdf.h"
#include "yd-ui-calibration.h"
#include "yd-ui-print-sheets.h"
#include "yd-ui-print.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

typedef struct
{
  YdUiDocument *document;
  char *folder;
  YdId notice;
} Fixture;

static void
set_notice (Fixture *fixture, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  yd_edit_set_field (yd_ui_document_get_store (fixture->document), YD_TABLE_NOTICE, fixture->notice,
                     field, value, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdStoreContext context = { .author = "起草人", .host = "test" };
  g_autoptr (YdStore) store = yd_store_new_in_memory (&context);
  YdId section;
  fixture->document = yd_ui_document_new (store);
  fixture->folder = yd_kit_folder_new ();
  fixture->notice = yd_notice_get_row (yd_plan_get_notice (yd_store_get_plan (store)))->id;
  set_notice (fixture, "head", "示例区卫生健康委员会文件");
  set_notice (fixture, "number", "示卫〔2025〕12号");
  set_notice (fixture, "title", "关于印发工作要点的通知");
  set_notice (fixture, "addressee", "委机关各科室");
  set_notice (fixture, "signature", "示例区卫生健康委员会");
  set_notice (fixture, "date", "2025-03-20");
  yd_edit_add_item (store, 0, 0, YD_ITEM_SECTION, "优化资源布局", &section, &error);
  yd_edit_set_body (store, YD_OWNER_ITEM, section, "年底前建成两个集团。", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (yd_store_close (yd_ui_document_get_store (fixture->document), &error));
  g_clear_object (&fixture->document);
  yd_kit_folder_free (fixture->folder);
}

static YdUiPrint *
new_print (Fixture *fixture, const YdNoticeOptions *options)
{
  g_autoptr (GError) error = NULL;
  YdUiPrint *print = yd_ui_print_new (fixture->document, options, &error);
  g_assert_no_error (error);
  gtk_print_settings_set_printer (yd_ui_print_get_settings (print), "Test Printer [2]");
  return print;
}

static char *
run (Fixture *fixture, YdUiPrint *print)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (fixture->folder, "printed.pdf", NULL);
  yd_ui_print_run (print, NULL, GTK_PRINT_OPERATION_ACTION_EXPORT, path, &error);
  g_assert_no_error (error);
  return path;
}

static guint
count_pages (const char *path)
{
  const char *const command[] = { "pdfinfo", path, NULL };
  g_autofree char *info = yd_kit_run (command);
  const char *pages = strstr (info, "Pages:");
  g_assert_nonnull (pages);
  return (guint)atoi (pages + strlen ("Pages:"));
}

/* The words of @printed stand where those of @exported do, corrected by @calibration. */
static void
assert_same_pages (const char *printed, const char *exported, const YdUiCalibration *calibration)
{
  double x_scale = calibration->across / YD_UI_SHEET_ACROSS;
  double y_scale = calibration->down / YD_UI_SHEET_DOWN;
  double x_offset = calibration->left - YD_UI_SHEET_LEFT * x_scale;
  double y_offset = calibration->top - YD_UI_SHEET_TOP * y_scale;
  guint n = count_pages (exported);
  g_assert_cmpuint (count_pages (printed), ==, n);
  for (guint page = 1; page <= n; page++)
    {
      g_autoptr (ProbePage) paper = probe_page_new (printed, page);
      g_autoptr (GArray) a = probe_words (printed, page), b = probe_words (exported, page);
      g_assert_cmpfloat_with_epsilon (paper->width, 210, 0.1);
      g_assert_cmpfloat_with_epsilon (paper->height, 297, 0.1);
      g_assert_cmpuint (a->len, ==, b->len);
      g_assert_cmpuint (a->len, >, 1);
      for (guint i = 0; i < a->len; i++)
        {
          const ProbeWord *got = &g_array_index (a, ProbeWord, i);
          const ProbeWord *meant = &g_array_index (b, ProbeWord, i);
          g_assert_cmpstr (got->text, ==, meant->text);
          /* What the printer then makes of it is what was meant. */
          g_assert_cmpfloat_with_epsilon (got->left * x_scale + x_offset, meant->left, 0.02);
          g_assert_cmpfloat_with_epsilon (got->right * x_scale + x_offset, meant->right, 0.02);
          g_assert_cmpfloat_with_epsilon (got->top * y_scale + y_offset, meant->top, 0.02);
          g_assert_cmpfloat_with_epsilon (got->bottom * y_scale + y_offset, meant->bottom, 0.02);
        }
    }
}

static void
test_same_as_export (Fixture *fixture, gconstpointer data)
{
  static const YdUiCalibration cases[] = {
    { 20, 20, 170, 257 },        /* nobody measured */
    { 21.3, 19.2, 170, 257 },    /* moved */
    { 20, 20, 169.4, 258.1 },    /* another size */
    { 18.8, 22.4, 171.1, 255.9 } /* both */
  };
  g_autoptr (GError) error = NULL;
  YdNoticeOptions options = *yd_ui_document_get_options (fixture->document);
  YdPdfOptions pdf = YD_PDF_OPTIONS_INIT;
  g_autofree char *exported = g_build_filename (fixture->folder, "exported.pdf", NULL);
  g_autoptr (YdPages) pages = yd_ui_document_compose_now (fixture->document, &error);
  yd_pages_write_pdf (pages, exported, &pdf, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (YdUiPrint) print = new_print (fixture, &options);
      yd_ui_calibration_save (&cases[i], "Test Printer [2]", &error);
      g_assert_no_error (error);
      g_autofree char *printed = run (fixture, print);
      assert_same_pages (printed, exported, &cases[i]);
    }
  YdUiCalibration none = YD_UI_CALIBRATION_NONE;
  yd_ui_calibration_save (&none, "Test Printer [2]", &error);
}

static char *
text_of (const char *path)
{
  const char *const command[] = { "pdftotext", "-raw", path, "-", NULL };
  return yd_kit_run (command);
}

static guint
count (const char *text, const char *words)
{
  guint n = 0;
  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    n++;
  return n;
}

static void
test_numbered_copies (Fixture *fixture, gconstpointer data)
{
  YdNoticeOptions options = *yd_ui_document_get_options (fixture->document);
  set_notice (fixture, "copy_number", "000009");
  g_autoptr (YdUiPrint) print = new_print (fixture, &options);
  gtk_print_settings_set_n_copies (yd_ui_print_get_settings (print), 3);
  g_autofree char *path = run (fixture, print);
  g_autofree char *text = text_of (path);
  g_assert_cmpuint (count_pages (path), ==, 6);
  g_assert_cmpuint (count (text, "000009"), ==, 1);
  g_assert_cmpuint (count (text, "000010"), ==, 1);
  g_assert_cmpuint (count (text, "000011"), ==, 1);
}

/* As many as the notice says; a draft is read by one, and a file holds them once. */
static void
test_planned_copies (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *copies;
    gboolean draft;
    int begins_with;
  } cases[] = { { "120", FALSE, 120 }, { "120", TRUE, 1 }, { "0", FALSE, 1 }, { "1", FALSE, 1 } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      YdNoticeOptions options = *yd_ui_document_get_options (fixture->document);
      options.draft = cases[i].draft;
      set_notice (fixture, "copies", cases[i].copies);
      g_autoptr (YdUiPrint) print = new_print (fixture, &options);
      GtkPrintSettings *settings = yd_ui_print_get_settings (print);
      g_assert_cmpint (gtk_print_settings_get_n_copies (settings), ==, cases[i].begins_with);
      gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, "file:///tmp/x.pdf");
      g_autofree char *path = run (fixture, print);
      g_assert_cmpuint (count_pages (path), ==, 2);
      g_assert_cmpint (gtk_print_settings_get_n_copies (settings), ==, 1);
    }
}

static void
test_pages_of_numbered_copies (Fixture *fixture, gconstpointer data)
{
  YdNoticeOptions options = *yd_ui_document_get_options (fixture->document);
  GtkPageRange first = { 0, 0 };
  options.duplex = TRUE;
  set_notice (fixture, "copy_number", "000001");
  g_autoptr (YdUiPrint) print = new_print (fixture, &options);
  gtk_print_settings_set_n_copies (yd_ui_print_get_settings (print), 2);
  gtk_print_settings_set_print_pages (yd_ui_print_get_settings (print), GTK_PRINT_PAGES_RANGES);
  gtk_print_settings_set_page_ranges (yd_ui_print_get_settings (print), &first, 1);
  g_autofree char *path = run (fixture, print);
  g_autofree char *text = text_of (path);
  g_assert_cmpuint (count_pages (path), ==, 3); /* the back of the first sheet is blank */
  g_assert_cmpuint (count (text, "000001"), ==, 1);
  g_assert_cmpuint (count (text, "000002"), ==, 1);
  g_assert_cmpuint (count (text, "优化资源布局"), ==, 0);
}

static void
test_numbers_run_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdNoticeOptions options = *yd_ui_document_get_options (fixture->document);
  set_notice (fixture, "copy_number", "000001—000002");
  g_autoptr (YdUiPrint) print = new_print (fixture, &options);
  g_autofree char *path = g_build_filename (fixture->folder, "printed.pdf", NULL);
  gtk_print_settings_set_n_copies (yd_ui_print_get_settings (print), 3);
  g_assert_false (yd_ui_print_run (print, NULL, GTK_PRINT_OPERATION_ACTION_EXPORT, path, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
}

static void
test_marks (Fixture *fixture, gconstpointer data)
{
  YdNoticeOptions options = *yd_ui_document_get_options (fixture->document);
  options.draft = TRUE;
  options.preprinted = TRUE;
  g_autoptr (YdUiPrint) print = new_print (fixture, &options);
  g_autofree char *path = run (fixture, print);
  g_autofree char *text = text_of (path);
  g_assert_cmpuint (count (text, "草稿"), ==, count_pages (path));
  g_assert_cmpuint (count (text, "委员会文件"), ==, 0); /* the head is on the paper */
  g_assert_cmpuint (count (text, "12号"), ==, 1);
}

/* How wide the page numbers stand: — 1 — right, — 2 — left, a character from the edge (7.5). */
static void
assert_numbered_by_sides (const char *path)
{
  for (guint page = 1; page <= count_pages (path); page++)
    {
      g_autoptr (GArray) words = probe_words (path, page);
      double left = 210, right = 0;
      for (guint i = 0; i < words->len; i++)
        {
          const ProbeWord *word = &g_array_index (words, ProbeWord, i);
          if (word->top < 264)
            continue;
          left = MIN (left, word->left);
          right = MAX (right, word->right);
        }
      if (page % 2 == 1)
        g_assert_cmpfloat_with_epsilon (right, 210 - 26 - 14 * 25.4 / 72, 1);
      else
        g_assert_cmpfloat_with_epsilon (left, 26 + 14 * 25.4 / 72,
                                        1); /* the binding edge is the right */
    }
}

/* What goes to the printer with the pages: both sides of the sheet, turned over its long edge, from the first
 * page to the last, each copy by itself. The pages are laid out for it: of an even number, the imprint on
 * the last, numbers outside on both sides; also where only the dialog says that both sides are printed. */
static void
test_ticket (Fixture *fixture, gconstpointer data)
{
  for (int by_dialog = 0; by_dialog < 2; by_dialog++)
    {
      YdNoticeOptions options = *yd_ui_document_get_options (fixture->document);
      options.duplex = !by_dialog;
      set_notice (fixture, "printed_by", "示例区卫生健康委员会办公室");
      set_notice (fixture, "printed_on", "2025-03-21");
      g_autoptr (YdUiPrint) print = new_print (fixture, &options);
      GtkPrintSettings *settings = yd_ui_print_get_settings (print);
      if (by_dialog)
        gtk_print_settings_set_duplex (settings, GTK_PRINT_DUPLEX_HORIZONTAL);
      g_assert_cmpint (gtk_print_settings_get_duplex (settings), ==, GTK_PRINT_DUPLEX_HORIZONTAL);
      g_assert_cmpint (gtk_print_settings_get_page_set (settings), ==, GTK_PAGE_SET_ALL);
      g_assert_false (gtk_print_settings_get_reverse (settings));
      g_assert_true (gtk_print_settings_get_collate (settings));
      g_assert_cmpint (gtk_print_settings_get_number_up (settings), ==, 1);
      g_assert_cmpfloat (gtk_print_settings_get_scale (settings), ==, 100);
      g_autofree char *path = run (fixture, print);
      YdPages *pages = yd_ui_print_get_pages (print);
      g_autoptr (GPtrArray) measures = yd_pages_measure (pages);
      gboolean even = FALSE;
      for (guint i = 0; i < measures->len; i++)
        {
          const YdMeasure *m = measures->pdata[i];
          even = even || (g_str_equal (m->rule, "R-BJ-7") && m->conforms);
        }
      g_assert_true (even);
      g_assert_cmpuint (count_pages (path) % 2, ==, 0);
      assert_numbered_by_sides (path);
    }
}

static void
test_sheets (void)
{
  static const GtkPageRange some[] = { { 0, 1 }, { 4, 9 } };
  static const struct
  {
    guint n_pages, n_copies, per_sheet;
    int n_ranges;
    const char *expected; /* pages from 1, copies apart by |; . is blank */
  } cases[] = {
    { 3, 1, 1, 0, "123" },         { 3, 2, 1, 0, "123|123" },
    { 3, 2, 2, 0, "123.|123" },    { 4, 2, 2, 0, "1234|1234" },
    { 1, 3, 4, 0, "1...|1...|1" }, { 5, 2, 1, 2, "125|125" },
    { 5, 2, 2, 2, "125.|125" },    { 0, 2, 2, 0, "" },
    { 3, 1, 2, 0, "123" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) sheets = yd_ui_print_sheets_new (cases[i].n_pages, cases[i].n_copies, some,
                                                          cases[i].n_ranges, cases[i].per_sheet);
      g_autoptr (GString) got = g_string_new (NULL);
      for (guint k = 0; k < sheets->len; k++)
        {
          const YdUiSheet *sheet = &g_array_index (sheets, YdUiSheet, k);
          if (k > 0 && sheet->copy != sheet[-1].copy)
            g_string_append_c (got, '|');
          g_string_append_c (got, sheet->page < 0 ? '.' : (char)('1' + sheet->page));
        }
      g_assert_cmpstr (got->str, ==, cases[i].expected);
    }
}

/* A file that somebody wrote by hand costs no more than the memory. */
static void
test_calibration_values (void)
{
  static const YdUiCalibration odd[]
    = { { 35, 20, 170, 257 }, { 20, 20, 120, 257 }, { NAN, 20, 170, 257 }, { 20, 20, 170, 0 } };
  g_autoptr (GError) error = NULL;
  YdUiCalibration got, good = { 20.4, 19.5, 170.2, 256.9 };
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_assert_true (yd_ui_calibration_save (&odd[i], "甲=[打印机]", &error));
      yd_ui_calibration_load (&got, "甲=[打印机]");
      g_assert_true (yd_ui_calibration_is_none (&got));
    }
  g_assert_true (yd_ui_calibration_save (&good, "甲=[打印机]", &error));
  yd_ui_calibration_load (&got, "甲=[打印机]");
  g_assert_cmpmem (&got, sizeof got, &good, sizeof good);
  g_auto (GStrv) printers = yd_ui_calibration_dup_printers ();
  g_assert_true (g_strv_contains ((const char *const *)printers, "甲=[打印机]"));
  yd_ui_calibration_load (&got, "乙");
  g_assert_true (yd_ui_calibration_is_none (&got));
  yd_ui_calibration_load (&got, NULL);
  g_assert_true (yd_ui_calibration_is_none (&got));
  good = YD_UI_CALIBRATION_NONE;
  g_assert_true (yd_ui_calibration_save (&good, "甲=[打印机]", &error));
}

/* The crosses of the sheet stand where the form says. */
static void
test_sheet (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "yd-sheet.pdf", NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 210 / 25.4 * 72, 297 / 25.4 * 72);
  cairo_t *cr = cairo_create (surface);
  yd_ui_calibration_paint_sheet (cr, "甲");
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  g_autoptr (GArray) words = probe_words (path, 1);
  guint crosses = 0;
  for (guint i = 0; i < words->len; i++)
    {
      const ProbeWord *word = &g_array_index (words, ProbeWord, i);
      gboolean right = g_str_equal (word->text, "B") || g_str_equal (word->text, "D");
      if (strlen (word->text) != 1 || strchr ("ABCD", word->text[0]) == NULL)
        continue;
      g_assert_cmpfloat_with_epsilon (word->left, right ? 192 : 22, 0.5); /* 2 mm beside it */
      crosses++;
    }
  g_assert_cmpuint (crosses, ==, 4);
  g_unlink (path);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/app/print/same-as-export", test_same_as_export);
  ADD ("/app/print/numbered-copies", test_numbered_copies);
  ADD ("/app/print/planned-copies", test_planned_copies);
  ADD ("/app/print/ticket", test_ticket);
  ADD ("/app/print/pages-of-numbered-copies", test_pages_of_numbered_copies);
  ADD ("/app/print/numbers-run-out", test_numbers_run_out);
  ADD ("/app/print/marks", test_marks);
  g_test_add_func ("/app/print/sheets", test_sheets);
  g_test_add_func ("/app/print/calibration-values", test_calibration_values);
  g_test_add_func ("/app/print/sheet", test_sheet);
  return g_test_run ();
}
