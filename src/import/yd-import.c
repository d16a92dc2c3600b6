/* Owns: the way from a file to the rows of a plan. Refuses: to write them; that is one edit of the
 * store (yd_edit_import). */

#include "yd-import-source.h"

#include "yd-error.h"
#include "yd-import-draft.h"
#include "yd-reader.h"
#include "yd-scan.h"

#include <glib/gi18n-lib.h>

static gboolean
check_size (gsize length, int limit, GError **error)
{
  if (length == 0)
    g_set_error (error, YD_ERROR, YD_ERROR_INVALID, _ ("the file is empty"));
  else if (length > (gsize)limit)
    g_set_error (
      error, YD_ERROR, YD_ERROR_INVALID,
      _ ("the file is larger than %d MB; a plan's text is not, so take only that part of it"),
      limit / (1024 * 1024));
  else
    return TRUE;
  return FALSE;
}

static YdBlocks *
read_plain (const char *data, gsize length, const char *name, YdImportSource *source,
            GError **error)
{
  g_autofree char *text = yd_encoding_to_utf8 (data, length, &source->encoding, &source->lossy);
  if (!yd_format_is_text (text))
    {
      g_set_error (error, YD_ERROR, YD_ERROR_UNSUPPORTED,
                   _ ("the file is not a text, or one in an encoding that cannot be read"));
      return NULL;
    }
  source->format = yd_format_of_text (text, name);
  if (source->format == YD_FORMAT_HTML)
    return yd_read_html (text, strlen (text), NULL, error);
  if (source->format == YD_FORMAT_CSV)
    return yd_read_csv (text);
  return source->format == YD_FORMAT_MARKDOWN ? yd_read_markdown (text) : yd_read_text (text);
}

static YdBlocks *
read_office (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) docx = yd_read_office_to_docx (bytes, cancellable, error);
  return docx != NULL ? yd_read_docx (docx, cancellable, error) : NULL;
}

static gsize
measure_text (const YdBlocks *blocks)
{
  gsize total = 0;
  for (guint i = 0; i < yd_blocks_get_length (blocks); i++)
    total += strlen (yd_blocks_get (blocks, i)->text);
  return total;
}

/**
 * yd_import_read_blocks:
 * @source: (out): how the bytes were read
 *
 * Returns: (transfer full) (nullable): the paragraphs of a source of any format; at least one
 */
YdBlocks *
yd_import_read_blocks (GBytes *bytes, const char *name, YdImportSource *source,
                       GCancellable *cancellable, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  *source = (YdImportSource){ YD_FORMAT_TEXT, YD_ENCODING_UTF8, FALSE };
  if (!check_size (length, YD_IMPORT_MAX_BYTES, error)
      || !yd_format_detect (data, length, &source->format, error))
    return NULL;
  YdBlocks *blocks = NULL;
  switch (source->format)
    {
    case YD_FORMAT_PDF:
      blocks = yd_read_pdf (bytes, cancellable, error);
      break;
    case YD_FORMAT_DOCX:
      blocks = yd_read_docx (bytes, cancellable, error);
      break;
    case YD_FORMAT_OFFICE:
      blocks = read_office (bytes, cancellable, error);
      break;
    default:
      blocks = read_plain (data, length, name, source, error);
      break;
    }
  if (blocks != NULL && source->format != YD_FORMAT_TEXT && source->format != YD_FORMAT_MARKDOWN
      && source->format != YD_FORMAT_CSV)
    blocks = yd_blocks_take_markdown (blocks);
  if (blocks != NULL && yd_blocks_get_length (blocks) == 0)
    {
      g_clear_pointer (&blocks, yd_blocks_free);
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID, _ ("the file has no text in it"));
    }
  if (blocks != NULL && !check_size (measure_text (blocks), YD_IMPORT_MAX_TEXT, error))
    g_clear_pointer (&blocks, yd_blocks_free);
  return blocks;
}

static void
count_item (YdOutline *outline, YdOutlineItem *item, gpointer data)
{
  YdImportResult *result = data;
  if (item->kind == YD_ITEM_SECTION)
    result->n_sections++;
  else if (item->kind == YD_ITEM_GROUP)
    result->n_groups++;
  else if (item->kind == YD_ITEM_POINT)
    {
      result->n_points++;
      result->n_assigned += item->units->len > 0;
    }
  for (guint i = 0; i < item->suggestions->len; i++)
    {
      const YdOutlineSuggestion *one = g_ptr_array_index (item->suggestions, i);
      if (one->state == YD_SUGGESTION_DISMISSED)
        continue;
      switch (one->kind)
        {
        case YD_SUGGEST_MILESTONE:
          result->n_milestones++;
          break;
        case YD_SUGGEST_INDICATOR:
          result->n_indicators++;
          break;
        case YD_SUGGEST_UNIT:
          result->n_unit_suggestions++;
          break;
        }
    }
}

/**
 * yd_import_make_result:
 *
 * Returns: (transfer full): the rows and the report of an outline
 */
YdImportResult *
yd_import_make_result (const YdOutline *outline, const YdBlocks *blocks,
                       const YdImportSource *source, const char *name)
{
  YdImportResult *result = g_new0 (YdImportResult, 1);
  result->rows = yd_outline_to_rows (outline);
  result->format = source->format;
  result->encoding = source->encoding;
  result->name = g_strdup (name);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < yd_blocks_get_length (blocks); i++)
    g_string_append_printf (text, "%s\n", yd_blocks_get (blocks, i)->text);
  result->text = g_string_free (text, FALSE);
  result->doubts = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_doubt_free);
  for (guint i = 0; i < outline->doubts->len; i++)
    g_ptr_array_add (result->doubts, yd_doubt_copy (g_ptr_array_index (outline->doubts, i)));
  result->n_unplaced = outline->unplaced->len;
  yd_outline_each_item ((YdOutline *)outline, count_item, result);
  for (guint i = 0; i < yd_row_list_get_length (result->rows); i++)
    {
      YdTable table;
      yd_row_list_get (result->rows, i, &table);
      result->n_units += table == YD_TABLE_UNIT;
    }
  return result;
}

/**
 * yd_import_bytes:
 * @name: (nullable): of the file
 * @year_hint: the plan's year where it is known; 0 where the text should tell
 *
 * Returns: (transfer full) (nullable): %NULL with %YD_ERROR_INVALID (empty, too large),
 *   %YD_ERROR_UNSUPPORTED (no text in it, or a program is missing), %YD_ERROR_CORRUPT
 */
YdImportResult *
yd_import_bytes (GBytes *bytes, const char *name, int year_hint, GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (YdImportDraft) draft
    = yd_import_draft_new (bytes, name, year_hint, cancellable, error);
  return draft != NULL ? yd_import_draft_finish (draft) : NULL;
}

/* What a person can do about it, where the library below tells paths of its own. */
static void
tell_plainly (GError **error)
{
  if (error == NULL)
    return;
  gboolean missing = g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  if (!missing && !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return;
  g_clear_error (error);
  if (missing)
    g_set_error_literal (error, YD_ERROR, YD_ERROR_NOT_FOUND,
                         _ ("the file is not there; look whether it was moved"));
  else
    g_set_error_literal (error, YD_ERROR, YD_ERROR_FAILED,
                         _ ("you may not read the file; ask whoever gave it to you"));
}

static gboolean
check_file (GFile *file, GCancellable *cancellable, goffset *size, GError **error)
{
  g_autoptr (GFileInfo) info
    = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                         G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (info == NULL)
    return FALSE;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID, _ ("it is a folder; take a document in it"));
      return FALSE;
    }
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_SPECIAL) /* a pipe may never end */
    {
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID, _ ("it is a device or a pipe, not a file"));
      return FALSE;
    }
  *size = g_file_info_get_size (info);
  return *size <= YD_IMPORT_MAX_BYTES || check_size ((gsize)*size, YD_IMPORT_MAX_BYTES, error);
}

/**
 * yd_import_load:
 * @progress: (nullable) (scope call): told on the calling thread
 *
 * Reads a foreign file whole, in steps that can be stopped, and never more than the limit. Blocking.
 *
 * Returns: (transfer full) (nullable): what is in it; errors do not name it
 */
GBytes *
yd_import_load (GFile *file, GCancellable *cancellable, YdImportProgress progress,
                gpointer user_data, GError **error)
{
  goffset size;
  g_autoptr (GFileInputStream) stream
    = check_file (file, cancellable, &size, error) ? g_file_read (file, cancellable, error) : NULL;
  if (stream == NULL)
    {
      tell_plainly (error);
      return NULL;
    }
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (262144);
  gssize count;
  while ((count = g_input_stream_read (G_INPUT_STREAM (stream), chunk, 262144, cancellable, error))
         > 0)
    {
      g_byte_array_append (data, chunk, (guint)count);
      if (data->len > YD_IMPORT_MAX_BYTES)
        {
          check_size (data->len, YD_IMPORT_MAX_BYTES, error);
          return NULL;
        }
      if (progress != NULL && size > 0)
        progress (MIN (1.0, (double)data->len / (double)size) * 0.2, user_data);
    }
  if (count < 0)
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

/**
 * yd_import_file:
 * @progress: (nullable) (scope call): told on the calling thread
 *
 * Like yd_import_bytes(); errors name the file. Blocking: call it on a thread of its own.
 */
YdImportResult *
yd_import_file (GFile *file, int year_hint, GCancellable *cancellable, YdImportProgress progress,
                gpointer user_data, GError **error)
{
  g_autoptr (YdImportDraft) draft
    = yd_import_draft_new_for_file (file, year_hint, cancellable, progress, user_data, error);
  YdImportResult *result = draft != NULL ? yd_import_draft_finish (draft) : NULL;
  if (result != NULL && progress != NULL)
    progress (1.0, user_data);
  return result;
}

void
yd_import_result_free (YdImportResult *result)
{
  if (result == NULL)
    return;
  yd_row_list_free (result->rows);
  g_free (result->name);
  g_free (result->text);
  g_ptr_array_unref (result->doubts);
  g_free (result);
}
