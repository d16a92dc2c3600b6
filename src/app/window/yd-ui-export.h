#pragma once

#include "yd-ui-document.h"
#include "yd-ui-job.h"
#include "yd-ui-toast.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Takes a plan out as a file: asks where, works on a thread, and says what came of it. */
typedef enum
{
  YD_UI_EXPORT_PDF,
  YD_UI_EXPORT_DOCX,
  YD_UI_EXPORT_DOCX_BODY, /* for an OA that sets its own head: title to note */
  YD_UI_EXPORT_DOCX_PLAN, /* and the plan alone */
  YD_UI_EXPORT_SHEET,
  YD_UI_EXPORT_SLIPS, /* a workbook a unit, in a new folder */
  YD_UI_EXPORT_COPY,  /* the whole plan, history too */
  YD_UI_EXPORT_OUTSIDE_COPY,
} YdUiExport;

void yd_ui_export_ask (YdUiExport what, GtkWindow *window, YdUiDocument *document, YdUiJob *job,
                       YdUiToasts *toasts);

G_END_DECLS
