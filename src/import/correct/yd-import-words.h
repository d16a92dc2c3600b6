#pragma once

#include "yd-import-draft.h"

G_BEGIN_DECLS

/* What words of a source would be recorded as, that a person points at because the rules made nothing of
 * them. */
typedef struct
{
  char *item;                       /* key of the item that they stand in */
  char *words;                      /* without the marks around */
  YdOutlineSuggestion *due;         /* a milestone */
  YdOutlineSuggestion *figure;      /* an indicator */
  guint nth_due, nth_figure;        /* as yd_correction_new_add() has it */
  gboolean reads_due, reads_figure; /* what they say could be read; else a person has to give it */
  GPtrArray *units;                 /* YdOutlineUnit: that they name; empty where that are none */
  gboolean divided;                 /* they say themselves who leads and who supports */
} YdImportWords;

YdImportWords *yd_import_words_new (const YdImportDraft *draft, guint block, int start, int length);
void yd_import_words_free (YdImportWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdImportWords, yd_import_words_free)

YdCorrection *yd_import_words_new_correction (const YdImportWords *self, YdSuggestionKind kind);
YdCorrection *yd_import_words_new_units (const YdImportWords *self, const YdImportDraft *draft,
                                         YdRole role);

G_END_DECLS
