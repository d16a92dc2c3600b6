#pragma once

#include "yd-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line of the history: an entry with the names of its state, or the day that stands above those of it. */
#define YD_UI_TYPE_HISTORY_ENTRY (yd_ui_history_entry_get_type ())
G_DECLARE_FINAL_TYPE (YdUiHistoryEntry, yd_ui_history_entry, YD_UI, HISTORY_ENTRY, GObject)

YdUiHistoryEntry *yd_ui_history_entry_new (YdHistoryEntry *entry, const char *names, char *detail);
YdUiHistoryEntry *yd_ui_history_entry_new_day (const char *day);
const YdHistoryEntry *yd_ui_history_entry_get_entry (YdUiHistoryEntry *self);
gboolean yd_ui_history_entry_equal (YdUiHistoryEntry *self, YdUiHistoryEntry *other);

GtkListItemFactory *yd_ui_history_entry_new_factory (void);
void yd_ui_history_entries_put (GListStore *there, GPtrArray *newer);

G_END_DECLS
