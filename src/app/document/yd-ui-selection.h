#pragma once

#include "yd-ui-document.h"

G_BEGIN_DECLS

/* What stands in the outline besides items. */
typedef enum
{
  YD_UI_PART_ITEM,
  YD_UI_PART_PREAMBLE, /* the paragraphs before the first section */
  YD_UI_PART_CLOSING,  /* those after the last */
  YD_UI_PART_UNPLACED, /* words of a source that found no place */
} YdUiPart;

/* The texts of a plan that are no items, as objects that a list can hold. */
#define YD_UI_TYPE_TEXT_PART (yd_ui_text_part_get_type ())
G_DECLARE_FINAL_TYPE (YdUiTextPart, yd_ui_text_part, YD_UI, TEXT_PART, GObject)
YdUiTextPart *yd_ui_text_part_new (YdUiPart part);
YdUiPart yd_ui_text_part_get_part (YdUiTextPart *self);

/* What is selected in a window, and the unit to whose part in the plan it is narrowed; every view of it
 * follows. Notify: "target", "unit". */
#define YD_UI_TYPE_SELECTION (yd_ui_selection_get_type ())
G_DECLARE_FINAL_TYPE (YdUiSelection, yd_ui_selection, YD_UI, SELECTION, GObject)

YdUiSelection *yd_ui_selection_new (YdUiDocument *document);
YdUiDocument *yd_ui_selection_get_document (YdUiSelection *self);
YdPlan *yd_ui_selection_get_plan (YdUiSelection *self);
YdItem *yd_ui_selection_get_item (YdUiSelection *self);
YdUiPart yd_ui_selection_get_part (YdUiSelection *self);
void yd_ui_selection_set_item (YdUiSelection *self, YdItem *item);
void yd_ui_selection_set_part (YdUiSelection *self, YdUiPart part);
YdId yd_ui_selection_get_unit (YdUiSelection *self);
void yd_ui_selection_set_unit (YdUiSelection *self, YdId unit);
gboolean yd_ui_selection_is_of_unit (YdUiSelection *self, YdId item);
YdRecordList *yd_ui_selection_list_paragraphs (YdUiSelection *self, YdOwner *owner_kind,
                                               YdId *owner);
YdItem *yd_ui_selection_get_neighbour (YdUiSelection *self, int direction);

G_END_DECLS
