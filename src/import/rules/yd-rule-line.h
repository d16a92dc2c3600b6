#pragma once

#include "yd-lines.h"
#include "yd-date.h"

G_BEGIN_DECLS

/* What a single line can be in the envelope of a document, by its own words alone. */
typedef enum
{
  YD_LINE_OTHER,
  YD_LINE_NUMBER,      /* 示卫〔2025〕1号, perhaps with 签发人 */
  YD_LINE_HEAD,        /* …文件 */
  YD_LINE_ADDRESSEE,   /* 各单位： */
  YD_LINE_DATE,        /* a whole day and nothing else */
  YD_LINE_SIGNED_DATE, /* 某某委员会2025年4月18日 */
  YD_LINE_PRINTED,     /* 某某办公室 2025年4月18日印发 */
  YD_LINE_DISCLOSURE,  /* （此件公开发布） */
  YD_LINE_ANNEX_LABEL, /* 附件, 附件1 and nothing else */
  YD_LINE_ANNEX,       /* 附件1：… */
  YD_LINE_COPY_TO,     /* 抄送：… */
  YD_LINE_COPIES,      /* （共印7份） */
  YD_LINE_SECRECY,     /* 机密★1年 */
  YD_LINE_URGENCY,     /* 特急 */
  YD_LINE_COPY_NUMBER, /* 000001 */
  YD_LINE_SIGNER,      /* 签发人：… */
  YD_LINE_KEYWORDS,    /* 主题词：… */
  YD_LINE_SUBTITLE,    /* （征求意见稿） */
  YD_LINE_PAGE,        /* — 3 — */
  YD_LINE_RULE,
  YD_LINE_WEB, /* menus, buttons and data of a web page */
} YdLineKind;

YdLineKind yd_rule_line_get_kind (const YdLine *line);
gboolean yd_rule_line_is_titlish (const char *text);
gboolean yd_rule_line_is_meeting (const char *text);
gboolean yd_rule_line_ends_as_title (const char *text);
gboolean yd_rule_line_is_unit (const char *start, const char *end);
gboolean yd_rule_line_ends_sentence (const char *text);
gboolean yd_rule_line_has_sentence (const char *text);

const char *yd_rule_line_find_number (const char *text, const char **end);
const char *yd_rule_line_read_addressee (const char *text);
const char *yd_rule_line_read_annex (const char *text, const char **label_end);
int yd_rule_line_read_copies (const char *text);
gboolean yd_rule_line_is_web (const char *text);
gboolean yd_rule_line_is_file (const char *text);
gboolean yd_rule_line_is_web_label (const char *text);
const char *yd_rule_line_skip_open (const char *p);
const char *yd_rule_line_find_web (const char *start, const char *end);

G_END_DECLS
