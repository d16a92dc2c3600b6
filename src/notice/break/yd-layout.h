#pragma once

#include "yd-fonts.h"

G_BEGIN_DECLS

/* A glyph of a line. Glyphs of one cluster follow each other; the first carries the bytes. */
typedef struct
{
  guint16 glyph;
  guint16 font;
  float x;         /* mm from the left of the paragraph's box */
  gint16 dy;       /* thousandths of an em, downward */
  guint16 n_bytes; /* of text that the cluster stands for; 0: more of the cluster before */
} YdGlyph;

/* How a line came to its width (R-JUST, in the order in which the remedies are tried). */
typedef enum
{
  YD_FIT_NATURAL,   /* last line, or not justified */
  YD_FIT_EXACT,     /* on the grid */
  YD_FIT_TRIMMED,   /* the mark at the end takes half a cell */
  YD_FIT_PULLED,    /* marks on the line were compressed */
  YD_FIT_TIGHTENED, /* and all gaps too, to win a line (R-SIGN-9) */
  YD_FIT_STRETCHED,
  YD_FIT_RAGGED, /* nothing on it could be moved */
} YdFit;

typedef struct
{
  guint start, end; /* bytes of the text; the space that a break swallowed is within */
  guint first_glyph, n_glyphs;
  float left, right; /* mm: edges of the first and last advance */
  float gap;         /* mm added to each gap between cells; negative when tightened */
  guint8 fit;        /* YdFit */
} YdLine;

/* A character that the face does not have. */
typedef struct
{
  guint byte;
  gunichar c;
  guint16 font;
  guint8 state; /* YdGlyphState */
} YdForeign;

/* A paragraph broken into lines. Immutable, counted and in one piece; may be read on any thread. */
typedef struct
{
  gatomicrefcount refs;
  guint n_lines, n_glyphs, n_foreign;
  float em;      /* mm */
  float x_scale; /* of the glyphs; 1 but for the head */
  gboolean odd; /* a line is no exact fit, or a character foreign: there may be something to tell */
  char *text;
  YdLine *lines;
  YdGlyph *glyphs;
  YdForeign *foreign;
} YdLayout;

/* From @start on, text is set in @face. */
typedef struct
{
  guint start; /* byte */
  guint face;  /* YdFace */
} YdFaceSpan;

/* What to break and into what. Lengths in mm. */
typedef struct
{
  const char *text;        /* UTF-8 */
  const YdFaceSpan *spans; /* the first starts at 0 */
  guint n_spans;
  float em;         /* size of the face */
  float cell;       /* advance of a full-width character */
  float width;      /* right edge of the lines, from the box's left */
  float first_left; /* where the first line starts */
  float rest_left;  /* and the others */
  guint label;      /* bytes at the start that keep their width: turned lines stand under what
                             * follows them */
  float tighten;    /* how much each gap may lose to win a line; usually 0 */
  float x_scale;    /* 1 but for the head; cell and glyphs are scaled by it already */
  gboolean justify;
  gboolean half_spaces;    /* an ASCII space takes half a cell: in page numbers */
  gboolean natural_digits; /* as wide as the font has them, not half a cell: in titles */
} YdBreakSpec;

YdLayout *yd_layout_ref (YdLayout *self);
YdLayout *yd_layout_copy (const YdLayout *from);
void yd_layout_unref (YdLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdLayout, yd_layout_unref)

/* Breaks paragraphs with one set of fonts, and remembers those it broke: a paragraph that has not
 * changed is not broken again. For one thread. */
typedef struct _YdBreaker YdBreaker;

YdBreaker *yd_breaker_new (YdFonts *fonts);
void yd_breaker_free (YdBreaker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdBreaker, yd_breaker_free)
YdFonts *yd_breaker_get_fonts (YdBreaker *self);
YdLayout *yd_breaker_layout (YdBreaker *self, const YdBreakSpec *spec);
YdLayout *yd_breaker_layout_text (YdBreaker *self, const char *text, YdFace face, float em,
                                  float cell);
void yd_breaker_age (YdBreaker *self);
guint yd_breaker_get_n_broken (YdBreaker *self);

G_END_DECLS
