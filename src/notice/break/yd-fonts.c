/* Owns: which installed font stands for each face of the standard. The font map and the fontconfig
 * configuration are this object's own and belong to one thread. Refuses: to let fontconfig answer an
 * unknown family with whatever it likes: families are compared by name, and every stand-in is reported. */

#include "yd-fonts-private.h"

#include "yd-config.h"
#include "yd-error.h"

#include <glib/gi18n-lib.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (YdFonts, yd_fonts, G_TYPE_OBJECT)

static void
loaded_font_clear (gpointer data)
{
  YdLoadedFont *loaded = data;
  g_clear_object (&loaded->font);
  g_clear_pointer (&loaded->face, cairo_font_face_destroy);
  g_free (loaded->family);
  g_free (loaded->file);
  g_clear_pointer (&loaded->inks, g_hash_table_unref);
}

static int
css_weight (int fc_weight)
{
  return FcWeightToOpenType (fc_weight);
}

static gboolean
has_family (FcPattern *pattern, const char *family)
{
  FcChar8 *name;
  for (int n = 0; FcPatternGetString (pattern, FC_FAMILY, n, &name) == FcResultMatch; n++)
    if (g_strcmp0 ((const char *)name, family) == 0)
      return TRUE;
  return FALSE;
}

/* Whether there is a font of exactly this family name, upright and of about this weight. */
static gboolean
is_installed (FcFontSet *installed, const char *family, int weight)
{
  for (int i = 0; i < installed->nfont; i++)
    {
      int fc_weight = FC_WEIGHT_REGULAR, slant = FC_SLANT_ROMAN;
      FcPatternGetInteger (installed->fonts[i], FC_WEIGHT, 0, &fc_weight);
      FcPatternGetInteger (installed->fonts[i], FC_SLANT, 0, &slant);
      if (slant == FC_SLANT_ROMAN && ABS (css_weight (fc_weight) - weight) < 100
          && has_family (installed->fonts[i], family))
        return TRUE;
    }
  return FALSE;
}

/* Returns: the index of @font among those that glyphs name; -1 where it cannot be drawn */
int
yd_fonts_remember (YdFonts *self, PangoFont *font)
{
  YdLoadedFont loaded = { 0 };
  FcPattern *pattern;
  FcChar8 *text;
  cairo_scaled_font_t *scaled;
  int x_scale, y_scale;

  for (guint i = 0; i < self->loaded->len; i++)
    if (g_array_index (self->loaded, YdLoadedFont, i).font == font)
      return (int)i;
  scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));
  if (scaled == NULL || cairo_scaled_font_status (scaled) != CAIRO_STATUS_SUCCESS
      || self->loaded->len >= G_MAXUINT16)
    return -1;
  loaded.font = g_object_ref (font);
  loaded.hb = pango_font_get_hb_font (font);
  loaded.face = cairo_font_face_reference (cairo_scaled_font_get_font_face (scaled));
  hb_font_get_scale (loaded.hb, &x_scale, &y_scale);
  loaded.units = (float)x_scale;
  loaded.inks = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  pattern = pango_fc_font_get_pattern (PANGO_FC_FONT (font));
  if (FcPatternGetString (pattern, FC_FAMILY, 0, &text) == FcResultMatch)
    loaded.family = g_strdup ((const char *)text);
  if (FcPatternGetString (pattern, FC_FILE, 0, &text) == FcResultMatch)
    loaded.file = g_strdup ((const char *)text);
  g_array_append_val (self->loaded, loaded);
  return (int)self->loaded->len - 1;
}

/* Loads a family that is known to be installed, and makes sure that it is what came. (By name: the
 * same font may lie in two folders.) */
static int
load_family (YdFonts *self, FcFontSet *installed, const char *family, int weight,
             PangoFontDescription **out_description)
{
  PangoFontDescription *description;
  g_autoptr (PangoFont) font = NULL;
  int index = -1;

  if (!is_installed (installed, family, weight))
    return -1;
  description = pango_font_description_new ();
  pango_font_description_set_family (description, family);
  pango_font_description_set_weight (description, (PangoWeight)weight);
  pango_font_description_set_absolute_size (description, YD_FONT_LOAD_SIZE * PANGO_SCALE);
  font = pango_font_map_load_font (self->map, self->context, description);
  if (font != NULL && PANGO_IS_FC_FONT (font)
      && has_family (pango_fc_font_get_pattern (PANGO_FC_FONT (font)), family))
    index = yd_fonts_remember (self, font);
  if (index >= 0 && out_description != NULL)
    *out_description = g_steal_pointer (&description);
  g_clear_pointer (&description, pango_font_description_free);
  return index;
}

/* The last resort: any font that has Han, so that the page is at least readable. */
static int
load_any_han (YdFonts *self, PangoFontDescription **out_description)
{
  PangoFontDescription *description = pango_font_description_new ();
  g_autoptr (PangoFont) font = NULL;
  hb_codepoint_t glyph;
  int index = -1;
  PangoFontset *set;

  pango_font_description_set_family (description, "serif");
  pango_font_description_set_absolute_size (description, YD_FONT_LOAD_SIZE * PANGO_SCALE);
  set = pango_font_map_load_fontset (self->map, self->context, description,
                                     pango_language_from_string ("zh-cn"));
  if (set != NULL)
    {
      font = pango_fontset_get_font (set, 0x7684 /* 的 */);
      g_object_unref (set);
    }
  if (font != NULL && PANGO_IS_FC_FONT (font)
      && hb_font_get_nominal_glyph (pango_font_get_hb_font (font), 0x7684, &glyph))
    index = yd_fonts_remember (self, font);
  if (index >= 0)
    {
      pango_font_description_set_family (description,
                                         g_array_index (self->loaded, YdLoadedFont, index).family);
      *out_description = g_steal_pointer (&description);
    }
  g_clear_pointer (&description, pango_font_description_free);
  return index;
}

static FcFontSet *
list_installed (YdFonts *self)
{
  FcPattern *any = FcPatternCreate ();
  FcObjectSet *wanted = FcObjectSetBuild (FC_FAMILY, FC_WEIGHT, FC_SLANT, NULL);
  FcFontSet *installed = FcFontList (self->config, any, wanted);
  FcObjectSetDestroy (wanted);
  FcPatternDestroy (any);
  return installed;
}

/* A family that a person chose is what is wanted, unless it is known to be another design. */
static void
choose_family (YdFontCache *cache, YdFace face, const char *family)
{
  cache->chosen = (YdFaceCandidate){ .family = g_strdup (family), .weight = 400 };
  for (const YdFaceCandidate *c = yd_face_get_families (face)->candidates; c->family != NULL; c++)
    if (g_str_equal (c->family, family))
      {
        cache->chosen.weight = c->weight;
        cache->chosen.stand_in = c->stand_in;
        cache->chosen.visible = c->visible;
        return;
      }
}

static void
load_chosen (YdFonts *self, FcFontSet *installed, YdFontCache *cache)
{
  const int weights[] = { cache->chosen.weight, 400, 500, 700, 300 };
  for (guint i = 0; i < G_N_ELEMENTS (weights) && cache->font < 0; i++)
    cache->font
      = load_family (self, installed, cache->chosen.family, weights[i], &cache->description);
  cache->candidate = cache->font >= 0 ? &cache->chosen : NULL;
}

static gboolean
resolve_face (YdFonts *self, FcFontSet *installed, YdFace face, GError **error)
{
  YdFontCache *cache = &self->faces[face];

  if (cache->chosen.family != NULL)
    load_chosen (self, installed, cache);
  for (const YdFaceCandidate *c = yd_face_get_families (face)->candidates;
       c->family != NULL && cache->font < 0; c++)
    {
      cache->font = load_family (self, installed, c->family, c->weight, &cache->description);
      cache->candidate = cache->font >= 0 ? c : NULL;
    }
  if (cache->font < 0)
    cache->font = load_any_han (self, &cache->description);
  if (cache->font < 0)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_NO_FONT,
                   _ ("No font with Chinese characters is installed: install fonts-noto-cjk"));
      return FALSE;
    }
  return TRUE;
}

/* Fonts that the program brings or the person keeps for it, beside those of the machine. */
static void
add_font_dirs (YdFonts *self, const char *const *dirs)
{
  const char *set = g_getenv ("YD_FONT_DIR");
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "yaodian", "fonts", NULL);
  const char *standard[] = { set, own, YD_PKGDATADIR G_DIR_SEPARATOR_S "fonts" };

  for (gsize i = 0; dirs != NULL && dirs[i] != NULL; i++)
    FcConfigAppFontAddDir (self->config, (const FcChar8 *)dirs[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (standard); i++)
    if (standard[i] != NULL && g_file_test (standard[i], G_FILE_TEST_IS_DIR))
      FcConfigAppFontAddDir (self->config, (const FcChar8 *)standard[i]);
}

static void
make_context (YdFonts *self)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  self->map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (self->map), self->config);
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (self->map), 72);
  self->context = pango_font_map_create_context (self->map);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string ("zh-cn"));
}

static void
yd_fonts_finalize (GObject *object)
{
  YdFonts *self = YD_FONTS (object);
  for (guint f = 0; f < YD_N_FACES; f++)
    {
      for (guint i = 0; i < YD_FONT_PLANE_PAGES; i++)
        g_free (self->faces[f].pages[i]);
      g_clear_pointer (&self->faces[f].others, g_hash_table_unref);
      g_free ((char *)self->faces[f].chosen.family);
      g_clear_pointer (&self->faces[f].description, pango_font_description_free);
    }
  g_clear_pointer (&self->loaded, g_array_unref);
  g_clear_object (&self->context);
  g_clear_object (&self->map);
  g_clear_pointer (&self->config, FcConfigDestroy);
  G_OBJECT_CLASS (yd_fonts_parent_class)->finalize (object);
}

static void
yd_fonts_class_init (YdFontsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yd_fonts_finalize;
}

static void
yd_fonts_init (YdFonts *self)
{
  self->loaded = g_array_new (FALSE, TRUE, sizeof (YdLoadedFont));
  g_array_set_clear_func (self->loaded, loaded_font_clear);
  for (guint f = 0; f < YD_N_FACES; f++)
    {
      self->faces[f].font = -1;
      self->faces[f].fallback = YD_FONT_UNKNOWN;
      self->faces[f].others = g_hash_table_new_full (NULL, NULL, NULL, g_free);
    }
}

/**
 * yd_fonts_new:
 * @dirs: (nullable): folders with fonts to load beside the installed ones, %NULL-terminated
 * @chosen: (nullable) (array fixed-size=YD_N_FACES): families that a person chose for the faces, %NULL
 *   for those that are found by themselves; where one is not installed, the next best stands in
 * @error: %YD_ERROR_NO_FONT where nothing installed has Han characters
 *
 * `$YD_FONT_DIR`, the user's `yaodian/fonts` and the program's own are read too.
 *
 * Returns: (transfer full) (nullable): the fonts of one composer, for one thread
 */
YdFonts *
yd_fonts_new (const char *const *dirs, const char *const *chosen, GError **error)
{
  g_autoptr (YdFonts) self = g_object_new (YD_TYPE_FONTS, NULL);
  FcFontSet *installed;
  gboolean found = TRUE;

  self->config = FcInitLoadConfigAndFonts ();
  if (self->config == NULL)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_NO_FONT,
                   _ ("The font configuration of this machine cannot be read: install fontconfig"));
      return NULL;
    }
  add_font_dirs (self, dirs);
  make_context (self);
  for (guint f = 0; chosen != NULL && f < YD_N_FACES; f++)
    if (chosen[f] != NULL)
      choose_family (&self->faces[f], (YdFace)f, chosen[f]);
  installed = list_installed (self);
  for (guint f = 0; f < YD_FACE_LATIN && found; f++)
    found = resolve_face (self, installed, (YdFace)f, error);
  FcFontSetDestroy (installed);
  return found ? g_steal_pointer (&self) : NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/**
 * yd_fonts_list_families:
 *
 * Returns: (transfer full): the families with Chinese characters that may be chosen, each once
 */
GStrv
yd_fonts_list_families (YdFonts *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *names = g_ptr_array_new ();
  FcPattern *chinese = FcPatternCreate ();
  FcLangSet *languages = FcLangSetCreate ();
  FcObjectSet *wanted = FcObjectSetBuild (FC_FAMILY, NULL);
  FcLangSetAdd (languages, (const FcChar8 *)"zh-cn");
  FcPatternAddLangSet (chinese, FC_LANG, languages);
  FcFontSet *found = FcFontList (self->config, chinese, wanted);
  for (int i = 0; i < found->nfont; i++)
    {
      FcChar8 *name;
      if (FcPatternGetString (found->fonts[i], FC_FAMILY, 0, &name) == FcResultMatch
          && g_hash_table_add (seen, name))
        g_ptr_array_add (names, g_strdup ((const char *)name));
    }
  FcFontSetDestroy (found);
  FcObjectSetDestroy (wanted);
  FcLangSetDestroy (languages);
  FcPatternDestroy (chinese);
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (GStrv)g_ptr_array_free (names, FALSE);
}

/* A large font is loaded for characters that are hardly ever there. */
int
yd_fonts_get_fallback (YdFonts *self, YdFace face)
{
  const YdFaceFamilies *families = yd_face_get_families (face);
  YdFontCache *cache = &self->faces[face];
  if (cache->fallback == YD_FONT_UNKNOWN)
    {
      FcFontSet *installed = list_installed (self);
      cache->fallback
        = load_family (self, installed, families->fallback, families->fallback_weight, NULL);
      if (cache->fallback < 0)
        cache->fallback = load_family (self, installed, families->fallback, 400, NULL);
      FcFontSetDestroy (installed);
    }
  return cache->fallback;
}

/* The five are there from the start; the sixth costs nothing where nobody wants it. Any machine that
 * has the five has a font for it. */
YdFontCache *
yd_fonts_get_face (YdFonts *self, YdFace face)
{
  YdFontCache *cache = &self->faces[face];
  if (cache->font < 0)
    {
      FcFontSet *installed = list_installed (self);
      resolve_face (self, installed, face, NULL);
      FcFontSetDestroy (installed);
    }
  return cache;
}

YdFaceReport
yd_fonts_get_report (YdFonts *self, YdFace face)
{
  const YdFontCache *cache = yd_fonts_get_face (self, face);
  const YdLoadedFont *loaded = &g_array_index (self->loaded, YdLoadedFont, cache->font);
  return (YdFaceReport){
    .face = face,
    .wanted = cache->chosen.family != NULL ? cache->chosen.family
                                           : yd_face_get_families (face)->candidates[0].family,
    .family = loaded->family,
    .file = loaded->file,
    .stand_in = cache->candidate == NULL || cache->candidate->stand_in,
    .visible = cache->candidate == NULL || cache->candidate->visible,
  };
}

/* Returns: the index of a face's own font among those that glyphs name */
guint
yd_fonts_get_face_font (YdFonts *self, YdFace face)
{
  return (guint)self->faces[face].font;
}

const char *
yd_fonts_get_family (YdFonts *self, guint font)
{
  return g_array_index (self->loaded, YdLoadedFont, font).family;
}

/**
 * yd_fonts_copy_faces:
 *
 * Returns: (transfer full) (element-type cairo_font_face_t): the fonts by the index that glyphs
 *   carry. Cairo's faces may be drawn with on any thread.
 */
GPtrArray *
yd_fonts_copy_faces (YdFonts *self)
{
  GPtrArray *faces
    = g_ptr_array_new_full (self->loaded->len, (GDestroyNotify)cairo_font_face_destroy);
  for (guint i = 0; i < self->loaded->len; i++)
    g_ptr_array_add (
      faces, cairo_font_face_reference (g_array_index (self->loaded, YdLoadedFont, i).face));
  return faces;
}
