/* Owns: reading a PDF through pdftocairo and pdftotext. */

#include "pdf-probe.h"

#include "yd-kit.h"

#include <string.h>

#define MM(pt) ((pt)*25.4 / 72)

static double
read_number (const char *at, const char *key)
{
  const char *found = strstr (at, key);
  g_assert_nonnull (found);
  return g_ascii_strtod (found + strlen (key), NULL);
}

static void
read_rule (ProbePage *page, const char *line, gboolean red)
{
  const char *d = strstr (line, " d=\"M ");
  ProbeRule rule = { 1e6, 1e6, 0, 0, red };
  char *p;
  if (d == NULL)
    return;
  p = (char *)d + strlen (" d=\"");
  while (*p != '\0' && *p != '"' && *p != 'Z')
    {
      if (*p == 'M' || *p == 'L')
        {
          double x = g_ascii_strtod (p + 1, &p), y = g_ascii_strtod (p, &p);
          rule.left = MIN (rule.left, MM (x));
          rule.right = MAX (rule.right, MM (x));
          rule.top = MIN (rule.top, MM (y));
          rule.bottom = MAX (rule.bottom, MM (y));
        }
      else
        p++;
    }
  g_array_append_val (page->rules, rule);
}

ProbePage *
probe_page_new (const char *pdf, guint number)
{
  g_autofree char *n = g_strdup_printf ("%u", number);
  const char *command[]
    = { "pdftocairo", "-svg", "-nocenter", "-noshrink", "-f", n, "-l", n, pdf, "-", NULL };
  g_autofree char *svg = yd_kit_run (command);
  g_auto (GStrv) lines = g_strsplit (svg, "\n", -1);
  ProbePage *page = g_new0 (ProbePage, 1);
  gboolean red = FALSE, body = FALSE;

  page->glyphs = g_array_new (FALSE, FALSE, sizeof (ProbeGlyph));
  page->rules = g_array_new (FALSE, FALSE, sizeof (ProbeRule));
  page->width = MM (read_number (svg, " width=\""));
  page->height = MM (read_number (svg, " height=\""));
  for (char **line = lines; *line != NULL; line++)
    {
      body = body || strstr (*line, "</defs>") != NULL;
      if (!body)
        continue;
      if (strstr (*line, "fill:rgb(") != NULL)
        red = strstr (*line, "fill:rgb(100%,0%,0%)") != NULL;
      if (strstr (*line, "<use ") != NULL)
        {
          ProbeGlyph glyph
            = { MM (read_number (*line, " x=\"")), MM (read_number (*line, " y=\"")), red };
          g_array_append_val (page->glyphs, glyph);
        }
      else if (strstr (*line, "<path ") != NULL)
        read_rule (page, *line, red);
    }
  return page;
}

void
probe_page_free (ProbePage *self)
{
  g_array_unref (self->glyphs);
  g_array_unref (self->rules);
  g_free (self);
}

static void
word_clear (gpointer data)
{
  g_free (((ProbeWord *)data)->text);
}

static char *
unescape (const char *text, gsize length)
{
  static const char *const entities[][2]
    = { { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&amp;", "&" } };
  GString *out = g_string_new_len (text, (gssize)length);
  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    g_string_replace (out, entities[i][0], entities[i][1], 0);
  return g_string_free (out, FALSE);
}

GArray *
probe_words (const char *pdf, guint number)
{
  g_autofree char *n = g_strdup_printf ("%u", number);
  const char *command[] = { "pdftotext", "-bbox", "-f", n, "-l", n, pdf, "-", NULL };
  g_autofree char *html = yd_kit_run (command);
  GArray *words = g_array_new (FALSE, FALSE, sizeof (ProbeWord));
  g_array_set_clear_func (words, word_clear);
  for (const char *p = strstr (html, "<word "); p != NULL; p = strstr (p + 1, "<word "))
    {
      const char *start = strchr (p, '>') + 1, *end = strstr (start, "</word>");
      ProbeWord word = { MM (read_number (p, "xMin=\"")), MM (read_number (p, "yMin=\"")),
                         MM (read_number (p, "xMax=\"")), MM (read_number (p, "yMax=\"")),
                         unescape (start, (gsize)(end - start)) };
      g_array_append_val (words, word);
    }
  return words;
}
