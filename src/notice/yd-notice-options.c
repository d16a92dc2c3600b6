/* Owns: the words that choose how a notice is laid out, and the counting of 份号. */

#include "yd-notice-options.h"

#include <stdio.h>
#include <string.h>

#define COPY_DIGITS 6 /* of a 份号 (7.2.1) */

static const char *const profile_names[] = { "std", "word", "28pt" };
static const char *const form_names[][2]
  = { { "document", "文件" }, { "letter", "信函" }, { "minutes", "纪要" }, { "order", "命令" } };

gboolean
yd_notice_options_equal (const YdNoticeOptions *a, const YdNoticeOptions *b)
{
  return a->profile == b->profile && a->form == b->form && a->duplex == b->duplex
         && a->mirror == b->mirror && a->preprinted == b->preprinted && a->draft == b->draft
         && a->upright_table == b->upright_table && a->annexes_alone == b->annexes_alone
         && a->latin == b->latin && a->copy == b->copy
         && memcmp (a->red, b->red, sizeof a->red) == 0;
}

gboolean
yd_notice_profile_parse (const char *text, YdNoticeProfile *profile)
{
  for (guint i = 0; i < G_N_ELEMENTS (profile_names); i++)
    if (g_strcmp0 (text, profile_names[i]) == 0)
      {
        *profile = (YdNoticeProfile)i;
        return TRUE;
      }
  return FALSE;
}

/**
 * yd_notice_form_parse:
 * @text: document, letter, minutes or order, or 文件, 信函, 纪要, 命令
 */
gboolean
yd_notice_form_parse (const char *text, int *form)
{
  for (guint i = 0; i < G_N_ELEMENTS (form_names); i++)
    if (g_strcmp0 (text, form_names[i][0]) == 0 || g_strcmp0 (text, form_names[i][1]) == 0)
      {
        *form = (int)i;
        return TRUE;
      }
  return FALSE;
}

/**
 * yd_notice_latin_parse:
 * @text: same or times
 */
gboolean
yd_notice_latin_parse (const char *text, YdLatin *latin)
{
  static const char *const names[] = { "same", "times" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (text, names[i]) == 0)
      {
        *latin = (YdLatin)i;
        return TRUE;
      }
  return FALSE;
}

const char *
yd_notice_form_get_name (int form)
{
  return form_names[CLAMP (form, 0, (int)G_N_ELEMENTS (form_names) - 1)][0];
}

const char *
yd_notice_profile_get_name (YdNoticeProfile profile)
{
  return profile_names[profile];
}

/**
 * yd_copy_number_dup:
 * @first: (nullable): 份号 of the first copy, or of the first and the last: 000001—000050
 * @copy: from 1
 *
 * Returns: (transfer full) (nullable): 份号 of that copy, as many digits as the first has; %NULL where
 *   it is no number, would be longer, or lies beyond the last
 */
char *
yd_copy_number_dup (const char *first, guint copy)
{
  gsize digits = first != NULL ? strspn (first, "0123456789") : 0;
  const char *rest = first != NULL ? first + digits : NULL;
  guint64 number, last = G_MAXUINT64;
  char *text;

  if (digits == 0 || digits > 2 * COPY_DIGITS || copy == 0)
    return NULL;
  if (g_str_has_prefix (rest, "—"))
    {
      const char *end = rest + strlen ("—");
      if (*end == '\0' || strlen (end) != digits || strspn (end, "0123456789") != digits)
        return NULL;
      last = g_ascii_strtoull (end, NULL, 10);
    }
  else if (*rest != '\0')
    return NULL;
  number = g_ascii_strtoull (first, NULL, 10) + copy - 1;
  text = g_strdup_printf ("%0*" G_GUINT64_FORMAT, (int)digits, number);
  if (number > last || strlen (text) > digits)
    g_clear_pointer (&text, g_free);
  return text;
}
