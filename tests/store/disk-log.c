/* Owns: the functions of the C library that change files, in the place of its own: as the program
 * defines them, SQLite and GLib call these too. Refuses: to do anything but write down what happens
 * below one folder, and do it. */

/* both names of each function are defined here, and none of them as something else */
#undef _FILE_OFFSET_BITS
#undef _FORTIFY_SOURCE

#include "disk-log-private.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define BOOT_ID "/proc/sys/kernel/random/boot_id"
#define NO_NODE (-1)

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static char *root; /* NULL: nothing is written down nor kept */
static gboolean recording;
static GArray *steps;        /* Step */
static GArray *folders;      /* gboolean a node: is it a folder? Node 0 is the root. */
static GHashTable *nodes;    /* path → node + 1, as names stand now */
static GHashTable *open_fds; /* descriptor → node + 1 */
static gboolean started_anew;

/* ---- writing down ---- */

static int
find_node (GHashTable *table, gconstpointer key)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (table, key)) - 1;
}

static int
node_of_path (const char *path)
{
  return recording ? find_node (nodes, path) : NO_NODE;
}

static int
node_of_fd (int fd)
{
  return recording ? find_node (open_fds, GINT_TO_POINTER (fd)) : NO_NODE;
}

static gboolean
is_below (const char *path)
{
  gsize length = recording ? strlen (root) : 0;
  return recording && strncmp (path, root, length) == 0 && path[length] == '/';
}

static int
new_node (const char *path, gboolean folder)
{
  g_array_append_val (folders, folder);
  int node = (int)folders->len - 1;
  g_hash_table_insert (nodes, g_strdup (path), GINT_TO_POINTER (node + 1));
  return node;
}

static Step *
add_step (StepKind kind, int node)
{
  Step step = { .kind = kind, .node = node, .made = NO_NODE, .other = NO_NODE };
  g_array_append_val (steps, step);
  return &g_array_index (steps, Step, steps->len - 1);
}

static Step *
add_name_step (StepKind kind, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int node = node_of_path (folder);
  g_assert_cmpint (node, >=, 0);
  Step *step = add_step (kind, node);
  step->name = g_path_get_basename (path);
  return step;
}

static void
add_made (const char *path, gboolean folder)
{
  Step *step = add_name_step (STEP_MAKE, path);
  step->made = new_node (path, folder);
}

static void
add_write (int fd, gconstpointer bytes, ssize_t length, gint64 offset)
{
  int node = node_of_fd (fd);
  if (node < 0 || length <= 0)
    return;
  Step *step = add_step (STEP_WRITE, node);
  step->offset = offset;
  step->bytes = g_bytes_new (bytes, (gsize)length);
}

static void
add_truncate (int node, gint64 length)
{
  if (node >= 0)
    add_step (STEP_TRUNCATE, node)->offset = length;
}

/* ---- in the place of the C library's ---- */

/* What was done to the disk stands in the log when the call returns, before anybody else's. */
static long
finish (long result, int errsv)
{
  pthread_mutex_unlock (&mutex);
  errno = errsv;
  return result;
}

static int
do_open (const char *path, int flags, mode_t mode)
{
  if (started_anew && strcmp (path, BOOT_ID) == 0)
    path = "/proc/sys/kernel/random/uuid";
  pthread_mutex_lock (&mutex);
  gboolean there = node_of_path (path) >= 0;
  int fd = (int)syscall (SYS_openat, AT_FDCWD, path, flags, mode);
  int errsv = errno;
  if (fd >= 0 && (there || is_below (path)))
    {
      if (!there)
        add_made (path, FALSE);
      else if (flags & O_TRUNC)
        add_truncate (node_of_path (path), 0);
      g_hash_table_insert (open_fds, GINT_TO_POINTER (fd),
                           GINT_TO_POINTER (node_of_path (path) + 1));
    }
  return (int)finish (fd, errsv);
}

int
open (const char *path, int flags, ...)
{
  va_list list;
  va_start (list, flags);
  mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg (list, mode_t) : 0;
  va_end (list);
  return do_open (path, flags, mode);
}

int
close (int fd)
{
  pthread_mutex_lock (&mutex);
  if (recording)
    g_hash_table_remove (open_fds, GINT_TO_POINTER (fd));
  int result = (int)syscall (SYS_close, fd);
  return (int)finish (result, errno);
}

ssize_t
write (int fd, const void *bytes, size_t length)
{
  pthread_mutex_lock (&mutex);
  gint64 offset = node_of_fd (fd) >= 0 ? lseek (fd, 0, SEEK_CUR) : 0;
  ssize_t result = syscall (SYS_write, fd, bytes, length);
  int errsv = errno;
  add_write (fd, bytes, result, offset);
  return finish (result, errsv);
}

ssize_t
pwrite (int fd, const void *bytes, size_t length, off_t offset)
{
  pthread_mutex_lock (&mutex);
  ssize_t result = syscall (SYS_pwrite64, fd, bytes, length, offset);
  int errsv = errno;
  add_write (fd, bytes, result, offset);
  return finish (result, errsv);
}

int
ftruncate (int fd, off_t length)
{
  pthread_mutex_lock (&mutex);
  int result = (int)syscall (SYS_ftruncate, fd, length);
  int errsv = errno;
  if (result == 0)
    add_truncate (node_of_fd (fd), length);
  return (int)finish (result, errsv);
}

static int
do_sync (long number, int fd)
{
  pthread_mutex_lock (&mutex);
  int result = (int)syscall (number, fd);
  int errsv = errno;
  if (result == 0 && node_of_fd (fd) >= 0)
    add_step (STEP_SYNC, node_of_fd (fd));
  return (int)finish (result, errsv);
}

int
fsync (int fd)
{
  return do_sync (SYS_fsync, fd);
}

int
fdatasync (int fd)
{
  return do_sync (SYS_fdatasync, fd);
}

static void
move_node (const char *from, const char *to)
{
  int node = node_of_path (from);
  g_hash_table_remove (nodes, from);
  g_hash_table_insert (nodes, g_strdup (to), GINT_TO_POINTER (node + 1));
}

int
rename (const char *from, const char *to)
{
  pthread_mutex_lock (&mutex);
  int result = (int)syscall (SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
  int errsv = errno;
  if (result == 0 && is_below (from))
    {
      g_assert_true (is_below (to));
      g_autofree char *folder = g_path_get_dirname (to);
      Step *step = add_name_step (STEP_RENAME, from);
      step->other = node_of_path (folder);
      step->other_name = g_path_get_basename (to);
      move_node (from, to);
    }
  return (int)finish (result, errsv);
}

static int
do_remove (const char *path, int flags)
{
  pthread_mutex_lock (&mutex);
  int result = (int)syscall (SYS_unlinkat, AT_FDCWD, path, flags);
  int errsv = errno;
  if (result == 0 && is_below (path))
    {
      add_name_step (STEP_REMOVE, path);
      g_hash_table_remove (nodes, path);
    }
  return (int)finish (result, errsv);
}

int
unlink (const char *path)
{
  return do_remove (path, 0);
}

int
rmdir (const char *path)
{
  return do_remove (path, AT_REMOVEDIR);
}

int
mkdir (const char *path, mode_t mode)
{
  pthread_mutex_lock (&mutex);
  int result = (int)syscall (SYS_mkdirat, AT_FDCWD, path, mode);
  int errsv = errno;
  if (result == 0 && is_below (path))
    add_made (path, TRUE);
  return (int)finish (result, errsv);
}

/* The same where files may be large: off_t is that here already. */
G_STATIC_ASSERT (sizeof (off_t) == sizeof (gint64));
int open64 (const char *path, int flags, ...) __attribute__ ((alias ("open")));
ssize_t pwrite64 (int fd, const void *bytes, size_t length, off_t offset)
  __attribute__ ((alias ("pwrite")));
int ftruncate64 (int fd, off_t length) __attribute__ ((alias ("ftruncate")));

/* ---- beginning and end ---- */

static void
step_clear (gpointer data)
{
  Step *step = data;
  g_free (step->name);
  g_free (step->other_name);
  g_clear_pointer (&step->bytes, g_bytes_unref);
}

/* What is there at the start has arrived long since. */
static void
add_present (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_DIR));
      add_made (path, TRUE);
      add_present (path);
    }
  add_step (STEP_SYNC, node_of_path (folder));
}

void
disk_log_begin (const char *path)
{
  steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (steps, step_clear);
  folders = g_array_new (FALSE, FALSE, sizeof (gboolean));
  nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  open_fds = g_hash_table_new (NULL, NULL);
  root = g_strdup (path);
  recording = TRUE;
  new_node (path, TRUE);
  add_present (path);
}

void
disk_log_note (const char *word, int number)
{
  pthread_mutex_lock (&mutex);
  Step *step = add_step (STEP_NOTE, NO_NODE);
  step->name = g_strdup (word);
  step->offset = number;
  pthread_mutex_unlock (&mutex);
}

void
disk_log_end (void)
{
  pthread_mutex_lock (&mutex);
  recording = FALSE;
  pthread_mutex_unlock (&mutex);
}

void
disk_log_clear (void)
{
  g_clear_pointer (&root, g_free);
  g_clear_pointer (&steps, g_array_unref);
  g_clear_pointer (&folders, g_array_unref);
  g_clear_pointer (&nodes, g_hash_table_unref);
  g_clear_pointer (&open_fds, g_hash_table_unref);
  started_anew = FALSE;
}

void
disk_log_start_machine (void)
{
  started_anew = TRUE;
}

const char *
disk_log_get_root (void)
{
  return root;
}

guint
disk_log_get_n_nodes (void)
{
  return folders->len;
}

gboolean
disk_log_is_folder (guint node)
{
  return g_array_index (folders, gboolean, node);
}

guint
disk_log_get_length (void)
{
  return steps->len;
}

const Step *
disk_log_get_step (guint i)
{
  return &g_array_index (steps, Step, i);
}

int
disk_log_get_note (const char *word, guint moment)
{
  for (guint i = moment; i-- > 0;)
    {
      const Step *step = disk_log_get_step (i);
      if (step->kind == STEP_NOTE && g_str_equal (step->name, word))
        return (int)step->offset;
    }
  return -1;
}

char *
disk_log_describe (guint moment, guint n_steps)
{
  static const char *const kinds[]
    = { "make", "remove", "rename", "write", "truncate", "sync", "note" };
  GString *text = g_string_new (NULL);
  for (guint i = moment > n_steps ? moment - n_steps : 0; i < moment; i++)
    {
      const Step *step = disk_log_get_step (i);
      g_string_append_printf (
        text, "%u %s %d %s %s %" G_GINT64_FORMAT " %d\n", i, kinds[step->kind], step->node,
        step->name != NULL ? step->name : "", step->other_name != NULL ? step->other_name : "",
        step->offset, step->bytes != NULL ? (int)g_bytes_get_size (step->bytes) : step->made);
    }
  return g_string_free (text, FALSE);
}
