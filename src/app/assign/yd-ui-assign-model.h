#pragma once

#include "yd-edit.h"

G_BEGIN_DECLS

/* The assignment matrix without a widget: which rows and columns there are under the filters, what
 * stands in each cell, and the counts. Follows its plan.
 *
 * Signals:
 *   YdUiAssignModel::changed          rows, columns or cells are not what they were
 *   YdUiAssignModel::checked-changed  other rows are checked */
#define YD_UI_TYPE_ASSIGN_MODEL (yd_ui_assign_model_get_type ())
G_DECLARE_FINAL_TYPE (YdUiAssignModel, yd_ui_assign_model, YD_UI, ASSIGN_MODEL, GObject)

/* A unit's share in an item. */
typedef enum
{
  YD_UI_SHARE_NONE,
  YD_UI_SHARE_SUPPORT,
  YD_UI_SHARE_LEAD,
  YD_UI_SHARE_FIRST_LEAD,
} YdUiShare;

typedef struct
{
  YdItem *item; /* owned */
  YdId id;
  YdItemKind kind; /* sections and groups are rows too */
  char *number;    /* owned */
  char *title;     /* owned */
  guint n_points;  /* section, group: points below it that pass the filters */
  gboolean collapsed;
  gboolean lacking; /* a point that somebody should lead and nobody does */
  guint8 *shares;   /* owned: YdUiShare a column; NULL for sections and groups */
  guint stamp;      /* the same as long as all of the above is the same */
} YdUiAssignRow;

typedef struct
{
  YdUnit *unit; /* owned */
  YdId id;
  YdUnitKind kind;
  char *label; /* owned: short name, else name */
  char *name;  /* owned */
  char
    *limits; /* owned: since or until when, where that is not all of the plan's time; else NULL */
  guint n_leads; /* in the rows that pass the filters, in collapsed sections too */
  guint n_supports;
} YdUiAssignColumn;

typedef struct
{
  const char *words;     /* in number, title or text; NULL or "": any */
  YdId section;          /* item; none: all */
  int kind;              /* YdUnitKind of the columns; -1: all */
  YdId unit;             /* rows in which it has a share; none: all */
  gboolean lacking_only; /* points without a lead */
} YdUiAssignFilter;

#define YD_UI_ASSIGN_NO_FILTER ((YdUiAssignFilter){ .kind = -1 })

YdUiAssignModel *yd_ui_assign_model_new (YdPlan *plan);
void yd_ui_assign_model_set_active (YdUiAssignModel *self, gboolean active);

guint yd_ui_assign_model_get_n_rows (YdUiAssignModel *self);
const YdUiAssignRow *yd_ui_assign_model_get_row (YdUiAssignModel *self, guint row);
gboolean yd_ui_assign_model_find_row (YdUiAssignModel *self, YdId item, guint *row);
guint yd_ui_assign_model_get_n_columns (YdUiAssignModel *self);
const YdUiAssignColumn *yd_ui_assign_model_get_column (YdUiAssignModel *self, guint column);
gboolean yd_ui_assign_model_find_column (YdUiAssignModel *self, YdId unit, guint *column);
YdUiShare yd_ui_assign_model_get_share (YdUiAssignModel *self, guint row, guint column);

/* Points that pass the filters, of these those without a lead; and those of the whole plan. */
guint yd_ui_assign_model_get_n_points (YdUiAssignModel *self);
guint yd_ui_assign_model_get_n_lacking (YdUiAssignModel *self);
guint yd_ui_assign_model_get_n_lacking_in_all (YdUiAssignModel *self);
gboolean yd_ui_assign_model_is_empty (YdUiAssignModel *self);

void yd_ui_assign_model_set_filter (YdUiAssignModel *self, const YdUiAssignFilter *filter);
const YdUiAssignFilter *yd_ui_assign_model_get_filter (YdUiAssignModel *self);
void yd_ui_assign_model_set_collapsed (YdUiAssignModel *self, YdId item, gboolean collapsed);
gboolean yd_ui_assign_model_uncover (YdUiAssignModel *self, YdItem *item);

/* Checked rows are points or tasks that pass the filters; what is filtered away is not checked. */
gboolean yd_ui_assign_model_is_checked (YdUiAssignModel *self, guint row);
void yd_ui_assign_model_check (YdUiAssignModel *self, guint row, gboolean checked);
void yd_ui_assign_model_check_range (YdUiAssignModel *self, guint from, guint to);
void yd_ui_assign_model_check_all (YdUiAssignModel *self, gboolean checked);
GArray *yd_ui_assign_model_dup_checked (YdUiAssignModel *self);

G_END_DECLS
