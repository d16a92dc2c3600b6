/* Owns: the classes of characters that reading, counting and composing Chinese text share. */

#include "yd-char.h"

/**
 * yd_char_is_han:
 *
 * Returns: whether @c is an ideograph, 〇 included
 */
gboolean
yd_char_is_han (gunichar c)
{
  return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || c == 0x3007 || c == 0x3005
         || (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x323af);
}

/**
 * yd_char_is_full_width:
 *
 * Returns: whether a Chinese face sets @c on a whole em: ideographs, full-width forms, CJK marks,
 *   and the quotes, dashes and dots that Chinese shares with Latin
 */
gboolean
yd_char_is_full_width (gunichar c)
{
  if (yd_char_is_han (c) || (c >= 0x3000 && c <= 0x33ff) || (c >= 0xff01 && c <= 0xff60)
      || (c >= 0xffe0 && c <= 0xffe6) || (c >= 0xfe10 && c <= 0xfe6f)
      || (c >= 0x2460 && c <= 0x24ff) || (c >= 0x2160 && c <= 0x217f)
      || (c >= 0x25a0 && c <= 0x2606))
    return TRUE;
  switch (c)
    {
    case 0x2018:
    case 0x2019:
    case 0x201c:
    case 0x201d: /* ‘ ’ “ ” */
    case 0x2014:
    case 0x2015:
    case 0x2026:
    case 0x2103: /* — ― … ℃ */
    case 0x2030:
    case 0x2116:
    case 0x203b:
    case 0x00d7: /* ‰ № ※ × */
    case 0x00b1:
    case 0x2264:
    case 0x2265:
    case 0x00f7: /* ± ≤ ≥ ÷ */
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
yd_char_is_opening (gunichar c)
{
  switch (c)
    {
    case 0x2018:
    case 0x201c: /* ‘ “ */
    case 0x300a:
    case 0x3008:
    case 0x3010:
    case 0x3014:
    case 0x300c:
    case 0x300e: /* 《〈【〔「『 */
    case 0xff08:
    case 0xff3b:
    case 0xff5b: /* （［｛ */
    case '(':
    case '[':
    case '{':
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
yd_char_is_closing (gunichar c)
{
  switch (c)
    {
    case 0x2019:
    case 0x201d:
    case 0x300b:
    case 0x3009:
    case 0x3011:
    case 0x3015:
    case 0x300d:
    case 0x300f:
    case 0xff09:
    case 0xff3d:
    case 0xff5d:
    case ')':
    case ']':
    case '}':
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * yd_char_to_half_width:
 *
 * Returns: the ASCII character for a full-width form (Ａ, ５, ％, ideographic space); else @c itself
 */
gunichar
yd_char_to_half_width (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    return c - 0xff01 + '!';
  return c == 0x3000 ? ' ' : c;
}
