#pragma once

#include "yd-date.h"

G_BEGIN_DECLS

typedef enum
{
  YD_UI_DATE_EMPTY,
  YD_UI_DATE_READ,
  YD_UI_DATE_UNREADABLE, /* no date of this form */
  YD_UI_DATE_IMPOSSIBLE, /* 2025年2月30日 */
} YdUiDateAnswer;

/* Reads a day as people type it: 2025年3月20日, 2025-3-20, 2025.3.20, 20250320,
 * 二〇二五年三月二十日, and 3月20日 of @year. */
YdUiDateAnswer yd_ui_date_read (const char *text, int year, YdDate *date);

YdDate yd_ui_date_get_today (void);

G_END_DECLS
