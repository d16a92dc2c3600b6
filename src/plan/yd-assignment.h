#pragma once

#include "yd-record.h"

G_BEGIN_DECLS

/* A unit's part in an item. */
#define YD_TYPE_ASSIGNMENT (yd_assignment_get_type ())
G_DECLARE_FINAL_TYPE (YdAssignment, yd_assignment, YD, ASSIGNMENT, YdRecord)

const YdAssignmentRow *yd_assignment_get_row (YdAssignment *self);

typedef struct _YdUnit YdUnit;
typedef struct _YdItem YdItem;

YdUnit *yd_assignment_get_unit (YdAssignment *self);
YdItem *yd_assignment_get_item (YdAssignment *self);
YdRole yd_assignment_get_role (YdAssignment *self);
const char *yd_assignment_get_unit_name (YdAssignment *self);

G_END_DECLS
