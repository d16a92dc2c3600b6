/* Plans of one title, told apart by where they are kept. */

#include "yd-ui-window-which.h"

static const struct
{
  const char *path;
  const char *others[3];
  const char *apart;
} cases[] = {
  { "/a/要点.yaodian", { "/a/要点（副本）.yaodian" }, "要点" },
  { "/a/要点.yaodian", { "/b/甲.yaodian", "/b/乙.yaodian" }, "要点" },
  { "/2025/要点.yaodian", { "/2024/要点.yaodian" }, "2025/要点" },
  { "/u/2025/稿/要点.yaodian", { "/u/2024/稿/要点.yaodian" }, "2025/…/要点" },
  { "/u/2025/稿/要点.yaodian",
    { "/v/稿二/要点.yaodian", "/u/2024/稿/要点.yaodian" },
    "2025/…/要点" },
  { "/稿/要点.yaodian", { "/v/稿/要点.yaodian" }, "/…/要点" },
  { "/v/稿/要点.yaodian", { "/稿/要点.yaodian" }, "v/…/要点" },
  { "/a/要点", { "/b/其他" }, "要点" },
};

static void
test_apart (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *apart = yd_ui_window_dup_apart (cases[i].path, cases[i].others);
      g_assert_cmpstr (apart, ==, cases[i].apart);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/window-which/apart", test_apart);
  return g_test_run ();
}
