/* Owns: annexes: the list that names them, and what each holds. Refuses: to say where one begins
 * (yd-rule-envelope.c). */

#include "yd-envelope.h"

#include "yd-scan.h"
#include "yd-text.h"

#define MAX_PIECE 40  /* characters of a title's second line in a list */
#define MAX_LINES 3   /* of a title */
#define LONG_TITLE 90 /* bytes from which on no further line is looked for */

/* ---- lists ---- */

/* Whether the line @index continues the title in the line @before, where the list has its number
 * @expected next: 示例区2031年实事项目 above 责任分解表. */
static gboolean
goes_on (const YdEnvelope *self, guint before, guint index, int expected)
{
  const YdLine *line = yd_envelope_get (self, index), *above = yd_envelope_get (self, before);
  guint n = self->lines->len;
  YdNumberMark mark;
  if (line->item || line->kind != YD_BLOCK_TEXT || self->kinds[index] != YD_LINE_OTHER
      || g_utf8_strlen (line->text, -1) > MAX_PIECE || !yd_rule_line_is_titlish (line->text)
      || yd_rule_line_ends_sentence (above->text) || yd_rule_number_read (line->text, &mark)
      || yd_rule_line_is_unit (line->text, line->text + strlen (line->text)))
    return FALSE;
  if (expected > 0 && index + 1 < n
      && yd_rule_number_read (yd_envelope_get (self, index + 1)->text, &mark)
      && mark.kind == YD_MARK_ARABIC && mark.value == expected)
    return TRUE;
  return !yd_rule_line_ends_as_title (above->text) && yd_rule_line_ends_as_title (line->text)
         && (index + 1 == n || yd_envelope_is_tail (self, index + 1, n));
}

static void
join_line (YdEnvelope *self, guint before, guint index)
{
  YdLine *above = g_ptr_array_index (self->lines, before);
  YdLine *line = g_ptr_array_index (self->lines, index);
  char *joined = g_strconcat (above->text, line->text, NULL);
  g_free (above->text);
  above->text = joined;
  line->kind = YD_BLOCK_RULE; /* its words stand above now */
  self->kinds[index] = YD_LINE_RULE;
}

/* "附件：1.…" and the lines "2.…" below are no items, though they are numbered like some. */
static void
find_list (YdEnvelope *self, guint i)
{
  YdNumberMark mark;
  const char *label_end,
    *rest = yd_rule_line_read_annex (yd_envelope_get (self, i)->text, &label_end);
  gboolean colon = rest > yd_scan_spaces (label_end);
  gboolean numbered = yd_rule_number_read (rest, &mark) && mark.value == 1;
  int expected = *rest == '\0' ? 1 : numbered ? 2 : 0;

  if (*rest == '\0' && !colon)
    return;
  for (guint j = i + 1, last = i; j < self->lines->len; j++)
    {
      YdLine *next = g_ptr_array_index (self->lines, j);
      if ((last > i || *rest != '\0') && goes_on (self, last, j, expected))
        {
          join_line (self, last, j);
          rest = yd_rule_line_read_annex (yd_envelope_get (self, i)->text, &label_end);
          continue;
        }
      if (expected == 0 || !yd_rule_number_read (next->text, &mark) || mark.kind != YD_MARK_ARABIC
          || mark.value != expected || !yd_rule_line_is_titlish (next->text))
        return;
      next->item = FALSE;
      self->listed[j] = TRUE;
      self->kinds[j] = YD_LINE_OTHER;
      if (expected++ == 1)
        self->kinds[i] = YD_LINE_ANNEX;
      last = j;
    }
}

/* The title that a line of a list says; %NULL where it is none. */
static char *
dup_listed_title (const YdEnvelope *self, guint i)
{
  static const char *const stops[] = { "。", "；", NULL };
  const char *label_end, *title = yd_envelope_get (self, i)->text;
  YdNumberMark mark;
  if (self->kinds[i] == YD_LINE_ANNEX)
    title = yd_rule_line_read_annex (title, &label_end);
  else if (!self->listed[i])
    return NULL;
  if (yd_rule_number_read (title, &mark) && mark.kind == YD_MARK_ARABIC)
    title += mark.length;
  const char *end = title + strlen (title), *stop = yd_scan_ends (title, end, stops);
  g_autofree char *words = g_strndup (title, (gsize)((stop != NULL ? stop : end) - title));
  return yd_text_squeeze (words);
}

/**
 * yd_envelope_find_lists:
 *
 * Marks the lines of all lists of annexes, and learns the titles that these name.
 */
void
yd_envelope_find_lists (YdEnvelope *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (self->kinds[i] == YD_LINE_ANNEX || self->kinds[i] == YD_LINE_ANNEX_LABEL)
      find_list (self, i);
  for (guint i = 0; i < self->lines->len; i++)
    {
      char *title = dup_listed_title (self, i);
      if (title != NULL)
        g_hash_table_add (self->titles, title);
    }
}

/* ---- what an annex holds ---- */

static YdOutlineAnnex *
find_annex (YdOutline *outline, const char *label, const char *title)
{
  g_autofree char *squeezed = title != NULL ? yd_text_squeeze (title) : NULL;
  GPtrArray *annexes = outline->notice.annexes;
  for (guint i = 0; i < annexes->len; i++)
    {
      YdOutlineAnnex *annex = g_ptr_array_index (annexes, i);
      g_autofree char *name = yd_text_squeeze (annex->title);
      if (!annex->begun && annex->paragraphs->len == 0 && squeezed != NULL && *squeezed != '\0'
          && strcmp (name, squeezed) == 0)
        {
          annex->listed = TRUE; /* what named it before was a list, read as its beginning perhaps */
          return annex;
        }
    }
  return yd_outline_add_annex (outline, label != NULL ? label : "", title != NULL ? title : "");
}

/* Text after the signature that no label calls an annex. */
static gboolean
is_annex (YdEnvelope *self, guint index, const char *title)
{
  static const YdAnswer answers[] = { { YD_ANSWER_AS_READ, NULL }, { YD_ANSWER_AS_TEXT, NULL } };
  return yd_outline_ask (self->outline, YD_DOUBT_JOINED_ANNEX,
                         yd_envelope_get (self, index)->source, NULL, title, NULL, answers,
                         G_N_ELEMENTS (answers))
           ->code
         == YD_ANSWER_AS_READ;
}

static gboolean
may_be_title (const YdEnvelope *self, guint index, guint end)
{
  const YdLine *line = index < end ? yd_envelope_get (self, index) : NULL;
  return line != NULL && !line->item && line->kind == YD_BLOCK_TEXT
         && yd_rule_line_is_titlish (line->text);
}

/* How many lines from @start on make a title that a list names; 0 where none do. */
static guint
count_listed (const YdEnvelope *self, const char *first, guint start, guint end)
{
  g_autoptr (GString) joined = g_string_new (first);
  for (guint lines = 1; lines <= MAX_LINES && may_be_title (self, start + lines - 1, end); lines++)
    {
      g_string_append (joined, yd_envelope_get (self, start + lines - 1)->text);
      g_autofree char *squeezed = yd_text_squeeze (joined->str);
      if (g_hash_table_contains (self->titles, squeezed))
        return lines;
    }
  return 0;
}

/* Appends the lines of the title to @title. Returns: the index of the line below. */
static guint
read_title (const YdEnvelope *self, GString *title, guint start, guint end)
{
  guint listed = count_listed (self, title->str, start, end), i = start;
  for (guint lines = 0; lines < (listed > 0 ? listed : MAX_LINES); lines++, i++)
    {
      if (!may_be_title (self, i, end)
          || (listed == 0
              && (title->len >= LONG_TITLE
                  || (title->len > 0 && yd_rule_line_ends_as_title (title->str)))))
        break;
      g_string_append (title, yd_envelope_get (self, i)->text);
    }
  return i;
}

/* A table whose rows would be points in the plan: here they are text, and nobody is asked. */
static void
tell_table (const YdEnvelope *self, guint start, guint end, const char *title)
{
  int first = yd_envelope_get (self, start)->source, last = yd_envelope_get (self, end - 1)->source;
  GPtrArray *doubts = self->outline->doubts;
  for (guint i = 0; i < doubts->len; i++)
    {
      YdDoubt *doubt = g_ptr_array_index (doubts, i);
      if (doubt->code != YD_DOUBT_TABLE || doubt->source < first || doubt->source > last)
        continue;
      doubt->code = YD_DOUBT_TEXT_TABLE;
      doubt->n_answers = 0;
      g_free (doubt->found);
      doubt->found = g_strdup (title);
    }
}

/**
 * yd_envelope_read_annex:
 * @labelled: whether the first line is its label
 * @numbered: whether there are items in it
 */
void
yd_envelope_read_annex (YdEnvelope *self, guint start, guint end, gboolean labelled,
                        gboolean numbered)
{
  guint i = start;
  const char *label_end;
  g_autofree char *label = NULL;
  g_autoptr (GString) title = g_string_new (NULL);
  guint tail = yd_envelope_find_tail (self, start, end);

  if (labelled)
    {
      const char *text = yd_envelope_get (self, i)->text;
      g_string_append (title, yd_rule_line_read_annex (text, &label_end));
      label = yd_scan_trim (text, label_end);
      i++;
    }
  else if (tail <= start || (!numbered && tail - start < 3))
    {
      for (guint j = start; j < tail; j++)
        yd_outline_add_unplaced (self->outline, yd_envelope_get (self, j)->text, "tail", NULL);
      yd_envelope_read_tail (self, MIN (tail, end), end, TRUE);
      return;
    }
  i = read_title (self, title, i, tail);
  GPtrArray *texts = self->outline->closing;
  if (label != NULL || is_annex (self, start, title->str))
    {
      YdOutlineAnnex *annex = find_annex (self->outline, label, title->str);
      annex->begun = TRUE;
      texts = annex->paragraphs;
      tell_table (self, start, end, annex->title);
    }
  else
    i = start;
  for (; i < tail; i++)
    yd_envelope_add_text (self, texts, i);
  yd_envelope_read_tail (self, tail, end, TRUE);
}

/**
 * yd_envelope_drop_own_annex:
 *
 * "附件：" with the plan's own title says what as_annex says already.
 */
void
yd_envelope_drop_own_annex (YdOutline *self)
{
  if (!self->notice.as_annex || self->title == NULL)
    return;
  g_autofree char *title = yd_text_squeeze (self->title);
  for (guint i = 0; i < self->notice.annexes->len; i++)
    {
      const YdOutlineAnnex *annex = g_ptr_array_index (self->notice.annexes, i);
      g_autofree char *name = yd_text_squeeze (annex->title);
      if (annex->paragraphs->len == 0 && strcmp (name, title) == 0)
        {
          g_ptr_array_remove_index (self->notice.annexes, i);
          return;
        }
    }
}
