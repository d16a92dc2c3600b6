#include "yd-ui-actions.h"

#include "yd-config.h"

#include <string.h>

/* Application accelerators come before the focused entry: none may be a key that people type. */
static void
test_keys (void)
{
  guint n;
  const YdUiAction *actions = yd_ui_actions_get (&n);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      if (actions[i].accels == NULL)
        continue;
      g_auto (GStrv) accels = g_strsplit (actions[i].accels, " ", -1);
      g_assert_nonnull (strchr (actions[i].action, '.'));
      g_assert_nonnull (actions[i].title);
      for (guint k = 0; accels[k] != NULL; k++)
        {
          guint key;
          GdkModifierType modifiers;
          g_assert_true (gtk_accelerator_parse (accels[k], &key, &modifiers));
          g_assert_cmpuint (key, !=, 0);
          if (actions[i].list_key)
            continue;
          gboolean function_key = key >= GDK_KEY_F1 && key <= GDK_KEY_F12 && key != GDK_KEY_F2;
          g_assert_true (function_key || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0);
          g_assert_true (g_hash_table_add (taken, g_strdup (accels[k])));
        }
    }
}

static void
test_tooltip (void)
{
  g_autofree char *own = yd_ui_actions_dup_tooltip ("win.undo", NULL);
  g_autofree char *other = yd_ui_actions_dup_tooltip ("win.undo", "Undo: move");
  g_assert_cmpstr (own, ==, "Undo (Ctrl+Z)");
  g_assert_cmpstr (other, ==, "Undo: move (Ctrl+Z)");
}

/* All templates and menus of the program in one text. */
static char *
read_templates (const char *folder)
{
  GString *all = g_string_new (NULL);
  g_auto (GStrv) names
    = g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (folder, names[i], NULL);
      if (g_str_has_suffix (path, "/"))
        {
          g_autofree char *inner = read_templates (path);
          g_string_append (all, inner);
        }
      else if (g_str_has_suffix (path, ".ui"))
        {
          g_autoptr (GBytes) bytes
            = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
          g_string_append_len (all, g_bytes_get_data (bytes, NULL),
                               (gssize)g_bytes_get_size (bytes));
        }
    }
  return g_string_free (all, FALSE);
}

/* Whoever knows no key finds every command in a menu or on a button. */
static void
test_places (void)
{
  static const char *const in_code[]
    = { "win.calibrate", NULL }; /* the menu of the notice's print button */
  /* as Tab: they move the keyboard alone */
  static const char *const of_keys[] = { "win.next-part", "win.previous-part", NULL };
  g_autofree char *templates = read_templates ("/cn/yaodian/Yaodian/");
  guint n;
  const YdUiAction *actions = yd_ui_actions_get (&n);
  g_assert_cmpuint (strlen (templates), >, 10000);
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) parts
        = g_strsplit (actions[i].action, "::", 2); /* a view's name stands in its stack */
      g_autofree char *inside = g_strdup_printf (">%s<", parts[0]);
      if (actions[i].list_key || g_strv_contains (in_code, parts[0])
          || g_strv_contains (of_keys, parts[0]))
        continue;
      if (strstr (templates, inside) == NULL)
        g_error ("%s stands in no menu and on no button", actions[i].action);
    }
}

/* The program has its icon also where nothing is installed. */
static void
test_icon (void)
{
  g_autoptr (GError) error = NULL;
  g_resources_get_info ("/cn/yaodian/Yaodian/icons/scalable/apps/" YD_APP_ID ".svg",
                        G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/actions/keys", test_keys);
  g_test_add_func ("/actions/tooltip", test_tooltip);
  g_test_add_func ("/actions/icon", test_icon);
  g_test_add_func ("/actions/places", test_places);
  return g_test_run ();
}
