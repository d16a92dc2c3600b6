#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is counted before 分别, of which each figure after it takes its own. */
typedef struct
{
  const char *start, *end; /* of the list; NULL while there is none */
  const char *next; /* its part that the next figure takes; NULL where each takes all of it */
} YdFigureRespective;

gboolean yd_figure_respective_find (YdFigureRespective *self, const char *text, const char *name,
                                    const char *end, const char *number);
gboolean yd_figure_respective_take (YdFigureRespective *self, const char **start, const char **end);

G_END_DECLS
