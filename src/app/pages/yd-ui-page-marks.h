#pragma once

#include "yd-pages.h"
#include "yd-ui-page-geometry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is drawn over a page, on the screen only. */
typedef enum
{
  YD_UI_MARK_PLACE,    /* where something stands: a ring */
  YD_UI_MARK_GAP,      /* where something would stand: a dashed ring */
  YD_UI_MARK_AREA,     /* the type area: a faint ring */
  YD_UI_MARK_DISTANCE, /* from one corner of the box to the other, along the side that is longer */
} YdUiMarkKind;

typedef struct
{
  YdUiMarkKind kind;
  YdPageBox box;  /* mm */
  char label[32]; /* of a distance: 35.0 mm */
} YdUiPageMark;

void yd_ui_page_place_get_rect (const YdUiPagePlace *self, const YdPageBox *box,
                                graphene_rect_t *rect);
void yd_ui_page_marks_snapshot (GArray *marks, GtkWidget *widget, GtkSnapshot *snapshot,
                                const YdUiPagePlace *place);
GskRenderNode *yd_ui_page_marks_new_node (YdPages *pages, guint index, double scale);
void yd_ui_page_marks_snapshot_paper (GtkSnapshot *snapshot, const YdUiPagePlace *place);

void yd_ui_page_marks_snapshot_tint (GArray *boxes, const YdPageBox *caret, GtkSnapshot *snapshot,
                                     const YdUiPagePlace *place);

G_END_DECLS
