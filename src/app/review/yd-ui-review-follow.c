/* Owns: what is chosen on either side of a review, how the other side follows, and where the keyboard
 * stands. Refuses: to change anything. */

#include "yd-ui-review-private.h"

#include "yd-ui-source-line.h"

YdUiReviewEntry *
yd_ui_review_get_entry (YdUiReview *self)
{
  return gtk_single_selection_get_selected_item (self->result_selection);
}

/* Returns: (nullable): the item that is chosen */
const YdUiReadingItem *
yd_ui_review_get_item (YdUiReview *self)
{
  const YdUiReviewEntry *entry = yd_ui_review_get_entry (self);
  return entry != NULL && entry->kind == YD_UI_REVIEW_ITEM
             && entry->index < self->reading->items->len
           ? g_ptr_array_index (self->reading->items, entry->index)
           : NULL;
}

/* The row of an item, or of what it lies in where that is folded. */
guint
yd_ui_review_find_item (YdUiReview *self, guint index)
{
  guint position;
  while (
    (position = yd_ui_review_entry_find (G_LIST_MODEL (self->entries), YD_UI_REVIEW_ITEM, index))
      == GTK_INVALID_LIST_POSITION
    && index > 0)
    index--;
  return position;
}

/* @at: (out): the character in it; Returns: the paragraph, or -1 */
static int
get_block (YdUiReview *self, const YdUiReviewEntry *entry, int *at)
{
  *at = 0;
  if (entry->kind == YD_UI_REVIEW_ITEM)
    {
      const YdUiReadingItem *item = g_ptr_array_index (self->reading->items, entry->index);
      *at = item->at;
      return item->block;
    }
  if (entry->kind == YD_UI_REVIEW_FOUND)
    {
      const YdUiReadingFound *found = g_ptr_array_index (self->reading->found, entry->index);
      *at = found->at;
      return found->block;
    }
  if (entry->kind != YD_UI_REVIEW_DOUBT && entry->kind != YD_UI_REVIEW_REMARK)
    return -1;
  const YdDoubt *doubt = g_ptr_array_index (self->reading->doubts, entry->index);
  *at = doubt->placed ? doubt->start : 0;
  if (doubt->placed)
    return (int)doubt->block;
  const YdBlocks *blocks = yd_import_draft_get_blocks (self->draft);
  for (guint i = 0; doubt->source > 0 && i < yd_blocks_get_length (blocks); i++)
    if (yd_blocks_get (blocks, i)->source == doubt->source)
      return (int)i;
  return -1;
}

void
yd_ui_review_choose (YdUiReview *self, gboolean source, guint position)
{
  GtkListView *list = source ? self->source : self->result;
  gtk_single_selection_set_selected (source ? self->source_selection : self->result_selection,
                                     position);
  /* a list that has no size yet would stay empty */
  if (position != GTK_INVALID_LIST_POSITION && gtk_widget_get_height (GTK_WIDGET (list)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (list), "list.scroll-to-item", "u", position);
}

/* A paragraph may be longer than the window is high. */
static gboolean
show_cb (gpointer data)
{
  YdUiReview *self = data;
  GtkWidget *row = yd_ui_review_find_row (self, TRUE);
  GtkAdjustment *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->source));
  int y, height, page = gtk_widget_get_height (GTK_WIDGET (self->source));
  self->show_id = 0;
  if (row == NULL || page <= 0)
    return G_SOURCE_REMOVE;
  yd_ui_source_line_get_line (YD_UI_SOURCE_LINE (row), GTK_WIDGET (self->source), self->show_at, &y,
                              &height);
  if (y < 0 || y + height > page * 3 / 4) /* what follows is to be read, too */
    gtk_adjustment_set_value (scroll, gtk_adjustment_get_value (scroll) + y - page / 3.0);
  return G_SOURCE_REMOVE;
}

void
yd_ui_review_result_chosen (YdUiReview *self)
{
  const YdUiReviewEntry *entry = yd_ui_review_get_entry (self);
  int at, block = entry != NULL && !self->following ? get_block (self, entry, &at) : -1;
  yd_ui_review_correct_update (self);
  if (block < 0)
    return;
  self->following = TRUE;
  yd_ui_review_choose (self, TRUE, (guint)block);
  self->following = FALSE;
  self->show_at = at;
  if (self->show_id == 0)
    self->show_id = g_idle_add_full (G_PRIORITY_LOW, show_cb, self, NULL);
}

static gboolean
first_frame_cb (GtkWidget *source, GdkFrameClock *clock, gpointer data)
{
  if (gtk_widget_get_height (source) <= 0)
    return G_SOURCE_CONTINUE;
  yd_ui_review_result_chosen (data);
  return G_SOURCE_REMOVE;
}

/* What is chosen from the beginning comes into view with the window. */
void
yd_ui_review_follow_from_now (YdUiReview *self)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (self->source), first_frame_cb, self, NULL);
}

void
yd_ui_review_source_chosen (YdUiReview *self)
{
  guint block = gtk_single_selection_get_selected (self->source_selection);
  if (block != self->pointed_block)
    yd_ui_review_words_clear (self);
  if (self->following || block == GTK_INVALID_LIST_POSITION)
    return;
  const GArray *doubts = yd_ui_reading_get_doubts_at (self->reading, block);
  int item = self->reading->block_items[block];
  guint position = GTK_INVALID_LIST_POSITION;
  if (doubts != NULL)
    position = yd_ui_review_entry_find (G_LIST_MODEL (self->entries), YD_UI_REVIEW_DOUBT,
                                        g_array_index (doubts, guint, 0));
  else if (item >= 0)
    position = yd_ui_review_find_item (self, (guint)item);
  self->following = TRUE;
  yd_ui_review_choose (self, FALSE, position);
  self->following = FALSE;
}

static guint
find_doubt_at (YdUiReview *self, guint block, int at)
{
  const GArray *doubts = yd_ui_reading_get_doubts_at (self->reading, block);
  for (guint i = 0; doubts != NULL && i < doubts->len; i++)
    {
      guint index = g_array_index (doubts, guint, i);
      const YdDoubt *doubt = g_ptr_array_index (self->reading->doubts, index);
      if (at >= doubt->start && at <= doubt->start + doubt->length)
        return yd_ui_review_entry_find (G_LIST_MODEL (self->entries), YD_UI_REVIEW_DOUBT, index);
    }
  return GTK_INVALID_LIST_POSITION;
}

/* The mouse is pressed on the words at @at: the doubt there is chosen, or the item that they belong to. */
void
yd_ui_review_source_pressed (YdUiReview *self, guint block, int at)
{
  guint position = find_doubt_at (self, block, at);
  int item = yd_ui_reading_get_item_at (self->reading, block, at);
  if (position == GTK_INVALID_LIST_POSITION && item >= 0)
    position = yd_ui_review_find_item (self, (guint)item);
  self->following = TRUE;
  gtk_single_selection_set_selected (self->source_selection, block);
  yd_ui_review_choose (self, FALSE, position);
  self->following = FALSE;
}

/* Returns: (nullable): the child of the chosen row, where that is on the screen */
GtkWidget *
yd_ui_review_find_row (YdUiReview *self, gboolean source)
{
  guint position
    = gtk_single_selection_get_selected (source ? self->source_selection : self->result_selection);
  GHashTableIter iter;
  gpointer row;
  g_hash_table_iter_init (&iter, source ? self->bound_source : self->bound_result);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    if (gtk_list_item_get_position (row) == position)
      return gtk_list_item_get_child (row);
  return NULL;
}

/* A list makes its rows when it gets its size; until then there is nothing for the keyboard to
 * stand on. */
static gboolean
focus_cb (gpointer data)
{
  YdUiReview *self = data;
  GtkWidget *row = yd_ui_review_find_row (self, self->on_source);
  self->focus_id = 0;
  gtk_widget_grab_focus (row != NULL ? gtk_widget_get_parent (row)
                                     : GTK_WIDGET (self->on_source ? self->source : self->result));
  return G_SOURCE_REMOVE;
}

/* The keyboard goes to the chosen row of that side. */
void
yd_ui_review_focus_side (YdUiReview *self, gboolean source)
{
  self->on_source = source;
  if (yd_ui_panes_get_folded (self->panes, YD_UI_PANE_SIDEBAR))
    yd_ui_panes_set_shown (self->panes, YD_UI_PANE_SIDEBAR, source);
  if (self->focus_id == 0)
    self->focus_id = g_idle_add_full (G_PRIORITY_LOW, focus_cb, self, NULL);
}

gboolean
yd_ui_review_other_side (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  YdUiReview *self = YD_UI_REVIEW (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean source = yd_ui_panes_get_folded (self->panes, YD_UI_PANE_SIDEBAR)
                      ? yd_ui_panes_get_shown (self->panes, YD_UI_PANE_SIDEBAR)
                      : focus != NULL && gtk_widget_is_ancestor (focus, self->source_side);
  yd_ui_review_focus_side (self, !source);
  return TRUE;
}

/* Goes to the next doubt that waits for an answer, round the end; FALSE where there is none. */
gboolean
yd_ui_review_next_doubt (YdUiReview *self, gboolean back)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  guint at = gtk_single_selection_get_selected (self->result_selection);
  if (at == GTK_INVALID_LIST_POSITION)
    at = back ? 0 : n - 1;
  for (guint i = 1; i <= n; i++)
    {
      guint position = back ? (at + n - i) % n : (at + i) % n;
      g_autoptr (YdUiReviewEntry) entry
        = g_list_model_get_item (G_LIST_MODEL (self->entries), position);
      if (entry->kind != YD_UI_REVIEW_DOUBT
          || ((const YdDoubt *)g_ptr_array_index (self->reading->doubts, entry->index))->settled)
        continue;
      yd_ui_review_choose (self, FALSE, position);
      yd_ui_review_focus_side (self, FALSE);
      return TRUE;
    }
  return FALSE;
}
