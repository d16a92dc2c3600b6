/* Owns: composed pages as JSON, one element a line, so that two traces can be compared by eye and
 * by tools: page, element, rule, em box in mm, face, size, text; what was noted; what was measured.
 * Refuses: fonts by name in the elements, so that a trace holds on machines with other fonts. */

#include "yd-trace.h"

#include "yd-conformity.h"

static void
append_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      guchar c = (guchar)*p;
      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", c);
      else if (c < 0x20)
        g_string_append_printf (out, "\\u%04x", c);
      else
        g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void
append_number (GString *out, const char *key, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd (buffer, sizeof buffer, "%.2f", value);
  g_string_append_printf (out, ", \"%s\": %s", key,
                          g_str_equal (buffer, "-0.00") ? "0.00" : buffer);
}

static const char *
fit_word (guint fit)
{
  static const char *const words[]
    = { "natural", "exact", "trimmed", "pulled", "tightened", "stretched", "ragged" };
  return fit < G_N_ELEMENTS (words) ? words[fit] : "natural";
}

static void
append_item (GString *out, YdPages *pages, guint page, const YdPlaced *placed)
{
  const YdPartInfo *info = yd_part_get_info ((YdPart)placed->part);
  g_string_append_printf (out, "    {\"page\": %u, \"part\": \"%s\", \"rule\": \"%s\"", page,
                          placed->kind == YD_PLACED_RULE ? "rule" : info->name, info->rule);
  if (placed->red)
    g_string_append (out, ", \"red\": true");
  if (placed->rotated)
    g_string_append (out, ", \"rotated\": true");
  if (placed->kind == YD_PLACED_RULE)
    append_number (out, "left", placed->x);
  else
    append_number (out, "left", placed->x + placed->layout->lines[placed->line].left);
  append_number (out, "top", placed->y);
  append_number (out, "width", placed->width);
  append_number (out, "height", placed->height);
  if (placed->kind == YD_PLACED_TEXT)
    {
      g_autofree char *text = yd_placed_dup_text (placed);
      append_number (out, "size", placed->layout->em / YD_MM_PER_POINT);
      if (placed->layout->x_scale != 1)
        append_number (out, "scale", placed->layout->x_scale);
      g_string_append_printf (out, ", \"fit\": \"%s\"",
                              fit_word (placed->layout->lines[placed->line].fit));
      if (placed->block != YD_BLOCK_NONE)
        {
          const YdBlock *block = yd_content_get (yd_pages_get_content (pages), placed->block);
          const YdSource *source = yd_block_get_source (
            block, placed->offset + placed->layout->lines[placed->line].start);
          if (source != NULL && source->id != YD_ID_NONE)
            {
              g_autofree char *id = yd_id_to_string (source->id);
              g_string_append_printf (out, ", \"record\": \"%s\"", id);
            }
        }
      g_string_append (out, ", \"text\": ");
      append_string (out, text);
    }
  g_string_append (out, "}");
}

static const char *
note_word (YdNoteKind kind)
{
  static const char *const words[]
    = { "gap", "stand-in", "fallback", "missing", "adjusted", "loose", "breach" };
  return words[kind];
}

static void
append_notes (GString *out, YdPages *pages)
{
  g_string_append (out, "  \"notes\": [");
  for (guint i = 0; i < yd_pages_get_n_notes (pages); i++)
    {
      const YdPageNote *note = yd_pages_get_note (pages, i);
      g_string_append_printf (
        out,
        "%s\n    {\"kind\": \"%s\", \"rule\": \"%s\", \"page\": %u, \"text\": ", i > 0 ? "," : "",
        note_word (note->kind), note->rule, note->page);
      append_string (out, note->text);
      g_string_append_c (out, '}');
    }
  g_string_append (out, "\n  ],\n");
}

static void
append_measures (GString *out, YdPages *pages)
{
  g_autoptr (GPtrArray) measures = yd_pages_measure (pages);
  g_string_append (out, "  \"conformity\": [");
  for (guint i = 0; i < measures->len; i++)
    {
      const YdMeasure *m = g_ptr_array_index (measures, i);
      g_string_append_printf (out, "%s\n    {\"rule\": \"%s\", \"clause\": \"%s\", \"page\": %u",
                              i > 0 ? "," : "", m->rule, m->clause, m->page);
      g_string_append (out, ", \"name\": ");
      append_string (out, m->name);
      g_string_append (out, ", \"value\": ");
      append_string (out, m->value);
      g_string_append (out, ", \"limit\": ");
      append_string (out, m->limit);
      g_string_append_printf (out, ", \"conforms\": %s}", m->conforms ? "true" : "false");
    }
  g_string_append (out, "\n  ]\n");
}

/**
 * yd_pages_to_trace:
 *
 * Returns: (transfer full): JSON: `format`, `form`, `profile`, `pages`, `elements` in reading
 * order, `notes` and `conformity`. Lengths are mm from the page's top left, sizes points.
 */
char *
yd_pages_to_trace (YdPages *self)
{
  const YdNoticeOptions *options = yd_pages_get_options (self);
  GString *out = g_string_new ("{\n  \"format\": \"yaodian-trace\",\n  \"version\": 1,\n");
  gboolean first = TRUE;

  g_string_append_printf (out, "  \"form\": \"%s\",\n  \"profile\": \"%s\",\n  \"pages\": %u,\n",
                          yd_notice_form_get_name (options->form),
                          yd_notice_profile_get_name (options->profile), yd_pages_get_n (self));
  g_string_append (out, "  \"elements\": [\n");
  for (guint p = 0; p < yd_pages_get_n (self); p++)
    {
      const YdPage *page = yd_pages_get (self, p);
      for (guint i = 0; i < page->items->len; i++)
        {
          g_string_append (out, first ? "" : ",\n");
          append_item (out, self, p + 1, &g_array_index (page->items, YdPlaced, i));
          first = FALSE;
        }
    }
  g_string_append (out, "\n  ],\n");
  append_notes (out, self);
  append_measures (out, self);
  g_string_append (out, "}\n");
  return g_string_free (out, FALSE);
}
