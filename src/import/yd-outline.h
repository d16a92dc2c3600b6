#pragma once

#include "yd-blocks.h"
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
} YdOutlineSuggestion;

typedef struct _YdOutlineItem YdOutlineItem;
struct _YdOutlineItem
{
  YdItemKind kind;
  YdMarkKind mark_kind;
  int value; /* of its number; 0 none */
  char *number_found;
  char mark[8];
  char *title; /* never NULL */
  gboolean run_in;
  GPtrArray *paragraphs; /* char * */
  char *unit_mark;
  gboolean mark_own_line;
  char *scope;
  GPtrArray *units;       /* YdOutlineUnit */
  GPtrArray *suggestions; /* YdOutlineSuggestion */
  gboolean exempt;
  int source;
  GPtrArray *children; /* YdOutlineItem */
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
} YdOutlineAnnex;

typedef struct
{
  char *text;
  const char *reason;    /* static */
  YdOutlineItem *before; /* borrowed; %NULL at the end */
} YdOutlineUnplaced;

/* What the reader of the report should look at. The sentence is made where it is shown. */
typedef enum
{
  YD_DOUBT_ENCODING,    /* characters could not be read; found: encoding */
  YD_DOUBT_FLATTENED,   /* lines were taken apart */
  YD_DOUBT_NUMBER_JUMP, /* found: the number, expected: the one that should stand there */
  YD_DOUBT_NUMBER_WEAK, /* a number that could be something else was taken as one */
  YD_DOUBT_NO_ITEMS,    /* nothing numbered was found */
  YD_DOUBT_NO_TITLE,    /* the file's name serves as title */
  YD_DOUBT_NO_YEAR,     /* expected: the year that was guessed from the text, or nothing */
  YD_DOUBT_UNIT_PREFIX, /* found: as written, expected: as taken */
  YD_DOUBT_UNIT_ODD,    /* found: a name that does not look like a unit */
  YD_DOUBT_UNPLACED,    /* found: the words */
  YD_DOUBT_LONG_TITLE,
  YD_DOUBT_RENUMBERED,   /* found: the number as written, expected: as it will be printed */
  YD_DOUBT_JOINED_ANNEX, /* text after the signature was taken as an annex */
} YdDoubtCode;

typedef struct
{
  YdDoubtCode code;
  int source;  /* paragraph in the source; 0 the whole of it */
  char *place; /* number and title of the item; may be NULL */
  char *found;
  char *expected;
} YdDoubt;

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
  GPtrArray *preamble; /* char * */
  GPtrArray *items;    /* YdOutlineItem */
  GPtrArray *closing;  /* char * */
  GPtrArray *unplaced; /* YdOutlineUnplaced */
  GPtrArray *doubts;   /* YdDoubt */
  YdNumberScope scope;
  gboolean groups_run_on;
  char number_mark[8];
  gboolean first_is_lead; /* 列第一位者为牵头单位 */
  YdUnitWords unit_words;
} YdOutline;

YdOutline *yd_outline_new (void);
void yd_outline_free (YdOutline *self);
YdOutlineItem *yd_outline_item_new (void);
YdOutlineAnnex *yd_outline_add_annex (YdOutline *self, const char *label, const char *title);
void yd_outline_add_unplaced (YdOutline *self,
                              const char *text,
                              const char *reason,
                              YdOutlineItem *before);
void yd_outline_add_doubt (YdOutline *self,
                           YdDoubtCode code,
                           int source,
                           const char *place,
                           const char *found,
                           const char *expected);
void
yd_outline_item_add_unit (YdOutlineItem *item, const char *name, const char *written, YdRole role);
void yd_outline_each_item (YdOutline *self,
                           void (*visit) (YdOutline *, YdOutlineItem *, gpointer),
                           gpointer data);
void yd_doubt_free (YdDoubt *doubt);
YdDoubt *yd_doubt_copy (const YdDoubt *doubt);
void yd_outline_suggestion_free (gpointer data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdOutline, yd_outline_free)

/* The stages from blocks to a whole outline, in this order. */
YdOutline *yd_outline_read (const YdBlocks *blocks, const char *fallback_title, int year_hint);
YdOutline *yd_outline_read_items (const YdBlocks *blocks, int year_hint);

void yd_rule_envelope (YdOutline *self, GPtrArray *lines);
void yd_rule_tree (YdOutline *self, GPtrArray *lines, guint start, guint end);
void yd_rule_titles (YdOutline *self);
const char *yd_rule_title_find_section (const char *text);
void yd_rule_units (YdOutline *self);
void yd_rule_scheme (YdOutline *self);
void yd_rule_closing (YdOutline *self);
void yd_rule_period (YdOutline *self, int year_hint);
void yd_rule_suggestions (YdOutline *self);

G_END_DECLS
