#pragma once

#include "yd-import-draft.h"

G_BEGIN_DECLS

/* A plan of two sections and four points. */
extern const char *const yd_corrected_text;

YdImportDraft *yd_corrected_read (const char *source);

/* The outline in one line, and the plan that is made of it, told in the same words; both are @expected. */
char *yd_corrected_describe (YdImportDraft *draft);
char *yd_corrected_describe_plan (YdImportDraft *draft);
void yd_corrected_check (YdImportDraft *draft, const char *expected);

/* Corrections of the item with a title, which is there. */
const YdOutlineItem *yd_corrected_get_item (YdImportDraft *draft, const char *title);
YdCorrection *yd_corrected_about (YdImportDraft *draft, const char *title, YdCorrectionCode code);
void yd_corrected_do (YdImportDraft *draft, YdCorrection *correction);
void yd_corrected_set_title (YdImportDraft *draft, const char *from, const char *to);

G_END_DECLS
