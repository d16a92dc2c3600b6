#pragma once

#include "yd-layout.h"
#include "yd-notice-options.h"
#include "yd-part.h"
#include "yd-plan.h"

G_BEGIN_DECLS

/* From byte @start on, a block's text comes from this column of this record. What the composer adds
 * of its own (numbers, 附件：, brackets) has no column. */
typedef struct
{
  guint start;
  YdTable table;
  YdId id;            /* none: nothing that could be edited */
  const char *column; /* of the table; %NULL for text that is computed */
  guint offset;       /* characters into that column's text */
} YdSource;

/* A paragraph of the notice before it is broken. */
typedef struct
{
  YdPart part;
  char *text;
  YdFaceSpan *faces;
  guint n_faces;
  YdSource *sources;
  guint n_sources;
  gboolean heading;    /* never ends a page */
  gboolean new_page;   /* begins one */
  guint blank_before;  /* blank rows above it */
  guint outline;       /* depth in the outline of the PDF; 0: not in it */
} YdBlock;

/* A field that a notice must have and this one lacks. */
typedef struct
{
  YdPart part;
  const char *column;
} YdGap;

/* Everything that is printed, in order, as a counted and immutable list. */
typedef struct
{
  gatomicrefcount refs;
  GArray *blocks;       /* YdBlock */
  GArray *gaps;         /* YdGap */
  YdNoticeForm form;
  gboolean has_table;   /* the breakdown table stands behind the plan */
  gboolean has_notice;  /* FALSE: a draft that has no word of its notice yet; the plan stands alone */
  gboolean as_annex;
  YdSeal seal;          /* what is put over the signature */
  YdLatin latin;
  gboolean upward;      /* 签发人 stands beside the number */
  YdDate date;
  int year;
  char *title;          /* for the PDF */
  char *author;
  char *subject;
} YdContent;

YdContent *yd_content_new (YdPlan *plan, const YdNoticeOptions *options);
YdContent *yd_content_ref (YdContent *self);
void yd_content_unref (YdContent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdContent, yd_content_unref)

const YdBlock *yd_content_get (const YdContent *self, guint index);
guint yd_content_get_length (const YdContent *self);
guint yd_content_find_part (const YdContent *self, YdPart part, guint from);
const YdSource *yd_block_get_source (const YdBlock *self, guint byte);

#define YD_BLOCK_NONE G_MAXUINT

G_END_DECLS
