#pragma once

#include "yd-ui-selection.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Words of a source that found no place, to be copied or removed. */
#define YD_UI_TYPE_UNPLACED (yd_ui_unplaced_get_type ())
G_DECLARE_FINAL_TYPE (YdUiUnplaced, yd_ui_unplaced, YD_UI, UNPLACED, AdwBin)

void yd_ui_unplaced_show (YdUiUnplaced *self, YdUiDocument *document);

G_END_DECLS
