/* Owns: a notice as .docx (ECMA-376): the parts of the package, and a file that is there whole or not
 * at all. It is made from what is printed, not from our pages: Word makes its own. The same content
 * and date give the same bytes. Refuses: the clock, and any person's name. */

#include "yd-docx-private.h"

#include "yd-error.h"
#include "yd-notice-file.h"

#include <glib/gi18n-lib.h>
#include <gsf/gsf-outfile-zip.h>
#include <gsf/gsf-output-memory.h>
#include <string.h>

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define DOS_EPOCH G_GINT64_CONSTANT (315532800) /* 1980-01-01: a zip knows no earlier day */

typedef void (*PartFunc) (YdDocxWriter *w);

static void write_types (YdDocxWriter *w);
static void write_root_relations (YdDocxWriter *w);
static void write_document_relations (YdDocxWriter *w);

#define DRAFT_PATH "word/header2.xml"

/* The package. The document itself can be cancelled and has no plain function. */
static const struct
{
  const char *path;
  const char *type; /* (nullable): for [Content_Types].xml */
  const char *id;   /* (nullable): of the relation by which word/document.xml finds it */
  const char *relation;
  PartFunc write;
} parts[] = {
  { "[Content_Types].xml", NULL, NULL, NULL, write_types },
  { "_rels/.rels", NULL, NULL, NULL, write_root_relations },
  { "word/document.xml", WORD_TYPE "document.main+xml", NULL, NULL, NULL },
  { "word/_rels/document.xml.rels", NULL, NULL, NULL, write_document_relations },
  { "word/styles.xml", WORD_TYPE "styles+xml", "rIdStyles", "styles", yd_docx_write_styles },
  { "word/settings.xml", WORD_TYPE "settings+xml", "rIdSettings", "settings",
    yd_docx_write_settings },
  { "word/fontTable.xml", WORD_TYPE "fontTable+xml", "rIdFonts", "fontTable", yd_docx_write_fonts },
  { "word/header1.xml", WORD_TYPE "header+xml", "rIdHeadFirst", "header", yd_docx_write_header },
  { DRAFT_PATH, WORD_TYPE "header+xml", "rIdHead", "header", yd_docx_write_draft_header },
  { "word/footer1.xml", WORD_TYPE "footer+xml", "rIdFootOdd", "footer", yd_docx_write_foot_odd },
  { "word/footer2.xml", WORD_TYPE "footer+xml", "rIdFootEven", "footer", yd_docx_write_foot_even },
  { "word/footer3.xml", WORD_TYPE "footer+xml", "rIdFootFirst", "footer",
    yd_docx_write_foot_first },
  { "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", NULL, NULL,
    yd_docx_write_core },
  { "docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    NULL, NULL, yd_docx_write_app },
};

/* ---- what holds the package together ---- */

static gboolean
is_wanted (YdDocxWriter *w, gsize index)
{
  return w->options->notice.draft || strcmp (parts[index].path, DRAFT_PATH) != 0;
}

static void
write_types (YdDocxWriter *w)
{
  yd_docx_start (w, "Types");
  yd_docx_attribute (w, "xmlns", PACKAGE "content-types");
  yd_docx_start (w, "Default");
  yd_docx_attribute (w, "Extension", "rels");
  yd_docx_attribute (w, "ContentType", "application/vnd.openxmlformats-package.relationships+xml");
  yd_docx_end (w);
  yd_docx_start (w, "Default");
  yd_docx_attribute (w, "Extension", "xml");
  yd_docx_attribute (w, "ContentType", "application/xml");
  yd_docx_end (w);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].type != NULL && is_wanted (w, i))
      {
        g_autofree char *name = g_strconcat ("/", parts[i].path, NULL);
        yd_docx_start (w, "Override");
        yd_docx_attribute (w, "PartName", name);
        yd_docx_attribute (w, "ContentType", parts[i].type);
        yd_docx_end (w);
      }
  yd_docx_end (w);
}

static void
write_relation (YdDocxWriter *w, const char *id, const char *type, const char *target)
{
  yd_docx_start (w, "Relationship");
  yd_docx_attribute (w, "Id", id);
  yd_docx_attribute (w, "Type", type);
  yd_docx_attribute (w, "Target", target);
  yd_docx_end (w);
}

static void
write_root_relations (YdDocxWriter *w)
{
  yd_docx_start (w, "Relationships");
  yd_docx_attribute (w, "xmlns", PACKAGE "relationships");
  write_relation (w, "rId1", OFFICE "officeDocument", "word/document.xml");
  write_relation (w, "rId2", PACKAGE "relationships/metadata/core-properties", "docProps/core.xml");
  write_relation (w, "rId3", OFFICE "extended-properties", "docProps/app.xml");
  yd_docx_end (w);
}

static void
write_document_relations (YdDocxWriter *w)
{
  yd_docx_start (w, "Relationships");
  yd_docx_attribute (w, "xmlns", PACKAGE "relationships");
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].id != NULL && is_wanted (w, i))
      {
        g_autofree char *type = g_strconcat (OFFICE, parts[i].relation, NULL);
        write_relation (w, parts[i].id, type, parts[i].path + strlen ("word/"));
      }
  yd_docx_end (w);
}

/* ---- the file ---- */

static gboolean
write_part (YdDocxWriter *w, GsfOutfile *zip, guint index, GError **error)
{
  g_autoptr (GDateTime) stamp
    = g_date_time_new_from_unix_utc (MAX (g_date_time_to_unix (w->created), DOS_EPOCH));
  GsfOutput *output = gsf_outfile_new_child_full (zip, parts[index].path, FALSE, "modtime", stamp,
                                                  "zip64", 0, NULL);
  gboolean done = TRUE;

  if (output == NULL)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_FAILED, _ ("The document could not be made: %s"),
                   parts[index].path);
      return FALSE;
    }
  w->out = gsf_xml_out_new (output);
  gsf_xml_out_set_pretty_print (w->out, FALSE);
  if (parts[index].write != NULL)
    parts[index].write (w);
  else
    done = yd_docx_write_document (w, error);
  g_clear_object (&w->out);
  if (!gsf_output_close (output) && done)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_FAILED, _ ("The document could not be made: %s"),
                   parts[index].path);
      done = FALSE;
    }
  g_object_unref (output);
  return done;
}

static gboolean
has_part (const YdContent *self, YdDocxPart part)
{
  guint n = yd_content_get_length (self);
  if (part == YD_DOCX_BODY)
    return self->has_notice;
  for (guint i = 0; i < n && part == YD_DOCX_PLAN; i++)
    {
      YdPart found = yd_content_get (self, i)->part;
      if (found >= YD_PART_LABEL && found <= YD_PART_PLAN_DATE)
        return TRUE;
    }
  return part == YD_DOCX_WHOLE && n > 0;
}

/**
 * yd_content_to_docx:
 * @options: (nullable): %NULL for the whole notice
 * @cancellable: (nullable)
 * @error: %YD_ERROR_NOT_FOUND where there is nothing to write
 *
 * May run on any thread.
 *
 * Returns: (transfer full) (nullable): the file's bytes
 */
GBytes *
yd_content_to_docx (const YdContent *self, const YdDocxOptions *options, GCancellable *cancellable,
                    GError **error)
{
  YdDocxOptions usual = YD_DOCX_OPTIONS_INIT;
  YdDocxWriter w = { .content = self,
                     .options = options != NULL ? options : &usual,
                     .cancellable = cancellable };
  YdGrid grid;
  GsfOutput *memory;
  GsfOutfile *zip;
  GBytes *bytes = NULL;
  gboolean done = TRUE;

  if (!has_part (self, w.options->part))
    {
      g_set_error_literal (error, YD_ERROR, YD_ERROR_NOT_FOUND,
                           w.options->part == YD_DOCX_BODY
                             ? _ ("The notice has no text yet: write its title or its body first")
                             : _ ("The plan is empty: write a title or a point first"));
      return NULL;
    }
  yd_grid_init (&grid, w.options->notice.profile);
  w.pitch = MIN (YD_TWIPS_OF_MM (grid.pitch), YD_DOCX_HEIGHT / YD_GRID_ROWS);
  w.created = yd_notice_file_get_day (self, w.options->created);
  memory = gsf_output_memory_new ();
  zip = gsf_outfile_zip_new (memory, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts) && done; i++)
    done = !is_wanted (&w, i) || write_part (&w, zip, i, error);
  if (!gsf_output_close (GSF_OUTPUT (zip)) && done)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_FAILED, _ ("The document could not be made: %s"),
                   "zip");
      done = FALSE;
    }
  g_object_unref (zip);
  if (done)
    bytes = g_bytes_new (gsf_output_memory_get_bytes (GSF_OUTPUT_MEMORY (memory)),
                         (gsize)gsf_output_size (memory));
  g_object_unref (memory);
  g_date_time_unref (w.created);
  return bytes;
}

/**
 * yd_content_write_docx:
 * @path: is replaced whole, or stays as it is
 * @options: (nullable): %NULL for the whole notice
 * @cancellable: (nullable)
 * @error: %YD_ERROR_NO_SPACE, %YD_ERROR_READ_ONLY or %YD_ERROR_FAILED, naming the file
 */
gboolean
yd_content_write_docx (const YdContent *self, const char *path, const YdDocxOptions *options,
                       GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = yd_content_to_docx (self, options, cancellable, error);
  return bytes != NULL && yd_notice_file_write (path, bytes, error);
}

/**
 * yd_docx_part_parse:
 * @text: whole, body or plan
 */
gboolean
yd_docx_part_parse (const char *text, YdDocxPart *part)
{
  static const char *const names[] = { "whole", "body", "plan" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (text, names[i]) == 0)
      {
        *part = (YdDocxPart)i;
        return TRUE;
      }
  return FALSE;
}
