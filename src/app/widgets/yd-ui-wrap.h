#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children in lines, left to right, as words are set: each as wide as it wants to be. */
#define YD_UI_TYPE_WRAP_LAYOUT (yd_ui_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (YdUiWrapLayout, yd_ui_wrap_layout, YD_UI, WRAP_LAYOUT, GtkLayoutManager)

#define YD_UI_TYPE_WRAP (yd_ui_wrap_get_type ())
G_DECLARE_FINAL_TYPE (YdUiWrap, yd_ui_wrap, YD_UI, WRAP, GtkWidget)

GtkWidget *yd_ui_wrap_new (void);
void yd_ui_wrap_append (YdUiWrap *self, GtkWidget *child);
void yd_ui_wrap_remove_all (YdUiWrap *self);

G_END_DECLS
