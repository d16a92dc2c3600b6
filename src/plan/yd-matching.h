#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One of ours and one of theirs, by index, and how much it is worth that they belong together; above 0. */
typedef struct
{
  guint a;
  guint b;
  double worth;
} YdMatch;

void yd_matching_keep_best (GArray *matches, guint n_a, guint n_b);

G_END_DECLS
