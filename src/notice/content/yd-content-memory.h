#pragma once

#include "yd-notice-content.h"

G_BEGIN_DECLS

/* Private to the content: what need not be read again. */
YdContentMemory *yd_content_memory_new (void);
void yd_content_memory_free (YdContentMemory *self);
void yd_content_memory_begin (YdContentMemory *self, YdPlan *plan, YdLatin latin);

/* What is read of an item as one passage. */
typedef enum
{
  YD_READ_ITEM,  /* its own words in the text */
  YD_READ_TREES, /* all that stands below it and below some that follow it, and their own words */
  YD_READ_ROW,   /* its row of the breakdown table */
  YD_READ_ROWS,  /* and with it those of all that TREES has */
  YD_N_READS
} YdRead;

typedef struct
{
  YdItem *item;
  YdRead what;
  guint64 stamp; /* of the item, or the latest of all that have a say */
  guint
    place; /* in the text its depth, in the table its number; TREES, ROWS: which items they are */
  guint count; /* ROWS: of the numbers that they take */
} YdReading;

guint yd_content_memory_get_run (YdRecordList *list, guint from);
YdReading yd_content_memory_reading (YdRead what, YdRecordList *list, guint from, guint n);
gboolean yd_content_memory_recall (YdContentMemory *self, YdReading *reading, YdContent *content);
void yd_content_memory_keep (YdContentMemory *self, const YdReading *reading, YdContent *content,
                             guint from);
void yd_content_memory_end (YdContentMemory *self, YdContent *content);
YdItem *yd_content_memory_get_unread (YdContentMemory *self);
void yd_content_memory_set_unread (YdContentMemory *self, YdItem *item);
gboolean yd_content_read_ahead (YdPlan *plan, const YdNoticeOptions *options,
                                YdContentMemory *memory, guint n_items);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdContentMemory, yd_content_memory_free)

G_END_DECLS
