#pragma once

#include "yd-notice-pdf.h"
#include "yd-pages.h"
#include "yd-paint.h"

G_BEGIN_DECLS

/* Makes pages of a notice from a plan. It owns its fonts and remembers the paragraphs it broke, so
 * composing again after a small change is cheap. The pages may go to any thread.
 *
 * Composing is reading, on the plan's thread, and setting, on any thread but on one at a time; the one
 * may go on beside the other. What takes from the fonts counts as setting. */
#define YD_TYPE_COMPOSER (yd_composer_get_type ())
G_DECLARE_FINAL_TYPE (YdComposer, yd_composer, YD, COMPOSER, GObject)

typedef struct
{
  const char *const *font_dirs; /* nullable: folders with fonts beside the installed ones */
  const char *const *families;  /* nullable: YD_N_FACES families that a person chose, or NULLs */
} YdComposerOptions;

YdComposer *yd_composer_new (const YdComposerOptions *options, GError **error);
gboolean yd_composer_read_ahead (YdComposer *self, YdPlan *plan, const YdNoticeOptions *options,
                                 guint n_items);
YdContent *yd_composer_read (YdComposer *self, YdPlan *plan, const YdNoticeOptions *options,
                             GError **error);
YdPages *yd_composer_set (YdComposer *self, YdContent *content, const YdNoticeOptions *options);
YdPages *yd_composer_compose (YdComposer *self, YdPlan *plan, const YdNoticeOptions *options,
                              GError **error);
YdFonts *yd_composer_get_fonts (YdComposer *self);
guint yd_composer_get_n_broken (YdComposer *self);

G_END_DECLS
