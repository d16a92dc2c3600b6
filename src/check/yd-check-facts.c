/* Owns: rules about what cannot be so: days that no calendar has, shares above the whole, parts that are
 * more than it, bounds said twice. Refuses: to correct a number; nobody but the office knows the right one. */

#include "yd-check-private.h"

#include "yd-char.h"
#include "yd-decimal.h"
#include "yd-numeral.h"

#include <string.h>

#define BIT(kind) (1u << (kind))
#define PROSE                                                                   \
  (BIT (YD_TEXT_ITEM_BODY) | BIT (YD_TEXT_ITEM_TITLE) | BIT (YD_TEXT_PLAN_ENDS) \
   | BIT (YD_TEXT_NOTICE_BODY) | BIT (YD_TEXT_NOTICE_FIELD) | BIT (YD_TEXT_ANNEX_BODY))

static int
fetch_int (GMatchInfo *match, int group)
{
  g_autofree char *digits = g_match_info_fetch (match, group);
  return digits != NULL && *digits != '\0' ? (int)g_ascii_strtoll (digits, NULL, 10) : 0;
}

/* A finding at group @group of @match, with its words. */
static YdFinding *
add_match (YdCheck *check, const YdText *text, GMatchInfo *match, int group)
{
  int from = 0, to = 0;
  g_match_info_fetch_pos (match, group, &from, &to);
  YdFinding *finding
    = yd_check_add_at (check, text, yd_text_get_offset (text, text->text + from),
                       (int)g_utf8_pointer_to_offset (text->text + from, text->text + to));
  yd_finding_take_argument (finding, g_match_info_fetch (match, group));
  return finding;
}

/* ---- days ---- */

/* 0 for Sunday; of a day that is one. */
static int
weekday_of (YdDate day)
{
  const YdDate sunday = yd_date_new_day (2023, 1, 1);
  return ((yd_date_days_from (sunday, day) % 7) + 7) % 7;
}

static const char *const weekdays[] = { "日", "一", "二", "三", "四", "五", "六" };

static void
check_weekday (YdCheck *check, const YdText *text, GMatchInfo *match, YdDate day, gboolean sure)
{
  g_autofree char *said = g_match_info_fetch (match, 4);
  if (said == NULL || *said == '\0')
    return;
  int wanted = weekday_of (day);
  const char *now = strcmp (said, "天") == 0 ? "日" : said;
  if (strcmp (weekdays[wanted], now) == 0)
    return;
  YdFinding *finding = add_match (check, text, match, 0);
  yd_finding_set_sentence (finding, N_ ("“%s”: that day is 星期%s"));
  if (!sure)
    yd_finding_set_severity (finding, YD_SEVERITY_WARNING);
  yd_finding_take_argument (finding, g_strdup (weekdays[wanted]));
}

/* 2月30日, 13月底 and 2025年3月20日（星期五）. Without a year a day is one of the plan's year, of which
 * that is not sure. */
static void
check_days (YdCheck *check, const YdText *text)
{
  static const char pattern[]
    = "(?<![\\d.])(?:((?:19|20)\\d\\d)年)?(\\d{1,2})月(\\d{1,2})[日号](?:[（(]?(?:星期|周)([一二三四五六日天])[）)]?)?"
      "|(?<![\\d.—～~–-])((?:1[3-9]|[2-9]\\d)月)(?=底|份|前|末|中旬|上旬|下旬)";
  if (!(PROSE & BIT (text->kind)) || yd_text_find (text, "月") == NULL)
    return;
  g_autoptr (GMatchInfo) match = NULL;
  g_regex_match (yd_check_get_regex (pattern), text->text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      int year = fetch_int (match, 1), month = fetch_int (match, 2), day = fetch_int (match, 3);
      gboolean known = year > 0 || (check->row->year > 0 && check->first_year == check->last_year);
      YdDate date = yd_date_new_day (year > 0 ? year
                                     : !known ? 2024 /* a leap year */
                                              : check->row->year,
                                     month, day);
      if (yd_date_is_set (date))
        {
          if (known)
            check_weekday (check, text, match, date, year > 0);
          continue;
        }
      YdFinding *finding = add_match (check, text, match, 0);
      if (year == 0 && month == 2 && day == 29)
        yd_finding_set_severity (finding, YD_SEVERITY_WARNING);
    }
}

/* ---- shares ---- */

#define NEVER_MORE                                                                                                                               \
  "覆盖率|合格率|接种率|签约率|知晓率|达标率|满意度|满意率|建档率|互认率|筛查率|随访率|普及率|公示率|" \
  "管理率|规范率|上报率|报告率|建成率|配备率|持证率|签订率|入学率|参保率|办结率|就诊率|治愈率|好转率|符合率"

static void
check_shares (YdCheck *check, const YdText *text)
{
  static const char pattern[]
    = "(?<!毛)(" NEVER_MORE
      ")[^，。；、：\\d]{0,10}((?<![\\d.])\\d{3,6}(?:\\.\\d+)?[%％])(?=((?:及|或)?以上)?)(?!左右)";
  if (!(PROSE & BIT (text->kind)) || strpbrk (text->text, "%") == NULL)
    return;
  g_autoptr (GMatchInfo) match = NULL;
  g_regex_match (yd_check_get_regex (pattern), text->text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *all = g_match_info_fetch (match, 0);
      g_autofree char *share = g_match_info_fetch (match, 2);
      g_autofree char *above = g_match_info_fetch (match, 3);
      double percent = g_ascii_strtod (share, NULL);
      gboolean whole = percent == 100 && above != NULL && *above != '\0'; /* 100%以上 */
      if ((percent <= 100 && !whole)
          || g_regex_match_simple ("(?:增长|提高|提升|上升|增加)了?\\d", all, 0, 0))
        continue;
      YdFinding *finding = add_match (check, text, match, 0);
      yd_finding_set_sentence (finding, N_ ("“%s”: this cannot be above 100%%"));
      if (whole)
        yd_finding_set_severity (finding, YD_SEVERITY_WARNING);
    }
}

/* ---- a whole and its parts ---- */

#define FAR_OFF 2 /* more, and the brackets hold something else than what is counted */

/* 新增2家（甲站、乙站、丙站）: as many names as are counted, where all are named. */
static void
check_names_counted (YdCheck *check, const YdText *text)
{
  static const char pattern[]
    = "(?<![\\d.第—～~-])(\\d{1,2})(?:个|家|所|名|项|处|座|支)(?:[^，。；：、（()\\d]{0,12})?[（(]([^（）()，；。\\d]{5,200})[）)]";
  g_autoptr (GMatchInfo) match = NULL;
  g_regex_match (yd_check_get_regex (pattern), text->text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *names = g_match_info_fetch (match, 2);
      int said = fetch_int (match, 1), least = 1, most = 1;
      if (strstr (names, "、") == NULL
          || g_regex_match_simple (
            "含|包括|等|其中|以下|原则|以及|各|详见|每|～|—|即|分别|：|负责|牵头|单位", names, 0,
            0))
        continue;
      for (const char *p = names; *p != '\0'; p = g_utf8_next_char (p))
        switch (g_utf8_get_char (p))
          {
          case 0x3001: /* 、 */
            least++;
            most++;
            break;
          case 0x548c:
          case 0x53ca:
          case 0x4e0e: /* 和及与: between two names, or within one */
            most++;
            break;
          }
      if ((said >= least && said <= most) || said < 2 || ABS (said - least) > FAR_OFF)
        continue; /* 培训30名（医师、护士） says of which kind */
      YdFinding *finding = add_match (check, text, match, 0);
      yd_finding_set_sentence (finding, N_ ("“%s”: it counts %s, but names %s"));
      yd_finding_take_argument (finding, g_strdup_printf ("%d", said));
      yd_finding_take_argument (finding, g_strdup_printf ("%d", least));
    }
}

/* 共12家，其中甲8家、乙6家: parts of one measure that make more than the whole. They may overlap. */
static void
check_parts (YdCheck *check, const YdText *text)
{
  static const char pattern[]
    = "(?:(?:共|共计|合计|总计|总数达?|总数为)[^，。；\\d]{0,8}|(?<![\\d.第—～~-])(?=[^，。；]{1,28}[，：（(]其中))(\\d{1,7}(?:\\.\\d+)?)(个|家|所|名|项|张|台|万元|亿元|人|场|件)[^。；，\\d]{0,12}[，：（(](?:其中|包括|分别为)([^。；]*)";
  if (yd_text_find (text, "其中") == NULL && yd_text_find (text, "包括") == NULL
      && yd_text_find (text, "分别为") == NULL)
    return;
  g_autoptr (GMatchInfo) match = NULL;
  g_regex_match (yd_check_get_regex (pattern), text->text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *total = g_match_info_fetch (match, 1);
      g_autofree char *measure = g_match_info_fetch (match, 2);
      g_autofree char *parts = g_match_info_fetch (match, 3);
      g_autofree char *part = g_strdup_printf ("(?<![\\d.])(\\d{1,7}(?:\\.\\d+)?)%s", measure);
      g_autoptr (GRegex) regex = g_regex_new (part, 0, 0, NULL);
      g_autoptr (GMatchInfo) each = NULL;
      double sum = 0;
      int n = 0;
      g_regex_match (regex, parts, 0, &each);
      for (; g_match_info_matches (each); g_match_info_next (each, NULL), n++)
        {
          g_autofree char *digits = g_match_info_fetch (each, 1);
          sum += g_ascii_strtod (digits, NULL);
        }
      if (n < 2 || sum <= g_ascii_strtod (total, NULL) + 1e-6)
        continue;
      YdFinding *finding = add_match (check, text, match, 0);
      yd_finding_take_argument (finding, g_strdup_printf ("%g%s", sum, measure));
      yd_finding_take_argument (finding, g_strconcat (total, measure, NULL));
      if (yd_text_find (text, "分别为") == NULL)
        yd_finding_set_severity (finding, YD_SEVERITY_HINT);
    }
}

/* ---- from one number to another ---- */

#define UP "提高|提升|增加|上升|增长|扩大|扩展|拓展|延长"
#define DOWN "减少|降低|下降|缩短|压缩|缩减|压减|降"

/* 由10个减少到12个: of one measure, and the other way round than the word says. */
static void
check_ways (YdCheck *check, const YdText *text)
{
  static const char pattern[]
    = "[由从](?:20\\d\\d年)?[^，。；、：\\d]{0,6}(?<![\\d.])(\\d{1,9}(?:\\.\\d+)?)(%|‰|[^，。；、：\\d.]{0,3}?)(?:逐步|大幅|进一步|再|稳步)?(?:(" UP
      ")|(" DOWN ")|调整)了?[到至为](\\d{1,9}(?:\\.\\d+)?)(%|‰|万|亿|[^，。；、：\\d.]|$)";
  if (!(PROSE & BIT (text->kind)) || strpbrk (text->text, "0123456789") == NULL
      || (yd_text_find (text, "由") == NULL && yd_text_find (text, "从") == NULL))
    return;
  g_autoptr (GMatchInfo) match = NULL;
  g_regex_match (yd_check_get_regex (pattern), text->text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *from = g_match_info_fetch (match, 1),
                      *measure = g_match_info_fetch (match, 2);
      g_autofree char *up = g_match_info_fetch (match, 3), *down = g_match_info_fetch (match, 4);
      g_autofree char *to = g_match_info_fetch (match, 5), *next = g_match_info_fetch (match, 6);
      double a = g_ascii_strtod (from, NULL), b = g_ascii_strtod (to, NULL);
      gboolean comparable = *measure != '\0' ? *next != '\0' && g_str_has_prefix (measure, next)
                                             : strcmp (next, "万") != 0 && strcmp (next, "亿") != 0;
      if (comparable && ((*up != '\0' && b < a) || (*down != '\0' && b > a)))
        yd_finding_set_sentence (add_match (check, text, match, 0),
                                 N_ ("“%s”: the numbers go the other way"));
    }
}

static void
check_sums (YdCheck *check, const YdText *text)
{
  if (!(PROSE & BIT (text->kind)) || strpbrk (text->text, "0123456789") == NULL)
    return;
  if (yd_text_find (text, "（") != NULL || strchr (text->text, '(') != NULL)
    check_names_counted (check, text);
  check_parts (check, text);
  check_ways (check, text);
}

/* ---- patterns ---- */

#define AMOUNT \
  "\\d+(?:\\.\\d+)?(?:%|‰|个|家|所|名|人|人次|项|张|台|场|件|例|次|天|小时|分钟|元|万元|亿元|公里)"

static const YdCheckPattern bounds[] = {
  { "以",
    "((?:不低于|不少于|至少|超过|≥)" AMOUNT ")及?以上|((?:不超过|不高于|不多于|最多|≤)" AMOUNT
    ")(?:及?以下|以内)",
    "\\1\\2" },
  { "以", "((?:不低于|不少于|至少)[^，。；、\\d]{1,6}" AMOUNT ")及?以上", "\\1" },
  { "左右", "((?:约|大约|大概|近|不低于|不少于|超过)\\d+(?:\\.\\d+)?[^，。；、\\d]{1,4})左右",
    "\\1" },
  { "左右", "((?:达到|达)" AMOUNT "以上)左右", "\\1" },
  { NULL, NULL, NULL },
};

static const YdCheckPattern contrary[] = {
  { "以",
    "(?:不超过|不高于|不多于|不大于|最多|≤)" AMOUNT "(?:及|或)?以上"
    "|(?:不低于|不少于|不小于|至少|≥)" AMOUNT "(?:(?:及|或)?以下|以内)",
    NULL },
  { "左右", AMOUNT "左右(?:(?:及|或)?以[上下]|以内)", NULL },
  { NULL, NULL, NULL },
};

static const YdCheckPattern falls[] = {
  { "倍", "(?:降低|减少|下降|缩短|压缩|缩减|压减)了?(?:约|近)?\\d+(?:\\.\\d+)?倍", NULL },
  { NULL, NULL, NULL },
};

static const YdCheckPattern points[] = {
  { "%",
    "(?:率|占比|比例|比重|满意度)(?:[^，。；、\\d]{0,4}(?:较|比)[^，。；、\\d]{1,6})?(?:提高|提升|上升|下降|降低)了?\\d+(?:\\.\\d+)?%(?!以下|～|—)",
    NULL },
  { NULL, NULL, NULL },
};

static const YdCheckPattern sizes[] = {
  { "万元", "(?<![\\d.])[1-9]\\d{4,}(?:\\.\\d+)?万元", NULL },
  { "万人", "(?<![\\d.])[1-9]\\d{4,}(?:\\.\\d+)?万人", NULL },
  { "亿元", "(?<![\\d.])0\\.\\d+亿元", NULL },
  { "万元", "(?<![\\d.])0\\.\\d+万元", NULL },
  { NULL, NULL, NULL },
};

/* clang-format off */
const YdCheckRule yd_check_fact_rules[] = {
  { .rule = { "impossible-date", YD_SEVERITY_ERROR, N_("Days that are not in the calendar, and wrong weekdays"), NULL },
    .sentence = N_("“%s”: there is no such day"),
    .check_text = check_days },
  { .rule = { "impossible-share", YD_SEVERITY_ERROR, N_("Shares above 100%"), NULL },
    .sentence = N_("“%s”: this cannot be above 100%%"),
    .check_text = check_shares },
  { .rule = { "parts-and-whole", YD_SEVERITY_WARNING, N_("A number that does not fit what it counts"), NULL },
    .sentence = N_("“%s”: the parts make %s, more than the whole of %s"),
    .check_text = check_sums },
  { .rule = { "redundant-bound", YD_SEVERITY_HINT, N_("Bounds said twice: 不少于…以上, 约…左右"), NULL },
    .sentence = N_("“%s” says its bound twice"),
    .patterns = bounds, .kinds = PROSE },
  { .rule = { "contrary-bound", YD_SEVERITY_WARNING, N_("Bounds that contradict each other: 不高于…以上"), NULL },
    .sentence = N_("“%s” names two bounds that do not go together"),
    .patterns = contrary, .kinds = PROSE },
  { .rule = { "fall-by-times", YD_SEVERITY_WARNING, N_("Falls counted in 倍"), "GB/T 15835-2011" },
    .sentence = N_("“%s”: 倍 counts only what grows; a fall is a share or a number"),
    .patterns = falls, .kinds = PROSE },
  { .rule = { "percentage-points", YD_SEVERITY_HINT, N_("Shares that rise or fall by %"), NULL },
    .sentence = N_("“%s”: a share rises or falls by 个百分点; %% would be a share of the share"),
    .patterns = points, .kinds = PROSE },
  { .rule = { "amount-size", YD_SEVERITY_HINT, N_("Amounts in a measure too small or too large: 12000万元"), "GB/T 15835-2011" },
    .sentence = N_("“%s” is easier read in 亿 or 万"),
    .patterns = sizes, .kinds = PROSE },
};
/* clang-format on */
const guint yd_check_n_fact_rules = G_N_ELEMENTS (yd_check_fact_rules);
