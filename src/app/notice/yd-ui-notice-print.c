/* Owns: whether a notice may be printed for issue, and what a person says to it: before its issue
 * or without a number it is a draft, and each page says so; other errors need a reason, which the
 * plan keeps. Refuses: to print (YdUiPrint does). */

#include "yd-ui-notice-print.h"

#include "yd-check.h"
#include "yd-conformity.h"
#include "yd-ui-notice-place.h"
#include "yd-ui-print.h"

#include <glib/gi18n.h>

#define MANY 6 /* errors that the question names */

typedef struct
{
  GtkWindow *window;      /* owned */
  YdUiDocument *document; /* owned */
  YdUiPrint *print;       /* owned: as it is asked about */
  GPtrArray *errors;      /* owned: words */
  AdwMessageDialog *dialog;
  GtkEditable *reason; /* in the dialog */
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;
  g_object_unref (asking->window);
  g_object_unref (asking->document);
  g_clear_object (&asking->print);
  g_clear_pointer (&asking->errors, g_ptr_array_unref);
  g_free (asking);
}

static void
run (GtkWindow *window, YdUiDocument *document, YdUiPrint *print)
{
  g_autoptr (GError) error = NULL;
  if (!yd_ui_print_run (print, window, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, NULL, &error))
    yd_ui_document_report (document, error);
}

static void
run_draft (GtkWindow *window, YdUiDocument *document)
{
  g_autoptr (GError) error = NULL;
  YdNoticeOptions options = *yd_ui_document_get_options (document);
  options.draft = TRUE;
  g_autoptr (YdUiPrint) print = yd_ui_print_new (document, &options, &error);
  if (print != NULL)
    run (window, document, print);
  else
    yd_ui_document_report (document, error);
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
is_said (GPtrArray *findings, const YdMeasure *measure)
{
  for (guint i = 0; measure->column != NULL && i < findings->len; i++)
    if (is_error (findings->pdata[i])
        && yd_finding_get_table (findings->pdata[i]) == YD_TABLE_NOTICE
        && g_strcmp0 (yd_finding_get_field (findings->pdata[i]), measure->column) == 0)
      return TRUE;
  return FALSE;
}

/* Returns: (transfer full) (element-type utf8): errors of the checks, and rules that the pages
 * break */
static GPtrArray *
find_errors (YdPlan *plan, YdPages *pages)
{
  GPtrArray *errors = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) findings = yd_check_plan (plan, YD_CHECK_DEFAULT);
  g_autoptr (GPtrArray) measures = yd_pages_measure (pages);
  for (guint i = 0; i < findings->len; i++)
    if (is_error (findings->pdata[i]))
      {
        g_autofree char *place = yd_finding_dup_place (findings->pdata[i], plan);
        g_autofree char *message = yd_finding_dup_message (findings->pdata[i]);
        g_ptr_array_add (errors, g_strdup_printf (_ ("%s: %s"), place, message));
      }
  for (guint i = 0; i < measures->len; i++)
    {
      const YdMeasure *measure = measures->pdata[i];
      if (!measure->conforms && !is_said (findings, measure))
        g_ptr_array_add (errors, g_strdup_printf (_ ("%s: %s instead of %s"), measure->name,
                                                  measure->value, measure->limit));
    }
  return errors;
}

/* ---- questions ---- */

static void
draft_cb (AdwMessageDialog *dialog, const char *response, Asking *asking)
{
  if (g_str_equal (response, "draft"))
    run_draft (asking->window, asking->document);
  asking_free (asking);
}

static void
ask_for_draft (Asking *asking, gboolean issued, gboolean numbered)
{
  const char *reason = !issued && !numbered ? _ ("The plan is not issued and has no number.")
                       : !issued            ? _ ("The plan is not issued.")
                                            : _ ("The notice has no number.");
  GtkWidget *dialog = adw_message_dialog_new (asking->window, _ ("Print as a draft?"), NULL);
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _ ("%s Each page will say 草稿 in its margin."), reason);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "draft",
                                    _ ("_Print the Draft"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "draft");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (draft_cb), asking);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
reason_cb (Asking *asking)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (asking->reason)));
  adw_message_dialog_set_response_enabled (asking->dialog, "print", reason[0] != '\0');
}

static void
errors_cb (AdwMessageDialog *dialog, const char *response, Asking *asking)
{
  g_autoptr (GError) error = NULL;
  if (g_str_equal (response, "draft"))
    run_draft (asking->window, asking->document);
  else if (g_str_equal (response, "print"))
    {
      YdStore *store = yd_ui_document_begin_edit (asking->document);
      const char *reason = gtk_editable_get_text (asking->reason);
      gboolean noted
        = store != NULL && yd_edit_note_printing (store, reason, asking->errors->len, &error);
      if (yd_ui_document_end_edit (asking->document, noted, error))
        run (asking->window, asking->document, asking->print);
    }
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

/* A plan that is only read keeps no reason: then it is printed as a draft or not at all. */
static void
ask_for_reason (Asking *asking)
{
  gboolean editable = yd_ui_document_is_editable (asking->document);
  g_autofree char *list = dup_list (asking->errors);
  GtkWidget *dialog = adw_message_dialog_new (
    asking->window, _ ("Errors stand in this notice"),
    editable ? _ ("It can be printed with a reason, which stays in the plan's history.")
             : _ ("The plan is only read here, and no reason can be kept: it prints as a draft."));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *label = gtk_label_new (list);
  GtkWidget *entry = gtk_entry_new ();
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Reason for printing it all the same"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason for printing it all the same"), -1);
  gtk_box_append (GTK_BOX (box), label);
  if (editable)
    gtk_box_append (GTK_BOX (box), entry);
  else
    g_object_unref (g_object_ref_sink (entry));

  asking->dialog = ADW_MESSAGE_DIALOG (dialog);
  adw_message_dialog_set_extra_child (asking->dialog, box);
  adw_message_dialog_add_responses (asking->dialog, "cancel", _ ("_Cancel"), "draft",
                                    _ ("As a _Draft"), NULL);
  adw_message_dialog_set_close_response (asking->dialog, "cancel");
  if (editable)
    {
      asking->reason = GTK_EDITABLE (entry);
      adw_message_dialog_add_response (asking->dialog, "print", _ ("_Print"));
      adw_message_dialog_set_default_response (asking->dialog, "print");
      g_signal_connect_swapped (entry, "changed", G_CALLBACK (reason_cb), asking);
      reason_cb (asking);
    }
  g_signal_connect (dialog, "response", G_CALLBACK (errors_cb), asking);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- public ---- */

void
yd_ui_notice_print_ask (GtkWindow *window, YdUiDocument *document)
{
  g_autoptr (GError) error = NULL;
  YdPlan *plan = yd_ui_document_get_plan (document);
  const YdNoticeOptions *options = yd_ui_document_get_options (document);
  g_autoptr (YdUiPrint) print = yd_ui_print_new (document, options, &error);
  if (print == NULL)
    {
      yd_ui_document_report (document, error);
      return;
    }
  if (options->draft) /* the pages say so already */
    {
      run (window, document, print);
      return;
    }
  const char *number = yd_notice_get_row (yd_plan_get_notice (plan))->number;
  gboolean issued = yd_plan_get_row (plan)->stage == YD_STAGE_ISSUED;
  gboolean numbered = number != NULL && number[0] != '\0';
  g_autoptr (GPtrArray) errors = find_errors (plan, yd_ui_print_get_pages (print));
  if (issued && numbered && errors->len == 0)
    {
      run (window, document, print);
      return;
    }
  Asking *asking = g_new0 (Asking, 1);
  asking->window = g_object_ref (window);
  asking->document = g_object_ref (document);
  asking->print = g_steal_pointer (&print);
  asking->errors = g_steal_pointer (&errors);
  if (issued && numbered)
    ask_for_reason (asking);
  else
    ask_for_draft (asking, issued, numbered);
}
