/* Owns: taking the last gesture back, whoever made it and whenever, and returning to an earlier state. */

#include "yd-cli.h"

#include "yd-version.h"

#define SHORT_HASH 8

static gboolean
take_back (YdStore *store, char **told, GError **error)
{
  const YdHistoryEntry *entry = yd_store_get_undo_entry (store);
  const char *author = entry != NULL ? entry->author : NULL;
  g_autofree char *line
    = entry != NULL ? yd_history_entry_dup_line (entry, yd_store_get_plan (store), 0) : NULL;
  if (line != NULL)
    *told = author != NULL && *author != '\0'
              ? g_strdup_printf (_ ("Taken back: %s, by %s"), line, author)
              : g_strdup_printf (_ ("Taken back: %s"), line);
  return yd_store_undo (store, error);
}

static gboolean
restore (YdStore *store, const char *version, char **told, GError **error)
{
  g_autofree char *hash = yd_store_find_state (store, version, error);
  if (hash == NULL)
    return FALSE;
  *told = g_strdup_printf (_ ("The plan is as it was at %.*s"), SHORT_HASH, hash);
  return yd_edit_restore (store, hash, error);
}

YdCliStatus
yd_cli_undo (const YdCliCommand *self, int argc, char **argv)
{
  g_autofree char *version = NULL;
  gboolean take_over = FALSE;
  const GOptionEntry options[] = {
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &version,
      N_ ("Return to this state instead: a name or a hash that “history” prints"), "VERSION" },
    YD_CLI_TAKE_OVER (&take_over),
    { NULL },
  };
  g_auto (GStrv) files = NULL;
  YdCliStatus status;
  if (!yd_cli_parse (self, options, argc, argv, 1, 1, &files, &status))
    return status;

  g_autoptr (GError) error = NULL;
  g_autoptr (YdStore) store
    = yd_cli_open (files[0], take_over ? YD_OPEN_TAKE_OVER : YD_OPEN_EDIT, &error);
  if (store == NULL)
    return yd_cli_fail (files[0], error);
  g_autofree char *told = NULL;
  gboolean done
    = version != NULL ? restore (store, version, &told, &error) : take_back (store, &told, &error);
  if (!yd_cli_close (store, done, &error))
    return yd_cli_fail (files[0], error);
  yd_cli_print ("%s\n", told);
  return YD_CLI_DONE;
}
