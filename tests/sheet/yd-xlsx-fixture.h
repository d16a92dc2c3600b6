#pragma once

#include <glib.h>

/* A workbook made on the spot, of one sheet: @rows is what stands in its sheetData, @after behind it.
 * Shared words: 甲, 乙丙. Styles: 0 plain, 1 a day, 2 a day of an own format, 3 a number with letters in
 * quotes. */
GBytes *yd_xlsx_fixture (const char *rows, const char *after);
/* The same with @declaration before the sheet's root. */
GBytes *yd_xlsx_fixture_raw (const char *declaration, const char *rows);
