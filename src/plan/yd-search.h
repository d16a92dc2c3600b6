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
  YD_SEARCH_UNITS = 1 << 4,   /* what is assigned, where the source's own words for it are gone */
  YD_SEARCH_RECORDS = 1 << 5, /* indicators and milestones, and when they are due */
  YD_SEARCH_MARKS = 1 << 6,   /* of an item: units as written, scope, where the task comes from */
  YD_SEARCH_FRAME
  = 1 << 7, /* the plan's title and time; the notice, field by field, and its annexes */
  YD_SEARCH_REGISTER = 1 << 8, /* the names of units, once each */
  YD_SEARCH_ASIDE = 1 << 9,    /* comments, and words that found no place */
  /* what can be replaced … */
  YD_SEARCH_WORDS = YD_SEARCH_TITLES | YD_SEARCH_BODIES | YD_SEARCH_RECORDS | YD_SEARCH_MARKS
                    | YD_SEARCH_FRAME | YD_SEARCH_REGISTER,
  /* … and what is found: a unit where it has its part */
  YD_SEARCH_ALL
  = (YD_SEARCH_WORDS & ~YD_SEARCH_REGISTER) | YD_SEARCH_NUMBERS | YD_SEARCH_UNITS | YD_SEARCH_ASIDE,
} YdSearchFlags;

/* One place where the words stand. */
typedef struct
{
  YdPlan *plan;         /* owned */
  YdItem *item;         /* owned; NULL outside of the items */
  YdRecord *record;     /* owned: what the text is of; NULL: the plan's own row */
  YdSearchFlags where;  /* one of them */
  const YdField *field; /* static: which text of it; NULL: an item's printed number */
  int start, length;    /* in bytes of that text */
  char *words;          /* owned: as they stand there */
} YdHit;

typedef struct _YdQuery YdQuery;

YdQuery *yd_query_new (const char *words, YdSearchFlags flags);
void yd_query_free (YdQuery *query);
gboolean yd_query_find (const YdQuery *query, const char *text, int from, int *start, int *length);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdQuery, yd_query_free)

void yd_hit_free (YdHit *hit);
YdTable yd_hit_get_table (const YdHit *hit);
YdId yd_hit_get_id (const YdHit *hit);
char *yd_hit_dup_text (const YdHit *hit);
GPtrArray *yd_plan_search (YdPlan *plan, const YdQuery *query, guint max);
gboolean yd_item_matches (YdItem *item, const YdQuery *query);

G_END_DECLS
