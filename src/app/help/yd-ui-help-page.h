#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A page of the help as widgets: the part of Markdown that the pages are written in. Links to other pages
 * go to "activate-link" of its labels. */
GtkWidget *yd_ui_help_page_new (const char *markdown, GCallback link_cb, gpointer user_data);

/* Pango markup for **words**, *words*, `keys` and [words](page.md). */
char *yd_ui_help_page_dup_markup (const char *text);

G_END_DECLS
