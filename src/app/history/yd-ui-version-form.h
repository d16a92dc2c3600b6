#pragma once

#include "yd-ui-toast.h"
#include "yd-version.h"

#include <adwaita.h>

G_BEGIN_DECLS

void yd_ui_version_form_present (GtkWindow *parent, YdStore *store, const char *hash,
                                 YdUiToasts *toasts, gboolean offer_history);

G_END_DECLS
