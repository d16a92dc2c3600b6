#pragma once

#include "yd-ui-inspector.h"

#include "yd-ui-unit-entry.h"
#include "yd-ui-wrap.h"

G_BEGIN_DECLS

/* Shared by the files of the inspector. */

/* What it shows, a group each. */
enum
{
  YD_UI_INSPECTOR_UNITS,
  YD_UI_INSPECTOR_TASKS,
  YD_UI_INSPECTOR_RECORDS,
  YD_UI_INSPECTOR_FINDINGS,
  YD_UI_INSPECTOR_COMMENTS,
  YD_UI_INSPECTOR_N_GROUPS
};

struct _YdUiInspector
{
  GtkWidget parent_instance;

  /* template */
  GtkStack *stack;
  GtkWidget *units_group;
  YdUiWrap *leads, *supports;
  GtkLabel *no_lead; /* who answers where no unit is named here */
  GtkWidget *supports_row, *entry_row;
  YdUiUnitEntry *entry;
  GtkWidget *span_group, *tasks_group, *no_tasks, *add_task, *accept_all;
  GtkLabel *span_words;
  GtkListBox *tasks;
  GtkWidget *indicators_group, *milestones_group, *findings_group, *comments_group;
  GtkListBox *indicators, *milestones, *findings, *comments;
  GtkBox *open_units, *open_indicators, *open_milestones;
  GtkWidget *no_indicators, *no_milestones;
  GtkWidget *add_indicator, *add_milestone, *add_comment;
  GtkScrolledWindow *scroller; /* of all of it */

  YdUiSelection *selection;    /* owned */
  GPtrArray *all_findings;     /* owned; NULL before the first check */
  GPtrArray *suggestions;      /* owned; YdSuggestionRow, that wait for an answer */
  GSimpleActionGroup *actions; /* owned */
  char *shown
    [YD_UI_INSPECTOR_N_GROUPS]; /* owned: what each group shows, to leave it alone while that holds */
  guint refresh_id;             /* source */
  guint reveal_id;              /* source */
  YdTable edit_table;           /* the record that shall get the keyboard, */
  YdId edit_record;             /* while there is one */
  gpointer commented;           /* never looked into: the item whose comments are shown */
  guint n_comments;
  int newest; /* of them: the row that was written last */
};

YdUiDocument *yd_ui_inspector_get_document (YdUiInspector *self);
gboolean yd_ui_inspector_is_shown_already (YdUiInspector *self, int group, GString *now);
void yd_ui_inspector_tell (GString *text, gpointer record, const char *words, const char *value);

/* yd-ui-inspector-units.c */
void yd_ui_inspector_install_units (YdUiInspector *self);
void yd_ui_inspector_show_units (YdUiInspector *self, YdItem *item, gboolean editable);

G_END_DECLS
