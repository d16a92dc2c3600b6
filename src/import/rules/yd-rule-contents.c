/* Owns: finding the table of contents before a text, which says everything twice. Refuses: to take
 * away what does not come again. */

#include "yd-lines.h"

#include "yd-char.h"
#include "yd-outline.h"
#include "yd-rule-line.h"
#include "yd-scan.h"
#include "yd-text.h"

#define MIN_ENTRIES 3
#define MANY_ENTRIES 5 /* without a title and pages */
#define REACH 3000     /* lines in which an entry without a page must come again */
#define MIN_WORDS 4    /* characters of one that may go on there */

/* Where the page number and what leads to it begin: "……… 3", tab and 3; @text's end where none is.
 */
static const char *
find_leader (const char *text, gboolean loose)
{
  const char *end = yd_scan_back_spaces (text, text + strlen (text)), *p = end;
  while (p > text && yd_scan_is_digit (g_utf8_prev_char (p)))
    p = g_utf8_prev_char (p);
  if (p == end || p == text || yd_scan_length (p, end) > 3)
    return text + strlen (text);
  const char *digits = p;
  guint leaders = 0, spaces = 0;
  gboolean tab = FALSE;
  for (; p > text; p = g_utf8_prev_char (p))
    {
      gunichar c = g_utf8_get_char (g_utf8_prev_char (p));
      tab |= c == '\t';
      if (c == 0x2026 || c == '.' || c == 0xb7 || c == 0x22ef || c == '-' || c == '_')
        leaders++;
      else if (yd_scan_is_space (c))
        spaces++;
      else
        break;
    }
  return digits > p && (leaders >= 3 || tab || spaces >= 4 || (loose && spaces > 0))
           ? p
           : text + strlen (text);
}

static gboolean
is_contents_title (const char *text)
{
  g_autofree char *squeezed = strlen (text) < 40 ? yd_text_squeeze (text) : NULL;
  return squeezed != NULL && strcmp (squeezed, "目录") == 0;
}

/* @text without white space, its brackets in one form: contents were often typed by hand. */
static char *
squeeze_entry (const char *text)
{
  g_autofree char *squeezed = yd_text_squeeze (text);
  GString *out = g_string_sized_new (strlen (squeezed));
  for (const char *p = squeezed; *p != '\0'; p = g_utf8_next_char (p))
    if (*p == '(' || *p == ')')
      g_string_append (out, *p == '(' ? "（" : "）");
    else
      g_string_append_len (out, p, g_utf8_next_char (p) - p);
  return g_string_free (out, FALSE);
}

/* @prefix: whether more may follow there: （一）建强网格队伍。…… */
static gboolean
comes_again (GPtrArray *lines, guint index, gboolean prefix)
{
  if (index >= lines->len)
    return FALSE;
  g_autofree char *wanted = squeeze_entry (((YdLine *)g_ptr_array_index (lines, index))->text);
  for (guint i = index + 1; i < lines->len && i < index + REACH; i++)
    {
      const char *other = ((YdLine *)g_ptr_array_index (lines, i))->text;
      g_autofree char *same = strlen (other) < (prefix ? 3000 : 300) ? squeeze_entry (other) : NULL;
      if (same != NULL && (prefix ? g_str_has_prefix (same, wanted) : strcmp (same, wanted) == 0))
        return TRUE;
    }
  return FALSE;
}

/* One entry may have another wording than its heading, where the next one comes again. */
static gboolean
is_entry (GPtrArray *lines, guint index)
{
  const char *text = ((YdLine *)g_ptr_array_index (lines, index))->text;
  YdNumberMark mark;
  if (comes_again (lines, index, FALSE))
    return TRUE;
  return yd_rule_number_read (text, &mark)
         && (comes_again (lines, index + 1, FALSE)
             || (g_utf8_strlen (text + mark.length, -1) >= MIN_WORDS
                 && comes_again (lines, index, TRUE)));
}

/* Whether many numbered lines without text between stand here: worth a longer look. */
static gboolean
are_headings (GPtrArray *lines, guint from)
{
  YdNumberMark mark;
  for (guint i = from; i <= from + MANY_ENTRIES; i++)
    {
      const YdLine *line = i < lines->len ? g_ptr_array_index (lines, i) : NULL;
      if (line == NULL || strlen (line->text) > 150 || yd_rule_line_has_sentence (line->text)
          || !yd_rule_number_read (line->text, &mark))
        return FALSE;
    }
  return TRUE;
}

/* The entries that begin at @from: those that end with a page, or come again below. */
static guint
count_entries (GPtrArray *lines, guint from, gboolean titled)
{
  gboolean headings = titled || are_headings (lines, from);
  guint count = 0, paged = 0;
  for (guint i = from; i < lines->len; i++, count++)
    {
      const YdLine *line = g_ptr_array_index (lines, i);
      const char *text = line->text, *end = text + strlen (text);
      if (line->kind != YD_BLOCK_TEXT || !(strlen (text) < 300) || yd_rule_line_has_sentence (text))
        break;
      if (find_leader (text, titled) < end)
        {
          paged++;
          continue;
        }
      YdNumberMark mark;
      if (paged > 0 || !headings || !(titled || yd_rule_number_read (text, &mark))
          || !is_entry (lines, i))
        break;
    }
  return titled || paged > 0 || count > MANY_ENTRIES ? count : 0;
}

/**
 * yd_rule_contents:
 * @lines: (element-type YdLine): the entries of a table of contents go to what has no place
 */
void
yd_rule_contents (YdOutline *self, GPtrArray *lines)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint limit = MIN (lines->len, 400);
  for (guint i = 0; i < limit; i++)
    {
      gboolean titled = is_contents_title (((YdLine *)g_ptr_array_index (lines, i))->text);
      YdNumberMark mark;
      if (!titled && !yd_rule_number_read (((YdLine *)g_ptr_array_index (lines, i))->text, &mark))
        continue;
      guint count = count_entries (lines, titled ? i + 1 : i, titled);
      if (count < MIN_ENTRIES)
        continue;
      count += titled;
      for (guint j = i; j < i + count; j++)
        g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "",
                                ((YdLine *)g_ptr_array_index (lines, j))->text);
      g_ptr_array_remove_range (lines, i, count);
      yd_outline_add_unplaced (self, words->str, "contents", NULL);
      return;
    }
}
