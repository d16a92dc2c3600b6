#pragma once

#include "yd-plan.h"

G_BEGIN_DECLS

/* How much a finding asks for. A larger number is quieter. */
typedef enum
{
  YD_SEVERITY_ERROR,   /* 必改 */
  YD_SEVERITY_WARNING, /* 疑似 */
  YD_SEVERITY_HINT,    /* 提示 */
  YD_N_SEVERITIES
} YdSeverity;

/* One rule of the table; its first members are all that the outside needs. */
typedef struct _YdRule YdRule;
struct _YdRule
{
  const char *id;      /* stable: missing-lead; suppressions and JSON know it by this */
  YdSeverity severity; /* as a rule; a finding of it may be raised or lowered */
  const char *title;   /* untranslated; what it looks for, for lists of rules */
  const char *source;  /* (nullable): the clause it comes from: GB/T 15834 */
};

/* A suppression's rule is a rule's id, or the key of one finding of it. */
char *yd_rule_dup_id_of_key (const char *key);
const char *yd_rule_get_title (const YdRule *rule);
const char *yd_severity_get_word (YdSeverity severity);
const char *yd_severity_get_label (YdSeverity severity);

/* Characters of a text that are replaced by others. */
typedef struct
{
  int start;         /* in characters */
  int length;        /* in characters */
  char *found;       /* what must stand there for the edit to be right */
  char *replacement; /* "" takes them out */
} YdTextEdit;

/* What a check says of one place of a plan: values only, so it outlives the plan it was found in. The
 * place is a field of a row, and a fix is a new text for that field, which yd_edit_set_fields() writes:
 * of one finding or, by yd_fix_collect(), of many, as one gesture. */
#define YD_TYPE_FINDING (yd_finding_get_type ())
G_DECLARE_FINAL_TYPE (YdFinding, yd_finding, YD, FINDING, GObject)

const YdRule *yd_finding_get_rule (YdFinding *self);
const char *yd_finding_get_rule_id (YdFinding *self);
YdSeverity yd_finding_get_severity (YdFinding *self);

YdTable yd_finding_get_table (YdFinding *self);
YdId yd_finding_get_record (YdFinding *self);
const char *yd_finding_get_field (YdFinding *self);
YdId yd_finding_get_item (YdFinding *self);
gboolean yd_finding_get_span (YdFinding *self, int *start, int *length);

const char *const *yd_finding_get_arguments (YdFinding *self);
char *yd_finding_dup_message (YdFinding *self);
char *yd_finding_dup_place (YdFinding *self, YdPlan *plan);

char *yd_finding_dup_key (YdFinding *self);
gboolean yd_finding_get_switched_off (YdFinding *self, const char **reason);

const YdTextEdit *yd_finding_get_edits (YdFinding *self, guint *n_edits);
char *yd_finding_dup_fixed (YdFinding *self, const char *text);
char *yd_finding_dup_text (YdFinding *self, YdPlan *plan);

G_END_DECLS
