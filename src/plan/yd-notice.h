#pragma once

#include "yd-record.h"

G_BEGIN_DECLS

/* The notice under which the plan goes out. */
#define YD_TYPE_NOTICE (yd_notice_get_type ())
G_DECLARE_FINAL_TYPE (YdNotice, yd_notice, YD, NOTICE, YdRecord)

const YdNoticeRow *yd_notice_get_row (YdNotice *self);

char *yd_notice_dup_usual_title (const char *issuer, const char *plan_title);
char *yd_notice_dup_usual_body (const char *plan_title);

char *yd_notice_number_join (const char *code, const char *year, const char *serial);
void yd_notice_number_split (const char *text, char **code, char **year, char **serial);

YdRecordList *yd_notice_list_body (YdNotice *self);
YdRecordList *yd_notice_list_annexes (YdNotice *self);
YdRecordList *yd_notice_list_recipients (YdNotice *self);

G_END_DECLS
