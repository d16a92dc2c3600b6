/* Owns: the words for fields and their values, for conflicts and the history. Refuses: to know what has
 * happened to them. */

#include "yd-field-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const run_ins[]
  = { N_ ("no"), N_ ("yes"), N_ ("no"), N_ ("no"), N_ ("no"), NULL };
static const char *const yes_no[] = { N_ ("no"), N_ ("yes"), NULL };
static const char *const plan_kinds[] = { N_ ("general plan"), N_ ("plan for one field"), NULL };
static const char *const stages[] = { NC_ ("stage", "Draft"), NC_ ("stage", "For comments"),
                                      NC_ ("stage", "In sign-off"), NC_ ("stage", "Issued"), NULL };
static const char *const scopes[]
  = { N_ ("through the whole plan"), N_ ("again under each heading"), N_ ("through each section"),
      NULL };
static const char *const prints[]
  = { N_ ("not printed"), N_ ("after each point"), N_ ("in the breakdown table"), NULL };
static const char *const unit_words[]
  = { "牵头单位、配合单位", "责任单位、配合单位", "负责部门", NULL };
static const char *const item_kinds[]
  = { N_ ("Section"), N_ ("Group"), N_ ("Point"), N_ ("Task"), NULL };
static const char *const item_states[] = { N_ ("in force"), N_ ("adjusted or ended"), NULL };
static const char *const number_forms[]
  = { N_ ("as usual"), "一、", "（一）", "1.", "（1）", "①", N_ ("none"), "第一，", NULL };
static const char *const unit_kinds[]
  = { "委机关科室", "医疗卫生机构", "委办局", "街镇", "统称单位", N_ ("other"), NULL };
static const char *const roles[] = { N_ ("lead unit"), N_ ("supporting unit"), NULL };
static const char *const comparisons[]
  = { "≥", "≤", "=", N_ ("range"), N_ ("rising"), N_ ("falling"), NULL };
static const char *const adds_up[]
  = { N_ ("sum of the units"),     N_ ("mean of the units"),   N_ ("lowest of the units"),
      N_ ("highest of the units"), N_ ("each unit by itself"), NULL };
static const char *const recurrences[] = { N_ ("once"),
                                           N_ ("each month"),
                                           N_ ("each quarter"),
                                           N_ ("each half-year"),
                                           N_ ("each year"),
                                           N_ ("each week"),
                                           N_ ("each half-month"),
                                           N_ ("every two weeks"),
                                           N_ ("every ten days"),
                                           NULL };
static const char *const suggestion_states[]
  = { N_ ("open"), N_ ("accepted"), N_ ("dismissed"), NULL };
static const char *const comment_states[]
  = { N_ ("open"), N_ ("adopted"), N_ ("not adopted"), NULL };
static const char *const report_states[]
  = { N_ ("in hand"), N_ ("said to be done"), N_ ("confirmed"), NULL };
static const char *const notice_forms[] = { "文件", "信函", "纪要", NULL };
static const char *const recipient_roles[] = { "主送", "抄送", "存档", NULL };

typedef struct
{
  const char *table; /* NULL: any */
  const char *field;
  const char *name;
  const char *const *values; /* of what stands as a number; NULL: the number itself */
} Words;

/* What stands first holds. */
static const Words words[] = {
  { "plan", "title", N_ ("title of the plan"), NULL },
  { "plan", "subtitle", N_ ("line below the title"), NULL },
  { "plan", "kind", N_ ("kind of plan"), plan_kinds },
  { "plan", "stage", N_ ("stage"), stages },
  { "plan", "year", N_ ("year"), NULL },
  { "plan", "period_from", N_ ("first day"), NULL },
  { "plan", "period_to", N_ ("last day"), NULL },
  { "plan", "default_lead", N_ ("lead unit of the plan"), NULL },
  { "plan", "point_scope", N_ ("how points are numbered"), scopes },
  { "plan", "groups_run_on", N_ ("groups run on"), yes_no },
  { "plan", "number_mark", N_ ("mark after a number"), NULL },
  { "plan", "unit_print", N_ ("how units print"), prints },
  { "plan", "unit_words", N_ ("words for units"), unit_words },
  { "item", "parent", N_ ("place"), NULL },
  { "item", "kind", N_ ("level"), item_kinds },
  { "item", "form", N_ ("form of the number"), number_forms },
  { "item", "run_in", N_ ("title and text in one paragraph"), run_ins },
  { "item", "unit_mark", N_ ("units as written"), NULL },
  { "item", "scope", N_ ("scope"), NULL },
  { "item", "source", N_ ("where the task comes from"), NULL },
  { "item", "tags", N_ ("marks"), NULL },
  { "item", "supervised", N_ ("under supervision"), yes_no },
  { "item", "exempt", N_ ("needs no unit"), yes_no },
  { "item", "status", N_ ("state"), item_states },
  { "unit", "name", N_ ("name of the unit"), NULL },
  { "unit", "short_name", N_ ("short name"), NULL },
  { "unit", "kind", N_ ("kind of unit"), unit_kinds },
  { "unit", "valid_from", N_ ("valid from"), NULL },
  { "unit", "valid_until", N_ ("valid until"), NULL },
  { "unit", "merged_into", N_ ("merged into"), NULL },
  { "assignment", "role", N_ ("role of the unit"), roles },
  { "assignment", "office", N_ ("office in charge"), NULL },
  { "assignment", "first", N_ ("first lead"), NULL },
  { "indicator", "name", N_ ("name of the indicator"), NULL },
  { "indicator", "definition", N_ ("how it is counted"), NULL },
  { "indicator", "source", N_ ("source of the figure"), NULL },
  { "indicator", "points", N_ ("score"), NULL },
  { "indicator_target", "target", N_ ("target of a year or unit"), NULL },
  { "indicator_target", "adds_up", N_ ("how units add up"), adds_up },
  { "item", "lead", N_ ("lead units"), NULL },
  { "item", "support", N_ ("supporting units"), NULL },
  { "item", "milestones", N_ ("milestones"), NULL },
  { "item", "indicators", N_ ("indicators"), NULL },
  { "item", "comments", N_ ("comments"), NULL },
  { NULL, "switched_off", N_ ("switched-off findings"), NULL },
  { "plan", "preamble", N_ ("preamble"), NULL },
  { "plan", "closing", N_ ("closing"), NULL },
  { NULL, "comparison", N_ ("comparison"), comparisons },
  { NULL, "target", N_ ("target"), NULL },
  { NULL, "target_high", N_ ("upper target"), NULL },
  { NULL, "scale", N_ ("decimal places"), NULL },
  { NULL, "measure", N_ ("unit of measure"), NULL },
  { NULL, "cumulative", N_ ("counted through the year"), yes_no },
  { NULL, "due", N_ ("deadline"), NULL },
  { NULL, "before", N_ ("before the date"), yes_no },
  { NULL, "recurrence", N_ ("repeats"), recurrences },
  { NULL, "long_term", N_ ("long-term"), yes_no },
  { NULL, "weight", N_ ("weight"), NULL },
  { NULL, "done_on", N_ ("done on"), NULL },
  { "suggestion", "state", N_ ("suggestion"), suggestion_states },
  { "comment", "state", N_ ("answer to the comment"), comment_states },
  { "report", "state", N_ ("state of the report"), report_states },
  { "report", "percent", N_ ("percent done"), NULL },
  { "report", "progress", N_ ("progress"), NULL },
  { "report", "problems", N_ ("problems"), NULL },
  { "report", "next", N_ ("next steps"), NULL },
  { "notice", "title", N_ ("title of the notice"), NULL },
  { "notice", "form", N_ ("form of the notice"), notice_forms },
  { "notice", "head", N_ ("red head"), NULL },
  { "notice", "number", N_ ("document number"), NULL },
  { "notice", "copy_number", N_ ("copy number"), NULL },
  { "notice", "secrecy", N_ ("secrecy"), NULL },
  { "notice", "urgency", N_ ("urgency"), NULL },
  { "notice", "signer", N_ ("signer"), NULL },
  { "notice", "addressee", N_ ("addressee"), NULL },
  { "notice", "signature", N_ ("signature"), NULL },
  { "notice", "date", N_ ("date of the notice"), NULL },
  { "notice", "note", N_ ("note"), NULL },
  { "notice", "disclosure", N_ ("disclosure"), NULL },
  { "notice", "copy_to", N_ ("copies to"), NULL },
  { "notice", "printed_by", N_ ("printed by"), NULL },
  { "notice", "printed_on", N_ ("printed on"), NULL },
  { "notice", "joint", N_ ("joint agencies"), NULL },
  { "notice", "as_annex", N_ ("plan as an annex"), yes_no },
  { "notice", "plan_signature", N_ ("signature below the plan"), NULL },
  { "notice", "plan_date", N_ ("date below the plan"), NULL },
  { "notice", "sealed", N_ ("room for a seal"), yes_no },
  { "recipient", "role", N_ ("how it is sent"), recipient_roles },
  { "recipient", "channel", N_ ("channel"), NULL },
  { NULL, "copies", N_ ("number of copies"), NULL },
  { "setting", "value", N_ ("setting"), NULL },
  { NULL, "issuer", N_ ("issuer"), NULL },
  { NULL, "title", N_ ("title"), NULL },
  { NULL, "name", N_ ("name"), NULL },
  { NULL, "text", N_ ("text"), NULL },
  { NULL, "body", N_ ("text"), NULL },
  { NULL, "reason", N_ ("reason"), NULL },
  { NULL, "words", N_ ("words as written"), NULL },
  { NULL, "unit", N_ ("unit"), NULL },
  { NULL, "item", N_ ("point"), NULL },
};

static const Words *
find_words (const char *table, const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].field, field) == 0
        && (words[i].table == NULL || strcmp (words[i].table, table) == 0))
      return &words[i];
  return NULL;
}

const char *
yd_field_words_get_name (const char *table, const char *field)
{
  const Words *found = find_words (table, field);
  return found != NULL ? _ (found->name) : field;
}

gboolean
yd_field_words_has_name (const char *table, const char *field)
{
  return find_words (table, field) != NULL;
}

char *
yd_field_words_dup_item (YdPlan *plan, YdId id)
{
  YdItem *item = yd_plan_find_item (plan, id);
  if (item == NULL)
    return NULL;
  g_autofree char *opening = yd_item_dup_opening (item);
  return g_strconcat (yd_item_get_number (item), *opening != '\0' ? opening : _ ("(untitled)"),
                      NULL);
}

char *
yd_field_words_dup_unit (YdPlan *plan, YdId id)
{
  YdUnit *unit = yd_plan_find_unit (plan, id);
  return unit != NULL ? g_strdup (yd_unit_get_name (unit)) : NULL;
}

static char *
dup_number (const Words *found, const char *value)
{
  gint64 number = g_ascii_strtoll (value, NULL, 10);
  gint64 n = 0;
  while (found != NULL && found->values != NULL && found->values[n] != NULL)
    n++;
  if (number < 0 || number >= n)
    return g_strdup (value);
  const char *text = found->values[number];
  return g_strdup (found->values == stages ? g_dpgettext2 (NULL, "stage", text) : _ (text));
}

static char *
dup_date (const char *value)
{
  YdDate date;
  return yd_date_parse_iso (value, &date) ? yd_date_to_chinese (date) : g_strdup (value);
}

char *
yd_field_words_dup_value (YdPlan *plan, const char *table, const char *field, const char *value)
{
  YdTable known;
  if (value == NULL)
    return g_strdup ("");
  if (*value == '\0') /* a difference has none for 0 too */
    {
      const Words *found = find_words (table, field);
      return found != NULL && found->values != NULL ? dup_number (found, "0") : g_strdup ("");
    }
  const YdField *info = yd_table_find (table, &known) ? yd_table_find_field (known, field) : NULL;
  char *text = NULL;
  YdId id;
  switch (info != NULL ? info->type : YD_FIELD_TEXT)
    {
    case YD_FIELD_ID:
      id = g_ascii_strtoll (value, NULL, 10);
      text = yd_field_words_dup_item (plan, id);
      if (text == NULL)
        text = yd_field_words_dup_unit (plan, id);
      return text != NULL ? text : g_strdup ("");
    case YD_FIELD_INT:
    case YD_FIELD_INT64:
      return dup_number (find_words (table, field), value);
    case YD_FIELD_DATE:
      return dup_date (value);
    case YD_FIELD_TEXT:
      break;
    }
  return g_strdup (value);
}
