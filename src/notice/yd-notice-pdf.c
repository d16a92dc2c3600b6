/* Owns: composed pages as a PDF file: outline, page labels, metadata, and a file that is there
 * whole or not at all. The same pages and date give the same bytes. Refuses: the clock. */

#include "yd-notice-pdf.h"

#include "yd-config.h"
#include "yd-error.h"
#include "yd-paint.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define PT(mm) ((mm) / YD_MM_PER_POINT)
#define OUTLINE_DEPTH 6
#define OUTLINE_LENGTH 40 /* characters of a paragraph that stand for it */

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The day that the file bears: given, from the environment, or the notice's own. */
static char *
dup_created (YdPages *self, gint64 created)
{
  const YdContent *content = yd_pages_get_content (self);
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr (GDateTime) time = NULL;

  if (created < 0 && epoch != NULL)
    {
      char *end;
      gint64 value = g_ascii_strtoll (epoch, &end, 10);
      if (*epoch != '\0' && *end == '\0' && value >= 0)
        created = value;
    }
  if (created >= 0)
    time = g_date_time_new_from_unix_utc (created);
  if (time != NULL)
    return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
  if (yd_date_is_set (content->date))
    {
      YdDate day = yd_date_first_day (content->date);
      return g_strdup_printf ("%04d-%02d-%02dT00:00:00Z", day.year, day.month, day.day);
    }
  return g_strdup_printf ("%04d-01-01T00:00:00Z", CLAMP (content->year, 1970, 9999));
}

static void
set_metadata (YdPages *self, cairo_surface_t *surface, gint64 created)
{
  const YdContent *content = yd_pages_get_content (self);
  g_autofree char *date = dup_created (self, created);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, content->title);
  if (content->author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, content->author);
  if (content->subject != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, content->subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Yaodian " YD_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

/* What stands in the outline for a block: its title alone, where a title shares a paragraph. */
static char *
dup_outline_name (const YdBlock *block)
{
  const char *end = block->text + strlen (block->text), *limit, *stop;
  GString *name = g_string_new (NULL);

  stop = strstr (block->text, "。");
  if (stop != NULL)
    end = stop;
  limit = block->text;
  for (int i = 0; i < OUTLINE_LENGTH && limit < end; i++)
    limit = g_utf8_next_char (limit);
  for (const char *p = block->text; p < limit; p = g_utf8_next_char (p))
    {
      if (*p == '\n')
        continue;
      g_string_append_len (name, p, g_utf8_next_char (p) - p);
    }
  if (limit < end)
    g_string_append (name, "…");
  return g_string_free (name, FALSE);
}

static void
add_outline (YdPages *self, cairo_surface_t *surface)
{
  const YdContent *content = yd_pages_get_content (self);
  int parents[OUTLINE_DEPTH + 1] = { CAIRO_PDF_OUTLINE_ROOT };
  guint last = YD_BLOCK_NONE, deepest = 0;

  for (guint p = 0; p < yd_pages_get_n (self); p++)
    {
      const YdPage *page = yd_pages_get (self, p);
      for (guint i = 0; i < page->items->len; i++)
        {
          const YdPlaced *placed = &g_array_index (page->items, YdPlaced, i);
          const YdBlock *block;
          g_autofree char *link = NULL, *name = NULL;
          guint depth;
          if (placed->kind != YD_PLACED_TEXT || placed->block == YD_BLOCK_NONE
              || placed->block == last)
            continue;
          last = placed->block;
          block = yd_content_get (content, last);
          if (block->outline == 0)
            continue;
          depth = MIN (MIN (block->outline, OUTLINE_DEPTH), deepest + 1);
          name = dup_outline_name (block);
          link = g_strdup_printf ("page=%u pos=[%d %d]", p + 1, (int)PT (placed->x),
                                  (int)PT (placed->y));
          parents[depth] = cairo_pdf_surface_add_outline (
            surface, parents[depth - 1], name, link, depth == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
          deepest = depth;
        }
    }
}

static gboolean
draw_pages (YdPages *self,
            cairo_surface_t *surface,
            gboolean tagged,
            YdPdfProgress progress,
            gpointer user_data,
            GCancellable *cancellable,
            GError **error)
{
  cairo_t *cr = cairo_create (surface);
  guint n = yd_pages_get_n (self);
  gboolean done = TRUE;

  for (guint i = 0; i < n && done; i++)
    {
      const YdPage *page = yd_pages_get (self, i);
      g_autofree char *label = g_strdup_printf ("%u", page->number);
      cairo_pdf_surface_set_page_label (surface, label);
      if (tagged && i == 0)
        cairo_tag_begin (cr, "Document", NULL);
      if (tagged)
        yd_pages_paint_tagged (self, i, cr);
      else
        yd_pages_paint (self, i, cr);
      if (tagged && i + 1 == n)
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
      if (progress != NULL)
        progress (i + 1, n, user_data);
      done = cairo_status (cr) == CAIRO_STATUS_SUCCESS
             && !g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  if (cairo_status (cr) != CAIRO_STATUS_SUCCESS && (error == NULL || *error == NULL))
    {
      g_set_error (error, YD_ERROR, YD_ERROR_FAILED, _ ("The PDF could not be drawn: %s"),
                   cairo_status_to_string (cairo_status (cr)));
      done = FALSE;
    }
  cairo_destroy (cr);
  return done;
}

/**
 * yd_pages_to_pdf:
 * @options: (nullable)
 * @progress: (nullable): told after each page, on this thread
 * @cancellable: (nullable)
 *
 * Returns: (transfer full) (nullable): the file's bytes
 */
GBytes *
yd_pages_to_pdf (YdPages *self,
                 const YdPdfOptions *options,
                 YdPdfProgress progress,
                 gpointer user_data,
                 GCancellable *cancellable,
                 GError **error)
{
  YdPdfOptions usual = YD_PDF_OPTIONS_INIT;
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  gboolean done;

  if (options == NULL)
    options = &usual;
  surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, PT (YD_PAGE_WIDTH),
                                                 PT (YD_PAGE_HEIGHT));
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  set_metadata (self, surface, options->created);
  add_outline (self, surface);
  done = draw_pages (self, surface, options->tagged, progress, user_data, cancellable, error);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (done && status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);
  if (done)
    g_set_error (error, YD_ERROR, YD_ERROR_FAILED, _ ("The PDF could not be finished: %s"),
                 cairo_status_to_string (status));
  g_byte_array_unref (bytes);
  return NULL;
}

/**
 * yd_pages_write_pdf:
 * @path: is replaced whole, or stays as it is
 * @options: (nullable)
 * @error: %YD_ERROR_NO_SPACE, %YD_ERROR_READ_ONLY or %YD_ERROR_FAILED, naming the file
 */
gboolean
yd_pages_write_pdf (YdPages *self,
                    const char *path,
                    const YdPdfOptions *options,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GBytes) bytes = yd_pages_to_pdf (self, options, NULL, NULL, cancellable, error);
  g_autoptr (GError) failure = NULL;
  gconstpointer data;
  gsize length;
  int code;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  if (g_file_set_contents_full (path, data, (gssize)length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666,
                                &failure))
    return TRUE;
  code = g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? YD_ERROR_NO_SPACE
         : g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_ACCES)
             || g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_ROFS)
           ? YD_ERROR_READ_ONLY
           : YD_ERROR_FAILED;
  g_set_error (error, YD_ERROR, code, _ ("%s could not be written: %s"), path, failure->message);
  return FALSE;
}
