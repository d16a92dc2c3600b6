#pragma once

#include "yd-ui-field-problems.h"

G_BEGIN_DECLS

typedef enum
{
  YD_UI_FIELD_LINE,    /* one line of text */
  YD_UI_FIELD_WRAPPED, /* one that is long: broken on screen as there is room */
  YD_UI_FIELD_LINES,   /* several */
  YD_UI_FIELD_NAMES,   /* a list of them in an order */
  YD_UI_FIELD_BODY,    /* the notice's paragraphs, one a line */
  YD_UI_FIELD_NUMBER,  /* the document number */
  YD_UI_FIELD_DATE,
  YD_UI_FIELD_COUNT,  /* a number; empty for 0 */
  YD_UI_FIELD_CHOICE, /* one of the values */
  YD_UI_FIELD_SWITCH,
} YdUiFieldKind;

/* What a field of the form is; the table of them is the form's. Words are untranslated. */
typedef struct
{
  const char *column; /* of the notice; "body" for its text */
  YdUiFieldKind kind;
  const char *title;
  const char *hint;           /* LINES, NAMES, BODY: in the empty field; SWITCH: below the title */
  const char *const *values;  /* CHOICE: as stored; LINE: words that it offers */
  const char *const *choices; /* CHOICE: as shown, translatable */
} YdUiFieldSpec;

/* One field of the notice, of an annex or of the plan: its row, and below it what is wrong with it. What is
 * typed goes to the store at once, as one gesture until the field is left.
 *
 * Signal: YdUiField::focused (gboolean) */
#define YD_UI_TYPE_FIELD (yd_ui_field_get_type ())
G_DECLARE_FINAL_TYPE (YdUiField, yd_ui_field, YD_UI, FIELD, GObject)

YdUiField *yd_ui_field_new (const YdUiFieldSpec *spec);
void yd_ui_field_set_annex (YdUiField *self, YdId id);
void yd_ui_field_set_plan (YdUiField *self);
void yd_ui_field_set_document (YdUiField *self, YdUiDocument *document);
const YdUiFieldSpec *yd_ui_field_get_spec (YdUiField *self);
GtkWidget *yd_ui_field_get_row (YdUiField *self);
GtkWidget *yd_ui_field_get_problem_row (YdUiField *self);
void yd_ui_field_show (YdUiField *self);
void yd_ui_field_set_problems (YdUiField *self, GPtrArray *problems);
void yd_ui_field_select (YdUiField *self, int start, int length);
gboolean yd_ui_field_is_empty (YdUiField *self);

G_END_DECLS
