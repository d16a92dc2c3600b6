#pragma once

#include "yd-rows.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  YD_UI_CHIP_FIRST_LEAD,
  YD_UI_CHIP_LEAD,
  YD_UI_CHIP_SUPPORT,
} YdUiChipKind;

/* A unit's part in an item: its name, a menu of what may be done with it, and a button that takes it
 * away. Its actions are units.first, units.role and units.remove with the unit's id. */
#define YD_UI_TYPE_CHIP (yd_ui_chip_get_type ())
G_DECLARE_FINAL_TYPE (YdUiChip, yd_ui_chip, YD_UI, CHIP, GtkWidget)

GtkWidget *yd_ui_chip_new (YdId unit, const char *label, const char *full_name, const char *members,
                           YdUiChipKind kind, gboolean editable);

G_END_DECLS
