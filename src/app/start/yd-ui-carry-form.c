/* Owns: asking what of last year's plan goes on in the new one: its year, and every point with a tick. What
 * is done comes without one. Refuses: to carry anything (store/yd-carry does). */

#include "yd-ui-carry-form.h"

#include "yd-ui-entry-row.h"
#include "yd-ui-form-row.h"
#include "yd-ui-gtk.h"
#include "yd-ui-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <stdlib.h>

/* One row: a point with its tick, or a section or group with the tick of all its points. */
#define YD_UI_TYPE_CARRY_ENTRY (yd_ui_carry_entry_get_type ())
G_DECLARE_FINAL_TYPE (YdUiCarryEntry, yd_ui_carry_entry, YD_UI, CARRY_ENTRY, GObject)

struct _YdUiCarryEntry
{
  GObject parent_instance;

  YdId id;
  int kind;      /* YdItemKind */
  char *title;   /* owned: with its number */
  char *why;     /* owned, nullable: what last year's plan says of it */
  gboolean done; /* and so not carried over, unless it is ticked */
  gboolean wanted;
};

G_DEFINE_FINAL_TYPE (YdUiCarryEntry, yd_ui_carry_entry, G_TYPE_OBJECT)

static void
yd_ui_carry_entry_finalize (GObject *object)
{
  g_free (YD_UI_CARRY_ENTRY (object)->title);
  g_free (YD_UI_CARRY_ENTRY (object)->why);
  G_OBJECT_CLASS (yd_ui_carry_entry_parent_class)->finalize (object);
}

static void
yd_ui_carry_entry_class_init (YdUiCarryEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yd_ui_carry_entry_finalize;
}

static void
yd_ui_carry_entry_init (YdUiCarryEntry *self)
{
}

typedef struct
{
  GtkWindow *window;                /* borrowed: owns this */
  GtkWidget *year, *frame, *counts; /* children */
  GListStore *entries;              /* owned: YdUiCarryEntry */
  gboolean binding;                 /* a tick is shown, not made */
  YdUiCarryDone done;               /* NULL once it was called */
  gpointer user_data;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;
  if (form->done != NULL)
    form->done (NULL, form->user_data);
  g_object_unref (form->entries);
  g_free (form);
}

/* ---- what is ticked ---- */

static void
show_counts (Form *form)
{
  guint on = 0, off = 0;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (form->entries)); i++)
    {
      g_autoptr (YdUiCarryEntry) entry = g_list_model_get_item (G_LIST_MODEL (form->entries), i);
      on += entry->kind >= YD_ITEM_POINT && entry->wanted;
      off += entry->kind >= YD_ITEM_POINT && !entry->wanted;
    }
  g_autofree char *words = g_strdup_printf (_ ("%u carried over, %u not"), on, off);
  gtk_label_set_text (GTK_LABEL (form->counts), words);
}

static YdUiCarryEntry *
peek_entry (Form *form, guint position)
{
  g_autoptr (YdUiCarryEntry) entry = g_list_model_get_item (G_LIST_MODEL (form->entries), position);
  return entry; /* the list keeps it */
}

/* The points from @position on that belong to it: itself, or all below a section or group.
 * Returns: where they end; @n, @n_wanted: (out): of them, and with a tick */
static guint
count_below (Form *form, guint position, guint *n, guint *n_wanted)
{
  int kind = peek_entry (form, position)->kind;
  guint length = g_list_model_get_n_items (G_LIST_MODEL (form->entries)), at = position;
  *n = *n_wanted = 0;
  for (; at < length && (at == position || peek_entry (form, at)->kind > kind); at++)
    {
      *n += peek_entry (form, at)->kind >= YD_ITEM_POINT;
      *n_wanted += peek_entry (form, at)->kind >= YD_ITEM_POINT && peek_entry (form, at)->wanted;
    }
  return at;
}

/* Ticks what stands at @position and below it, or takes the ticks away where all have one. */
static void
turn (Form *form, guint position)
{
  guint n, n_wanted, end = count_below (form, position, &n, &n_wanted), start = position;
  gboolean wanted = n_wanted < n;
  if (n == 0)
    return;
  for (guint i = position; i < end; i++)
    peek_entry (form, i)->wanted = wanted;
  while (start > 0
         && peek_entry (form, start)->kind > YD_ITEM_SECTION) /* its sections show it, too */
    start--;
  g_list_model_items_changed (G_LIST_MODEL (form->entries), start, end - start, end - start);
  show_counts (form);
}

static void
toggled_cb (GtkCheckButton *check, GtkListItem *row)
{
  Form *form = g_object_get_data (G_OBJECT (row), "form");
  if (gtk_list_item_get_item (row) != NULL && !form->binding)
    turn (form, gtk_list_item_get_position (row));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *row, Form *form)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *check = gtk_check_button_new ();
  GtkWidget *title = gtk_label_new (NULL), *why = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (why), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (why, "caption");
  gtk_widget_add_css_class (why, "dim-label");
  gtk_widget_set_focusable (check, FALSE); /* the row has the keyboard */
  gtk_box_append (GTK_BOX (line), check);
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), why);
  gtk_list_item_set_child (row, line);
  g_object_set_data (G_OBJECT (row), "form", form);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), row);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *row, Form *form)
{
  const YdUiCarryEntry *entry = gtk_list_item_get_item (row);
  guint n, n_wanted;
  GtkWidget *line = gtk_list_item_get_child (row), *check = gtk_widget_get_first_child (line);
  GtkWidget *title = gtk_widget_get_next_sibling (check),
            *why = gtk_widget_get_next_sibling (title);
  gboolean point = entry->kind >= YD_ITEM_POINT;
  const char *carried = !point ? "" : entry->wanted ? _ ("carried over") : _ ("not carried over");
  g_autofree char *name
    = yd_ui_words_join (entry->title, entry->why != NULL ? entry->why : "", carried, NULL);
  count_below (form, gtk_list_item_get_position (row), &n, &n_wanted);
  form->binding = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), n_wanted == n);
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (check), n_wanted > 0 && n_wanted < n);
  form->binding = FALSE;
  gtk_widget_set_visible (check, n > 0);
  gtk_label_set_text (GTK_LABEL (title), entry->title);
  gtk_label_set_text (GTK_LABEL (why), entry->why != NULL ? entry->why : "");
  gtk_widget_set_css_classes (line, (const char *[]){ point ? "carry-point" : "heading", NULL });
  gtk_list_item_set_activatable (row, n > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  entry->title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (line)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Enter and a double click on the row turn its tick. */
static void
activate_cb (GtkListView *list, guint position, Form *form)
{
  turn (form, position);
  gtk_widget_activate_action (GTK_WIDGET (list), "list.scroll-to-item", "u", position);
}

/* ---- filling ---- */

static void
fill (Form *form, YdPlan *last, GPtrArray *notes)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < notes->len; i++)
    {
      YdCarryNote *note = notes->pdata[i];
      if (note->kind == YD_CARRY_CLOSED || note->kind == YD_CARRY_CLAIMED)
        g_hash_table_insert (told, &note->id, note);
    }
  for (YdItem *item = yd_plan_get_first_item (last); item != NULL; item = yd_item_get_next (item))
    {
      const YdItemRow *row = yd_item_get_row (item);
      const YdCarryNote *note = g_hash_table_lookup (told, &row->id);
      if (row->kind > YD_ITEM_POINT) /* a task goes with its point */
        continue;
      YdUiCarryEntry *entry = g_object_new (YD_UI_TYPE_CARRY_ENTRY, NULL);
      g_autofree char *title = yd_ui_words_dup_item_title (item);
      entry->id = row->id;
      entry->kind = row->kind;
      entry->title = g_strconcat (yd_item_get_number (item), title, NULL);
      entry->why = g_strdup (note != NULL ? note->before : NULL);
      entry->done = note != NULL && note->kind == YD_CARRY_CLOSED;
      entry->wanted = !entry->done;
      g_ptr_array_add (entries, entry);
    }
  /* at once: a section's tick is told by what stands below it */
  g_list_store_splice (form->entries, 0, 0, entries->pdata, entries->len);
  show_counts (form);
}

static void
accept_cb (Form *form)
{
  g_autoptr (GHashTable) turned = g_hash_table_new (g_int64_hash, g_int64_equal);
  int year = atoi (gtk_editable_get_text (GTK_EDITABLE (form->year)));
  if (year < 1949 || year > 2199)
    {
      gtk_widget_add_css_class (form->year, "error");
      gtk_widget_set_tooltip_text (form->year, _ ("Give a year with four digits"));
      gtk_widget_grab_focus (form->year);
      return;
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (form->entries)); i++)
    {
      g_autoptr (YdUiCarryEntry) entry = g_list_model_get_item (G_LIST_MODEL (form->entries), i);
      if (entry->kind >= YD_ITEM_POINT && entry->wanted == entry->done)
        g_hash_table_add (turned, &entry->id);
    }
  YdUiCarryDone done = g_steal_pointer (&form->done);
  gpointer user_data = form->user_data;
  YdCarryOptions options
    = { .year = year,
        .turned = turned,
        .frame = gtk_switch_get_active (yd_ui_form_row_get_switch (form->frame)) };
  done (&options, user_data);
  gtk_window_destroy (form->window);
}

/* ---- the window ---- */

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static GtkWidget *
new_header (Form *form)
{
  GtkWidget *header = adw_header_bar_new (), *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *next = gtk_button_new_with_mnemonic (_ ("_Next"));
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), form->window);
  gtk_widget_add_css_class (next, "suggested-action");
  g_signal_connect_swapped (next, "clicked", G_CALLBACK (accept_cb), form);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), next);
  gtk_window_set_default_widget (form->window, next);
  return header;
}

static GtkWidget *
new_list (Form *form)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), form);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), form);
  GtkSingleSelection *selection
    = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (form->entries)));
  GtkWidget *list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Points of last year's plan"), -1);
  gtk_widget_add_css_class (list, "carry");
  g_signal_connect (list, "activate", G_CALLBACK (activate_cb), form);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "card");
  return scroller;
}

static GtkWidget *
new_label (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
build (Form *form, YdPlan *last, int year)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0),
            *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *words = g_strdup_printf ("%d", year);
  g_autofree char *title = g_markup_escape_text (yd_plan_get_title (last), -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  form->year = yd_ui_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->year), _ ("Year of the new plan"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (form->year), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (form->year), words);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->year);
  form->frame = yd_ui_form_row_new_switch (_ ("Keep the frame alone"), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (form->frame),
                               _ ("Titles and units; the texts are written anew"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->frame);
  form->counts = new_label (NULL, "caption");
  gtk_widget_add_css_class (box, "carry-form");
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box),
                  new_label (_ ("What is ticked is carried over with its units, deadlines and "
                                "indicators; years in the text move on. What was done last year "
                                "has no tick."),
                             "dim-label"));
  gtk_box_append (GTK_BOX (box), new_list (form));
  gtk_box_append (GTK_BOX (box), form->counts);
  gtk_box_append (GTK_BOX (content), new_header (form));
  gtk_box_append (GTK_BOX (content), box);
  adw_window_set_content (ADW_WINDOW (form->window), content);
}

/**
 * yd_ui_carry_form_present:
 * @last: read in this call alone
 * @done: called once
 */
void
yd_ui_carry_form_present (GtkWindow *parent, YdPlan *last, YdUiCarryDone done, gpointer user_data)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int last_year = yd_plan_get_last_day (last).year;
  g_autoptr (YdRowList) rows = yd_carry_plan (last, NULL, &notes, NULL);
  if (rows == NULL) /* it does not say its year: the tick marks are told of this one */
    rows
      = yd_carry_plan (last, &(YdCarryOptions){ .year = g_date_time_get_year (now) }, &notes, NULL);
  Form *form = g_new0 (Form, 1);
  form->done = done;
  form->user_data = user_data;
  form->entries = g_list_store_new (YD_UI_TYPE_CARRY_ENTRY);
  form->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_title (form->window, _ ("From Last Year's Plan"));
  gtk_window_set_modal (form->window, TRUE);
  gtk_window_set_transient_for (form->window, parent);
  yd_ui_gtk_set_default_size (form->window, 620, 640);
  g_object_set_data_full (G_OBJECT (form->window), "form", form, form_free);
  build (form, last, last_year > 0 ? last_year + 1 : g_date_time_get_year (now));
  if (notes != NULL)
    fill (form, last, notes);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (form->window), keys);
  gtk_window_present (form->window);
  gtk_widget_grab_focus (form->year);
}
