/* Owns: the findings of a plan as a list, and switching them off and on. */

#include "yd-cli.h"

#include "yd-check.h"
#include "yd-edit.h"

#include <locale.h>
#include <string.h>

#define FORMAT_VERSION 1

static void
print_text (YdPlan *plan, GPtrArray *findings)
{
  guint totals[YD_N_SEVERITIES] = { 0 };
  for (guint i = 0; i < findings->len; i++)
    {
      YdFinding *finding = findings->pdata[i];
      g_autofree char *place = yd_finding_dup_place (finding, plan);
      g_autofree char *message = yd_finding_dup_message (finding);
      totals[yd_finding_get_severity (finding)] += !yd_finding_get_switched_off (finding, NULL);
      yd_cli_print ("%s\t%s\t%s\t[%s]\n", yd_severity_get_label (yd_finding_get_severity (finding)),
                    place, message, yd_finding_get_rule_id (finding));
      const char *reason;
      if (yd_finding_get_switched_off (finding, &reason))
        yd_cli_print ("\t%s%s%s\n", _ ("switched off"), *reason != '\0' ? ": " : "", reason);
    }
  if (findings->len == 0)
    {
      yd_cli_print ("%s\n", _ ("Nothing was found."));
      return;
    }
  yd_cli_print ("\n");
  for (int severity = 0; severity < YD_N_SEVERITIES; severity++)
    if (totals[severity] > 0)
      yd_cli_print ("%s %u\n", yd_severity_get_label ((YdSeverity)severity), totals[severity]);
}

/* Characters of the field and what they should be; [] where no fix is safe. */
static void
add_edits (JsonBuilder *builder, YdFinding *finding)
{
  guint n_edits = 0;
  const YdTextEdit *edits = yd_finding_get_edits (finding, &n_edits);
  yd_cli_begin_list (builder, "edits");
  for (guint i = 0; i < n_edits; i++)
    {
      json_builder_begin_object (builder);
      yd_cli_add_int (builder, "start", edits[i].start);
      yd_cli_add_int (builder, "length", edits[i].length);
      json_builder_set_member_name (builder, "found");
      json_builder_add_string_value (builder, edits[i].found);
      json_builder_set_member_name (builder, "replacement");
      json_builder_add_string_value (builder, edits[i].replacement);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_finding (JsonBuilder *builder, YdPlan *plan, YdFinding *finding)
{
  int start = 0, length = 0;
  gboolean part = yd_finding_get_span (finding, &start, &length);
  g_autofree char *place = yd_finding_dup_place (finding, plan);
  g_autofree char *message = yd_finding_dup_message (finding);
  g_autofree char *key = yd_finding_dup_key (finding);
  json_builder_begin_object (builder);
  yd_cli_add_text (builder, "rule", yd_finding_get_rule_id (finding));
  yd_cli_add_text (builder, "key", key);
  yd_cli_add_text (builder, "severity", yd_severity_get_word (yd_finding_get_severity (finding)));
  yd_cli_add_id (builder, "item", yd_finding_get_item (finding));
  yd_cli_add_text (builder, "table", yd_table_get_info (yd_finding_get_table (finding))->name);
  yd_cli_add_id (builder, "record", yd_finding_get_record (finding));
  yd_cli_add_text (builder, "field", yd_finding_get_field (finding));
  json_builder_set_member_name (builder, "span");
  if (part)
    {
      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, start);
      json_builder_add_int_value (builder, length);
      json_builder_end_array (builder);
    }
  else
    json_builder_add_null_value (builder);
  yd_cli_add_text (builder, "place", place);
  yd_cli_add_text (builder, "message", message);
  yd_cli_begin_list (builder, "arguments");
  for (const char *const *a = yd_finding_get_arguments (finding); *a != NULL; a++)
    json_builder_add_string_value (builder, *a);
  json_builder_end_array (builder);
  add_edits (builder, finding);
  const char *reason;
  yd_cli_add_text (builder, "switched_off",
                   yd_finding_get_switched_off (finding, &reason) ? reason : NULL);
  json_builder_end_object (builder);
}

/* What somebody switched off in this plan, whether or not there is anything to find. */
static void
add_switched_off (JsonBuilder *builder, YdPlan *plan)
{
  YdRecordList *list = yd_plan_list_suppressions (plan);
  yd_cli_begin_list (builder, "switched_off");
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      const YdSuppressionRow *row = yd_suppression_get_row (yd_record_list_get (list, i));
      g_autofree char *rule = yd_rule_dup_id_of_key (row->rule);
      json_builder_begin_object (builder);
      yd_cli_add_text (builder, "rule", rule);
      yd_cli_add_text (builder, "key", row->rule);
      yd_cli_add_id (builder, "item", row->item);
      yd_cli_add_boolean (builder, "one", g_strcmp0 (rule, row->rule) != 0);
      yd_cli_add_text (builder, "reason", row->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* The same for a person. */
static void
print_switched_off (YdPlan *plan)
{
  YdRecordList *list = yd_plan_list_suppressions (plan);
  if (yd_record_list_get_length (list) > 0)
    yd_cli_print ("\n%s\n", _ ("Switched off in this plan:"));
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      const YdSuppressionRow *row = yd_suppression_get_row (yd_record_list_get (list, i));
      g_autofree char *id = yd_rule_dup_id_of_key (row->rule);
      const YdRule *rule = yd_check_find_rule (id);
      YdItem *item = yd_plan_find_item (plan, row->item);
      yd_cli_print ("  %s\t%s%s\t%s\t[%s]\n", rule != NULL ? yd_rule_get_title (rule) : id,
                    item != NULL ? yd_item_get_number (item) : "",
                    item != NULL ? yd_item_get_title (item) : _ ("the whole plan"),
                    row->reason != NULL ? row->reason : "", id);
    }
}

static void
print_json (YdPlan *plan, GPtrArray *findings)
{
  setlocale (LC_MESSAGES, "C"); /* the sentences are the same in every language */
  JsonBuilder *builder = yd_cli_begin_json ("yaodian-findings", FORMAT_VERSION);
  yd_cli_add_text (builder, "title", yd_plan_get_title (plan));
  yd_cli_begin_list (builder, "findings");
  for (guint i = 0; i < findings->len; i++)
    add_finding (builder, plan, findings->pdata[i]);
  json_builder_end_array (builder);
  add_switched_off (builder, plan);
  yd_cli_end_json (builder);
}

static gboolean
has_error (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    if (yd_finding_get_severity (findings->pdata[i]) == YD_SEVERITY_ERROR
        && !yd_finding_get_switched_off (findings->pdata[i], NULL))
      return TRUE;
  return FALSE;
}

/* All findings of @plan, also against the plans in @others; NULL with @status where one cannot be read. */
static GPtrArray *
find (YdPlan *plan, YdCheckFlags flags, char **others, YdCliStatus *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdCheckRun) run = yd_check_run_new (plan, flags);
  for (char **other = others; other != NULL && *other != NULL; other++)
    {
      g_autoptr (YdPlan) compared = yd_cli_read (*other, NULL, &error);
      if (compared == NULL)
        {
          *status = yd_cli_fail (*other, error);
          return NULL;
        }
      yd_check_run_add_other (run, compared);
    }
  while (yd_check_run_step (run, G_MAXINT))
    ;
  return yd_check_run_finish (g_steal_pointer (&run));
}

/* ---- switching off and on ---- */

typedef struct
{
  char *ignore, *restore; /* a rule's id, or the key of one finding */
  char *reason;
  char *item; /* in which a rule is meant; NULL: in the whole plan */
  gboolean take_over;
} Switch;

static void
switch_clear (Switch *self)
{
  g_free (self->ignore);
  g_free (self->restore);
  g_free (self->reason);
  g_free (self->item);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Switch, switch_clear)

static gboolean
is_sound (const YdCliCommand *self, const Switch *what, YdCliStatus *status)
{
  if (what->ignore != NULL && what->restore != NULL)
    *status = yd_cli_misuse (self, _ ("--ignore and --restore do not go together"));
  else if ((what->ignore != NULL) != (what->reason != NULL))
    *status = yd_cli_misuse (self, _ ("--ignore and --reason go together"));
  else if (what->item != NULL && what->ignore == NULL && what->restore == NULL)
    *status = yd_cli_misuse (self, _ ("--item goes with --ignore or --restore"));
  else
    return TRUE;
  return FALSE;
}

static YdFinding *
find_key (GPtrArray *findings, const char *key)
{
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *own = yd_finding_dup_key (findings->pdata[i]);
      if (strcmp (own, key) == 0)
        return findings->pdata[i];
    }
  return NULL;
}

/* What @key means, for a person, and where it holds. */
static char *
dup_meant (const char *key, const char *item_text, GPtrArray *findings, YdId *item, GError **error)
{
  const YdRule *rule = yd_check_find_rule (key);
  YdFinding *finding = rule == NULL ? find_key (findings, key) : NULL;
  *item = finding != NULL ? yd_finding_get_item (finding) : YD_ID_NONE;
  if (item_text != NULL && !yd_id_parse (item_text, item))
    g_set_error (error, YD_ERROR, YD_ERROR_INVALID, _ ("“%s” is no item's id"), item_text);
  else if (rule != NULL)
    return g_strdup (yd_rule_get_title (rule));
  else if (finding != NULL)
    return yd_finding_dup_message (finding);
  else
    g_set_error (error, YD_ERROR, YD_ERROR_NOT_FOUND,
                 _ ("no rule and no finding is “%s”: check --json prints both"), key);
  return NULL;
}

static gboolean
restore (YdStore *store, const char *key, YdId item, GError **error)
{
  YdRecordList *list = yd_plan_list_suppressions (yd_store_get_plan (store));
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      const YdSuppressionRow *row = yd_suppression_get_row (yd_record_list_get (list, i));
      if (row->item == item && g_strcmp0 (row->rule, key) == 0)
        return yd_edit_delete_record (store, YD_TABLE_SUPPRESSION, row->id, error);
    }
  g_set_error (error, YD_ERROR, YD_ERROR_NOT_FOUND, _ ("“%s” is not switched off there"), key);
  return FALSE;
}

static YdCliStatus
switch_over (const char *file, const Switch *what, char **others)
{
  g_autoptr (GError) error = NULL;
  YdCliStatus status;
  g_autoptr (YdStore) store
    = yd_cli_open (file, what->take_over ? YD_OPEN_TAKE_OVER : YD_OPEN_EDIT, &error);
  if (store == NULL)
    return yd_cli_fail (file, error);
  g_autoptr (GPtrArray) findings
    = find (yd_store_get_plan (store), YD_CHECK_SWITCHED_OFF, others, &status);
  if (findings == NULL)
    {
      yd_cli_close (store, FALSE, NULL);
      return status;
    }
  YdId item;
  const char *key = what->ignore != NULL ? what->ignore : what->restore;
  g_autofree char *meant = dup_meant (key, what->item, findings, &item, &error);
  gboolean done
    = meant != NULL
      && (what->ignore != NULL ? yd_edit_suppress (store, key, item, what->reason, &error)
                               : restore (store, key, item, &error));
  if (!yd_cli_close (store, done, &error))
    return yd_cli_fail (file, error);
  yd_cli_print (what->ignore != NULL ? _ ("Switched off: %s\n") : _ ("Switched on again: %s\n"),
                meant);
  return YD_CLI_DONE;
}

YdCliStatus
yd_cli_check (const YdCliCommand *self, int argc, char **argv)
{
  gboolean json = FALSE, all = FALSE;
  g_autofree char *at = NULL;
  g_auto (GStrv) files = NULL, others = NULL;
  g_auto (Switch) what = { 0 };
  const GOptionEntry options[] = {
    YD_CLI_JSON (&json),
    YD_CLI_AT (&at),
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("Also print what is switched off, and why"), NULL },
    { "against", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &others,
      N_ ("Another plan that points may have been taken from, last year's or another district's"),
      "OTHER" },
    { "ignore", 0, 0, G_OPTION_ARG_STRING, &what.ignore,
      N_ ("Switch a rule off in the plan, or one finding, by the key that --json prints"), "KEY" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &what.reason, N_ ("Why, kept with the plan"), "WORDS" },
    { "restore", 0, 0, G_OPTION_ARG_STRING, &what.restore, N_ ("Switch it on again"), "KEY" },
    { "item", 0, 0, G_OPTION_ARG_STRING, &what.item, N_ ("The item in which alone a rule is meant"),
      "ID" },
    YD_CLI_TAKE_OVER (&what.take_over),
    { NULL },
  };
  YdCliStatus status;
  if (!yd_cli_parse (self, options, argc, argv, 1, 1, &files, &status)
      || !is_sound (self, &what, &status))
    return status;
  if (what.ignore != NULL || what.restore != NULL)
    return switch_over (files[0], &what, others);

  g_autoptr (GError) error = NULL;
  g_autoptr (YdPlan) plan = yd_cli_read (files[0], at, &error);
  if (plan == NULL)
    return yd_cli_fail (files[0], error);
  g_autoptr (GPtrArray) findings
    = find (plan, all ? YD_CHECK_SWITCHED_OFF : YD_CHECK_DEFAULT, others, &status);
  if (findings == NULL)
    return status;
  if (json)
    print_json (plan, findings);
  else
    {
      print_text (plan, findings);
      if (all)
        print_switched_off (plan);
    }
  return has_error (findings) ? YD_CLI_NO : YD_CLI_DONE;
}
