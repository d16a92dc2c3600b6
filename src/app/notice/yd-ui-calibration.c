/* Owns: by how much a printer misses the place, kept per printer, and the sheet on which that is
 * measured. Refuses: to print. */

#include "yd-ui-calibration.h"

#include "yd-part.h"
#include "yd-ui-state.h"

#include <glib/gi18n.h>
#include <math.h>

#define GROUP "calibration"
#define POINTS(mm) ((mm) / YD_MM_PER_POINT)

/* ---- what was measured ---- */

static gboolean
is_near (double value, double nominal, double reach)
{
  return fabs (value - nominal) <= reach; /* not so where it is no number */
}

gboolean
yd_ui_calibration_is_none (const YdUiCalibration *self)
{
  return is_near (self->left, YD_UI_SHEET_LEFT, 0.01) && is_near (self->top, YD_UI_SHEET_TOP, 0.01)
         && is_near (self->across, YD_UI_SHEET_ACROSS, 0.01)
         && is_near (self->down, YD_UI_SHEET_DOWN, 0.01);
}

/* A printer's name as a key of the file: any characters may stand in it. */
static char *
dup_key (const char *printer)
{
  return g_uri_escape_string (printer, NULL, FALSE);
}

/* @printer: (nullable): one that nobody measured has none */
void
yd_ui_calibration_load (YdUiCalibration *self, const char *printer)
{
  gsize n = 0;
  g_autofree char *key = printer != NULL ? dup_key (printer) : NULL;
  g_autofree double *numbers = key != NULL ? yd_ui_state_dup_numbers (GROUP, key, &n) : NULL;
  *self = YD_UI_CALIBRATION_NONE;
  if (n != 4 || !is_near (numbers[0], YD_UI_SHEET_LEFT, YD_UI_CALIBRATION_REACH)
      || !is_near (numbers[1], YD_UI_SHEET_TOP, YD_UI_CALIBRATION_REACH)
      || !is_near (numbers[2], YD_UI_SHEET_ACROSS, YD_UI_CALIBRATION_REACH)
      || !is_near (numbers[3], YD_UI_SHEET_DOWN, YD_UI_CALIBRATION_REACH))
    return;
  *self = (YdUiCalibration){ numbers[0], numbers[1], numbers[2], numbers[3] };
}

gboolean
yd_ui_calibration_save (const YdUiCalibration *self, const char *printer, GError **error)
{
  const double numbers[] = { self->left, self->top, self->across, self->down };
  g_autofree char *key = dup_key (printer);
  gboolean none = yd_ui_calibration_is_none (self);
  return yd_ui_state_set_numbers (GROUP, key, none ? NULL : numbers, G_N_ELEMENTS (numbers), error);
}

/**
 * yd_ui_calibration_dup_printers:
 *
 * Returns: (transfer full): those that have been measured
 */
GStrv
yd_ui_calibration_dup_printers (void)
{
  GStrv names = yd_ui_state_dup_keys (GROUP);
  for (guint i = 0; names[i] != NULL; i++)
    {
      char *name = g_uri_unescape_string (names[i], NULL);
      if (name == NULL)
        continue;
      g_free (names[i]);
      names[i] = name;
    }
  return names;
}

/**
 * yd_ui_calibration_dup_words:
 *
 * Returns: (transfer full): what is done to a page
 */
char *
yd_ui_calibration_dup_words (const YdUiCalibration *self)
{
  if (yd_ui_calibration_is_none (self))
    return g_strdup (_ ("Pages are printed as they are"));
  double x = YD_UI_SHEET_LEFT - self->left, y = YD_UI_SHEET_TOP - self->top;
  g_autofree char *across
    = g_strdup_printf (x < 0 ? _ ("%.1f mm to the left") : _ ("%.1f mm to the right"), fabs (x));
  g_autofree char *down = g_strdup_printf (y < 0 ? _ ("%.1f mm up") : _ ("%.1f mm down"), fabs (y));
  return g_strdup_printf (_ ("Pages are moved %s and %s, and made %.2f%% wide and %.2f%% high"),
                          across, down, 100 * YD_UI_SHEET_ACROSS / self->across,
                          100 * YD_UI_SHEET_DOWN / self->down);
}

/* ---- on paper ---- */

/* What is meant for x mm comes out at offset + x * scale: it is drawn at (x - offset) / scale.
 * @cr: in points from the paper's top left */
void
yd_ui_calibration_apply (const YdUiCalibration *self, cairo_t *cr)
{
  double x_scale = self->across / YD_UI_SHEET_ACROSS, y_scale = self->down / YD_UI_SHEET_DOWN;
  double x_offset = self->left - YD_UI_SHEET_LEFT * x_scale;
  double y_offset = self->top - YD_UI_SHEET_TOP * y_scale;
  cairo_scale (cr, 1 / x_scale, 1 / y_scale);
  cairo_translate (cr, -POINTS (x_offset), -POINTS (y_offset));
}

/* @x, @y: mm; @dx, @dy: mm, one of them 0 */
static void
draw_line (cairo_t *cr, double x, double y, double dx, double dy)
{
  cairo_move_to (cr, POINTS (x), POINTS (y));
  cairo_rel_line_to (cr, POINTS (dx), POINTS (dy));
  cairo_stroke (cr);
}

static void
draw_text (cairo_t *cr, double x, double y, double points, const char *text)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("sans");
  pango_font_description_set_absolute_size (font, points * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (int)(POINTS (180 - x) * PANGO_SCALE));
  pango_layout_set_line_spacing (layout, 1.4f);
  pango_font_description_free (font);
  cairo_move_to (cr, POINTS (x), POINTS (y));
  pango_cairo_show_layout (cr, layout);
}

static void
draw_cross (cairo_t *cr, double x, double y, const char *name)
{
  cairo_set_line_width (cr, POINTS (0.2));
  draw_line (cr, x - 8, y, 16, 0);
  draw_line (cr, x, y - 8, 0, 16);
  draw_text (cr, x + 2, y - 8, 14, name);
}

/* From cross to cross, a stroke a millimetre. */
static void
draw_rulers (cairo_t *cr)
{
  cairo_set_line_width (cr, POINTS (0.1));
  for (int mm = 10; mm <= YD_UI_SHEET_ACROSS - 10; mm++)
    {
      double length = mm % 10 == 0 ? 5 : mm % 5 == 0 ? 3.5 : 2;
      draw_line (cr, YD_UI_SHEET_LEFT + mm, YD_UI_SHEET_TOP, 0, length);
    }
  for (int mm = 10; mm <= YD_UI_SHEET_DOWN - 10; mm++)
    {
      double length = mm % 10 == 0 ? 5 : mm % 5 == 0 ? 3.5 : 2;
      draw_line (cr, YD_UI_SHEET_LEFT, YD_UI_SHEET_TOP + mm, length, 0);
    }
  for (int mm = 20; mm <= YD_UI_SHEET_ACROSS - 20; mm += 20)
    {
      g_autofree char *number = g_strdup_printf ("%d", mm);
      draw_text (cr, YD_UI_SHEET_LEFT + mm - 2, YD_UI_SHEET_TOP + 6, 8, number);
    }
  for (int mm = 20; mm <= YD_UI_SHEET_DOWN - 20; mm += 20)
    {
      g_autofree char *number = g_strdup_printf ("%d", mm);
      draw_text (cr, YD_UI_SHEET_LEFT + 6, YD_UI_SHEET_TOP + mm - 1.5, 8, number);
    }
}

/**
 * yd_ui_calibration_paint_sheet:
 * @cr: in points from the paper's top left
 * @printer: (nullable): named on the sheet
 *
 * What is printed is Chinese in every locale.
 */
void
yd_ui_calibration_paint_sheet (cairo_t *cr, const char *printer)
{
  const double right = YD_UI_SHEET_LEFT + YD_UI_SHEET_ACROSS;
  const double bottom = YD_UI_SHEET_TOP + YD_UI_SHEET_DOWN;
  g_autofree char *which = g_strdup_printf ("打印机：%s", printer != NULL ? printer : "");
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  draw_cross (cr, YD_UI_SHEET_LEFT, YD_UI_SHEET_TOP, "A");
  draw_cross (cr, right, YD_UI_SHEET_TOP, "B");
  draw_cross (cr, YD_UI_SHEET_LEFT, bottom, "C");
  draw_cross (cr, right, bottom, "D");
  draw_rulers (cr);
  draw_text (cr, 45, 60, 22, "打印校准页");
  draw_text (cr, 45, 74, 12, which);
  draw_text (cr, 45, 86, 12,
             "请用钢尺量出下面四个数（精确到0.1毫米），填入“打印校准”窗口：\n"
             "① 纸的左边到十字A的竖线（应为20.0毫米）\n"
             "② 纸的上边到十字A的横线（应为20.0毫米）\n"
             "③ 十字A到十字B（应为170.0毫米）\n"
             "④ 十字A到十字C（应为257.0毫米）");
  cairo_restore (cr);
}
