#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*YdUiClipboardKnown) (GdkClipboard *clipboard, gpointer owner);

/* @known is called when it can be told what is on the clipboard: at once, or soon. @owner (a GObject) lives till
 * then. */
void yd_ui_clipboard_when_known (GdkClipboard *clipboard, YdUiClipboardKnown known, gpointer owner);

G_END_DECLS
