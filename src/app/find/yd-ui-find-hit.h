#pragma once

#include "yd-search.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A place that was found, as a row of the list: where, and its words among those around them. */
#define YD_UI_TYPE_FIND_HIT (yd_ui_find_hit_get_type ())
G_DECLARE_FINAL_TYPE (YdUiFindHit, yd_ui_find_hit, YD_UI, FIND_HIT, GObject)

YdUiFindHit *yd_ui_find_hit_new (YdHit *hit);
YdHit *yd_ui_find_hit_get (YdUiFindHit *self);
char *yd_ui_find_hit_dup_key (const YdHit *hit);
char *yd_ui_find_hit_dup_place (const YdHit *hit);
char *yd_ui_find_hit_dup_context (const YdHit *hit);

G_END_DECLS
