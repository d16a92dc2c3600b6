#pragma once

#include "yd-record-private.h"

/* A list that an owner makes when somebody first asks for it. */
static inline YdRecordList *
yd_owner_list (YdRecordList **list)
{
  if (*list == NULL)
    *list = yd_record_list_new ();
  return *list;
}
