#pragma once

#include "yd-rows.h"

G_BEGIN_DECLS

/* Ways to reach 22 rows a page. */
typedef enum
{
  YD_PROFILE_STD,   /* 29.61 pt: the type area is filled to its edge */
  YD_PROFILE_WORD,  /* 225/22 mm a row, the text in its middle, as Word's document grid has it */
  YD_PROFILE_28PT,  /* 28 pt, as many offices set it */
} YdNoticeProfile;

typedef struct
{
  YdNoticeProfile profile;
  int form;             /* YdNoticeForm; -1: the notice's own */
  gboolean duplex;      /* the imprint comes onto an even page */
  gboolean mirror;      /* duplex only: even pages 26 mm left, 28 mm right */
  gboolean preprinted;  /* head and red rules are on the paper already */
  gboolean draft;         /* 草稿 in the upper margin of every page */
  gboolean upright_table; /* the breakdown table upright; else lying, its head at the left edge */
  double red[3];        /* of head and rules, 0 to 1 */
} YdNoticeOptions;

#define YD_NOTICE_OPTIONS_INIT ((YdNoticeOptions){ .form = -1, .red = { 1, 0, 0 } })

gboolean yd_notice_profile_parse (const char *text, YdNoticeProfile *profile);
gboolean yd_notice_form_parse (const char *text, int *form);

G_END_DECLS
