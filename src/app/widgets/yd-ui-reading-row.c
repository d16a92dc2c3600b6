/* Owns: how it looks that words were understood, or not. Refuses: to understand them. */

#include "yd-ui-reading-row.h"

#include <glib/gi18n.h>

struct _YdUiReadingRow
{
  YdUiPlainRow parent_instance;

  GtkWidget *title; /* child */
  GtkLabel *value;  /* child */
};

G_DEFINE_FINAL_TYPE (YdUiReadingRow, yd_ui_reading_row, YD_UI_TYPE_PLAIN_ROW)

static void
yd_ui_reading_row_class_init (YdUiReadingRowClass *klass)
{
}

static void
yd_ui_reading_row_init (YdUiReadingRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->title = gtk_label_new (_ ("Kept as"));
  self->value = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (box, "reading");
  gtk_widget_add_css_class (self->title, "dim-label");
  gtk_label_set_wrap (self->value, TRUE);
  gtk_label_set_wrap_mode (self->value, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->value, 1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->value), TRUE);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->value));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

YdUiReadingRow *
yd_ui_reading_row_new (void)
{
  return g_object_new (YD_UI_TYPE_READING_ROW, NULL);
}

static void
show (YdUiReadingRow *self, const char *words, const char *css_class)
{
  gboolean value = g_str_equal (css_class, "value");
  g_autofree char *name = value ? g_strdup_printf (_ ("Kept as %s"), words) : g_strdup (words);
  gtk_widget_set_visible (self->title, value);
  gtk_label_set_text (self->value, words);
  gtk_label_set_xalign (self->value, value ? 1 : 0);
  gtk_widget_set_css_classes (GTK_WIDGET (self->value), (const char *[]){ css_class, NULL });
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
yd_ui_reading_row_show (YdUiReadingRow *self, const char *value)
{
  show (self, value, "value");
}

/**
 * yd_ui_reading_row_refuse:
 * @problem: a sentence with what can be written
 * @empty: nothing was written yet, so it only helps
 */
void
yd_ui_reading_row_refuse (YdUiReadingRow *self, const char *problem, gboolean empty)
{
  show (self, problem, empty ? "dim-label" : "warning");
}
