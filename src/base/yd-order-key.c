/* Owns: the keys that put siblings in order, so that moving one row writes one row. Between two
 * neighbours a key is found by halving; at the end of a list it counts up, so that ten thousand
 * appended points stay short. Refuses: keys past the limit (the caller then keys all siblings
 * anew). */

#include "yd-order-key.h"

#include "yd-id.h"

#include <string.h>

#define BASE 62
#define HEAD_LENGTH 4         /* of keys at the end of a list */
#define COUNT_LENGTH 3        /* digits that count within a run */
#define COUNT_LAST (BASE - 1) /* values of the last of them, which is never '0' */
#define MAX_COUNT (BASE * BASE * COUNT_LAST)

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

/* ---- runs ---- */

/**
 * yd_order_key_new_infix:
 *
 * Returns: (transfer full): a random infix
 */
char *
yd_order_key_new_infix (void)
{
  char *infix = g_malloc0 (YD_ORDER_KEY_INFIX_LENGTH + 1);
  guint64 random = (guint64)yd_id_new ();
  for (int i = 0; i < YD_ORDER_KEY_INFIX_LENGTH; i++, random /= BASE)
    infix[i] = alphabet[random % BASE];
  return infix;
}

/* Where its run's infix begins in a key; NULL where it is of no such run. */
static const char *
find_infix (const char *key, const char *infix)
{
  return key != NULL ? strstr (key, infix) : NULL;
}

/* Which of its run the key is; one that was squeezed in behind counts as the one before it. */
static int
count_of (const char *digits)
{
  gsize length = strlen (digits);
  int count = (value_at (digits, length, 0) * BASE + value_at (digits, length, 1)) * COUNT_LAST;
  return count + value_at (digits, length, 2) - 1;
}

/* @count keys of a run from number @first on; NULL where they do not end below @after. */
static char **
count_up (guint count, const char *head, const char *infix, int first, const char *after)
{
  if (count > (guint)(MAX_COUNT - first)
      || strlen (head) + YD_ORDER_KEY_INFIX_LENGTH + COUNT_LENGTH > YD_ORDER_KEY_MAX_LENGTH)
    return NULL;
  g_auto (GStrv) keys = g_new0 (char *, count + 1);
  for (guint i = 0; i < count; i++)
    {
      int n = first + (int)i, high = n / COUNT_LAST;
      keys[i] = g_strdup_printf ("%s%s%c%c%c", head, infix, alphabet[high / BASE],
                                 alphabet[high % BASE], alphabet[n % COUNT_LAST + 1]);
    }
  gboolean fits = count == 0 || after == NULL || strcmp (keys[count - 1], after) < 0;
  return fits ? g_steal_pointer (&keys) : NULL;
}

/* The place for a new run. Behind all others it is short, whatever the last key has grown to. */
static char *
place_run (const char *before, const char *after)
{
  if (before == NULL || after != NULL)
    return yd_order_key_between (before, after);
  g_autofree char *head = g_strndup (before, HEAD_LENGTH);
  g_autofree char *next = next_after (head);
  return strcmp (next, before) > 0 ? g_steal_pointer (&next) : next_after (before);
}

/**
 * yd_order_key_run:
 * @count: how many keys
 * @before: (nullable): the key of the sibling before
 * @after: (nullable): the key of the sibling after
 * @infix: from yd_order_key_new_infix()
 *
 * Makes keys that stay together. What is added behind a row of the same infix goes on counting, so
 * that rows added one by one are a run too.
 *
 * Returns: (transfer full) (nullable): @count rising keys between the two, %NULL-terminated; %NULL
 *   where there is no room: key the siblings anew then
 */
char **
yd_order_key_run (guint count, const char *before, const char *after, const char *infix)
{
  const char *at = find_infix (before, infix);
  if (at != NULL)
    {
      g_autofree char *head = g_strndup (before, (gsize)(at - before));
      int first = count_of (at + YD_ORDER_KEY_INFIX_LENGTH) + 1;
      char **keys = count_up (count, head, infix, first, after);
      if (keys != NULL)
        return keys;
      /* between two of one run every key is of that run */
      gsize shared = (gsize)(at - before) + YD_ORDER_KEY_INFIX_LENGTH;
      if (after != NULL && strncmp (before, after, shared) == 0)
        return yd_order_key_spread (count, before, after);
    }
  g_autofree char *head = place_run (before, after);
  return head != NULL ? count_up (count, head, infix, 0, after) : NULL;
}
