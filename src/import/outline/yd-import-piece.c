/* Owns: a piece of a document, without title, head or end: as items, or as plain paragraphs. Refuses: more
 * than a clipboard sensibly holds. */

#include "yd-import-piece.h"

#include "yd-encoding.h"
#include "yd-error.h"
#include "yd-import-draft.h"
#include "yd-import-source.h"
#include "yd-reader.h"
#include "yd-rule-line.h"
#include "yd-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_HTML (8 * 1024 * 1024) /* bytes: word processors write ten times the text */

static YdRowList *
blocks_to_items (const YdBlocks *blocks, int year_hint, GError **error)
{
  if (yd_blocks_get_length (blocks) == 0)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID, _ ("there are no words to paste"));
      return NULL;
    }
  g_autoptr (YdOutline) outline = yd_outline_read_items (blocks, year_hint);
  return yd_outline_to_rows (outline);
}

/**
 * yd_import_items:
 * @text: a piece of a document, as a word processor puts it on the clipboard
 * @year_hint: the plan's year, for dates without one
 *
 * Returns: (transfer full) (nullable): rows with the items in it, for yd_edit_insert_items(); %NULL with
 *   %YD_ERROR_INVALID (no words, too large)
 */
YdRowList *
yd_import_items (const char *text, int year_hint, GError **error)
{
  if (strlen (text) > YD_IMPORT_MAX_TEXT)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID,
                   _ ("the clipboard holds more than %d MB of text; copy a part of it"),
                   YD_IMPORT_MAX_TEXT / (1024 * 1024));
      return NULL;
    }
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (YdBlocks) blocks = yd_read_text (valid);
  return blocks_to_items (blocks, year_hint, error);
}

/**
 * yd_import_read_page:
 * @html: as it stands on a clipboard, in whatever encoding
 *
 * Returns: (transfer full) (nullable): its blocks; %NULL with %YD_ERROR_INVALID where it is empty or too large
 */
YdBlocks *
yd_import_read_page (GBytes *html, GError **error)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (html, &length);
  YdEncoding encoding;
  gboolean lossy;
  if (length == 0 || length > MAX_HTML)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID, _ ("there are no words to paste"));
      return NULL;
    }
  g_autofree char *text = yd_encoding_to_utf8 (data, length, &encoding, &lossy);
  return yd_read_html (text, strlen (text), NULL, error);
}

/* The paragraphs of a page, with the numbers of its lists; NULL where there are none, or too many. */
static YdBlocks *
read_html (GBytes *html, GError **error)
{
  g_autoptr (YdBlocks) blocks = yd_import_read_page (html, error);
  g_autoptr (YdBlocks) kept = yd_blocks_new ();
  for (guint i = 0; blocks != NULL && i < yd_blocks_get_length (blocks); i++)
    {
      const YdSourceBlock *block = yd_blocks_get (blocks, i);
      YdSourceBlock *copy = block->kind == YD_BLOCK_RULE ? NULL
                            : block->kind == YD_BLOCK_TABLE
                              ? yd_blocks_add_row (kept, block->text, -1)
                              : yd_blocks_add (kept, block->text, -1);
      if (copy == NULL)
        continue;
      copy->level = block->level;
      copy->bold = block->bold;
      copy->centred = block->centred;
      copy->listed = block->listed;
    }
  return blocks != NULL ? g_steal_pointer (&kept) : NULL;
}

/**
 * yd_import_html_items:
 * @html: as it stands on a clipboard, in whatever encoding
 *
 * The same from HTML: numbers of lists, which plain text may lack, and headings are heeded.
 */
YdRowList *
yd_import_html_items (GBytes *html, int year_hint, GError **error)
{
  g_autoptr (YdBlocks) blocks = read_html (html, error);
  return blocks != NULL ? blocks_to_items (blocks, year_hint, error) : NULL;
}

/**
 * yd_import_html_dup_text:
 *
 * Returns: (transfer full) (nullable): its paragraphs, a line each, with the numbers of its lists; %NULL
 *   where there is none
 */
char *
yd_import_html_dup_text (GBytes *html)
{
  g_autoptr (YdBlocks) blocks = read_html (html, NULL);
  if (blocks == NULL || yd_blocks_get_length (blocks) == 0)
    return NULL;
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < yd_blocks_get_length (blocks); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", yd_blocks_get (blocks, i)->text);
  return g_string_free (text, FALSE);
}

/* 2027年工作要点, or anything that a notice sends out. */
static gboolean
is_document (const YdOutline *outline)
{
  static const char *const years[] = { "年", NULL };
  const char *title = outline->title, *year = yd_scan_find (title, title + strlen (title), years);
  for (guint i = 0; i < outline->doubts->len; i++)
    if (((const YdDoubt *)g_ptr_array_index (outline->doubts, i))->code == YD_DOUBT_NO_TITLE)
      return FALSE;
  return outline->items->len > 0
         && (outline->notice.addressee != NULL || outline->notice.number != NULL
             || (yd_rule_line_ends_as_title (title) && year != NULL && year > title
                 && yd_scan_is_digit (g_utf8_prev_char (year))));
}

/**
 * yd_import_dup_document_title:
 * @html: (nullable): as it stands on a clipboard
 * @text: (nullable): the same, plain
 * @items: (out) (transfer full): its items alone, for yd_edit_insert_items()
 *
 * Returns: (transfer full) (nullable): the title, where the words are a whole plan with title and perhaps notice;
 *   %NULL where they are a piece
 */
char *
yd_import_dup_document_title (GBytes *html, const char *text, int year_hint, YdRowList **items)
{
  g_autoptr (YdImportDraft) draft = yd_import_draft_new_for_words (html, text, NULL, NULL, NULL);
  const YdOutline *outline = draft != NULL ? yd_import_draft_get_outline (draft) : NULL;
  if (outline == NULL || !is_document (outline))
    return NULL;
  yd_import_draft_set_year (draft, year_hint);
  outline = yd_import_draft_get_outline (draft);
  *items = yd_outline_to_rows (outline);
  return g_strdup (outline->title);
}
