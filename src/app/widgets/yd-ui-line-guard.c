/* Owns: what may come into a field of one line. Refuses: to shorten words; whoever pastes a whole document
 * into a title means something else. */

#include "yd-ui-line-guard.h"

#include "yd-text.h"

#include <string.h>

typedef struct
{
  GtkEditable *editable; /* borrowed: the delegate, which owns this */
  glong limit;
  YdUiLineRefused refused;
  gpointer user_data;
  char *before; /* owned: what stood there before the deletion that makes room for what is pasted */
  guint idle;   /* source: forgets it, or puts it back */
  gboolean inside;
} Guard;

static void
guard_free (Guard *guard)
{
  g_clear_handle_id (&guard->idle, g_source_remove);
  g_free (guard->before);
  g_free (guard);
}

static gboolean
forget_cb (gpointer data)
{
  Guard *guard = data;
  guard->idle = 0;
  g_clear_pointer (&guard->before, g_free);
  return G_SOURCE_REMOVE;
}

static gboolean
put_back_cb (gpointer data)
{
  Guard *guard = data;
  g_autofree char *before = g_steal_pointer (&guard->before);
  guard->idle = 0;
  if (before != NULL)
    {
      guard->inside = TRUE;
      gtk_editable_set_text (guard->editable, before);
      guard->inside = FALSE;
    }
  return G_SOURCE_REMOVE;
}

/* GTK takes the selection away before it inserts. */
static void
delete_cb (GtkEditable *editable, int start, int end, Guard *guard)
{
  if (guard->inside || guard->before != NULL)
    return;
  guard->before = g_strdup (gtk_editable_get_text (editable));
  guard->idle = g_idle_add (forget_cb, guard);
}

static gboolean
is_clean (const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p))
        || g_unichar_type (g_utf8_get_char (p)) == G_UNICODE_FORMAT || g_utf8_get_char (p) == 0x2028
        || g_utf8_get_char (p) == 0x2029)
      return FALSE;
  return TRUE;
}

static void
insert_cb (GtkEditable *editable, const char *text, int length, int *position, Guard *guard)
{
  gsize bytes = length >= 0 ? (gsize)length : strlen (text);
  if (guard->inside)
    return;
  glong all
    = g_utf8_strlen (gtk_editable_get_text (editable), -1) + g_utf8_strlen (text, (gssize)bytes);
  if (all > guard->limit)
    {
      g_signal_stop_emission_by_name (editable, "insert-text");
      g_clear_handle_id (&guard->idle, g_source_remove);
      guard->idle = g_idle_add (put_back_cb, guard);
      if (guard->refused != NULL)
        guard->refused (editable, all, guard->limit, guard->user_data);
      else
        gtk_widget_error_bell (GTK_WIDGET (editable));
      return;
    }
  if (is_clean (text, bytes))
    return;
  g_autofree char *piece = g_strndup (text, bytes);
  g_autofree char *clean = g_strdelimit (yd_text_clean_foreign (piece), "\n", ' ');
  g_signal_stop_emission_by_name (editable, "insert-text");
  guard->inside = TRUE;
  gtk_editable_insert_text (editable, clean, -1, position);
  guard->inside = FALSE;
}

/**
 * yd_ui_line_guard_install:
 * @limit: characters
 * @refused: (nullable) (scope forever): called as long as @editable lives; a bell where it is %NULL
 */
void
yd_ui_line_guard_install (GtkEditable *editable, glong limit, YdUiLineRefused refused,
                          gpointer user_data)
{
  GtkEditable *delegate = gtk_editable_get_delegate (editable);
  Guard *guard = g_new0 (Guard, 1);
  guard->editable = delegate != NULL ? delegate : editable;
  guard->limit = limit;
  guard->refused = refused;
  guard->user_data = user_data;
  g_object_set_data_full (G_OBJECT (guard->editable), "line-guard", guard,
                          (GDestroyNotify)guard_free);
  g_signal_connect (guard->editable, "insert-text", G_CALLBACK (insert_cb), guard);
  g_signal_connect (guard->editable, "delete-text", G_CALLBACK (delete_cb), guard);
}
