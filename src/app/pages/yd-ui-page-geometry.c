/* Owns: how large pages are on the screen, and where each of them stands. Refuses: to paint. */

#include "yd-ui-page-view-private.h"

#define BESIDE 10.0     /* mm shown on each side of the type area */
#define LEAST_WIDTH 160 /* pixels */

guint
yd_ui_page_view_get_n_pages (YdUiPageView *self)
{
  return self->pages != NULL ? yd_pages_get_n (self->pages) : 0;
}

static double
scale_for (YdUiPageView *self, int width)
{
  switch (self->zoom)
    {
    case YD_UI_ZOOM_TYPE_AREA:
      return MAX (width, LEAST_WIDTH) / (YD_AREA_WIDTH + 2 * BESIDE);
    case YD_UI_ZOOM_PAGE_WIDTH:
      return (MAX (width, LEAST_WIDTH) - 2 * YD_UI_PAGE_GAP) / YD_PAGE_WIDTH;
    case YD_UI_ZOOM_WHOLE_PAGE:
      {
        double height = self->down != NULL ? gtk_adjustment_get_page_size (self->down) : 0;
        double by_width = (MAX (width, LEAST_WIDTH) - 2 * YD_UI_PAGE_GAP) / YD_PAGE_WIDTH;
        return height > 2 * YD_UI_PAGE_GAP
                 ? MIN (by_width, (height - 2 * YD_UI_PAGE_GAP) / YD_PAGE_HEIGHT)
                 : by_width;
      }
    case YD_UI_ZOOM_FREE:
    default:
      return self->free_scale;
    }
}

double
yd_ui_page_view_get_scale (YdUiPageView *self)
{
  return scale_for (self, gtk_widget_get_width (GTK_WIDGET (self)));
}

/* @index: also of a page that is gone: labels of its words stay until the next idle moment */
YdUiPagePlace
yd_ui_page_view_get_place (YdUiPageView *self, guint index)
{
  YdUiPagePlace place = { .page = index, .scale = yd_ui_page_view_get_scale (self) };
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  place.y = YD_UI_PAGE_GAP + index * (YD_PAGE_HEIGHT * place.scale + YD_UI_PAGE_GAP);
  if (self->zoom == YD_UI_ZOOM_TYPE_AREA)
    {
      double left = index < yd_ui_page_view_get_n_pages (self)
                      ? yd_pages_get (self->pages, index)->left
                      : YD_AREA_LEFT;
      place.x = -(left - BESIDE) * place.scale;
    }
  else
    place.x = MAX (YD_UI_PAGE_GAP, (width - YD_PAGE_WIDTH * place.scale) / 2);
  return place;
}

void
yd_ui_page_view_find_in_sight (YdUiPageView *self, guint *first, guint *n)
{
  double pitch = YD_PAGE_HEIGHT * yd_ui_page_view_get_scale (self) + YD_UI_PAGE_GAP;
  double top = self->down != NULL ? gtk_adjustment_get_value (self->down) : 0;
  double seen = self->down != NULL ? gtk_adjustment_get_page_size (self->down)
                                   : gtk_widget_get_height (GTK_WIDGET (self));
  *first = (guint)MAX (0, (top - YD_UI_PAGE_GAP) / pitch);
  *n = 0;
  while (*first + *n < yd_ui_page_view_get_n_pages (self)
         && YD_UI_PAGE_GAP + (*first + *n) * pitch < top + seen)
    (*n)++;
}

int
yd_ui_page_view_get_whole_height (YdUiPageView *self, double scale)
{
  guint n = MAX (yd_ui_page_view_get_n_pages (self), 1);
  return (int)(YD_UI_PAGE_GAP + n * (YD_PAGE_HEIGHT * scale + YD_UI_PAGE_GAP));
}

void
yd_ui_page_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  YdUiPageView *self = YD_UI_PAGE_VIEW (widget);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      if (self->zoom == YD_UI_ZOOM_FREE)
        *minimum = (int)(YD_PAGE_WIDTH * self->free_scale) + 2 * YD_UI_PAGE_GAP;
      *natural = *minimum;
    }
  else
    *minimum = *natural = yd_ui_page_view_get_whole_height (
      self, scale_for (self, for_size < 0 ? LEAST_WIDTH : for_size));
}
