/* Owns: the steps from a command to a plan file: choosing a source, reading it on a thread, choosing a
 * place, writing. Refuses: to understand texts (import/), to have them checked (review/) or last year's plan (store/yd-carry). */

#include "yd-ui-plan-maker.h"

#include "yd-carry.h"
#include "yd-ui-blank-form.h"
#include "yd-ui-carry-form.h"
#include "yd-ui-carry-report.h"
#include "yd-ui-date-text.h"
#include "yd-ui-front.h"
#include "yd-ui-gtk.h"
#include "yd-ui-job.h"
#include "yd-ui-office.h"
#include "yd-ui-recent.h"
#include "yd-ui-review.h"
#include "yd-ui-save-ask.h"
#include "yd-ui-state.h"
#include "yd-ui-window.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  YdUiApplication *application; /* owned */
  GtkWindow *parent;            /* owned, nullable */
  GtkNativeDialog *chooser;     /* owned, while it is open */
  GFile *source;                /* owned, nullable: what is read */
  GBytes *html;                 /* owned, nullable: words that are read in its place, as a page */
  char *text;                   /* owned, nullable: and plain */
  YdImportDraft *draft;         /* owned, nullable: what import gave */
  YdUiReading *reading;         /* owned, nullable: what @draft says */
  YdUiReview *review;           /* owned, nullable: where @rows were checked */
  YdRowList *rows;              /* owned, nullable: of a plan to be written */
  char *name;                   /* owned, nullable: what the rows came from */
  YdStore *last;                /* owned, nullable: last year's plan */
  GPtrArray *notes;             /* owned, nullable: YdCarryNote of last year's plan */
  gboolean blank;               /* a new plan: its first title waits for words */
  gboolean last_year;           /* what is read is last year's: the next one begins with it */
  void (*chosen) (gpointer making, GFile *file);
  YdUiPlanFound found; /* nullable: what is told where a plan was found again */
  gpointer found_data; /* borrowed: @parent or of it */
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;
  g_clear_object (&making->chooser);
  g_clear_object (&making->parent);
  g_clear_object (&making->source);
  g_clear_pointer (&making->html, g_bytes_unref);
  g_clear_pointer (&making->text, g_free);
  g_clear_object (&making->application);
  g_clear_object (&making->review);
  g_clear_object (&making->last);
  g_clear_pointer (&making->reading, yd_ui_reading_free);
  g_clear_pointer (&making->draft, yd_import_draft_free);
  g_clear_pointer (&making->rows, yd_row_list_free);
  g_clear_pointer (&making->notes, g_ptr_array_unref);
  g_free (making->name);
  g_free (making);
}

static Making *
making_new (YdUiApplication *application, GtkWindow *parent)
{
  Making *making = g_new0 (Making, 1);
  making->application = g_object_ref (application);
  making->parent = parent != NULL ? g_object_ref (parent) : NULL;
  return making;
}

/* ---- choosing a file ---- */

static void
response_cb (GtkNativeDialog *chooser, int response, Making *making)
{
  g_autoptr (GFile) file = NULL;
  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  /* it answers again where its window closes with the start page */
  g_signal_handlers_disconnect_by_func (chooser, response_cb, making);
  g_clear_object (&making->chooser);
  if (file == NULL)
    {
      making_free (making);
      return;
    }
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;
  if (path != NULL)
    yd_ui_state_set_folder (path);
  making->chosen (making, file);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *const *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

static const char *const plan_suffixes[] = { "yaodian", NULL };
static const char *const text_suffixes[]
  = { "docx", "doc", "wps", "rtf", "odt", "pdf", "txt", "md", "html", "htm", NULL };
static const char *const all_suffixes[]
  = { "yaodian", "docx", "doc", "wps", "rtf", "odt", "pdf", "txt", "md", "html", "htm", NULL };

static GtkFileChooserNative *
new_chooser (Making *making, const char *title, GtkFileChooserAction action, const char *accept,
             const char *filter, const char *const *suffixes)
{
  GtkFileChooserNative *native
    = gtk_file_chooser_native_new (title, making->parent, action, accept, _ ("_Cancel"));
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (native);
  g_autofree char *path = yd_ui_state_dup_folder ();
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  add_filter (chooser, filter, suffixes);
  gtk_file_chooser_set_current_folder (chooser, folder, NULL);
  return native;
}

static void
choose (Making *making, const char *title, const char *accept, const char *filter,
        const char *const *suffixes, void (*chosen) (gpointer making, GFile *file))
{
  GtkFileChooserNative *native
    = new_chooser (making, title, GTK_FILE_CHOOSER_ACTION_OPEN, accept, filter, suffixes);
  making->chooser = GTK_NATIVE_DIALOG (native);
  making->chosen = chosen;
  g_signal_connect (native, "response", G_CALLBACK (response_cb), making);
  yd_ui_gtk_show_chooser (making->chooser);
}

/* ---- writing ---- */

static YdPlanRow *
get_plan_row (YdRowList *rows)
{
  for (guint i = 0; i < yd_row_list_get_length (rows); i++)
    {
      YdTable table;
      gpointer row = yd_row_list_get (rows, i, &table);
      if (table == YD_TABLE_PLAN)
        return row;
    }
  return NULL;
}

static void carry_on (Making *making, GtkWindow *parent, YdStore *last);

static void
place_chosen (gpointer data, const char *path)
{
  Making *making = data;
  g_autoptr (GError) error = NULL;
  if (path == NULL)
    {
      making_free (making);
      return;
    }
  g_autofree char *folder = g_path_get_dirname (path);
  yd_ui_state_set_folder (folder);
  gboolean made = yd_ui_application_make_plan (
    making->application, path, g_steal_pointer (&making->rows), making->name, &error);
  if (made && making->review != NULL)
    gtk_window_destroy (GTK_WINDOW (making->review));
  if (made && making->last_year)
    {
      GtkWindow *window = yd_ui_front_get_window (making->application);
      YdUiDocument *document = yd_ui_window_get_document (YD_UI_WINDOW (window));
      carry_on (making_new (making->application, window), window,
                yd_ui_document_get_store (document));
    }
  else if (made && making->blank)
    gtk_widget_activate_action (GTK_WIDGET (yd_ui_front_get_window (making->application)),
                                "win.edit-title", NULL);
  else if (made && making->notes != NULL)
    yd_ui_carry_report_present (YD_UI_WINDOW (yd_ui_front_get_window (making->application)),
                                making->notes);
  if (error != NULL && making->review != NULL)
    yd_ui_review_say (making->review, error->message); /* another place can be chosen there */
  else if (error != NULL)
    yd_ui_front_say (making->application, error->message);
  making_free (making);
}

/* @making: (transfer full): with rows */
static void
ask_for_place (Making *making)
{
  const YdPlanRow *plan = get_plan_row (making->rows);
  const char *title
    = plan != NULL && plan->title != NULL && plan->title[0] != '\0' ? plan->title : making->name;
  g_autofree char *name = yd_ui_save_dup_name (title, NULL, ".yaodian");
  GtkFileChooserNative *chooser
    = new_chooser (making,
                   making->last_year ? _ ("Where Shall Last Year's Plan Be Kept?")
                                     : _ ("Where Shall the Plan Be Kept?"),
                   GTK_FILE_CHOOSER_ACTION_SAVE, making->last_year ? _ ("_Keep") : _ ("_Make Plan"),
                   _ ("Plans"), plan_suffixes);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  yd_ui_save_ask (chooser, ".yaodian", place_chosen, making);
}

/* ---- open ---- */

static void
open_chosen (gpointer data, GFile *file)
{
  Making *making = data;
  yd_ui_application_open_anything (making->application, file);
  making_free (making);
}

void
yd_ui_plan_maker_open (YdUiApplication *application, GtkWindow *parent)
{
  choose (making_new (application, parent), _ ("Open a Plan"), _ ("_Open"), _ ("Plans"),
          plan_suffixes, open_chosen);
}

static void
found_chosen (gpointer data, GFile *file)
{
  Making *making = data;
  g_autofree char *path = g_file_get_path (file);
  if (path != NULL && gtk_window_get_application (making->parent) != NULL)
    making->found (making->found_data, making->name, path);
  making_free (making);
}

void
yd_ui_plan_maker_find (YdUiApplication *application, GtkWindow *parent, const char *old_path,
                       YdUiPlanFound found, gpointer data)
{
  Making *making = making_new (application, parent);
  making->name = g_strdup (old_path);
  making->found = found;
  making->found_data = data;
  choose (making, _ ("Where Is the Plan Now?"), _ ("_It Is This"), _ ("Plans"), plan_suffixes,
          found_chosen);
}

/* ---- blank ---- */

static void
blank_cb (YdRowList *rows, gpointer data)
{
  Making *making = data;
  if (rows == NULL)
    {
      making_free (making);
      return;
    }
  making->rows = rows;
  yd_ui_office_fill (rows, TRUE);
  making->blank = TRUE;
  ask_for_place (making);
}

void
yd_ui_plan_maker_new (YdUiApplication *application, GtkWindow *parent)
{
  yd_ui_blank_form_present (parent, blank_cb, making_new (application, parent));
}

/* ---- from last year's ---- */

static void
carry_cb (const YdCarryOptions *options, gpointer data)
{
  Making *making = data;
  g_autoptr (GError) error = NULL;
  if (options != NULL)
    making->rows
      = yd_carry_plan (yd_store_get_plan (making->last), options, &making->notes, &error);
  if (making->rows == NULL)
    {
      if (error != NULL)
        yd_ui_front_say (making->application, error->message);
      making_free (making);
      return;
    }
  yd_ui_office_fill (making->rows, FALSE);
  if (making->name == NULL) /* it was read in just now */
    making->name = g_strdup (yd_plan_get_title (yd_store_get_plan (making->last)));
  yd_ui_recent_note_source (making->last);
  ask_for_place (making);
}

/* @making: (transfer full) */
static void
carry_on (Making *making, GtkWindow *parent, YdStore *last)
{
  g_set_object (&making->last, last);
  yd_ui_carry_form_present (parent, yd_store_get_plan (last), carry_cb, making);
}

static void source_chosen (gpointer data, GFile *file);

/* In its first year the program knows last year's plan as a document alone: that is read in first. */
static void
last_year_chosen (gpointer data, GFile *file)
{
  Making *making = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_file_get_path (file);
  YdStoreContext context = { .author = "", .host = "", .now = g_get_real_time };
  making->name = g_file_get_basename (file);
  if (!g_str_has_suffix (making->name, ".yaodian"))
    {
      making->last_year = TRUE;
      source_chosen (making, file);
      return;
    }
  g_autoptr (YdStore) last
    = path != NULL ? yd_store_open (path, YD_OPEN_READ, &context, &error) : NULL;
  if (last == NULL)
    {
      yd_ui_front_say (making->application, error != NULL ? error->message : making->name);
      making_free (making);
      return;
    }
  carry_on (making, making->parent, last);
}

void
yd_ui_plan_maker_from_last_year (YdUiApplication *application, GtkWindow *parent)
{
  choose (making_new (application, parent), _ ("Choose Last Year's Plan"), _ ("_Start from It"),
          _ ("Plans and documents"), all_suffixes, last_year_chosen);
}

/* ---- import ---- */

static void
import_progress_cb (double fraction, gpointer data)
{
  yd_ui_job_tell (data, fraction);
}

static gboolean
import_work_cb (gpointer data, YdUiJob *job, GCancellable *cancellable, GError **error)
{
  Making *making = data;
  making->draft = making->source != NULL
                    ? yd_import_draft_new_for_file (making->source, 0, cancellable,
                                                    import_progress_cb, job, error)
                    : yd_import_draft_new_for_words (making->html, making->text, _ ("Clipboard"),
                                                     cancellable, error);
  if (making->draft != NULL)
    making->reading = yd_ui_reading_new (making->draft);
  return making->draft != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* A text without a number reads as a draft; one that is taken for last year's plan, or whose time is over,
 * is none any more, and what its notice lacks nobody will add. */
static void
tell_issued (YdRowList *rows, gboolean last_year)
{
  YdPlanRow *plan = get_plan_row (rows);
  if (plan == NULL || plan->stage != YD_STAGE_DRAFT
      || (!last_year
          && (!yd_date_is_set (plan->period_to)
              || yd_date_days_from (yd_ui_date_get_today (), plan->period_to) >= 0)))
    return;
  plan->stage = YD_STAGE_ISSUED;
  YdSuppressionRow *off = yd_row_list_add (rows, YD_TABLE_SUPPRESSION);
  off->rule = g_strdup ("notice-missing");
  off->reason = g_strdup (_ ("An earlier year's plan, issued long since"));
}

static void
make (YdUiReview *review, YdUiApplication *application, gboolean last_year)
{
  g_autoptr (YdImportResult) result = yd_ui_review_finish (review);
  if (result == NULL)
    return;
  Making *making = making_new (application, GTK_WINDOW (review));
  making->review = g_object_ref (review);
  making->last_year = last_year;
  making->rows = g_steal_pointer (&result->rows);
  tell_issued (making->rows, last_year);
  yd_ui_office_fill (making->rows, FALSE);
  making->name = g_strdup (result->name);
  ask_for_place (making);
}

/* Each time the person wants a plan: the place may be refused, and the answers changed. */
static void
make_cb (YdUiReview *review, YdUiApplication *application)
{
  make (review, application, FALSE);
}

static void
make_last_year_cb (YdUiReview *review, YdUiApplication *application)
{
  make (review, application, TRUE);
}

/* Documents to be read one after another: several may be dropped at once. */
typedef struct
{
  GQueue making; /* Making, owned */
  gboolean reading;
} Waiting;

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;
  g_queue_clear_full (&waiting->making, making_free);
  g_free (waiting);
}

static Waiting *
get_waiting (YdUiApplication *application)
{
  Waiting *waiting = g_object_get_data (G_OBJECT (application), "yd-ui-waiting");
  if (waiting == NULL)
    {
      waiting = g_new0 (Waiting, 1);
      g_queue_init (&waiting->making);
      g_object_set_data_full (G_OBJECT (application), "yd-ui-waiting", waiting, waiting_free);
    }
  return waiting;
}

static void read_next (YdUiApplication *application);

/* The window in which it was read went away: it is read in another, if there is one. */
static gboolean
was_interrupted (const Making *making, const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         && gtk_window_get_application (making->parent) == NULL
         && gtk_application_get_windows (GTK_APPLICATION (making->application)) != NULL;
}

static void
import_done_cb (gpointer data, const GError *error, gpointer user_data)
{
  Making *making = data;
  get_waiting (making->application)->reading = FALSE;
  if (was_interrupted (making, error))
    {
      Making *again = making_new (making->application, NULL);
      g_set_object (&again->source, making->source);
      again->html = g_steal_pointer (&making->html);
      again->text = g_steal_pointer (&making->text);
      again->last_year = making->last_year;
      g_queue_push_head (&get_waiting (making->application)->making, again);
    }
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    yd_ui_front_say (making->application, error->message);
  else if (error == NULL)
    {
      YdUiReview *review
        = yd_ui_review_new (GTK_APPLICATION (making->application), g_steal_pointer (&making->draft),
                            g_steal_pointer (&making->reading));
      g_signal_connect (review, "make",
                        making->last_year ? G_CALLBACK (make_last_year_cb) : G_CALLBACK (make_cb),
                        making->application);
      gtk_window_present (GTK_WINDOW (review));
    }
  read_next (making->application);
}

static void
read_next (YdUiApplication *application)
{
  Waiting *waiting = get_waiting (application);
  if (waiting->reading || g_queue_is_empty (&waiting->making)
      || gtk_application_get_windows (GTK_APPLICATION (application)) == NULL)
    return;
  GtkWindow *window = yd_ui_front_get_window (application);
  Making *making = g_queue_pop_head (&waiting->making);
  if (yd_ui_job_is_busy (yd_ui_front_get_job (application)))
    {
      yd_ui_front_say (application,
                       _ ("Something else is being written; import when that is done"));
      making_free (making);
      return;
    }
  g_set_object (&making->parent, window);
  waiting->reading = TRUE;
  g_autofree char *name = making->source != NULL ? g_file_get_basename (making->source) : NULL;
  g_autofree char *words
    = g_strdup_printf (_ ("Reading %s…"), name != NULL ? name : _ ("Clipboard"));
  if (yd_ui_front_get_review (application) != NULL) /* the bar that shows it is in another window */
    yd_ui_review_say (yd_ui_front_get_review (application), words);
  yd_ui_job_run (yd_ui_front_get_job (application), words, import_work_cb, making, making_free,
                 import_done_cb, NULL);
}

static void
queue (Making *making)
{
  YdUiApplication *application = making->application;
  yd_ui_front_get_window (application); /* there is one to talk in */
  g_queue_push_tail (&get_waiting (application)->making, making);
  read_next (application);
}

static void
source_chosen (gpointer data, GFile *file)
{
  Making *making = data;
  g_set_object (&making->source, file);
  queue (making);
}

/* @source: (nullable): a document; asked for where there is none */
void
yd_ui_plan_maker_import (YdUiApplication *application, GtkWindow *parent, GFile *source)
{
  Making *making = making_new (application, parent);
  if (source != NULL)
    source_chosen (making, source);
  else
    choose (making, _ ("Import a Document"), _ ("_Import"), _ ("Documents"), text_suffixes,
            source_chosen);
}

/* @html, @text: (transfer full) (nullable): what another program left on the clipboard */
void
yd_ui_plan_maker_import_words (YdUiApplication *application, GBytes *html, char *text)
{
  Making *making = making_new (application, NULL);
  making->html = html;
  making->text = text;
  queue (making);
}
