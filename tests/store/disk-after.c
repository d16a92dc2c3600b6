/* Owns: what a disk may hold after the power failed, made of the steps that disk-log.c wrote down.
 * Refuses: to be kinder than POSIX is; what was not synced may be lost in any part. */

#include "disk-log-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define SECTOR 512

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
  for (guint i = 0; i < disk_log_get_n_nodes (); i++)
    disk->synced[i] = -1;
  for (guint i = 0; i < disk->moment; i++)
    {
      const Step *step = disk_log_get_step (i);
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
      const Step *step = disk_log_get_step (i);
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
  for (guint i = 0; i < disk_log_get_n_nodes (); i++)
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
  const Step *step = disk_log_get_step (i);
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
  disk->synced = g_new (int, disk_log_get_n_nodes ());
  disk->arrived = g_new (guint, disk_log_get_n_nodes ());
  disk->contents = g_ptr_array_new ();
  for (guint i = 0; i < disk_log_get_n_nodes (); i++)
    g_ptr_array_add (disk->contents, disk_log_is_folder (i)
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
  for (guint i = 0; i < disk_log_get_n_nodes (); i++)
    if (disk_log_is_folder (i))
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
      if (disk_log_is_folder ((guint)child))
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
  empty_folder (disk_log_get_root ());
  write_folder (&disk, 0, disk_log_get_root ());
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
      int child = GPOINTER_TO_INT (g_hash_table_lookup (known, name)) - 1;
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;
      n_present++;
      if (child < 0)
        complete = FALSE;
      else if (disk_log_is_folder ((guint)child))
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
  disk_init (&disk, disk_log_get_length (), DISK_LOSS_NONE, NULL);
  gboolean complete = is_folder_complete (&disk, 0, disk_log_get_root ());
  disk_clear (&disk);
  return complete;
}
