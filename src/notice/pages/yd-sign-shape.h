#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Columns of names that each bear a seal. Lengths in mm, from the left of the type area. */
typedef struct
{
  guint n;
  double last;    /* middle of the last column */
  double spacing; /* from middle to middle */
} YdSealColumns;

#define YD_SEAL_ROWS 5 /* from names to names below them: a seal is 42 mm high */

YdSealColumns yd_seal_columns_make (double widest, double date_width, guint names);
double yd_seal_columns_get_middle (const YdSealColumns *self, guint index, guint names);

/* A name wider than the line, in lines of its words. */
GArray *yd_signature_break (const char *name, double cells);

G_END_DECLS
