#pragma once

#include "yd-plan.h"

G_BEGIN_DECLS

/* Where words speak of an item of the same plan by its number: 与第3项统筹, 见第（二）项,
 * 第二部分第3点, 参照上条. */
typedef struct
{
  int start, length; /* of the whole, in characters */
  int number_start, number_length;
  int section_start, section_length; /* of a section's number before it */
  int number;                        /* of an item; 0 where a section alone is meant */
  int section;                       /* 0: none is named */
  int beside;                        /* instead of numbers: -1 the item before, 1 the one behind */
  gboolean in_brackets;              /* 第（二）项 */
} YdReference;

GArray *yd_references_read (const char *text);
char *yd_reference_dup_words (const YdReference *reference, const char *text);
char *yd_reference_format_number (const char *like, int number);

/* The items of a plan by their numbers, as they are now. */
typedef struct _YdReferenceIndex YdReferenceIndex;

YdReferenceIndex *yd_reference_index_new (YdPlan *plan);
void yd_reference_index_free (YdReferenceIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdReferenceIndex, yd_reference_index_free)
YdItem *yd_reference_index_find (YdReferenceIndex *self, const YdReference *reference, YdItem *from,
                                 gboolean *nowhere);

/* What a reference stood for before numbers changed. The plan keeps it, a setting a paragraph. */
typedef struct
{
  guint index; /* of the reference among those of its text */
  char *words;
  YdId item;
  char *title; /* that it had, for a person once it is gone; "" for none */
} YdReferenceNote;

#define YD_SETTING_REFERENCE "reference:" /* and the paragraph's id */

void yd_reference_note_free (YdReferenceNote *note);
YdReferenceNote *yd_reference_note_new (guint index, const char *words, YdId item,
                                        const char *title);
YdReferenceNote *yd_reference_note_new_for (guint index, const char *words, YdItem *item);
YdId yd_reference_notes_parse_name (const char *name);
GPtrArray *yd_reference_notes_parse (const char *value);
GPtrArray *yd_reference_notes_read (YdPlan *plan, YdId paragraph);
YdReferenceNote *yd_reference_notes_find (GPtrArray *notes, guint index, const char *words);
char *yd_reference_notes_dup_text (GPtrArray *notes);
char *yd_reference_notes_dup_name (YdId paragraph);
YdId yd_reference_notes_make_id (YdId paragraph);
YdItem *yd_reference_note_find_item (const YdReferenceNote *note, YdPlan *plan);

G_END_DECLS
