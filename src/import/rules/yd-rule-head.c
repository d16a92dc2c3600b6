/* Owns: what stands before a text: red head, number, addressee, and which lines are its title.
 * Refuses: to lose a line; what has no field goes to unplaced. */

#include "yd-envelope.h"

#include "yd-head-title.h"
#include "yd-rule-date.h"
#include "yd-scan.h"
#include "yd-text.h"
#include "yd-unit-mark.h"

typedef struct
{
  YdEnvelope *envelope;
  YdOutline *outline;
  gboolean plan;     /* the plan itself stands here, not a cover */
  gboolean told;     /* the page's data gave the number already, and keep it as well */
  gboolean label;    /* the line before was 索引号： of these data, and its value may follow */
  GPtrArray *pieces; /* borrowed lines of the title so far */
  YdLine *dropped;   /* borrowed: taken for a menu, though it stood below data of the page */
  gboolean data;     /* of a web page were read */
} Head;

static void
read_signer (Head *head, const char *text)
{
  static const char *const colons[] = { "：", ":", NULL };
  const char *p = yd_scan_word (yd_scan_spaces (text), "签发人");
  if (p == NULL)
    return;
  const char *colon = yd_scan_words (yd_scan_spaces (p), colons);
  g_autofree char *name = g_strdup (yd_scan_spaces (colon != NULL ? colon : p));
  yd_head_set (head->outline, &head->outline->notice.signer, name, text);
}

static void
read_number (Head *head, const char *text)
{
  const char *end, *start = yd_rule_line_find_number (text, &end);
  if (start == NULL) /* 〔2031〕12号 of minutes */
    {
      start = text;
      end = text + strlen (text);
    }
  g_autofree char *number = yd_head_dup_number (start, end);
  if (g_strcmp0 (head->outline->notice.number, number) != 0)
    yd_head_set (head->outline, &head->outline->notice.number, number, text);
  else if (!head->told) /* said twice */
    yd_outline_add_unplaced (head->outline, text, "web-remains", NULL);
  head->told = FALSE;
  read_signer (head, end);
}

/* The value of 文件编号 in the line before, among the data of a web page. */
static void
tell_number (Head *head, const char *text)
{
  const char *end, *start = yd_rule_line_find_number (text, &end);
  if (start != NULL && head->outline->notice.number == NULL)
    head->outline->notice.number = yd_head_dup_number (start, end);
  else
    yd_outline_add_unplaced (head->outline, text, "web-remains", NULL);
}

/* 发文字号：… in the data of a web page tells the number as well. */
static void
read_web (Head *head, const char *text)
{
  g_autofree char *plain = strchr (text, '\t') != NULL ? g_strdup (text) /* cells of a row */
                                                       : yd_text_squeeze (text); /* 文　　号： */
  const char *end, *start = yd_rule_line_find_number (plain, &end);
  if (start != NULL && head->outline->notice.number == NULL
      && yd_scan_find (plain, plain + strlen (plain),
                       (const char *const[]){ "发文字号", "文号", "文　号", "文 号", NULL })
           != NULL)
    {
      const char *colon = yd_scan_find (plain, start, (const char *const[]){ "：", ":", NULL });
      if (colon != NULL || yd_scan_word (start, "发文") == NULL)
        {
          head->outline->notice.number = yd_head_dup_number (start, end);
          head->told = TRUE;
        }
    }
  yd_outline_add_unplaced (head->outline, text, "web-remains", NULL);
}

/* The names of the units that issue a document together stand above its number. */
static void
take_heads (Head *head)
{
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < head->pieces->len; i++)
    {
      const char *text = ((const YdLine *)g_ptr_array_index (head->pieces, i))->text;
      if (!yd_rule_line_is_unit (text, text + strlen (text)) || yd_rule_line_ends_as_title (text))
        return;
      g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", text);
    }
  if (names->len == 0 || head->outline->notice.head != NULL)
    return;
  head->outline->notice.head = g_strdup (names->str);
  g_ptr_array_set_size (head->pieces, 0);
}

#define TITLE_LEAST 6      /* characters of a title; a menu's words are fewer */
#define PAGE_TITLE_LEAST 8 /* of one that does not end as a title does */

/* Lines before the data of a web page are its menus, unless a title is among them already. */
static void
drop_pieces (Head *head)
{
  guint n = head->pieces->len;
  for (guint i = 0; i < n; i++)
    {
      const char *text = ((const YdLine *)g_ptr_array_index (head->pieces, i))->text;
      if (yd_rule_line_ends_as_title (text)
          && (i + 1 == n || g_utf8_strlen (text, -1) >= TITLE_LEAST))
        return;
    }
  for (guint i = 0; i < n; i++)
    {
      YdLine *line = g_ptr_array_index (head->pieces, i);
      yd_outline_add_unplaced (head->outline, line->text, "web-remains", NULL);
      if (head->data && g_utf8_strlen (line->text, -1) >= PAGE_TITLE_LEAST)
        head->dropped = line;
    }
  g_ptr_array_set_size (head->pieces, 0);
}

/* 区政府召开第86次常务会议 between data and buttons of a page was its title, where no other came. */
static void
take_back_title (Head *head)
{
  GPtrArray *unplaced = head->outline->unplaced;
  if (head->pieces->len > 0 || head->dropped == NULL || head->outline->title != NULL
      || head->outline->notice.title != NULL)
    return;
  for (guint i = unplaced->len; i > 0; i--)
    if (strcmp (((YdOutlineUnplaced *)g_ptr_array_index (unplaced, i - 1))->text,
                head->dropped->text)
        == 0)
      {
        g_ptr_array_remove_index (unplaced, i - 1);
        g_ptr_array_add (head->pieces, head->dropped);
        return;
      }
}

/* 时间：… above 地点：…: the text of minutes begins. One such line alone is a web page's. */
static gboolean
is_minutes (const Head *head, guint index)
{
  const GPtrArray *lines = head->envelope->lines;
  return yd_rule_line_is_meeting (yd_envelope_get (head->envelope, index)->text)
         && index + 1 < lines->len
         && yd_rule_line_is_meeting (yd_envelope_get (head->envelope, index + 1)->text)
         && head->pieces->len > 0;
}

/* 某某办公室　　2031年4月8日 below the number of minutes: who issued them, and when. */
static gboolean
read_issued (Head *head, const char *text)
{
  YdOutlineNotice *notice = &head->outline->notice;
  YdDate date;
  const char *after, *day = yd_rule_date_find_day (text, NULL, &after, &date);
  if (day == NULL || notice->number == NULL || notice->signature != NULL
      || yd_date_is_set (notice->date) || head->pieces->len == 0)
    return FALSE;
  notice->signature = yd_scan_trim (text, day);
  notice->date = date;
  return TRUE;
}

/* 附件1：示例市实施方案 above the plan, which is an annex itself. */
static gboolean
read_annex (Head *head, const char *text)
{
  const char *label_end, *rest = yd_rule_line_read_annex (text, &label_end);
  if (!head->plan || !yd_rule_line_is_titlish (rest))
    return FALSE;
  head->outline->notice.as_annex = TRUE;
  if (rest == label_end) /* 附件1示例市……: perhaps no label at all */
    {
      g_autofree char *label = yd_scan_trim (text, label_end);
      yd_outline_add_unplaced (head->outline, label, "left-out", NULL);
    }
  yd_head_set (head->outline, &head->outline->title, rest, text);
  return TRUE;
}

/* 甲方：某某镇人民政府 below the title of a contract. */
static gboolean
is_party (const char *text)
{
  static const char *const parties[] = { "甲方", "乙方", "丙方", NULL };
  static const char *const marks[] = { "：", ":", "（", "(", NULL };
  const char *after = yd_scan_words (text, parties);
  return after != NULL && yd_scan_words (yd_scan_spaces (after), marks) != NULL;
}

/* 填报单位：某某局 below the title of a form. */
static gboolean
is_form_label (const char *text)
{
  /* clang-format off */
  static const char *const labels[] = {
    "填报单位", "编制单位", "报送单位", "制表单位", "填表单位", "上报单位", "单位名称", "填报人",
    "填表人", "制表人", "填报时间", "填报日期", "填表时间", "填表日期", "编制时间", "编制日期",
    "制表时间", "制表日期", "报送时间", "报送日期", "单位（盖章）", "填报单位（盖章）", "单位", NULL
  };
  /* clang-format on */
  static const char *const colons[] = { "：", ":", NULL };
  const char *start = yd_rule_line_skip_open (text), *after = yd_scan_words (start, labels);
  return after != NULL && yd_scan_words (yd_scan_spaces (after), colons) != NULL;
}

/* A line of the title; @value: a web page's label stands before it. */
static gboolean
read_piece (Head *head, const YdLine *line, gboolean value)
{
  if (line->item || line->kind != YD_BLOCK_TEXT || !yd_rule_line_is_titlish (line->text)
      || is_party (line->text) || yd_unit_mark_has_label_at (line->text))
    return FALSE;
  if (value && !yd_rule_line_ends_as_title (line->text))
    yd_outline_add_unplaced (head->outline, line->text, "web-remains", NULL);
  else
    g_ptr_array_add (head->pieces, (gpointer)line);
  return TRUE;
}

/* Where a line of this kind goes as it is; %NULL where it does not. */
static char **
get_field (YdOutline *outline, YdLineKind kind)
{
  switch (kind)
    {
    case YD_LINE_HEAD:
      return &outline->notice.head;
    case YD_LINE_SECRECY:
      return &outline->notice.secrecy;
    case YD_LINE_URGENCY:
      return &outline->notice.urgency;
    case YD_LINE_COPY_NUMBER:
      return &outline->notice.copy_number;
    case YD_LINE_SUBTITLE:
      return &outline->subtitle;
    default:
      return NULL;
    }
}

/* Returns whether the line belongs to the head. */
static gboolean
read_line (Head *head, guint index)
{
  const YdLine *line = yd_envelope_get (head->envelope, index);
  char **field = get_field (head->outline, head->envelope->kinds[index]);
  gboolean value = head->label;

  head->label = FALSE;
  if (is_minutes (head, index))
    return FALSE;
  if (field != NULL)
    {
      yd_head_set (head->outline, field, line->text, line->text);
      return TRUE;
    }
  switch (head->envelope->kinds[index])
    {
    case YD_LINE_RULE:
      return TRUE;
    case YD_LINE_WEB:
      drop_pieces (head);
      read_web (head, line->text);
      head->data = TRUE;
      head->label = yd_rule_line_ends_sentence (line->text) /* with its colon */
                    || yd_rule_line_is_web_label (line->text);
      return TRUE;
    case YD_LINE_DISCLOSURE:
      if (!value && !head->data)
        return FALSE;
      yd_outline_add_unplaced (head->outline, line->text, "web-remains", NULL);
      return TRUE;
    case YD_LINE_NUMBER:
      if (value)
        {
          tell_number (head, line->text);
          return TRUE;
        }
      take_heads (head);
      read_number (head, line->text);
      return TRUE;
    case YD_LINE_SIGNER:
      read_signer (head, line->text);
      return TRUE;
    case YD_LINE_ANNEX_LABEL:
      head->outline->notice.as_annex |= head->plan;
      if (head->plan && g_strcmp0 (line->text, "附件") != 0 && g_strcmp0 (line->text, "附件1") != 0)
        yd_outline_add_unplaced (head->outline, line->text, "left-out", NULL); /* 附件2 */
      return TRUE;
    case YD_LINE_ANNEX:
      return read_annex (head, line->text);
    case YD_LINE_DATE:
      yd_outline_add_unplaced (head->outline, line->text, "head", NULL);
      return TRUE;
    case YD_LINE_SIGNED_DATE:
      if (read_issued (head, line->text))
        return TRUE;
      G_GNUC_FALLTHROUGH;
    case YD_LINE_OTHER:
      if (!line->item && head->pieces->len > 0 && is_form_label (line->text))
        {
          yd_outline_add_unplaced (head->outline, line->text, "head", NULL);
          return TRUE;
        }
      return read_piece (head, line, value);
    default:
      return FALSE;
    }
}

#define MENU_MOST 60  /* characters of a row that can be a page's menu */
#define STRAY_REACH 8 /* lines in which the head goes on after one that does not belong to it */

/* 马上注册，…。 above a title and its addressee: no text of the document begins before these. */
static gboolean
skip_sentence (Head *head, guint index, guint end)
{
  const YdEnvelope *envelope = head->envelope;
  for (guint i = index + 2; i < end && i <= index + STRAY_REACH; i++)
    {
      const YdLine *above = yd_envelope_get (envelope, i - 1);
      if (envelope->kinds[i] != YD_LINE_ADDRESSEE)
        continue;
      if (above->item || above->kind != YD_BLOCK_TEXT || !yd_rule_line_is_titlish (above->text)
          || !yd_rule_line_ends_as_title (above->text))
        return FALSE;
      yd_outline_add_unplaced (head->outline, yd_envelope_get (envelope, index)->text, "head",
                               NULL);
      return TRUE;
    }
  return FALSE;
}

/* A line of a web page or a scan above number and title: these still count. */
static gboolean
skip_stray (Head *head, guint index, guint end)
{
  const YdEnvelope *envelope = head->envelope;
  const YdLine *line = yd_envelope_get (envelope, index);
  if (head->pieces->len > 0 || line->item || envelope->kinds[index] == YD_LINE_ADDRESSEE
      || head->outline->notice.number != NULL)
    return FALSE;
  if (yd_rule_line_has_sentence (line->text))
    return skip_sentence (head, index, end);
  for (guint i = index + 1; i < end && i <= index + STRAY_REACH; i++)
    {
      const YdLine *later = yd_envelope_get (envelope, i);
      if (envelope->kinds[i] == YD_LINE_ADDRESSEE && line->kind == YD_BLOCK_TABLE
          && g_utf8_strlen (line->text, -1) <= MENU_MOST)
        {
          yd_outline_add_unplaced (head->outline, line->text, "web-remains", NULL);
          return TRUE;
        }
      if (later->item || envelope->kinds[i] == YD_LINE_ADDRESSEE)
        return FALSE;
      if (envelope->kinds[i] == YD_LINE_NUMBER
          || (envelope->kinds[i] == YD_LINE_OTHER && yd_rule_line_is_titlish (later->text)
              && yd_rule_line_ends_as_title (later->text) && strstr (later->text, "关于") != NULL))
        {
          yd_outline_add_unplaced (head->outline, line->text, "head", NULL);
          return TRUE;
        }
    }
  return FALSE;
}

#define TEXT_LEAST 16 /* characters of a line of text that fills its width */

/* 2031年是……之年，是加快推进 below a title, in a text with fixed line ends: no title goes on so. */
static gboolean
is_text_line (const YdLine *line)
{
  static const char *const commas[] = { "，", ",", NULL };
  return !line->centred && g_utf8_strlen (line->text, -1) >= TEXT_LEAST
         && !yd_rule_line_ends_as_title (line->text)
         && yd_scan_find (line->text, line->text + strlen (line->text), commas) != NULL;
}

/* How many of the lines before @next, taken for a title, are the beginning of a text that goes on there. */
static guint
count_text (const Head *head, guint next, guint end)
{
  const GPtrArray *pieces = head->pieces;
  guint first = 1, n = pieces->len;
  while (
    first < n
    && !(is_text_line (g_ptr_array_index (pieces, first))
         && yd_rule_line_ends_as_title (((YdLine *)g_ptr_array_index (pieces, first - 1))->text)))
    first++;
  if (first >= n || next >= end || yd_envelope_get (head->envelope, next)->item
      || head->envelope->kinds[next] != YD_LINE_OTHER)
    return 0;
  for (guint i = first; i < n; i++)
    if (g_ptr_array_index (pieces, i) != (gpointer)yd_envelope_get (head->envelope, next - n + i))
      return 0;
  return n - first;
}

/**
 * yd_envelope_read_head:
 * @plan: whether the plan's own title is expected here; else a cover notice's
 *
 * Returns: the index of the first line of the running text
 */
guint
yd_envelope_read_head (YdEnvelope *self, guint start, guint end, gboolean plan)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new ();
  Head head = { .envelope = self, .outline = self->outline, .plan = plan, .pieces = pieces };
  guint i = start;

  while (i < end && (read_line (&head, i) || skip_stray (&head, i, end)))
    i++;
  guint n_text = count_text (&head, i, end);
  g_ptr_array_set_size (pieces, (int)(pieces->len - n_text));
  i -= n_text;
  take_back_title (&head);
  yd_head_take_title (self->outline, pieces, plan);
  if (i >= end || yd_envelope_get (self, i)->item || self->outline->notice.addressee != NULL)
    return i;
  const YdLine *line = yd_envelope_get (self, i);
  const char *colon = line->kind == YD_BLOCK_TEXT ? yd_rule_line_read_addressee (line->text) : NULL;
  if (colon == NULL)
    return i;
  self->outline->notice.addressee = yd_scan_trim (line->text, colon);
  const char *rest = yd_scan_spaces (g_utf8_next_char (colon));
  if (*rest == '\0')
    return i + 1;
  /* the text runs on behind the addressee */
  YdLine *body = g_ptr_array_index (self->lines, i);
  char *kept = g_strdup (rest);
  g_free (body->text);
  body->text = kept;
  return i;
}
