#pragma once

#include "yd-rows.h"

G_BEGIN_DECLS

/* Ways to reach 22 rows a page. */
typedef enum
{
  YD_PROFILE_STD,  /* 29.61 pt: the type area is filled to its edge */
  YD_PROFILE_WORD, /* 225/22 mm a row, the text in its middle, as Word's document grid has it */
  YD_PROFILE_28PT, /* 28 pt, as many offices set it */
} YdNoticeProfile;

/* The face of digits and Latin letters; page numbers and the red head keep their own. */
typedef enum
{
  YD_LATIN_SAME,  /* as the Chinese around them: the standard names no other */
  YD_LATIN_TIMES, /* Times New Roman, as many offices set them */
} YdLatin;

/* How a notice is laid out: the one place for it, on screen, on paper and in files. */
typedef struct
{
  YdNoticeProfile profile;
  int form;               /* YdNoticeForm; -1: the notice's own */
  gboolean duplex;        /* the imprint comes onto an even page */
  gboolean mirror;        /* duplex only: even pages 26 mm left, 28 mm right */
  gboolean preprinted;    /* head and red rules are on the paper already */
  gboolean draft;         /* 草稿 in the upper margin of every page */
  gboolean upright_table; /* the breakdown table upright; else lying, its head at the left edge */
  gboolean
    annexes_alone; /* only the annexes, bound by themselves: 文号 and 附件 at their top left */
  YdLatin latin;
  guint copy;    /* from 1: 份号 counts up from the notice's own to this copy's; 0: as written */
  double red[3]; /* of head and rules, 0 to 1 */
} YdNoticeOptions;

#define YD_NOTICE_OPTIONS_INIT ((YdNoticeOptions){ .form = -1, .red = { 1, 0, 0 } })

gboolean yd_notice_options_equal (const YdNoticeOptions *a, const YdNoticeOptions *b);
gboolean yd_notice_profile_parse (const char *text, YdNoticeProfile *profile);
gboolean yd_notice_form_parse (const char *text, int *form);
gboolean yd_notice_latin_parse (const char *text, YdLatin *latin);
const char *yd_notice_form_get_name (int form);
const char *yd_notice_profile_get_name (YdNoticeProfile profile);
char *yd_copy_number_dup (const char *first, guint copy);

G_END_DECLS
