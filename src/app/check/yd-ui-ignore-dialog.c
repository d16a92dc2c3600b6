/* Owns: the question before something is switched off. Refuses: to do it without a reason: a later
 * reader of the plan should know why. */

#include "yd-ui-ignore-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  YdUiDocument *document;  /* owned */
  YdUiFindingEntry *entry; /* owned */
  GtkWidget *dialog;       /* borrowed: it owns this */
  GtkEditable *reason;
  GtkCheckButton *scopes[3]; /* one finding, its item, the plan; NULL where it is not offered */
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;
  g_clear_object (&ask->document);
  g_clear_object (&ask->entry);
  g_free (ask);
}

static char *
dup_reason (Ask *ask)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (ask->reason)));
}

static void
reason_changed_cb (Ask *ask)
{
  g_autofree char *reason = dup_reason (ask);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (ask->dialog), "off",
                                           *reason != '\0');
}

static void
response_cb (Ask *ask, const char *response)
{
  if (!g_str_equal (response, "off"))
    return;
  YdUiFindingEntry *entry = ask->entry;
  g_autofree char *reason = dup_reason (ask);
  g_autofree char *key = NULL;
  g_autoptr (GError) error = NULL;
  YdId item = YD_ID_NONE;
  const char *rule = entry->rule->id;
  if (ask->scopes[0] != NULL && gtk_check_button_get_active (ask->scopes[0]))
    {
      rule = key = yd_finding_dup_key (entry->finding);
      item = yd_finding_get_item (entry->finding);
    }
  else if (ask->scopes[1] != NULL && gtk_check_button_get_active (ask->scopes[1]))
    item = yd_finding_get_item (entry->finding);
  YdStore *store = yd_ui_document_begin_edit (ask->document);
  gboolean done = store != NULL && yd_edit_suppress (store, rule, item, reason, &error);
  yd_ui_document_end_edit (ask->document, done, error);
}

static GtkCheckButton *
add_scope (GtkWidget *box, GtkCheckButton *group, const char *label)
{
  GtkWidget *button = gtk_check_button_new_with_label (label);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), group);
  gtk_box_append (GTK_BOX (box), button);
  return GTK_CHECK_BUTTON (button);
}

static GtkWidget *
new_form (Ask *ask)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  if (ask->entry->kind == YD_UI_ENTRY_FINDING)
    {
      ask->scopes[0] = add_scope (box, NULL, _ ("This finding alone"));
      if (yd_finding_get_item (ask->entry->finding) != YD_ID_NONE)
        ask->scopes[1] = add_scope (box, ask->scopes[0], _ ("This rule in this item"));
      ask->scopes[2] = add_scope (box, ask->scopes[0], _ ("This rule in the whole plan"));
      gtk_check_button_set_active (ask->scopes[0], TRUE);
    }
  GtkWidget *entry = gtk_entry_new ();
  ask->reason = GTK_EDITABLE (entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Reason, kept with the plan"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason"), -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (reason_changed_cb), ask);
  gtk_widget_set_margin_top (entry, 6);
  gtk_box_append (GTK_BOX (box), entry);
  return box;
}

void
yd_ui_ignore_ask (GtkWindow *window, YdUiDocument *document, YdUiFindingEntry *entry)
{
  Ask *ask = g_new0 (Ask, 1);
  gboolean rule = entry->kind == YD_UI_ENTRY_RULE;
  ask->document = g_object_ref (document);
  ask->entry = g_object_ref (entry);
  ask->dialog = adw_message_dialog_new (
    window, rule ? _ ("Switch This Rule Off?") : _ ("Ignore This Finding?"),
    rule ? yd_rule_get_title (entry->rule) : entry->words);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (ask->dialog);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "off",
                                    rule ? _ ("_Switch Off") : _ ("_Ignore"), NULL);
  adw_message_dialog_set_default_response (dialog, "off");
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_response_appearance (dialog, "off", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_extra_child (dialog, new_form (ask));
  reason_changed_cb (ask);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb), ask);
  g_object_set_data_full (G_OBJECT (dialog), "ask", ask, ask_free);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (ask->reason));
}
