#include "yd-ui-actions.h"

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
      const char *keys = actions[i].accels != NULL ? actions[i].accels : "";
      g_auto (GStrv) accels = g_strsplit (keys, " ", -1);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/actions/keys", test_keys);
  g_test_add_func ("/actions/tooltip", test_tooltip);
  return g_test_run ();
}
