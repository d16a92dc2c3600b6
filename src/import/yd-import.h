#pragma once

#include "yd-encoding.h"
#include "yd-format.h"
#include "yd-outline.h"

G_BEGIN_DECLS

/* What reading a source gave: the rows of a plan, to be written as one edit, and the report. It
 * holds no reference to anything and may be made on any thread. */
typedef struct
{
  YdRowList *rows; /* ids and order keys set; nothing written yet */
  YdFormat format;
  YdEncoding encoding; /* of a text; UTF-8 for all others */
  char *name;          /* of the source, without its folder */
  char *text;          /* what was read of it, a paragraph a line */
  GPtrArray *doubts;   /* YdDoubt, in the order of the text as far as they have a place */
  guint n_sections, n_groups, n_points;
  guint n_assigned; /* points that have units */
  guint n_units, n_milestones, n_indicators, n_unit_suggestions, n_unplaced;
} YdImportResult;

/* @fraction: 0 to 1 */
typedef void (*YdImportProgress) (double fraction, gpointer user_data);

GBytes *yd_import_load (GFile *file, GCancellable *cancellable, YdImportProgress progress,
                        gpointer user_data, GError **error);
YdImportResult *yd_import_file (GFile *file, int year_hint, GCancellable *cancellable,
                                YdImportProgress progress, gpointer user_data, GError **error);
YdImportResult *yd_import_bytes (GBytes *bytes, const char *name, int year_hint,
                                 GCancellable *cancellable, GError **error);
void yd_import_result_free (YdImportResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdImportResult, yd_import_result_free)

/* Rows of an outline. */
YdRowList *yd_outline_to_rows (const YdOutline *outline);

G_END_DECLS
