#pragma once

#include "yd-store.h"

G_BEGIN_DECLS

/* A plan that was open not long ago, as it was then. */
typedef struct
{
  char *path;
  char *title;
  char *issuer;
  int year;
  int year_to;      /* of a plan of several years; else 0 */
  int stage;        /* YdStage */
  gboolean read_only;
  gint64 changed;   /* microseconds since 1970 */
  gint64 opened;
} YdUiRecent;

void yd_ui_recent_free (YdUiRecent *recent);
GPtrArray *yd_ui_recent_load (void);
void yd_ui_recent_note (YdStore *store);
/* Where a person left a plan, so that it opens there again. */
void yd_ui_recent_keep_place (const char *path, const char *view, YdId item);
char *yd_ui_recent_dup_place (const char *path, YdId *item);

void yd_ui_recent_forget (const char *path);
void yd_ui_recent_forget_all (void);

G_END_DECLS
