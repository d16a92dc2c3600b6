/* Owns: asking who takes over what a unit carries, when it is merged into another (并入其他单位) or
 * deleted while in use. Every place is shown before. Refuses: to change anything but through the verbs. */

#include "yd-ui-unit-dialog.h"
#include "yd-ui-unit-entry.h"
#include "yd-ui-unit-places.h"
#include "yd-ui-words.h"

#include <glib/gi18n.h>

typedef struct
{
  YdUiUnitDialog dialog;
  YdUiDocument *document; /* owned */
  YdUnit *unit;           /* owned */
  YdUnit *other;          /* owned: who takes over; NULL: nobody is chosen */
  gboolean deleting;      /* else merging: names stay as aliases, words may change */
  GtkWidget *chosen;      /* AdwActionRow: who takes over */
  GtkWidget *entry;
  GtkWidget *uses;  /* AdwPreferencesGroup */
  GPtrArray *rows;  /* owned: rows in uses, borrowed each */
  GtkWidget *words; /* AdwPreferencesGroup */
  YdUiUnitPlaces *places;
  YdUiUnitDone done;
  gpointer data;
} Merge;

static void
free_merge (gpointer data)
{
  Merge *self = data;
  g_object_unref (self->document);
  g_object_unref (self->unit);
  g_clear_object (&self->other);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static YdId
id_of (gpointer record)
{
  return record != NULL ? yd_record_get_id (YD_RECORD (record)) : YD_ID_NONE;
}

/* ---- what becomes of the assignments ---- */

static const char *
get_role_words (YdAssignment *assignment)
{
  return yd_assignment_get_role (assignment) == YD_ROLE_LEAD ? _ ("lead") : _ ("support");
}

static char *
dup_outcome (Merge *self, YdAssignment *mine)
{
  YdPlan *plan = yd_ui_document_get_plan (self->document);
  YdAssignment *theirs
    = self->other != NULL
        ? yd_plan_find_assignment (plan, yd_assignment_get_row (mine)->item, id_of (self->other))
        : NULL;
  if (self->other == NULL)
    return self->deleting ? g_strdup_printf (_ ("%s; nobody in its place"), get_role_words (mine))
                          : g_strdup (get_role_words (mine));
  if (theirs == NULL)
    return g_strdup_printf (_ ("%s passes to %s"), get_role_words (mine),
                            yd_unit_get_label (self->other));
  YdAssignment *stronger
    = yd_assignment_get_role (mine) < yd_assignment_get_role (theirs) ? mine : theirs;
  return g_strdup_printf (_ ("%s has a part already; together: %s"),
                          yd_unit_get_label (self->other), get_role_words (stronger));
}

static void
add_row (Merge *self, const char *whole, const char *outcome)
{
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), whole);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), outcome);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->uses), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_use (Merge *self, YdItem *item, const char *outcome)
{
  g_autofree char *title = yd_ui_words_dup_item_title (item);
  g_autofree char *whole = g_strconcat (yd_item_get_number (item), title, NULL);
  add_row (self, whole, outcome);
}

/* What it shall reach; where nobody takes its place, the figures go with it. */
static void
show_targets (Merge *self, YdItem *item, YdId id)
{
  YdRecordList *indicators = yd_item_list_indicators (item);
  for (guint i = 0; i < yd_record_list_get_length (indicators); i++)
    {
      YdIndicator *indicator = yd_record_list_get (indicators, i);
      YdRecordList *targets = yd_indicator_list_targets (indicator);
      const char *name = yd_indicator_get_row (indicator)->name;
      for (guint t = 0; t < yd_record_list_get_length (targets); t++)
        {
          YdIndicatorTarget *target = yd_record_list_get (targets, t);
          if (yd_indicator_target_get_row (target)->unit != id)
            continue;
          g_autofree char *figure = yd_indicator_target_dup_text (target);
          g_autofree char *outcome = g_strdup_printf (
            _ ("target of “%s”: %s"), name != NULL ? name : _ ("indicator"), figure);
          add_use (self, item, outcome);
        }
    }
}

static void
show_frame_uses (Merge *self, YdPlan *plan, YdId id)
{
  YdRecordList *recipients = yd_notice_list_recipients (yd_plan_get_notice (plan));
  if (yd_plan_get_row (plan)->default_lead == id)
    add_row (self, yd_plan_get_title (plan), _ ("the plan's default lead"));
  for (guint i = 0; i < yd_record_list_get_length (recipients); i++)
    if (yd_recipient_get_row (yd_record_list_get (recipients, i))->unit == id)
      add_row (self, _ ("Notice"), _ ("the notice is sent to it"));
}

/* Its assignments, milestones, targets and memberships, each a row; returns how many. */
static guint
show_uses (Merge *self)
{
  YdPlan *plan = yd_ui_document_get_plan (self->document);
  YdId id = id_of (self->unit);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->uses), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    {
      YdAssignment *assignment = yd_plan_find_assignment (plan, id_of (item), id);
      YdRecordList *milestones = yd_item_list_milestones (item);
      if (assignment != NULL)
        {
          g_autofree char *outcome = dup_outcome (self, assignment);
          add_use (self, item, outcome);
        }
      for (guint i = 0; i < yd_record_list_get_length (milestones); i++)
        if (yd_milestone_get_row (yd_record_list_get (milestones, i))->unit == id)
          add_use (self, item, _ ("answers for a milestone"));
      show_targets (self, item, id);
    }
  show_frame_uses (self, plan, id);
  YdRecordList *units = yd_plan_list_units (plan);
  GString *collectives = g_string_new (NULL);
  for (guint i = 0; i < yd_record_list_get_length (units); i++)
    {
      YdUnit *collective = yd_record_list_get (units, i);
      YdRecordList *members = yd_unit_list_members (collective);
      for (guint m = 0; m < yd_record_list_get_length (members); m++)
        if (yd_unit_member_get_row (yd_record_list_get (members, m))->member == id)
          g_string_append_printf (collectives, "%s%s", collectives->len > 0 ? "、" : "",
                                  yd_unit_get_name (collective));
    }
  guint n = self->rows->len;
  g_autofree char *title
    = g_strdup_printf (ngettext ("%u place in the plan", "%u places in the plan", n), n);
  g_autofree char *about
    = collectives->len > 0 ? g_strdup_printf (_ ("Also a member of %s."), collectives->str) : NULL;
  gboolean member = collectives->len > 0;
  g_string_free (collectives, TRUE);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->uses), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->uses), about);
  gtk_widget_set_visible (self->uses, n > 0 || member);
  return n + member;
}

/* ---- words ---- */

static void
show_count (Merge *self)
{
  g_autofree char *title = g_strdup_printf (_ ("Words that change: %u of %u places"),
                                            yd_ui_unit_places_get_n_chosen (self->places),
                                            yd_ui_unit_places_get_n (self->places));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->words), title);
  gtk_widget_set_visible (self->words, yd_ui_unit_places_get_n (self->places) > 0);
}

static void
show_words (Merge *self)
{
  if (self->deleting)
    {
      gtk_widget_set_visible (self->words, FALSE);
      return;
    }
  const char *name = yd_unit_get_name (self->unit),
             *short_name = yd_unit_get_short_name (self->unit);
  const char *instead = self->other != NULL ? yd_unit_get_name (self->other) : NULL;
  YdWordChange changes[] = { { name, instead },
                             { g_strcmp0 (short_name, name) != 0 ? short_name : NULL,
                               self->other != NULL ? yd_unit_get_label (self->other) : NULL } };
  yd_ui_unit_places_show (self->places,
                          yd_plan_find_words (yd_ui_document_get_plan (self->document), self->unit,
                                              changes, G_N_ELEMENTS (changes)));
}

/* ---- who takes over ---- */

static void
show_all (Merge *self)
{
  gboolean chosen = self->other != NULL;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->chosen),
                                 chosen           ? yd_unit_get_name (self->other)
                                 : self->deleting ? _ ("Nobody takes its place")
                                                  : _ ("No unit is chosen yet"));
  show_uses (self);
  show_words (self);
  gtk_widget_set_sensitive (self->dialog.accept, chosen || self->deleting);
  const char *label = !self->deleting ? _ ("_Merge")
                      : chosen        ? _ ("_Replace and Delete")
                                      : _ ("_Delete");
  if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (self->dialog.accept)), label) != 0)
    gtk_button_set_label (GTK_BUTTON (self->dialog.accept), label);
}

static void
chosen_cb (Merge *self, const char *name)
{
  YdUnit *unit = yd_plan_find_unit_by_name (yd_ui_document_get_plan (self->document), name);
  g_autofree char *problem = NULL;
  if (unit == NULL)
    problem = g_strdup_printf (_ ("“%s” is not in the register"), name);
  else if (unit == self->unit)
    problem = g_strdup (_ ("Choose another unit than this one"));
  yd_ui_unit_dialog_say (&self->dialog, problem);
  if (problem != NULL)
    return;
  g_set_object (&self->other, unit);
  show_all (self);
}

static void
accept_cb (Merge *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places = yd_ui_unit_places_dup_chosen (self->places);
  YdId id = id_of (self->unit), other = id_of (self->other);
  YdStore *store = yd_ui_document_begin_edit (self->document);
  g_autofree char *words
    = self->deleting ? g_strdup_printf (_ ("Deleted “%s”"), yd_unit_get_name (self->unit))
                     : g_strdup_printf (_ ("Merged “%s” into “%s”"), yd_unit_get_name (self->unit),
                                        yd_unit_get_name (self->other));
  gboolean done = store != NULL
                  && (self->deleting ? yd_edit_replace_unit (store, id, other, &error)
                                     : yd_edit_absorb_unit (store, id, other, places, &error));
  if (!done)
    {
      yd_ui_unit_dialog_say (&self->dialog,
                             error != NULL ? error->message : _ ("It could not be kept"));
      return;
    }
  YdUiUnitDone tell = self->done;
  gpointer data = self->data;
  gtk_window_destroy (self->dialog.window);
  tell (data, words, other);
}

/* ---- the question ---- */

static void
add_group (Merge *self, GtkWidget **group)
{
  *group = adw_preferences_group_new ();
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->dialog.page),
                            ADW_PREFERENCES_GROUP (*group));
}

static Merge *
new_merge (GtkWindow *parent, YdUiDocument *document, YdUnit *unit, gboolean deleting)
{
  Merge *self = g_new0 (Merge, 1);
  self->document = g_object_ref (document);
  self->unit = g_object_ref (unit);
  self->deleting = deleting;
  self->rows = g_ptr_array_new ();
  g_autofree char *title
    = g_strdup_printf (deleting ? _ ("Delete “%s”") : _ ("Merge “%s”"), yd_unit_get_label (unit));
  self->dialog = yd_ui_unit_dialog_new (parent, title, "", 640);
  gtk_button_set_use_underline (GTK_BUTTON (self->dialog.accept), TRUE);
  if (deleting)
    {
      gtk_widget_remove_css_class (self->dialog.accept, "suggested-action");
      gtk_widget_add_css_class (self->dialog.accept, "destructive-action");
    }
  g_object_set_data_full (G_OBJECT (self->dialog.window), "form", self, free_merge);

  GtkWidget *heir;
  add_group (self, &heir);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (heir),
                                   deleting ? _ ("Who takes its place") : _ ("Merge into"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (heir),
    deleting
      ? _ ("The unit is in use. Another can take over what it carries.")
      : _ ("Names and aliases stay as aliases. Where both have a part, lead wins over support."));
  self->chosen = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->chosen), FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (heir), self->chosen);
  self->entry = yd_ui_unit_entry_new ();
  yd_ui_unit_entry_set_plan (YD_UI_UNIT_ENTRY (self->entry), yd_ui_document_get_plan (document));
  yd_ui_unit_entry_set_known_only (YD_UI_UNIT_ENTRY (self->entry), TRUE);
  yd_ui_unit_entry_set_words (YD_UI_UNIT_ENTRY (self->entry), _ ("Unit that takes over"),
                              _ ("Name, short name or pinyin"));
  GtkWidget *row = adw_preferences_row_new ();
  gtk_widget_add_css_class (row, "unit-entry-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), self->entry);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (heir), row);

  add_group (self, &self->uses);
  add_group (self, &self->words);
  self->places = YD_UI_UNIT_PLACES (yd_ui_unit_places_new ());
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->words), GTK_WIDGET (self->places));
  g_signal_connect_swapped (self->places, "changed", G_CALLBACK (show_count), self);
  g_signal_connect_swapped (self->entry, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->dialog.accept, "clicked", G_CALLBACK (accept_cb), self);
  return self;
}

static void
ask (Merge *self, YdUiUnitDone done, gpointer data)
{
  self->done = done;
  self->data = data;
  show_all (self);
  gtk_window_present (self->dialog.window);
  gtk_widget_grab_focus (self->entry);
}

void
yd_ui_unit_ask_merge (GtkWindow *parent, YdUiDocument *document, YdUnit *unit, YdUnit *into,
                      YdUiUnitDone done, gpointer data)
{
  Merge *self = new_merge (parent, document, unit, FALSE);
  g_set_object (&self->other, into);
  ask (self, done, data);
}

void
yd_ui_unit_ask_delete (GtkWindow *parent, YdUiDocument *document, YdUnit *unit, YdUiUnitDone done,
                       gpointer data)
{
  Merge *self = new_merge (parent, document, unit, TRUE);
  self->done = done;
  self->data = data;
  if (show_uses (self) == 0)
    accept_cb (self);
  else
    ask (self, done, data);
}
