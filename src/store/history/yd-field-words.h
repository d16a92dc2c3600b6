#pragma once

#include "yd-plan.h"

G_BEGIN_DECLS

/* Fields of a plan and what stands in them, in words that a person who writes plans understands. */

/* Translated; the column's own name where it has no words. */
const char *yd_field_words_get_name (const char *table, const char *field);
gboolean yd_field_words_has_name (const char *table, const char *field);
/* @value: as text from the database; %NULL for none. @plan names units and items by their ids. */
char *yd_field_words_dup_value (YdPlan *plan, const char *table, const char *field,
                                const char *value);
/* “1.设立热线”, “(untitled)”, a unit's name: what @id stands for in @plan; NULL where it is not there. */
char *yd_field_words_dup_item (YdPlan *plan, YdId id);
char *yd_field_words_dup_unit (YdPlan *plan, YdId id);

G_END_DECLS
