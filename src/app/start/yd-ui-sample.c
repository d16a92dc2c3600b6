/* Owns: the sample plan, copied for whoever tries things on. Refuses: to make it (data/). */

#include "yd-ui-plan-maker.h"

#include "yd-config.h"
#include "yd-ui-front.h"

#define SAMPLE "year-2025.yaodian"

static char *
find_sample (void)
{
  const char *given = g_getenv ("YD_SAMPLES_DIR"); /* a build that is not installed */
  if (given != NULL)
    return g_build_filename (given, SAMPLE, NULL);
  for (const char *const *dir = g_get_system_data_dirs (); *dir != NULL; dir++)
    {
      char *path = g_build_filename (*dir, "yaodian", "samples", SAMPLE, NULL);
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return path;
      g_free (path);
    }
  return g_build_filename (YD_PKGDATADIR, "samples", SAMPLE, NULL);
}

/* The sample is copied once and is the person's to try things on from then on. */
void
yd_ui_plan_maker_sample (YdUiApplication *application)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "yaodian", NULL);
  g_autofree char *path = g_build_filename (folder, "示例要点.yaodian", NULL);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    yd_ui_application_open_plan (application, path, &error);
  else
    {
      g_autofree char *sample = find_sample ();
      g_autoptr (GFile) source = g_file_new_for_path (sample);
      g_autoptr (GFile) copy = g_file_new_for_path (path);
      g_mkdir_with_parents (folder, 0700);
      if (g_file_copy (source, copy, G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, &error))
        yd_ui_application_open_plan (application, path, &error);
    }
  if (error != NULL)
    yd_ui_front_say (application, error->message);
}
