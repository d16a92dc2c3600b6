#pragma once

#include "yd-ui-matrix-private.h"

G_BEGIN_DECLS

/* Private to what paints the matrix. */

#define NAME_SIZE 14 /* pixels, of text */
#define CAPTION_SIZE 12

/* How a texture of a mark looks. */
typedef enum
{
  MARK_SUPPORT,
  MARK_LEAD,
  MARK_FIRST_LEAD,
  CHECK_OFF,
  CHECK_ON,
  N_TEXTURES
} YdUiMatrixTexture;

typedef struct
{
  GdkRGBA fg, dim, view, window, accent_bg, accent_fg, accent, on_tint, border, warning;
  GdkRGBA hair, hover, head, tint, amber;
  gboolean contrast; /* high: what is else told by a shade has an edge */
} YdUiMatrixColours;

typedef struct
{
  GskRenderNode *left;  /* owned, nullable: number, title, tag; of a section the whole row */
  GskRenderNode *marks; /* owned, nullable: from the first column on */
  int width;            /* of the matrix, for which a section's row was made; 0 for a point's */
} RowNodes;

typedef struct
{
  GskRenderNode *name;   /* owned, nullable */
  GskRenderNode *chosen; /* owned, nullable: the same, as where the crosshair is */
  GskRenderNode *counts; /* owned, nullable */
  gboolean has_counts;
} ColumnNodes;

struct _YdUiMatrixPaint
{
  GHashTable *rows;      /* owned: stamp → RowNodes */
  GArray *columns;       /* owned: ColumnNodes */
  GHashTable *kinds;     /* owned: YdUnitKind → PangoLayout */
  GskRenderNode *corner; /* owned, nullable: what stands left in header and footer */
  GskRenderNode *corner_foot;
  GdkTexture *textures[N_TEXTURES]; /* owned */
  int scale;                        /* device pixels a pixel, of the textures */
  char *signature;                  /* owned: of names and kinds of the columns */
  YdUiMatrixColours colours;
  gboolean has_colours;
};

/* yd-ui-matrix-pieces.c */
const YdUiMatrixColours *yd_ui_matrix_get_colours (YdUiMatrix *self);
GdkRGBA yd_ui_matrix_fade (GdkRGBA colour, float alpha);
void yd_ui_matrix_fill (GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double y,
                        double width, double height);
void yd_ui_matrix_push_clip (GtkSnapshot *snapshot, double x, double y, double width,
                             double height);
void yd_ui_matrix_append_at (GtkSnapshot *snapshot, GskRenderNode *node, double x, double y);
PangoLayout *yd_ui_matrix_new_layout (GtkWidget *widget, const char *text, double size,
                                      gboolean bold);
double yd_ui_matrix_put_text (GtkSnapshot *snapshot, PangoLayout *layout, double x, double y,
                              double align, double width, const GdkRGBA *colour);
double yd_ui_matrix_put_words (GtkSnapshot *snapshot, GtkWidget *widget, const char *text,
                               double size, gboolean bold, double x, double y, double align,
                               double width, const GdkRGBA *colour);
void yd_ui_matrix_put_texture (YdUiMatrix *self, GtkSnapshot *snapshot, YdUiMatrixTexture which,
                               double x, double y);

/* yd-ui-matrix-paint.c */
void yd_ui_matrix_clear_node (GskRenderNode **node);
void yd_ui_matrix_paint_borders (YdUiMatrix *self, GtkSnapshot *snapshot, double y, double height,
                                 int width);
YdUiMatrixPlace yd_ui_matrix_get_cross (YdUiMatrix *self);

/* yd-ui-matrix-heads.c */
void yd_ui_matrix_paint_header (YdUiMatrix *self, GtkSnapshot *snapshot, int width);
void yd_ui_matrix_paint_footer (YdUiMatrix *self, GtkSnapshot *snapshot, int width, int y);

G_END_DECLS
