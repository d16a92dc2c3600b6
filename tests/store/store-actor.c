/* Another process that has a plan open, for the tests of what happens between two, and of what is
 * left when one dies. It does what its arguments say, one after the other, and tells on standard
 * output:
 *
 *   store-actor PLAN STATE AUTHOR HOST COMMAND…
 *
 *   tmpfs:DIR:KIB    a small disk of this process's own is mounted there  (says "unsupported" if
 * not) freeze:DIR       that folder can only be read, even by root           (the same) limit:BYTES
 * no file may grow beyond that ballast:FILE:KIB fills the disk with a file; KIB 0 takes it away
 * again open, open-if-held, read, create, force add:TITLE        adds a section, and says "added ID
 * TITLE" fill:COUNT       one gesture: COUNT long paragraphs in the last section publish, close
 *   loop:COUNT       adds sections "loop N" and publishes now and then, until COUNT or killed
 *   titles           says what the plan's sections are
 *   look             says what sections the published file has, and how many files are beside it
 *   say:WORD, wait (for a line), kill (oneself)
 *
 * A command that fails says "error CODE MESSAGE" and the next is done all the same. */

#include "file-fixture.h"

#include "yd-item.h"
#include "yd-kit.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

typedef struct
{
  const char *path;
  YdStoreContext context;
  YdStore *store;
  YdId last; /* section */
} Actor;

static void say (const char *format, ...) G_GNUC_PRINTF (1, 2);

static void
say (const char *format, ...)
{
  va_list list;
  va_start (list, format);
  vprintf (format, list);
  va_end (list);
  putchar ('\n');
  fflush (stdout);
}

static void
report (gboolean ok, const char *what, GError *error)
{
  if (ok)
    say ("%s", what);
  else
    say ("error %d %s", error->code, error->message);
  g_clear_error (&error);
}

static void
open_store (Actor *actor, const char *how)
{
  GError *error = NULL;
  if (g_str_equal (how, "create") || g_str_equal (how, "force"))
    actor->store
      = yd_store_create (actor->path, g_str_equal (how, "force"), &actor->context, &error);
  else
    actor->store = yd_store_open (actor->path,
                                  g_str_equal (how, "read")           ? YD_OPEN_READ
                                  : g_str_equal (how, "open-if-held") ? YD_OPEN_READ_IF_HELD
                                                                      : YD_OPEN_EDIT,
                                  &actor->context, &error);
  if (actor->store != NULL)
    for (YdItem *item = yd_plan_get_first_item (yd_store_get_plan (actor->store)); item != NULL;
         item = yd_item_get_next (item))
      actor->last = yd_record_get_id (YD_RECORD (item));
  if (actor->store != NULL)
    say ("opened %s %s", yd_store_is_read_only (actor->store) ? "read-only" : "writable",
         yd_store_get_holder (actor->store) != NULL ? yd_store_get_holder (actor->store) : "-");
  else
    report (FALSE, NULL, error);
}

static gboolean
add (Actor *actor, const char *title)
{
  GError *error = NULL;
  gboolean ok = yd_edit_add_item (actor->store, YD_ID_NONE, actor->last, YD_ITEM_SECTION, title,
                                  &actor->last, &error);
  g_autofree char *id = yd_id_to_string (actor->last);
  g_autofree char *text = g_strdup_printf ("added %s %s", ok ? id : "", title);
  report (ok, text, error);
  return ok;
}

static void
rename_last (Actor *actor, const char *title)
{
  GError *error = NULL;
  gboolean ok
    = yd_edit_set_field (actor->store, YD_TABLE_ITEM, actor->last, "title", title, &error);
  report (ok, "renamed", error);
}

static void
fill (Actor *actor, int count)
{
  GError *error = NULL;
  g_autofree char *line = g_strnfill (900, 'x');
  g_autoptr (GString) body = g_string_new (NULL);
  for (int i = 0; i < count; i++)
    g_string_append_printf (body, "%s%d\n", line, i);
  gboolean ok = yd_edit_set_body (actor->store, YD_OWNER_ITEM, actor->last, body->str, &error);
  report (ok, "filled", error);
}

static void
loop (Actor *actor, int count)
{
  for (int i = 0; i < count; i++)
    {
      g_autofree char *title = g_strdup_printf ("loop %d", i);
      if (!add (actor, title))
        return;
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      GError *error = NULL;
      if (i % 7 == 3 && !yd_store_publish (actor->store, &error))
        report (FALSE, NULL, error);
    }
}

static void
say_titles (Actor *actor)
{
  GString *text = g_string_new ("titles");
  for (YdItem *item = yd_plan_get_first_item (yd_store_get_plan (actor->store)); item != NULL;
       item = yd_item_get_next (item))
    g_string_append_printf (text, " %s", yd_item_get_title (item));
  say ("%s", text->str);
  g_string_free (text, TRUE);
}

static void
look (const char *path)
{
  g_autofree char *titles = file_fixture_read_titles (path);
  g_autofree char *folder = g_path_get_dirname (path);
  say ("look %s, %u", titles, file_fixture_count_files (folder, ""));
}

static void
ballast (const char *argument)
{
  g_auto (GStrv) parts = g_strsplit (argument, ":", 2);
  gsize length = (gsize)atoi (parts[1]) * 1024;
  g_autofree char *bytes = g_malloc0 (length + 1);
  unlink (parts[0]);
  int fd = length > 0 ? open (parts[0], O_WRONLY | O_CREAT, 0600) : -1;
  while (fd >= 0 && length > 0 && write (fd, bytes, length) < 0)
    length /= 2;
  if (fd >= 0)
    close (fd);
}

static void
write_file (const char *path, const char *text)
{
  int fd = open (path, O_WRONLY);
  if (fd >= 0 && write (fd, text, strlen (text)) < 0)
    say ("%s: %s", path, g_strerror (errno));
  if (fd >= 0)
    close (fd);
}

/* Mounts that only this process sees. */
static gboolean
own_mounts (void)
{
  static gboolean done;
  if (done)
    return TRUE;
  g_autofree char *uids = g_strdup_printf ("0 %u 1", geteuid ());
  g_autofree char *gids = g_strdup_printf ("0 %u 1", getegid ());
  if (unshare (CLONE_NEWNS) != 0)
    {
      if (unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0)
        return FALSE;
      write_file ("/proc/self/setgroups", "deny");
      write_file ("/proc/self/uid_map", uids);
      write_file ("/proc/self/gid_map", gids);
    }
  done = mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
  return done;
}

static gboolean
mount_disk (const char *argument)
{
  g_auto (GStrv) parts = g_strsplit (argument, ":", 2);
  g_autofree char *size = g_strdup_printf ("size=%sk", parts[1]);
  return own_mounts () && mount ("tmpfs", parts[0], "tmpfs", 0, size) == 0;
}

static gboolean
freeze (const char *folder)
{
  return own_mounts () && mount (folder, folder, NULL, MS_BIND, NULL) == 0
         && mount (NULL, folder, NULL, MS_BIND | MS_REMOUNT | MS_RDONLY, NULL) == 0;
}

static void
run (Actor *actor, const char *command)
{
  GError *error = NULL;
  const char *argument = strchr (command, ':') != NULL ? strchr (command, ':') + 1 : "";
  char line[64];
  if (g_str_has_prefix (command, "tmpfs:"))
    say (mount_disk (argument) ? "mounted" : "unsupported");
  else if (g_str_has_prefix (command, "freeze:"))
    say (freeze (argument) ? "frozen" : "unsupported");
  else if (g_str_has_prefix (command, "limit:"))
    yd_kit_limit_files (g_ascii_strtoull (argument, NULL, 10));
  else if (g_str_has_prefix (command, "ballast:"))
    ballast (argument);
  else if (g_str_equal (command, "look"))
    look (actor->path);
  else if (g_str_has_prefix (command, "say:"))
    say ("%s", argument);
  else if (g_str_equal (command, "wait"))
    {
      if (fgets (line, sizeof line, stdin) == NULL)
        exit (0);
    }
  else if (g_str_equal (command, "kill"))
    raise (SIGKILL);
  else if (actor->store == NULL)
    open_store (actor, command);
  else if (g_str_has_prefix (command, "add:"))
    add (actor, argument);
  else if (g_str_has_prefix (command, "rename:"))
    rename_last (actor, argument);
  else if (g_str_has_prefix (command, "fill:"))
    fill (actor, atoi (argument));
  else if (g_str_has_prefix (command, "loop:"))
    loop (actor, atoi (argument));
  else if (g_str_equal (command, "titles"))
    say_titles (actor);
  else if (g_str_equal (command, "publish"))
    {
      gboolean ok = yd_store_publish (actor->store, &error);
      report (ok, "published", error);
    }
  else if (g_str_equal (command, "close"))
    {
      gboolean ok = yd_store_close (actor->store, &error);
      report (ok, "closed", error);
      g_clear_object (&actor->store);
    }
}

int
main (int argc, char **argv)
{
  if (argc < 6)
    return 2;
  Actor actor = { .path = argv[1] };
  actor.context = (YdStoreContext){
    .state_dir = argv[2], .author = argv[3], .host = argv[4], .now = g_get_real_time
  };
  /* before there are threads, which would stay where they are */
  for (int i = 5; i < argc; i++)
    if (g_str_has_prefix (argv[i], "freeze:"))
      own_mounts ();
  for (int i = 5; i < argc; i++)
    run (&actor, argv[i]);
  g_clear_object (&actor.store);
  return 0;
}
