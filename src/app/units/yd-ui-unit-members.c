/* Owns: who belongs to a collective unit (各街镇), and to which a unit belongs, on screen. Refuses: to ask more of a new member than its
 * name; the register has the rest. */

#include "yd-ui-unit-members.h"

#include "yd-ui-gtk.h"
#include "yd-ui-unit-dialog.h"
#include "yd-ui-unit-entry.h"
#include "yd-ui-units-facts.h"
#include "yd-unit-meant.h"

#include <glib/gi18n.h>

struct _YdUiUnitMembers
{
  GtkWidget parent_instance;

  GtkLabel *title;        /* child */
  GtkListBox *list;       /* child */
  YdUiDocument *document; /* owned; NULL before anything is shown */
  YdUnit *unit;           /* owned */
};

G_DEFINE_FINAL_TYPE (YdUiUnitMembers, yd_ui_unit_members, GTK_TYPE_WIDGET)

enum
{
  DONE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
remove_member_cb (GtkWidget *button, YdUiUnitMembers *self)
{
  g_autoptr (GError) error = NULL;
  YdUnit *member = g_object_get_data (G_OBJECT (button), "unit");
  g_autofree char *words
    = g_strdup_printf (_ ("Removed the member “%s”"), yd_unit_get_name (member));
  YdStore *store = yd_ui_document_begin_edit (self->document);
  gboolean done = store != NULL
                  && yd_edit_remove_unit_member (store, yd_record_get_id (YD_RECORD (self->unit)),
                                                 yd_record_get_id (YD_RECORD (member)), &error);
  if (store != NULL && yd_ui_document_end_edit (self->document, done, error))
    g_signal_emit (self, signals[DONE], 0, words);
}

static void
add_member_cb (YdUiUnitMembers *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  gboolean added = FALSE;
  YdStore *store = yd_ui_document_begin_edit (self->document);
  gboolean done = store != NULL
                  && yd_edit_add_unit_member_by_name (
                    store, yd_record_get_id (YD_RECORD (self->unit)), name, &added, &error);
  g_autofree char *words = g_strdup_printf (_ ("“%s” is a member now, and in the register"), name);
  if (store != NULL && yd_ui_document_end_edit (self->document, done, error) && added)
    g_signal_emit (self, signals[DONE], 0, words);
}

static gboolean
is_member (YdUiUnitMembers *self, YdId id)
{
  YdRecordList *members = yd_unit_list_members (self->unit);
  for (guint i = 0; i < yd_record_list_get_length (members); i++)
    if (yd_unit_member_get_row (yd_record_list_get (members, i))->member == id)
      return TRUE;
  return FALSE;
}

/* ---- many at once ---- */

static void
chosen_cb (gpointer data, const char *words, YdId unit)
{
  g_signal_emit (data, signals[DONE], 0, words);
}

static void
choose_cb (YdUiUnitMembers *self)
{
  yd_ui_unit_ask_members (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->document,
                          self->unit, chosen_cb, self);
}

/* Those that the name means and that are no members yet, behind those that are. */
static GArray *
list_all (YdUiUnitMembers *self, guint *n_new, char **words)
{
  YdRecordList *members = yd_unit_list_members (self->unit);
  g_autoptr (GPtrArray) meant = yd_unit_find_meant (yd_ui_document_get_plan (self->document),
                                                    yd_unit_get_name (self->unit), words);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (YdId));
  *n_new = 0;
  for (guint i = 0; i < yd_record_list_get_length (members); i++)
    g_array_append_val (ids, yd_unit_member_get_row (yd_record_list_get (members, i))->member);
  for (guint i = 0; i < meant->len; i++)
    {
      YdId id = yd_record_get_id (meant->pdata[i]);
      if (id == yd_record_get_id (YD_RECORD (self->unit)) || is_member (self, id))
        continue;
      g_array_append_val (ids, id);
      ++*n_new;
    }
  if (*words == NULL && meant->len > 0)
    *words = g_strdup (yd_ui_units_get_kind_words (yd_unit_get_row (meant->pdata[0])->kind));
  return ids;
}

static void
add_all_cb (YdUiUnitMembers *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  guint n = 0;
  g_autoptr (GArray) ids = list_all (self, &n, &words);
  YdStore *store = yd_ui_document_begin_edit (self->document);
  gboolean done = store != NULL
                  && yd_edit_set_unit_members (store, yd_record_get_id (YD_RECORD (self->unit)),
                                               (const YdId *)ids->data, ids->len, &error);
  g_autofree char *told = g_strdup_printf (ngettext ("%u member added", "%u members added", n), n);
  if (store != NULL && yd_ui_document_end_edit (self->document, done, error))
    g_signal_emit (self, signals[DONE], 0, told);
}

static void
add_command (YdUiUnitMembers *self, const char *icon, const char *title, GCallback callback)
{
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_swapped (row, "activated", callback, self);
  gtk_list_box_append (self->list, row);
}

/* 全部街镇 where the name says so, and any others. */
static void
add_commands (YdUiUnitMembers *self)
{
  g_autofree char *words = NULL;
  guint n = 0;
  g_autoptr (GArray) ids = list_all (self, &n, &words);
  g_autofree char *all = n > 0 ? g_strdup_printf (_ ("Add All %s (%u)"), words, n) : NULL;
  if (n > 0)
    add_command (self, "list-add-symbolic", all, G_CALLBACK (add_all_cb));
  add_command (self, "view-list-symbolic", _ ("Choose Members…"), G_CALLBACK (choose_cb));
}

/* ---- one by one ---- */

static void
add_member_row (YdUiUnitMembers *self, YdUnit *member, gboolean editable)
{
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), yd_unit_get_name (member));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  if (editable)
    {
      g_autofree char *words
        = g_strdup_printf (_ ("Remove the member %s"), yd_unit_get_name (member));
      GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                      -1);
      g_object_set_data_full (G_OBJECT (button), "unit", g_object_ref (member), g_object_unref);
      g_signal_connect (button, "clicked", G_CALLBACK (remove_member_cb), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  gtk_list_box_append (self->list, row);
}

/* The other way: the collectives that @unit belongs to. */
static void
add_collectives (YdUiUnitMembers *self, const char *collectives)
{
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Belongs to"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), collectives);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_widget_add_css_class (row, "property");
  gtk_list_box_append (self->list, row);
}

static void
add_entry (YdUiUnitMembers *self, YdPlan *plan, gboolean focus)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *entry = yd_ui_unit_entry_new ();
  yd_ui_unit_entry_set_plan (YD_UI_UNIT_ENTRY (entry), plan);
  yd_ui_unit_entry_set_words (YD_UI_UNIT_ENTRY (entry), _ ("Add a member"),
                              _ ("Name, short name or pinyin"));
  g_signal_connect_swapped (entry, "chosen", G_CALLBACK (add_member_cb), self);
  gtk_widget_add_css_class (row, "unit-entry-row");
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), entry);
  gtk_list_box_append (self->list, row);
  add_commands (self);
  if (focus)
    gtk_widget_grab_focus (entry);
}

/* In the order of the register. Hidden where @unit is no collective and belongs to none. */
void
yd_ui_unit_members_show (YdUiUnitMembers *self, YdUiDocument *document, YdUnit *unit,
                         gboolean editable)
{
  g_set_object (&self->document, document);
  g_set_object (&self->unit, unit);
  YdPlan *plan = yd_ui_document_get_plan (self->document);
  YdRecordList *units = yd_plan_list_units (plan);
  guint n = yd_record_list_get_length (yd_unit_list_members (self->unit));
  gboolean collective = yd_unit_get_row (self->unit)->kind == YD_UNIT_COLLECTIVE || n > 0;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
  g_autofree char *above = yd_plan_dup_collectives_text (plan, self->unit);
  gtk_widget_set_visible (GTK_WIDGET (self), collective || *above != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->title), collective);
  gtk_widget_set_visible (GTK_WIDGET (self->list), *above != '\0' || editable || n > 0);
  yd_ui_gtk_clear_list_box (self->list);
  if (*above != '\0')
    add_collectives (self, above);
  if (!collective)
    return;
  g_autofree char *title = g_strdup_printf (ngettext ("%u Member", "%u Members", n), n);
  gtk_label_set_text (self->title, title);
  for (guint i = 0; i < yd_record_list_get_length (units); i++)
    {
      YdUnit *member = yd_record_list_get (units, i);
      if (is_member (self, yd_record_get_id (YD_RECORD (member))))
        add_member_row (self, member, editable);
    }
  if (editable)
    add_entry (self, plan, had_focus);
}

/* ---- object ---- */

static void
yd_ui_unit_members_dispose (GObject *object)
{
  YdUiUnitMembers *self = YD_UI_UNIT_MEMBERS (object);
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->unit);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (yd_ui_unit_members_parent_class)->dispose (object);
}

static void
yd_ui_unit_members_class_init (YdUiUnitMembersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_unit_members_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  signals[DONE] = g_signal_new ("done", YD_UI_TYPE_UNIT_MEMBERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
yd_ui_unit_members_init (YdUiUnitMembers *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_widget_set_parent (GTK_WIDGET (self->title), GTK_WIDGET (self));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "unit-rows");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Members"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
}
