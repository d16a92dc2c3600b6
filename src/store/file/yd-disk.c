/* Owns: files taken as a whole: copied, replaced in one step, kept beside under another name, and
 * what the operating system says turned into errors. Refuses: to know what is in them. */

#include "yd-disk.h"

#include "yd-id.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define COPY_CHUNK (256 * 1024)
#define MAX_LINKS 16
#define MAX_BESIDE 999
#define MAX_NAME_BYTES 200 /* with what is put around it, a name may have 255 */

/* What a person can find: of a plan that is open (yd-working.h), STATE for STATE/working/TOKEN/plan.db. */
static char *
dup_place (const char *path)
{
  YdId id;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *token = g_path_get_basename (folder);
  g_autofree char *working = g_path_get_dirname (folder);
  char *place = g_str_has_suffix (working, G_DIR_SEPARATOR_S "working") && yd_id_parse (token, &id)
                  ? g_path_get_dirname (working)
                  : g_strdup (path);
  char *name = g_filename_display_name (place);
  g_free (place);
  return name;
}

/**
 * yd_disk_set_error:
 * @errsv: errno of what failed
 * @what: what was being done
 *
 * Turns errno into an error that callers can tell apart.
 */
void
yd_disk_set_error (int errsv, const char *what, const char *path, GError **error)
{
  YdError code = YD_ERROR_FAILED;
  switch (errsv)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      code = YD_ERROR_NO_SPACE;
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      code = YD_ERROR_READ_ONLY;
      break;
    case ENOENT:
    case ENOTDIR:
    case ENODEV:
    case ENXIO:
      code = YD_ERROR_NOT_FOUND;
      break;
    case EEXIST:
      code = YD_ERROR_EXISTS;
      break;
    case ENAMETOOLONG:
    case ELOOP:
    case EINVAL:
      code = YD_ERROR_INVALID;
      break;
    default:
      break;
    }
  g_autofree char *name = dup_place (path);
  if (code == YD_ERROR_NO_SPACE)
    g_set_error (error, YD_ERROR, code, _ ("%s: %s"), name,
                 _ ("there is no room left; free some and try again"));
  else
    g_set_error (error, YD_ERROR, code, _ ("%s: %s (%s)"), name, what, g_strerror (errsv));
}

/* The folder's real path; the file itself need not be there. */
static char *
resolve_parent (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  char *real = realpath (folder, NULL);
  if (real == NULL)
    return NULL;
  char *resolved = g_build_filename (real, name, NULL);
  free (real);
  return resolved;
}

/**
 * yd_disk_resolve:
 *
 * Follows links to the file that is meant, also where it is not there yet, so that replacing it
 * leaves the links alone.
 *
 * Returns: (transfer full) (nullable): an absolute path
 */
char *
yd_disk_resolve (const char *path, GError **error)
{
  g_autofree char *at = g_canonicalize_filename (path, NULL);
  for (int i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *resolved = resolve_parent (at);
      if (resolved == NULL)
        {
          yd_disk_set_error (errno, _ ("the folder cannot be reached"), path, error);
          return NULL;
        }
      g_autofree char *link = g_file_read_link (resolved, NULL);
      if (link == NULL)
        return g_steal_pointer (&resolved);
      g_autofree char *folder = g_path_get_dirname (resolved);
      g_free (at);
      at = g_canonicalize_filename (link, folder);
    }
  yd_disk_set_error (ELOOP, _ ("the link leads nowhere"), path, error);
  return NULL;
}

YdDiskStamp
yd_disk_get_stamp (const char *path)
{
  struct stat st;
  YdDiskStamp stamp = { 0 };
  if (stat (path, &st) != 0)
    return stamp;
  stamp.exists = TRUE;
  stamp.device = st.st_dev;
  stamp.inode = st.st_ino;
  stamp.size = st.st_size;
  stamp.modified = st.st_mtim;
  return stamp;
}

gboolean
yd_disk_stamp_equal (const YdDiskStamp *a, const YdDiskStamp *b)
{
  if (!a->exists || !b->exists)
    return a->exists == b->exists;
  return a->device == b->device && a->inode == b->inode && a->size == b->size
         && a->modified.tv_sec == b->modified.tv_sec && a->modified.tv_nsec == b->modified.tv_nsec;
}

/**
 * yd_disk_open_regular:
 *
 * Opens a file to be read that may be anything: a pipe or a device is neither waited for nor read.
 *
 * Returns: a descriptor, or -1
 */
int
yd_disk_open_regular (const char *path, GError **error)
{
  struct stat st;
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (fd < 0)
    {
      yd_disk_set_error (errno, _ ("cannot be read"), path, error);
      return -1;
    }
  if (fstat (fd, &st) == 0 && S_ISREG (st.st_mode))
    return fd;
  close (fd);
  g_autofree char *name = g_filename_display_name (path);
  g_set_error (error, YD_ERROR, YD_ERROR_NOT_A_PLAN, _ ("%s is not a file that can be read"), name);
  return -1;
}

static gboolean
copy_bytes (int from, int to)
{
  g_autofree char *buffer = g_malloc (COPY_CHUNK);
  off_t at = 0;
  for (;;)
    {
      ssize_t n = pread (from, buffer, COPY_CHUNK, at);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return n == 0;
      for (ssize_t done = 0; done < n;)
        {
          ssize_t written = write (to, buffer + done, (size_t)(n - done));
          if (written < 0 && errno != EINTR)
            return FALSE;
          done += MAX (written, 0);
        }
      at += n;
    }
}

/* Returns: errno; 0 where it is done. Nothing stays of @to where it fails. */
static int
copy_to (int from, const char *to, mode_t mode, gboolean durable)
{
  int fd = open (to, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
  if (fd < 0)
    return errno;
  /* network shares tell of a full disk at fsync or close only */
  int failed = copy_bytes (from, fd) && (!durable || fsync (fd) == 0) ? 0 : errno;
  if (close (fd) != 0 && failed == 0)
    failed = errno;
  if (failed != 0)
    unlink (to);
  return failed;
}

/**
 * yd_disk_copy:
 * @from: a descriptor; read from its start
 * @to: must not be there
 * @mode: of the new file, before the umask
 * @durable: wait until the disk has it
 *
 * Nothing stays of @to where it fails.
 */
gboolean
yd_disk_copy (int from, const char *to, mode_t mode, gboolean durable, GError **error)
{
  int failed = copy_to (from, to, mode, durable);
  if (failed != 0)
    yd_disk_set_error (failed, _ ("cannot be written"), to, error);
  return failed == 0;
}

/**
 * yd_disk_sync:
 *
 * Waits until the disk has what is in a file.
 */
gboolean
yd_disk_sync (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean ok = fd >= 0 && fsync (fd) == 0;
  if (!ok)
    yd_disk_set_error (errno, _ ("cannot be written"), path, error);
  if (fd >= 0)
    close (fd);
  return ok;
}

/**
 * yd_disk_sync_folder_of:
 *
 * Waits until the disk has the names in a file's folder: only then is what was made, renamed or removed
 * there so after a power failure.
 */
void
yd_disk_sync_folder_of (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    return;
  /* some file systems have no such thing; the rename itself has been done either way */
  if (fsync (fd) != 0)
    g_debug ("%s: %s", folder, g_strerror (errno));
  close (fd);
}

/* The new file belongs to whom and opens for whom the old one did. */
static void
take_over_mode (const char *target, const char *temporary)
{
  struct stat old;
  if (stat (target, &old) != 0)
    return;
  if ((old.st_uid != geteuid () || old.st_gid != getegid ())
      && chown (temporary, old.st_uid, old.st_gid) != 0)
    g_debug ("%s: %s", temporary, g_strerror (errno));
  if (chmod (temporary, old.st_mode & 07777) != 0)
    g_debug ("%s: %s", temporary, g_strerror (errno));
}

/**
 * yd_disk_replace:
 * @target: resolved (yd_disk_resolve()); keeps its mode where it is there
 * @temporary: beside @target; what stands there is dropped
 *
 * Makes @target a copy of @source in one step: whoever opens it sees the old file or the new one,
 * whole, even if the power fails meanwhile.
 */
gboolean
yd_disk_replace (const char *source, const char *target, const char *temporary, GError **error)
{
  int from = yd_disk_open_regular (source, error);
  if (from < 0)
    return FALSE;

  gboolean exists = access (target, F_OK) == 0;
  unlink (temporary);
  int failed = copy_to (from, temporary, exists ? 0600 : 0666, TRUE);
  close (from);
  if (failed != 0)
    {
      /* the person knows the plan's name, not the temporary one */
      yd_error_set_unwritten (error, target, failed);
      return FALSE;
    }
  take_over_mode (target, temporary);
  if (rename (temporary, target) != 0)
    {
      yd_error_set_unwritten (error, target, errno);
      unlink (temporary);
      return FALSE;
    }
  yd_disk_sync_folder_of (target);
  return TRUE;
}

/**
 * yd_disk_keep_beside:
 * @source: a file
 * @target: resolved; the name to stand beside
 *
 * Copies @source to the first free name of "NAME (另一份).yaodian", "NAME (另一份 2).yaodian" …
 *
 * Returns: (transfer full) (nullable): where it is now
 */
char *
yd_disk_keep_beside (const char *source, const char *target, GError **error)
{
  const char *dot = strrchr (target, '.');
  const char *slash = strrchr (target, '/');
  gsize stem = dot != NULL && dot > slash + 1 ? (gsize)(dot - target) : strlen (target);
  int from = yd_disk_open_regular (source, error);
  if (from < 0)
    return NULL;

  g_autofree char *kept = NULL;
  g_autoptr (GError) local = NULL;
  for (int i = 1; i <= MAX_BESIDE; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf (" %d", i) : g_strdup ("");
      g_free (kept);
      kept = g_strdup_printf ("%.*s (另一份%s)%s", (int)stem, target, number, target + stem);
      g_clear_error (&local);
      if (yd_disk_copy (from, kept, 0666, TRUE, &local)
          || !g_error_matches (local, YD_ERROR, YD_ERROR_EXISTS))
        break;
    }
  close (from);
  if (local == NULL)
    {
      yd_disk_sync_folder_of (kept);
      return g_steal_pointer (&kept);
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * yd_disk_dup_beside:
 * @path: a plan, resolved
 * @suffix: ".lock", or what else the program puts beside a plan for a while
 *
 * Returns: (transfer full): ".~NAME.yaodian.lock" in the plan's folder
 */
char *
yd_disk_dup_beside (const char *path, const char *suffix)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  if (strlen (name) > MAX_NAME_BYTES)
    {
      char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
      g_free (name);
      name = g_strdup_printf ("%.32s.yaodian", digest);
      g_free (digest);
    }
  g_autofree char *beside = g_strdup_printf (".~%s%s", name, suffix);
  return g_build_filename (folder, beside, NULL);
}

/**
 * yd_disk_write_text:
 * @durable: wait until the disk has it
 *
 * Replaces a small file of the program's own in one step, readable for its user only.
 */
gboolean
yd_disk_write_text (const char *path, const char *text, gboolean durable, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".new", NULL);
  errno = 0;
  int fd = open (temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
  gsize length = strlen (text);
  gboolean ok
    = fd >= 0 && write (fd, text, length) == (ssize_t)length && (!durable || fsync (fd) == 0);
  int errsv = errno != 0 ? errno : ENOSPC; /* written in part */
  if (fd >= 0)
    close (fd);
  if (ok && rename (temporary, path) == 0)
    {
      if (durable)
        yd_disk_sync_folder_of (path);
      return TRUE;
    }
  yd_disk_set_error (ok ? errno : errsv, _ ("cannot be written"), path, error);
  unlink (temporary);
  return FALSE;
}

/**
 * yd_disk_make_folder:
 *
 * Makes a folder of the program's own, readable for its user only, and those above it that are not there,
 * to last.
 *
 * Returns: 0, or -1 with errno set
 */
int
yd_disk_make_folder (const char *folder)
{
  if (mkdir (folder, 0700) != 0)
    {
      g_autofree char *parent = g_path_get_dirname (folder);
      if (errno == EEXIST)
        return g_file_test (folder, G_FILE_TEST_IS_DIR) ? 0 : (errno = ENOTDIR, -1);
      if (errno != ENOENT || g_str_equal (parent, folder) || yd_disk_make_folder (parent) != 0)
        return -1;
      if (mkdir (folder, 0700) != 0 && errno != EEXIST)
        return -1;
    }
  yd_disk_sync_folder_of (folder);
  return 0;
}

/**
 * yd_disk_remove_folder:
 *
 * Removes a folder of the program's own and the files in it; it has no folders in it.
 */
void
yd_disk_remove_folder (const char *folder)
{
  const char *name;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      unlink (path);
    }
  rmdir (folder);
}
