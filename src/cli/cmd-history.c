/* Owns: the history of a plan as a list, and the names of its states. */

#include "yd-cli.h"

#include "yd-history-check.h"
#include "yd-version.h"

#define FORMAT_VERSION 1
#define SHORT_HASH 8

static const char *const kinds[] = { "edit", "undo", "redo", "migration", "merge" };

static const char *
kind_of (const YdHistoryEntry *entry)
{
  return entry->kind <= YD_HISTORY_MERGE ? kinds[entry->kind] : "edit";
}

/* Calls @each with the names of a state. */
static void
each_name (GPtrArray *versions, const char *hash, void (*each) (const char *name, gpointer data),
           gpointer data)
{
  for (guint i = 0; i < versions->len; i++)
    {
      const YdVersion *version = versions->pdata[i];
      if (g_strcmp0 (version->hash, hash) == 0)
        each (version->name, data);
    }
}

static void
print_name (const char *name, gpointer data)
{
  yd_cli_print ("  “%s”", name);
}

static void
print_list (YdPlan *plan, GPtrArray *entries, GPtrArray *versions)
{
  for (guint i = entries->len; i-- > 0;)
    {
      const YdHistoryEntry *entry = entries->pdata[i];
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (entry->time / G_USEC_PER_SEC);
      g_autofree char *when = time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M:%S") : NULL;
      g_autofree char *label = yd_history_entry_dup_line (entry, plan, 0);
      yd_cli_print ("%.*s  %s  %s  %s  (%d)", SHORT_HASH, entry->hash, when != NULL ? when : "",
                    entry->author != NULL ? entry->author : "", label, entry->changes);
      if (entry->undoes != NULL)
        yd_cli_print ("  → %.*s", SHORT_HASH, entry->undoes);
      each_name (versions, entry->hash, print_name, NULL);
      yd_cli_print ("\n");
    }
}

/* The arguments are a JSON object as text; a history that was written by hand may hold anything. */
static void
add_arguments (JsonBuilder *builder, const char *text)
{
  json_builder_set_member_name (builder, "arguments");
  JsonNode *node = text != NULL ? json_from_string (text, NULL) : NULL;
  if (node != NULL)
    json_builder_add_value (builder, node);
  else
    json_builder_add_null_value (builder);
}

static void
add_name (const char *name, gpointer builder)
{
  json_builder_add_string_value (builder, name);
}

static void
add_entry (JsonBuilder *builder, const YdHistoryEntry *entry, GPtrArray *versions)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (entry->time / G_USEC_PER_SEC);
  g_autofree char *when = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  json_builder_begin_object (builder);
  yd_cli_add_text (builder, "hash", entry->hash);
  yd_cli_add_text (builder, "parent", entry->parent);
  yd_cli_add_text (builder, "kind", kind_of (entry));
  yd_cli_add_text (builder, "verb", entry->verb);
  add_arguments (builder, entry->args);
  yd_cli_add_text (builder, "undoes", entry->undoes);
  yd_cli_add_text (builder, "author", entry->author);
  yd_cli_add_text (builder, "host", entry->host);
  yd_cli_add_text (builder, "time", when);
  yd_cli_add_boolean (builder, "barrier", entry->barrier);
  yd_cli_add_int (builder, "changes", entry->changes);
  yd_cli_begin_list (builder, "names");
  each_name (versions, entry->hash, add_name, builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (GPtrArray *entries, GPtrArray *versions)
{
  JsonBuilder *builder = yd_cli_begin_json ("yaodian-history", FORMAT_VERSION);
  yd_cli_begin_list (builder, "entries");
  for (guint i = entries->len; i-- > 0;)
    add_entry (builder, entries->pdata[i], versions);
  json_builder_end_array (builder);
  yd_cli_end_json (builder);
}

static YdCliStatus
list (const char *file, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdStore) store = yd_cli_open (file, YD_OPEN_READ, &error);
  g_autoptr (GPtrArray) entries = store != NULL ? yd_store_dup_history (store, &error) : NULL;
  g_autoptr (GPtrArray) versions = entries != NULL ? yd_store_dup_versions (store, &error) : NULL;
  if (versions == NULL)
    return yd_cli_fail (file, error);
  if (json)
    print_json (entries, versions);
  else
    print_list (yd_store_get_plan (store), entries, versions);
  return YD_CLI_DONE;
}

static YdCliStatus
verify (const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdStore) store = yd_cli_open (file, YD_OPEN_READ, &error);
  g_autoptr (GPtrArray) entries = store != NULL ? yd_store_dup_history (store, &error) : NULL;
  g_autoptr (GPtrArray) faults = entries != NULL ? yd_store_check_history (store, &error) : NULL;
  if (faults == NULL)
    return yd_cli_fail (file, error);
  for (guint i = 0; i < faults->len; i++)
    {
      const YdHistoryFault *fault = faults->pdata[i];
      g_autofree char *words = yd_history_fault_dup_words (fault);
      yd_cli_print ("%.*s  %s\n", SHORT_HASH, fault->hash, words);
    }
  if (faults->len > 0)
    return YD_CLI_NO;
  yd_cli_print (ngettext ("The history is as it was written: %u entry.\n",
                          "The history is as it was written: %u entries.\n", entries->len),
                entries->len);
  return YD_CLI_DONE;
}

/* ---- names ---- */

static gboolean
remove_name (YdStore *store, const char *name, GError **error)
{
  g_autoptr (GPtrArray) versions = yd_store_dup_versions (store, error);
  for (guint i = 0; versions != NULL && i < versions->len; i++)
    {
      const YdVersion *version = versions->pdata[i];
      if (g_strcmp0 (version->name, name) == 0)
        return yd_edit_delete_version (store, version->id, error);
    }
  if (versions != NULL)
    g_set_error (error, YD_ERROR, YD_ERROR_NOT_FOUND, _ ("the plan has no version “%s”"), name);
  return FALSE;
}

static gboolean
add_name_at (YdStore *store, const char *name, const char *at, GError **error)
{
  g_autofree char *hash = at != NULL ? yd_store_find_state (store, at, error) : NULL;
  return (at == NULL || hash != NULL) && yd_edit_add_version (store, hash, name, NULL, error);
}

static YdCliStatus
change_names (const char *file, YdOpenFlags flags, const char *name, const char *at,
              const char *unname)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdStore) store = yd_cli_open (file, flags, &error);
  if (store == NULL)
    return yd_cli_fail (file, error);
  gboolean done = (unname == NULL || remove_name (store, unname, &error))
                  && (name == NULL || add_name_at (store, name, at, &error));
  return yd_cli_close (store, done, &error) ? YD_CLI_DONE : yd_cli_fail (file, error);
}

YdCliStatus
yd_cli_history (const YdCliCommand *self, int argc, char **argv)
{
  gboolean json = FALSE, verifying = FALSE, take_over = FALSE;
  g_autofree char *name = NULL;
  g_autofree char *at = NULL;
  g_autofree char *unname = NULL;
  const GOptionEntry options[] = {
    YD_CLI_JSON (&json),
    { "name", 0, 0, G_OPTION_ARG_FILENAME, &name, N_ ("Give the plan as it is now a name"),
      "NAME" },
    { "at", 0, 0, G_OPTION_ARG_FILENAME, &at,
      N_ ("Give the name to this state instead: a hash or another name"), "VERSION" },
    { "unname", 0, 0, G_OPTION_ARG_FILENAME, &unname, N_ ("Take a name away; the state stays"),
      "NAME" },
    { "verify", 0, 0, G_OPTION_ARG_NONE, &verifying,
      N_ ("Instead: is every entry as it was written, and does it fit the plan?"), NULL },
    YD_CLI_TAKE_OVER (&take_over),
    { NULL },
  };
  g_auto (GStrv) files = NULL;
  YdCliStatus status;
  if (!yd_cli_parse (self, options, argc, argv, 1, 1, &files, &status))
    return status;
  if (at != NULL && name == NULL)
    return yd_cli_misuse (self, "%s", _ ("--at says where --name goes"));
  if (json && (name != NULL || unname != NULL))
    return yd_cli_misuse (self, "%s", _ ("--json is for the list alone"));
  if (verifying && (json || name != NULL || unname != NULL))
    return yd_cli_misuse (self, "%s", _ ("--verify goes with no other option"));
  if (verifying)
    return verify (files[0]);
  if (name != NULL || unname != NULL)
    return change_names (files[0], take_over ? YD_OPEN_TAKE_OVER : YD_OPEN_EDIT, name, at, unname);
  return list (files[0], json);
}
