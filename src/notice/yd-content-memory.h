#pragma once

#include "yd-notice-content.h"

G_BEGIN_DECLS

/* Private to the content: what need not be read again. */
YdContentMemory *yd_content_memory_new (void);
void yd_content_memory_free (YdContentMemory *self);
void yd_content_memory_begin (YdContentMemory *self, YdPlan *plan, YdLatin latin);

/* An item as it is read in one place: in the text, or as a row of the breakdown table. */
typedef struct
{
  YdItem *item;
  gboolean row;
  guint64 stamp;  /* of the item, or of two items that have a say, the later one's */
  guint place;    /* in the text its depth, in the table its number */
} YdReading;

gboolean yd_content_memory_recall (YdContentMemory *self, const YdReading *reading,
                                   YdContent *content);
void yd_content_memory_keep (YdContentMemory *self, const YdReading *reading, YdContent *content,
                             guint from);
void yd_content_memory_end (YdContentMemory *self, YdContent *content);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdContentMemory, yd_content_memory_free)

G_END_DECLS
