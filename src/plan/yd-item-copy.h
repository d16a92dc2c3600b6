#pragma once

#include "yd-plan.h"

G_BEGIN_DECLS

/* Items as they leave a plan: as rows for another place or plan, and as words for other programs.
 * @items: in the order of the document, none below another. */

/* @cut: they go on elsewhere, with their reports, comments and lineage; else they are new things. */
YdRowList *yd_items_dup_rows (GPtrArray *items, gboolean cut);
char *yd_items_dup_text (GPtrArray *items);
char *yd_items_dup_html (GPtrArray *items);

/* Rows as bytes of a clipboard of this machine, and back. */
#define YD_ROWS_MIME_TYPE "application/vnd.yaodian.items"
GBytes *yd_row_list_to_bytes (const YdRowList *rows);
YdRowList *yd_row_list_from_bytes (GBytes *bytes, GError **error);

G_END_DECLS
