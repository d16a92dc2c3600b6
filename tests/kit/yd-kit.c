#include "yd-kit.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

char *
yd_kit_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("yaodian-test-XXXXXX", &error);
  g_assert_no_error (error);
  return folder;
}

void
yd_kit_remove (const char *path)
{
  const char *name;
  g_autoptr (GDir) dir
    = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      yd_kit_remove (child);
    }
  g_remove (path);
}

void
yd_kit_folder_free (char *folder)
{
  yd_kit_remove (folder);
  g_free (folder);
}

guint
yd_kit_folder_count (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

char *
yd_kit_run (const char *const *command)
{
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;
  g_spawn_sync (NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return out;
}

void
yd_kit_limit_files (guint64 bytes)
{
  struct rlimit limit;
  signal (SIGXFSZ, SIG_IGN); /* a write that fails instead */
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (bytes, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}
