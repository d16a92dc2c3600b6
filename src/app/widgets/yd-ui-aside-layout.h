#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line of words, which take the width that is left, with what is said aside at their end. Where it is too
 * narrow for all, what is said aside goes into lines below the words. */
#define YD_UI_TYPE_ASIDE_LAYOUT (yd_ui_aside_layout_get_type ())
G_DECLARE_FINAL_TYPE (YdUiAsideLayout, yd_ui_aside_layout, YD_UI, ASIDE_LAYOUT, GtkLayoutManager)

GtkLayoutManager *yd_ui_aside_layout_new (GtkWidget *words);
void yd_ui_aside_layout_set_beside_from (YdUiAsideLayout *self, int width);
void yd_ui_aside_layout_add (YdUiAsideLayout *self, GtkWidget *aside, int column);

G_END_DECLS
