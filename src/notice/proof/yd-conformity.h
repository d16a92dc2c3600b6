#pragma once

#include "yd-pages.h"

G_BEGIN_DECLS

/* What a measure is shown by on the page. */
typedef enum
{
  YD_MEASURE_PAGES,    /* nothing: it is about all pages */
  YD_MEASURE_PLACE,    /* where something stands */
  YD_MEASURE_DISTANCE, /* from one corner of the box to the other, along the side that is longer */
} YdMeasureKind;

/* One rule of the standard, measured on the pages as they were laid out. */
typedef struct
{
  const char *rule;   /* R-HEAD-2 */
  const char *clause; /* of GB/T 9704-2012 */
  const char *name;   /* what was measured, for a list; in the language of the interface */
  guint page;         /* from 1; 0: all */
  char *value;
  char *limit;
  gboolean conforms;
  const char *column; /* of the notice, where it is measured how a field is written; else NULL */
  YdMeasureKind kind;
  YdPageBox box; /* of all that were measured the one that is furthest off; its page is set */
} YdMeasure;

GPtrArray *yd_pages_measure (YdPages *self);
gboolean yd_pages_explain_measure (YdPages *self, const YdMeasure *measure);
gboolean yd_page_note_is_failure (const YdPageNote *note, gboolean issued);
gboolean yd_document_number_is_valid (const char *text);

G_END_DECLS
