#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* What a paragraph style says, inherited values taken in. */
typedef struct
{
  int level;     /* of a heading, 1 the highest; 0 none */
  int num_id;    /* -1 none said */
  int num_level; /* -1 none said */
  int bold;      /* -1 none said */
  int centred;   /* -1 none said */
} YdDocxStyle;

typedef struct _YdDocxStyles YdDocxStyles;

YdDocxStyles *yd_docx_styles_new (const xmlDoc *styles);
void yd_docx_styles_free (YdDocxStyles *self);
YdDocxStyle yd_docx_styles_get (YdDocxStyles *self, const char *id);
void yd_docx_style_read (YdDocxStyle *style, const xmlNode *paragraph_properties,
                         const xmlNode *run_properties);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdDocxStyles, yd_docx_styles_free)

G_END_DECLS
