#pragma once

#include "yd-blocks.h"
#include "yd-rule-number.h"

G_BEGIN_DECLS

/* A line is a whole paragraph after page cuts are joined and flattened text is taken apart. */
typedef struct
{
  char *text;
  YdBlockKind kind;
  int level;
  int bold;
  gboolean centred;
  gboolean listed;
  gboolean bullet;
  gboolean head;   /* a running head or foot */
  gboolean split;  /* came out of a flattened line */
  gboolean table;  /* came out of a table, which settles what it is */
  guint64 spanned; /* as in YdSourceBlock */
  int source;
  gboolean item; /* @mark counts */
  YdNumberMark mark;
} YdLine;

GPtrArray *yd_lines_new (void);
YdLine *yd_line_new (const char *start, const char *end, const YdLine *like);

void yd_line_free (YdLine *line);

gboolean yd_rule_table_is_row (const char *text);
YdBlocks *yd_rule_table_gather (const YdBlocks *blocks);
GPtrArray *yd_rule_join (const YdBlocks *blocks);
GPtrArray *yd_rule_flat (GPtrArray *lines, gboolean *flattened);
void yd_rule_headings (GPtrArray *lines);

/* A number that may begin an item, at the beginning of a line or within one. */
typedef enum
{
  YD_EDGE_LINE,  /* begins its line */
  YD_EDGE_STOP,  /* after the end of a sentence, or a wide space */
  YD_EDGE_TITLE, /* right after the title of a higher item, nothing between */
  YD_EDGE_CLAUSE /* after ； or ： */
} YdEdge;

typedef struct
{
  guint line;   /* index in the lines */
  gsize offset; /* bytes from its beginning */
  YdEdge edge;
  YdNumberMark mark;
  gboolean accepted;
} YdCandidate;

GArray *yd_rule_candidates (GPtrArray *lines);
void yd_rule_sequence (GArray *candidates);

G_END_DECLS
