/* Owns: what libgsf leaves unlooked at in the directory of a zip (APPNOTE 4.3): sums, days, and
 * where the parts begin. Refuses: to unpack; that is libgsf's. */

#include "yd-zip-directory.h"

#include <gsf/gsf.h>
#include <string.h>

enum
{
  END_SIZE = 22,
  END_START = 16,
  ENTRY_SIZE = 46,
  ENTRY_DAY = 14,
  ENTRY_SUM = 16,
  ENTRY_NAME_LENGTH = 28,
  ENTRY_EXTRA_LENGTH = 30,
  ENTRY_COMMENT_LENGTH = 32,
  ENTRY_PART = 42,
  ELSEWHERE = 0xffffffff, /* the field stands in the zip64 extension */
};

typedef struct
{
  const guint8 *data;
  gsize at;  /* of the entry */
  gsize end; /* of the directory */
} Walk;

static gboolean
begin (Walk *walk, const guint8 *data, gsize size)
{
  gsize end = size < END_SIZE ? 0 : size - END_SIZE;
  while (end > 0 && memcmp (data + end, "PK\5\6", 4) != 0)
    end--;
  *walk = (Walk){ data, end > 0 ? GSF_LE_GET_GUINT32 (data + end + END_START) : 0, end };
  return end > 0;
}

static gboolean
is_at_entry (const Walk *walk)
{
  return walk->at + ENTRY_SIZE <= walk->end && memcmp (walk->data + walk->at, "PK\1\2", 4) == 0;
}

static void
advance (Walk *walk)
{
  const guint8 *entry = walk->data + walk->at;
  walk->at += (gsize)ENTRY_SIZE + GSF_LE_GET_GUINT16 (entry + ENTRY_NAME_LENGTH)
              + GSF_LE_GET_GUINT16 (entry + ENTRY_EXTRA_LENGTH)
              + GSF_LE_GET_GUINT16 (entry + ENTRY_COMMENT_LENGTH);
}

/**
 * yd_zip_directory_settle:
 * @data: a zip; the days of its parts are set to one that exists, as libgsf complains aloud of
 * others (some programs write none)
 *
 * Returns: %FALSE where a part does not begin where the directory says
 */
gboolean
yd_zip_directory_settle (guint8 *data, gsize size)
{
  Walk walk;
  if (!begin (&walk, data, size))
    return TRUE; /* libgsf will refuse it */
  for (; is_at_entry (&walk); advance (&walk))
    {
      guint32 part = GSF_LE_GET_GUINT32 (data + walk.at + ENTRY_PART);
      GSF_LE_SET_GUINT16 (data + walk.at + ENTRY_DAY - 2, 0);
      GSF_LE_SET_GUINT16 (data + walk.at + ENTRY_DAY, 1 << 5 | 1); /* 1 January 1980 */
      if (part != ELSEWHERE && ((gsize)part + 4 > size || memcmp (data + part, "PK\3\4", 4) != 0))
        return FALSE;
    }
  return TRUE;
}

/**
 * yd_zip_directory_find_sum:
 * @sum: (out): the CRC-32 of the part @path. libgsf does not compare it, and a flipped bit can turn
 *   1号 into 3号 without spoiling anything else.
 *
 * Returns: whether there is one
 */
gboolean
yd_zip_directory_find_sum (const guint8 *data, gsize size, const char *path, guint32 *sum)
{
  Walk walk;
  gsize length = strlen (path);
  if (!begin (&walk, data, size))
    return FALSE;
  for (; is_at_entry (&walk); advance (&walk))
    {
      const guint8 *entry = data + walk.at;
      if (GSF_LE_GET_GUINT16 (entry + ENTRY_NAME_LENGTH) != length
          || walk.at + ENTRY_SIZE + length > walk.end
          || memcmp (entry + ENTRY_SIZE, path, length) != 0)
        continue;
      *sum = GSF_LE_GET_GUINT32 (entry + ENTRY_SUM);
      return TRUE;
    }
  return FALSE;
}
