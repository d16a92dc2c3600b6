#pragma once

#include "yd-plan.h"
#include "yd-finding.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  YD_UI_BODY_RECORDED = 1 << 0, /* words of an indicator or milestone */
  YD_UI_BODY_OPEN = 1 << 1,     /* words of a suggestion */
  YD_UI_BODY_FINDING = 1 << 2,
  YD_UI_BODY_TASK = 1 << 3, /* words that a task stands for */
} YdUiBodyMarks;

void yd_ui_body_marks_install (GtkTextBuffer *buffer);
YdUiBodyMarks yd_ui_body_marks_show (GtkTextBuffer *buffer, YdRecordList *paragraphs, YdItem *item,
                                     gboolean editable, GPtrArray *findings);

G_END_DECLS
