#pragma once

#include "yd-rows.h"

G_BEGIN_DECLS

/* A piece of a document, as other programs put it on the clipboard. */
YdRowList *yd_import_items (const char *text, int year_hint, GError **error);
YdRowList *yd_import_html_items (GBytes *html, int year_hint, GError **error);
char *yd_import_dup_document_title (GBytes *html, const char *text, int year_hint,
                                    YdRowList **items);
char *yd_import_html_dup_text (GBytes *html);

G_END_DECLS
