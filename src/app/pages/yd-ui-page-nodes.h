#pragma once

#include "yd-ui-page-marks.h"

G_BEGIN_DECLS

/* Pages as they were painted last, a node a line: what has not changed is not painted again. */
typedef struct _YdUiPageNodes YdUiPageNodes;

YdUiPageNodes *yd_ui_page_nodes_new (void);
void yd_ui_page_nodes_free (YdUiPageNodes *self);
void yd_ui_page_nodes_set_pages (YdUiPageNodes *self, YdPages *pages);
GskRenderNode *yd_ui_page_nodes_get (YdUiPageNodes *self, const YdUiPagePlace *place);
void yd_ui_page_nodes_end (YdUiPageNodes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdUiPageNodes, yd_ui_page_nodes_free)

G_END_DECLS
