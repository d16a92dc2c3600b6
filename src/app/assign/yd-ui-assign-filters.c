/* Owns: the filters above the matrix: words, section, kind of unit, unit, only without a lead. Refuses: to
 * say which rows pass (the model does). */

#include "yd-ui-assign-private.h"

#include "yd-ui-choice.h"
#include "yd-ui-units-facts.h"
#include "yd-ui-words.h"

#include <glib/gi18n.h>

#define FILTER_PAUSE 150 /* milliseconds */
#define CHOICE_WIDTH 13  /* characters */
#define SEARCH 9
#define SHORT_SEARCH 4

static YdId
chosen_id (GtkDropDown *choice, GArray *ids)
{
  guint index = gtk_drop_down_get_selected (choice);
  return index < ids->len ? g_array_index (ids, YdId, index) : YD_ID_NONE;
}

static gboolean
filter_cb (gpointer data)
{
  YdUiAssign *self = data;
  guint kind = gtk_drop_down_get_selected (self->kind);
  YdUiAssignFilter filter
    = { .words = gtk_editable_get_text (GTK_EDITABLE (self->words)),
        .section = chosen_id (self->section, self->sections),
        .kind = kind < self->kinds->len ? g_array_index (self->kinds, int, kind) : -1,
        .unit = chosen_id (self->unit, self->units),
        .lacking_only = gtk_toggle_button_get_active (self->lacking) };
  self->filter_id = 0;
  if (self->model != NULL)
    yd_ui_assign_model_set_filter (self->model, &filter);
  return G_SOURCE_REMOVE;
}

void
yd_ui_assign_filters_apply (YdUiAssign *self)
{
  g_clear_handle_id (&self->filter_id, g_source_remove);
  if (!self->filling)
    filter_cb (self);
}

/* One unit's part is what a head looks at, in every view. */
static void
narrow_cb (YdUiAssign *self)
{
  if (self->filling)
    return;
  if (self->selection != NULL)
    yd_ui_selection_set_unit (self->selection, chosen_id (self->unit, self->units));
  yd_ui_assign_filters_apply (self);
}

static void
words_changed_cb (YdUiAssign *self)
{
  g_clear_handle_id (&self->filter_id, g_source_remove);
  if (!self->filling)
    self->filter_id = g_timeout_add (FILTER_PAUSE, filter_cb, self);
}

static void
show_all_cb (YdUiAssign *self)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->words), "");
  gtk_drop_down_set_selected (self->section, 0);
  gtk_drop_down_set_selected (self->unit, 0);
  gtk_toggle_button_set_active (self->lacking, FALSE);
  self->filling = FALSE;
  yd_ui_selection_set_unit (self->selection, YD_ID_NONE);
  yd_ui_assign_filters_apply (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->matrix));
}

/* From the search down into what it found. */
static void
leave_search_cb (YdUiAssign *self)
{
  if (self->filter_id != 0)
    yd_ui_assign_filters_apply (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->matrix));
}

/* ---- choices ---- */

static GPtrArray *
begin_choice (GArray *values, gconstpointer all, const char *words)
{
  GPtrArray *choice = g_ptr_array_new_with_free_func (g_free);
  g_array_set_size (values, 0);
  g_array_append_vals (values, all, 1);
  g_ptr_array_add (choice, g_strdup (words));
  return choice;
}

static void
fill_sections (YdUiAssign *self)
{
  YdId none = YD_ID_NONE, chosen = chosen_id (self->section, self->sections);
  guint selected = 0;
  YdRecordList *items
    = yd_plan_list_items (yd_ui_document_get_plan (yd_ui_selection_get_document (self->selection)));
  g_autoptr (GPtrArray) words = begin_choice (self->sections, &none, _ ("All sections"));
  for (guint i = 0; i < yd_record_list_get_length (items); i++)
    {
      YdItem *item = yd_record_list_get (items, i);
      YdId id = yd_record_get_id (YD_RECORD (item));
      if (yd_item_get_kind (item) >= YD_ITEM_POINT)
        continue;
      if (id == chosen)
        selected = self->sections->len;
      g_array_append_val (self->sections, id);
      g_autofree char *title = yd_ui_words_dup_item_title (item);
      g_ptr_array_add (words, g_strconcat (yd_item_get_number (item), title, NULL));
    }
  g_ptr_array_add (words, NULL);
  yd_ui_choice_fill (self->section, words, selected);
}

static void
fill_kinds (YdUiAssign *self)
{
  int any = -1, chosen = -1;
  guint selected = 0, index = gtk_drop_down_get_selected (self->kind);
  gboolean seen[YD_UNIT_OTHER + 1] = { FALSE };
  if (index < self->kinds->len)
    chosen = g_array_index (self->kinds, int, index);
  YdRecordList *units
    = yd_plan_list_units (yd_ui_document_get_plan (yd_ui_selection_get_document (self->selection)));
  for (guint i = 0; i < yd_record_list_get_length (units); i++)
    seen[CLAMP (yd_unit_get_row (yd_record_list_get (units, i))->kind, 0, YD_UNIT_OTHER)] = TRUE;
  g_autoptr (GPtrArray) words = begin_choice (self->kinds, &any, _ ("All kinds"));
  for (int kind = 0; kind <= YD_UNIT_OTHER; kind++)
    if (seen[kind])
      {
        if (kind == chosen)
          selected = self->kinds->len;
        g_array_append_val (self->kinds, kind);
        g_ptr_array_add (words, g_strdup (yd_ui_units_get_kind_words (kind)));
      }
  g_ptr_array_add (words, NULL);
  yd_ui_choice_fill (self->kind, words, selected);
}

static void
fill_units (YdUiAssign *self)
{
  YdId none = YD_ID_NONE, chosen = yd_ui_selection_get_unit (self->selection);
  guint selected = 0;
  YdRecordList *units
    = yd_plan_list_units (yd_ui_document_get_plan (yd_ui_selection_get_document (self->selection)));
  g_autoptr (GPtrArray) words = begin_choice (self->units, &none, _ ("Unit: any"));
  for (guint i = 0; i < yd_record_list_get_length (units); i++)
    {
      YdUnit *unit = yd_record_list_get (units, i);
      YdId id = yd_record_get_id (YD_RECORD (unit));
      if (yd_unit_get_row (unit)->merged_into != YD_ID_NONE)
        continue;
      if (id == chosen)
        selected = self->units->len;
      g_array_append_val (self->units, id);
      g_ptr_array_add (words, g_strdup (yd_unit_get_label (unit)));
    }
  g_ptr_array_add (words, NULL);
  yd_ui_choice_fill (self->unit, words, selected);
}

/* ---- for the view ---- */

/* Where there is little room: whole words for what is not narrowed, rather than the beginning of others. */
void
yd_ui_assign_filters_set_short (YdUiAssign *self, gboolean is_short)
{
  yd_ui_choice_set_short (self->section, is_short ? _ ("Section") : NULL);
  yd_ui_choice_set_short (self->kind, is_short ? _ ("Kind") : NULL);
  yd_ui_choice_set_short (self->unit, is_short ? _ ("Unit") : NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->words), is_short ? SHORT_SEARCH : SEARCH);
}

/* Another view was narrowed to a unit, or widened again. */
void
yd_ui_assign_filters_follow_unit (YdUiAssign *self)
{
  if (self->model == NULL
      || yd_ui_selection_get_unit (self->selection) == chosen_id (self->unit, self->units))
    return;
  self->filling = TRUE;
  fill_units (self);
  self->filling = FALSE;
  yd_ui_assign_filters_apply (self);
}

/* After the plan changed: the choices are what it has now. Returns: whether the section or unit that was
 * asked for is gone */
gboolean
yd_ui_assign_filters_fill (YdUiAssign *self)
{
  YdId section = chosen_id (self->section, self->sections),
       unit = chosen_id (self->unit, self->units);
  gboolean filling = self->filling;
  self->filling = TRUE;
  fill_sections (self);
  fill_kinds (self);
  fill_units (self);
  self->filling = filling;
  return !filling
         && (chosen_id (self->section, self->sections) != section
             || chosen_id (self->unit, self->units) != unit);
}

void
yd_ui_assign_filters_init (YdUiAssign *self)
{
  const struct
  {
    gpointer object;
    const char *signal;
    GCallback callback;
  } connections[] = {
    { self->words, "changed", G_CALLBACK (words_changed_cb) },
    { self->words, "activate", G_CALLBACK (leave_search_cb) },
    { self->words, "stop-search", G_CALLBACK (show_all_cb) },
    { self->section, "notify::selected", G_CALLBACK (yd_ui_assign_filters_apply) },
    { self->kind, "notify::selected", G_CALLBACK (yd_ui_assign_filters_apply) },
    { self->unit, "notify::selected", G_CALLBACK (narrow_cb) },
    { self->lacking, "toggled", G_CALLBACK (yd_ui_assign_filters_apply) },
    { self->show_all, "clicked", G_CALLBACK (show_all_cb) },
  };
  self->sections = g_array_new (FALSE, FALSE, sizeof (YdId));
  self->kinds = g_array_new (FALSE, FALSE, sizeof (int));
  self->units = g_array_new (FALSE, FALSE, sizeof (YdId));
  yd_ui_choice_set_up (self->section, CHOICE_WIDTH);
  yd_ui_choice_set_up (self->kind, CHOICE_WIDTH);
  yd_ui_choice_set_up (self->unit, CHOICE_WIDTH);
  for (guint i = 0; i < G_N_ELEMENTS (connections); i++)
    g_signal_connect_object (connections[i].object, connections[i].signal, connections[i].callback,
                             self, G_CONNECT_SWAPPED);
}

void
yd_ui_assign_filters_dispose (YdUiAssign *self)
{
  g_clear_handle_id (&self->filter_id, g_source_remove);
  g_clear_pointer (&self->sections, g_array_unref);
  g_clear_pointer (&self->kinds, g_array_unref);
  g_clear_pointer (&self->units, g_array_unref);
}
