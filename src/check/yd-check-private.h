#pragma once

#include "yd-check.h"

#include <glib/gi18n-lib.h>

/* For check/ alone: how rules look at a plan. */

typedef struct _YdCheck YdCheck;
typedef struct _YdCheckRule YdCheckRule;

/* What a text is to the plan; rules choose by it. */
typedef enum
{
  YD_TEXT_PLAN_TITLE,
  YD_TEXT_SUBTITLE,
  YD_TEXT_ITEM_TITLE,
  YD_TEXT_ITEM_BODY,
  YD_TEXT_UNIT_MARK,
  YD_TEXT_PLAN_ENDS, /* preamble and closing */
  YD_TEXT_NOTICE_TITLE,
  YD_TEXT_NOTICE_FIELD,
  YD_TEXT_NOTICE_BODY,
  YD_TEXT_ANNEX_TITLE,
  YD_TEXT_ANNEX_BODY,
} YdTextKind;

/* One text and where it stands. */
typedef struct
{
  YdTextKind kind;
  YdTable table;
  YdId record;
  const char *field;
  YdId item;             /* the item it is of; none outside items */
  const char *text;      /* not empty */
  const gunichar *chars; /* the same, decoded; n_chars of them, then a 0 */
  int n_chars;
} YdText;

/* A rule is its public head, a sentence and what it looks at. All hooks may be NULL. */
struct _YdCheckRule
{
  YdRule rule;
  const char *sentence; /* untranslated; %s for each argument */
  void (*check_notice) (YdCheck *check, YdNotice *notice);
  void (*check_item) (YdCheck *check, YdItem *item);
  void (*check_text) (YdCheck *check, const YdText *text);
  void (*check_plan) (YdCheck *check);
};

/* One run over a plan: what all rules would otherwise find out again, and what they find. */
struct _YdCheck
{
  YdPlan *plan;
  const YdPlanRow *row;
  const YdNoticeRow *notice; /* (nullable) */
  GPtrArray *items;          /* YdItem, borrowed, in the order of the document */
  int first_year;            /* of the plan's time; 0 where unknown */
  int last_year;
  gboolean assigning;     /* somebody has begun to assign units */
  gboolean has_register;  /* at least one unit was entered as such */
  gboolean numbered;      /* the notice has a number, or the plan is issued */
  gboolean has_notice;    /* anything of the notice is filled in */
  YdCheckFlags flags;
  GHashTable *switched_off; /* (nullable): rule and item → reason, owned */
  GHashTable *titles;       /* owned: folded title → the first YdItem of it, borrowed */
  GHashTable *offsets;      /* owned: counter → how far the source's numbers are off */
  GHashTable *units_seen;   /* YdUnit, borrowed: unknown ones that were spoken of */
  GPtrArray *findings;      /* YdFinding, owned */
  const YdCheckRule *rule;  /* at work */
};

/* The tables of rules, one a file. */
extern const YdCheckRule yd_check_notice_rules[];
extern const guint yd_check_n_notice_rules;
extern const YdCheckRule yd_check_year_rules[];
extern const guint yd_check_n_year_rules;
extern const YdCheckRule yd_check_item_rules[];
extern const guint yd_check_n_item_rules;
extern const YdCheckRule yd_check_number_rules[];
extern const guint yd_check_n_number_rules;
extern const YdCheckRule yd_check_text_rules[];
extern const guint yd_check_n_text_rules;
extern const YdCheckRule yd_check_form_rules[];
extern const guint yd_check_n_form_rules;

/* ---- findings in the making; each returns the finding, borrowed, or NULL where it is switched off ---- */

YdFinding *yd_check_add (YdCheck *check, YdTable table, YdId record, const char *field, YdId item);
YdFinding *yd_check_add_at (YdCheck *check, const YdText *text, int start, int length);
YdFinding *yd_check_add_item (YdCheck *check, YdItem *item, const char *field);

/* All accept a NULL finding and do nothing then. */
void yd_finding_take_argument (YdFinding *self, char *argument);
void yd_finding_set_sentence (YdFinding *self, const char *sentence);
void yd_finding_set_severity (YdFinding *self, YdSeverity severity);
void yd_finding_add_edit (YdFinding *self, const YdText *text, int start, int length,
                          const char *replacement);
void yd_finding_take_edit (YdFinding *self, int start, int length, char *found, char *replacement);

YdFinding *yd_finding_new (const YdRule *rule, const char *sentence, YdTable table, YdId record,
                           const char *field, YdId item);
void yd_finding_set_span (YdFinding *self, int start, int length);
void yd_finding_set_switched_off (YdFinding *self, const char *reason);

/* ---- shared by rules ---- */

static inline gboolean
yd_check_is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

char *yd_text_dup_span (const YdText *text, int start, int length);
