/* The sentences for a file that could not be written: each names the file and says what to do. */

#include "yd-error.h"

#include <errno.h>
#include <string.h>

static void
test_unwritten (void)
{
  static const struct
  {
    int errsv;
    YdError code;
    const char *words;
  } cases[] = {
    { ENOSPC, YD_ERROR_NO_SPACE, "free some and try again" },
    { EDQUOT, YD_ERROR_NO_SPACE, "free some and try again" },
    { EFBIG, YD_ERROR_NO_SPACE, "free some and try again" },
    { EACCES, YD_ERROR_READ_ONLY, "choose another" },
    { EROFS, YD_ERROR_READ_ONLY, "choose another" },
    { ENOENT, YD_ERROR_NOT_FOUND, "choose another" },
    { ENODEV, YD_ERROR_NOT_FOUND, "choose another" },
    { EISDIR, YD_ERROR_INVALID, "choose another name" },
    { ENAMETOOLONG, YD_ERROR_INVALID, "choose a shorter or plainer one" },
    { EINVAL, YD_ERROR_INVALID, "choose a shorter or plainer one" },
    { EIO, YD_ERROR_FAILED, "cannot be written" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      yd_error_set_unwritten (&error, "/mnt/要点.pdf", cases[i].errsv);
      g_assert_error (error, YD_ERROR, (int)cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, "/mnt/"));
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/error/unwritten", test_unwritten);
  return g_test_run ();
}
