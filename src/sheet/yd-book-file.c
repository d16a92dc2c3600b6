/* Owns: the way of a workbook to its place: written beside it, read back, made to last, renamed. What
 * stood there before stands there until the whole new one does. Refuses: a file that does not read
 * back whole, since the library that wrote it does not look whether its own temporary files took all
 * it wrote. */

#include "yd-book-file.h"

#include "yd-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <gsf/gsf.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfInput, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfInfile, g_object_unref)

#define TIGHT (1024 * 1024) /* bytes: a file system with less left is full to a person */

/**
 * yd_book_file_begin:
 *
 * Returns: (transfer full) (nullable): an empty file beside @path; %NULL with an error of #YdError
 */
char *
yd_book_file_begin (const char *path, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      yd_error_set_unwritten (error, path, EISDIR);
      return NULL;
    }
  g_autofree char *folder = g_path_get_dirname (path);
  for (int attempt = 0; attempt < 100; attempt++)
    {
      g_autofree char *name = g_strdup_printf (".yaodian-%08x.xlsx", g_random_int ());
      g_autofree char *temporary = g_build_filename (folder, name, NULL);
      int fd = g_open (temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
      if (fd >= 0)
        {
          close (fd);
          return g_steal_pointer (&temporary);
        }
      if (errno != EEXIST)
        break;
    }
  yd_error_set_unwritten (error, path, errno);
  return NULL;
}

void
yd_book_file_abandon (const char *temporary)
{
  if (temporary != NULL)
    g_unlink (temporary);
}

static gboolean
is_no_room (int errsv)
{
  return errsv == ENOSPC || errsv == EDQUOT || errsv == EFBIG;
}

static gboolean
is_tight (const char *folder)
{
  struct statvfs room;
  return statvfs (folder, &room) == 0 && (guint64)room.f_bavail * room.f_frsize < TIGHT;
}

/**
 * yd_book_file_fail:
 * @cause: what the library said
 *
 * Gives the one error for a workbook that could not be written.
 *
 * Returns: %FALSE
 */
gboolean
yd_book_file_fail (const char *path, const char *cause, GError **error)
{
  int saved = errno;
  g_autofree char *folder = g_path_get_dirname (path);
  if (is_no_room (saved) || is_tight (folder) || is_tight (g_get_tmp_dir ()))
    {
      yd_error_set_unwritten (error, path, ENOSPC);
      return FALSE;
    }
  g_autofree char *name = g_filename_display_name (path);
  g_set_error (error, YD_ERROR, YD_ERROR_FAILED, _ ("%s: cannot be written: %s"), name, cause);
  return FALSE;
}

/* ---- reading back ---- */

#define BLOCK (256 * 1024)
#define CARRIED \
  8             /* bytes kept from block to block; one more would hold the word looked for twice */
#define TAIL 16 /* bytes: the longest closing tag */

static gsize
count (const char *bytes, gsize length, const char *word)
{
  gsize n = 0, word_length = strlen (word);
  const char *end = bytes + length;
  for (const char *p = bytes; (p = memmem (p, (gsize)(end - p), word, word_length)) != NULL;
       p += word_length)
    n++;
  return n;
}

/* Reads the part of that name to its end. Fails where it is not there, does not unpack, or does not
 * end in @closing. Adds to @n how often @word stands in it. */
static gboolean
read_part (GsfInfile *archive, const char *const *name, const char *closing, const char *word,
           gsize *n)
{
  g_autoptr (GsfInput) part = gsf_infile_child_by_aname (archive, (const char **)name);
  g_autofree char *bytes = g_malloc (CARRIED + BLOCK);
  char tail[TAIL + 1] = { 0 };
  gsize carried = 0, keep = strlen (word) - 1;
  if (part == NULL)
    return FALSE;

  g_assert (keep <= CARRIED);
  for (gsf_off_t left = gsf_input_remaining (part); left > 0;)
    {
      gsize take = MIN ((gsize)left, BLOCK), length = carried + take;
      if (gsf_input_read (part, take, (guint8 *)bytes + carried) == NULL)
        return FALSE;
      left -= (gsf_off_t)take;
      *n += count (bytes, length, word);
      gsize end = MIN (length, TAIL);
      memcpy (tail, bytes + length - end, end);
      tail[end] = '\0';
      carried = MIN (length, keep);
      memmove (bytes, bytes + length - carried, carried);
    }
  return g_str_has_suffix (tail, closing);
}

/* Whether everything that was written can be read: each sheet to its end, and all cells. */
static gboolean
reads_back (const char *temporary, guint n_sheets, gsize n_cells)
{
  g_autoptr (GsfInput) input = gsf_input_stdio_new (temporary, NULL);
  g_autoptr (GsfInfile) archive = input != NULL ? gsf_infile_zip_new (input, NULL) : NULL;
  gsize n_cells_read = 0, ignored = 0;
  if (archive == NULL)
    return FALSE;
  for (guint i = 1; i <= n_sheets; i++)
    {
      g_autofree char *sheet = g_strdup_printf ("sheet%u.xml", i);
      const char *const name[] = { "xl", "worksheets", sheet, NULL };
      if (!read_part (archive, name, "</worksheet>", "<c r=\"", &n_cells_read))
        return FALSE;
    }
  static const char *const workbook[] = { "xl", "workbook.xml", NULL };
  static const char *const styles[] = { "xl", "styles.xml", NULL };
  return n_cells_read == n_cells
         && read_part (archive, workbook, "</workbook>", "<sheet ", &ignored)
         && read_part (archive, styles, "</styleSheet>", "<xf ", &ignored);
}

static gboolean
make_it_last (const char *temporary)
{
  int fd = g_open (temporary, O_RDWR | O_CLOEXEC, 0);
  if (fd < 0)
    return FALSE;
  gboolean done = fsync (fd) == 0;
  int saved = errno;
  close (fd);
  errno = saved;
  return done;
}

/**
 * yd_book_file_commit:
 * @n_sheets: sheets that it must have
 * @n_cells: cells that they must have in all
 *
 * Moves the finished file to @path. The file at @temporary is gone afterwards, either way.
 *
 * Returns: %FALSE with an error of #YdError; what stood at @path then stands there still
 */
gboolean
yd_book_file_commit (const char *temporary, const char *path, guint n_sheets, gsize n_cells,
                     GError **error)
{
  gboolean done = FALSE;
  if (!reads_back (temporary, n_sheets, n_cells))
    {
      errno = 0;
      yd_book_file_fail (path, _ ("what was written does not read back whole; export again"),
                         error);
    }
  else if (!make_it_last (temporary) || g_rename (temporary, path) != 0)
    yd_error_set_unwritten (error, path, errno);
  else
    done = TRUE;
  if (!done)
    g_unlink (temporary);
  return done;
}
