#pragma once

#include "yd-blocks.h"
#include "yd-import-doubt.h"
#include "yd-rule-date.h"
#include "yd-rule-number.h"

G_BEGIN_DECLS

/* What was understood of a source, before it becomes rows. Plain structs that own their texts. */

typedef struct
{
  char *name;
  char *written; /* where a prefix was added: the name as it stood; else %NULL */
  YdRole role;
} YdOutlineUnit;

typedef struct
{
  YdSuggestionKind kind;
  int paragraph;     /* index in the item's; -1 the title */
  int start, length; /* in characters */
  char *words;
  char *name;
  YdDateFound when; /* of a milestone; its span is not used */
  YdComparison comparison;
  gint64 target, target_high;
  int scale;
  char *measure;
  YdRole role;
  /* under a draft: see yd-import-correct.h */
  YdSuggestionState state;
  gboolean corrected; /* a person has said what it is */
} YdOutlineSuggestion;

typedef struct _YdOutlineItem YdOutlineItem;
struct _YdOutlineItem
{
  YdItemKind kind;
  YdMarkKind mark_kind;
  int value;        /* of its number; 0 none */
  int printed;      /* the number that the plan will give it */
  gboolean decimal; /* written 2.1.3 */
  gsize prefix;     /* bytes of the heading that are its number: 任务1：; else 0 */
  char *number_found;
  char mark[8];
  char *title; /* never NULL */
  gboolean run_in;
  GPtrArray *paragraphs; /* char * */
  char *unit_mark;
  gboolean mark_own_line;
  gboolean shares; /* its units stand in the mark of another item, or in its text */
  char *scope;
  GPtrArray *units;       /* YdOutlineUnit */
  GPtrArray *suggestions; /* YdOutlineSuggestion */
  gboolean exempt;
  gboolean past;  /* tells what was done: a review of last year */
  gboolean label; /* a group that only says when: 第一季度 */
  int source;
  GPtrArray *children; /* YdOutlineItem */
  char *above;         /* of a decimal number: what is printed before it; else %NULL */
  /* under a draft: see yd-import-correct.h */
  char *key;             /* what tells it again when the source is read once more */
  gboolean corrected;    /* by a person */
  gboolean names_nobody; /* who said that no words of it name units */
  char *title_found;     /* as it was read, where it was corrected; else %NULL */
  GPtrArray *text_found; /* char *: paragraphs as they were read, where they were; else %NULL */
  char *unit_mark_found; /* likewise */
  /* while it is being read */
  char *heading; /* the first line without its number */
  int bold;      /* characters of it that are bold */
};

typedef struct
{
  char *label;
  char *title;
  GPtrArray *paragraphs; /* char * */
  gboolean listed;
  gboolean begun; /* its own heading was read; one that comes again begins another */
} YdOutlineAnnex;

typedef struct
{
  char *text;
  const char *reason;    /* static */
  YdOutlineItem *before; /* borrowed; %NULL at the end */
} YdOutlineUnplaced;

typedef struct
{
  char *head, *number, *copy_number, *secrecy, *urgency, *signer, *title, *addressee, *signature;
  char *note, *disclosure, *printed_by;
  YdDate date, printed_on;
  int copies;
  GPtrArray *body;    /* char * */
  GPtrArray *copy_to; /* char * */
  GPtrArray *annexes; /* YdOutlineAnnex */
  char *plan_signature;
  YdDate plan_date;
  gboolean as_annex;
} YdOutlineNotice;

typedef struct
{
  YdOutlineNotice notice;
  char *title;
  char *subtitle;
  int year, last_year; /* 0 unknown */
  YdDate period_from, period_to;
  GPtrArray *preamble;       /* char * */
  GPtrArray *items;          /* YdOutlineItem */
  GPtrArray *closing;        /* char * */
  GPtrArray *unplaced;       /* YdOutlineUnplaced */
  GPtrArray *doubts;         /* YdDoubt */
  GHashTable *asked;         /* keys of them to their index */
  const GHashTable *choices; /* borrowed: key of a doubt to the answer that holds; or %NULL */
  YdNumberScope scope;
  gboolean groups_run_on;
  char number_mark[8];
  gboolean first_is_lead; /* 列第一位者为牵头单位 */
  YdUnitWords unit_words;
} YdOutline;

YdOutline *yd_outline_new (void);
void yd_outline_free (YdOutline *self);
YdOutlineItem *yd_outline_item_new (void);
void yd_outline_item_free (YdOutlineItem *item);
YdOutlineAnnex *yd_outline_add_annex (YdOutline *self, const char *label, const char *title);
void yd_outline_add_unplaced (YdOutline *self, const char *text, const char *reason,
                              YdOutlineItem *before);
void yd_outline_add_doubt (YdOutline *self, YdDoubtCode code, int source, const char *place,
                           const char *found, const char *expected);
const YdAnswer *yd_outline_ask (YdOutline *self, YdDoubtCode code, int source, const char *place,
                                const char *found, const char *expected, const YdAnswer *answers,
                                guint n_answers);
void yd_outline_item_add_unit (YdOutlineItem *item, const char *name, const char *written,
                               YdRole role);
void yd_outline_each_item (YdOutline *self, void (*visit) (YdOutline *, YdOutlineItem *, gpointer),
                           gpointer data);
YdDateFrame yd_outline_get_date_frame (const YdOutline *self);
char *yd_outline_dup_number (const YdOutline *self, const YdOutlineItem *item);
void yd_outline_unit_free (gpointer data);
void yd_outline_suggestion_free (gpointer data);
YdOutlineSuggestion *yd_outline_suggestion_copy (const YdOutlineSuggestion *suggestion);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdOutline, yd_outline_free)

/* The stages from blocks to a whole outline, in this order. */
YdOutline *yd_outline_read (const YdBlocks *blocks, const char *fallback_title, int year_hint,
                            const GHashTable *choices);
YdOutline *yd_outline_read_items (const YdBlocks *blocks, int year_hint);

GPtrArray *yd_rule_tables (YdOutline *outline, GPtrArray *lines);
void yd_rule_contents (YdOutline *self, GPtrArray *lines);
void yd_rule_decimals (GPtrArray *lines);
void yd_rule_bullets (GPtrArray *lines);
void yd_rule_measures (GPtrArray *lines);
void yd_rule_envelope (YdOutline *self, GPtrArray *lines);
void yd_rule_tree (YdOutline *self, GPtrArray *lines, guint start, guint end);
void yd_rule_titles (YdOutline *self);
void yd_rule_title_again (YdOutline *self, YdOutlineItem *item);
const char *yd_rule_title_find_section (const char *text);
gboolean yd_rule_title_is_section (const char *text);
gboolean yd_rule_title_ends_as_section (const char *text);
void yd_rule_units (YdOutline *self);
void yd_rule_ranges (YdOutline *self);
gboolean yd_rule_range_is_named (const char *text);
void yd_rule_scheme (YdOutline *self);
void yd_rule_scheme_count (YdOutline *self);
void yd_rule_closing (YdOutline *self);
void yd_rule_period (YdOutline *self, int year_hint);
void yd_rule_notice (YdOutline *self);
void yd_rule_suggestions (YdOutline *self);
void yd_rule_suggest_again (YdOutline *self, YdOutlineItem *item);
void yd_rule_suggest_times (YdOutline *self);
char *yd_rule_suggest_dup_deed (const YdOutlineItem *item, const char *text, gsize start,
                                gsize length);

G_END_DECLS
