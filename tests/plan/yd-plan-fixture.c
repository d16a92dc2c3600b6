/* Owns: the reading of descriptions. Refuses: a line that it does not understand, at once and loudly:
 * a test that means something else than it says is worse than none. */

#include "yd-plan-fixture.h"

#include "yd-plan-builder.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  YdRowList *rows;
  YdId next_id;
  YdPlanRow *plan;
  YdNoticeRow *notice;
  YdItemRow *items[YD_ITEM_TASK + 1]; /* the last of each kind that still may hold others */
  YdItemRow *item;                    /* made last */
  YdUnitRow *unit;
  YdAnnexRow *annex;
  YdId indicator;
  YdOwner owner; /* of a body line */
  gpointer last; /* what a set line means */
  YdTable last_table;
} Reader;

static gpointer
add (Reader *r, YdTable table)
{
  gpointer row = yd_row_list_add (r->rows, table);
  if (yd_table_get_info (table)->n_keys == 1)
    *(YdId *)row = r->next_id++;
  const YdField *order = yd_table_find_field (table, "order_key");
  if (order != NULL)
    G_STRUCT_MEMBER (char *, row, order->offset)
      = g_strdup_printf ("k%06u1", yd_row_list_get_length (r->rows));
  r->last = row;
  r->last_table = table;
  return row;
}

static void
set_field (Reader *r, const char *argument)
{
  g_auto (GStrv) parts = g_strsplit (argument, " ", 2);
  const YdField *field = yd_table_find_field (r->last_table, parts[0]);
  const char *value = parts[1] != NULL ? parts[1] : "";
  if (field == NULL)
    g_error ("no field %s in table %s", parts[0], yd_table_get_info (r->last_table)->name);
  gpointer at = G_STRUCT_MEMBER_P (r->last, field->offset);
  switch (field->type)
    {
    case YD_FIELD_ID:
    case YD_FIELD_INT64:
      *(gint64 *)at = g_ascii_strtoll (value, NULL, 10);
      break;
    case YD_FIELD_INT:
      *(int *)at = atoi (value);
      break;
    case YD_FIELD_TEXT:
      {
        g_autofree char *lines = g_strdelimit (g_strdup (value), "|", '\n');
        yd_row_set_text (at, lines);
      }
      break;
    case YD_FIELD_DATE:
      if (!yd_date_parse_iso (value, at))
        g_error ("no date: %s", value);
      break;
    }
}

static void
add_item (Reader *r, YdItemKind kind, const char *title)
{
  YdItemRow *row = add (r, YD_TABLE_ITEM);
  row->kind = kind;
  row->title = g_strdup (title);
  for (int above = (int)kind - 1; above >= 0 && row->parent == YD_ID_NONE; above--)
    if (r->items[above] != NULL)
      row->parent = r->items[above]->id;
  for (int same = kind; same <= YD_ITEM_TASK; same++)
    r->items[same] = NULL;
  r->items[kind] = r->item = row;
  r->owner = YD_OWNER_ITEM;
}

static void
add_paragraph (Reader *r, YdOwner owner, const char *text)
{
  YdParagraphRow *row = add (r, YD_TABLE_PARAGRAPH);
  row->owner_kind = owner;
  row->owner = owner == YD_OWNER_ITEM     ? r->item->id
               : owner == YD_OWNER_NOTICE ? r->notice->id
               : owner == YD_OWNER_ANNEX  ? r->annex->id
                                          : r->plan->id;
  row->text = g_strdup (text);
}

static void
add_unit (Reader *r, const char *name, int registered)
{
  r->unit = add (r, YD_TABLE_UNIT);
  r->unit->name = g_strdup (name);
  r->unit->registered = registered;
}

static YdId
find_unit (Reader *r, const char *name)
{
  for (guint i = 0; i < yd_row_list_get_length (r->rows); i++)
    {
      YdTable table;
      YdUnitRow *row = yd_row_list_get (r->rows, i, &table);
      if (table == YD_TABLE_UNIT && g_strcmp0 (row->name, name) == 0)
        return row->id;
    }
  YdUnitRow *meant = r->unit;
  add_unit (r, name, 0);
  YdId id = r->unit->id;
  if (meant != NULL)
    r->unit = meant; /* aliases and members go on belonging to the unit that was named as one */
  return id;
}

static void
add_assignment (Reader *r, const char *name, YdRole role)
{
  YdId unit = find_unit (r, name);
  YdAssignmentRow *row = add (r, YD_TABLE_ASSIGNMENT);
  row->item = r->item->id;
  row->unit = unit;
  row->role = role;
  r->plan->assigning = 1;
}

/* Tables whose rows hang on the last item and have at most one text of their own. */
static const struct
{
  const char *word;
  YdTable table;
  const char *text;
} on_item[] = {
  { "indicator", YD_TABLE_INDICATOR, "name" },    { "milestone", YD_TABLE_MILESTONE, "title" },
  { "suggestion", YD_TABLE_SUGGESTION, "words" }, { "report", YD_TABLE_REPORT, "progress" },
  { "comment", YD_TABLE_COMMENT, "text" },        { "suppress", YD_TABLE_SUPPRESSION, "rule" },
  { "suppress*", YD_TABLE_SUPPRESSION, "rule" },  { "recipient", YD_TABLE_RECIPIENT, "name" },
  { "unplaced", YD_TABLE_UNPLACED, "text" },      { "setting", YD_TABLE_SETTING, "name" },
};

static gboolean
add_on_item (Reader *r, const char *word, const char *argument)
{
  for (guint i = 0; i < G_N_ELEMENTS (on_item); i++)
    if (strcmp (on_item[i].word, word) == 0)
      {
        gpointer row = add (r, on_item[i].table);
        const YdField *text = yd_table_find_field (on_item[i].table, on_item[i].text);
        const YdField *item = yd_table_find_field (on_item[i].table, "item");
        G_STRUCT_MEMBER (char *, row, text->offset) = g_strdup (argument);
        if (item != NULL && r->item != NULL && strcmp (word, "suppress*") != 0)
          G_STRUCT_MEMBER (YdId, row, item->offset) = r->item->id;
        if (on_item[i].table == YD_TABLE_RECIPIENT)
          ((YdRecipientRow *)row)->notice = r->notice->id;
        if (on_item[i].table == YD_TABLE_REPORT)
          ((YdReportRow *)row)->percent = -1;
        if (on_item[i].table == YD_TABLE_INDICATOR)
          r->indicator = *(YdId *)row;
        return TRUE;
      }
  return FALSE;
}

/* target 2026 医政科 80.5: of the last indicator; 0 for the whole time, - for all together */
static void
add_target (Reader *r, const char *argument)
{
  g_auto (GStrv) parts = g_strsplit (argument, " ", 3);
  YdDecimal value;
  if (g_strv_length (parts) != 3 || !yd_decimal_parse (parts[2], &value))
    g_error ("no target: %s", argument);
  YdId unit = strcmp (parts[1], "-") == 0 ? YD_ID_NONE : find_unit (r, parts[1]);
  YdIndicatorTargetRow *row = add (r, YD_TABLE_INDICATOR_TARGET);
  row->indicator = r->indicator;
  row->year = atoi (parts[0]);
  row->unit = unit;
  row->target = value.digits;
  row->scale = value.scale;
}

static void
read_line (Reader *r, const char *word, const char *argument)
{
  static const char *const kinds[] = { "section", "group", "point", "task" };
  for (int kind = 0; kind <= YD_ITEM_TASK; kind++)
    if (strcmp (word, kinds[kind]) == 0)
      {
        add_item (r, (YdItemKind)kind, argument);
        return;
      }
  if (add_on_item (r, word, argument))
    return;
  if (strcmp (word, "plan") == 0)
    {
      g_auto (GStrv) parts = g_strsplit (argument, " ", 2);
      r->plan = add (r, YD_TABLE_PLAN);
      r->plan->uid = g_strdup ("fixture");
      r->plan->year = atoi (parts[0]);
      r->plan->title = g_strdup (parts[1] != NULL ? parts[1] : "");
    }
  else if (strcmp (word, "set") == 0)
    set_field (r, argument);
  else if (strcmp (word, "unit") == 0 || strcmp (word, "unit?") == 0)
    add_unit (r, argument, word[4] == '\0');
  else if (strcmp (word, "alias") == 0)
    {
      YdUnitAliasRow *row = add (r, YD_TABLE_UNIT_ALIAS);
      row->unit = r->unit->id;
      row->name = g_strdup (argument);
    }
  else if (strcmp (word, "member") == 0)
    {
      YdId collective = r->unit->id, member = find_unit (r, argument);
      YdUnitMemberRow *row = add (r, YD_TABLE_UNIT_MEMBER);
      row->collective = collective;
      row->member = member;
    }
  else if (strcmp (word, "preamble") == 0)
    add_paragraph (r, YD_OWNER_PREAMBLE, argument);
  else if (strcmp (word, "closing") == 0)
    add_paragraph (r, YD_OWNER_CLOSING, argument);
  else if (strcmp (word, "body") == 0)
    add_paragraph (r, r->owner, argument);
  else if (strcmp (word, "lead") == 0)
    add_assignment (r, argument, YD_ROLE_LEAD);
  else if (strcmp (word, "support") == 0)
    add_assignment (r, argument, YD_ROLE_SUPPORT);
  else if (strcmp (word, "target") == 0)
    add_target (r, argument);
  else if (strcmp (word, "notice") == 0)
    {
      r->notice = add (r, YD_TABLE_NOTICE);
      r->owner = YD_OWNER_NOTICE;
    }
  else if (strcmp (word, "annex") == 0)
    {
      r->annex = add (r, YD_TABLE_ANNEX);
      r->annex->notice = r->notice->id;
      r->annex->title = g_strdup (argument);
      r->owner = YD_OWNER_ANNEX;
    }
  else
    g_error ("no such line: %s %s", word, argument);
}

/**
 * yd_plan_fixture_rows:
 *
 * Returns: (transfer full): the rows of @description, the plan's first
 */
YdRowList *
yd_plan_fixture_rows (const char *description)
{
  Reader reader = { .rows = yd_row_list_new (), .next_id = 1 };
  g_auto (GStrv) lines = g_strsplit (description, "\n", -1);
  if (!g_str_has_prefix (g_strchug (lines[0]), "plan "))
    read_line (&reader, "plan", "2025 ");
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) parts = g_strsplit (g_strchug (*line), " ", 2);
      if (parts[0] != NULL && *parts[0] != '\0')
        read_line (&reader, parts[0], parts[1] != NULL ? parts[1] : "");
    }
  return reader.rows;
}

/**
 * yd_plan_fixture_from_rows:
 *
 * Returns: (transfer full): the plan that @rows make
 */
YdPlan *
yd_plan_fixture_from_rows (const YdRowList *rows)
{
  YdPlan *plan = yd_plan_new ();
  yd_plan_builder_begin (plan);
  for (guint i = 0; i < yd_row_list_get_length (rows); i++)
    {
      YdTable table;
      gpointer row = yd_row_list_get (rows, i, &table);
      yd_plan_builder_put (plan, table, row);
    }
  yd_plan_builder_end (plan);
  return plan;
}

/**
 * yd_plan_fixture:
 *
 * Returns: (transfer full): the plan of @description
 */
YdPlan *
yd_plan_fixture (const char *description)
{
  g_autoptr (YdRowList) rows = yd_plan_fixture_rows (description);
  return yd_plan_fixture_from_rows (rows);
}

/**
 * yd_plan_fixture_item:
 *
 * Returns: (transfer none): the first item of that title, which must be there
 */
YdItem *
yd_plan_fixture_item (YdPlan *plan, const char *title)
{
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    if (strcmp (yd_item_get_title (item), title) == 0)
      return item;
  g_error ("no item %s", title);
}
