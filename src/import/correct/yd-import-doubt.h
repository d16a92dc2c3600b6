#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a reader of an import should look at, and what can be done about it. The rules ask while
 * they read (yd_outline_ask()) and go on with the first answer unless another was chosen before;
 * choosing one and reading again (yd-import-draft.h) is all there is to applying it. */

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
  YD_DOUBT_JOINED_ANNEX, /* text behind the plan, or its signature, was taken as an annex */
  YD_DOUBT_LONE_LINE,    /* found: a line without number or stop among the points */
  YD_DOUBT_DATE_VAGUE,   /* found: 适时, 尽快: no day can be told from it */
  YD_DOUBT_DATE_END,     /* found: 三季度末: the span or its last day; expected: that day */
  YD_DOUBT_TABLE,        /* found: the first row of a table that was read as points */
  YD_DOUBT_SHARED_UNITS, /* found: a mark of units below the last of several points */
  YD_DOUBT_HEAD,         /* found: the signature, which serves as red head */
  YD_DOUBT_NOTICE_TITLE, /* found: what is sent out, of which a title is made */
  YD_DOUBT_TEXT_TABLE,   /* found: what names a table of tasks that stays text */
  YD_DOUBT_CORRECTION,   /* a correction whose item an answer has taken away; found: its words */
  YD_N_DOUBTS
} YdDoubtCode;

typedef enum
{
  YD_ANSWER_AS_READ, /* as it was taken: nothing to do */
  YD_ANSWER_NOTHING_MISSING,
  YD_ANSWER_ONE_MISSING, /* an empty point is put where the number is missing */
  YD_ANSWER_AS_POINT,    /* the line begins a point and is its title */
  YD_ANSWER_AS_TEXT,     /* the words belong to the text before */
  YD_ANSWER_LEAVE_OUT,   /* kept aside with what has no place, never in the plan */
  YD_ANSWER_NEW_UNIT,    /* a unit of its own, as written */
  YD_ANSWER_SAME_UNIT,   /* value: the unit that is meant */
  YD_ANSWER_NOT_A_UNIT,
  YD_ANSWER_NO_DATE,
  YD_ANSWER_DATE, /* value: due date, as yd_date_to_iso() writes it */
  YD_ANSWER_YEAR, /* value: the plan's year */
  YD_ANSWER_ALL_ABOVE,
  YD_ANSWER_THIS_ONE,
  YD_ANSWER_FILL_IN, /* value: what stands in the field */
  YD_ANSWER_LEAVE_EMPTY,
  YD_N_ANSWERS
} YdAnswerCode;

typedef struct
{
  YdAnswerCode code;
  char *value; /* nullable */
} YdAnswer;

#define YD_MAX_ANSWERS 3

typedef struct
{
  YdDoubtCode code;
  int source;  /* paragraph or line in the source, from 1; 0 the whole of it */
  char *place; /* number and title of the item; may be NULL */
  char *found;
  char *expected;
  YdAnswer answers[YD_MAX_ANSWERS]; /* the first is the proposal */
  guint n_answers;                  /* 0 where there is nothing to choose: a remark */
  guint chosen;                     /* holds now; 0 unless somebody chose another */
  /* set by the draft */
  gboolean settled;   /* a person has answered it */
  gboolean overruled; /* what a person corrected has answered it: no answer holds any more */
  /* where the words stand */
  gboolean placed;
  guint block;       /* index of the block */
  int start, length; /* in characters of its text */
} YdDoubt;

void yd_doubt_free (YdDoubt *doubt);
YdDoubt *yd_doubt_copy (const YdDoubt *doubt);
char *yd_doubt_dup_key (const YdDoubt *doubt);

const char *yd_doubt_get_word (YdDoubtCode code);
const char *yd_doubt_get_sentence (YdDoubtCode code);
char *yd_doubt_dup_question (const YdDoubt *doubt);
char *yd_answer_dup_label (const YdDoubt *doubt, guint answer);

G_END_DECLS
