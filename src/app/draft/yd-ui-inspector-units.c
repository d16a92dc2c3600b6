/* Owns: the units of the selected item in the inspector: chips, the entry, and what is done with them. Refuses:
 * everything else that is shown there. */

#include "yd-ui-inspector-private.h"

#include "yd-ui-chip.h"
#include "yd-ui-units-window.h"
#include "yd-ui-words.h"

/* The names of a collective's members; NULL where it has none. */
static char *
dup_members (YdUnit *unit)
{
  g_autoptr (GPtrArray) members = yd_unit_dup_members (unit);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < members->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "、" : "", yd_unit_get_label (members->pdata[i]));
  return g_string_free (text, text->len == 0);
}

static GString *
tell_units (YdItem *item, gboolean editable)
{
  GString *text = g_string_new (NULL);
  YdRecordList *list = yd_item_list_assignments (item);
  g_autofree char *lead = yd_ui_words_dup_lead (item);
  yd_ui_inspector_tell (text, item, lead, editable ? "editable" : "");
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdAssignment *assignment = yd_record_list_get (list, i);
      YdUnit *unit = yd_assignment_get_unit (assignment);
      if (unit == NULL)
        continue;
      g_autofree char *members
        = dup_members (unit); /* with the first of them it can be opened up */
      gboolean leads = yd_assignment_get_role (assignment) == YD_ROLE_LEAD;
      yd_ui_inspector_tell (text, unit, yd_unit_get_label (unit), leads ? "lead" : "support");
      yd_ui_inspector_tell (text, NULL, yd_unit_get_name (unit), members);
    }
  return text;
}

/* Leads, supporting units, and who answers where no lead is named. */
void
yd_ui_inspector_show_units (YdUiInspector *self, YdItem *item, gboolean editable)
{
  guint n_leads = 0, n_supports = 0;
  if (yd_ui_inspector_is_shown_already (self, YD_UI_INSPECTOR_UNITS, tell_units (item, editable)))
    return;
  YdUnit *first = yd_item_get_first_lead (item);
  yd_ui_wrap_remove_all (self->leads);
  yd_ui_wrap_remove_all (self->supports);
  YdRecordList *list = yd_item_list_assignments (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdAssignment *assignment = yd_record_list_get (list, i);
      YdUnit *unit = yd_assignment_get_unit (assignment);
      if (unit == NULL)
        continue;
      gboolean lead = yd_assignment_get_role (assignment) == YD_ROLE_LEAD;
      g_autofree char *members = dup_members (unit);
      YdUiChipKind kind = !lead           ? YD_UI_CHIP_SUPPORT
                          : unit == first ? YD_UI_CHIP_FIRST_LEAD
                                          : YD_UI_CHIP_LEAD;
      yd_ui_wrap_append (lead ? self->leads : self->supports,
                         yd_ui_chip_new (yd_record_get_id (YD_RECORD (unit)),
                                         yd_unit_get_label (unit), yd_unit_get_name (unit), members,
                                         kind, editable));
      if (lead)
        n_leads++;
      else
        n_supports++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->leads), n_leads > 0);
  g_autofree char *lead = yd_ui_words_dup_lead (item);
  gtk_label_set_text (self->no_lead, lead);
  gtk_widget_set_visible (GTK_WIDGET (self->no_lead), n_leads == 0);
  gtk_widget_set_visible (self->supports_row, n_supports > 0);
  gtk_widget_set_visible (self->entry_row, editable);
}

static void
unit_chosen_cb (YdUiInspector *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  YdItem *item = yd_ui_selection_get_item (self->selection);
  if (item == NULL)
    return;
  YdRole role = yd_item_get_first_lead (item) == NULL ? YD_ROLE_LEAD : YD_ROLE_SUPPORT;
  YdStore *store = yd_ui_document_begin_edit (yd_ui_inspector_get_document (self));
  gboolean done
    = store != NULL
      && yd_edit_assign_name (store, yd_record_get_id (YD_RECORD (item)), name, role, &error);
  yd_ui_document_end_edit (yd_ui_inspector_get_document (self), done, error);
}

static void
unit_refused_cb (YdUiInspector *self, const GError *error)
{
  yd_ui_document_report (yd_ui_inspector_get_document (self), error);
}

static void
unit_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiInspector *self = data;
  g_autoptr (GError) error = NULL;
  YdId unit;
  YdItem *selected = yd_ui_selection_get_item (self->selection);
  const char *name = g_action_get_name (G_ACTION (action));
  if (selected == NULL || !yd_id_parse (g_variant_get_string (parameter, NULL), &unit))
    return;
  YdId item = yd_record_get_id (YD_RECORD (selected));
  YdStore *store = yd_ui_document_begin_edit (yd_ui_inspector_get_document (self));
  gboolean done = FALSE;
  if (store != NULL && g_str_equal (name, "first"))
    done = yd_edit_make_first_lead (store, item, unit, &error);
  else if (store != NULL && g_str_equal (name, "lead"))
    done = yd_edit_assign (store, item, unit, YD_ROLE_LEAD, &error);
  else if (store != NULL && g_str_equal (name, "expand"))
    done = yd_edit_expand_unit (store, item, unit, &error);
  else if (store != NULL && g_str_equal (name, "support"))
    done = yd_edit_assign (store, item, unit, YD_ROLE_SUPPORT, &error);
  else if (store != NULL)
    done = yd_edit_unassign (store, item, unit, &error);
  yd_ui_document_end_edit (yd_ui_inspector_get_document (self), done, error);
}

static void
show_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiInspector *self = data;
  YdId unit;
  if (yd_id_parse (g_variant_get_string (parameter, NULL), &unit))
    yd_ui_units_window_present_unit (YD_UI_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), unit);
}

void
yd_ui_inspector_install_units (YdUiInspector *self)
{
  static const GActionEntry entries[] = {
    { "first", unit_action_cb, "s", NULL, NULL },   { "lead", unit_action_cb, "s", NULL, NULL },
    { "support", unit_action_cb, "s", NULL, NULL }, { "expand", unit_action_cb, "s", NULL, NULL },
    { "remove", unit_action_cb, "s", NULL, NULL },  { "show", show_cb, "s", NULL, NULL },
  };
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "units", G_ACTION_GROUP (self->actions));
  g_signal_connect_swapped (self->entry, "refused", G_CALLBACK (unit_refused_cb), self);
  g_signal_connect_swapped (self->entry, "chosen", G_CALLBACK (unit_chosen_cb), self);
}
