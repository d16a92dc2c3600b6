#pragma once

#include "yd-notice-content.h"

G_BEGIN_DECLS

/* Puts one block together from pieces, each with its face and its source. */
typedef struct
{
  YdContent *content;
  GString *text;
  GArray *faces;   /* YdFaceSpan */
  GArray *sources; /* YdSource */
} YdBlockWriter;

void yd_block_writer_init (YdBlockWriter *self, YdContent *content);
void yd_block_writer_clear (YdBlockWriter *self);
void yd_block_writer_add (YdBlockWriter *self, const char *text, YdFace face, YdTable table,
                          YdId id, const char *column);
void yd_block_writer_continue (YdBlockWriter *self, const char *text, gssize length, YdFace face);
void yd_block_writer_add_paragraph (YdBlockWriter *self, YdId id, const char *text, gsize lead,
                                    YdFace face);
YdBlock *yd_block_writer_finish (YdBlockWriter *self, YdPart part);

G_END_DECLS
