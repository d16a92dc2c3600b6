#pragma once

#include "yd-ui-document.h"

G_BEGIN_DECLS

/* A small window with the fields of one record. A zero id adds one; item must be set. */
void yd_ui_record_form_present_indicator (GtkWindow *parent, YdUiDocument *document,
                                          const YdIndicatorRow *row);
void yd_ui_record_form_present_milestone (GtkWindow *parent, YdUiDocument *document,
                                          const YdMilestoneRow *row);
void yd_ui_record_form_present_comment (GtkWindow *parent, YdUiDocument *document, YdId item);
void yd_ui_record_form_present_reply (GtkWindow *parent, YdUiDocument *document, YdId comment);
/* Asks why a comment is not taken up. */
void yd_ui_record_form_present_refusal (GtkWindow *parent, YdUiDocument *document, YdId comment);

G_END_DECLS
