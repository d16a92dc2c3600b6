/* Owns: HTML to blocks, with libxml2's forgiving parser. Refuses: scripts, styles, the network and
 * entities from elsewhere; menus and the like become asides, so that they are kept but not read. */

#include "yd-reader.h"

#include "yd-char.h"
#include "yd-error.h"
#include "yd-html-node.h"
#include "yd-numeral.h"
#include "yd-rows.h"
#include "yd-scan.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>

#define ASIDE_SHARE 4 /* an aside holds at most a quarter of the page's text */
#define MAX_COLUMNS 32
#define MAX_DEPTH 256 /* of elements that are looked into for lists; the parser ends at that, too */

typedef struct
{
  YdBlocks *blocks;
  GString *text; /* of the open paragraph */
  gsize total;   /* bytes of text in the page */
  int level;
  int aside;
  int bold;       /* depth of bold elements */
  gsize bold_end; /* bytes of the text up to where it is bold from the beginning; 0 not at all */
  gboolean bold_over;
  gboolean centred;
  char item[32];   /* number of the list item that begins here, as it is shown; "" for none */
  gboolean listed; /* the paragraph's own words have such a number in front */
  gboolean bullet; /* an item of a list without numbers begins here */
  int list_level;  /* lists that are open */
  int first_form, form_step; /* of the outermost of them */
  int spans[MAX_COLUMNS];    /* rows that a cell above still takes in each column */
} Reader;

/* A sentence or a part of one: menus are lists, too. */
static gboolean
closes (const char *text)
{
  static const char *const ends[] = { "。", "；", ";", "）", ")", NULL };
  return yd_scan_ends (text, text + strlen (text), ends) != NULL;
}

static void
flush (Reader *reader)
{
  GString *text = reader->text;
  if (*reader->item != '\0' && *yd_scan_spaces (text->str) != '\0')
    {
      g_string_prepend (text, reader->item);
      reader->bold_end += reader->bold_end > 0 ? strlen (reader->item) : 0;
    }
  YdSourceBlock *block = yd_blocks_add (reader->blocks, text->str, (gssize)text->len);
  if (block != NULL)
    {
      block->level = reader->level;
      block->kind = reader->aside > 0 ? YD_BLOCK_ASIDE : YD_BLOCK_TEXT;
      block->centred = reader->centred;
      block->listed = *reader->item != '\0' || reader->listed;
      if (reader->bold_end > 0) /* the number in front counts, as it does in the text */
        block->bold
          = (int)yd_scan_length (yd_scan_spaces (text->str), text->str + reader->bold_end);
      block->bullet = reader->bullet && !block->listed && closes (block->text);
      *reader->item = '\0';
      reader->bullet = FALSE;
    }
  reader->listed = FALSE;
  g_string_truncate (text, 0);
  reader->bold_end = 0;
  reader->bold_over = FALSE;
}

/* Line ends in the source are nothing between Han and a space between words. */
static void
add_text (Reader *reader, const char *text)
{
  for (const char *p = text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);
      if (c == '\n' || c == '\r' || c == '\t' || c == ' ')
        {
          gboolean line_end = FALSE;
          for (; *p == '\n' || *p == '\r' || *p == '\t' || *p == ' '; p++)
            line_end |= *p == '\n';
          GString *out = reader->text;
          gunichar a
            = out->len > 0 ? g_utf8_get_char (g_utf8_prev_char (out->str + out->len)) : ' ';
          if (a != ' ' && !(line_end && a >= 0x2e80 && g_utf8_get_char (p) >= 0x2e80))
            g_string_append_c (out, ' ');
          continue;
        }
      g_string_append_len (reader->text, p, next - p);
      if (reader->bold == 0 && !yd_scan_is_space (c))
        reader->bold_over = TRUE;
      else if (!reader->bold_over && !yd_scan_is_space (c))
        reader->bold_end = reader->text->len;
      p = next;
    }
}

static gboolean
is_aside (Reader *reader, xmlNode *node)
{
  /* clang-format off */
  static const char *const elements[] = {
    "nav", "footer", "aside", "form", "select", "button", "menu", "label", "textarea", "header",
    NULL
  };
  static const char *const containers[] = {
    "div", "ul", "section", "table", "td", "span", "p", "dl", NULL
  };
  /* clang-format on */
  const char *name = (const char *)node->name;
  if (!yd_html_is_one_of (name, elements)
      && !(yd_html_is_one_of (name, containers) && yd_html_has_aside_name (node)))
    return FALSE;
  return yd_html_get_text_size (node) * ASIDE_SHARE <= reader->total;
}

static void read_children (Reader *reader, xmlNode *node);

static void
append_plain (GString *out, const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_TEXT_NODE)
      g_string_append (out, (const char *)child->content);
    else if (child->type == XML_ELEMENT_NODE)
      append_plain (out, child);
}

/* Columns that a cell of a row above takes are empty in this one. */
static void
skip_spanned (Reader *reader, GString *line, int *column, guint64 *spanned)
{
  while (*column < MAX_COLUMNS && reader->spans[*column] > 0)
    {
      reader->spans[*column]--;
      *spanned |= G_GUINT64_CONSTANT (1) << *column;
      if (*column > 0)
        g_string_append_c (line, '\t');
      (*column)++;
    }
}

static void
read_row (Reader *reader, xmlNode *row)
{
  g_autoptr (GString) line = g_string_new (NULL);
  guint64 spanned = 0;
  int column = 0;
  flush (reader);
  for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    {
      if (cell->type != XML_ELEMENT_NODE)
        continue;
      g_autofree char *words = yd_html_dup_cell (cell);
      skip_spanned (reader, line, &column, &spanned);
      int columns = yd_html_get_span (cell, "colspan"), rows = yd_html_get_span (cell, "rowspan");
      if (column > 0)
        g_string_append_c (line, '\t');
      g_string_append (line, words);
      for (int i = 0; i < columns; i++, column++)
        {
          if (i > 0)
            g_string_append_c (line, '\t');
          if (column < MAX_COLUMNS)
            reader->spans[column] = rows - 1;
        }
    }
  skip_spanned (reader, line, &column, &spanned);
  YdSourceBlock *block = yd_blocks_add_row (reader->blocks, line->str, (gssize)line->len);
  if (block == NULL)
    return;
  block->spanned = spanned;
  if (reader->aside > 0)
    block->kind = YD_BLOCK_ASIDE;
}

/* ---- lists ---- */

#define TITLE_LENGTH 120 /* bytes of a list item that may be a heading of what is listed in it */

static gboolean
is_list (const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *)node->name, "ol") == 0;
}

/* How many lists stand in each other, @list among them. */
static int
count_levels (const xmlNode *list, int depth)
{
  int most = 0;
  for (const xmlNode *child = list->children; child != NULL && depth < MAX_DEPTH;
       child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      {
        int below
          = count_levels (child, depth + 1); /* MAX() would count twice, and so on each level */
        most = MAX (most, below);
      }
  return most + is_list (list);
}

/* The words of an item but for those of lists in it. */
static void
append_own (GString *out, const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_TEXT_NODE)
      g_string_append (out, (const char *)child->content);
    else if (child->type == XML_ELEMENT_NODE && !is_list (child))
      append_own (out, child);
}

/* Whether its items are headings, no sentences. */
static gboolean
has_headings (const xmlNode *list)
{
  for (const xmlNode *item = list->children; item != NULL; item = item->next)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      if (item->type != XML_ELEMENT_NODE)
        continue;
      append_own (words, item);
      if (words->len > TITLE_LENGTH || strstr (words->str, "。") != NULL)
        return FALSE;
    }
  return TRUE;
}

/* A page shows the numbers of its lists itself; what is in a list has the number of the next level. */
static YdNumberForm
choose_form (Reader *reader, xmlNode *list)
{
  static const YdNumberForm forms[] = { YD_FORM_HAN_COMMA, YD_FORM_HAN_PAREN, YD_FORM_ARABIC,
                                        YD_FORM_ARABIC_PAREN, YD_FORM_CIRCLED };
  xmlChar *style = xmlGetProp (list, (const xmlChar *)"style");
  gboolean han = style != NULL
                 && (strstr ((const char *)style, "cjk-ideographic") != NULL
                     || strstr ((const char *)style, "chinese") != NULL);
  xmlFree (style);
  if (reader->list_level == 0)
    {
      int levels = count_levels (list, 0);
      reader->first_form = levels >= 3 ? 0 : levels == 2 && has_headings (list) ? 0 : 2;
      reader->form_step = levels == 2 && reader->first_form == 0 ? 2 : 1;
    }
  guint index = (guint)(reader->first_form + reader->list_level * reader->form_step);
  return han ? YD_FORM_HAN_COMMA : forms[MIN (index, G_N_ELEMENTS (forms) - 1)];
}

static void
set_item_number (Reader *reader, YdNumberForm form, int number)
{
  g_autofree char *han = yd_numeral_format (number);
  switch (form)
    {
    case YD_FORM_HAN_COMMA:
      g_snprintf (reader->item, sizeof reader->item, "%s、", han);
      break;
    case YD_FORM_HAN_PAREN:
      g_snprintf (reader->item, sizeof reader->item, "（%s）", han);
      break;
    case YD_FORM_ARABIC_PAREN:
    case YD_FORM_CIRCLED:
      g_snprintf (reader->item, sizeof reader->item, "（%d）", number);
      break;
    default:
      g_snprintf (reader->item, sizeof reader->item, "%d.", number);
      break;
    }
}

static void
read_list (Reader *reader, xmlNode *list)
{
  xmlChar *start = xmlGetProp (list, (const xmlChar *)"start");
  gint64 number = start != NULL ? g_ascii_strtoll ((const char *)start, NULL, 10) : 1;
  YdNumberForm form = choose_form (reader, list);
  xmlFree (start);
  number = CLAMP (number, 1, 999);
  reader->list_level++;
  for (xmlNode *item = list->children; item != NULL; item = item->next)
    {
      if (item->type != XML_ELEMENT_NODE)
        continue;
      flush (reader);
      if (is_list (item)) /* LibreOffice puts a list beside the item that it belongs to */
        {
          read_list (reader, item);
          continue;
        }
      set_item_number (reader, form, (int)MIN (number, 999));
      number++;
      read_children (reader, item);
      flush (reader);
      *reader->item = '\0';
    }
  reader->list_level--;
}

/* Word writes the number of a list into a span of its own; where it is the sign of a bullet in a face of
 * signs, it is no word. Returns whether the span is done with. */
static gboolean
read_word_number (Reader *reader, xmlNode *node)
{
  xmlChar *style = xmlGetProp (node, (const xmlChar *)"style");
  gboolean number = style != NULL && strstr ((const char *)style, "mso-list") != NULL
                    && strstr ((const char *)style, "Ignore") != NULL;
  xmlFree (style);
  if (!number)
    return FALSE;
  g_autoptr (GString) text = g_string_new (NULL);
  append_plain (text, node);
  g_autofree char *words = yd_scan_trim (text->str, text->str + text->len);
  gboolean sign = TRUE;
  for (const char *p = words; *p != '\0' && sign; p = g_utf8_next_char (p))
    sign = !g_ascii_isdigit (*p) && !yd_char_is_han (g_utf8_get_char (p))
           && !g_unichar_isdigit (g_utf8_get_char (p))
           && g_unichar_type (g_utf8_get_char (p)) != G_UNICODE_OTHER_NUMBER;
  if (sign)
    return TRUE;
  g_string_append (reader->text, words);
  reader->listed = TRUE;
  return TRUE;
}

static void
read_element (Reader *reader, xmlNode *node)
{
  /* clang-format off */
  static const char *const silent[] = {
    "script", "style", "noscript", "template", "head", "iframe", "object", "svg", NULL
  };
  static const char *const blocks[] = {
    "p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "tr", "table",
    "section", "article", "main", "blockquote", "dd", "dt", "dl", "pre", "td", "th", "center",
    "body", "html", "tbody", "header", "footer", "nav", "aside", "form", "figcaption", "figure",
    "address", NULL
  };
  /* clang-format on */
  const char *name = (const char *)node->name;
  if (yd_html_is_one_of (name, silent))
    return;
  if (strcmp (name, "hr") == 0)
    {
      flush (reader);
      YdSourceBlock *rule = yd_blocks_add (reader->blocks, "---", -1);
      rule->kind = YD_BLOCK_RULE;
      return;
    }
  gboolean block = yd_html_is_one_of (name, blocks), aside = is_aside (reader, node);
  if (block || aside)
    flush (reader);
  if (strcmp (name, "table") == 0)
    memset (reader->spans, 0, sizeof reader->spans);
  if (strcmp (name, "tr") == 0 && yd_html_is_data_row (node))
    {
      read_row (reader, node);
      return;
    }
  if (strcmp (name, "ol") == 0)
    {
      read_list (reader, node);
      return;
    }
  reader->bullet |= strcmp (name, "li") == 0 && node->parent != NULL
                    && g_strcmp0 ((const char *)node->parent->name, "ul") == 0;
  if (strcmp (name, "span") == 0 && read_word_number (reader, node))
    return;
  gboolean bold = strcmp (name, "b") == 0 || strcmp (name, "strong") == 0;
  int level = reader->level;
  gboolean centred = reader->centred;
  if (name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0')
    reader->level = name[1] - '0';
  reader->centred |= block && yd_html_is_centred (node);
  reader->bold += bold;
  reader->aside += aside;
  read_children (reader, node);
  if (block || aside)
    flush (reader);
  if (strcmp (name, "li") == 0)
    reader->bullet = FALSE;
  reader->bold -= bold;
  reader->aside -= aside;
  reader->level = level;
  reader->centred = centred;
}

static void
read_children (Reader *reader, xmlNode *node)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_TEXT_NODE)
      add_text (reader, (const char *)child->content);
    else if (child->type == XML_ELEMENT_NODE)
      read_element (reader, child);
}

static xmlNode *
find_title (xmlNode *node)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      {
        if (strcmp ((const char *)child->name, "title") == 0)
          return child;
        if (strcmp ((const char *)child->name, "head") == 0)
          return find_title (child);
      }
  return NULL;
}

/* Word's <![if !supportLists]> … <![endif]>: the parser would take them for words. The <![endif]--> of a comment
 * closes it, and stays. */
static char *
dup_without_conditions (const char *data, gsize *length)
{
  GString *kept = g_string_sized_new (*length);
  const char *from = data, *limit = data + *length, *at;
  while ((at = memmem (from, (gsize)(limit - from), "<![", 3)) != NULL)
    {
      const char *end = memchr (at + 3, ']', (gsize)(limit - at - 3));
      gboolean condition = end != NULL && end + 1 < limit && end[1] == '>'
                           && (g_ascii_strncasecmp (at + 3, "if", 2) == 0
                               || g_ascii_strncasecmp (at + 3, "endif", 5) == 0);
      g_string_append_len (kept, from, (condition ? at : at + 3) - from);
      from = condition ? end + 2 : at + 3;
    }
  g_string_append_len (kept, from, limit - from);
  *length = kept->len;
  return g_string_free (kept, FALSE);
}

/**
 * yd_read_html:
 * @data: UTF-8, or bytes in @encoding
 * @encoding: (nullable): what the bytes are; UTF-8 where %NULL
 *
 * Returns: (transfer full) (nullable): its paragraphs, heading levels and leading bold; %NULL with
 *   %YD_ERROR_INVALID where it cannot be parsed at all
 */
YdBlocks *
yd_read_html (const char *data, gsize length, const char *encoding, GError **error)
{
  xmlDoc *document = NULL;
  g_autofree char *clean = NULL;
  if (length > 0 && length <= YD_IMPORT_MAX_BYTES && memmem (data, length, "<![", 3) != NULL)
    data = clean = dup_without_conditions (data, &length);
  if (length > 0 && length <= YD_IMPORT_MAX_BYTES)
    document = htmlReadMemory (data, (int)length, NULL, encoding != NULL ? encoding : "UTF-8",
                               HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                                 | HTML_PARSE_NONET | HTML_PARSE_COMPACT);
  xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;
  if (root == NULL)
    {
      xmlFreeDoc (document);
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID, _ ("the web page has no text"));
      return NULL;
    }
  Reader reader = { .blocks = yd_blocks_new (),
                    .text = g_string_new (NULL),
                    .total = yd_html_get_text_size (root) };
  read_element (&reader, root);
  flush (&reader);
  xmlNode *title = find_title (root);
  if (title != NULL)
    {
      reader.aside = 1;
      read_children (&reader, title);
      flush (&reader);
    }
  g_string_free (reader.text, TRUE);
  xmlFreeDoc (document);
  return reader.blocks;
}
