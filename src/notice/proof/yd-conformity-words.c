/* Owns: what can be said of the elements' own words: the form of numbers, marks and dates that the
 * standard asks for, and the shape of the title. Refuses: to correct them. */

#include "yd-conformity-private.h"

#include "yd-title-break.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NUMBER "^[^\\[\\]()（）【】〔〕第]+〔[12][0-9]{3}〕[1-9][0-9]*号$"
#define DATE "^[12][0-9]{3}年([1-9]|1[0-2])月([1-9]|[12][0-9]|3[01])日"

/**
 * yd_document_number_is_valid:
 *
 * Returns: whether @text is a 发文字号: 代字, four-digit year in 〔〕, number without leading zero,
 * 号
 */
gboolean
yd_document_number_is_valid (const char *text)
{
  return g_regex_match_simple (NUMBER, text, 0, 0);
}

/* Elements whose words have one form: the whole text must match. */
static const struct
{
  YdMeasured what;
  YdPart part;
  const char *column, *pattern, *limit;
} forms[] = {
  { { "R-NUM-1", "7.2.1", N_ ("Copy number (份号)") },
    YD_PART_COPY_NUMBER,
    "copy_number",
    "^[0-9]{6}(—[0-9]{6})?$",
    N_ ("six digits, as 000001") },
  { { "R-NUM-2", "7.2.2", N_ ("Secrecy (密级)") },
    YD_PART_SECRECY,
    "secrecy",
    "^(绝密|机密|秘密)(★[^一二三四五六七八九十]+)?$",
    "机密★1年" },
  { { "R-NUM-3", "7.2.3", N_ ("Urgency (紧急程度)") },
    YD_PART_URGENCY,
    "urgency",
    "^(特急|加急)$",
    "特急 / 加急" },
  { { "R-TO-1", "7.3.2", N_ ("Addressee (主送)") },
    YD_PART_ADDRESSEE,
    "addressee",
    "^[^,;:]+：$",
    "…：" },
  { { "R-NOTE-1", "7.3.6", N_ ("Note (附注)") }, YD_PART_NOTE, "note", "^（[^()]+）$", "（…）" },
  { { "R-BJ-2", "7.4.2", N_ ("Copies to (抄送)") },
    YD_PART_COPY_TO,
    "copy_to",
    "^抄送：[^,;:。]+。$",
    "抄送：…，…。" },
  { { "R-DATE-1", "7.3.5.4", N_ ("Date (成文日期)") },
    YD_PART_DATE,
    "date",
    DATE "$",
    "YYYY年M月D日" },
  { { "R-BJ-3", "7.4.3", N_ ("Date of printing (印发日期)") },
    YD_PART_PRINTED_ON,
    "printed_on",
    DATE "印发$",
    "YYYY年M月D日印发" },
};

/* As much of a text as a list has room for. */
static char *
dup_start (const char *text)
{
  glong n = g_utf8_strlen (text, -1);
  g_autofree char *start = g_utf8_substring (text, 0, MIN (n, 24));
  return g_strconcat (start, n > 24 ? "…" : "", NULL);
}

static void
measure_title_shape (YdMeasuring *m)
{
  static const YdMeasured what = { "R-TITLE-2", "7.3.1", N_ ("Shape of the title") };
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (YdTitleLine));
  guint n = yd_measuring_n (m, YD_PART_TITLE);
  YdPageBox box;

  if (n < 2)
    return;
  for (guint i = 0; i < n; i++)
    {
      const YdSpot *spot = yd_measuring_get (m, YD_PART_TITLE, i);
      YdTitleLine line = { .width = spot->placed->width };
      YdPageBox one = yd_spot_box (m, spot);
      g_array_append_val (lines, line);
      if (i == 0)
        box = one;
      else if (one.page == box.page)
        yd_page_box_unite (&box, &one);
    }
  yd_measuring_report (
    m, &what, YD_MEASURE_PLACE, &box,
    yd_title_shape_is_fair ((const YdTitleLine *)(const void *)lines->data, lines->len),
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u line", "%u lines", n), n),
    _ ("trapezium or lozenge: break it by hand where it is neither"));
}

/* How the text of the first block of @part is written. */
static void
measure_form (YdMeasuring *m, const YdMeasured *what, YdPart part, const char *column,
              const char *pattern, const char *limit)
{
  if (yd_measuring_n (m, part) == 0)
    return;
  const YdSpot *spot = yd_measuring_get (m, part, 0);
  const char *text = yd_content_get (m->content, spot->placed->block)->text;
  YdPageBox box = yd_spot_box (m, spot);
  yd_measuring_report (m, what, YD_MEASURE_PLACE, &box, g_regex_match_simple (pattern, text, 0, 0),
                       dup_start (text), limit);
  ((YdMeasure *)m->measures->pdata[m->measures->len - 1])->column = column;
}

void
yd_measuring_words (YdMeasuring *m)
{
  static const YdMeasured number = { "R-NO-2", "7.2.5", N_ ("Document number") };
  static const YdMeasured order = { "R-CMD", "10.2", N_ ("Words of the head") };
  static const YdMeasured minutes = { "R-MIN", "10.3", N_ ("Words of the head") };

  if (m->content->form == YD_NOTICE_ORDER)
    measure_form (m, &number, YD_PART_NUMBER, "number", "^第[1-9][0-9]*号$", "第N号");
  else if (m->content->form != YD_NOTICE_MINUTES)
    measure_form (m, &number, YD_PART_NUMBER, "number", NUMBER, "代字〔YYYY〕N号");
  if (m->content->form == YD_NOTICE_ORDER)
    measure_form (m, &order,
                  yd_measuring_n (m, YD_PART_HEAD_SUFFIX) > 0 ? YD_PART_HEAD_SUFFIX : YD_PART_HEAD,
                  "head", "令$", "…命令 / …令");
  else if (m->content->form == YD_NOTICE_MINUTES)
    measure_form (m, &minutes, YD_PART_HEAD, "head", "纪要$", "…纪要");
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    measure_form (m, &forms[i].what, forms[i].part, forms[i].column, forms[i].pattern,
                  _ (forms[i].limit));
  measure_title_shape (m);
}
