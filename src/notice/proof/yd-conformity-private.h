#pragma once

#include "yd-conformity.h"

G_BEGIN_DECLS

/* Private to the conformity: what measures share. */

/* A line or a rule, and the page where it was placed. */
typedef struct
{
  guint page; /* index */
  const YdPlaced *placed;
} YdSpot;

typedef struct
{
  YdPages *pages;
  const YdContent *content;
  const YdGrid *grid;
  GArray *texts[YD_N_PARTS]; /* YdSpot, in reading order */
  GArray *rules[YD_N_PARTS];
  GArray *flow;        /* YdSpot: lines of running text, in reading order */
  double *pitches;     /* of the rows of each page, mm */
  GPtrArray *measures; /* YdMeasure */
} YdMeasuring;

/* What is measured. The name is untranslated. */
typedef struct
{
  const char *rule, *clause, *name;
} YdMeasured;

typedef enum
{
  YD_SIDE_LEFT,
  YD_SIDE_MIDDLE,
  YD_SIDE_RIGHT,
} YdSide;

void yd_measuring_report (YdMeasuring *m, const YdMeasured *what, YdMeasureKind kind,
                          const YdPageBox *box, gboolean conforms, char *value, const char *limit);
void yd_measuring_length (YdMeasuring *m, const YdMeasured *what, YdMeasureKind kind,
                          const YdPageBox *box, double value, double wanted, double tolerance);
void yd_measuring_side (YdMeasuring *m, const YdMeasured *what, const YdSpot *spot, YdSide side,
                        double wanted, double tolerance);
void yd_measuring_step (YdMeasuring *m, const YdMeasured *what, const YdSpot *spot, double above,
                        guint rows, double pitch);
void yd_measuring_count (YdMeasuring *m, const YdMeasured *what, const YdSpot *last, guint wrong);

guint yd_measuring_n (const YdMeasuring *m, YdPart part);
const YdSpot *yd_measuring_get (const YdMeasuring *m, YdPart part, guint index);
const YdSpot *yd_measuring_last (const YdMeasuring *m, YdPart part);
gboolean yd_part_is_flowed (YdPart part);
gboolean yd_part_is_row (YdPart part);
double yd_measuring_pitch (const YdMeasuring *m, guint page);

double yd_spot_left (const YdMeasuring *m, const YdSpot *spot);
double yd_spot_right (const YdMeasuring *m, const YdSpot *spot);
double yd_spot_side (const YdMeasuring *m, const YdSpot *spot, YdSide side);
double yd_spot_bottom (const YdSpot *spot);
gboolean yd_spot_begins (const YdSpot *spot);
YdPageBox yd_spot_box (const YdMeasuring *m, const YdSpot *spot);
YdPageBox yd_spot_across (const YdMeasuring *m, const YdSpot *spot, double from, double to);
YdPageBox yd_spot_down (const YdMeasuring *m, const YdSpot *spot, double from, double to);
void yd_spot_ink (const YdMeasuring *m, const YdSpot *spot, guint n_glyphs, double *top,
                  double *bottom, double *widest);

void yd_measuring_whole (YdMeasuring *m);
void yd_measuring_head (YdMeasuring *m);
void yd_measuring_places (YdMeasuring *m);
void yd_measuring_signature (YdMeasuring *m);
void yd_measuring_end (YdMeasuring *m);
void yd_measuring_words (YdMeasuring *m);

G_END_DECLS
