#pragma once

#include "yd-plan.h"

G_BEGIN_DECLS

/* What became of a point from one plan to another: last year's and this one's, or the city's and the
 * district's. */
typedef enum
{
  YD_VERDICT_CARRIED,  /* 承接 */
  YD_VERDICT_WEAKENED, /* 弱化: carried on, but with less than there was */
  YD_VERDICT_NEW,      /* 新增 */
  YD_VERDICT_DROPPED,  /* 未承接 */
  YD_N_VERDICTS
} YdVerdict;

const char *yd_verdict_get_chinese (YdVerdict verdict);
const char *yd_verdict_get_word (YdVerdict verdict);

/* One line of a comparison: values and ids only, so it outlives the plans. */
typedef struct
{
  YdVerdict verdict;
  YdId item;         /* in this plan; none where it was dropped */
  YdId other;        /* in the other; none where it is new */
  gboolean lineage;  /* paired because one was carried over from the other */
  int likeness;      /* percent; 0 where there is no pair */
  char *number;      /* of the points, as printed, and their titles or first words; "" for none */
  char *title;
  char *other_number;
  char *other_title;
  char *why;         /* the reason, in Chinese as sheets print it */
} YdComparisonRow;

void yd_comparison_row_free (YdComparisonRow *row);
GPtrArray *yd_plan_compare (YdPlan *plan, YdPlan *other);
void yd_plan_compare_count (GPtrArray *rows, guint counts[YD_N_VERDICTS]);

G_END_DECLS
