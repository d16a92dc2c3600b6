/* Which test holds the house to which rule of the specification: none may be without one. A golden case
 * holds the rule by the places of the element that it names; measure-pdf.py by what it calls the measure. */

#include <glib.h>
#include <string.h>

static const struct
{
  const char *rule;
  const char *file;  /* of the tests; NULL: @words say why there is none */
  const char *words; /* that stand in it */
} rules[] = {
  { "R-PAGE-1", "notice/measure-pdf.py", "\"width of the page\"" },
  { "R-PAGE-2", "notice/measure-pdf.py", "\"type area\"" },
  { "R-PAGE-3", "notice/measure-pdf.py", "26 if meta.get(\"mirror\")" },
  { "R-PAGE-4", NULL, "of the press" },
  { "R-GRID-1", "notice/measure-pdf.py", "\"rows of a page\"" },
  { "R-GRID-2", "notice/measure-pdf.py", "\"column of a cell\"" },
  { "R-GRID-3", "notice/measure-pdf.py", "\"pitch of rows\"" },
  { "R-GRID-4", "notice/cases/worked-example.case",
    "\"part\": \"title\", \"rule\": \"R-TITLE-1\", \"left\": 30.81, \"top\": 156.40" },
  { "R-GRID-5", "notice/test-pages.c", "/notice/pages/worked-example" },
  { "R-GRID-6", "notice/test-pages.c", "/notice/pages/full-page" },
  { "R-GRID-7", "notice/measure-pdf.py", "\"first row\"" },
  { "R-COL-1", "notice/measure-pdf.py", "\"red on a later page\"" },
  { "R-COL-2", "notice/measure-pdf.py", "\"colours\"" },
  { "R-FONT-1", "notice/test-fonts.c", "/notice/fonts/usual" },
  { "R-FONT-2", "notice/measure-pdf.py", "\"font and size of a run\"" },
  { "R-FONT-3", "notice/test-fonts.c", "/notice/fonts/own-folder" },
  { "R-FONT-4", "notice/test-fonts.c", "/notice/fonts/usual" },
  { "R-FONT-5", "notice/test-fonts.c", "/notice/fonts/noto-alone" },
  { "R-FONT-6", "notice/test-pages.c", "/notice/pages/notes" },
  { "R-FONT-7", "notice/test-break.c", "/notice/break/half-cells" },
  { "R-FONT-8", "notice/test-fonts.c", "/notice/fonts/chosen" },
  { "R-FONT-9", NULL, "licences" },
  { "R-NUM-1", "notice/measure-pdf.py", "\"row of a mark\"" },
  { "R-NUM-2", "notice/measure-pdf.py", "\"mark at the left edge\"" },
  { "R-NUM-3", "notice/cases/marks.case", "\"rule\": \"R-NUM-3\"" },
  { "R-HEAD-1", "notice/measure-pdf.py", "\"head in the middle\"" },
  { "R-HEAD-2", "notice/measure-pdf.py", "\"head, top of its ink\"" },
  { "R-HEAD-3", "notice/cases/worked-example.case", "\"size\": 42.00, \"scale\": 0.70" },
  { "R-HEAD-4", "notice/cases/joint.case", "\"rule\": \"R-HEAD-4\"" },
  { "R-NO-1", "notice/measure-pdf.py", "\"number in the middle\"" },
  { "R-NO-2", "notice/test-conformity.c", "/notice/conformity/number-is-valid" },
  { "R-NO-3", "notice/measure-pdf.py", "\"number of an upward document\"" },
  { "R-SGN-1", "notice/measure-pdf.py", "\"signer, right\"" },
  { "R-SGN-2", "notice/measure-pdf.py", "\"signers below each other\"" },
  { "R-RULE-1", "notice/measure-pdf.py", "\"rule below the number\"" },
  { "R-LETTERHEAD", "notice/cases/preprinted.case", "option preprinted" },
  { "R-TITLE-1", "notice/measure-pdf.py", "\"face of a title\"" },
  { "R-TITLE-2", "notice/test-title-break.c", "/notice/title-break/shapes" },
  { "R-TITLE-3", "notice/test-title-break.c", "/notice/title-break/bounds" },
  { "R-TITLE-4", "notice/test-title-break.c", "/notice/title-break/breaks" },
  { "R-TITLE-5", "notice/test-title-break.c", "/notice/title-break/author-decides" },
  { "R-TITLE-6", "notice/cases/plan-alone.case", "\"rule\": \"R-TITLE-6\"" },
  { "R-TO-1", "notice/test-content.c", "addressee: 甲、乙：" },
  { "R-TO-2", "notice/cases/send-to.case", "\"part\": \"send-to\"" },
  { "R-BODY-1", "notice/test-room.c", "/notice/room/page-one-shows-text" },
  { "R-BODY-2", "notice/cases/worked-example.case",
    "\"part\": \"body\", \"rule\": \"R-BODY-2\", \"left\": 39.14" },
  { "R-BODY-3", "notice/measure-pdf.py", "\"face of level 2\"" },
  { "R-BODY-4", "notice/test-content.c", "\"points as groups\"" },
  { "R-BODY-5", "notice/test-content.c", "\"run-in\"" },
  { "R-BODY-6", "notice/test-random.c", "->heading" },
  { "R-ATT-1", "notice/measure-pdf.py", "\"附件说明, left\"" },
  { "R-ATT-2", "notice/measure-pdf.py", "\"number of an annex\"" },
  { "R-SIGN-1", "notice/measure-pdf.py", "\"date under a seal\"" },
  { "R-SIGN-2", "notice/cases/long-signature.case", "\"part\": \"signature\"" },
  { "R-SIGN-3", "notice/measure-pdf.py", "\"colours\"" }, /* no picture of a seal */
  { "R-SIGN-4", "notice/measure-pdf.py", "\"seals evenly set\"" },
  { "R-SIGN-5", "notice/measure-pdf.py", "\"name without a seal\"" },
  { "R-SIGN-6", "notice/measure-pdf.py", "\"agencies equally wide\"" },
  { "R-SIGN-7", "notice/measure-pdf.py", "\"post left of the stamp\"" },
  { "R-SIGN-8", "notice/cases/order-joint.case", "\"part\": \"signature\"" },
  { "R-DATE-1", "notice/test-conformity.c", "\"R-DATE-1\"" },
  { "R-SIGN-9", "notice/test-room.c", "/notice/room/signature" },
  { "R-NOTE-1", "notice/cases/no-seal.case", "\"rule\": \"R-NOTE-1\"" },
  { "R-SEAL-X", "notice/test-content.c", "\"minutes\"" },
  { "R-APP-1", "notice/measure-pdf.py", "\"face of an annex's label\"" },
  { "R-APP-2", "notice/cases/annexes-alone.case", "\"part\": \"label\"" },
  { "R-PUB-1", "notice/cases/worked-example.case", "\"rule\": \"R-PUB-1\"" },
  { "R-PUB-2", "check/test-check-notice.c", "《" },
  { "R-PUB-3", "notice/cases/many-lines.case", "\"part\": \"page-number\"" },
  { "R-BJ-1", "notice/measure-pdf.py", "\"rule of the imprint, weight\"" },
  { "R-BJ-2", "notice/measure-pdf.py", "\"抄送, turned line under the first name\"" },
  { "R-BJ-3", "notice/cases/long-imprint.case", "\"rule\": \"R-BJ-3\"" },
  { "R-BJ-4", "notice/cases/send-to.case", "\"rule\": \"R-BJ-4\"" },
  { "R-BJ-5", "notice/cases/long-imprint.case", "\"part\": \"copy-to\"" },
  { "R-BJ-6", "notice/cases/long-imprint.case", "\"rule\": \"R-BJ-6\"" },
  { "R-BJ-7", "notice/test-pages.c", "/notice/pages/imprint-page" },
  { "R-PN-1", "notice/measure-pdf.py", "\"page number\"" },
  { "R-PN-2", "notice/measure-pdf.py", "\"dash of the page number, top of its ink\"" },
  { "R-PN-3", "notice/measure-pdf.py", "\"odd page number\"" },
  { "R-PN-4", "notice/measure-pdf.py", "\"page number where one is due\"" },
  { "R-PN-5", "notice/measure-pdf.py", "\"page number where one is due\"" },
  { "R-TAB-1", "notice/test-paint.c", "/notice/paint/lying" },
  { "R-TAB-2", "notice/test-room.c", "/notice/room/table" },
  { "R-TAB-3", "notice/test-room.c", "/notice/room/table" },
  { "R-LET-1", "notice/measure-pdf.py", "\"letter\": 30" },
  { "R-LET-2", "notice/measure-pdf.py", "\"double rule below the head\"" },
  { "R-LET-3", "notice/measure-pdf.py", "\"first mark below the double line\"" },
  { "R-LET-4", "notice/cases/letter.case", "\"part\": \"title\"" },
  { "R-LET-5", "notice/measure-pdf.py", "\"rules of a letter's imprint\"" },
  { "R-CMD", "notice/cases/order.case", "option order" },
  { "R-MIN", "notice/measure-pdf.py", "\"face of a list's label\"" },
  { "R-TYPO-1", "notice/measure-pdf.py", "\"start of a line\"" },
  { "R-TYPO-2", "notice/measure-pdf.py", "\"end of a line\"" },
  { "R-TYPO-3", "notice/measure-pdf.py", "\"dash in two lines\"" },
  { "R-TYPO-4", "notice/test-break.c", "/notice/break/half-cells" },
  { "R-TYPO-5", "notice/measure-pdf.py", "\"full line flush, with a mark\"" },
  { "R-TYPO-6", "notice/measure-pdf.py", "\"number in two lines\"" },
  { "R-TYPO-7", "check/test-check-text.c", "half-width-mark" },
  { "R-TYPO-8", "notice/measure-pdf.py", "\"full line flush, with a mark\"" },
  { "R-TYPO-9", "check/test-check-typo.c", "\"range-mark\"" },
  { "R-TYPO-10", "check/test-check-style.c", "十四五" },
  { "R-JUST", "notice/measure-pdf.py", "\"full line flush at the right edge\"" },
  { "R-PG-1", "notice/measure-pdf.py", "\"font and size of a run\"" },
  { "R-PG-2", "notice/measure-pdf.py", "\"column of a cell\"" },
  { "R-PG-8", "notice/test-break.c", "YD_FIT_TRIMMED" },
  { "R-PG-9", "notice/measure-pdf.py", "\"pitch of rows\"" },
  { "R-PG-10", "notice/measure-pdf.py",
    "\"pitch of rows\"" }, /* random Han: many from a fallback */
  { "R-PG-13", "notice/test-break.c", "/notice/break/cases" },
  { "R-PG-14", "notice/measure-pdf.py", "\"red rule, weight\"" },
};

static void
test_rule (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *path = NULL, *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (rules[i].words);
  if (rules[i].file == NULL)
    return;
  path = g_test_build_filename (G_TEST_DIST, rules[i].file, NULL);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  if (strstr (text, rules[i].words) == NULL)
    g_error ("%s: nothing in %s says %s", rules[i].rule, rules[i].file, rules[i].words);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *path = g_strconcat ("/notice/rules/", rules[i].rule, NULL);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_rule);
    }
  return g_test_run ();
}
