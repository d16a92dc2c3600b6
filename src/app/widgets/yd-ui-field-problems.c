/* Owns: what is wrong with a field, on screen, and putting it right where a check knows how.
 * Refuses: to find what is wrong. */

#include "yd-ui-field-problems.h"

#include "yd-ui-fix.h"

#include <glib/gi18n.h>

struct _YdUiFieldProblems
{
  YdUiPlainRow parent_instance;

  GtkBox *box;            /* child */
  YdUiDocument *document; /* owned; NULL before it is set */
  GPtrArray *problems;    /* owned: YdUiFieldProblem; NULL for none */
  char *own;              /* owned: the field's own complaint, instead of the others; NULL: none */
};

G_DEFINE_FINAL_TYPE (YdUiFieldProblems, yd_ui_field_problems, YD_UI_TYPE_PLAIN_ROW)

YdUiFieldProblem *
yd_ui_field_problem_new (YdSeverity severity, const char *text, YdFinding *finding)
{
  YdUiFieldProblem *problem = g_new0 (YdUiFieldProblem, 1);
  problem->severity = severity;
  problem->text = g_strdup (text);
  problem->finding = finding != NULL ? g_object_ref (finding) : NULL;
  return problem;
}

void
yd_ui_field_problem_free (gpointer data)
{
  YdUiFieldProblem *problem = data;
  g_clear_object (&problem->finding);
  g_free (problem->text);
  g_free (problem);
}

static void
fix_cb (GtkButton *button, YdUiFieldProblems *self)
{
  yd_ui_fix_finding (self->document, g_object_get_data (G_OBJECT (button), "finding"));
}

static GtkWidget *
new_problem_line (YdUiFieldProblems *self, const YdUiFieldProblem *problem)
{
  static const char *const classes[YD_N_SEVERITIES] = { "error", "warning", "dim-label" };
  static const char *const icons[YD_N_SEVERITIES]
    = { "dialog-error-symbolic", "dialog-warning-symbolic", "dialog-information-symbolic" };
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name (icons[problem->severity]);
  GtkWidget *label = gtk_label_new (problem->text);
  guint n_edits = 0;
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, classes[problem->severity]);
  gtk_widget_add_css_class (icon, classes[problem->severity]);
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), label);
  if (problem->finding != NULL)
    yd_finding_get_edits (problem->finding, &n_edits);
  if (n_edits > 0 && yd_ui_document_is_editable (self->document))
    {
      GtkWidget *fix = gtk_button_new_with_label (_ ("Fix"));
      g_autofree char *name = g_strdup_printf (_ ("Fix: %s"), problem->text);
      gtk_widget_set_valign (fix, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (fix), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      g_object_set_data_full (G_OBJECT (fix), "finding", g_object_ref (problem->finding),
                              g_object_unref);
      g_signal_connect_object (fix, "clicked", G_CALLBACK (fix_cb), self, 0);
      gtk_box_append (GTK_BOX (line), fix);
    }
  return line;
}

/* Returns: whether an error is among them */
static gboolean
refresh (YdUiFieldProblems *self)
{
  gboolean error = self->own != NULL;
  GtkWidget *child;
  guint n = self->problems != NULL ? self->problems->len : 0;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  if (self->own != NULL)
    {
      YdUiFieldProblem problem = { YD_SEVERITY_ERROR, self->own, NULL };
      gtk_box_append (self->box, new_problem_line (self, &problem));
      n = 0; /* the rest is about what was there before */
    }
  for (guint i = 0; i < n; i++)
    {
      const YdUiFieldProblem *problem = self->problems->pdata[i];
      error = error || problem->severity == YD_SEVERITY_ERROR;
      gtk_box_append (self->box, new_problem_line (self, problem));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->own != NULL || n > 0);
  return error;
}

static gboolean
has_error (YdUiFieldProblems *self)
{
  gboolean error = self->own != NULL;
  for (guint i = 0; self->problems != NULL && i < self->problems->len; i++)
    error = error || ((YdUiFieldProblem *)self->problems->pdata[i])->severity == YD_SEVERITY_ERROR;
  return error;
}

static void
yd_ui_field_problems_dispose (GObject *object)
{
  YdUiFieldProblems *self = YD_UI_FIELD_PROBLEMS (object);
  g_clear_object (&self->document);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->own, g_free);
  G_OBJECT_CLASS (yd_ui_field_problems_parent_class)->dispose (object);
}

static void
yd_ui_field_problems_class_init (YdUiFieldProblemsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_field_problems_dispose;
}

static void
yd_ui_field_problems_init (YdUiFieldProblems *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "problems");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->box));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
yd_ui_field_problems_new (void)
{
  return g_object_new (YD_UI_TYPE_FIELD_PROBLEMS, NULL);
}

/* In which problems are put right; once. */
void
yd_ui_field_problems_set_document (YdUiFieldProblems *self, YdUiDocument *document)
{
  g_return_if_fail (self->document == NULL);
  self->document = g_object_ref (document);
}

/**
 * yd_ui_field_problems_set:
 * @problems: (nullable) (element-type YdUiFieldProblem): the worst first
 *
 * Returns: whether an error is among them
 */
gboolean
yd_ui_field_problems_set (YdUiFieldProblems *self, GPtrArray *problems)
{
  gboolean same
    = self->problems != NULL && problems != NULL && self->problems->len == problems->len;
  for (guint i = 0; same && i < problems->len; i++)
    {
      const YdUiFieldProblem *a = self->problems->pdata[i], *b = problems->pdata[i];
      same = a->severity == b->severity && g_str_equal (a->text, b->text);
    }
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->problems);
  self->problems = problems != NULL ? g_ptr_array_ref (problems) : NULL;
  /* A button that has the keyboard is not made anew for nothing. */
  return same ? has_error (self) : refresh (self);
}

/* @own: (nullable): instead of all others; returns as yd_ui_field_problems_set() does */
gboolean
yd_ui_field_problems_set_own (YdUiFieldProblems *self, const char *own)
{
  if (g_strcmp0 (own, self->own) == 0)
    return has_error (self);
  g_free (self->own);
  self->own = g_strdup (own);
  return refresh (self);
}
