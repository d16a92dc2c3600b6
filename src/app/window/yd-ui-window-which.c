/* Owns: what tells windows apart that are called alike: those of one plan by a number, those of plans of
 * one title by their files. Refuses: to tell apart what nobody would mix up. */

#include "yd-ui-window-which.h"

#include "yd-ui-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* The least that no other window on the plan has. */
guint
yd_ui_window_find_number (YdUiWindow *self)
{
  guint number = 1;
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GList *windows = gtk_application_get_windows (application), *l = windows;
  while (l != NULL)
    {
      YdUiWindow *other = YD_UI_IS_WINDOW (l->data) ? l->data : NULL;
      gboolean taken = other != NULL && other != self && other->document == self->document
                       && other->number == number;
      number += taken ? 1 : 0;
      l = taken ? windows : l->next;
    }
  return number;
}

/* How many names, from the end, @a and @b have in common. */
static guint
count_common (char **a, char **b)
{
  guint n_a = g_strv_length (a), n_b = g_strv_length (b), n = 0;
  while (n < MIN (n_a, n_b) && g_str_equal (a[n_a - 1 - n], b[n_b - 1 - n]))
    n++;
  return n;
}

/**
 * yd_ui_window_dup_apart:
 * @path: of a plan
 * @others: (array zero-terminated=1): of plans that are called the same
 *
 * Returns: (transfer full): the name of its file, and before it the folder by which it differs from others
 *   of that name: “要点”, “2025/要点”, “2025/…/要点”
 */
char *
yd_ui_window_dup_apart (const char *path, const char *const *others)
{
  g_auto (GStrv) names = g_strsplit (path, G_DIR_SEPARATOR_S, -1);
  guint n = g_strv_length (names), common = 0;
  for (guint i = 0; others[i] != NULL; i++)
    {
      g_auto (GStrv) theirs = g_strsplit (others[i], G_DIR_SEPARATOR_S, -1);
      common = MAX (common, count_common (names, theirs));
    }
  g_autofree char *file = g_filename_display_name (n > 0 ? names[n - 1] : path);
  if (g_str_has_suffix (file, ".yaodian"))
    file[strlen (file) - strlen (".yaodian")] = '\0';
  if (common == 0 || common >= n)
    return g_steal_pointer (&file);
  g_autofree char *folder = g_filename_display_name (names[n - 1 - common]);
  return g_strdup_printf (common == 1 ? "%s/%s" : "%s/…/%s", folder, file);
}

/* The files of other plans that are called as this one. */
static GPtrArray *
list_namesakes (YdUiWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GPtrArray *paths = g_ptr_array_new ();
  const char *title = yd_plan_get_title (yd_ui_document_get_plan (self->document));
  for (GList *l = application != NULL ? gtk_application_get_windows (application) : NULL; l != NULL;
       l = l->next)
    {
      YdUiWindow *other = YD_UI_IS_WINDOW (l->data) ? l->data : NULL;
      if (other == NULL || other->document == NULL || other->document == self->document)
        continue;
      const char *path = yd_store_get_path (yd_ui_document_get_store (other->document));
      if (path != NULL
          && g_strcmp0 (title, yd_plan_get_title (yd_ui_document_get_plan (other->document))) == 0)
        g_ptr_array_add (paths, (gpointer)path);
    }
  return paths;
}

static char *
dup_file (YdUiWindow *self)
{
  const char *path = yd_store_get_path (yd_ui_document_get_store (self->document));
  g_autoptr (GPtrArray) others = list_namesakes (self);
  if (path == NULL || others->len == 0)
    return NULL;
  g_ptr_array_add (others, NULL);
  return yd_ui_window_dup_apart (path, (const char *const *)others->pdata);
}

/* Told only while another window stands on the plan. */
static char *
dup_number (YdUiWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GList *windows = application != NULL ? gtk_application_get_windows (application) : NULL;
  for (GList *l = windows; l != NULL && self->number > 1; l = l->next)
    if (YD_UI_IS_WINDOW (l->data) && l->data != self
        && YD_UI_WINDOW (l->data)->document == self->document)
      return g_strdup_printf (_ ("Window %u"), self->number);
  return NULL;
}

/**
 * yd_ui_window_dup_which:
 *
 * Returns: (transfer full) (nullable): which of the windows that are called alike this is; %NULL where it is
 *   the only one
 */
char *
yd_ui_window_dup_which (YdUiWindow *self)
{
  g_autofree char *file = dup_file (self), *number = dup_number (self);
  if (file != NULL && number != NULL)
    return g_strdup_printf ("%s · %s", file, number);
  return file != NULL ? g_steal_pointer (&file) : g_steal_pointer (&number);
}
