#pragma once

#include "yd-date.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A workbook (.xlsx) that is read: what its cells say, as a person sees it. Nothing of a file is
 * trusted: sizes, counts and places have limits, entities are refused, sums are compared. */
typedef struct _YdXlsx YdXlsx;

YdXlsx *yd_xlsx_open (GBytes *bytes, GError **error);
void yd_xlsx_free (YdXlsx *self);
guint yd_xlsx_get_n_sheets (const YdXlsx *self);
gboolean yd_xlsx_is_sheet_hidden (const YdXlsx *self, guint sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdXlsx, yd_xlsx_free)

/* The cells of one sheet; rows and columns count from 0. It stands by itself once it is read. */
typedef struct _YdXlsxSheet YdXlsxSheet;

YdXlsxSheet *yd_xlsx_read_sheet (YdXlsx *self, guint sheet, GCancellable *cancellable,
                                 GError **error);
void yd_xlsx_sheet_free (YdXlsxSheet *self);
guint yd_xlsx_sheet_get_n_rows (const YdXlsxSheet *self);
guint yd_xlsx_sheet_get_n_columns (const YdXlsxSheet *self);
const char *yd_xlsx_sheet_get_text (const YdXlsxSheet *self, guint row, guint column);
YdDate yd_xlsx_sheet_get_date (const YdXlsxSheet *self, guint row, guint column);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdXlsxSheet, yd_xlsx_sheet_free)

G_END_DECLS
