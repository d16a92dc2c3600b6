#pragma once

#include "yd-ui-editor.h"
#include "yd-ui-pages.h"
#include "yd-ui-panes.h"

G_BEGIN_DECLS

/* The view in which a plan is written: editor, inspector and pages in one. Wiring alone. */
#define YD_UI_TYPE_DRAFT (yd_ui_draft_get_type ())
G_DECLARE_FINAL_TYPE (YdUiDraft, yd_ui_draft, YD_UI, DRAFT, GtkWidget)

void yd_ui_draft_set_selection (YdUiDraft *self, YdUiSelection *selection);
YdUiPanes *yd_ui_draft_get_panes (YdUiDraft *self);
YdUiEditor *yd_ui_draft_get_editor (YdUiDraft *self);
void yd_ui_draft_edit (YdUiDraft *self, YdTable table, YdId record, const char *field);
YdUiPages *yd_ui_draft_get_pages (YdUiDraft *self);
void yd_ui_draft_get_parts (YdUiDraft *self, GtkWidget *parts[3]);

G_END_DECLS
