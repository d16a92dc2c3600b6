#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* For sheet/ alone: the file under a workbook, from beside its place to its place. */
char *yd_book_file_begin (const char *path, GError **error);
gboolean yd_book_file_commit (const char *temporary, const char *path, guint n_sheets,
                              gsize n_cells, GError **error);
gboolean yd_book_file_fail (const char *path, const char *cause, GError **error);
void yd_book_file_abandon (const char *temporary);

G_END_DECLS
