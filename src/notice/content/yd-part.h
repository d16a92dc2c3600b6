#pragma once

#include "yd-fonts.h"

G_BEGIN_DECLS

/* What a block of text is on the page. */
typedef enum
{
  YD_PART_COPY_NUMBER, /* 份号 */
  YD_PART_SECRECY,     /* 密级和保密期限 */
  YD_PART_URGENCY,     /* 紧急程度 */
  YD_PART_HEAD,        /* 发文机关标志; one block an agency */
  YD_PART_HEAD_SUFFIX, /* 文件 beside several names */
  YD_PART_NUMBER,      /* 发文字号 */
  YD_PART_SIGNER,      /* 签发人 */
  YD_PART_RULE,        /* red lines; no text */
  YD_PART_TITLE,
  YD_PART_ADDRESSEE, /* 主送 */
  YD_PART_BODY,
  YD_PART_ATTACHMENT, /* 附件说明; one block an annex */
  YD_PART_SIGNATURE,  /* 署名; one block an agency */
  YD_PART_DATE,       /* 成文日期 */
  YD_PART_NOTE,       /* 附注 */
  YD_PART_LABEL,      /* 附件1 over an annex */
  YD_PART_PLAN_TITLE, /* of the plan and of annexes */
  YD_PART_PLAN_SUBTITLE,
  YD_PART_LEVEL_1, /* 一、 */
  YD_PART_LEVEL_2, /* （一） */
  YD_PART_LEVEL_3, /* 1. */
  YD_PART_LEVEL_4, /* （1） */
  YD_PART_TEXT,    /* paragraphs of the plan and of annexes */
  YD_PART_UNITS,   /* （责任单位：…） on a line of its own */
  YD_PART_PLAN_SIGNATURE,
  YD_PART_PLAN_DATE,
  YD_PART_ATTENDANCE, /* 出席：, 请假：, 列席： of minutes */
  YD_PART_CELL_HEAD,  /* of the breakdown table, in the order of its columns */
  YD_PART_CELL_GROUP, /* a section's row */
  YD_PART_CELL,
  YD_PART_SEND_TO,    /* 主送 that did not find room above the text */
  YD_PART_COPY_TO,    /* 抄送 */
  YD_PART_PRINTED_BY, /* 印发机关 */
  YD_PART_PRINTED_ON, /* 印发日期 */
  YD_PART_COPIES,     /* 共印N份 */
  YD_PART_PAGE_NUMBER,
  YD_PART_DRAFT, /* 草稿 in the margin */
  YD_N_PARTS
} YdPart;

typedef struct
{
  const char *name; /* stable word, for traces */
  YdFace face;
  double points;      /* size */
  const char *rule;   /* that places it */
  const char *clause; /* of GB/T 9704-2012 */
} YdPartInfo;

const YdPartInfo *yd_part_get_info (YdPart part);
double yd_part_get_em (YdPart part);

#define YD_MM_PER_POINT (25.4 / 72.0)

G_END_DECLS
