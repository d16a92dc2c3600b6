#pragma once

#include <gio/gio.h>

/* A .docx of the given parts, each the inside of its root element; NULL leaves a part out. */
GBytes *yd_docx_fixture (const char *body, const char *numbering, const char *styles);
/* The same with a page header. */
GBytes *yd_docx_fixture_with_head (const char *body, const char *numbering, const char *styles,
                                   const char *head);
GBytes *yd_zip_fixture (const char *path, const char *content, gsize length);
