#pragma once

#include <gio/gio.h>

/* A .docx of the given parts, each the inside of its root element; NULL leaves a part out. */
GBytes *yd_docx_fixture (const char *body, const char *numbering, const char *styles);
GBytes *yd_zip_fixture (const char *path, const char *content, gsize length);
