#pragma once

#include "yd-check.h"
#include "yd-plan-fixture.h"

/* One plan and what one rule says of it, a finding a line:
 *
 *   !1.题[2+1]>新题
 *
 * severity (! must change, ? doubtful, . note), place, span where it is a part, and after > the text
 * once fixed, where the fix is safe. "" must not hit. */
typedef struct
{
  const char *plan;
  const char *findings;
} YdCheckCase;

void yd_check_cases_run (const char *rule, const YdCheckCase *cases, guint n_cases);
/* The cases are bodies of one point, and what is said of each. */
void yd_check_cases_run_bodies (const char *rule, const char *const (*cases)[2], guint n_cases);
#define RUN_BODIES(rule, ...)                                        \
  do                                                                 \
    {                                                                \
      static const char *const cases[][2] = { __VA_ARGS__ };         \
      yd_check_cases_run_bodies (rule, cases, G_N_ELEMENTS (cases)); \
    }                                                                \
  while (0)
char *yd_check_case_describe (YdPlan *plan, YdFinding *finding);
