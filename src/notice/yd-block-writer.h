#pragma once

#include "yd-notice-content.h"

G_BEGIN_DECLS

/* Puts one block together from pieces, each with its face and its source. */
typedef struct
{
  YdContent *content;
  GString *text;
  GArray *faces;    /* YdFaceSpan */
  GArray *sources;  /* YdSource */
} YdBlockWriter;

void yd_block_writer_init (YdBlockWriter *self, YdContent *content);
void yd_block_writer_clear (YdBlockWriter *self);
void yd_block_writer_add (YdBlockWriter *self, const char *text, YdFace face, YdTable table,
                          YdId id, const char *column);
YdBlock *yd_block_writer_finish (YdBlockWriter *self, YdPart part);

G_END_DECLS
