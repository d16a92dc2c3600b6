/* Owns: the table of what stands on a page, with face, size and clause of each. */

#include "yd-part.h"

static const YdPartInfo parts[YD_N_PARTS] = {
  [YD_PART_COPY_NUMBER] = { "copy-number", YD_FACE_FS, 16, "R-NUM-1", "7.2.1" },
  [YD_PART_SECRECY] = { "secrecy", YD_FACE_HT, 16, "R-NUM-2", "7.2.2" },
  [YD_PART_URGENCY] = { "urgency", YD_FACE_HT, 16, "R-NUM-3", "7.2.3" },
  [YD_PART_HEAD] = { "head", YD_FACE_XBS, 42, "R-HEAD-2", "7.2.4" },
  [YD_PART_HEAD_SUFFIX] = { "head-suffix", YD_FACE_XBS, 42, "R-HEAD-4", "7.2.4" },
  [YD_PART_NUMBER] = { "number", YD_FACE_FS, 16, "R-NO-1", "7.2.5" },
  [YD_PART_SIGNER] = { "signer", YD_FACE_FS, 16, "R-SGN-1", "7.2.6" },
  [YD_PART_RULE] = { "rule", YD_FACE_FS, 16, "R-RULE-1", "7.2.7" },
  [YD_PART_TITLE] = { "title", YD_FACE_XBS, 22, "R-TITLE-1", "7.3.1" },
  [YD_PART_ADDRESSEE] = { "addressee", YD_FACE_FS, 16, "R-TO-1", "7.3.2" },
  [YD_PART_BODY] = { "body", YD_FACE_FS, 16, "R-BODY-2", "7.3.3" },
  [YD_PART_ATTACHMENT] = { "attachment", YD_FACE_FS, 16, "R-ATT-1", "7.3.4" },
  [YD_PART_SIGNATURE] = { "signature", YD_FACE_FS, 16, "R-SIGN-1", "7.3.5" },
  [YD_PART_DATE] = { "date", YD_FACE_FS, 16, "R-SIGN-1", "7.3.5" },
  [YD_PART_NOTE] = { "note", YD_FACE_FS, 16, "R-NOTE-1", "7.3.6" },
  [YD_PART_LABEL] = { "label", YD_FACE_HT, 16, "R-APP-1", "7.3.7" },
  [YD_PART_PLAN_TITLE] = { "plan-title", YD_FACE_XBS, 22, "R-PUB-1", "7.3.7" },
  [YD_PART_PLAN_SUBTITLE] = { "plan-subtitle", YD_FACE_KT, 16, "R-TITLE-6", "7.3.1" },
  [YD_PART_LEVEL_1] = { "level-1", YD_FACE_HT, 16, "R-BODY-3", "7.3.3" },
  [YD_PART_LEVEL_2] = { "level-2", YD_FACE_KT, 16, "R-BODY-3", "7.3.3" },
  [YD_PART_LEVEL_3] = { "level-3", YD_FACE_FS, 16, "R-BODY-3", "7.3.3" },
  [YD_PART_LEVEL_4] = { "level-4", YD_FACE_FS, 16, "R-BODY-3", "7.3.3" },
  [YD_PART_TEXT] = { "text", YD_FACE_FS, 16, "R-BODY-2", "7.3.3" },
  [YD_PART_UNITS] = { "units", YD_FACE_FS, 16, "R-BODY-2", "7.3.3" },
  [YD_PART_PLAN_SIGNATURE] = { "plan-signature", YD_FACE_FS, 16, "R-SIGN-5", "7.3.5" },
  [YD_PART_PLAN_DATE] = { "plan-date", YD_FACE_FS, 16, "R-SIGN-5", "7.3.5" },
  [YD_PART_ATTENDANCE] = { "attendance", YD_FACE_FS, 16, "R-MIN", "10.3" },
  [YD_PART_CELL_HEAD] = { "cell-head", YD_FACE_HT, 12, "R-TAB-2", "8" },
  [YD_PART_CELL_GROUP] = { "cell-group", YD_FACE_HT, 12, "R-TAB-2", "8" },
  [YD_PART_CELL] = { "cell", YD_FACE_FS, 12, "R-TAB-2", "8" },
  [YD_PART_SEND_TO] = { "send-to", YD_FACE_FS, 14, "R-BJ-4", "7.4.2" },
  [YD_PART_COPY_TO] = { "copy-to", YD_FACE_FS, 14, "R-BJ-2", "7.4.2" },
  [YD_PART_PRINTED_BY] = { "printed-by", YD_FACE_FS, 14, "R-BJ-3", "7.4.3" },
  [YD_PART_PRINTED_ON] = { "printed-on", YD_FACE_FS, 14, "R-BJ-3", "7.4.3" },
  [YD_PART_COPIES] = { "copies", YD_FACE_FS, 14, "R-BJ-6", "7.4" },
  [YD_PART_DRAFT] = { "draft", YD_FACE_HT, 16, "draft", "" },
  [YD_PART_PAGE_NUMBER] = { "page-number", YD_FACE_ST, 14, "R-PN-1", "7.5" },
};

const YdPartInfo *
yd_part_get_info (YdPart part)
{
  return &parts[part];
}

/**
 * yd_part_get_em:
 *
 * Returns: the size of its face in mm
 */
double
yd_part_get_em (YdPart part)
{
  return parts[part].points * YD_MM_PER_POINT;
}
