#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What page 1 gives up so that it shows text (R-BODY-1). */
typedef struct
{
  double head_height; /* mm that the names of several agencies may take */
  gboolean joint;     /* helps where there are several agencies only */
  gboolean tight_title;
  gboolean move_send_to;
  const char *note; /* nullable: of what was done, to be translated */
} YdFrontStep;

#define YD_TIGHT_TITLE_GAP 2.0 /* mm between lines of a title that page 1 has no room for */

const YdFrontStep *yd_front_get_steps (guint *n);

G_END_DECLS
