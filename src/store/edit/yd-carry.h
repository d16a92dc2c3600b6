#pragma once

#include "yd-error.h"
#include "yd-plan.h"

G_BEGIN_DECLS

/* What a new plan begins with: rows for yd_edit_import(), blank or out of last year's plan. */

typedef enum
{
  YD_CARRY_CLOSED,  /* done or given up last year: offered as closed, not carried over */
  YD_CARRY_CLAIMED, /* carried over, though a unit says that it is done */
  YD_CARRY_SHIFTED, /* a year in the text was moved */
  YD_CARRY_LEFT,    /* a year near the plan's time was left as it is */
  YD_CARRY_CLEARED, /* a value of last year's notice that the new one must get anew */
} YdCarryNoteKind;

/* Something about the carrying over that a person should look at. */
typedef struct
{
  YdCarryNoteKind kind;
  YdTable table;
  YdId id;           /* last year's row */
  const char *field; /* of that row, or preamble, closing, body; static */
  char *label;       /* number and title of the item it is about; "" elsewhere */
  char *before;      /* words, value, or for a closed point why it is closed */
  char *after;       /* shifted: the words as they now are; else NULL */
  YdTable
    now_table; /* where it stands in the new plan, for what was carried over and for the notice: */
  YdId now;    /* a row; none where nothing was carried */
  YdId now_item; /* item that it belongs to; none outside of the items */
} YdCarryNote;

void yd_carry_note_free (YdCarryNote *note);
const char *yd_carry_note_get_place (const YdCarryNote *note);

/* The new plan keeps them, to be read again. */
#define YD_SETTING_CARRIED_OVER "carried-over"
char *yd_carry_notes_dup_text (GPtrArray *notes);
GPtrArray *yd_carry_notes_read (const char *text);

typedef struct
{
  int year;           /* of the new plan; 0: the year after last year's plan ends */
  gboolean keep_done; /* carry closed points over as open ones */
  GHashTable
    *turned;      /* (nullable): gint64 *, ids of points for which a person decided the other way:
                         closed ones are carried over, open ones are not */
  gboolean frame; /* titles and units alone: texts, deadlines and indicators are written anew */
} YdCarryOptions;

YdRowList *yd_carry_plan (YdPlan *last, const YdCarryOptions *options, GPtrArray **notes,
                          GError **error);

G_END_DECLS
