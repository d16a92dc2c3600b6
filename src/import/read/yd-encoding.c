/* Owns: which encoding a Chinese text file has, and its way to UTF-8. Refuses: nothing; what cannot
 * be read becomes U+FFFD and is told as lossy. */

#include "yd-encoding.h"

#include <errno.h>
#include <string.h>

#define LOOK_AT 65536 /* bytes that decide, from the first above ASCII */

const char *
yd_encoding_get_name (YdEncoding encoding)
{
  switch (encoding)
    {
    case YD_ENCODING_UTF16_LE:
      return "UTF-16LE";
    case YD_ENCODING_UTF16_BE:
      return "UTF-16BE";
    case YD_ENCODING_GB18030:
      return "GB18030";
    case YD_ENCODING_UTF8:
      break;
    }
  return "UTF-8";
}

/* Characters above ASCII that are well-formed UTF-8, and bytes that are not. */
static void
count_utf8 (const char *data, gsize length, gsize *good, gsize *bad)
{
  const char *p = data, *end = data + length;
  *good = *bad = 0;
  while (p < end)
    {
      if ((guchar)*p < 0x80)
        {
          p++;
          continue;
        }
      gunichar c = g_utf8_get_char_validated (p, end - p);
      if (c == (gunichar)-2)
        break; /* cut at the end of what is looked at */
      if (c == (gunichar)-1)
        {
          (*bad)++;
          p++;
        }
      else
        {
          (*good)++;
          p = g_utf8_next_char (p);
        }
    }
}

/* Pairs that GB18030 knows, and how many of them are in the rows of GB 2312, where running text is.
 */
static void
count_gb (const guchar *p, gsize length, gsize *good, gsize *common, gsize *bad)
{
  const guchar *end = p + length;
  *good = *common = *bad = 0;
  while (p < end)
    {
      if (*p < 0x80)
        {
          p++;
          continue;
        }
      if (end - p < 2)
        break;
      if (*p >= 0x81 && *p <= 0xfe && p[1] >= 0x40 && p[1] <= 0xfe && p[1] != 0x7f)
        {
          (*good)++;
          if (*p >= 0xa1 && *p <= 0xf7 && p[1] >= 0xa1)
            (*common)++;
          p += 2;
        }
      else if (end - p >= 4 && *p >= 0x81 && *p <= 0xfe && p[1] >= 0x30 && p[1] <= 0x39
               && p[2] >= 0x81 && p[2] <= 0xfe && p[3] >= 0x30 && p[3] <= 0x39)
        {
          (*good)++;
          p += 4;
        }
      else
        {
          (*bad)++;
          p++;
        }
    }
}

/* UTF-16 without a mark: the high bytes of Han, of CJK marks and of ASCII stand on one side. */
static gboolean
looks_utf16 (const guchar *data, gsize length, gboolean big)
{
  gsize pairs = length / 2, fits = 0, lines = 0;
  if (pairs < 2)
    return FALSE;
  for (gsize i = 0; i < pairs; i++)
    {
      guchar high = data[2 * i + (big ? 0 : 1)], low = data[2 * i + (big ? 1 : 0)];
      if ((high >= 0x4e && high <= 0x9f) || high == 0x30 || high == 0xff || high == 0x20
          || (high == 0 && low != 0))
        fits++;
      if (high == 0 && (low == '\n' || low == ' ' || low == '.' || (low >= '0' && low <= '9')))
        lines++;
    }
  return fits * 10 >= pairs * 9 && lines > 0;
}

/**
 * yd_encoding_detect:
 * @bom: (out): bytes of the byte order mark, 0 where there is none
 */
YdEncoding
yd_encoding_detect (const char *data, gsize length, gsize *bom)
{
  const guchar *bytes = (const guchar *)data;
  gsize good, bad, gb_good, gb_common, gb_bad;

  *bom = 0;
  if (length >= 3 && bytes[0] == 0xef && bytes[1] == 0xbb && bytes[2] == 0xbf)
    {
      *bom = 3;
      return YD_ENCODING_UTF8;
    }
  if (length >= 2
      && ((bytes[0] == 0xff && bytes[1] == 0xfe) || (bytes[0] == 0xfe && bytes[1] == 0xff)))
    {
      *bom = 2;
      return bytes[0] == 0xff ? YD_ENCODING_UTF16_LE : YD_ENCODING_UTF16_BE;
    }
  gsize ascii = 0; /* a web page may begin with much of it */
  while (ascii < length && bytes[ascii] > 0 && bytes[ascii] < 0x80)
    ascii++;
  ascii &= ~(gsize)1;
  data += ascii;
  bytes += ascii;
  gsize look = MIN (length - ascii, LOOK_AT);
  count_utf8 (data, look, &good, &bad);
  if (bad == 0 && good > 0)
    return YD_ENCODING_UTF8;
  if (memchr (data, 0, look) != NULL || bad > 0)
    {
      if (looks_utf16 (bytes, look, FALSE))
        return YD_ENCODING_UTF16_LE;
      if (looks_utf16 (bytes, look, TRUE))
        return YD_ENCODING_UTF16_BE;
    }
  if (bad == 0)
    return YD_ENCODING_UTF8;
  count_gb (bytes, look, &gb_good, &gb_common, &gb_bad);
  if (good > 8 * bad) /* damaged UTF-8 */
    return YD_ENCODING_UTF8;
  return gb_good > 8 * gb_bad && 2 * gb_common >= gb_good ? YD_ENCODING_GB18030 : YD_ENCODING_UTF8;
}

/* U+FFFD for what UTF-16 may not hold, so that one lone surrogate does not cost the whole text. */
static char *
utf16_to_utf8 (const guchar *data, gsize length, gboolean big, gboolean *lossy)
{
  GString *out = g_string_sized_new (length * 3 / 2);
  for (gsize i = 0; i + 1 < length; i += 2)
    {
      gunichar c = (gunichar)(big ? data[i] << 8 | data[i + 1] : data[i + 1] << 8 | data[i]);
      if (c >= 0xd800 && c <= 0xdbff && i + 3 < length)
        {
          gunichar d
            = (gunichar)(big ? data[i + 2] << 8 | data[i + 3] : data[i + 3] << 8 | data[i + 2]);
          if (d >= 0xdc00 && d <= 0xdfff)
            {
              c = 0x10000 + ((c - 0xd800) << 10) + (d - 0xdc00);
              i += 2;
            }
        }
      if (c >= 0xd800 && c <= 0xdfff)
        {
          c = 0xfffd;
          *lossy = TRUE;
        }
      if (c != 0)
        g_string_append_unichar (out, c);
    }
  *lossy |= length % 2 != 0;
  return g_string_free (out, FALSE);
}

/* U+FFFD for each byte that begins no character, so that a broken pair costs itself alone. */
static char *
gb18030_to_utf8 (const char *data, gsize length, gboolean *lossy)
{
  GIConv converter = g_iconv_open ("UTF-8", "GB18030");
  if (converter == (GIConv)-1)
    {
      *lossy = TRUE;
      return g_utf8_make_valid (data, (gssize)length);
    }
  GString *out = g_string_sized_new (length * 3 / 2);
  char *in = (char *)data;
  while (length > 0)
    {
      char chunk[4096], *end = chunk;
      gsize room = sizeof chunk;
      gsize status = g_iconv (converter, &in, &length, &end, &room);
      int cause = status == (gsize)-1 ? errno : 0;
      g_string_append_len (out, chunk, end - chunk);
      if (cause == 0 || cause == E2BIG)
        continue;
      g_string_append (out, "\xef\xbf\xbd");
      *lossy = TRUE;
      in++;
      length--;
    }
  g_iconv_close (converter);
  return g_string_free (out, FALSE);
}

static char *
drop_nuls (const char *data, gsize length, gsize *kept)
{
  char *out = g_malloc (length + 1);
  gsize n = 0;
  for (gsize i = 0; i < length; i++)
    if (data[i] != '\0')
      out[n++] = data[i];
  out[n] = '\0';
  *kept = n;
  return out;
}

/**
 * yd_encoding_to_utf8:
 * @encoding: (out): what it was
 * @lossy: (out): whether bytes could not be read
 *
 * Returns: (transfer full): valid UTF-8 without byte order mark and NUL
 */
char *
yd_encoding_to_utf8 (const char *data, gsize length, YdEncoding *encoding, gboolean *lossy)
{
  gsize bom, kept;
  *lossy = FALSE;
  *encoding = yd_encoding_detect (data, length, &bom);
  data += bom;
  length -= bom;

  if (*encoding == YD_ENCODING_UTF16_LE || *encoding == YD_ENCODING_UTF16_BE)
    return utf16_to_utf8 ((const guchar *)data, length, *encoding == YD_ENCODING_UTF16_BE, lossy);

  g_autofree char *plain = drop_nuls (data, length, &kept);
  if (*encoding == YD_ENCODING_GB18030)
    return gb18030_to_utf8 (plain, kept, lossy);
  if (g_utf8_validate (plain, (gssize)kept, NULL))
    return g_steal_pointer (&plain);
  *lossy = TRUE;
  return g_utf8_make_valid (plain, (gssize)kept);
}
