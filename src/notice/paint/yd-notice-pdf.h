#pragma once

#include "yd-pages.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 created;  /* seconds since 1970; -1: $SOURCE_DATE_EPOCH, else the notice's own date */
  gboolean tagged; /* marks headings and paragraphs for readers that need it */
} YdPdfOptions;

#define YD_PDF_OPTIONS_INIT ((YdPdfOptions){ .created = -1, .tagged = TRUE })

typedef void (*YdPdfProgress) (guint done, guint total, gpointer user_data);

/* A run is copies of one notice in one file, each with its own 份号. */
GBytes *yd_run_to_pdf (GPtrArray *run, const YdPdfOptions *options, YdPdfProgress progress,
                       gpointer user_data, GCancellable *cancellable, GError **error);
gboolean yd_run_write_pdf (GPtrArray *run, const char *path, const YdPdfOptions *options,
                           GCancellable *cancellable, GError **error);

GBytes *yd_pages_to_pdf (YdPages *self, const YdPdfOptions *options, YdPdfProgress progress,
                         gpointer user_data, GCancellable *cancellable, GError **error);
gboolean yd_pages_write_pdf (YdPages *self, const char *path, const YdPdfOptions *options,
                             GCancellable *cancellable, GError **error);

G_END_DECLS
