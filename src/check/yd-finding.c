/* Owns: one finding: where, how grave, in which words, and what would put it right. Refuses: to change
 * a plan; a fix is handed over as text. */

#include "yd-check-private.h"

#include <string.h>

#define MAX_ARGUMENTS 3
#define NO_FIELD G_MAXUINT8

/* Kept small: a long plan has two for each of its points. */
struct _YdFinding
{
  GObject parent_instance;

  const YdRule *rule;   /* static */
  const char *sentence; /* static, untranslated */
  YdId record;
  YdId item;
  char *arguments[MAX_ARGUMENTS + 1]; /* owned, interned, NULL behind the last: many say the same */
  GArray *edits;                      /* (nullable): YdTextEdit, ascending and apart */
  char *off_reason;                   /* (nullable): owned; switched off with this reason */
  guint16 start;                      /* in characters */
  guint16 length;                     /* 0: the field as a whole */
  guint8 severity;                    /* YdSeverity */
  guint8 table;                       /* YdTable */
  guint8 field;                       /* its index among the table's, or none */
};

G_DEFINE_FINAL_TYPE (YdFinding, yd_finding, G_TYPE_OBJECT)

static void
clear_edit (gpointer data)
{
  YdTextEdit *edit = data;
  g_free (edit->found);
  g_free (edit->replacement);
}

static void
yd_finding_finalize (GObject *object)
{
  YdFinding *self = YD_FINDING (object);
  for (int i = 0; i < MAX_ARGUMENTS; i++)
    g_clear_pointer (&self->arguments[i], g_ref_string_release);
  g_clear_pointer (&self->edits, g_array_unref);
  g_free (self->off_reason);
  G_OBJECT_CLASS (yd_finding_parent_class)->finalize (object);
}

static void
yd_finding_class_init (YdFindingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yd_finding_finalize;
}

static void
yd_finding_init (YdFinding *self)
{
}

static guint8
find_field (YdTable table, const char *name)
{
  if (name == NULL)
    return NO_FIELD;
  const YdField *field = yd_table_find_field (table, name);
  g_return_val_if_fail (field != NULL, NO_FIELD);
  return (guint8)(field - yd_table_get_info (table)->fields);
}

YdFinding *
yd_finding_new (const YdRule *rule, const char *sentence, YdTable table, YdId record,
                const char *field, YdId item)
{
  YdFinding *self = g_object_new (YD_TYPE_FINDING, NULL);
  self->rule = rule;
  self->sentence = sentence;
  self->severity = (guint8)rule->severity;
  self->table = (guint8)table;
  self->record = record;
  self->field = find_field (table, field);
  self->item = item;
  return self;
}

G_STATIC_ASSERT (YD_CHECK_LONGEST <= G_MAXUINT16);

void
yd_finding_set_span (YdFinding *self, int start, int length)
{
  self->start = (guint16)start;
  self->length = (guint16)length;
}

void
yd_finding_set_switched_off (YdFinding *self, const char *reason)
{
  g_free (self->off_reason);
  self->off_reason = g_strdup (reason);
}

void
yd_finding_take_argument (YdFinding *self, char *argument)
{
  int i = 0;
  while (self != NULL && i < MAX_ARGUMENTS && self->arguments[i] != NULL)
    i++;
  if (self != NULL && i < MAX_ARGUMENTS && argument != NULL)
    self->arguments[i] = g_ref_string_new_intern (argument);
  g_free (argument);
}

#define MOST_NAMED 6

/* What a sentence names in “%s” becomes one of several: “甲”、“乙”. Each is named once, and of many the
 * first. @argument: which; @beside: (nullable): named with it, as another argument */
void
yd_finding_name_also (YdFinding *self, guint argument, const char *name, const char *beside)
{
  static const char between[] = "”、“";
  g_return_if_fail (self == NULL || argument + (beside != NULL) < MAX_ARGUMENTS);
  const char *words[] = { name, beside };
  if (self == NULL || name == NULL || self->arguments[argument] == NULL)
    return;
  g_auto (GStrv) named = g_strsplit (self->arguments[argument], between, -1);
  if (g_strv_contains ((const char *const *)named, name) || g_strv_length (named) > MOST_NAMED)
    return;
  gboolean full = g_strv_length (named) == MOST_NAMED;
  for (guint i = 0;
       i < G_N_ELEMENTS (words) && words[i] != NULL && self->arguments[argument + i] != NULL; i++)
    {
      g_autofree char *all
        = g_strconcat (self->arguments[argument + i], between, full ? "……" : words[i], NULL);
      g_ref_string_release (self->arguments[argument + i]);
      self->arguments[argument + i] = g_ref_string_new_intern (all);
    }
}

void
yd_finding_set_sentence (YdFinding *self, const char *sentence)
{
  if (self != NULL)
    self->sentence = sentence;
}

void
yd_finding_set_severity (YdFinding *self, YdSeverity severity)
{
  if (self != NULL)
    self->severity = (guint8)severity;
}

/* Takes @found and @replacement. Edits come in ascending order and do not touch. */
void
yd_finding_take_edit (YdFinding *self, int start, int length, char *found, char *replacement)
{
  YdTextEdit edit = { start, length, found, replacement };
  if (self == NULL)
    {
      clear_edit (&edit);
      return;
    }
  if (self->edits == NULL)
    {
      self->edits = g_array_new (FALSE, FALSE, sizeof (YdTextEdit));
      g_array_set_clear_func (self->edits, clear_edit);
    }
  g_array_append_val (self->edits, edit);
}

void
yd_finding_add_edit (YdFinding *self, const YdText *text, int start, int length,
                     const char *replacement)
{
  if (self != NULL)
    yd_finding_take_edit (self, start, length, yd_text_dup_span (text, start, length),
                          g_strdup (replacement));
}

/**
 * yd_finding_get_rule:
 *
 * Returns: (transfer none): the rule that it breaks
 */
const YdRule *
yd_finding_get_rule (YdFinding *self)
{
  return self->rule;
}

/**
 * yd_finding_get_rule_id:
 *
 * Returns: (transfer none): the rule's stable word
 */
const char *
yd_finding_get_rule_id (YdFinding *self)
{
  return self->rule->id;
}

YdSeverity
yd_finding_get_severity (YdFinding *self)
{
  return self->severity;
}

YdTable
yd_finding_get_table (YdFinding *self)
{
  return self->table;
}

/**
 * yd_finding_get_record:
 *
 * Returns: the row whose field is meant; of the plan's own row its id
 */
YdId
yd_finding_get_record (YdFinding *self)
{
  return self->record;
}

/**
 * yd_finding_get_field:
 *
 * Returns: (transfer none) (nullable): the column that is meant; %NULL for the row as a whole
 */
const char *
yd_finding_get_field (YdFinding *self)
{
  return self->field != NO_FIELD ? yd_table_get_info (self->table)->fields[self->field].name : NULL;
}

/**
 * yd_finding_get_item:
 *
 * Returns: the item to show it at; none for the plan's head and ends and for the notice
 */
YdId
yd_finding_get_item (YdFinding *self)
{
  return self->item;
}

/**
 * yd_finding_get_span:
 * @start: (out) (optional): first character
 * @length: (out) (optional): characters
 *
 * Returns: whether it means a part of the field's text; %FALSE means the whole
 */
gboolean
yd_finding_get_span (YdFinding *self, int *start, int *length)
{
  if (start != NULL)
    *start = self->start;
  if (length != NULL)
    *length = self->length;
  return self->length > 0;
}

/**
 * yd_finding_get_arguments:
 *
 * Returns: (transfer none): what the sentence names, in order, ended by %NULL; the same in every
 *   language
 */
const char *const *
yd_finding_get_arguments (YdFinding *self)
{
  return (const char *const *)self->arguments;
}

/**
 * yd_finding_dup_message:
 *
 * Returns: (transfer full): the finding in one sentence, in the language of the interface
 */
char *
yd_finding_dup_message (YdFinding *self)
{
  const char *a[MAX_ARGUMENTS];
  for (int i = 0; i < MAX_ARGUMENTS; i++)
    a[i] = self->arguments[i] != NULL ? self->arguments[i] : "";
  return g_strdup_printf (_ (self->sentence), a[0], a[1], a[2]);
}

static const struct
{
  YdTable table;
  const char *field;
  const char *label;
} places[] = {
  { YD_TABLE_PLAN, "title", N_ ("Title of the plan") },
  { YD_TABLE_PLAN, "subtitle", N_ ("Line below the title") },
  { YD_TABLE_NOTICE, "number", N_ ("Notice, document number") },
  { YD_TABLE_NOTICE, "copy_number", N_ ("Notice, copy number") },
  { YD_TABLE_NOTICE, "secrecy", N_ ("Notice, secrecy") },
  { YD_TABLE_NOTICE, "urgency", N_ ("Notice, urgency") },
  { YD_TABLE_NOTICE, "title", N_ ("Notice, title") },
  { YD_TABLE_NOTICE, "addressee", N_ ("Notice, addressee") },
  { YD_TABLE_NOTICE, "signature", N_ ("Notice, signature") },
  { YD_TABLE_NOTICE, "date", N_ ("Notice, date") },
  { YD_TABLE_NOTICE, "note", N_ ("Notice, note") },
  { YD_TABLE_NOTICE, "copy_to", N_ ("Notice, copy to") },
  { YD_TABLE_NOTICE, "joint", N_ ("Notice, joint agencies") },
  { YD_TABLE_NOTICE, "printed_by", N_ ("Notice, printed by") },
  { YD_TABLE_NOTICE, "printed_on", N_ ("Notice, printed on") },
  { YD_TABLE_NOTICE, NULL, N_ ("Notice") },
  { YD_TABLE_ANNEX, NULL, N_ ("Annex") },
  { YD_TABLE_UNIT, NULL, N_ ("Units") },
};

/* An item as a person finds it: number and title, or number and the first words. */
static char *
name_item (YdItem *item)
{
  const char *number = yd_item_get_number (item), *title = yd_item_get_title (item);
  g_autofree char *body = *title == '\0' ? yd_item_dup_body (item) : NULL;
  const char *text = body != NULL ? body : title;
  const char *line_end = strchrnul (text, '\n');
  if (line_end == text)
    return g_strconcat (number, _ ("(untitled)"), NULL);
  const char *end = text;
  for (int n = 0; n < 20 && end < line_end; n++)
    end = g_utf8_next_char (end);
  return g_strdup_printf ("%s%.*s%s", number, (int)(end - text), text, end < line_end ? "…" : "");
}

/**
 * yd_finding_dup_place:
 * @plan: the plan it was found in
 *
 * Returns: (transfer full): where it is, for a person: an item's number and title, or the field of
 *   the notice
 */
char *
yd_finding_dup_place (YdFinding *self, YdPlan *plan)
{
  YdItem *item = yd_plan_find_item (plan, self->item);
  if (item != NULL)
    return name_item (item);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i].table == self->table
        && (places[i].field == NULL
            || g_strcmp0 (places[i].field, yd_finding_get_field (self)) == 0))
      return g_strdup (_ (places[i].label));

  YdRecord *record = self->table == YD_TABLE_PARAGRAPH
                       ? yd_plan_find (plan, YD_TABLE_PARAGRAPH, self->record)
                       : NULL;
  switch (record != NULL ? ((const YdParagraphRow *)yd_record_get_row (record))->owner_kind : -1)
    {
    case YD_OWNER_NOTICE:
      return g_strdup (_ ("Notice, text"));
    case YD_OWNER_ANNEX:
      return g_strdup (_ ("Annex"));
    case YD_OWNER_PREAMBLE:
      return g_strdup (_ ("Text before the sections"));
    case YD_OWNER_CLOSING:
      return g_strdup (_ ("Text after the sections"));
    default:
      return g_strdup (_ ("Whole plan"));
    }
}

/**
 * yd_finding_dup_key:
 *
 * Returns: (transfer full): what a suppression of this finding alone bears: rule, # and a mark of what
 *   it says. Other words at that place are another finding.
 */
char *
yd_finding_dup_key (YdFinding *self)
{
  const char *field = yd_finding_get_field (self);
  guint hash = field != NULL ? g_str_hash (field) : 5381;
  hash = hash * 31 + (guint)self->record + (guint)(self->record >> 32);
  for (int i = 0; i < MAX_ARGUMENTS && self->arguments[i] != NULL; i++)
    hash = hash * 31 + g_str_hash (self->arguments[i]);
  for (guint i = 0; self->edits != NULL && i < self->edits->len; i++)
    hash = hash * 31 + g_str_hash (g_array_index (self->edits, YdTextEdit, i).found);
  return g_strdup_printf ("%s#%08x", self->rule->id, hash);
}

/**
 * yd_rule_dup_id_of_key:
 * @key: (nullable): of a suppression
 *
 * Returns: (transfer full): the rule's id alone
 */
char *
yd_rule_dup_id_of_key (const char *key)
{
  const char *mark = key != NULL ? strchrnul (key, '#') : NULL;
  return key != NULL ? g_strndup (key, (gsize)(mark - key)) : g_strdup ("");
}

/**
 * yd_finding_get_switched_off:
 * @reason: (out) (optional) (transfer none): the reason that was given; "" for none
 *
 * Returns: whether somebody switched this finding off; only such that were asked for are seen at all
 */
gboolean
yd_finding_get_switched_off (YdFinding *self, const char **reason)
{
  if (reason != NULL)
    *reason = self->off_reason != NULL ? self->off_reason : "";
  return self->off_reason != NULL;
}

/**
 * yd_finding_get_edits:
 * @n_edits: (out): how many
 *
 * Returns: (transfer none) (nullable): what puts it right without a doubt, ascending and apart;
 *   %NULL where a person must decide
 */
const YdTextEdit *
yd_finding_get_edits (YdFinding *self, guint *n_edits)
{
  *n_edits = self->edits != NULL ? self->edits->len : 0;
  return self->edits != NULL ? (const YdTextEdit *)self->edits->data : NULL;
}

/**
 * yd_finding_dup_fixed:
 * @text: the field's text as it now is
 *
 * Returns: (transfer full) (nullable): the text put right; %NULL where there is no safe fix or the
 *   text is no longer what was checked
 */
char *
yd_finding_dup_fixed (YdFinding *self, const char *text)
{
  if (self->edits == NULL)
    return NULL;
  GString *fixed = g_string_new (NULL);
  const char *p = text;
  int at = 0;
  for (guint i = 0; i < self->edits->len; i++)
    {
      const YdTextEdit *edit = &g_array_index (self->edits, YdTextEdit, i);
      const char *from = p;
      for (; at < edit->start && *p != '\0'; at++)
        p = g_utf8_next_char (p);
      if (at < edit->start || !g_str_has_prefix (p, edit->found))
        {
          g_string_free (fixed, TRUE);
          return NULL;
        }
      g_string_append_len (fixed, from, p - from);
      g_string_append (fixed, edit->replacement);
      p += strlen (edit->found);
      at += edit->length;
    }
  g_string_append (fixed, p);
  return g_string_free (fixed, FALSE);
}

/**
 * yd_finding_dup_text:
 * @plan: the plan it was found in
 *
 * Returns: (transfer full) (nullable): the text of the field as it now is, for
 *   yd_finding_dup_fixed(); %NULL where row or field are gone or hold no text
 */
char *
yd_finding_dup_text (YdFinding *self, YdPlan *plan)
{
  const YdField *field
    = self->field != NO_FIELD ? &yd_table_get_info (self->table)->fields[self->field] : NULL;
  if (field == NULL || field->type != YD_FIELD_TEXT)
    return NULL;
  gconstpointer row = NULL;
  if (self->table == YD_TABLE_PLAN)
    row = yd_plan_get_row (plan);
  else
    {
      YdRecord *record = yd_plan_find (plan, self->table, self->record);
      row = record != NULL ? yd_record_get_row (record) : NULL;
    }
  if (row == NULL)
    return NULL;
  const char *text = G_STRUCT_MEMBER (char *, row, field->offset);
  return g_strdup (text != NULL ? text : "");
}

/**
 * yd_rule_get_title:
 *
 * Returns: (transfer none): what the rule looks for, in the language of the interface
 */
const char *
yd_rule_get_title (const YdRule *rule)
{
  return _ (rule->title);
}

/**
 * yd_severity_get_word:
 *
 * Returns: (transfer none): error, warning or hint: stable, for JSON
 */
const char *
yd_severity_get_word (YdSeverity severity)
{
  static const char *const words[] = { "error", "warning", "hint" };
  g_return_val_if_fail (severity < YD_N_SEVERITIES, "");
  return words[severity];
}

/**
 * yd_severity_get_label:
 *
 * Returns: (transfer none): the severity in the language of the interface
 */
const char *
yd_severity_get_label (YdSeverity severity)
{
  static const char *const labels[] = { N_ ("Must change"), N_ ("Doubtful"), N_ ("Note") };
  g_return_val_if_fail (severity < YD_N_SEVERITIES, "");
  return _ (labels[severity]);
}
