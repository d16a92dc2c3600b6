/* Owns: what is sought, the list of the places, which of them are ticked, and replacing them. Refuses: to
 * search by itself (the plan's search does) and to show a place in a view (the window does). */

#include "yd-ui-find.h"

#include "yd-ui-actions.h"
#include "yd-ui-find-hit.h"
#include "yd-ui-words.h"
#include "yd-ui-wrap.h"

#include <glib/gi18n.h>

#define MAX_SHOWN 10000 /* places in the list; all are replaced nevertheless */
#define WORDS_LIMIT 100 /* characters: what is longer is not looked for */
#define PAUSE 250       /* milliseconds after a change of the plan */

struct _YdUiFind
{
  GtkWidget parent_instance;

  /* template */
  GtkSearchEntry *entry;
  GtkLabel *count;
  GtkWidget *previous, *next, *close;
  GtkToggleButton *exact, *replace;
  GtkWidget *replace_row;
  GtkEntry *with;
  GtkCheckButton *all;
  GtkWidget *replace_one, *replace_all;
  GtkWidget *scroller;
  GtkListView *list;

  YdUiSelection *selection;   /* owned */
  GListStore *hits;           /* owned: YdUiFindHit */
  GtkSingleSelection *chosen; /* owned */
  GHashTable *unticked;       /* owned: keys of places that are left alone */
  char *sought;               /* owned: what the list is of */
  gboolean refreshing;        /* what is chosen now was not chosen by a person */
  guint refresh_id;           /* source */
};

G_DEFINE_FINAL_TYPE (YdUiFind, yd_ui_find, GTK_TYPE_WIDGET)

enum
{
  FOUND,
  OPENED,
  DONE,
  CLOSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static YdUiDocument *
document_of (YdUiFind *self)
{
  return yd_ui_selection_get_document (self->selection);
}

static gboolean
is_replacing (YdUiFind *self)
{
  return gtk_widget_get_visible (self->replace_row);
}

/* ---- the list ---- */

static gboolean
is_ticked (YdUiFind *self, const YdHit *hit)
{
  g_autofree char *key = yd_ui_find_hit_dup_key (hit);
  return !g_hash_table_contains (self->unticked, key);
}

static void
show_count (YdUiFind *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->hits));
  guint at = gtk_single_selection_get_selected (self->chosen);
  gboolean sought = gtk_editable_get_text (GTK_EDITABLE (self->entry))[0] != '\0';
  g_autofree char *whole = n >= MAX_SHOWN
                             ? g_strdup_printf (_ ("more than %u places"), n)
                             : g_strdup_printf (g_dngettext (NULL, "%u place", "%u places", n), n);
  g_autofree char *text = at != GTK_INVALID_LIST_POSITION && n > 0
                            ? g_strdup_printf (_ ("%u of %s"), at + 1, whole)
                            : g_strdup (n == 0 ? _ ("not found") : whole);
  gtk_label_set_text (self->count, sought ? text : "");
  gtk_widget_set_visible (self->scroller, n > 0);
  gtk_widget_set_sensitive (self->previous, n > 0);
  gtk_widget_set_sensitive (self->next, n > 0);
  gboolean editable = yd_ui_document_is_editable (document_of (self));
  gtk_widget_set_sensitive (self->replace_one,
                            editable && at != GTK_INVALID_LIST_POSITION && n > 0);
  gtk_widget_set_sensitive (self->replace_all, editable && n > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->replace), editable);
}

static YdQuery *
new_query (YdUiFind *self)
{
  YdSearchFlags flags = is_replacing (self) ? YD_SEARCH_WORDS : YD_SEARCH_ALL;
  if (gtk_toggle_button_get_active (self->exact))
    flags |= YD_SEARCH_EXACT;
  return yd_query_new (gtk_editable_get_text (GTK_EDITABLE (self->entry)), flags);
}

/* Searches anew and stays at the place at which it was. */
static void
refresh (YdUiFind *self)
{
  guint at = gtk_single_selection_get_selected (self->chosen);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->selection == NULL)
    return;
  g_free (self->sought);
  self->sought = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autoptr (YdQuery) query = new_query (self);
  g_autoptr (GPtrArray) found
    = yd_plan_search (yd_ui_selection_get_plan (self->selection), query, MAX_SHOWN);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (rows, yd_ui_find_hit_new (found->pdata[i]));
  g_ptr_array_set_free_func (found, NULL); /* the rows own them */
  self->refreshing = TRUE;
  g_list_store_splice (self->hits, 0, g_list_model_get_n_items (G_LIST_MODEL (self->hits)),
                       rows->pdata, rows->len);
  gtk_single_selection_set_selected (self->chosen, at < rows->len ? at : GTK_INVALID_LIST_POSITION);
  self->refreshing = FALSE;
  show_count (self);
}

static gboolean
refresh_cb (gpointer data)
{
  YdUiFind *self = data;
  self->refresh_id = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
plan_changed_cb (YdUiFind *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)) && self->refresh_id == 0)
    self->refresh_id = g_timeout_add (PAUSE, refresh_cb, self);
}

static void
chosen_cb (YdUiFind *self)
{
  YdUiFindHit *row = gtk_single_selection_get_selected_item (self->chosen);
  show_count (self);
  if (row != NULL && !self->refreshing)
    g_signal_emit (self, signals[FOUND], 0, yd_ui_find_hit_get (row));
}

static void
activate_cb (YdUiFind *self, guint position)
{
  g_autoptr (YdUiFindHit) row = g_list_model_get_item (G_LIST_MODEL (self->hits), position);
  if (row != NULL)
    g_signal_emit (self, signals[OPENED], 0, yd_ui_find_hit_get (row));
}

static void
pressed_cb (GtkGestureClick *click, int n_presses, double x, double y, YdUiFind *self)
{
  GtkWidget *box = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  const YdHit *hit = g_object_get_data (G_OBJECT (gtk_widget_get_first_child (box)), "hit");
  if (hit != NULL && n_presses == 1)
    g_signal_emit (self, signals[OPENED], 0, hit);
}

static void
sought_cb (YdUiFind *self)
{
  g_hash_table_remove_all (self->unticked);
  gtk_check_button_set_active (self->all, TRUE);
  self->refreshing = TRUE;
  gtk_single_selection_set_selected (self->chosen, GTK_INVALID_LIST_POSITION);
  self->refreshing = FALSE;
  refresh (self);
}

/* The next or previous place, round the end to the beginning. */
static void
step (YdUiFind *self, int direction)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->sought) != 0)
    sought_cb (self); /* Enter came right behind the last letter */
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->hits));
  guint at = gtk_single_selection_get_selected (self->chosen);
  if (n == 0)
    return;
  if (at == GTK_INVALID_LIST_POSITION)
    at = direction > 0 ? 0 : n - 1;
  else
    at = (at + n + (guint)direction) % n;
  gtk_single_selection_set_selected (self->chosen, at);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", at);
}

static void
next_cb (YdUiFind *self)
{
  step (self, 1);
}

static void
previous_cb (YdUiFind *self)
{
  step (self, -1);
}

/* ---- rows ---- */

static void
ticked_cb (GtkCheckButton *tick, YdUiFind *self)
{
  const YdHit *hit = g_object_get_data (G_OBJECT (tick), "hit");
  if (hit == NULL)
    return;
  if (gtk_check_button_get_active (tick))
    {
      g_autofree char *key = yd_ui_find_hit_dup_key (hit);
      g_hash_table_remove (self->unticked, key);
    }
  else
    g_hash_table_add (self->unticked, yd_ui_find_hit_dup_key (hit));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, YdUiFind *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *tick = gtk_check_button_new ();
  GtkWidget *place = gtk_label_new (NULL), *words = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (place), 0);
  gtk_label_set_ellipsize (GTK_LABEL (place), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (place), 26);
  gtk_label_set_max_width_chars (GTK_LABEL (place), 26);
  gtk_widget_add_css_class (place, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (words, TRUE);
  g_signal_connect (tick, "toggled", G_CALLBACK (ticked_cb), self);
  GtkGesture *click = gtk_gesture_click_new ();
  g_signal_connect (click, "released", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (click));
  gtk_box_append (GTK_BOX (box), tick);
  gtk_box_append (GTK_BOX (box), place);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, YdUiFind *self)
{
  YdHit *hit = yd_ui_find_hit_get (gtk_list_item_get_item (list_item));
  GtkWidget *box = gtk_list_item_get_child (list_item), *tick = gtk_widget_get_first_child (box);
  GtkWidget *place = gtk_widget_get_next_sibling (tick),
            *words = gtk_widget_get_next_sibling (place);
  g_autofree char *where = yd_ui_find_hit_dup_place (hit);
  g_autofree char *context = yd_ui_find_hit_dup_context (hit);
  gtk_label_set_text (GTK_LABEL (place), where);
  gtk_label_set_markup (GTK_LABEL (words), context);
  g_object_set_data (G_OBJECT (tick), "hit", NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), is_ticked (self, hit));
  g_object_set_data (G_OBJECT (tick), "hit", hit);
  gtk_widget_set_visible (tick, is_replacing (self));
  g_autofree char *name
    = g_strdup_printf (_ ("%s: %s"), where, gtk_label_get_text (GTK_LABEL (words)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, YdUiFind *self)
{
  GtkWidget *tick = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  g_object_set_data (G_OBJECT (tick), "hit", NULL);
}

/* Rows are bound anew: what they show besides the place has changed. */
static void
show_rows_anew (YdUiFind *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->hits));
  if (n > 0)
    refresh (self);
}

static void
all_cb (YdUiFind *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->hits));
  g_hash_table_remove_all (self->unticked);
  for (guint i = 0; !gtk_check_button_get_active (self->all) && i < n; i++)
    {
      g_autoptr (YdUiFindHit) row = g_list_model_get_item (G_LIST_MODEL (self->hits), i);
      g_hash_table_add (self->unticked, yd_ui_find_hit_dup_key (yd_ui_find_hit_get (row)));
    }
  show_rows_anew (self);
}

/* ---- replacing ---- */

/* A button that was pressed and can be pressed no more loses the keyboard, and Escape would do nothing. */
static void
keep_keyboard (YdUiFind *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus == NULL || !gtk_widget_is_sensitive (focus))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* Right after a replacement undoing means that, and not the words that were sought. */
static void
set_entries_undo (YdUiFind *self, gboolean own)
{
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), own);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->with), own);
}

static void
typing_cb (YdUiFind *self)
{
  set_entries_undo (self, TRUE);
}

/* Before the text changes, so that the change can be taken back. */
static void
watch_typing (YdUiFind *self, GtkEditable *entry)
{
  GtkEditable *text = gtk_editable_get_delegate (entry);
  g_signal_connect_swapped (text, "insert-text", G_CALLBACK (typing_cb), self);
  g_signal_connect_swapped (text, "delete-text", G_CALLBACK (typing_cb), self);
}

static gboolean
replace_hits (YdUiFind *self, GPtrArray *hits)
{
  g_autoptr (GError) error = NULL;
  guint n = hits->len;
  YdStore *store = n > 0 ? yd_ui_document_begin_edit (document_of (self)) : NULL;
  if (store == NULL)
    return FALSE;
  gboolean done
    = yd_edit_replace (store, hits, gtk_editable_get_text (GTK_EDITABLE (self->with)), &error);
  if (!yd_ui_document_end_edit (document_of (self), done, error))
    return FALSE;
  g_autofree char *words
    = g_strdup_printf (g_dngettext (NULL, "%u place replaced", "%u places replaced", n), n);
  refresh (self);
  keep_keyboard (self);
  set_entries_undo (self, FALSE);
  g_signal_emit (self, signals[DONE], 0, words);
  return TRUE;
}

static void
replace_one_cb (YdUiFind *self)
{
  YdUiFindHit *row = gtk_single_selection_get_selected_item (self->chosen);
  guint at = gtk_single_selection_get_selected (self->chosen);
  if (row == NULL)
    {
      step (self, 1);
      return;
    }
  g_autoptr (YdUiFindHit) kept = g_object_ref (row);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_ptr_array_add (one, yd_ui_find_hit_get (kept));
  if (!replace_hits (self, one))
    return;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->hits));
  if (n > 0 && at >= n)
    gtk_single_selection_set_selected (self->chosen, 0);
  else
    chosen_cb (self);
}

static void
replace_all_cb (YdUiFind *self)
{
  yd_ui_document_settle (document_of (self));
  g_autoptr (YdQuery) query = new_query (self);
  g_autoptr (GPtrArray) hits
    = yd_plan_search (yd_ui_selection_get_plan (self->selection), query, 0);
  for (guint i = hits->len; i > 0; i--)
    if (!is_ticked (self, hits->pdata[i - 1]))
      g_ptr_array_remove_index (hits, i - 1);
  replace_hits (self, hits);
}

static void
replace_toggled_cb (YdUiFind *self)
{
  gboolean replace = gtk_toggle_button_get_active (self->replace);
  gtk_widget_set_visible (self->replace_row, replace);
  refresh (self);
  gtk_widget_grab_focus (replace ? GTK_WIDGET (self->with) : GTK_WIDGET (self->entry));
}

/* ---- opening and closing ---- */

/* @words: (nullable): that are chosen, and looked for unless they are whole sentences */
void
yd_ui_find_open (YdUiFind *self, gboolean replace, const char *words)
{
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  if (words != NULL && words[0] != '\0' && g_utf8_strlen (words, -1) <= WORDS_LIMIT)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
  if (gtk_toggle_button_get_active (self->replace) != replace
      && yd_ui_document_is_editable (document_of (self)))
    gtk_toggle_button_set_active (self->replace, replace);
  refresh (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

void
yd_ui_find_close (YdUiFind *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_list_store_remove_all (self->hits);
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, YdUiFind *self)
{
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;
  if (enter && (state & GDK_SHIFT_MASK) != 0)
    step (self, -1);
  else if (key == GDK_KEY_Escape)
    yd_ui_find_close (self);
  else
    return FALSE;
  return TRUE;
}

/* ---- life ---- */

static void
yd_ui_find_dispose (GObject *object)
{
  YdUiFind *self = YD_UI_FIND (object);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->chosen);
  g_clear_object (&self->hits);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->unticked, g_hash_table_unref);
  g_clear_pointer (&self->sought, g_free);
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (yd_ui_find_parent_class)->dispose (object);
}

static void
yd_ui_find_class_init (YdUiFindClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = yd_ui_find_dispose;
  signals[FOUND] = g_signal_new ("found", YD_UI_TYPE_FIND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[OPENED] = g_signal_new ("opened", YD_UI_TYPE_FIND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[DONE] = g_signal_new ("done", YD_UI_TYPE_FIND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CLOSED] = g_signal_new ("closed", YD_UI_TYPE_FIND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  g_type_ensure (YD_UI_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/yaodian/Yaodian/find/yd-ui-find.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, YdUiFind, name)
  BIND (entry);
  BIND (count);
  BIND (previous);
  BIND (next);
  BIND (close);
  BIND (exact);
  BIND (replace);
  BIND (replace_row);
  BIND (with);
  BIND (all);
  BIND (replace_one);
  BIND (replace_all);
  BIND (scroller);
  BIND (list);
#undef BIND
}

static void
yd_ui_find_init (YdUiFind *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->unticked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->hits = g_list_store_new (YD_UI_TYPE_FIND_HIT);
  self->chosen = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->hits)));
  gtk_single_selection_set_autoselect (self->chosen, FALSE);
  gtk_single_selection_set_can_unselect (self->chosen, TRUE);

  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->chosen));

  g_signal_connect_swapped (self->chosen, "notify::selected", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (sought_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (next_cb), self);
  g_signal_connect_swapped (self->entry, "next-match", G_CALLBACK (next_cb), self);
  g_signal_connect_swapped (self->entry, "previous-match", G_CALLBACK (previous_cb), self);
  g_signal_connect_swapped (self->with, "activate", G_CALLBACK (replace_one_cb), self);
  g_signal_connect_swapped (self->previous, "clicked", G_CALLBACK (previous_cb), self);
  g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (next_cb), self);
  g_signal_connect_swapped (self->close, "clicked", G_CALLBACK (yd_ui_find_close), self);
  g_signal_connect_swapped (self->exact, "toggled", G_CALLBACK (sought_cb), self);
  g_signal_connect_swapped (self->replace, "toggled", G_CALLBACK (replace_toggled_cb), self);
  g_signal_connect_swapped (self->all, "toggled", G_CALLBACK (all_cb), self);
  g_signal_connect_swapped (self->replace_one, "clicked", G_CALLBACK (replace_one_cb), self);
  g_signal_connect_swapped (self->replace_all, "clicked", G_CALLBACK (replace_all_cb), self);
  watch_typing (self, GTK_EDITABLE (self->entry));
  watch_typing (self, GTK_EDITABLE (self->with));
  g_autofree char *tooltip = yd_ui_actions_dup_tooltip ("win.replace", NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->replace), tooltip);

  GtkEventController *keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
yd_ui_find_set_selection (YdUiFind *self, YdUiSelection *selection)
{
  g_return_if_fail (self->selection == NULL);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (yd_ui_selection_get_plan (selection), "changed",
                           G_CALLBACK (plan_changed_cb), self, G_CONNECT_SWAPPED);
}
