#pragma once

#include "yd-ui-assign.h"

#include "yd-ui-matrix.h"
#include "yd-ui-panes.h"
#include "yd-ui-unit-entry.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _YdUiAssign
{
  GtkWidget parent_instance;

  /* template */
  YdUiPanes *panes; /* for its folding alone */
  GtkStack *pages;
  GtkWidget *words;
  GtkDropDown *section, *kind, *unit;
  GtkToggleButton *lacking;
  GtkWidget *lacking_words, *legend, *legend_end;
  GtkWidget *corner_legend; /* where the bar has no room for the other */
  GtkWidget *register_button, *register_words;
  GtkLabel *lacking_count;
  GtkScrolledWindow *scroller;
  AdwStatusPage *nothing;
  GtkWidget *overlay, *no_units, *first_unit, *show_all;
  GtkWidget *selection_bar;
  GtkLabel *n_checked, *which, *column;
  GtkWidget *which_end, *unselect_words, *unselect_icon;
  YdUiUnitEntry *entry;
  GtkWidget *lead, *support, *clear;

  YdUiMatrix *matrix;          /* in the scroller */
  YdUiSelection *selection;    /* owned */
  YdUiAssignModel *model;      /* owned; NULL before the view is first shown */
  GSimpleActionGroup *actions; /* owned */
  GArray *sections;      /* owned: YdId of the choices, as are kinds and units; all comes first */
  GArray *kinds;         /* owned: int */
  GArray *units;         /* owned: YdId */
  guint filter_id;       /* source: after a pause in typing */
  gboolean filling;      /* the choices are being filled */
  gboolean enter_matrix; /* the keyboard goes into the matrix when the view has just come up */
};

/* yd-ui-assign-filters.c */
void yd_ui_assign_filters_init (YdUiAssign *self);
void yd_ui_assign_filters_dispose (YdUiAssign *self);
void yd_ui_assign_filters_apply (YdUiAssign *self);
gboolean yd_ui_assign_filters_fill (YdUiAssign *self);
void yd_ui_assign_filters_set_short (YdUiAssign *self, gboolean is_short);
void yd_ui_assign_filters_follow_unit (YdUiAssign *self);

G_END_DECLS
