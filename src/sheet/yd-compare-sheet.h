#pragma once

#include "yd-workbook.h"

#include "yd-plan-compare.h"

G_BEGIN_DECLS

/* 对照表: this plan's points beside another's. */
gboolean yd_compare_sheet_write (YdPlan *plan, YdPlan *other, GPtrArray *rows,
                                 const YdWorkbookOptions *options, const char *path,
                                 GCancellable *cancellable, char ***warnings, GError **error);

G_END_DECLS
