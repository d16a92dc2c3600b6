#include "yd-annex.h"

#include "yd-owner-private.h"

struct _YdAnnex
{
  YdRecord parent_instance;
  YdRecordList *paragraphs; /* owned, made when first asked for */
};

G_DEFINE_FINAL_TYPE (YdAnnex, yd_annex, YD_TYPE_RECORD)

static void
yd_annex_finalize (GObject *object)
{
  g_clear_object (&YD_ANNEX (object)->paragraphs);
  G_OBJECT_CLASS (yd_annex_parent_class)->finalize (object);
}

static void
yd_annex_class_init (YdAnnexClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yd_annex_finalize;
  YD_RECORD_CLASS (klass)->table = YD_TABLE_ANNEX;
}

static void
yd_annex_init (YdAnnex *self)
{
}

const YdAnnexRow *
yd_annex_get_row (YdAnnex *self)
{
  return yd_record_get_row (YD_RECORD (self));
}

YdRecordList *
yd_annex_list_paragraphs (YdAnnex *self)
{
  return yd_owner_make_list (&self->paragraphs);
}
