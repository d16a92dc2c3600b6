#pragma once

#include "yd-docx.h"
#include "yd-grid.h"

#include <gsf/gsf-libxml.h>

G_BEGIN_DECLS

/* Word measures in twentieths of a point. Its document grid has 28 cells of 156 mm and 22 rows of
 * 225 mm, each rounded down so that the last of them still fits: 22 rows of 580 would not. */
#define YD_TWIPS(points) ((int)((points)*20 + ((points) < 0 ? -0.5 : 0.5)))
#define YD_TWIPS_OF_MM(mm) YD_TWIPS ((mm) / YD_MM_PER_POINT)
#define YD_DOCX_PAGE_WIDTH 11906
#define YD_DOCX_PAGE_HEIGHT 16838
#define YD_DOCX_TOP 2098
#define YD_DOCX_BOTTOM 1984
#define YD_DOCX_LEFT 1587
#define YD_DOCX_RIGHT 1474
#define YD_DOCX_WIDTH (YD_DOCX_PAGE_WIDTH - YD_DOCX_LEFT - YD_DOCX_RIGHT)
#define YD_DOCX_HEIGHT (YD_DOCX_PAGE_HEIGHT - YD_DOCX_TOP - YD_DOCX_BOTTOM)
#define YD_DOCX_CHAR_SPACE (-849) /* 4096ths of a point to 16 pt: 28 cells in 442.25 pt */
#define YD_DOCX_TIGHT (-6) /* between characters of 16 pt: 28 of them, and no 29th, in a line */
#define YD_DOCX_HAIR 15    /* a line that only carries something: it fits under 22 rows */

/* A line of an exact height has its baseline at four fifths of it, in Word as in LibreOffice. */
#define YD_DOCX_EM_TOP(line, em) (0.8 * (line)-YD_BASELINE * (em))
#define YD_DOCX_EM_BOTTOM(line, em) (0.2 * (line) - (1 - YD_BASELINE) * (em))

#define YD_DOCX_NUMBER_LINE 26.3 /* points; of 发文字号: its rule then stands 4 mm below it */
#define YD_DOCX_NUMBER_SPACE 8
#define YD_DOCX_HEAD_SLACK 6.0  /* points that a head is kept narrower than its line */
#define YD_DOCX_TITLE_LINE 35.0 /* 22 pt and the gap between rows of the grid */

typedef enum
{
  YD_DOCX_AS_STYLE,
  YD_DOCX_ON,
  YD_DOCX_OFF,
} YdDocxFlag;

typedef enum
{
  YD_DOCX_JUSTIFY_AS_STYLE,
  YD_DOCX_JUSTIFY_LEFT,
  YD_DOCX_JUSTIFY_CENTER,
  YD_DOCX_JUSTIFY_RIGHT,
  YD_DOCX_JUSTIFY_BOTH,
  YD_DOCX_JUSTIFY_SPREAD,
} YdDocxJustify;

typedef struct
{
  int size;  /* eighths of a point; 0: no border */
  int space; /* points to the text */
  gboolean red;
} YdDocxBorder;

typedef struct
{
  const char *kind; /* left, center, right */
  int position;     /* from the left of the type area */
} YdDocxTab;

/* How a paragraph stands, in twips. Zero is "as its style says", YD_DOCX_NONE is a real zero. */
typedef struct
{
  gboolean base; /* the properties that every style inherits */
  YdDocxFlag keep_next;
  gboolean new_page;
  int frame_top; /* stands in the middle of the page, 170 mm wide, this far from its top */
  YdDocxBorder top, bottom;
  const YdDocxTab *tabs;
  guint n_tabs;
  int before, after;
  int rows_before; /* hundredths of a row, in place of @before */
  int line;        /* exact height of its lines */
  gboolean indented;
  int left, right;
  int first;       /* of the first line, beyond @left; negative where the others hang */
  int first_cells; /* hundredths of a character; @first is their length */
  YdDocxJustify justify;
  int outline; /* depth in the navigation, 1 the highest */
} YdDocxFormat;

#define YD_DOCX_NONE (-1)

/* How a run differs from its paragraph's style. */
typedef struct
{
  const char *style; /* (nullable): of characters */
  double points;     /* 0: as the style */
  int scale;         /* percent of the width; 0: as the style */
  gboolean red;
} YdDocxFont;

typedef struct
{
  const int *columns; /* widths, twips */
  guint n_columns;
  int outer, inner;         /* rules, eighths of a point */
  int upright;              /* rules between columns and at the sides */
  int above, below, beside; /* twips around what stands in a cell */
  gboolean at_foot;         /* floats at the foot of the type area */
} YdDocxTable;

/* One part of the package while it is written. */
typedef struct
{
  GsfXMLOut *out;
  const YdContent *content;
  const YdDocxOptions *options;
  GDateTime *created;
  int pitch;              /* of rows */
  double head_height;     /* points that the names of several agencies may take */
  double title_line;      /* points of a line of the notice's title */
  gboolean send_to_moved; /* 主送 stands in the imprint */
  int line;               /* of rows closer than the grid's; 0: the grid's */
  int tight;              /* what @line is in the text of the notice */
  guint sealed_rows;      /* blank ones above a signature that is sealed */
  gboolean sign_alone;  /* unless it is kept with the text, a page may carry the signature alone */
  guint n_sections;     /* written so far */
  gboolean on_new_page; /* what comes next begins a page anyway */
  GCancellable *cancellable;
} YdDocxWriter;

/* yd-docx-xml.c */
void yd_docx_start (YdDocxWriter *w, const char *element);
void yd_docx_end (YdDocxWriter *w);
void yd_docx_value (YdDocxWriter *w, const char *element, const char *value);
void yd_docx_number (YdDocxWriter *w, const char *element, int value);
void yd_docx_empty (YdDocxWriter *w, const char *element);
void yd_docx_attribute (YdDocxWriter *w, const char *name, const char *value);
void yd_docx_text (YdDocxWriter *w, const char *element, const char *text);
void yd_docx_properties (YdDocxWriter *w, const char *style, const YdDocxFormat *format);
void yd_docx_face (YdDocxWriter *w, YdFace face);
void yd_docx_red (YdDocxWriter *w);
void yd_docx_start_paragraph (YdDocxWriter *w, const char *style, const YdDocxFormat *format);
void yd_docx_run (YdDocxWriter *w, const char *text, gssize length, const YdDocxFont *font);
void yd_docx_break (YdDocxWriter *w);
void yd_docx_block_runs (YdDocxWriter *w, guint block, guint start, guint end,
                         const YdDocxFont *font);
void yd_docx_paragraph (YdDocxWriter *w, const char *style, const YdDocxFormat *format,
                        const char *text, const YdDocxFont *font);
double yd_docx_cells (const char *text);
int yd_docx_cell_twips (double cells);

/* yd-docx-table.c */
void yd_docx_start_table (YdDocxWriter *w, const YdDocxTable *table);
void yd_docx_start_row (YdDocxWriter *w, gboolean whole, gboolean head);
void yd_docx_start_cell (YdDocxWriter *w, int width, guint columns);

/* yd-docx-style-sheet.c */
const char *yd_docx_style_of (YdPart part);
const char *yd_docx_face_style (YdFace face);
const char *yd_docx_family (YdFace face);
int yd_docx_title_before (YdDocxWriter *w, int rows, double line);
void yd_docx_write_styles (YdDocxWriter *w);
void yd_docx_write_fonts (YdDocxWriter *w);

/* yd-docx-head.c */
void yd_docx_write_head (YdDocxWriter *w);
double yd_docx_get_head_height (YdDocxWriter *w);
void yd_docx_write_letter_head (YdDocxWriter *w);
void yd_docx_write_letter_foot (YdDocxWriter *w);
int yd_docx_get_letter_top (YdDocxWriter *w);

/* yd-docx-flow.c */
gboolean yd_docx_write_document (YdDocxWriter *w, GError **error);

/* yd-docx-sign.c */
guint yd_docx_write_signature (YdDocxWriter *w, guint from);
guint yd_docx_count_signature (YdDocxWriter *w, guint from);
gboolean yd_docx_is_signature (YdPart part);

/* yd-docx-imprint.c */
gboolean yd_docx_has_imprint (YdDocxWriter *w);
void yd_docx_write_imprint (YdDocxWriter *w);

/* yd-docx-breakdown.c */
gboolean yd_docx_is_breakdown (YdDocxWriter *w, guint from);
guint yd_docx_write_breakdown (YdDocxWriter *w, guint from);

/* yd-docx-parts.c */
void yd_docx_write_section (YdDocxWriter *w, gboolean lying);
void yd_docx_end_section (YdDocxWriter *w, gboolean lying);
void yd_docx_write_settings (YdDocxWriter *w);
void yd_docx_write_header (YdDocxWriter *w);
void yd_docx_write_draft_header (YdDocxWriter *w);
void yd_docx_write_foot_odd (YdDocxWriter *w);
void yd_docx_write_foot_even (YdDocxWriter *w);
void yd_docx_write_foot_first (YdDocxWriter *w);
void yd_docx_write_core (YdDocxWriter *w);
void yd_docx_write_app (YdDocxWriter *w);

#define YD_DOCX_W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define YD_DOCX_R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

G_END_DECLS
