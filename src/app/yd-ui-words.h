#pragma once

#include "yd-ui-selection.h"

G_BEGIN_DECLS

/* What values are called on screen. */
const char *yd_ui_words_get_part (YdUiPart part);
const char *yd_ui_words_get_stage (int stage, gboolean changed);
const char **yd_ui_words_get_stage_classes (int stage, gboolean changed, gboolean read_only);
char *yd_ui_words_dup_item_title (YdItem *item);
char *yd_ui_words_dup_lead (YdItem *item);
char *yd_ui_words_dup_time (gint64 microseconds, gint64 now);
char *yd_ui_words_dup_change (YdStore *store);
char *yd_ui_words_dup_count (glong count);
char *yd_ui_words_join (const char *first, ...) G_GNUC_NULL_TERMINATED;
GError *yd_ui_words_new_too_long (glong length, glong limit);

G_END_DECLS
