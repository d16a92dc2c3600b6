#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a character is to the line breaker (GB/T 15834-2011 §5.1). */
typedef enum
{
  YD_TYPO_IDEOGRAPH, /* Han and everything that fills a cell and may stand anywhere */
  YD_TYPO_OPENING,   /* “ （ 《: not at the end of a line; its left half may go */
  YD_TYPO_CLOSING,   /* ， 。 》: not at the start of a line; its right half may go */
  YD_TYPO_DASH,      /* —: whole in pairs */
  YD_TYPO_ELLIPSIS,  /* …: whole in pairs, not at the start of a line */
  YD_TYPO_JOINER,    /* ～ ％ ℃ of a cell: not at the start of a line */
  YD_TYPO_HALF,      /* · of half a cell: not at the start of a line */
  YD_TYPO_SLASH,     /* / of half a cell: neither start nor end */
  YD_TYPO_HYPHEN,    /* - of half a cell: not at the start of a line */
  YD_TYPO_DIGIT,     /* half a cell; never divided from its number */
  YD_TYPO_POINT,     /* . , : of ASCII: half a cell; within a number never divided */
  YD_TYPO_LATIN,     /* as wide as the font has it; words are not divided */
  YD_TYPO_SPACE,
  YD_TYPO_COMPLEX, /* must be shaped with its neighbours */
} YdTypo;

/* Whether a line may end before a character. */
typedef enum
{
  YD_BREAK_ALLOWED = 0,
  YD_BREAK_SOFT = 1, /* only where the line would look torn otherwise: number and its unit */
  YD_BREAK_TORN = 2, /* within a foreign word, where the line would be torn even so */
  YD_BREAK_NEVER = 3,
} YdBreak;

YdTypo yd_typo_get_class (gunichar c);
gboolean yd_typo_is_ignorable (gunichar c);
void yd_typo_get_breaks (const gunichar *chars, const guint8 *classes, guint n, guint8 *breaks);

G_END_DECLS
