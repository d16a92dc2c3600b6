/* Owns: the glyph of each character in each face, looked up once, and the shaping of what glyph by glyph
 * would come out wrong. Refuses: which fonts the faces have. */

#include "yd-fonts-private.h"

#include <pango/pangofc-font.h>

static gboolean
try_font (YdFonts *self, int index, gunichar c, YdGlyphState state, YdGlyphInfo *info)
{
  const YdLoadedFont *loaded;
  hb_codepoint_t glyph;

  if (index < 0)
    return FALSE;
  loaded = &g_array_index (self->loaded, YdLoadedFont, index);
  if (!hb_font_get_nominal_glyph (loaded->hb, c, &glyph))
    return FALSE;
  info->glyph = glyph;
  info->font = (guint16)index;
  info->state = state;
  info->advance = (float)hb_font_get_glyph_h_advance (loaded->hb, glyph) / loaded->units;
  return TRUE;
}

/* Whatever fontconfig offers for a character that neither the face nor its fallback has. */
static int
find_any_font (YdFonts *self, YdFontCache *cache, gunichar c)
{
  PangoFontset *set = pango_font_map_load_fontset (self->map, self->context, cache->description,
                                                   pango_language_from_string ("zh-cn"));
  g_autoptr (PangoFont) font = NULL;
  if (set == NULL)
    return -1;
  font = pango_fontset_get_font (set, c);
  g_object_unref (set);
  return font != NULL && PANGO_IS_FC_FONT (font) ? yd_fonts_remember (self, font) : -1;
}

static void
fill_info (YdFonts *self, YdFace face, gunichar c, YdGlyphInfo *info)
{
  YdFontCache *cache = &self->faces[face];
  if (try_font (self, cache->font, c, YD_GLYPH_OWN, info)
      || try_font (self, yd_fonts_get_fallback (self, face), c, YD_GLYPH_FALLBACK, info)
      || try_font (self, find_any_font (self, cache, c), c, YD_GLYPH_FALLBACK, info))
    return;
  info->glyph = 0;
  info->font = (guint16)cache->font;
  info->state = YD_GLYPH_MISSING;
  info->advance = 1;
}

/**
 * yd_fonts_lookup:
 *
 * Returns: how @c is drawn in @face; holds until the fonts go
 */
const YdGlyphInfo *
yd_fonts_lookup (YdFonts *self, YdFace face, gunichar c)
{
  YdFontCache *cache = yd_fonts_get_face (self, face);
  YdGlyphInfo *info;

  if (c < 0x10000)
    {
      YdGlyphInfo **page = &cache->pages[c >> 8];
      if (*page == NULL)
        *page = g_new0 (YdGlyphInfo, 256);
      info = &(*page)[c & 0xff];
    }
  else
    {
      info = g_hash_table_lookup (cache->others, GUINT_TO_POINTER (c));
      if (info == NULL)
        {
          info = g_new0 (YdGlyphInfo, 1);
          g_hash_table_insert (cache->others, GUINT_TO_POINTER (c), info);
        }
    }
  if (info->state == YD_GLYPH_UNKNOWN)
    fill_info (self, face, c, info);
  return info;
}

/**
 * yd_fonts_get_ink:
 * @font: from a #YdGlyphInfo of these fonts
 *
 * Returns: the black of a glyph, in em from its origin on the baseline
 */
YdInk
yd_fonts_get_ink (YdFonts *self, guint font, guint32 glyph)
{
  const YdLoadedFont *loaded = &g_array_index (self->loaded, YdLoadedFont, font);
  const YdInk *known = g_hash_table_lookup (loaded->inks, GUINT_TO_POINTER (glyph));
  hb_glyph_extents_t e;
  YdInk ink = { 0 };
  if (known != NULL)
    return *known;
  if (hb_font_get_glyph_extents (loaded->hb, glyph, &e))
    {
      ink.left = (float)e.x_bearing / loaded->units;
      ink.right = (float)(e.x_bearing + e.width) / loaded->units;
      ink.top = (float)-e.y_bearing / loaded->units;
      ink.bottom = (float)-(e.y_bearing + e.height) / loaded->units;
    }
  if (ink.bottom < ink.top)
    ink.bottom = ink.top;
  g_hash_table_insert (loaded->inks, GUINT_TO_POINTER (glyph), g_memdup2 (&ink, sizeof ink));
  return ink;
}

/**
 * yd_fonts_measure:
 *
 * Returns: as yd_fonts_lookup(), with the ink measured: dearer, and only marks need it
 */
const YdGlyphInfo *
yd_fonts_measure (YdFonts *self, YdFace face, gunichar c)
{
  YdGlyphInfo *info = (YdGlyphInfo *)yd_fonts_lookup (self, face, c);
  if (!info->has_ink)
    {
      YdInk ink = yd_fonts_get_ink (self, info->font, info->glyph);
      info->left = ink.left;
      info->right = ink.right;
      info->has_ink = TRUE;
    }
  return info;
}

static void
append_shaped (YdFonts *self, YdFontCache *cache, PangoItem *item, const char *text, GArray *glyphs)
{
  PangoGlyphString *string = pango_glyph_string_new ();
  int font = yd_fonts_remember (self, item->analysis.font);

  pango_shape (text + item->offset, item->length, &item->analysis, string);
  for (int i = 0; i < string->num_glyphs; i++)
    {
      const PangoGlyphInfo *g = &string->glyphs[i];
      gboolean missing = (g->glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0 || font < 0;
      YdShapedGlyph shaped = {
        .glyph = missing || g->glyph == PANGO_GLYPH_EMPTY ? 0 : g->glyph,
        .font = (guint16)MAX (font, 0),
        .state = missing               ? YD_GLYPH_MISSING
                 : font == cache->font ? YD_GLYPH_OWN
                                       : YD_GLYPH_FALLBACK,
        .cluster = (guint)(item->offset + string->log_clusters[i]),
        .advance = (float)g->geometry.width / (YD_FONT_LOAD_SIZE * PANGO_SCALE),
        .dx = (float)g->geometry.x_offset / (YD_FONT_LOAD_SIZE * PANGO_SCALE),
        .dy = (float)g->geometry.y_offset / (YD_FONT_LOAD_SIZE * PANGO_SCALE),
      };
      g_array_append_val (glyphs, shaped);
    }
  pango_glyph_string_free (string);
}

/**
 * yd_fonts_shape:
 * @text: a run that glyph by glyph would come out wrong: dashes in pairs, marks over letters,
 *   scripts whose letters join
 * @glyphs: (element-type YdShapedGlyph): what it becomes is appended, left to right
 */
void
yd_fonts_shape (YdFonts *self, YdFace face, const char *text, gsize length, GArray *glyphs)
{
  YdFontCache *cache = yd_fonts_get_face (self, face);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GList *items;

  pango_attr_list_insert (attributes, pango_attr_font_desc_new (cache->description));
  items = pango_itemize (self->context, text, 0, (int)length, attributes, NULL);
  for (GList *l = items; l != NULL; l = l->next)
    {
      append_shaped (self, cache, l->data, text, glyphs);
      pango_item_free (l->data);
    }
  g_list_free (items);
}
