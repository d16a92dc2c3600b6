/* Owns: where words begin in Chinese text, as ICU's dictionary has them, with the endings that it sets
 * apart (区, 会, 厅) left to their words. Refuses: to be sure: it is a guess by which lines are broken. */

#include "yd-words.h"

#include <unicode/ubrk.h>

/* Characters that end a word of their kind and begin few. */
static gboolean
is_ending (gunichar c)
{
  static const gunichar endings[]
    = { 0x533a /* 区 */, 0x5e02 /* 市 */, 0x53bf /* 县 */, 0x7701 /* 省 */, 0x4f1a /* 会 */,
        0x5385 /* 厅 */, 0x5c40 /* 局 */, 0x5ba4 /* 室 */, 0x9662 /* 院 */, 0x56ed /* 园 */,
        0x5316 /* 化 */, 0x5458 /* 员 */, 0x6027 /* 性 */, 0x5236 /* 制 */, 0x7387 /* 率 */,
        0x8005 /* 者 */, 0x9547 /* 镇 */, 0x8857 /* 街 */, 0x8def /* 路 */, 0x53f7 /* 号 */ };
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (endings[i] == c)
      return TRUE;
  return FALSE;
}

static void
mark_starts (const gunichar2 *text, glong length, gboolean *starts)
{
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *breaks
    = ubrk_open (UBRK_WORD, "zh", (const UChar *)text, (int32_t)length, &status);
  glong at = 0;
  guint i = 0;

  if (U_FAILURE (status))
    return;
  for (int32_t next = ubrk_first (breaks); next != UBRK_DONE; next = ubrk_next (breaks))
    {
      for (; at < next; at++) /* surrogates are two of one character */
        i += (text[at] & 0xfc00) != 0xdc00;
      starts[i] = TRUE;
    }
  ubrk_close (breaks);
}

/**
 * yd_words_find_starts:
 * @text: UTF-8
 * @length: bytes; -1 where it ends with NUL
 * @n: (out): characters
 *
 * Returns: (transfer full) (array length=n): whether a word begins with each character
 */
gboolean *
yd_words_find_starts (const char *text, gssize length, guint *n)
{
  glong units = 0, characters = 0;
  g_autofree gunichar2 *wide = g_utf8_to_utf16 (text, length, NULL, &units, NULL);
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (text, length, &characters);
  gboolean *starts = g_new0 (gboolean, (gsize)characters + 1);

  if (wide != NULL)
    mark_starts (wide, units, starts);
  for (glong i = 1; i < characters; i++)
    if (is_ending (chars[i]) && (i + 1 == characters || starts[i + 1]))
      starts[i] = FALSE;
  *n = (guint)characters;
  return starts;
}
