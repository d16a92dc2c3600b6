/* Owns: taking a database at rest: from a working copy that is being written (through SQLite, whose
 * locks any other reading of that file would cancel), and from a published file (through plain
 * reading, as nobody writes into those and none of SQLite's locks nor journals belong beside them).
 */

#include "yd-snapshot.h"

#include "yd-disk.h"
#include "yd-checksum.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define BUSY_MILLISECONDS 1000
#define HEADER_BYTES 100
/* offsets in the head of a database, all big-endian: https://www.sqlite.org/fileformat.html */
#define PAGE_SIZE_OFFSET 16
#define PAGE_COUNT_OFFSET 28
#define USER_VERSION_OFFSET 60
#define APPLICATION_ID_OFFSET 68

void
yd_snapshot_info_clear (YdSnapshotInfo *info)
{
  g_clear_pointer (&info->uid, g_free);
  g_clear_pointer (&info->newest, g_free);
}

static gboolean
copy_at_rest (sqlite3 *from, sqlite3 *to, YdSnapshotInfo *info, GError **error)
{
  /* one transaction over both, so that the hash is that of the pages; reading begins it */
  if (!yd_db_exec (from, "BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1", error))
    return FALSE;
  yd_snapshot_info_clear (info);
  info->uid = yd_lineage_dup_uid (from);
  info->newest = yd_lineage_dup_newest (from);
  gboolean ok = yd_db_copy (from, to, error);
  sqlite3_exec (from, "ROLLBACK", NULL, NULL, NULL);
  return ok;
}

/**
 * yd_snapshot_take:
 * @database: a working copy; another connection may be writing it
 * @snapshot: where the copy shall stand; what is there is dropped
 * @info: (inout): what the copy holds
 *
 * Copies a working copy as it was after its last commit; fails with %YD_ERROR_IN_USE where a large
 * gesture keeps it from being read at all. The writer waits no longer than the
 * copying within the state folder takes; nothing here waits for the published file's disk.
 */
gboolean
yd_snapshot_take (const char *database, const char *snapshot, YdSnapshotInfo *info, GError **error)
{
  unlink (snapshot);
  sqlite3 *from = yd_db_open (database, YD_DB_READ_ONLY, error);
  if (from == NULL)
    return FALSE;
  sqlite3_busy_timeout (from, BUSY_MILLISECONDS);
  sqlite3 *to = yd_db_open (snapshot, YD_DB_CREATE, error);
  /* after a crash nobody asks for a snapshot, so it need not be durable */
  gboolean ok = to != NULL
                && yd_db_exec (to, "PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY;", error)
                && copy_at_rest (from, to, info, error);
  if (to != NULL && sqlite3_close (to) != SQLITE_OK && ok)
    {
      yd_disk_set_error (EIO, _ ("cannot be written"), snapshot, error);
      ok = FALSE;
    }
  sqlite3_close (from);
  if (!ok)
    unlink (snapshot);
  return ok;
}

static guint32
get_number (const guchar *bytes, int length)
{
  guint32 number = 0;
  for (int i = 0; i < length; i++)
    number = number << 8 | bytes[i];
  return number;
}

/* SQLite fills up what misses of the last page with zeros. */
static gboolean
is_cut_off (int fd, const guchar *header)
{
  struct stat st;
  guint32 page = get_number (header + PAGE_SIZE_OFFSET, 2);
  guint32 count = get_number (header + PAGE_COUNT_OFFSET, 4);
  if (page == 1)
    page = 65536;
  return fstat (fd, &st) != 0 || page < 512 || st.st_size % page != 0
         || st.st_size < (gint64)page * count;
}

/* Says no to what cannot be a plan before it is copied, however large it is. */
static gboolean
check_header (int fd, const char *path, GError **error)
{
  guchar header[HEADER_BYTES];
  g_autofree char *name = g_filename_display_name (path);
  ssize_t n = pread (fd, header, sizeof header, 0);
  if (n < 0)
    {
      yd_disk_set_error (errno, _ ("cannot be read"), path, error);
      return FALSE;
    }
  if (n == 0)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_NOT_A_PLAN, _ ("%s is empty, it is not a plan"), name);
      return FALSE;
    }
  gboolean whole = n == sizeof header;
  if (memcmp (header, "SQLite format 3", MIN (n, 16)) != 0
      || (whole && get_number (header + APPLICATION_ID_OFFSET, 4) != YD_APPLICATION_ID))
    {
      g_set_error (error, YD_ERROR, YD_ERROR_NOT_A_PLAN, _ ("%s is not a Yaodian plan"), name);
      return FALSE;
    }
  /* it may end otherwise than files of today do */
  if (whole && (gint32)get_number (header + USER_VERSION_OFFSET, 4) > YD_SCHEMA_VERSION)
    {
      g_set_error (
        error, YD_ERROR, YD_ERROR_NEWER,
        _ ("%s was written by a newer version of Yaodian; update the program to open it"), name);
      return FALSE;
    }
  if (!whole || is_cut_off (fd, header))
    {
      g_set_error (error, YD_ERROR, YD_ERROR_CORRUPT,
                   _ ("%s is cut off; take the newest daily copy or a backup instead"), name);
      return FALSE;
    }
  return TRUE;
}

/* A write-ahead log would need files beside the plan; a plan never has one. */
static void
leave_wal (const char *path)
{
  int fd = open (path, O_RDWR | O_CLOEXEC);
  if (fd < 0)
    return;
  guchar versions[2] = { 1, 1 };
  if (pwrite (fd, versions, 2, 18) != 2)
    g_debug ("%s: %s", path, g_strerror (errno));
  close (fd);
}

/**
 * yd_snapshot_open_foreign:
 * @path: a published file that may be anything
 * @private_path: where a private copy of it shall stand; what is there is dropped
 *
 * Copies a published file, whole as it is now, and verifies the copy. Files of before there were seals
 * have none to be checked.
 *
 * Returns: (transfer full) (nullable): the copy, open; %NULL with %YD_ERROR_NOT_A_PLAN,
 *   %YD_ERROR_CORRUPT, %YD_ERROR_NEWER, %YD_ERROR_NOT_FOUND, %YD_ERROR_NO_SPACE …
 */
sqlite3 *
yd_snapshot_open_foreign (const char *path, const char *private_path, GError **error)
{
  int fd = yd_disk_open_regular (path, error);
  if (fd < 0)
    return NULL;
  unlink (private_path);
  gboolean ok
    = check_header (fd, path, error) && yd_disk_copy (fd, private_path, 0600, FALSE, error);
  close (fd);
  if (!ok)
    return NULL;
  g_autofree char *name = g_filename_display_name (path);
  if (yd_checksum_take_off (private_path) == YD_CHECKSUM_BROKEN)
    {
      g_set_error (
        error, YD_ERROR, YD_ERROR_CORRUPT,
        _ ("%s is damaged: it is not as it was written; take the newest daily copy or a backup "
           "instead"),
        name);
      unlink (private_path);
      return NULL;
    }
  leave_wal (private_path);

  g_autoptr (GError) local = NULL;
  sqlite3 *db = yd_db_open (private_path, YD_DB_READ_WRITE, &local);
  if (db != NULL && yd_db_verify (db, name, TRUE, error))
    return db;
  if (db == NULL)
    g_set_error (error, YD_ERROR,
                 g_error_matches (local, YD_ERROR, YD_ERROR_NO_SPACE) ? YD_ERROR_NO_SPACE
                                                                      : YD_ERROR_CORRUPT,
                 _ ("%s is damaged; take the newest daily copy or a backup instead"), name);
  sqlite3_close (db);
  unlink (private_path);
  return NULL;
}
