#pragma once

#include "yd-import-field.h"

G_BEGIN_DECLS

/* What a person says of something that was found in a source, where no question was asked. It names
 * the item by its key, so that it holds again when the source is read once more. */
typedef enum
{
  YD_CORRECT_TITLE,     /* text */
  YD_CORRECT_KIND,      /* kind */
  YD_CORRECT_JOIN,      /* its words run on in what stands before it */
  YD_CORRECT_AS_TEXT,   /* they are a paragraph of what stands before it */
  YD_CORRECT_AS_ANNEX,  /* it and what lies in it is an annex of the notice */
  YD_CORRECT_LEAVE_OUT, /* it and what lies in it is kept aside */
  YD_CORRECT_SPLIT,     /* paragraph, at: from there on it is an item of its own, of that kind */
  YD_CORRECT_UNITS,     /* units: all that it has */
  YD_CORRECT_NO_UNITS,  /* what was read as units belongs to its text */
  YD_CORRECT_TAKE,      /* block: words that had no place are an item of that kind */
  YD_CORRECT_NUMBERING, /* scope, groups_run_on */
  YD_CORRECT_FIELD,     /* field, text */
  YD_CORRECT_TEXT,      /* was, now, run_in: its paragraphs */
  YD_CORRECT_TAKE_TEXT, /* block: words that had no place are a paragraph of the item before */
  YD_CORRECT_LEAVE_OUT_TEXT, /* text: a paragraph of it, or of no item, is kept aside */
  YD_CORRECT_FOUND, /* state, found: of a date or figure; item is what tells that (see below) */
  YD_CORRECT_ADD,   /* found, nth: a date or figure that the rules did not find */
} YdCorrectionCode;

typedef struct
{
  YdCorrectionCode code;
  char *item; /* key; %NULL where it is about no item */
  char *text;
  YdItemKind kind;
  int paragraph; /* index */
  int at;        /* characters */
  guint block;   /* index */
  YdNumberScope scope;
  gboolean groups_run_on;
  YdImportField field;
  GPtrArray *units;     /* YdOutlineUnit */
  GPtrArray *was, *now; /* char *; %NULL but for a text */
  int run_in;           /* whether title and text share a line now; -1 as before */
  YdSuggestionState
    state; /* accepted: it is recorded; dismissed: never in the plan; open: asked there */
  YdOutlineSuggestion *found; /* what it says; %NULL: as it was read */
  guint nth;                  /* its words are the nth like them in the item, from 0 */
} YdCorrection;

YdCorrection *yd_correction_new (YdCorrectionCode code, const char *item);
YdCorrection *yd_correction_new_text (const char *item, GPtrArray *was, GPtrArray *now, int run_in);
YdCorrection *yd_correction_new_found (const char *key, YdSuggestionState state,
                                       const YdOutlineSuggestion *found);
YdCorrection *yd_correction_new_add (const char *item, guint nth, const YdOutlineSuggestion *found);
GPtrArray *yd_corrections_new (YdCorrection *first);
void yd_correction_add_unit (YdCorrection *self, const char *name, YdRole role);
void yd_correction_free (YdCorrection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdCorrection, yd_correction_free)

GPtrArray *yd_outline_item_dup_found_keys (const YdOutlineItem *item);
char *yd_outline_item_dup_joint (const YdOutlineItem *item);

/* Private to the import. */
void yd_outline_set_keys (YdOutline *outline);
YdOutlineItem *yd_outline_find_key (YdOutline *outline, const char *key);
gboolean yd_correction_apply (const YdCorrection *self, YdOutline *outline, const YdBlocks *blocks);
void yd_correction_finish (YdOutline *outline);
gboolean yd_corrections_apply (const GPtrArray *corrections, guint n_last, YdOutline *outline,
                               const YdBlocks *blocks);

G_END_DECLS
