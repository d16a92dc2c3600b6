/* Owns: rules about the plan as a whole: one way of writing a thing, five-year plans against the plan's
 * years, last year's sentences, and how long it is. */

#include "yd-check-private.h"

#include "yd-char.h"
#include "yd-numeral.h"

#include <string.h>

/* ---- one style within a document ---- */

#define FIVE_YEARS "十[一二三四五六七八九]五(?=规划|时期|期间)"

static const struct
{
  YdCheckPattern ways[2]; /* equally right; not both in one plan */
  const char *sentence;
} styles[] = {
  { { { "％", "％", "%" }, { "%", "\\d%", NULL } }, N_ ("％ here and %% elsewhere: %s") },
  { { { "＋", "＋", "+" }, { "+", "\\+", NULL } }, N_ ("＋ here and + elsewhere: %s") },
  { { { "五",
        "(?<![“\""
        "一-龥])" FIVE_YEARS
        "|(?<=[在为是“”。，、《》的和与]|落实|编制|全区|全市|区级)(?<![“\"])" FIVE_YEARS,
        NULL },
      { "”",
        "“"
        "十[一二三四五六七八九]五”",
        NULL } },
    N_ ("The name of a five-year plan without quotes here and with them elsewhere: %s") },
};

typedef struct
{
  YdTable table;
  YdId record, item;
  const char *field;
  int start, length;
  char *found;
} Hit;

static void
clear_hit (gpointer data)
{
  g_free (((Hit *)data)->found);
}

struct _YdCheckTally
{
  GArray *hits[G_N_ELEMENTS (styles)][2]; /* Hit: the first of each text */
};

YdCheckTally *
yd_check_tally_new (void)
{
  YdCheckTally *self = g_new0 (YdCheckTally, 1);
  for (guint s = 0; s < G_N_ELEMENTS (styles); s++)
    for (int w = 0; w < 2; w++)
      {
        self->hits[s][w] = g_array_new (FALSE, FALSE, sizeof (Hit));
        g_array_set_clear_func (self->hits[s][w], clear_hit);
      }
  return self;
}

void
yd_check_tally_free (YdCheckTally *self)
{
  for (guint s = 0; s < G_N_ELEMENTS (styles); s++)
    for (int w = 0; w < 2; w++)
      g_array_unref (self->hits[s][w]);
  g_free (self);
}

static void
tally_text (YdCheck *check, const YdText *text)
{
  if (text->kind == YD_TEXT_NOTICE_FIELD || text->kind == YD_TEXT_UNIT_MARK)
    return;
  for (guint s = 0; s < G_N_ELEMENTS (styles); s++)
    for (int w = 0; w < 2; w++)
      {
        g_autoptr (GMatchInfo) match = NULL;
        int from = 0, to = 0;
        if (!yd_check_may_match (text, &styles[s].ways[w])
            || !g_regex_match (yd_check_get_regex (styles[s].ways[w].pattern), text->text, 0,
                               &match))
          continue;
        g_match_info_fetch_pos (match, 0, &from, &to);
        Hit hit = { text->table,
                    text->record,
                    text->item,
                    text->field,
                    yd_text_get_offset (text, text->text + from),
                    (int)g_utf8_pointer_to_offset (text->text + from, text->text + to),
                    g_match_info_fetch (match, 0) };
        g_array_append_val (check->tally->hits[s][w], hit);
      }
}

/* The rarer way is the slip. */
static void
report_styles (YdCheck *check)
{
  for (guint s = 0; s < G_N_ELEMENTS (styles); s++)
    {
      GArray *const *hits = check->tally->hits[s];
      if (hits[0]->len == 0 || hits[1]->len == 0 || hits[0]->len > hits[1]->len)
        continue;
      for (guint i = 0; i < hits[0]->len; i++)
        {
          const Hit *hit = &g_array_index (hits[0], Hit, i);
          YdFinding *finding = yd_check_add (check, hit->table, hit->record, hit->field, hit->item);
          if (finding == NULL)
            continue;
          yd_finding_set_span (finding, hit->start, hit->length);
          yd_finding_set_sentence (finding, styles[s].sentence);
          yd_finding_take_argument (finding, g_strdup (hit->found));
          if (styles[s].ways[0].replacement != NULL)
            yd_finding_take_edit (finding, hit->start, hit->length, g_strdup (hit->found),
                                  g_strdup (styles[s].ways[0].replacement));
        }
    }
}

/* ---- five-year plans ---- */

/* 十四五 is 2021 to 2025. Words that look back or forward name a plan of other years rightly. */
#define LOOKS_BACK \
  "总结|评估|终期|期末|收官|以来|期间|成效|成果|完成情况|末|接续|衔接|经验|基础|转段|过渡|遗留|既定"
#define LOOKS_FORWARD \
  "编制|谋划|研究|前期|起草|调研|启动|课题|思路|开局|开好局|开新局|起步|奠定|打下|打好|筑牢|衔接|期间|时期|目标|布局|展望|储备"

static int
first_year_of (int number)
{
  return 2021 + (number - 14) * 5;
}

/* The clause around a hit: where the words stand that say how it is meant. */
static char *
clause_around (const YdText *text, int start, int length)
{
  int from = start, to = start + length;
  while (from > 0 && text->chars[from - 1] != 0x3002 && text->chars[from - 1] != 0xff1b)
    from--;
  while (to < text->n_chars && text->chars[to] != 0x3002 && text->chars[to] != 0xff1b)
    to++;
  return yd_text_dup_span (text, from, to - from);
}

static void
check_five_years (YdCheck *check, const YdText *text)
{
  static const YdCheckPattern name = {
    "五",
    "十[一二三四五六七八九]五(?=[”\"]?(?:规划|时期|期间|计划|开局|收官|末|目标))|(?<=“)十[一二三四五六七八九]五(?=”)",
    NULL
  };
  if (check->first_year == 0 || text->kind == YD_TEXT_NOTICE_FIELD
      || !yd_check_may_match (text, &name))
    return;
  g_autoptr (GMatchInfo) match = NULL;
  g_regex_match (yd_check_get_regex (name.pattern), text->text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      int from = 0, to = 0, number = 0;
      g_match_info_fetch_pos (match, 0, &from, &to);
      g_autofree char *found = g_match_info_fetch (match, 0);
      g_autofree char *ten = g_strndup (found, strlen ("十四"));
      if (yd_numeral_parse (ten, &number) == 0 || number < 11 || number > 19)
        continue;
      int first = first_year_of (number), last = first + 4;
      int start = yd_text_get_offset (text, text->text + from);
      g_autofree char *clause = clause_around (text, start, 3);
      gboolean one_year = check->first_year == check->last_year;
      gboolean opens = one_year && check->first_year != first
                       && yd_check_find (text->text + to, "^”?(?:规划)?的?开局之?年", NULL);
      gboolean ends = one_year && check->first_year != last
                      && yd_check_find (text->text + to, "^”?(?:规划)?的?收官之?年", NULL);
      gboolean past = last<check->first_year, coming = first> check->last_year;
      const char *sentence
        = opens  ? N_ ("“%s” begins in %s and ends in %s; this is not its first year")
          : ends ? N_ ("“%s” begins in %s and ends in %s; this is not its last year")
                 : NULL;
      /* what is over since more than a year is rarely meant, unless somebody looks back */
      if (sentence == NULL
          && ((past && !yd_check_find (clause, LOOKS_BACK, NULL) && strchr (clause, '(') == NULL
               && strstr (clause, "《") == NULL)
              || (coming && !yd_check_find (clause, LOOKS_FORWARD, NULL)
                  && strstr (clause, "规划纲要") == NULL)))
        sentence = N_ ("“%s” lasts from %s to %s, outside the plan's time");
      if (sentence == NULL)
        continue;
      YdFinding *finding = yd_check_add_at (check, text, start, 3);
      yd_finding_set_sentence (finding, sentence);
      if (opens || ends)
        yd_finding_set_severity (finding, YD_SEVERITY_WARNING);
      yd_finding_take_argument (finding, g_strdup (found));
      yd_finding_take_argument (finding, g_strdup_printf ("%d", first));
      yd_finding_take_argument (finding, g_strdup_printf ("%d", last));
    }
}

/* ---- last year's sentences ---- */

#define MOST_LEFT 16 /* characters that are shown of it */

/* A year before the plan's that is spoken of as if it were still to come. */
static void
check_left_over (YdCheck *check, const YdText *text)
{
  static const char pattern[]
    = "(?<!\\d)((?:19|20)\\d\\d)年(?:年?底前|年内|\\d{1,2}月(?:\\d{1,2}日|底|末)?(?:之前|以前|前)|(?:上|下)半年前|第?[一二三四]季度(?:末|底)?前)"
      "|(?:到|力争[在于]?|确保[在于]?|争取[在于]?|计划[在于]?|拟[在于]?)((?:19|20)\\d\\d)年(?![—～至-])"
      "|(?:做好|部署|推进|抓好|落实|谋划)((?:19|20)\\d\\d)年(?!以来)"
      "|(?<!\\d)((?:19|20)\\d\\d)年(?:度)?(?:计划|拟|将|要|须|应|重点|力争|(?:全[区市县委])?工作(?:要点|目标|任务|重点))"
      "|(?:^|。)((?:19|20)\\d\\d)年(?:，[^。]{0,60}(?:将|要(?!求)|如下)|是[^。]{0,40}(?:之年|关键[^。]{0,8}年|开局|意义重大|第[一二三四五]年))";
  static const char past[]
    = "已|(?<!为)了|曾|自从|相比|比\\d|同比|较\\d|批准的|年批准|印发的|[年月日]印发|[年月]通过(?!验收|评审|评估|复评|复审|考核)|通过的|立项的|年立项|基础上|以来|遗留|"
      "结转|回顾|总结|年度考核|取得|圆满";
  if (check->first_year == 0 || strchr (text->text, '2') == NULL
      || (text->kind != YD_TEXT_ITEM_BODY && text->kind != YD_TEXT_PLAN_ENDS
          && text->kind != YD_TEXT_NOTICE_BODY))
    return;
  g_autoptr (GMatchInfo) match = NULL;
  g_regex_match (yd_check_get_regex (pattern), text->text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      int from = 0, to = 0, year = 0;
      for (int group = 1; group <= 5 && year == 0; group++)
        {
          g_autofree char *digits = g_match_info_fetch (match, group);
          year = digits != NULL ? (int)g_ascii_strtoll (digits, NULL, 10) : 0;
        }
      if (year == 0 || year >= check->first_year || year < check->first_year - 3)
        continue;
      g_match_info_fetch_pos (match, 0, &from, &to);
      int start = yd_text_get_offset (text, text->text + from);
      int length = (int)g_utf8_pointer_to_offset (text->text + from, text->text + to);
      if (text->chars[start] == 0x3002) /* 。 before it */
        {
          start++;
          length--;
        }
      g_autofree char *clause = clause_around (text, start, length);
      if (yd_check_find (clause, past, NULL))
        continue;
      length = MIN (length, MOST_LEFT);
      YdFinding *finding = yd_check_add_at (check, text, start, length);
      yd_finding_take_argument (finding, yd_text_dup_span (text, start, length));
      yd_finding_take_argument (finding, g_strdup_printf ("%d", check->first_year));
    }
}

/* ---- length ---- */

/* A plan whose kind nobody has set is 综合 in the file, so of those only a plan above the general limit
 * is spoken of, and only to say that the exemption carries it. */
static void
check_length (YdCheck *check)
{
  glong n = yd_plan_count_ends (check->plan) + check->n_characters;
  gboolean exempt;
  if (n <= yd_plan_get_length_limit (check->plan, &exempt))
    return;
  YdFinding *finding = yd_check_add (check, YD_TABLE_PLAN, check->row->id, NULL, YD_ID_NONE);
  yd_finding_take_argument (finding, g_strdup_printf ("%ld", n));
  if (!exempt)
    yd_finding_set_severity (finding, YD_SEVERITY_WARNING);
  else
    yd_finding_set_sentence (
      finding, N_ ("%s characters: above the 5,000 of a document in general; only a plan "
                   "of the whole year's work is exempt"));
}

/* clang-format off */
const YdCheckRule yd_check_style_rules[] = {
  { .rule = { "mixed-style", YD_SEVERITY_HINT, N_("One thing written in two ways"), "GB/T 15835-2011" },
    .sentence = N_("Written in another way elsewhere: %s"),
    .check_text = tally_text, .check_plan = report_styles },
  { .rule = { "five-year-plan", YD_SEVERITY_HINT, N_("Five-year plans outside the plan's years"), NULL },
    .sentence = N_("“%s” lasts from %s to %s, outside the plan's time"),
    .check_text = check_five_years },
  { .rule = { "last-year-left", YD_SEVERITY_WARNING, N_("Sentences of last year's plan"), NULL },
    .sentence = N_("“%s” lies before %s but is spoken of as to come"),
    .check_text = check_left_over },
  { .rule = { "plan-length", YD_SEVERITY_HINT, N_("Plans above the limit of their kind"), "《整治形式主义为基层减负若干规定》" },
    .sentence = N_("%s characters: above the 4,000 of a document on one subject"),
    .check_plan = check_length },
};
/* clang-format on */
const guint yd_check_n_style_rules = G_N_ELEMENTS (yd_check_style_rules);
