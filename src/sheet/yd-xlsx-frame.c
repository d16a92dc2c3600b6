/* Owns: what stands around the cells of a workbook: which sheets there are and in which part, the words
 * that cells share, which styles show a day. Refuses: how anything looks. */

#include "yd-xlsx-private.h"

#include "yd-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- parts ---- */

/**
 * yd_xlsx_read_part:
 *
 * Returns: (transfer full) (nullable): the tree; %NULL without an error where there is no such part
 */
xmlDoc *
yd_xlsx_read_part (YdXlsx *self, const char *path, GError **error)
{
  return yd_package_read_xml (self->package, path, error);
}

/* Excel writes what XML cannot hold as _x000D_. */
static void
append_unescaped (GString *text, const char *words)
{
  for (const char *p = words; *p != '\0'; p++)
    {
      gboolean escape = p[0] == '_' && p[1] == 'x' && strlen (p) >= 7 && p[6] == '_';
      for (int i = 2; escape && i < 6; i++)
        escape = g_ascii_isxdigit (p[i]);
      if (!escape)
        {
          g_string_append_c (text, *p);
          continue;
        }
      g_autofree char *digits = g_strndup (p + 2, 4);
      gunichar c = (gunichar)g_ascii_strtoull (digits, NULL, 16);
      if (c != 0 && c != '\r' && g_unichar_validate (c))
        g_string_append_unichar (text, c);
      p += 6;
    }
}

static void
append_words (GString *text, const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
        && child->content != NULL)
      append_unescaped (text, (const char *)child->content);
}

char *
yd_xlsx_dup_words (const xmlNode *node)
{
  GString *text = g_string_new (NULL);
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (yd_xml_is (child, "t"))
      append_words (text, child);
    else if (yd_xml_is (child, "r") && yd_xml_child (child, "t") != NULL)
      append_words (text, yd_xml_child (child, "t"));
  return g_string_free (text, FALSE);
}

/* ---- relations ---- */

/* "xl/workbook.xml" and "../a.xml" or "/xl/a.xml" → the part's path in the package. */
static char *
resolve (const char *from, const char *target)
{
  g_autofree char *folder = g_path_get_dirname (from);
  g_autofree char *joined
    = target[0] == '/' ? g_strdup (target) : g_strconcat ("/", folder, "/", target, NULL);
  g_autofree char *whole = g_canonicalize_filename (joined, "/");
  return g_strdup (whole + strspn (whole, "/"));
}

/* Id of a relation → path of the part; @of: "" for the package itself. */
static GHashTable *
read_relations (YdXlsx *self, const char *of, GError **error)
{
  const char *slash = strrchr (of, '/');
  const char *name = slash != NULL ? slash + 1 : of;
  g_autofree char *path = g_strdup_printf ("%.*s_rels/%s.rels", (int)(name - of), of, name);
  GHashTable *relations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) problem = NULL;
  xmlDoc *document = yd_xlsx_read_part (self, path, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      g_hash_table_unref (relations);
      return NULL;
    }
  const xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;
  for (const xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    {
      g_autofree char *id = yd_xml_dup_attribute (node, "Id");
      g_autofree char *target = yd_xml_dup_attribute (node, "Target");
      if (id != NULL && target != NULL)
        g_hash_table_insert (relations, g_steal_pointer (&id), resolve (of, target));
    }
  xmlFreeDoc (document);
  return relations;
}

/* ---- workbook ---- */

static void
free_tab (gpointer data)
{
  YdXlsxTab *tab = data;
  g_free (tab->path);
  g_free (tab);
}

static void
read_tabs (YdXlsx *self, const xmlNode *root, GHashTable *relations)
{
  g_autofree char *days = yd_xml_dup_attribute (yd_xml_child (root, "workbookPr"), "date1904");
  self->from_1904 = days != NULL && (g_str_equal (days, "1") || g_str_equal (days, "true"));
  const xmlNode *sheets = yd_xml_child (root, "sheets");
  for (const xmlNode *node = sheets != NULL ? sheets->children : NULL; node != NULL;
       node = node->next)
    {
      g_autofree char *id = yd_xml_dup_attribute (node, "id");
      g_autofree char *state = yd_xml_dup_attribute (node, "state");
      const char *path = id != NULL ? g_hash_table_lookup (relations, id) : NULL;
      if (!yd_xml_is (node, "sheet") || path == NULL || !yd_package_has (self->package, path))
        continue;
      YdXlsxTab *tab = g_new0 (YdXlsxTab, 1);
      tab->path = g_strdup (path);
      tab->hidden = state != NULL && !g_str_equal (state, "visible");
      g_ptr_array_add (self->sheets, tab);
    }
}

static gboolean
read_strings (YdXlsx *self, const char *path, GError **error)
{
  g_autoptr (GError) problem = NULL;
  xmlDoc *document = yd_xlsx_read_part (self, path, &problem);
  const xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;
  for (const xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    if (yd_xml_is (node, "si"))
      g_ptr_array_add (self->strings, yd_xlsx_dup_words (node));
  xmlFreeDoc (document);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* ---- styles ---- */

/* Whether numbers are shown as days by @code: letters of days outside of quotes and brackets. */
static gboolean
shows_day (const char *code)
{
  if (g_ascii_strcasecmp (code, "General") == 0)
    return FALSE;
  for (const char *p = code; *p != '\0'; p++)
    if (*p == '"' || *p == '[')
      {
        const char *end = strchr (p + 1, *p == '"' ? '"' : ']');
        if (end == NULL)
          return FALSE;
        p = end;
      }
    else if ((*p == '\\' || *p == '_' || *p == '*') && p[1] != '\0')
      p++;
    else if (strchr ("yYdD", *p) != NULL
             || ((*p == 'm' || *p == 'M') && strpbrk (code, "hHsS") == NULL))
      return TRUE;
  return FALSE;
}

/* ECMA-376 18.8.30: built-in formats that show a day; 27 to 36 and 50 to 58 do so in Chinese. */
static gboolean
is_day_format (int id, GHashTable *codes)
{
  const char *code = g_hash_table_lookup (codes, GINT_TO_POINTER (id));
  if (code != NULL)
    return shows_day (code);
  return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36
         || (id >= 50 && id <= 58);
}

static gboolean
read_styles (YdXlsx *self, const char *path, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  xmlDoc *document = yd_xlsx_read_part (self, path, &problem);
  const xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;
  const xmlNode *formats = yd_xml_child (root, "numFmts"), *styles = yd_xml_child (root, "cellXfs");
  for (const xmlNode *node = formats != NULL ? formats->children : NULL; node != NULL;
       node = node->next)
    {
      g_autofree char *code = yd_xml_dup_attribute (node, "formatCode");
      if (yd_xml_is (node, "numFmt") && code != NULL)
        g_hash_table_insert (codes, GINT_TO_POINTER (yd_xml_get_int (node, "numFmtId", -1)),
                             g_steal_pointer (&code));
    }
  for (const xmlNode *node = styles != NULL ? styles->children : NULL; node != NULL;
       node = node->next)
    if (yd_xml_is (node, "xf"))
      {
        gboolean day = is_day_format (yd_xml_get_int (node, "numFmtId", 0), codes);
        g_array_append_val (self->is_date, day);
      }
  xmlFreeDoc (document);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* ---- the frame ---- */

static char *
find_part (GHashTable *relations, const char *suffix, const char *usual)
{
  GHashTableIter iter;
  gpointer path;
  g_hash_table_iter_init (&iter, relations);
  while (g_hash_table_iter_next (&iter, NULL, &path))
    if (g_str_has_suffix (path, suffix))
      return g_strdup (path);
  return g_strdup (usual);
}

gboolean
yd_xlsx_read_frame (YdXlsx *self, GError **error)
{
  self->sheets = g_ptr_array_new_with_free_func (free_tab);
  self->strings = g_ptr_array_new_with_free_func (g_free);
  self->is_date = g_array_new (FALSE, FALSE, sizeof (gboolean));
  g_autoptr (GHashTable) top = read_relations (self, "", error);
  if (top == NULL)
    return FALSE;
  g_autofree char *path = find_part (top, "workbook.xml", "xl/workbook.xml");
  g_autoptr (GHashTable) relations = read_relations (self, path, error);
  if (relations == NULL)
    return FALSE;
  g_autoptr (GError) problem = NULL;
  xmlDoc *workbook = yd_xlsx_read_part (self, path, &problem);
  if (workbook != NULL && xmlDocGetRootElement (workbook) != NULL)
    read_tabs (self, xmlDocGetRootElement (workbook), relations);
  xmlFreeDoc (workbook);
  if (self->sheets->len == 0)
    {
      if (problem != NULL)
        g_propagate_error (error, g_steal_pointer (&problem));
      else
        g_set_error_literal (error, YD_ERROR, YD_ERROR_UNSUPPORTED,
                             _ ("the file is no workbook of Excel or WPS (.xlsx)"));
      return FALSE;
    }
  g_autofree char *strings = find_part (relations, "sharedStrings.xml", "xl/sharedStrings.xml");
  g_autofree char *styles = find_part (relations, "styles.xml", "xl/styles.xml");
  return read_strings (self, strings, error) && read_styles (self, styles, error);
}
