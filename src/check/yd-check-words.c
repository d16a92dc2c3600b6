/* Owns: rules about what the words commit to: whether a point can be told to be done, soft verbs, long
 * sentences, and what the rules against formalism discourage. All are hints: an office decides. */

#include "yd-check-private.h"

#include "yd-char.h"

#include <string.h>

#define BIT(kind) (1u << (kind))

/* What can be seen, counted or dated. */
#define FIGURE                                                                                                                                                                                                           \
  "\\d+(?:\\.\\d+)?(?:%|‰|个|家|所|项|台|套|张|名|人|次|例|分钟|小时|公里|平方米|亩|万|亿|元|户|场|件|种|批|支|门|处|条|座|辆|期|份|床|对|组|只|部|间|块|倍|天|岁|年)" \
  "|[一二三四五六七八九十百两][家个所项批支座名期场幢套](?!方面|层面|一体)|百分之|全覆盖|全部|实现零|为零|达标|≥|≤|翻番|全面完成"
#define RESULT                                                                                                                                                                                                       \
  "建成|启用|出台|印发|制定|制订|修订|编制|完成|验收|挂牌|开工|竣工|投入使用|通过评审|创建|申报|开业|开诊|开办|上线|组建|成立|新建|改建|扩建|迁建|改造|" \
  "试点|实行|不再|不受|均可|允许|授予|赋予|下放|取消|放宽|委托|纳入|明确|投入运行|举办|召开|签订|签约|发布|建立|设立|设置|形成|交付|封顶|投用|落地|开展|实施|打造|新增|引进|培养|评选|遴选|推广|组织|举行|编写|汇编|选派|巡查|督查|检查|考核|评价|评估|监测|普查|筛查|培训"
#define DATE_WORDS \
  "年底前|年内|月底前|季度|上半年|下半年|\\d{1,2}月|\\d{4}年|每年|每月|每季|每周|全年"

/* By how they begin: a text without 不断 is not looked through for 不断完善. */
/* clang-format off */
static const struct
{
  const char *head;
  const char *rests[9];
} soft_verbs[] = {
  { "进一步", { "" } },
  { "积极", { "推进", "推动", "探索", "稳妥" } },
  { "大力", { "推进", "推动", "发展", "实施", "加强", "提升" } },
  { "持续", { "推进", "深化", "加强", "优化", "提升", "用力", "完善", "健全" } },
  { "不断", { "完善", "加强", "提升", "提高", "优化", "深化", "健全", "增强" } },
  { "切实", { "加强", "提高", "做好", "增强" } },
  { "着力", { "加强", "提升", "推进" } },
  { "努力", { "提高", "提升", "推进" } },
  { "稳步", { "推进" } },
  { "扎实", { "推进" } },
  { "有序", { "推进" } },
  { "深入", { "推进" } },
  { "统筹", { "推进" } },
  { "加快", { "推进" } },
  { "全面", { "加强", "提升", "推进", "提高" } },
  { "逐步", { "完善", "提高", "推进" } },
  { "有效", { "提升" } },
  { "加大", { "力度" } },
  { "高度", { "重视" } },
};
/* clang-format on */

/* The bytes of the soft verb at @p that begins as the one at @verb does; 0 none. */
static gsize
measure_soft (const char *p, guint verb)
{
  gsize head = strlen (soft_verbs[verb].head);
  for (const char *const *rest = soft_verbs[verb].rests; *rest != NULL; rest++)
    if (g_str_has_prefix (p + head, *rest))
      return head + strlen (*rest);
  return 0;
}

/* How often soft verbs stand in @text. @first: where the first stands; @length: its bytes */
static guint
count_soft (const char *text, const char **first, gsize *length)
{
  guint n = 0;
  *first = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (soft_verbs); i++)
    for (const char *p = strstr (text, soft_verbs[i].head); p != NULL;
         p = strstr (p + 1, soft_verbs[i].head))
      {
        gsize bytes = measure_soft (p, i);
        if (bytes > 0 && (*first == NULL || p < *first))
          {
            *first = p;
            *length = bytes;
          }
        n += bytes > 0;
      }
  return n;
}

char *
yd_check_dup_words (YdItem *item)
{
  g_autofree char *body = yd_item_dup_body (item);
  const char *title = yd_item_get_title (item);
  return *title != '\0' && *body != '\0' ? g_strconcat (title, "\n", body, NULL)
                                         : g_strdup (*title != '\0' ? title : body);
}

/* ---- soft verbs ---- */

#define SOFT_AT_ONCE 4 /* in one point: fewer are how such plans are written */

static void
check_soft (YdCheck *check, YdItem *item)
{
  const char *first;
  gsize bytes = 0;
  if (!yd_check_is_live (item))
    return;
  guint n = count_soft (check->words, &first, &bytes);
  glong length = g_utf8_strlen (check->words, -1);
  check->n_soft += n;
  check->live_length += length;
  if (n < SOFT_AT_ONCE || length > (glong)n * 45 || yd_check_find (check->words, FIGURE, NULL))
    return;
  YdFinding *finding = yd_check_add_item (check, item, NULL);
  yd_finding_take_argument (finding, g_strdup_printf ("%u", n));
  yd_finding_take_argument (finding, g_strndup (first, bytes));
}

/* Once for the plan, where they carry it: more than one in 80 characters. */
static void
check_soft_plan (YdCheck *check)
{
  if (check->n_soft < 12 || check->live_length > (glong)check->n_soft * 80)
    return;
  YdFinding *finding = yd_check_add (check, YD_TABLE_PLAN, check->row->id, NULL, YD_ID_NONE);
  yd_finding_set_sentence (
    finding, N_ ("%s soft verbs in %s points: 进一步, 积极推进 and the like carry the plan"));
  yd_finding_take_argument (finding, g_strdup_printf ("%u", check->n_soft));
  yd_finding_take_argument (finding, g_strdup_printf ("%u", check->n_live));
}

/* ---- 可考核性 ---- */

static gboolean
has_record_date (YdItem *item)
{
  return yd_record_list_get_length (yd_item_list_milestones (item)) > 0;
}

static gboolean
has_children (YdItem *item)
{
  return yd_record_list_get_length (yd_item_list_children (item)) > 0;
}

/* Neither a figure nor a result nor a date, in words or records. */
static gboolean
is_vague (YdItem *item, const char *words)
{
  return yd_record_list_get_length (yd_item_list_indicators (item)) == 0 && !has_record_date (item)
         && !has_children (item) && !yd_check_find (words, FIGURE, NULL)
         && !yd_check_find (words, DATE_WORDS, NULL) && !yd_check_find (words, RESULT, NULL);
}

/* What is left of the words once soft verbs and what always goes with them are taken out. */
static gboolean
has_object (const char *words)
{
  static const char bare[]
    = "进一步|不断|持续|切实|着力|努力|稳步|扎实|有序|深入|全面|逐步|有效|积极|大力|加大|加强|提升|提高|推进|推动|做好|"
      "抓好|落实|完善|强化|深化|优化|各项|相关|有关|工作|水平|能力|力度|质量|效率|建设|发展|管理|服务|措施|要求|机制|体系|任务|"
      "重点|重要|高|质|的|和|与|及|等|，|、|。|\\n|；";
  g_autofree char *rest
    = g_regex_replace_literal (yd_check_get_regex (bare), words, -1, 0, "", 0, NULL);
  return g_utf8_strlen (rest, -1) >= 2;
}

static void
check_verifiable (YdCheck *check, YdItem *item)
{
  if (!yd_check_is_live (item) || *check->words == '\0' || yd_check_is_bare (item)
      || !is_vague (item, check->words))
    return;
  YdFinding *finding = yd_check_add_item (check, item, NULL);
  check->n_vague++;
  if (!has_object (check->words))
    {
      yd_finding_set_sentence (
        finding, N_ ("It does not say what is to be done: no object, no measure, no date"));
      yd_finding_set_severity (finding, YD_SEVERITY_WARNING);
    }
  else if (check->assigning && yd_item_lacks_lead (item))
    yd_finding_set_sentence (
      finding, N_ ("Nothing tells whether it is done: no measure, no result, no date, no lead"));
}

#define FOLD_AT_LEAST 5

/* Where it is how a third of the plan is written, it is said once. */
static void
fold_verifiable (YdCheck *check)
{
  if (check->n_vague < FOLD_AT_LEAST || check->n_vague * 3 <= check->n_live)
    return;
  guint kept = 0;
  for (guint i = 0; i < check->findings->len; i++)
    {
      YdFinding *finding = check->findings->pdata[i];
      if (yd_finding_get_rule (finding) == &check->rule->rule
          && yd_finding_get_severity (finding) == YD_SEVERITY_HINT)
        g_object_unref (finding);
      else
        check->findings->pdata[kept++] = finding;
    }
  check->findings->len = kept;
  YdFinding *finding = yd_check_add (check, YD_TABLE_PLAN, check->row->id, NULL, YD_ID_NONE);
  yd_finding_set_sentence (finding,
                           N_ ("%s of %s points have neither a measure nor a result nor a date"));
  yd_finding_take_argument (finding, g_strdup_printf ("%u", check->n_vague));
  yd_finding_take_argument (finding, g_strdup_printf ("%u", check->n_live));
}

/* ---- long sentences ---- */

#define LONG_SENTENCE 180 /* characters between two full stops, names and brackets aside */

#define LONG_RUN 80 /* characters without any mark: nobody reads them in one breath */

static gboolean
is_pause (gunichar c)
{
  return c == 0xff0c || c == 0x3001 || c == ',' || c == 0x201c || c == 0x201d || c == 0x2014;
}

static void
report_run (YdCheck *check, const YdText *text, int start, int length)
{
  YdFinding *finding = yd_check_add_at (check, text, start, length);
  yd_finding_set_sentence (finding, N_ ("%s characters without a mark between them"));
  yd_finding_take_argument (finding, g_strdup_printf ("%d", length));
}

static void
check_sentences (YdCheck *check, const YdText *text)
{
  int start = 0, run = 0, n = 0, depth = 0, lists = 0;
  if ((text->kind != YD_TEXT_ITEM_BODY && text->kind != YD_TEXT_NOTICE_BODY)
      || text->n_chars < LONG_RUN)
    return;
  for (int i = 0; i <= text->n_chars; i++)
    {
      gunichar c = i < text->n_chars ? text->chars[i] : 0x3002;
      if (c == 0x300a || c == 0xff08)
        depth++;
      else if ((c == 0x300b || c == 0xff09) && depth > 0)
        depth--;
      gboolean ends = c == 0x3002 || c == 0xff1b || c == 0xff01 || c == 0xff1f || c == 0xff1a;
      lists += c == 0x3001;
      n += depth == 0 && !ends;
      if (ends || depth > 0 || is_pause (c))
        {
          if (i - run > LONG_RUN && n <= LONG_SENTENCE)
            report_run (check, text, run, i - run);
          run = i + 1;
        }
      if (!ends)
        continue;
      /* what lists many things is long but easy */
      if (n > LONG_SENTENCE && lists * 12 < n)
        {
          YdFinding *finding = yd_check_add_at (check, text, start, i - start);
          yd_finding_take_argument (finding, g_strdup_printf ("%d", n));
        }
      start = i + 1;
      n = depth = lists = 0;
    }
}

/* ---- burdens on those below ---- */

static const YdCheckPattern burdens[] = {
  { "报", "每(?:周|日|天|半月|旬|月)[^。；，\\n]{0,12}(?:报送|上报|填报)", NULL },
  { "报", "(?:报送|上报|填报)[^。；，\\n]{0,6}(?:台账|简报|信息稿|周报|日报|月报|旬报)", NULL },
  { "各",
    "各[^，。；、\\n]{1,14}(?:要|应|应当|须|分别)[^，。；\\n]{0,8}(?:制定|制订|出台)[^，。；\\n]{0,14}(?:配套(?:文件|政策|措施|方案)|实施细则|实施方案|工作方案|工作细则)",
    NULL },
  { "配套",
    "(?:制定|制订|出台|研究制定)[^，。；\\n]{0,10}配套(?:文件|实施细则|实施方案|工作方案|工作细则)",
    NULL },
  { "留痕", "(?:工作|全程|过程|痕迹)留痕", NULL },
  { "痕迹", "痕迹管理", NULL },
  { "留存", "(?:留存|保留)[^，。；、\\n]{0,6}(?:照片|影像|图片|视频)", NULL },
  { "打卡", "(?:每日|每天|拍照|定位|签到)打卡", NULL },
  { "制",
    "(?:制定|制订|出台)[^，。；\\n]{0,6}(?:本单位|本部门|本地区|本街镇|本机构)[^，。；\\n]{0,8}(?:计划|方案|细则)",
    NULL },
  { "请", "请[^。；\\n]{0,20}(?:制定|制订)[^，。；\\n]{0,8}(?:实施方案|工作方案|实施细则|实施计划)",
    NULL },
  { "各",
    "各[^，。；、\\n]{1,14}要[^。；\\n]{0,16}，(?:制定|制订|出台)[^，。；\\n]{0,8}(?:实施细则|实施方案|工作方案)",
    NULL },
  { "调度", "(?:周|日|旬)调度", NULL },
  { "排名", "(?:考核|通报|定期|(?:每月|每季度?|每周|每旬)[^。；，\\n]{0,12})排名", NULL },
  { "责任", "(?:层层|逐级)签订?[^，。；\\n]{0,6}责任[书状]", NULL },
  { "一票否决", "一票否决", NULL },
  { "群", "(?:建立|组建)[^，。；\\n]{0,6}(?:微信|QQ|工作)工?作?群", NULL },
  { NULL, NULL, NULL },
};

/* clang-format off */
const YdCheckRule yd_check_word_rules[] = {
  { .rule = { "not-verifiable", YD_SEVERITY_HINT, N_("Points of which nobody can tell whether they are done"), NULL },
    .sentence = N_("Nothing tells whether it is done: no measure, no result, no date"),
    .check_item = check_verifiable, .check_plan = fold_verifiable },
  { .rule = { "soft-verbs", YD_SEVERITY_HINT, N_("Many soft verbs: 进一步, 积极推进, 大力"), NULL },
    .sentence = N_("%s soft verbs and no figure, the first “%s”"),
    .check_item = check_soft, .check_plan = check_soft_plan },
  { .rule = { "long-sentence", YD_SEVERITY_HINT, N_("Long sentences"), NULL },
    .sentence = N_("A sentence of %s characters"),
    .check_text = check_sentences },
  { .rule = { "burden", YD_SEVERITY_HINT, N_("Reports and further papers asked of those below"), "《整治形式主义为基层减负若干规定》" },
    .sentence = N_("“%s”: the rules against formalism want it kept to what is needed"),
    .patterns = burdens, .kinds = BIT (YD_TEXT_ITEM_BODY) | BIT (YD_TEXT_NOTICE_BODY) | BIT (YD_TEXT_PLAN_ENDS) },
};
/* clang-format on */
const guint yd_check_n_word_rules = G_N_ELEMENTS (yd_check_word_rules);
