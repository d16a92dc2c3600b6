/* Owns: the review of an import: the source beside what was recognised, and a person's answers. Refuses:
 * to read (import/), to write (start/yd-ui-plan-maker.c), and to change what was recognised but by
 * answers: everything else is changed in the plan, where it can be undone. */

#include "yd-ui-review.h"

#include "yd-ui-review-line.h"
#include "yd-ui-source-line.h"
#include "yd-ui-toast.h"

#include <glib/gi18n.h>

struct _YdUiReview
{
  AdwWindow parent_instance;

  /* template */
  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  AdwLeaflet *leaflet;
  GtkWidget *source_side, *result_side, *source_bar;
  GtkToggleButton *show_source, *show_result;
  GtkLabel *extent, *counts;
  GtkListView *source, *result;
  GtkSpinner *spinner;

  YdImportDraft *draft;  /* owned; a thread's while busy */
  YdUiReading *reading;  /* owned: what the lists show */
  GHashTable *settled;   /* owned: keys of doubts that were answered */
  GListStore *entries;   /* owned: YdUiReviewEntry */
  GtkSingleSelection *source_selection, *result_selection; /* owned */
  GHashTable *bound_source, *bound_result; /* owned: GtkListItem that are on the screen */
  guint focus_id;        /* source: the keyboard goes to a row once there is one */
  gboolean on_source;    /* which side it goes to */
  gboolean busy;         /* the text is read again */
  gboolean following;    /* one side follows the other */
  gboolean may_close;    /* nothing to ask */
};

G_DEFINE_FINAL_TYPE (YdUiReview, yd_ui_review, ADW_TYPE_WINDOW)

enum
{
  MAKE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* ---- rows ---- */

static void
show_source_row (YdUiReview *self, GtkListItem *row)
{
  guint block = gtk_list_item_get_position (row);
  yd_ui_source_line_show (YD_UI_SOURCE_LINE (gtk_list_item_get_child (row)),
                          yd_blocks_get (yd_import_draft_get_blocks (self->draft), block), self->reading, block);
}

static void
show_result_row (YdUiReview *self, GtkListItem *row)
{
  const YdUiReviewEntry *entry = gtk_list_item_get_item (row);
  gboolean heading = entry->kind == YD_UI_REVIEW_DOUBTS || entry->kind == YD_UI_REVIEW_REMARKS
                     || entry->kind == YD_UI_REVIEW_OUTLINE;
  gtk_list_item_set_activatable (row, !heading); /* but selectable: arrow keys do not pass what is not */
  yd_ui_review_line_show (YD_UI_REVIEW_LINE (gtk_list_item_get_child (row)), entry, self->reading, self->settled);
}

static void
source_setup_cb (YdUiReview *self, GtkListItem *row)
{
  gtk_list_item_set_child (row, yd_ui_source_line_new ());
}

static void
source_bind_cb (YdUiReview *self, GtkListItem *row)
{
  g_hash_table_add (self->bound_source, row);
  show_source_row (self, row);
}

static void
source_unbind_cb (YdUiReview *self, GtkListItem *row)
{
  g_hash_table_remove (self->bound_source, row);
}

static void
result_setup_cb (YdUiReview *self, GtkListItem *row)
{
  gtk_list_item_set_child (row, yd_ui_review_line_new ());
}

static void
result_bind_cb (YdUiReview *self, GtkListItem *row)
{
  g_hash_table_add (self->bound_result, row);
  show_result_row (self, row);
}

static void
result_unbind_cb (YdUiReview *self, GtkListItem *row)
{
  g_hash_table_remove (self->bound_result, row);
}

static void
show_bound (YdUiReview *self)
{
  GHashTableIter iter;
  gpointer row;
  g_hash_table_iter_init (&iter, self->bound_source);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    show_source_row (self, row);
  g_hash_table_iter_init (&iter, self->bound_result);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    show_result_row (self, row);
}

/* ---- one side follows the other ---- */

static YdUiReviewEntry *
get_entry (YdUiReview *self)
{
  return gtk_single_selection_get_selected_item (self->result_selection);
}

static int
get_block (YdUiReview *self, const YdUiReviewEntry *entry)
{
  if (entry->kind == YD_UI_REVIEW_ITEM)
    return ((const YdUiReadingItem *)g_ptr_array_index (self->reading->items, entry->index))->block;
  if (entry->kind != YD_UI_REVIEW_DOUBT && entry->kind != YD_UI_REVIEW_REMARK)
    return -1;
  const YdDoubt *doubt = g_ptr_array_index (self->reading->doubts, entry->index);
  if (doubt->placed)
    return (int)doubt->block;
  const YdBlocks *blocks = yd_import_draft_get_blocks (self->draft);
  for (guint i = 0; doubt->source > 0 && i < yd_blocks_get_length (blocks); i++)
    if (yd_blocks_get (blocks, i)->source == doubt->source)
      return (int)i;
  return -1;
}

static void
choose_row (GtkListView *list, GtkSingleSelection *selection, guint position)
{
  gtk_single_selection_set_selected (selection, position);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (list), "list.scroll-to-item", "u", position);
}

static void
result_chosen_cb (YdUiReview *self)
{
  const YdUiReviewEntry *entry = get_entry (self);
  int block = entry != NULL && !self->following ? get_block (self, entry) : -1;
  if (block < 0)
    return;
  self->following = TRUE;
  choose_row (self->source, self->source_selection, (guint)block);
  self->following = FALSE;
}

static void
source_chosen_cb (YdUiReview *self)
{
  guint block = gtk_single_selection_get_selected (self->source_selection);
  if (self->following || block == GTK_INVALID_LIST_POSITION)
    return;
  const GArray *doubts = yd_ui_reading_get_doubts_at (self->reading, block);
  int item = self->reading->block_items[block];
  guint position = GTK_INVALID_LIST_POSITION;
  if (doubts != NULL)
    position = yd_ui_review_entry_find (G_LIST_MODEL (self->entries), YD_UI_REVIEW_DOUBT,
                                        g_array_index (doubts, guint, 0));
  else if (item >= 0)
    position = yd_ui_review_entry_find (G_LIST_MODEL (self->entries), YD_UI_REVIEW_ITEM, (guint)item);
  self->following = TRUE;
  choose_row (self->result, self->result_selection, position);
  self->following = FALSE;
}

/* Moves the keyboard to the row at @position, once the list has made it. */
static void
focus_row (GtkListView *list, GHashTable *bound, guint position)
{
  GHashTableIter iter;
  gpointer row;
  g_hash_table_iter_init (&iter, bound);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    if (gtk_list_item_get_position (row) == position)
      {
        gtk_widget_grab_focus (gtk_widget_get_parent (gtk_list_item_get_child (row)));
        return;
      }
  gtk_widget_grab_focus (GTK_WIDGET (list));
}

/* A list makes its rows when it gets its size; until then there is nothing for the keyboard to stand on. */
static gboolean
focus_cb (gpointer data)
{
  YdUiReview *self = data;
  self->focus_id = 0;
  if (self->on_source)
    focus_row (self->source, self->bound_source, gtk_single_selection_get_selected (self->source_selection));
  else
    focus_row (self->result, self->bound_result, gtk_single_selection_get_selected (self->result_selection));
  return G_SOURCE_REMOVE;
}

static void
focus_side (YdUiReview *self, gboolean source)
{
  self->on_source = source;
  if (adw_leaflet_get_folded (self->leaflet))
    gtk_toggle_button_set_active (source ? self->show_source : self->show_result, TRUE);
  if (self->focus_id == 0)
    self->focus_id = g_idle_add_full (G_PRIORITY_LOW, focus_cb, self, NULL);
}

/* ---- answers ---- */

static void
show_reading (YdUiReview *self)
{
  g_autoptr (GPtrArray) entries = yd_ui_review_entry_list (self->reading);
  yd_ui_review_entry_merge (self->entries, entries);
  gtk_label_set_text (self->counts, self->reading->counts);
  show_bound (self);
}

typedef struct
{
  guint doubt, answer;
  gboolean all; /* every proposal */
  YdUiReading *reading; /* owned: the result */
} Again;

static void
again_free (gpointer data)
{
  Again *again = data;
  yd_ui_reading_free (again->reading);
  g_free (again);
}

static void
again_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  YdImportDraft *draft = YD_UI_REVIEW (source)->draft;
  Again *again = data;
  if (again->all)
    yd_import_draft_answer_all_proposed (draft);
  else
    yd_import_draft_answer (draft, again->doubt, again->answer);
  again->reading = yd_ui_reading_new (draft);
  g_task_return_boolean (task, TRUE);
}

static void
set_busy (YdUiReview *self, gboolean busy)
{
  self->busy = busy;
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.make", !busy);
}

static void
again_done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  YdUiReview *self = YD_UI_REVIEW (object);
  Again *again = g_task_get_task_data (G_TASK (result));
  if (self->entries == NULL) /* closed meanwhile */
    return;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean here = focus != NULL && gtk_widget_is_ancestor (focus, self->result_side);
  g_clear_pointer (&self->reading, yd_ui_reading_free);
  self->reading = g_steal_pointer (&again->reading);
  set_busy (self, FALSE);
  show_reading (self);
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (here && (focus == NULL || focus == GTK_WIDGET (self->result))) /* its row is gone */
    focus_side (self, FALSE);
}

static void
read_again (YdUiReview *self, guint doubt, guint answer, gboolean all)
{
  Again *again = g_new0 (Again, 1);
  g_autoptr (GTask) task = g_task_new (self, NULL, again_done_cb, NULL);
  *again = (Again){ .doubt = doubt, .answer = answer, .all = all };
  g_task_set_task_data (task, again, again_free);
  set_busy (self, TRUE);
  g_task_run_in_thread (task, again_thread_cb);
}

static void
settle (YdUiReview *self, guint doubt)
{
  g_hash_table_add (self->settled, yd_doubt_dup_key (g_ptr_array_index (self->reading->doubts, doubt)));
}

/* A person has only to wait where a text is very long: what comes meanwhile is not taken, and shows so. */
static void
answer (YdUiReview *self, guint index, guint choice)
{
  const YdDoubt *doubt = index < self->reading->doubts->len ? g_ptr_array_index (self->reading->doubts, index) : NULL;
  if (self->busy || doubt == NULL || choice >= doubt->n_answers)
    return;
  settle (self, index);
  gtk_single_selection_set_selected (
    self->result_selection, yd_ui_review_entry_find (G_LIST_MODEL (self->entries), YD_UI_REVIEW_DOUBT, index));
  if (doubt->chosen == choice)
    show_bound (self);
  else
    read_again (self, index, choice, FALSE);
}

static void
answer_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  guint doubt, choice;
  g_variant_get (parameter, "(uu)", &doubt, &choice);
  answer (YD_UI_REVIEW (widget), doubt, choice);
}

static void
all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  YdUiReview *self = YD_UI_REVIEW (widget);
  if (self->busy)
    return;
  for (guint i = 0; i < self->reading->doubts->len; i++)
    if (self->reading->numbers[i] > 0)
      settle (self, i);
  read_again (self, 0, 0, TRUE);
}

static void
make_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[MAKE], 0);
}

/* ---- keys ---- */

static void
yd_ui_review_map (GtkWidget *widget)
{
  YdUiReview *self = YD_UI_REVIEW (widget);
  GTK_WIDGET_CLASS (yd_ui_review_parent_class)->map (widget);
  focus_side (self, FALSE);
}

static gboolean
other_side_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  YdUiReview *self = YD_UI_REVIEW (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean source = adw_leaflet_get_folded (self->leaflet) ? gtk_toggle_button_get_active (self->show_source)
                                                           : focus != NULL && gtk_widget_is_ancestor (focus, self->source_side);
  focus_side (self, !source);
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, YdUiReview *self)
{
  const YdUiReviewEntry *entry = get_entry (self);
  guint digit = key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_9 ? key - GDK_KEY_KP_1 : key - GDK_KEY_1;
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || digit >= YD_MAX_ANSWERS || entry == NULL
      || entry->kind != YD_UI_REVIEW_DOUBT)
    return FALSE;
  answer (self, entry->index, digit);
  return TRUE;
}

/* Enter takes the answer that holds, and goes on to the next doubt. */
static void
result_activate_cb (YdUiReview *self, guint position)
{
  g_autoptr (YdUiReviewEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), position);
  g_autoptr (YdUiReviewEntry) next = g_list_model_get_item (G_LIST_MODEL (self->entries), position + 1);
  if (entry->kind != YD_UI_REVIEW_DOUBT)
    return;
  settle (self, entry->index);
  show_bound (self);
  if (next == NULL || next->kind != YD_UI_REVIEW_DOUBT)
    return;
  choose_row (self->result, self->result_selection, position + 1);
  focus_row (self->result, self->bound_result, position + 1);
}

static void
side_cb (YdUiReview *self)
{
  adw_leaflet_set_visible_child (self->leaflet, gtk_toggle_button_get_active (self->show_source) ? self->source_side
                                                                                                 : self->result_side);
}

/* ---- closing ---- */

static gboolean
close_cb (gpointer data)
{
  gtk_window_close (data);
  return G_SOURCE_REMOVE;
}

/* The question still closes itself: its window goes after it. */
static void
leave_cb (YdUiReview *self)
{
  self->may_close = TRUE;
  g_idle_add_full (G_PRIORITY_DEFAULT, close_cb, g_object_ref (self), g_object_unref);
}

/* Answers are work: they are not thrown away by a slip. */
static gboolean
yd_ui_review_close_request (GtkWindow *window)
{
  YdUiReview *self = YD_UI_REVIEW (window);
  if (self->may_close || g_hash_table_size (self->settled) == 0)
    return GTK_WINDOW_CLASS (yd_ui_review_parent_class)->close_request (window);
  GtkWidget *dialog = adw_message_dialog_new (window, _ ("Leave Without Importing?"),
                                              _ ("The answers that you have given are lost. The document stays as it is."));
  AdwMessageDialog *question = ADW_MESSAGE_DIALOG (dialog);
  adw_message_dialog_add_responses (question, "stay", _ ("_Go On Checking"), "leave", _ ("_Do Not Import"), NULL);
  adw_message_dialog_set_response_appearance (question, "leave", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (question, "stay");
  adw_message_dialog_set_close_response (question, "stay");
  g_signal_connect_object (dialog, "response::leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

/* ---- life ---- */

static void
yd_ui_review_dispose (GObject *object)
{
  YdUiReview *self = YD_UI_REVIEW (object);
  g_clear_handle_id (&self->focus_id, g_source_remove);
  if (self->entries != NULL)
    {
      gtk_list_view_set_model (self->source, NULL);
      gtk_list_view_set_model (self->result, NULL);
    }
  g_clear_object (&self->source_selection);
  g_clear_object (&self->result_selection);
  g_clear_object (&self->entries);
  G_OBJECT_CLASS (yd_ui_review_parent_class)->dispose (object);
}

static void
yd_ui_review_finalize (GObject *object)
{
  YdUiReview *self = YD_UI_REVIEW (object);
  g_clear_pointer (&self->reading, yd_ui_reading_free);
  g_clear_pointer (&self->draft, yd_import_draft_free);
  g_hash_table_unref (self->settled);
  g_hash_table_unref (self->bound_source);
  g_hash_table_unref (self->bound_result);
  G_OBJECT_CLASS (yd_ui_review_parent_class)->finalize (object);
}

static void
yd_ui_review_class_init (YdUiReviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = yd_ui_review_dispose;
  G_OBJECT_CLASS (klass)->finalize = yd_ui_review_finalize;
  widget_class->map = yd_ui_review_map;
  GTK_WINDOW_CLASS (klass)->close_request = yd_ui_review_close_request;
  signals[MAKE] = g_signal_new ("make", YD_UI_TYPE_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/yaodian/Yaodian/review/yd-ui-review.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, YdUiReview, name)
  BIND (title);
  BIND (toasts);
  BIND (leaflet);
  BIND (source_side);
  BIND (result_side);
  BIND (source_bar);
  BIND (show_source);
  BIND (show_result);
  BIND (extent);
  BIND (counts);
  BIND (source);
  BIND (result);
  BIND (spinner);
#undef BIND
  gtk_widget_class_install_action (widget_class, "review.answer", "(uu)", answer_cb);
  gtk_widget_class_install_action (widget_class, "review.all", NULL, all_cb);
  gtk_widget_class_install_action (widget_class, "review.make", NULL, make_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F6, 0, other_side_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "review.make", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

static GtkListItemFactory *
new_factory (YdUiReview *self, GCallback setup, GCallback bind, GCallback unbind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (factory, "setup", setup, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", bind, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", unbind, self, G_CONNECT_SWAPPED);
  return factory;
}

static void
yd_ui_review_init (YdUiReview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->bound_source = g_hash_table_new (NULL, NULL);
  self->bound_result = g_hash_table_new (NULL, NULL);
  self->entries = g_list_store_new (YD_UI_TYPE_REVIEW_ENTRY);
  gtk_box_append (GTK_BOX (self->source_bar), yd_ui_source_line_new_legend ());
  adw_leaflet_set_visible_child (self->leaflet, self->result_side);

  GtkEventController *keys = gtk_event_controller_key_new ();
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->result), keys);
  g_signal_connect_object (self->result, "activate", G_CALLBACK (result_activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->show_source, "toggled", G_CALLBACK (side_cb), self, G_CONNECT_SWAPPED);
}

/* The list's own model: a row stands for the block at its place. */
static GtkSingleSelection *
new_source_model (const YdBlocks *blocks)
{
  GtkStringList *texts = gtk_string_list_new (NULL);
  for (guint i = 0; i < yd_blocks_get_length (blocks); i++)
    gtk_string_list_append (texts, yd_blocks_get (blocks, i)->text);
  return gtk_single_selection_new (G_LIST_MODEL (texts));
}

static void
set_up_lists (YdUiReview *self)
{
  g_autoptr (GtkListItemFactory) source = new_factory (self, G_CALLBACK (source_setup_cb), G_CALLBACK (source_bind_cb),
                                                       G_CALLBACK (source_unbind_cb));
  g_autoptr (GtkListItemFactory) result = new_factory (self, G_CALLBACK (result_setup_cb), G_CALLBACK (result_bind_cb),
                                                       G_CALLBACK (result_unbind_cb));
  self->source_selection = new_source_model (yd_import_draft_get_blocks (self->draft));
  self->result_selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->entries)));
  for (int i = 0; i < 2; i++)
    {
      GtkSingleSelection *selection = i == 0 ? self->source_selection : self->result_selection;
      gtk_single_selection_set_autoselect (selection, FALSE);
      gtk_single_selection_set_can_unselect (selection, TRUE);
      gtk_single_selection_set_selected (selection, GTK_INVALID_LIST_POSITION);
    }
  gtk_list_view_set_factory (self->source, source);
  gtk_list_view_set_factory (self->result, result);
  gtk_list_view_set_model (self->source, GTK_SELECTION_MODEL (self->source_selection));
  gtk_list_view_set_model (self->result, GTK_SELECTION_MODEL (self->result_selection));
  g_signal_connect_object (self->source_selection, "notify::selected", G_CALLBACK (source_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->result_selection, "notify::selected", G_CALLBACK (result_chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

static guint
get_first_open (const YdUiReading *reading)
{
  for (guint i = 0; i < reading->doubts->len; i++)
    if (reading->numbers[i] > 0)
      return i;
  return G_MAXUINT;
}

/**
 * yd_ui_review_new:
 * @draft: (transfer full): what was read
 * @reading: (transfer full): what it says
 */
YdUiReview *
yd_ui_review_new (GtkApplication *application, YdImportDraft *draft, YdUiReading *reading)
{
  YdUiReview *self = g_object_new (YD_UI_TYPE_REVIEW, "application", application, NULL);
  guint n_blocks = yd_blocks_get_length (yd_import_draft_get_blocks (draft));
  g_autofree char *extent
    = g_strdup_printf (g_dngettext (NULL, "%u paragraph", "%u paragraphs", n_blocks), n_blocks);
  self->draft = draft;
  self->reading = reading;
  adw_window_title_set_subtitle (self->title, yd_import_draft_get_name (draft));
  gtk_label_set_text (self->extent, extent);
  show_reading (self);
  set_up_lists (self);
  guint first = yd_ui_review_entry_find (G_LIST_MODEL (self->entries), YD_UI_REVIEW_DOUBT, get_first_open (reading));
  if (first == GTK_INVALID_LIST_POSITION)
    first = yd_ui_review_entry_find (G_LIST_MODEL (self->entries), YD_UI_REVIEW_ITEM, 0);
  gtk_single_selection_set_selected (self->result_selection, first);
  return self;
}

/**
 * yd_ui_review_finish:
 *
 * Returns: (transfer full) (nullable): the plan under the answers that hold; %NULL while the text is
 *   read again
 */
YdImportResult *
yd_ui_review_finish (YdUiReview *self)
{
  return self->busy ? NULL : yd_import_draft_finish (self->draft);
}

void
yd_ui_review_say (YdUiReview *self, const char *words)
{
  yd_ui_toast_say (self->toasts, words);
}
