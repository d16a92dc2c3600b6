#pragma once

#include "yd-import-correct.h"
#include "yd-outline-levels.h"

G_BEGIN_DECLS

/* Private to the corrections: what each does. Those that return a boolean return whether what they are
 * about is still there. */

guint yd_correct_find_level (const GArray *levels, const char *key);
YdOutlineItem *yd_correct_get_item (const GArray *levels, guint index);
void yd_correct_set_text (char **place, char *text);
void yd_correct_settle_title (YdOutline *outline, YdOutlineItem *item);

gboolean yd_correct_join (YdOutline *outline, GArray *levels, guint index, gboolean run_on);
gboolean yd_correct_make_annex (YdOutline *outline, GArray *levels, guint index);
gboolean yd_correct_leave_out (YdOutline *outline, GArray *levels, guint index);
gboolean yd_correct_split (const YdCorrection *self, YdOutline *outline, GArray *levels,
                           guint index);
void yd_correct_forget_place (YdOutline *outline, const char *text);
gboolean yd_correct_take_text (const YdCorrection *self, YdOutline *outline, GArray *levels,
                               const YdBlocks *blocks);
gboolean yd_correct_leave_out_text (const YdCorrection *self, YdOutline *outline, GArray *levels);
gboolean yd_correct_take (const YdCorrection *self, YdOutline *outline, GArray *levels,
                          const YdBlocks *blocks);

gboolean yd_correct_write (YdOutlineItem *item, const GPtrArray *was, const GPtrArray *now);
GHashTable *yd_correct_collect_found (YdOutline *outline);
gboolean yd_correct_find_words (const YdOutlineItem *item, const char *words, guint nth,
                                int *paragraph, int *start);
gboolean yd_correct_add (const YdCorrection *self, YdOutline *outline);
gboolean yd_correct_found (const YdCorrection *self, GHashTable *found);

gboolean yd_correct_set_units (YdOutlineItem *item, const GPtrArray *units);
gboolean yd_correct_give_units_back (YdOutlineItem *item);

G_END_DECLS
