#pragma once

#include "yd-book.h"
#include "yd-work.h"

G_BEGIN_DECLS

/* For sheet/ alone: the sheets of the office's workbook. Each returns FALSE where the work shall end. */
typedef struct
{
  YdBook *book;
  YdPlan *const *plans;
  guint n_plans;
  GArray *works; /* YdWork */
  YdDate as_of;
  const char *title;  /* of the plan, or of all */
  const char *remark; /* 截至… */
  GCancellable *cancellable;
} YdWorkbook;

gboolean yd_workbook_write_progress (YdWorkbook *self);
gboolean yd_workbook_write_units (YdWorkbook *self);
gboolean yd_workbook_write_indicators (YdWorkbook *self);
gboolean yd_workbook_write_targets (YdWorkbook *self);
gboolean yd_workbook_write_milestones (YdWorkbook *self);
gboolean yd_workbook_write_comments (YdWorkbook *self);
gboolean yd_workbook_write_notes (YdWorkbook *self);

YdBookSheet *yd_workbook_add_sheet (YdWorkbook *self, const char *name, const YdColumn *columns,
                                    guint n_columns);
void yd_workbook_write_due (YdBookSheet *sheet, guint column, const YdWork *work);
void yd_workbook_write_milestone_due (YdBookSheet *sheet, guint column, YdMilestone *milestone);

G_END_DECLS
