/* Owns: the keys that put siblings in order, so that moving one row writes one row. Between two
 * neighbours a key is found by halving; at the end of a list it counts up, so that ten thousand
 * appended points stay at four characters. Refuses: keys past the limit (the caller then keys all
 * siblings anew). */

#include "yd-order-key.h"

#include <string.h>

#define BASE 62

static const char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

static int
value_at (const char *key, gsize length, gsize place)
{
  if (key == NULL || place >= length)
    return 0;
  const char *at = strchr (alphabet, key[place]);
  return at == NULL ? 0 : (int)(at - alphabet);
}

/* One past @before, at the length of @before: 'a' goes to 'b', 'z' to 'z1'. */
static char *
next_after (const char *before)
{
  gsize length = strlen (before);
  if (length < 4) /* first keys have room for 62^3 appended siblings */
    {
      char padded[5] = "0000";
      memcpy (padded, before, length);
      for (int i = 3; i >= 0; i--)
        {
          int v = value_at (padded, 4, (gsize)i);
          if (v < BASE - 1)
            {
              padded[i] = alphabet[v + 1];
              if (padded[3] == '0')
                padded[3] = '1';
              return g_strdup (padded);
            }
          padded[i] = '0';
        }
      return g_strconcat (before, "V", NULL);
    }
  GString *key = g_string_new (before);
  for (gssize i = (gssize)length - 1; i >= 0; i--)
    {
      int v = value_at (before, length, (gsize)i);
      if (v < BASE - 1)
        {
          g_string_truncate (key, (gsize)i);
          g_string_append_c (key, alphabet[v + 1]);
          while (key->len < 4)
            g_string_append_c (key, '1');
          return g_string_free (key, FALSE);
        }
    }
  g_string_append_c (key, 'V');
  return g_string_free (key, FALSE);
}

/**
 * yd_order_key_between:
 * @before: (nullable): the key of the sibling before, or %NULL at the start
 * @after: (nullable): the key of the sibling after, or %NULL at the end
 *
 * Returns: (transfer full) (nullable): a key that sorts between; %NULL where @before is not below
 *   @after or the key would pass %YD_ORDER_KEY_MAX_LENGTH: key the siblings anew then
 */
char *
yd_order_key_between (const char *before, const char *after)
{
  if (before == NULL && after == NULL)
    return g_strdup ("V001");
  if (before != NULL && after != NULL && strcmp (before, after) >= 0)
    return NULL;
  if (after == NULL)
    {
      g_autofree char *next = next_after (before);
      return strlen (next) <= YD_ORDER_KEY_MAX_LENGTH ? g_steal_pointer (&next) : NULL;
    }

  gsize n = before != NULL ? strlen (before) : 0, m = strlen (after);
  g_autoptr (GString) key = g_string_new (NULL);
  gboolean below = FALSE; /* the key is already below @after */
  for (gsize place = 0; place < YD_ORDER_KEY_MAX_LENGTH; place++)
    {
      int low = value_at (before, n, place);
      int high = below ? BASE : value_at (after, m, place);
      if (high - low > 1)
        {
          g_string_append_c (key, alphabet[(low + high) / 2]);
          return g_string_free (g_steal_pointer (&key), FALSE);
        }
      g_string_append_c (key, alphabet[low]);
      if (!below && high == low + 1)
        below = TRUE;
      else if (!below && place >= m)
        return NULL;
    }
  return NULL;
}

/* Fills keys[from..to) evenly between two neighbours: middle first, so that no key grows long. */
static gboolean
fill (char **keys, guint from, guint to, const char *before, const char *after)
{
  if (from >= to)
    return TRUE;
  guint middle = from + (to - from) / 2;
  keys[middle] = yd_order_key_between (before, after);
  return keys[middle] != NULL && fill (keys, from, middle, before, keys[middle])
         && fill (keys, middle + 1, to, keys[middle], after);
}

/**
 * yd_order_key_spread:
 * @count: how many keys
 * @before: (nullable): the key of the sibling before
 * @after: (nullable): the key of the sibling after
 *
 * Returns: (transfer full) (nullable): @count rising keys between the two, %NULL-terminated; %NULL
 *   where there is no room
 */
char **
yd_order_key_spread (guint count, const char *before, const char *after)
{
  g_auto (GStrv) keys = g_new0 (char *, count + 1);
  if (after != NULL)
    {
      if (!fill (keys, 0, count, before, after))
        {
          for (guint i = 0; i < count; i++)
            g_clear_pointer (&keys[i], g_free);
          return NULL;
        }
      return g_steal_pointer (&keys);
    }
  for (guint i = 0; i < count; i++)
    {
      keys[i] = yd_order_key_between (i > 0 ? keys[i - 1] : before, NULL);
      if (keys[i] == NULL)
        return NULL;
    }
  return g_steal_pointer (&keys);
}
