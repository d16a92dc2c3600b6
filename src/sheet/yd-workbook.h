#pragma once

#include "yd-plan.h"
#include "yd-sheet-paper.h"

G_BEGIN_DECLS

typedef struct
{
  YdDate as_of;   /* the day for which states are told; a day */
  gint64 created; /* stamped into the file, in seconds since 1970; same input, same bytes */
  YdSheetPaper paper;
} YdWorkbookOptions;

/* @fraction: 0 to 1, of the work done. Called on the thread that writes. */
typedef void (*YdWorkbookProgress) (double fraction, gpointer user_data);

gboolean yd_workbook_write (YdPlan *const *plans, guint n_plans, const YdWorkbookOptions *options,
                            const char *path, GCancellable *cancellable,
                            YdWorkbookProgress progress, gpointer user_data, char ***warnings,
                            GError **error);

G_END_DECLS
