#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* The numbers that Word and WPS do not write into the text but compute from their lists. */
typedef struct _YdDocxNumbering YdDocxNumbering;

YdDocxNumbering *yd_docx_numbering_new (const xmlDoc *numbering);
void yd_docx_numbering_free (YdDocxNumbering *self);
char *yd_docx_numbering_next (YdDocxNumbering *self, int num_id, int level);
gboolean yd_docx_numbering_has_bullets (YdDocxNumbering *self, int num_id, int level);
int yd_docx_numbering_find_level (YdDocxNumbering *self, int num_id, const char *style);
char *yd_docx_number_format (const char *format, int value);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdDocxNumbering, yd_docx_numbering_free)

G_END_DECLS
