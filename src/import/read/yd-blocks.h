#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What every reader makes: the paragraphs of a source, with what its layout told about each. */
typedef enum
{
  YD_BLOCK_TEXT,
  YD_BLOCK_TABLE, /* one row of a table, its cells with tabs between */
  YD_BLOCK_RULE,  /* a horizontal rule */
  YD_BLOCK_ASIDE, /* menus, running heads, notes: kept, but never part of the plan */
} YdBlockKind;

typedef struct
{
  char *text; /* one paragraph, normalised; a resolved list number stands first. Only in a row are
               * there line ends: between the paragraphs of a cell */
  YdBlockKind kind;
  int level; /* of a heading style, 1 the highest; 0 none */
  int bold;  /* characters at the beginning that are bold */
  gboolean centred;
  gboolean listed; /* its number was made by the source's automatic numbering */
  gboolean bullet; /* a bullet stood before it in the source */
  guint64 spanned; /* columns of a row, from the lowest bit, that a cell of the row above fills */
  int indent;      /* columns of white space before it, where the source is lines of text */
  int source;      /* number of the paragraph or line in the source, from 1 */
} YdSourceBlock;

typedef struct _YdBlocks YdBlocks;

YdBlocks *yd_blocks_new (void);
void yd_blocks_free (YdBlocks *self);
YdSourceBlock *yd_blocks_add (YdBlocks *self, const char *text, gssize length);
YdSourceBlock *yd_blocks_add_row (YdBlocks *self, const char *cells, gssize length);
YdSourceBlock *yd_blocks_add_like (YdBlocks *self, const YdSourceBlock *block, const char *text);
guint yd_blocks_get_length (const YdBlocks *self);
YdSourceBlock *yd_blocks_get (const YdBlocks *self, guint index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdBlocks, yd_blocks_free)

G_END_DECLS
