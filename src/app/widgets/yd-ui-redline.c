/* Owns: a redline (花脸稿) on screen: what went is struck, what came underlined, in colours of the scheme.
 * Refuses: to compare (base/yd-redline.c). */

#include "yd-ui-redline.h"

#include "yd-redline.h"

/* Characters of an unchanged run that stay to be read at each side of a change. */
#define CONTEXT 18

typedef struct
{
  GString *text;
  PangoAttrList *attributes;
  GdkRGBA gone, come;
} Line;

static PangoAttribute *
new_colour (const GdkRGBA *colour)
{
  return pango_attr_foreground_new ((guint16)(colour->red * 65535),
                                    (guint16)(colour->green * 65535),
                                    (guint16)(colour->blue * 65535));
}

static void
attach (Line *line, PangoAttribute *attribute, guint start)
{
  attribute->start_index = start;
  attribute->end_index = (guint)line->text->len;
  pango_attr_list_insert (line->attributes, attribute);
}

static void
append_changed (Line *line, const YdRedlineRun *run)
{
  guint start = (guint)line->text->len;
  g_string_append_len (line->text, run->text, (gssize)run->bytes);
  if (run->kind == YD_REDLINE_DELETED)
    {
      attach (line, pango_attr_strikethrough_new (TRUE), start);
      attach (line, new_colour (&line->gone), start);
    }
  else
    {
      attach (line, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start);
      attach (line, new_colour (&line->come), start);
    }
}

static void
append_same (Line *line, const YdRedlineRun *run, gboolean first, gboolean last, gboolean whole)
{
  glong length = g_utf8_strlen (run->text, (gssize)run->bytes);
  glong head = first ? 0 : CONTEXT, tail = last ? 0 : CONTEXT;
  if (whole || length <= head + tail + 2)
    {
      g_string_append_len (line->text, run->text, (gssize)run->bytes);
      return;
    }
  const char *head_end = g_utf8_offset_to_pointer (run->text, head);
  const char *tail_start = g_utf8_offset_to_pointer (run->text, length - tail);
  g_string_append_len (line->text, run->text, head_end - run->text);
  g_string_append (line->text, "……");
  g_string_append_len (line->text, tail_start, run->text + run->bytes - tail_start);
}

/**
 * yd_ui_redline_show:
 * @before: (nullable): a text, %NULL for none
 * @after: (nullable): what it became
 * @whole: else long unchanged runs are cut to what stands beside a change
 */
void
yd_ui_redline_show (GtkLabel *label, const char *before, const char *after, gboolean whole)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (label));
  Line line = {
    g_string_new (NULL), pango_attr_list_new (), { 0.75f, 0.1f, 0.15f, 1 }, { 0.1f, 0.4f, 0.8f, 1 }
  };
  gtk_style_context_lookup_color (context, "error_color", &line.gone);
  gtk_style_context_lookup_color (context, "accent_color", &line.come);
  g_autoptr (GArray) runs = yd_redline (before, after);
  for (guint i = 0; i < runs->len; i++)
    {
      const YdRedlineRun *run = &g_array_index (runs, YdRedlineRun, i);
      if (run->kind == YD_REDLINE_SAME)
        append_same (&line, run, i == 0, i + 1 == runs->len, whole || runs->len == 1);
      else
        append_changed (&line, run);
    }
  gtk_label_set_text (label, line.text->str);
  gtk_label_set_attributes (label, line.attributes);
  g_string_free (line.text, TRUE);
  pango_attr_list_unref (line.attributes);
}
