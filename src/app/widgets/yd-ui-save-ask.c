/* Owns: the question where a file shall be kept: the name that is proposed, the ending that it gets, and
 * that nothing is written over unasked. Refuses: to write. */

#include "yd-ui-save-ask.h"

#include "yd-text.h"
#include "yd-ui-gtk.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define NAME 60 /* characters of a title in a file's name */

typedef struct
{
  GtkFileChooserNative *chooser; /* owned */
  const char *suffix;            /* static */
  YdUiSaveChosen chosen;
  gpointer data;
  char *path; /* owned: what is asked about */
} Ask;

/* @path: (nullable): what was decided */
static void
end (Ask *ask, const char *path)
{
  g_autofree char *decided = g_strdup (path);
  YdUiSaveChosen chosen = ask->chosen;
  gpointer data = ask->data;
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (ask->chooser));
  g_object_unref (ask->chooser);
  g_free (ask->path);
  g_free (ask);
  chosen (data, decided);
}

static void
answer_cb (Ask *ask, const char *answer)
{
  if (g_str_equal (answer, "replace"))
    end (ask, ask->path);
  else
    gtk_native_dialog_show (GTK_NATIVE_DIALOG (ask->chooser));
}

static GtkWidget *
new_dialog (Ask *ask, const char *heading)
{
  GtkWindow *parent = gtk_native_dialog_get_transient_for (GTK_NATIVE_DIALOG (ask->chooser));
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, NULL);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (answer_cb), ask);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "back", _ ("_Choose Another"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "back");
  return dialog;
}

/* The chooser asked about the name as it was typed: with its ending it is another one. */
static void
ask_to_replace (Ask *ask)
{
  g_autofree char *name = g_filename_display_basename (ask->path);
  g_autofree char *folder = g_path_get_dirname (ask->path);
  g_autofree char *place = g_filename_display_basename (folder);
  GtkWidget *dialog = new_dialog (ask, _ ("Replace the File?"));
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _ ("“%s” exists already in “%s”. What it holds would be lost."),
                                  name, place);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "replace", _ ("_Replace"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace",
                                              ADW_RESPONSE_DESTRUCTIVE);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
has_suffix (const char *path, const char *suffix)
{
  gsize length = strlen (path), tail = strlen (suffix);
  return length > tail && g_ascii_strcasecmp (path + length - tail, suffix) == 0;
}

static void
response_cb (GtkNativeDialog *chooser, int response, Ask *ask)
{
  if (response != GTK_RESPONSE_ACCEPT)
    {
      end (ask, NULL);
      return;
    }
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  gtk_native_dialog_hide (chooser);
  if (path == NULL)
    {
      gtk_window_present (GTK_WINDOW (new_dialog (
        ask, _ ("Files can be written on this machine and on drives connected to it"))));
      return;
    }
  g_free (ask->path);
  gboolean is_whole = has_suffix (path, ask->suffix);
  ask->path = is_whole ? g_strdup (path) : g_strconcat (path, ask->suffix, NULL);
  if (!is_whole && g_file_test (ask->path, G_FILE_TEST_EXISTS))
    ask_to_replace (ask);
  else
    end (ask, ask->path);
}

/**
 * yd_ui_save_ask:
 * @chooser: (transfer full): to save with, not yet shown
 * @suffix: (transfer none): static; with its dot
 * @chosen: called once
 */
void
yd_ui_save_ask (GtkFileChooserNative *chooser, const char *suffix, YdUiSaveChosen chosen,
                gpointer data)
{
  Ask *ask = g_new0 (Ask, 1);
  ask->chooser = chooser;
  ask->suffix = suffix;
  ask->chosen = chosen;
  ask->data = data;
  g_signal_connect (chooser, "response", G_CALLBACK (response_cb), ask);
  yd_ui_gtk_show_chooser (GTK_NATIVE_DIALOG (chooser));
}

/**
 * yd_ui_save_dup_name:
 * @extra: (nullable): behind the title
 *
 * Returns: (transfer full): a name to propose
 */
char *
yd_ui_save_dup_name (const char *title, const char *extra, const char *suffix)
{
  g_autofree char *stem = yd_text_dup_file_name (title != NULL ? title : "", NAME);
  return g_strconcat (stem[0] != '\0' ? stem : _ ("Plan"), extra != NULL ? extra : "", suffix,
                      NULL);
}
