#pragma once

#include "yd-rows.h"

G_BEGIN_DECLS

/* One name out of a mark. */
typedef struct
{
  char *name;
  char *written; /* where a prefix was added; else %NULL */
  YdRole role;
  gboolean leads; /* （牵头） was said of it */
} YdMarkedUnit;

/* What a written mark （责任单位：A、B；配合单位：C） says. */
typedef struct
{
  GArray *units;          /* YdMarkedUnit */
  char *scope;            /* 适用范围 */
  gboolean first_is_lead; /* 列第一位者为牵头单位 */
  gboolean divided;       /* leads and supports were told apart */
  gboolean led;           /* 牵头 was said of some */
  gboolean prose;         /* behind the names stands what is none */
  gboolean persons;  /* the label announces whoever answers for each: 区民政局（周某） */
  gboolean labelled; /* had a label and a colon, so that it is one beyond doubt */
  YdUnitWords words;
} YdUnitMark;

/* What the head of a column says. */
typedef enum
{
  YD_UNIT_LABEL_NONE,
  YD_UNIT_LABEL_UNITS,
  YD_UNIT_LABEL_TIME,  /* 完成时限 */
  YD_UNIT_LABEL_OTHER, /* 责任领导, 备注 */
} YdUnitLabel;

YdUnitLabel yd_unit_mark_get_label (const char *word);
gboolean yd_unit_mark_has_label_at (const char *p);
gboolean yd_unit_mark_is_time_line (const char *text);
gboolean yd_unit_mark_ends_value (const char *start, const char *end);
gboolean yd_unit_mark_parse (const char *start, const char *end, YdUnitMark *mark);
gboolean yd_unit_mark_parse_names (const char *start, const char *end, gboolean notation,
                                   YdUnitMark *mark);
void yd_unit_mark_clear (YdUnitMark *mark);
gboolean yd_unit_mark_closes (const char *text);
const char *yd_unit_mark_find_label (const char *text);
gboolean yd_unit_name_is_short (const char *name);
gboolean yd_unit_name_has_tail (const char *start, const char *end);
gboolean yd_unit_name_is_likely (const char *name);
const char *yd_unit_name_get_short_bureau (const char *name);
char *yd_unit_name_get_prefix (const char *name);
void yd_unit_name_spread_prefix (GArray *units);
gboolean yd_unit_name_is_nobody (const char *start, const char *end);
gboolean yd_unit_name_closes (const char *text);
gboolean yd_unit_name_parse_bracket (const char *start, const char *open, const char *close,
                                     gboolean notation, YdUnitMark *mark);

G_END_DECLS
