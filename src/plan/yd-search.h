#pragma once

#include "yd-plan.h"

G_BEGIN_DECLS

/* Words found in a plan. Without YD_SEARCH_EXACT, case and full or half width make no difference: what
 * is sought as "ABC%" is found as "ａｂｃ％" too. */
typedef enum
{
  YD_SEARCH_EXACT = 1 << 0,
  YD_SEARCH_TITLES = 1 << 1,
  YD_SEARCH_BODIES = 1 << 2, /* of items, and the plan's preamble and closing */
  YD_SEARCH_NUMBERS = 1 << 3,
  YD_SEARCH_UNITS = 1 << 4,
  YD_SEARCH_RECORDS = 1 << 5, /* the names of indicators and milestones */
  YD_SEARCH_WORDS = YD_SEARCH_TITLES | YD_SEARCH_BODIES,
  YD_SEARCH_ALL = YD_SEARCH_WORDS | YD_SEARCH_NUMBERS | YD_SEARCH_UNITS | YD_SEARCH_RECORDS,
} YdSearchFlags;

/* One place where the words stand. */
typedef struct
{
  YdItem *item;         /* owned; NULL in the preamble and the closing */
  YdRecord *record;     /* owned: the item, paragraph, unit, indicator or milestone whose text it is */
  YdSearchFlags where;  /* one of them: which text of it */
  int start, length;    /* in bytes of that text */
  char *words;          /* owned: as they stand there */
} YdHit;

typedef struct _YdQuery YdQuery;

YdQuery *yd_query_new (const char *words, YdSearchFlags flags);
void yd_query_free (YdQuery *query);
gboolean yd_query_find (const YdQuery *query, const char *text, int from, int *start, int *length);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdQuery, yd_query_free)

void yd_hit_free (YdHit *hit);
const char *yd_hit_get_text (const YdHit *hit);
GPtrArray *yd_plan_search (YdPlan *plan, const YdQuery *query, guint max);
gboolean yd_item_matches (YdItem *item, const YdQuery *query);

G_END_DECLS
