/* Owns: the initials by which people type a name: 医政科 is yzk. Refuses: tones and whole syllables. */

#include "yd-pinyin.h"

#include "yd-char.h"

#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

/* Opening a transliterator reads ICU's rules: once a program. */
static UTransliterator *
get_transliterator (void)
{
  static gsize once;
  static UTransliterator *shared;
  if (g_once_init_enter (&once))
    {
      static const UChar id[] = u"Han-Latin; Latin-ASCII";
      UErrorCode status = U_ZERO_ERROR;
      shared = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
      if (U_FAILURE (status))
        shared = NULL;
      g_once_init_leave (&once, 1);
    }
  return shared;
}

/* The first letter of how @c is read; 0 where ICU does not know. */
static char
initial_of (UTransliterator *transliterator, gunichar c)
{
  UChar text[64];
  int32_t length = 0, limit;
  UErrorCode status = U_ZERO_ERROR;
  U16_APPEND_UNSAFE (text, length, c);
  text[length] = 0;
  limit = length;
  utrans_transUChars (transliterator, text, &length, G_N_ELEMENTS (text), 0, &limit, &status);
  if (U_FAILURE (status) || length == 0 || text[0] > 0x7f || !g_ascii_isalpha ((char)text[0]))
    return 0;
  return g_ascii_tolower ((char)text[0]);
}

/**
 * yd_pinyin_dup_initials:
 *
 * Returns: (transfer full): the first letter of each Han character's reading, Latin letters and digits
 *   in lower case as they stand, everything else left out
 */
char *
yd_pinyin_dup_initials (const char *text)
{
  GString *initials = g_string_new (NULL);
  UTransliterator *transliterator = get_transliterator ();
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      char initial = 0;
      if (c < 0x80 && g_ascii_isalnum ((char)c))
        initial = g_ascii_tolower ((char)c);
      else if (yd_char_is_han (c) && transliterator != NULL)
        initial = initial_of (transliterator, c);
      if (initial != 0)
        g_string_append_c (initials, initial);
    }
  return g_string_free (initials, FALSE);
}
