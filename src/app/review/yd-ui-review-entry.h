#pragma once

#include "yd-ui-reading.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  YD_UI_REVIEW_DOUBTS,  /* the heading above what waits for an answer */
  YD_UI_REVIEW_DOUBT,   /* index: in the reading's doubts */
  YD_UI_REVIEW_REMARKS, /* the heading above what is only told */
  YD_UI_REVIEW_REMARK,  /* likewise */
  YD_UI_REVIEW_NOTICE,  /* the heading above title and notice */
  YD_UI_REVIEW_FIELD,   /* index: in the reading's fields */
  YD_UI_REVIEW_OUTLINE, /* the heading above the items */
  YD_UI_REVIEW_ITEM,    /* index: in the reading's items */
  YD_UI_REVIEW_FOUND,   /* index: in the reading's found */
} YdUiReviewKind;

/* A row of what was recognised. It goes on to stand for the same thing when the source is read
 * again. */
#define YD_UI_TYPE_REVIEW_ENTRY (yd_ui_review_entry_get_type ())
G_DECLARE_FINAL_TYPE (YdUiReviewEntry, yd_ui_review_entry, YD_UI, REVIEW_ENTRY, GObject)

struct _YdUiReviewEntry
{
  GObject parent_instance;

  YdUiReviewKind kind;
  guint index;
  gboolean folds;  /* something lies in it */
  gboolean folded; /* and is not shown; of the outline: what was found in its items is not */
  char *key;       /* owned: what tells it again; an item's is that of the reading */
};

gboolean yd_ui_review_entry_is_heading (const YdUiReviewEntry *self);
GPtrArray *yd_ui_review_entry_list (const YdUiReading *reading, GHashTable *folded,
                                    gboolean show_found);
void yd_ui_review_entry_merge (GListStore *store, GPtrArray *entries);
guint yd_ui_review_entry_find (GListModel *model, YdUiReviewKind kind, guint index);
guint yd_ui_review_entry_find_key (GListModel *model, YdUiReviewKind kind, const char *key);

G_END_DECLS
