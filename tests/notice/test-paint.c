/* Pages as pixels: what is red, what is black, what stays white. */

#include "notice-case.h"

#include <string.h>

#define SCALE 2 /* pixels a point */

static YdComposer *composer;

typedef struct
{
  guint red, black;                /* pixels */
  double top, bottom, left, right; /* mm: of all ink */
} Ink;

static Ink
paint (YdPages *pages, guint index)
{
  cairo_surface_t *surface
    = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 596 * SCALE, 842 * SCALE);
  cairo_t *cr = cairo_create (surface);
  Ink ink = { 0, 0, 1e6, 0, 1e6, 0 };
  const guchar *data;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, SCALE, SCALE);
  yd_pages_paint (pages, index, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int y = 0; y < 842 * SCALE; y++)
    for (int x = 0; x < 596 * SCALE; x++)
      {
        guint32 pixel;
        double mm_x = x * 25.4 / 72 / SCALE, mm_y = y * 25.4 / 72 / SCALE;
        memcpy (&pixel, data + y * cairo_image_surface_get_stride (surface) + 4 * x, 4);
        if ((pixel & 0xffffff) == 0xffffff)
          continue;
        ink.red += (pixel & 0xff0000) == 0xff0000 && (pixel & 0xff) < 0x80;
        ink.black += (pixel & 0xff0000) < 0x400000;
        ink.top = MIN (ink.top, mm_y);
        ink.bottom = MAX (ink.bottom, mm_y);
        ink.left = MIN (ink.left, mm_x);
        ink.right = MAX (ink.right, mm_x);
      }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return ink;
}

static YdPages *
compose (const char *extra)
{
  g_autofree char *text = g_strconcat (notice_case_get_worked_example (), extra, NULL);
  g_autoptr (NoticeCase) c = notice_case_parse (text);
  g_autoptr (GError) error = NULL;
  YdPages *pages = yd_composer_compose (composer, c->plan, &c->options, &error);
  g_assert_no_error (error);
  return pages;
}

static void
test_colours (void)
{
  g_autoptr (YdPages) pages = compose ("");
  g_autoptr (YdPages) preprinted = compose ("option preprinted\n");
  Ink ink = paint (pages, 0), bare = paint (preprinted, 0);
  g_assert_cmpuint (ink.red, >, 5000);
  g_assert_cmpuint (ink.black, >, 5000);
  g_assert_cmpfloat_with_epsilon (ink.top, 72, 0.5);
  g_assert_cmpfloat (ink.left, >, 27.5);
  g_assert_cmpfloat (ink.right, <, 184.5);
  g_assert_cmpuint (bare.red, ==, 0);
  g_assert_cmpfloat (bare.top, >, 110);
}

/* A lying table fills the type area upright; nothing is drawn beside it. */
static void
test_lying (void)
{
  g_autoptr (YdPages) pages = compose ("plan.unit_print 2\n");
  guint n = yd_pages_get_n (pages), lying = 0;
  for (guint p = 0; p < n; p++)
    {
      const YdPage *page = yd_pages_get (pages, p);
      Ink ink;
      if (page->items->len == 0 || !g_array_index (page->items, YdPlaced, 0).rotated)
        continue;
      ink = paint (pages, p);
      lying++;
      g_assert_cmpfloat_with_epsilon (ink.top, 37, 0.6);
      g_assert_cmpfloat (ink.bottom, <, 275);
      g_assert_cmpfloat (ink.left, >, 27.5);
      g_assert_cmpfloat (ink.right, <, 184.5);
      g_assert_cmpuint (ink.red, ==, 0);
    }
  g_assert_cmpuint (lying, >, 0);
}

static void
test_no_such_page (void)
{
  g_autoptr (YdPages) pages = compose ("");
  Ink ink = paint (pages, 1000);
  g_assert_cmpuint (ink.black, ==, 0);
}

int
main (int argc, char **argv)
{
  composer = notice_case_begin (&argc, &argv);
  g_test_add_func ("/notice/paint/colours", test_colours);
  g_test_add_func ("/notice/paint/lying", test_lying);
  g_test_add_func ("/notice/paint/no-such-page", test_no_such_page);
  return notice_case_run ();
}
