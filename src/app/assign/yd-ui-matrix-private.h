#pragma once

#include "yd-ui-matrix.h"

G_BEGIN_DECLS

/* Pixels at the usual size of text. Everything is reckoned in them, and larger or smaller only where it meets
 * the screen: painted, pressed, measured. */
#define KINDS_HEIGHT 28
#define NAMES_HEIGHT 118
#define HEADER YD_UI_MATRIX_HEADER
#define FOOTER YD_UI_MATRIX_FOOTER
#define COUNT_HEIGHT 27
#define COLUMN 38
#define ROW_HEIGHT 34
#define HEAD_HEIGHT 32
#define MARK 24
#define LEFT_WIDTH 404 /* of the column with the points, as drawn */
#define LEFT_LEAST 190
#define LEFT_MOST 620
#define CHECK_X 14
#define CHECK_SIZE 20
#define NUMBER_RIGHT 68 /* where numbers end */
#define TITLE_X 75
#define TITLE_COLUMN (-1) /* the point itself, left of the units */
#define NO_ROW G_MAXUINT

typedef struct _YdUiMatrixPaint YdUiMatrixPaint;
typedef struct _YdUiMatrixCells YdUiMatrixCells;

/* Where something is: a row, and a column or TITLE_COLUMN. */
typedef struct
{
  guint row; /* NO_ROW: none */
  int column;
} YdUiMatrixPlace;

struct _YdUiMatrix
{
  GtkWidget parent_instance;

  YdUiAssignModel *model; /* owned; NULL before it is set */
  YdUiMatrixPaint *paint; /* owned: what is kept between frames */
  YdUiMatrixCells *cells; /* owned: what a screen reader reads */
  gboolean editable;

  /* scrolling */
  GtkAdjustment *across; /* owned */
  GtkAdjustment *down;   /* owned */
  GtkScrollablePolicy policies[2];
  YdId top_item; /* the row at the top, and how far it is scrolled away: kept through changes */
  double top_offset;
  gboolean unseen; /* where the keyboard is shall be brought into sight once there is a size */

  /* geometry */
  double zoom;   /* pixels of the widget a pixel here: how much larger than usual text is */
  GArray *tops;  /* owned: int; of each row below the header, and the end */
  GArray *heads; /* owned: guint; the row of the section a row is in, itself for one; NO_ROW */
  int left;      /* width of the column with the points */

  /* where the keyboard is, and from where a range runs to it */
  YdUiMatrixPlace focus;
  YdUiMatrixPlace anchor; /* row NO_ROW: no range */
  YdId item, unit;        /* the same, to be found again after a change */
  guint check_anchor;     /* row from which Shift checks */

  /* pointer */
  YdUiMatrixPlace hover;
  double pointer_x, pointer_y;
  YdUiMatrixPlace pressed; /* a cell on which the button went down */
  gboolean dragged;
  GtkWidget *menu; /* child: popover; NULL before it is first opened */
};

/* yd-ui-matrix-geometry.c */
gboolean yd_ui_matrix_update_zoom (YdUiMatrix *self);
int yd_ui_matrix_get_width (YdUiMatrix *self);
int yd_ui_matrix_get_height (YdUiMatrix *self);
guint yd_ui_matrix_get_n_rows (YdUiMatrix *self);
int yd_ui_matrix_get_n_columns (YdUiMatrix *self);
int yd_ui_matrix_top_of (YdUiMatrix *self, guint row);
void yd_ui_matrix_configure (YdUiMatrix *self);
void yd_ui_matrix_measure_rows (YdUiMatrix *self);
int yd_ui_matrix_whole_height (YdUiMatrix *self);
guint yd_ui_matrix_row_at (YdUiMatrix *self, double y);
guint yd_ui_matrix_get_sticky (YdUiMatrix *self, double *y);
gboolean yd_ui_matrix_place_at (YdUiMatrix *self, double x, double y, YdUiMatrixPlace *place);
void yd_ui_matrix_get_rect (YdUiMatrix *self, YdUiMatrixPlace place, graphene_rect_t *rect);
double yd_ui_matrix_row_y (YdUiMatrix *self, guint row);
double yd_ui_matrix_column_x (YdUiMatrix *self, guint column);
const YdUiAssignRow *yd_ui_matrix_row (YdUiMatrix *self, guint row);

/* moving */
gboolean yd_ui_matrix_get_range (YdUiMatrix *self, YdUiAssignRange *range);
gboolean yd_ui_matrix_has_keyboard (YdUiMatrix *self);
void yd_ui_matrix_go (YdUiMatrix *self, YdUiMatrixPlace place, gboolean extend);
void yd_ui_matrix_drop_range (YdUiMatrix *self);
void yd_ui_matrix_reveal (YdUiMatrix *self);

/* yd-ui-matrix-input.c */
void yd_ui_matrix_input_class_init (GtkWidgetClass *klass);
void yd_ui_matrix_input_init (YdUiMatrix *self);
void yd_ui_matrix_input_update_actions (YdUiMatrix *self);

/* yd-ui-matrix-paint.c */
YdUiMatrixPaint *yd_ui_matrix_paint_new (void);
void yd_ui_matrix_paint_free (YdUiMatrixPaint *paint);
void yd_ui_matrix_paint_forget (YdUiMatrixPaint *paint);
void yd_ui_matrix_paint_update (YdUiMatrixPaint *paint, YdUiMatrix *self);
void yd_ui_matrix_paint (YdUiMatrix *self, GtkSnapshot *snapshot);

/* yd-ui-matrix-cells.c */
YdUiMatrixCells *yd_ui_matrix_cells_new (YdUiMatrix *self);
void yd_ui_matrix_cells_free (YdUiMatrixCells *cells);
void yd_ui_matrix_cells_update (YdUiMatrixCells *cells);
void yd_ui_matrix_cells_settle (YdUiMatrixCells *cells);
void yd_ui_matrix_cells_allocate (YdUiMatrixCells *cells);
gboolean yd_ui_matrix_cells_grab_focus (YdUiMatrixCells *cells);
const char *yd_ui_matrix_name_share (YdUiShare share);

G_END_DECLS
