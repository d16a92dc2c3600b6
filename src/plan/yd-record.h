#pragma once

#include "yd-rows.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _YdPlan YdPlan;

/* What every object of a plan is: one row, read-only. It has no setters: rows change through the
 * store's edits, which refresh the object and emit YdRecord::changed once a gesture. Objects belong
 * to their plan's thread. */
#define YD_TYPE_RECORD (yd_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (YdRecord, yd_record, YD, RECORD, GObject)

struct _YdRecordClass
{
  GObjectClass parent_class;
  YdTable table;
  int (*compare) (YdRecord *a, YdRecord *b); /* order among siblings */
};

YdId yd_record_get_id (YdRecord *self);
YdTable yd_record_get_table (YdRecord *self);
gconstpointer yd_record_get_row (YdRecord *self);
YdPlan *yd_record_get_plan (YdRecord *self);
guint64 yd_record_get_stamp (YdRecord *self);

/* A GListModel of records in their order. */
#define YD_TYPE_RECORD_LIST (yd_record_list_get_type ())
G_DECLARE_FINAL_TYPE (YdRecordList, yd_record_list, YD, RECORD_LIST, GObject)

guint yd_record_list_get_length (YdRecordList *self);
gpointer yd_record_list_get (YdRecordList *self, guint index);
gboolean yd_record_list_find (YdRecordList *self, YdRecord *record, guint *index);

G_END_DECLS
