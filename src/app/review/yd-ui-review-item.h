#pragma once

#include "yd-import-draft.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @corrections: (transfer full) (element-type YdCorrection): what the person changed, one gesture */
typedef void (*YdUiReviewItemDone) (gpointer data, GPtrArray *corrections);

void yd_ui_review_item_present (GtkWindow *parent, const YdOutlineItem *item, gboolean split,
                                YdUiReviewItemDone done, gpointer data);

G_END_DECLS
