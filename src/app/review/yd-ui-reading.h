#pragma once

#include "yd-import-draft.h"

G_BEGIN_DECLS

/* What a review shows of a draft: plain data that stays when the draft is read again, so that
 * reading again can go on on a thread while the window draws. Made on any thread. */

typedef struct
{
  int start, length; /* in characters of the block's text */
  YdSpanRole role;
  gboolean bold;
  int item; /* index; -1 none */
} YdUiReadingSpan;

typedef struct
{
  YdItemKind kind;
  guint depth;
  int block; /* where it begins; -1 unknown */
  int at;    /* in characters of the block */
  int source;
  char *key;                             /* what corrections call it by */
  char *number, *title, *units, *counts; /* as shown; never NULL */
  char *who;                             /* all units by their parts; never NULL */
  guint doubt;                           /* number of the first doubt in it that is open; 0 none */
  guint first_found, n_found;            /* in the reading's */
  gboolean parent;                       /* items lie in it */
  gboolean without_units;                /* a point that names nobody */
  gboolean untitled;                     /* @title only says so */
  gboolean corrected;                    /* by a person */
} YdUiReadingItem;

/* A date or a figure that was found in the words of an item. */
typedef struct
{
  guint item; /* index */
  YdSuggestionKind kind;
  YdSuggestionState state;
  gboolean corrected;         /* by a person */
  int block, at;              /* where its words stand; -1 unknown */
  char *key;                  /* what corrections call it by */
  char *name, *value, *words; /* as shown; never NULL */
} YdUiReadingFound;

typedef struct
{
  YdImportField field;
  char *text; /* never NULL */
} YdUiReadingField;

typedef struct
{
  GArray *spans;     /* YdUiReadingSpan, by block */
  guint *starts;     /* of each block's in @spans; the end after the last */
  GPtrArray *doubts; /* YdDoubt, copies */
  guint *numbers;    /* of each doubt, from 1; 0 a remark */
  guint n_open;      /* doubts with answers */
  guint n_settled;   /* of them: answered */
  GPtrArray *items;  /* YdUiReadingItem, flat */
  GPtrArray *found;  /* YdUiReadingFound, item by item */
  guint n_waiting;   /* of them: neither accepted nor left out */
  int *block_items;  /* of each block: the item that it belongs to; -1 none */
  GPtrArray *fields; /* YdUiReadingField: those that say something, and those a notice needs */
  char *summary;     /* of the fields, in words */
  YdNumberScope scope;
  gboolean groups, groups_run_on; /* there are groups; their numbers run on */
  gboolean can_undo, can_redo;
  GHashTable *at; /* block to GArray of guint: doubts with answers that stand there */
  char *counts;   /* what was found, in words */
} YdUiReading;

YdUiReading *yd_ui_reading_new (YdImportDraft *draft);
void yd_ui_reading_free (YdUiReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdUiReading, yd_ui_reading_free)

const YdUiReadingSpan *yd_ui_reading_get_spans (const YdUiReading *self, guint block,
                                                guint *n_spans);
int yd_ui_reading_get_item_at (const YdUiReading *self, guint block, int at);
const GArray *yd_ui_reading_get_doubts_at (const YdUiReading *self, guint block);

G_END_DECLS
