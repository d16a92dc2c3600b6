/* Owns: the way from pages to a printer: copies whose 份号 counts up, paper that has its head
 * already, and the printer's calibration. Refuses: to lay out (the pages are painted as they are),
 * and to ask whether it should print at all. */

#include "yd-ui-print.h"

#include "yd-paint.h"
#include "yd-pages.h"
#include "yd-ui-calibration.h"
#include "yd-ui-composer.h"
#include "yd-ui-print-sheets.h"
#include "yd-ui-state.h"

#include <glib/gi18n.h>

struct _YdUiPrint
{
  GObject parent_instance;

  GtkPrintOperation *operation; /* borrowed: it owns this while it runs */
  GtkPrintSettings *settings;   /* owned */
  YdUiDocument *document;       /* owned */
  YdPlan *plan;                 /* owned: a snapshot */
  YdNoticeOptions options;
  YdPages *pages; /* owned: of the copy that options has */
  YdUiCalibration calibration;
  gboolean counting; /* copies are told apart by their number */
  gboolean taken;    /* copies and ranges are ours, no more GTK's */
  guint n_copies;
  GtkPageRange *ranges; /* owned; NULL for all pages */
  int n_ranges;
  GArray *sheets; /* owned: YdUiSheet */
  GError *error;  /* owned: why it was given up */

  GtkCheckButton *count_check; /* in the dialog; NULL without it */
  GtkCheckButton *paper_check;
  GtkLabel *calibration_label;
};

G_DEFINE_FINAL_TYPE (YdUiPrint, yd_ui_print, G_TYPE_OBJECT)

static const char *
get_copy_number (YdUiPrint *self)
{
  return yd_notice_get_row (yd_plan_get_notice (self->plan))->copy_number;
}

static gboolean
can_count (YdUiPrint *self)
{
  g_autofree char *first = yd_copy_number_dup (get_copy_number (self), 1);
  return first != NULL;
}

static gboolean
compose (YdUiPrint *self, GError **error)
{
  YdPages *pages = yd_ui_composer_compose (self->plan, &self->options, error);
  if (pages == NULL)
    return FALSE;
  g_clear_pointer (&self->pages, yd_pages_unref);
  self->pages = pages;
  return TRUE;
}

/* How many copies the notice says are made; 0 where it does not, and of a draft. */
static int
get_planned_copies (YdUiPrint *self)
{
  int copies = yd_notice_get_row (yd_plan_get_notice (self->plan))->copies;
  return self->options.draft ? 0 : MAX (copies, 0);
}

/* ---- the dialog ---- */

static GtkCheckButton *
add_check (GtkWidget *box, const char *words, gboolean active)
{
  GtkWidget *check = gtk_check_button_new_with_label (words);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  gtk_box_append (GTK_BOX (box), check);
  return GTK_CHECK_BUTTON (check);
}

/* The dialog begins with that number, and says so where nobody can miss it. */
static void
entitle_dialog_cb (GtkWidget *box, GParamSpec *pspec, YdUiPrint *self)
{
  GtkRoot *root = gtk_widget_get_root (box);
  int copies = get_planned_copies (self);
  if (!GTK_IS_WINDOW (root) || copies == 0)
    return;
  g_autofree char *title
    = g_strdup_printf (g_dngettext (NULL, "Print – the notice says %d copy",
                                    "Print – the notice says %d copies", (gulong)copies),
                       copies);
  gtk_window_set_title (GTK_WINDOW (root), title);
}

static void
add_copies (YdUiPrint *self, GtkWidget *box)
{
  int copies = get_planned_copies (self);
  if (copies == 0)
    return;
  g_autofree char *words = g_strdup_printf (
    g_dngettext (NULL, "The notice says %d copy. A file holds it once.",
                 "The notice says %d copies. A file holds it once.", (gulong)copies),
    copies);
  GtkWidget *label = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
create_widget_cb (GtkPrintOperation *operation, YdUiPrint *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *label = gtk_label_new (NULL);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  g_signal_connect_object (box, "notify::root", G_CALLBACK (entitle_dialog_cb), self, 0);
  add_copies (self, box);
  if (can_count (self))
    {
      g_autofree char *first = yd_copy_number_dup (get_copy_number (self), 1);
      g_autofree char *words
        = g_strdup_printf (_ ("Copies are numbered one by one, from %s on"), first);
      self->count_check = add_check (box, words, TRUE);
    }
  self->paper_check
    = add_check (box, _ ("Red head is on the paper already"), self->options.preprinted);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  self->calibration_label = GTK_LABEL (label);
  return box;
}

/* Another printer was chosen. */
static void
update_widget_cb (GtkPrintOperation *operation, GtkWidget *widget, GtkPageSetup *setup,
                  GtkPrintSettings *settings, YdUiPrint *self)
{
  YdUiCalibration calibration;
  yd_ui_calibration_load (&calibration, gtk_print_settings_get_printer (settings));
  g_autofree char *words = yd_ui_calibration_dup_words (&calibration);
  gtk_label_set_text (self->calibration_label, words);
}

/* Numbered copies differ: then the copies and the pages are ours to count, and GTK prints each of
 * our sides once. */
static void
take_settings (YdUiPrint *self, GtkPrintSettings *settings)
{
  self->n_copies = (guint)MAX (1, gtk_print_settings_get_n_copies (settings));
  self->taken = self->counting && can_count (self);
  if (!self->taken)
    {
      /* Nobody wants the same pages a hundred times in one file. */
      if (gtk_print_settings_has_key (settings, GTK_PRINT_SETTINGS_OUTPUT_URI)
          && (int)self->n_copies == get_planned_copies (self))
        gtk_print_settings_set_n_copies (settings, 1);
      return;
    }
  g_clear_pointer (&self->ranges, g_free);
  self->n_ranges = 0;
  if (gtk_print_settings_get_print_pages (settings) == GTK_PRINT_PAGES_RANGES)
    self->ranges = gtk_print_settings_get_page_ranges (settings, &self->n_ranges);
  gtk_print_settings_set_n_copies (settings, 1);
  gtk_print_settings_set_print_pages (settings, GTK_PRINT_PAGES_ALL);
}

static void
apply_widget_cb (GtkPrintOperation *operation, GtkWidget *widget, YdUiPrint *self)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  const char *printer = gtk_print_settings_get_printer (settings);
  self->counting = self->count_check != NULL && gtk_check_button_get_active (self->count_check);
  self->options.preprinted = gtk_check_button_get_active (self->paper_check);
  take_settings (self, settings);
  if (printer != NULL)
    yd_ui_state_set_word ("print", "printer", printer);
}

/* ---- the pages ---- */

static gboolean
begin (YdUiPrint *self, GError **error)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (self->operation);
  guint sides = gtk_print_settings_get_duplex (settings) != GTK_PRINT_DUPLEX_SIMPLEX ? 2 : 1;
  guint n_copies = self->taken ? self->n_copies : 1;
  yd_ui_calibration_load (&self->calibration, gtk_print_settings_get_printer (settings));
  self->options.copy = self->taken ? n_copies : 0;
  if (
    sides
    == 2) /* whatever the plan's layout says: on both sides the imprint is on an even page (7.4) */
    self->options.duplex = TRUE;
  /* The last copy first: before a sheet is out it is known that all of them have a number. */
  if (!compose (self, error))
    return FALSE;
  guint per_sheet = sides * (guint)MAX (1, gtk_print_settings_get_number_up (settings));
  g_clear_pointer (&self->sheets, g_array_unref);
  self->sheets = yd_ui_print_sheets_new (yd_pages_get_n (self->pages), n_copies, self->ranges,
                                         self->n_ranges, per_sheet);
  if (self->sheets->len > 0)
    return TRUE;
  g_set_error (error, YD_ERROR, YD_ERROR_INVALID, _ ("The notice has none of the pages chosen"));
  return FALSE;
}

static void
give_up (YdUiPrint *self, GError *error)
{
  if (self->error == NULL)
    self->error = error;
  else
    g_error_free (error);
  gtk_print_operation_cancel (self->operation);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, YdUiPrint *self)
{
  GError *error = NULL;
  gboolean ready = begin (self, &error);
  gtk_print_operation_set_n_pages (operation, ready ? (int)self->sheets->len : 1);
  if (!ready)
    give_up (self, error);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int index, YdUiPrint *self)
{
  GError *error = NULL;
  if (self->error != NULL || self->sheets == NULL || index >= (int)self->sheets->len)
    return;
  const YdUiSheet *sheet = &g_array_index (self->sheets, YdUiSheet, index);
  if (sheet->page == YD_UI_SHEET_BLANK)
    return;
  if (self->taken && self->options.copy != sheet->copy)
    {
      self->options.copy = sheet->copy;
      if (!compose (self, &error))
        {
          give_up (self, error);
          return;
        }
    }
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  cairo_save (cr);
  yd_ui_calibration_apply (&self->calibration, cr);
  yd_pages_paint (self->pages, (guint)sheet->page, cr);
  cairo_restore (cr);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, YdUiPrint *self)
{
  g_autoptr (GError) error = NULL;
  if (self->error == NULL && result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  yd_ui_document_report (self->document, self->error != NULL ? self->error : error);
}

/* ---- life ---- */

static void
yd_ui_print_finalize (GObject *object)
{
  YdUiPrint *self = YD_UI_PRINT (object);
  g_clear_object (&self->settings);
  g_clear_object (&self->document);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->pages, yd_pages_unref);
  g_clear_pointer (&self->sheets, g_array_unref);
  g_clear_error (&self->error);
  g_free (self->ranges);
  G_OBJECT_CLASS (yd_ui_print_parent_class)->finalize (object);
}

static void
yd_ui_print_class_init (YdUiPrintClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yd_ui_print_finalize;
}

static void
yd_ui_print_init (YdUiPrint *self)
{
  self->calibration = YD_UI_CALIBRATION_NONE;
  self->counting = TRUE;
  self->n_copies = 1;
}

/* What is printed to a file goes beside the plan, under its title. */
static void
set_output (YdUiPrint *self)
{
  const char *title = yd_plan_get_title (self->plan);
  const char *path = yd_store_get_path (yd_ui_document_get_store (self->document));
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  g_autofree char *name = g_strdelimit (g_strdup (title != NULL ? title : ""), "/\n", '-');
  if (folder != NULL)
    gtk_print_settings_set (self->settings, GTK_PRINT_SETTINGS_OUTPUT_DIR, folder);
  if (name[0] != '\0')
    gtk_print_settings_set (self->settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
}

/**
 * yd_ui_print_new:
 * @options: as it shall be printed
 *
 * Returns: (transfer full) (nullable): the plan as it is now, ready to be printed
 */
YdUiPrint *
yd_ui_print_new (YdUiDocument *document, const YdNoticeOptions *options, GError **error)
{
  g_autoptr (YdUiPrint) self = g_object_new (YD_UI_TYPE_PRINT, NULL);
  g_autofree char *printer = yd_ui_state_dup_word ("print", "printer");
  self->document = g_object_ref (document);
  self->plan = yd_plan_snapshot (yd_ui_document_get_plan (document));
  self->options = *options;
  if (!compose (self, error))
    return NULL;
  self->settings = gtk_print_settings_new ();
  if (options->duplex)
    gtk_print_settings_set_duplex (self->settings, GTK_PRINT_DUPLEX_HORIZONTAL);
  gtk_print_settings_set_scale (self->settings, 100);
  gtk_print_settings_set_collate (self->settings, TRUE); /* a copy is a whole document */
  if (get_planned_copies (self) > 0)
    gtk_print_settings_set_n_copies (self->settings, get_planned_copies (self));
  if (printer != NULL)
    gtk_print_settings_set_printer (self->settings, printer);
  set_output (self);
  return g_steal_pointer (&self);
}

/**
 * yd_ui_print_get_pages:
 *
 * Returns: (transfer none): what will be printed
 */
YdPages *
yd_ui_print_get_pages (YdUiPrint *self)
{
  return self->pages;
}

/**
 * yd_ui_print_get_settings:
 *
 * Returns: (transfer none): what a dialog begins with, and what is printed without one
 */
GtkPrintSettings *
yd_ui_print_get_settings (YdUiPrint *self)
{
  return self->settings;
}

/**
 * yd_ui_print_new_operation:
 * @title: (nullable): of the job
 *
 * Returns: (transfer full): an operation that prints A4 from edge to edge, in points
 */
GtkPrintOperation *
yd_ui_print_new_operation (const char *title)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_paper_size_free (paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, title != NULL ? title : "");
  gtk_print_operation_set_allow_async (operation, TRUE);
  return operation;
}

/**
 * yd_ui_print_run:
 * @window: (nullable)
 * @file: (nullable): where to, for an export
 *
 * Once. Prints, or opens the dialog and prints after it.
 */
gboolean
yd_ui_print_run (YdUiPrint *self, GtkWindow *window, GtkPrintOperationAction action,
                 const char *file, GError **error)
{
  g_autoptr (GtkPrintOperation) operation
    = yd_ui_print_new_operation (yd_plan_get_title (self->plan));
  g_return_val_if_fail (self->operation == NULL, FALSE);
  self->operation = operation;
  g_object_set_data_full (G_OBJECT (operation), "print", g_object_ref (self), g_object_unref);
  gtk_print_operation_set_n_pages (operation, (int)yd_pages_get_n (self->pages));
  gtk_print_operation_set_print_settings (operation, self->settings);
  gtk_print_operation_set_custom_tab_label (operation, _ ("Notice"));
  if (file != NULL)
    gtk_print_operation_set_export_filename (operation, file);
  if (action != GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG)
    take_settings (self, self->settings);
  g_signal_connect (operation, "create-custom-widget", G_CALLBACK (create_widget_cb), self);
  g_signal_connect (operation, "update-custom-widget", G_CALLBACK (update_widget_cb), self);
  g_signal_connect (operation, "custom-widget-apply", G_CALLBACK (apply_widget_cb), self);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), self);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), self);
  GtkPrintOperationResult result = gtk_print_operation_run (operation, action, window, error);
  if (self->error != NULL && error != NULL && *error == NULL)
    g_propagate_error (error, g_error_copy (self->error));
  return result != GTK_PRINT_OPERATION_RESULT_ERROR && self->error == NULL;
}
