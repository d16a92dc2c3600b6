/* Owns: what keys, pointer and the context menu of the assignment matrix mean. Refuses: to change
 * the plan: what is wanted goes out as a signal. Keys are the widget's own, never accelerators. */

#include "yd-ui-matrix-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* ---- what is meant ---- */

/* The range; else all checked rows where the keyboard is in one of them; else the cell. */
static GArray *
dup_places (YdUiMatrix *self, gboolean one_cell)
{
  YdUiAssignRange range;
  YdUiMatrixPlace focus = self->focus;
  if (!one_cell && yd_ui_matrix_get_range (self, &range))
    return yd_ui_assign_range_dup_places (self->model, &range);
  if (!one_cell && yd_ui_assign_model_is_checked (self->model, focus.row))
    {
      GArray *places = g_array_new (FALSE, FALSE, sizeof (YdPlace));
      g_autoptr (GArray) items = yd_ui_assign_model_dup_checked (self->model);
      for (guint i = 0; i < items->len; i++)
        {
          YdPlace place = { g_array_index (items, YdId, i), self->unit };
          g_array_append_val (places, place);
        }
      return places;
    }
  range = (YdUiAssignRange){ focus.row, focus.row, (guint)focus.column, (guint)focus.column };
  return yd_ui_assign_range_dup_places (self->model, &range);
}

static gboolean
is_cell (YdUiMatrix *self)
{
  return self->model != NULL && self->focus.row != NO_ROW && self->focus.column != TITLE_COLUMN
         && yd_ui_matrix_row (self, self->focus.row)->kind >= YD_ITEM_POINT;
}

static void
want (YdUiMatrix *self, YdUiShare share, gboolean one_cell)
{
  YdUiAssignRange range;
  if (!self->editable)
    gtk_widget_activate_action (GTK_WIDGET (self), "plan.refused", NULL);
  if (!self->editable || (!is_cell (self) && !yd_ui_matrix_get_range (self, &range)))
    return;
  g_autoptr (GArray) places = dup_places (self, one_cell || share == YD_UI_SHARE_FIRST_LEAD);
  if (places->len == 0)
    return;
  yd_ui_matrix_reveal (self); /* nobody shall change what they do not see */
  g_signal_emit_by_name (self, "wanted", places, (int)share);
}

/* None, lead, support, none: what the cell under the keyboard becomes, the others become too. */
static void
cycle (YdUiMatrix *self, gboolean one_cell)
{
  static const YdUiShare next[] = { [YD_UI_SHARE_NONE] = YD_UI_SHARE_LEAD,
                                    [YD_UI_SHARE_LEAD] = YD_UI_SHARE_SUPPORT,
                                    [YD_UI_SHARE_FIRST_LEAD] = YD_UI_SHARE_SUPPORT,
                                    [YD_UI_SHARE_SUPPORT] = YD_UI_SHARE_NONE };
  if (is_cell (self))
    want (
      self,
      next[yd_ui_assign_model_get_share (self->model, self->focus.row, (guint)self->focus.column)],
      one_cell);
}

static void
toggle_check (YdUiMatrix *self, guint row)
{
  yd_ui_assign_model_check (self->model, row, !yd_ui_assign_model_is_checked (self->model, row));
  self->check_anchor = row;
}

static void
toggle_section (YdUiMatrix *self, guint row)
{
  const YdUiAssignRow *here = yd_ui_matrix_row (self, row);
  yd_ui_assign_model_set_collapsed (self->model, here->id, !here->collapsed);
}

static void
open_item (YdUiMatrix *self)
{
  if (self->focus.row != NO_ROW)
    g_signal_emit_by_name (self, "opened", yd_ui_matrix_row (self, self->focus.row)->item);
}

static void
copy (YdUiMatrix *self)
{
  YdUiAssignRange range;
  const YdUiAssignRange *part
    = self->model != NULL && yd_ui_matrix_get_range (self, &range) ? &range : NULL;
  if (self->model == NULL)
    return;
  g_autofree char *text = yd_ui_assign_table_dup_text (self->model, part);
  g_autofree char *html = yd_ui_assign_table_dup_html (self->model, part);
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  GdkContentProvider *providers[] = { gdk_content_provider_new_for_bytes ("text/html", bytes),
                                      gdk_content_provider_new_typed (G_TYPE_STRING, text) };
  g_autoptr (GdkContentProvider) both = gdk_content_provider_new_union (providers, 2);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), both);
}

/* ---- keys ---- */

static guint
row_a_page_away (YdUiMatrix *self, int direction)
{
  double page = yd_ui_matrix_get_height (self) - HEADER - FOOTER - HEAD_HEIGHT - ROW_HEIGHT;
  double top
    = g_array_index (self->tops, int, self->focus.row) + direction * MAX (page, ROW_HEIGHT);
  return yd_ui_matrix_row_at (self, MAX (0, top));
}

static gboolean
find_target (YdUiMatrix *self, guint key, gboolean control, YdUiMatrixPlace *to)
{
  guint last = yd_ui_assign_model_get_n_rows (self->model) - 1;
  *to = self->focus;
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      to->row = to->row > 0 ? to->row - 1 : 0;
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      to->row = MIN (to->row + 1, last);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      to->column--;
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      to->column++;
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      to->column = TITLE_COLUMN;
      to->row = control ? 0 : to->row;
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      to->column = G_MAXINT;
      to->row = control ? last : to->row;
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      to->row = row_a_page_away (self, -1);
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      to->row = row_a_page_away (self, 1);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Left and right open and close a section; Shift checks where the keyboard is at the points. */
static void
move (YdUiMatrix *self, guint key, YdUiMatrixPlace to, gboolean shift)
{
  const YdUiAssignRow *row = yd_ui_matrix_row (self, self->focus.row);
  gboolean sideways = to.row == self->focus.row && to.column != self->focus.column;
  if (row->kind < YD_ITEM_POINT && sideways && !shift && key != GDK_KEY_Home && key != GDK_KEY_End)
    {
      yd_ui_assign_model_set_collapsed (self->model, row->id, to.column < self->focus.column);
      return;
    }
  if (shift && self->focus.column == TITLE_COLUMN && !sideways)
    {
      if (self->check_anchor == NO_ROW)
        self->check_anchor = self->focus.row;
      yd_ui_assign_model_check_range (self->model, self->check_anchor, to.row);
      yd_ui_matrix_go (self, to, FALSE);
      return;
    }
  yd_ui_matrix_go (self, to, shift && self->focus.column != TITLE_COLUMN);
  if (!shift)
    self->check_anchor = NO_ROW;
}

static gboolean
press_space (YdUiMatrix *self, gboolean shift)
{
  const YdUiAssignRow *row = yd_ui_matrix_row (self, self->focus.row);
  if (row->kind < YD_ITEM_POINT)
    toggle_section (self, self->focus.row);
  else if (self->focus.column == TITLE_COLUMN)
    toggle_check (self, self->focus.row);
  else if (shift)
    want (self, YD_UI_SHARE_FIRST_LEAD, TRUE);
  else
    cycle (self, FALSE);
  return TRUE;
}

static gboolean
press_escape (YdUiMatrix *self)
{
  YdUiAssignRange range;
  g_autoptr (GArray) checked = yd_ui_assign_model_dup_checked (self->model);
  if (yd_ui_matrix_get_range (self, &range))
    yd_ui_matrix_drop_range (self);
  else if (checked->len > 0)
    yd_ui_assign_model_check_all (self->model, FALSE);
  else
    return FALSE;
  return TRUE;
}

static void show_menu (YdUiMatrix *self, double x, double y);

static gboolean
press_menu (YdUiMatrix *self)
{
  graphene_rect_t rect;
  yd_ui_matrix_get_rect (self, self->focus, &rect);
  show_menu (self, rect.origin.x + rect.size.width / 2, rect.origin.y + rect.size.height);
  return TRUE;
}

static gboolean
press_enter (YdUiMatrix *self)
{
  if (yd_ui_matrix_row (self, self->focus.row)->kind < YD_ITEM_POINT)
    toggle_section (self, self->focus.row);
  else
    open_item (self);
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, YdUiMatrix *self)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0, control = (state & GDK_CONTROL_MASK) != 0;
  YdUiMatrixPlace to;
  if (self->model == NULL || self->focus.row == NO_ROW
      || (state & (GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return FALSE;
  if (find_target (self, key, control, &to)
      && (!control || key == GDK_KEY_Home || key == GDK_KEY_End || key == GDK_KEY_KP_Home
          || key == GDK_KEY_KP_End))
    {
      move (self, key, to, shift);
      return TRUE;
    }
  if (control)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      return press_space (self, shift);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return press_enter (self);
    case GDK_KEY_Escape:
      return press_escape (self);
    case GDK_KEY_Menu:
      return press_menu (self);
    case GDK_KEY_F10:
      return shift && press_menu (self);
    default:
      return FALSE;
    }
}

/* ---- pointer ---- */

static void
press_title (YdUiMatrix *self, YdUiMatrixPlace place, double x, int n_press, GdkModifierType state)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0, control = (state & GDK_CONTROL_MASK) != 0;
  guint from = self->check_anchor != NO_ROW ? self->check_anchor : self->focus.row;
  yd_ui_matrix_go (self, place, FALSE);
  if (shift)
    {
      yd_ui_assign_model_check_range (self->model, from, place.row);
      self->check_anchor = from;
    }
  else if (control || x < CHECK_X + CHECK_SIZE + 6)
    toggle_check (self, place.row);
  else if (n_press == 2)
    open_item (self);
  else
    self->check_anchor = place.row;
}

static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, YdUiMatrix *self)
{
  x /= self->zoom;
  y /= self->zoom;
  YdUiMatrixPlace place;
  GdkModifierType state
    = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));
  self->pressed.row = NO_ROW;
  self->dragged = FALSE;
  if (self->model == NULL || !yd_ui_matrix_place_at (self, x, y, &place))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (place.row == NO_ROW) /* a unit's name */
    {
      if (place.column != TITLE_COLUMN && self->focus.row != NO_ROW)
        yd_ui_matrix_go (self, (YdUiMatrixPlace){ self->focus.row, place.column }, FALSE);
    }
  else if (yd_ui_matrix_row (self, place.row)->kind < YD_ITEM_POINT)
    {
      yd_ui_matrix_go (self, (YdUiMatrixPlace){ place.row, self->focus.column }, FALSE);
      toggle_section (self, place.row);
    }
  else if (place.column == TITLE_COLUMN)
    press_title (self, place, x, n_press, state);
  else
    {
      gboolean extend = (state & GDK_SHIFT_MASK) != 0;
      yd_ui_matrix_go (self, place, extend);
      self->pressed = place;
      self->dragged = extend;
    }
}

static void
dragged_cb (GtkGestureDrag *drag, double dx, double dy, YdUiMatrix *self)
{
  double x, y;
  YdUiMatrixPlace place;
  if (self->pressed.row == NO_ROW || !gtk_gesture_drag_get_start_point (drag, &x, &y)
      || !yd_ui_matrix_place_at (self, (x + dx) / self->zoom, (y + dy) / self->zoom, &place)
      || place.row == NO_ROW || place.column == TITLE_COLUMN
      || (place.row == self->focus.row && place.column == self->focus.column))
    return;
  yd_ui_matrix_go (self, place, TRUE);
  self->dragged = TRUE;
}

/* The button went up where it went down: a click. */
static void
drag_end_cb (GtkGestureDrag *drag, double dx, double dy, YdUiMatrix *self)
{
  if (self->pressed.row != NO_ROW && !self->dragged)
    cycle (self, TRUE);
  self->pressed.row = NO_ROW;
}

static void
secondary_cb (GtkGestureClick *click, int n_press, double x, double y, YdUiMatrix *self)
{
  x /= self->zoom;
  y /= self->zoom;
  YdUiMatrixPlace place;
  YdUiAssignRange range;
  if (self->model == NULL || !yd_ui_matrix_place_at (self, x, y, &place) || place.row == NO_ROW)
    return;
  gboolean inside = yd_ui_matrix_get_range (self, &range) && place.row >= range.first_row
                    && place.row <= range.last_row && place.column >= (int)range.first_column
                    && place.column <= (int)range.last_column;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!inside)
    yd_ui_matrix_go (self, place, FALSE);
  show_menu (self, x, y);
}

static void
set_hover (YdUiMatrix *self, YdUiMatrixPlace place)
{
  if (place.row == self->hover.row && place.column == self->hover.column)
    return;
  self->hover = place;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, YdUiMatrix *self)
{
  x /= self->zoom;
  y /= self->zoom;
  YdUiMatrixPlace place;
  if (x == self->pointer_x && y == self->pointer_y)
    return; /* told again after a new layout: the pointer rests, and the keyboard may have moved on
             */
  self->pointer_x = x;
  self->pointer_y = y;
  if (self->model == NULL || !self->editable || !yd_ui_matrix_place_at (self, x, y, &place))
    place = (YdUiMatrixPlace){ NO_ROW, TITLE_COLUMN };
  set_hover (self, place);
}

static void
leave_cb (GtkEventControllerMotion *motion, YdUiMatrix *self)
{
  set_hover (self, (YdUiMatrixPlace){ NO_ROW, TITLE_COLUMN });
}

/* ---- the menu ---- */

static GMenuModel *
new_menu (void)
{
  static const struct
  {
    const char *label;
    const char *action;
    gboolean new_section;
  } entries[] = {
    { N_ ("_Lead"), "matrix.lead", FALSE },
    { N_ ("_First Lead"), "matrix.first-lead", FALSE },
    { N_ ("_Support"), "matrix.support", FALSE },
    { N_ ("_Clear"), "matrix.clear", FALSE },
    { N_ ("C_opy as a Table"), "matrix.copy", TRUE },
    { N_ ("Select _All Points"), "matrix.select-all", FALSE },
    { N_ ("_Write This Point"), "matrix.open", TRUE },
  };
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      if (entries[i].new_section)
        {
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
          g_object_unref (section);
          section = g_menu_new ();
        }
      g_menu_append (section, _ (entries[i].label), entries[i].action);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  return G_MENU_MODEL (menu);
}

static void
show_menu (YdUiMatrix *self, double x, double y)
{
  if (self->menu == NULL)
    {
      g_autoptr (GMenuModel) model = new_menu ();
      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (
    GTK_POPOVER (self->menu),
    &(GdkRectangle){ (int)(x * self->zoom), (int)(y * self->zoom), 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* ---- actions ---- */

static void
share_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YdUiShare share = g_str_equal (name, "matrix.lead")         ? YD_UI_SHARE_LEAD
                    : g_str_equal (name, "matrix.first-lead") ? YD_UI_SHARE_FIRST_LEAD
                    : g_str_equal (name, "matrix.support")    ? YD_UI_SHARE_SUPPORT
                                                              : YD_UI_SHARE_NONE;
  want (YD_UI_MATRIX (widget), share, FALSE);
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  copy (YD_UI_MATRIX (widget));
}

static void
select_all_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YdUiMatrix *self = YD_UI_MATRIX (widget);
  if (self->model != NULL)
    yd_ui_assign_model_check_all (self->model, TRUE);
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_item (YD_UI_MATRIX (widget));
}

/* The one place where the widget's commands become possible or impossible. */
void
yd_ui_matrix_input_update_actions (YdUiMatrix *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  YdUiAssignRange range;
  gboolean cell = self->editable && is_cell (self);
  gboolean some
    = cell || (self->editable && self->model != NULL && yd_ui_matrix_get_range (self, &range));
  gtk_widget_action_set_enabled (widget, "matrix.lead", some);
  gtk_widget_action_set_enabled (widget, "matrix.support", some);
  gtk_widget_action_set_enabled (widget, "matrix.clear", some);
  gtk_widget_action_set_enabled (widget, "matrix.first-lead", cell);
  gtk_widget_action_set_enabled (widget, "matrix.open", self->focus.row != NO_ROW);
}

void
yd_ui_matrix_input_class_init (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    /* the first letters of 牵 and 配; no input method listens here, for nothing is typed */
    { GDK_KEY_q, 0, "matrix.lead" },
    { GDK_KEY_p, 0, "matrix.support" },
    /* of several the menu names the last */
    { GDK_KEY_BackSpace, 0, "matrix.clear" },
    { GDK_KEY_KP_Delete, 0, "matrix.clear" },
    { GDK_KEY_Delete, 0, "matrix.clear" },
    { GDK_KEY_Insert, GDK_CONTROL_MASK, "matrix.copy" },
    { GDK_KEY_c, GDK_CONTROL_MASK, "matrix.copy" },
    { GDK_KEY_a, GDK_CONTROL_MASK, "matrix.select-all" },
  };
  gtk_widget_class_install_action (klass, "matrix.lead", NULL, share_cb);
  gtk_widget_class_install_action (klass, "matrix.first-lead", NULL, share_cb);
  gtk_widget_class_install_action (klass, "matrix.support", NULL, share_cb);
  gtk_widget_class_install_action (klass, "matrix.clear", NULL, share_cb);
  gtk_widget_class_install_action (klass, "matrix.copy", NULL, copy_cb);
  gtk_widget_class_install_action (klass, "matrix.select-all", NULL, select_all_cb);
  gtk_widget_class_install_action (klass, "matrix.open", NULL, open_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (klass, keys[i].key, keys[i].modifiers, keys[i].action,
                                         NULL);
}

void
yd_ui_matrix_input_init (YdUiMatrix *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (widget, keys);

  GtkGesture *click = gtk_gesture_click_new ();
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  GtkGesture *drag = gtk_gesture_drag_new ();
  g_signal_connect (drag, "drag-update", G_CALLBACK (dragged_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_group (click, drag);
  GtkGesture *secondary = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (secondary));

  GtkEventController *motion = gtk_event_controller_motion_new ();
  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, motion);
}
