#pragma once

#include "yd-face-families.h"
#include "yd-fonts.h"

#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Private to the fonts: which there are, and their glyphs. */
#define YD_FONT_LOAD_SIZE 100 /* px at which fonts are loaded; everything is kept in em */
#define YD_FONT_PLANE_PAGES 256
#define YD_FONT_UNKNOWN -2

typedef struct
{
  PangoFont *font;
  hb_font_t *hb; /* owned by the font */
  cairo_font_face_t *face;
  char *family;
  char *file;
  float units;      /* of hb in an em */
  GHashTable *inks; /* owned: glyph -> YdInk, of those that were asked for */
} YdLoadedFont;

/* A face: its fonts, and the glyphs that were looked up. */
typedef struct
{
  int font;     /* of the face; -1 until loaded */
  int fallback; /* -1: none installed; unknown before a character wanted it */
  const YdFaceCandidate *candidate;
  YdFaceCandidate chosen; /* the person's; its family, owned, is NULL for none */
  PangoFontDescription *description;
  YdGlyphInfo *pages[YD_FONT_PLANE_PAGES]; /* the basic plane, by high byte */
  GHashTable *others;                      /* gunichar -> YdGlyphInfo, beyond the basic plane */
} YdFontCache;

struct _YdFonts
{
  GObject parent_instance;

  FcConfig *config;
  PangoFontMap *map;
  PangoContext *context;
  GArray *loaded; /* YdLoadedFont */
  YdFontCache faces[YD_N_FACES];
};

int yd_fonts_remember (YdFonts *self, PangoFont *font);
YdFontCache *yd_fonts_get_face (YdFonts *self, YdFace face);
int yd_fonts_get_fallback (YdFonts *self, YdFace face);

G_END_DECLS
