/* Owns: what one line of a comparison looks like. Refuses: to compare, and to do what its button asks. */

#include "yd-ui-comparison.h"

#include "yd-ui-gtk.h"

#include <glib/gi18n.h>

struct _YdUiComparison
{
  GObject parent_instance;
  GPtrArray *rows; /* owned: the whole comparison */
  guint index;
};

G_DEFINE_FINAL_TYPE (YdUiComparison, yd_ui_comparison, G_TYPE_OBJECT)

static void
yd_ui_comparison_finalize (GObject *object)
{
  g_ptr_array_unref (YD_UI_COMPARISON (object)->rows);
  G_OBJECT_CLASS (yd_ui_comparison_parent_class)->finalize (object);
}

static void
yd_ui_comparison_class_init (YdUiComparisonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yd_ui_comparison_finalize;
}

static void
yd_ui_comparison_init (YdUiComparison *self)
{
}

YdUiComparison *
yd_ui_comparison_new (GPtrArray *rows, guint index)
{
  YdUiComparison *self = g_object_new (YD_UI_TYPE_COMPARISON, NULL);
  self->rows = g_ptr_array_ref (rows);
  self->index = index;
  return self;
}

const YdComparisonRow *
yd_ui_comparison_get_row (YdUiComparison *self)
{
  return self->rows->pdata[self->index];
}

/* ---- the line ---- */

struct _YdUiComparisonLine
{
  GtkBox parent_instance;

  GtkLabel *tag;
  GtkLabel *own;
  GtkLabel *other;
  GtkLabel *why;
  GtkButton *take_over;
};

G_DEFINE_FINAL_TYPE (YdUiComparisonLine, yd_ui_comparison_line, GTK_TYPE_BOX)

static void
yd_ui_comparison_line_class_init (YdUiComparisonLineClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "comparisonline");
}

static void
yd_ui_comparison_line_init (YdUiComparisonLine *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->tag = GTK_LABEL (gtk_label_new (NULL));
  self->own = yd_ui_gtk_new_wrapped_label ();
  self->other = yd_ui_gtk_new_wrapped_label ();
  self->why = yd_ui_gtk_new_wrapped_label ();
  self->take_over = GTK_BUTTON (gtk_button_new_with_label (_ ("Take Over")));
  gtk_label_set_width_chars (self->tag, 7);
  gtk_widget_set_valign (GTK_WIDGET (self->tag), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->tag), "tag");
  gtk_widget_add_css_class (GTK_WIDGET (self->why), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->why), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->take_over), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->take_over), GTK_ALIGN_CENTER);
  gtk_box_set_homogeneous (GTK_BOX (pair), TRUE);
  gtk_box_append (GTK_BOX (pair), GTK_WIDGET (self->own));
  gtk_box_append (GTK_BOX (pair), GTK_WIDGET (self->other));
  gtk_box_append (GTK_BOX (words), pair);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->why));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->tag));
  gtk_box_append (GTK_BOX (self), words);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->take_over));
}

/* @tags, @actions: what makes the columns of all lines, and of their heading, equally wide */
GtkWidget *
yd_ui_comparison_line_new (GtkSizeGroup *tags, GtkSizeGroup *actions)
{
  YdUiComparisonLine *self = g_object_new (YD_UI_TYPE_COMPARISON_LINE, NULL);
  gtk_size_group_add_widget (tags, GTK_WIDGET (self->tag));
  gtk_size_group_add_widget (actions, GTK_WIDGET (self->take_over));
  return GTK_WIDGET (self);
}

static void
set_point (GtkLabel *label, const char *number, const char *title)
{
  g_autofree char *text = g_strconcat (number, title, NULL);
  gtk_label_set_text (label, *text != '\0' ? text : "—");
}

void
yd_ui_comparison_line_show (YdUiComparisonLine *self, const YdComparisonRow *row, gboolean editable)
{
  static const char *const classes[] = { "success", "warning", "accent", "error" };
  for (int i = 0; i < YD_N_VERDICTS; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->tag), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->tag), classes[row->verdict]);
  gtk_label_set_text (self->tag, yd_verdict_get_label (row->verdict));
  set_point (self->own, row->number, row->title);
  set_point (self->other, row->other_number, row->other_title);
  g_autofree char *why = yd_comparison_row_dup_words (row);
  gtk_label_set_text (self->why, why);

  /* The room stays where there is no button: columns stand below one another. */
  gboolean offered = editable && row->verdict == YD_VERDICT_DROPPED;
  g_autofree char *name = g_strdup_printf (_ ("Take over: %s"), row->other_title);
  gtk_widget_set_opacity (GTK_WIDGET (self->take_over), offered ? 1 : 0);
  gtk_widget_set_can_target (GTK_WIDGET (self->take_over), offered);
  gtk_widget_set_can_focus (GTK_WIDGET (self->take_over), offered);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->take_over), "x", row->other);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->take_over),
                                  offered ? "compare.take-over" : NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->take_over), offered);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->take_over), offered ? name : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->take_over), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->take_over), GTK_ACCESSIBLE_STATE_HIDDEN,
                               !offered, -1);
}
