#pragma once

#include "yd-plan.h"
#include "yd-record-private.h"

enum
{
  YD_PLAN_ITEMS,
  YD_PLAN_UNITS,
  YD_PLAN_PREAMBLE,
  YD_PLAN_CLOSING,
  YD_PLAN_UNPLACED,
  YD_PLAN_COMMENTS,
  YD_PLAN_SUPPRESSIONS,
  YD_PLAN_SETTINGS,
  YD_PLAN_N_LISTS
};

struct _YdPlan
{
  GObject parent_instance;

  GHashTable *records[YD_N_TABLES];     /* its key → YdRecord, owned */
  YdRecordList *lists[YD_PLAN_N_LISTS]; /* owned */
  YdPlanRow *row;                       /* owned; never NULL */
  YdNotice *notice;                     /* borrowed from records */
  guint64 frame_stamp;                  /* as yd_plan_get_frame_stamp() has it */

  /* between yd_plan_builder_begin() and _end() */
  GPtrArray *touched;    /* YdRecord, owned: put, to be linked and told of */
  GHashTable *dirty;     /* YdRecordList, owned: to be committed */
  gboolean plan_touched; /* the plan's own row, or a unit went */
  gboolean tree_touched; /* numbers may differ */
};

void yd_plan_emit_changed (YdPlan *self);
