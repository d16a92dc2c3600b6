/* Owns: the folders in which plans live while they are open, and finding those that a crash has
 * left. Whether a folder's process lives is asked of the kernel: it keeps a lock on the file
 * "holder" that goes with the process, however that ends. Refuses: to judge what is in a working
 * copy. */

#include "yd-working.h"

#include "yd-disk.h"
#include "yd-id.h"
#include "yd-note.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define ORIGIN_FORMAT "yaodian-working"

/**
 * yd_working_get_state_dir:
 * @state_dir: (nullable): the caller's
 *
 * Returns: (transfer full): @state_dir, else the program's folder in the user's state folder
 */
char *
yd_working_get_state_dir (const char *state_dir)
{
  return state_dir != NULL ? g_strdup (state_dir)
                           : g_build_filename (g_get_user_state_dir (), "yaodian", NULL);
}

static char *
get_working_dir (const char *state_dir)
{
  g_autofree char *base = yd_working_get_state_dir (state_dir);
  return g_build_filename (base, "working", NULL);
}

/* Opens and locks a file; -1 where another process holds it. */
static int
open_locked (const char *path, gboolean wait)
{
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    return -1;
  while (flock (fd, LOCK_EX | (wait ? 0 : LOCK_NB)) != 0)
    if (errno != EINTR)
      {
        close (fd);
        return -1;
      }
  return fd;
}

/* Held while folders are made or searched, so that nobody takes a folder for left behind that is
 * just being made. */
static int
enter_guard (const char *working_dir)
{
  g_autofree char *guard = g_build_filename (working_dir, ".guard", NULL);
  return open_locked (guard, TRUE);
}

static YdWorking *
working_at (const char *working_dir, const char *token)
{
  YdWorking *self = g_new0 (YdWorking, 1);
  self->token = g_strdup (token);
  self->folder = g_build_filename (working_dir, token, NULL);
  self->database = g_build_filename (self->folder, "plan.db", NULL);
  self->snapshot = g_build_filename (self->folder, "snapshot.db", NULL);
  self->holder = -1;
  return self;
}

static gboolean
hold (YdWorking *self)
{
  g_autofree char *path = g_build_filename (self->folder, "holder", NULL);
  self->holder = open_locked (path, FALSE);
  return self->holder >= 0;
}

static gboolean
write_origin (YdWorking *self, gboolean durable, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_string_value (builder, ORIGIN_FORMAT);
  /* as a URI, because names on old memory sticks need not be UTF-8 */
  g_autofree char *uri = self->path != NULL ? g_filename_to_uri (self->path, NULL, NULL) : NULL;
  json_builder_set_member_name (builder, "file");
  json_builder_add_string_value (builder, uri);
  json_builder_set_member_name (builder, "uid");
  json_builder_add_string_value (builder, self->uid);
  json_builder_set_member_name (builder, "published");
  json_builder_add_string_value (builder, self->published);
  json_builder_set_member_name (builder, "reader");
  json_builder_add_boolean_value (builder, self->reader);
  json_builder_end_object (builder);

  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);
  g_autofree char *path = g_build_filename (self->folder, "origin.json", NULL);
  return yd_disk_write_text (path, text, durable, error);
}

static gboolean
read_origin (YdWorking *self)
{
  g_autofree char *path = g_build_filename (self->folder, "origin.json", NULL);
  g_autofree char *text = NULL;
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;
  g_autoptr (JsonObject) note = yd_note_parse (text, ORIGIN_FORMAT);
  if (note == NULL)
    return FALSE;
  g_autofree char *uri = yd_note_dup_string (note, "file");
  self->path = uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL;
  self->uid = yd_note_dup_string (note, "uid");
  self->published = yd_note_dup_string (note, "published");
  self->reader = json_object_get_boolean_member_with_default (note, "reader", FALSE);
  return TRUE;
}

/**
 * yd_working_new:
 * @path: the published file, resolved
 * @reader: the copy is for reading only
 *
 * Makes a folder for a working copy and holds it. The database in it is empty.
 *
 * Returns: (transfer full) (nullable): to be given to yd_working_remove() or yd_working_release()
 */
YdWorking *
yd_working_new (const char *state_dir, const char *path, gboolean reader, GError **error)
{
  g_autofree char *working_dir = get_working_dir (state_dir);
  g_autofree char *token = yd_id_to_string (yd_id_new ());
  g_autoptr (YdWorking) self = working_at (working_dir, token);
  self->path = g_strdup (path);
  self->reader = reader;

  /* where the folder was made by something more generous, it is closed now */
  if (yd_disk_make_folder (working_dir) != 0 || chmod (working_dir, 0700) != 0)
    {
      yd_disk_set_error (errno,
                         _ ("no plan can be edited, as the program's folder cannot be written"),
                         working_dir, error);
      return NULL;
    }
  int guard = enter_guard (working_dir);
  gboolean ok = guard >= 0 && mkdir (self->folder, 0700) == 0 && hold (self);
  int errsv = errno;
  ok = ok && write_origin (self, FALSE, error);
  if (guard >= 0)
    close (guard);
  int fd = ok ? open (self->database, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600) : -1;
  if (fd < 0)
    {
      if (error != NULL && *error == NULL)
        yd_disk_set_error (ok ? errno : errsv,
                           _ ("no plan can be edited, as the program's folder cannot be written"),
                           working_dir, error);
      yd_working_remove (g_steal_pointer (&self));
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&self);
}

/**
 * yd_working_new_temporary:
 *
 * Makes a folder for reading where the state folder cannot be written.
 *
 * Returns: (transfer full) (nullable): as yd_working_new()
 */
YdWorking *
yd_working_new_temporary (const char *path, GError **error)
{
  g_autofree char *root = g_dir_make_tmp ("yaodian-XXXXXX", NULL);
  YdWorking *self = root != NULL ? yd_working_new (root, path, TRUE, error) : NULL;
  if (root == NULL)
    yd_disk_set_error (errno, _ ("cannot be written"), g_get_tmp_dir (), error);
  else if (self == NULL)
    rmdir (root);
  else
    self->root = g_steal_pointer (&root);
  return self;
}

/**
 * yd_working_record:
 * @uid: (nullable): of the plan
 * @published: (nullable): newest history hash in the published file
 * @durable: wait until the disk has it, and the folder itself: before the first edit, for a power failure
 *   after it
 *
 * Notes what has been published, so that the folder tells it after a crash.
 */
gboolean
yd_working_record (YdWorking *self, const char *uid, const char *published, gboolean durable,
                   GError **error)
{
  char *new_uid = g_strdup (uid);
  char *new_published = g_strdup (published);
  g_free (self->uid);
  g_free (self->published);
  self->uid = new_uid;
  self->published = new_published;
  if (!write_origin (self, durable, error))
    return FALSE;
  if (durable && !self->lasts)
    yd_disk_sync_folder_of (self->folder);
  self->lasts |= durable;
  return TRUE;
}

/**
 * yd_working_set_path:
 *
 * The plan's file is another one; the next yd_working_record() notes it.
 */
void
yd_working_set_path (YdWorking *self, const char *path)
{
  char *copy = g_strdup (path);
  g_free (self->path);
  self->path = copy;
}

/**
 * yd_working_forget_path:
 *
 * Keeps a working copy that is damaged, for somebody who knows how to mend it, but offers it to no
 * file any more.
 */
void
yd_working_forget_path (YdWorking *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->uid, g_free);
  write_origin (self, FALSE, NULL);
}

/**
 * yd_working_release:
 * @self: (transfer full) (nullable):
 *
 * Lets go of the folder and leaves it where it is.
 */
void
yd_working_release (YdWorking *self)
{
  if (self == NULL)
    return;
  if (self->holder >= 0)
    close (self->holder);
  g_free (self->token);
  g_free (self->folder);
  g_free (self->database);
  g_free (self->snapshot);
  g_free (self->path);
  g_free (self->uid);
  g_free (self->published);
  g_free (self->root);
  g_free (self);
}

/**
 * yd_working_remove:
 * @self: (transfer full) (nullable):
 *
 * Removes the folder with all that is in it; the database first, without which the rest is nothing.
 */
void
yd_working_remove (YdWorking *self)
{
  if (self == NULL)
    return;
  unlink (self->database);
  yd_disk_remove_folder (self->folder);
  if (self->root != NULL)
    {
      g_autofree char *working_dir = get_working_dir (self->root);
      yd_disk_remove_folder (working_dir);
      rmdir (self->root);
    }
  yd_working_release (self);
}

/* A file that was moved or renamed is known by its plan's uid, a copy of it is another file. */
static gboolean
belongs_to (YdWorking *self, const char *path, const char *uid)
{
  if (self->path == NULL)
    return FALSE;
  if (g_strcmp0 (self->path, path) == 0)
    return TRUE;
  return uid != NULL && g_strcmp0 (self->uid, uid) == 0 && access (self->path, F_OK) != 0
         && errno == ENOENT;
}

/* A plan is made under such a name and gets its own when it is whole. */
static gboolean
is_unfinished (const char *path)
{
  YdId id;
  g_autofree char *name = g_path_get_basename (path);
  g_auto (GStrv) parts = g_strsplit (name, ".", -1); /* "", ID, "yaodian" */
  return g_strv_length (parts) == 3 && *parts[0] == '\0' && yd_id_parse (parts[1], &id)
         && g_str_equal (parts[2], "yaodian");
}

/* The power failed before the disk had the origin, which it has before the first edit: it is missing, or
 * ends early, or has zeros where something had not arrived. */
static gboolean
never_got_an_origin (YdWorking *self)
{
  g_autofree char *path = g_build_filename (self->folder, "origin.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  if (!g_file_get_contents (path, &text, &length, &error))
    return g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  return length == 0 || text[length - 1] != '}' || strlen (text) < length;
}

/* Nobody has edited it: it was for reading, or got no further than being made. */
static gboolean
was_never_edited (YdWorking *self, gboolean known)
{
  if (access (self->database, F_OK) != 0 || (known && self->reader))
    return TRUE;
  if (!known)
    return never_got_an_origin (self);
  return self->path != NULL && self->uid == NULL && !is_unfinished (self->path);
}

/**
 * yd_working_find_left:
 * @path: a published file, resolved
 * @uid: (nullable): of the plan in it
 *
 * Finds the working copies of a file whose processes are gone, and holds them. Copies that nobody has
 * edited are cleared away on the way.
 *
 * Returns: (transfer full) (element-type YdWorking): to be removed or released one by one
 */
GPtrArray *
yd_working_find_left (const char *state_dir, const char *path, const char *uid)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autofree char *working_dir = get_working_dir (state_dir);
  g_autoptr (GDir) dir = g_dir_open (working_dir, 0, NULL);
  int guard = dir != NULL ? enter_guard (working_dir) : -1;
  const char *name;
  YdId id;
  while (guard >= 0 && (name = g_dir_read_name (dir)) != NULL)
    {
      if (!yd_id_parse (name, &id))
        continue;
      g_autoptr (YdWorking) left = working_at (working_dir, name);
      if (!hold (left))
        continue;
      gboolean known = read_origin (left);
      if (was_never_edited (left, known))
        yd_working_remove (g_steal_pointer (&left));
      else if (known && belongs_to (left, path, uid))
        g_ptr_array_add (found, g_steal_pointer (&left));
    }
  if (guard >= 0)
    close (guard);
  return found;
}

/**
 * yd_working_clear_unfinished:
 *
 * Removes plans that were being made when their maker was killed (yd_store_dup_unfinished()), with what
 * stands beside them. Their working copies prove whose they are and that nobody makes them any more.
 */
void
yd_working_clear_unfinished (const char *state_dir)
{
  g_autofree char *working_dir = get_working_dir (state_dir);
  g_autoptr (GDir) dir = g_dir_open (working_dir, 0, NULL);
  int guard = dir != NULL ? enter_guard (working_dir) : -1;
  const char *token;
  YdId id;
  while (guard >= 0 && (token = g_dir_read_name (dir)) != NULL)
    {
      if (!yd_id_parse (token, &id))
        continue;
      g_autoptr (YdWorking) left = working_at (working_dir, token);
      if (!hold (left) || !read_origin (left) || left->path == NULL || !is_unfinished (left->path))
        continue;
      static const char *const beside[] = { ".lock", ".new" };
      for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
        {
          g_autofree char *name = yd_disk_dup_beside (left->path, beside[i]);
          unlink (name);
        }
      unlink (left->path);
      yd_working_remove (g_steal_pointer (&left));
    }
  if (guard >= 0)
    close (guard);
}

/**
 * yd_working_probe:
 * @token: as a lock file names it
 *
 * Returns: whether the process that made that working copy lives, as far as this user can know
 */
YdLife
yd_working_probe (const char *state_dir, const char *token)
{
  YdId id;
  if (!yd_id_parse (token, &id))
    return YD_LIFE_UNKNOWN;
  g_autofree char *working_dir = get_working_dir (state_dir);
  g_autofree char *holder = g_build_filename (working_dir, token, "holder", NULL);
  int guard = access (holder, F_OK) == 0 ? enter_guard (working_dir) : -1;
  int fd = guard >= 0 ? open (holder, O_RDWR | O_CLOEXEC | O_NOFOLLOW) : -1;
  YdLife life = YD_LIFE_UNKNOWN;
  if (fd >= 0)
    {
      if (flock (fd, LOCK_EX | LOCK_NB) == 0)
        life = YD_LIFE_DEAD;
      else if (errno == EWOULDBLOCK)
        life = YD_LIFE_ALIVE;
      close (fd);
    }
  if (guard >= 0)
    close (guard);
  return life;
}
