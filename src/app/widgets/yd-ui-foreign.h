#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What another program left on the clipboard, as words: HTML where it offers that, and plain text. */
void yd_ui_foreign_read_async (GdkClipboard *clipboard, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
gboolean yd_ui_foreign_read_finish (GdkClipboard *clipboard, GAsyncResult *result, GBytes **html,
                                    char **text, GError **error);

G_END_DECLS
