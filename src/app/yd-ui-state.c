/* Owns: the small files in which the program remembers sizes and preferences. Refuses: anything about a
 * plan. A file that cannot be read or written costs no more than the memory. */

#include "yd-ui-state.h"

#define FILE_NAME "settings.ini"

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "yaodian", FILE_NAME, NULL);
}

/**
 * yd_ui_state_load_file:
 *
 * Returns: (transfer full)
 */
GKeyFile *
yd_ui_state_load_file (const char *path)
{
  GKeyFile *file = g_key_file_new ();
  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  return file;
}

gboolean
yd_ui_state_save_file (GKeyFile *file, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_mkdir_with_parents (folder, 0700);
  return g_key_file_save_to_file (file, path, error);
}

static GKeyFile *
load (void)
{
  g_autofree char *path = dup_path ();
  return yd_ui_state_load_file (path);
}

static gboolean
save (GKeyFile *file, GError **error)
{
  g_autofree char *path = dup_path ();
  return yd_ui_state_save_file (file, path, error);
}

void
yd_ui_state_keep_window (GtkWindow *window, const char *name)
{
  int width, height;
  g_autoptr (GKeyFile) file = load ();
  gtk_window_get_default_size (window, &width, &height);
  g_key_file_set_integer (file, name, "width", width);
  g_key_file_set_integer (file, name, "height", height);
  g_key_file_set_boolean (file, name, "maximized", gtk_window_is_maximized (window));
  save (file, NULL);
}

void
yd_ui_state_restore_window (GtkWindow *window, const char *name)
{
  g_autoptr (GKeyFile) file = load ();
  int width = g_key_file_get_integer (file, name, "width", NULL);
  int height = g_key_file_get_integer (file, name, "height", NULL);
  if (width > 0 && height > 0)
    gtk_window_set_default_size (window, width, height);
  if (g_key_file_get_boolean (file, name, "maximized", NULL))
    gtk_window_maximize (window);
}

/* Whether the outline stands beside @view: at first beside the draft alone. */
gboolean
yd_ui_state_get_sidebar (const char *view)
{
  g_autoptr (GKeyFile) file = load ();
  return g_key_file_has_key (file, "sidebar", view, NULL)
           ? g_key_file_get_boolean (file, "sidebar", view, NULL)
           : g_str_equal (view, "draft");
}

void
yd_ui_state_set_sidebar (const char *view, gboolean shown)
{
  g_autoptr (GKeyFile) file = load ();
  g_key_file_set_boolean (file, "sidebar", view, shown);
  save (file, NULL);
}

/**
 * yd_ui_state_dup_author:
 *
 * Returns: (transfer full): the name under which changes are kept
 */
char *
yd_ui_state_dup_author (void)
{
  g_autoptr (GKeyFile) file = load ();
  char *author = g_key_file_get_string (file, "person", "author", NULL);
  if (author != NULL && author[0] != '\0')
    return author;
  g_free (author);
  const char *name = g_get_real_name ();
  return g_strdup (
    name != NULL && !g_str_equal (name, "Unknown") && name[0] != '\0' ? name : g_get_user_name ());
}

gboolean
yd_ui_state_set_author (const char *author, GError **error)
{
  g_autoptr (GKeyFile) file = load ();
  g_key_file_set_string (file, "person", "author", author);
  return save (file, error);
}

/**
 * yd_ui_state_dup_folder:
 *
 * Returns: (transfer full): where plans are put: the last such place that is still there
 */
char *
yd_ui_state_dup_folder (void)
{
  g_autoptr (GKeyFile) file = load ();
  char *folder = g_key_file_get_string (file, "files", "folder", NULL);
  if (folder != NULL && g_file_test (folder, G_FILE_TEST_IS_DIR))
    return folder;
  g_free (folder);
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  if (documents != NULL && g_file_test (documents, G_FILE_TEST_IS_DIR))
    return g_strdup (documents);
  return g_strdup (g_get_home_dir ());
}

void
yd_ui_state_set_folder (const char *folder)
{
  g_autoptr (GKeyFile) file = load ();
  g_key_file_set_string (file, "files", "folder", folder);
  save (file, NULL);
}

gboolean
yd_ui_state_get_flag (const char *group, const char *key)
{
  g_autoptr (GKeyFile) file = load ();
  return g_key_file_get_boolean (file, group, key, NULL);
}

void
yd_ui_state_set_flag (const char *group, const char *key, gboolean value)
{
  g_autoptr (GKeyFile) file = load ();
  g_key_file_set_boolean (file, group, key, value);
  save (file, NULL);
}

/**
 * yd_ui_state_dup_word:
 *
 * Returns: (transfer full) (nullable): what was set last
 */
char *
yd_ui_state_dup_word (const char *group, const char *key)
{
  g_autoptr (GKeyFile) file = load ();
  return g_key_file_get_string (file, group, key, NULL);
}

void
yd_ui_state_set_word (const char *group, const char *key, const char *value)
{
  g_autoptr (GKeyFile) file = load ();
  g_key_file_set_string (file, group, key, value);
  save (file, NULL);
}

/**
 * yd_ui_state_dup_numbers:
 * @n: (out): how many
 *
 * Returns: (transfer full) (nullable) (array length=n): what was set last
 */
double *
yd_ui_state_dup_numbers (const char *group, const char *key, gsize *n)
{
  g_autoptr (GKeyFile) file = load ();
  *n = 0;
  return g_key_file_get_double_list (file, group, key, n, NULL);
}

/* @numbers: (nullable): %NULL takes them away */
gboolean
yd_ui_state_set_numbers (const char *group, const char *key, const double *numbers, gsize n,
                         GError **error)
{
  g_autoptr (GKeyFile) file = load ();
  if (numbers != NULL)
    g_key_file_set_double_list (file, group, key, (double *)numbers, n);
  else
    g_key_file_remove_key (file, group, key, NULL);
  return save (file, error);
}

/**
 * yd_ui_state_dup_keys:
 *
 * Returns: (transfer full): the keys of @group
 */
GStrv
yd_ui_state_dup_keys (const char *group)
{
  g_autoptr (GKeyFile) file = load ();
  GStrv keys = g_key_file_get_keys (file, group, NULL, NULL);
  return keys != NULL ? keys : g_new0 (char *, 1);
}
