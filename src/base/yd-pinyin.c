/* Owns: whether a name is meant by letters that people type: yzk or yizheng is 医政科; and whether two
 * characters are read alike. Refuses: tones. */

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

/* One character of a name as it may be typed. */
typedef struct
{
  char syllable[SYLLABLE]; /* in lower case; a Latin letter or digit is one */
} Typed;

/* Whether @typed can be read from @i on: of each character its initial or its whole syllable, of the last any
 * beginning of it. */
static gboolean
reads (GArray *name, guint i, const char *typed)
{
  if (*typed == '\0')
    return TRUE;
  if (i >= name->len)
    return FALSE;
  const char *syllable = g_array_index (name, Typed, i).syllable;
  gsize n = 0, whole = strlen (syllable);
  while (n < whole && syllable[n] == typed[n])
    n++;
  if (n == 0)
    return FALSE;
  return typed[n] == '\0' || (n == whole && reads (name, i + 1, typed + n))
         || (whole > 1 && reads (name, i + 1, typed + 1));
}

/**
 * yd_pinyin_find:
 * @typed: letters and digits, in any case
 *
 * Looks for what people type without an input method: initials, whole syllables, or both mixed: yzk, yizheng
 * and yizk for 医政科. What is neither Han nor a Latin letter or digit is passed over in @name.
 *
 * Returns: how many such characters stand before the place where @typed begins; -1 where it does not
 */
int
yd_pinyin_find (const char *name, const char *typed)
{
  UTransliterator *transliterator = get_transliterator ();
  g_autofree char *lower = g_ascii_strdown (typed, -1);
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (Typed));
  if (lower[strspn (lower, "abcdefghijklmnopqrstuvwxyz0123456789")] != '\0')
    return -1;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      Typed one = { { 0 } };
      if (c < 0x80 && g_ascii_isalnum ((char)c))
        one.syllable[0] = g_ascii_tolower ((char)c);
      else if (yd_char_is_han (c) && transliterator != NULL)
        read_syllable (transliterator, c, one.syllable);
      if (one.syllable[0] != '\0')
        g_array_append_val (array, one);
    }
  for (guint i = 0; i < array->len; i++)
    if (reads (array, i, lower))
      return (int)i;
  return -1;
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
