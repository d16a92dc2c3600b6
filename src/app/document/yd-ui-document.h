#pragma once

#include "yd-edit.h"
#include "yd-notice-options.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _YdPages YdPages;

/* A plan that is open in one window or more: the store, the gesture of typing, and what is worked out
 * from the plan in quiet moments.
 *
 * Signals:
 *   YdUiDocument::problem (GError)   something could not be done
 *   YdUiDocument::settling           something else is done next: what is typed in a place that hands its
 *                                    words over at its end is to do so now
 *   YdUiDocument::settled            a gesture of typing ended
 *   YdUiDocument::findings-changed   the checks were run again
 *   YdUiDocument::pages-changed      the pages were composed again, or could not be
 */
#define YD_UI_TYPE_DOCUMENT (yd_ui_document_get_type ())
G_DECLARE_FINAL_TYPE (YdUiDocument, yd_ui_document, YD_UI, DOCUMENT, GObject)

YdUiDocument *yd_ui_document_new (YdStore *store);
YdStore *yd_ui_document_get_store (YdUiDocument *self);
YdPlan *yd_ui_document_get_plan (YdUiDocument *self);
gboolean yd_ui_document_is_editable (YdUiDocument *self);

/* An edit stands between these two: begin ends the typing before it. */
YdStore *yd_ui_document_begin_edit (YdUiDocument *self);
gboolean yd_ui_document_end_edit (YdUiDocument *self, gboolean done, const GError *error);

/* Typing: joins what is typed into one gesture, which ends after a pause. */
gboolean yd_ui_document_type_body (YdUiDocument *self, YdOwner owner_kind, YdId owner,
                                   const char *text);
gboolean yd_ui_document_type_field (YdUiDocument *self, YdTable table, YdId id, const char *field,
                                    const char *value);
gboolean yd_ui_document_settle (YdUiDocument *self);
const char *yd_ui_document_get_unkept (YdUiDocument *self);
gboolean yd_ui_document_is_settling (YdUiDocument *self);
gboolean yd_ui_document_is_typing (YdUiDocument *self);

void yd_ui_document_undo (YdUiDocument *self);
void yd_ui_document_redo (YdUiDocument *self);
const char *yd_ui_document_get_step (YdUiDocument *self);
gboolean yd_ui_document_would_undo (YdUiDocument *self, const char *step);

GPtrArray *yd_ui_document_get_findings (YdUiDocument *self);
YdPlan *yd_ui_document_get_other (YdUiDocument *self);
void yd_ui_document_set_other (YdUiDocument *self, YdPlan *other);
YdPages *yd_ui_document_get_pages (YdUiDocument *self);
const char *yd_ui_document_get_pages_problem (YdUiDocument *self);
const YdNoticeOptions *yd_ui_document_get_options (YdUiDocument *self);
void yd_ui_document_set_paper (YdUiDocument *self, const YdNoticeOptions *options);
void yd_ui_document_compose_again (YdUiDocument *self);
YdPages *yd_ui_document_compose_now (YdUiDocument *self, GError **error);
void yd_ui_document_report (YdUiDocument *self, const GError *error);

G_END_DECLS
