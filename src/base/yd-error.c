/* Owns: the domain of errors, and the sentences for a file that could not be written. */

#include "yd-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

/* clang-format off */
G_DEFINE_QUARK (yd-error-quark, yd_error)
/* clang-format on */

/**
 * yd_error_set_unwritten:
 * @path: the file as the person named it, not one that stands in for it meanwhile
 * @errsv: errno of what failed
 */
void
yd_error_set_unwritten (GError **error, const char *path, int errsv)
{
  g_autofree char *name = g_filename_display_name (path);
  switch (errsv)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      g_set_error (error, YD_ERROR, YD_ERROR_NO_SPACE,
                   _ ("%s: there is no room left to write it; free some and try again"), name);
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error (error, YD_ERROR, YD_ERROR_READ_ONLY,
                   _ ("%s: the folder may not be written; choose another"), name);
      break;
    case ENOENT:
    case ENOTDIR:
    case ENODEV:
    case ENXIO:
      g_set_error (error, YD_ERROR, YD_ERROR_NOT_FOUND,
                   _ ("%s: the folder is not there; choose another"), name);
      break;
    case EISDIR:
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID,
                   _ ("%s: a folder stands there; choose another name"), name);
      break;
    case ENAMETOOLONG:
    case EINVAL:
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID,
                   _ ("%s: the drive takes no file of that name; choose a shorter or plainer one"),
                   name);
      break;
    default:
      g_set_error (error, YD_ERROR, YD_ERROR_FAILED, _ ("%s: cannot be written: %s"), name,
                   g_strerror (errsv));
    }
}
