/* The window program: yaodian [FILE…] */

#include "yd-config.h"
#include "yd-ui-application.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  /* Han characters look as they do in China whatever the locale; before any thread begins. */
  g_setenv ("PANGO_LANGUAGE", "zh-cn", FALSE);
  setlocale (LC_ALL, "");
  const char *localedir = g_getenv ("YD_LOCALEDIR"); /* a build that is not installed */
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : YD_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Yaodian"));

  g_autoptr (YdUiApplication) application = yd_ui_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
