/* Everything that runs on threads, at once, while the plan goes on being edited: pages are set, painted,
 * written as PDF, Word and workbook, other documents are read, the file is published, and fonts are chosen
 * anew. What comes out is what would have come out alone. Under ThreadSanitizer it is also the place where
 * whatever two of them share shows (README.md). */

#include "bench-plan.h"
#include "yd-docx.h"
#include "yd-import-draft.h"
#include "yd-kit.h"
#include "yd-notice-pdf.h"
#include "yd-trace.h"
#include "yd-ui-composer.h"
#include "yd-ui-document.h"
#include "yd-ui-reading.h"
#include "yd-ui-thread.h"
#include "yd-workbook.h"

#define N_POINTS 300
#define N_ROUNDS 24
#define PLAN \
  "2025年试点区工作要点\n一、打牢基础\n1.改造门诊。年底前完成三家。（责任单位：医政科、财务科）\n2.建设平台。\n"

typedef struct
{
  char *folder;
  YdStore *store;
  YdUiDocument *document;
  guint n_errands; /* on their way */
} Fixture;

static gint64
now (void)
{
  return G_GINT64_CONSTANT (1736000000000000);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  fixture->folder = yd_kit_folder_new ();
  g_autofree char *path = g_build_filename (fixture->folder, "a.yaodian", NULL);
  g_autofree char *state = g_build_filename (fixture->folder, "state", NULL);
  YdStoreContext context = { .author = "起草人", .host = "test", .now = now, .state_dir = state };
  g_autoptr (YdRowList) rows = bench_plan_make_rows (N_POINTS);
  fixture->store = yd_store_create (path, FALSE, &context, &error);
  g_assert_no_error (error);
  g_assert_true (yd_edit_import (fixture->store, rows, "bench", &error));
  fixture->document = yd_ui_document_new (fixture->store);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (yd_store_close (fixture->store, &error));
  g_clear_object (&fixture->document);
  g_clear_object (&fixture->store);
  yd_kit_folder_free (fixture->folder);
}

/* ---- errands ---- */

typedef struct
{
  Fixture *fixture;
  YdPages *pages;       /* owned, nullable */
  YdPlan *plan;         /* owned, nullable: a snapshot */
  char *path;           /* owned */
  YdImportDraft *draft; /* owned, nullable */
  YdUiReading *reading; /* owned, nullable */
  GError *error;
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;
  g_clear_pointer (&errand->pages, yd_pages_unref);
  g_clear_object (&errand->plan);
  g_clear_pointer (&errand->reading, yd_ui_reading_free);
  g_clear_pointer (&errand->draft, yd_import_draft_free);
  g_free (errand->path);
  g_free (errand);
}

static void
write_pdf (gpointer data)
{
  Errand *errand = data;
  YdPdfOptions options = YD_PDF_OPTIONS_INIT;
  yd_pages_write_pdf (errand->pages, errand->path, &options, NULL, &errand->error);
}

static void
write_docx (gpointer data)
{
  Errand *errand = data;
  YdDocxOptions options = YD_DOCX_OPTIONS_INIT;
  options.notice = *yd_pages_get_options (errand->pages);
  yd_content_write_docx (yd_pages_get_content (errand->pages), errand->path, &options, NULL,
                         &errand->error);
}

static void
write_workbook (gpointer data)
{
  Errand *errand = data;
  YdWorkbookOptions options = { .as_of = yd_date_new_day (2025, 6, 30) };
  yd_workbook_write (&errand->plan, 1, &options, errand->path, NULL, NULL, NULL, NULL,
                     &errand->error);
}

static void
read_text (gpointer data)
{
  Errand *errand = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (PLAN, sizeof PLAN - 1);
  errand->draft = yd_import_draft_new (bytes, "plan.txt", 0, NULL, &errand->error);
  if (errand->draft != NULL)
    errand->reading = yd_ui_reading_new (errand->draft);
}

static void
errand_done (gpointer data)
{
  Errand *errand = data;
  g_assert_no_error (errand->error);
  errand->fixture->n_errands--;
}

static void
send (Fixture *fixture, YdUiThreadCallback work, guint round)
{
  static guint serial;
  Errand *errand = g_new0 (Errand, 1);
  g_autofree char *name = g_strdup_printf ("out-%u", serial++ % 4 + round * 4);
  YdPages *pages = yd_ui_document_get_pages (fixture->document);
  errand->fixture = fixture;
  errand->path = g_build_filename (fixture->folder, name, NULL);
  errand->pages = yd_pages_ref (pages);
  errand->plan = yd_plan_snapshot (yd_store_get_plan (fixture->store));
  fixture->n_errands++;
  yd_ui_thread_run (work, errand_done, errand, errand_free);
}

/* ---- the test ---- */

static void
count_cb (guint *count)
{
  ++*count;
}

static void
paint (YdPages *pages)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 300, 420);
  cairo_t *cr = cairo_create (surface);
  cairo_scale (cr, 0.5, 0.5);
  for (guint i = 0; i < MIN (yd_pages_get_n (pages), 3); i++)
    yd_pages_paint (pages, i, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
edit (Fixture *fixture, YdItem *item, guint round)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text
    = g_strdup_printf ("第%u次修改，年底前完成%u家机构改造。", round, round + 3);
  YdStore *store = yd_ui_document_begin_edit (fixture->document);
  g_assert_nonnull (store);
  gboolean done
    = yd_edit_set_body (store, YD_OWNER_ITEM, yd_record_get_id (YD_RECORD (item)), text, &error);
  g_assert_no_error (error);
  g_assert_true (yd_ui_document_end_edit (fixture->document, done, error));
}

static void
test_all_at_once (Fixture *fixture, gconstpointer data)
{
  static const YdUiThreadCallback works[] = { write_pdf, write_docx, write_workbook, read_text };
  guint n_composed = 0;
  g_signal_connect_swapped (fixture->document, "pages-changed", G_CALLBACK (count_cb), &n_composed);
  while (yd_ui_document_get_pages (fixture->document) == NULL)
    g_main_context_iteration (NULL, TRUE);
  YdItem *item = yd_plan_get_first_item (yd_store_get_plan (fixture->store));
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      guint before = n_composed;
      edit (fixture, item, round);
      for (guint i = 0; i < 5 && yd_item_get_next (item) != NULL; i++)
        item = yd_item_get_next (item);
      for (guint i = 0; i < G_N_ELEMENTS (works); i++)
        send (fixture, works[i], round);
      if (round % 8 == 5)
        {
          yd_ui_composer_set_family (YD_FACE_ST, round % 16 == 5 ? "Noto Serif CJK SC" : NULL);
          yd_ui_document_compose_again (fixture->document);
        }
      while (n_composed == before)
        {
          g_main_context_iteration (NULL, TRUE);
          paint (yd_ui_document_get_pages (fixture->document));
        }
    }
  yd_ui_composer_set_family (YD_FACE_ST, NULL);
  while (fixture->n_errands > 0)
    g_main_context_iteration (NULL, TRUE);

  /* as if nothing had gone on beside it */
  g_autoptr (GError) error = NULL;
  g_autoptr (YdComposer) alone = yd_composer_new (NULL, &error);
  g_assert_no_error (error);
  YdPages *want = yd_composer_compose (alone, yd_store_get_plan (fixture->store),
                                       yd_ui_document_get_options (fixture->document), &error);
  YdPages *have = yd_ui_document_compose_now (fixture->document, &error);
  g_assert_no_error (error);
  g_autofree char *want_trace = yd_pages_to_trace (want), *have_trace = yd_pages_to_trace (have);
  g_assert_cmpstr (have_trace, ==, want_trace);
  yd_pages_unref (want);
  yd_pages_unref (have);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/app/threads/all-at-once", Fixture, NULL, set_up, test_all_at_once, tear_down);
  return g_test_run ();
}
