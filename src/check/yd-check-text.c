/* Owns: rules about punctuation in every text of the plan and the notice (GB/T 15834-2011). Refuses:
 * to touch marks that belong to Latin words and numbers. */

#include "yd-check-private.h"

#include "yd-char.h"
#include "yd-numeral.h"

#include <string.h>

/* The character next to @i in direction @step, over blanks; 0 at the text's end. */
static gunichar
neighbour (const YdText *text, int i, int step)
{
  for (i += step; i >= 0 && i < text->n_chars; i += step)
    if (text->chars[i] != ' ')
      return text->chars[i];
  return 0;
}

static gboolean
is_chinese (gunichar c)
{
  return yd_char_is_han (c) || (c >= 0x3001 && c <= 0x3011) || c == 0x3014 || c == 0x3015
         || c == 0x201c || c == 0x201d || c == 0xff0c || c == 0xff1b || c == 0xff1a || c == 0xff08
         || c == 0xff09 || c == 0xff01 || c == 0xff1f;
}

static gboolean
is_latin (gunichar c)
{
  return c != 0 && g_unichar_isalnum (c) && !yd_char_is_full_width (c);
}

static const char *
full_width_of (gunichar c)
{
  switch (c)
    {
    case ',':
      return "，";
    case ';':
      return "；";
    case ':':
      return "：";
    case '?':
      return "？";
    case '!':
      return "！";
    default:
      return NULL;
    }
}

/* What would be written instead, in one text. */
typedef struct
{
  int start;
  int length;
  const char *replacement;
} Change;

static void
add_change (GArray *changes, int start, int length, const char *replacement)
{
  Change change = { start, length, replacement };
  g_array_append_val (changes, change);
}

/* A mark takes the blanks around it along: a full-width mark brings its own room. */
static void
change_mark (GArray *changes, const YdText *text, int i, const char *full)
{
  int start = i, end = i + 1;
  while (start > 0 && text->chars[start - 1] == ' ')
    start--;
  while (end < text->n_chars && text->chars[end] == ' ')
    end++;
  add_change (changes, start, end - start, full);
}

/* A . after a Han character ends a sentence where the text ends; elsewhere it may stand for · . */
static void
check_full_stop (YdCheck *check, const YdText *text, int i, GArray *changes)
{
  gunichar left = i > 0 ? text->chars[i - 1] : 0, right = neighbour (text, i, 1);
  gunichar next = i + 1 < text->n_chars ? text->chars[i + 1] : 0;
  if (!is_chinese (left) || next == '.')
    return;
  if (right == 0)
    change_mark (changes, text, i, "。");
  else if (is_chinese (right))
    yd_finding_set_sentence (yd_check_add_at (check, text, i, 1),
                             N_ ("A half-width full stop stands between Chinese characters"));
}

static gunichar
folded (const YdText *text, int i)
{
  return i >= 0 && i < text->n_chars ? yd_char_to_half_width (text->chars[i]) : 0;
}

/* A pair of brackets of which at least one is half-width. */
static void
change_brackets (GArray *changes, const YdText *text, int open, int close)
{
  gboolean chinese = is_chinese (neighbour (text, open, -1));
  chinese |= !is_latin (neighbour (text, open, -1)) && is_chinese (neighbour (text, close, 1));
  for (int i = open + 1; i < close && !chinese; i++)
    chinese = is_chinese (text->chars[i]);
  if (!chinese)
    return;

  /* （2025）19号 wants the six-cornered ones */
  gboolean year = close - open == 5, issue = FALSE;
  for (int i = open + 1; i < close && year; i++)
    year = g_unichar_isdigit (text->chars[i]);
  for (int i = close + 1; year && i < text->n_chars && i < close + 6 && !issue; i++)
    issue = text->chars[i] == 0x53f7; /* 号 */
  const char *pair[] = { year && issue ? "〔" : "（", year && issue ? "〕" : "）" };

  add_change (changes, open, 1, pair[0]);
  add_change (changes, close, 1, pair[1]);
}

static void
change_all_brackets (GArray *changes, const YdText *text)
{
  int open[16];
  int depth = 0;
  for (int i = 0; i < text->n_chars; i++)
    if (folded (text, i) == '(')
      {
        if (depth < (int)G_N_ELEMENTS (open))
          open[depth] = i;
        depth++;
      }
    else if (folded (text, i) == ')' && depth > 0)
      {
        depth--;
        if (depth < (int)G_N_ELEMENTS (open)
            && (text->chars[i] == ')' || text->chars[open[depth]] == '('))
          change_brackets (changes, text, open[depth], i);
      }
}

/* Straight quotes in pairs around Chinese. */
static void
change_quotes (GArray *changes, const YdText *text)
{
  int n = 0, open = -1;
  for (int i = 0; i < text->n_chars; i++)
    n += text->chars[i] == '"';
  if (n == 0 || n % 2 != 0)
    return;
  for (int i = 0; i < text->n_chars; i++)
    {
      if (text->chars[i] != '"')
        continue;
      if (open < 0)
        {
          open = i;
          continue;
        }
      if (is_chinese (neighbour (text, open, -1)) || is_chinese (neighbour (text, i, 1))
          || is_chinese (neighbour (text, open, 1)))
        {
          add_change (changes, open, 1, "“");
          add_change (changes, i, 1, "”");
        }
      open = -1;
    }
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  return ((const Change *)a)->start - ((const Change *)b)->start;
}

/* One finding for all marks of a text: who corrects one corrects them all. */
static void
report_changes (YdCheck *check, const YdText *text, GArray *changes)
{
  g_array_sort (changes, compare_changes);
  const Change *first = &g_array_index (changes, Change, 0);
  const Change *last = &g_array_index (changes, Change, changes->len - 1);
  YdFinding *finding
    = yd_check_add_at (check, text, first->start, last->start + last->length - first->start);
  if (finding == NULL)
    return;
  g_autoptr (GString) marks = g_string_new (NULL);
  guint n = 0;
  for (guint i = 0; i < changes->len; i++)
    {
      Change *change = &g_array_index (changes, Change, i);
      int behind = i > 0 ? change[-1].start + change[-1].length : 0;
      if (change->start < behind) /* the blanks between went with the mark before */
        {
          change->length -= behind - change->start;
          change->start = behind;
        }
      g_autofree char *found = yd_text_dup_span (text, change->start, change->length);
      g_strstrip (found);
      if (strcmp (found, change->replacement) == 0)
        continue; /* the better half of a pair */
      yd_finding_add_edit (finding, text, change->start, change->length, change->replacement);
      if (strstr (marks->str, found) == NULL)
        g_string_append_printf (marks, "%s%s", marks->len > 0 ? " " : "", found);
      n++;
    }
  yd_finding_take_argument (finding, g_strdup_printf ("%u", n));
  yd_finding_take_argument (finding, g_strdup (marks->str));
}

static void
check_half_width (YdCheck *check, const YdText *text)
{
  gboolean ascii = FALSE;
  for (int i = 0; i < text->n_chars && !ascii; i++)
    ascii = text->chars[i] < 0x80 && g_ascii_ispunct ((char)text->chars[i]);
  if (!ascii)
    return;

  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  for (int i = 0; i < text->n_chars; i++)
    {
      gunichar c = text->chars[i];
      const char *full = full_width_of (c);
      if (c == '.')
        check_full_stop (check, text, i, changes);
      else if (full != NULL
               && (is_chinese (neighbour (text, i, -1)) || is_chinese (neighbour (text, i, 1))))
        change_mark (changes, text, i, full);
    }
  change_all_brackets (changes, text);
  change_quotes (changes, text);
  if (changes->len > 0)
    report_changes (check, text, changes);
}

/* ---- pairs ---- */

static gunichar
closing_of (gunichar c)
{
  switch (c)
    {
    case 0x300a:
    case 0x3008:
    case 0x3010:
    case 0x3014:
    case 0x300c:
    case 0x300e: /* 《〈【〔「『 */
      return c + 1;
    case 0x201c:
      return 0x201d;
    case 0xff08:
    case '(':
      return ')';
    default:
      return 0;
    }
}

static gboolean
is_closing (gunichar c)
{
  return c == 0x300b || c == 0x3009 || c == 0x3011 || c == 0x3015 || c == 0x300d || c == 0x300f
         || c == 0x201d || c == 0xff09 || c == ')';
}

/* 1） and a) number the parts of a sentence and have no partner. */
static gboolean
is_enumerator (const YdText *text, int i)
{
  int start = i;
  while (
    start > 0 && i - start < 3
    && (g_unichar_isalnum (text->chars[start - 1]) && !yd_char_is_han (text->chars[start - 1])))
    start--;
  char han[7] = { 0 };
  if (start == i && i > 0)
    g_unichar_to_utf8 (text->chars[i - 1], han);
  if (yd_numeral_parse (han, NULL) > 0) /* 一） */
    start--;
  if (start == i)
    return FALSE;
  gunichar before = start > 0 ? text->chars[start - 1] : 0;
  return before == 0 || before == ' ' || before == 0x3002 || before == 0xff1b || before == 0xff1a
         || before == 0xff0c || before == 0x3001;
}

static gboolean
is_quote (gunichar c)
{
  return c == 0x201c || c == 0x201d;
}

static gboolean
is_year_between (const YdText *text, int open, int close)
{
  gboolean year = close - open == 5;
  for (int i = open + 1; i < close && year; i++)
    year = g_unichar_isdigit (text->chars[i]);
  return year;
}

/* 〔2025）19号: of two marks that stand for a pair one is of another kind, and around a year it is 〔〕. */
static gboolean
report_year_marks (YdCheck *check, const YdText *text, int open, int close)
{
  gboolean opens = text->chars[open] == 0x3014, closes = text->chars[close] == 0x3015;
  if (opens == closes || !is_year_between (text, open, close))
    return FALSE;
  YdFinding *finding = yd_check_add_at (check, text, open, close + 1 - open);
  yd_finding_set_sentence (finding, N_ ("%s and %s are no pair"));
  yd_finding_take_argument (finding, yd_text_dup_span (text, open, 1));
  yd_finding_take_argument (finding, yd_text_dup_span (text, close, 1));
  yd_finding_add_edit (finding, text, opens ? close : open, 1, opens ? "〕" : "〔");
  return TRUE;
}

/* A quotation and not what lies between two: 甲”、乙” lacks a mark before each. */
static gboolean
is_quotation (const YdText *text, int first, int second)
{
  for (int i = first + 1; i < second; i++)
    if (!g_unichar_isalnum (text->chars[i]))
      return FALSE;
  return second - first > 1;
}

static gboolean
parts_clauses (gunichar c)
{
  return c == 0 || c == 0xff0c || c == 0x3001 || c == 0xff1a || c == 0xff1b; /* ，、：； */
}

/* ”示例” and “示例“. Put right where the place beside shows that a mark can only point the other way. */
static void
report_quotes (YdCheck *check, const YdText *text, int first, int second)
{
  gunichar before = first > 0 ? text->chars[first - 1] : 0;
  gunichar after = second + 1 < text->n_chars ? text->chars[second + 1] : 0;
  gboolean opened = text->chars[first] == 0x201c, closed = text->chars[second] == 0x201d;
  YdFinding *finding = yd_check_add_at (check, text, first, second + 1 - first);
  yd_finding_set_sentence (finding, N_ ("%s: the quotes do not point at each other"));
  yd_finding_take_argument (finding, yd_text_dup_span (text, first, second + 1 - first));
  if ((!opened && !parts_clauses (before))
      || (!closed && !parts_clauses (after) && after != 0x3002))
    return;
  if (!opened)
    yd_finding_add_edit (finding, text, first, 1, "“");
  if (!closed)
    yd_finding_add_edit (finding, text, second, 1, "”");
}

/* Two marks that miss each other are one slip: 《条例〉. */
static gboolean
report_two (YdCheck *check, const YdText *text, int first, int second)
{
  gunichar a = text->chars[first], b = text->chars[second];
  if (is_quote (a) && is_quote (b) && is_quotation (text, first, second))
    {
      report_quotes (check, text, first, second);
      return TRUE;
    }
  if (closing_of (a) == 0 || !is_closing (b))
    return FALSE;
  YdFinding *finding = yd_check_add_at (check, text, first, second + 1 - first);
  yd_finding_set_sentence (finding, N_ ("%s and %s are no pair"));
  yd_finding_take_argument (finding, yd_text_dup_span (text, first, 1));
  yd_finding_take_argument (finding, yd_text_dup_span (text, second, 1));
  return TRUE;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return *(const int *)a - *(const int *)b;
}

static void
report_alone (YdCheck *check, const YdText *text, GArray *alone)
{
  g_array_sort (alone, compare_places);
  for (guint i = 0; i < alone->len; i++)
    {
      int at = g_array_index (alone, int, i);
      if (i + 1 < alone->len && report_two (check, text, at, g_array_index (alone, int, i + 1)))
        i++;
      else
        yd_finding_take_argument (yd_check_add_at (check, text, at, 1),
                                  yd_text_dup_span (text, at, 1));
    }
}

typedef struct
{
  int at;
  gunichar closing;
} Open;

static void
check_pairs (YdCheck *check, const YdText *text)
{
  Open open[32];
  int depth = 0;
  g_autoptr (GArray) alone = g_array_new (FALSE, FALSE, sizeof (int));
  for (int i = 0; i < text->n_chars; i++)
    {
      gunichar c = text->chars[i];
      if (c != '(' && c != ')' && c < 0x2018)
        continue;
      gunichar closing = closing_of (c);
      if (closing != 0)
        {
          if (depth == (int)G_N_ELEMENTS (open))
            return; /* no sentence is nested like this: leave it alone */
          open[depth++] = (Open){ i, closing };
          continue;
        }
      if (!is_closing (c))
        continue;
      gunichar wanted = c == 0xff09 ? ')' : c;
      int match = depth - 1;
      if (depth > 0 && open[match].closing != wanted
          && report_year_marks (check, text, open[match].at, i))
        {
          depth--;
          continue;
        }
      while (match >= 0 && open[match].closing != wanted)
        match--;
      if (match < 0)
        {
          if (wanted != ')' || !is_enumerator (text, i))
            g_array_append_val (alone, i);
          continue;
        }
      for (int k = match + 1; k < depth; k++)
        g_array_append_val (alone, open[k].at);
      depth = match;
    }
  for (int k = 0; k < depth; k++)
    g_array_append_val (alone, open[k].at);
  report_alone (check, text, alone);
}

const YdCheckRule yd_check_text_rules[] = {
  { .rule = { "half-width-mark", YD_SEVERITY_WARNING, N_ ("Half-width punctuation in Chinese text"),
              "GB/T 15834-2011" },
    .sentence = N_ ("Half-width punctuation in Chinese text, %s in all: %s"),
    .check_text = check_half_width },
  { .rule = { "unpaired-mark", YD_SEVERITY_ERROR, N_ ("Brackets and quotes without a partner"),
              "GB/T 15834-2011" },
    .sentence = N_ ("%s has no partner"),
    .check_text = check_pairs },
};
const guint yd_check_n_text_rules = G_N_ELEMENTS (yd_check_text_rules);
