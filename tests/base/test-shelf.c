#include "yd-shelf.h"

#include <string.h>

/* Pieces of all sizes, also such as are larger than a board, are apart, aligned, and keep what is in them. */
static void
test_pieces (void)
{
  static const gsize sizes[] = { 0, 1, 7, 8, 9, 100, 262143, 262144, 262145, 1 << 20, 3 };
  g_autoptr (YdShelf) shelf = yd_shelf_new ();
  char *pieces[G_N_ELEMENTS (sizes) * 100];
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      gsize size = sizes[i % G_N_ELEMENTS (sizes)];
      pieces[i] = yd_shelf_take (shelf, size);
      g_assert_nonnull (pieces[i]);
      g_assert_cmpuint (GPOINTER_TO_SIZE (pieces[i]) % 8, ==, 0);
      memset (pieces[i], (int)i, size);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    for (gsize k = 0; k < sizes[i % G_N_ELEMENTS (sizes)]; k += MAX (1, k))
      g_assert_cmpint (pieces[i][k], ==, (char)i);
}

static void
test_copy (void)
{
  g_autoptr (YdShelf) shelf = yd_shelf_new ();
  const char words[] = "要点";
  char *copy = yd_shelf_copy (shelf, words, sizeof words);
  g_assert_true (copy != words);
  g_assert_cmpstr (copy, ==, words);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shelf/pieces", test_pieces);
  g_test_add_func ("/shelf/copy", test_copy);
  return g_test_run ();
}
