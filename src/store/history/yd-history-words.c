/* Owns: the words for what an entry of the history was and what it was about, as far as the plan still
 * has that; windows and the command line say the same. */

#include "yd-store.h"

#include "yd-field-words.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* “answer-comment” is written no more, but stands in older histories. */
static const struct
{
  const char *verb;
  const char *words;
} verbs[] = {
  { "set-field", N_ ("change of a field") },
  { "set-body", N_ ("change of the text") },
  { "set-labelled", N_ ("sub-heading") },
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
  { "add-unit", N_ ("addition of a unit") },
  { "delete-unit", N_ ("deletion of a unit") },
  { "merge-units", N_ ("merge of units") },
  { "rename-unit", N_ ("new name of a unit") },
  { "move-units", N_ ("order of the units") },
  { "register-units", N_ ("names taken into the register") },
  { "put-units", N_ ("list of units") },
  { "set-members", N_ ("members of a collective") },
  { "add-member", N_ ("new member") },
  { "remove-member", N_ ("removal of a member") },
  { "add-alias", N_ ("new alias") },
  { "delete-alias", N_ ("deletion of an alias") },
  { "assign-lead", N_ ("naming of a lead unit") },
  { "assign-support", N_ ("addition of a supporting unit") },
  { "expand-unit", N_ ("members of a unit") },
  { "unassign", N_ ("removal of a unit") },
  { "make-first-lead", N_ ("choice of the first lead") },
  { "add-indicator", N_ ("new indicator") },
  { "set-indicator", N_ ("change of an indicator") },
  { "delete-indicator", N_ ("deletion of an indicator") },
  { "add-milestone", N_ ("new milestone") },
  { "set-milestone", N_ ("change of a milestone") },
  { "finish-milestone", N_ ("confirmation that a milestone is done") },
  { "reopen-milestone", N_ ("milestone opened again") },
  { "delete-milestone", N_ ("deletion of a milestone") },
  { "accept-suggestion", N_ ("accepted suggestion") },
  { "accept-suggestions", N_ ("accepted suggestions") },
  { "dismiss-suggestion", N_ ("dismissed suggestion") },
  { "add-annex", N_ ("new annex") },
  { "shift-annex", N_ ("order of the annexes") },
  { "set-setting", N_ ("layout of the notice") },
  { "print-despite-errors", N_ ("printing despite errors") },
  { "export-despite-errors", N_ ("export despite errors") },
  { "delete-annex", N_ ("deletion of an annex") },
  { "add-comment", N_ ("new comment") },
  { "reply-to-comment", N_ ("reply to a comment") },
  { "take-up-comment", N_ ("comment taken up") },
  { "turn-down-comment", N_ ("comment not taken up") },
  { "reopen-comment", N_ ("comment opened again") },
  { "answer-comment", N_ ("answer to a comment") },
  { "delete-comment", N_ ("deletion of a comment") },
  { "delete-unplaced", N_ ("removal of words") },
  { "suppress", N_ ("switched-off finding") },
  { "delete-suppression", N_ ("finding switched on again") },
  { "correct", N_ ("correction") },
  { "adopt", N_ ("points taken over") },
  { "import", N_ ("import") },
  { "add-version", N_ ("name of a version") },
  { "rename-version", N_ ("other name of a version") },
  { "delete-version", N_ ("removal of a version's name") },
  { "restore", N_ ("return to an earlier version") },
  { "merge", N_ ("merge of another copy") },
  { "migrate", N_ ("new file format") },
};

static const char *
get_text (JsonObject *args, const char *name)
{
  JsonNode *node = json_object_get_member (args, name);
  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
             && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

/* Whether a rule was switched off or on as a whole; of one finding the key has more behind its id. */
static gboolean
is_of_rule (JsonObject *args)
{
  const char *rule = args != NULL ? get_text (args, "rule") : NULL;
  return rule != NULL && strchr (rule, '#') == NULL;
}

/* How a plan came to be: its rows come in by one verb, whatever they were before. */
static const char *
get_beginning (JsonObject *args)
{
  if (args != NULL && get_text (args, "carried") != NULL)
    return _ ("start from last year's plan");
  return args != NULL && json_object_has_member (args, "source")
             && get_text (args, "source") == NULL
           ? _ ("new plan")
           : _ ("import");
}

/* What the edit was, to be set after “Undo: ”; an entry that undid or redid something has the words of
 * that. */
static const char *
get_words (const YdHistoryEntry *entry)
{
  g_autoptr (JsonNode) node = entry->args != NULL ? json_from_string (entry->args, NULL) : NULL;
  JsonObject *args
    = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  if (g_strcmp0 (entry->verb, "suppress") == 0 && is_of_rule (args))
    return _ ("switched-off rule");
  if (g_strcmp0 (entry->verb, "delete-suppression") == 0 && is_of_rule (args))
    return _ ("rule switched on again");
  if (g_strcmp0 (entry->verb, "import") == 0)
    return get_beginning (args);
  for (guint i = 0; entry->verb != NULL && i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (verbs[i].verb, entry->verb) == 0)
      return _ (verbs[i].words);
  return _ ("edit");
}

/* What a person said to it, where the act needs a reason. A history that was written by hand may hold
 * anything. */
static char *
dup_reason (const YdHistoryEntry *entry)
{
  g_autoptr (JsonNode) node = entry->args != NULL ? json_from_string (entry->args, NULL) : NULL;
  JsonNode *reason = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
                       ? json_object_get_member (json_node_get_object (node), "reason")
                       : NULL;
  return reason != NULL && JSON_NODE_HOLDS_VALUE (reason) ? g_strdup (json_node_get_string (reason))
                                                          : NULL;
}

/**
 * yd_history_entry_dup_label:
 *
 * Returns: (transfer full): the entry in a line of the history: “undone: new item”, “printing despite
 *   errors: urgent”
 */
char *
yd_history_entry_dup_label (const YdHistoryEntry *entry)
{
  const char *words = get_words (entry);
  if (entry->kind == YD_HISTORY_UNDO)
    return g_strdup_printf (_ ("undone: %s"), words);
  if (entry->kind == YD_HISTORY_REDO)
    return g_strdup_printf (_ ("redone: %s"), words);
  g_autofree char *reason = dup_reason (entry);
  return reason != NULL ? g_strdup_printf (_ ("%s: %s"), words, reason) : g_strdup (words);
}

/* ---- what it was about ---- */

/* What is said already is not said again: an entry may name a record and the item that it hangs on. */
static void
add_part (GString *detail, const char *part)
{
  if (part != NULL && *part != '\0' && strstr (detail->str, part) == NULL)
    g_string_append_printf (detail, "%s%s", detail->len > 0 ? "，" : "", part);
}

/* How many it was about, the one that is named included. */
static guint
get_count (JsonObject *args)
{
  const char *count = get_text (args, "count");
  if (count == NULL)
    count = get_text (args, "places");
  return count != NULL ? (guint)g_ascii_strtoull (count, NULL, 10) : 1;
}

static const YdTable hanging[] = { YD_TABLE_SUGGESTION, YD_TABLE_MILESTONE, YD_TABLE_INDICATOR,
                                   YD_TABLE_COMMENT, YD_TABLE_ANNEX };

/* The item that something of one of these tables hangs on. */
static YdId
get_owner (YdTable table, YdRecord *record)
{
  const YdField *owner = yd_table_find_field (table, "item");
  return owner != NULL ? G_STRUCT_MEMBER (YdId, yd_record_get_row (record), owner->offset)
                       : YD_ID_NONE;
}

/* What hangs on an item: the item, and the words or the name that it has itself. */
static void
add_record (GString *detail, YdPlan *plan, YdId id)
{
  static const char *const names[] = { "words", "name", "title", "text" };
  for (guint i = 0; i < G_N_ELEMENTS (hanging); i++)
    {
      YdRecord *record = yd_plan_find (plan, hanging[i], id);
      if (record == NULL)
        continue;
      gconstpointer row = yd_record_get_row (record);
      g_autofree char *item = yd_field_words_dup_item (plan, get_owner (hanging[i], record));
      add_part (detail, item);
      for (guint k = 0; k < G_N_ELEMENTS (names); k++)
        {
          const YdField *field = yd_table_find_field (hanging[i], names[k]);
          const char *text = field != NULL ? G_STRUCT_MEMBER (char *, row, field->offset) : NULL;
          if (text == NULL || *text == '\0')
            continue;
          add_part (detail, text);
          return;
        }
    }
}

/* The item of that id, or the one that a paragraph, a milestone or the like of that id belongs to. */
static YdItem *
find_item (YdPlan *plan, YdId id)
{
  YdItem *item = yd_plan_find_item (plan, id);
  YdRecord *record = item == NULL ? yd_plan_find (plan, YD_TABLE_PARAGRAPH, id) : NULL;
  if (record != NULL)
    return yd_plan_find_item (plan, ((const YdParagraphRow *)yd_record_get_row (record))->owner);
  for (guint i = 0; item == NULL && i < G_N_ELEMENTS (hanging); i++)
    {
      record = yd_plan_find (plan, hanging[i], id);
      item = record != NULL ? yd_plan_find_item (plan, get_owner (hanging[i], record)) : NULL;
    }
  return item;
}

/* An item or a unit that is still there. */
static void
add_thing (GString *detail, YdPlan *plan, const char *text)
{
  YdId id = YD_ID_NONE;
  if (text == NULL || !yd_id_parse (text, &id))
    return;
  g_autofree char *item = yd_field_words_dup_item (plan, id);
  g_autofree char *unit = item == NULL ? yd_field_words_dup_unit (plan, id) : NULL;
  add_part (detail, item != NULL ? item : unit);
  YdRecord *paragraph = yd_plan_find (plan, YD_TABLE_PARAGRAPH, id);
  if (paragraph != NULL)
    {
      g_autofree char *owner = yd_field_words_dup_item (
        plan, ((const YdParagraphRow *)yd_record_get_row (paragraph))->owner);
      add_part (detail, owner);
    }
  else if (item == NULL && unit == NULL)
    add_record (detail, plan, id);
}

/* When a state was made that was returned to. */
static void
add_time (GString *detail, const char *text)
{
  gint64 time = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
  g_autoptr (GDateTime) then
    = time > 0 ? g_date_time_new_from_unix_local (time / G_USEC_PER_SEC) : NULL;
  g_autofree char *when = then != NULL ? g_date_time_format (then, "%Y-%m-%d %H:%M") : NULL;
  add_part (detail, when);
}

/**
 * yd_history_entry_dup_detail:
 * @plan: names the items and units that the entry is about, as they are called now
 *
 * Returns: (transfer full): “1.设立热线，标题”; "" where nothing is known
 */
char *
yd_history_entry_dup_detail (const YdHistoryEntry *entry, YdPlan *plan)
{
  static const char *const things[]
    = { "item", "owner", "id", "paragraph", "from", "unit", "into" };
  static const char *const words[] = { "name", "title", "source", "file", "reason" };
  g_autoptr (JsonNode) node = entry->args != NULL ? json_from_string (entry->args, NULL) : NULL;
  JsonObject *args
    = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  GString *detail = g_string_new (NULL);
  const char *sought = args != NULL ? get_text (args, "words") : NULL,
             *with = args != NULL ? get_text (args, "with") : NULL;
  if (sought != NULL && with != NULL)
    g_string_append_printf (detail, "“%s” → “%s”", sought, with);
  /* what was deleted may be there again, and be called otherwise */
  gboolean named
    = g_str_equal (entry->verb, "delete-items") && args != NULL && get_text (args, "title") != NULL;
  for (guint i = 0; args != NULL && !named && i < G_N_ELEMENTS (things); i++)
    add_thing (detail, plan, get_text (args, things[i]));
  gboolean label_says = entry->kind != YD_HISTORY_UNDO && entry->kind != YD_HISTORY_REDO;
  for (guint i = 0; args != NULL && i < G_N_ELEMENTS (words); i++)
    if (!label_says || !g_str_equal (words[i], "reason"))
      add_part (detail, get_text (args, words[i]));
  add_time (detail, args != NULL ? get_text (args, "time") : NULL);
  const char *table = args != NULL ? get_text (args, "table") : NULL;
  const char *field = args != NULL ? get_text (args, "field") : NULL;
  if (table != NULL && field != NULL)
    add_part (detail, yd_field_words_get_name (table, field));
  guint n = args != NULL ? get_count (args) : 1;
  g_autofree char *one = g_string_free (detail, FALSE);
  if (n <= 1)
    return g_steal_pointer (&one);
  return *one != '\0'
           ? g_strdup_printf (_ ("%s (%u in all)"), one, n)
           : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u place", "%u places", n), n);
}

/**
 * yd_history_entry_dup_line:
 * @most: characters of it; 0 for all
 *
 * Returns: (transfer full): what the entry was and what it was about: “new item: 3.设立热线”
 */
char *
yd_history_entry_dup_line (const YdHistoryEntry *entry, YdPlan *plan, guint most)
{
  g_autofree char *label = yd_history_entry_dup_label (entry);
  g_autofree char *detail = yd_history_entry_dup_detail (entry, plan);
  g_autofree char *line
    = *detail != '\0' ? g_strdup_printf (_ ("%s: %s"), label, detail) : g_strdup (label);
  if (most == 0 || g_utf8_strlen (line, -1) <= (glong)most)
    return g_steal_pointer (&line);
  g_autofree char *cut = g_utf8_substring (line, 0, most);
  return g_strconcat (cut, "…", NULL);
}

static gboolean
is_outside (JsonObject *args)
{
  static const char *const outside[] = { "notice", "plan", "annex", "setting", "unit", NULL };
  const char *table = get_text (args, "table");
  return json_object_has_member (args, "notice")
         || (table != NULL && g_strv_contains (outside, table));
}

/* The item that is named, or that what is named hangs on. */
static YdItem *
find_named (JsonObject *args, YdPlan *plan)
{
  static const char *const things[] = { "item", "owner", "id", "paragraph" };
  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    {
      YdId id = YD_ID_NONE;
      const char *text = get_text (args, things[i]);
      YdItem *item = text != NULL && yd_id_parse (text, &id) ? find_item (plan, id) : NULL;
      if (item != NULL)
        return item;
    }
  return NULL;
}

static JsonObject *
get_args (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * yd_history_entry_find_item:
 *
 * Returns: (transfer none) (nullable): the item that the entry was about, the first where it was about
 *   several; %NULL where that is gone, or stands outside of the items
 */
YdItem *
yd_history_entry_find_item (const YdHistoryEntry *entry, YdPlan *plan)
{
  g_autoptr (JsonNode) node = entry->args != NULL ? json_from_string (entry->args, NULL) : NULL;
  JsonObject *args = get_args (node);
  return args != NULL && !is_outside (args) ? find_named (args, plan) : NULL;
}

/**
 * yd_history_entry_is_of:
 * @is_wanted: whether an item is meant
 *
 * Returns: whether the entry may be about an item that is meant: %FALSE where it names another one alone, or
 *   what stands outside of the items. What is gone, and what was about many things, may be.
 */
gboolean
yd_history_entry_is_of (const YdHistoryEntry *entry, YdPlan *plan,
                        gboolean (*is_wanted) (YdId item, gpointer data), gpointer data)
{
  g_autoptr (JsonNode) node = entry->args != NULL ? json_from_string (entry->args, NULL) : NULL;
  JsonObject *args = get_args (node);
  if (args == NULL || get_count (args) > 1)
    return TRUE;
  if (is_outside (args))
    return FALSE;
  YdItem *item = find_named (args, plan);
  return item == NULL || is_wanted (yd_record_get_id (YD_RECORD (item)), data);
}
