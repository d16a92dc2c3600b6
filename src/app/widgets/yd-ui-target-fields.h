#pragma once

#include "yd-decimal.h"
#include "yd-rows.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What an indicator shall reach. */
typedef struct
{
  YdComparison comparison;
  gint64 target, target_high; /* the value is target / 10^scale */
  int scale;
  const char *measure; /* borrowed; nullable */
} YdUiTarget;

/* The rows of a form that ask for it: as a number, or in words (≥90%, 不少于3家), with what is made of them
 * shown at once. */
typedef struct _YdUiTargetFields YdUiTargetFields;

YdUiTargetFields *yd_ui_target_fields_new (AdwPreferencesGroup *group, const YdUiTarget *target,
                                           gboolean empty);
gboolean yd_ui_target_fields_get (YdUiTargetFields *self, YdUiTarget *target);
void yd_ui_target_fields_connect (YdUiTargetFields *self, GCallback changed, gpointer data);
char *yd_ui_target_fields_dup_number (YdUiTargetFields *self);

G_END_DECLS
