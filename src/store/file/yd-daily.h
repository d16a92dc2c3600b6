#pragma once

#include "yd-error.h"

G_BEGIN_DECLS

/* Private to store/: STATE/daily/UID/2025-03-01.yaodian is the plan as it stood before that day's
 * first publication, STATE/daily/UID/schema-1.yaodian as it stood before it was brought to schema 2. */
#define YD_DAILY_DAYS 30
#define YD_DAILY_LEAST 10 /* copies that stay however old they are */

void yd_daily_keep_schema (const char *state_dir, const char *uid, const char *path, int version);
void yd_daily_keep (const char *state_dir, const char *uid, const char *path, gint64 now);
char *yd_daily_find_sound (const char *state_dir, const char *path, const char *scratch);
char *yd_daily_dup_folder (const char *state_dir, const char *uid);

G_END_DECLS
