#pragma once

#include "yd-ui-field.h"

G_BEGIN_DECLS

/* The row of a field of each kind, and the text that stands for what it shows. */
GtkWidget *yd_ui_field_row_new (const YdUiFieldSpec *spec);
char *yd_ui_field_row_dup_text (GtkWidget *row, const YdUiFieldSpec *spec);
void yd_ui_field_row_set_text (GtkWidget *row, const YdUiFieldSpec *spec, const char *text);
void yd_ui_field_row_set_editable (GtkWidget *row, gboolean editable);

G_END_DECLS
