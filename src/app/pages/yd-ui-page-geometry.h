#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  YD_UI_ZOOM_TYPE_AREA, /* the type area and 10 mm a side */
  YD_UI_ZOOM_PAGE_WIDTH,
  YD_UI_ZOOM_WHOLE_PAGE,
  YD_UI_ZOOM_FREE,
} YdUiZoom;

/* Pages one below the other in a column that scrolls. */
typedef struct
{
  YdUiZoom zoom;
  double free_scale; /* pixels a mm, where zoom is FREE */
  int width;         /* pixels: of the column */
  double top;        /* pixels: where what is seen of it begins */
  double seen;       /* pixels: how much of its height is seen; 0 where nobody knows yet */
  guint n_pages;
} YdUiPageGeometry;

/* A page on the screen. */
typedef struct
{
  guint page;   /* index from 0 */
  double x, y;  /* pixels: its top left corner */
  double scale; /* pixels a mm */
} YdUiPagePlace;

double yd_ui_page_place_get_top (const YdUiPagePlace *self);

int yd_ui_page_geometry_get_least_width (const YdUiPageGeometry *self);
double yd_ui_page_geometry_get_scale (const YdUiPageGeometry *self);
int yd_ui_page_geometry_get_height (const YdUiPageGeometry *self);
YdUiPagePlace yd_ui_page_geometry_get_place (const YdUiPageGeometry *self, guint index,
                                             double left);
guint yd_ui_page_geometry_find_page (const YdUiPageGeometry *self, double y);
void yd_ui_page_geometry_find_seen (const YdUiPageGeometry *self, guint *first, guint *n);
double yd_ui_page_geometry_reveal (const YdUiPageGeometry *self, const YdUiPagePlace *place,
                                   double y, double height);

G_END_DECLS
