/* Owns: moving items by dragging a row, and the line that shows where it comes to stand. */

#include "yd-ui-outline-private.h"

#include "yd-ui-drop-mark.h"

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, YdUiOutline *self)
{
  YdUiOutlineRow *row = yd_ui_outline_row_at (self, x, y);
  YdItem *item = row != NULL ? yd_ui_outline_row_get_item (row) : NULL;
  if (item == NULL || !yd_ui_outline_can_edit (self) || yd_ui_outline_row_is_renaming (row))
    return NULL;
  g_clear_pointer (&self->dragged, g_ptr_array_unref);
  if (g_hash_table_contains (self->chosen, item))
    self->dragged = yd_ui_outline_dup_chosen (self);
  else
    {
      self->dragged = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (self->dragged, g_object_ref (item));
    }
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (row));
  gtk_drag_source_set_icon (source, picture, 12, 12);
  return gdk_content_provider_new_typed (YD_TYPE_ITEM, item);
}

static void
drag_end_cb (YdUiOutline *self)
{
  g_clear_pointer (&self->dragged, g_ptr_array_unref);
}

/* A row of another window, or one that moves itself, takes nothing. */
static gboolean
takes_drop (YdUiOutline *self, YdItem *at)
{
  if (at == NULL || self->dragged == NULL)
    return FALSE;
  for (; at != NULL; at = yd_item_get_parent (at))
    if (g_ptr_array_find (self->dragged, at, NULL))
      return FALSE;
  return TRUE;
}

static gboolean
is_below (YdUiOutline *self, YdUiOutlineRow *row, double x, double y)
{
  return yd_ui_drop_mark_is_below (GTK_WIDGET (self->list), GTK_WIDGET (row), x, y);
}

static GdkDragAction
drop_motion_cb (GtkDropTarget *target, double x, double y, YdUiOutline *self)
{
  YdUiOutlineRow *row = yd_ui_outline_row_at (self, x, y);
  if (row == NULL || !takes_drop (self, yd_ui_outline_row_get_item (row)))
    {
      yd_ui_drop_mark_show (&self->drop_row, NULL, FALSE);
      return 0;
    }
  yd_ui_drop_mark_show (&self->drop_row, GTK_WIDGET (row), is_below (self, row, x, y));
  return GDK_ACTION_MOVE;
}

static void
drop_leave_cb (GtkDropTarget *target, YdUiOutline *self)
{
  yd_ui_drop_mark_show (&self->drop_row, NULL, FALSE);
}

/* What stands before @item and is not dragged itself. */
static YdItem *
sibling_before (YdUiOutline *self, YdItem *item)
{
  YdItem *parent = yd_item_get_parent (item);
  YdRecordList *siblings = parent != NULL
                             ? yd_item_list_children (parent)
                             : yd_plan_list_items (yd_ui_selection_get_plan (self->selection));
  guint index = 0;
  yd_record_list_find (siblings, YD_RECORD (item), &index);
  while (index > 0)
    {
      YdItem *before = yd_record_list_get (siblings, --index);
      if (!g_ptr_array_find (self->dragged, before, NULL))
        return before;
    }
  return NULL;
}

/* Where dragged items come to stand: beside items of their own level or a deeper one, else inside what
 * they were dropped on. */
static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, YdUiOutline *self)
{
  YdUiOutlineRow *row = yd_ui_outline_row_at (self, x, y);
  YdItem *at = row != NULL ? yd_ui_outline_row_get_item (row) : NULL;
  yd_ui_drop_mark_show (&self->drop_row, NULL, FALSE);
  if (!takes_drop (self, at))
    return FALSE;
  gboolean below = is_below (self, row, x, y);
  YdItem *parent = yd_item_get_parent (at), *after;
  if (yd_item_get_kind (at) < yd_item_get_kind (self->dragged->pdata[0]) && below)
    {
      parent = at;
      after = NULL;
    }
  else
    after = below ? at : sibling_before (self, at);
  g_autoptr (GError) error = NULL;
  g_autofree YdId *ids = g_new (YdId, self->dragged->len);
  for (guint i = 0; i < self->dragged->len; i++)
    ids[i] = yd_record_get_id (self->dragged->pdata[i]);
  YdStore *store = yd_ui_document_begin_edit (yd_ui_outline_get_document (self));
  gboolean done = store != NULL
                  && yd_edit_move_items (
                    store, ids, self->dragged->len,
                    parent != NULL ? yd_record_get_id (YD_RECORD (parent)) : YD_ID_NONE,
                    after != NULL ? yd_record_get_id (YD_RECORD (after)) : YD_ID_NONE, &error);
  done = yd_ui_document_end_edit (yd_ui_outline_get_document (self), done, error);
  if (done)
    yd_ui_outline_choose (self, self->dragged);
  return done;
}

void
yd_ui_outline_install_drag (YdUiOutline *self)
{
  GtkWidget *list = GTK_WIDGET (self->list);
  GtkDragSource *drag = gtk_drag_source_new ();
  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect (drag, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (drag));
  GtkDropTarget *drop = gtk_drop_target_new (YD_TYPE_ITEM, GDK_ACTION_MOVE);
  g_signal_connect (drop, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect (drop, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (drop));
}
