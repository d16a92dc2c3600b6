#pragma once

#include "yd-record-private.h"

/* The list of an owner to be read: an owner has none of its own before something comes into it. */
static inline YdRecordList *
yd_owner_list (YdRecordList *list)
{
  return list != NULL ? list : yd_record_list_get_none ();
}

/* The same for the plan's builder, to be added to. */
static inline YdRecordList *
yd_owner_make_list (YdRecordList **list)
{
  if (*list == NULL)
    *list = yd_record_list_new ();
  return *list;
}
