#pragma once

#include "yd-rows.h"

G_BEGIN_DECLS

/* The ways in which items are numbered, from the top of an outline down. */
typedef enum
{
  YD_MARK_NONE,
  YD_MARK_PART,         /* 第一部分, 第一章 */
  YD_MARK_CHAPTER,      /* 第一节 */
  YD_MARK_HAN,          /* 一、 */
  YD_MARK_CLAUSE,       /* 第一条 */
  YD_MARK_HAN_PAREN,    /* （一） */
  YD_MARK_ARABIC,       /* 1. */
  YD_MARK_ARABIC_PAREN, /* （1） */
  YD_MARK_CIRCLED,      /* ① */
  YD_N_MARKS
} YdMarkKind;

typedef struct
{
  YdMarkKind kind;
  int value;
  gsize length;      /* bytes, white space after it included */
  gsize written;     /* bytes of the number and its mark alone */
  char mark[8];      /* what stands between an Arabic number and the title */
  gboolean in_title; /* 任务1：, which the title keeps */
  gboolean decimal;  /* 2.1.3; @value is its last part */
  gboolean weak; /* could be something else (1.5, 二、三级): counts only where it is the next */
} YdNumberMark;

gsize yd_rule_number_measure_ordinal (const char *text, int *value);
gboolean yd_rule_number_is_in_words (YdMarkKind kind);
gboolean yd_rule_number_read (const char *p, YdNumberMark *mark);
YdNumberForm yd_rule_number_get_form (YdMarkKind kind);

G_END_DECLS
