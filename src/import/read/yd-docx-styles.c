/* Owns: paragraph styles of .docx, as far as they tell structure: heading level, list, bold,
 * centring. Refuses: everything about looks. */

#include "yd-docx-styles.h"

#include "yd-package.h"

#include <string.h>

#define MAX_DEPTH 20 /* of basedOn; a loop ends here */

typedef struct
{
  char *based_on;
  YdDocxStyle own;
} Style;

struct _YdDocxStyles
{
  GHashTable *styles;
  char *default_id;
};

static void
style_free (gpointer data)
{
  Style *style = data;
  g_free (style->based_on);
  g_free (style);
}

/**
 * yd_docx_style_read:
 * @style: what is said is set in it; the rest stays
 * @paragraph_properties: (nullable): w:pPr
 * @run_properties: (nullable): w:rPr
 */
void
yd_docx_style_read (YdDocxStyle *style, const xmlNode *paragraph_properties,
                    const xmlNode *run_properties)
{
  const xmlNode *list = yd_xml_child (paragraph_properties, "numPr");
  const xmlNode *outline = yd_xml_child (paragraph_properties, "outlineLvl");
  const xmlNode *align = yd_xml_child (paragraph_properties, "jc");
  const xmlNode *bold = yd_xml_child (run_properties, "b");

  style->num_id = yd_xml_get_int (yd_xml_child (list, "numId"), "val", style->num_id);
  style->num_level = yd_xml_get_int (yd_xml_child (list, "ilvl"), "val", style->num_level);
  if (outline != NULL)
    {
      int level = yd_xml_get_int (outline, "val", 9);
      style->level = level >= 0 && level < 9 ? level + 1 : 0;
    }
  if (align != NULL)
    {
      g_autofree char *value = yd_xml_dup_attribute (align, "val");
      style->centred = g_strcmp0 (value, "center") == 0;
    }
  if (bold != NULL)
    style->bold = yd_xml_is_on (bold);
}

/**
 * yd_docx_styles_new:
 * @styles: (nullable): the part word/styles.xml
 */
YdDocxStyles *
yd_docx_styles_new (const xmlDoc *styles)
{
  YdDocxStyles *self = g_new0 (YdDocxStyles, 1);
  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, style_free);
  const xmlNode *root = styles != NULL ? xmlDocGetRootElement (styles) : NULL;
  for (const xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    {
      g_autofree char *id
        = yd_xml_is (node, "style") ? yd_xml_dup_attribute (node, "styleId") : NULL;
      g_autofree char *type = id != NULL ? yd_xml_dup_attribute (node, "type") : NULL;
      if (id == NULL || (type != NULL && strcmp (type, "paragraph") != 0))
        continue;
      Style *style = g_new0 (Style, 1);
      style->own = (YdDocxStyle){ -1, -1, -1, -1, -1 };
      style->based_on = yd_xml_dup_attribute (yd_xml_child (node, "basedOn"), "val");
      yd_docx_style_read (&style->own, yd_xml_child (node, "pPr"), yd_xml_child (node, "rPr"));
      g_autofree char *name = yd_xml_dup_attribute (yd_xml_child (node, "name"), "val");
      if (style->own.level < 0 && name != NULL)
        {
          if (g_ascii_strncasecmp (name, "heading ", 8) == 0 && name[8] >= '1' && name[8] <= '9')
            style->own.level = name[8] - '0';
          else if (g_ascii_strcasecmp (name, "title") == 0)
            style->own.centred = TRUE;
        }
      g_autofree char *fallback = yd_xml_dup_attribute (node, "default");
      if (self->default_id == NULL && fallback != NULL && strcmp (fallback, "0") != 0)
        self->default_id = g_strdup (id);
      g_hash_table_replace (self->styles, g_steal_pointer (&id), style);
    }
  return self;
}

void
yd_docx_styles_free (YdDocxStyles *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->styles);
  g_free (self->default_id);
  g_free (self);
}

/**
 * yd_docx_styles_get:
 * @id: (nullable): the style of a paragraph; the default one where %NULL
 *
 * Returns: what it says with all it is based on
 */
YdDocxStyle
yd_docx_styles_get (YdDocxStyles *self, const char *id)
{
  YdDocxStyle result = { -1, -1, -1, -1, -1 };
  if (id == NULL)
    id = self->default_id;
  for (int depth = 0; id != NULL && depth < MAX_DEPTH; depth++)
    {
      const Style *style = g_hash_table_lookup (self->styles, id);
      if (style == NULL)
        break;
      if (result.level < 0)
        result.level = style->own.level;
      if (result.num_id < 0)
        result.num_id = style->own.num_id;
      if (result.num_level < 0)
        result.num_level = style->own.num_level;
      if (result.bold < 0)
        result.bold = style->own.bold;
      if (result.centred < 0)
        result.centred = style->own.centred;
      id = style->based_on;
    }
  return result;
}
