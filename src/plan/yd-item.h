#pragma once

#include "yd-record.h"

G_BEGIN_DECLS

/* A section, group, point or task. */
#define YD_TYPE_ITEM (yd_item_get_type ())
G_DECLARE_FINAL_TYPE (YdItem, yd_item, YD, ITEM, YdRecord)

typedef struct _YdParagraph YdParagraph;
typedef struct _YdUnit YdUnit;

const YdItemRow *yd_item_get_row (YdItem *self);
YdItemKind yd_item_get_kind (YdItem *self);
const char *yd_item_get_title (YdItem *self);
const char *yd_item_get_number (YdItem *self);
gboolean yd_item_get_run_in (YdItem *self);
YdItem *yd_item_get_parent (YdItem *self);
YdItem *yd_item_get_section (YdItem *self);
YdItem *yd_item_get_next (YdItem *self);
guint yd_item_get_depth (YdItem *self);
guint64 yd_item_get_tree_stamp (YdItem *self);
gboolean yd_item_is_assignable (YdItem *self);

YdRecordList *yd_item_list_children (YdItem *self);
GListModel *yd_item_get_child_model (YdItem *self);
YdRecordList *yd_item_list_paragraphs (YdItem *self);
YdRecordList *yd_item_list_assignments (YdItem *self);
YdRecordList *yd_item_list_indicators (YdItem *self);
YdRecordList *yd_item_list_milestones (YdItem *self);
YdRecordList *yd_item_list_suggestions (YdItem *self);
YdRecordList *yd_item_list_reports (YdItem *self);

YdUnit *yd_item_get_first_lead (YdItem *self);
char *yd_item_dup_units_text (YdItem *self, YdRole role, const char *separator);
YdItem *yd_item_get_carrier (YdItem *self, YdRole role);
YdUnit *yd_item_get_default_lead (YdItem *self);
char *yd_item_dup_carriers_text (YdItem *self, YdRole role, const char *separator);
gboolean yd_item_lacks_lead (YdItem *self);
YdParagraph *yd_item_find_words (YdItem *self, const char *words, int *start);
gboolean yd_item_has_words (YdItem *self, const char *words);
char *yd_item_dup_body (YdItem *self);
char *yd_item_dup_opening (YdItem *self);
glong yd_item_count_characters (YdItem *self);
char *yd_item_dup_unit_mark (YdItem *self);

G_END_DECLS
