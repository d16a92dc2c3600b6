#pragma once

#include "yd-plan.h"

G_BEGIN_DECLS

/* Plans for tests from a compact description, one record a line:
 *
 *   plan 2025 示例区2025年工作要点
 *   set number_mark 、              any field of the record made last: dates as ISO, ids by number
 *   unit 办公室                     a unit of the register; unit? for one known from a text alone
 *   alias 委办
 *   preamble 坚持……                 also: closing
 *   section 总体要求                also: group, point, task; below the nearest that may hold it
 *   body 做好……                     a paragraph of the item, annex or notice made last
 *   lead 办公室                     also: support; an unknown name becomes a unit
 *   indicator 互认率                also: milestone, suggestion, report, comment
 *   set target 90
 *   target 2026 办公室 30.5         of that indicator: year or 0, unit or -, number
 *   suppress missing-lead           for the item made last; suppress* for the whole plan
 *   notice
 *   annex 任务分解表                also: recipient
 *   unplaced 我要留言
 *   setting name
 *
 * Ids count from 1 in the order of the lines, so a test may name them. */
YdRowList *yd_plan_fixture_rows (const char *description);
YdPlan *yd_plan_fixture (const char *description);
YdPlan *yd_plan_fixture_from_rows (const YdRowList *rows);
YdItem *yd_plan_fixture_item (YdPlan *plan, const char *title);

G_END_DECLS
