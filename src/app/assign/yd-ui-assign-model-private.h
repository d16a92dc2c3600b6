#pragma once

#include "yd-ui-assign-model.h"

G_BEGIN_DECLS

struct _YdUiAssignModel
{
  GObject parent_instance;

  YdPlan *plan;            /* owned */
  GPtrArray *rows;         /* owned: YdUiAssignRow */
  GPtrArray *columns;      /* owned: YdUiAssignColumn */
  GHashTable *places;      /* owned: id of an item → its row + 1 */
  GHashTable *unit_places; /* owned: id of a unit → its column + 1 */
  GHashTable *passing;     /* owned: ids of points and tasks that pass the filters */
  GHashTable *kept;      /* owned: those that passed once since the filters were set: a row does not
                          * vanish under the hand that fills it in */
  GHashTable *collapsed; /* owned: ids of sections and groups */
  GHashTable *checked;   /* owned: ids of points and tasks */
  YdUiAssignFilter filter;
  char *words;  /* owned: filter.words */
  char *folded; /* owned: the same, for comparing; NULL: any */
  guint n_points;
  guint n_lacking;
  guint n_lacking_in_all;
  guint last_stamp;
  gboolean active; /* somebody looks */
  gboolean stale;  /* the plan changed while nobody did */
};

/* yd-ui-assign-rows.c */
void yd_ui_assign_row_free (gpointer data);
gboolean yd_ui_assign_rows_collect (YdUiAssignModel *self);

/* Ids in a table, each with a number. */
static inline void
yd_ui_assign_put_id (GHashTable *table, YdId id, guint value)
{
  g_hash_table_insert (table, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (value));
}

static inline guint
yd_ui_assign_get_id (GHashTable *table, YdId id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (table, &id));
}

G_END_DECLS
