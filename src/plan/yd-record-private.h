#pragma once

#include "yd-record.h"

/* For plan/ alone: how records come to be and hang together. */

YdRecord *yd_record_new (GType type, YdPlan *plan, gconstpointer row);
void yd_record_set_row (YdRecord *self, gconstpointer row);
gconstpointer yd_record_get_key (YdRecord *self);
GHashTable *yd_record_table_new (YdTable table);
gpointer yd_record_table_find (GHashTable *records, YdId first, YdId second);
void yd_record_renew (YdRecord *self);
void yd_record_detach (YdRecord *self);
guint64 yd_record_next_stamp (void);
void yd_record_touch (YdRecord *self, guint64 stamp);
void yd_record_emit_changed (YdRecord *self);
YdRecordList *yd_record_get_list (YdRecord *self);
void yd_record_set_list (YdRecord *self, YdRecordList *list);

YdRecordList *yd_record_list_new (void);
YdRecordList *yd_record_list_get_none (void);
void yd_record_list_add (YdRecordList *self, YdRecord *record);
void yd_record_list_arrange (YdRecordList *self);
void yd_record_list_tell (YdRecordList *self);
