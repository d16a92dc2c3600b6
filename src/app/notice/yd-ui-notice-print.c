/* Owns: the way from pages to a printer. Refuses: to lay out (the pages are painted as they are),
 * and to send out as issued what is not: before its issue or without a number each page says 草稿.
 */

#include "yd-ui-notice-print.h"

#include "yd-paint.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWindow *window;      /* owned */
  YdUiDocument *document; /* owned */
  YdPages *pages;         /* owned */
  gboolean draft;         /* each page says so in its margin */
} Printing;

static void
printing_free (gpointer data)
{
  Printing *printing = data;
  g_object_unref (printing->window);
  g_object_unref (printing->document);
  yd_pages_unref (printing->pages);
  g_free (printing);
}

/* 草稿 stands over the type area, where no element of a notice does. */
static void
paint_draft_mark (GtkPrintContext *context, cairo_t *cr)
{
  g_autoptr (PangoLayout) layout = gtk_print_context_create_pango_layout (context);
  PangoFontDescription *font = pango_font_description_from_string ("sans 16");
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, "草稿", -1);
  pango_font_description_free (font);
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0.4, 0.4, 0.4);
  cairo_move_to (cr, YD_AREA_LEFT / YD_MM_PER_POINT, 15 / YD_MM_PER_POINT);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int index, Printing *printing)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  cairo_save (cr);
  yd_pages_paint (printing->pages, (guint)index, cr);
  cairo_restore (cr);
  if (printing->draft)
    paint_draft_mark (context, cr);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Printing *printing)
{
  g_autoptr (GError) error = NULL;
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      yd_ui_document_report (printing->document, error);
    }
}

/* What is printed to a file goes beside the plan, under its title. */
static void
set_output (GtkPrintSettings *settings, Printing *printing)
{
  const char *title = yd_plan_get_title (yd_ui_document_get_plan (printing->document));
  const char *path = yd_store_get_path (yd_ui_document_get_store (printing->document));
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  g_autofree char *name = g_strdelimit (g_strdup (title != NULL ? title : ""), "/\n", '-');
  if (folder != NULL)
    gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR, folder);
  if (name[0] != '\0')
    gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
}

/* Takes @printing. */
static void
start (Printing *printing)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  const char *title = yd_plan_get_title (yd_ui_document_get_plan (printing->document));
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_paper_size_free (paper);
  if (yd_pages_get_options (printing->pages)->duplex)
    gtk_print_settings_set_duplex (settings, GTK_PRINT_DUPLEX_HORIZONTAL);
  gtk_print_settings_set_scale (settings, 100);
  set_output (settings, printing);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, (int)yd_pages_get_n (printing->pages));
  gtk_print_operation_set_job_name (operation, title != NULL ? title : "");
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), printing);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), printing);
  g_object_set_data_full (G_OBJECT (operation), "printing", printing, printing_free);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, printing->window,
                               &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    yd_ui_document_report (printing->document, error);
}

static void
draft_cb (AdwMessageDialog *dialog, const char *response, Printing *printing)
{
  if (g_str_equal (response, "print"))
    start (printing);
  else
    printing_free (printing);
}

static void
ask_for_draft (Printing *printing, gboolean issued, gboolean numbered)
{
  const char *reason = !issued && !numbered ? _ ("The plan is not issued and has no number.")
                       : !issued            ? _ ("The plan is not issued.")
                                            : _ ("The notice has no number.");
  GtkWidget *dialog = adw_message_dialog_new (printing->window, _ ("Print as a draft?"), NULL);
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _ ("%s Each page will say 草稿 in its margin."), reason);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "print",
                                    _ ("_Print the Draft"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "print");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (draft_cb), printing);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
yd_ui_notice_print_ask (GtkWindow *window, YdUiDocument *document)
{
  g_autoptr (GError) error = NULL;
  YdPages *pages = yd_ui_document_compose_now (document, &error);
  if (pages == NULL)
    {
      yd_ui_document_report (document, error);
      return;
    }
  YdPlan *plan = yd_ui_document_get_plan (document);
  const char *number = yd_notice_get_row (yd_plan_get_notice (plan))->number;
  gboolean issued = yd_plan_get_row (plan)->stage == YD_STAGE_ISSUED;
  gboolean numbered = number != NULL && number[0] != '\0';
  Printing *printing = g_new0 (Printing, 1);
  printing->window = g_object_ref (window);
  printing->document = g_object_ref (document);
  printing->pages = pages;
  printing->draft = !issued || !numbered;
  if (printing->draft)
    ask_for_draft (printing, issued, numbered);
  else
    start (printing);
}
