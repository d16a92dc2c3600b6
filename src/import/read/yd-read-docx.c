/* Owns: .docx to blocks: paragraphs with their styles and computed numbers, tables row by row,
 * footnotes as asides, a red head that stands in the page's header. Refuses: other running heads
 * and feet, deleted text, field codes. What is hidden is no text either, but is not lost. */

#include "yd-reader.h"

#include "yd-docx-numbering.h"
#include "yd-docx-styles.h"
#include "yd-error.h"
#include "yd-package.h"
#include "yd-rule-line.h"
#include "yd-scan.h"

#include <glib/gi18n-lib.h>

#define MAX_DEPTH 200  /* of nested elements */
#define MAX_COLUMNS 64 /* that one cell may take */
#define MAX_HEADERS 9  /* parts that are looked at */

typedef struct
{
  YdBlocks *blocks;
  YdDocxNumbering *numbering;
  YdDocxStyles *styles;
  GCancellable *cancellable;
  int depth;
  gboolean aside;
  GString *carried; /* text of paragraphs whose end was deleted: the next one goes on with it */
  YdBlocks *behind; /* in a cell: what stands aside comes behind its row; else %NULL */
} Reader;

typedef struct
{
  GString *text;
  gboolean bold; /* by its style */
  glong bold_length;
  gboolean bold_over;
  GPtrArray *boxes;  /* text boxes anchored here: xmlNode, read after the paragraph */
  GPtrArray *hidden; /* runs that nobody is to see: xmlNode, read as an aside after it */
} Paragraph;

static void read_body (Reader *reader, const xmlNode *node);

static void
append (Paragraph *paragraph, const char *text, gboolean bold)
{
  g_string_append (paragraph->text, text);
  for (const char *p = text; *p != '\0' && !paragraph->bold_over; p = g_utf8_next_char (p))
    if (bold)
      paragraph->bold_length++;
    else if (!yd_scan_is_space (g_utf8_get_char (p)))
      paragraph->bold_over = TRUE;
}

static void
append_content (Paragraph *paragraph, const xmlNode *node, gboolean bold)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
        && child->content != NULL)
      append (paragraph, (const char *)child->content, bold);
}

/* A character of a font of symbols, as boxes to tick and bullets are typed. */
static const char *
get_symbol (const xmlNode *node)
{
  static const struct
  {
    guint code;
    const char *text;
  } symbols[] = {
    { 0x52, "☑" }, { 0xa3, "□" }, { 0xa8, "□" }, { 0x6f, "□" }, { 0x71, "□" },
    { 0xfe, "☑" }, { 0xfc, "√" }, { 0xfb, "×" }, { 0xfd, "☒" }, { 0x6c, "●" },
    { 0x6e, "■" }, { 0x75, "◆" }, { 0xd8, "➢" }, { 0xe0, "→" },
  };
  g_autofree char *value = yd_xml_dup_attribute (node, "char");
  guint code = value != NULL ? (guint)g_ascii_strtoull (value, NULL, 16) & 0xff : 0;
  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    if (symbols[i].code == code)
      return symbols[i].text;
  return "·";
}

/* Words drawn as a shape: red heads often are. */
static void
append_art (Paragraph *paragraph, const xmlNode *node)
{
  g_autofree char *words = yd_xml_dup_attribute (node, "string");
  if (words == NULL)
    return;
  append (paragraph, "\n", FALSE);
  append (paragraph, words, FALSE);
  append (paragraph, "\n", FALSE);
}

static void
read_inline (Reader *reader, Paragraph *paragraph, const xmlNode *node, gboolean bold)
{
  /* clang-format off */
  static const char *const skipped[] = {
    "pPr", "rPr", "del", "moveFrom", "instrText", "delText", "Fallback", "footnoteReference",
    "endnoteReference", "commentReference", "rt", NULL
  };
  /* clang-format on */
  if (++reader->depth > MAX_DEPTH)
    {
      reader->depth--;
      return;
    }
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (child->type != XML_ELEMENT_NODE || g_strv_contains (skipped, (const char *)child->name))
        continue;
      if (yd_xml_is (child, "t"))
        append_content (paragraph, child, bold);
      else if (yd_xml_is (child, "tab") || yd_xml_is (child, "ptab"))
        append (paragraph, " ", bold);
      else if (yd_xml_is (child, "br") || yd_xml_is (child, "cr"))
        append (paragraph, "\n", bold);
      else if (yd_xml_is (child, "noBreakHyphen"))
        append (paragraph, "-", bold);
      else if (yd_xml_is (child, "sym"))
        append (paragraph, get_symbol (child), bold);
      else if (yd_xml_is (child, "textpath"))
        append_art (paragraph, child);
      else if (yd_xml_is (child, "txbxContent"))
        g_ptr_array_add (paragraph->boxes, (gpointer)child);
      else if (yd_xml_is (child, "r"))
        {
          const xmlNode *properties = yd_xml_child (child, "rPr");
          const xmlNode *property = yd_xml_child (properties, "b");
          const xmlNode *vanish = yd_xml_child (properties, "vanish");
          if (vanish != NULL && yd_xml_is_on (vanish) && paragraph->hidden != NULL)
            {
              g_ptr_array_add (paragraph->hidden, (gpointer)child);
              continue;
            }
          read_inline (reader, paragraph, child,
                       property != NULL ? yd_xml_is_on (property) : paragraph->bold);
        }
      else
        read_inline (reader, paragraph, child, bold);
    }
  reader->depth--;
}

/* @bullet: (out): whether a sign stands in its place */
static char *
next_number (Reader *reader, YdDocxStyle style, const char *style_id, gboolean *bullet)
{
  *bullet = FALSE;
  if (style.num_id <= 0)
    return NULL;
  int level = style.num_level;
  if (level < 0)
    level = yd_docx_numbering_find_level (reader->numbering, style.num_id, style_id);
  *bullet = yd_docx_numbering_has_bullets (reader->numbering, style.num_id, MAX (level, 0));
  return yd_docx_numbering_next (reader->numbering, style.num_id, MAX (level, 0));
}

/* A line break inside a paragraph begins a new block: titles are broken so, and flattened lists. */
static void
add_blocks (Reader *reader, Paragraph *paragraph, const YdDocxStyle *style, const char *number,
            gboolean bullet)
{
  g_auto (GStrv) parts = g_strsplit (paragraph->text->str, "\n", -1);
  gboolean first = TRUE;
  for (char **part = parts; *part != NULL; part++)
    {
      if (*yd_scan_spaces (*part) == '\0')
        continue;
      g_autofree char *numbered
        = first && number != NULL ? g_strconcat (number, yd_scan_spaces (*part), NULL) : NULL;
      YdSourceBlock *block
        = yd_blocks_add (reader->blocks, numbered != NULL ? numbered : *part, -1);
      if (block == NULL)
        continue;
      block->kind = reader->aside ? YD_BLOCK_ASIDE : YD_BLOCK_TEXT;
      block->level = MAX (style->level, 0);
      block->centred = style->centred > 0;
      block->listed = numbered != NULL;
      block->bullet = bullet && first;
      if (first && paragraph->bold_length > 0)
        block->bold
          = (int)paragraph->bold_length + (numbered != NULL ? (int)g_utf8_strlen (number, -1) : 0);
      first = FALSE;
    }
}

static void
add_aside (Reader *reader, const char *text)
{
  YdSourceBlock *block
    = yd_blocks_add (reader->behind != NULL ? reader->behind : reader->blocks, text, -1);
  if (block != NULL)
    block->kind = YD_BLOCK_ASIDE;
}

static void
read_hidden (Reader *reader, const GPtrArray *runs)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) boxes = g_ptr_array_new ();
  Paragraph paragraph = { .text = text, .boxes = boxes };
  for (guint i = 0; i < runs->len; i++)
    read_inline (reader, &paragraph, g_ptr_array_index (runs, i), FALSE);
  add_aside (reader, text->str);
}

static void
read_paragraph (Reader *reader, const xmlNode *node)
{
  const xmlNode *properties = yd_xml_child (node, "pPr");
  g_autofree char *style_id = yd_xml_dup_attribute (yd_xml_child (properties, "pStyle"), "val");
  YdDocxStyle style = yd_docx_styles_get (reader->styles, style_id);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) boxes = g_ptr_array_new ();
  g_autoptr (GPtrArray) hidden = g_ptr_array_new ();
  Paragraph paragraph = { .text = text, .bold = style.bold > 0, .boxes = boxes, .hidden = hidden };

  /* Word's own table of contents says everything twice */
  gboolean aside = reader->aside;
  reader->aside |= style_id != NULL && g_ascii_strncasecmp (style_id, "toc", 3) == 0;
  yd_docx_style_read (&style, properties, NULL);
  append (&paragraph, reader->carried->str, paragraph.bold);
  g_string_truncate (reader->carried, 0);
  read_inline (reader, &paragraph, node, paragraph.bold);
  if (yd_xml_child (yd_xml_child (properties, "rPr"), "del") != NULL)
    g_string_append (reader->carried, text->str);
  else if (*yd_scan_spaces (text->str) != '\0')
    {
      gboolean bullet;
      g_autofree char *number = next_number (reader, style, style_id, &bullet);
      add_blocks (reader, &paragraph, &style, number, bullet);
    }
  reader->aside = aside;
  read_hidden (reader, hidden);
  for (guint i = 0; i < boxes->len && reader->depth < MAX_DEPTH; i++)
    read_body (reader, g_ptr_array_index (boxes, i));
}

/* What has no paragraph behind it to go on in. */
static void
add_carried (Reader *reader)
{
  yd_blocks_add (reader->blocks, reader->carried->str, (gssize)reader->carried->len);
  g_string_truncate (reader->carried, 0);
}

/* How many columns a cell takes. */
static gsize
count_columns (const xmlNode *cell)
{
  g_autofree char *value
    = yd_xml_dup_attribute (yd_xml_child (yd_xml_child (cell, "tcPr"), "gridSpan"), "val");
  return value != NULL ? (gsize)CLAMP (g_ascii_strtoll (value, NULL, 10), 1, MAX_COLUMNS) : 1;
}

static gsize
count_cells (const xmlNode *row)
{
  gsize cells = 0;
  for (const xmlNode *child = row->children; child != NULL; child = child->next)
    if (yd_xml_is (child, "tc") || yd_xml_is (child, "sdt"))
      cells += count_columns (child);
  return cells;
}

/* Whether the cell only goes on from the one above. */
static gboolean
goes_on (const xmlNode *cell)
{
  const xmlNode *merge = yd_xml_child (yd_xml_child (cell, "tcPr"), "vMerge");
  g_autofree char *value = yd_xml_dup_attribute (merge, "val");
  return merge != NULL && g_strcmp0 (value, "restart") != 0;
}

/* The cells of a row with tabs between; a single cell is laid out text. */
static void
read_row (Reader *reader, const xmlNode *row)
{
  g_autoptr (GString) line = g_string_new (NULL);
  if (count_cells (row) <= 1)
    {
      read_body (reader, row);
      return;
    }
  Reader inner = *reader;
  g_autoptr (YdBlocks) behind = yd_blocks_new ();
  add_carried (reader);
  inner.blocks = yd_blocks_new ();
  inner.behind = behind;
  gboolean any = FALSE;
  guint64 spanned = 0;
  guint column = 0;
  for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    {
      if (!yd_xml_is (cell, "tc") && !yd_xml_is (cell, "sdt"))
        continue;
      guint before = yd_blocks_get_length (inner.blocks);
      read_body (&inner, cell);
      add_carried (&inner);
      if (any)
        g_string_append_c (line, '\t');
      any = TRUE;
      for (guint i = before; i < yd_blocks_get_length (inner.blocks); i++)
        {
          if (i > before)
            g_string_append_c (line, '\n');
          g_string_append (line, yd_blocks_get (inner.blocks, i)->text);
        }
      if (goes_on (cell) && column < MAX_COLUMNS)
        spanned |= G_GUINT64_CONSTANT (1) << column;
      column += (guint)count_columns (cell);
      for (gsize i = count_columns (cell); i > 1; i--)
        g_string_append_c (line, '\t');
    }
  yd_blocks_free (inner.blocks);
  YdSourceBlock *block = yd_blocks_add_row (reader->blocks, line->str, (gssize)line->len);
  if (block != NULL)
    block->spanned = spanned;
  if (block != NULL && reader->aside)
    block->kind = YD_BLOCK_ASIDE;
  for (guint i = 0; i < yd_blocks_get_length (behind); i++)
    add_aside (reader, yd_blocks_get (behind, i)->text);
}

static void
read_body (Reader *reader, const xmlNode *node)
{
  /* clang-format off */
  static const char *const skipped[] = {
    "Fallback", "del", "moveFrom", "sdtPr", "tblPr", "trPr", "tcPr", "tblGrid", "sectPr", NULL
  };
  /* clang-format on */
  if (++reader->depth > MAX_DEPTH)
    {
      reader->depth--;
      return;
    }
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (child->type != XML_ELEMENT_NODE || g_strv_contains (skipped, (const char *)child->name))
        continue;
      if (yd_xml_is (child, "p"))
        read_paragraph (reader, child);
      else if (yd_xml_is (child, "tr"))
        read_row (reader, child);
      else
        read_body (reader, child);
      if (g_cancellable_is_cancelled (reader->cancellable))
        break;
    }
  reader->depth--;
}

/* What a page's header says of the document, once; all else in it is a running head. */
static void
read_head (Reader *reader, YdPackage *package)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  YdBlocks *body = reader->blocks;
  for (int i = 1; i <= MAX_HEADERS; i++)
    {
      g_autofree char *path = g_strdup_printf ("word/header%d.xml", i);
      xmlDoc *part
        = yd_package_has (package, path) ? yd_package_read_xml (package, path, NULL) : NULL;
      const xmlNode *root = part != NULL ? xmlDocGetRootElement (part) : NULL;
      g_autoptr (YdBlocks) blocks = yd_blocks_new ();
      reader->blocks = blocks;
      if (root != NULL)
        read_body (reader, root);
      reader->blocks = body;
      for (guint j = 0; j < yd_blocks_get_length (blocks); j++)
        {
          const YdSourceBlock *block = yd_blocks_get (blocks, j);
          YdLine probe = { .text = block->text };
          YdLineKind kind = yd_rule_line_get_kind (&probe);
          if ((kind == YD_LINE_HEAD || kind == YD_LINE_NUMBER || kind == YD_LINE_URGENCY
               || (kind == YD_LINE_SECRECY && strstr (block->text, "密") != NULL)
               || kind == YD_LINE_SIGNER || kind == YD_LINE_COPY_NUMBER)
              && g_hash_table_add (seen, g_strdup (block->text)))
            yd_blocks_add (body, block->text, -1)->centred = block->centred;
        }
      xmlFreeDoc (part);
    }
}

static void
read_notes (Reader *reader, YdPackage *package, const char *path)
{
  xmlDoc *notes = yd_package_read_xml (package, path, NULL);
  if (notes == NULL)
    return;
  reader->aside = TRUE;
  const xmlNode *root = xmlDocGetRootElement (notes);
  if (root != NULL)
    read_body (reader, root);
  reader->aside = FALSE;
  xmlFreeDoc (notes);
}

/**
 * yd_read_docx:
 *
 * Returns: (transfer full) (nullable): its paragraphs; %NULL with %YD_ERROR_CORRUPT where it is
 *   damaged, %YD_ERROR_UNSUPPORTED where it is another package, %YD_ERROR_INVALID where it unpacks
 *   to too much
 */
YdBlocks *
yd_read_docx (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (YdPackage) package = yd_package_open (bytes, error);
  if (package == NULL)
    return NULL;
  if (!yd_package_has (package, "word/document.xml"))
    {
      g_set_error_literal (
        error, YD_ERROR, YD_ERROR_UNSUPPORTED,
        yd_package_has (package, "xl/workbook.xml")
          ? _ (
            "the file is a workbook, not a text; copy its rows and paste them, or read a list of "
            "units in the register of units")
          : _ ("the file is a package without a text in it"));
      return NULL;
    }
  xmlDoc *document = yd_package_read_xml (package, "word/document.xml", error);
  if (document == NULL)
    return NULL;
  xmlDoc *numbering = yd_package_read_xml (package, "word/numbering.xml", NULL);
  xmlDoc *styles = yd_package_read_xml (package, "word/styles.xml", NULL);
  g_autoptr (YdDocxNumbering) counters = yd_docx_numbering_new (numbering);
  g_autoptr (YdDocxStyles) sheet = yd_docx_styles_new (styles);
  g_autoptr (GString) carried = g_string_new (NULL);
  Reader reader = { .blocks = yd_blocks_new (),
                    .numbering = counters,
                    .styles = sheet,
                    .cancellable = cancellable,
                    .carried = carried };
  const xmlNode *root = xmlDocGetRootElement (document);

  read_head (&reader, package);
  if (root != NULL)
    read_body (&reader, root);
  add_carried (&reader);
  read_notes (&reader, package, "word/footnotes.xml");
  read_notes (&reader, package, "word/endnotes.xml");
  xmlFreeDoc (document);
  xmlFreeDoc (numbering);
  xmlFreeDoc (styles);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    g_clear_pointer (&reader.blocks, yd_blocks_free);
  return reader.blocks;
}
