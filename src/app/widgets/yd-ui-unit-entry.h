#pragma once

#include "yd-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An entry for a unit, with those it may mean below it: by name, short name, alias or the initials of
 * its pinyin. Signals: YdUiUnitEntry::chosen (const char *name), ::refused (GError) where what is
 * pasted is no name. */
#define YD_UI_TYPE_UNIT_ENTRY (yd_ui_unit_entry_get_type ())
G_DECLARE_FINAL_TYPE (YdUiUnitEntry, yd_ui_unit_entry, YD_UI, UNIT_ENTRY, GtkWidget)

GtkWidget *yd_ui_unit_entry_new (void);
void yd_ui_unit_entry_set_words (YdUiUnitEntry *self, const char *label, const char *placeholder);
void yd_ui_unit_entry_set_plan (YdUiUnitEntry *self, YdPlan *plan);
void yd_ui_unit_entry_set_known_only (YdUiUnitEntry *self, gboolean known_only);

/* How well @typed means @unit: 0 not at all, else the more the better. */
guint yd_ui_unit_entry_rate (YdUnit *unit, const char *typed);

G_END_DECLS
