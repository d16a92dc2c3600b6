#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Where a person prints the calibration sheet and says what was measured on it. What is entered
 * holds at once. */
#define YD_UI_TYPE_CALIBRATION_WINDOW (yd_ui_calibration_window_get_type ())
G_DECLARE_FINAL_TYPE (YdUiCalibrationWindow, yd_ui_calibration_window, YD_UI, CALIBRATION_WINDOW,
                      AdwWindow)

void yd_ui_calibration_window_present (GtkWindow *parent);

G_END_DECLS
