#pragma once

#include "file-fixture.h"

/* What people do to two copies of one plan, as words: "set P2 title X; lead P1 甲科; undo". A plan of two
 * sections, S1 with P1 and P2, S2 with P3; the units 甲科 and 乙科 lead P1, in that order. */
#define UNITS "[甲科+乙科/]"

void script_run (YdStore *store, const char *script);
void script_edit_at (FileFixture *fixture, const char *path, const char *script);
char *script_dup_their_path (FileFixture *fixture);
/* Mine at the fixture's path, and a copy that is theirs. */
void script_make_both (FileFixture *fixture);
/* The plan in one line: titles with depth as marks, [leads/support], {body}. */
char *script_dup_plan (YdStore *store);
