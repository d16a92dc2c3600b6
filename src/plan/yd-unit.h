#pragma once

#include "yd-record.h"

G_BEGIN_DECLS

#define YD_UNIT_NAME_MOST 100 /* characters of a name; of a list's cell no more are read */

/* A unit of the register, or a name that a text used. */
#define YD_TYPE_UNIT (yd_unit_get_type ())
G_DECLARE_FINAL_TYPE (YdUnit, yd_unit, YD, UNIT, YdRecord)

const YdUnitRow *yd_unit_get_row (YdUnit *self);

const char *yd_unit_get_name (YdUnit *self);
const char *yd_unit_get_short_name (YdUnit *self);
const char *yd_unit_get_label (YdUnit *self);
YdRecordList *yd_unit_list_aliases (YdUnit *self);
YdRecordList *yd_unit_list_members (YdUnit *self);
GPtrArray *yd_unit_dup_members (YdUnit *self);
gboolean yd_unit_answers_to (YdUnit *self, const char *name);
gboolean yd_unit_is_current (YdUnit *self);
YdUnitKind yd_unit_guess_kind (const char *name);
const char *yd_unit_kind_get_chinese (YdUnitKind kind);

G_END_DECLS
