/* Owns: the frame of questions about a unit, and the shortest of them: what a new one is called.
 * Refuses: what is asked in the others. */

#include "yd-ui-unit-dialog.h"

#include "yd-text.h"
#include "yd-ui-entry-row.h"
#include "yd-ui-gtk.h"
#include "yd-ui-units-facts.h"

#include <glib/gi18n.h>

YdUiUnitDialog
yd_ui_unit_dialog_new (GtkWindow *parent, const char *title, const char *accept, int height)
{
  YdUiUnitDialog self = { .window = GTK_WINDOW (adw_window_new ()) };
  gtk_window_set_title (self.window, title);
  gtk_window_set_modal (self.window, TRUE);
  gtk_window_set_transient_for (self.window, parent);
  gtk_window_set_destroy_with_parent (self.window, TRUE);
  yd_ui_gtk_set_default_size (self.window, 560, height);

  GtkWidget *header = adw_header_bar_new ();
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self.window);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  self.accept = gtk_button_new_with_mnemonic (accept);
  gtk_widget_add_css_class (self.accept, "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self.accept);
  gtk_window_set_default_widget (self.window, self.accept);

  self.problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self.problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self.problem), 0);
  gtk_widget_add_css_class (self.problem, "error");
  gtk_widget_add_css_class (self.problem, "unit-problem");
  gtk_widget_set_visible (self.problem, FALSE);
  self.page = adw_preferences_page_new ();
  gtk_widget_set_vexpand (self.page, TRUE);

  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), self.problem);
  gtk_box_append (GTK_BOX (box), self.page);
  adw_window_set_content (ADW_WINDOW (self.window), box);
  yd_ui_gtk_close_on_escape (self.window);
  return self;
}

/* @problem: (nullable): what is wrong with what was given; %NULL: nothing */
void
yd_ui_unit_dialog_say (YdUiUnitDialog *self, const char *problem)
{
  gtk_widget_set_visible (self->problem, problem != NULL);
  gtk_label_set_text (GTK_LABEL (self->problem), problem != NULL ? problem : "");
}

/* ---- a new unit ---- */

typedef struct
{
  YdUiUnitDialog dialog;
  YdUiDocument *document; /* owned */
  GtkWidget *name, *kind;
  gboolean guessing; /* the kind follows the name */
  gboolean filling;
  YdUiUnitDone done;
  gpointer data;
} NewUnit;

static void
free_new (gpointer data)
{
  NewUnit *self = data;
  g_object_unref (self->document);
  g_free (self);
}

static void
name_changed_cb (NewUnit *self)
{
  g_autofree char *name = yd_text_clean_name (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  YdUnit *there = yd_plan_find_unit_by_name (yd_ui_document_get_plan (self->document), name);
  g_autofree char *problem = there != NULL && *name != '\0'
                               ? g_strdup_printf (_ ("“%s” is in the register already: %s"), name,
                                                  yd_unit_get_name (there))
                               : NULL;
  yd_ui_unit_dialog_say (&self->dialog, problem);
  gtk_widget_set_sensitive (self->dialog.accept, *name != '\0' && there == NULL);
  self->filling = TRUE;
  if (self->guessing)
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->kind), yd_unit_guess_kind (name));
  self->filling = FALSE;
}

static void
kind_changed_cb (NewUnit *self)
{
  if (!self->filling)
    self->guessing = FALSE;
}

static void
add_cb (NewUnit *self)
{
  g_autoptr (GError) error = NULL;
  YdId id = YD_ID_NONE;
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));
  YdStore *store = yd_ui_document_begin_edit (self->document);
  gboolean done
    = store != NULL
      && yd_edit_add_unit (store, name, adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind)),
                           &id, &error);
  if (!done)
    {
      yd_ui_unit_dialog_say (&self->dialog, error != NULL ? error->message : NULL);
      return;
    }
  YdUiUnitDone tell = self->done;
  gpointer data = self->data;
  gtk_window_destroy (self->dialog.window);
  tell (data, NULL, id);
}

void
yd_ui_unit_ask_new (GtkWindow *parent, YdUiDocument *document, int kind, YdUiUnitDone done,
                    gpointer data)
{
  NewUnit *self = g_new0 (NewUnit, 1);
  self->dialog = yd_ui_unit_dialog_new (parent, _ ("New Unit"), _ ("_Add"), -1);
  self->document = g_object_ref (document);
  self->done = done;
  self->data = data;
  self->guessing = kind < 0;
  g_object_set_data_full (G_OBJECT (self->dialog.window), "form", self, free_new);

  GtkWidget *group = adw_preferences_group_new ();
  self->name = yd_ui_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), _ ("Official name"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (self->name), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->name);
  const char *kinds[YD_UNIT_OTHER + 2] = { NULL };
  for (int i = 0; i <= YD_UNIT_OTHER; i++)
    kinds[i] = yd_ui_units_get_kind_words (i);
  self->kind = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->kind), _ ("Kind"));
  g_autoptr (GtkStringList) words = gtk_string_list_new (kinds);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->kind), G_LIST_MODEL (words));
  if (kind >= 0)
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->kind), (guint)kind);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->kind);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->dialog.page),
                            ADW_PREFERENCES_GROUP (group));

  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (name_changed_cb), self);
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (kind_changed_cb), self);
  g_signal_connect_swapped (self->dialog.accept, "clicked", G_CALLBACK (add_cb), self);
  name_changed_cb (self);
  gtk_window_present (self->dialog.window);
  gtk_widget_grab_focus (self->name);
}
