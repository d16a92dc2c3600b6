/* Owns: what is a year in Chinese prose, and moving the plan's own years on. Refuses: to touch a year
 * that another document bears (〔2025〕19号, 《…2025年…》), a span that reaches out of the plan's time
 * (2025—2027年 in a plan of 2025) and numbers that only look like a year. What stays although it lies
 * near the plan's time is told, so that a person looks at it. The text keeps its length in
 * characters: spans that point into it stay right. */

#include "yd-year-shift.h"

#include "yd-text.h"

#include <string.h>

#define CONTEXT_BEFORE 6 /* characters that are told with a mention */
#define CONTEXT_AFTER 12

/* A year that is to be told, with 年 and the other end of a span. */
typedef struct
{
  glong from, to;
  gboolean moved;
} Place;

typedef struct
{
  gunichar *text; /* owned; changed in place */
  gunichar *from; /* owned; as it was */
  glong length;
  GArray *places; /* owned; Place */
} Scan;

static const gunichar han_digits[] = { 0x3007, 0x4e00, 0x4e8c, 0x4e09, 0x56db,
                                       0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d }; /* 〇 to 九 */
#define HAN_YEAR 0x5e74                                                          /* 年 */
#define BOOK_OPEN 0x300a                                                         /* 《 */
#define BOOK_CLOSE 0x300b

void
yd_year_mention_free (YdYearMention *mention)
{
  if (mention == NULL)
    return;
  g_free (mention->before);
  g_free (mention->after);
  g_free (mention);
}

/* The digit that @c writes, and in which script: '0' ASCII, full width, or Han; -1 for none. */
static int
digit_of (gunichar c, gunichar *script)
{
  if (c >= '0' && c <= '9')
    {
      *script = '0';
      return (int)(c - '0');
    }
  if (c >= 0xff10 && c <= 0xff19)
    {
      *script = 0xff10;
      return (int)(c - 0xff10);
    }
  *script = han_digits[0];
  if (c == 0x25cb || c == 0x96f6) /* ○ and 零 stand for 〇 */
    return 0;
  for (int i = 0; i < 10; i++)
    if (c == han_digits[i])
      return i;
  return -1;
}

static gunichar
char_at (const Scan *scan, glong at)
{
  return at >= 0 && at < scan->length ? scan->from[at] : 0;
}

/* The year whose four digits stand at @at and nothing but them; 0 for none. */
static int
year_at (const Scan *scan, glong at, gunichar *script)
{
  gunichar own, other;
  int year = 0;
  for (glong i = at; i < at + 4; i++)
    {
      int digit = digit_of (char_at (scan, i), &own);
      if (digit < 0 || (i > at && own != *script))
        return 0;
      *script = own;
      year = year * 10 + digit;
    }
  if (digit_of (char_at (scan, at - 1), &other) >= 0
      || digit_of (char_at (scan, at + 4), &other) >= 0)
    return 0;
  if (char_at (scan, at - 1) == '.' && digit_of (char_at (scan, at - 2), &other) >= 0)
    return 0; /* the places of a decimal */
  return year >= 1900 && year <= 2200 ? year : 0;
}

static glong
skip_spaces (const Scan *scan, glong at)
{
  while (char_at (scan, at) == ' ' || char_at (scan, at) == 0x3000)
    at++;
  return at;
}

static gboolean
is_range_mark (gunichar c)
{
  return c == '-' || c == '~' || c == 0x2013 || c == 0x2014 || c == 0x2015 || c == 0xff0d
         || c == 0xff5e || c == 0x81f3 || c == 0x5230; /* – — ― － ～ 至 到 */
}

/* Is what follows the year at @at of the shape .3.15, -03-15 or /3/15? */
static gboolean
is_written_date (const Scan *scan, glong at)
{
  gunichar script, mark = char_at (scan, at);
  if (mark != '.' && mark != '-' && mark != '/' && mark != 0xff0e)
    return FALSE;
  for (int part = 0; part < 2; part++)
    {
      if (char_at (scan, at++) != mark)
        return FALSE;
      int n = 0;
      while (n < 3 && digit_of (char_at (scan, at), &script) >= 0)
        at++, n++;
      if (n < 1 || n > 2)
        return FALSE;
    }
  return TRUE;
}

/* Whether the year at @at is meant as one. @other: where the second year of a span stands, else -1. */
static gboolean
is_meant (const Scan *scan, glong at, gunichar script, gboolean bare, glong *other)
{
  gunichar other_script;
  glong next = skip_spaces (scan, at + 4);
  gboolean named = char_at (scan, next) == HAN_YEAR;

  *other = -1;
  glong mark = named ? next + 1 : next;
  if (is_range_mark (char_at (scan, mark)))
    {
      glong second = mark + 1;
      while (is_range_mark (char_at (scan, second)))
        second++;
      if (year_at (scan, second, &other_script) != 0
          && (bare || char_at (scan, skip_spaces (scan, second + 4)) == HAN_YEAR))
        {
          *other = second;
          return TRUE;
        }
    }
  if (named || (script != han_digits[0] && is_written_date (scan, next)))
    return TRUE;
  /* A title's bare year; but (2025) and 〔2025〕 are of somebody's document number. */
  gunichar left = char_at (scan, at - 1);
  return bare && script != han_digits[0] && left != 0x3014 && left != '[' && left != 0xff3b;
}

/* Is the name of a document that opens at @at another one's than @own_title? */
static gboolean
is_foreign_document (const Scan *scan, glong at, const char *own_title)
{
  glong end = at + 1;
  while (end < scan->length && scan->from[end] != BOOK_CLOSE)
    end++;
  g_autofree char *name = g_ucs4_to_utf8 (scan->from + at + 1, end - at - 1, NULL, NULL, NULL);
  g_autofree char *a = yd_text_squeeze (name != NULL ? name : "");
  g_autofree char *b = yd_text_squeeze (own_title);
  return strcmp (a, b) != 0;
}

static void
write_year (Scan *scan, glong at, gunichar script, int year)
{
  for (glong i = at + 3; i >= at; i--, year /= 10)
    {
      int digit = year % 10;
      if (script == han_digits[0])
        {
          /* 二○二五 goes on as 二○二六: the sign for nought stays the writer's. */
          gunichar nought = 0;
          for (glong k = at; k < at + 4 && nought == 0; k++)
            if (digit_of (scan->from[k], &script) == 0)
              nought = scan->from[k];
          scan->text[i] = digit == 0 && nought != 0 ? nought : han_digits[digit];
        }
      else
        scan->text[i] = script + (gunichar)digit;
    }
}

static char *
excerpt (const gunichar *text, glong length, glong from, glong to)
{
  from = MAX (from - CONTEXT_BEFORE, 0);
  to = MIN (to + CONTEXT_AFTER, length);
  return g_ucs4_to_utf8 (text + from, to - from, NULL, NULL, NULL);
}

/* Tells of all places once the whole text is moved: what stands around one may have moved, too. */
static void
tell (const Scan *scan, GPtrArray *mentions)
{
  for (guint i = 0; i < scan->places->len; i++)
    {
      const Place *place = &g_array_index (scan->places, Place, i);
      YdYearMention *mention = g_new0 (YdYearMention, 1);
      mention->before = excerpt (scan->from, scan->length, place->from, place->to);
      mention->after
        = place->moved ? excerpt (scan->text, scan->length, place->from, place->to) : NULL;
      g_ptr_array_add (mentions, mention);
    }
}

/* Deals with the year at @at, if there is one; returns where to go on. */
static glong
shift_at (Scan *scan, glong at, const YdYearShift *shift, gboolean foreign)
{
  gunichar script = 0, other_script = 0;
  glong other;
  int year = year_at (scan, at, &script);
  if (year == 0 || !is_meant (scan, at, script, shift->bare, &other))
    return at + 1;

  int until = other >= 0 ? year_at (scan, other, &other_script) : year;
  glong end = (other >= 0 ? other : at) + 4;
  if (char_at (scan, skip_spaces (scan, end)) == HAN_YEAR)
    end = skip_spaces (scan, end) + 1;

  gboolean own = year >= shift->first && year <= shift->last && until >= shift->first
                 && until <= shift->last && !foreign;
  gboolean near = until >= shift->first - 1 && year <= shift->last + 1;
  if (own)
    {
      write_year (scan, at, script, year + shift->by);
      if (other >= 0)
        write_year (scan, other, other_script, until + shift->by);
    }
  if ((own || near) && shift->by != 0)
    {
      Place place = { at, end, own };
      g_array_append_val (scan->places, place);
    }
  return end;
}

/**
 * yd_year_shift_text:
 * @shift: which years move, and how far
 * @text: (nullable): prose
 * @mentions: (nullable): an array of #YdYearMention to which is added what moved and what was left
 *
 * Returns: (transfer full) (nullable): @text with its years moved, as many characters long
 */
char *
yd_year_shift_text (const YdYearShift *shift, const char *text, GPtrArray *mentions)
{
  if (text == NULL)
    return NULL;
  Scan scan = { 0 };
  scan.text = g_utf8_to_ucs4_fast (text, -1, &scan.length);
  scan.from = g_memdup2 (scan.text, sizeof (gunichar) * (gsize)(scan.length + 1));
  scan.places = g_array_new (FALSE, FALSE, sizeof (Place));

  gboolean foreign = FALSE;
  for (glong at = 0; at < scan.length;)
    {
      if (scan.from[at] == BOOK_OPEN)
        foreign = shift->own_title != NULL && is_foreign_document (&scan, at, shift->own_title);
      else if (scan.from[at] == BOOK_CLOSE)
        foreign = FALSE;
      at = shift_at (&scan, at, shift, foreign);
    }
  if (mentions != NULL)
    tell (&scan, mentions);

  char *moved = g_ucs4_to_utf8 (scan.text, scan.length, NULL, NULL, NULL);
  g_free (scan.text);
  g_free (scan.from);
  g_array_unref (scan.places);
  return moved != NULL ? moved : g_strdup (text);
}
