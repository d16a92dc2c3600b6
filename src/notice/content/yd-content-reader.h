#pragma once

#include "yd-block-writer.h"
#include "yd-content-memory.h"

G_BEGIN_DECLS

/* Private to the content: a plan while it is being read. */
typedef struct
{
  YdContent *content;
  const YdNoticeOptions *options;
  YdPlan *plan;
  YdNotice *notice;       /* nullable */
  const YdNoticeRow *row; /* of the notice; an empty one where there is none */
  YdBlockWriter writer;
  YdContentMemory *memory; /* nullable */
} YdReader;

void yd_reader_add_paragraphs (YdReader *r, YdRecordList *list, YdPart part);
void yd_reader_add_field (YdReader *r, YdPart part, const char *text, const char *column,
                          gboolean mandatory);
void yd_reader_add_date (YdReader *r, YdPart part, YdDate date, const char *column,
                         const char *tail);
guint yd_reader_count_attachments (YdReader *r);

void yd_reader_add_plan (YdReader *r);
void yd_reader_add_table (YdReader *r);
void yd_reader_add_annexes (YdReader *r);

static inline gboolean
yd_reader_is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

G_END_DECLS
