#include "yd-unit.h"

#include "yd-plan.h"
#include "yd-record-private.h"
#include "yd-owner-private.h"

struct _YdUnit
{
  YdRecord parent_instance;
  YdRecordList *aliases; /* owned, made when first asked for */
  YdRecordList *members;
};

G_DEFINE_FINAL_TYPE (YdUnit, yd_unit, YD_TYPE_RECORD)

static void
yd_unit_finalize (GObject *object)
{
  YdUnit *self = YD_UNIT (object);
  g_clear_object (&self->aliases);
  g_clear_object (&self->members);
  G_OBJECT_CLASS (yd_unit_parent_class)->finalize (object);
}

static void
yd_unit_class_init (YdUnitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yd_unit_finalize;
  YD_RECORD_CLASS (klass)->table = YD_TABLE_UNIT;
}

static void
yd_unit_init (YdUnit *self)
{
}

const YdUnitRow *
yd_unit_get_row (YdUnit *self)
{
  return yd_record_get_row (YD_RECORD (self));
}

const char *
yd_unit_get_name (YdUnit *self)
{
  const char *name = yd_unit_get_row (self)->name;
  return name != NULL ? name : "";
}

const char *
yd_unit_get_short_name (YdUnit *self)
{
  return yd_unit_get_row (self)->short_name;
}

/**
 * yd_unit_get_label:
 *
 * Returns: (transfer none): the short name where there is one, else the name
 */
const char *
yd_unit_get_label (YdUnit *self)
{
  const char *short_name = yd_unit_get_short_name (self);
  return short_name != NULL && *short_name != '\0' ? short_name : yd_unit_get_name (self);
}

YdRecordList *
yd_unit_list_aliases (YdUnit *self)
{
  return yd_owner_list (&self->aliases);
}

YdRecordList *
yd_unit_list_members (YdUnit *self)
{
  return yd_owner_list (&self->members);
}

/**
 * yd_unit_answers_to:
 *
 * Returns: whether @name is its name, its short name or one of its aliases
 */
gboolean
yd_unit_answers_to (YdUnit *self, const char *name)
{
  if (g_strcmp0 (yd_unit_get_name (self), name) == 0
      || g_strcmp0 (yd_unit_get_short_name (self), name) == 0)
    return TRUE;
  guint n = self->aliases != NULL ? yd_record_list_get_length (self->aliases) : 0;
  for (guint i = 0; i < n; i++)
    {
      const YdUnitAliasRow *alias = yd_record_get_row (yd_record_list_get (self->aliases, i));
      if (g_strcmp0 (alias->name, name) == 0)
        return TRUE;
    }
  return FALSE;
}
