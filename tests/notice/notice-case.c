/* Owns: plans for tests out of short texts. */

#include "notice-case.h"

#include "yd-plan-builder.h"

#include <string.h>

typedef struct
{
  NoticeCase *c;
  YdPlanRow *plan;
  YdNoticeRow *notice;
  GPtrArray *items;  /* YdItemRow */
  GHashTable *units; /* name -> id */
} Reading;

static void
set_field (YdTable table, gpointer row, const char *name, const char *value)
{
  const YdField *field = yd_table_find_field (table, name);
  char *at;
  if (field == NULL)
    g_error ("no field %s in %s", name, yd_table_get_info (table)->name);
  at = (char *)row + field->offset;
  switch (field->type)
    {
    case YD_FIELD_INT:
      *(int *)(void *)at = atoi (value);
      break;
    case YD_FIELD_TEXT:
      {
        g_autofree char *lines = g_strdelimit (g_strdup (value), "|", '\n');
        yd_row_set_text ((char **)(void *)at, lines);
        break;
      }
    case YD_FIELD_DATE:
      if (!yd_date_parse_iso (value, (YdDate *)(void *)at))
        g_error ("no date: %s", value);
      break;
    default:
      g_error ("field %s cannot be set", name);
    }
}

static char *
next_key (NoticeCase *c)
{
  return g_strdup_printf ("%08uz", c->order++);
}

static YdItemRow *
add_item (Reading *r, YdItemKind kind, const char *title, gboolean run_in)
{
  YdItemRow *row = yd_row_new (YD_TABLE_ITEM);
  row->id = r->c->next_id++;
  row->kind = kind;
  row->order_key = next_key (r->c);
  row->title = g_strdup (title);
  row->run_in = run_in;
  if (kind == YD_ITEM_SECTION)
    {
      r->c->section = row->id;
      r->c->group = YD_ID_NONE;
    }
  else if (kind == YD_ITEM_GROUP)
    {
      row->parent = r->c->section;
      r->c->group = row->id;
    }
  else
    row->parent = r->c->group != YD_ID_NONE ? r->c->group : r->c->section;
  r->c->item = row->id;
  g_ptr_array_add (r->items, row);
  return row;
}

static void
add_paragraph (Reading *r, YdOwner kind, YdId owner, const char *text, gboolean labelled)
{
  YdParagraphRow *row = yd_row_new (YD_TABLE_PARAGRAPH);
  row->id = r->c->next_id++;
  row->owner_kind = kind;
  row->owner = owner;
  row->order_key = next_key (r->c);
  row->text = g_strdup (text);
  row->labelled = labelled;
  yd_plan_builder_put (r->c->plan, YD_TABLE_PARAGRAPH, row);
  yd_row_free (YD_TABLE_PARAGRAPH, row);
}

static void
add_annex (Reading *r, const char *title)
{
  YdAnnexRow *row = yd_row_new (YD_TABLE_ANNEX);
  row->id = r->c->annex = r->c->next_id++;
  row->notice = r->notice->id;
  row->order_key = next_key (r->c);
  row->title = g_strdup (title);
  row->listed = 1;
  yd_plan_builder_put (r->c->plan, YD_TABLE_ANNEX, row);
  yd_row_free (YD_TABLE_ANNEX, row);
}

static YdId
find_unit (Reading *r, const char *name)
{
  YdId id = GPOINTER_TO_INT (g_hash_table_lookup (r->units, name));
  if (id == YD_ID_NONE)
    {
      YdUnitRow *row = yd_row_new (YD_TABLE_UNIT);
      row->id = id = r->c->next_id++;
      row->name = g_strdup (name);
      row->order_key = next_key (r->c);
      yd_plan_builder_put (r->c->plan, YD_TABLE_UNIT, row);
      yd_row_free (YD_TABLE_UNIT, row);
      g_hash_table_insert (r->units, g_strdup (name), GINT_TO_POINTER ((int)id));
    }
  return id;
}

static void
add_assignment (Reading *r, YdRole role, const char *name)
{
  YdAssignmentRow *row = yd_row_new (YD_TABLE_ASSIGNMENT);
  row->item = r->c->item;
  row->unit = find_unit (r, name);
  row->role = role;
  row->order_key = next_key (r->c);
  yd_plan_builder_put (r->c->plan, YD_TABLE_ASSIGNMENT, row);
  yd_row_free (YD_TABLE_ASSIGNMENT, row);
}

static void
add_milestone (Reading *r, const char *iso)
{
  YdMilestoneRow *row = yd_row_new (YD_TABLE_MILESTONE);
  row->id = r->c->next_id++;
  row->item = r->c->item;
  row->order_key = next_key (r->c);
  row->before = 1;
  if (!yd_date_parse_iso (iso, &row->due))
    g_error ("no date: %s", iso);
  yd_plan_builder_put (r->c->plan, YD_TABLE_MILESTONE, row);
  yd_row_free (YD_TABLE_MILESTONE, row);
}

static void
set_option (NoticeCase *c, const char *value)
{
  if (g_str_equal (value, "duplex"))
    c->options.duplex = TRUE;
  else if (g_str_equal (value, "mirror"))
    c->options.mirror = TRUE;
  else if (g_str_equal (value, "upright-table"))
    c->options.upright_table = TRUE;
  else if (g_str_equal (value, "preprinted"))
    c->options.preprinted = TRUE;
  else if (g_str_equal (value, "draft"))
    c->options.draft = TRUE;
  else if (g_str_equal (value, "annexes-alone"))
    c->options.annexes_alone = TRUE;
  else if (g_str_has_prefix (value, "copy "))
    c->options.copy = (guint)atoi (value + strlen ("copy "));
  else if (g_str_has_prefix (value, "latin "))
    g_assert_true (yd_notice_latin_parse (value + strlen ("latin "), &c->options.latin));
  else if (!yd_notice_profile_parse (value, &c->options.profile)
           && !yd_notice_form_parse (value, &c->options.form))
    g_error ("no option: %s", value);
}

static void
read_line (Reading *r, const char *word, const char *value)
{
  YdItemRow *last = r->items->len > 0 ? g_ptr_array_index (r->items, r->items->len - 1) : NULL;
  if (g_str_has_prefix (word, "plan."))
    set_field (YD_TABLE_PLAN, r->plan, word + strlen ("plan."), value);
  else if (g_str_has_prefix (word, "notice."))
    set_field (YD_TABLE_NOTICE, r->notice, word + strlen ("notice."), value);
  else if (g_str_has_prefix (word, "item.") && last != NULL)
    set_field (YD_TABLE_ITEM, last, word + strlen ("item."), value);
  else if (g_str_equal (word, "body"))
    add_paragraph (r, YD_OWNER_NOTICE, r->notice->id, value, FALSE);
  else if (g_str_equal (word, "preamble"))
    add_paragraph (r, YD_OWNER_PREAMBLE, r->plan->id, value, FALSE);
  else if (g_str_equal (word, "closing"))
    add_paragraph (r, YD_OWNER_CLOSING, r->plan->id, value, FALSE);
  else if (g_str_equal (word, "section"))
    add_item (r, YD_ITEM_SECTION, value, FALSE);
  else if (g_str_equal (word, "group"))
    add_item (r, YD_ITEM_GROUP, value, FALSE);
  else if (g_str_equal (word, "point"))
    add_item (r, YD_ITEM_POINT, value, FALSE);
  else if (g_str_equal (word, "runin"))
    add_item (r, YD_ITEM_POINT, value, TRUE);
  else if (g_str_equal (word, "text"))
    add_paragraph (r, YD_OWNER_ITEM, r->c->item, value, FALSE);
  else if (g_str_equal (word, "labelled"))
    add_paragraph (r, YD_OWNER_ITEM, r->c->item, value, TRUE);
  else if (g_str_equal (word, "mark") || g_str_equal (word, "markline"))
    {
      yd_row_set_text (&last->unit_mark, value);
      last->mark_own_line = g_str_equal (word, "markline");
    }
  else if (g_str_equal (word, "lead"))
    add_assignment (r, YD_ROLE_LEAD, value);
  else if (g_str_equal (word, "support"))
    add_assignment (r, YD_ROLE_SUPPORT, value);
  else if (g_str_equal (word, "due"))
    add_milestone (r, value);
  else if (g_str_equal (word, "annex"))
    add_annex (r, value);
  else if (g_str_equal (word, "annextext"))
    add_paragraph (r, YD_OWNER_ANNEX, r->c->annex, value, FALSE);
  else if (g_str_equal (word, "option"))
    set_option (r->c, value);
  else
    g_error ("no such word in a case: %s", word);
}

NoticeCase *
notice_case_new (void)
{
  NoticeCase *c = g_new0 (NoticeCase, 1);
  c->plan = yd_plan_new ();
  c->options = YD_NOTICE_OPTIONS_INIT;
  c->next_id = 100;
  return c;
}

void
notice_case_free (NoticeCase *c)
{
  g_object_unref (c->plan);
  g_free (c);
}

static void
free_item_row (gpointer row)
{
  yd_row_free (YD_TABLE_ITEM, row);
}

NoticeCase *
notice_case_parse (const char *text)
{
  Reading r = { .c = notice_case_new () };
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  r.units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  r.items = g_ptr_array_new_with_free_func (free_item_row);
  r.plan = yd_row_new (YD_TABLE_PLAN);
  r.plan->id = 1;
  r.plan->unit_print = YD_PRINT_AFTER_POINT;
  r.notice = yd_row_new (YD_TABLE_NOTICE);
  r.notice->id = 2;
  yd_plan_builder_begin (r.c->plan);
  for (char **line = lines; *line != NULL; line++)
    {
      char *space = strchr (*line, ' ');
      if (**line == '\0' || **line == '#')
        continue;
      if (space != NULL)
        *space = '\0';
      read_line (&r, *line, space != NULL ? space + 1 : "");
    }
  yd_plan_builder_put (r.c->plan, YD_TABLE_PLAN, r.plan);
  yd_plan_builder_put (r.c->plan, YD_TABLE_NOTICE, r.notice);
  for (guint i = 0; i < r.items->len; i++)
    yd_plan_builder_put (r.c->plan, YD_TABLE_ITEM, g_ptr_array_index (r.items, i));
  yd_plan_builder_end (r.c->plan);
  yd_row_free (YD_TABLE_PLAN, r.plan);
  yd_row_free (YD_TABLE_NOTICE, r.notice);
  g_ptr_array_unref (r.items);
  g_hash_table_unref (r.units);
  return r.c;
}

YdPages *
notice_case_compose (NoticeCase *self, YdComposer *composer)
{
  g_autoptr (GError) error = NULL;
  YdPages *pages = yd_composer_compose (composer, self->plan, &self->options, &error);
  g_assert_no_error (error);
  return pages;
}

/* Section 3 of the specification: a head of 15 characters, a title of two lines. */
const char *
notice_case_get_worked_example (void)
{
  return "plan.title 2025年示例区卫生健康工作要点\n"
         "plan.year 2025\n"
         "notice.head 海州市示例区卫生健康委员会文件\n"
         "notice.number 示卫〔2025〕12号\n"
         "notice.title 示例区卫生健康委员会关于印发《2025年示例区卫生健康工作要点》的通知\n"
         "notice.addressee 各社区卫生服务中心、区属各医疗卫生单位，委机关各科室\n"
         "body 《2025年示例区卫生健康工作要点》已经委主任办公会议审议通过，现印发给你们。请对照分工"
         "逐项细化措施、排定时间，并于每季度末月25日前报送进展情况。\n"
         "body "
         "各单位要把年度重点任务同日常工作统筹起来，主要负责人亲自抓、分管负责人具体抓，确保各项"
         "任务有人管、有进度、有结果。执行中遇到的问题，请及时与委办公室联系，由办公室会同相关科室"
         "研究答复；需要跨部门协调的事项，按程序提请区推进健康示例区建设领导小组研究。\n"
         "notice.signature 海州市示例区卫生健康委员会\n"
         "notice.date 2025-03-20\n"
         "notice.sealed 1\n"
         "notice.note 此件公开发布\n"
         "notice.copy_to 区政府办公室|区医保局|区财政局|区疾病预防控制中心\n"
         "notice.printed_by 示例区卫生健康委员会办公室\n"
         "notice.printed_on 2025-03-20\n"
         "preamble "
         "2025年是“十四五”规划收官之年，也是谋划“十五五”规划的关键之年。全区卫生健康工作坚持"
         "以人民健康为中心，稳中求进、守正创新，为群众提供更加优质、便捷的医疗卫生服务——从看得上病"
         "到看得好病，从治病到少生病……\n"
         "section 完善整合型服务体系\n"
         "group 做强社区卫生服务\n"
         "runin 推进家庭医生签约\n"
         "text 重点人群签约率达到80%以上，签约居民社区就诊率提高5个百分点，家庭病床新增200张。\n"
         "mark （责任单位：区卫生健康委基层科；配合单位：各社区卫生服务中心）\n"
         "point 建设社区康复中心\n"
         "text "
         "年底前建成3家标准化社区康复中心，诊室面积≥300平方米，康复医师与治疗师配备比例不低于1:2，"
         "服务质量按WHO Rehabilitation 2030评价，转诊平均等候时间≤12分钟。\n"
         "markline （责任单位：区卫生健康委、区残联；配合单位：区财政局、各街镇）\n"
         "section 提升公共卫生能力\n"
         "point 开展疫苗查漏补种\n"
         "text "
         "按照示卫〔2024〕38号文件要求，于2025年6月30日前完成首轮查漏，接种率保持在98.5%以上。\n";
}

/* ---- golden cases ---- */

#define DIVIDER "\n----\n"

/**
 * notice_case_read:
 * @file: of the golden cases
 * @pages: (out) (optional) (nullable): its pages, behind the line of dashes; %NULL before they were written
 *
 * Returns: (transfer full): the case, which @pages are a piece of
 */
char *
notice_case_read (const char *file, const char **pages)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "notice", "cases", file, NULL);
  g_autoptr (GError) error = NULL;
  char *text, *divider;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  divider = strstr (text, DIVIDER);
  if (divider != NULL)
    *divider = '\0';
  if (pages != NULL)
    *pages = divider != NULL ? divider + strlen (DIVIDER) : NULL;
  return text;
}

void
notice_case_write (const char *file, const char *input, const char *pages)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "notice", "cases", file, NULL);
  g_autofree char *whole = g_strconcat (input, DIVIDER, pages, NULL);
  g_autoptr (GError) error = NULL;
  g_file_set_contents (path, whole, -1, &error);
  g_assert_no_error (error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/**
 * notice_case_add_tests:
 * @path: before the name of the case
 * @test: is given that name, which is a file's
 *
 * Adds a test for each golden case.
 */
void
notice_case_add_tests (const char *path, GTestDataFunc test)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "notice", "cases", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".case"))
      g_ptr_array_add (names, g_strdup (name));
  g_assert_cmpuint (names->len, >, 0);
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *whole = g_strdup_printf ("%s/%s", path, (const char *)names->pdata[i]);
      g_test_add_data_func_full (whole, names->pdata[i], test, g_free);
    }
}

/* ---- pages ---- */

/* Returns: (transfer none) (nullable): the one of its kind and part on the page that @nth others stand before */
const YdPlaced *
notice_find_placed (YdPages *pages, guint page, YdPlacedKind kind, YdPart part, guint nth)
{
  const YdPage *p = yd_pages_get (pages, page);
  for (guint i = 0; i < p->items->len; i++)
    {
      const YdPlaced *placed = &g_array_index (p->items, YdPlaced, i);
      if (placed->kind == kind && placed->part == part && nth-- == 0)
        return placed;
    }
  return NULL;
}

/* Returns: how many lines of that part stand on the page */
guint
notice_count_placed (YdPages *pages, guint page, YdPart part)
{
  guint n = 0;
  while (notice_find_placed (pages, page, YD_PLACED_TEXT, part, n) != NULL)
    n++;
  return n;
}

gboolean
notice_has_note (YdPages *pages, YdNoteKind kind, const char *words)
{
  for (guint i = 0; i < yd_pages_get_n_notes (pages); i++)
    if (yd_pages_get_note (pages, i)->kind == kind
        && strstr (yd_pages_get_note (pages, i)->text, words) != NULL)
      return TRUE;
  return FALSE;
}

static YdComposer *composer;

YdComposer *
notice_case_begin (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;
  g_test_init (argc, argv, NULL);
  composer = yd_composer_new (NULL, &error);
  g_assert_no_error (error);
  return composer;
}

int
notice_case_run (void)
{
  int result = g_test_run ();
  g_clear_object (&composer);
  return result;
}
