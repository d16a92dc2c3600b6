/* Owns: a line of the history, as an object and as a row. */

#include "yd-ui-history-entry.h"

#include "yd-ui-words.h"

#include <glib/gi18n.h>

struct _YdUiHistoryEntry
{
  GObject parent_instance;

  YdHistoryEntry *entry; /* owned; NULL for a day */
  char *words;           /* owned: names of the state, or the day; NULL: no names */
  char *detail;          /* owned: what the entry is about */
};

G_DEFINE_FINAL_TYPE (YdUiHistoryEntry, yd_ui_history_entry, G_TYPE_OBJECT)

static void
yd_ui_history_entry_finalize (GObject *object)
{
  YdUiHistoryEntry *self = YD_UI_HISTORY_ENTRY (object);
  g_clear_pointer (&self->entry, yd_history_entry_free);
  g_free (self->words);
  g_free (self->detail);
  G_OBJECT_CLASS (yd_ui_history_entry_parent_class)->finalize (object);
}

static void
yd_ui_history_entry_class_init (YdUiHistoryEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yd_ui_history_entry_finalize;
}

static void
yd_ui_history_entry_init (YdUiHistoryEntry *self)
{
}

/**
 * yd_ui_history_entry_new:
 * @entry: (transfer full): of the history
 * @names: (nullable): what its state is called, all of it
 * @detail: (transfer full): what the entry is about
 */
YdUiHistoryEntry *
yd_ui_history_entry_new (YdHistoryEntry *entry, const char *names, char *detail)
{
  YdUiHistoryEntry *self = g_object_new (YD_UI_TYPE_HISTORY_ENTRY, NULL);
  self->entry = entry;
  self->words = g_strdup (names);
  self->detail = detail;
  return self;
}

/* Whether both would be shown alike and mean the same. */
gboolean
yd_ui_history_entry_equal (YdUiHistoryEntry *self, YdUiHistoryEntry *other)
{
  const char *a = self->entry != NULL ? self->entry->hash : NULL;
  const char *b = other->entry != NULL ? other->entry->hash : NULL;
  return g_strcmp0 (a, b) == 0 && g_strcmp0 (self->words, other->words) == 0
         && g_strcmp0 (self->detail, other->detail) == 0;
}

YdUiHistoryEntry *
yd_ui_history_entry_new_day (const char *day)
{
  YdUiHistoryEntry *self = g_object_new (YD_UI_TYPE_HISTORY_ENTRY, NULL);
  self->words = g_strdup (day);
  return self;
}

/**
 * yd_ui_history_entry_get_entry:
 *
 * Returns: (transfer none) (nullable): %NULL for a day
 */
const YdHistoryEntry *
yd_ui_history_entry_get_entry (YdUiHistoryEntry *self)
{
  return self->entry;
}

/**
 * yd_ui_history_entries_put:
 * @there: lines that are shown
 * @newer: (element-type YdUiHistoryEntry): what shall stand there
 *
 * Only what differs is put in: the rest keeps the keyboard, and stays where it is scrolled to.
 */
void
yd_ui_history_entries_put (GListStore *there, GPtrArray *newer)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (there)), most = MIN (n, newer->len), first = 0,
        last = 0;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (lines, g_list_model_get_item (G_LIST_MODEL (there), i));
  while (first < most && yd_ui_history_entry_equal (lines->pdata[first], newer->pdata[first]))
    first++;
  while (
    last < most - first
    && yd_ui_history_entry_equal (lines->pdata[n - 1 - last], newer->pdata[newer->len - 1 - last]))
    last++;
  if (first + last < MAX (n, newer->len))
    g_list_store_splice (there, first, n - first - last, newer->pdata + first,
                         newer->len - first - last);
}

/* ---- rows ---- */

typedef struct
{
  GtkWidget *box, *day, *label, *name, *fact;
} Row;

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  Row *row = g_new0 (Row, 1);
  row->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_valign (row->box, GTK_ALIGN_CENTER); /* a day is lower than its row */
  row->day = new_label ("heading");
  row->label = new_label (NULL);
  gtk_widget_set_hexpand (row->label, TRUE);
  row->name = new_label ("tag");
  gtk_widget_add_css_class (row->name, "accent");
  gtk_widget_set_valign (row->name, GTK_ALIGN_CENTER);
  row->fact = new_label ("dim-label");
  gtk_widget_add_css_class (row->fact, "caption");
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_append (GTK_BOX (line), row->label);
  gtk_box_append (GTK_BOX (line), row->name);
  gtk_box_append (GTK_BOX (row->box), row->day);
  gtk_box_append (GTK_BOX (row->box), line);
  gtk_box_append (GTK_BOX (row->box), row->fact);
  g_object_set_data_full (G_OBJECT (list_item), "row", row, g_free);
  gtk_list_item_set_child (list_item, row->box);
}

static void
bind_day (Row *row, YdUiHistoryEntry *self)
{
  gtk_label_set_text (GTK_LABEL (row->day), self->words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row->box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, self->words, -1);
}

static void
bind_entry (Row *row, YdUiHistoryEntry *self)
{
  const YdHistoryEntry *entry = self->entry;
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (entry->time / G_USEC_PER_SEC);
  g_autofree char *time = then != NULL ? g_date_time_format (then, "%H:%M") : g_strdup ("");
  g_autofree char *what = yd_history_entry_dup_label (entry);
  g_autofree char *label
    = *self->detail != '\0' ? g_strdup_printf (_ ("%s: %s"), what, self->detail) : g_strdup (what);
  const char *author
    = entry->author != NULL && *entry->author != '\0' ? entry->author : _ ("no name given");
  g_autofree char *fact = g_strdup_printf ("%s · %s", time, author);
  gtk_label_set_text (GTK_LABEL (row->label), label);
  gtk_widget_set_tooltip_text (row->label, label);
  gtk_label_set_text (GTK_LABEL (row->fact), fact);
  gtk_label_set_text (GTK_LABEL (row->name), self->words != NULL ? self->words : "");
  gtk_widget_set_visible (row->name, self->words != NULL);
  g_autofree char *all = yd_ui_words_join (label, fact, self->words, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row->box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  Row *row = g_object_get_data (G_OBJECT (list_item), "row");
  YdUiHistoryEntry *self = gtk_list_item_get_item (list_item);
  gboolean day = self->entry == NULL;
  gtk_list_item_set_activatable (list_item,
                                 !day); /* but selectable: arrow keys do not pass what is not */
  gtk_widget_set_visible (row->day, day);
  gtk_widget_set_visible (gtk_widget_get_parent (row->label), !day);
  gtk_widget_set_visible (row->fact, !day);
  if (day)
    bind_day (row, self);
  else
    bind_entry (row, self);
}

/**
 * yd_ui_history_entry_new_factory:
 *
 * Returns: (transfer full): makes the rows of a list of them
 */
GtkListItemFactory *
yd_ui_history_entry_new_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}
