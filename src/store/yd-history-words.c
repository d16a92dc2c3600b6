/* Owns: the words for what an entry of the history was; windows and the command line say the same.
 * Refuses: to name what it was about, which the plan may not have any more. */

#include "yd-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *verb;
  const char *words;
} verbs[] = {
  { "set-field", N_ ("change of a field") },
  { "set-body", N_ ("change of the text") },
  { "write-notice", N_ ("writing of the notice") },
  { "add-item", N_ ("new item") },
  { "add-task", N_ ("new task") },
  { "delete-items", N_ ("deletion") },
  { "insert-items", N_ ("pasted items") },
  { "move-item", N_ ("move") },
  { "shift-item", N_ ("move") },
  { "promote-item", N_ ("change of level") },
  { "demote-item", N_ ("change of level") },
  { "split-item", N_ ("split") },
  { "join-item", N_ ("join") },
  { "replace-words", N_ ("replacement of words") },
  { "add-unit", N_ ("new unit") },
  { "delete-unit", N_ ("deletion of a unit") },
  { "merge-units", N_ ("merge of units") },
  { "add-alias", N_ ("new alias") },
  { "delete-alias", N_ ("deletion of an alias") },
  { "assign-lead", N_ ("lead unit") },
  { "assign-support", N_ ("supporting unit") },
  { "expand-unit", N_ ("members of a unit") },
  { "unassign", N_ ("removal of a unit") },
  { "make-first-lead", N_ ("first lead") },
  { "add-indicator", N_ ("new indicator") },
  { "set-indicator", N_ ("change of an indicator") },
  { "delete-indicator", N_ ("deletion of an indicator") },
  { "add-milestone", N_ ("new milestone") },
  { "set-milestone", N_ ("change of a milestone") },
  { "delete-milestone", N_ ("deletion of a milestone") },
  { "accept-suggestion", N_ ("accepted suggestion") },
  { "accept-suggestions", N_ ("accepted suggestions") },
  { "dismiss-suggestion", N_ ("dismissed suggestion") },
  { "add-annex", N_ ("new annex") },
  { "shift-annex", N_ ("order of the annexes") },
  { "set-setting", N_ ("layout of the notice") },
  { "print-despite-errors", N_ ("printing despite errors") },
  { "delete-annex", N_ ("deletion of an annex") },
  { "add-comment", N_ ("new comment") },
  { "answer-comment", N_ ("answer to a comment") },
  { "delete-comment", N_ ("deletion of a comment") },
  { "delete-unplaced", N_ ("removal of words") },
  { "suppress", N_ ("switched-off finding") },
  { "delete-suppression", N_ ("finding switched on again") },
  { "import", N_ ("import") },
  { "add-version", N_ ("name of a version") },
  { "rename-version", N_ ("other name of a version") },
  { "delete-version", N_ ("removal of a version's name") },
  { "restore", N_ ("return to an earlier version") },
  { "merge", N_ ("merge of another copy") },
  { "migrate", N_ ("new file format") },
};

/**
 * yd_history_entry_get_words:
 *
 * Returns: (transfer none): what the edit was, to be set after “Undo: ”; an entry that undid or redid
 *   something has the words of that
 */
const char *
yd_history_entry_get_words (const YdHistoryEntry *entry)
{
  for (guint i = 0; entry->verb != NULL && i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (verbs[i].verb, entry->verb) == 0)
      return _ (verbs[i].words);
  return _ ("edit");
}

/**
 * yd_history_entry_dup_label:
 *
 * Returns: (transfer full): the entry in a line of the history: “undone: new item”
 */
char *
yd_history_entry_dup_label (const YdHistoryEntry *entry)
{
  const char *words = yd_history_entry_get_words (entry);
  if (entry->kind == YD_HISTORY_UNDO)
    return g_strdup_printf (_ ("undone: %s"), words);
  if (entry->kind == YD_HISTORY_REDO)
    return g_strdup_printf (_ ("redone: %s"), words);
  return g_strdup (words);
}
