#pragma once

#include "cli-fixture.h"

/* A plan file of 2025 as an office would have it: notice, two sections, three points, units, time limits
 * and a target; the second point is done. */
void cli_make_sample (CliFixture *fixture, const char *name);
