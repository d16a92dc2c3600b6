/* Owns: what one line of a comparison looks like. Refuses: to compare, and to do what its button asks. */

#include "yd-ui-comparison.h"

#include "yd-ui-gtk.h"
#include "yd-ui-redline.h"

#include <glib/gi18n.h>

struct _YdUiComparison
{
  GObject parent_instance;
  GPtrArray *rows; /* owned: the whole comparison */
  guint index;
  YdPlan *plan, *other; /* owned */
  gboolean open;        /* the words of both points are shown */
};

G_DEFINE_FINAL_TYPE (YdUiComparison, yd_ui_comparison, G_TYPE_OBJECT)

static void
yd_ui_comparison_finalize (GObject *object)
{
  YdUiComparison *self = YD_UI_COMPARISON (object);
  g_ptr_array_unref (self->rows);
  g_object_unref (self->plan);
  g_object_unref (self->other);
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
yd_ui_comparison_new (GPtrArray *rows, guint index, YdPlan *plan, YdPlan *other)
{
  YdUiComparison *self = g_object_new (YD_UI_TYPE_COMPARISON, NULL);
  self->rows = g_ptr_array_ref (rows);
  self->index = index;
  self->plan = g_object_ref (plan);
  self->other = g_object_ref (other);
  return self;
}

/* Of two comparisons. */
gboolean
yd_ui_comparison_is_same_pair (gconstpointer a, gconstpointer b)
{
  const YdComparisonRow *x = yd_ui_comparison_get_row ((YdUiComparison *)a),
                        *y = yd_ui_comparison_get_row ((YdUiComparison *)b);
  return x->item == y->item && x->other == y->other;
}

gboolean
yd_ui_comparison_is_open (YdUiComparison *self)
{
  return self->open;
}

void
yd_ui_comparison_set_open (YdUiComparison *self, gboolean open)
{
  self->open = open;
}

static char *
dup_words (YdPlan *plan, YdId id)
{
  YdItem *item = yd_plan_find_item (plan, id);
  return item != NULL ? yd_item_dup_body (item) : g_strdup ("");
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
  GtkLabel *words;
  GtkWidget *buttons; /* take over, and whether the words are shown */
  GtkButton *take_over;
  GtkToggleButton *opener;
  YdUiComparison *comparison; /* owned: what is shown */
};

G_DEFINE_FINAL_TYPE (YdUiComparisonLine, yd_ui_comparison_line, GTK_TYPE_BOX)

static void
show_words (YdUiComparisonLine *self)
{
  YdUiComparison *comparison = self->comparison;
  gtk_widget_set_visible (GTK_WIDGET (self->words), comparison->open);
  gtk_button_set_icon_name (GTK_BUTTON (self->opener),
                            comparison->open ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->opener), GTK_ACCESSIBLE_STATE_EXPANDED,
                               comparison->open, -1);
  if (!comparison->open)
    return;
  const YdComparisonRow *row = yd_ui_comparison_get_row (comparison);
  g_autofree char *own = dup_words (comparison->plan, row->item);
  g_autofree char *other = dup_words (comparison->other, row->other);
  gboolean pair = row->item != YD_ID_NONE && row->other != YD_ID_NONE;
  const char *alone = row->item != YD_ID_NONE ? own : other;
  yd_ui_redline_show (self->words, pair ? other : alone, pair ? own : alone, TRUE);
}

static void
opener_cb (YdUiComparisonLine *self)
{
  if (self->comparison == NULL)
    return;
  self->comparison->open = gtk_toggle_button_get_active (self->opener);
  show_words (self);
}

static void
yd_ui_comparison_line_dispose (GObject *object)
{
  g_clear_object (&YD_UI_COMPARISON_LINE (object)->comparison);
  G_OBJECT_CLASS (yd_ui_comparison_line_parent_class)->dispose (object);
}

static void
yd_ui_comparison_line_class_init (YdUiComparisonLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_comparison_line_dispose;
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
  self->words = yd_ui_gtk_new_wrapped_label ();
  self->take_over = GTK_BUTTON (gtk_button_new_with_label (_ ("Take Over")));
  self->opener = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->opener), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->opener), GTK_ALIGN_START);
  g_signal_connect_object (self->opener, "toggled", G_CALLBACK (opener_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_label_set_selectable (self->words, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->words), FALSE);
  gtk_label_set_width_chars (self->tag, 7);
  gtk_widget_set_valign (GTK_WIDGET (self->tag), GTK_ALIGN_START); /* also beside many words */
  gtk_widget_set_margin_top (GTK_WIDGET (self->tag), 2);
  gtk_widget_add_css_class (GTK_WIDGET (self->tag), "tag");
  gtk_widget_add_css_class (GTK_WIDGET (self->why), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->why), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->take_over), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->take_over), GTK_ALIGN_START);
  gtk_box_set_homogeneous (GTK_BOX (pair), TRUE);
  gtk_box_append (GTK_BOX (pair), GTK_WIDGET (self->own));
  gtk_box_append (GTK_BOX (pair), GTK_WIDGET (self->other));
  gtk_box_append (GTK_BOX (words), pair);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->why));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->words));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->tag));
  gtk_box_append (GTK_BOX (self), words);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->buttons), GTK_WIDGET (self->take_over));
  gtk_box_append (GTK_BOX (self->buttons), GTK_WIDGET (self->opener));
  gtk_box_append (GTK_BOX (self), self->buttons);
}

/* @tags, @actions: what makes the columns of all lines, and of their heading, equally wide */
GtkWidget *
yd_ui_comparison_line_new (GtkSizeGroup *tags, GtkSizeGroup *actions)
{
  YdUiComparisonLine *self = g_object_new (YD_UI_TYPE_COMPARISON_LINE, NULL);
  gtk_size_group_add_widget (tags, GTK_WIDGET (self->tag));
  gtk_size_group_add_widget (actions, self->buttons);
  return GTK_WIDGET (self);
}

static void
set_point (GtkLabel *label, const char *number, const char *title)
{
  g_autofree char *text = g_strconcat (number, title, NULL);
  gtk_label_set_text (label, *text != '\0' ? text : "—");
}

void
yd_ui_comparison_line_show (YdUiComparisonLine *self, YdUiComparison *comparison, gboolean editable)
{
  const YdComparisonRow *row = yd_ui_comparison_get_row (comparison);
  static const char *const classes[] = { "success", "warning", "accent", "error" };
  for (int i = 0; i < YD_N_VERDICTS; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->tag), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->tag), classes[row->verdict]);
  gtk_label_set_text (self->tag, yd_verdict_get_label (row->verdict));
  set_point (self->own, row->number, row->title);
  set_point (self->other, row->other_number, row->other_title);
  g_autofree char *why = yd_comparison_row_dup_words (row);
  gtk_label_set_text (self->why, why);
  g_autofree char *opener
    = g_strdup_printf (_ ("Words: %s"), *row->title != '\0' ? row->title : row->other_title);
  g_clear_object (&self->comparison); /* while the button is set for another */
  gtk_toggle_button_set_active (self->opener, comparison->open);
  self->comparison = g_object_ref (comparison);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->opener), _ ("Show the words and what differs"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->opener), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  opener, -1);
  show_words (self);

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
