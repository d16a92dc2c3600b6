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
