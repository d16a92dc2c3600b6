/* Owns: bringing together what is chosen in the list and what the window is about, and keeping the keyboard on
 * it while rows come and go. Refuses: to change the plan. */

#include "yd-ui-outline-private.h"

/* The chosen items that no other of them stands above, in the order of the document. */
GPtrArray *
yd_ui_outline_dup_chosen (YdUiOutline *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  YdItem *selected = yd_ui_selection_get_item (self->selection), *last = NULL;
  if (g_hash_table_size (self->chosen) <= 1 && selected != NULL)
    g_ptr_array_add (items, g_object_ref (selected));
  if (g_hash_table_size (self->chosen) <= 1)
    return items;
  for (YdItem *item = yd_plan_get_first_item (yd_ui_selection_get_plan (self->selection));
       item != NULL; item = yd_item_get_next (item))
    {
      YdItem *above = last != NULL ? item : NULL;
      while (above != NULL && above != last)
        above = yd_item_get_parent (above);
      if (above != NULL || !g_hash_table_contains (self->chosen, item))
        continue; /* it goes along with the one before, or stays */
      last = item;
      g_ptr_array_add (items, g_object_ref (item));
    }
  return items;
}

/* Of chosen items those that are there still; the selected one is always among them. */
static void
update_chosen (YdUiOutline *self)
{
  GHashTableIter iter;
  gpointer item;
  YdItem *selected = yd_ui_selection_get_item (self->selection);
  if (selected == NULL || !g_hash_table_contains (self->chosen, selected))
    g_hash_table_remove_all (self->chosen);
  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (yd_record_get_plan (item) == NULL)
      g_hash_table_iter_remove (&iter);
  if (selected != NULL && yd_record_get_plan (YD_RECORD (selected)) != NULL)
    g_hash_table_add (self->chosen, g_object_ref (selected));
}

static gboolean
is_wanted (YdUiOutline *self, GtkTreeListRow *row)
{
  g_autoptr (GObject) object = gtk_tree_list_row_get_item (row);
  if (YD_IS_ITEM (object))
    return g_hash_table_contains (self->chosen, object);
  return yd_ui_text_part_get_part (YD_UI_TEXT_PART (object))
         == yd_ui_selection_get_part (self->selection);
}

static gboolean
is_target (YdUiOutline *self, GtkTreeListRow *row)
{
  g_autoptr (GObject) object = gtk_tree_list_row_get_item (row);
  return YD_IS_ITEM (object)
           ? (gpointer)object == (gpointer)yd_ui_selection_get_item (self->selection)
           : is_wanted (self, row);
}

/* Whether the list has chosen what it should; looks at no more rows than that. */
static gboolean
list_agrees (YdUiOutline *self)
{
  g_autoptr (GtkBitset) set
    = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->rows_chosen));
  GtkBitsetIter iter;
  guint position;
  if (gtk_bitset_get_size (set) != MAX (g_hash_table_size (self->chosen), 1))
    return FALSE;
  for (gboolean more = gtk_bitset_iter_init_first (&iter, set, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (GtkTreeListRow) row
        = g_list_model_get_item (G_LIST_MODEL (self->rows_chosen), position);
      if (row == NULL || !is_wanted (self, row))
        return FALSE;
    }
  return TRUE;
}

/* The row of @item in the tree, found from the top; NULL where it is folded away.
 * Returns: (transfer full) (nullable) */
static GtkTreeListRow *
find_tree_row (YdUiOutline *self, YdItem *item)
{
  YdItem *parent = yd_item_get_parent (item);
  YdRecordList *siblings = parent != NULL
                             ? yd_item_list_children (parent)
                             : yd_plan_list_items (yd_ui_selection_get_plan (self->selection));
  guint index;
  if (!yd_record_list_find (siblings, YD_RECORD (item), &index))
    return NULL;
  if (parent == NULL)
    return gtk_tree_list_model_get_child_row (
      self->tree, g_list_model_get_n_items (G_LIST_MODEL (self->head)) + index);
  g_autoptr (GtkTreeListRow) above = find_tree_row (self, parent);
  return above != NULL ? gtk_tree_list_row_get_child_row (above, index) : NULL;
}

static void
expand_to (YdUiOutline *self, YdItem *item)
{
  YdItem *parent = yd_item_get_parent (item);
  if (parent == NULL)
    return;
  expand_to (self, parent);
  g_autoptr (GtkTreeListRow) row = find_tree_row (self, parent);
  if (row != NULL)
    gtk_tree_list_row_set_expanded (row, TRUE);
}

/* Positions of what is chosen; @target: (out): of what the window is about.
 * Returns: (transfer full) */
static GtkBitset *
find_wanted (YdUiOutline *self, guint *target)
{
  GtkBitset *wanted = gtk_bitset_new_empty ();
  YdItem *item = yd_ui_selection_get_item (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows_chosen));
  *target = GTK_INVALID_LIST_POSITION;
  if (self->matching == NULL && item != NULL && g_hash_table_size (self->chosen) == 1)
    {
      /* not by looking at all: each row looked at is made */
      g_autoptr (GtkTreeListRow) row = find_tree_row (self, item);
      if (row != NULL)
        {
          *target = gtk_tree_list_row_get_position (row);
          gtk_bitset_add (wanted, *target);
        }
      return wanted;
    }
  for (guint position = 0; position < n; position++)
    {
      g_autoptr (GtkTreeListRow) row
        = g_list_model_get_item (G_LIST_MODEL (self->rows_chosen), position);
      if (is_wanted (self, row))
        gtk_bitset_add (wanted, position);
      if (*target == GTK_INVALID_LIST_POSITION && is_target (self, row))
        *target = position;
    }
  return wanted;
}

GtkWidget *
yd_ui_outline_get_focus (YdUiOutline *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

/* A row, or the list itself; not a title that is edited in place. */
static gboolean
has_keyboard (YdUiOutline *self)
{
  GtkWidget *focus = yd_ui_outline_get_focus (self), *list = GTK_WIDGET (self->list);
  return focus != NULL && !GTK_IS_TEXT (focus)
         && (focus == list || gtk_widget_is_ancestor (focus, list));
}

/* Heard before the list hears it, which takes the keyboard away with the row that has it. */
void
yd_ui_outline_rows_change (YdUiOutline *self)
{
  self->had_keyboard |= has_keyboard (self);
}

/* The keyboard stays with the selected row when rows move; the list leaves it where the row was. */
void
yd_ui_outline_follow_focus (YdUiOutline *self)
{
  YdUiOutlineRow *row = yd_ui_outline_find_row (self, yd_ui_selection_get_item (self->selection));
  GtkWidget *focus = yd_ui_outline_get_focus (self); /* may be a row that is gone */
  gboolean lost = self->had_keyboard && (focus == NULL || gtk_widget_get_root (focus) == NULL);
  if (row != NULL && (lost || has_keyboard (self)))
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row)));
  self->had_keyboard = FALSE;
}

static gboolean
settled_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  YdUiOutline *self = YD_UI_OUTLINE (widget);
  guint target;
  if (--self->settling > 0)
    return G_SOURCE_CONTINUE;
  g_autoptr (GtkBitset) wanted = find_wanted (self, &target);
  if (target != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", target);
  return G_SOURCE_REMOVE;
}

/* Into view at once, and again after the next layout: until then a row that has just come is of no height
 * to the list, and stays below its edge. */
static void
scroll_to (YdUiOutline *self, guint target)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", target);
  if (self->settling == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), settled_cb, NULL, NULL);
  self->settling = 2;
}

/* Brings the list to the window's selection. */
void
yd_ui_outline_select_in_list (YdUiOutline *self)
{
  if (self->selection == NULL || self->following)
    return;
  update_chosen (self);
  if (list_agrees (self))
    return;

  self->following = TRUE;
  YdItem *item = yd_ui_selection_get_item (self->selection);
  if (item != NULL && yd_record_get_plan (YD_RECORD (item)) != NULL)
    expand_to (self, item);
  guint target;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows_chosen));
  g_autoptr (GtkBitset) wanted = find_wanted (self, &target);
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, n);
  if (target != GTK_INVALID_LIST_POSITION) /* by the list: from here Shift goes on */
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.select-item", "(ubb)", target, FALSE,
                                FALSE);
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->rows_chosen), wanted, all);
  if (target != GTK_INVALID_LIST_POSITION)
    scroll_to (self, target);
  self->following = FALSE;
  yd_ui_outline_follow_focus (self);
}

/* Chooses @items (YdItem) together; the first of them is what the window is about. */
void
yd_ui_outline_choose (YdUiOutline *self, GPtrArray *items)
{
  if (items->len == 0)
    return;
  self->following = TRUE;
  g_hash_table_remove_all (self->chosen);
  for (guint i = 0; i < items->len; i++)
    g_hash_table_add (self->chosen, g_object_ref (items->pdata[i]));
  yd_ui_selection_set_item (self->selection, items->pdata[0]);
  self->following = FALSE;
  yd_ui_outline_select_in_list (self);
}

/* Of several chosen rows the one that was selected stays so. */
void
yd_ui_outline_rows_chosen (YdUiOutline *self)
{
  GtkBitsetIter iter;
  guint position;
  YdItem *first = NULL;
  YdUiPart part = YD_UI_PART_ITEM;
  if (self->following || self->selection == NULL)
    return;
  g_autoptr (GtkBitset) set
    = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->rows_chosen));
  if (gtk_bitset_is_empty (set))
    return; /* rows came or went; the plan will say why */
  self->following = TRUE;
  g_hash_table_remove_all (self->chosen);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, set, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (GtkTreeListRow) row
        = g_list_model_get_item (G_LIST_MODEL (self->rows_chosen), position);
      g_autoptr (GObject) object = gtk_tree_list_row_get_item (row);
      if (YD_IS_ITEM (object))
        {
          g_hash_table_add (self->chosen, g_object_ref (object));
          first = first == NULL ? YD_ITEM (object) : first;
        }
      else if (part == YD_UI_PART_ITEM)
        part = yd_ui_text_part_get_part (YD_UI_TEXT_PART (object));
    }
  YdItem *selected = yd_ui_selection_get_item (self->selection);
  if (first == NULL)
    yd_ui_selection_set_part (self->selection, part);
  else if (selected == NULL || !g_hash_table_contains (self->chosen, selected))
    yd_ui_selection_set_item (self->selection, first);
  self->following = FALSE;
}
