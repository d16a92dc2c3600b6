#pragma once

#include "yd-outline.h"

G_BEGIN_DECLS

/* What a source says of the plan and its notice as a whole, as words that a person can correct. */
typedef enum
{
  YD_IMPORT_TITLE, /* of the plan */
  YD_IMPORT_SUBTITLE,
  YD_IMPORT_YEAR,
  YD_IMPORT_HEAD,
  YD_IMPORT_NUMBER,
  YD_IMPORT_SIGNER,
  YD_IMPORT_SECRECY,
  YD_IMPORT_URGENCY,
  YD_IMPORT_NOTICE_TITLE,
  YD_IMPORT_ADDRESSEE,
  YD_IMPORT_SIGNATURE,
  YD_IMPORT_DATE,
  YD_IMPORT_NOTE,
  YD_IMPORT_COPY_TO,
  YD_IMPORT_PRINTED_BY,
  YD_IMPORT_PRINTED_ON,
  YD_IMPORT_COPIES,
  YD_N_IMPORT_FIELDS
} YdImportField;

const char *yd_import_field_get_name (YdImportField field);
char *yd_import_field_dup_text (const YdOutline *outline, YdImportField field);
gboolean yd_import_field_check (YdImportField field, const char *text, char **clean,
                                GError **error);
void yd_import_field_set (YdOutline *outline, YdImportField field, const char *text);

G_END_DECLS
