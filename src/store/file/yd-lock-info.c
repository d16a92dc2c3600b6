/* Owns: what a lock file says, and whether whom it names can still be there. Refuses: to guess; a
 * lock that cannot be judged from here is honoured. */

#include "yd-lock.h"

#include "yd-note.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define LOCK_FORMAT "yaodian-lock"

void
yd_lock_info_free (YdLockInfo *info)
{
  if (info == NULL)
    return;
  g_free (info->author);
  g_free (info->host);
  g_free (info->machine);
  g_free (info->boot);
  g_free (info->namespace_);
  g_free (info->started);
  g_free (info->working);
  g_free (info);
}

static char *
read_line (const char *path)
{
  char *text = NULL;
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  return g_strstrip (text);
}

/* The machine's id is not to be told to others (machine-id(5)), a digest of it may be. */
static char *
digest_machine (void)
{
  g_autofree char *id = read_line ("/etc/machine-id");
  if (id == NULL || *id == '\0')
    return NULL;
  g_autofree char *digest
    = g_compute_hmac_for_string (G_CHECKSUM_SHA256, (const guchar *)"yaodian", 7, id, -1);
  return g_strndup (digest, 16);
}

/* When a process started; NULL where there is none, or only what a parent has not yet collected. */
static char *
read_start (gint64 pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%" G_GINT64_FORMAT "/stat", pid);
  g_autofree char *text = read_line (path);
  /* the name in parentheses may hold anything, even ')' */
  const char *rest = text != NULL ? strrchr (text, ')') : NULL;
  if (rest == NULL || rest[1] == '\0')
    return NULL;
  g_auto (GStrv) fields = g_strsplit (rest + 2, " ", -1);
  if (g_strv_length (fields) < 20 || strchr ("ZXx", fields[0][0]) != NULL)
    return NULL;
  return g_strdup (fields[19]); /* starttime, field 22 of proc(5) */
}

/**
 * yd_lock_info_new:
 * @working: token of the working copy
 *
 * Returns: (transfer full): what the lock of this process says
 */
YdLockInfo *
yd_lock_info_new (const YdStoreContext *context, const char *working)
{
  YdLockInfo *info = g_new0 (YdLockInfo, 1);
  info->author = g_strdup (context->author);
  info->host = g_strdup (context->host);
  info->machine = digest_machine ();
  info->boot = read_line ("/proc/sys/kernel/random/boot_id");
  info->namespace_ = g_file_read_link ("/proc/self/ns/pid", NULL);
  info->pid = getpid ();
  info->started = read_start (info->pid);
  info->working = g_strdup (working);
  info->since = context->now ();
  return info;
}

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

char *
yd_lock_info_to_json (const YdLockInfo *info)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_string (builder, "format", LOCK_FORMAT);
  add_string (builder, "author", info->author);
  add_string (builder, "host", info->host);
  add_string (builder, "machine", info->machine);
  add_string (builder, "boot", info->boot);
  add_string (builder, "namespace", info->namespace_);
  json_builder_set_member_name (builder, "pid");
  json_builder_add_int_value (builder, info->pid);
  add_string (builder, "started", info->started);
  add_string (builder, "working", info->working);
  json_builder_set_member_name (builder, "since");
  json_builder_add_int_value (builder, info->since);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}

/**
 * yd_lock_info_parse:
 *
 * Returns: (transfer full) (nullable): %NULL where @json is no lock
 */
YdLockInfo *
yd_lock_info_parse (const char *json)
{
  g_autoptr (JsonObject) note = yd_note_parse (json, LOCK_FORMAT);
  if (note == NULL)
    return NULL;

  YdLockInfo *info = g_new0 (YdLockInfo, 1);
  info->author = yd_note_dup_string (note, "author");
  info->host = yd_note_dup_string (note, "host");
  info->machine = yd_note_dup_string (note, "machine");
  info->boot = yd_note_dup_string (note, "boot");
  info->namespace_ = yd_note_dup_string (note, "namespace");
  info->pid = yd_note_get_int (note, "pid");
  info->started = yd_note_dup_string (note, "started");
  info->working = yd_note_dup_string (note, "working");
  info->since = yd_note_get_int (note, "since");
  return info;
}

static gboolean
process_is_gone (const YdLockInfo *info)
{
  if (info->pid <= 0)
    return TRUE;
  if (kill ((pid_t)info->pid, 0) != 0 && errno == ESRCH)
    return TRUE;
  /* another process may have got the number since */
  g_autofree char *started = read_start (info->pid);
  return g_strcmp0 (started, info->started) != 0;
}

/**
 * yd_lock_info_is_near:
 *
 * Returns: whether the holder is on this machine
 */
gboolean
yd_lock_info_is_near (const YdLockInfo *info, const YdLockInfo *self)
{
  return g_strcmp0 (info->host, self->host) == 0 && g_strcmp0 (info->machine, self->machine) == 0;
}

/**
 * yd_lock_info_is_stale:
 * @self: what this process's own lock says
 * @life: of the working copy that the lock names
 *
 * Returns: whether the holder is certainly gone, so that its lock may be taken over
 */
gboolean
yd_lock_info_is_stale (const YdLockInfo *info, const YdLockInfo *self, YdLife life)
{
  if (!yd_lock_info_is_near (info, self))
    return FALSE;
  if (life != YD_LIFE_UNKNOWN)
    return life == YD_LIFE_DEAD;
  if (g_strcmp0 (info->boot, self->boot) != 0)
    return TRUE; /* the machine was started anew since */
  if (g_strcmp0 (info->namespace_, self->namespace_) != 0)
    return FALSE; /* its number means nothing here */
  return process_is_gone (info);
}

/**
 * yd_lock_info_dup_holder:
 *
 * Returns: (transfer full): who it is, for a sentence: "name (machine)"
 */
char *
yd_lock_info_dup_holder (const YdLockInfo *info)
{
  const char *host = info->host != NULL && *info->host != '\0' ? info->host : "?";
  if (info->author == NULL || *info->author == '\0')
    return g_strdup (host);
  return g_strdup_printf ("%s (%s)", info->author, host);
}
