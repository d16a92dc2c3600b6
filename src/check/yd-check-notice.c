/* Owns: rules about the notice's fields (GB/T 9704-2012, 7.2 to 7.4). They speak once anything of the
 * notice is filled in, and gravely once it has a number. Refuses: how fields look on the page; that is
 * measured on the page itself. */

#include "yd-check-private.h"

#include "yd-char.h"
#include "yd-issued-text.h"
#include "yd-numeral.h"

#include <string.h>

static void
report_missing (YdCheck *check, const char *field, const char *sentence)
{
  YdFinding *finding = yd_check_add (check, YD_TABLE_NOTICE, check->notice->id, field, YD_ID_NONE);
  yd_finding_set_sentence (finding, sentence);
  if (check->numbered)
    yd_finding_set_severity (finding, YD_SEVERITY_ERROR);
}

static void
check_missing (YdCheck *check, YdNotice *notice)
{
  const YdNoticeRow *row = check->notice;
  if (!check->has_notice)
    return;
  gboolean order = row->form == YD_NOTICE_ORDER; /* begins with its text (10.2) */
  if (yd_check_is_blank (row->title) && row->form != YD_NOTICE_MINUTES && !order)
    report_missing (check, "title", N_ ("The notice has no title"));
  if (row->form != YD_NOTICE_MINUTES)
    {
      if (yd_check_is_blank (row->addressee) && !order)
        report_missing (check, "addressee", N_ ("The notice has no addressee"));
      /* a plan that is signed and dated after its own text needs neither before it */
      if (yd_check_is_blank (row->signature) && yd_check_is_blank (row->plan_signature))
        {
          guint before = check->findings->len;
          report_missing (check, "signature", N_ ("The notice is not signed"));
          if (!yd_check_is_blank (row->issuer) && check->findings->len > before)
            yd_finding_take_edit (check->findings->pdata[before], 0, 0, g_strdup (""),
                                  g_strdup (row->issuer));
        }
      if (!yd_date_is_set (row->date) && !yd_date_is_set (row->plan_date))
        report_missing (check, "date", N_ ("The notice has no date"));
    }
  if (check->row->stage == YD_STAGE_ISSUED && yd_check_is_blank (row->number)
      && row->form != YD_NOTICE_MINUTES)
    report_missing (check, "number", N_ ("The plan is issued, but the notice has no number"));
}

/* A number that is printed anew is of the same text. */
static void
check_issued (YdCheck *check)
{
  if (yd_issued_text_is_changed (check->plan))
    yd_check_add (check, YD_TABLE_PLAN, yd_plan_get_id (check->plan), "stage", YD_ID_NONE);
}

/* Spec R-NO-2: 代字〔YYYY〕N号. */
static gboolean
is_number (const char *number)
{
  return g_regex_match_simple ("^[^\\s〔〕]+〔[12][0-9]{3}〕[1-9][0-9]*号$", number, 0, 0);
}

/* Without blanks, and half-width what can be. */
static char *
dup_plain (const char *text)
{
  GString *plain = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (plain, yd_char_to_half_width (g_utf8_get_char (p)));
  return g_string_free (plain, FALSE);
}

/* The same number in the form of the standard, where it can be told: other brackets, 第, leading
 * zeros, full-width digits and blanks. */
static char *
repair_number (const char *number)
{
  g_autofree char *text = dup_plain (number);
  g_autoptr (GRegex) regex = g_regex_new (
    "^([^\\[\\(【〔]+)[\\[\\(【〔]([12][0-9]{3})[\\]\\)】〕]第?0*([1-9][0-9]*)号?$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  if (!g_regex_match (regex, text, 0, &match))
    return NULL;
  g_autofree char *office = g_match_info_fetch (match, 1);
  g_autofree char *year = g_match_info_fetch (match, 2);
  g_autofree char *serial = g_match_info_fetch (match, 3);
  return g_strdup_printf ("%s〔%s〕%s号", office, year, serial);
}

static void
check_number (YdCheck *check, YdNotice *notice)
{
  const char *number = check->notice->number;
  if (yd_check_is_blank (number) || is_number (number)
      || (check->notice->form == YD_NOTICE_ORDER
          && g_regex_match_simple ("^第[1-9][0-9]*号$", number, 0, 0)))
    return;
  YdFinding *finding
    = yd_check_add (check, YD_TABLE_NOTICE, check->notice->id, "number", YD_ID_NONE);
  yd_finding_take_argument (finding, g_strdup (number));
  g_autofree char *repaired = repair_number (number);
  if (repaired != NULL)
    yd_finding_take_edit (finding, 0, (int)g_utf8_strlen (number, -1), g_strdup (number),
                          g_steal_pointer (&repaired));
}

/* ---- 份号, 密级, 紧急程度 (7.2.1 to 7.2.3) ---- */

/* Groups 1 and 2 of @pattern in @text; %FALSE where it does not match. */
static gboolean
match_two (const char *pattern, const char *text, char **first, char **second)
{
  g_autoptr (GMatchInfo) match = NULL;
  if (!g_regex_match (yd_check_get_regex (pattern), text, 0, &match))
    return FALSE;
  *first = g_match_info_fetch (match, 1);
  *second = g_match_info_fetch (match, 2);
  return TRUE;
}

/* 1 or No.1 is 000001, and 1-50 is 000001—000050. */
static char *
repair_copy_number (const char *plain)
{
  g_autofree char *first = NULL, *last = NULL;
  if (!match_two ("^(?:份号:?|No\\.?|№)?0*([1-9][0-9]{0,5})(?:[-—–~至]+0*([1-9][0-9]{0,5}))?$",
                  plain, &first, &last))
    return NULL;
  return last != NULL && *last != '\0' ? g_strdup_printf ("%06d—%06d", atoi (first), atoi (last))
                                       : g_strdup_printf ("%06d", atoi (first));
}

/* 机密1年, 机密☆1年 and 机密★一年 are 机密★1年. */
static char *
repair_secrecy (const char *plain)
{
  g_autofree char *level = NULL, *term = NULL;
  if (!match_two (
        "^(绝密|机密|秘密)[★☆*·:.-]*((?:[0-9]+|[一二三四五六七八九十]+)(?:年|个月|天)|长期|)$",
        plain, &level, &term))
    return NULL;
  if (*term == '\0')
    return g_steal_pointer (&level);
  int value;
  gsize han = yd_numeral_parse (term, &value);
  return han > 0 ? g_strdup_printf ("%s★%d%s", level, value, term + han)
                 : g_strdup_printf ("%s★%s", level, term);
}

/* 特 急 and 特急件 are 特急. */
static char *
repair_urgency (const char *plain)
{
  return g_regex_match_simple ("^特急件?$", plain, 0, 0)   ? g_strdup ("特急")
         : g_regex_match_simple ("^加急件?$", plain, 0, 0) ? g_strdup ("加急")
                                                           : NULL;
}

static void
check_marks (YdCheck *check, YdNotice *notice)
{
  const YdNoticeRow *row = check->notice;
  const struct
  {
    const char *field, *text, *form;
    char *(*repair) (const char *plain);
    const char *sentence;
  } marks[] = {
    { "copy_number", row->copy_number, "^[0-9]{6}(—[0-9]{6})?$", repair_copy_number,
      N_ ("“%s” is not a copy number of six digits, as 000001") },
    { "secrecy", row->secrecy, "^(绝密|机密|秘密)(★[^一二三四五六七八九十]+)?$", repair_secrecy,
      N_ ("“%s” is not a level of secrecy with its term, as 机密★1年") },
    { "urgency", row->urgency, "^(特急|加急)$", repair_urgency,
      N_ ("“%s” is neither 特急 nor 加急") },
  };
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (yd_check_is_blank (marks[i].text)
          || g_regex_match_simple (marks[i].form, marks[i].text, 0, 0))
        continue;
      YdFinding *finding
        = yd_check_add (check, YD_TABLE_NOTICE, row->id, marks[i].field, YD_ID_NONE);
      yd_finding_set_sentence (finding, marks[i].sentence);
      yd_finding_take_argument (finding, g_strdup (marks[i].text));
      g_autofree char *plain = dup_plain (marks[i].text);
      char *repaired = marks[i].repair (plain);
      if (repaired != NULL)
        yd_finding_take_edit (finding, 0, (int)g_utf8_strlen (marks[i].text, -1),
                              g_strdup (marks[i].text), repaired);
    }
}

/* ---- dates, offices and titles ---- */

static void
check_date (YdCheck *check, YdNotice *notice)
{
  const YdNoticeRow *row = check->notice;
  if (yd_date_is_set (row->date) && row->date.precision != YD_PRECISION_DAY)
    {
      YdFinding *finding = yd_check_add (check, YD_TABLE_NOTICE, row->id, "date", YD_ID_NONE);
      yd_finding_take_argument (finding, yd_date_to_chinese (row->date));
      if (check->numbered)
        yd_finding_set_severity (finding, YD_SEVERITY_ERROR);
    }
  if (yd_date_is_set (row->date) && yd_date_is_set (row->printed_on)
      && yd_date_days_from (row->date, row->printed_on) < 0)
    {
      YdFinding *finding = yd_check_add (check, YD_TABLE_NOTICE, row->id, "printed_on", YD_ID_NONE);
      yd_finding_set_sentence (finding, N_ ("It is printed on %s, before its date %s"));
      yd_finding_set_severity (finding, YD_SEVERITY_ERROR);
      yd_finding_take_argument (finding, yd_date_to_chinese (row->printed_on));
      yd_finding_take_argument (finding, yd_date_to_chinese (row->date));
    }
}

/* Where line @index of @lines begins in the text that they are of, in characters. */
static int
start_of_line (GStrv lines, guint index)
{
  int start = 0;
  for (guint i = 0; i < index; i++)
    start += (int)g_utf8_strlen (lines[i], -1) + 1;
  return start;
}

/* Whether @name is one of the names in @text, parted by marks or written apart. */
static gboolean
is_named (const char *text, const char *name)
{
  g_auto (GStrv) names
    = g_regex_split_simple ("[\\n，,；;、：:。]", text != NULL ? text : "", 0, 0);
  return g_strv_contains ((const char *const *)names, name);
}

/* A name of a list that stands in it before, or where it has no place; it is taken out whole. */
static void
report_office (YdCheck *check, const char *field, GStrv lines, guint index, const char *sentence)
{
  YdFinding *finding = yd_check_add (check, YD_TABLE_NOTICE, check->notice->id, field, YD_ID_NONE);
  int start = start_of_line (lines, index), length = (int)g_utf8_strlen (lines[index], -1);
  yd_finding_set_sentence (finding, sentence);
  yd_finding_take_argument (finding, g_strdup (lines[index]));
  if (index > 0)
    yd_finding_take_edit (finding, start - 1, length + 1, g_strconcat ("\n", lines[index], NULL),
                          g_strdup (""));
  else
    yd_finding_take_edit (finding, 0, length + (lines[1] != NULL),
                          g_strconcat (lines[0], lines[1] != NULL ? "\n" : "", NULL),
                          g_strdup (""));
}

/* The agencies of a joint notice and those that get a copy: each once, the host before the others, and no
 * copy for whom the notice is sent to anyway. */
static void
check_offices (YdCheck *check, YdNotice *notice)
{
  const YdNoticeRow *row = check->notice;
  const struct
  {
    const char *field, *text;
  } lists[] = { { "joint", row->joint }, { "copy_to", row->copy_to } };

  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    {
      g_auto (GStrv) lines = g_strsplit (lists[l].text != NULL ? lists[l].text : "", "\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        {
          gboolean twice = FALSE;
          for (guint k = 0; k < i && !twice; k++)
            twice = g_str_equal (lines[k], lines[i]);
          if (*lines[i] == '\0')
            continue;
          if (twice)
            report_office (check, lists[l].field, lines, i, N_ ("%s stands there twice"));
          else if (l == 0 && g_str_has_prefix (row->head != NULL ? row->head : "", lines[i]))
            report_office (check, "joint", lines, i,
                           N_ ("%s is the host already: the head begins with it"));
          else if (l == 1 && is_named (row->addressee, lines[i]))
            report_office (check, "copy_to", lines, i, N_ ("%s is an addressee already"));
        }
    }
}

#define DRAFT \
  "(?:征求意见稿|送审稿|讨论稿|审议稿|代拟稿|报批稿|修改稿|修订稿|草稿|初稿|草案|第[一二三四五六七八九]稿)"

/* Where a draft mark stands in @text, in brackets or at the end of a title; its length, or 0. */
static int
find_draft_mark (const YdText *text, int *start)
{
  static const char pattern[] = "[（(〔\\[【][^（）()〔〕《》，。]{0,8}" DRAFT
                                "[）)〕\\]】]|(?:征求意见稿|送审稿|讨论稿|报批稿|代拟稿)$";
  g_autoptr (GMatchInfo) match = NULL;
  int from = 0, to = 0;
  if ((yd_text_find (text, "稿") == NULL && yd_text_find (text, "草案") == NULL)
      || !g_regex_match (yd_check_get_regex (pattern), text->text, 0, &match))
    return 0;
  g_match_info_fetch_pos (match, 0, &from, &to);
  *start = yd_text_get_offset (text, text->text + from);
  return (int)g_utf8_pointer_to_offset (text->text + from, text->text + to);
}

/* A notice that asks for opinions goes out with the draft's mark. */
static gboolean
asks_opinions (YdCheck *check)
{
  const char *title = check->notice != NULL ? check->notice->title : NULL;
  return title != NULL && strstr (title, "征求") != NULL
         && g_regex_match_simple ("意见建?议?的(?:函|通知|公告|通告)$", title, 0, 0);
}

static void
check_draft_mark (YdCheck *check, const YdText *text)
{
  int start = 0;
  if (!check->numbered
      || !(text->kind == YD_TEXT_PLAN_TITLE || text->kind == YD_TEXT_SUBTITLE
           || text->kind == YD_TEXT_NOTICE_TITLE || text->kind == YD_TEXT_NOTICE_BODY
           || text->kind == YD_TEXT_ANNEX_TITLE))
    return;
  int length = find_draft_mark (text, &start);
  if (length == 0 || asks_opinions (check))
    return;
  YdFinding *finding = yd_check_add_at (check, text, start, length);
  yd_finding_take_argument (finding, yd_text_dup_span (text, start, length));
  yd_finding_add_edit (finding, text, start, length, "");
}

/* The kinds of official document (党政机关公文处理工作条例, article 8), one of which ends every title. */
static void
check_kind (YdCheck *check, const YdText *text)
{
  static const char *const kinds[]
    = { "决议", "决定", "命令", "令",   "公报", "公告", "通告", "意见",
        "通知", "通报", "报告", "请示", "批复", "议案", "函",   "纪要" };
  if (text->kind != YD_TEXT_NOTICE_TITLE)
    return;
  int start = text->n_chars, length = find_draft_mark (text, &start);
  g_autofree char *title = yd_text_dup_span (
    text, 0, length > 0 && start + length == text->n_chars ? start : text->n_chars);
  g_strchomp (title);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_suffix (title, kinds[i]))
      return;
  yd_check_add (check, text->table, text->record, text->field, text->item);
}

/* A title as it is compared: it may be broken by hand, and a draft's mark may stand behind it or in a line
 * of its own; whether that may still be there is another rule. */
static char *
dup_joined (const char *text)
{
  GString *joined = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_len (joined, p, g_utf8_next_char (p) - p);
  g_autofree char *whole = g_string_free (joined, FALSE);
  return g_regex_replace_literal (
    yd_check_get_regex ("[（(〔\\[【][^（）()〔〕《》，。]{0,8}" DRAFT "[)）〕\\]】]$"), whole, -1,
    0, "", 0, NULL);
}

/* 印发《…》 and 现将《…》 mean the plan, which may have another name since. */
static void
check_plan_named (YdCheck *check, const YdText *text)
{
  const char *pattern = text->kind == YD_TEXT_NOTICE_TITLE  ? "印发《([^《》]+)》"
                        : text->kind == YD_TEXT_NOTICE_BODY ? "^现将《([^《》]+)》印发"
                                                            : NULL;
  g_autoptr (GMatchInfo) match = NULL;
  int from = 0, to = 0;
  if (pattern == NULL || yd_check_is_blank (check->row->title)
      || !g_regex_match (yd_check_get_regex (pattern), text->text, 0, &match)
      || !g_match_info_fetch_pos (match, 1, &from, &to))
    return;
  g_autofree char *named = g_match_info_fetch (match, 1), *one = dup_joined (named),
                  *other = dup_joined (check->row->title);
  if (g_str_equal (one, other))
    return;
  int start = yd_text_get_offset (text, text->text + from),
      length = (int)g_utf8_pointer_to_offset (text->text + from, text->text + to);
  YdFinding *finding = yd_check_add_at (check, text, start, length);
  yd_finding_take_argument (finding, g_steal_pointer (&named));
  yd_finding_add_edit (finding, text, start, length, check->row->title);
}

/* ---- annexes ---- */

#define MOST_ANNEXES 60 /* bits */

/* 附件2 and 附件二; 0 without a number. */
static int
annex_number (const char *digits)
{
  int number = 0;
  if (yd_check_is_blank (digits))
    return 0;
  if (yd_numeral_parse (digits, &number) == 0)
    number = atoi (digits);
  return number;
}

/* The numbers that the annexes bear, a bit each; those that bear none count on. */
static guint64
list_annexes (YdCheck *check)
{
  YdNotice *notice = yd_plan_get_notice (check->plan);
  YdRecordList *annexes = notice != NULL ? yd_notice_list_annexes (notice) : NULL;
  guint64 numbers = 0;
  for (guint i = 0; annexes != NULL && i < yd_record_list_get_length (annexes); i++)
    {
      const char *label = yd_annex_get_row (yd_record_list_get (annexes, i))->label;
      const char *digits = label != NULL && g_str_has_prefix (label, "附件") ? label + 6 : NULL;
      int number = annex_number (digits);
      number = number > 0 ? number : (int)i + 1;
      if (number < MOST_ANNEXES)
        numbers |= G_GUINT64_CONSTANT (1) << number;
    }
  return numbers;
}

/* 附件3 where there are two. The plan itself may be the first of them, and 《方案》附件2 is another's. */
static void
check_annex_named (YdCheck *check, const YdText *text)
{
  static const char pattern[]
    = "(?<!》)(?<!其)附件(\\d{1,2}|[一二三四五六七八九十]{1,2})(?![\\d月年])";
  if (text->kind == YD_TEXT_ANNEX_TITLE || text->kind == YD_TEXT_ANNEX_BODY
      || text->kind == YD_TEXT_NOTICE_FIELD || yd_text_find (text, "附件") == NULL)
    return;
  guint64 numbers = list_annexes (check);
  int n_annexes = __builtin_popcountll (numbers);
  g_autoptr (GMatchInfo) match = NULL;
  g_regex_match (yd_check_get_regex (pattern), text->text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      int from = 0, to = 0;
      g_autofree char *digits = g_match_info_fetch (match, 1);
      int number = annex_number (digits);
      g_match_info_fetch_pos (match, 0, &from, &to);
      if (number > 0 && number < MOST_ANNEXES)
        check->annexes_named |= G_GUINT64_CONSTANT (1) << number;
      if (number <= n_annexes + 1 || (number < MOST_ANNEXES && (numbers >> number & 1) != 0))
        continue;
      YdFinding *finding
        = yd_check_add_at (check, text, yd_text_get_offset (text, text->text + from),
                           (int)g_utf8_pointer_to_offset (text->text + from, text->text + to));
      if (n_annexes == 0)
        yd_finding_set_sentence (finding, N_ ("“%s” is named here, but no annex is listed"));
      yd_finding_take_argument (finding, g_match_info_fetch (match, 0));
      yd_finding_take_argument (finding, g_strdup_printf ("%d", n_annexes));
    }
}

/* Where the words name annexes by number, one that they do not name was forgotten or is too much. */
static void
check_annex_unnamed (YdCheck *check)
{
  guint64 numbers = list_annexes (check);
  if (check->annexes_named == 0 || __builtin_popcountll (numbers) < 2)
    return;
  YdRecordList *annexes = yd_notice_list_annexes (yd_plan_get_notice (check->plan));
  for (int number = 1; number < MOST_ANNEXES; number++)
    {
      guint64 bit = G_GUINT64_CONSTANT (1) << number;
      guint place = (guint)__builtin_popcountll (numbers & (bit - 1));
      if ((numbers & bit) == 0 || (check->annexes_named & bit) != 0)
        continue;
      const YdAnnexRow *row = yd_annex_get_row (yd_record_list_get (annexes, place));
      YdFinding *finding = yd_check_add (check, YD_TABLE_ANNEX, row->id, "title", YD_ID_NONE);
      yd_finding_set_sentence (
        finding, N_ ("附件%s is in the list but not named in the text, as others are"));
      yd_finding_set_severity (finding, YD_SEVERITY_HINT);
      yd_finding_take_argument (finding, g_strdup_printf ("%d", number));
    }
}

const YdCheckRule yd_check_notice_rules[] = {
  { .rule = { "notice-missing", YD_SEVERITY_WARNING, N_ ("Fields of the notice that are empty"),
              "GB/T 9704-2012, 7.3" },
    .sentence = N_ ("The notice has an empty field"),
    .check_notice = check_missing },
  { .rule = { "notice-number", YD_SEVERITY_ERROR, N_ ("A document number that is not in due form"),
              "GB/T 9704-2012, 7.2.5" },
    .sentence = N_ (
      "“%s” is not in the form of 示卫〔2025〕1号: six-cornered brackets, four digits, no 第, no leading zero"),
    .check_notice = check_number },
  { .rule = { "notice-marks", YD_SEVERITY_ERROR,
              N_ ("A copy number, secrecy or urgency that is not in due form"),
              "GB/T 9704-2012, 7.2.1—7.2.3" },
    .sentence = N_ ("“%s” is not a copy number of six digits, as 000001"),
    .check_notice = check_marks },
  { .rule = { "notice-date", YD_SEVERITY_WARNING, N_ ("A date of the notice that cannot stand"),
              "GB/T 9704-2012, 7.3.5.4" },
    .sentence = N_ ("The date %s has no day"),
    .check_notice = check_date },
  { .rule = { "notice-offices", YD_SEVERITY_WARNING,
              N_ ("An office of the notice that is named twice"), "GB/T 9704-2012, 7.4.2" },
    .sentence = N_ ("%s stands there twice"),
    .check_notice = check_offices },
  { .rule
    = { "notice-kind", YD_SEVERITY_WARNING, N_ ("A notice's title that does not end with its kind"),
        "《党政机关公文处理工作条例》" },
    .sentence = N_ ("The title does not end with the kind of document, such as 通知"),
    .check_text = check_kind },
  { .rule = { "notice-plan", YD_SEVERITY_WARNING,
              N_ ("A notice that calls the plan otherwise than the plan does"), NULL },
    .sentence = N_ ("“%s” is not what the plan is called"),
    .check_text = check_plan_named },
  { .rule = { "draft-mark", YD_SEVERITY_ERROR,
              N_ ("（征求意见稿） and the like left over at numbering"), NULL },
    .sentence = N_ ("“%s” is still there, but a number is taken"),
    .check_text = check_draft_mark },
  { .rule = { "changed-after-issue", YD_SEVERITY_ERROR, N_ ("Changes after issue"), NULL },
    .sentence
    = N_ ("The text is not what was issued; for a corrected issue, set the stage back and to "
          "issued again"),
    .check_plan = check_issued },
  { .rule = { "annex-mismatch", YD_SEVERITY_WARNING,
              N_ ("Annexes that the text names but the list does not have, and the reverse"),
              "GB/T 9704-2012, 7.3.4" },
    .sentence = N_ ("“%s” is named here, but the list has %s"),
    .check_text = check_annex_named,
    .check_plan = check_annex_unnamed },
};
const guint yd_check_n_notice_rules = G_N_ELEMENTS (yd_check_notice_rules);
