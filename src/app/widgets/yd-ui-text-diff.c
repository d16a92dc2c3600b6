/* Owns: replacing no more of a text than what differs, so that caret and input method survive. */

#include "yd-ui-text-diff.h"

#include <string.h>

/* Returns whether the texts differ at all. Both are UTF-8. */
gboolean
yd_ui_text_diff (const char *old_text, const char *new_text, YdUiTextDiff *diff)
{
  const char *old_head = old_text, *new_head = new_text;
  while (*old_head != '\0' && *old_head == *new_head)
    {
      old_head++;
      new_head++;
    }
  if (*old_head == *new_head)
    return FALSE;
  /* back to where a character begins, in both */
  while (old_head > old_text && (*old_head & 0xc0) == 0x80)
    {
      old_head--;
      new_head--;
    }
  while (new_head > new_text && (*new_head & 0xc0) == 0x80)
    {
      old_head--;
      new_head--;
    }

  const char *old_tail = old_text + strlen (old_text), *new_tail = new_text + strlen (new_text);
  while (old_tail > old_head && new_tail > new_head && old_tail[-1] == new_tail[-1])
    {
      old_tail--;
      new_tail--;
    }
  while ((*old_tail & 0xc0) == 0x80 || (*new_tail & 0xc0) == 0x80)
    {
      old_tail++;
      new_tail++;
    }

  diff->start = (int)g_utf8_pointer_to_offset (old_text, old_head);
  diff->old_length = (int)g_utf8_pointer_to_offset (old_head, old_tail);
  diff->text = new_head;
  diff->bytes = (int)(new_tail - new_head);
  return TRUE;
}

char *
yd_ui_text_buffer_dup_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* Makes @buffer read @text by replacing the range that differs. */
void
yd_ui_text_buffer_replace (GtkTextBuffer *buffer, const char *text)
{
  g_autofree char *old_text = yd_ui_text_buffer_dup_text (buffer);
  YdUiTextDiff diff;
  if (!yd_ui_text_diff (old_text, text, &diff))
    return;
  GtkTextIter start, end;
  gtk_text_buffer_get_iter_at_offset (buffer, &start, diff.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, diff.start + diff.old_length);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, diff.text, diff.bytes);
  gtk_text_buffer_end_user_action (buffer);
}
