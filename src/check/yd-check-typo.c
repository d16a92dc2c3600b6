/* Owns: how numbers and marks are written, by GB/T 15834-2011 and GB/T 15835-2011, as tables of
 * patterns. What has one right form is put right; what a writer may have meant otherwise is only said. */

#include "yd-check-private.h"

#define HAN "\\x{4e00}-\\x{9fff}"
#define HAN_DIGIT "一二三四五六七八九"
#define DASHES "[-－–~]"
#define COUNTED                                                                                                                                                  \
  " ?(?:个|家|名|人|次|项|天|所|张|台|种|支|场|件|处|分钟|小时|周|岁|公里|倍|万|亿|元|米|吨|亩|平方米|床|辆|份|期|批|轮|" \
  "学时|课时|℃|月龄|年内|年左右)"

#define BIT(kind) (1u << (kind))
#define BODIES                                                                   \
  (BIT (YD_TEXT_ITEM_BODY) | BIT (YD_TEXT_PLAN_ENDS) | BIT (YD_TEXT_NOTICE_BODY) \
   | BIT (YD_TEXT_ANNEX_BODY))
#define HEADINGS                                                                    \
  (BIT (YD_TEXT_PLAN_TITLE) | BIT (YD_TEXT_ITEM_TITLE) | BIT (YD_TEXT_NOTICE_TITLE) \
   | BIT (YD_TEXT_ANNEX_TITLE))
#define NO_FIELDS (BODIES | HEADINGS)

/* GB/T 15834, 4.13.3: ～ between two amounts, — between two times. */
static const YdCheckPattern ranges[] = {
  { "[-－–—~～]", "(?<![\\d.%～—~–－-])(\\d+(?:\\.\\d+)?)[-－–—~～](\\d+(?:\\.\\d+)?)%",
    "\\1%～\\2%" },
  { "[-－–—~]", "(?<![\\d.])(\\d+(?:\\.\\d+)?)%[-－–—~](\\d+(?:\\.\\d+)?)%", "\\1%～\\2%" },
  { "[-－–~～]", "(?<!\\d)((?:19|20)\\d\\d年?)(?:" DASHES "|～|－)((?:19|20)\\d\\d年)", "\\1—\\2" },
  { "[-－–~～]", "(?<![\\d.])(1?\\d月?)(?:" DASHES "|～)(1?\\d月)(?![\\d龄])", "\\1—\\2" },
  { "[-－–~～]", "(?<![\\d.])([123]?\\d日)(?:" DASHES "|～)([123]?\\d日)", "\\1—\\2" },
  { "[-－–—~]",
    "(?<![\\d.A-Za-z第号—～~－–-])(\\d+(?:\\.\\d+)?)(?:" DASHES
    "|—(?!\\d+ ?(?:岁|月龄)))(\\d+(?:\\.\\d+)?)(?=" COUNTED
    ")", /* 0—6岁 is how such programmes are called */
    "\\1～\\2" },
  { "[-－–~～]", /* GB 2001-2010 is a standard, 〔2023-2025〕 no year of a number */
    "(?<![\\d.A-Za-z/〔-])(?<![A-Z] )((?:19|20)\\d\\d)(?:" DASHES
    "|～)((?:19|20)\\d\\d)(?=[）)》”三五十]|学年)",
    "\\1—\\2" },
  { ":", "(?<![\\d:])(\\d{1,2}:\\d\\d)(?:" DASHES "|～)(\\d{1,2}:\\d\\d)(?![\\d:])", "\\1—\\2" },
  { NULL, NULL, NULL },
};

/* An amount keeps its digits together; 1,200 in a run of Chinese reads as two numbers. */
static const YdCheckPattern commas[] = {
  { ",", "(?<![\\d.,])(\\d{1,3}),(\\d{3})(?:,(\\d{3}))?(?:,(\\d{3}))?(?![\\d,])", "\\1\\2\\3\\4" },
  /* these may still be two numbers */
  { ", ", "(?<![\\d.,])\\d{1,3}, \\d{3}(?=" COUNTED ")", NULL },
  { "，", "(?<![\\d.，])\\d{1,3}，\\d{3}(?=" COUNTED ")", NULL },
  { NULL, NULL, NULL },
};

/* Words that are written in Han digits though they count something: GB/T 15835, 4.2. */
static const YdCheckPattern words[] = {
  { "3五", "(?<!\\d)13五(?=[”\"]?(?:规划|时期|期间|计划)|”)", "十三五" },
  { "4五", "(?<!\\d)14五(?=[”\"]?(?:规划|时期|期间|计划)|”)", "十四五" },
  { "5五", "(?<!\\d)15五(?=[”\"]?(?:规划|时期|期间|计划)|”)", "十五五" },
  { "6五", "(?<!\\d)16五(?=[”\"]?(?:规划|时期|期间|计划)|”)", "十六五" },
  { "3甲", "(?<![\\d.])3甲(?=医院|标准|等|复|评|创|中|综|专|水平)", "三甲" },
  { "2甲", "(?<![\\d.])2甲(?=医院|标准|等|复|评|创|中|综|专|水平)", "二甲" },
  { "1体化", "(?<![\\d.])1体化", "一体化" },
  { "1站式", "(?<![\\d.])1站式", "一站式" },
  { "1把手", "(?<![\\d.])1把手", "一把手" },
  { "1网", "(?<![\\d.])1网(?=通办|统管)", "一网" },
  { "3医", "(?<![\\d.])3医(?=联动|协同)", "三医" },
  { "18大", "(?<=党的)18大", "十八大" },
  { "19大", "(?<=党的)19大", "十九大" },
  { "20大", "(?<=党的)20大", "二十大" },
  { "3级", "(?<![\\d.])3级(?=甲等|乙等|医院)", "三级" },
  { "2级", "(?<![\\d.])2级(?=甲等|乙等|医院)", "二级" },
  { "第1", "第1(?=责任人|书记|时间|议题|方阵|梯队|资源|生产力)", "第一" },
  { "1老1小", "1老1小", "一老一小" },
  { "零", "(?<=二)零(?=[〇零" HAN_DIGIT "]{2}年)", "〇" },
  { "零年", "(?<=[一二][零〇九][" HAN_DIGIT "])零(?=年)", "〇" },
  { "○", "(?<=[〇" HAN_DIGIT "])○|○(?=[" HAN_DIGIT "])", "〇" },
  { NULL, NULL, NULL },
};

/* Han digits where an amount, a date or a share is meant: GB/T 15835, 4.1. */
#define AMOUNT "(?<![第数几近上成" HAN_DIGIT "十百千万两\\d])[" HAN_DIGIT "两]"
#define AMOUNT_OF "(?=万?(?:余|多)?(?:人次|名|家|所|台|件|例|万元|亿元|元|公里|平方米|张床))"

static const YdCheckPattern amounts[] = {
  { "百分之", "百分之[" HAN_DIGIT "十百零点〇]+", NULL },
  { "年", "[一二][〇零○九][〇零○" HAN_DIGIT "]{2}年", NULL },
  { "十",
    "(?<![第初“近数几" HAN_DIGIT "十百千万\\d])(?:[二三四五六七八九]?十[" HAN_DIGIT
    "]|[二三四五六七八九]十)"
    "(?=(?:余|多)?(?:家|所|名|台|件|张|场|户|例|份|辆|期|支|万元|亿元|小时|公里))",
    NULL },
  { "百", AMOUNT "百" AMOUNT_OF, NULL },
  { "千", AMOUNT "千" AMOUNT_OF, NULL },
  { "万", AMOUNT "万" AMOUNT_OF, NULL },
  { "十张", AMOUNT "十(?=张床)", NULL },
  { "点",
    "(?<![第几" HAN_DIGIT "])[" HAN_DIGIT "十]+点[" HAN_DIGIT
    "零〇]+(?=个|张|万|亿|倍|元|人|名|平方|公里|小时|岁)",
    NULL },
  { "千", "(?<![\\d.])\\d+千(?=余|多|人|名|家|个|次|例|件|份|元|户|台|张|亩)", NULL },
  { "百", "(?<![\\d.])\\d+百(?=余|多|人|名|家|个|次|例|件|份|元|户|台|张|亩)", NULL },
  { "个百分点", "(?<![近数几])[" HAN_DIGIT "两]个百分点", NULL },
  { "月",
    "(?<![农历正腊第" HAN_DIGIT "十个])(?:十[一二]?|[" HAN_DIGIT "])月"
    "(?:底|末|份|前|上旬|中旬|下旬|[一二三]?十[" HAN_DIGIT "]?日|[" HAN_DIGIT "]日)",
    NULL },
  { NULL, NULL, NULL },
};

/* 三四个, not 三、四个: GB/T 15834, 4.5.3.4. 三、四季度 are two quarters, 三、四年级 two forms. */
static const YdCheckPattern rough[] = {
  { "、",
    "(?<![第、" HAN_DIGIT
    "十])(?:一、二|一、两|二、三|两、三|三、四|四、五|五、六|六、七|七、八|八、九)"
    "(?=(?:个|家|名|人|天|次|份|轮|所|张|台|种|支|场|分钟|小时|十|百|千|万|倍|成|年(?!级)))",
    NULL },
  { "、",
    "(?<![\\d.、第])(?:1、2|2、3|3、4|4、5|5、6|6、7|7、8|8、9)(?=(?:个|家|名|人|天|所|张|台|种|支|场|分钟|小时))",
    NULL },
  { NULL, NULL, NULL },
};

static const YdCheckPattern short_years[] = {
  { "年",
    "(?<![\\d年近第满约过逾超达—～.])\\d\\d(?=年(?:底前|底|末|初|度(?!假)|1?\\d月|上半年|下半年|工作(?!经|年|时|以|的|，|。)|要点|"
    "重点工作)|(?<![月–-]\\d\\d)(?:[-－–—~～]|、)\\d\\d年(?![龄级内以左]))",
    NULL },
  { NULL, NULL, NULL },
};

/* Where the two digits are those of a year about the plan's. */
static gboolean
is_short_year (YdCheck *check, const YdText *text, int start, int length)
{
  int year = (int)(text->chars[start] - '0') * 10 + (int)(text->chars[start + 1] - '0');
  return check->first_year > 0 && year >= (check->first_year - 2) % 100
         && year <= (check->last_year + 5) % 100;
}

static const YdCheckPattern doubled[] = {
  { "，，", "，{2,}", "，" },
  { "、、", "、{2,}", "、" },
  { "；；", "；{2,}", "；" },
  { "：：", "：{2,}", "：" },
  { "。。", "(?<!。)。。(?!。)", "。" },
  { "！！", "！{2,}", "！" },
  { "《《", "《《([^《》]*)》》", "《\\1》" },
  { "““", "““([^“”]*)””", "“\\1”" },
  { "[，。、]", "，[。；：、]|。[，；：、]|、[，。；：]|[；：][，。、]", NULL },
  { NULL, NULL, NULL },
};

static const YdCheckPattern ellipses[] = {
  { "...", "(?<=[" HAN "，。、”])\\.{3,6}(?!\\.)", "……" },
  { "。。。", "。{3,}", "……" },
  { "…", "(?<!…)…(?!…)", "……" },
  { NULL, NULL, NULL },
};

static const YdCheckPattern ellipsis_etc[] = {
  { "…", "……等|等等?……", NULL },
  { NULL, NULL, NULL },
};

static const YdCheckPattern dashes[] = {
  { "--", "(?<=[" HAN "”》）])--(?=[" HAN "“《（])", "——" },
  { "－－", "(?<=[" HAN "”》）])－－(?=[" HAN "“《（])", "——" },
  { "──", "──", "——" },
  { NULL, NULL, NULL },
};

/* GB/T 15834, appendix B.2: 一、 （一） 1. （1） 第一， 首先，. */
static const YdCheckPattern ordinals[] = {
  { ".", "^([" HAN_DIGIT "十]{1,3})[.．](?=[" HAN "“《])", "\\1、" },
  { "．", "^([" HAN_DIGIT "十]{1,3})．(?=[" HAN "“《])", "\\1、" },
  { "）", "^(（[" HAN_DIGIT "十\\d]{1,3}）)[、，．.]", "\\1" },
  { "第", "(?<![" HAN "])(第[" HAN_DIGIT "十]{1,2})、(?=[" HAN "“《])", "\\1，" },
  { "、", "^(\\d{1,2})、(?=[" HAN "“《])", "\\1." },
  { "是、", "(?<![" HAN "])([" HAN_DIGIT "]是)、(?=[" HAN "“《])", "\\1" },
  { "首先、", "首先、", "首先，" },
  { "其次、", "其次、", "其次，" },
  { NULL, NULL, NULL },
};

/* The sign of enumeration parts what is listed, and 等 is not listed. */
static const YdCheckPattern before_etc[] = {
  { "、等", "、(?=等(?![级候待额离效保次值比同距位因式温价]))", "" },
  { NULL, NULL, NULL },
};

/* GB/T 9704-2012, 7.2.5, of other documents too: 〔2025〕6号 */
static const YdCheckPattern document_numbers[] = {
  { "号", "[\\[［【]((?:19|20)\\d\\d)[\\]］】](?=第?\\d+号)", "〔\\1〕" },
  { "号", "(?<=〕)第(?=\\d+号)", "" },
  { "号", "(?<=〕)0+(?=[1-9]\\d*号)", "" },
  { NULL, NULL, NULL },
};

static const YdCheckPattern title_ends[] = {
  { "。", "。$", "" }, { "，", "，$", "" },  { "、", "、$", "" },
  { "；", "；$", "" }, { NULL, NULL, NULL },
};

/* ---- what patterns cannot count ---- */

/* 《…〈…〉…》 and “…‘…’…”: one within another of its own kind takes the inner form. */
static void
check_nested (YdCheck *check, const YdText *text)
{
  static const struct
  {
    gunichar open, close;
    const char *inner_open, *inner_close;
  } pairs[] = { { 0x300a, 0x300b, "〈", "〉" }, { 0x201c, 0x201d, "‘", "’" } };
  for (guint k = 0; k < G_N_ELEMENTS (pairs); k++)
    {
      int depth = 0, deepest = 0, start = -1, end = -1;
      for (int i = 0; i < text->n_chars; i++)
        {
          if (text->chars[i] == pairs[k].open && ++depth == 2 && start < 0)
            start = i;
          if (text->chars[i] == pairs[k].close && depth-- == 2)
            end = i;
          deepest = MAX (deepest, depth);
          if (depth < 0)
            break;
        }
      if (depth != 0 || deepest != 2)
        continue; /* none, or not in pairs: another rule says that */
      if (start > 0 && text->chars[start - 1] == pairs[k].open
          && text->chars[end + 1] == pairs[k].close)
        continue; /* 《《甲》》 is one pair too many */
      YdFinding *finding = yd_check_add_at (check, text, start, end + 1 - start);
      yd_finding_take_argument (finding, yd_text_dup_span (text, start, 1));
      for (int i = start, inner = 1; i <= end; i++)
        {
          if (text->chars[i] == pairs[k].open && ++inner == 2)
            yd_finding_add_edit (finding, text, i, 1, pairs[k].inner_open);
          if (text->chars[i] == pairs[k].close && inner-- == 2)
            yd_finding_add_edit (finding, text, i, 1, pairs[k].inner_close);
        }
    }
}

#define SHORTEST_PARAGRAPH 14 /* characters: what is shorter may be a heading */

/* A paragraph of sentences ends like one. */
static void
check_end (YdCheck *check, const YdText *text)
{
  int n = text->n_chars, marks = 0;
  gboolean closes
    = text->kind == YD_TEXT_NOTICE_BODY && g_str_has_prefix (text->text, "特此") && n < 10;
  if (!closes
      && (n < SHORTEST_PARAGRAPH
          || (text->kind != YD_TEXT_ITEM_BODY && text->kind != YD_TEXT_PLAN_ENDS
              && text->kind != YD_TEXT_NOTICE_BODY)))
    return;
  gunichar last = text->chars[n - 1];
  if (last == 0xff0c || last == 0x3001) /* ，、 */
    {
      YdFinding *finding = yd_check_add_at (check, text, n - 1, 1);
      yd_finding_set_sentence (finding, N_ ("The paragraph breaks off after “%s”"));
      yd_finding_set_severity (finding, YD_SEVERITY_WARNING);
      yd_finding_take_argument (finding, yd_text_dup_span (text, n - 1, 1));
      return;
    }
  for (int i = 0; i < n; i++)
    marks += text->chars[i] == 0xff0c || text->chars[i] == 0x3002;
  if ((marks == 0 && !closes) || !g_unichar_isalnum (last))
    return;
  YdFinding *finding = yd_check_add_at (check, text, n - 1, 1);
  yd_finding_add_edit (finding, text, n, 0, "。");
}

/* clang-format off */
const YdCheckRule yd_check_typo_rules[] = {
  { .rule = { "range-mark", YD_SEVERITY_HINT, N_("The mark between two numbers: 5%～8%, 2023—2025年"), "GB/T 15834-2011, 4.13.3" },
    .sentence = N_("“%s”: ～ stands between amounts, — between times, and both shares bear %%"),
    .patterns = ranges, .kinds = NO_FIELDS, .spares_names = TRUE },
  { .rule = { "thousands-comma", YD_SEVERITY_HINT, N_("Commas within numbers"), "GB/T 15835-2011" },
    .sentence = N_("“%s” is written without a comma"),
    .patterns = commas, .kinds = NO_FIELDS },
  { .rule = { "fixed-word-digits", YD_SEVERITY_WARNING, N_("Fixed words written with Arabic digits: 14五, 3甲"), "GB/T 15835-2011, 4.2" },
    .sentence = N_("“%s” is a fixed word and is written in Chinese digits"),
    .patterns = words },
  { .rule = { "han-amount", YD_SEVERITY_HINT, N_("Amounts, shares and dates in Chinese digits"), "GB/T 15835-2011, 4.1" },
    .sentence = N_("“%s” is an amount or a date and is written in Arabic digits"),
    .patterns = amounts, .kinds = BODIES },
  { .rule = { "rough-number", YD_SEVERITY_HINT, N_("、 within a rough number: 三、四个"), "GB/T 15834-2011, 4.5.3.4" },
    .sentence = N_("“%s”: a rough number has no 、 in it and is written in Chinese digits"),
    .patterns = rough, .kinds = NO_FIELDS },
  { .rule = { "short-year", YD_SEVERITY_WARNING, N_("Years of two digits"), "GB/T 15835-2011, 5.1" },
    .sentence = N_("“%s” looks like a year; years are written with four digits"),
    .patterns = short_years, .guard = is_short_year, .kinds = NO_FIELDS },
  { .rule = { "doubled-mark", YD_SEVERITY_WARNING, N_("Marks that stand side by side"), "GB/T 15834-2011" },
    .sentence = N_("“%s”: one mark too many"),
    .patterns = doubled },
  { .rule = { "ellipsis", YD_SEVERITY_HINT, N_("Ellipses of another form than ……"), "GB/T 15834-2011, 4.11" },
    .sentence = N_("“%s” is written ……"),
    .patterns = ellipses },
  { .rule = { "ellipsis-etc", YD_SEVERITY_HINT, N_("…… and 等 side by side"), "GB/T 15834-2011" },
    .sentence = N_("“%s” says the same twice"),
    .patterns = ellipsis_etc },
  { .rule = { "dash", YD_SEVERITY_HINT, N_("Dashes of another form than ——"), "GB/T 15834-2011, 4.10" },
    .sentence = N_("“%s” is written ——"),
    .patterns = dashes },
  { .rule = { "ordinal-mark", YD_SEVERITY_HINT, N_("The mark after 一 （一） 第一"), "GB/T 15834-2011, B.2" },
    .sentence = N_("“%s”: it is 一、 （一） 1. （1） and 第一，"),
    .patterns = ordinals, .kinds = BODIES },
  { .rule = { "mark-before-etc", YD_SEVERITY_HINT, N_("、 before 等"), "GB/T 15834-2011" },
    .sentence = N_("No 、 stands before 等"),
    .patterns = before_etc },
  { .rule = { "document-number", YD_SEVERITY_WARNING, N_("Numbers of documents written otherwise than 〔2025〕6号"), "GB/T 9704-2012, 7.2.5" },
    .sentence = N_("“%s”: a document's number is written 〔2025〕6号"),
    .patterns = document_numbers },
  { .rule = { "title-end-mark", YD_SEVERITY_HINT, N_("A mark at the end of a title"), "GB/T 15834-2011" },
    .sentence = N_("A title has no “%s” at its end"),
    .patterns = title_ends, .kinds = HEADINGS },
  { .rule = { "nested-marks", YD_SEVERITY_HINT, N_("《》 within 《》, “” within “”"), "GB/T 15834-2011, 4.8 and 4.15" },
    .sentence = N_("“%s” within its own kind: the inner ones are 〈〉 and ‘’"),
    .check_text = check_nested },
  { .rule = { "no-end-mark", YD_SEVERITY_HINT, N_("Paragraphs without a mark at their end"), "GB/T 15834-2011, 4.1" },
    .sentence = N_("The paragraph has no mark at its end"),
    .check_text = check_end },
};
/* clang-format on */
const guint yd_check_n_typo_rules = G_N_ELEMENTS (yd_check_typo_rules);
