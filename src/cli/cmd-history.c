/* Owns: the history of a plan as a list. */

#include "yd-cli.h"

#define FORMAT_VERSION 1
#define SHORT_HASH 8

static const char *const kinds[] = { "edit", "undo", "redo", "migration", "merge" };

static const char *
kind_of (const YdHistoryEntry *entry)
{
  return entry->kind <= YD_HISTORY_MERGE ? kinds[entry->kind] : "edit";
}

static void
print_list (GPtrArray *entries)
{
  for (guint i = entries->len; i-- > 0;)
    {
      const YdHistoryEntry *entry = entries->pdata[i];
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (entry->time / G_USEC_PER_SEC);
      g_autofree char *when = time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M:%S") : NULL;
      yd_cli_print ("%.*s  %s  %s  %s %s  (%d)", SHORT_HASH, entry->hash, when != NULL ? when : "",
                    entry->author != NULL ? entry->author : "", kind_of (entry),
                    entry->verb != NULL ? entry->verb : "", entry->changes);
      if (entry->undoes != NULL)
        yd_cli_print ("  → %.*s", SHORT_HASH, entry->undoes);
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
add_entry (JsonBuilder *builder, const YdHistoryEntry *entry)
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
  json_builder_set_member_name (builder, "barrier");
  json_builder_add_boolean_value (builder, entry->barrier);
  json_builder_set_member_name (builder, "changes");
  json_builder_add_int_value (builder, entry->changes);
  json_builder_end_object (builder);
}

static void
print_json (GPtrArray *entries)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  yd_cli_add_text (builder, "format", "yaodian-history");
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, FORMAT_VERSION);
  json_builder_set_member_name (builder, "entries");
  json_builder_begin_array (builder);
  for (guint i = entries->len; i-- > 0;)
    add_entry (builder, entries->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) node = json_builder_get_root (builder);
  yd_cli_print_json (node);
}

YdCliStatus
yd_cli_history (const YdCliCommand *self, int argc, char **argv)
{
  gboolean json;
  g_auto (GStrv) files = NULL;
  YdCliStatus status;
  if (!yd_cli_parse_json (self, argc, argv, 1, &json, &files, &status))
    return status;

  g_autoptr (GError) error = NULL;
  g_autoptr (YdStore) store = yd_cli_open (files[0], YD_OPEN_READ, &error);
  g_autoptr (GPtrArray) entries = store != NULL ? yd_store_dup_history (store, &error) : NULL;
  if (entries == NULL)
    return yd_cli_fail (files[0], error);
  if (json)
    print_json (entries);
  else
    print_list (entries);
  return YD_CLI_DONE;
}
