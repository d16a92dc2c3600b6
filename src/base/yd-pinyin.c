/* Owns: the initials by which people type a name: 医政科 is yzk. and
 * whether two characters are read alike. Refuses: tones. */

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

#define SYLLABLE 64 /* units of UTF-16, more than any reading has */

/* How @c is read, in letters; "" where ICU does not know. */
static void
read_syllable (UTransliterator *transliterator, gunichar c, char syllable[SYLLABLE])
{
  UChar text[SYLLABLE];
  int32_t length = 0, limit, n = 0;
  UErrorCode status = U_ZERO_ERROR;
  U16_APPEND_UNSAFE (text, length, c);
  text[length] = 0;
  limit = length;
  utrans_transUChars (transliterator, text, &length, SYLLABLE, 0, &limit, &status);
  while (U_SUCCESS (status) && n < length && n < SYLLABLE - 1 && text[n] <= 0x7f
         && g_ascii_isalpha ((char)text[n]))
    {
      syllable[n] = g_ascii_tolower ((char)text[n]);
      n++;
    }
  syllable[n] = '\0';
}

static char
initial_of (UTransliterator *transliterator, gunichar c)
{
  char syllable[SYLLABLE];
  read_syllable (transliterator, c, syllable);
  return syllable[0];
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

/* zh as z, ing as in: what many do not tell apart, so that input methods do not either. */
static void
blur (char *syllable)
{
  gsize n = strlen (syllable);
  if (n > 2 && syllable[1] == 'h' && strchr ("zcs", syllable[0]) != NULL)
    memmove (syllable + 1, syllable + 2, n-- - 1);
  if (n > 2 && g_str_has_suffix (syllable, "ng"))
    syllable[n - 1] = '\0';
}

/**
 * yd_pinyin_sounds_alike:
 *
 * Returns: whether two characters have the same reading, tones and 模糊音 aside: what an input method offers
 *   for the same keys
 */
gboolean
yd_pinyin_sounds_alike (gunichar a, gunichar b)
{
  UTransliterator *transliterator = get_transliterator ();
  char first[SYLLABLE], second[SYLLABLE];
  if (transliterator == NULL)
    return FALSE;
  read_syllable (transliterator, a, first);
  read_syllable (transliterator, b, second);
  blur (first);
  blur (second);
  return *first != '\0' && strcmp (first, second) == 0;
}
