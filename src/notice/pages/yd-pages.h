#pragma once

#include "yd-grid.h"
#include "yd-layout.h"
#include "yd-notice-content.h"
#include "yd-notice-options.h"

G_BEGIN_DECLS

typedef enum
{
  YD_PLACED_TEXT,
  YD_PLACED_RULE,
} YdPlacedKind;

/* One line of text or one ruled line on a page. Lengths in mm from the page's top left. */
typedef struct
{
  const YdLayout *layout; /* text: borrowed from the page list */
  guint8 kind;            /* YdPlacedKind */
  guint8 part;            /* YdPart */
  guint8 red;             /* boolean */
  guint8 rotated;      /* boolean: lies on its left side: x runs up the page from 262 mm, y to the
                            * right from the type area's left */
  guint block;         /* of the content; %YD_BLOCK_NONE for what belongs to none */
  guint line;          /* text: of the layout */
  guint offset;        /* text: byte of the block where the layout's text begins */
  float x, y;          /* text: left of the paragraph's box, top of the em box */
  float width, height; /* text: from first to last advance, and the em; rule: the whole */
} YdPlaced;

typedef struct
{
  GArray *items;              /* YdPlaced, in reading order */
  double left;                /* of the type area */
  guint number;               /* from 1 */
  gboolean numbered;          /* its number is printed */
  struct _YdPageState *state; /* private to notice/ */
} YdPage;

typedef enum
{
  YD_NOTE_GAP,      /* a field that must be there is empty */
  YD_NOTE_STAND_IN, /* another font than the one offices use */
  YD_NOTE_FALLBACK, /* a character from another font */
  YD_NOTE_MISSING,  /* a character that no font has */
  YD_NOTE_ADJUSTED, /* what was done so that the page conforms */
  YD_NOTE_LOOSE,    /* a line stretched further than is pleasant */
  YD_NOTE_BREACH,   /* what could not be made to conform */
} YdNoteKind;

/* What a person should know about the pages. */
typedef struct
{
  YdNoteKind kind;
  const char *rule;   /* R-SIGN-9 */
  const char *clause; /* of GB/T 9704-2012 */
  guint page;         /* from 1; 0: all */
  guint block;        /* or %YD_BLOCK_NONE */
  char *text;         /* one line, in the language of the interface */
} YdPageNote;

/* Composed pages: immutable and counted; a page that rows of text fill is set when yd_pages_get() is first
 * asked for it. They may be looked at and painted on any thread. */
#define YD_TYPE_PAGES (yd_pages_get_type ())
typedef struct _YdPages YdPages;
GType yd_pages_get_type (void);

YdPages *yd_pages_ref (YdPages *self);
void yd_pages_unref (YdPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdPages, yd_pages_unref)

guint yd_pages_get_n (YdPages *self);
const YdPage *yd_pages_get (YdPages *self, guint index);
YdContent *yd_pages_get_content (YdPages *self);
const YdGrid *yd_pages_get_grid (YdPages *self);
const YdNoticeOptions *yd_pages_get_options (YdPages *self);
guint yd_pages_get_n_notes (YdPages *self);
const YdPageNote *yd_pages_get_note (YdPages *self, guint index);
GPtrArray *yd_pages_get_faces (YdPages *self);
guint yd_pages_get_face_font (YdPages *self, YdFace face);

/* Where a record stands: one box a line. */
typedef struct
{
  guint page;                 /* index from 0 */
  double x, y, width, height; /* mm; the row's em box */
} YdPageBox;

/* What stands at a point. */
typedef struct
{
  guint block;
  guint byte; /* of the block's text */
  YdTable table;
  YdId id;            /* none: text of the composer's own */
  const char *column; /* nullable */
  guint offset;       /* characters into that column's text */
} YdPageHit;

GArray *yd_pages_find_boxes (YdPages *self, YdTable table, YdId id);
GArray *yd_pages_find_boxes_near (YdPages *self, YdTable table, YdId id, guint page);
gboolean yd_pages_find_offset (YdPages *self, YdTable table, YdId id, const char *column,
                               guint offset, YdPageBox *box);
gboolean yd_pages_hit_test (YdPages *self, guint page, double x, double y, YdPageHit *hit);
char *yd_pages_dup_text (YdPages *self, guint page);
char *yd_placed_dup_text (const YdPlaced *placed);
void yd_placed_get_box (const YdPlaced *placed, const YdPage *page, YdPageBox *box);
void yd_page_box_unite (YdPageBox *self, const YdPageBox *other);

G_END_DECLS
