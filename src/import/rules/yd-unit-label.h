#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Private to the marks of units: what a label of them is about. */
typedef enum
{
  YD_UNIT_MARK_NONE,
  YD_UNIT_MARK_LEAD,
  YD_UNIT_MARK_SUPPORT,
  YD_UNIT_MARK_SCOPE,
  YD_UNIT_MARK_OTHER,
} YdUnitMarkLabel;

gboolean yd_unit_label_has_persons (const char *label, const char *value);
YdUnitMarkLabel yd_unit_label_read (const char *p, const char **value);

G_END_DECLS
