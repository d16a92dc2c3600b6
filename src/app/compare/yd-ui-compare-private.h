#pragma once

#include "yd-plan-compare.h"
#include "yd-ui-compare.h"
#include "yd-ui-comparison.h"
#include "yd-ui-job.h"
#include "yd-ui-toast.h"

G_BEGIN_DECLS

struct _YdUiCompare
{
  YdUiToolWindow parent_instance;

  YdUiToasts *toasts;
  YdUiJob *job; /* owned: reading a document */
  char *path;   /* owned; NULL until one is chosen: of what is compared with, or being read */
  GActionMap *commands; /* of the group "compare" */
  GtkStack *stack;      /* choose, list, empty */
  AdwWindowTitle *title;
  GtkWidget *bar;
  GtkToggleButton *verdicts[YD_N_VERDICTS];
  GtkButton *take_all;
  GtkWidget *export;
  GtkLabel *own_head, *other_head;
  GtkSizeGroup *tags, *actions; /* owned: columns */
  GListStore *lines;            /* owned: YdUiComparison */
  YdPlan *other;                /* owned; NULL until one is chosen */
  GPtrArray *rows;              /* owned: YdComparisonRow */
  GtkNativeDialog *chooser;     /* owned, while it is open */
  guint refresh_id;             /* source */
};

static inline YdUiDocument *
yd_ui_compare_get_document (YdUiCompare *self)
{
  return yd_ui_tool_window_get_document (YD_UI_TOOL_WINDOW (self));
}

GtkWidget *yd_ui_compare_new_head (YdUiCompare *self);
GtkWidget *yd_ui_compare_new_list (YdUiCompare *self);

G_END_DECLS
