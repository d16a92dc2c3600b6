/* Owns: the tree of the plan as a list, and its keys. Refuses: to number (the plan
 * does), to choose (yd-ui-outline-selection.c), to edit (yd-ui-outline-edit.c), to drag (yd-ui-outline-drag.c), to filter (yd-ui-outline-filter.c). */

#include "yd-ui-outline-private.h"

#include "yd-finding.h"
#include "yd-ui-gtk.h"
#include "yd-ui-suggest-count.h"
#include "yd-ui-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (YdUiOutline, yd_ui_outline, GTK_TYPE_WIDGET)

enum
{
  DONE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

YdUiDocument *
yd_ui_outline_get_document (YdUiOutline *self)
{
  return yd_ui_selection_get_document (self->selection);
}

static YdUiMarks
marks_cb (YdItem *item, gpointer data)
{
  return yd_ui_outline_get_marks (data, item);
}

/* ---- rows ---- */

static gboolean
renamed_cb (YdUiOutlineRow *row, const char *title, YdUiOutline *self)
{
  g_autoptr (GError) error = NULL;
  YdItem *item = yd_ui_outline_row_get_item (row);
  if (item == NULL || g_str_equal (title, yd_item_get_title (item)))
    return TRUE;
  YdStore *store = yd_ui_document_begin_edit (yd_ui_outline_get_document (self));
  gboolean done = store != NULL
                  && yd_edit_set_field (store, YD_TABLE_ITEM, yd_record_get_id (YD_RECORD (item)),
                                        "title", title, &error);
  return yd_ui_document_end_edit (yd_ui_outline_get_document (self), done, error);
}

static void
settling_cb (YdUiOutline *self)
{
  if (self->renamed != NULL)
    yd_ui_outline_row_end_rename (YD_UI_OUTLINE_ROW (self->renamed));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, YdUiOutline *self)
{
  GtkWidget *row = yd_ui_outline_row_new (marks_cb, self);
  g_signal_connect (row, "renamed", G_CALLBACK (renamed_cb), self);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, YdUiOutline *self)
{
  yd_ui_outline_row_bind (YD_UI_OUTLINE_ROW (gtk_list_item_get_child (list_item)),
                          gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, YdUiOutline *self)
{
  yd_ui_outline_row_unbind (YD_UI_OUTLINE_ROW (gtk_list_item_get_child (list_item)));
}

/* The row widget that shows @item, if it is on screen. */
YdUiOutlineRow *
yd_ui_outline_find_row (YdUiOutline *self, YdItem *item)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);
      if (YD_UI_IS_OUTLINE_ROW (row) && item != NULL
          && yd_ui_outline_row_get_item (YD_UI_OUTLINE_ROW (row)) == item)
        return YD_UI_OUTLINE_ROW (row);
    }
  return NULL;
}

YdUiOutlineRow *
yd_ui_outline_row_at (YdUiOutline *self, double x, double y)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);
  if (at == NULL)
    return NULL;
  GtkWidget *row = gtk_widget_get_ancestor (at, YD_UI_TYPE_OUTLINE_ROW);
  if (row == NULL) /* the list item around it has a padding */
    {
      GtkWidget *child = gtk_widget_get_first_child (at);
      row = YD_UI_IS_OUTLINE_ROW (child) ? child : NULL;
    }
  return (YdUiOutlineRow *)row;
}

/* ---- footer ---- */

/* How many sections and points there are, or are shown; returns how many points lack a lead. */
guint
yd_ui_outline_show_counts (YdUiOutline *self)
{
  guint sections = 0, points = 0, no_lead = 0;
  for (YdItem *item = yd_plan_get_first_item (yd_ui_selection_get_plan (self->selection));
       item != NULL; item = yd_item_get_next (item))
    {
      sections += yd_item_get_kind (item) == YD_ITEM_SECTION;
      points += yd_item_get_kind (item) == YD_ITEM_POINT;
      no_lead += yd_ui_outline_lacks_lead (item);
    }
  g_autofree char *a
    = g_strdup_printf (g_dngettext (NULL, "%u section", "%u sections", sections), sections);
  g_autofree char *b
    = g_strdup_printf (g_dngettext (NULL, "%u point", "%u points", points), points);
  g_autofree char *both = g_strdup_printf (_ ("%s · %s"), a, b);
  g_autofree char *shown = yd_ui_outline_dup_shown (self, points);
  gtk_label_set_text (self->counts, shown != NULL ? shown : both);
  return no_lead;
}

static gboolean
refresh_cb (gpointer data)
{
  YdUiOutline *self = data;
  self->refresh_id = 0;
  YdPlan *plan = yd_ui_selection_get_plan (self->selection);
  guint no_lead = yd_ui_outline_show_counts (self);
  gtk_widget_set_visible (self->empty, yd_plan_get_first_item (plan) == NULL);

  g_autofree char *missing = g_strdup_printf (
    g_dngettext (NULL, "%u without a lead", "%u without a lead", no_lead), no_lead);
  gtk_label_set_text (self->no_lead_label, missing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->no_lead), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  missing, -1);
  gboolean assigning = yd_plan_get_row (plan)->assigning != 0;
  if (no_lead == 0 || !assigning)
    gtk_toggle_button_set_active (self->no_lead, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->no_lead), assigning && no_lead > 0);

  guint n_unplaced = yd_record_list_get_length (yd_plan_list_unplaced (plan));
  guint n_tail = g_list_model_get_n_items (G_LIST_MODEL (self->tail));
  if (n_unplaced > 0 && n_tail == 1)
    {
      g_autoptr (YdUiTextPart) part = yd_ui_text_part_new (YD_UI_PART_UNPLACED);
      g_list_store_append (self->tail, part);
    }
  else if (n_unplaced == 0 && n_tail == 2)
    g_list_store_remove (self->tail, 1);
  return G_SOURCE_REMOVE;
}

/* Their marks are other ones. */
static void
refresh_rows (YdUiOutline *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (YD_UI_IS_OUTLINE_ROW (gtk_widget_get_first_child (child)))
      yd_ui_outline_row_refresh (YD_UI_OUTLINE_ROW (gtk_widget_get_first_child (child)));
}

/* Hints are for the inspector; the outline marks what somebody has to do. */
static void
findings_changed_cb (YdUiOutline *self)
{
  GPtrArray *findings = yd_ui_document_get_findings (yd_ui_outline_get_document (self));
  g_array_set_size (self->findings, 0);
  g_array_set_size (self->marked, 0);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      YdId id = yd_finding_get_item (findings->pdata[i]);
      if (yd_finding_get_severity (findings->pdata[i]) == YD_SEVERITY_HINT)
        continue;
      g_array_append_val (self->findings, id);
      if (!g_str_equal (yd_finding_get_rule_id (findings->pdata[i]), "missing-lead"))
        g_array_append_val (self->marked, id);
    }
  g_array_sort (self->findings, yd_ui_outline_compare_ids);
  g_array_sort (self->marked, yd_ui_outline_compare_ids);
  refresh_rows (self);
}

static void
suggestions_changed_cb (YdUiOutline *self)
{
  yd_ui_outline_follow_suggestions (self);
  refresh_rows (self);
}

static void
plan_changed_cb (YdUiOutline *self)
{
  if (self->refresh_id == 0 && !yd_ui_document_is_typing (yd_ui_outline_get_document (self)))
    self->refresh_id = g_idle_add (refresh_cb, self); /* no typing adds items or leads */
  yd_ui_outline_select_in_list (self);
  if (self->had_keyboard)
    yd_ui_outline_follow_focus (self);
}

void
yd_ui_outline_tell (YdUiOutline *self, const char *words)
{
  g_signal_emit (self, signals[DONE], 0, words);
}

gboolean
yd_ui_outline_can_edit (YdUiOutline *self)
{
  return self->selection != NULL && yd_ui_document_is_editable (yd_ui_outline_get_document (self));
}

/* ---- keys ---- */

/* The keys of the list, in the capture phase so that the list itself does not take them; while a title
 * is edited in place they are the entry's. */
static gboolean
key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state,
        YdUiOutline *self)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } table[] = {
    { GDK_KEY_Return, 0, "outline.add-sibling" },
    { GDK_KEY_KP_Enter, 0, "outline.add-sibling" },
    { GDK_KEY_Delete, 0, "outline.delete" },
    { GDK_KEY_F2, 0, "outline.rename" },
    { GDK_KEY_Up, GDK_ALT_MASK, "outline.up" },
    { GDK_KEY_Down, GDK_ALT_MASK, "outline.down" },
    { GDK_KEY_Left, GDK_ALT_MASK, "outline.promote" },
    { GDK_KEY_Right, GDK_ALT_MASK, "outline.demote" },
    { GDK_KEY_x, GDK_CONTROL_MASK, "outline.cut" },
    { GDK_KEY_c, GDK_CONTROL_MASK, "outline.copy" },
    { GDK_KEY_v, GDK_CONTROL_MASK, "outline.paste" },
    { GDK_KEY_Tab, 0, "win.edit-title" },
  };
  if (GTK_IS_TEXT (yd_ui_outline_get_focus (self)))
    return FALSE;
  state &= gtk_accelerator_get_default_mod_mask ();
  if (key == GDK_KEY_Escape && self->matching != NULL)
    {
      yd_ui_outline_clear_filter (self);
      return TRUE;
    }
  if ((key == GDK_KEY_Up || key == GDK_KEY_Down) && state == 0
      && yd_ui_outline_enter_filtered (self))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].key == key && table[i].modifiers == state)
      {
        if (yd_ui_outline_enter_filtered (self))
          return TRUE;
        gtk_widget_activate_action (GTK_WIDGET (self), table[i].action, NULL);
        return TRUE;
      }
  if (key == GDK_KEY_ISO_Left_Tab || (key == GDK_KEY_Tab && state == GDK_SHIFT_MASK))
    return gtk_widget_grab_focus (
      GTK_WIDGET (self->filter)); /* the list would go from row to row */
  if ((key == GDK_KEY_Left || key == GDK_KEY_Right) && state == 0)
    {
      YdUiOutlineRow *row
        = yd_ui_outline_find_row (self, yd_ui_selection_get_item (self->selection));
      if (row == NULL)
        return FALSE;
      gtk_tree_list_row_set_expanded (yd_ui_outline_row_get_tree_row (row), key == GDK_KEY_Right);
      return TRUE;
    }
  return FALSE;
}

static void
context_cb (GtkGestureClick *gesture, int n_press, double x, double y, YdUiOutline *self)
{
  YdUiOutlineRow *row = yd_ui_outline_row_at (self, x, y);
  YdItem *item = row != NULL ? yd_ui_outline_row_get_item (row) : NULL;
  if (item == NULL)
    return;
  if (!g_hash_table_contains (self->chosen, item))
    yd_ui_selection_set_item (self->selection, item);
  double at_x, at_y;
  gtk_widget_translate_coordinates (GTK_WIDGET (self->list), GTK_WIDGET (self), x, y, &at_x, &at_y);
  if (self->context == NULL)
    {
      self->context = gtk_popover_menu_new_from_model (self->row_menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->context), FALSE);
      gtk_widget_set_halign (self->context, GTK_ALIGN_START);
      gtk_widget_set_parent (self->context, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->context),
                               &(GdkRectangle){ (int)at_x, (int)at_y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->context));
}

/* ---- life ---- */

static GListModel *
children_cb (gpointer object, gpointer data)
{
  GListModel *children = YD_IS_ITEM (object) ? yd_item_get_child_model (object) : NULL;
  return children != NULL ? g_object_ref (children) : NULL;
}

static void
yd_ui_outline_dispose (GObject *object)
{
  YdUiOutline *self = YD_UI_OUTLINE (object);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->rows_chosen);
  g_clear_object (&self->filtered);
  g_clear_object (&self->rows);
  g_clear_object (&self->tree);
  g_clear_object (&self->actions);
  g_clear_object (&self->head);
  g_clear_object (&self->tail);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->dragged, g_ptr_array_unref);
  g_clear_weak_pointer (&self->drop_row);
  g_clear_weak_pointer (&self->renamed);
  g_clear_pointer (&self->matching, g_hash_table_unref);
  g_clear_pointer (&self->findings, g_array_unref);
  g_clear_pointer (&self->marked, g_array_unref);
  g_clear_pointer (&self->cut.change, g_free);
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (yd_ui_outline_parent_class)->dispose (object);
}

/* The chosen row, where it is on the screen: arrow keys go on from it. */
static gboolean
yd_ui_outline_grab_focus (GtkWidget *widget)
{
  YdUiOutline *self = YD_UI_OUTLINE (widget);
  YdItem *item = self->selection != NULL ? yd_ui_selection_get_item (self->selection) : NULL;
  YdUiOutlineRow *row = yd_ui_outline_find_row (self, item);
  return gtk_widget_grab_focus (row != NULL ? gtk_widget_get_parent (GTK_WIDGET (row))
                                            : GTK_WIDGET (self->list));
}

static void
yd_ui_outline_class_init (YdUiOutlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = yd_ui_outline_dispose;
  widget_class->grab_focus = yd_ui_outline_grab_focus;
  signals[DONE] = g_signal_new ("done", YD_UI_TYPE_OUTLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/yaodian/Yaodian/outline/yd-ui-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, YdUiOutline, list);
  gtk_widget_class_bind_template_child (widget_class, YdUiOutline, filter);
  gtk_widget_class_bind_template_child (widget_class, YdUiOutline, only);
  gtk_widget_class_bind_template_child (widget_class, YdUiOutline, add);
  gtk_widget_class_bind_template_child (widget_class, YdUiOutline, nothing);
  gtk_widget_class_bind_template_child (widget_class, YdUiOutline, empty);
  gtk_widget_class_bind_template_child (widget_class, YdUiOutline, counts);
  gtk_widget_class_bind_template_child (widget_class, YdUiOutline, no_lead);
  gtk_widget_class_bind_template_child (widget_class, YdUiOutline, no_lead_label);
  gtk_widget_class_bind_template_child (widget_class, YdUiOutline, add_menu);
  gtk_widget_class_bind_template_child (widget_class, YdUiOutline, row_menu);
  yd_ui_outline_install_commands (widget_class);
}

static void
yd_ui_outline_init (YdUiOutline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->chosen = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->findings = g_array_new (FALSE, FALSE, sizeof (YdId));
  self->marked = g_array_new (FALSE, FALSE, sizeof (YdId));
  yd_ui_gtk_set_menu (self->add, self->add_menu);
  yd_ui_outline_install_filter (self);

  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);

  GtkWidget *list = GTK_WIDGET (self->list);
  GtkEventController *keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (list, keys);

  GtkGesture *click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (context_cb), self);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (click));

  yd_ui_outline_install_drag (self);
}

static GListModel *
make_roots (YdUiOutline *self, YdPlan *plan)
{
  g_autoptr (YdUiTextPart) preamble = yd_ui_text_part_new (YD_UI_PART_PREAMBLE);
  g_autoptr (YdUiTextPart) closing = yd_ui_text_part_new (YD_UI_PART_CLOSING);
  self->head = g_list_store_new (YD_UI_TYPE_TEXT_PART);
  self->tail = g_list_store_new (YD_UI_TYPE_TEXT_PART);
  g_list_store_append (self->head, preamble);
  g_list_store_append (self->tail, closing);
  GListStore *lists = g_list_store_new (G_TYPE_LIST_MODEL);
  g_list_store_append (lists, self->head);
  g_list_store_append (lists, yd_plan_list_items (plan));
  g_list_store_append (lists, self->tail);
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (lists)));
}

/* Shows the plan of @selection and follows it; once. */
void
yd_ui_outline_set_selection (YdUiOutline *self, YdUiSelection *selection)
{
  g_return_if_fail (self->selection == NULL);
  self->selection = g_object_ref (selection);
  YdPlan *plan = yd_ui_selection_get_plan (selection);

  self->following = TRUE;
  self->tree
    = gtk_tree_list_model_new (make_roots (self, plan), FALSE, TRUE, children_cb, NULL, NULL);
  self->rows = yd_ui_outline_new_filter (self);
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->tree)), NULL);
  self->rows_chosen = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  g_signal_connect_object (self->rows_chosen, "items-changed",
                           G_CALLBACK (yd_ui_outline_rows_change), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->rows_chosen));
  self->following = FALSE;

  g_signal_connect_object (self->rows_chosen, "selection-changed",
                           G_CALLBACK (yd_ui_outline_rows_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::target", G_CALLBACK (yd_ui_outline_select_in_list),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::unit", G_CALLBACK (yd_ui_outline_follow_unit), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "changed", G_CALLBACK (plan_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (yd_ui_outline_get_document (self), "settling", G_CALLBACK (settling_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (yd_ui_outline_get_document (self), "findings-changed",
                           G_CALLBACK (findings_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (yd_ui_suggest_count_for (yd_ui_outline_get_document (self)), "changed",
                           G_CALLBACK (suggestions_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add), yd_ui_outline_can_edit (self));
  findings_changed_cb (self);
  plan_changed_cb (self);
}
