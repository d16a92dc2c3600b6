#pragma once

#include "yd-ui-outline.h"

/* Where items were cut out: what is pasted next goes there, while nothing else was done or chosen. */
typedef struct
{
  char *change;  /* owned: hash of the change that took them out; NULL where there is none */
  YdId selected; /* since then; none: no item */
  YdId parent, after;
} YdUiCut;

struct _YdUiOutline
{
  GtkWidget parent_instance;

  /* template */
  GtkListView *list;
  GtkSearchEntry *filter;
  GtkMenuButton *only;
  GtkMenuButton *add;
  GMenuModel *add_menu, *row_menu;
  GtkWidget *nothing, *empty;
  GtkLabel *counts;
  GtkToggleButton *no_lead;
  GtkLabel *no_lead_label;

  YdUiSelection *selection;       /* owned */
  GListStore *head, *tail;        /* owned: text parts before and after the items */
  GtkTreeListModel *tree;         /* owned */
  GtkFilterListModel *filtered;   /* owned */
  GtkCustomFilter *rows;          /* owned */
  GtkMultiSelection *rows_chosen; /* owned */
  GHashTable *chosen;             /* owned: YdItem (owned) that are chosen together */
  GSimpleActionGroup *actions;    /* owned: what is shown alone */
  GHashTable *matching; /* owned: YdId of the items that pass the filter; NULL without one */
  GArray *findings; /* owned: YdId, ascending: of items about which somebody has to do something */
  GArray *marked;   /* owned: the same without those whose lead alone is missing */
  GtkWidget *context;    /* of the rows; NULL before it was first wanted */
  GtkWidget *drop_row;   /* weak: the row that a drag is over; yd-ui-drop-mark.h */
  GtkWidget *renamed;    /* weak: the row whose title was last edited in place */
  GPtrArray *dragged;    /* owned: YdItem; NULL while nothing is dragged from here */
  gboolean following;    /* while selection and list are brought together */
  gboolean had_keyboard; /* a row had, before rows came or went */
  YdUiCut cut;
  guint refresh_id; /* source */
  guint settling;   /* frames until a row that is new has its height */
};

/* Shared by the files of the outline. */
YdUiDocument *yd_ui_outline_get_document (YdUiOutline *self);
gboolean yd_ui_outline_can_edit (YdUiOutline *self);
void yd_ui_outline_tell (YdUiOutline *self, const char *words);
void yd_ui_outline_clear_filter (YdUiOutline *self);
GPtrArray *yd_ui_outline_dup_chosen (YdUiOutline *self);
void yd_ui_outline_choose (YdUiOutline *self, GPtrArray *items);
void yd_ui_outline_select_in_list (YdUiOutline *self);
guint yd_ui_outline_show_counts (YdUiOutline *self);
YdUiOutlineRow *yd_ui_outline_find_row (YdUiOutline *self, YdItem *item);
YdUiOutlineRow *yd_ui_outline_row_at (YdUiOutline *self, double x, double y);

/* yd-ui-outline-selection.c */
GtkWidget *yd_ui_outline_get_focus (YdUiOutline *self);
void yd_ui_outline_rows_change (YdUiOutline *self);
void yd_ui_outline_rows_chosen (YdUiOutline *self);
void yd_ui_outline_follow_focus (YdUiOutline *self);
/* yd-ui-outline-filter.c */
void yd_ui_outline_install_filter (YdUiOutline *self);
GtkCustomFilter *yd_ui_outline_new_filter (YdUiOutline *self);
int yd_ui_outline_compare_ids (gconstpointer a, gconstpointer b);
YdUiMarks yd_ui_outline_get_marks (YdUiOutline *self, YdItem *item);
gboolean yd_ui_outline_lacks_lead (YdItem *item);
gboolean yd_ui_outline_enter_filtered (YdUiOutline *self);
void yd_ui_outline_follow_unit (YdUiOutline *self);
void yd_ui_outline_follow_suggestions (YdUiOutline *self);
char *yd_ui_outline_dup_shown (YdUiOutline *self, guint n_points);
/* yd-ui-outline-edit.c */
void yd_ui_outline_install_commands (GtkWidgetClass *widget_class);
gboolean yd_ui_outline_get_cut (YdUiOutline *self, YdId *parent, YdId *after);
/* yd-ui-outline-clipboard.c */
gboolean yd_ui_outline_copy (YdUiOutline *self, gboolean cut);
void yd_ui_outline_paste (YdUiOutline *self);
/* yd-ui-outline-drag.c */
void yd_ui_outline_install_drag (YdUiOutline *self);
