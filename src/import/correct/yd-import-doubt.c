/* Owns: doubts and their answers as data, and the words for them. Refuses: to act; an answer holds
 * where the rule that asked reads it. */

#include "yd-import-doubt.h"

#include "yd-date.h"

#include <glib/gi18n-lib.h>

void
yd_doubt_free (YdDoubt *doubt)
{
  if (doubt == NULL)
    return;
  g_free (doubt->place);
  g_free (doubt->found);
  g_free (doubt->expected);
  for (guint i = 0; i < YD_MAX_ANSWERS; i++)
    g_free (doubt->answers[i].value);
  g_free (doubt);
}

YdDoubt *
yd_doubt_copy (const YdDoubt *doubt)
{
  YdDoubt *copy = g_memdup2 (doubt, sizeof *doubt);
  copy->place = g_strdup (doubt->place);
  copy->found = g_strdup (doubt->found);
  copy->expected = g_strdup (doubt->expected);
  for (guint i = 0; i < YD_MAX_ANSWERS; i++)
    copy->answers[i].value = g_strdup (doubt->answers[i].value);
  return copy;
}

/**
 * yd_doubt_dup_key:
 *
 * Returns: (transfer full): what tells this doubt again when the source is read once more. A unit's
 *   name is the same doubt wherever it stands.
 */
char *
yd_doubt_dup_key (const YdDoubt *doubt)
{
  gboolean anywhere = doubt->code == YD_DOUBT_UNIT_ODD || doubt->code == YD_DOUBT_UNIT_PREFIX;
  return g_strdup_printf ("%s %d %s", yd_doubt_get_word (doubt->code), anywhere ? 0 : doubt->source,
                          doubt->found != NULL ? doubt->found : "");
}

/**
 * yd_doubt_get_word:
 *
 * Returns: a stable word for JSON and scripts
 */
const char *
yd_doubt_get_word (YdDoubtCode code)
{
  static const char *const words[YD_N_DOUBTS] = {
    [YD_DOUBT_ENCODING] = "encoding",
    [YD_DOUBT_FLATTENED] = "flattened",
    [YD_DOUBT_NUMBER_JUMP] = "number-jump",
    [YD_DOUBT_NUMBER_WEAK] = "number-doubtful",
    [YD_DOUBT_NO_ITEMS] = "no-items",
    [YD_DOUBT_NO_TITLE] = "no-title",
    [YD_DOUBT_NO_YEAR] = "no-year",
    [YD_DOUBT_UNIT_PREFIX] = "unit-prefix",
    [YD_DOUBT_UNIT_ODD] = "unit-odd",
    [YD_DOUBT_UNPLACED] = "unplaced",
    [YD_DOUBT_LONG_TITLE] = "long-title",
    [YD_DOUBT_RENUMBERED] = "renumbered",
    [YD_DOUBT_JOINED_ANNEX] = "annex-guessed",
    [YD_DOUBT_LONE_LINE] = "lone-line",
    [YD_DOUBT_DATE_VAGUE] = "date-vague",
    [YD_DOUBT_DATE_END] = "date-end",
    [YD_DOUBT_TABLE] = "table",
    [YD_DOUBT_SHARED_UNITS] = "shared-units",
    [YD_DOUBT_HEAD] = "head-guessed",
    [YD_DOUBT_NOTICE_TITLE] = "notice-title-guessed",
    [YD_DOUBT_TEXT_TABLE] = "text-table",
    [YD_DOUBT_CORRECTION] = "correction-lost",
  };
  return words[code];
}

/**
 * yd_doubt_get_sentence:
 *
 * Returns: (transfer none): what is unsure, in the person's language
 */
const char *
yd_doubt_get_sentence (YdDoubtCode code)
{
  switch (code)
    {
    case YD_DOUBT_ENCODING:
      return _ ("some characters could not be read");
    case YD_DOUBT_FLATTENED:
      return _ ("lines that ran together were taken apart");
    case YD_DOUBT_NUMBER_JUMP:
      return _ ("a number is out of turn");
    case YD_DOUBT_NUMBER_WEAK:
      return _ ("this could be a number or not; it was taken as one");
    case YD_DOUBT_NO_ITEMS:
      return _ ("nothing numbered was found");
    case YD_DOUBT_NO_TITLE:
      return _ ("no title was found; this stands in");
    case YD_DOUBT_NO_YEAR:
      return _ ("no year was found");
    case YD_DOUBT_UNIT_PREFIX:
      return _ ("a unit's name was completed");
    case YD_DOUBT_UNIT_ODD:
      return _ ("this does not look like a unit");
    case YD_DOUBT_UNPLACED:
      return _ ("these words found no place");
    case YD_DOUBT_LONG_TITLE:
      return _ ("a title is very long");
    case YD_DOUBT_RENUMBERED:
      return _ ("the number as written is not the one that will be printed");
    case YD_DOUBT_JOINED_ANNEX:
      return _ ("text behind the plan was taken as an annex");
    case YD_DOUBT_LONE_LINE:
      return _ ("this line could be a title or text");
    case YD_DOUBT_DATE_VAGUE:
      return _ ("no date can be told from these words");
    case YD_DOUBT_DATE_END:
      return _ ("the end of a span could be its last day");
    case YD_DOUBT_TABLE:
      return _ ("a table was read as points");
    case YD_DOUBT_SHARED_UNITS:
      return _ ("units below several points were given to all of them");
    case YD_DOUBT_HEAD:
      return _ ("the signature serves as red head");
    case YD_DOUBT_NOTICE_TITLE:
      return _ ("the title of the notice was made from its text");
    case YD_DOUBT_TEXT_TABLE:
      return _ ("a table stays text");
    case YD_DOUBT_CORRECTION:
      return _ ("what you corrected is not there under your later answers");
    case YD_N_DOUBTS:
      break;
    }
  return "";
}

static char *
name_date (const char *iso)
{
  YdDate date;
  return iso != NULL && yd_date_parse_iso (iso, &date) ? yd_date_to_chinese (date) : g_strdup (iso);
}

/**
 * yd_doubt_dup_question:
 *
 * Returns: (transfer full): the doubt as a question in the person's language, its words quoted
 */
char *
yd_doubt_dup_question (const YdDoubt *doubt)
{
  const char *found = doubt->found != NULL ? doubt->found : "";
  const char *expected = doubt->expected != NULL ? doubt->expected : "";
  switch (doubt->code)
    {
    case YD_DOUBT_NUMBER_JUMP:
      return g_strdup_printf (_ ("The numbers go on with “%s” where %s was due"), found, expected);
    case YD_DOUBT_NUMBER_WEAK:
      return g_strdup_printf (_ ("Does “%s” begin a point?"), found);
    case YD_DOUBT_NO_YEAR:
      return g_strdup (_ ("The text does not say its year"));
    case YD_DOUBT_UNIT_PREFIX:
      return g_strdup_printf (_ ("Is “%s” short for “%s”?"), found, expected);
    case YD_DOUBT_UNIT_ODD:
      return g_strdup_printf (_ ("Is “%s” a unit?"), found);
    case YD_DOUBT_UNPLACED:
      return g_strdup_printf (_ ("“%s” found no place"), found);
    case YD_DOUBT_LONG_TITLE:
      return g_strdup_printf (_ ("Is “%s” a title, or text?"), found);
    case YD_DOUBT_JOINED_ANNEX:
      return g_strdup_printf (_ ("Is “%s” an annex?"), found);
    case YD_DOUBT_LONE_LINE:
      return g_strdup_printf (_ ("Is “%s” a title, or part of the text?"), found);
    case YD_DOUBT_DATE_VAGUE:
      return g_strdup_printf (_ ("“%s” names no date"), found);
    case YD_DOUBT_DATE_END:
      {
        g_autofree char *day = name_date (expected);
        return g_strdup_printf (_ ("Is “%s” to be kept as %s?"), found, day);
      }
    case YD_DOUBT_TABLE:
      return g_strdup_printf (_ ("Are the rows of the table “%s” points?"), found);
    case YD_DOUBT_SHARED_UNITS:
      return g_strdup_printf (_ ("Is “%s” meant for all points above it?"), found);
    case YD_DOUBT_TEXT_TABLE:
      return g_strdup_printf (_ ("The table “%s” stays text; its rows do not become points"),
                              found);
    case YD_DOUBT_HEAD:
      return g_strdup_printf (_ ("No red head was found; it is signed by “%s”"), found);
    case YD_DOUBT_NOTICE_TITLE:
      return g_strdup_printf (_ ("The notice has no title; it sends out %s"), found);
    case YD_DOUBT_ENCODING:
    case YD_DOUBT_FLATTENED:
    case YD_DOUBT_NO_ITEMS:
    case YD_DOUBT_NO_TITLE:
    case YD_DOUBT_RENUMBERED:
    case YD_DOUBT_CORRECTION:
    case YD_N_DOUBTS:
      break;
    }
  return *found != '\0'
           ? g_strdup_printf (_ ("%s: “%s”"), yd_doubt_get_sentence (doubt->code), found)
           : g_strdup (yd_doubt_get_sentence (doubt->code));
}

/**
 * yd_answer_dup_label:
 * @answer: index in the doubt's answers
 *
 * Returns: (transfer full): what a button says that gives this answer
 */
char *
yd_answer_dup_label (const YdDoubt *doubt, guint answer)
{
  g_return_val_if_fail (answer < doubt->n_answers, NULL);
  const YdAnswer *one = &doubt->answers[answer];
  switch (one->code)
    {
    case YD_ANSWER_AS_READ:
      return g_strdup (doubt->code == YD_DOUBT_JOINED_ANNEX ? _ ("An Annex") : _ ("As Read"));
    case YD_ANSWER_NOTHING_MISSING:
      return g_strdup (_ ("Nothing Is Missing"));
    case YD_ANSWER_ONE_MISSING:
      return g_strdup (_ ("One Is Missing"));
    case YD_ANSWER_AS_POINT:
      return g_strdup (doubt->code == YD_DOUBT_LONE_LINE ? _ ("Title of a Point") : _ ("A Point"));
    case YD_ANSWER_AS_TEXT:
      return g_strdup (_ ("Part of the Text"));
    case YD_ANSWER_LEAVE_OUT:
      return g_strdup (_ ("Leave Out"));
    case YD_ANSWER_NEW_UNIT:
      return g_strdup (_ ("A Unit of Its Own"));
    case YD_ANSWER_SAME_UNIT:
      return g_strdup_printf (_ ("Take as “%s”"), one->value);
    case YD_ANSWER_NOT_A_UNIT:
      return g_strdup (_ ("Not a Unit"));
    case YD_ANSWER_NO_DATE:
      return g_strdup (_ ("No Milestone"));
    case YD_ANSWER_DATE:
      return name_date (one->value);
    case YD_ANSWER_YEAR:
      return g_strdup_printf (_ ("The Year %s"), one->value);
    case YD_ANSWER_ALL_ABOVE:
      return g_strdup (_ ("All Points Above"));
    case YD_ANSWER_THIS_ONE:
      return g_strdup (_ ("This Point Alone"));
    case YD_ANSWER_FILL_IN:
      return g_strdup_printf (_ ("“%s”"), one->value);
    case YD_ANSWER_LEAVE_EMPTY:
      return g_strdup (_ ("Leave It Empty"));
    case YD_N_ANSWERS:
      break;
    }
  return NULL;
}
