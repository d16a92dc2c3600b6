#pragma once

#include "yd-shelf.h"

G_BEGIN_DECLS

/* A text as the set of its pairs of neighbouring letters, marks and blanks aside: what two texts are
 * compared by where words are not written apart. */
typedef struct _YdShingles YdShingles;

#define YD_SHINGLE_BANDS 16

YdShingles *yd_shingles_new (const char *text);
YdShingles *yd_shingles_put_on (YdShingles *self, YdShelf *shelf);
void yd_shingles_free (YdShingles *self);
guint yd_shingles_get_size (const YdShingles *self);
double yd_shingles_compare (const YdShingles *a, const YdShingles *b);
double yd_shingles_get_share (const YdShingles *a, const YdShingles *b);
guint32 yd_shingles_get_band (const YdShingles *self, guint band);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdShingles, yd_shingles_free)

G_END_DECLS
