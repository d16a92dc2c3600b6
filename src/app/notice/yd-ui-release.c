/* Owns: whether a notice may leave the house, on paper or as a file, and what a person says to it: before
 * its issue or without a number it is a draft, and each page says so; other errors need a reason, which
 * the plan keeps. Refuses: to print and to write files (who asked does). */

#include "yd-ui-release.h"

#include "yd-check.h"
#include "yd-conformity.h"
#include "yd-pages.h"
#include "yd-ui-gtk.h"
#include "yd-ui-notice-place.h"

#include <glib/gi18n.h>

#define MANY 6 /* errors that the question names */

typedef struct
{
  const char *ask_for_draft, *draft;     /* heading and button */
  const char *needs_reason, *keeps_none; /* bodies */
  const char *reason, *go;               /* entry and button */
} Words;

static const Words printing
  = { N_ ("Print as a draft?"),
      N_ ("_Print the Draft"),
      N_ ("It can be printed with a reason, which stays in the plan's history."),
      N_ ("The plan is only read here, and no reason can be kept: it prints as a draft."),
      N_ ("Reason for printing it all the same"),
      N_ ("_Print") };

static const Words exporting
  = { N_ ("Export as a draft?"),
      N_ ("_Export the Draft"),
      N_ ("It can be exported with a reason, which stays in the plan's history."),
      N_ ("The plan is only read here, and no reason can be kept: it is exported as a draft."),
      N_ ("Reason for exporting it all the same"),
      N_ ("_Export") };

typedef struct
{
  const Words *words;
  GtkWindow *window;      /* owned */
  YdUiDocument *document; /* owned */
  YdUiReleaseFunc go;
  gpointer data; /* owned until @go has it */
  GDestroyNotify destroy;
  guint n_errors;
  AdwMessageDialog *dialog;
  GtkEditable *reason; /* in the dialog */
} Asking;

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->window);
  g_object_unref (asking->document);
  g_clear_pointer (&asking->data, asking->destroy);
  g_free (asking);
}

static void
go (Asking *asking, gboolean draft)
{
  asking->go (draft, g_steal_pointer (&asking->data));
}

/* ---- what is wrong ---- */

static gboolean
is_error (YdFinding *finding)
{
  return yd_finding_get_severity (finding) == YD_SEVERITY_ERROR
         && !yd_finding_get_switched_off (finding, NULL);
}

/* What a check says of a field is not said again of how it came out on the page. */
static gboolean
is_said (GPtrArray *findings, const char *column)
{
  for (guint i = 0; column != NULL && i < findings->len; i++)
    if (is_error (findings->pdata[i])
        && yd_finding_get_table (findings->pdata[i]) == YD_TABLE_NOTICE
        && g_strcmp0 (yd_finding_get_field (findings->pdata[i]), column) == 0)
      return TRUE;
  return FALSE;
}

/* The field whose lack a note tells of; NULL for none. */
static const char *
column_of_gap (YdPages *pages, const YdPageNote *note)
{
  GArray *gaps = yd_pages_get_content (pages)->gaps;
  for (guint i = 0; note->kind == YD_NOTE_GAP && i < gaps->len; i++)
    {
      const YdGap *gap = &g_array_index (gaps, YdGap, i);
      if (g_strcmp0 (yd_part_get_info (gap->part)->rule, note->rule) == 0)
        return gap->column;
    }
  return NULL;
}

static void
add_page_errors (GPtrArray *errors, YdPages *pages, GPtrArray *findings)
{
  g_autoptr (GPtrArray) measures = yd_pages_measure (pages);
  for (guint i = 0; i < yd_pages_get_n_notes (pages); i++)
    {
      const YdPageNote *note = yd_pages_get_note (pages, i);
      if (yd_page_note_is_failure (note, TRUE) && !is_said (findings, column_of_gap (pages, note)))
        g_ptr_array_add (errors, g_strdup (note->text));
    }
  for (guint i = 0; i < measures->len; i++)
    {
      const YdMeasure *measure = measures->pdata[i];
      if (!measure->conforms && !is_said (findings, measure->column)
          && !yd_pages_explain_measure (pages, measure))
        g_ptr_array_add (errors, g_strdup_printf (_ ("%s: %s instead of %s"), measure->name,
                                                  measure->value, measure->limit));
    }
}

/* @pages: (nullable): what leaves has none of its own
 *
 * Returns: (transfer full) (element-type utf8): errors of the checks, what is missing on the pages, and rules
 *   that they break */
static GPtrArray *
find_errors (YdPlan *plan, YdPages *pages)
{
  GPtrArray *errors = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) findings = yd_check_plan (plan, YD_CHECK_DEFAULT);
  for (guint i = 0; i < findings->len; i++)
    if (is_error (findings->pdata[i]))
      {
        g_autofree char *place = yd_finding_dup_place (findings->pdata[i], plan);
        g_autofree char *message = yd_finding_dup_message (findings->pdata[i]);
        g_ptr_array_add (errors, g_strdup_printf (_ ("%s: %s"), place, message));
      }
  if (pages != NULL)
    add_page_errors (errors, pages, findings);
  return errors;
}

/* ---- questions ---- */

static void
present (Asking *asking, GCallback answered)
{
  g_signal_connect (asking->dialog, "response", answered, asking);
  adw_message_dialog_set_close_response (asking->dialog, "cancel");
  gtk_window_present (GTK_WINDOW (asking->dialog));
}

static void
draft_cb (AdwMessageDialog *dialog, const char *response, Asking *asking)
{
  if (g_str_equal (response, "draft"))
    go (asking, TRUE);
  asking_free (asking);
}

static void
ask_for_draft (Asking *asking, gboolean issued, gboolean numbered)
{
  const char *reason
    = !issued && !numbered ? _ ("The plan is not issued and has no number.")
      : !issued ? _ ("The plan is not issued; once it is, set its stage in its properties.")
                : _ ("The notice has no number.");
  asking->dialog = ADW_MESSAGE_DIALOG (
    adw_message_dialog_new (asking->window, _ (asking->words->ask_for_draft), NULL));
  adw_message_dialog_format_body (asking->dialog, _ ("%s Each page will say 草稿 in its margin."),
                                  reason);
  adw_message_dialog_add_responses (asking->dialog, "cancel", _ ("_Cancel"), "draft",
                                    _ (asking->words->draft), NULL);
  adw_message_dialog_set_default_response (asking->dialog, "draft");
  present (asking, G_CALLBACK (draft_cb));
}

static void
reason_cb (Asking *asking)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (asking->reason)));
  adw_message_dialog_set_response_enabled (asking->dialog, "go", reason[0] != '\0');
}

static gboolean
keep_reason (Asking *asking)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = yd_ui_document_begin_edit (asking->document);
  const char *reason = gtk_editable_get_text (asking->reason);
  gboolean kept
    = store != NULL
      && yd_edit_note_release (store, asking->words == &printing, reason, asking->n_errors, &error);
  return yd_ui_document_end_edit (asking->document, kept, error);
}

static void
errors_cb (AdwMessageDialog *dialog, const char *response, Asking *asking)
{
  if (g_str_equal (response, "draft"))
    go (asking, TRUE);
  else if (g_str_equal (response, "go") && keep_reason (asking))
    go (asking, FALSE);
  asking_free (asking);
}

static char *
dup_list (GPtrArray *errors)
{
  GString *list = g_string_new (NULL);
  for (guint i = 0; i < errors->len && i < MANY; i++)
    g_string_append_printf (list, "%s• %s", i > 0 ? "\n" : "", (const char *)errors->pdata[i]);
  if (errors->len > MANY)
    g_string_append_printf (list, _ ("\nand %u more"), errors->len - MANY);
  return g_string_free (list, FALSE);
}

static GtkWidget *
create_reason_entry (Asking *asking)
{
  GtkWidget *entry = gtk_entry_new ();
  const char *label = _ (asking->words->reason);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  asking->reason = GTK_EDITABLE (entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (reason_cb), asking);
  return entry;
}

/* A plan that is only read keeps no reason: then it leaves as a draft or not at all. */
static void
ask_for_reason (Asking *asking, GPtrArray *errors)
{
  gboolean editable = yd_ui_document_is_editable (asking->document);
  const char *body = editable ? asking->words->needs_reason : asking->words->keeps_none;
  g_autofree char *list = dup_list (errors);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *label = gtk_label_new (list);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  /* GTK would break lines of large text after a few characters */
  int width = (int)(300 * yd_ui_gtk_get_text_zoom (label));
  gtk_widget_set_size_request (
    box, MIN (width, MAX (300, gtk_widget_get_width (GTK_WIDGET (asking->window)) - 120)), -1);

  asking->n_errors = errors->len;
  asking->dialog = ADW_MESSAGE_DIALOG (
    adw_message_dialog_new (asking->window, _ ("Errors stand in this notice"), _ (body)));
  adw_message_dialog_set_extra_child (asking->dialog, box);
  adw_message_dialog_add_responses (asking->dialog, "cancel", _ ("_Cancel"), "draft",
                                    _ ("As a _Draft"), NULL);
  if (editable)
    {
      gtk_box_append (GTK_BOX (box), create_reason_entry (asking));
      adw_message_dialog_add_response (asking->dialog, "go", _ (asking->words->go));
      adw_message_dialog_set_default_response (asking->dialog, "go");
      reason_cb (asking);
    }
  present (asking, G_CALLBACK (errors_cb));
}

/* ---- public ---- */

/**
 * yd_ui_release_ask:
 * @func: called once where it may leave, now or after an answer, and then owns @data
 * @destroy: of @data where it may not
 *
 * A draft by the plan's own layout says so already, and leaves without a question; so do words that are
 * sent before the issue, to be signed elsewhere.
 */
void
yd_ui_release_ask (YdUiRelease how, GtkWindow *window, YdUiDocument *document, YdUiReleaseFunc func,
                   gpointer data, GDestroyNotify destroy)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) errors = NULL;
  YdPlan *plan = yd_ui_document_get_plan (document);
  Asking *asking = g_new0 (Asking, 1);
  *asking = (Asking){ .words = how == YD_UI_RELEASE_PRINT ? &printing : &exporting,
                      .window = g_object_ref (window),
                      .document = g_object_ref (document),
                      .go = func,
                      .data = data,
                      .destroy = destroy };
  g_autoptr (YdPages) pages = yd_ui_document_compose_now (document, &error);
  if (pages == NULL)
    {
      yd_ui_document_report (document, error);
      asking_free (asking);
      return;
    }
  const YdNoticeRow *notice = yd_notice_get_row (yd_plan_get_notice (plan));
  gboolean part = how == YD_UI_RELEASE_PART;
  gboolean issued = yd_plan_get_row (plan)->stage == YD_STAGE_ISSUED;
  /* minutes may have none (10.3) */
  gboolean numbered = part || notice->form == YD_NOTICE_MINUTES
                      || (notice->number != NULL && notice->number[0] != '\0');
  gboolean draft = yd_ui_document_get_options (document)->draft;
  if (!draft && issued && numbered)
    errors = find_errors (plan, part ? NULL : pages);
  if (!draft && !part && !(issued && numbered))
    ask_for_draft (asking, issued, numbered);
  else if (errors != NULL && errors->len > 0)
    ask_for_reason (asking, errors);
  else
    {
      go (asking, draft);
      asking_free (asking);
    }
}
