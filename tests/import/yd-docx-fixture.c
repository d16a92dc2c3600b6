/* Owns: small packages made on the spot, so that no binary file stands in the tests. */

#include "yd-docx-fixture.h"

#include <gsf/gsf.h>
#include <string.h>

static GsfOutfile *
add_folder (GsfOutfile *parent, const char *name)
{
  return GSF_OUTFILE (gsf_outfile_new_child (parent, name, TRUE));
}

static void
add_part (GsfOutfile *folder, const char *name, const char *content, gsize length)
{
  GsfOutput *part = gsf_outfile_new_child (folder, name, FALSE);
  g_assert_true (gsf_output_write (part, length, (const guint8 *)content));
  g_assert_true (gsf_output_close (part));
  g_object_unref (part);
}

static void
add_word_part (GsfOutfile *folder, const char *name, const char *root, const char *inside)
{
  if (inside == NULL)
    return;
  g_autofree char *xml = g_strdup_printf (
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:%s "
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">%s</w:%s>",
    root, inside, root);
  add_part (folder, name, xml, strlen (xml));
}

static GBytes *
take (GsfOutput *memory)
{
  GBytes *bytes = g_bytes_new (gsf_output_memory_get_bytes (GSF_OUTPUT_MEMORY (memory)),
                               (gsize)gsf_output_size (memory));
  g_object_unref (memory);
  return bytes;
}

GBytes *
yd_docx_fixture (const char *body, const char *numbering, const char *styles)
{
  return yd_docx_fixture_with_head (body, numbering, styles, NULL);
}

GBytes *
yd_docx_fixture_with_head (const char *body, const char *numbering, const char *styles,
                           const char *head)
{
  GsfOutput *memory = gsf_output_memory_new ();
  GsfOutfile *zip = gsf_outfile_zip_new (memory, NULL);
  GsfOutfile *word = add_folder (zip, "word");
  g_autofree char *document = g_strdup_printf ("<w:body>%s</w:body>", body);
  add_word_part (word, "document.xml", "document", document);
  add_word_part (word, "numbering.xml", "numbering", numbering);
  add_word_part (word, "styles.xml", "styles", styles);
  add_word_part (word, "header1.xml", "hdr", head);
  gsf_output_close (GSF_OUTPUT (word));
  g_object_unref (word);
  gsf_output_close (GSF_OUTPUT (zip));
  g_object_unref (zip);
  return take (memory);
}

GBytes *
yd_zip_fixture (const char *path, const char *content, gsize length)
{
  GsfOutput *memory = gsf_output_memory_new ();
  GsfOutfile *zip = gsf_outfile_zip_new (memory, NULL);
  g_auto (GStrv) names = g_strsplit (path, "/", 2);
  GsfOutfile *folder = names[1] != NULL ? add_folder (zip, names[0]) : zip;
  add_part (folder, names[1] != NULL ? names[1] : names[0], content, length);
  if (folder != zip)
    {
      gsf_output_close (GSF_OUTPUT (folder));
      g_object_unref (folder);
    }
  gsf_output_close (GSF_OUTPUT (zip));
  g_object_unref (zip);
  return take (memory);
}
