#include "yd-assignment.h"

#include "yd-plan.h"

struct _YdAssignment
{
  YdRecord parent_instance;
};

/* Leads come before supporting units, each in their own order. */
static int
compare (YdRecord *a, YdRecord *b)
{
  const YdAssignmentRow *x = yd_record_get_row (a), *y = yd_record_get_row (b);
  if (x->role != y->role)
    return x->role - y->role;
  int order = g_strcmp0 (x->order_key, y->order_key);
  return order != 0 ? order : (x->unit > y->unit) - (x->unit < y->unit);
}

G_DEFINE_FINAL_TYPE (YdAssignment, yd_assignment, YD_TYPE_RECORD)

static void
yd_assignment_class_init (YdAssignmentClass *klass)
{
  YD_RECORD_CLASS (klass)->table = YD_TABLE_ASSIGNMENT;
  YD_RECORD_CLASS (klass)->compare = compare;
}

static void
yd_assignment_init (YdAssignment *self)
{
}

const YdAssignmentRow *
yd_assignment_get_row (YdAssignment *self)
{
  return yd_record_get_row (YD_RECORD (self));
}

/**
 * yd_assignment_get_unit:
 *
 * Returns: (transfer none) (nullable): the unit, looked up in the plan
 */
YdUnit *
yd_assignment_get_unit (YdAssignment *self)
{
  YdPlan *plan = yd_record_get_plan (YD_RECORD (self));
  return plan != NULL ? yd_plan_find_unit (plan, yd_assignment_get_row (self)->unit) : NULL;
}

/**
 * yd_assignment_get_item:
 *
 * Returns: (transfer none) (nullable): the item
 */
YdItem *
yd_assignment_get_item (YdAssignment *self)
{
  YdPlan *plan = yd_record_get_plan (YD_RECORD (self));
  return plan != NULL ? yd_plan_find_item (plan, yd_assignment_get_row (self)->item) : NULL;
}

YdRole
yd_assignment_get_role (YdAssignment *self)
{
  return (YdRole)yd_assignment_get_row (self)->role;
}

/**
 * yd_assignment_get_unit_name:
 *
 * Returns: (transfer none): what the unit is called in lists; "" where it is gone
 */
const char *
yd_assignment_get_unit_name (YdAssignment *self)
{
  YdUnit *unit = yd_assignment_get_unit (self);
  return unit != NULL ? yd_unit_get_label (unit) : "";
}
