/* The tests set type in these faces and in no other: where one is missing every measured page would
 * be another page, so it is said here, once and plainly. */

#include <fontconfig/fontconfig.h>
#include <glib.h>
#include <string.h>

static const char *const families[] = {
  "FandolFang R",    "FandolKai",         "AR PL SungtiL GB",
  "AR PL KaitiM GB", "Noto Serif CJK SC", "Noto Sans CJK SC",
};

static void
test_family (gconstpointer data)
{
  const char *family = data;
  FcPattern *wanted = FcPatternCreate ();
  FcPatternAddString (wanted, FC_FAMILY, (const FcChar8 *)family);
  FcObjectSet *objects = FcObjectSetBuild (FC_FILE, NULL);
  FcFontSet *found = FcFontList (NULL, wanted, objects);

  if (found == NULL || found->nfont == 0)
    {
      g_test_message ("The font %s is missing; build-aux/test.sh brings it in.", family);
      g_test_fail ();
    }

  if (found != NULL)
    FcFontSetDestroy (found);
  FcObjectSetDestroy (objects);
  FcPatternDestroy (wanted);
}

/* A face of this machine that got in would make pages differ from one machine to the next. */
static void
test_only_ours (void)
{
  FcPattern *any = FcPatternCreate ();
  FcObjectSet *objects = FcObjectSetBuild (FC_FILE, NULL);
  FcFontSet *found = FcFontList (NULL, any, objects);

  g_assert_nonnull (found);
  for (int i = 0; i < found->nfont; i++)
    {
      FcChar8 *file;
      g_assert_cmpint (FcPatternGetString (found->fonts[i], FC_FILE, 0, &file), ==, FcResultMatch);
      const char *path = (const char *)file;
      if (strstr (path, "/Fandol") == NULL && strstr (path, "/opentype/noto/") == NULL
          && strstr (path, "/truetype/arphic") == NULL)
        g_error ("%s is not one of the tests' fonts", path);
    }

  FcFontSetDestroy (found);
  FcObjectSetDestroy (objects);
  FcPatternDestroy (any);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_autofree char *path = g_strdup_printf ("/fonts/%s", families[i]);
      g_test_add_data_func (path, families[i], test_family);
    }
  g_test_add_func ("/fonts/only-ours", test_only_ours);

  return g_test_run ();
}
