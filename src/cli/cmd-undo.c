/* Owns: taking the last gesture back, whoever made it and whenever. */

#include "yd-cli.h"

YdCliStatus
yd_cli_undo (const YdCliCommand *self, int argc, char **argv)
{
  g_auto (GStrv) files = NULL;
  YdCliStatus status;
  if (!yd_cli_parse (self, NULL, argc, argv, 1, 1, &files, &status))
    return status;

  g_autoptr (GError) error = NULL;
  g_autoptr (YdStore) store = yd_cli_open (files[0], YD_OPEN_EDIT, &error);
  if (store == NULL)
    return yd_cli_fail (files[0], error);
  const YdHistoryEntry *entry = yd_store_get_undo_entry (store);
  g_autofree char *verb = g_strdup (entry != NULL ? entry->verb : "");
  g_autofree char *author = g_strdup (entry != NULL ? entry->author : NULL);

  gboolean undone = yd_store_undo (store, &error);
  gboolean closed = yd_store_close (store, undone ? &error : NULL);
  if (!undone || !closed)
    return yd_cli_fail (files[0], error);
  if (author != NULL && *author != '\0')
    yd_cli_print (_ ("Taken back: %s, by %s\n"), verb, author);
  else
    yd_cli_print (_ ("Taken back: %s\n"), verb);
  return YD_CLI_DONE;
}
