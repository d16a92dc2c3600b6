/* Owns: what an element of a page says of itself: its words, its place on the page, the cells of a row.
 * Refuses: to make blocks of it. */

#include "yd-html-node.h"

#include "yd-text.h"

#include <string.h>

#define MAX_ROW 1800 /* bytes of a table row; a longer one lays out the page */
#define MAX_SPAN 200 /* rows or columns that one cell may take */

gboolean
yd_html_is_one_of (const char *name, const char *const *names)
{
  return name != NULL && g_strv_contains (names, name);
}

gsize
yd_html_get_text_size (const xmlNode *node)
{
  static const char *const silent[] = { "script", "style", "noscript", "template", NULL };
  gsize size = 0;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_TEXT_NODE)
      size += strlen ((const char *)child->content);
    else if (child->type == XML_ELEMENT_NODE
             && !yd_html_is_one_of ((const char *)child->name, silent))
      size += yd_html_get_text_size (child);
  return size;
}

/* A class or id that says menu or footer, by whole words: "position-relative" says nothing. */
gboolean
yd_html_has_aside_name (xmlNode *node)
{
  /* clang-format off */
  static const char *const words[] = {
    "nav", "menu", "footer", "foot", "breadcrumb", "crumb", "crumbs", "sidebar", "share",
    "copyright", "toolbar", "topbar", "dqwz", "pagination", "search", "related", "position",
    "location", "bread", "crumbnav", "header", "weizhi", NULL
  };
  /* clang-format on */
  static const char *const attributes[] = { "class", "id", "role" };
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      xmlChar *value = xmlGetProp (node, (const xmlChar *)attributes[i]);
      gboolean found = FALSE;
      if (value != NULL && strlen ((const char *)value) < 200)
        {
          g_autofree char *lower = g_ascii_strdown ((const char *)value, -1);
          g_auto (GStrv) parts = g_strsplit_set (lower, " _", -1);
          for (char **part = parts; *part != NULL && !found; part++)
            found = yd_html_is_one_of (*part, words);
        }
      xmlFree (value);
      if (found)
        return TRUE;
    }
  return FALSE;
}

gboolean
yd_html_is_centred (xmlNode *node)
{
  xmlChar *align = xmlGetProp (node, (const xmlChar *)"align");
  xmlChar *style = xmlGetProp (node, (const xmlChar *)"style");
  gboolean centred = align != NULL && g_ascii_strcasecmp ((const char *)align, "center") == 0;
  if (style != NULL && strlen ((const char *)style) < 2000)
    {
      g_autofree char *lower = g_ascii_strdown ((const char *)style, -1);
      const char *at = strstr (lower, "text-align");
      centred |= at != NULL && strstr (at, "center") != NULL && strstr (at, "center") - at < 16;
    }
  xmlFree (align);
  xmlFree (style);
  return centred || strcmp ((const char *)node->name, "center") == 0;
}

int
yd_html_get_span (xmlNode *cell, const char *name)
{
  xmlChar *value = xmlGetProp (cell, (const xmlChar *)name);
  gint64 span = value != NULL ? g_ascii_strtoll ((const char *)value, NULL, 10) : 1;
  xmlFree (value);
  return (int)CLAMP (span, 1, MAX_SPAN);
}

gboolean
yd_html_is_data_row (xmlNode *row)
{
  int cells = 0;
  if (yd_html_get_text_size (row) > MAX_ROW)
    return FALSE;
  for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    if (cell->type == XML_ELEMENT_NODE)
      {
        cells += yd_html_get_span (cell, "colspan");
        for (xmlNode *inner = cell->children; inner != NULL; inner = inner->next)
          if (inner->type == XML_ELEMENT_NODE && strcmp ((const char *)inner->name, "table") == 0)
            return FALSE;
      }
  return cells > 1;
}

/* A cell's words, each of its paragraphs and list items in a line. */
static void
append_cell (GString *out, const xmlNode *node)
{
  static const char *const blocks[]
    = { "p", "div", "br", "li", "ul", "ol", "section", "dd", "dt", NULL };
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_TEXT_NODE)
      {
        g_autofree char *words = g_strdup ((const char *)child->content);
        g_string_append (out, g_strdelimit (words, "\n\r\t", ' '));
      }
    else if (child->type == XML_ELEMENT_NODE)
      {
        gboolean parts = yd_html_is_one_of ((const char *)child->name, blocks);
        g_string_append (out, parts ? "\n" : "");
        append_cell (out, child);
        g_string_append (out, parts ? "\n" : "");
      }
}

char *
yd_html_dup_cell (const xmlNode *cell)
{
  g_autoptr (GString) words = g_string_new (NULL);
  append_cell (words, cell);
  g_auto (GStrv) lines = yd_text_split_lines (words->str);
  return g_strjoinv ("\n", lines);
}
