/* Owns: words that are misspelt wherever they stand, words that office style replaces, and words
 * written twice, as data. Refuses: what only the sentence can tell: 制定 and 制订, 权利 and 权力. */

#include "yd-check-private.h"

#include "yd-char.h"
#include "yd-words.h"

#include <string.h>

/* Each right in no sentence, not even as the end of one word and the beginning of the next, as 工做 stands
 * in 职工做好 and 以经 in 以经济建设: such need their pattern below. */
static const char *const misspelt[][2] = {
  { "时侯", "时候" },         { "帐户", "账户" },         { "台帐", "台账" },
  { "帐目", "账目" },         { "记帐", "记账" },         { "对帐", "对账" },
  { "复盖", "覆盖" },         { "松驰", "松弛" },         { "幅射", "辐射" },
  { "追朔", "追溯" },         { "防碍", "妨碍" },         { "惯彻", "贯彻" },
  { "贯澈", "贯彻" },         { "籍此", "借此" },         { "恰谈", "洽谈" },
  { "通迅", "通讯" },         { "辩认", "辨认" },         { "辩别", "辨别" },
  { "分辩率", "分辨率" },     { "医疔", "医疗" },         { "诊疔", "诊疗" },
  { "协凋", "协调" },         { "覆盖律", "覆盖率" },     { "百份点", "百分点" },
  { "一愁莫展", "一筹莫展" }, { "再接再励", "再接再厉" }, { "迫不急待", "迫不及待" },
  { "不径而走", "不胫而走" }, { "一如继往", "一如既往" }, { "同心协立", "同心协力" },
  { "齐心协立", "齐心协力" }, { "因地治宜", "因地制宜" }, { "与时具进", "与时俱进" },
  { "与时惧进", "与时俱进" }, { "行之有郊", "行之有效" }, { "有的放失", "有的放矢" },
  { "走头无路", "走投无路" }, { "按步就班", "按部就班" }, { "坚苦奋斗", "艰苦奋斗" },
  { "长郊机制", "长效机制" }, { "规犯", "规范" },         { "教肓", "教育" },
  { "体肓", "体育" },         { "托肓", "托育" },         { "生肓", "生育" },
  { "培肓", "培育" },         { "保肓", "保育" },         { "感柒", "感染" },
  { "传柒", "传染" },         { "污柒", "污染" },         { "防冶", "防治" },
  { "冶理", "治理" },         { "冶疗", "治疗" },         { "政冶", "政治" },
  { "法冶", "法治" },         { "亳不", "毫不" },         { "拔款", "拨款" },
  { "拔付", "拨付" },         { "划拔", "划拨" },         { "侯诊", "候诊" },
  { "侯选", "候选" },         { "气侯", "气候" },         { "症侯", "症候" },
  { "渡假", "度假" },         { "卫建委", "卫健委" },     { "卫建局", "卫健局" },
  { "医供体", "医共体" },     { "医疗集疗", "医疗集团" }, { "医疗集困", "医疗集团" },
};

/* One sign for one: those that stand in no simplified text. */
static const char traditional[]
  = "統统計计醫医療疗衛卫務务業业國国區区縣县機机構构設设備备個个們们為为與与學学習习來来時时會会對对"
    "開开關关發发經经濟济實实際际體体點点應应動动產产節节據据總总結结說说話话讀读語语請请認认識识護护"
    "條条權权標标準准樣样極极樓楼歲岁歷历氣气沒没況况測测災灾無无爭争狀状獎奖獨独現现環环畫画監监盤盘"
    "確确種种積积穩稳競竞筆笔級级組组細细終终給给維维綜综網网線线練练績绩續续職职聯联聽听興兴舉举舊旧"
    "處处術术衝冲補补裝装製制複复見见規规視视覺觉觀观討讨訂订訓训記记訪访許许訴诉診诊評评詢询試试該该"
    "詳详誌志誰谁課课調调論论諮咨講讲證证譯译議议負负財财責责貢贡貧贫貨货費费貼贴資资賽赛質质購购車车"
    "軍军軟软較较載载輔辅輕轻輸输辦办農农運运過过達达還还進进遠远適适選选遺遗鄉乡醖酝釋释針针銀银錄录"
    "鋪铺鎮镇長长門门閉闭間间閱阅陣阵陽阳隊队階阶隨随險险難难電电靈灵靜静項项順顺須须預预領领頭头題题"
    "願愿類类顧顾風风養养館馆驗验黨党齊齐齡龄龍龙優优價价償偿儲储兒儿兩两劃划劑剂創创勞劳勢势勵励勤勤"
    "單单嚴严園园圍围團团圖图場场報报塊块壓压壯壮夢梦婦妇孫孙寶宝專专將将導导層层屬属島岛幣币幫帮廠厂"
    "廣广張张強强彈弹彙汇徹彻戰战戶户擇择擔担擴扩擬拟擾扰攝摄數数斷断書书晉晋暫暂東东條条業业榮荣樹树"
    "橋桥檔档檢检歡欢殘残滅灭準准溝沟滿满漢汉潔洁潛潜濕湿燈灯營营牆墙獲获瑪玛瘡疮盡尽眾众禮礼稅税";

/* What a text is looked through with, made once. */
typedef struct
{
  guint8 heads[8192];     /* a bit a character below U+10000: something begins with it */
  GHashTable *words;      /* first character → GPtrArray of the pairs in @misspelt */
  GHashTable *simplified; /* character → its simplified form */
} Lexicon;

static const Lexicon *
get_lexicon (void)
{
  static Lexicon *shared;
  if (!g_once_init_enter (&shared))
    return shared;
  Lexicon *made = g_new0 (Lexicon, 1);
  made->words = g_hash_table_new (NULL, NULL);
  made->simplified = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (misspelt); i++)
    {
      gunichar head = g_utf8_get_char (misspelt[i][0]);
      GPtrArray *list = g_hash_table_lookup (made->words, GUINT_TO_POINTER (head));
      if (list == NULL)
        g_hash_table_insert (made->words, GUINT_TO_POINTER (head), list = g_ptr_array_new ());
      g_ptr_array_add (list, (gpointer)misspelt[i]);
      made->heads[head / 8] |= (guint8)(1u << head % 8);
    }
  for (const char *p = traditional; *p != '\0';)
    {
      gunichar old = g_utf8_get_char (p), now = g_utf8_get_char (p = g_utf8_next_char (p));
      p = g_utf8_next_char (p);
      if (old == now)
        continue;
      g_hash_table_insert (made->simplified, GUINT_TO_POINTER (old), GUINT_TO_POINTER (now));
      made->heads[old / 8] |= (guint8)(1u << old % 8);
    }
  g_once_init_leave (&shared, made);
  return shared;
}

static gboolean
is_head (const Lexicon *lexicon, gunichar c)
{
  return c < 0x10000 && (lexicon->heads[c / 8] & (1u << c % 8)) != 0;
}

/* The pair whose first word stands at @i; its length in @n. */
static const char *const *
find_misspelt (const Lexicon *lexicon, const YdText *text, int i, int *n)
{
  GPtrArray *list = g_hash_table_lookup (lexicon->words, GUINT_TO_POINTER (text->chars[i]));
  for (guint k = 0; list != NULL && k < list->len; k++)
    {
      const char *const *pair = list->pdata[k];
      const char *p = pair[0];
      for (*n = 0; *p != '\0' && text->chars[i + *n] == g_utf8_get_char (p); (*n)++)
        p = g_utf8_next_char (p);
      if (*p == '\0')
        return pair;
    }
  return NULL;
}

/* One finding a text, as who mends one mends them all. */
static void
check_misspelt (YdCheck *check, const YdText *text)
{
  const Lexicon *lexicon = get_lexicon ();
  YdFinding *finding = NULL;
  int first = -1;
  for (int i = 0; i < text->n_chars; i++)
    {
      char now[7] = { 0 };
      const char *const *pair;
      int n = 1;
      if (!is_head (lexicon, text->chars[i]))
        continue;
      gunichar simple = GPOINTER_TO_UINT (
        g_hash_table_lookup (lexicon->simplified, GUINT_TO_POINTER (text->chars[i])));
      if (simple != 0)
        g_unichar_to_utf8 (simple, now);
      else if ((pair = find_misspelt (lexicon, text, i, &n)) == NULL)
        continue;
      if (first < 0)
        {
          first = i;
          finding = yd_check_add_at (check, text, i, n);
          yd_finding_take_argument (finding, yd_text_dup_span (text, i, n));
          yd_finding_take_argument (finding, g_strdup (simple != 0 ? now : pair[1]));
        }
      if (finding == NULL)
        return; /* switched off */
      g_autofree char *found = yd_text_dup_span (text, i, n);
      yd_finding_name_also (finding, 0, found, simple != 0 ? now : pair[1]);
      yd_finding_set_span (finding, first, i + n - first);
      yd_finding_add_edit (finding, text, i, n, simple != 0 ? now : pair[1]);
      i += n - 1;
    }
}

/* Right elsewhere, but not before or behind these words. */
static const YdCheckPattern misplaced[] = {
  { "付", "(?<![支交给垫托拨偿应待])付(?=主任|院长|区长|局长|书记|市长|县长|处长|科长|组长)",
    "副" },
  { "鉴定", "鉴定(?=[^，。；]{0,8}责任[书状])", "签订" },
  { "反应", "反应(?=问题|情况|诉求|意见|渠道|民意)", "反映" },
  { "必需", "必需(?=要|在|按|由|做|有|坚持|严格|加强|完成|达到)", "必须" },
  { "年年", "(\\d{4})年年度", "\\1年度" },
  { "按装", "按装(?![备修置])", "安装" },
  { NULL, NULL, NULL },
};

/* ---- what office style prefers ---- */

static const YdCheckPattern preferred[] = {
  { "部份", "部份(?!额|数)", "部分" },
  { "布署", "布署(?!名)", "部署" },
  { "签定", "签定", "签订" },
  { "撤消", "撤消", "撤销" },
  { "报导", "报导(?!师)", "报道" },
  { "做为", "(?<=[，。把])做为(?!民|了|人|群|患)", "作为" },
  { "其它", "其它", "其他" },
  { "截止", "截止(?=\\d|目前|今年|去年|本年|上年|本月|[一二]〇)", "截至" },
  { "做出",
    "做出(?=贡献|决定|部署|安排|努力|承诺|表率|批示|指示|规定|调整|应有|重要|重大|突出|新的|更大|更多|积极|有益|卓越|较大)",
    "作出" },
  { "建国", "(?<![开创])建国(?=以来|初期|\\d+周年|\\d+年|[一二三四五六七八九十]+周年)",
    "新中国成立" },
  { "坚持", "坚持(?!以|用|把)([^，。；“”]{2,40}思想)为指导", "坚持以\\1为指导" },
  { "「", "「([^「」]*)」", "“\\1”" },
  { "不忘初心", "不忘初心，牢记使命", "不忘初心、牢记使命" },
  { NULL, NULL, NULL },
};

/* ---- written twice ---- */

static gboolean
is_one_of (gunichar c, const char *chars)
{
  for (; *chars != '\0'; chars = g_utf8_next_char (chars))
    if (g_utf8_get_char (chars) == c)
      return TRUE;
  return FALSE;
}

/* Words of one character that no sentence has twice, but for the words around them: 目的的, 为了了解,
 * 参与与否, 以及及时. */
static const struct
{
  const char *twice, *not_after, *not_before;
} particles[] = {
  { "的", "目标有", "士确" },
  { "了", "不", "解如之然" },
  { "和", "共缓温总随平", "谐美平睦" },
  { "与", "参给赋", "会" },
  { "及", "以涉顾普波危触提", "时格" },
  { "在", "存现正潜所内外实自", "校职建线读岗编" },
  { "是", "但只还就总", "非否" },
  { "为", "行作成认因以变称视", "民了何" },
  { "并", "合兼归一", "入发轨网联" },
  { "将", "", "来军士要" },
  { "被", "", "告动" },
  { "或", "", "" },
};

static gboolean
is_doubled_particle (const YdText *text, int i)
{
  gunichar c = text->chars[i];
  if (c != text->chars[i + 1] || c == text->chars[i + 2] || (i > 0 && c == text->chars[i - 1]))
    return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (particles); k++)
    if (c == g_utf8_get_char (particles[k].twice))
      return (i == 0 || !is_one_of (text->chars[i - 1], particles[k].not_after))
             && !is_one_of (text->chars[i + 2], particles[k].not_before);
  return FALSE;
}

/* A verb that begins many a clause, so that twice it is never one word's end and the next one's
 * beginning, as 医院医院感染 is. */
static gboolean
is_verb (const YdText *text, int i)
{
  static const char *const verbs[]
    = { "推进", "推动",   "加强", "开展", "完善", "做好", "落实", "提升", "提高",
        "建立", "健全",   "强化", "深化", "优化", "加快", "促进", "实现", "完成",
        "确保", "进一步", "持续", "积极", "全面", "不断", "制定", "探索", "进行" };
  for (guint k = 0; k < G_N_ELEMENTS (verbs); k++)
    {
      int n = 0;
      for (const char *p = verbs[k]; *p != '\0'; p = g_utf8_next_char (p), n++)
        if (text->chars[i + n] != g_utf8_get_char (p))
          break;
      if (n == (int)g_utf8_strlen (verbs[k], -1))
        return TRUE;
    }
  return FALSE;
}

/* Words of which one character more is a slip of the hand, where a dictionary finds no other use for it:
 * 运行|机|机制, but 时机|机制. First those whose first stands twice, then those whose last does. */
/* clang-format off */
static const char first_twice[]
  = "机制机构能力服务群众提升提高加强强化推进推动完善开展落实规范促进培训基层公共疾病预防平台技术结构措施卫生发展水平";
static const char last_twice[]
  = "体系机构能力服务群众人民管理治理发展改革保障任务责任效率完善提升推动强化深化优化培训医疗患者家庭数据队伍资源结构措施政策环境经济文化矛盾满意覆盖制度";
/* clang-format on */

static gboolean
has_pair (const char *pairs, gunichar a, gunichar b)
{
  while (*pairs != '\0')
    {
      gunichar first = g_utf8_get_char (pairs);
      pairs = g_utf8_next_char (pairs);
      if (first == a && g_utf8_get_char (pairs) == b)
        return TRUE;
      pairs = g_utf8_next_char (pairs);
    }
  return FALSE;
}

#define AROUND 12 /* characters that tell where words begin */

/* Whether the character at @i is a word by itself, beside the word of two at @word. */
static gboolean
is_left_over (const YdText *text, int i, int word)
{
  int from = i, to = i + 1;
  guint n;
  while (from > 0 && i - from < AROUND && yd_char_is_han (text->chars[from - 1]))
    from--;
  while (to < text->n_chars && to - i < AROUND && yd_char_is_han (text->chars[to]))
    to++;
  g_autofree char *around = yd_text_dup_span (text, from, to - from);
  g_autofree gboolean *starts = yd_words_find_starts (around, -1, &n);
  return starts[i - from] && (i + 1 == to || starts[i + 1 - from]) && starts[word - from]
         && !starts[word + 1 - from];
}

/* 运行机机制 and 疾控体系系能力 */
static gboolean
is_doubled_syllable (const YdText *text, int i)
{
  gunichar c = text->chars[i], before = i > 0 ? text->chars[i - 1] : 0, after = text->chars[i + 2];
  if (c != text->chars[i + 1] || c == before || c == after)
    return FALSE;
  return (has_pair (first_twice, c, after) && is_left_over (text, i, i + 1))
         || (has_pair (last_twice, before, c) && is_left_over (text, i + 1, i - 1));
}

/* 双向转诊转诊，: before a mark a word of two cannot be the beginning of the next. 一步一步 is one word. */
static gboolean
ends_doubled (const YdText *text, int i, int n)
{
  static const char marks[] = "，。；、";
  int end = i + 2 * n;
  return n == 2 && i > 0 && yd_char_is_han (text->chars[i - 1]) && end < text->n_chars
         && is_one_of (text->chars[end], marks) && !is_one_of (text->chars[i], "一逐半");
}

/* How many characters at @i stand there twice, one time after the other; 0 for none. */
static int
doubled_at (const YdText *text, int i)
{
  if (is_doubled_particle (text, i) || is_doubled_syllable (text, i))
    return 1;
  for (int n = 2; n <= 8 && i + 2 * n <= text->n_chars; n++)
    {
      gboolean same = text->chars[i] == text->chars[i + n];
      for (int k = 0; k < n && same; k++)
        same = text->chars[i + k] == text->chars[i + n + k] && yd_char_is_han (text->chars[i + k]);
      if (same && text->chars[i] != text->chars[i + 1]
          && (n >= 4 || is_verb (text, i) || ends_doubled (text, i, n)))
        return n;
    }
  return 0;
}

static void
check_doubled (YdCheck *check, const YdText *text)
{
  if (text->kind == YD_TEXT_NOTICE_FIELD)
    return;
  for (int i = 0; i + 1 < text->n_chars; i++)
    {
      int n = yd_char_is_han (text->chars[i]) ? doubled_at (text, i) : 0;
      if (n == 0)
        continue;
      YdFinding *finding = yd_check_add_at (check, text, i, 2 * n);
      yd_finding_take_argument (finding, yd_text_dup_span (text, i, 2 * n));
      yd_finding_add_edit (finding, text, i + n, n, "");
      i += 2 * n - 1;
    }
}

/* A clause that begins with a verb and comes to its noun with 的: 完善分级诊疗制度的制定和完善。 */
static const YdCheckPattern repeated[] = {
  { "的",
    "(?:^|(?<=[，。；：]))(?:进一步|持续|不断|全面|积极|加快)?"
    "(推进|推动|加强|开展|完善|做好|落实|提升|提高|建立|健全|强化|深化|优化|促进|实现|保障|规范|制定|拓展)"
    "[^，。；：“”《》]{2,24}的[^，。；：“”《》]{0,8}\\1(?=[，。；]|$)",
    NULL },
  { NULL, NULL, NULL },
};

/* clang-format off */
const YdCheckRule yd_check_lexicon_rules[] = {
  { .rule = { "misspelt-word", YD_SEVERITY_WARNING, N_("Misspelt words and traditional characters"), NULL },
    .sentence = N_("“%s” should be “%s”"),
    .check_text = check_misspelt, .patterns = misplaced, .says_replacement = TRUE },
  { .rule = { "preferred-word", YD_SEVERITY_HINT, N_("Words that office style writes in another way: 其它, 做出贡献"), NULL },
    .sentence = N_("“%s” is written “%s” in official documents"),
    .patterns = preferred, .says_replacement = TRUE, .spares_names = TRUE },
  { .rule = { "doubled-word", YD_SEVERITY_WARNING, N_("Words that stand there twice"), NULL },
    .sentence = N_("“%s”: written twice"),
    .check_text = check_doubled },
  { .rule = { "repeated-verb", YD_SEVERITY_WARNING, N_("Clauses that end with the verb they begin with: 完善…的完善"), NULL },
    .sentence = N_("“%s”: the verb stands there twice"),
    .patterns = repeated },
};
/* clang-format on */
const guint yd_check_n_lexicon_rules = G_N_ELEMENTS (yd_check_lexicon_rules);
