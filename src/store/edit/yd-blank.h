#pragma once

#include "yd-rows.h"

G_BEGIN_DECLS

gboolean yd_blank_check_year (int year, GError **error);
int yd_blank_year (YdDate today);
char *yd_blank_dup_title (int year, const char *issuer);
YdRowList *yd_blank_rows (int year, const char *title, const char *issuer, GError **error);

G_END_DECLS
