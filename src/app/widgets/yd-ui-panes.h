#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  YD_UI_PANE_SIDEBAR,
  YD_UI_PANE_INSPECTOR,
  YD_UI_PANE_PAGES,
  YD_UI_N_PANES
} YdUiPane;

/* A content with up to three panes beside it, which fold one after another as the window narrows: a
 * folded pane is closed, and opens over the content. Its minimum is that of the most folded layout.
 *
 * Properties: "sidebar-shown", "inspector-shown", "pages-shown" (read-write), "narrow",
 * "inspector-folded", "pages-folded" (read). */
#define YD_UI_TYPE_PANES (yd_ui_panes_get_type ())
G_DECLARE_FINAL_TYPE (YdUiPanes, yd_ui_panes, YD_UI, PANES, GtkWidget)

void yd_ui_panes_set_content (YdUiPanes *self, GtkWidget *content);
void yd_ui_panes_set_pane (YdUiPanes *self, YdUiPane pane, GtkWidget *child);
void yd_ui_panes_set_size (YdUiPanes *self, YdUiPane pane, int width, int docked_from);
void yd_ui_panes_set_within (YdUiPanes *self, YdUiPanes *outer);
gboolean yd_ui_panes_get_shown (YdUiPanes *self, YdUiPane pane);
void yd_ui_panes_set_shown (YdUiPanes *self, YdUiPane pane, gboolean shown);
void yd_ui_panes_set_wanted (YdUiPanes *self, YdUiPane pane, gboolean wanted);
gboolean yd_ui_panes_get_wanted (YdUiPanes *self, YdUiPane pane);
gboolean yd_ui_panes_get_folded (YdUiPanes *self, YdUiPane pane);

G_END_DECLS
