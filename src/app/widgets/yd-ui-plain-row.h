#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define YD_UI_TYPE_PLAIN_ROW (yd_ui_plain_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (YdUiPlainRow, yd_ui_plain_row, YD_UI, PLAIN_ROW, AdwPreferencesRow)

struct _YdUiPlainRowClass
{
  AdwPreferencesRowClass parent_class;
};

GtkWidget *yd_ui_plain_row_new (GtkWidget *child);

G_END_DECLS
