#pragma once

#include "yd-pages.h"

G_BEGIN_DECLS

/* Private to notice/: pages while they are being filled. */

struct _YdPages
{
  gatomicrefcount refs;
  YdContent *content;
  YdNoticeOptions options;
  YdGrid grid;
  GPtrArray *pages;             /* YdPage, counted: pages that did not change are those of before */
  GPtrArray *faces;             /* cairo_font_face_t by the fonts' index */
  guint face_fonts[YD_N_FACES]; /* the fonts' index of each face */
  YdLayout *draft;              /* owned: what stands in the margin of a draft; %NULL for none */
  float number_y;               /* mm: top of the em box of page numbers */
  GArray *notes;                /* YdPageNote */
  gboolean told;                /* remarks of the pages are among them */
};

YdPages *yd_pages_new (YdContent *content, const YdNoticeOptions *options);

/* Something on a page that a person is told of, once for the whole notice. */
typedef struct
{
  guint block;
  float gap;          /* cells that a line is stretched by; 0: it cannot be brought to full width */
  YdForeign foreign;  /* c 0: a line is meant */
  const char *family; /* static: that the character comes from */
} YdRemark;

/* What a page holds beyond what is seen of it. */
typedef struct _YdPageState
{
  gatomicrefcount refs;
  GPtrArray *layouts; /* YdLayout, owned: those that items borrow; %NULL before they are set */
  YdLayout *number;   /* nullable; owned: its number as it is printed */
  GArray *remarks;    /* YdRemark; %NULL for none */
  guint low, high;    /* blocks from which to which some may be on it */
  guint64 records;    /* yd_record_bit() of those whose text may be on it */
  gboolean finished;  /* number, mark of a draft and remarks are on it */
  /* A page that running text begins and fills may serve again where nothing of it has changed. */
  gboolean full;
  guint first_block, first_line; /* that it begins with */
  guint next_block, next_line;   /* that the page after it begins with */
  guint seen;                    /* the last block that had a say in where it ends */
  guint end;                     /* of the text that it is of */
  guint rows;                    /* of the text on it */
} YdPageState;

void yd_page_open (YdPage *self);
YdPage *yd_page_ref (YdPage *self);
void yd_page_unref (YdPage *self);

typedef struct
{
  YdPages *pages;
  YdBreaker *breaker;
  const YdContent *content;
  GPtrArray *layouts; /* YdLayout, owned: for as long as pages are being filled */
  YdPages *old;       /* nullable: of the same plan and options, before it changed */
  GArray
    *changed; /* guint: blocks that are others than in their places on the old pages, ascending */
  int shift;  /* blocks that there are more now than on the old pages */
  guint moved_from; /* the old block from which on all are the same, moved by @shift */
  GPtrArray *made;  /* YdPage, borrowed: those that are not taken over, and set at once */
  GPtrArray
    *numbers;        /* YdLayout, owned by the composer: of each page, as far as they were needed */
  YdGrid grid;       /* as it is on the current page */
  YdPage *page;      /* the current one */
  double bottom;     /* of the last row's em box; 0 on an empty page */
  guint text_lines;  /* rows of text on this page: body, plan, attachments */
  guint flowed;      /* rows of text since flowing began */
  guint first_blank; /* blank rows before the first of them */
  /* remedies for a signature that would stand alone (R-SIGN-9) */
  gboolean pull_short;        /* paragraphs give up last lines of one or two characters */
  guint tight_from, tight_to; /* page numbers with a pitch of their own; 0: none */
  double tight_pitch;
  guint break_at;         /* a page ends before this flowed row; 0: none */
  gboolean send_to_moved; /* 主送 stands in the imprint */
  /* remedies for a page 1 without text (R-BODY-1) */
  double head_height;   /* mm that the names of several agencies may take */
  gboolean tight_title; /* its lines stand closer */
  gboolean may_move_send_to;
} YdPageBuilder;

/* Where filling stood, to go back to. */
typedef struct
{
  guint n_pages, n_items, n_layouts, n_made;
  double bottom;
  guint text_lines, flowed;
} YdBuilderMark;

YdPage *yd_page_new (YdPageBuilder *b);
void yd_builder_new_page (YdPageBuilder *b);
YdBuilderMark yd_builder_mark (YdPageBuilder *b);
void yd_builder_rewind (YdPageBuilder *b, const YdBuilderMark *mark);
void yd_builder_note (YdPageBuilder *b, YdNoteKind kind, YdPart part, const char *rule, guint page,
                      guint block, const char *format, ...) G_GNUC_PRINTF (7, 8);

YdLayout *yd_builder_keep (YdPageBuilder *b, YdLayout *layout);
const YdLayout *yd_builder_break_block (YdPageBuilder *b, guint block);
YdLayout *yd_builder_layout_block (YdPageBuilder *b, guint block);
YdLayout *yd_builder_layout_number (YdPageBuilder *b, guint number);
YdLayout *yd_builder_layout_line (YdPageBuilder *b, guint block, guint start, guint end);
YdLayout *yd_builder_spread (YdPageBuilder *b, YdLayout *layout, double width);
double yd_layout_get_width (const YdLayout *layout, guint line);

YdPlaced *yd_builder_put (YdPageBuilder *b, guint block, YdPart part, const YdLayout *layout,
                          guint line, double x, double top, gboolean red);
void yd_builder_rule (YdPageBuilder *b, YdPart part, double x, double y, double width,
                      double height, gboolean red);
double yd_builder_next_top (YdPageBuilder *b, double blank_rows);
gboolean yd_builder_fits (YdPageBuilder *b, double top, double em);
void yd_builder_put_row (YdPageBuilder *b, guint block, const YdLayout *layout, guint line,
                         double top);
guint yd_builder_count_kept_rows (YdPageBuilder *b, YdPage *page, guint block, guint end);
void yd_builder_compare (YdPageBuilder *b, YdPages *old);
gboolean yd_builder_turn_page (YdPageBuilder *b, guint end, gboolean of_rows, guint *block,
                               guint *line);
void yd_builder_flow (YdPageBuilder *b, guint from, guint to);
const GArray *yd_builder_break_title (YdPageBuilder *b, guint index, double columns, float digit);
void yd_builder_flow_title (YdPageBuilder *b, guint block, double first_top, double blank_rows);

/* The sections of a page, each in its own file. */
void yd_page_head (YdPageBuilder *b);
gboolean yd_page_notice (YdPageBuilder *b);
void yd_page_front (YdPageBuilder *b);
void yd_page_plan (YdPageBuilder *b, guint from, guint to);
gboolean yd_page_sign (YdPageBuilder *b, guint from, guint to, guint blank_rows, gboolean dry);
void yd_page_table (YdPageBuilder *b, guint from, guint to);
void yd_page_imprint (YdPageBuilder *b);
gboolean yd_page_is_imprint (YdPart part);
void yd_page_margins (YdPageBuilder *b);
void yd_page_put_margins (YdPageBuilder *b);
void yd_page_finish (YdPageBuilder *b);
YdPage *yd_page_rows_new (YdPageBuilder *b, guint block, guint line, guint end);
void yd_page_rows_set (YdPages *pages, YdPage *page);
void yd_page_remark (YdPageBuilder *b, YdPage *page, guint block, const YdLayout *layout,
                     guint index);
void yd_page_tell_remarks (YdPages *pages);

G_END_DECLS
