#pragma once

#include "yd-blocks.h"
#include "yd-import-correct.h"
#include "yd-import.h"

G_BEGIN_DECLS

/* A source that was read and waits for a person's answers and corrections: its paragraphs, what became
 * of each stretch of them, and the doubts. A step reads the paragraphs again with it, so that outline,
 * spans and doubts always fit together; pointers into them hold until the next step. Holds no
 * reference to anything else: make and finish it on any thread, one at a time. */
typedef struct _YdImportDraft YdImportDraft;

typedef enum
{
  YD_SPAN_NUMBER,  /* of an item: computed anew, so the written one is not kept in the text */
  YD_SPAN_TITLE,   /* of an item */
  YD_SPAN_BODY,    /* an item's paragraph */
  YD_SPAN_UNIT,    /* the words that name units */
  YD_SPAN_DATE,    /* lies in a title, a body or a unit mark */
  YD_SPAN_FIGURE,  /* likewise */
  YD_SPAN_FIELD,   /* the plan's title and the notice's fields, preamble, closing, annexes */
  YD_SPAN_DROPPED, /* has no place in the plan: menus, page numbers, running heads */
} YdSpanRole;

typedef struct
{
  guint block;       /* index of the block */
  int start, length; /* in characters of its text */
  YdSpanRole role;
  const YdOutlineItem *item;        /* borrowed; %NULL for fields and what was dropped */
  const YdOutlineSuggestion *found; /* borrowed: of a date or figure; else %NULL */
} YdSpan;

YdImportDraft *yd_import_draft_new (GBytes *bytes, const char *name, int year_hint,
                                    GCancellable *cancellable, GError **error);
YdImportDraft *yd_import_draft_new_for_file (GFile *file, int year_hint, GCancellable *cancellable,
                                             YdImportProgress progress, gpointer user_data,
                                             GError **error);
YdImportDraft *yd_import_draft_new_for_words (GBytes *html, const char *text, const char *name,
                                              GCancellable *cancellable, GError **error);
void yd_import_draft_free (YdImportDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdImportDraft, yd_import_draft_free)

const char *yd_import_draft_get_name (const YdImportDraft *self);
const YdBlocks *yd_import_draft_get_blocks (const YdImportDraft *self);
const YdOutline *yd_import_draft_get_outline (const YdImportDraft *self);
const YdSpan *yd_import_draft_get_spans (const YdImportDraft *self, guint *n_spans);
const YdSpan *yd_import_draft_get_block_spans (const YdImportDraft *self, guint block,
                                               guint *n_spans);
GPtrArray *yd_import_draft_get_doubts (const YdImportDraft *self);
guint yd_import_draft_count_open (const YdImportDraft *self);

const YdOutlineItem *yd_import_draft_get_item (const YdImportDraft *self, const char *key);
const YdOutlineSuggestion *yd_import_draft_get_found (const YdImportDraft *self, const char *key);

YdCorrection *yd_import_draft_new_correction_at (const YdImportDraft *self, guint block,
                                                 YdItemKind kind);

YdCorrection *yd_import_draft_new_text_at (const YdImportDraft *self, guint block);
YdCorrection *yd_import_draft_new_leave_out_at (const YdImportDraft *self, guint block);

gboolean yd_import_draft_answer (YdImportDraft *self, guint doubt, guint answer);
void yd_import_draft_answer_all_proposed (YdImportDraft *self);
gboolean yd_import_draft_correct (YdImportDraft *self, GPtrArray *corrections);
gboolean yd_import_draft_can_undo (const YdImportDraft *self);
gboolean yd_import_draft_can_redo (const YdImportDraft *self);
void yd_import_draft_undo (YdImportDraft *self);
void yd_import_draft_redo (YdImportDraft *self);
void yd_import_draft_set_year (YdImportDraft *self, int year);

YdImportResult *yd_import_draft_finish (const YdImportDraft *self);

G_END_DECLS
