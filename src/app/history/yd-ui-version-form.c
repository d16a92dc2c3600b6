/* Owns: asking for the name of a state of the plan; one that has a name can be called otherwise, or lose
 * it. */

#include "yd-ui-version-form.h"

#include "yd-ui-toast.h"

#include <glib/gi18n.h>

typedef struct
{
  YdStore *store;     /* owned */
  char *hash;         /* owned; NULL: the plan as it is now */
  YdId version;       /* that has the name; none where there is none yet */
  GtkWidget *entry;   /* borrowed */
  YdUiToasts *toasts; /* owned */
  gboolean offer_history;
} Form;

static void
form_free (gpointer data, GClosure *closure)
{
  Form *form = data;
  g_object_unref (form->store);
  g_object_unref (form->toasts);
  g_free (form->hash);
  g_free (form);
}

static char *
dup_name (Form *form)
{
  g_autoptr (GPtrArray) versions = yd_store_dup_versions (form->store, NULL);
  for (guint i = 0; form->hash != NULL && versions != NULL && i < versions->len; i++)
    {
      const YdVersion *version = versions->pdata[i];
      if (g_strcmp0 (version->hash, form->hash) != 0)
        continue;
      form->version = version->id;
      return g_strdup (version->name);
    }
  return NULL;
}

static void
say_kept (Form *form, const char *name)
{
  g_autofree char *clean = g_strstrip (g_strdup (name));
  g_autofree char *words = g_strdup_printf (_ ("Kept as version “%s”"), clean);
  if (form->offer_history)
    yd_ui_toast_act (form->toasts, words, _ ("Show in History"), "win.history");
  else
    yd_ui_toast_say (form->toasts, words);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Form *form)
{
  g_autoptr (GError) error = NULL;
  const char *name = gtk_editable_get_text (GTK_EDITABLE (form->entry));
  gboolean done = TRUE;
  if (g_str_equal (response, "remove"))
    done = yd_edit_delete_version (form->store, form->version, &error);
  else if (g_str_equal (response, "keep"))
    done = form->version != YD_ID_NONE
             ? yd_edit_rename_version (form->store, form->version, name, &error)
             : yd_edit_add_version (form->store, form->hash, name, NULL, &error);
  if (!done)
    yd_ui_toast_say (form->toasts, error->message);
  else if (g_str_equal (response, "remove"))
    yd_ui_toast_undo (form->toasts, _ ("Name removed"));
  else if (g_str_equal (response, "keep"))
    say_kept (form, name);
}

static void
entry_changed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  adw_message_dialog_set_response_enabled (dialog, "keep", *name != '\0');
}

/**
 * yd_ui_version_form_present:
 * @hash: (nullable): of the state, as #YdHistoryEntry has it; %NULL for the plan as it is now
 * @toasts: says what was kept, and what could not be
 * @offer_history: with a way to the history, where that is not shown
 */
void
yd_ui_version_form_present (GtkWindow *parent, YdStore *store, const char *hash, YdUiToasts *toasts,
                            gboolean offer_history)
{
  Form *form = g_new0 (Form, 1);
  form->store = g_object_ref (store);
  form->toasts = g_object_ref (toasts);
  form->hash = g_strdup (hash);
  form->offer_history = offer_history;
  g_autofree char *name = dup_name (form);
  GtkWidget *dialog = adw_message_dialog_new (
    parent, hash == NULL ? _ ("Name This Version") : _ ("Name That Version"),
    _ ("By its name a version is found again in the history, compared with, and returned to: 初稿, "
       "送审稿, 第二次征求意见后."));
  form->entry = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (form->entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (form->entry), _ ("Name"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (form->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), form->entry);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  if (name != NULL)
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "remove", _ ("_Remove Name"));
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove",
                                                  ADW_RESPONSE_DESTRUCTIVE);
    }
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Keep"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "keep",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), form, form_free, 0);
  g_signal_connect_object (form->entry, "changed", G_CALLBACK (entry_changed_cb), dialog, 0);
  gtk_editable_set_text (GTK_EDITABLE (form->entry), name != NULL ? name : "");
  entry_changed_cb (GTK_EDITABLE (form->entry), ADW_MESSAGE_DIALOG (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}
