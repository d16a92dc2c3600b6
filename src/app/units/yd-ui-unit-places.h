#pragma once

#include "yd-word-place.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Every place where words would change, each with a tick. Signal: YdUiUnitPlaces::changed. */
#define YD_UI_TYPE_UNIT_PLACES (yd_ui_unit_places_get_type ())
G_DECLARE_FINAL_TYPE (YdUiUnitPlaces, yd_ui_unit_places, YD_UI, UNIT_PLACES, GtkWidget)

GtkWidget *yd_ui_unit_places_new (void);
/* @places: (transfer full) */
void yd_ui_unit_places_show (YdUiUnitPlaces *self, GPtrArray *places);
guint yd_ui_unit_places_get_n (YdUiUnitPlaces *self);
guint yd_ui_unit_places_get_n_chosen (YdUiUnitPlaces *self);
GPtrArray *yd_ui_unit_places_dup_chosen (YdUiUnitPlaces *self);

/* Where a place is, for a person: 1.做实医疗集团 · body */
char *yd_ui_unit_places_dup_where (const YdWordPlace *place);

G_END_DECLS
