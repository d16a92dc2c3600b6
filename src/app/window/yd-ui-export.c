/* Owns: the way from a command to a file on disk. Refuses: to make the file (the layers do) and to work
 * on the live plan from a thread: pages are immutable, the workbook gets a snapshot. */

#include "yd-ui-export.h"

#include "yd-docx.h"
#include "yd-notice-pdf.h"
#include "yd-pages.h"
#include "yd-slips.h"
#include "yd-ui-composer.h"
#include "yd-ui-date-text.h"
#include "yd-ui-gtk.h"
#include "yd-ui-office.h"
#include "yd-ui-release.h"
#include "yd-ui-save-ask.h"
#include "yd-ui-toast.h"
#include "yd-workbook.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  YdUiExport what;
  GtkWindow *window;        /* owned, while the chooser is open */
  YdUiDocument *document;   /* owned */
  YdUiJob *job;             /* owned */
  YdUiToasts *toasts;       /* owned */
  GtkNativeDialog *chooser; /* owned, while a folder is chosen */
  char *path;               /* owned */
  gboolean draft;           /* pages say 草稿, and so does the file's name */
  YdPages *pages;           /* owned: for a PDF or a Word document */
  YdPlan *plan;             /* owned: a snapshot, for a workbook */
  YdDate period;            /* that slips are for */
  guint n_slips;
  YdSheetPaper paper;
  YdDate today;
  gint64 now; /* seconds since 1970 */
} Export;

#define DOCX_MIME "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

static const struct
{
  const char *title;
  const char *suffix;
  const char *filter;
  const char *mime;
  const char *busy;
  const char *done;
  const char *extra; /* behind the plan's title in the file's name; NULL for nothing */
} kinds[] = {
  [YD_UI_EXPORT_PDF] = { N_ ("Export the Notice as PDF"), ".pdf", N_ ("PDF files"),
                         "application/pdf", N_ ("Writing the PDF…"), N_ ("PDF written: %s"), NULL },
  [YD_UI_EXPORT_DOCX]
  = { N_ ("Export the Notice for Word"), ".docx", N_ ("Word documents"), DOCX_MIME,
      N_ ("Writing the Word document…"), N_ ("Word document written: %s"), NULL },
  [YD_UI_EXPORT_DOCX_BODY]
  = { N_ ("Export the Notice's Text for Word"), ".docx", N_ ("Word documents"), DOCX_MIME,
      N_ ("Writing the Word document…"), N_ ("Word document written: %s"), N_ (" (notice text)") },
  [YD_UI_EXPORT_DOCX_PLAN]
  = { N_ ("Export the Plan for Word"), ".docx", N_ ("Word documents"), DOCX_MIME,
      N_ ("Writing the Word document…"), N_ ("Word document written: %s"), N_ (" (plan)") },
  [YD_UI_EXPORT_SHEET] = { N_ ("Export the Workbook for Excel"), ".xlsx", N_ ("Excel workbooks"),
                           "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                           N_ ("Writing the workbook…"), N_ ("Workbook written: %s"), NULL },
  [YD_UI_EXPORT_SLIPS] = { N_ ("Choose a Folder for the Return Slips"), "", NULL, NULL,
                           N_ ("Writing the slips…"), NULL, NULL },
  [YD_UI_EXPORT_COPY]
  = { N_ ("Save a Copy of the Plan"), ".yaodian", N_ ("Plans"), "application/vnd.yaodian.plan",
      N_ ("Writing the copy…"), N_ ("Copy with the whole history written: %s"), N_ (" (copy)") },
  [YD_UI_EXPORT_OUTSIDE_COPY]
  = { N_ ("Save a Copy for Others"), ".yaodian", N_ ("Plans"), "application/vnd.yaodian.plan",
      N_ ("Writing the copy…"), N_ ("Copy without history and comments written: %s"),
      N_ (" (copy for others)") },
};

static void
export_free (gpointer data)
{
  Export *export = data;
  g_clear_object (&export->window);
  g_clear_object (&export->document);
  g_clear_object (&export->job);
  g_clear_object (&export->toasts);
  g_clear_object (&export->chooser);
  g_clear_object (&export->plan);
  g_clear_pointer (&export->pages, yd_pages_unref);
  g_free (export->path);
  g_free (export);
}

static void
sheet_progress_cb (double fraction, gpointer data)
{
  yd_ui_job_tell (data, fraction);
}

static gboolean
is_docx (YdUiExport what)
{
  return what == YD_UI_EXPORT_DOCX || what == YD_UI_EXPORT_DOCX_BODY
         || what == YD_UI_EXPORT_DOCX_PLAN;
}

static gboolean
is_notice (YdUiExport what)
{
  return what == YD_UI_EXPORT_PDF || is_docx (what);
}

static gboolean
write_slips (Export *export, YdUiJob *job, GCancellable *cancellable, GError **error)
{
  YdSlipsOptions options = {
    .period = export->period, .as_of = export->today, .created = export->now, .paper = export->paper
  };
  g_auto (GStrv) files = NULL;
  if (!yd_slips_write (&export->plan, 1, &options, export->path, cancellable, sheet_progress_cb,
                       job, &files, error))
    return FALSE;
  export->n_slips = g_strv_length (files);
  return TRUE;
}

static gboolean
work_cb (gpointer data, YdUiJob *job, GCancellable *cancellable, GError **error)
{
  Export *export = data;
  if (export->what == YD_UI_EXPORT_PDF)
    {
      YdPdfOptions options = YD_PDF_OPTIONS_INIT;
      options.created = export->now;
      return yd_pages_write_pdf (export->pages, export->path, &options, cancellable, error);
    }
  if (is_docx (export->what))
    {
      YdDocxOptions options = YD_DOCX_OPTIONS_INIT;
      options.part = export->what == YD_UI_EXPORT_DOCX_BODY   ? YD_DOCX_BODY
                     : export->what == YD_UI_EXPORT_DOCX_PLAN ? YD_DOCX_PLAN
                                                              : YD_DOCX_WHOLE;
      options.created = export->now;
      options.notice = *yd_pages_get_options (export->pages);
      return yd_content_write_docx (yd_pages_get_content (export->pages), export->path, &options,
                                    cancellable, error);
    }
  if (export->what == YD_UI_EXPORT_SLIPS)
    return write_slips (export, job, cancellable, error);
  YdWorkbookOptions options
    = { .as_of = export->today, .created = export->now, .paper = export->paper };
  return yd_workbook_write (&export->plan, 1, &options, export->path, cancellable,
                            sheet_progress_cb, job, NULL, error);
}

static void
say_done (Export *export, const GError *error)
{
  if (error == NULL)
    {
      g_autofree char *name = g_path_get_basename (export->path);
      g_autofree char *words
        = export->what == YD_UI_EXPORT_SLIPS
            ? g_strdup_printf (g_dngettext (NULL, "%u slip written to “%s”",
                                            "%u slips written to “%s”", export->n_slips),
                               export->n_slips, name)
            : g_strdup_printf (_ (kinds[export->what].done), name);
      yd_ui_toast_file (export->toasts, words, export->path);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    yd_ui_toast_say (export->toasts, error->message);
  else
    yd_ui_toast_say (export->toasts, _ ("Cancelled; nothing was written"));
}

static void
done_cb (gpointer data, const GError *error, gpointer user_data)
{
  say_done (data, error);
}

static void
start (Export *export)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  export->now = g_date_time_to_unix (now);
  export->paper = yd_ui_office_get_paper ();
  export->today = yd_date_new_day (g_date_time_get_year (now), g_date_time_get_month (now),
                                   g_date_time_get_day_of_month (now));
  yd_ui_document_settle (export->document);
  if (export->what == YD_UI_EXPORT_OUTSIDE_COPY || export->what == YD_UI_EXPORT_COPY)
    {
      /* The store makes it from its working copy, on its own thread's database: no job. */
      YdStore *store = yd_ui_document_get_store (export->document);
      if (export->what == YD_UI_EXPORT_COPY)
        yd_store_export_copy (store, export->path, &error);
      else
        yd_store_export_outside_copy (store, export->path, &error);
      say_done (export, error);
      export_free (export);
      return;
    }
  YdNoticeOptions options = *yd_ui_document_get_options (export->document);
  options.draft = export->draft;
  if (is_notice (export->what))
    export->pages
      = yd_ui_composer_compose (yd_ui_document_get_plan (export->document), &options, &error);
  else
    export->plan = yd_plan_snapshot (yd_ui_document_get_plan (export->document));
  if (error != NULL)
    {
      say_done (export, error);
      export_free (export);
      return;
    }
  yd_ui_job_run (export->job, _ (kinds[export->what].busy), work_cb, export, export_free, done_cb,
                 NULL);
}

/* ---- slips ---- */

#define PERIOD "period"

static guint
list_periods (Export *export, YdDate periods[YD_SLIP_MAX_PERIODS])
{
  YdPlan *plan = yd_ui_document_get_plan (export->document);
  return yd_slips_list_periods (&plan, 1, yd_ui_date_get_today (), periods);
}

static void
add_periods (Export *export, GtkFileChooser *chooser)
{
  const char *ids[] = { "0", "1", "2", "3", "4", NULL };
  YdDate periods[YD_SLIP_MAX_PERIODS];
  g_auto (GStrv) labels = g_new0 (char *, YD_SLIP_MAX_PERIODS + 1);
  guint n = list_periods (export, periods);
  for (guint i = 0; i < n; i++)
    labels[i] = yd_date_to_chinese (periods[i]);
  ids[n] = NULL;
  gtk_file_chooser_add_choice (chooser, PERIOD, _ ("Units report on"), ids, (const char **)labels);
  gtk_file_chooser_set_choice (chooser, PERIOD, ids[0]);
  /* beside a choice the dialog shows a list of filters, be there any or not */
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _ ("Folders"));
  gtk_file_filter_add_mime_type (filter, "inode/directory");
  gtk_file_chooser_add_filter (chooser, filter);
}

/* A new folder in the one that was chosen: what came back filled in is never written over. */
static void
name_slips (Export *export, GtkFileChooser *chooser)
{
  YdDate periods[YD_SLIP_MAX_PERIODS];
  const char *choice = gtk_file_chooser_get_choice (chooser, PERIOD);
  int n_periods = (int)list_periods (export, periods);
  export->period = periods[choice != NULL ? CLAMP (choice[0] - '0', 0, n_periods - 1) : 0];
  g_autofree char *period = yd_date_to_chinese (export->period);
  g_autofree char *folder = g_steal_pointer (&export->path);
  for (guint n = 1; export->path == NULL; n++)
    {
      g_autofree char *name = n == 1 ? g_strdup_printf ("%s填报表", period)
                                     : g_strdup_printf ("%s填报表（%u）", period, n);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        export->path = g_steal_pointer (&path);
    }
}

static void
folder_cb (GtkNativeDialog *chooser, int response, Export *export)
{
  g_autoptr (GFile) file = NULL;
  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  export->path = file != NULL ? g_file_get_path (file) : NULL;
  if (export->path == NULL)
    {
      if (file != NULL)
        yd_ui_toast_say (export->toasts, _ ("Files can be written on this machine and on drives "
                                            "connected to it"));
      export_free (export);
      return;
    }
  name_slips (export, GTK_FILE_CHOOSER (chooser));
  g_clear_object (&export->window);
  g_clear_object (&export->chooser);
  start (export);
}

static void
file_cb (gpointer data, const char *path)
{
  Export *export = data;
  g_clear_object (&export->window);
  if (path == NULL)
    {
      export_free (export);
      return;
    }
  export->path = g_strdup (path);
  start (export);
}

static char *
dup_name (Export *export)
{
  const char *title = yd_plan_get_title (yd_ui_document_get_plan (export->document));
  const char *path = yd_store_get_path (yd_ui_document_get_store (export->document));
  g_autofree char *stem = NULL;
  if ((title == NULL || title[0] == '\0') && path != NULL)
    {
      stem = g_filename_display_basename (path);
      if (g_str_has_suffix (stem, ".yaodian"))
        stem[strlen (stem) - strlen (".yaodian")] = '\0';
      title = stem;
    }
  const char *extra = kinds[export->what].extra;
  g_autofree char *behind
    = g_strconcat (extra != NULL ? _ (extra) : "", export->draft ? _ (" (draft)") : "", NULL);
  return yd_ui_save_dup_name (title, behind, kinds[export->what].suffix);
}

static void
name_file (Export *export, GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *pattern = g_strconcat ("*", kinds[export->what].suffix, NULL);
  g_autofree char *name = dup_name (export);
  gtk_file_filter_set_name (filter, _ (kinds[export->what].filter));
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (chooser, filter);
  gtk_file_chooser_set_current_name (chooser, name);
}

/* Takes over @export. */
static void
ask_where (Export *export)
{
  gboolean folder = export->what == YD_UI_EXPORT_SLIPS;
  GtkFileChooserNative *native = gtk_file_chooser_native_new (
    _ (kinds[export->what].title), export->window,
    folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"),
    _ ("_Cancel"));
  if (folder)
    add_periods (export, GTK_FILE_CHOOSER (native));
  else
    name_file (export, GTK_FILE_CHOOSER (native));
  const char *path = yd_store_get_path (yd_ui_document_get_store (export->document));
  if (path != NULL)
    {
      g_autofree char *beside = g_path_get_dirname (path);
      g_autoptr (GFile) place = g_file_new_for_path (beside);
      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (native), place, NULL);
    }
  if (!folder)
    {
      yd_ui_save_ask (native, kinds[export->what].suffix, file_cb, export);
      return;
    }
  export->chooser = GTK_NATIVE_DIALOG (native);
  g_signal_connect (native, "response", G_CALLBACK (folder_cb), export);
  yd_ui_gtk_show_chooser (export->chooser);
}

static void
released_cb (gboolean draft, gpointer data)
{
  Export *export = data;
  export->draft = draft;
  ask_where (export);
}

/* Asks whether and where @document shall be taken out, and does it. */
void
yd_ui_export_ask (YdUiExport what, GtkWindow *window, YdUiDocument *document, YdUiJob *job,
                  YdUiToasts *toasts)
{
  if (yd_ui_job_is_busy (job))
    {
      yd_ui_toast_say (toasts, _ ("Something is being written already"));
      return;
    }
  Export *export = g_new0 (Export, 1);
  export->what = what;
  export->window = g_object_ref (window);
  export->document = g_object_ref (document);
  export->job = g_object_ref (job);
  export->toasts = g_object_ref (toasts);
  if (!is_notice (what))
    {
      ask_where (export);
      return;
    }
  gboolean part = what == YD_UI_EXPORT_DOCX_BODY || what == YD_UI_EXPORT_DOCX_PLAN;
  yd_ui_document_settle (document);
  yd_ui_release_ask (part ? YD_UI_RELEASE_PART : YD_UI_RELEASE_EXPORT, window, document,
                     released_cb, export, export_free);
}
