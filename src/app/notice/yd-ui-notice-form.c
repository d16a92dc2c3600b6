/* Owns: the table of the notice's fields, their order, and who hears what is wrong with which.
 * Refuses: to find what is wrong (checks, composer and conformity do) and to store (the fields do).
 */

#include "yd-ui-notice-form.h"

#include "yd-ui-notice-annexes.h"
#include "yd-ui-entry-row.h"
#include "yd-ui-field.h"
#include "yd-ui-gtk.h"
#include "yd-ui-names-row.h"
#include "yd-ui-number-row.h"
#include "yd-ui-notice-place.h"
#include "yd-ui-text-row.h"
#include "yd-ui-office.h"

#include <glib/gi18n.h>
#include <string.h>

/* Milliseconds until an expander has unfolded, and a view that is new has its size. */
#define UNFOLDING 260

typedef enum
{
  IN_HEAD,
  IN_HEAD_MORE, /* folded: what few notices have */
  IN_MAIN,
  IN_MAIN_MORE,
  IN_IMPRINT,
} Place;

static const char *const no_yes[] = { "0", "1", NULL };
static const char *const seals[] = { "0", "1", "2", NULL };
static const char *const seal_words[]
  = { N_ ("None"), N_ ("The Office's Seal"), N_ ("The Signer's Stamp"), NULL };
static const char *const plan_places[] = { N_ ("After the text"), N_ ("As an annex (附件)"), NULL };
static const char *const disclosures[] = { "", "主动公开", "依申请公开", "不予公开", NULL };
static const char *const disclosure_words[]
  = { N_ ("Not decided"), N_ ("Public"), N_ ("On request"), N_ ("Not public"), NULL };

static const char *const secrecies[]
  = { "秘密", "机密", "绝密", "★6个月", "★1年", "★5年", "★10年", "★20年", "★30年", "★长期", NULL };
static const char *const urgencies[] = { "特急", "加急", NULL };

static const struct
{
  Place place;
  YdUiFieldSpec spec;
} table[] = {
  { IN_HEAD, { "head", YD_UI_FIELD_LINE, N_ ("Head in red"), NULL, NULL, NULL } },
  { IN_HEAD, { "number", YD_UI_FIELD_NUMBER, N_ ("Document number"), NULL, NULL, NULL } },
  { IN_HEAD_MORE, { "copy_number", YD_UI_FIELD_LINE, N_ ("Copy number"), NULL, NULL, NULL } },
  { IN_HEAD_MORE,
    { "secrecy", YD_UI_FIELD_LINE, N_ ("Secrecy and its term"), NULL, secrecies, NULL } },
  { IN_HEAD_MORE, { "urgency", YD_UI_FIELD_LINE, N_ ("Urgency"), NULL, urgencies, NULL } },
  { IN_HEAD_MORE, { "signer", YD_UI_FIELD_LINE, N_ ("Signer (upward)"), NULL, NULL, NULL } },
  { IN_HEAD_MORE,
    { "joint", YD_UI_FIELD_NAMES, N_ ("Joint offices"), N_ ("Add an office"), NULL, NULL } },
  { IN_MAIN,
    { "title", YD_UI_FIELD_LINES, N_ ("Title"), N_ ("Enter breaks a line by hand"), NULL, NULL } },
  { IN_MAIN, { "addressee", YD_UI_FIELD_WRAPPED, N_ ("Addressees"), NULL, NULL, NULL } },
  { IN_MAIN, { "body", YD_UI_FIELD_BODY, N_ ("Text"), N_ ("A paragraph a line"), NULL, NULL } },
  { IN_MAIN,
    { "as_annex", YD_UI_FIELD_CHOICE, N_ ("The plan stands"), NULL, no_yes, plan_places } },
  { IN_MAIN, { "signature", YD_UI_FIELD_WRAPPED, N_ ("Signature"), NULL, NULL, NULL } },
  { IN_MAIN, { "date", YD_UI_FIELD_DATE, N_ ("Date"), NULL, NULL, NULL } },
  { IN_MAIN, { "sealed", YD_UI_FIELD_CHOICE, N_ ("Room for a seal"), NULL, seals, seal_words } },
  { IN_MAIN,
    { "disclosure", YD_UI_FIELD_CHOICE, N_ ("Disclosure"), NULL, disclosures, disclosure_words } },
  { IN_MAIN, { "note", YD_UI_FIELD_LINE, N_ ("Note below the date"), NULL, NULL, NULL } },
  { IN_MAIN_MORE,
    { "plan_signature", YD_UI_FIELD_LINE, N_ ("Signature below the plan"), NULL, NULL, NULL } },
  { IN_MAIN_MORE, { "plan_date", YD_UI_FIELD_DATE, N_ ("Date below the plan"), NULL, NULL, NULL } },
  { IN_IMPRINT,
    { "copy_to", YD_UI_FIELD_NAMES, N_ ("Copies to"), N_ ("Add an office"), NULL, NULL } },
  { IN_IMPRINT, { "printed_by", YD_UI_FIELD_LINE, N_ ("Printed by"), NULL, NULL, NULL } },
  { IN_IMPRINT, { "printed_on", YD_UI_FIELD_DATE, N_ ("Printed on"), NULL, NULL, NULL } },
  { IN_IMPRINT, { "copies", YD_UI_FIELD_COUNT, N_ ("Copies printed"), NULL, NULL, NULL } },
};
#define N_FIELDS G_N_ELEMENTS (table)

struct _YdUiNoticeForm
{
  GtkWidget parent_instance;

  /* template */
  GtkToggleButton *form_document, *form_letter, *form_minutes, *form_order;
  YdUiNoticeAnnexes *annexes;
  GtkWidget *empty;
  GtkEditable *issuer;
  GtkWidget *fill;
  AdwPreferencesGroup *head_group, *main_group, *imprint_group;

  AdwExpanderRow *head_more;   /* child */
  AdwExpanderRow *main_more;   /* child */
  YdUiField *fields[N_FIELDS]; /* owned */

  YdUiDocument *document; /* owned */
  YdPages *pages;         /* owned; NULL before there are any */
  GPtrArray *measures;    /* owned: YdMeasure; NULL likewise */
  YdUiField *revealed;    /* owned: the field that is to be scrolled to */
  guint reveal_id;        /* source */
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (YdUiNoticeForm, yd_ui_notice_form, GTK_TYPE_WIDGET)

enum
{
  FOCUSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const YdNoticeRow *
get_row (YdUiNoticeForm *self)
{
  return yd_notice_get_row (yd_plan_get_notice (yd_ui_document_get_plan (self->document)));
}

/* ---- what is wrong ---- */

static gboolean
is_about (YdUiNoticeForm *self, YdFinding *finding, const char *column)
{
  YdPlan *plan = yd_ui_document_get_plan (self->document);
  if (yd_finding_get_switched_off (finding, NULL))
    return FALSE;
  if (yd_finding_get_table (finding) == YD_TABLE_NOTICE)
    return g_strcmp0 (yd_finding_get_field (finding), column) == 0;
  if (yd_finding_get_table (finding) != YD_TABLE_PARAGRAPH || !g_str_equal (column, "body"))
    return FALSE;
  YdRecord *record = yd_plan_find (plan, YD_TABLE_PARAGRAPH, yd_finding_get_record (finding));
  return record != NULL
         && yd_paragraph_get_row (YD_PARAGRAPH (record))->owner_kind == YD_OWNER_NOTICE;
}

static void
add_findings (YdUiNoticeForm *self, GPtrArray *problems, const char *column)
{
  GPtrArray *findings = yd_ui_document_get_findings (self->document);
  for (guint severity = 0; severity < YD_N_SEVERITIES; severity++)
    for (guint i = 0; findings != NULL && i < findings->len; i++)
      {
        YdFinding *finding = findings->pdata[i];
        if (yd_finding_get_severity (finding) != severity || !is_about (self, finding, column))
          continue;
        g_autofree char *message = yd_finding_dup_message (finding);
        g_ptr_array_add (problems, yd_ui_field_problem_new (severity, message, finding));
      }
}

/* Forms that only the laid-out page shows to be wrong: 密级, 份号, half-width marks. */
static void
add_measures (YdUiNoticeForm *self, GPtrArray *problems, const char *column)
{
  for (guint i = 0; self->measures != NULL && i < self->measures->len; i++)
    {
      const YdMeasure *measure = self->measures->pdata[i];
      if (measure->conforms || g_strcmp0 (measure->column, column) != 0)
        continue;
      g_autofree char *text = g_strdup_printf (_ ("Written as %s; the standard has %s"),
                                               measure->value, measure->limit);
      g_ptr_array_add (problems, yd_ui_field_problem_new (YD_SEVERITY_ERROR, text, NULL));
    }
}

/* What the composer misses. Before the number is taken its place may be empty. */
static void
add_gaps (YdUiNoticeForm *self, GPtrArray *problems, const char *column)
{
  const YdContent *content = self->pages != NULL ? yd_pages_get_content (self->pages) : NULL;
  guint gap = 0;
  if (content == NULL || !content->has_notice || g_str_equal (column, "number"))
    return;
  for (guint i = 0; i < yd_pages_get_n_notes (self->pages) && gap < content->gaps->len; i++)
    {
      const YdPageNote *note = yd_pages_get_note (self->pages, i);
      if (note->kind != YD_NOTE_GAP)
        continue;
      if (g_strcmp0 (g_array_index (content->gaps, YdGap, gap++).column, column) == 0)
        g_ptr_array_add (problems, yd_ui_field_problem_new (YD_SEVERITY_WARNING, note->text, NULL));
    }
}

static void
show_problems (YdUiNoticeForm *self)
{
  gboolean in_more = FALSE, in_main_more = FALSE;
  for (guint i = 0; i < N_FIELDS; i++)
    {
      const char *column = table[i].spec.column;
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (yd_ui_field_problem_free);
      add_findings (self, problems, column);
      if (problems->len == 0)
        add_measures (self, problems, column);
      if (problems->len == 0)
        add_gaps (self, problems, column);
      yd_ui_field_set_problems (self->fields[i], problems);
      in_more = in_more || (table[i].place == IN_HEAD_MORE && problems->len > 0);
      in_main_more = in_main_more || (table[i].place == IN_MAIN_MORE && problems->len > 0);
    }
  /* What is wrong is never folded away. */
  if (in_more)
    adw_expander_row_set_expanded (self->head_more, TRUE);
  if (in_main_more)
    adw_expander_row_set_expanded (self->main_more, TRUE);
}

/* ---- refreshing ---- */

static void
show_more (YdUiNoticeForm *self, AdwExpanderRow *row, Place place)
{
  g_autoptr (GString) used = g_string_new (NULL);
  for (guint i = 0; i < N_FIELDS; i++)
    if (table[i].place == place && !yd_ui_field_is_empty (self->fields[i]))
      g_string_append_printf (used, "%s%s", used->len > 0 ? "、" : "", _ (table[i].spec.title));
  g_autofree char *escaped = g_markup_escape_text (used->str, -1);
  adw_expander_row_set_subtitle (row, used->len > 0 ? escaped : _ ("Not used"));
}

/* Minutes carry neither signature, seal nor addressee (10.3); an order begins with its text and
 * bears the signer's stamp (10.2); a letter's imprint has 抄送 alone (10.1). */
static gboolean
has_field (int form, guint i)
{
  static const char *const not_in_minutes[] = { "addressee", "signature", "sealed", NULL };
  static const char *const not_in_orders[] = { "title", "addressee", "sealed", NULL };
  const char *column = table[i].spec.column;
  switch (form)
    {
    case YD_NOTICE_MINUTES:
      return !g_strv_contains (not_in_minutes, column);
    case YD_NOTICE_ORDER:
      return !g_strv_contains (not_in_orders, column);
    case YD_NOTICE_LETTER:
      return table[i].place != IN_IMPRINT || g_str_equal (column, "copy_to");
    default:
      return TRUE;
    }
}

/* Of several agencies the one that the head begins with is the host (主办), and stands first. */
static void
show_host (YdUiNamesRow *row, const char *head)
{
  static const char *const endings[] = { "文件", "命令", "令" };
  g_autofree char *host = g_strdup (head != NULL ? head : "");
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (host, endings[i]))
      {
        host[strlen (host) - strlen (endings[i])] = '\0';
        break;
      }
  g_autofree char *words = g_strdup_printf (_ ("1  %s (host)"), host);
  yd_ui_names_row_set_first (row, host[0] != '\0' ? words : NULL);
}

static void
refresh (YdUiNoticeForm *self)
{
  const YdNoticeRow *row = get_row (self);
  GtkToggleButton *const forms[]
    = { self->form_document, self->form_letter, self->form_minutes, self->form_order };
  self->refreshing = TRUE;
  for (guint i = 0; i < N_FIELDS; i++)
    yd_ui_field_show (self->fields[i]);
  gtk_toggle_button_set_active (forms[CLAMP (row->form, 0, (int)G_N_ELEMENTS (forms) - 1)], TRUE);
  show_more (self, self->head_more, IN_HEAD_MORE);
  show_more (self, self->main_more, IN_MAIN_MORE);

  gboolean any = FALSE;
  for (guint i = 0; i < N_FIELDS; i++)
    {
      GtkWidget *field = yd_ui_field_get_row (self->fields[i]);
      gtk_widget_set_visible (field, has_field (row->form, i));
      if (g_str_equal (table[i].spec.column, "signature"))
        yd_ui_text_row_set_single (YD_UI_TEXT_ROW (field),
                                   row->form != YD_NOTICE_ORDER
                                     && row->sealed
                                          != YD_NOTICE_SEAL_SIGNER); /* posts: one a line */
      if (g_str_equal (table[i].spec.column, "joint"))
        show_host (YD_UI_NAMES_ROW (field), row->head);
      if (YD_UI_IS_NUMBER_ROW (field))
        yd_ui_number_row_set_whole (YD_UI_NUMBER_ROW (field), row->form == YD_NOTICE_ORDER);
      if (table[i].spec.kind != YD_UI_FIELD_CHOICE && table[i].spec.kind != YD_UI_FIELD_SWITCH)
        any = any || !yd_ui_field_is_empty (self->fields[i]);
    }
  yd_ui_notice_annexes_refresh (self->annexes);
  gtk_widget_set_visible (self->empty, !any && yd_ui_document_is_editable (self->document));
  self->refreshing = FALSE;
}

static void
plan_changed_cb (YdUiNoticeForm *self)
{
  refresh (self);
}

/* ---- what a person does ---- */

static void
form_cb (YdUiNoticeForm *self)
{
  g_autoptr (GError) error = NULL;
  if (self->refreshing || self->document == NULL)
    return;
  int form = gtk_toggle_button_get_active (self->form_letter)    ? YD_NOTICE_LETTER
             : gtk_toggle_button_get_active (self->form_minutes) ? YD_NOTICE_MINUTES
             : gtk_toggle_button_get_active (self->form_order)   ? YD_NOTICE_ORDER
                                                                 : YD_NOTICE_DOCUMENT;
  const YdNoticeRow *row = get_row (self);
  if (row->form == form)
    return;
  g_autofree char *value = g_strdup_printf ("%d", form);
  YdStore *store = yd_ui_document_begin_edit (self->document);
  gboolean done
    = store != NULL && yd_edit_set_field (store, YD_TABLE_NOTICE, row->id, "form", value, &error);
  yd_ui_document_end_edit (self->document, done, error);
  refresh (self);
}

/* The office's own words where it has set them, else what is usual. */
static char *
dup_office (YdUiOffice which, const char *issuer, const char *ending)
{
  char *own = yd_ui_office_dup (which);
  if (own != NULL && *own != '\0')
    return own;
  g_free (own);
  return ending != NULL ? g_strconcat (issuer, ending, NULL) : NULL;
}

/* The usual words of a notice that brings out a plan: one gesture, one undo. */
static void
fill_cb (YdUiNoticeForm *self)
{
  YdPlan *plan = yd_ui_document_get_plan (self->document);
  g_autofree char *issuer = g_strstrip (g_strdup (gtk_editable_get_text (self->issuer)));
  const char *plan_title = yd_plan_get_title (plan) != NULL ? yd_plan_get_title (plan) : "";
  if (issuer[0] == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->issuer));
      return;
    }
  g_autofree char *head = dup_office (YD_UI_OFFICE_HEAD, issuer, "文件");
  g_autofree char *signature = dup_office (YD_UI_OFFICE_SIGNATURE, issuer, "");
  g_autofree char *addressee = dup_office (YD_UI_OFFICE_ADDRESSEE, issuer, NULL);
  g_autofree char *copy_to = dup_office (YD_UI_OFFICE_COPY_TO, issuer, NULL);
  g_autofree char *title = yd_notice_dup_usual_title (issuer, plan_title);
  g_autofree char *body = yd_notice_dup_usual_body (plan_title);
  g_autofree char *office = dup_office (YD_UI_OFFICE_PRINTED_BY, issuer, "办公室");
  const char *const fields[]
    = { "issuer", "head", "title", "signature", "printed_by", "addressee", "copy_to" };
  const char *const values[] = { issuer, head, title, signature, office, addressee, copy_to };
  g_autoptr (GError) error = NULL;
  YdStore *store = yd_ui_document_begin_edit (self->document);
  gboolean done
    = store != NULL
      && yd_edit_write_notice (store, fields, values, G_N_ELEMENTS (fields), body, &error);
  if (yd_ui_document_end_edit (self->document, done, error))
    yd_ui_notice_form_focus (self, "addressee");
}

static void
focused_cb (YdUiField *field, gboolean focused, YdUiNoticeForm *self)
{
  g_signal_emit (self, signals[FOCUSED], 0, focused ? yd_ui_field_get_spec (field)->column : NULL);
}

static void
annex_focused_cb (YdUiNoticeForm *self, const char *place)
{
  g_signal_emit (self, signals[FOCUSED], 0, place);
}

/* ---- life ---- */

static void
yd_ui_notice_form_dispose (GObject *object)
{
  YdUiNoticeForm *self = YD_UI_NOTICE_FORM (object);
  g_clear_handle_id (&self->reveal_id, g_source_remove);
  g_clear_object (&self->revealed);
  for (guint i = 0; i < N_FIELDS; i++)
    g_clear_object (&self->fields[i]);
  g_clear_object (&self->document);
  g_clear_pointer (&self->pages, yd_pages_unref);
  g_clear_pointer (&self->measures, g_ptr_array_unref);
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (yd_ui_notice_form_parent_class)->dispose (object);
}

static void
yd_ui_notice_form_class_init (YdUiNoticeFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  g_type_ensure (YD_UI_TYPE_ENTRY_ROW);
  g_type_ensure (YD_UI_TYPE_NOTICE_ANNEXES);
  G_OBJECT_CLASS (klass)->dispose = yd_ui_notice_form_dispose;
  signals[FOCUSED] = g_signal_new ("focused", YD_UI_TYPE_NOTICE_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/yaodian/Yaodian/notice/yd-ui-notice-form.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, YdUiNoticeForm, name)
  BIND (form_document);
  BIND (form_letter);
  BIND (form_minutes);
  BIND (form_order);
  BIND (annexes);
  BIND (empty);
  BIND (issuer);
  BIND (fill);
  BIND (head_group);
  BIND (main_group);
  BIND (imprint_group);
#undef BIND
}

static AdwExpanderRow *
add_more (AdwPreferencesGroup *group, const char *title)
{
  GtkWidget *row = adw_expander_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (group, row);
  return ADW_EXPANDER_ROW (row);
}

static void
add_field (YdUiNoticeForm *self, guint i)
{
  YdUiField *field = yd_ui_field_new (&table[i].spec);
  GtkWidget *rows[] = { yd_ui_field_get_row (field), yd_ui_field_get_problem_row (field) };
  self->fields[i] = field;
  if (table[i].place == IN_HEAD_MORE && self->head_more == NULL)
    self->head_more = add_more (self->head_group, _ ("Copy number, secrecy, urgency, signer"));
  if (table[i].place == IN_MAIN_MORE && self->main_more == NULL)
    self->main_more = add_more (self->main_group, _ ("The plan's own signature and date"));
  for (guint k = 0; k < G_N_ELEMENTS (rows); k++)
    switch (table[i].place)
      {
      case IN_HEAD:
        adw_preferences_group_add (self->head_group, rows[k]);
        break;
      case IN_HEAD_MORE:
        adw_expander_row_add_row (self->head_more, rows[k]);
        break;
      case IN_MAIN:
        adw_preferences_group_add (self->main_group, rows[k]);
        break;
      case IN_MAIN_MORE:
        adw_expander_row_add_row (self->main_more, rows[k]);
        break;
      case IN_IMPRINT:
      default:
        adw_preferences_group_add (self->imprint_group, rows[k]);
        break;
      }
  g_signal_connect_object (field, "focused", G_CALLBACK (focused_cb), self, 0);
}

static void
yd_ui_notice_form_init (YdUiNoticeForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_FIELDS; i++)
    add_field (self, i);
  g_signal_connect_swapped (self->form_document, "toggled", G_CALLBACK (form_cb), self);
  g_signal_connect_swapped (self->form_letter, "toggled", G_CALLBACK (form_cb), self);
  g_signal_connect_swapped (self->form_minutes, "toggled", G_CALLBACK (form_cb), self);
  g_signal_connect_swapped (self->form_order, "toggled", G_CALLBACK (form_cb), self);
  g_signal_connect_swapped (self->annexes, "focused", G_CALLBACK (annex_focused_cb), self);
  g_signal_connect_swapped (self->fill, "clicked", G_CALLBACK (fill_cb), self);
}

/* Shows the notice of @document and follows it; once. */
void
yd_ui_notice_form_set_document (YdUiNoticeForm *self, YdUiDocument *document)
{
  g_return_if_fail (self->document == NULL);
  gboolean editable = yd_ui_document_is_editable (document);
  const char *issuer = yd_plan_get_row (yd_ui_document_get_plan (document))->issuer;
  self->document = g_object_ref (document);
  for (guint i = 0; i < N_FIELDS; i++)
    yd_ui_field_set_document (self->fields[i], document);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form_document), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form_letter), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form_minutes), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form_order), editable);
  yd_ui_notice_annexes_set_document (self->annexes, document);
  gtk_editable_set_text (self->issuer, issuer != NULL ? issuer : "");
  g_signal_connect_object (yd_ui_document_get_plan (document), "changed",
                           G_CALLBACK (plan_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "findings-changed", G_CALLBACK (show_problems), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  show_problems (self);
}

/* @pages: (nullable): the pages that were measured */
void
yd_ui_notice_form_set_measures (YdUiNoticeForm *self, YdPages *pages, GPtrArray *measures)
{
  g_clear_pointer (&self->pages, yd_pages_unref);
  g_clear_pointer (&self->measures, g_ptr_array_unref);
  self->pages = pages != NULL ? yd_pages_ref (pages) : NULL;
  self->measures = measures != NULL ? g_ptr_array_ref (measures) : NULL;
  show_problems (self);
}

static gboolean
grab (YdUiField *field)
{
  GtkWidget *row = yd_ui_field_get_row (field);
  return gtk_widget_grab_focus (
    ADW_IS_ENTRY_ROW (row) ? GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row))) : row);
}

/* The field of the notice, unfolded. */
static YdUiField *
unfold (YdUiNoticeForm *self, const char *column)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (g_str_equal (table[i].spec.column, column))
      {
        if (table[i].place == IN_HEAD_MORE)
          adw_expander_row_set_expanded (self->head_more, TRUE);
        if (table[i].place == IN_MAIN_MORE)
          adw_expander_row_set_expanded (self->main_more, TRUE);
        return self->fields[i];
      }
  return NULL;
}

/**
 * yd_ui_notice_form_focus:
 *
 * Returns: whether there is such a field to be filled in
 */
gboolean
yd_ui_notice_form_focus (YdUiNoticeForm *self, const char *column)
{
  YdId annex;
  if (yd_ui_notice_place_parse_annex (column, &annex))
    return yd_ui_notice_annexes_focus (self->annexes, annex);
  YdUiField *field = unfold (self, column);
  return field != NULL && grab (field);
}

static gboolean
reveal_cb (gpointer data)
{
  YdUiNoticeForm *self = data;
  self->reveal_id = 0;
  if (self->revealed != NULL && gtk_widget_get_mapped (yd_ui_field_get_row (self->revealed)))
    yd_ui_gtk_scroll_to (yd_ui_field_get_row (self->revealed));
  g_clear_object (&self->revealed);
  return G_SOURCE_REMOVE;
}

/**
 * yd_ui_notice_form_show_field:
 * @annex: whose field it is; none: the notice's
 * @work: whether the keyboard goes there too
 *
 * Brings a field into sight, as soon as it has its place there, with @length characters of it chosen.
 */
void
yd_ui_notice_form_show_field (YdUiNoticeForm *self, YdId annex, const char *column, int start,
                              int length, gboolean work)
{
  YdUiField *field = annex != YD_ID_NONE
                       ? yd_ui_notice_annexes_unfold (self->annexes, annex, column)
                       : unfold (self, column);
  if (field == NULL)
    return;
  if (work)
    grab (field);
  if (length > 0)
    yd_ui_field_select (field, start, length);
  g_set_object (&self->revealed, field);
  if (self->reveal_id == 0)
    self->reveal_id = g_timeout_add (UNFOLDING, reveal_cb, self);
}
