/* Owns: paragraphs and runs of WordprocessingML, with the children of each in the order that the
 * schema prescribes (ECMA-376 part 1, 17.3): Word refuses a file that has them in another. All text
 * of a package passes through one function here. Refuses: to know what a paragraph means. */

#include "yd-docx-private.h"

#include "yd-typo.h"

#include <string.h>

/* ---- elements ---- */

void
yd_docx_start (YdDocxWriter *w, const char *element)
{
  gsf_xml_out_start_element (w->out, element);
}

void
yd_docx_end (YdDocxWriter *w)
{
  gsf_xml_out_end_element (w->out);
}

void
yd_docx_empty (YdDocxWriter *w, const char *element)
{
  yd_docx_start (w, element);
  yd_docx_end (w);
}

/* @text without what XML 1.0 cannot hold; a plan has none of it, other callers may. */
static char *
dup_clean (const char *text, gssize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  GString *clean = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if ((c >= 0x20 && c != 0x7f && (c & 0xfffe) != 0xfffe) || c == '\n' || c == '\t')
        g_string_append_len (clean, p, g_utf8_next_char (p) - p);
    }
  return g_string_free (clean, FALSE);
}

void
yd_docx_attribute (YdDocxWriter *w, const char *name, const char *value)
{
  g_autofree char *clean = dup_clean (value, -1);
  gsf_xml_out_add_cstr (w->out, name, clean);
}

/* <element w:val="value"/>, the usual form of a property */
void
yd_docx_value (YdDocxWriter *w, const char *element, const char *value)
{
  yd_docx_start (w, element);
  yd_docx_attribute (w, "w:val", value);
  yd_docx_end (w);
}

void
yd_docx_number (YdDocxWriter *w, const char *element, int value)
{
  yd_docx_start (w, element);
  gsf_xml_out_add_int (w->out, "w:val", value);
  yd_docx_end (w);
}

void
yd_docx_text (YdDocxWriter *w, const char *element, const char *text)
{
  g_autofree char *clean = dup_clean (text, -1);
  yd_docx_start (w, element);
  gsf_xml_out_add_cstr (w->out, NULL, clean);
  yd_docx_end (w);
}

/* ---- paragraph properties ---- */

static void
write_flag (YdDocxWriter *w, const char *element, YdDocxFlag flag)
{
  if (flag == YD_DOCX_ON)
    yd_docx_empty (w, element);
  else if (flag == YD_DOCX_OFF)
    yd_docx_value (w, element, "0");
}

/* The width is that of a letter's double lines (10.1). */
static void
write_frame (YdDocxWriter *w, int top)
{
  if (top == 0)
    return;
  yd_docx_start (w, "w:framePr");
  gsf_xml_out_add_int (w->out, "w:w", YD_TWIPS_OF_MM (170));
  gsf_xml_out_add_cstr_unchecked (w->out, "w:wrap", "notBeside");
  gsf_xml_out_add_cstr_unchecked (w->out, "w:vAnchor", "page");
  gsf_xml_out_add_cstr_unchecked (w->out, "w:hAnchor", "page");
  gsf_xml_out_add_cstr_unchecked (w->out, "w:xAlign", "center");
  gsf_xml_out_add_int (w->out, "w:y", top);
  yd_docx_end (w);
}

static char *
dup_red (YdDocxWriter *w)
{
  const double *red = w->options->notice.red;
  return g_strdup_printf ("%02X%02X%02X", (guint)(CLAMP (red[0], 0, 1) * 255 + 0.5),
                          (guint)(CLAMP (red[1], 0, 1) * 255 + 0.5),
                          (guint)(CLAMP (red[2], 0, 1) * 255 + 0.5));
}

static void
write_border (YdDocxWriter *w, const char *element, const YdDocxBorder *border)
{
  if (border->size == 0)
    return;
  yd_docx_start (w, element);
  gsf_xml_out_add_cstr_unchecked (w->out, "w:val", "single");
  gsf_xml_out_add_int (w->out, "w:sz", border->size);
  gsf_xml_out_add_int (w->out, "w:space", border->space);
  if (border->red)
    {
      g_autofree char *color = dup_red (w);
      gsf_xml_out_add_cstr_unchecked (w->out, "w:color", color);
    }
  else
    gsf_xml_out_add_cstr_unchecked (w->out, "w:color", "000000");
  yd_docx_end (w);
}

static void
write_borders (YdDocxWriter *w, const YdDocxFormat *format)
{
  if (format->top.size == 0 && format->bottom.size == 0)
    return;
  yd_docx_start (w, "w:pBdr");
  write_border (w, "w:top", &format->top);
  write_border (w, "w:bottom", &format->bottom);
  yd_docx_end (w);
}

static void
write_tabs (YdDocxWriter *w, const YdDocxFormat *format)
{
  if (format->n_tabs == 0)
    return;
  yd_docx_start (w, "w:tabs");
  for (guint i = 0; i < format->n_tabs; i++)
    {
      yd_docx_start (w, "w:tab");
      gsf_xml_out_add_cstr_unchecked (w->out, "w:val", format->tabs[i].kind);
      gsf_xml_out_add_int (w->out, "w:pos", format->tabs[i].position);
      yd_docx_end (w);
    }
  yd_docx_end (w);
}

/* No space grows between Han and digits (R-TYPO-7). Rows have the exact height of the grid's, for
 * LibreOffice would also snap the characters, each to two cells. Marks may hang, as Word has it by
 * itself: LibreOffice takes that flag the other way round, and drops some of the marks it hangs. */
static void
write_base (YdDocxWriter *w, const YdDocxFormat *format)
{
  if (!format->base)
    return;
  yd_docx_value (w, "w:overflowPunct", "1");
  yd_docx_value (w, "w:autoSpaceDE", "0");
  yd_docx_value (w, "w:autoSpaceDN", "0");
  yd_docx_value (w, "w:snapToGrid", "0");
}

static void
write_spacing (YdDocxWriter *w, const YdDocxFormat *format)
{
  int row = w->line > 0 ? w->line : w->pitch, line = format->line != 0 ? format->line : w->line;
  int before = format->rows_before > 0 ? format->rows_before * row / 100 : format->before;

  if (!format->base && before == 0 && format->after == 0 && line == 0)
    return;
  yd_docx_start (w, "w:spacing");
  if (before != 0)
    gsf_xml_out_add_int (w->out, "w:beforeLines", w->line > 0 ? 0 : format->rows_before);
  if (before != 0 || format->base)
    gsf_xml_out_add_int (w->out, "w:before", MAX (before, 0));
  if (format->after != 0 || format->base)
    gsf_xml_out_add_int (w->out, "w:after", MAX (format->after, 0));
  if (line != 0 || format->base)
    {
      gsf_xml_out_add_int (w->out, "w:line", line != 0 ? line : w->pitch);
      gsf_xml_out_add_cstr_unchecked (w->out, "w:lineRule", "exact");
    }
  yd_docx_end (w);
}

static void
write_indent (YdDocxWriter *w, const YdDocxFormat *format)
{
  if (!format->indented)
    return;
  yd_docx_start (w, "w:ind");
  gsf_xml_out_add_int (w->out, "w:left", format->left);
  gsf_xml_out_add_int (w->out, "w:right", format->right);
  if (format->first < 0)
    gsf_xml_out_add_int (w->out, "w:hanging", -format->first);
  else
    {
      if (format->first_cells > 0)
        gsf_xml_out_add_int (w->out, "w:firstLineChars", format->first_cells);
      gsf_xml_out_add_int (w->out, "w:firstLine", format->first);
    }
  yd_docx_end (w);
}

/**
 * yd_docx_properties:
 * @style: (nullable): %NULL in a style itself
 * @format: (nullable)
 *
 * Writes the properties of a paragraph, in the order of CT_PPr.
 */
void
yd_docx_properties (YdDocxWriter *w, const char *style, const YdDocxFormat *format)
{
  static const char *const words[] = { NULL, "left", "center", "right", "both", "distribute" };

  yd_docx_start (w, "w:pPr");
  if (style != NULL)
    yd_docx_value (w, "w:pStyle", style);
  if (format != NULL)
    {
      write_flag (w, "w:keepNext", format->keep_next);
      if (format->new_page)
        yd_docx_empty (w, "w:pageBreakBefore");
      write_frame (w, format->frame_top);
      if (format->base)
        yd_docx_value (w, "w:widowControl", "0");
      write_borders (w, format);
      write_tabs (w, format);
      write_base (w, format);
      write_spacing (w, format);
      write_indent (w, format);
      if (format->justify != YD_DOCX_JUSTIFY_AS_STYLE)
        yd_docx_value (w, "w:jc", words[format->justify]);
      if (format->outline > 0)
        yd_docx_number (w, "w:outlineLvl", MIN (format->outline, 9) - 1);
    }
  yd_docx_end (w);
}

/* ---- runs ---- */

/**
 * yd_docx_face:
 *
 * Writes the fonts of a face. Digits and Latin letters take the same one (R-FONT).
 */
void
yd_docx_face (YdDocxWriter *w, YdFace face)
{
  static const char *const scripts[] = { "w:ascii", "w:eastAsia", "w:hAnsi", "w:cs" };
  yd_docx_start (w, "w:rFonts");
  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    gsf_xml_out_add_cstr_unchecked (w->out, scripts[i], yd_docx_family (face));
  yd_docx_end (w);
}

void
yd_docx_red (YdDocxWriter *w)
{
  g_autofree char *color = dup_red (w);
  yd_docx_value (w, "w:color", color);
}

/* The hint makes “ ” … — · full width, as they are in Chinese; without it Word takes them for Latin. */
static void
write_run_properties (YdDocxWriter *w, const YdDocxFont *font)
{
  yd_docx_start (w, "w:rPr");
  if (font != NULL && font->style != NULL)
    yd_docx_value (w, "w:rStyle", font->style);
  yd_docx_start (w, "w:rFonts");
  gsf_xml_out_add_cstr_unchecked (w->out, "w:hint", "eastAsia");
  yd_docx_end (w);
  if (font != NULL && font->red)
    yd_docx_red (w);
  if (font != NULL && font->scale > 0)
    yd_docx_number (w, "w:w", font->scale);
  if (font != NULL && font->points > 0)
    {
      yd_docx_number (w, "w:sz", (int)(font->points * 2 + 0.5));
      yd_docx_number (w, "w:szCs", (int)(font->points * 2 + 0.5));
    }
  yd_docx_end (w);
}

static void
write_piece (YdDocxWriter *w, const char *text, gsize length)
{
  g_autofree char *piece = NULL;
  if (length == 0)
    return;
  piece = g_strndup (text, length);
  yd_docx_start (w, "w:t");
  gsf_xml_out_add_cstr_unchecked (w->out, "xml:space", "preserve");
  gsf_xml_out_add_cstr (w->out, NULL, piece);
  yd_docx_end (w);
}

/**
 * yd_docx_run:
 * @length: bytes, or -1
 * @font: (nullable)
 *
 * Writes a run; line feeds and tabs in it become Word's.
 */
void
yd_docx_run (YdDocxWriter *w, const char *text, gssize length, const YdDocxFont *font)
{
  g_autofree char *clean = dup_clean (text, length);
  const char *piece = clean;

  if (*clean == '\0')
    return;
  yd_docx_start (w, "w:r");
  write_run_properties (w, font);
  for (;;)
    {
      gsize plain = strcspn (piece, "\n\t");
      write_piece (w, piece, plain);
      if (piece[plain] == '\0')
        break;
      yd_docx_empty (w, piece[plain] == '\n' ? "w:br" : "w:tab");
      piece += plain + 1;
    }
  yd_docx_end (w);
}

/* A new line in the same paragraph. */
void
yd_docx_break (YdDocxWriter *w)
{
  yd_docx_run (w, "\n", 1, NULL);
}

/**
 * yd_docx_block_runs:
 * @start: first byte of the block's text
 * @end: byte after the last; %G_MAXUINT for all of it
 * @font: (nullable): of the pieces that have the part's own face
 *
 * Writes a block's text, a run a face.
 */
void
yd_docx_block_runs (YdDocxWriter *w, guint index, guint start, guint end, const YdDocxFont *font)
{
  const YdBlock *block = yd_content_get (w->content, index);
  YdFace own = yd_part_get_info (block->part)->face;

  end = MIN (end, (guint)strlen (block->text));
  for (guint i = 0; i < block->n_faces; i++)
    {
      guint from = MAX (block->faces[i].start, start);
      guint to = i + 1 < block->n_faces ? MIN (block->faces[i + 1].start, end) : end;
      YdFace face = (YdFace)block->faces[i].face;
      YdDocxFont other = { .style = yd_docx_face_style (face) };
      if (from < to)
        yd_docx_run (w, block->text + from, to - from, face == own ? font : &other);
    }
}

/* ---- paragraphs ---- */

/* To be closed by yd_docx_end(). */
void
yd_docx_start_paragraph (YdDocxWriter *w, const char *style, const YdDocxFormat *format)
{
  yd_docx_start (w, "w:p");
  yd_docx_properties (w, style, format);
}

void
yd_docx_paragraph (YdDocxWriter *w, const char *style, const YdDocxFormat *format, const char *text,
                   const YdDocxFont *font)
{
  yd_docx_start_paragraph (w, style, format);
  if (text != NULL)
    yd_docx_run (w, text, -1, font);
  yd_docx_end (w);
}

/* ---- widths ---- */

/**
 * yd_docx_cells:
 *
 * Returns: how many cells a text takes on one line: one a Han character, half of one a digit. Latin
 *   letters count as half, for no font is at hand.
 */
double
yd_docx_cells (const char *text)
{
  double cells = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      YdTypo class = yd_typo_get_class (g_utf8_get_char (p));
      cells += class >= YD_TYPO_HALF && class <= YD_TYPO_SPACE ? 0.5 : 1;
    }
  return cells;
}

int
yd_docx_cell_twips (double cells)
{
  return (int)(cells * YD_DOCX_WIDTH / YD_GRID_COLUMNS + (cells < 0 ? -0.5 : 0.5));
}
