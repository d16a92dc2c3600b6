/* Owns: the words for verdicts and reasons of a comparison: those that sheets print, which are Chinese, and
 * those that windows and the command line say. Refuses: to judge. */

#include "yd-plan-compare.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *chinese; /* as sheets print it */
  const char *label;   /* to be translated */
  const char *word;    /* stable, for JSON */
} verdicts[YD_N_VERDICTS] = {
  [YD_VERDICT_CARRIED] = { "承接", N_ ("Carried on"), "carried" },
  [YD_VERDICT_WEAKENED] = { "弱化", N_ ("Weakened"), "weakened" },
  [YD_VERDICT_NEW] = { "新增", NC_ ("comparison", "New"), "new" },
  [YD_VERDICT_DROPPED] = { "未承接", N_ ("Dropped"), "dropped" },
};

const char *
yd_verdict_get_chinese (YdVerdict verdict)
{
  g_return_val_if_fail (verdict < YD_N_VERDICTS, "");
  return verdicts[verdict].chinese;
}

/* For a person at the screen. */
const char *
yd_verdict_get_label (YdVerdict verdict)
{
  g_return_val_if_fail (verdict < YD_N_VERDICTS, "");
  const char *label = verdicts[verdict].label;
  return verdict == YD_VERDICT_NEW ? g_dpgettext2 (GETTEXT_PACKAGE, "comparison", label)
                                   : _ (label);
}

const char *
yd_verdict_get_word (YdVerdict verdict)
{
  g_return_val_if_fail (verdict < YD_N_VERDICTS, "");
  return verdicts[verdict].word;
}

/* %s: what, before and after, in this order, as many as there are. */
static const struct
{
  const char *chinese;
  const char *words; /* to be translated */
  gboolean what;     /* the first is what it is about */
} whys[YD_N_WHYS] = {
  [YD_WHY_TARGET_GONE] = { "取消指标“%s”%s", N_ ("the target “%s” of %s is gone"), TRUE },
  [YD_WHY_TARGET_LOWER]
  = { "指标“%s”由%s降为%s", N_ ("the target “%s” went from %s down to %s"), TRUE },
  [YD_WHY_TARGET_LOOSER]
  = { "指标“%s”由%s放宽至%s", N_ ("the target “%s” was loosened from %s to %s"), TRUE },
  [YD_WHY_TARGET_VAGUE]
  = { "指标“%s”由%s改为仅提方向", N_ ("of the target “%s” of %s only a direction is left"), TRUE },
  [YD_WHY_SHARE_GONE]
  = { "不再提出量化目标（原为%s）", N_ ("no figure is named any more (it was %s)"), FALSE },
  [YD_WHY_TARGET_RAISED]
  = { "指标“%s”由%s提至%s", N_ ("the target “%s” went from %s up to %s"), TRUE },
  [YD_WHY_DATE_GONE] = { "取消完成时限", N_ ("the deadline is gone"), FALSE },
  [YD_WHY_DATE_LATER]
  = { "时限由%s推后至%s", N_ ("the deadline was put off from %s to %s"), FALSE },
  [YD_WHY_DEED_LATER] = { "“%s”时限由%s推后至%s", N_ ("“%s” was put off from %s to %s"), TRUE },
  [YD_WHY_DEED_UNDATED]
  = { "“%s”不再写明时限（原为%s）", N_ ("no day is named for “%s” any more (it was %s)"), TRUE },
  [YD_WHY_LEAD_CHANGED] = { "牵头单位由%s改为%s", N_ ("the lead went from %s to %s"), FALSE },
  [YD_WHY_MOVED] = { "由“%s”移至“%s”", N_ ("moved from “%s” to “%s”"), FALSE },
  [YD_WHY_SPLIT_FROM] = { "由“%s”拆分而来", N_ ("a part of “%s”"), FALSE },
  [YD_WHY_MERGED_INTO] = { "并入“%s”", N_ ("merged into “%s”"), FALSE },
  [YD_WHY_LEAD_GONE]
  = { "未再明确牵头单位（原为%s）", N_ ("no lead unit is named any more (it was %s)"), FALSE },
  [YD_WHY_FROM_IT] = { "由对照条目续写，文字相似度%s", N_ ("written on from it, %s alike"), FALSE },
  [YD_WHY_ALIKE] = { "文字相似度%s", N_ ("%s alike"), FALSE },
  [YD_WHY_NOTHING_LIKE_IT]
  = { "对照要点中无相应条目", N_ ("nothing like it in the other plan"), FALSE },
  [YD_WHY_ENDED] = { "原条目已调整或终止", N_ ("adjusted or ended there"), FALSE },
  [YD_WHY_NOT_LISTED] = { "本要点未再列入", N_ ("not in this plan any more"), FALSE },
};

static char *
dup_reasons (const YdComparisonRow *row, gboolean chinese)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < row->reasons->len; i++)
    {
      const YdReason *reason = row->reasons->pdata[i];
      const char *unnamed = chinese ? "指标" : _ ("target");
      const char *values[]
        = { *reason->what != '\0' ? reason->what : unnamed, reason->before, reason->after };
      const char *format = chinese ? whys[reason->why].chinese : _ (whys[reason->why].words);
      guint next = whys[reason->why].what ? 0 : 1;
      if (i > 0)
        g_string_append (text, chinese ? "；" : _ ("; "));
      for (const char *at; (at = strstr (format, "%s")) != NULL && next < G_N_ELEMENTS (values);
           format = at + 2)
        {
          g_string_append_len (text, format, at - format);
          g_string_append (text, values[next++]);
        }
      g_string_append (text, format);
    }
  return g_string_free (text, FALSE);
}

/* Returns: (transfer full): the reasons as a sheet prints them, in every locale */
char *
yd_comparison_row_dup_chinese (const YdComparisonRow *row)
{
  return dup_reasons (row, TRUE);
}

/* Returns: (transfer full): the reasons for a person at the screen */
char *
yd_comparison_row_dup_words (const YdComparisonRow *row)
{
  return dup_reasons (row, FALSE);
}
