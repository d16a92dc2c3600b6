#pragma once

#include "yd-check.h"
#include "yd-reference.h"
#include "yd-shelf.h"
#include "yd-unit-doubt.h"

#include <glib/gi18n-lib.h>

/* For check/ alone: how rules look at a plan. */

/* Characters of a text that rules look at: six times what a whole plan may have. Of what is longer, a
 * document in one paragraph, thousands of findings would help nobody. */
#define YD_CHECK_LONGEST 30000

typedef struct _YdCheck YdCheck;
typedef struct _YdCheckRule YdCheckRule;
typedef struct _YdCheckTally YdCheckTally;
typedef struct _YdCheckNames YdCheckNames;
typedef struct _YdCheckSimilar YdCheckSimilar;
typedef struct _YdCheckNear YdCheckNear;

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

/* Where a text was counted to last: rules go through it from left to right. */
typedef struct
{
  const char *at;
  int offset; /* in characters */
} YdTextCount;

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
  guint64 present[4]; /* a bit of 256 for each character: none set, none there */
  YdTextCount *count;
} YdText;

/* Something that is written in a certain way wherever it stands. */
typedef struct
{
  /* what a text must hold for the pattern to be tried: these words, "0" any digit, "[…]" one of these */
  const char *need;
  const char *pattern;     /* PCRE */
  const char *replacement; /* (nullable): with \\1 for groups; NULL where a person must decide */
} YdCheckPattern;

/* Whether what a pattern hit is meant; @start and @length are characters of @text. */
typedef gboolean (*YdCheckGuard) (YdCheck *check, const YdText *text, int start, int length);

/* A rule is its public head, a sentence and what it looks at. All hooks may be NULL. */
struct _YdCheckRule
{
  YdRule rule;
  const char *sentence; /* untranslated; %s for each argument */
  void (*check_notice) (YdCheck *check, YdNotice *notice);
  void (*check_item) (YdCheck *check, YdItem *item);
  void (*check_text) (YdCheck *check, const YdText *text);
  void (*check_plan) (YdCheck *check);
  const YdCheckPattern *patterns; /* (nullable): ended by a NULL pattern; tried on every text */
  YdCheckGuard guard;             /* (nullable): of the patterns */
  gboolean spares_names;          /* within 《》 a hit is told, but not put right */
  gboolean says_replacement;      /* the sentence names what the first hit should be as well */
  guint kinds;                    /* bits of YdTextKind the patterns are tried on; 0: all */
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
  gboolean assigning;  /* somebody has begun to assign units */
  gboolean numbered;   /* the notice has a number, or the plan is issued */
  gboolean has_notice; /* anything of the notice is filled in */
  YdCheckFlags flags;
  char *words;               /* owned: of the item that is looked at, its title and paragraphs */
  GHashTable *switched_off;  /* (nullable): rule and item → reason, owned */
  YdShelf *shelf;            /* owned: what goes with the run */
  GHashTable *titles;        /* folded title, on the shelf → the first YdItem of it, borrowed */
  GHashTable *offsets;       /* owned: counter → how far the source's numbers are off */
  GHashTable *units_seen;    /* YdUnit, borrowed: unknown ones that were spoken of */
  GHashTable *units_doubled; /* YdUnit, borrowed: the same of those that may be one */
  GArray *doubt_list;        /* owned: YdUnitDoubt */
  GHashTable *doubts;        /* owned: YdUnit → YdUnitDoubt, borrowed from the list */
  GHashTable
    *units_dated; /* YdUnit, borrowed: that are not there in the plan's time, and were spoken of */
  GHashTable *units_ending; /* YdUnit, borrowed: the same of those that end before their work */
  guint64 annexes_named;    /* by the text, a bit a number */
  guint n_live;             /* points and tasks that somebody is still to answer for */
  guint n_vague;            /* of those looked at, that nobody can tell to be done */
  guint n_soft;             /* soft verbs in those looked at */
  glong n_characters;       /* of the items looked at, as the plan counts them */
  glong live_length;        /* and their characters */
  gboolean has_dates;       /* at least one of them has a date */
  YdCheckTally *tally;      /* owned: how one thing is written in the whole plan */
  YdCheckNames *names;      /* owned: the units by every name they have */
  YdCheckNear *near;        /* owned: names by pairs of their characters */
  YdCheckSimilar *similar;  /* owned: the texts of points as sets of shingles */
  YdReferenceIndex *numbers; /* (nullable): owned: once a text speaks of one */
  GPtrArray *others;        /* YdPlan, owned: plans that points may have been copied from */
  GPtrArray *findings;      /* YdFinding, owned */
  const YdCheckRule *rule;  /* at work */
};

/* The tables of rules, one a file. */
extern const YdCheckRule yd_check_notice_rules[];
extern const guint yd_check_n_notice_rules;
extern const YdCheckRule yd_check_addressee_rules[];
extern const guint yd_check_n_addressee_rules;
extern const YdCheckRule yd_check_year_rules[];
extern const guint yd_check_n_year_rules;
extern const YdCheckRule yd_check_item_rules[];
extern const guint yd_check_n_item_rules;
extern const YdCheckRule yd_check_number_rules[];
extern const guint yd_check_n_number_rules;
extern const YdCheckRule yd_check_reference_rules[];
extern const guint yd_check_n_reference_rules;
extern const YdCheckRule yd_check_text_rules[];
extern const guint yd_check_n_text_rules;
extern const YdCheckRule yd_check_form_rules[];
extern const guint yd_check_n_form_rules;
extern const YdCheckRule yd_check_typo_rules[];
extern const guint yd_check_n_typo_rules;
extern const YdCheckRule yd_check_style_rules[];
extern const guint yd_check_n_style_rules;
extern const YdCheckRule yd_check_word_rules[];
extern const guint yd_check_n_word_rules;
extern const YdCheckRule yd_check_lexicon_rules[];
extern const guint yd_check_n_lexicon_rules;
extern const YdCheckRule yd_check_near_rules[];
extern const guint yd_check_n_near_rules;
extern const YdCheckRule yd_check_fact_rules[];
extern const guint yd_check_n_fact_rules;
extern const YdCheckRule yd_check_unit_rules[];
extern const guint yd_check_n_unit_rules;
extern const YdCheckRule yd_check_name_rules[];
extern const guint yd_check_n_name_rules;
extern const YdCheckRule yd_check_record_rules[];
extern const guint yd_check_n_record_rules;
extern const YdCheckRule yd_check_target_rules[];
extern const guint yd_check_n_target_rules;
extern const YdCheckRule yd_check_similar_rules[];
extern const guint yd_check_n_similar_rules;

/* ---- findings in the making; each returns the finding, borrowed, or NULL where it is switched off ---- */

YdFinding *yd_check_add (YdCheck *check, YdTable table, YdId record, const char *field, YdId item);
YdFinding *yd_check_add_at (YdCheck *check, const YdText *text, int start, int length);
YdFinding *yd_check_add_item (YdCheck *check, YdItem *item, const char *field);

/* All accept a NULL finding and do nothing then. */
void yd_finding_take_argument (YdFinding *self, char *argument);
void yd_finding_name_also (YdFinding *self, guint argument, const char *name, const char *beside);
void yd_finding_set_sentence (YdFinding *self, const char *sentence);
void yd_finding_set_severity (YdFinding *self, YdSeverity severity);
void yd_finding_add_edit (YdFinding *self, const YdText *text, int start, int length,
                          const char *replacement);
void yd_finding_take_edit (YdFinding *self, int start, int length, char *found, char *replacement);

YdFinding *yd_finding_new (const YdRule *rule, const char *sentence, YdTable table, YdId record,
                           const char *field, YdId item);
void yd_finding_set_span (YdFinding *self, int start, int length);
void yd_finding_set_switched_off (YdFinding *self, const char *reason);

/* ---- patterns ---- */

/* Made once and kept for the life of the program; any thread. */
GRegex *yd_check_get_regex (const char *pattern);
gboolean yd_check_may_match (const YdText *text, const YdCheckPattern *pattern);
/* The rule's patterns over one text: one finding, whose span reaches from the first hit to the last. */
void yd_check_patterns (YdCheck *check, const YdText *text);
/* The first hit of @pattern in @text; FALSE where there is none. */
gboolean yd_check_find (const char *text, const char *pattern, char **hit);

/* ---- what a run keeps ---- */

/* One of the names of a unit. */
typedef struct
{
  gunichar *chars; /* owned */
  int n;
  YdUnit *unit; /* borrowed */
} YdCheckName;

YdCheckTally *yd_check_tally_new (void);
void yd_check_tally_free (YdCheckTally *tally);
YdCheckNames *yd_check_names_new (YdPlan *plan);
void yd_check_names_free (YdCheckNames *names);
/* The longest name that begins at @i; NULL where none does. */
const YdCheckName *yd_check_names_find (YdCheckNames *self, const YdText *text, int i);
YdCheckNear *yd_check_near_new (YdPlan *plan);
void yd_check_near_free (YdCheckNear *near);
YdCheckSimilar *yd_check_similar_new (void);
void yd_check_similar_free (YdCheckSimilar *similar);

/* ---- shared by rules ---- */

/* A point or task that is still to be done by somebody. */
gboolean yd_check_is_live (YdItem *item);
/* A point that is a heading and nothing else. */
gboolean yd_check_is_bare (YdItem *item);
/* Title and paragraphs of @item, a line each. */
char *yd_check_dup_words (YdItem *item);

static inline gboolean
yd_check_is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

/* Whether @c may stand in @text; %FALSE is certain. */
static inline gboolean
yd_text_may_hold (const YdText *text, gunichar c)
{
  return (text->present[c >> 6 & 3] >> (c & 63) & 1) != 0;
}

int yd_text_get_offset (const YdText *text, const char *at);
const char *yd_text_find (const YdText *text, const char *words);
/* Whether @word, or one of @words, stands in @text at @i, which may be outside of it. */
gboolean yd_text_has_at (const YdText *text, int i, const char *word);
gboolean yd_text_has_any_at (const YdText *text, int i, const char *const *words);
char *yd_text_dup_span (const YdText *text, int start, int length);
