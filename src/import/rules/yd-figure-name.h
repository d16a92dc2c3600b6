#pragma once

#include "yd-rule-figure.h"

G_BEGIN_DECLS

/* Private to the figures. */

gboolean yd_figure_is_of_rate (const char *number, const char *end, const YdFigureFound *found);
gboolean yd_figure_is_of_rule (const char *text, const char *number, const char *end,
                               const YdFigureFound *found);
gboolean yd_figure_is_mentioned (const char *text, const char *number, const char *end,
                                 const YdFigureFound *found);
gboolean yd_figure_name_ends_in_verb (const char *start, const char *end);
gboolean yd_figure_name_is_verb (const char *name, gsize length);
const char *yd_figure_name_skip_basis (const char *start, const char *end);
void yd_figure_name_complete (const char *text, const YdFigureFound *before, YdFigureFound *found);
const char *yd_figure_each_skip_unit (const char *start, const char *end);

G_END_DECLS
