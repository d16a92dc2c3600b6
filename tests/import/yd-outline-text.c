/* Owns: a readable form of an import's result: one line a fact, numbers as they will be printed. */

#include "yd-outline-text.h"

#include "yd-plan-fixture.h"

#include <string.h>

static void
add_field (GString *out, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    g_string_append_printf (out, "%s: %s\n", name, value);
}

static void
add_date (GString *out, const char *name, YdDate date)
{
  g_autofree char *iso = yd_date_to_iso (date);
  add_field (out, name, iso);
}

static void
add_paragraphs (GString *out, const char *name, YdRecordList *list)
{
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdParagraph *paragraph = yd_record_list_get (list, i);
      g_string_append_printf (out, "%s%s %s\n", name,
                              yd_paragraph_get_labelled (paragraph) ? "*" : "",
                              yd_paragraph_get_text (paragraph));
    }
}

static void
add_units (GString *out, const char *indent, YdItem *item, YdRole role)
{
  g_autofree char *names = yd_item_dup_units_text (item, role, ", ");
  if (names != NULL && *names != '\0')
    g_string_append_printf (out, "%s  %s %s\n", indent, role == YD_ROLE_LEAD ? "lead" : "support",
                            names);
}

/* By place and kind: what begins at one place is told apart by random ids only. */
static int
compare_suggestions (gconstpointer a, gconstpointer b)
{
  const YdSuggestionRow *x = yd_suggestion_get_row (*(YdSuggestion *const *)a);
  const YdSuggestionRow *y = yd_suggestion_get_row (*(YdSuggestion *const *)b);
  if (x->span_start != y->span_start)
    return x->span_start - y->span_start;
  return x->kind != y->kind ? x->kind - y->kind : strcmp (x->words, y->words);
}

static void
add_item (GString *out, YdItem *item)
{
  static const char *const kinds[] = { "section", "group", "point", "task" };
  static const char *const suggestions[] = { "milestone", "indicator", "unit" };
  const YdItemRow *row = yd_item_get_row (item);
  g_autofree char *indent = g_strnfill (2 * yd_item_get_depth (item), ' ');
  g_autofree char *body = g_strconcat (indent, "  |", NULL);

  g_string_append_printf (out, "%s%s [%s] %s%s%s\n", indent, kinds[row->kind],
                          yd_item_get_number (item), row->title, row->run_in ? " …" : "",
                          row->exempt ? " (exempt)" : "");
  add_paragraphs (out, body, yd_item_list_paragraphs (item));
  add_units (out, indent, item, YD_ROLE_LEAD);
  add_units (out, indent, item, YD_ROLE_SUPPORT);
  if (row->unit_mark != NULL)
    {
      g_auto (GStrv) lines = g_strsplit (row->unit_mark, "\n", -1);
      for (char **line = lines; *line != NULL; line++)
        g_string_append_printf (out, "%s  mark%s %s\n", indent, row->mark_own_line ? " alone" : "",
                                *line);
    }
  if (row->scope != NULL)
    g_string_append_printf (out, "%s  scope %s\n", indent, row->scope);
  if (row->tags != NULL)
    g_string_append_printf (out, "%s  tags %s\n", indent, row->tags);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  for (guint i = 0; i < yd_record_list_get_length (yd_item_list_suggestions (item)); i++)
    g_ptr_array_add (list, yd_record_list_get (yd_item_list_suggestions (item), i));
  g_ptr_array_sort (list, compare_suggestions);
  for (guint i = 0; i < list->len; i++)
    {
      YdSuggestion *suggestion = g_ptr_array_index (list, i);
      const YdSuggestionRow *made = yd_suggestion_get_row (suggestion);
      g_autofree char *text = yd_suggestion_dup_text (yd_suggestion_get_row (suggestion));
      g_string_append_printf (out, "%s  ? %s «%s» %s\n", indent, suggestions[made->kind],
                              made->words, text);
    }
}

char *
yd_outline_text (const YdImportResult *result)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture_from_rows (result->rows);
  const YdPlanRow *row = yd_plan_get_row (plan);
  YdNotice *notice = yd_plan_get_notice (plan);
  const YdNoticeRow *n = yd_notice_get_row (notice);
  GString *out = g_string_new (NULL);

  add_field (out, "title", row->title);
  add_field (out, "subtitle", row->subtitle);
  add_date (out, "from", row->period_from);
  add_date (out, "to", row->period_to);
  add_field (out, "issuer", n->issuer);
  add_field (out, "head", n->head);
  add_field (out, "number", n->number);
  add_field (out, "signer", n->signer);
  add_field (out, "secrecy", n->secrecy);
  add_field (out, "urgency", n->urgency);
  add_field (out, "notice title", n->title);
  add_field (out, "addressee", n->addressee);
  add_paragraphs (out, "notice |", yd_notice_list_body (notice));
  add_field (out, "signature", n->signature);
  add_date (out, "date", n->date);
  add_field (out, "plan signature", n->plan_signature);
  add_date (out, "plan date", n->plan_date);
  add_field (out, "note", n->note);
  add_field (out, "disclosure", n->disclosure);
  add_field (out, "copy to", n->copy_to);
  add_field (out, "printed by", n->printed_by);
  add_date (out, "printed on", n->printed_on);
  if (n->copies > 0)
    g_string_append_printf (out, "copies: %d\n", n->copies);
  if (n->as_annex)
    g_string_append (out, "as annex\n");
  add_paragraphs (out, "preamble |", yd_plan_list_preamble (plan));
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    add_item (out, item);
  add_paragraphs (out, "closing |", yd_plan_list_closing (plan));
  YdRecordList *annexes = yd_notice_list_annexes (notice);
  for (guint i = 0; i < yd_record_list_get_length (annexes); i++)
    {
      YdAnnex *annex = yd_record_list_get (annexes, i);
      g_string_append_printf (out, "annex [%s] %s\n", yd_annex_get_row (annex)->label,
                              yd_annex_get_row (annex)->title);
      add_paragraphs (out, "  |", yd_annex_list_paragraphs (annex));
    }
  YdRecordList *unplaced = yd_plan_list_unplaced (plan);
  for (guint i = 0; i < yd_record_list_get_length (unplaced); i++)
    {
      const YdUnplacedRow *one = yd_record_get_row (yd_record_list_get (unplaced, i));
      g_string_append_printf (out, "unplaced %s: %s\n", one->reason, one->text);
    }
  for (guint i = 0; i < result->doubts->len; i++)
    {
      const YdDoubt *doubt = g_ptr_array_index (result->doubts, i);
      g_string_append_printf (out, "doubt %s: %s > %s\n", yd_doubt_get_word (doubt->code),
                              doubt->found != NULL ? doubt->found : "-",
                              doubt->expected != NULL ? doubt->expected : "-");
    }
  return g_string_free (out, FALSE);
}
