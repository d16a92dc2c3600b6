#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* Of an element of a page. @names: %NULL at the end */
gboolean yd_html_is_one_of (const char *name, const char *const *names);
gsize yd_html_get_text_size (const xmlNode *node); /* bytes, scripts and the like aside */
gboolean yd_html_has_aside_name (xmlNode *node);
gboolean yd_html_is_centred (xmlNode *node);

/* Of a table. The span is from 1; a row of data has cells beside each other and no table in them; a cell's
 * words are the caller's, each of its paragraphs in a line. */
int yd_html_get_span (xmlNode *cell, const char *name);
gboolean yd_html_is_data_row (xmlNode *row);
char *yd_html_dup_cell (const xmlNode *cell);

G_END_DECLS
