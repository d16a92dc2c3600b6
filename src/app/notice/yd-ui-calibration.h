#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The corners of the calibration sheet: mm from the top left of the paper, as they should be. */
#define YD_UI_SHEET_LEFT 20.0
#define YD_UI_SHEET_TOP 20.0
#define YD_UI_SHEET_ACROSS 170.0
#define YD_UI_SHEET_DOWN 257.0

/* What a person measured on the sheet that a printer brought out, in mm. */
typedef struct
{
  double left;   /* from the paper's left edge to cross A */
  double top;    /* from its upper edge to cross A */
  double across; /* from A to B */
  double down;   /* from A to C */
} YdUiCalibration;

#define YD_UI_CALIBRATION_NONE \
  ((YdUiCalibration){ YD_UI_SHEET_LEFT, YD_UI_SHEET_TOP, YD_UI_SHEET_ACROSS, YD_UI_SHEET_DOWN })

/* How far a value may be from what it should be: beyond, something else was measured. */
#define YD_UI_CALIBRATION_REACH 10.0

gboolean yd_ui_calibration_is_none (const YdUiCalibration *self);
void yd_ui_calibration_load (YdUiCalibration *self, const char *printer);
gboolean yd_ui_calibration_save (const YdUiCalibration *self, const char *printer, GError **error);
GStrv yd_ui_calibration_dup_printers (void);
char *yd_ui_calibration_dup_words (const YdUiCalibration *self);

void yd_ui_calibration_apply (const YdUiCalibration *self, cairo_t *cr);
void yd_ui_calibration_paint_sheet (cairo_t *cr, const char *printer);

G_END_DECLS
