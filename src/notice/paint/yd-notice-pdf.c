/* Owns: composed pages as a PDF file: outline, page labels, metadata, and a file that is there
 * whole or not at all. The same pages and date give the same bytes. Refuses: the clock. */

#include "yd-notice-pdf.h"

#include "yd-config.h"
#include "yd-error.h"
#include "yd-notice-file.h"
#include "yd-paint.h"

#include <cairo-pdf.h>
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

static void
set_metadata (YdPages *self, cairo_surface_t *surface, gint64 created)
{
  const YdContent *content = yd_pages_get_content (self);
  g_autoptr (GDateTime) day = yd_notice_file_get_day (content, created);
  g_autofree char *date = g_date_time_format (day, "%Y-%m-%dT%H:%M:%SZ");
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

typedef struct
{
  cairo_t *cr;
  gboolean tagged;
  YdPdfProgress progress; /* nullable */
  gpointer user_data;
  guint done, total; /* pages of the whole run */
} Drawing;

static gboolean
draw_pages (Drawing *d, YdPages *self, GCancellable *cancellable, GError **error)
{
  guint n = yd_pages_get_n (self);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf ("%u", yd_pages_get (self, i)->number);
      cairo_pdf_surface_set_page_label (cairo_get_target (d->cr), label);
      if (d->tagged && i == 0)
        cairo_tag_begin (d->cr, "Document", NULL);
      if (d->tagged)
        yd_pages_paint_tagged (self, i, d->cr);
      else
        yd_pages_paint (self, i, d->cr);
      if (d->tagged && i + 1 == n)
        cairo_tag_end (d->cr, "Document");
      cairo_show_page (d->cr);
      if (d->progress != NULL)
        d->progress (++d->done, d->total, d->user_data);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (cairo_status (d->cr) != CAIRO_STATUS_SUCCESS)
        {
          g_set_error (error, YD_ERROR, YD_ERROR_FAILED, _ ("The PDF could not be drawn: %s"),
                       cairo_status_to_string (cairo_status (d->cr)));
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * yd_run_to_pdf:
 * @run: (element-type YdPages): copies of one notice, each behind the other; at least one
 * @options: (nullable)
 * @progress: (nullable): told after each page, on this thread
 * @cancellable: (nullable)
 *
 * Returns: (transfer full) (nullable): the file's bytes
 */
GBytes *
yd_run_to_pdf (GPtrArray *run, const YdPdfOptions *options, YdPdfProgress progress,
               gpointer user_data, GCancellable *cancellable, GError **error)
{
  YdPdfOptions usual = YD_PDF_OPTIONS_INIT;
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  Drawing d = { .progress = progress, .user_data = user_data };
  gboolean done = TRUE;

  if (options == NULL)
    options = &usual;
  surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, PT (YD_PAGE_WIDTH),
                                                 PT (YD_PAGE_HEIGHT));
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  set_metadata (run->pdata[0], surface, options->created);
  add_outline (run->pdata[0], surface);
  d.cr = cairo_create (surface);
  d.tagged = options->tagged;
  for (guint i = 0; i < run->len; i++)
    d.total += yd_pages_get_n (run->pdata[i]);
  for (guint i = 0; i < run->len && done; i++)
    done = draw_pages (&d, run->pdata[i], cancellable, error);
  cairo_destroy (d.cr);
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
 * yd_run_write_pdf:
 * @run: (element-type YdPages): as yd_run_to_pdf() has it
 * @path: is replaced whole, or stays as it is
 * @options: (nullable)
 * @error: %YD_ERROR_NO_SPACE, %YD_ERROR_READ_ONLY or %YD_ERROR_FAILED, naming the file
 */
gboolean
yd_run_write_pdf (GPtrArray *run, const char *path, const YdPdfOptions *options,
                  GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = yd_run_to_pdf (run, options, NULL, NULL, cancellable, error);
  return bytes != NULL && yd_notice_file_write (path, bytes, error);
}

static GPtrArray *
run_of (YdPages *pages)
{
  GPtrArray *run = g_ptr_array_new ();
  g_ptr_array_add (run, pages);
  return run;
}

/**
 * yd_pages_to_pdf:
 *
 * Returns: (transfer full) (nullable): as yd_run_to_pdf(), of one copy
 */
GBytes *
yd_pages_to_pdf (YdPages *self, const YdPdfOptions *options, YdPdfProgress progress,
                 gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) run = run_of (self);
  return yd_run_to_pdf (run, options, progress, user_data, cancellable, error);
}

gboolean
yd_pages_write_pdf (YdPages *self, const char *path, const YdPdfOptions *options,
                    GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) run = run_of (self);
  return yd_run_write_pdf (run, path, options, cancellable, error);
}
