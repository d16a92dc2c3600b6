/* Owns: plans out of a seed, in all forms and with every element of a notice, and what a tool must know
 * to measure them: form, profile, who signs, which faces are asked for. */

#include "random-plan.h"

#include <string.h>

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

typedef struct
{
  GRand *rand;
  GString *out;
  GString *meta;
  gboolean joint;
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
set_fact (Making *m, const char *name, const char *value)
{
  g_string_append_printf (m->meta, "%s=%s\n", name, value);
}

/* Agencies that issue with the first, and who signs upward. */
static void
make_signers (Making *m)
{
  static const char *const joints[] = { "示例区财政局", "示例区财政局|示例区医疗保障局",
                                        "示例区财政局|示例区医保局|示例区民政局|示例区残联" };
  static const char *const signers[]
    = { "张三丰", "张三丰 李四 王小五", "李四 张三丰", "张三丰 李四" };

  m->joint = chance (m, 3);
  if (m->joint)
    {
      const char *joint = pick (m->rand, joints, G_N_ELEMENTS (joints));
      set_field (m, "notice.joint", joint);
      set_fact (m, "joint", joint);
    }
  else if (chance (m, 3))
    {
      const char *signer = pick (m->rand, signers, G_N_ELEMENTS (signers));
      set_field (m, "notice.signer", signer);
      g_autofree char *names = g_strdelimit (g_strdup (signer), " ", '|');
      set_fact (m, "upward", names);
    }
}

static void
make_marks (Making *m)
{
  static const char *const marks[][2]
    = { { "copy_number", "000018" }, { "secrecy", "机密★1年" }, { "urgency", "特急" } };
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (chance (m, 3))
      {
        g_autofree char *field = g_strconcat ("notice.", marks[i][0], NULL);
        set_field (m, field, marks[i][1]);
        set_fact (m, marks[i][0], marks[i][1]);
      }
}

static void
make_head (Making *m, const char *form)
{
  static const char *const titles[] = {
    "关于印发工作要点的通知", "示例区卫生健康委员会关于印发《2025年示例区卫生健康工作要点》的通知",
    "示例区卫生健康委员会关于进一步加强社区卫生服务中心标准化建设和家庭医生签约服务工作的通知"
  };
  static const char *const heads[]
    = { "示例区卫生健康委员会", "海州市示例区卫生健康委员会", "示例区人民政府办公室" };
  gboolean document = g_str_equal (form, "document"), order = g_str_equal (form, "order");
  const char *number = order ? "第12号" : "示卫〔2025〕12号";

  g_string_append_printf (m->out, "notice.head %s%s\n", pick (m->rand, heads, G_N_ELEMENTS (heads)),
                          document                        ? "文件"
                          : order                         ? "令"
                          : g_str_equal (form, "minutes") ? "会议纪要"
                                                          : "");
  if (document)
    make_signers (m);
  make_marks (m);
  set_field (m, "notice.number", number);
  set_fact (m, "number", number);
  set_field (m, "notice.title", pick (m->rand, titles, G_N_ELEMENTS (titles)));
  if (!g_str_equal (form, "minutes"))
    set_field (m, "notice.addressee",
               chance (m, 3)
                 ? "各社区卫生服务中心、区属各医疗卫生单位，各街道办事处、镇人民政府，委机关各科室"
                 : "各单位");
}

/* With the seal of the agency, with the signer's stamp, or without either. */
static void
make_signature (Making *m, const char *form)
{
  gboolean order = g_str_equal (form, "order"), stamped = order || (!m->joint && chance (m, 6));
  gboolean sealed = !stamped && g_rand_boolean (m->rand);
  const char *name = stamped ? "示例区区长" : "示例区卫生健康委员会";

  set_field (m, "notice.date", "2025-03-20");
  set_field (m, "notice.signature", name);
  set_field (m, "notice.sealed", stamped ? "2" : sealed ? "1" : "0");
  if (g_str_equal (form, "minutes")) /* nobody signs them */
    return;
  set_fact (m, stamped ? "post" : "signature", name);
  if (sealed)
    set_fact (m, "sealed", "1");
}

static void
make_end (Making *m)
{
  if (chance (m, 3))
    set_field (m, "notice.note", "此件公开发布");
  if (chance (m, 3))
    set_field (
      m, "notice.copy_to",
      "区委办公室，区人大常委会办公室，区政协办公室|区财政局，区医疗保障局，区疾病预防控制中心");
  set_field (m, "notice.printed_by", "办公室");
  set_field (m, "notice.printed_on", "2025-03-20");
  if (chance (m, 3))
    set_field (m, "notice.copies", "80");
  for (int i = chance (m, 5) ? g_rand_int_range (m->rand, 1, 4) : 0; i > 0; i--)
    {
      set_field (m, "annex",
                 i == 2 ? "示例区2025年为民办实事项目责任分工表及推进时间安排表（含各街镇任务清单）"
                        : "重点任务清单");
      g_string_append (m->out, "annextext ");
      append_paragraph (m->rand, m->out, 12);
    }
}

static void
make_attendance (Making *m)
{
  static const char *const lists[]
    = { "出席：张三、李四、王小五、赵六、钱七、孙八、周九、吴十、郑一一、王一二、冯一三、陈一四",
        "请假：褚一五", "列席：各科室负责人" };
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (i == 0 || g_rand_boolean (m->rand))
      set_field (m, "body", lists[i]);
}

/* A point with its number and title on a line of their own or run in, a sub-heading within, its units. */
static void
make_point (Making *m)
{
  set_field (m, g_rand_boolean (m->rand) ? "point" : "runin", "一个要点的标题");
  g_string_append (m->out, "text ");
  if (chance (m, 4))
    append_han (m->rand, m->out);
  append_paragraph (m->rand, m->out, g_rand_int_range (m->rand, 1, 40));
  if (chance (m, 4))
    {
      g_string_append (m->out, "labelled 区域医疗中心：");
      append_paragraph (m->rand, m->out, g_rand_int_range (m->rand, 1, 20));
    }
  set_field (m, "lead", "示例区卫生健康委员会");
  if (chance (m, 6))
    set_field (m, chance (m, 2) ? "mark" : "markline",
               "（责任单位：区卫生健康委基层科；配合单位：各社区卫生服务中心）");
}

static void
make_points (Making *m)
{
  if (chance (m, 8))
    {
      set_field (m, "plan.unit_print", "2");
      if (chance (m, 2))
        set_field (m, "option", "upright-table");
    }
  if (chance (m, 6))
    set_field (m, "plan.subtitle",
               chance (m, 2) ? "（征求意见稿）" : "（2025年1月20日委主任办公会议通过）");
  g_string_append (m->out, "preamble ");
  append_paragraph (m->rand, m->out, g_rand_int_range (m->rand, 3, 60));
  for (int s = g_rand_int_range (m->rand, 1, 5); s > 0; s--)
    {
      set_field (m, "section", "一个板块的标题");
      for (int p = g_rand_int_range (m->rand, 1, 6); p > 0; p--)
        {
          if (chance (m, 4))
            set_field (m, "group", "一个分组的标题");
          make_point (m);
        }
    }
}

/* Faces that a person chose in place of those that would be taken. */
static void
make_faces (Making *m, RandomPlan *plan)
{
  static const char *const chosen[YD_N_FACES]
    = { [YD_FACE_KT] = "AR PL KaitiM GB", [YD_FACE_ST] = "Noto Serif CJK SC" };

  if (!chance (m, 5))
    return;
  plan->families = chosen;
  set_fact (m, "face.KT", "GBZenKai");
  set_fact (m, "face.ST", "NotoSerifCJK");
}

RandomPlan *
random_plan_new (guint32 seed)
{
  static const char *const forms[] = { "document", "document", "letter", "minutes", "order" };
  RandomPlan *plan = g_new0 (RandomPlan, 1);
  Making m = { g_rand_new_with_seed (seed), g_string_new (NULL), g_string_new (NULL), FALSE };
  const char *form = pick (m.rand, forms, G_N_ELEMENTS (forms));

  make_layout (&m, seed, form);
  make_faces (&m, plan);
  set_field (&m, "plan.title", "2025年示例区工作要点");
  make_head (&m, form);
  g_string_append (m.out, "body ");
  append_paragraph (m.rand, m.out, g_rand_int_range (m.rand, 3, 120));
  if (g_str_equal (form, "minutes"))
    make_attendance (&m);
  if (!g_str_equal (form, "minutes") && chance (&m, 5))
    set_field (&m, "notice.as_annex", "1");
  make_signature (&m, form);
  make_end (&m);
  make_points (&m);
  g_rand_free (m.rand);
  plan->text = g_string_free (m.out, FALSE);
  plan->facts = g_string_free (m.meta, FALSE);
  return plan;
}

void
random_plan_free (RandomPlan *self)
{
  g_free (self->text);
  g_free (self->facts);
  g_free (self);
}
