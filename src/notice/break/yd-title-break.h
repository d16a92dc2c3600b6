#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One line of a title: bytes of its text. */
typedef struct
{
  guint start, end;
  float width; /* in em */
} YdTitleLine;

GArray *yd_title_break (const char *title, float capacity, float digit_width);
gboolean yd_title_shape_is_fair (const YdTitleLine *lines, guint n);

G_END_DECLS
