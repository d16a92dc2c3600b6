#pragma once

#include "yd-notice-options.h"
#include "yd-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _YdPages YdPages;

/* The notice's pages of an open plan, composed again after each change.
 *
 * Signals:
 *   YdUiLivePages::changed   the pages were composed again, or could not be
 */
#define YD_UI_TYPE_LIVE_PAGES (yd_ui_live_pages_get_type ())
G_DECLARE_FINAL_TYPE (YdUiLivePages, yd_ui_live_pages, YD_UI, LIVE_PAGES, GObject)

YdUiLivePages *yd_ui_live_pages_new (YdPlan *plan);
void yd_ui_live_pages_queue (YdUiLivePages *self);
YdPages *yd_ui_live_pages_get (YdUiLivePages *self);
const char *yd_ui_live_pages_get_problem (YdUiLivePages *self);
const YdNoticeOptions *yd_ui_live_pages_get_options (YdUiLivePages *self);
void yd_ui_live_pages_set_paper (YdUiLivePages *self, const YdNoticeOptions *options);

G_END_DECLS
