/* Owns: waiting for another program to say in what forms it offers what it has put on the clipboard: under X11 that
 * comes after the change itself, and until then nothing seems to be there. Refuses: to read it. */

#include "yd-ui-clipboard-known.h"

#define PATIENCE 1500 /* milliseconds; a clipboard without owner stays empty */

typedef struct
{
  GdkClipboard *clipboard; /* owned */
  GObject *owner;          /* owned */
  YdUiClipboardKnown known;
  gulong handler;
  guint timeout;
} Wait;

static gboolean
is_known (GdkClipboard *clipboard)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  gsize n_types, n_mimes;
  gdk_content_formats_get_gtypes (formats, &n_types);
  gdk_content_formats_get_mime_types (formats, &n_mimes);
  return n_types > 0 || n_mimes > 0 || gdk_clipboard_is_local (clipboard);
}

static void
finish (Wait *wait)
{
  g_clear_signal_handler (&wait->handler, wait->clipboard);
  g_clear_handle_id (&wait->timeout, g_source_remove);
  wait->known (wait->clipboard, wait->owner);
  g_object_unref (wait->clipboard);
  g_object_unref (wait->owner);
  g_free (wait);
}

static void
formats_cb (Wait *wait)
{
  if (is_known (wait->clipboard))
    finish (wait);
}

static gboolean
timeout_cb (gpointer data)
{
  Wait *wait = data;
  wait->timeout = 0;
  finish (wait);
  return G_SOURCE_REMOVE;
}

void
yd_ui_clipboard_when_known (GdkClipboard *clipboard, YdUiClipboardKnown known, gpointer owner)
{
  if (is_known (clipboard))
    {
      known (clipboard, owner);
      return;
    }
  Wait *wait = g_new0 (Wait, 1);
  wait->clipboard = g_object_ref (clipboard);
  wait->owner = g_object_ref (owner);
  wait->known = known;
  wait->handler
    = g_signal_connect_swapped (clipboard, "notify::formats", G_CALLBACK (formats_cb), wait);
  wait->timeout = g_timeout_add (PATIENCE, timeout_cb, wait);
}
