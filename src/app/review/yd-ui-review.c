/* Owns: the review of an import: the source beside what was recognised, as lists, and the window around
 * them. Refuses: to read and to correct (import/), and to write (start/yd-ui-plan-maker.c). */

#include "yd-ui-review-private.h"

#include "yd-ui-drop-layout.h"
#include "yd-ui-drops.h"
#include "yd-ui-review-line.h"
#include "yd-ui-source-line.h"
#include "yd-ui-toast.h"

#include <glib/gi18n.h>

#define SOURCE_WIDTH 640 /* pixels */
#define RESULT_LEAST 520 /* beside which the source has its place; else it lies over the result */

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
                          yd_blocks_get (yd_import_draft_get_blocks (self->draft), block),
                          self->reading, block);
  yd_ui_review_words_show (self, row);
}

static void
show_result_row (YdUiReview *self, GtkListItem *row)
{
  YdUiReviewEntry *entry = gtk_list_item_get_item (row);
  gboolean activatable = !yd_ui_review_entry_is_heading (entry) || entry->folds;
  gtk_list_item_set_activatable (
    row, activatable); /* but selectable: arrow keys do not pass what is not */
  yd_ui_review_line_show (YD_UI_REVIEW_LINE (gtk_list_item_get_child (row)), entry, self->reading);
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
  yd_ui_review_line_clear (YD_UI_REVIEW_LINE (gtk_list_item_get_child (row)));
}

void
yd_ui_review_show_bound (YdUiReview *self)
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

static void
show_progress (YdUiReview *self)
{
  const YdUiReading *reading = self->reading;
  g_autofree char *words
    = g_strdup_printf (_ ("%u of %u confirmed"), reading->n_settled, reading->n_open);
  gtk_label_set_text (self->progress, words);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), reading->n_open > 0);
}

/* What the text says now, in rows that stay where they are. */
void
yd_ui_review_show_reading (YdUiReview *self)
{
  g_autoptr (GPtrArray) entries
    = yd_ui_review_entry_list (self->reading, self->folded, self->show_found);
  yd_ui_review_entry_merge (self->entries, entries);
  gtk_label_set_text (self->counts, self->reading->counts);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->counts), self->reading->counts);
  show_progress (self);
  yd_ui_review_show_bound (self);
  yd_ui_review_correct_update (self);
}

/* ---- commands ---- */

static void
answer_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  guint doubt, choice;
  g_variant_get (parameter, "(uu)", &doubt, &choice);
  yd_ui_review_answer (YD_UI_REVIEW (widget), doubt, choice);
}

static void
all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  yd_ui_review_answer_all (YD_UI_REVIEW (widget));
}

static void
make_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[MAKE], 0);
}

static void
take_back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  yd_ui_review_take_back (YD_UI_REVIEW (widget), g_str_equal (action, "review.redo"));
}

static void
next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  YdUiReview *self = YD_UI_REVIEW (widget);
  if (!yd_ui_review_next_doubt (self, g_str_equal (action, "review.previous")))
    yd_ui_review_say (self, _ ("Everything is confirmed"));
}

static void
yd_ui_review_map (GtkWidget *widget)
{
  YdUiReview *self = YD_UI_REVIEW (widget);
  GTK_WIDGET_CLASS (yd_ui_review_parent_class)->map (widget);
  yd_ui_review_focus_side (self, FALSE);
}

/* Enter takes the answer that holds, and goes on to the next doubt; all else it opens. */
static void
result_activate_cb (YdUiReview *self, guint position)
{
  g_autoptr (YdUiReviewEntry) entry
    = g_list_model_get_item (G_LIST_MODEL (self->entries), position);
  gtk_single_selection_set_selected (self->result_selection, position);
  if (entry->kind == YD_UI_REVIEW_DOUBT)
    {
      const YdDoubt *doubt = g_ptr_array_index (self->reading->doubts, entry->index);
      yd_ui_review_answer (self, entry->index, doubt->chosen);
      yd_ui_review_next_doubt (self, FALSE);
    }
  else if (entry->kind != YD_UI_REVIEW_REMARK)
    yd_ui_review_correct_activate (self);
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
  if (self->may_close || !(self->reading->can_undo || self->busy))
    return GTK_WINDOW_CLASS (yd_ui_review_parent_class)->close_request (window);
  GtkWidget *dialog = adw_message_dialog_new (
    window, _ ("Leave Without Importing?"),
    _ ("What you have answered and corrected is lost. The document stays as it is."));
  AdwMessageDialog *question = ADW_MESSAGE_DIALOG (dialog);
  adw_message_dialog_add_responses (question, "stay", _ ("Go On _Checking"), "leave",
                                    _ ("_Give Up"), NULL);
  adw_message_dialog_set_response_appearance (question, "leave", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (question, "stay");
  adw_message_dialog_set_close_response (question, "stay");
  g_signal_connect_object (dialog, "response::leave", G_CALLBACK (leave_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

/* ---- life ---- */

static void
yd_ui_review_dispose (GObject *object)
{
  YdUiReview *self = YD_UI_REVIEW (object);
  g_clear_handle_id (&self->typed_id, g_source_remove);
  g_clear_pointer (&self->typed, g_variant_unref);
  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_clear_handle_id (&self->show_id, g_source_remove);
  if (self->entries != NULL)
    {
      gtk_list_view_set_model (self->source, NULL);
      gtk_list_view_set_model (self->result, NULL);
    }
  g_clear_pointer (&self->item_popover, gtk_widget_unparent);
  g_clear_pointer (&self->source_popover, gtk_widget_unparent);
  g_clear_pointer (&self->words_popover, gtk_widget_unparent);
  g_clear_object (&self->scheme);
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
  g_hash_table_unref (self->folded);
  g_free (self->wanted);
  yd_import_words_free (self->words);
  g_hash_table_unref (self->bound_source);
  g_hash_table_unref (self->bound_result);
  G_OBJECT_CLASS (yd_ui_review_parent_class)->finalize (object);
}

static const struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
} bindings[] = {
  { GDK_KEY_Return, GDK_CONTROL_MASK, "review.make" },
  { GDK_KEY_z, GDK_CONTROL_MASK, "review.undo" },
  { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "review.redo" },
  { GDK_KEY_y, GDK_CONTROL_MASK, "review.redo" },
  { GDK_KEY_F8, 0, "review.next" },
  { GDK_KEY_F8, GDK_SHIFT_MASK, "review.previous" },
  { GDK_KEY_w, GDK_CONTROL_MASK, "window.close" },
};

static void
yd_ui_review_class_init (YdUiReviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = yd_ui_review_dispose;
  G_OBJECT_CLASS (klass)->finalize = yd_ui_review_finalize;
  widget_class->map = yd_ui_review_map;
  g_type_ensure (YD_UI_TYPE_TOASTS);
  g_type_ensure (YD_UI_TYPE_PANES);
  g_type_ensure (YD_UI_TYPE_DROP_LAYOUT);
  GTK_WINDOW_CLASS (klass)->close_request = yd_ui_review_close_request;
  signals[MAKE] = g_signal_new ("make", YD_UI_TYPE_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/yaodian/Yaodian/review/yd-ui-review.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, YdUiReview, name)
  BIND (title);
  BIND (toasts);
  BIND (panes);
  BIND (source_side);
  BIND (result_side);
  BIND (source_bar);
  BIND (extent);
  BIND (result_heading);
  BIND (counts);
  BIND (progress);
  BIND (numbering);
  BIND (item_menu);
  BIND (source_menu);
  BIND (source);
  BIND (result);
  BIND (spinner);
#undef BIND
  gtk_widget_class_install_action (widget_class, "review.answer", "(uu)", answer_cb);
  gtk_widget_class_install_action (widget_class, "review.all", NULL, all_cb);
  gtk_widget_class_install_action (widget_class, "review.make", NULL, make_cb);
  gtk_widget_class_install_action (widget_class, "review.undo", NULL, take_back_cb);
  gtk_widget_class_install_action (widget_class, "review.redo", NULL, take_back_cb);
  gtk_widget_class_install_action (widget_class, "review.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "review.previous", NULL, next_cb);
  yd_ui_review_correct_class_init (widget_class);
  yd_ui_review_record_class_init (widget_class);
  yd_ui_review_words_class_init (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F6, 0, yd_ui_review_other_side, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding_action (widget_class, bindings[i].key, bindings[i].modifiers,
                                         bindings[i].action, NULL);
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
  self->anchor = self->caret = -1;
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (self->folded, g_strdup ("notice"));
  g_hash_table_add (self->folded, g_strdup ("remarks"));
  self->bound_source = g_hash_table_new (NULL, NULL);
  self->bound_result = g_hash_table_new (NULL, NULL);
  self->entries = g_list_store_new (YD_UI_TYPE_REVIEW_ENTRY);
  gtk_box_append (GTK_BOX (self->source_bar), yd_ui_source_line_new_legend ());
  /* of the bar: what the rows say as well goes first */
  yd_ui_drop_layout_set_rank (GTK_WIDGET (self->counts), 3);
  yd_ui_drop_layout_set_rank (self->result_heading, 2);
  yd_ui_drop_layout_set_rank (GTK_WIDGET (self->progress), 1);
  yd_ui_drops_take (GTK_WINDOW (self));
  yd_ui_panes_set_size (self->panes, YD_UI_PANE_SIDEBAR, SOURCE_WIDTH, SOURCE_WIDTH + RESULT_LEAST);

  yd_ui_review_correct_set_up (self);
  g_signal_connect_object (self->result, "activate", G_CALLBACK (result_activate_cb), self,
                           G_CONNECT_SWAPPED);
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
  g_autoptr (GtkListItemFactory) source = new_factory (
    self, G_CALLBACK (source_setup_cb), G_CALLBACK (source_bind_cb), G_CALLBACK (source_unbind_cb));
  g_autoptr (GtkListItemFactory) result = new_factory (
    self, G_CALLBACK (result_setup_cb), G_CALLBACK (result_bind_cb), G_CALLBACK (result_unbind_cb));
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
  g_signal_connect_object (self->source_selection, "notify::selected",
                           G_CALLBACK (yd_ui_review_source_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->result_selection, "notify::selected",
                           G_CALLBACK (yd_ui_review_result_chosen), self, G_CONNECT_SWAPPED);
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
  g_autofree char *hint = g_strdup_printf ("%s · %s", extent, _ ("select words to record them"));
  self->draft = draft;
  self->reading = reading;
  adw_window_title_set_subtitle (self->title, yd_import_draft_get_name (draft));
  gtk_label_set_text (self->extent, hint);
  yd_ui_review_show_reading (self);
  set_up_lists (self);
  guint first = yd_ui_review_entry_find (G_LIST_MODEL (self->entries), YD_UI_REVIEW_DOUBT,
                                         get_first_open (reading));
  if (first == GTK_INVALID_LIST_POSITION)
    first = yd_ui_review_entry_find (G_LIST_MODEL (self->entries), YD_UI_REVIEW_ITEM, 0);
  gtk_single_selection_set_selected (self->result_selection, first);
  yd_ui_review_follow_from_now (self);
  return self;
}

/**
 * yd_ui_review_finish:
 *
 * Returns: (transfer full) (nullable): the plan under the answers that hold; %NULL while the text
 * is read again
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
