/* Owns: parts of a zip package as XML trees, safely: bounded sizes, no network, no entities.
 * Refuses: packages that unpack to more than any document has. */

#include "yd-package.h"

#include "yd-error.h"
#include "yd-zip-directory.h"

#include <glib/gi18n-lib.h>
#include <gsf/gsf-infile-impl.h>
#include <gsf/gsf.h>
#include <libxml/parser.h>
#include <string.h>
#include <zlib.h>

#define CHUNK 65536
#define MAX_UNPACKED (256 * 1024 * 1024) /* bytes of all parts that are read */
#define MAX_RATIO 400                 /* unpacked bytes to a packed one; text packs some 10 times */
#define RATIO_FLOOR (4 * 1024 * 1024) /* below this a ratio says nothing */

struct _YdPackage
{
  GsfInfile *zip;
  GBytes *bytes;  /* what @zip reads from */
  gsize unpacked; /* bytes so far */
  gsize limit;    /* of them */
};

void
yd_package_free (YdPackage *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->zip);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/**
 * yd_package_open:
 *
 * Returns: (transfer full) (nullable): %NULL with %YD_ERROR_CORRUPT where it is no whole zip
 */
YdPackage *
yd_package_open (GBytes *bytes, GError **error)
{
  gsize size;
  gconstpointer given = g_bytes_get_data (bytes, &size);
  guint8 *data = g_memdup2 (given, size);
  g_autoptr (GBytes) own = g_bytes_new_take (data, size);
  g_autoptr (GError) cause = NULL;
  GsfInfile *zip = NULL;

  if (yd_zip_directory_settle (data, size))
    {
      GsfInput *input = gsf_input_memory_new (data, (gsf_off_t)size, FALSE);
      zip = gsf_infile_zip_new (input, &cause);
      g_object_unref (input);
    }
  if (zip == NULL)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_CORRUPT,
                   _ ("the file is cut off or damaged (%s); take another copy of it"),
                   cause != NULL ? cause->message : "zip");
      return NULL;
    }
  YdPackage *self = g_new0 (YdPackage, 1);
  self->zip = zip;
  self->bytes = g_steal_pointer (&own);
  self->limit = MAX_UNPACKED;
  return self;
}

/* @bytes: what all parts that are read may unpack to; 256 MB unless told */
void
yd_package_set_limit (YdPackage *self, gsize bytes)
{
  self->limit = bytes;
}

/* By the class, as gsf_infile_child_by_name() warns aloud of what is damaged. */
static GsfInput *
find_child (GsfInput *folder, const char *name)
{
  if (!GSF_IS_INFILE (folder))
    return NULL;
  GsfInfileClass *klass = GSF_INFILE_CLASS (G_OBJECT_GET_CLASS (folder));
  g_autoptr (GError) damage = NULL;
  return klass->child_by_name (GSF_INFILE (folder), name, &damage);
}

static GsfInput *
find_part (YdPackage *self, const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  GsfInput *part = GSF_INPUT (g_object_ref (self->zip));
  for (char **name = names; *name != NULL && part != NULL; name++)
    {
      GsfInput *next = find_child (part, *name);
      g_object_unref (part);
      part = next;
    }
  return part;
}

gboolean
yd_package_has (YdPackage *self, const char *path)
{
  GsfInput *part = find_part (self, path);
  gboolean has = part != NULL;
  g_clear_object (&part);
  return has;
}

static gboolean
is_damaged (YdPackage *self, const char *path, const GByteArray *data)
{
  gsize size;
  guint32 sum;
  const guint8 *bytes = g_bytes_get_data (self->bytes, &size);
  return yd_zip_directory_find_sum (bytes, size, path, &sum)
         && crc32 (0, data->data, data->len) != sum;
}

/* Reads a part in chunks, so that a size that lies costs nothing. */
static GByteArray *
read_part (YdPackage *self, GsfInput *part, const char *path, GError **error)
{
  gsf_off_t left = gsf_input_size (part);
  gsize packed = g_bytes_get_size (self->bytes);
  GByteArray *data = NULL;

  if (left < 0 || (gsize)left > self->limit || self->unpacked + (gsize)left > self->limit
      || ((gsize)left > RATIO_FLOOR && (gsize)left / MAX_RATIO > packed))
    {
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID,
                   _ ("the file unpacks to far more than it should (%s); it is not opened"), path);
      return NULL;
    }
  self->unpacked += (gsize)left;
  data = g_byte_array_new ();
  while (left > 0)
    {
      guint count = (guint)MIN (left, CHUNK), at = data->len;
      /* of a damaged part not all is filled, and that is no error to the library */
      g_byte_array_set_size (data, at + count);
      memset (data->data + at, 0, count);
      if (gsf_input_read (part, count, data->data + at) == NULL)
        {
          g_byte_array_unref (data);
          g_set_error (error, YD_ERROR, YD_ERROR_CORRUPT,
                       _ ("the file is cut off or damaged (%s); take another copy of it"), path);
          return NULL;
        }
      left -= (gsf_off_t)count;
    }
  return data;
}

/* A document type, in UTF-8 or UTF-16: a package has none (ECMA-376 part 2), and what it declares
 * could unfold without end or name other files. */
static gboolean
declares (const GByteArray *data)
{
  static const char narrow[] = "<!DOCTYPE", wide[] = "<\0!\0D\0O\0C\0T\0Y\0P\0E";
  return data->len > 0 /* else there are no bytes at all to look through */
         && (memmem (data->data, data->len, narrow, sizeof narrow - 1) != NULL
             || memmem (data->data, data->len, wide, sizeof wide - 1) != NULL);
}

/**
 * yd_package_read_xml:
 *
 * Returns: (transfer full) (nullable): the part's tree; %NULL without an error where there is no
 * such part, with %YD_ERROR_INVALID where it declares entities
 */
xmlDoc *
yd_package_read_xml (YdPackage *self, const char *path, GError **error)
{
  GsfInput *part = find_part (self, path);
  if (part == NULL)
    return NULL;
  g_autoptr (GByteArray) data = read_part (self, part, path, error);
  g_object_unref (part);
  if (data == NULL)
    return NULL;
  if (declares (data))
    {
      g_set_error (
        error, YD_ERROR, YD_ERROR_INVALID,
        _ ("the file's part %s declares entities, which no Word, Excel or WPS writes; nothing "
           "was loaded. Open the file there and save it anew"),
        path);
      return NULL;
    }
  /* no NOENT and no DTD: an entity stays a reference and is never fetched */
  xmlDoc *document = data->len == 0 || is_damaged (self, path, data)
                       ? NULL
                       : xmlReadMemory ((const char *)data->data, (int)data->len, NULL, NULL,
                                        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
                                          | XML_PARSE_COMPACT);
  if (document == NULL)
    g_set_error (error, YD_ERROR, YD_ERROR_CORRUPT,
                 _ ("the file is damaged: its part %s cannot be read; take another copy of it"),
                 path);
  return document;
}

/* ---- XML without its prefixes: Office always uses the same ones ---- */

gboolean
yd_xml_is (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *)node->name, name) == 0;
}

xmlNode *
yd_xml_child (const xmlNode *node, const char *name)
{
  if (node == NULL)
    return NULL;
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (yd_xml_is (child, name))
      return child;
  return NULL;
}

/**
 * yd_xml_dup_attribute:
 *
 * Returns: (transfer full) (nullable): the attribute of that name in any namespace
 */
char *
yd_xml_dup_attribute (const xmlNode *node, const char *name)
{
  if (node == NULL || node->type != XML_ELEMENT_NODE)
    return NULL;
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (strcmp ((const char *)attribute->name, name) == 0)
      {
        xmlChar *value = xmlNodeListGetString (node->doc, attribute->children, 1);
        char *copy = g_strdup ((const char *)value);
        xmlFree (value);
        return copy;
      }
  return NULL;
}

int
yd_xml_get_int (const xmlNode *node, const char *name, int fallback)
{
  g_autofree char *value = yd_xml_dup_attribute (node, name);
  char *end;
  if (value == NULL)
    return fallback;
  gint64 number = g_ascii_strtoll (value, &end, 10);
  return end == value || number < -100000 || number > 100000 ? fallback : (int)number;
}

/**
 * yd_xml_is_on:
 * @node: (nullable): a switch such as <w:b/>
 */
gboolean
yd_xml_is_on (const xmlNode *node)
{
  if (node == NULL)
    return FALSE;
  g_autofree char *value = yd_xml_dup_attribute (node, "val");
  return value == NULL
         || !(strcmp (value, "0") == 0 || strcmp (value, "false") == 0 || strcmp (value, "off") == 0
              || strcmp (value, "none") == 0);
}
