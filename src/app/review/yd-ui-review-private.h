#pragma once

#include "yd-import-words.h"
#include "yd-ui-panes.h"
#include "yd-ui-review-entry.h"
#include "yd-ui-review.h"
#include "yd-ui-toast.h"

G_BEGIN_DECLS

/* Private to the review's files: its window (yd-ui-review.c), how one side follows the other
 * (-follow.c), what a person says (-steps.c), the commands on items and fields (-correct.c) and on dates
 * and figures (-record.c), and the words of the source that are pointed at (-words.c). */
struct _YdUiReview
{
  AdwWindow parent_instance;

  /* template */
  AdwWindowTitle *title;
  YdUiToasts *toasts;
  YdUiPanes *panes;
  GtkWidget *source_side, *result_side, *source_bar;
  GtkLabel *extent, *counts, *progress;
  GtkWidget *result_heading; /* child */
  GtkListView *source, *result;
  GtkMenuButton *numbering;
  GMenuModel *item_menu, *source_menu;
  GtkSpinner *spinner;

  YdImportDraft *draft; /* owned; a thread's while busy */
  YdUiReading *reading; /* owned: what the lists show */
  GHashTable *folded;   /* owned: keys of the rows whose inside is not shown */
  GListStore *entries;  /* owned: YdUiReviewEntry */
  GtkSingleSelection *source_selection, *result_selection; /* owned */
  GHashTable *bound_source, *bound_result;  /* owned: GtkListItem that are on the screen */
  GtkWidget *item_popover, *source_popover; /* of the two sides; NULL before they were needed */
  GSimpleActionGroup *scheme;               /* owned: "numbering.scope", "numbering.groups" */
  char *wanted;             /* owned: key of the item to be chosen when the text was read again */
  guint wanted_place;       /* where to stand if that is gone */
  GVariant *typed;          /* owned: an edit of a row that is about to be taken; else NULL */
  guint typed_id;           /* source: takes it */
  guint focus_id;           /* source: the keyboard goes to a row once there is one */
  gboolean on_source;       /* which side it goes to */
  guint show_id;            /* source: the words of the source that are chosen come into sight */
  int show_at;              /* in characters of its chosen row */
  gboolean keeps_side;      /* it stays where it is when the text was read again */
  guint pointed_block;      /* of the source: the words that are pointed at */
  int anchor, caret;        /* in characters; -1 none */
  gboolean has_caret;       /* by keys */
  YdImportWords *words;     /* owned: what is asked about */
  GtkWidget *words_popover; /* NULL before it was needed */
  gboolean busy;            /* the text is read again */
  gboolean following;       /* one side follows the other */
  gboolean may_close;       /* nothing to ask */
  gboolean show_found;      /* what was found in the items is shown below each */
};

/* yd-ui-review.c */
void yd_ui_review_show_bound (YdUiReview *self);
void yd_ui_review_show_reading (YdUiReview *self);

/* yd-ui-review-follow.c */
YdUiReviewEntry *yd_ui_review_get_entry (YdUiReview *self);
const YdUiReadingItem *yd_ui_review_get_item (YdUiReview *self);
guint yd_ui_review_find_item (YdUiReview *self, guint index);
GtkWidget *yd_ui_review_find_row (YdUiReview *self, gboolean source);
void yd_ui_review_choose (YdUiReview *self, gboolean source, guint position);
void yd_ui_review_focus_side (YdUiReview *self, gboolean source);
void yd_ui_review_result_chosen (YdUiReview *self);
void yd_ui_review_follow_from_now (YdUiReview *self);
void yd_ui_review_source_chosen (YdUiReview *self);
void yd_ui_review_source_pressed (YdUiReview *self, guint block, int at);
gboolean yd_ui_review_other_side (GtkWidget *widget, GVariant *arguments, gpointer data);
gboolean yd_ui_review_next_doubt (YdUiReview *self, gboolean back);

/* yd-ui-review-steps.c */
void yd_ui_review_answer (YdUiReview *self, guint doubt, guint choice);
void yd_ui_review_answer_all (YdUiReview *self);
void yd_ui_review_correct (YdUiReview *self, YdCorrection *correction);
void yd_ui_review_correct_all (YdUiReview *self, GPtrArray *corrections);
void yd_ui_review_take_back (YdUiReview *self, gboolean redo);

/* yd-ui-review-correct.c */
void yd_ui_review_correct_class_init (GtkWidgetClass *klass);
void yd_ui_review_correct_set_up (YdUiReview *self);
void yd_ui_review_correct_update (YdUiReview *self);
void yd_ui_review_correct_activate (YdUiReview *self);

/* yd-ui-review-record.c */
void yd_ui_review_record_class_init (GtkWidgetClass *klass);
gboolean yd_ui_review_answer_found (YdUiReview *self, YdSuggestionState state);
gboolean yd_ui_review_edit_found (YdUiReview *self);
void yd_ui_review_record (YdUiReview *self, const char *item, YdCorrection *correction);
void yd_ui_review_record_words (YdUiReview *self, YdImportWords *words, YdSuggestionKind kind);

/* yd-ui-review-words.c */
void yd_ui_review_words_class_init (GtkWidgetClass *klass);
void yd_ui_review_words_show (YdUiReview *self, GtkListItem *row);
void yd_ui_review_words_clear (YdUiReview *self);
gboolean yd_ui_review_words_key (YdUiReview *self, guint key, GdkModifierType modifiers);

G_END_DECLS
