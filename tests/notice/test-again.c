/* Composing again: whatever changes in a plan, the pages are those that a fresh composer makes, and the
 * pages on which nothing changed are the same objects as before. */

#include "notice-case.h"
#include "yd-plan-builder.h"
#include "yd-trace.h"

#include <string.h>

#define N_EDITS 160
#define N_POINTS 60

static NoticeCase *
make_plan (gboolean signed_at_end, gboolean table)
{
  g_autoptr (GString) text = g_string_new (
    "plan.title 2025年要点\nplan.year 2025\nnotice.head 示例文件\nnotice.number 示〔2025〕1号\n"
    "notice.addressee 各单位\nbody 现予印发，请认真组织实施。\nnotice.signature 示例区卫生健康委员会\n"
    "notice.date 2025-02-03\nnotice.sealed 1\nnotice.copy_to 甲\nnotice.printed_by 办公室\n"
    "notice.printed_on 2025-02-03\npreamble 为做好工作，制定要点。\n");
  if (table)
    g_string_append (text, "plan.unit_print 2\n");
  g_string_append_printf (text, "notice.title %s\n",
                          signed_at_end ? "2025年要点" : "关于印发要点的通知");
  for (int i = 0; i < N_POINTS; i++)
    {
      if (i % 7 == 0)
        g_string_append_printf (text, "section 第%d个板块\n", i / 7);
      g_string_append_printf (text, "%s 第%d项工作\ntext ", i % 3 == 0 ? "point" : "runin", i);
      for (int k = 0; k < 2 + i % 5; k++)
        g_string_append (text,
                         "推进家庭医生签约服务（含重点人群），覆盖率达到80%以上，祎，新增12家。");
      g_string_append_printf (text, "\nlead 区第%d科\n", i % 4);
    }
  g_string_append (text, "closing 请各单位落实。\n");
  return notice_case_parse (text->str);
}

static YdPages *
compose (YdComposer *composer, NoticeCase *c)
{
  g_autoptr (GError) error = NULL;
  YdPages *pages = yd_composer_compose (composer, c->plan, &c->options, &error);
  g_assert_no_error (error);
  return pages;
}

typedef struct
{
  YdComposer *composer;
  YdContent *content;
  const YdNoticeOptions *options;
} Setting;

static gpointer
set_thread (gpointer data)
{
  const Setting *setting = data;
  return yd_composer_set (setting->composer, setting->content, setting->options);
}

/* As the window does it: read in pieces, set on another thread. */
static YdPages *
compose_beside (YdComposer *composer, NoticeCase *c)
{
  g_autoptr (GError) error = NULL;
  while (yd_composer_read_ahead (composer, c->plan, &c->options, 7))
    ;
  g_autoptr (YdContent) content = yd_composer_read (composer, c->plan, &c->options, &error);
  g_assert_no_error (error);
  Setting setting = { composer, content, &c->options };
  return g_thread_join (g_thread_new ("set", set_thread, &setting));
}

static YdItem *
pick_point (NoticeCase *c, guint n)
{
  for (YdItem *item = yd_plan_get_first_item (c->plan); item != NULL;
       item = yd_item_get_next (item))
    if (yd_item_get_kind (item) == YD_ITEM_POINT && n-- == 0)
      return item;
  return NULL;
}

static void
put (NoticeCase *c, YdTable table, gpointer row)
{
  yd_plan_builder_begin (c->plan);
  yd_plan_builder_put (c->plan, table, row);
  yd_plan_builder_end (c->plan);
  yd_row_free (table, row);
}

/* Types at the end of a point's text, or takes away from there. */
static void
retype (NoticeCase *c, guint point, int characters)
{
  YdItem *item = pick_point (c, point);
  YdParagraph *paragraph = yd_record_list_get (yd_item_list_paragraphs (item), 0);
  YdParagraphRow *row = yd_row_copy (YD_TABLE_PARAGRAPH, yd_paragraph_get_row (paragraph));
  GString *text = g_string_new (row->text);
  for (; characters > 0; characters--)
    g_string_append (text, "卫");
  for (; characters < 0 && text->len > 60; characters++)
    g_string_truncate (text, (gsize)(g_utf8_prev_char (text->str + text->len) - text->str));
  yd_row_set_text (&row->text, text->str);
  g_string_free (text, TRUE);
  put (c, YD_TABLE_PARAGRAPH, row);
}

static void
change_item (NoticeCase *c, guint point, int what)
{
  YdItem *item = pick_point (c, point);
  YdItemRow *row = yd_row_copy (YD_TABLE_ITEM, yd_item_get_row (item));
  switch (what)
    {
    case 0:
      row->run_in = !row->run_in;
      break;
    case 1:
      yd_row_set_text (&row->title, "另一个题目");
      break;
    default: /* to the front of its section: numbers and places change */
      yd_row_set_text (&row->order_key, "0");
    }
  put (c, YD_TABLE_ITEM, row);
}

static void
change_frame (NoticeCase *c, int what)
{
  YdPlanRow *plan = yd_row_copy (YD_TABLE_PLAN, yd_plan_get_row (c->plan));
  YdUnitRow *unit = yd_row_copy (
    YD_TABLE_UNIT, yd_record_get_row (yd_record_list_get (yd_plan_list_units (c->plan), 0)));
  if (what == 0)
    yd_row_set_text (&unit->name, "改了名的科室");
  else
    plan->unit_words = (plan->unit_words + 1) % 3;
  put (c, YD_TABLE_PLAN, plan);
  put (c, YD_TABLE_UNIT, unit);
}

/* Puts a paragraph behind those of the notice, before the plan's points or behind them, or takes it away. */
static void
toggle_paragraph (NoticeCase *c, YdOwner owner)
{
  YdPlan *plan = c->plan;
  YdRecordList *lists[] = { [YD_OWNER_PREAMBLE] = yd_plan_list_preamble (plan),
                            [YD_OWNER_CLOSING] = yd_plan_list_closing (plan),
                            [YD_OWNER_NOTICE] = yd_notice_list_body (yd_plan_get_notice (plan)) };
  YdRecordList *list = lists[owner];
  guint n = yd_record_list_get_length (list);
  YdParagraph *last = yd_record_list_get (list, n - 1);
  if (n > 1)
    {
      yd_plan_builder_begin (plan);
      yd_plan_builder_remove (plan, YD_TABLE_PARAGRAPH, yd_record_get_id (YD_RECORD (last)), 0);
      yd_plan_builder_end (plan);
      return;
    }
  YdParagraphRow *row = yd_row_copy (YD_TABLE_PARAGRAPH, yd_paragraph_get_row (last));
  row->id = c->next_id++;
  yd_row_set_text (&row->order_key, "zzz");
  yd_row_set_text (&row->text,
                   "另加一段，写上几句话，好让它有两行那么长，看看后面的页是不是都对。");
  put (c, YD_TABLE_PARAGRAPH, row);
}

static void
remove_paragraph (NoticeCase *c, guint point)
{
  YdItem *item = pick_point (c, point);
  YdRecordList *list = yd_item_list_paragraphs (item);
  if (yd_record_list_get_length (list) < 2)
    {
      YdParagraphRow *row
        = yd_row_copy (YD_TABLE_PARAGRAPH, yd_paragraph_get_row (yd_record_list_get (list, 0)));
      row->id = c->next_id++;
      yd_row_set_text (&row->order_key, "zzz");
      put (c, YD_TABLE_PARAGRAPH, row);
      return;
    }
  yd_plan_builder_begin (c->plan);
  yd_plan_builder_remove (c->plan, YD_TABLE_PARAGRAPH,
                          yd_record_get_id (yd_record_list_get (list, 1)), 0);
  yd_plan_builder_end (c->plan);
}

static YdId
pick_section (NoticeCase *c, GRand *rand)
{
  YdRecordList *sections = yd_plan_list_items (c->plan);
  guint n = yd_record_list_get_length (sections);
  return yd_record_get_id (
    yd_record_list_get (sections, (guint)g_rand_int_range (rand, 0, (int)n)));
}

/* To another section, or another in its place there. */
static void
move_point (NoticeCase *c, guint point, gboolean replace, GRand *rand)
{
  YdItem *item = pick_point (c, point);
  YdItemRow *row = yd_row_copy (YD_TABLE_ITEM, yd_item_get_row (item));
  YdId old = row->id;
  row->parent = pick_section (c, rand);
  yd_plan_builder_begin (c->plan);
  if (replace)
    {
      yd_plan_builder_remove (c->plan, YD_TABLE_ITEM, old, YD_ID_NONE);
      row->id = c->next_id++;
      YdParagraphRow words = { .id = c->next_id++, .owner = row->id };
      words.order_key = words.text = (char *)"a1";
      yd_plan_builder_put (c->plan, YD_TABLE_PARAGRAPH, &words);
    }
  yd_plan_builder_put (c->plan, YD_TABLE_ITEM, row);
  yd_plan_builder_end (c->plan);
  yd_row_free (YD_TABLE_ITEM, row);
}

static void
edit (NoticeCase *c, GRand *rand)
{
  guint point = (guint)g_rand_int_range (rand, 0, N_POINTS);
  static const YdOwner owners[] = { YD_OWNER_NOTICE, YD_OWNER_PREAMBLE, YD_OWNER_CLOSING };
  switch (g_rand_int_range (rand, 0, 16))
    {
    case 0:
      change_item (c, point, g_rand_int_range (rand, 0, 3));
      break;
    case 1:
      change_frame (c, g_rand_int_range (rand, 0, 2));
      break;
    case 2:
      remove_paragraph (c, point);
      break;
    case 3:
      c->options.duplex = !c->options.duplex;
      c->options.mirror = c->options.duplex && g_rand_boolean (rand);
      break;
    case 4:
      c->options.profile = (YdNoticeProfile)g_rand_int_range (rand, 0, 3);
      break;
    case 5:
      c->options.draft = !c->options.draft;
      c->options.upright_table = g_rand_boolean (rand);
      c->options.latin = (YdLatin)g_rand_int_range (rand, 0, 2);
      break;
    case 6:
    case 7:
      toggle_paragraph (c, owners[g_rand_int_range (rand, 0, 3)]);
      break;
    case 8:
    case 9:
      move_point (c, point, g_rand_boolean (rand), rand);
      break;
    default:
      retype (c, point, g_rand_int_range (rand, -40, 60));
    }
}

static void
test_same_as_fresh (gconstpointer data)
{
  g_autoptr (NoticeCase) c = make_plan (GPOINTER_TO_INT (data) == 1, GPOINTER_TO_INT (data) == 2);
  g_autoptr (YdComposer) composer = yd_composer_new (NULL, NULL);
  GRand *rand = g_rand_new_with_seed (7);
  g_autoptr (YdComposer) fresh = NULL;

  for (int i = 0; i < N_EDITS; i++)
    {
      g_autoptr (YdPages) again = NULL, first = NULL;
      g_autofree char *a = NULL, *b = NULL;
      edit (c, rand);
      if (i % 8 == 0)
        {
          g_clear_object (&fresh);
          fresh = yd_composer_new (NULL, NULL);
        }
      g_autoptr (YdPlan) copy = yd_plan_snapshot (c->plan);
      YdPlan *live = c->plan;
      again = i % 3 == 0 ? compose_beside (composer, c) : compose (composer, c);
      c->plan = copy; /* nothing of the other's memory fits a copy */
      first = compose (fresh, c);
      c->plan = live;
      a = yd_pages_to_trace (again);
      b = yd_pages_to_trace (first);
      g_test_message ("edit %d", i);
      g_assert_cmpstr (a, ==, b);
    }
  g_rand_free (rand);
}

static guint
count_same (YdPages *a, YdPages *b)
{
  guint same = 0;
  for (guint i = 0; i < MIN (yd_pages_get_n (a), yd_pages_get_n (b)); i++)
    same += yd_pages_get (a, i) == yd_pages_get (b, i);
  return same;
}

/* A character that makes no new line: only its page, and those that are always made, are made anew. */
static void
test_pages_serve_again (void)
{
  g_autoptr (NoticeCase) c = make_plan (FALSE, FALSE);
  g_autoptr (YdComposer) composer = yd_composer_new (NULL, NULL);
  g_autoptr (YdPages) before = compose (composer, c), after = NULL, longer = NULL;
  guint n = yd_pages_get_n (before);

  g_assert_cmpuint (n, >, 10);
  retype (c, N_POINTS / 2, 1);
  after = compose (composer, c);
  g_assert_cmpuint (yd_composer_get_n_broken (composer), <=, 1);
  g_assert_cmpuint (count_same (before, after), >=, n - 4);
  g_assert_true (yd_pages_get (before, n / 2 - 2) == yd_pages_get (after, n / 2 - 2));
  retype (c, N_POINTS / 2, 90); /* and with lines of its own: those before it */
  longer = compose (composer, c);
  g_assert_cmpuint (yd_composer_get_n_broken (composer), <=,
                    2); /* the paragraph, and the number of a page more */
  g_assert_cmpuint (count_same (after, longer), >=, n / 2 - 4);
}

/* A paragraph more: the pages before it are the same objects, and so is the text of those behind a page that
 * begins anew; nothing of them is broken again. */
static void
test_insertion (void)
{
  g_autoptr (NoticeCase) c = make_plan (FALSE, FALSE);
  g_autoptr (YdComposer) composer = yd_composer_new (NULL, NULL);
  g_autoptr (YdPages) before = compose (composer, c), closed = NULL, longer = NULL;
  guint n = yd_pages_get_n (before);

  toggle_paragraph (c, YD_OWNER_CLOSING);
  closed = compose (composer, c);
  g_assert_cmpuint (yd_composer_get_n_broken (composer), <=, 2);
  g_assert_cmpuint (count_same (before, closed), >=, n - 4);
  toggle_paragraph (c, YD_OWNER_NOTICE);
  longer = compose (composer, c);
  g_assert_cmpuint (yd_composer_get_n_broken (composer), <=, 2);
  for (guint p = 2; p + 2 < n; p++)
    {
      const YdPage *a = yd_pages_get (closed, p), *b = yd_pages_get (longer, p);
      g_assert_cmpuint (a->items->len, ==, b->items->len);
      for (guint i = 0; i < a->items->len; i++)
        g_assert_true (g_array_index (a->items, YdPlaced, i).layout
                       == g_array_index (b->items, YdPlaced, i).layout);
    }
}

/* Pages are looked at, and set by that, while another thread composes the next ones from them. */
static void
test_looked_at_beside (void)
{
  g_autoptr (NoticeCase) c = make_plan (FALSE, TRUE);
  g_autoptr (YdComposer) composer = yd_composer_new (NULL, NULL),
                         fresh = yd_composer_new (NULL, NULL);
  g_autoptr (YdPages) pages = compose (composer, c);

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (YdPlan) copy = yd_plan_snapshot (c->plan);
      g_autoptr (YdPages) same = yd_composer_compose (fresh, copy, &c->options, NULL);
      g_autofree char *wanted = yd_pages_to_trace (same);
      retype (c, i * 7 % N_POINTS, i % 2 == 0 ? 30 : -30);
      g_autoptr (YdContent) content = yd_composer_read (composer, c->plan, &c->options, NULL);
      Setting setting = { composer, content, &c->options };
      GThread *thread = g_thread_new ("set", set_thread, &setting);
      g_autofree char *looked_at = yd_pages_to_trace (pages);
      YdPages *next = g_thread_join (thread);
      g_assert_cmpstr (looked_at, ==, wanted);
      yd_pages_unref (pages);
      pages = next;
    }
}

/* The table's pages too: but for its first and last, only that of the row. */
static void
test_table_serves_again (void)
{
  g_autoptr (NoticeCase) c = make_plan (FALSE, TRUE);
  g_autoptr (YdComposer) composer = yd_composer_new (NULL, NULL);
  g_autoptr (YdPages) before = compose (composer, c), after = NULL;
  guint n = yd_pages_get_n (before);

  retype (c, N_POINTS / 2, 1);
  after = compose (composer, c);
  g_assert_cmpuint (n, ==, yd_pages_get_n (after));
  g_assert_cmpuint (count_same (before, after), >=, n - 8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/notice/again/same-as-fresh/plan-behind", GINT_TO_POINTER (0),
                        test_same_as_fresh);
  g_test_add_data_func ("/notice/again/same-as-fresh/with-table", GINT_TO_POINTER (2),
                        test_same_as_fresh);
  g_test_add_data_func ("/notice/again/same-as-fresh/signed-at-its-end", GINT_TO_POINTER (1),
                        test_same_as_fresh);
  g_test_add_func ("/notice/again/pages-serve-again", test_pages_serve_again);
  g_test_add_func ("/notice/again/insertion", test_insertion);
  g_test_add_func ("/notice/again/looked-at-beside", test_looked_at_beside);
  g_test_add_func ("/notice/again/table-serves-again", test_table_serves_again);
  return g_test_run ();
}
