#include "yd-id.h"

#include <string.h>

static void
test_round_trip (void)
{
  YdId ids[] = { 1, 31, 32, G_MAXINT64, yd_id_new (), yd_id_new () };
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *text = yd_id_to_string (ids[i]);
      YdId back = 0;
      g_assert_cmpuint (strlen (text), ==, YD_ID_STRING_LENGTH);
      g_assert_true (yd_id_parse (text, &back));
      g_assert_cmpint (back, ==, ids[i]);
      g_assert_cmpint (ids[i], >, 0);
    }
  g_assert_null (yd_id_to_string (YD_ID_NONE));
}

static void
test_refused (void)
{
  static const char *const bad[] = { "",
                                     "0000000000000",
                                     "000000000000",
                                     "00000000000001",
                                     "000000000000u",
                                     "zzzzzzzzzzzzz",
                                     "000000000000-" };
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      YdId id = 5;
      g_assert_false (yd_id_parse (bad[i], &id));
      g_assert_cmpint (id, ==, 5);
    }
  g_assert_false (yd_id_parse (NULL, &(YdId){ 0 }));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/id/round-trip", test_round_trip);
  g_test_add_func ("/base/id/refused", test_refused);
  return g_test_run ();
}
