/* Owns: what a notice does not say in its place but elsewhere: the red head by its signature, the title by
 * what its text sends out. Refuses: to be sure of it; each is asked about. */

#include "yd-outline.h"

#include "yd-scan.h"

#include <string.h>

/* Returns: (transfer full) (nullable): what stands in the field */
static char *
ask (YdOutline *self, YdDoubtCode code, const char *found, char *const *values, guint n_values)
{
  YdAnswer answers[YD_MAX_ANSWERS];
  for (guint i = 0; i < n_values; i++)
    answers[i] = (YdAnswer){ YD_ANSWER_FILL_IN, values[i] };
  answers[n_values] = (YdAnswer){ YD_ANSWER_LEAVE_EMPTY, NULL };
  return g_strdup (yd_outline_ask (self, code, 0, NULL, found, NULL, answers, n_values + 1)->value);
}

/* 现将《…》印发给你们, 制定了《…》，现予印发: the words from 《 to 》, and what is done with them. */
static const char *
find_sent (const char *text, const char **end, const char **deed)
{
  static const char *const opening[] = { "《", NULL }, *const closing[] = { "》", NULL };
  static const char *const deeds[] = { "印发", "转发", "下发", NULL };
  static const char *const stops[] = { "。", "《", NULL };
  const char *limit = text + strlen (text);
  for (const char *open = text; (open = yd_scan_find (open, limit, opening)) != NULL;
       open = g_utf8_next_char (open))
    {
      const char *close = yd_scan_find (open, limit, closing);
      if (close == NULL)
        return NULL;
      *end = g_utf8_next_char (close);
      const char *stop = yd_scan_find (*end, limit, stops);
      const char *at = yd_scan_find (*end, stop != NULL ? stop : limit, deeds);
      if (at == NULL)
        continue;
      *deed = yd_scan_word (at, "转发") != NULL ? "转发" : "印发";
      return open;
    }
  return NULL;
}

static void
take_title (YdOutline *self)
{
  YdOutlineNotice *notice = &self->notice;
  for (guint i = 0; notice->title == NULL && i < notice->body->len; i++)
    {
      const char *end, *deed, *start = find_sent (g_ptr_array_index (notice->body, i), &end, &deed);
      if (start == NULL)
        continue;
      g_autofree char *found = g_strndup (start, (gsize)(end - start));
      g_autofree char *title = g_strdup_printf ("关于%s%s的通知", deed, found);
      notice->title = ask (self, YD_DOUBT_NOTICE_TITLE, found, &title, 1);
      return;
    }
}

/* With 文件 after it, or without: both are usual. */
static void
take_head (YdOutline *self)
{
  YdOutlineNotice *notice = &self->notice;
  if (notice->head != NULL || notice->signature == NULL)
    return;
  g_autofree char *document = g_strconcat (notice->signature, "文件", NULL);
  notice->head
    = ask (self, YD_DOUBT_HEAD, notice->signature, (char *[]){ notice->signature, document }, 2);
}

/**
 * yd_rule_notice:
 *
 * A plan without a notice before it needs neither.
 */
void
yd_rule_notice (YdOutline *self)
{
  if (self->notice.addressee == NULL && self->notice.body->len == 0)
    return;
  take_title (self);
  take_head (self);
}
