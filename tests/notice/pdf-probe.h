#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A PDF as poppler's tools see it: nothing here comes from the composer. Lengths in mm. */
typedef struct
{
  double x, y; /* origin on the baseline */
  gboolean red;
} ProbeGlyph;

typedef struct
{
  double left, top, right, bottom;
  gboolean red;
} ProbeRule;

typedef struct
{
  double left, top, right, bottom;
  char *text;
} ProbeWord;

typedef struct
{
  double width, height;
  GArray *glyphs; /* ProbeGlyph */
  GArray *rules;  /* ProbeRule */
} ProbePage;

ProbePage *probe_page_new (const char *pdf, guint page);
void probe_page_free (ProbePage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbePage, probe_page_free)
GArray *probe_words (const char *pdf, guint page);

G_END_DECLS
