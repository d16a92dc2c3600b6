/* Owns: what can be said of the elements' own words: the form of numbers, marks and dates that the
 * standard asks for, and the shape of the title. Refuses: to correct them. */

#include "yd-conformity-private.h"

#include "yd-title-break.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * yd_document_number_is_valid:
 *
 * Returns: whether @text is a 发文字号: 代字, four-digit year in 〔〕, number without leading zero,
 * 号
 */
gboolean
yd_document_number_is_valid (const char *text)
{
  return g_regex_match_simple ("^[^\\[\\]()（）【】〔〕第]+〔[12][0-9]{3}〕[1-9][0-9]*号$", text, 0,
                               0);
}

/* Elements whose words have one form: the whole text must match. */
static const struct
{
  YdPart part;
  const char *rule, *clause, *pattern, *limit;
} forms[] = {
  { YD_PART_COPY_NUMBER, "R-NUM-1", "7.2.1", "^[0-9]{6}(—[0-9]{6})?$", "000001" },
  { YD_PART_SECRECY, "R-NUM-2", "7.2.2", "^(绝密|机密|秘密)(★.+)?$", "机密★1年" },
  { YD_PART_URGENCY, "R-NUM-3", "7.2.3", "^(特急|加急)$", "特急 / 加急" },
  { YD_PART_ADDRESSEE, "R-TO-1", "7.3.2", "^[^,;:]+：$", "…：" },
  { YD_PART_NOTE, "R-NOTE-1", "7.3.6", "^（[^()]+）$", "（…）" },
  { YD_PART_COPY_TO, "R-BJ-2", "7.4.2", "^抄送：[^,;:。]+。$", "抄送：…，…。" },
  { YD_PART_DATE, "R-DATE-1", "7.3.5.4",
    "^[12][0-9]{3}年([1-9]|1[0-2])月([1-9]|[12][0-9]|3[01])日$", "YYYY年M月D日" },
  { YD_PART_PRINTED_ON, "R-BJ-3", "7.4.3",
    "^[12][0-9]{3}年([1-9]|1[0-2])月([1-9]|[12][0-9]|3[01])日印发$", "YYYY年M月D日印发" },
};

static const char *
name_of (YdPart part)
{
  switch (part)
    {
    case YD_PART_COPY_NUMBER:
      return _ ("Copy number (份号)");
    case YD_PART_SECRECY:
      return _ ("Secrecy (密级)");
    case YD_PART_URGENCY:
      return _ ("Urgency (紧急程度)");
    case YD_PART_ADDRESSEE:
      return _ ("Addressee (主送)");
    case YD_PART_NOTE:
      return _ ("Note (附注)");
    case YD_PART_COPY_TO:
      return _ ("Copies to (抄送)");
    case YD_PART_DATE:
      return _ ("Date (成文日期)");
    default:
      return _ ("Date of printing (印发日期)");
    }
}

static guint
page_of_block (YdPages *pages, guint block)
{
  for (guint p = 0; p < yd_pages_get_n (pages); p++)
    {
      const YdPage *page = yd_pages_get (pages, p);
      for (guint i = 0; i < page->items->len; i++)
        if (g_array_index (page->items, YdPlaced, i).block == block)
          return p + 1;
    }
  return 0;
}

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
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (YdTitleLine));
  const YdPage *page = yd_pages_get (m->pages, 0);
  for (guint i = 0; i < page->items->len; i++)
    {
      const YdPlaced *placed = &g_array_index (page->items, YdPlaced, i);
      YdTitleLine line = { .width = placed->width };
      if (placed->kind == YD_PLACED_TEXT && placed->part == YD_PART_TITLE)
        g_array_append_val (lines, line);
    }
  if (lines->len > 1)
    yd_measuring_report (
      m, "R-TITLE-2", "7.3.1", _ ("Shape of the title"), 1,
      yd_title_shape_is_fair ((const YdTitleLine *)(const void *)lines->data, lines->len),
      g_strdup_printf (_ ("%u lines"), lines->len), _ ("trapezium or lozenge: break it by hand where it is neither"));
}

void
yd_measuring_words (YdMeasuring *m)
{
  const YdContent *content = yd_pages_get_content (m->pages);
  guint number = yd_content_find_part (content, YD_PART_NUMBER, 0);

  if (number != YD_BLOCK_NONE && content->form != YD_NOTICE_MINUTES)
    {
      const char *text = yd_content_get (content, number)->text;
      gboolean order = content->form == YD_NOTICE_ORDER;
      yd_measuring_report (m, "R-NO-2", "7.2.5", _ ("Document number"), 1,
                           order ? g_regex_match_simple ("^第[1-9][0-9]*号$", text, 0, 0)
                                 : yd_document_number_is_valid (text),
                           dup_start (text), order ? "第N号" : "代字〔YYYY〕N号");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      guint block = yd_content_find_part (content, forms[i].part, 0), page;
      const char *text;
      if (block == YD_BLOCK_NONE || (page = page_of_block (m->pages, block)) == 0)
        continue;
      text = yd_content_get (content, block)->text;
      yd_measuring_report (m, forms[i].rule, forms[i].clause, name_of (forms[i].part), page,
                           g_regex_match_simple (forms[i].pattern, text, 0, 0), dup_start (text),
                           forms[i].limit);
    }
  measure_title_shape (m);
}
