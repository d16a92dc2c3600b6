/* Which font stands for which face, on machines that have them, have only some, or have none. */

#include "yd-error.h"
#include "yd-fonts.h"

#include <glib/gstdio.h>
#include <string.h>

/* fontconfig adds the system's folder where no other is named */
static const char *const no_fonts = "<dir>/nonexistent</dir>";

/* Fonts under a configuration of one folder, or of none. */
static YdFonts *
fonts_with (const char *config, const char *const *dirs, GError **error)
{
  g_autofree char *old = g_strdup (g_getenv ("FONTCONFIG_FILE"));
  g_autofree char *folder = g_dir_make_tmp ("yd-fonts-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "fonts.conf", NULL);
  g_autofree char *text = g_strdup_printf (
    "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"urn:fontconfig:fonts.dtd\">"
    "<fontconfig>%s</fontconfig>",
    config);
  YdFonts *fonts;
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_setenv ("FONTCONFIG_FILE", path, TRUE);
  fonts = yd_fonts_new (dirs, NULL, error);
  if (old != NULL)
    g_setenv ("FONTCONFIG_FILE", old, TRUE);
  else
    g_unsetenv ("FONTCONFIG_FILE");
  g_remove (path);
  g_rmdir (folder);
  return fonts;
}

static void
test_none (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdFonts) fonts = fonts_with (no_fonts, NULL, &error);
  g_assert_null (fonts);
  g_assert_error (error, YD_ERROR, YD_ERROR_NO_FONT);
  g_assert_nonnull (strstr (error->message, "fonts-noto-cjk"));
}

/* With Noto alone every face is a stand-in, and 仿宋 a visible one. */
static void
test_noto_alone (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdFonts) fonts
    = fonts_with ("<dir>/usr/share/fonts/opentype/noto</dir>", NULL, &error);
  g_assert_no_error (error);
  for (guint f = 0; f < YD_FACE_LATIN; f++)
    {
      YdFaceReport report = yd_fonts_get_report (fonts, (YdFace)f);
      g_assert_true (report.stand_in);
      g_assert_true (g_str_has_prefix (report.family, "Noto S"));
      g_assert_cmpint (report.visible, ==, f == YD_FACE_FS || f == YD_FACE_KT);
    }
}

static void
test_usual (void)
{
  static const char *const wanted[] = { "Noto Serif CJK SC", "FandolFang",       "FandolKai",
                                        "Noto Sans CJK SC",  "AR PL SungtiL GB", "FandolFang" };
  g_autoptr (GError) error = NULL;
  g_autoptr (YdFonts) fonts = yd_fonts_new (NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint f = 0; f < YD_N_FACES; f++)
    {
      YdFaceReport report = yd_fonts_get_report (fonts, (YdFace)f);
      g_assert_cmpstr (report.family, ==, wanted[f]);
      g_assert_nonnull (report.file);
      g_assert_cmpstr (report.wanted, !=, report.family);
    }
}

/* A folder of one's own is read beside what is installed. */
static void
test_own_folder (void)
{
  g_autoptr (GError) error = NULL;
  const char *dirs[] = { "/usr/share/fonts/truetype/arphic-gkai00mp", NULL };
  g_autoptr (YdFonts) fonts = fonts_with (no_fonts, dirs, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (yd_fonts_get_report (fonts, YD_FACE_KT).family, ==, "AR PL KaitiM GB");
  g_assert_cmpstr (yd_fonts_get_report (fonts, YD_FACE_FS).family, ==, "AR PL KaitiM GB");
  g_assert_true (yd_fonts_get_report (fonts, YD_FACE_FS).visible);
}

/* The same font in two folders is one font. */
static void
test_twice (void)
{
  g_autoptr (GError) error = NULL;
  const char *dirs[] = { "/usr/share/fonts/truetype/arphic-gkai00mp", NULL };
  g_autoptr (YdFonts) fonts
    = fonts_with ("<dir>/usr/share/fonts/truetype/arphic-gkai00mp</dir>", dirs, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (yd_fonts_get_report (fonts, YD_FACE_KT).family, ==, "AR PL KaitiM GB");
}

/* What a person chose comes first; what is not installed is said, and the next best stands in. */
static void
test_chosen (void)
{
  static const struct
  {
    const char *chosen;
    const char *family;
    gboolean stand_in;
  } cases[] = {
    { "Noto Serif CJK SC", "Noto Serif CJK SC", TRUE },
    { "AR PL SungtiL GB", "AR PL SungtiL GB",
      FALSE }, /* of no known design here: the person's word */
    { "No Such Face", "FandolFang", TRUE },
    { NULL, "FandolFang", TRUE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      const char *chosen[YD_N_FACES] = { [YD_FACE_FS] = cases[i].chosen };
      g_autoptr (YdFonts) fonts = yd_fonts_new (NULL, chosen, &error);
      g_assert_no_error (error);
      YdFaceReport report = yd_fonts_get_report (fonts, YD_FACE_FS);
      g_assert_cmpstr (report.family, ==, cases[i].family);
      if (cases[i].chosen != NULL)
        g_assert_cmpstr (report.wanted, ==, cases[i].chosen);
      g_assert_cmpint (report.stand_in, ==, cases[i].stand_in);
      g_assert_cmpstr (yd_fonts_get_report (fonts, YD_FACE_KT).family, ==, "FandolKai");
    }
}

static void
test_families (void)
{
  g_autoptr (YdFonts) fonts = yd_fonts_new (NULL, NULL, NULL);
  g_auto (GStrv) families = yd_fonts_list_families (fonts);
  g_assert_true (g_strv_contains ((const char *const *)families, "FandolFang"));
  g_assert_true (g_strv_contains ((const char *const *)families, "Noto Serif CJK SC"));
  for (guint i = 1; families[i] != NULL; i++)
    g_assert_cmpstr (families[i - 1], <, families[i]);
}

static void
test_glyphs (void)
{
  g_autoptr (YdFonts) fonts = yd_fonts_new (NULL, NULL, NULL);
  const YdGlyphInfo *han = yd_fonts_lookup (fonts, YD_FACE_FS, 0x536b);
  const YdGlyphInfo *digit = yd_fonts_lookup (fonts, YD_FACE_FS, '2');
  const YdGlyphInfo *rare = yd_fonts_lookup (fonts, YD_FACE_FS, 0x5586 /* 喆 */);
  const YdGlyphInfo *none = yd_fonts_lookup (fonts, YD_FACE_FS, 0xf0000);
  g_assert_cmpint (han->state, ==, YD_GLYPH_OWN);
  g_assert_cmpfloat_with_epsilon (han->advance, 1, 0.001);
  g_assert_cmpfloat_with_epsilon (digit->advance, 0.5, 0.001);
  g_assert_cmpint (rare->state, ==, YD_GLYPH_FALLBACK);
  g_assert_cmpstr (yd_fonts_get_family (fonts, rare->font), ==, "Noto Serif CJK SC");
  g_assert_cmpint (none->state, ==, YD_GLYPH_MISSING);
  g_assert_true (yd_fonts_lookup (fonts, YD_FACE_FS, 0x536b) == han);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notice/fonts/none", test_none);
  g_test_add_func ("/notice/fonts/noto-alone", test_noto_alone);
  g_test_add_func ("/notice/fonts/usual", test_usual);
  g_test_add_func ("/notice/fonts/own-folder", test_own_folder);
  g_test_add_func ("/notice/fonts/twice", test_twice);
  g_test_add_func ("/notice/fonts/chosen", test_chosen);
  g_test_add_func ("/notice/fonts/families", test_families);
  g_test_add_func ("/notice/fonts/glyphs", test_glyphs);
  return g_test_run ();
}
