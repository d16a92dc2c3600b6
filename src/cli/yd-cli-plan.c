/* Owns: opening and making plan files for a command: who does it, when, and that a plan which could not
 * be made whole is not there. */

#include "yd-cli.h"

#include "yd-edit.h"
#include "yd-version.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *const yd_cli_take_over_words = N_ (
  "Write although another machine has the plan open, as where it has died; what was not written there "
  "is merged when the plan is opened there again");
const char *const yd_cli_at_words
  = N_ ("Take the plan as it was at this version: a name or a hash that “history” prints");

YdDate
yd_cli_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  return yd_date_new_day (g_date_time_get_year (now), g_date_time_get_month (now),
                          g_date_time_get_day_of_month (now));
}

/* The person at the keyboard, for the history. */
static const YdStoreContext *
get_context (void)
{
  static YdStoreContext context;
  if (context.now == NULL)
    {
      const char *person = g_get_real_name ();
      if (person == NULL || *person == '\0' || strcmp (person, "Unknown") == 0)
        person = g_get_user_name ();
      context.author = g_utf8_make_valid (person != NULL ? person : "", -1);
      context.host = g_utf8_make_valid (g_get_host_name (), -1);
      context.now = g_get_real_time;
    }
  return &context;
}

/* A damaged plan: says where the newest sound copy is. Takes @local. */
static void
name_copy (const char *path, GError **local, GError **error)
{
  g_autofree char *copy = g_error_matches (*local, YD_ERROR, YD_ERROR_CORRUPT)
                            ? yd_store_find_daily_copy (path, get_context ())
                            : NULL;
  g_autofree char *name = copy != NULL ? yd_cli_display (copy) : NULL;
  g_autofree char *message = name != NULL ? g_strdup_printf (_ ("%s; the newest sound copy is %s"),
                                                             (*local)->message, name)
                                          : NULL;
  if (message != NULL)
    g_set_error_literal (error, (*local)->domain, (*local)->code, message);
  else
    g_propagate_error (error, g_steal_pointer (local));
}

/* Somebody who wants to write finds a file that can be written, with all in it that a crash had left
 * beside: from here on what is not in the file is what the command did. */
static gboolean
check_writable (YdStore *store, GError **error)
{
  if (yd_store_is_read_only (store))
    {
      const char *reason = yd_store_get_reason (store);
      g_set_error_literal (
        error, YD_ERROR, YD_ERROR_READ_ONLY,
        reason != NULL ? reason : _ ("may only be read; copy it to a folder that can be written"));
      return FALSE;
    }
  if (yd_store_publish (store, error))
    return TRUE;
  yd_store_leave (store);
  return FALSE;
}

/**
 * yd_cli_open:
 *
 * Returns: (transfer full) (nullable): the plan in @path; for yd_cli_close() where it is written to
 */
YdStore *
yd_cli_open (const char *path, YdOpenFlags flags, GError **error)
{
  GStatBuf status;
  if (g_stat (path, &status) != 0)
    {
      int code = errno;
      g_set_error (error, YD_ERROR, code == ENOENT ? YD_ERROR_NOT_FOUND : YD_ERROR_FAILED,
                   _ ("cannot be opened: %s"), g_strerror (code));
      return NULL;
    }
  if (S_ISDIR (status.st_mode))
    {
      g_set_error (error, YD_ERROR, YD_ERROR_NOT_A_PLAN, _ ("is a folder; name the plan in it"));
      return NULL;
    }
  g_autoptr (GError) local = NULL;
  g_autoptr (YdStore) store = yd_store_open (path, flags, get_context (), &local);
  if (store == NULL)
    name_copy (path, &local, error);
  if (store == NULL || ((flags & YD_OPEN_READ) == 0 && !check_writable (store, error)))
    return NULL;
  return g_steal_pointer (&store);
}

/**
 * yd_cli_close:
 * @done: did what the command is for succeed?
 *
 * Returns: whether it did, and is in the file
 */
gboolean
yd_cli_close (YdStore *store, gboolean done, GError **error)
{
  if (done && yd_store_publish (store, error))
    return yd_store_close (store, error);
  yd_store_discard (store);
  return FALSE;
}

/**
 * yd_cli_same_file:
 *
 * Returns: whether both names lead to one file that is there
 */
gboolean
yd_cli_same_file (const char *a, const char *b)
{
  GStatBuf x, y;
  return g_stat (a, &x) == 0 && g_stat (b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

/* Fails, naming the holder, while somebody has the plan open that is to be replaced. What is there and
 * is no plan has no holder. */
static gboolean
check_not_held (const char *path, gboolean take_over, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (YdStore) store
    = yd_store_open (path, take_over ? YD_OPEN_TAKE_OVER : YD_OPEN_EDIT, get_context (), &local);
  if (store != NULL)
    return yd_store_close (store, error);
  if (!g_error_matches (local, YD_ERROR, YD_ERROR_IN_USE))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

void
yd_cli_target_clear (YdCliTarget *target)
{
  g_clear_pointer (&target->path, g_free);
}

gboolean
yd_cli_check_target (const YdCliCommand *self, const YdCliTarget *target, YdCliStatus *status)
{
  if (target->path == NULL || *target->path == '\0')
    *status = yd_cli_misuse (self, _ ("-o PLAN is missing"));
  else if (target->take_over && !target->force)
    *status = yd_cli_misuse (self, _ ("--take-over goes with --force"));
  else
    return TRUE;
  return FALSE;
}

/* What stands at @path, which the target's leads to. */
static gboolean
check_present (const char *path, const YdCliTarget *target, GError **error)
{
  GStatBuf status;
  if (g_lstat (path, &status) != 0)
    return TRUE;
  if (S_ISDIR (status.st_mode))
    {
      g_set_error (error, YD_ERROR, YD_ERROR_EXISTS,
                   _ ("is a folder; name the plan to write in it"));
      return FALSE;
    }
  if (!S_ISREG (status.st_mode) && !S_ISLNK (status.st_mode))
    {
      g_set_error (error, YD_ERROR, YD_ERROR_EXISTS, _ ("is no file that could be replaced"));
      return FALSE;
    }
  if (!target->force)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_EXISTS, _ ("is there already; --force replaces it"));
      return FALSE;
    }
  return check_not_held (path, target->take_over, error);
}

/* Gives the finished plan its name; without @force never over another file. */
static gboolean
put_in_place (const char *finished, const char *path, gboolean force, GError **error)
{
  GStatBuf old;
  if (force && g_stat (path, &old) == 0)
    g_chmod (finished,
             old.st_mode & 0777); /* who could not read the old one cannot read this one */
  int result = force ? g_rename (finished, path)
                     : renameat2 (AT_FDCWD, finished, AT_FDCWD, path, RENAME_NOREPLACE);
  if (result != 0 && !force && (errno == EINVAL || errno == ENOSYS))
    { /* a file system without that; a link never replaces either */
      result = link (finished, path);
      if (result == 0)
        g_unlink (finished);
      else if (errno == EPERM || errno == EOPNOTSUPP)
        result = g_access (path, F_OK) == 0 ? (errno = EEXIST, -1) : g_rename (finished, path);
    }
  if (result == 0)
    return TRUE;
  int code = errno;
  if (code == EEXIST)
    g_set_error (error, YD_ERROR, YD_ERROR_EXISTS, _ ("is there already; --force replaces it"));
  else
    g_set_error (error, YD_ERROR, YD_ERROR_FAILED, "%s", g_strerror (code));
  return FALSE;
}

/* The library speaks of the file it was writing; the person knows it by the name asked for. */
static void
name_as_asked (GError *error, const char *path, const char *asked)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *asked_base = g_path_get_basename (asked);
  g_autofree char *shown = g_filename_display_name (asked_base);
  GString *message = g_string_new (error->message);
  g_string_replace (message, base, shown, 0);
  g_free (error->message);
  error->message = g_string_free (message, FALSE);
}

/* The store is let go of last: whoever is killed in between has left a working copy that tells of it. */
static gboolean
write_plan (const char *beside, const char *path, gboolean force, YdRowList *rows,
            const char *source, GError **error)
{
  g_autoptr (YdStore) store = yd_store_create (beside, FALSE, get_context (), error);
  if (store == NULL)
    return FALSE;
  gboolean ok = yd_edit_import (store, rows, source, error) && yd_store_publish (store, error)
                && put_in_place (beside, path, force, error);
  if (!ok)
    g_unlink (beside);
  yd_store_discard (store);
  return ok;
}

/**
 * yd_cli_make_plan:
 * @target: yd_cli_check_target() has found it sensible
 * @rows: what it shall hold
 * @verb_source: (nullable): what the rows came from, as the history tells it; %NULL for a blank plan
 *
 * Writes the plan beside its place and puts it there when it is whole.
 */
gboolean
yd_cli_make_plan (const YdCliTarget *target, YdRowList *rows, const char *verb_source,
                  GError **error)
{
  g_autofree char *real
    = realpath (target->path, NULL); /* a link stays one; what it leads to is replaced */
  const char *path = real != NULL ? real : target->path;
  if (!check_present (path, target, error))
    return FALSE;
  yd_store_clear_unfinished (get_context ());
  g_autofree char *beside = yd_store_dup_unfinished (path);
  if (write_plan (beside, path, target->force, rows, verb_source, error))
    return TRUE;
  if (error != NULL && *error != NULL)
    name_as_asked (*error, beside, path);
  return FALSE;
}

/* The moment that is stamped into a file; the usual variable makes it the same every time. */
gint64
yd_cli_moment (void)
{
  gint64 moment;
  const char *text = g_getenv ("SOURCE_DATE_EPOCH");
  if (text != NULL && g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, &moment, NULL))
    return moment;
  return g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * yd_cli_read:
 * @at: (nullable): a version of the plan; %NULL for now
 *
 * Returns: (transfer full) (nullable): the plan; its file is closed
 */
YdPlan *
yd_cli_read (const char *path, const char *at, GError **error)
{
  g_autoptr (YdStore) store = yd_cli_open (path, YD_OPEN_READ, error);
  if (store == NULL)
    return NULL;
  if (at == NULL)
    return g_object_ref (yd_store_get_plan (store));
  g_autofree char *hash = yd_store_find_state (store, at, error);
  return hash != NULL ? yd_store_dup_plan_at (store, hash, error) : NULL;
}

/**
 * yd_cli_read_all:
 * @at: (nullable): a version, where it is one plan alone
 *
 * Returns: (transfer full) (element-type YdPlan) (nullable): the plans, in order
 */
GPtrArray *
yd_cli_read_all (char **files, const char *at, YdCliStatus *status)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  for (char **file = files; *file != NULL; file++)
    {
      g_autoptr (GError) error = NULL;
      YdPlan *plan = yd_cli_read (*file, at, &error);
      if (plan == NULL)
        {
          *status = yd_cli_fail (*file, error);
          return NULL;
        }
      g_ptr_array_add (plans, plan);
    }
  return g_steal_pointer (&plans);
}
