#pragma once

#include "yd-ui-page-view.h"

#include "yd-ui-page-nodes.h"
#include "yd-ui-page-text.h"

#define YD_UI_PAGE_GAP 14 /* pixels around pages */

struct _YdUiPageView
{
  GtkWidget parent_instance;

  YdUiSelection *selection; /* owned */
  YdPages *pages;           /* owned; NULL before the first are composed */
  YdUiPageNodes *nodes;     /* owned */
  YdUiZoom zoom;
  double free_scale; /* pixels a mm, where zoom is FREE */
  GArray *boxes;     /* owned: YdPageBox, lines of what is selected */
  gboolean tinted;   /* what is selected is */
  GArray *marks;     /* owned: YdUiPageMark; NULL for none */
  guint fit_id;      /* source: the room has another height */
  YdPageBox caret;   /* its line */
  gboolean has_caret;
  YdId caret_paragraph;
  int caret_offset;
  GtkAdjustment *across; /* borrowed from the scrolled window, as is down */
  GtkAdjustment *down;
  guint tell_id;      /* source: another page may be in the middle */
  guint page;         /* index of the page in the middle */
  gboolean reveal;    /* bring the selection into view once there are pages */
  guint reveal_id;    /* source */
  YdUiPageText *text; /* owned: the words, for assistive tools */
  guint text_id;      /* source: they are another page's now */
};

/* yd-ui-page-geometry.c */
YdUiPagePlace yd_ui_page_view_get_place (YdUiPageView *self, guint index);
void yd_ui_page_view_find_in_sight (YdUiPageView *self, guint *first, guint *n);
int yd_ui_page_view_get_whole_height (YdUiPageView *self, double scale);
void yd_ui_page_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                              int *minimum, int *natural, int *minimum_baseline,
                              int *natural_baseline);
