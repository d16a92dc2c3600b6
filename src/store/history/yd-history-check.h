#pragma once

#include "yd-store.h"

G_BEGIN_DECLS

/* Whether a history is as it was written. Each entry's hash covers all that the entry says and the hash
 * before it, so that none can be changed, left out or put in between by somebody who does not make all
 * later ones anew; and the changes, taken back one after the other, must fit the plan as it is. It is no
 * signature: whoever has this program's source can make them anew. */

typedef enum
{
  YD_HISTORY_FAULT_WORDS,    /* the entry does not say what was written */
  YD_HISTORY_FAULT_SEQUENCE, /* it does not follow the one before it */
  YD_HISTORY_FAULT_CHANGE, /* what it changed is not what the plan was then; older ones are not tried */
} YdHistoryFaultKind;

typedef struct
{
  char *hash; /* of the entry, as it stands there */
  YdHistoryFaultKind kind;
} YdHistoryFault;

void yd_history_fault_free (YdHistoryFault *fault);
char *yd_history_fault_dup_words (const YdHistoryFault *fault);
GPtrArray *yd_store_check_history (YdStore *self, GError **error);

G_END_DECLS
