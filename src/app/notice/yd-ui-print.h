#pragma once

#include "yd-ui-document.h"

G_BEGIN_DECLS

/* One printing of a notice: the plan as it was when it was asked for, through GtkPrintOperation. It
 * lives as long as the operation does. */
#define YD_UI_TYPE_PRINT (yd_ui_print_get_type ())
G_DECLARE_FINAL_TYPE (YdUiPrint, yd_ui_print, YD_UI, PRINT, GObject)

YdUiPrint *yd_ui_print_new (YdUiDocument *document, const YdNoticeOptions *options, GError **error);
YdPages *yd_ui_print_get_pages (YdUiPrint *self);
GtkPrintSettings *yd_ui_print_get_settings (YdUiPrint *self);
gboolean yd_ui_print_run (YdUiPrint *self, GtkWindow *window, GtkPrintOperationAction action,
                          const char *file, GError **error);

GtkPrintOperation *yd_ui_print_new_operation (const char *title);

G_END_DECLS
