#pragma once

#include "yd-pages.h"

G_BEGIN_DECLS

/* One rule of the standard, measured on the pages as they were laid out. */
typedef struct
{
  const char *rule;    /* R-HEAD-2 */
  const char *clause;  /* of GB/T 9704-2012 */
  const char *name;    /* what was measured, for a list; in the language of the interface */
  guint page;          /* from 1; 0: all */
  char *value;
  char *limit;
  gboolean conforms;
} YdMeasure;

GPtrArray *yd_pages_measure (YdPages *self);
gboolean yd_document_number_is_valid (const char *text);

G_END_DECLS
