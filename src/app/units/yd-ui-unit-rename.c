/* Owns: asking for a unit's new name and showing every place that changes with it (统一更名). Refuses:
 * to change anything but through the one verb. */

#include "yd-text.h"
#include "yd-ui-unit-dialog.h"
#include "yd-ui-entry-row.h"
#include "yd-ui-form-row.h"
#include "yd-ui-unit-places.h"

#include <glib/gi18n.h>

typedef struct
{
  YdUiUnitDialog dialog;
  YdUiDocument *document; /* owned */
  YdUnit *unit;           /* owned */
  GtkWidget *name, *short_name;
  GtkWidget *keep; /* GtkSwitch */
  GtkWidget *group;
  YdUiUnitPlaces *places;
  guint search_id; /* source: finds the places after a pause in typing */
  YdUiUnitDone done;
  gpointer data;
} Rename;

static void
free_rename (gpointer data)
{
  Rename *self = data;
  g_clear_handle_id (&self->search_id, g_source_remove);
  g_object_unref (self->document);
  g_object_unref (self->unit);
  g_free (self);
}

static char *
dup_entry (GtkWidget *row)
{
  return yd_text_clean_name (gtk_editable_get_text (GTK_EDITABLE (row)));
}

static guint
count_assignments (YdPlan *plan, YdUnit *unit)
{
  guint n = 0;
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    n += yd_plan_find_assignment (plan, yd_record_get_id (YD_RECORD (item)),
                                  yd_record_get_id (YD_RECORD (unit)))
         != NULL;
  return n;
}

static void
show_count (Rename *self)
{
  guint n = yd_ui_unit_places_get_n (self->places);
  guint n_assignments = count_assignments (yd_ui_document_get_plan (self->document), self->unit);
  g_autofree char *title = g_strdup_printf (_ ("Words that change: %u of %u places"),
                                            yd_ui_unit_places_get_n_chosen (self->places), n);
  g_autofree char *about = g_strdup_printf (
    ngettext ("%u assignment goes by the unit itself and changes with it.",
              "%u assignments go by the unit itself and change with it.", n_assignments),
    n_assignments);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group), about);
}

static gboolean
search_cb (gpointer data)
{
  Rename *self = data;
  g_autofree char *name = dup_entry (self->name);
  g_autofree char *short_name = dup_entry (self->short_name);
  const char *old = yd_unit_get_name (self->unit), *old_short = yd_unit_get_short_name (self->unit);
  self->search_id = 0;
  YdWordChange changes[] = { { old, name },
                             { g_strcmp0 (old_short, old) != 0 ? old_short : NULL,
                               *short_name != '\0' ? short_name : name } };
  yd_ui_unit_places_show (self->places,
                          yd_plan_find_words (yd_ui_document_get_plan (self->document), self->unit,
                                              changes, G_N_ELEMENTS (changes)));
  gboolean differs = *name != '\0'
                     && (g_strcmp0 (name, old) != 0
                         || g_strcmp0 (short_name, old_short != NULL ? old_short : "") != 0);
  gtk_widget_set_sensitive (self->dialog.accept, differs);
  return G_SOURCE_REMOVE;
}

static void
typed_cb (Rename *self)
{
  yd_ui_unit_dialog_say (&self->dialog, NULL);
  g_clear_handle_id (&self->search_id, g_source_remove);
  self->search_id = g_timeout_add (200, search_cb, self);
}

static void
accept_cb (Rename *self)
{
  g_autoptr (GError) error = NULL;
  if (self->search_id != 0) /* Enter before the pause was over */
    {
      g_clear_handle_id (&self->search_id, g_source_remove);
      search_cb (self);
    }
  if (!gtk_widget_get_sensitive (self->dialog.accept))
    return;
  g_autofree char *name = dup_entry (self->name);
  g_autofree char *short_name = dup_entry (self->short_name);
  g_autoptr (GPtrArray) places = yd_ui_unit_places_dup_chosen (self->places);
  YdId id = yd_record_get_id (YD_RECORD (self->unit));
  YdStore *store = yd_ui_document_begin_edit (self->document);
  if (store == NULL
      || !yd_edit_rename_unit (store, id, name, short_name,
                               gtk_switch_get_active (GTK_SWITCH (self->keep)), places, &error))
    {
      yd_ui_unit_dialog_say (&self->dialog,
                             error != NULL ? error->message : _ ("It could not be kept"));
      return;
    }
  g_autofree char *words
    = g_strdup_printf (ngettext ("Renamed to “%s”; words changed in %u place",
                                 "Renamed to “%s”; words changed in %u places", places->len),
                       name, places->len);
  YdUiUnitDone done = self->done;
  gpointer data = self->data;
  gtk_window_destroy (self->dialog.window);
  done (data, words, id);
}

static GtkWidget *
add_entry (GtkWidget *group, const char *title, const char *text)
{
  GtkWidget *row = yd_ui_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

void
yd_ui_unit_ask_rename (GtkWindow *parent, YdUiDocument *document, YdUnit *unit, YdUiUnitDone done,
                       gpointer data)
{
  Rename *self = g_new0 (Rename, 1);
  self->dialog = yd_ui_unit_dialog_new (parent, _ ("Rename Everywhere"), _ ("Re_name"), 640);
  self->document = g_object_ref (document);
  self->unit = g_object_ref (unit);
  self->done = done;
  self->data = data;
  g_object_set_data_full (G_OBJECT (self->dialog.window), "form", self, free_rename);

  GtkWidget *names = adw_preferences_group_new ();
  self->name = add_entry (names, _ ("New official name"), yd_unit_get_name (unit));
  self->short_name = add_entry (names, _ ("New short name"), yd_unit_get_short_name (unit));
  GtkWidget *keep = yd_ui_form_row_new_switch (_ ("Old names become aliases"), TRUE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (keep), _ ("Imports and typing still know them"));
  self->keep = GTK_WIDGET (yd_ui_form_row_get_switch (keep));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (names), keep);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->dialog.page),
                            ADW_PREFERENCES_GROUP (names));

  self->group = adw_preferences_group_new ();
  self->places = YD_UI_UNIT_PLACES (yd_ui_unit_places_new ());
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), GTK_WIDGET (self->places));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->dialog.page),
                            ADW_PREFERENCES_GROUP (self->group));
  g_signal_connect_swapped (self->places, "changed", G_CALLBACK (show_count), self);
  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->short_name, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->dialog.accept, "clicked", G_CALLBACK (accept_cb), self);
  search_cb (self);
  gtk_window_present (self->dialog.window);
  gtk_widget_grab_focus (self->name);
}
