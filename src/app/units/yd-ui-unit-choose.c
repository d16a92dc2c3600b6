/* Owns: the question who belongs to a collective, asked of all units at once, kind by kind. Refuses: to
 * change anything before it is answered; the answer is one change. */

#include "yd-ui-unit-dialog.h"

#include "yd-ui-gtk.h"
#include "yd-ui-units-facts.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *all; /* GtkCheckButton: the whole kind */
  guint n;        /* units of it */
  guint n_chosen;
} Kind;

typedef struct
{
  YdUiUnitDialog dialog;
  YdUiDocument *document; /* owned */
  YdUnit *unit;           /* owned: the collective */
  GPtrArray *ticks;       /* owned: GtkCheckButton, borrowed each, with its unit and kind */
  Kind kinds[YD_UNIT_OTHER + 1];
  gboolean filling; /* ticks are set by the program */
  YdUiUnitDone done;
  gpointer data;
} Choice;

static void
free_choice (gpointer data)
{
  Choice *self = data;
  g_object_unref (self->document);
  g_object_unref (self->unit);
  g_ptr_array_unref (self->ticks);
  g_free (self);
}

static YdUnit *
get_unit (gpointer tick)
{
  return g_object_get_data (tick, "unit");
}

static int
get_kind (gpointer tick)
{
  return yd_unit_get_row (get_unit (tick))->kind;
}

/* How many are chosen: of each kind at its tick, of all in the title. */
static void
show_counts (Choice *self)
{
  guint n = 0;
  for (int k = 0; k <= YD_UNIT_OTHER; k++)
    self->kinds[k].n_chosen = 0;
  for (guint i = 0; i < self->ticks->len; i++)
    if (gtk_check_button_get_active (self->ticks->pdata[i]))
      {
        self->kinds[get_kind (self->ticks->pdata[i])].n_chosen++;
        n++;
      }
  self->filling = TRUE;
  for (int k = 0; k <= YD_UNIT_OTHER; k++)
    if (self->kinds[k].all != NULL)
      {
        const Kind *kind = &self->kinds[k];
        GtkCheckButton *all = GTK_CHECK_BUTTON (kind->all);
        gtk_check_button_set_active (all, kind->n_chosen == kind->n);
        gtk_check_button_set_inconsistent (all, kind->n_chosen > 0 && kind->n_chosen < kind->n);
      }
  self->filling = FALSE;
  g_autofree char *title
    = g_strdup_printf (_ ("Members of “%s” (%u)"), yd_unit_get_name (self->unit), n);
  gtk_window_set_title (self->dialog.window, title);
}

static void
tick_cb (Choice *self)
{
  if (!self->filling)
    show_counts (self);
}

/* Where some of a kind are chosen, all are; where all are, none. */
static void
all_cb (GtkCheckButton *all, Choice *self)
{
  if (self->filling)
    return;
  int kind = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (all), "kind"));
  gboolean choose = self->kinds[kind].n_chosen < self->kinds[kind].n;
  self->filling = TRUE;
  for (guint i = 0; i < self->ticks->len; i++)
    if (get_kind (self->ticks->pdata[i]) == kind)
      gtk_check_button_set_active (self->ticks->pdata[i], choose);
  self->filling = FALSE;
  show_counts (self);
}

static void
accept_cb (Choice *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (YdId));
  for (guint i = 0; i < self->ticks->len; i++)
    {
      YdId id = yd_record_get_id (YD_RECORD (get_unit (self->ticks->pdata[i])));
      if (gtk_check_button_get_active (self->ticks->pdata[i]))
        g_array_append_val (ids, id);
    }
  YdId unit = yd_record_get_id (YD_RECORD (self->unit));
  YdStore *store = yd_ui_document_begin_edit (self->document);
  gboolean done
    = store != NULL
      && yd_edit_set_unit_members (store, unit, (const YdId *)ids->data, ids->len, &error);
  if (!done)
    {
      yd_ui_unit_dialog_say (&self->dialog, error != NULL ? error->message : NULL);
      return;
    }
  g_autofree char *words
    = g_strdup_printf (ngettext ("“%s” has %u member now", "“%s” has %u members now", ids->len),
                       yd_unit_get_name (self->unit), ids->len);
  YdUiUnitDone tell = self->done;
  gpointer data = self->data;
  gtk_window_destroy (self->dialog.window);
  tell (data, words, unit);
}

/* ---- rows ---- */

static gboolean
is_member (YdUnit *collective, YdUnit *unit)
{
  YdRecordList *members = yd_unit_list_members (collective);
  for (guint i = 0; i < yd_record_list_get_length (members); i++)
    if (yd_unit_member_get_row (yd_record_list_get (members, i))->member
        == yd_record_get_id (YD_RECORD (unit)))
      return TRUE;
  return FALSE;
}

/* Those that were merged into others are kept where they are members, and not offered. */
static gboolean
may_belong (Choice *self, YdUnit *unit, int kind)
{
  return unit != self->unit && (int)yd_unit_get_row (unit)->kind == kind
         && (yd_unit_is_current (unit) || is_member (self->unit, unit));
}

static GtkWidget *
new_tick (const char *name)
{
  GtkWidget *tick = gtk_check_button_new ();
  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return tick;
}

static void
toggle_cb (GtkCheckButton *tick)
{
  gtk_check_button_set_active (tick, !gtk_check_button_get_active (tick));
}

static void
add_row (Choice *self, GtkWidget *group, YdUnit *unit)
{
  const char *name = yd_unit_get_name (unit);
  GtkWidget *row = adw_action_row_new (), *tick = new_tick (name);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (toggle_cb), tick);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), is_member (self->unit, unit));
  g_object_set_data (G_OBJECT (tick), "unit", unit);
  g_ptr_array_add (self->ticks, tick);
  g_signal_connect_swapped (tick, "toggled", G_CALLBACK (tick_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_kind (Choice *self, int kind)
{
  YdRecordList *units = yd_plan_list_units (yd_ui_document_get_plan (self->document));
  GtkWidget *group = NULL;
  for (guint i = 0; i < yd_record_list_get_length (units); i++)
    {
      YdUnit *unit = yd_record_list_get (units, i);
      if (!may_belong (self, unit, kind))
        continue;
      if (group == NULL)
        group = adw_preferences_group_new ();
      add_row (self, group, unit);
      self->kinds[kind].n++;
    }
  if (group == NULL)
    return;
  const char *words = yd_ui_units_get_kind_words (kind);
  g_autofree char *label = g_strdup_printf (_ ("All %s (%u)"), words, self->kinds[kind].n);
  GtkWidget *all = self->kinds[kind].all = gtk_check_button_new_with_label (label);
  g_object_set_data (G_OBJECT (all), "kind", GINT_TO_POINTER (kind));
  g_signal_connect (all, "toggled", G_CALLBACK (all_cb), self);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), words);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), all);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->dialog.page),
                            ADW_PREFERENCES_GROUP (group));
}

void
yd_ui_unit_ask_members (GtkWindow *parent, YdUiDocument *document, YdUnit *unit, YdUiUnitDone done,
                        gpointer data)
{
  Choice *self = g_new0 (Choice, 1);
  self->dialog = yd_ui_unit_dialog_new (parent, "", _ ("_Set Members"), 640);
  self->document = g_object_ref (document);
  self->unit = g_object_ref (unit);
  self->ticks = g_ptr_array_new ();
  self->done = done;
  self->data = data;
  g_object_set_data_full (G_OBJECT (self->dialog.window), "form", self, free_choice);
  self->filling = TRUE;
  for (int kind = 0; kind <= YD_UNIT_OTHER; kind++)
    add_kind (self, kind);
  self->filling = FALSE;
  show_counts (self);
  if (self->ticks->len == 0)
    yd_ui_unit_dialog_say (&self->dialog, _ ("The register has no other unit yet."));
  yd_ui_gtk_keep_on_enter (self->dialog.window);
  g_signal_connect_swapped (self->dialog.accept, "clicked", G_CALLBACK (accept_cb), self);
  if (self->ticks->len > 0)
    gtk_widget_grab_focus (self->ticks->pdata[0]); /* not on what throws away */
  gtk_window_present (self->dialog.window);
}
