#pragma once

#include <cairo.h>
#include <glib-object.h>

G_BEGIN_DECLS

/* The five faces of an official document (GB/T 9704-2012, 5.2.2), and one for digits and Latin letters
 * where an office sets them apart. */
typedef enum
{
  YD_FACE_XBS,   /* 小标宋: head, titles */
  YD_FACE_FS,    /* 仿宋: the text */
  YD_FACE_KT,    /* 楷体: second level, name of the signer */
  YD_FACE_HT,    /* 黑体: first level, secrecy, urgency, 附件 */
  YD_FACE_ST,    /* 宋体: page numbers */
  YD_FACE_LATIN, /* resolved when it is first asked for */
  YD_N_FACES
} YdFace;

/* How one character of a face is drawn. Lengths are in em, so that they hold at every size. */
typedef struct
{
  guint32 glyph;
  guint16 font;      /* index into the fonts that yd_fonts_copy_faces() hands out */
  guint8 state;      /* YdGlyphState */
  guint8 has_ink;    /* whether the two below are filled: yd_fonts_measure() does it */
  float advance;     /* as the font has it */
  float left, right; /* of the ink, from the origin */
} YdGlyphInfo;

typedef enum
{
  YD_GLYPH_UNKNOWN = 0, /* never looked up; callers do not see it */
  YD_GLYPH_OWN,         /* from the face itself */
  YD_GLYPH_FALLBACK,    /* from another font, because the face lacks the character */
  YD_GLYPH_MISSING,     /* no font at all has it; an empty box is drawn */
} YdGlyphState;

/* Ink of a glyph in em, from its origin; y grows downward. */
typedef struct
{
  float left, right, top, bottom;
} YdInk;

/* One glyph of a run that needs shaping. */
typedef struct
{
  guint32 glyph;
  guint16 font;
  guint8 state;
  guint cluster; /* byte offset in the text that was shaped */
  float advance; /* em */
  float dx, dy;  /* em */
} YdShapedGlyph;

/* What a face became on this machine. */
typedef struct
{
  YdFace face;
  const char *wanted; /* family that was chosen, else the one that offices use */
  const char *family; /* family that was found; borrowed from the YdFonts */
  const char *file;
  gboolean stand_in; /* another design than the one wanted */
  gboolean visible;  /* a reader sees the difference: no 仿宋 at all, for one */
} YdFaceReport;

#define YD_TYPE_FONTS (yd_fonts_get_type ())
G_DECLARE_FINAL_TYPE (YdFonts, yd_fonts, YD, FONTS, GObject)

YdFonts *yd_fonts_new (const char *const *dirs, const char *const *chosen, GError **error);
GStrv yd_fonts_list_families (YdFonts *self);
const YdGlyphInfo *yd_fonts_lookup (YdFonts *self, YdFace face, gunichar c);
const YdGlyphInfo *yd_fonts_measure (YdFonts *self, YdFace face, gunichar c);
YdInk yd_fonts_get_ink (YdFonts *self, guint font, guint32 glyph);
void yd_fonts_shape (YdFonts *self, YdFace face, const char *text, gsize length, GArray *glyphs);
YdFaceReport yd_fonts_get_report (YdFonts *self, YdFace face);
guint yd_fonts_get_face_font (YdFonts *self, YdFace face);
const char *yd_fonts_get_family (YdFonts *self, guint font);
GPtrArray *yd_fonts_copy_faces (YdFonts *self);
const char *yd_face_get_chinese (YdFace face);

G_END_DECLS
