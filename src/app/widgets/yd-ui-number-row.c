/* Owns: the document number as three entries and as one text. Refuses: to judge it (the checks do):
 * a whole number that is pasted into the first entry stays as it was written. */

#include "yd-ui-number-row.h"

#include "yd-notice.h"

#include <glib/gi18n.h>

enum
{
  CODE,
  YEAR,
  SERIAL,
  N_CELLS
};

struct _YdUiNumberRow
{
  AdwPreferencesRow parent_instance;

  GtkEntry *cells[N_CELLS];  /* children */
  GtkLabel *titles[N_CELLS]; /* children */
  gboolean whole;            /* the first entry has all of it: an order's 第N号 */
  gboolean setting;          /* the texts come from the plan */
};

G_DEFINE_FINAL_TYPE (YdUiNumberRow, yd_ui_number_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const char *
text_of (YdUiNumberRow *self, int cell)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->cells[cell]));
}

static void
changed_cb (YdUiNumberRow *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
yd_ui_number_row_grab_focus (GtkWidget *widget)
{
  YdUiNumberRow *self = YD_UI_NUMBER_ROW (widget);
  /* Usually the serial number is what is still to come. */
  int cell = self->whole || text_of (self, CODE)[0] == '\0' ? CODE : SERIAL;
  return gtk_widget_grab_focus (GTK_WIDGET (self->cells[cell]));
}

static void
yd_ui_number_row_class_init (YdUiNumberRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = yd_ui_number_row_grab_focus;
  signals[CHANGED] = g_signal_new ("changed", YD_UI_TYPE_NUMBER_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
new_cell (YdUiNumberRow *self, int cell, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *text = gtk_entry_new ();
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_editable_set_width_chars (GTK_EDITABLE (text), 4);
  gtk_editable_set_enable_undo (GTK_EDITABLE (text), FALSE);
  gtk_entry_set_has_frame (GTK_ENTRY (text), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (box, "cell");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), text);
  g_signal_connect_swapped (text, "changed", G_CALLBACK (changed_cb), self);
  self->cells[cell] = GTK_ENTRY (text);
  self->titles[cell] = GTK_LABEL (label);
  return box;
}

static void
yd_ui_number_row_init (YdUiNumberRow *self)
{
  const char *const titles[]
    = { _ ("Office code"), C_ ("document number", "Year"), _ ("Serial no.") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (int cell = 0; cell < N_CELLS; cell++)
    gtk_box_append (GTK_BOX (box), new_cell (self, cell, titles[cell]));
  gtk_widget_add_css_class (box, "cells");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

GtkWidget *
yd_ui_number_row_new (void)
{
  return g_object_new (YD_UI_TYPE_NUMBER_ROW, NULL);
}

/* What an entry says; where a serial number was given to the usual code and year, the usual. */
static const char *
usual_of (YdUiNumberRow *self, int cell)
{
  const char *text = text_of (self, cell),
             *usual = gtk_entry_get_placeholder_text (self->cells[cell]);
  return *text == '\0' && usual != NULL && text_of (self, SERIAL)[0] != '\0' ? usual : text;
}

/* Returns: (transfer full): the whole number */
char *
yd_ui_number_row_dup_text (YdUiNumberRow *self)
{
  if (self->whole)
    return g_strdup (text_of (self, CODE));
  return yd_notice_number_join (usual_of (self, CODE), usual_of (self, YEAR),
                                text_of (self, SERIAL));
}

/* Takes apart @text; entries that would stay as they are keep their caret. */
void
yd_ui_number_row_set_text (YdUiNumberRow *self, const char *text)
{
  char *parts[N_CELLS] = { NULL };
  if (self->whole)
    for (int cell = 0; cell < N_CELLS; cell++)
      parts[cell] = g_strdup (cell == CODE && text != NULL ? text : "");
  else
    yd_notice_number_split (text, &parts[CODE], &parts[YEAR], &parts[SERIAL]);
  self->setting = TRUE;
  for (int cell = 0; cell < N_CELLS; cell++)
    {
      if (!g_str_equal (text_of (self, cell), parts[cell]))
        gtk_editable_set_text (GTK_EDITABLE (self->cells[cell]), parts[cell]);
      g_free (parts[cell]);
    }
  self->setting = FALSE;
}

/* What stands in the empty entries as an example, and is taken with the first serial number.
 * @code: (nullable): the office's own */
void
yd_ui_number_row_set_usual (YdUiNumberRow *self, const char *code, int year)
{
  g_autofree char *text = year > 0 ? g_strdup_printf ("%d", year) : NULL;
  gtk_entry_set_placeholder_text (self->cells[CODE], code);
  gtk_entry_set_placeholder_text (self->cells[YEAR], text);
}

void
yd_ui_number_row_set_editable (YdUiNumberRow *self, gboolean editable)
{
  for (int cell = 0; cell < N_CELLS; cell++)
    gtk_editable_set_editable (GTK_EDITABLE (self->cells[cell]), editable);
}

/* @whole: whether the number is not made of code, year and serial number */
void
yd_ui_number_row_set_whole (YdUiNumberRow *self, gboolean whole)
{
  if (self->whole == whole)
    return;
  g_autofree char *text = yd_ui_number_row_dup_text (self);
  const char *title = whole ? _ ("Order no. (第N号)") : _ ("Office code");
  self->whole = whole;
  for (int cell = YEAR; cell < N_CELLS; cell++)
    gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->cells[cell])), !whole);
  gtk_label_set_text (self->titles[CODE], title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cells[CODE]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  yd_ui_number_row_set_text (self, text);
}
