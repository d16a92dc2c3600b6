/* Makes a plan as people make one: items added, moved, split, joined, raised and lowered by chance,
 * taken back and done again, with units, targets and dates. Its numbering scheme goes to standard
 * output as JSON, for the test that numbers the plan by itself.
 *
 *   random-plan PLAN STATE SEED */

#include "yd-edit.h"

#include <stdio.h>
#include <stdlib.h>

#define N_UNITS 9
#define N_STEPS 150

typedef struct
{
  YdStore *store;
  GRand *rand;
  guint n_titles;
} Making;

static gint64
tick (void)
{
  static gint64 time = 1735689600000000; /* 2025-01-01 */
  return time += 1000000;
}

static int
upto (Making *m, int n)
{
  return g_rand_int_range (m->rand, 0, n);
}

/* No two are alike, nor is one a part of another. */
static char *
new_words (Making *m, const char *before)
{
  GString *words = g_string_new (before);
  guint n = m->n_titles++;
  g_string_append_unichar (words, 0x4e10 + n / 40);
  g_string_append_unichar (words, 0x5200 + n % 40);
  return g_string_free (words, FALSE);
}

static YdItem *
any_item (Making *m)
{
  YdPlan *plan = yd_store_get_plan (m->store);
  guint n = 0;
  YdItem *found = NULL;
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    if (upto (m, (int)++n) == 0)
      found = item;
  return found;
}

static YdId
id_of (YdItem *item)
{
  return item != NULL ? yd_record_get_id (YD_RECORD (item)) : YD_ID_NONE;
}

/* Some steps cannot be done where they fall: then the plan stays as it was. */
static void
try_out (gboolean done, GError **error)
{
  if (!done && !g_error_matches (*error, YD_ERROR, YD_ERROR_REFUSED)
      && !g_error_matches (*error, YD_ERROR, YD_ERROR_INVALID)
      && !g_error_matches (*error, YD_ERROR, YD_ERROR_NOT_FOUND))
    g_error ("%s", (*error)->message);
  g_clear_error (error);
}

static YdItemKind
kind_below (Making *m, YdItem *parent)
{
  if (parent == NULL)
    return YD_ITEM_SECTION;
  if (yd_item_get_kind (parent) == YD_ITEM_SECTION)
    return upto (m, 3) == 0 ? YD_ITEM_GROUP : YD_ITEM_POINT;
  return yd_item_get_kind (parent) == YD_ITEM_GROUP ? YD_ITEM_POINT : YD_ITEM_TASK;
}

static void
add_item (Making *m)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = new_words (m, "办"), *body = new_words (m, "做好");
  g_autofree char *text = g_strconcat (body, "工作。", NULL);
  YdItem *parent = any_item (m);
  YdId id;
  if (parent != NULL && (yd_item_get_kind (parent) == YD_ITEM_TASK || upto (m, 9) == 0))
    parent = NULL;
  try_out (yd_edit_add_item (m->store, id_of (parent), YD_ID_NONE, kind_below (m, parent), title,
                             &id, &error),
           &error);
  try_out (yd_edit_set_body (m->store, YD_OWNER_ITEM, id, text, &error), &error);
}

static void
assign (Making *m, YdItem *item)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *unit = g_strdup_printf ("第%c科室", 'A' + upto (m, N_UNITS));
  if (item != NULL && yd_item_get_kind (item) >= YD_ITEM_POINT)
    try_out (yd_edit_assign_name (m->store, id_of (item), unit,
                                  upto (m, 2) ? YD_ROLE_SUPPORT : YD_ROLE_LEAD, &error),
             &error);
}

static void
record (Making *m, YdItem *item)
{
  g_autoptr (GError) error = NULL;
  YdMilestoneRow due = { .item = id_of (item), .due = yd_date_new_month (2025, 1 + upto (m, 12)) };
  YdIndicatorRow target = { .item = id_of (item),
                            .name = (char *)"覆盖率",
                            .target = 10 + upto (m, 80),
                            .measure = (char *)"%",
                            .comparison = YD_COMPARE_AT_LEAST };
  if (item == NULL || yd_item_get_kind (item) < YD_ITEM_POINT)
    return;
  if (upto (m, 2))
    try_out (yd_edit_put_milestone (m->store, &due, &error), &error);
  else
    try_out (yd_edit_put_indicator (m->store, &target, &error), &error);
}

static void
split (Making *m, YdItem *item)
{
  g_autoptr (GError) error = NULL;
  YdRecordList *body = yd_item_list_paragraphs (item);
  YdParagraph *first = yd_record_list_get_length (body) > 0 ? yd_record_list_get (body, 0) : NULL;
  if (first != NULL && yd_item_get_kind (item) == YD_ITEM_POINT
      && g_utf8_strlen (yd_paragraph_get_text (first), -1) > 2)
    try_out (yd_edit_split_item (m->store, id_of (item), yd_record_get_id (YD_RECORD (first)), 2,
                                 NULL, &error),
             &error);
}

static void
take_back (Making *m)
{
  g_autoptr (GError) error = NULL;
  int n = 1 + upto (m, 4);
  for (int i = 0; i < n && yd_store_can_undo (m->store); i++)
    g_assert_true (yd_store_undo (m->store, &error));
  for (int i = upto (m, n + 1); i > 0 && yd_store_can_redo (m->store); i--)
    g_assert_true (yd_store_redo (m->store, &error));
}

static void
do_step (Making *m)
{
  g_autoptr (GError) error = NULL;
  YdItem *item = any_item (m);
  YdId id = id_of (item), other = id_of (any_item (m));
  YdId ids[] = { id, other };
  static const char *const forms[] = { "0", "2", "4", "5", "6", "8" };
  int step = upto (m, 16);
  if (item == NULL || step < 5)
    add_item (m);
  else if (step < 7)
    assign (m, item);
  else if (step == 7)
    record (m, item);
  else if (step == 8)
    try_out (yd_edit_shift_items (m->store, ids, id != other ? 2 : 1, upto (m, 2) ? 1 : -1, &error),
             &error);
  else if (step == 9)
    try_out (yd_edit_promote_item (m->store, id, &error), &error);
  else if (step == 10)
    try_out (yd_edit_demote_item (m->store, id, &error), &error);
  else if (step == 11)
    try_out (
      yd_edit_move_item (m->store, id, id_of (yd_item_get_parent (item)), YD_ID_NONE, &error),
      &error);
  else if (step == 12)
    split (m, item);
  else if (step == 13)
    take_back (m);
  else if (step == 14 && upto (m, 3) == 0)
    try_out (yd_edit_delete_items (m->store, &id, 1, &error), &error);
  else if (step == 15 && upto (m, 3) == 0 && yd_item_get_kind (item) != YD_ITEM_TASK)
    try_out (yd_edit_set_field (m->store, YD_TABLE_ITEM, id, "form",
                                forms[upto (m, G_N_ELEMENTS (forms))], &error),
             &error);
}

static void
set (Making *m, YdTable table, YdId id, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  if (!yd_edit_set_field (m->store, table, id, field, value, &error))
    g_error ("%s: %s", field, error->message);
}

static void
fill_head (Making *m)
{
  static const char *const marks[] = { ".", "、", "．", ". ", "" };
  static const char *const digits[] = { "0", "1", "2" };
  YdPlan *plan = yd_store_get_plan (m->store);
  YdId id = yd_plan_get_id (plan),
       notice = yd_record_get_id (YD_RECORD (yd_plan_get_notice (plan)));
  g_autofree char *number = g_strdup_printf ("示卫〔2025〕%d号", 1 + upto (m, 300));
  const char *scope = digits[upto (m, 3)], *on = digits[upto (m, 2)], *mark = marks[upto (m, 5)];
  const char *print = digits[upto (m, 3)];

  set (m, YD_TABLE_PLAN, id, "title", "示例区2025年工作要点");
  set (m, YD_TABLE_PLAN, id, "year", "2025");
  set (m, YD_TABLE_PLAN, id, "period_from", "2025-01-01");
  set (m, YD_TABLE_PLAN, id, "period_to", "2025-12-31");
  set (m, YD_TABLE_PLAN, id, "point_scope", scope);
  set (m, YD_TABLE_PLAN, id, "groups_run_on", on);
  set (m, YD_TABLE_PLAN, id, "number_mark", mark);
  set (m, YD_TABLE_PLAN, id, "unit_print", print);
  set (m, YD_TABLE_NOTICE, notice, "head", "示例区卫生健康委员会文件");
  set (m, YD_TABLE_NOTICE, notice, "number", number);
  set (m, YD_TABLE_NOTICE, notice, "title", "关于印发《示例区2025年工作要点》的通知");
  set (m, YD_TABLE_NOTICE, notice, "signature", "示例区卫生健康委员会");
  set (m, YD_TABLE_NOTICE, notice, "date", "2025-02-18");
  set (m, YD_TABLE_NOTICE, notice, "as_annex", digits[upto (m, 2)]);
}

/* Of some plans a unit answers for what nobody else leads. */
static void
set_default_lead (Making *m)
{
  YdPlan *plan = yd_store_get_plan (m->store);
  if (yd_record_list_get_length (yd_plan_list_units (plan)) == 0 || upto (m, 3) != 0)
    return;
  YdId unit = yd_record_get_id (YD_RECORD (yd_record_list_get (yd_plan_list_units (plan), 0)));
  g_autofree char *id = yd_id_to_string (unit);
  set (m, YD_TABLE_PLAN, yd_plan_get_id (plan), "default_lead", id);
}

static void
print_scheme (YdPlan *plan)
{
  const YdPlanRow *row = yd_plan_get_row (plan);
  YdUnit *lead = yd_plan_find_unit (plan, row->default_lead);
  printf ("{\"scope\": %d, \"groups_run_on\": %d, \"mark\": \"%s\", \"print\": %d, \"lead\": "
          "\"%s\", \"forms\": {",
          row->point_scope, row->groups_run_on, row->number_mark, row->unit_print,
          lead != NULL ? yd_unit_get_name (lead) : "");
  const char *before = "";
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    {
      g_autofree char *id = yd_id_to_string (id_of (item));
      printf ("%s\"%s\": %d", before, id, yd_item_get_row (item)->form);
      before = ", ";
    }
  printf ("}}\n");
}

/* Some make a task of a word that stands there. */
static void
add_tasks (Making *m)
{
  g_autoptr (GError) error = NULL;
  for (int i = 0; i < 6; i++)
    {
      YdItem *item = any_item (m);
      g_autofree char *title = new_words (m, "抓");
      YdId id;
      if (item != NULL && yd_item_get_kind (item) == YD_ITEM_POINT)
        try_out (yd_edit_add_task (m->store, id_of (item), 0, 0, title, &id, &error), &error);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  if (argc != 4)
    return 2;
  YdStoreContext context = { "起草人", "desk", tick, argv[2] };
  g_autoptr (YdStore) store = yd_store_create (argv[1], FALSE, &context, &error);
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)atoi (argv[3]));
  if (store == NULL)
    g_error ("%s", error->message);

  Making making = { store, rand, 0 };
  fill_head (&making);
  for (int i = 0; i < N_STEPS; i++)
    do_step (&making);
  add_tasks (&making);
  for (int i = 0; i < 2 * N_UNITS; i++)
    assign (&making, any_item (&making));
  set_default_lead (&making);
  print_scheme (yd_store_get_plan (store));
  if (!yd_store_close (store, &error))
    g_error ("%s", error->message);
  return 0;
}
