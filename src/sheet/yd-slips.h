#pragma once

#include "yd-plan.h"
#include "yd-sheet-paper.h"

G_BEGIN_DECLS

typedef struct
{
  YdDate period;  /* that the units report on: a month, quarter, half-year or year */
  YdDate as_of;   /* the day for which states are told; a day */
  gint64 created; /* as in YdWorkbookOptions */
  YdSheetPaper paper;
} YdSlipsOptions;

/* What a returned slip is known by; it stands in the hidden sheet YD_SLIP_KEY_SHEET. */
#define YD_SLIP_SHEET "填报表"
#define YD_SLIP_KEY_SHEET "标识"
#define YD_SLIP_FORMAT "yaodian-slip"
#define YD_SLIP_VERSION 1

#define YD_SLIP_MAX_PERIODS 5

guint yd_slips_list_periods (YdPlan *const *plans, guint n_plans, YdDate today,
                             YdDate periods[YD_SLIP_MAX_PERIODS]);
gboolean yd_slips_write (YdPlan *const *plans, guint n_plans, const YdSlipsOptions *options,
                         const char *folder, GCancellable *cancellable,
                         void (*progress) (double fraction, gpointer user_data), gpointer user_data,
                         char ***files, GError **error);

G_END_DECLS
