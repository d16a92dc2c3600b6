#include "file-fixture.h"

#include "yd-disk.h"
#include "yd-lock.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define ADD(name, function) \
  g_test_add (name, FileFixture, NULL, file_fixture_set_up, function, file_fixture_tear_down)

static YdLockInfo *
own_info (FileFixture *fixture)
{
  return yd_lock_info_new (&fixture->context, "0000000000001");
}

static void
set (char **field, const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

/* A number that no process has: that of a child that has ended and been collected. */
static gint64
dead_pid (void)
{
  pid_t pid = fork ();
  if (pid == 0)
    _exit (0);
  waitpid (pid, NULL, 0);
  return pid;
}

static void
test_info (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (YdLockInfo) info = own_info (fixture);
  set (&info->author, "张\"三\n");
  g_autofree char *json = yd_lock_info_to_json (info);
  g_autoptr (YdLockInfo) back = yd_lock_info_parse (json);
  g_assert_nonnull (back);
  g_assert_cmpstr (back->author, ==, info->author);
  g_assert_cmpstr (back->host, ==, "pc-1");
  g_assert_cmpstr (back->machine, ==, info->machine);
  g_assert_cmpstr (back->boot, ==, info->boot);
  g_assert_cmpstr (back->namespace_, ==, info->namespace_);
  g_assert_cmpstr (back->started, ==, info->started);
  g_assert_cmpstr (back->working, ==, info->working);
  g_assert_cmpint (back->pid, ==, getpid ());
  g_assert_cmpint (back->since, ==, info->since);
  g_assert_nonnull (info->boot);
  g_assert_nonnull (info->started);

  static const char *const bad[] = {
    "", "{", "[]", "null", "\"x\"", "{}", "{\"format\":3}", "{\"format\":\"else\"}", "\xff\xfe"
  };
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (yd_lock_info_parse (bad[i]));
  g_autoptr (YdLockInfo) odd = yd_lock_info_parse (
    "{\"format\":\"yaodian-lock\",\"pid\":\"x\",\"author\":[1],\"host\":null}");
  g_assert_nonnull (odd);
  g_autofree char *holder = yd_lock_info_dup_holder (odd);
  g_assert_cmpstr (holder, ==, "?");
}

static void
test_stale (FileFixture *fixture, gconstpointer data)
{
  const gint64 gone = dead_pid ();
  const struct
  {
    const char *what;
    const char *host;
    const char *machine; /* "" here: as it is */
    const char *boot;
    const char *namespace_;
    gint64 pid; /* 0: ours */
    const char *started;
    YdLife life;
    gboolean stale;
  } cases[] = {
    { "ourselves", "pc-1", "", "", "", 0, "", YD_LIFE_UNKNOWN, FALSE },
    { "no such process", "pc-1", "", "", "", gone, "", YD_LIFE_UNKNOWN, TRUE },
    { "number used again", "pc-1", "", "", "", 0, "1", YD_LIFE_UNKNOWN, TRUE },
    { "no number", "pc-1", "", "", "", -1, "", YD_LIFE_UNKNOWN, TRUE },
    { "machine started anew", "pc-1", "", "other", "", 0, "", YD_LIFE_UNKNOWN, TRUE },
    { "another machine", "pc-2", "other", "other", "other", gone, "", YD_LIFE_UNKNOWN, FALSE },
    { "another machine of that name", "pc-1", "other", "other", "", gone, "", YD_LIFE_UNKNOWN,
      FALSE },
    { "a container of this machine", "pc-2", "", "", "other", gone, "", YD_LIFE_UNKNOWN, FALSE },
    { "a sandbox", "pc-1", "", "", "other", gone, "", YD_LIFE_UNKNOWN, FALSE },
    { "a sandbox that is gone", "pc-1", "", "", "other", gone, "", YD_LIFE_DEAD, TRUE },
    { "a sandbox that lives", "pc-1", "", "", "other", gone, "", YD_LIFE_ALIVE, FALSE },
    { "working copy left", "pc-1", "", "", "", 0, "", YD_LIFE_DEAD, TRUE },
    { "home shared between machines", "pc-2", "other", "other", "", gone, "", YD_LIFE_DEAD, FALSE },
  };
  g_autoptr (YdLockInfo) self = own_info (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (YdLockInfo) info = own_info (fixture);
      set (&info->host, cases[i].host);
      if (*cases[i].machine != '\0')
        set (&info->machine, cases[i].machine);
      if (*cases[i].boot != '\0')
        set (&info->boot, cases[i].boot);
      if (*cases[i].namespace_ != '\0')
        set (&info->namespace_, cases[i].namespace_);
      if (*cases[i].started != '\0')
        set (&info->started, cases[i].started);
      if (cases[i].pid != 0)
        info->pid = cases[i].pid;
      gboolean stale = yd_lock_info_is_stale (info, self, cases[i].life);
      if (stale != cases[i].stale)
        g_error ("%s: stale is %d", cases[i].what, stale);
    }
}

static YdLock *
acquire (FileFixture *fixture, const char *working, char **holder, GError **error)
{
  YdLockHeld held = { 0 };
  YdLock *lock = yd_lock_acquire (fixture->path, &fixture->context, working, FALSE, &held, error);
  if (holder != NULL)
    *holder = g_strdup (held.holder);
  yd_lock_held_clear (&held);
  return lock;
}

static void
test_exclusive (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *holder = NULL;
  g_autofree char *name = yd_disk_dup_beside (fixture->path, ".lock");
  g_assert_true (g_str_has_suffix (name, "/.~要点.yaodian.lock"));

  YdLock *lock = acquire (fixture, "0000000000001", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (name, G_FILE_TEST_EXISTS));
  g_assert_null (acquire (fixture, "0000000000002", &holder, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_IN_USE);
  g_assert_cmpstr (holder, ==, "起草人 (pc-1)");
  g_clear_error (&error);
  g_assert_true (yd_lock_renew (lock, &error));

  /* somebody clears it away: it is made again */
  g_unlink (name);
  g_assert_true (yd_lock_renew (lock, &error));
  g_assert_true (g_file_test (name, G_FILE_TEST_EXISTS));
  /* words that mean nothing too */
  g_assert_true (g_file_set_contents (name, "?", -1, NULL));
  g_assert_true (yd_lock_renew (lock, &error));

  yd_lock_release (lock);
  g_assert_false (g_file_test (name, G_FILE_TEST_EXISTS));
}

static void
test_of_others (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = yd_disk_dup_beside (fixture->path, ".lock");
  g_autoptr (YdLockInfo) other = own_info (fixture);
  set (&other->host, "pc-2");
  set (&other->author, "李四");
  set (&other->working, "0000000000009");
  other->pid = dead_pid ();
  g_autofree char *json = yd_lock_info_to_json (other);

  /* another machine's is honoured, even if no process here has its number */
  g_autofree char *holder = NULL;
  g_assert_true (g_file_set_contents (name, json, -1, NULL));
  g_assert_null (acquire (fixture, "0000000000001", &holder, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_IN_USE);
  g_assert_nonnull (strstr (error->message, "李四 (pc-2)"));
  g_assert_cmpstr (holder, ==, "李四 (pc-2)");
  g_clear_error (&error);
  g_unlink (name);

  /* one that took it over from us is neither written over nor removed */
  YdLock *lock = acquire (fixture, "0000000000001", NULL, &error);
  g_assert_true (g_file_set_contents (name, json, -1, NULL));
  g_assert_false (yd_lock_renew (lock, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_IN_USE);
  yd_lock_release (lock);
  g_assert_true (g_file_test (name, G_FILE_TEST_EXISTS));
}

/* What is left of a machine that lost its power: an empty file, or torn words. */
static void
test_torn (FileFixture *fixture, gconstpointer data)
{
  static const char *const left[] = { "", "{\"format\":\"yaodian-l", "\n\n" };
  g_autofree char *name = yd_disk_dup_beside (fixture->path, ".lock");
  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_true (g_file_set_contents (name, left[i], -1, NULL));
      YdLock *lock = acquire (fixture, "0000000000001", NULL, &error);
      g_assert_no_error (error);
      yd_lock_release (lock);
    }
}

/* A link in the place of the lock leads nowhere: what it points to is not touched. */
static void
test_link (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = yd_disk_dup_beside (fixture->path, ".lock");
  g_autofree char *victim = g_build_filename (fixture->root, "victim", NULL);
  g_autofree char *text = NULL;
  g_assert_true (g_file_set_contents (victim, "mine", -1, NULL));
  g_assert_cmpint (symlink (victim, name), ==, 0);
  g_assert_null (acquire (fixture, "0000000000001", NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (g_file_get_contents (victim, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/lock/info", test_info);
  ADD ("/store/lock/stale", test_stale);
  ADD ("/store/lock/exclusive", test_exclusive);
  ADD ("/store/lock/of-others", test_of_others);
  ADD ("/store/lock/torn", test_torn);
  ADD ("/store/lock/link", test_link);
  return g_test_run ();
}
