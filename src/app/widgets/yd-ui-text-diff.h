#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The one range in which two texts differ, in characters. */
typedef struct
{
  int start; /* in both */
  int old_length;
  const char *text; /* what stands there in the new text; borrowed from it */
  int bytes;        /* of text */
} YdUiTextDiff;

gboolean yd_ui_text_diff (const char *old_text, const char *new_text, YdUiTextDiff *diff);
void yd_ui_text_buffer_replace (GtkTextBuffer *buffer, const char *text);
char *yd_ui_text_buffer_dup_text (GtkTextBuffer *buffer);

G_END_DECLS
