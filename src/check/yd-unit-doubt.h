#pragma once

#include "yd-plan.h"

G_BEGIN_DECLS

/* Why the name of a unit is worth a look. */
typedef enum
{
  YD_UNIT_DOUBT_UNREGISTERED, /* stands beside points, and not in the register */
  YD_UNIT_DOUBT_SHARED,       /* another unit goes by one of its names */
  YD_UNIT_DOUBT_ALIKE,        /* the names say the same, written another way */
} YdUnitDoubtKind;

typedef struct
{
  YdUnit *unit; /* borrowed */
  YdUnitDoubtKind kind;
  YdUnit *other; /* borrowed: that may be meant, or is the same; NULL where none comes to mind */
} YdUnitDoubt;

gboolean yd_unit_doubt_may_be_one (const char *name, const char *other);
GArray *yd_unit_doubt_find (YdPlan *plan);

G_END_DECLS
