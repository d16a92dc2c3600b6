/* Five hundred plans from a seeded generator, in all forms: no line starts or ends as it may not, full
 * lines are flush, numbers, dates and document numbers are whole. Some of them are measured in the PDF,
 * by tools that know nothing of the composer; YD_MEASURE=500 measures every page of all. */

#include "notice-case.h"
#include "pdf-probe.h"

#include <string.h>

#define N_PLANS 500
#define N_MEASURED 25

static const char *const no_start[]
  = { "，", "。", "、", "；", "：", "？", "！", "”", "’",  "）", "》",
      "〉", "〕", "】", "…",  "％", "%",  "‰",  "℃", "～", "·" };
static const char *const no_end[] = { "“", "‘", "（", "《", "〈", "〔", "【" };

static YdComposer *composer;

static const char *
pick (GRand *rand, const char *const *words, gsize n)
{
  return words[g_rand_int_range (rand, 0, (gint32)n)];
}

static void
append_piece (GRand *rand, GString *out)
{
  static const char *const marks[] = { "，", "。", "、", "；", "：", "？", "！", "……", "——" };
  static const char *const latin[] = { "COVID-19", "WHO", "AI", "DRG/DIP", "5G", "e-mail", "A4" };
  static const char *const facts[]
    = { "98.5%", "≤12分钟",          "1:2",     "2025年4月18日", "2023—2025年", "5%～8%",
        "12家",  "示卫〔2025〕19号", "3.5公里", "100%以上",      "36.5℃",       "222台" };
  static const char *const open[] = { "（", "“", "《", "〈", "【", "‘" };
  static const char *const close[] = { "）", "”", "》", "〉", "】", "’" };
  switch (g_rand_int_range (rand, 0, 12))
    {
    case 0:
    case 1:
      g_string_append (out, pick (rand, marks, G_N_ELEMENTS (marks)));
      break;
    case 2:
      g_string_append (out, pick (rand, facts, G_N_ELEMENTS (facts)));
      break;
    case 3:
      g_string_append (out, pick (rand, latin, G_N_ELEMENTS (latin)));
      break;
    case 4:
    case 5:
      {
        int kind = g_rand_int_range (rand, 0, (gint32)G_N_ELEMENTS (open));
        g_string_append (out, open[kind]);
        for (int i = g_rand_int_range (rand, 1, 12); i > 0; i--)
          g_string_append_unichar (out, 0x4e00 + (gunichar)g_rand_int_range (rand, 0, 0x1000));
        g_string_append (out, close[kind]);
        if (g_rand_boolean (rand))
          g_string_append (out, pick (rand, marks, 5));
        break;
      }
    default:
      for (int i = g_rand_int_range (rand, 1, 9); i > 0; i--)
        g_string_append_unichar (out, 0x4e00 + (gunichar)g_rand_int_range (rand, 0, 0x1000));
    }
}

static void
append_paragraph (GRand *rand, GString *out, int pieces)
{
  g_string_append (out, "卫");
  for (int i = 0; i < pieces; i++)
    append_piece (rand, out);
  g_string_append (out, "。\n");
}

/* A long run of Han alone fills lines cell by cell. */
static void
append_han (GRand *rand, GString *out)
{
  for (int i = g_rand_int_range (rand, 30, 120); i > 0; i--)
    g_string_append_unichar (out, 0x4e00 + (gunichar)g_rand_int_range (rand, 0, 0x1000));
}

/* What a tool must know to measure the PDF, beside what goes into the plan. */
typedef struct
{
  GRand *rand;
  GString *out;
  GString *meta;
} Making;

static void
set_field (Making *m, const char *field, const char *value)
{
  g_string_append_printf (m->out, "%s %s\n", field, value);
}

static gboolean
chance (Making *m, int one_in)
{
  return g_rand_int_range (m->rand, 0, one_in) == 0;
}

static void
make_layout (Making *m, guint32 seed, const char *form)
{
  static const char *const profiles[] = { "std", "word", "28pt" };
  set_field (m, "option", profiles[seed % 3]);
  set_field (m, "option", form);
  g_string_append_printf (m->meta, "profile=%s\nform=%s\n", profiles[seed % 3], form);
  if (g_rand_boolean (m->rand))
    {
      set_field (m, "option", "duplex");
      g_string_append (m->meta, "duplex=1\n");
      if (g_rand_boolean (m->rand))
        {
          set_field (m, "option", "mirror");
          g_string_append (m->meta, "mirror=1\n");
        }
    }
}

static void
make_head (Making *m, const char *form)
{
  static const char *const titles[]
    = { "关于印发工作要点的通知", "示例区卫生健康委员会关于印发《2025年示例区卫生健康工作要点》的通知",
        "示例区卫生健康委员会关于进一步加强社区卫生服务中心标准化建设和家庭医生签约服务工作的通知" };
  static const char *const heads[]
    = { "示例区卫生健康委员会", "海州市示例区卫生健康委员会", "示例区人民政府办公室" };
  gboolean document = g_str_equal (form, "document"), order = g_str_equal (form, "order");
  const char *head = pick (m->rand, heads, G_N_ELEMENTS (heads));
  gboolean joint = document && chance (m, 4), upward = document && !joint && chance (m, 4);

  g_string_append_printf (m->out, "notice.head %s%s\n", head,
                          document ? "文件" : order ? "令" : g_str_equal (form, "minutes") ? "会议纪要" : "");
  if (joint)
    set_field (m, "notice.joint", "示例区财政局|示例区医疗保障局");
  if (upward)
    set_field (m, "notice.signer", chance (m, 2) ? "张三丰" : "张三丰 李四 王小五");
  if (chance (m, 3))
    {
      set_field (m, "notice.copy_number", "000018");
      set_field (m, "notice.secrecy", "机密★1年");
      set_field (m, "notice.urgency", "特急");
    }
  set_field (m, "notice.number", order ? "第12号" : "示卫〔2025〕12号");
  set_field (m, "notice.title", pick (m->rand, titles, G_N_ELEMENTS (titles)));
  if (!g_str_equal (form, "minutes"))
    set_field (m, "notice.addressee", chance (m, 3) ? "各社区卫生服务中心、区属各医疗卫生单位，各街道办事处、镇人民政府，委机关各科室" : "各单位");
  g_string_append_printf (m->meta, "number=%s\n%s%s", order ? "第12号" : "示卫〔2025〕12号",
                          joint ? "joint=1\n" : "", upward ? "upward=1\n" : "");
}

static void
make_end (Making *m, const char *form)
{
  gboolean order = g_str_equal (form, "order"), sealed = !order && g_rand_boolean (m->rand);
  set_field (m, "notice.date", "2025-03-20");
  set_field (m, "notice.signature", order ? "示例区区长" : "示例区卫生健康委员会");
  g_string_append_printf (m->out, "notice.sealed %d\n", sealed);
  g_string_append_printf (m->meta, "%s\n%s",
                          order ? "signature=（无）\npost=示例区区长" : "signature=示例区卫生健康委员会",
                          sealed ? "sealed=1\n" : "");
  if (chance (m, 3))
    set_field (m, "notice.note", "此件公开发布");
  if (chance (m, 3))
    set_field (m, "notice.copy_to", "区委办公室，区人大常委会办公室，区政协办公室|区财政局，区医疗保障局，区疾病预防控制中心");
  set_field (m, "notice.printed_by", "办公室");
  set_field (m, "notice.printed_on", "2025-03-20");
  if (chance (m, 6))
    {
      set_field (m, "annex", "重点任务清单");
      g_string_append (m->out, "annextext ");
      append_paragraph (m->rand, m->out, 12);
    }
}

static void
make_points (Making *m)
{
  GString *out = m->out;
  gboolean table = chance (m, 8);
  if (table)
    {
      set_field (m, "plan.unit_print", "2");
      if (chance (m, 2))
        set_field (m, "option", "upright-table");
    }
  g_string_append (out, "preamble ");
  append_paragraph (m->rand, out, g_rand_int_range (m->rand, 3, 60));
  for (int s = g_rand_int_range (m->rand, 1, 5); s > 0; s--)
    {
      set_field (m, "section", "一个板块的标题");
      for (int p = g_rand_int_range (m->rand, 1, 6); p > 0; p--)
        {
          set_field (m, g_rand_boolean (m->rand) ? "point" : "runin", "一个要点的标题");
          g_string_append (out, "text ");
          if (chance (m, 4))
            append_han (m->rand, out);
          append_paragraph (m->rand, out, g_rand_int_range (m->rand, 1, 40));
          set_field (m, "lead", "示例区卫生健康委员会");
        }
    }
}

static char *
make_plan (guint32 seed, GString *meta)
{
  static const char *const forms[] = { "document", "document", "letter", "minutes", "order" };
  Making m = { g_rand_new_with_seed (seed), g_string_new (NULL), meta };
  const char *form = pick (m.rand, forms, G_N_ELEMENTS (forms));

  make_layout (&m, seed, form);
  set_field (&m, "plan.title", "2025年示例区工作要点");
  make_head (&m, form);
  g_string_append (m.out, "body ");
  append_paragraph (m.rand, m.out, g_rand_int_range (m.rand, 3, 120));
  make_end (&m, form);
  make_points (&m);
  g_rand_free (m.rand);
  return g_string_free (m.out, FALSE);
}

static gboolean
starts_badly (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (no_start); i++)
    if (g_str_has_prefix (text, no_start[i]))
      return TRUE;
  return FALSE;
}

static gboolean
ends_badly (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (no_end); i++)
    if (g_str_has_suffix (text, no_end[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_digit_at (const char *p)
{
  return g_ascii_isdigit (*p);
}

static void
check_line (const YdPage *page, const YdPlaced *placed)
{
  const YdLayout *layout = placed->layout;
  const YdLine *line = &layout->lines[placed->line];
  g_autofree char *text = yd_placed_dup_text (placed);
  gboolean last = placed->line + 1 == layout->n_lines;

  if (placed->line > 0)
    g_assert_false (starts_badly (text));
  if (!last)
    {
      const char *end = layout->text + line->end;
      g_assert_false (ends_badly (text));
      g_assert_false (is_digit_at (end - 1) && is_digit_at (end));
      g_assert_false (g_str_has_suffix (text, "—") && g_str_has_prefix (end, "—")
                      && !g_str_has_suffix (text, "——"));
      if (line->fit != YD_FIT_RAGGED && placed->part < YD_PART_SEND_TO) /* the imprint has a cell free */
        g_assert_cmpfloat_with_epsilon (placed->x - page->left + line->right, 156, 0.1);
    }
  g_assert_cmpfloat (placed->x - page->left + line->right, <=, 156.1);
  if (placed->part != YD_PART_PAGE_NUMBER)
    {
      g_assert_cmpfloat (placed->y, >=, 36.9);
      g_assert_cmpfloat (placed->y + placed->height, <=, 262.1);
    }
}

static void
check_pages (YdPages *pages)
{
  guint n = yd_pages_get_n (pages);
  for (guint p = 0; p < n; p++)
    {
      const YdPage *page = yd_pages_get (pages, p);
      const YdPlaced *last_text = NULL;
      gboolean text = FALSE, sign = FALSE;
      for (guint i = 0; i < page->items->len; i++)
        {
          const YdPlaced *placed = &g_array_index (page->items, YdPlaced, i);
          if (placed->kind != YD_PLACED_TEXT || placed->part == YD_PART_HEAD || placed->rotated
              || (placed->part >= YD_PART_CELL_HEAD && placed->part <= YD_PART_CELL))
            continue;
          check_line (page, placed);
          if (placed->part >= YD_PART_LEVEL_1 && placed->part <= YD_PART_TEXT)
            last_text = placed;
          text = text || placed->part == YD_PART_BODY || placed->part == YD_PART_ATTACHMENT;
          sign = sign || placed->part == YD_PART_DATE;
        }
      if (sign)
        g_assert_true (text); /* no page with the signature alone */
      if (last_text != NULL && p + 1 < n && yd_pages_get (pages, p + 1)->items->len > 3)
        g_assert_false (yd_content_get (yd_pages_get_content (pages), last_text->block)->heading
                        && last_text->part != YD_PART_LEVEL_3);
    }
}

static void
test_pages (void)
{
  for (guint32 seed = 1; seed <= N_PLANS; seed++)
    {
      g_autoptr (GString) meta = g_string_new (NULL);
      g_autofree char *text = make_plan (seed, meta);
      g_autoptr (NoticeCase) c = notice_case_parse (text);
      g_autoptr (GError) error = NULL;
      g_autoptr (YdPages) pages = yd_composer_compose (composer, c->plan, &c->options, &error);
      g_assert_no_error (error);
      g_test_message ("seed %u", seed);
      check_pages (pages);
    }
}

/* The PDF, measured by tools that are not ours. With YD_MEASURE=N the first N plans, every page of them. */
static void
test_pdf (void)
{
  const char *all = g_getenv ("YD_MEASURE");
  guint n = all != NULL ? (guint)CLAMP (atoi (all), 1, N_PLANS) : N_MEASURED;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("yd-random-XXXXXX", &error);
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "notice", "measure-pdf.py", NULL);
  g_autoptr (GPtrArray) command = g_ptr_array_new_with_free_func (g_free);
  const char *remove[] = { "rm", "-r", folder, NULL };

  g_ptr_array_add (command, g_strdup ("python3"));
  g_ptr_array_add (command, g_strdup (script));
  g_ptr_array_add (command, g_strdup ("--pages"));
  g_ptr_array_add (command, g_strdup (all != NULL ? "0" : "3"));
  for (guint32 i = 1; i <= n; i++)
    {
      g_autoptr (GString) meta = g_string_new (NULL);
      g_autofree char *text = make_plan (all != NULL ? i : i * (N_PLANS / N_MEASURED), meta);
      g_autoptr (NoticeCase) c = notice_case_parse (text);
      g_autoptr (YdPages) pages = yd_composer_compose (composer, c->plan, &c->options, &error);
      g_autofree char *base = g_strdup_printf ("%s/%03u", folder, i);
      g_autofree char *pdf = g_strconcat (base, ".pdf", NULL), *facts = g_strconcat (base, ".meta", NULL);
      g_assert_no_error (error);
      g_assert_true (yd_pages_write_pdf (pages, pdf, NULL, NULL, &error));
      g_assert_true (g_file_set_contents (facts, meta->str, -1, &error));
      g_ptr_array_add (command, g_steal_pointer (&pdf));
    }
  g_ptr_array_add (command, NULL);
  g_autofree char *report = probe_run ((const char *const *)command->pdata);
  g_test_message ("%s", report);
  g_free (probe_run (remove));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  composer = yd_composer_new (NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/notice/random/pages", test_pages);
  g_test_add_func ("/notice/random/pdf", test_pdf);
  result = g_test_run ();
  g_object_unref (composer);
  return result;
}
