#pragma once

#include "yd-notice-content.h"
#include "yd-notice-options.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What of a notice goes into the file. An office automation system (OA) sets its own red head and
 * takes the text and the plan as files of their own. */
typedef enum
{
  YD_DOCX_WHOLE,
  YD_DOCX_BODY, /* title to note: no head, number, plan, annexes nor imprint */
  YD_DOCX_PLAN, /* what follows the notice: the plan and the annexes that are written out */
} YdDocxPart;

typedef struct
{
  YdDocxPart part;
  gint64 created; /* seconds since 1970; -1: $SOURCE_DATE_EPOCH, else the notice's own date */
  YdNoticeOptions notice; /* form is the content's; duplex moves no imprint: pages are Word's */
} YdDocxOptions;

#define YD_DOCX_OPTIONS_INIT \
  ((YdDocxOptions){ .part = YD_DOCX_WHOLE, .created = -1, .notice = YD_NOTICE_OPTIONS_INIT })

GBytes *yd_content_to_docx (const YdContent *self, const YdDocxOptions *options,
                            GCancellable *cancellable, GError **error);
gboolean yd_content_write_docx (const YdContent *self, const char *path,
                                const YdDocxOptions *options, GCancellable *cancellable,
                                GError **error);
gboolean yd_docx_part_parse (const char *text, YdDocxPart *part);

G_END_DECLS
