/* Owns: the making and writing of row ids. Refuses: ids that are zero or negative. */

#include "yd-id.h"

#include <string.h>
#include <sys/random.h>

static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * yd_id_new:
 *
 * Returns: a new random id, between 1 and 2^63 - 1
 */
YdId
yd_id_new (void)
{
  guint64 bits = 0;
  do
    {
      if (getrandom (&bits, sizeof bits, 0) != sizeof bits)
        bits = ((guint64)g_random_int () << 32) | g_random_int ();
      bits >>= 1;
    }
  while (bits == 0);
  return (YdId)bits;
}

/**
 * yd_id_to_string:
 * @id: an id, or %YD_ID_NONE
 *
 * Returns: (transfer full) (nullable): 13 characters, or %NULL for %YD_ID_NONE
 */
char *
yd_id_to_string (YdId id)
{
  if (id <= 0)
    return NULL;

  char *text = g_malloc (YD_ID_STRING_LENGTH + 1);
  guint64 rest = (guint64)id;
  text[YD_ID_STRING_LENGTH] = '\0';
  for (int i = YD_ID_STRING_LENGTH - 1; i >= 0; i--, rest >>= 5)
    text[i] = alphabet[rest & 31];
  return text;
}

/**
 * yd_id_parse:
 * @text: what yd_id_to_string() wrote; upper case is taken too
 * @id: (out): the id
 *
 * Returns: %FALSE where @text is not an id; @id is then untouched
 */
gboolean
yd_id_parse (const char *text, YdId *id)
{
  if (text == NULL || strlen (text) != YD_ID_STRING_LENGTH)
    return FALSE;

  guint64 bits = 0;
  for (const char *p = text; *p != '\0'; p++)
    {
      const char *at = strchr (alphabet, g_ascii_tolower (*p));
      if (at == NULL || (bits >> 58) != 0)
        return FALSE;
      bits = (bits << 5) | (guint64)(at - alphabet);
    }
  if (bits == 0)
    return FALSE;
  *id = (YdId)bits;
  return TRUE;
}
