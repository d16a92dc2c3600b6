#pragma once

#include "yd-ui-assign-table.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Points down, units across: the assignment matrix as one widget, to stand in a GtkScrolledWindow.
 * It shows a YdUiAssignModel and says what the person wants; it changes no plan.
 *
 * Signals:
 *   YdUiMatrix::column-changed                             the keyboard is in another column
 *   YdUiMatrix::wanted (GArray *places, YdUiShare share)  YdPlace: units shall have that share
 * there YdUiMatrix::moved (YdItem *item)                       the person went to another row
 *   YdUiMatrix::opened (YdItem *item)                      Enter or double-click on a point */
#define YD_UI_TYPE_MATRIX (yd_ui_matrix_get_type ())
G_DECLARE_FINAL_TYPE (YdUiMatrix, yd_ui_matrix, YD_UI, MATRIX, GtkWidget)

/* Pixels above and below the rows, for what else is laid over the scrolled window. */
/* At the usual size of text; with larger text all of the matrix is that much larger. */
#define YD_UI_MATRIX_HEADER 146
#define YD_UI_MATRIX_FOOTER 55

GtkWidget *yd_ui_matrix_new (void);
void yd_ui_matrix_set_model (YdUiMatrix *self, YdUiAssignModel *model);
void yd_ui_matrix_set_editable (YdUiMatrix *self, gboolean editable);
void yd_ui_matrix_show_item (YdUiMatrix *self, YdItem *item);
void yd_ui_matrix_show_unit (YdUiMatrix *self, YdId unit);
const YdUiAssignColumn *yd_ui_matrix_get_column (YdUiMatrix *self);
void yd_ui_matrix_get_body (YdUiMatrix *self, gboolean cells_alone, GdkRectangle *body);
double yd_ui_matrix_get_zoom (YdUiMatrix *self);

G_END_DECLS
