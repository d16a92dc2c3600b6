#pragma once

#include "yd-ui-reading.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  YD_UI_TINT_TITLE,
  YD_UI_TINT_UNIT,
  YD_UI_TINT_DATE,
  YD_UI_TINT_FIGURE,
  YD_UI_N_TINTS
} YdUiTint;

/* One paragraph of a source: its number, and its words with tints behind what was recognised, a
 * ring around what is in doubt, and a line through what has no place. It gives the command
 * "review.point-at" (uiib: block, characters from and to, done) when the mouse is drawn over its words;
 * -1 as the first none of them, but a press at the second, and as the second G_MAXINT the words between two
 * marks around the first. */
#define YD_UI_TYPE_SOURCE_LINE (yd_ui_source_line_get_type ())
G_DECLARE_FINAL_TYPE (YdUiSourceLine, yd_ui_source_line, YD_UI, SOURCE_LINE, GtkBox)

GtkWidget *yd_ui_source_line_new (void);
void yd_ui_source_line_show (YdUiSourceLine *self, const YdSourceBlock *source,
                             const YdUiReading *reading, guint block);
void yd_ui_source_line_choose (YdUiSourceLine *self, int anchor, int caret, gboolean has_caret);
void yd_ui_source_line_get_place (YdUiSourceLine *self, GtkWidget *relative, GdkRectangle *place);
void yd_ui_source_line_get_line (YdUiSourceLine *self, GtkWidget *relative, int at, int *y,
                                 int *height);
GtkWidget *yd_ui_source_line_new_legend (void);

G_END_DECLS
