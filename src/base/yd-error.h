#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One code for each case that a caller treats differently. The message is one line for the person:
 * what, where, and what to do. */
typedef enum
{
  YD_ERROR_FAILED,      /* anything that no caller treats apart */
  YD_ERROR_INVALID,     /* an argument or text that a person gave is not usable */
  YD_ERROR_NOT_FOUND,   /* no such file, row, or history entry */
  YD_ERROR_EXISTS,      /* the target is there already and may not be replaced */
  YD_ERROR_NOT_A_PLAN,  /* the file is something else */
  YD_ERROR_CORRUPT,     /* the file was a plan and is damaged */
  YD_ERROR_NEWER,       /* written by a newer program */
  YD_ERROR_IN_USE,      /* another program or person holds the plan */
  YD_ERROR_READ_ONLY,   /* the plan was opened to be read, or its folder cannot be written */
  YD_ERROR_NO_SPACE,    /* disk full */
  YD_ERROR_REFUSED,     /* a lock, a barrier or an invariant forbids the edit */
  YD_ERROR_CONFLICT,    /* both sides changed the same thing */
  YD_ERROR_UNSUPPORTED, /* a format that is not read, or needs a program that is not installed */
  YD_ERROR_NO_FONT,     /* no font at all that has Han characters */
} YdError;

#define YD_ERROR (yd_error_quark ())
GQuark yd_error_quark (void);

void yd_error_set_unwritten (GError **error, const char *path, int errsv);

G_END_DECLS
