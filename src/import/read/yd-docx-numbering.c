/* Owns: automatic numbering of .docx (ECMA-376 part 1, 17.9): definitions, overrides, restarts, and
 * the Chinese ways of counting. Refuses: bullets and pictures; they are no numbers. */

#include "yd-docx-numbering.h"

#include "yd-numeral.h"
#include "yd-package.h"

#include <string.h>

#define LEVELS 9

typedef struct
{
  char *format; /* chineseCounting, decimal … */
  char *text;   /* %1、 */
  char *style;  /* paragraph style that uses the level by itself */
  int start;
  int restart;     /* -1: after any higher level; 0 never; n: after level n */
  gboolean legal;  /* all numbers decimal */
  gboolean spaced; /* a space follows */
} Level;

typedef struct
{
  int id;
  Level levels[LEVELS];
  char *style_link;     /* names this definition */
  char *num_style_link; /* is defined where that name is */
  int counters[LEVELS]; /* current values */
  gboolean begun[LEVELS];
} Abstract;

typedef struct
{
  int id;
  int abstract_id;
  int start[LEVELS]; /* override; -1 none */
  gboolean started[LEVELS];
} Num;

struct _YdDocxNumbering
{
  GPtrArray *abstracts;
  GHashTable *nums; /* id to Num */
};

static void
abstract_free (gpointer data)
{
  Abstract *abstract = data;
  for (int i = 0; i < LEVELS; i++)
    {
      g_free (abstract->levels[i].format);
      g_free (abstract->levels[i].text);
      g_free (abstract->levels[i].style);
    }
  g_free (abstract->style_link);
  g_free (abstract->num_style_link);
  g_free (abstract);
}

static void
read_level (Level *level, const xmlNode *node)
{
  g_free (level->format);
  g_free (level->text);
  g_free (level->style);
  g_autofree char *suffix = yd_xml_dup_attribute (yd_xml_child (node, "suff"), "val");
  level->format = yd_xml_dup_attribute (yd_xml_child (node, "numFmt"), "val");
  if (level->format == NULL) /* newer formats stand in an alternate */
    {
      const xmlNode *alternate = yd_xml_child (node, "AlternateContent");
      const xmlNode *choice = yd_xml_child (alternate, "Fallback");
      level->format = yd_xml_dup_attribute (yd_xml_child (choice, "numFmt"), "val");
    }
  level->text = yd_xml_dup_attribute (yd_xml_child (node, "lvlText"), "val");
  level->style = yd_xml_dup_attribute (yd_xml_child (node, "pStyle"), "val");
  level->start = yd_xml_get_int (yd_xml_child (node, "start"), "val", 0);
  level->restart = yd_xml_get_int (yd_xml_child (node, "lvlRestart"), "val", -1);
  const xmlNode *legal = yd_xml_child (node, "isLgl");
  level->legal = yd_xml_is_on (legal);
  level->spaced = g_strcmp0 (suffix, "space") == 0;
}

static Abstract *
read_abstract (const xmlNode *node)
{
  Abstract *abstract = g_new0 (Abstract, 1);
  abstract->id = yd_xml_get_int (node, "abstractNumId", -1);
  abstract->style_link = yd_xml_dup_attribute (yd_xml_child (node, "styleLink"), "val");
  abstract->num_style_link = yd_xml_dup_attribute (yd_xml_child (node, "numStyleLink"), "val");
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      int level = yd_xml_is (child, "lvl") ? yd_xml_get_int (child, "ilvl", -1) : -1;
      if (level >= 0 && level < LEVELS)
        read_level (&abstract->levels[level], child);
    }
  return abstract;
}

static Abstract *
find_abstract (YdDocxNumbering *self, int id)
{
  for (guint i = 0; i < self->abstracts->len; i++)
    {
      Abstract *abstract = g_ptr_array_index (self->abstracts, i);
      if (abstract->id != id)
        continue;
      if (abstract->num_style_link != NULL)
        for (guint j = 0; j < self->abstracts->len; j++)
          {
            Abstract *other = g_ptr_array_index (self->abstracts, j);
            if (g_strcmp0 (other->style_link, abstract->num_style_link) == 0)
              return other;
          }
      return abstract;
    }
  return NULL;
}

static void
read_num (YdDocxNumbering *self, const xmlNode *node)
{
  Num *num = g_new0 (Num, 1);
  num->id = yd_xml_get_int (node, "numId", -1);
  num->abstract_id = yd_xml_get_int (yd_xml_child (node, "abstractNumId"), "val", -1);
  for (int i = 0; i < LEVELS; i++)
    num->start[i] = -1;
  gboolean own_levels = FALSE;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (yd_xml_is (child, "lvlOverride"))
      {
        int level = yd_xml_get_int (child, "ilvl", -1);
        if (level < 0 || level >= LEVELS)
          continue;
        const xmlNode *start = yd_xml_child (child, "startOverride");
        if (start != NULL)
          num->start[level] = yd_xml_get_int (start, "val", 1);
        const xmlNode *definition = yd_xml_child (child, "lvl");
        Abstract *base = definition != NULL ? find_abstract (self, num->abstract_id) : NULL;
        if (base == NULL)
          continue;
        if (!own_levels) /* a list with levels of its own counts for itself */
          {
            Abstract *copy = g_new0 (Abstract, 1);
            copy->id = -1000 - num->id;
            for (int i = 0; i < LEVELS; i++)
              {
                copy->levels[i] = base->levels[i];
                copy->levels[i].format = g_strdup (base->levels[i].format);
                copy->levels[i].text = g_strdup (base->levels[i].text);
                copy->levels[i].style = g_strdup (base->levels[i].style);
              }
            g_ptr_array_add (self->abstracts, copy);
            num->abstract_id = copy->id;
            own_levels = TRUE;
          }
        read_level (&find_abstract (self, num->abstract_id)->levels[level], definition);
      }
  g_hash_table_replace (self->nums, GINT_TO_POINTER (num->id), num);
}

/**
 * yd_docx_numbering_new:
 * @numbering: (nullable): the part word/numbering.xml
 *
 * Returns: (transfer full): counters at their beginning
 */
YdDocxNumbering *
yd_docx_numbering_new (const xmlDoc *numbering)
{
  YdDocxNumbering *self = g_new0 (YdDocxNumbering, 1);
  self->abstracts = g_ptr_array_new_with_free_func (abstract_free);
  self->nums = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  const xmlNode *root = numbering != NULL ? xmlDocGetRootElement (numbering) : NULL;
  if (root == NULL)
    return self;
  for (const xmlNode *child = root->children; child != NULL; child = child->next)
    if (yd_xml_is (child, "abstractNum"))
      g_ptr_array_add (self->abstracts, read_abstract (child));
  for (const xmlNode *child = root->children; child != NULL; child = child->next)
    if (yd_xml_is (child, "num"))
      read_num (self, child);
  return self;
}

void
yd_docx_numbering_free (YdDocxNumbering *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->abstracts);
  g_hash_table_unref (self->nums);
  g_free (self);
}

/* ---- formats ---- */

static char *
format_letters (int value, char first)
{
  int repeat = MIN ((value - 1) / 26 + 1, 20);
  char *text = g_malloc ((gsize)repeat + 1);
  memset (text, first + (value - 1) % 26, (gsize)repeat);
  text[repeat] = '\0';
  return text;
}

static char *
format_roman (int value, gboolean upper)
{
  static const int values[] = { 1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1 };
  /* clang-format off */
  static const char *const words[] = {
    "m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"
  };
  /* clang-format on */
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    for (; value >= values[i] && out->len < 40; value -= values[i])
      g_string_append (out, words[i]);
  if (upper)
    g_string_ascii_up (out);
  return g_string_free (out, FALSE);
}

static char *
format_char (gunichar first, int value, int count)
{
  char buffer[7] = { 0 };
  if (value < 1 || value > count)
    return g_strdup_printf ("%d", value);
  g_unichar_to_utf8 (first + (gunichar)value - 1, buffer);
  return g_strdup (buffer);
}

static char *
format_legal (int value)
{
  static const char *const plain = "一二三四五六七八九十百千零";
  static const char *const legal = "壹贰叁肆伍陆柒捌玖拾佰仟零";
  g_autofree char *text = yd_numeral_format (value);
  GString *out = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p += 3)
    for (int i = 0; i < 13; i++)
      if (strncmp (p, plain + 3 * i, 3) == 0)
        g_string_append_len (out, legal + 3 * i, 3);
  return g_string_free (out, FALSE);
}

/**
 * yd_docx_number_format:
 * @format: (nullable): a value of ST_NumberFormat; decimal where %NULL
 *
 * Returns: (transfer full): the number alone; "" for a bullet
 */
char *
yd_docx_number_format (const char *format, int value)
{
  /* clang-format off */
  static const char *const chinese[] = {
    "chineseCounting", "chineseCountingThousand", "japaneseCounting",
    "japaneseDigitalTenThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
    "ideographDigital", "taiwaneseDigital", "koreanDigital2", NULL
  };
  /* clang-format on */
  if (format == NULL)
    format = "decimal";
  if (strcmp (format, "bullet") == 0 || strcmp (format, "none") == 0)
    return g_strdup ("");
  if (value < 1 || value > 9999)
    return g_strdup_printf ("%d", value);
  if (g_strv_contains (chinese, format))
    return yd_numeral_format (value);
  if (strcmp (format, "chineseLegalSimplified") == 0
      || strcmp (format, "ideographLegalTraditional") == 0)
    return format_legal (value);
  if (strcmp (format, "decimalZero") == 0)
    return g_strdup_printf ("%02d", value);
  if (strcmp (format, "upperLetter") == 0)
    return format_letters (value, 'A');
  if (strcmp (format, "lowerLetter") == 0)
    return format_letters (value, 'a');
  if (strcmp (format, "upperRoman") == 0 || strcmp (format, "lowerRoman") == 0)
    return format_roman (value, format[0] == 'u');
  if (g_str_has_prefix (format, "decimalEnclosedCircle"))
    return format_char (0x2460, value, 20);
  if (strcmp (format, "decimalEnclosedParen") == 0)
    return g_strdup_printf ("（%d）", value);
  if (strcmp (format, "decimalEnclosedFullstop") == 0)
    return g_strdup_printf ("%d.", value);
  if (strcmp (format, "ideographEnclosedCircle") == 0)
    {
      g_autofree char *han = yd_numeral_format (value);
      return g_strconcat ("（", han, "）", NULL);
    }
  return g_strdup_printf ("%d", value);
}

/* ---- counting ---- */

static void
count (Abstract *abstract, Num *num, int level)
{
  Level *levels = abstract->levels;
  if (num->start[level] >= 0 && !num->started[level])
    abstract->counters[level] = num->start[level];
  else if (!abstract->begun[level])
    abstract->counters[level] = levels[level].start;
  else
    abstract->counters[level]++;
  num->started[level] = TRUE;
  abstract->begun[level] = TRUE;
  for (int i = level + 1; i < LEVELS; i++)
    if (levels[i].restart < 0 || level < levels[i].restart)
      abstract->begun[i] = FALSE;
  for (int i = 0; i < level; i++)
    if (!abstract->begun[i])
      {
        abstract->counters[i] = num->start[i] >= 0 ? num->start[i] : levels[i].start;
        abstract->begun[i] = TRUE;
      }
}

/**
 * yd_docx_numbering_next:
 * @level: 0 to 8
 *
 * Returns: (transfer full) (nullable): the number of the next paragraph of that list and level, as
 *   printed; %NULL where it has none
 */
char *
yd_docx_numbering_next (YdDocxNumbering *self, int num_id, int level)
{
  Num *num = g_hash_table_lookup (self->nums, GINT_TO_POINTER (num_id));
  Abstract *abstract = num != NULL ? find_abstract (self, num->abstract_id) : NULL;
  if (abstract == NULL || level < 0 || level >= LEVELS)
    return NULL;
  count (abstract, num, level);
  const Level *own = &abstract->levels[level];
  if (own->text == NULL || g_strcmp0 (own->format, "bullet") == 0
      || g_strcmp0 (own->format, "none") == 0)
    return NULL;

  GString *out = g_string_new (NULL);
  for (const char *p = own->text; *p != '\0'; p++)
    {
      if (*p != '%' || p[1] < '1' || p[1] > '9')
        {
          g_string_append_c (out, *p);
          continue;
        }
      int index = p[1] - '1';
      const char *format = own->legal ? "decimal" : abstract->levels[index].format;
      g_autofree char *number = yd_docx_number_format (format, abstract->counters[index]);
      g_string_append (out, number);
      p++;
    }
  if (out->len > 0 && (own->spaced || g_ascii_isalnum (out->str[out->len - 1])))
    g_string_append_c (out, ' ');
  return g_string_free (out, FALSE);
}

/* Whether a sign stands before the paragraphs of that list and level. */
gboolean
yd_docx_numbering_has_bullets (YdDocxNumbering *self, int num_id, int level)
{
  Num *num = g_hash_table_lookup (self->nums, GINT_TO_POINTER (num_id));
  Abstract *abstract = num != NULL ? find_abstract (self, num->abstract_id) : NULL;
  return abstract != NULL && level >= 0 && level < LEVELS
         && g_strcmp0 (abstract->levels[level].format, "bullet") == 0;
}

/**
 * yd_docx_numbering_find_level:
 * @style: (nullable): a paragraph style
 *
 * Returns: the level of that list which belongs to the style; -1 where none does
 */
int
yd_docx_numbering_find_level (YdDocxNumbering *self, int num_id, const char *style)
{
  Num *num = g_hash_table_lookup (self->nums, GINT_TO_POINTER (num_id));
  Abstract *abstract = num != NULL ? find_abstract (self, num->abstract_id) : NULL;
  for (int i = 0; abstract != NULL && style != NULL && i < LEVELS; i++)
    if (g_strcmp0 (abstract->levels[i].style, style) == 0)
      return i;
  return -1;
}
