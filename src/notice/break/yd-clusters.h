#pragma once

#include "yd-break.h"
#include "yd-typo.h"

G_BEGIN_DECLS

/* Private to the breaker: a text as the clusters that lines are made of. */

/* What is moved as one: a character, or glyphs that were shaped together. */
typedef struct
{
  guint byte;
  guint16 n_bytes;
  guint8 class;  /* YdTypo */
  guint8 breaks; /* YdBreak before it */
  guint8 no_gap; /* nothing is put in or taken between it and the one before */
  guint8 face;
  float advance;                /* mm */
  float offset;                 /* mm: of the glyph in its cell */
  float slack;                  /* mm that compressing may take; -1 not measured yet */
  float taken;                  /* mm that it took on this line */
  guint first_shaped, n_shaped; /* in the shaped glyphs; n_shaped 0: one glyph from the cache */
} YdCluster;

struct _YdBreakScratch
{
  GArray *chars;    /* gunichar */
  GArray *bytes;    /* guint */
  GArray *classes;  /* guint8 */
  GArray *breaks;   /* guint8 */
  GArray *clusters; /* YdCluster */
  GArray *shaped;   /* YdShapedGlyph */
  GArray *glyphs;   /* YdGlyph */
  GArray *lines;    /* YdLine */
  GArray *foreign;  /* YdForeign */
};

typedef struct
{
  YdFonts *fonts;
  YdBreakScratch *s;
  const YdBreakSpec *spec;
  YdCluster *clusters;
  guint n;
} YdBreaking;

void yd_clusters_read (YdBreaking *b);

G_END_DECLS
