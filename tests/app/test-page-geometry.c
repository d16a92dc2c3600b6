#include "yd-ui-page-geometry.h"

#include "yd-pages.h"

#define GAP 14

/* Pixels a mm, by zoom, width of the column and height of what is seen. */
static void
test_scale (void)
{
  static const struct
  {
    YdUiZoom zoom;
    int width;
    double seen;
    double scale;
  } cases[] = {
    { YD_UI_ZOOM_TYPE_AREA, 352, 500, 2 },                /* 156 mm and 10 a side */
    { YD_UI_ZOOM_TYPE_AREA, 10, 500, 160 / 176.0 },       /* no narrower than 160 pixels */
    { YD_UI_ZOOM_PAGE_WIDTH, 2 * 210 + 2 * GAP, 100, 2 }, /* whatever is seen of the height */
    { YD_UI_ZOOM_WHOLE_PAGE, 2000, 297 + 2 * GAP, 1 }, /* the height is what there is little of */
    { YD_UI_ZOOM_WHOLE_PAGE, 210 + 2 * GAP, 5000, 1 }, /* the width is */
    { YD_UI_ZOOM_WHOLE_PAGE, 420 + 2 * GAP, 0, 2 },    /* nobody knows the height yet */
    { YD_UI_ZOOM_WHOLE_PAGE, 420 + 2 * GAP, 2 * GAP, 2 }, /* there is none */
    { YD_UI_ZOOM_FREE, 100, 100, 3.5 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      YdUiPageGeometry geometry = { .zoom = cases[i].zoom,
                                    .free_scale = 3.5,
                                    .width = cases[i].width,
                                    .seen = cases[i].seen,
                                    .n_pages = 3 };
      g_assert_cmpfloat_with_epsilon (yd_ui_page_geometry_get_scale (&geometry), cases[i].scale,
                                      1e-9);
    }
}

/* Two pixels a mm: pages of 420 × 594, 608 from top to top. */
static const YdUiPageGeometry column
  = { .zoom = YD_UI_ZOOM_FREE, .free_scale = 2, .width = 600, .seen = 400, .n_pages = 3 };

static void
test_places (void)
{
  for (guint i = 0; i < 4; i++) /* the fourth is gone: its words may stand there yet */
    {
      YdUiPagePlace place = yd_ui_page_geometry_get_place (&column, i, 28);
      g_assert_cmpuint (place.page, ==, i);
      g_assert_cmpfloat (place.x, ==, 90);
      g_assert_cmpfloat (place.y, ==, GAP + i * 608.0);
      g_assert_cmpfloat (yd_ui_page_place_get_top (&place), ==, i * 608.0);
    }
  g_assert_cmpint (yd_ui_page_geometry_get_height (&column), ==, GAP + 3 * 608);
  g_assert_cmpint (yd_ui_page_geometry_get_least_width (&column), ==, 420 + 2 * GAP);

  YdUiPageGeometry narrow = column;
  narrow.width = 100;
  g_assert_cmpfloat (yd_ui_page_geometry_get_place (&narrow, 0, 28).x, ==, GAP);

  YdUiPageGeometry empty = column; /* as high as a page, to be looked at before the first comes */
  empty.n_pages = 0;
  g_assert_cmpint (yd_ui_page_geometry_get_height (&empty), ==, GAP + 608);

  /* where only the type area is shown, the page begins left of the column */
  YdUiPageGeometry area = { .zoom = YD_UI_ZOOM_TYPE_AREA, .width = 352, .n_pages = 1 };
  g_assert_cmpfloat (yd_ui_page_geometry_get_place (&area, 0, 28).x, ==, -36);
  g_assert_cmpfloat (yd_ui_page_geometry_get_place (&area, 0, 26).x, ==, -32);
}

static void
test_seen (void)
{
  static const struct
  {
    double top;
    guint first;
    guint n;
  } cases[] = {
    { 0, 0, 1 },
    { GAP + 608 - 400, 0, 1 }, /* the next page's first line of pixels is just out of sight */
    { GAP + 608 - 399, 0, 2 },
    { GAP + 607, 0, 2 },
    { GAP + 608, 1, 1 },
    { GAP + 2 * 608, 2, 1 },
    { 9000, 14, 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      YdUiPageGeometry geometry = column;
      guint first, n;
      geometry.top = cases[i].top;
      yd_ui_page_geometry_find_seen (&geometry, &first, &n);
      g_assert_cmpuint (first, ==, cases[i].first);
      g_assert_cmpuint (n, ==, cases[i].n);
    }
  g_assert_cmpuint (yd_ui_page_geometry_find_page (&column, 0), ==, 0);
  g_assert_cmpuint (yd_ui_page_geometry_find_page (&column, GAP + 607), ==, 0);
  g_assert_cmpuint (yd_ui_page_geometry_find_page (&column, GAP + 608), ==, 1);
}

/* What is seen stays where it is; what is not comes a quarter below the top, or with its whole page. */
static void
test_reveal (void)
{
  static const struct
  {
    YdUiZoom zoom;
    double top;
    double y; /* mm on the second page, 20 high */
    double answer;
  } cases[] = {
    { YD_UI_ZOOM_FREE, 600, 50, 600 },
    { YD_UI_ZOOM_FREE, GAP + 608 + 100 - 8, 50, GAP + 608 + 100 - 8 },
    { YD_UI_ZOOM_FREE, GAP + 608 + 100 - 7, 50, GAP + 608 },
    { YD_UI_ZOOM_FREE, GAP + 608 + 140 + 8 - 400, 50, GAP + 608 + 140 + 8 - 400 },
    { YD_UI_ZOOM_FREE, GAP + 608 + 140 + 7 - 400, 50, GAP + 608 },
    { YD_UI_ZOOM_WHOLE_PAGE, 0, 250, 608 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      YdUiPageGeometry geometry = column;
      YdUiPagePlace place = yd_ui_page_geometry_get_place (&geometry, 1, 28);
      geometry.zoom = cases[i].zoom;
      geometry.top = cases[i].top;
      g_assert_cmpfloat (yd_ui_page_geometry_reveal (&geometry, &place, cases[i].y, 20), ==,
                         cases[i].answer);
    }
  YdUiPagePlace first = yd_ui_page_geometry_get_place (&column, 0, 28);
  YdUiPageGeometry below = column;
  below.top = 500; /* nothing stands above the first page */
  g_assert_cmpfloat (yd_ui_page_geometry_reveal (&below, &first, 0, 20), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/page-geometry/scale", test_scale);
  g_test_add_func ("/app/page-geometry/places", test_places);
  g_test_add_func ("/app/page-geometry/seen", test_seen);
  g_test_add_func ("/app/page-geometry/reveal", test_reveal);
  return g_test_run ();
}
