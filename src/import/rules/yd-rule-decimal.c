/* Owns: outlines that are numbered 1, 1.1, 1.1.1. Refuses: single numbers with a point in them;
 * each must follow the one before, and there must be several. */

#include "yd-lines.h"

#include "yd-char.h"
#include "yd-outline.h"
#include "yd-rule-line.h"
#include "yd-scan.h"

#define MAX_LEVELS 3
#define MIN_NUMBERS 3 /* with a point in them, before they are an outline */

typedef struct
{
  int parts[MAX_LEVELS];
  guint n;
  gsize written, length;
} Decimal;

static const YdMarkKind kinds[MAX_LEVELS] = { YD_MARK_HAN, YD_MARK_HAN_PAREN, YD_MARK_ARABIC };

/* 2.1.3 and what parts it from a title. */
static gboolean
read_decimal (const char *text, Decimal *decimal)
{
  static const char *const dots[] = { ".", "．", NULL };
  static const char *const ends[] = { "、", "．", ".", NULL };
  memset (decimal, 0, sizeof *decimal);
  const char *p = text, *after;
  while (decimal->n < MAX_LEVELS
         && (after = yd_scan_number (p, 2, &decimal->parts[decimal->n])) != NULL)
    {
      if (decimal->parts[decimal->n++] < 1)
        return FALSE;
      p = after;
      const char *dot = yd_scan_words (p, dots);
      if (dot == NULL || yd_scan_number (dot, 2, NULL) == NULL)
        break;
      if (decimal->n == MAX_LEVELS)
        return FALSE;
      p = dot;
    }
  if (decimal->n == 0)
    return FALSE;
  const char *end = yd_scan_words (p, ends);
  decimal->written = (gsize)((end != NULL ? end : p) - text);
  p = yd_scan_spaces (end != NULL ? end : p);
  decimal->length = (gsize)(p - text);
  gunichar c = g_utf8_get_char (p);
  if (decimal->n == 1 && end == NULL && decimal->length == decimal->written)
    return FALSE;                                                        /* 2台 */
  gboolean figure = decimal->n > 1 && decimal->length > decimal->written /* 1.2.1 65岁以上… */
                    && yd_scan_is_digit (p);
  return yd_char_is_han (c) || yd_char_is_opening (c) || g_ascii_isalpha ((char)c) || figure;
}

/* Whether the number is the next of its level, and of which. */
static gboolean
follows (const int *last, const Decimal *decimal)
{
  for (guint i = 0; i + 1 < decimal->n; i++)
    if (decimal->parts[i] != last[i])
      return FALSE;
  return decimal->parts[decimal->n - 1] == last[decimal->n - 1] + 1;
}

/* Goes through the lines; @apply makes items of what was found. */
static guint
walk (GPtrArray *lines, gboolean apply)
{
  int last[MAX_LEVELS] = { 0 };
  guint pointed = 0;
  gboolean heading = FALSE; /* a Han number stands above: 二、 with 2.1 below */
  for (guint i = 0; i < lines->len; i++)
    {
      YdLine *line = g_ptr_array_index (lines, i);
      Decimal decimal;
      if (line->item && line->mark.kind == YD_MARK_HAN)
        {
          last[0] = line->mark.value;
          last[1] = last[2] = 0;
          heading = TRUE;
          continue;
        }
      if (line->kind != YD_BLOCK_TEXT || !read_decimal (line->text, &decimal)
          || !follows (last, &decimal) || (decimal.n == 1 && (heading || line->table)))
        {
          if (apply && line->item && line->mark.kind >= YD_MARK_ARABIC)
            line->item = FALSE; /* a list within a point */
          continue;
        }
      last[decimal.n - 1] = decimal.parts[decimal.n - 1];
      for (guint j = decimal.n; j < MAX_LEVELS; j++)
        last[j] = 0;
      pointed += decimal.n > 1;
      if (!apply)
        continue;
      memset (&line->mark, 0, sizeof line->mark);
      line->item = line->mark.decimal = TRUE;
      line->mark.kind = kinds[decimal.n - 1];
      line->mark.value = decimal.parts[decimal.n - 1];
      line->mark.written = decimal.written;
      line->mark.length = decimal.length;
    }
  return pointed;
}

/**
 * yd_rule_decimals:
 * @lines: (element-type YdLine): where they are an outline of decimals, their items are these
 */
void
yd_rule_decimals (GPtrArray *lines)
{
  if (walk (lines, FALSE) >= MIN_NUMBERS)
    walk (lines, TRUE);
}
