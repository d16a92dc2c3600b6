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
const char *yd_verdict_get_label (YdVerdict verdict);
const char *yd_verdict_get_word (YdVerdict verdict);

/* Why a verdict is what it is. */
typedef enum
{
  YD_WHY_TARGET_GONE,   /* what: the indicator, "" for one without a name; before */
  YD_WHY_TARGET_LOWER,  /* what, before, after */
  YD_WHY_TARGET_LOOSER, /* what, before, after: more is allowed than was */
  YD_WHY_TARGET_VAGUE,  /* what, before: only a direction is left of it */
  YD_WHY_SHARE_GONE,    /* before: a share in the words */
  YD_WHY_TARGET_RAISED, /* what, before, after: told, but no less */
  YD_WHY_DATE_GONE,
  YD_WHY_DATE_LATER,      /* before, after */
  YD_WHY_DEED_LATER,      /* what is done, before, after */
  YD_WHY_DEED_UNDATED,    /* what is done, before */
  YD_WHY_LEAD_GONE,       /* before */
  YD_WHY_LEAD_CHANGED,    /* before, after: told, but no less */
  YD_WHY_MOVED,           /* before, after: titles of sections; no less */
  YD_WHY_SPLIT_FROM,      /* before: the title of the whole */
  YD_WHY_MERGED_INTO,     /* before: the same */
  YD_WHY_FROM_IT,         /* before: percent of likeness */
  YD_WHY_ALIKE,           /* before: percent of likeness */
  YD_WHY_NOTHING_LIKE_IT, /* new */
  YD_WHY_ENDED,           /* dropped: it was adjusted or ended there */
  YD_WHY_NOT_LISTED,      /* dropped */
  YD_N_WHYS
} YdWhy;

typedef struct
{
  YdWhy why;
  char *what, *before, *after; /* never NULL */
} YdReason;

/* One line of a comparison: values and ids only, so it outlives the plans. */
typedef struct
{
  YdVerdict verdict;
  YdId item;        /* in this plan; none where it was dropped */
  YdId other;       /* in the other; none where it is new. Of points that were split or merged
                       one stands in two lines */
  gboolean lineage; /* paired because one was carried over from the other */
  int likeness;     /* percent; 0 where there is no pair */
  char *number;     /* of the points, as printed, and their titles or first words; "" for none */
  char *title;
  char *other_number;
  char *other_title;
  GPtrArray *reasons; /* YdReason: one at least */
} YdComparisonRow;

void yd_comparison_row_free (YdComparisonRow *row);
char *yd_comparison_row_dup_chinese (const YdComparisonRow *row);
char *yd_comparison_row_dup_words (const YdComparisonRow *row);
GPtrArray *yd_plan_compare (YdPlan *plan, YdPlan *other);
void yd_plan_compare_count (GPtrArray *rows, guint counts[YD_N_VERDICTS]);

G_END_DECLS
