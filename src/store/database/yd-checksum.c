/* Owns: the checksum: one page behind those of the database, with a digest over all of them. SQLite goes by
 * the number of pages in the head of the file and leaves what stands behind alone, so every program that
 * reads plans reads those with it. Refuses: to mend; it is no signature either, as whoever can write the
 * file can write that too. */

/* Its digests by themselves: those of a context would first load all that OpenSSL can do. */
#define OPENSSL_API_COMPAT 10100

#include "yd-checksum.h"

#include "yd-disk.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <openssl/sha.h>
#include <string.h>
#include <unistd.h>

#define MAGIC "Yaodian checksum 1: SHA-256 of all bytes before this page\n"
#define CHUNK (256 * 1024)
#define MIN_PAGE 512
#define HEADER_BYTES 32
/* offsets in the head of a database, big-endian: https://www.sqlite.org/fileformat.html */
#define PAGE_SIZE_OFFSET 16
#define PAGE_COUNT_OFFSET 28

/* Where the pages of the database end. */
typedef struct
{
  gint64 page; /* bytes */
  gint64 end;  /* bytes of all pages */
} Extent;

static gboolean
read_extent (int fd, Extent *extent)
{
  guchar head[HEADER_BYTES];
  if (pread (fd, head, sizeof head, 0) != sizeof head)
    return FALSE;
  extent->page = head[PAGE_SIZE_OFFSET] << 8 | head[PAGE_SIZE_OFFSET + 1];
  if (extent->page == 1)
    extent->page = 65536;
  guint32 count = 0;
  for (int i = 0; i < 4; i++)
    count = count << 8 | head[PAGE_COUNT_OFFSET + i];
  extent->end = extent->page * count;
  return extent->page >= MIN_PAGE && count > 0;
}

/* The whole page of the checksum, so that no bit of it goes unnoticed either; NULL where it cannot be read. */
static guchar *
make_page (int fd, const Extent *extent)
{
  g_autofree guchar *buffer = g_malloc (CHUNK);
  SHA256_CTX sum;
  guchar digest[SHA256_DIGEST_LENGTH];
  SHA256_Init (&sum);
  for (gint64 at = 0; at < extent->end;)
    {
      ssize_t n = pread (fd, buffer, (size_t)MIN (CHUNK, extent->end - at), at);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return NULL;
      SHA256_Update (&sum, buffer, (size_t)n);
      at += n;
    }
  SHA256_Final (digest, &sum);
  guchar *checksum = g_malloc0 ((gsize)extent->page);
  char *end = g_stpcpy ((char *)checksum, MAGIC);
  for (guint i = 0; i < sizeof digest; i++, end += 2)
    g_snprintf (end, 3, "%02x", digest[i]);
  *end = '\n';
  return checksum;
}

/**
 * yd_checksum_append:
 * @path: a database at rest, without a checksum
 */
gboolean
yd_checksum_append (const char *path, GError **error)
{
  Extent extent;
  int fd = open (path, O_RDWR | O_CLOEXEC);
  errno = EIO; /* where it is no database after all */
  g_autofree guchar *checksum
    = fd >= 0 && read_extent (fd, &extent) ? make_page (fd, &extent) : NULL;
  gboolean ok = checksum != NULL
                && pwrite (fd, checksum, (size_t)extent.page, extent.end) == (ssize_t)extent.page;
  if (!ok)
    yd_disk_set_error (errno, _ ("cannot be written"), path, error);
  if (fd >= 0)
    close (fd);
  return ok;
}

static YdChecksum
check (int fd)
{
  Extent extent;
  struct stat st;
  if (fstat (fd, &st) != 0 || !read_extent (fd, &extent))
    return YD_CHECKSUM_BROKEN;
  if (st.st_size == extent.end)
    return YD_CHECKSUM_NONE;
  if (st.st_size != extent.end + extent.page)
    return YD_CHECKSUM_BROKEN;
  g_autofree guchar *wanted = make_page (fd, &extent);
  g_autofree guchar *found = g_malloc ((gsize)extent.page);
  if (wanted == NULL || pread (fd, found, (size_t)extent.page, extent.end) != (ssize_t)extent.page
      || memcmp (wanted, found, (gsize)extent.page) != 0)
    return YD_CHECKSUM_BROKEN;
  return ftruncate (fd, extent.end) == 0 ? YD_CHECKSUM_SOUND : YD_CHECKSUM_BROKEN;
}

/**
 * yd_checksum_take_off:
 * @path: a private copy of a published file; loses its checksum where that is sound
 */
YdChecksum
yd_checksum_take_off (const char *path)
{
  int fd = open (path, O_RDWR | O_CLOEXEC);
  if (fd < 0)
    return YD_CHECKSUM_BROKEN;
  YdChecksum checksum = check (fd);
  close (fd);
  return checksum;
}
