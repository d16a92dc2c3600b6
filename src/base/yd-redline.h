#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  YD_REDLINE_SAME,
  YD_REDLINE_DELETED,
  YD_REDLINE_INSERTED,
} YdRedlineKind;

/* Words that stayed, went or came; a deletion stands before what replaced it. */
typedef struct
{
  YdRedlineKind kind;
  const char
    *text; /* borrowed: from the text before, where it was deleted, else from the text after */
  gsize bytes;
} YdRedlineRun;

GArray *yd_redline (const char *before, const char *after);

G_END_DECLS
