#pragma once

#include "yd-layout.h"
#include "yd-notice-options.h"
#include "yd-part.h"
#include "yd-plan.h"

G_BEGIN_DECLS

#define YD_BLOCK_NONE G_MAXUINT

/* From byte @start on, a block's text comes from this column of this record. What the composer adds
 * of its own (numbers, 附件：, brackets) has no column. */
typedef struct
{
  YdId id;            /* none: nothing that could be edited */
  const char *column; /* of the table; %NULL for text that is computed */
  guint start;
  guint16 offset; /* characters into that column's text */
  guint8 table;   /* YdTable */
} YdSource;

/* A paragraph of the notice before it is broken: counted, in one piece of memory, and as it was finished. */
typedef struct
{
  gatomicrefcount refs;
  guint n_faces;
  guint n_sources;
  guint8 part;     /* YdPart */
  guint8 outline;  /* depth in the outline of the PDF; 0: not in it */
  guint8 heading;  /* boolean: never ends a page */
  guint8 new_page; /* boolean: begins one */
  char *text;
  YdFaceSpan *faces;
  YdSource *sources;
  guint64 records;  /* yd_record_bit() of all sources' records */
  YdLayout *layout; /* nullable: as the composer broke it last; of the composer's thread alone */
  GArray *lines;    /* nullable: YdTitleLine, of a title; likewise */
  float width;      /* mm: of the cell or the title that these two are for */
} YdBlock;

/* A field that a notice must have and this one lacks. */
typedef struct
{
  YdPart part;
  const char *column;
} YdGap;

/* Blocks that come and go together, so that who keeps them counts them once: counted and immutable, but for
 * what the memory of them knows it by. */
typedef struct
{
  gatomicrefcount refs;
  guint n;
  guint64 parts; /* bits of the parts that are in it */
  guint64 stamp; /* of the memory, as are the three below */
  YdId item;
  guint place, count;
  YdBlock *blocks[]; /* owned */
} YdPassage;

/* Everything that is printed, in order, as a counted and immutable list. */
typedef struct
{
  gatomicrefcount refs;
  GPtrArray *blocks;       /* YdBlock, borrowed from the two below */
  GArray *passages;        /* private: where in blocks each passage begins */
  GPtrArray *loose;        /* private: YdBlock, owned: those that no passage has */
  guint64 parts;           /* private: bits of the parts that are in it */
  guint first[YD_N_PARTS]; /* block of each part, or %YD_BLOCK_NONE */
  guint until[YD_N_PARTS]; /* no block of the part stands there or behind */
  GArray *gaps;            /* YdGap */
  YdNoticeForm form;
  gboolean has_table; /* the breakdown table stands behind the plan */
  gboolean
    has_notice; /* FALSE: a draft that has no word of its notice yet; the plan stands alone */
  gboolean as_annex;
  gboolean title_left_out; /* an order begins with its text, whatever its title */
  gboolean one_document;   /* the notice is the plan itself */
  YdNoticeSeal seal;       /* what is put over the signature */
  YdLatin latin;
  gboolean upward; /* 签发人 stands beside the number */
  YdDate date;
  int year;
  char *title; /* for the PDF */
  char *author;
  char *subject;
} YdContent;

/* Blocks of the items as they were read last; for one thread. */
typedef struct _YdContentMemory YdContentMemory;

YdContent *yd_content_new (YdPlan *plan, const YdNoticeOptions *options, YdContentMemory *memory);
YdContent *yd_content_ref (YdContent *self);
void yd_content_unref (YdContent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdContent, yd_content_unref)

const YdBlock *yd_content_get (const YdContent *self, guint index);
guint yd_content_get_length (const YdContent *self);
guint yd_content_find_part (const YdContent *self, YdPart part, guint from);
guint yd_content_get_blank_rows (const YdContent *self, guint index);
YdContent *yd_content_alloc (void);
void yd_content_add (YdContent *self, YdBlock *block);
void yd_content_add_passage (YdContent *self, YdPassage *passage);
YdPassage *yd_content_seal (YdContent *self, guint from, const YdPassage *old);
void yd_content_take_over (YdContent *self, const YdContent *old);
YdPassage *yd_passage_ref (YdPassage *self);
void yd_passage_unref (YdPassage *self);
YdBlock *yd_block_ref (YdBlock *self);
void yd_block_unref (YdBlock *self);
gboolean yd_block_equal (const YdBlock *a, const YdBlock *b);
const YdSource *yd_block_get_source (const YdBlock *self, guint byte);

/* One of 64 bits, by which most of what does not hold a record is seen not to. */
static inline guint64
yd_record_bit (YdId id)
{
  return G_GUINT64_CONSTANT (1) << ((guint64)id * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 58);
}

G_END_DECLS
