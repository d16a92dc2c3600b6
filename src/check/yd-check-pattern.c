/* Owns: patterns as data: compiling each once, trying it only on texts that can hold it, and making one
 * finding a text of the hits. Refuses: patterns that cannot be compiled; that is a bug and ends the
 * program in the first test. */

#include "yd-check-private.h"

#include <string.h>

/**
 * yd_check_get_regex:
 * @pattern: static
 *
 * Returns: (transfer none): the pattern, compiled
 */
GRegex *
yd_check_get_regex (const char *pattern)
{
  static GHashTable *made;
  static GMutex mutex;
  g_mutex_lock (&mutex);
  if (made == NULL)
    made = g_hash_table_new (NULL, NULL);
  GRegex *regex = g_hash_table_lookup (made, pattern);
  if (regex == NULL)
    {
      g_autoptr (GError) error = NULL;
      regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, &error);
      if (regex == NULL)
        g_error ("%s: %s", pattern, error->message);
      g_hash_table_insert (made, (gpointer)pattern, regex);
    }
  g_mutex_unlock (&mutex);
  return regex;
}

gboolean
yd_check_may_match (const YdText *text, const YdCheckPattern *pattern)
{
  const char *need = pattern->need;
  if (strcmp (need, "0") == 0)
    return strpbrk (text->text, "0123456789") != NULL;
  if (*need != '[')
    return yd_text_find (text, need) != NULL;
  for (need++; *need != ']'; need = g_utf8_next_char (need))
    {
      gunichar c = g_utf8_get_char (need);
      for (int i = 0; yd_text_may_hold (text, c) && i < text->n_chars; i++)
        if (text->chars[i] == c)
          return TRUE;
    }
  return FALSE;
}

gboolean
yd_check_find (const char *text, const char *pattern, char **hit)
{
  g_autoptr (GMatchInfo) match = NULL;
  gboolean found = g_regex_match (yd_check_get_regex (pattern), text, 0, &match);
  if (found && hit != NULL)
    *hit = g_match_info_fetch (match, 0);
  return found;
}

typedef struct
{
  int start; /* in characters */
  int length;
  char *replacement; /* (nullable): owned */
  gboolean spared;   /* not to be put right */
} Hit;

static void
clear_hit (gpointer data)
{
  g_free (((Hit *)data)->replacement);
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  return ((const Hit *)a)->start - ((const Hit *)b)->start;
}

/* What another document is called is its own affair. */
static gboolean
is_within_name (const YdText *text, int at)
{
  for (int i = at - 1; i >= 0 && text->chars[i] != 0x300b; i--)
    if (text->chars[i] == 0x300a)
      return TRUE;
  return FALSE;
}

static void
collect (YdCheck *check, const YdText *text, const YdCheckPattern *pattern, GArray *hits)
{
  g_autoptr (GMatchInfo) match = NULL;
  if (!yd_check_may_match (text, pattern))
    return;
  g_regex_match (yd_check_get_regex (pattern->pattern), text->text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      int from = 0, to = 0;
      g_match_info_fetch_pos (match, 0, &from, &to);
      int start = yd_text_get_offset (text, text->text + from);
      int length = (int)g_utf8_pointer_to_offset (text->text + from, text->text + to);
      if (check->rule->guard != NULL && !check->rule->guard (check, text, start, length))
        continue;
      Hit hit = { start, length,
                  pattern->replacement != NULL
                    ? g_match_info_expand_references (match, pattern->replacement, NULL)
                    : NULL,
                  check->rule->spares_names && is_within_name (text, start) };
      g_array_append_val (hits, hit);
    }
}

void
yd_check_patterns (YdCheck *check, const YdText *text)
{
  const YdCheckRule *rule = check->rule;
  if (rule->kinds != 0 && !(rule->kinds & (1u << text->kind)))
    return;
  g_autoptr (GArray) hits = NULL;
  for (const YdCheckPattern *pattern = rule->patterns; pattern->pattern != NULL; pattern++)
    {
      if (!yd_check_may_match (text, pattern))
        continue;
      if (hits == NULL)
        {
          hits = g_array_new (FALSE, FALSE, sizeof (Hit));
          g_array_set_clear_func (hits, clear_hit);
        }
      collect (check, text, pattern, hits);
    }
  if (hits == NULL || hits->len == 0)
    return;

  g_array_sort (hits, compare_hits);
  const Hit *first = &g_array_index (hits, Hit, 0);
  YdFinding *finding = yd_check_add_at (check, text, first->start, first->length);
  if (finding == NULL)
    return;
  yd_finding_take_argument (finding, yd_text_dup_span (text, first->start, first->length));
  if (rule->says_replacement)
    yd_finding_take_argument (finding, g_strdup (first->replacement));
  int end = 0;
  for (guint i = 0; i < hits->len; i++)
    {
      const Hit *hit = &g_array_index (hits, Hit, i);
      if (i > 0 && hit->start < end)
        continue; /* two patterns met the same words */
      end = hit->start + hit->length;
      g_autofree char *found = yd_text_dup_span (text, hit->start, hit->length);
      yd_finding_name_also (finding, 0, found, rule->says_replacement ? hit->replacement : NULL);
      if (hit->replacement != NULL && !hit->spared)
        yd_finding_add_edit (finding, text, hit->start, hit->length, hit->replacement);
    }
  yd_finding_set_span (finding, first->start, end - first->start);
}
