#pragma once

#include "yd-finding.h"
#include "yd-ui-document.h"
#include "yd-ui-plain-row.h"

G_BEGIN_DECLS

/* What is wrong with a field. */
typedef struct
{
  YdSeverity severity;
  char *text;         /* owned */
  YdFinding *finding; /* owned; NULL: not of the checks */
} YdUiFieldProblem;

YdUiFieldProblem *yd_ui_field_problem_new (YdSeverity severity, const char *text,
                                           YdFinding *finding);
void yd_ui_field_problem_free (gpointer problem);

/* The row below a field that says what is wrong with it, with a Fix button where one is safe.
 * Hidden while nothing is. */
#define YD_UI_TYPE_FIELD_PROBLEMS (yd_ui_field_problems_get_type ())
G_DECLARE_FINAL_TYPE (YdUiFieldProblems, yd_ui_field_problems, YD_UI, FIELD_PROBLEMS, YdUiPlainRow)

GtkWidget *yd_ui_field_problems_new (void);
void yd_ui_field_problems_set_document (YdUiFieldProblems *self, YdUiDocument *document);
gboolean yd_ui_field_problems_set (YdUiFieldProblems *self, GPtrArray *problems);
gboolean yd_ui_field_problems_set_own (YdUiFieldProblems *self, const char *own);

G_END_DECLS
