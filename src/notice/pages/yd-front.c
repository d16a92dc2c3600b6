/* Owns: what page 1 gives up, step by step, so that it shows text: the size of a joint head, the distance of
 * the title's lines, and the addressees above the text (7.3.3). Refuses: to find out which step it needs. */

#include "yd-front.h"

#include <glib/gi18n-lib.h>

static const YdFrontStep steps[] = {
  { 62, FALSE, FALSE, FALSE, NULL },
  { 48, TRUE, FALSE, FALSE, N_ ("The head is set smaller, so that page 1 shows text") },
  { 36, TRUE, FALSE, FALSE, N_ ("The head is set smaller, so that page 1 shows text") },
  { 62, FALSE, TRUE, FALSE, N_ ("The lines of the title stand closer, so that page 1 shows text") },
  { 36, TRUE, TRUE, FALSE, N_ ("Head and title stand closer, so that page 1 shows text") },
  { 62, FALSE, FALSE, TRUE, NULL }, /* which is told where it is done */
  { 36, FALSE, TRUE, TRUE, N_ ("The lines of the title stand closer, so that page 1 shows text") },
};

const YdFrontStep *
yd_front_get_steps (guint *n)
{
  *n = G_N_ELEMENTS (steps);
  return steps;
}
