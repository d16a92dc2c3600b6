#include "yd-notice.h"

#include "yd-owner-private.h"

struct _YdNotice
{
  YdRecord parent_instance;
  YdRecordList *body; /* owned, made when first asked for */
  YdRecordList *annexes;
  YdRecordList *recipients;
};

G_DEFINE_FINAL_TYPE (YdNotice, yd_notice, YD_TYPE_RECORD)

static void
yd_notice_finalize (GObject *object)
{
  YdNotice *self = YD_NOTICE (object);
  g_clear_object (&self->body);
  g_clear_object (&self->annexes);
  g_clear_object (&self->recipients);
  G_OBJECT_CLASS (yd_notice_parent_class)->finalize (object);
}

static void
yd_notice_class_init (YdNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yd_notice_finalize;
  YD_RECORD_CLASS (klass)->table = YD_TABLE_NOTICE;
}

static void
yd_notice_init (YdNotice *self)
{
}

const YdNoticeRow *
yd_notice_get_row (YdNotice *self)
{
  return yd_record_get_row (YD_RECORD (self));
}

/* ---- the document number ---- */

#define BRACKETS "〔〕[]【】()（）［］"

static gboolean
has_bracket (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_strchr (BRACKETS, -1, g_utf8_get_char (p)) != NULL)
      return TRUE;
  return FALSE;
}

/* @text without blanks at its ends and without any of @takes. */
static char *
dup_without (const char *text, const char *takes)
{
  GString *left = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_strchr (takes, -1, g_utf8_get_char (p)) == NULL)
      g_string_append_unichar (left, g_utf8_get_char (p));
  return g_strstrip (g_string_free (left, FALSE));
}

/**
 * yd_notice_number_join:
 *
 * Returns: (transfer full): the number in the form of the standard; "" where all parts are empty
 */
char *
yd_notice_number_join (const char *code, const char *year, const char *serial)
{
  g_autofree char *first = g_strstrip (g_strdup (code));
  g_autofree char *second = dup_without (year, BRACKETS "年");
  g_autofree char *third = dup_without (serial, "第号");
  if (has_bracket (first) || (second[0] == '\0' && third[0] == '\0'))
    return g_steal_pointer (&first);
  return g_strdup_printf ("%s〔%s〕%s号", first, second, third);
}

/**
 * yd_notice_number_split:
 * @text: (nullable): a number, whatever its brackets
 * @code: (out) (transfer full): all of it where it has no year in brackets
 * @year: (out) (transfer full)
 * @serial: (out) (transfer full)
 */
void
yd_notice_number_split (const char *text, char **code, char **year, char **serial)
{
  static GRegex *regex;
  g_autoptr (GMatchInfo) match = NULL;
  if (g_once_init_enter (&regex))
    g_once_init_leave (
      &regex, g_regex_new ("^([^〔\\[【(（［]*)[〔\\[【(（［]\\s*([0-9]*)\\s*[〕\\]】)）］]"
                           "\\s*第?\\s*(.*?)\\s*号?$",
                           0, 0, NULL));
  if (text != NULL && g_regex_match (regex, text, 0, &match))
    {
      *code = g_strstrip (g_match_info_fetch (match, 1));
      *year = g_match_info_fetch (match, 2);
      *serial = g_match_info_fetch (match, 3);
      return;
    }
  *code = g_strdup (text != NULL ? text : "");
  *year = g_strdup ("");
  *serial = g_strdup ("");
}

/* ---- the usual words of a notice that brings out a plan ---- */

/**
 * yd_notice_dup_usual_title:
 * @issuer: (nullable)
 */
char *
yd_notice_dup_usual_title (const char *issuer, const char *plan_title)
{
  return g_strdup_printf ("%s关于印发《%s》的通知", issuer != NULL ? issuer : "", plan_title);
}

char *
yd_notice_dup_usual_body (const char *plan_title)
{
  return g_strdup_printf ("现将《%s》印发给你们，请结合实际认真贯彻落实。", plan_title);
}

/* ---- what belongs to it ---- */

YdRecordList *
yd_notice_list_body (YdNotice *self)
{
  return yd_owner_make_list (&self->body);
}

/**
 * yd_notice_list_annexes:
 *
 * Returns: (transfer none): #YdAnnex in their order
 */
YdRecordList *
yd_notice_list_annexes (YdNotice *self)
{
  return yd_owner_make_list (&self->annexes);
}

YdRecordList *
yd_notice_list_recipients (YdNotice *self)
{
  return yd_owner_make_list (&self->recipients);
}
