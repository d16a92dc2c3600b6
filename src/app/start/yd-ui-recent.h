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
  int year_to;            /* of a plan of several years; else 0 */
  int stage;              /* YdStage */
  gboolean issue_changed; /* issued, and changed since */
  gboolean read_only;
  gint64 changed; /* microseconds since 1970 */
  gint64 opened;
  gint64 noted;    /* when the dues were */
  gboolean pinned; /* stands above the others */
  gboolean there;  /* the file is; TRUE until it was looked for */
  gboolean looked;
  guint overdue, due_soon; /* points; 0 where the file was changed elsewhere since */
} YdUiRecent;

void yd_ui_recent_free (YdUiRecent *recent);
GPtrArray *yd_ui_recent_load (void);
void yd_ui_recent_look (YdUiRecent *recent);
gboolean yd_ui_recent_is_removable (const YdUiRecent *recent);
void yd_ui_recent_note (YdStore *store);
void yd_ui_recent_note_source (YdStore *store);
void yd_ui_recent_note_dues (YdStore *store);
void yd_ui_recent_move (const char *from, YdStore *store);
void yd_ui_recent_pin (const char *path, gboolean pinned);
/* Where a person left a plan, so that it opens there again. */
void yd_ui_recent_keep_place (const char *path, const char *view, YdId item);
char *yd_ui_recent_dup_place (const char *path, YdId *item);

/* Both give what undoes it. */
char *yd_ui_recent_forget (const char *path);
char *yd_ui_recent_forget_all (void);
void yd_ui_recent_remember (const char *forgotten);

G_END_DECLS
