/* Owns: finding the numbers in the lines that could begin an item, each with what stands before it.
 * Refuses: to say which of them count (yd-rule-sequence.c). */

#include "yd-lines.h"

#include "yd-char.h"
#include "yd-numeral.h"
#include "yd-outline.h"
#include "yd-scan.h"
#include "yd-unit-mark.h"

#define TITLE_REACH 50  /* characters that a title between two numbers may have */
#define LABEL_REACH 400 /* bytes that the units of one label may have in it */
#define LIST_REACH 600  /* bytes that a list of annexes may have in a flattened line */
#define MIN_BYTES 24    /* below this a line holds no second item */

static void
add_candidate (GArray *candidates, guint line, gsize offset, YdEdge edge, const YdNumberMark *mark)
{
  YdCandidate c = { .line = line, .offset = offset, .edge = edge, .mark = *mark };
  g_array_append_val (candidates, c);
}

typedef struct
{
  const char *start;     /* of the line */
  gunichar before;       /* last character that is no space */
  gboolean spaced;       /* white space since */
  int quotes;            /* open “ and 《 */
  const char *label;     /* 责任单位： whose units may still go on; else %NULL */
  const char *list_end;  /* up to here a list of annexes may go on */
  glong title;           /* characters since the last number, or more than TITLE_REACH */
  YdMarkKind title_kind; /* of that number */
} Scan;

static gboolean
find_edge (const Scan *scan, const char *p, const YdNumberMark *mark, YdEdge *edge)
{
  if (yd_scan_is_stop (scan->before) || yd_char_is_closing (scan->before)
      || (scan->spaced && yd_char_is_han (scan->before)))
    *edge = YD_EDGE_STOP;
  else if (scan->before == 0xff1b || scan->before == ';' || scan->before == 0xff1a
           || scan->before == ':')
    *edge = YD_EDGE_CLAUSE;
  else if (scan->title >= 2 && scan->title <= TITLE_REACH && mark->kind > scan->title_kind
           && scan->title_kind != YD_MARK_NONE)
    *edge = YD_EDGE_TITLE;
  else if (scan->label != NULL && p - scan->label < LABEL_REACH && !mark->weak
           && yd_unit_mark_ends_value (scan->label, p))
    *edge = YD_EDGE_STOP; /* 责任单位：甲局2.…… */
  else if (mark->kind == YD_MARK_HAN && scan->before != 0 && yd_char_is_han (scan->before)
           && yd_rule_title_find_section (p + mark->length) != NULL)
    *edge = YD_EDGE_STOP; /* …三、保障措施 run on without a stop */
  else
    return FALSE;
  return TRUE;
}

static void
step (Scan *scan, gunichar c)
{
  if (yd_scan_is_space (c))
    {
      scan->spaced = TRUE;
      return;
    }
  if (c == 0x201c || c == 0x300a)
    scan->quotes++;
  else if (c == 0x201d || c == 0x300b)
    scan->quotes = MAX (scan->quotes - 1, 0);
  if (c == 0x3002 || c == 0xff09 || c == ')')
    scan->label = NULL;
  if (c == 0x3002)
    {
      scan->title = TITLE_REACH + 1;
      scan->quotes = 0;
    }
  scan->title++;
  scan->before = c;
  scan->spaced = FALSE;
}

static gboolean
may_begin_number (gunichar c, gunichar before)
{
  if (c >= '0' && c <= '9')
    return !((before >= '0' && before <= '9') || before == '.'
             || (before < 0x80 && g_ascii_isalpha ((char)before)));
  return c == 0xff08 || c == '(' || c == 0x7b2c || (c >= 0x4e00 && c <= 0x9fff)
         || (c >= 0xff10 && c <= 0xff19) || (c >= 0x2488 && c <= 0x249b);
}

/* 责 牵 配 主 协 完 */
static gboolean
may_begin_label (gunichar c)
{
  return c == 0x8d23 || c == 0x7275 || c == 0x914d || c == 0x4e3b || c == 0x534f || c == 0x5b8c;
}

/* 三、 in running text: worth a look. */
static gboolean
is_han_number (const char *p)
{
  gsize length = yd_numeral_parse (p, NULL);
  return length > 0 && yd_scan_word (p + length, "、") != NULL;
}

/* The numbers within one line; linear, as a number is short. */
static void
scan_line (const YdLine *line, guint index, GArray *candidates)
{
  YdNumberMark mark;
  Scan scan = { .start = line->text, .title = TITLE_REACH + 1 };
  const char *p = line->text;

  if (line->kind != YD_BLOCK_TEXT || line->table)
    return;
  if (yd_rule_number_read (p, &mark))
    {
      add_candidate (candidates, index, 0, YD_EDGE_LINE, &mark);
      p += MAX (mark.length, 1);
      scan.title = 0;
      scan.title_kind = mark.kind;
      scan.before = '.';
    }
  if (strlen (line->text) < MIN_BYTES)
    return;
  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);
      YdEdge edge;
      if (scan.quotes == 0 && p > line->text && may_begin_number (c, scan.before)
          && (!yd_char_is_han (c) || scan.label != NULL || yd_scan_is_stop (scan.before)
              || scan.spaced || scan.before == 0xff1a || scan.before == ':'
              || yd_char_is_closing (scan.before) || is_han_number (p))
          && yd_rule_number_read (p, &mark) && find_edge (&scan, p, &mark, &edge)
          && !(p < scan.list_end && mark.kind >= YD_MARK_ARABIC))
        {
          add_candidate (candidates, index, (gsize)(p - line->text), edge, &mark);
          p += mark.length;
          scan.title = 0;
          scan.title_kind = mark.kind;
          scan.before = '.';
          scan.spaced = FALSE;
          scan.label = NULL;
          continue;
        }
      static const char *const lists[] = { "附件：", "附件:", "附：", NULL };
      if (c == 0x9644 && p > line->text && yd_scan_words (p, lists) != NULL)
        scan.list_end = p + LIST_REACH;
      if (may_begin_label (c) && yd_unit_mark_has_label_at (p))
        scan.label = p;
      step (&scan, c);
      p = g_utf8_next_char (p);
    }
}

/**
 * yd_rule_candidates:
 *
 * Returns: (transfer full) (element-type YdCandidate): in the order of the text
 */
GArray *
yd_rule_candidates (GPtrArray *lines)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (YdCandidate));
  for (guint i = 0; i < lines->len; i++)
    scan_line (g_ptr_array_index (lines, i), i, candidates);
  return candidates;
}
