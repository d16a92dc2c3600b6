#pragma once

#include "yd-layout.h"

G_BEGIN_DECLS

/* The breaker itself, without memory; yd_breaker_layout() is what others call. */
typedef struct _YdBreakScratch YdBreakScratch;

YdBreakScratch *yd_break_scratch_new (void);
void yd_break_scratch_free (YdBreakScratch *scratch);
YdLayout *yd_break_paragraph (YdFonts *fonts, YdBreakScratch *scratch, const YdBreakSpec *spec);

G_END_DECLS
