/* Owns: the functions of the C library that change files, in the place of its own: as the program
 * defines them, SQLite and GLib call these too. Refuses: to do anything but write down what happens
 * below one folder, and do it. */

/* both names of each function are defined here, and none of them as something else */
#undef _FILE_OFFSET_BITS
#undef _FORTIFY_SOURCE

#include "disk-log.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define SECTOR 512
#define BOOT_ID "/proc/sys/kernel/random/boot_id"
#define NO_NODE (-1)

typedef enum
{
  STEP_MAKE, /* name, in node's folder */
  STEP_REMOVE,
  STEP_RENAME, /* to other_name in other */
  STEP_WRITE,
  STEP_TRUNCATE,
  STEP_SYNC,
  STEP_NOTE,
} StepKind;

typedef struct
{
  StepKind kind;
  int node;   /* the file that is written or synced; else the folder that has the name */
  int made;   /* what gets the name */
  int other;  /* the folder to which it is renamed; NO_NODE for none */
  char *name; /* or the note's word */
  char *other_name;
  gint64 offset; /* or the length, or the note's number */
  GBytes *bytes;
} Step;

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
  pthread_mutex_unlock (&mutex);
  errno = errsv;
  return fd;
}

static mode_t
get_mode (int flags, va_list list)
{
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg (list, mode_t) : 0;
}

int
open (const char *path, int flags, ...)
{
  va_list list;
  va_start (list, flags);
  mode_t mode = get_mode (flags, list);
  va_end (list);
  return do_open (path, flags, mode);
}

int
open64 (const char *path, int flags, ...)
{
  va_list list;
  va_start (list, flags);
  mode_t mode = get_mode (flags, list);
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
  pthread_mutex_unlock (&mutex);
  return result;
}

ssize_t
write (int fd, const void *bytes, size_t length)
{
  pthread_mutex_lock (&mutex);
  gint64 offset = node_of_fd (fd) >= 0 ? lseek (fd, 0, SEEK_CUR) : 0;
  ssize_t result = syscall (SYS_write, fd, bytes, length);
  int errsv = errno;
  add_write (fd, bytes, result, offset);
  pthread_mutex_unlock (&mutex);
  errno = errsv;
  return result;
}

ssize_t
pwrite64 (int fd, const void *bytes, size_t length, off64_t offset)
{
  pthread_mutex_lock (&mutex);
  ssize_t result = syscall (SYS_pwrite64, fd, bytes, length, offset);
  int errsv = errno;
  add_write (fd, bytes, result, offset);
  pthread_mutex_unlock (&mutex);
  errno = errsv;
  return result;
}

ssize_t
pwrite (int fd, const void *bytes, size_t length, off_t offset)
{
  return pwrite64 (fd, bytes, length, offset);
}

int
ftruncate64 (int fd, off64_t length)
{
  pthread_mutex_lock (&mutex);
  int result = (int)syscall (SYS_ftruncate, fd, length);
  int errsv = errno;
  if (result == 0)
    add_truncate (node_of_fd (fd), length);
  pthread_mutex_unlock (&mutex);
  errno = errsv;
  return result;
}

int
ftruncate (int fd, off_t length)
{
  return ftruncate64 (fd, length);
}

static int
do_sync (long number, int fd)
{
  pthread_mutex_lock (&mutex);
  int result = (int)syscall (number, fd);
  int errsv = errno;
  if (result == 0 && node_of_fd (fd) >= 0)
    add_step (STEP_SYNC, node_of_fd (fd));
  pthread_mutex_unlock (&mutex);
  errno = errsv;
  return result;
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
  pthread_mutex_unlock (&mutex);
  errno = errsv;
  return result;
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
  pthread_mutex_unlock (&mutex);
  errno = errsv;
  return result;
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
  pthread_mutex_unlock (&mutex);
  errno = errsv;
  return result;
}

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

guint
disk_log_get_length (void)
{
  return steps->len;
}

int
disk_log_get_note (const char *word, guint moment)
{
  for (guint i = moment; i-- > 0;)
    {
      const Step *step = &g_array_index (steps, Step, i);
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
      const Step *step = &g_array_index (steps, Step, i);
      g_string_append_printf (
        text, "%u %s %d %s %s %" G_GINT64_FORMAT " %d\n", i, kinds[step->kind], step->node,
        step->name != NULL ? step->name : "", step->other_name != NULL ? step->other_name : "",
        step->offset, step->bytes != NULL ? (int)g_bytes_get_size (step->bytes) : step->made);
    }
  return g_string_free (text, FALSE);
}

/* ---- what a disk may hold ---- */

/* A disk after a failure. */
typedef struct
{
  guint moment; /* steps that were done */
  DiskLoss loss;
  GRand *random;       /* borrowed */
  int *synced;         /* a node: step of its last sync, -1 for none */
  guint *arrived;      /* a folder: its changes before this step have arrived */
  GPtrArray *contents; /* a file: GByteArray; a folder: GHashTable of name → node + 1 */
} Disk;

static gboolean
by_chance (Disk *disk, DiskLoss kept)
{
  return disk->loss == DISK_LOSS_NONE || disk->loss == kept
         || (disk->loss == DISK_LOSS_ANY && g_rand_boolean (disk->random));
}

static void
find_synced (Disk *disk)
{
  for (guint i = 0; i < folders->len; i++)
    disk->synced[i] = -1;
  for (guint i = 0; i < disk->moment; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);
      if (step->kind == STEP_SYNC)
        disk->synced[step->node] = (int)i;
    }
}

/* A renaming that has arrived in one folder has arrived in the other. */
static gboolean
even_out (Disk *disk)
{
  gboolean changed = FALSE;
  for (guint i = 0; i < disk->moment; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);
      if (step->kind != STEP_RENAME || step->other == step->node)
        continue;
      guint *one = &disk->arrived[step->node], *two = &disk->arrived[step->other];
      if ((i < *one) == (i < *two))
        continue;
      *one = MAX (*one, i + 1);
      *two = MAX (*two, i + 1);
      changed = TRUE;
    }
  return changed;
}

static void
choose_arrived (Disk *disk)
{
  for (guint i = 0; i < folders->len; i++)
    {
      guint least = (guint)(disk->synced[i] + 1);
      disk->arrived[i] = by_chance (disk, DISK_LOSS_BYTES) ? disk->moment : least;
      if (disk->loss == DISK_LOSS_ANY && g_rand_boolean (disk->random))
        disk->arrived[i]
          = (guint)g_rand_int_range (disk->random, (gint32)least, (gint32)disk->moment + 1);
    }
  while (even_out (disk))
    continue;
}

static void
set_length (GByteArray *file, gint64 length)
{
  guint old = file->len;
  g_byte_array_set_size (file, (guint)length);
  if (file->len > old)
    memset (file->data + old, 0, file->len - old);
}

/* Sector by sector, where it has not been synced. */
static void
apply_write (Disk *disk, const Step *step, gboolean safe)
{
  GByteArray *file = disk->contents->pdata[step->node];
  gsize length;
  const guint8 *bytes = g_bytes_get_data (step->bytes, &length);
  gint64 end = step->offset + (gint64)length;
  gboolean whole = safe || by_chance (disk, DISK_LOSS_NAMES);
  gboolean torn = !whole && disk->loss == DISK_LOSS_ANY && g_rand_boolean (disk->random);
  if (!whole && !torn && !by_chance (disk, DISK_LOSS_BYTES))
    return;
  if (end > file->len)
    set_length (file, end);
  for (gint64 at = step->offset; at < end;)
    {
      gint64 next = MIN (end, (at / SECTOR + 1) * SECTOR);
      if (whole || (torn && g_rand_boolean (disk->random)))
        memcpy (file->data + at, bytes + (at - step->offset), (gsize)(next - at));
      at = next;
    }
}

static void
apply_name (Disk *disk, const Step *step)
{
  GHashTable *folder = disk->contents->pdata[step->node];
  if (step->kind == STEP_MAKE)
    g_hash_table_insert (folder, step->name, GINT_TO_POINTER (step->made + 1));
  else if (step->kind == STEP_RENAME)
    g_hash_table_insert (disk->contents->pdata[step->other], step->other_name,
                         g_hash_table_lookup (folder, step->name));
  if (step->kind != STEP_MAKE)
    g_hash_table_remove (folder, step->name);
}

static void
apply (Disk *disk, guint i)
{
  const Step *step = &g_array_index (steps, Step, i);
  switch (step->kind)
    {
    case STEP_MAKE:
    case STEP_REMOVE:
    case STEP_RENAME:
      if (i < disk->arrived[step->node])
        apply_name (disk, step);
      break;
    case STEP_WRITE:
      apply_write (disk, step, disk->synced[step->node] > (int)i);
      break;
    case STEP_TRUNCATE:
      if (disk->synced[step->node] > (int)i || by_chance (disk, DISK_LOSS_BYTES))
        set_length (disk->contents->pdata[step->node], step->offset);
      break;
    case STEP_SYNC:
    case STEP_NOTE:
    default:
      break;
    }
}

static void
disk_init (Disk *disk, guint moment, DiskLoss loss, GRand *random)
{
  *disk = (Disk){ .moment = moment, .loss = loss, .random = random };
  disk->synced = g_new (int, folders->len);
  disk->arrived = g_new (guint, folders->len);
  disk->contents = g_ptr_array_new ();
  for (guint i = 0; i < folders->len; i++)
    g_ptr_array_add (disk->contents, g_array_index (folders, gboolean, i)
                                       ? (gpointer)g_hash_table_new (g_str_hash, g_str_equal)
                                       : (gpointer)g_byte_array_new ());
  find_synced (disk);
  choose_arrived (disk);
  for (guint i = 0; i < moment; i++)
    apply (disk, i);
}

static void
disk_clear (Disk *disk)
{
  for (guint i = 0; i < folders->len; i++)
    if (g_array_index (folders, gboolean, i))
      g_hash_table_unref (disk->contents->pdata[i]);
    else
      g_byte_array_unref (disk->contents->pdata[i]);
  g_ptr_array_unref (disk->contents);
  g_free (disk->synced);
  g_free (disk->arrived);
}

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        empty_folder (path);
      g_assert_cmpint (g_remove (path), ==, 0);
    }
}

static void
write_folder (Disk *disk, int node, const char *folder)
{
  GHashTableIter iter;
  gpointer name, value;
  g_hash_table_iter_init (&iter, disk->contents->pdata[node]);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      int child = GPOINTER_TO_INT (value) - 1;
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_array_index (folders, gboolean, child))
        {
          g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
          write_folder (disk, child, path);
          continue;
        }
      GByteArray *file = disk->contents->pdata[child];
      int fd = open (path, O_WRONLY | O_CREAT | O_EXCL, 0600);
      g_assert_cmpint (fd, >=, 0);
      g_assert_cmpint (write (fd, file->data, file->len), ==, file->len);
      close (fd);
    }
}

void
disk_log_lay_out (guint moment, DiskLoss loss, GRand *random)
{
  Disk disk;
  disk_init (&disk, moment, loss, random);
  empty_folder (root);
  write_folder (&disk, 0, root);
  disk_clear (&disk);
}

static gboolean
is_folder_complete (Disk *disk, int node, const char *folder)
{
  GHashTable *known = disk->contents->pdata[node];
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_present = 0;
  gboolean complete = TRUE;
  while (complete && (name = g_dir_read_name (dir)) != NULL)
    {
      int child = find_node (known, name);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;
      n_present++;
      if (child < 0)
        complete = FALSE;
      else if (g_array_index (folders, gboolean, child))
        complete = is_folder_complete (disk, child, path);
      else
        {
          GByteArray *file = disk->contents->pdata[child];
          complete = g_file_get_contents (path, &bytes, &length, NULL) && length == file->len
                     && (length == 0 || memcmp (bytes, file->data, length) == 0);
        }
      if (!complete)
        g_test_message ("%s is not as it was written down", path);
    }
  return complete && n_present == g_hash_table_size (known);
}

gboolean
disk_log_is_complete (void)
{
  Disk disk;
  disk_init (&disk, steps->len, DISK_LOSS_NONE, NULL);
  gboolean complete = is_folder_complete (&disk, 0, root);
  disk_clear (&disk);
  return complete;
}
