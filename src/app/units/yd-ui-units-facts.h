#pragma once

#include "yd-unit-doubt.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The parts of the register that a person may ask for: all, one kind (YdUnitKind), or these. */
typedef enum
{
  YD_UI_UNITS_ALL = -1,
  YD_UI_UNITS_GONE = YD_UNIT_OTHER + 1, /* merged into others, or no longer valid */
  YD_UI_UNITS_DOUBTFUL,
  YD_UI_N_UNITS
} YdUiUnits;

/* What is worked out from a plan about its units, once for all that show it. */
typedef struct _YdUiUnitsFacts YdUiUnitsFacts;

YdUiUnitsFacts *yd_ui_units_facts_new (YdPlan *plan, YdDate today);
void yd_ui_units_facts_free (YdUiUnitsFacts *self);
guint yd_ui_units_facts_count (YdUiUnitsFacts *self, YdUiUnits part);
gboolean yd_ui_units_facts_is_in (YdUiUnitsFacts *self, YdUnit *unit, YdUiUnits part);
guint yd_ui_units_facts_get_place (YdUiUnitsFacts *self, YdUnit *unit);
guint yd_ui_units_facts_get_n_unregistered (YdUiUnitsFacts *self);
const YdUnitDoubt *yd_ui_units_facts_get_doubt (YdUiUnitsFacts *self, YdUnit *unit);
GPtrArray *yd_ui_units_facts_get_assignments (YdUiUnitsFacts *self, YdUnit *unit);
guint yd_ui_units_facts_get_n_leads (YdUiUnitsFacts *self, YdUnit *unit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdUiUnitsFacts, yd_ui_units_facts_free)

/* A unit's facts as words, and back. */
const char *yd_ui_units_get_kind_words (int kind);
char *yd_ui_units_read_day (YdPlan *plan, const char *text, GError **error);

G_END_DECLS
