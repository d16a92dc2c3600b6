/* Owns: the program's composer and the families chosen for it. Refuses: to say who composes again when
 * they change: the documents hear of it from who changes them. */

#include "yd-ui-composer.h"

#include "yd-ui-state.h"

#define FONTS "fonts" /* group of what is remembered of them */

static const char *const keys[YD_N_FACES]
  = { "xiaobiaosong", "fangsong", "kaiti", "heiti", "songti", "latin" };

static YdComposer *composer; /* NULL before it is first wanted, and after another choice */

/**
 * yd_ui_composer_dup_family:
 *
 * Returns: (transfer full) (nullable): the family chosen for @face; %NULL where it is found by itself
 */
char *
yd_ui_composer_dup_family (YdFace face)
{
  char *family = yd_ui_state_dup_word (FONTS, keys[face]);
  if (family != NULL && *family == '\0')
    g_clear_pointer (&family, g_free);
  return family;
}

/* @family: (nullable): %NULL to have it found again. Pages that stand keep their fonts. */
void
yd_ui_composer_set_family (YdFace face, const char *family)
{
  yd_ui_state_set_word (FONTS, keys[face], family != NULL ? family : "");
  g_clear_object (&composer);
}

/**
 * yd_ui_composer_get:
 *
 * Returns: (transfer none) (nullable): it, until the next choice of a family
 */
YdComposer *
yd_ui_composer_get (GError **error)
{
  if (composer != NULL)
    return composer;
  char *families[YD_N_FACES];
  for (guint f = 0; f < YD_N_FACES; f++)
    families[f] = yd_ui_composer_dup_family ((YdFace)f);
  YdComposerOptions options = { .families = (const char *const *)families };
  composer = yd_composer_new (&options, error);
  for (guint f = 0; f < YD_N_FACES; f++)
    g_free (families[f]);
  return composer;
}
