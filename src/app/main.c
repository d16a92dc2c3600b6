/* The window program: yaodian [FILE…] */

#include "yd-config.h"
#include "yd-ui-application.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <pango/pangocairo.h>

/* Without any no window can be drawn, and GTK would complain without end. */
static gboolean
has_fonts (void)
{
  PangoFontMap *map = pango_cairo_font_map_get_default ();
  PangoContext *context = pango_font_map_create_context (map);
  PangoFontDescription *any = pango_font_description_from_string ("Sans 10");
  PangoFont *font = pango_font_map_load_font (map, context, any);
  gboolean found = font != NULL;
  g_clear_object (&font);
  pango_font_description_free (any);
  g_object_unref (context);
  return found;
}

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

  if (!has_fonts ())
    {
      g_printerr ("%s\n", _ ("yaodian: no font is installed at all: install fonts-noto-cjk"));
      return 1;
    }
  g_autoptr (YdUiApplication) application = yd_ui_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
