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
  GArray *notes;                /* YdPageNote */
};

YdPages *yd_pages_new (YdContent *content, const YdNoticeOptions *options);

/* Something on a page that a person is told of, once for the whole notice. */
typedef struct
{
  guint block;
  float gap;         /* cells that a line is stretched by; 0: it cannot be brought to full width */
  YdForeign foreign; /* c 0: a line is meant */
} YdRemark;

/* What a page holds beyond what is seen of it. */
typedef struct _YdPageState
{
  gatomicrefcount refs;
  GPtrArray *layouts; /* YdLayout, owned: those that items borrow */
  GArray *remarks;    /* YdRemark; %NULL for none */
  GArray *ids;       /* YdId, ascending: records whose text is on it; %NULL before it is finished */
  gboolean finished; /* number, mark of a draft and remarks are on it */
  /* A page that running text begins and fills may serve again where nothing of it has changed. */
  gboolean full;
  guint first_block, first_line; /* that it begins with */
  guint next_block, next_line;   /* that the page after it begins with */
  guint seen;                    /* the last block that had a say in where it ends */
  guint end;                     /* of the text that it is of */
  guint rows;                    /* of the text on it */
} YdPageState;

YdPage *yd_page_ref (YdPage *self);
void yd_page_unref (YdPage *self);

typedef struct
{
  YdPages *pages;
  YdBreaker *breaker;
  const YdContent *content;
  GPtrArray *layouts; /* YdLayout, owned: for as long as pages are being filled */
  YdPages *old;       /* nullable: of the same plan and options, before it changed */
  guint
    *n_changed; /* how many of the blocks before each one are others than those of the old pages */
  int shift;    /* blocks that there are more now than on the old pages */
  guint moved_from;  /* the old block from which on all are the same, moved by @shift */
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
  guint n_pages, n_items, n_layouts;
  double bottom;
  guint text_lines, flowed;
} YdBuilderMark;

void yd_builder_new_page (YdPageBuilder *b);
YdBuilderMark yd_builder_mark (YdPageBuilder *b);
void yd_builder_rewind (YdPageBuilder *b, const YdBuilderMark *mark);
void yd_builder_note (YdPageBuilder *b, YdNoteKind kind, YdPart part, const char *rule, guint page,
                      guint block, const char *format, ...) G_GNUC_PRINTF (7, 8);

YdLayout *yd_builder_keep (YdPageBuilder *b, YdLayout *layout);
YdLayout *yd_builder_layout_block (YdPageBuilder *b, guint block);
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
void yd_builder_compare (YdPageBuilder *b, YdPages *old);
gboolean yd_builder_turn_page (YdPageBuilder *b, guint end, guint *block, guint *line);
void yd_builder_flow (YdPageBuilder *b, guint from, guint to);
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
void yd_page_numbers (YdPageBuilder *b);
void yd_page_drafts (YdPageBuilder *b);
void yd_page_finish (YdPageBuilder *b);
gboolean yd_page_has_record (const YdPage *page, YdId id);

G_END_DECLS
