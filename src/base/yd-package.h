#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* A zip package of XML parts, as Office writes it. */
typedef struct _YdPackage YdPackage;

YdPackage *yd_package_open (GBytes *bytes, GError **error);
void yd_package_free (YdPackage *self);
void yd_package_set_limit (YdPackage *self, gsize bytes);
gboolean yd_package_has (YdPackage *self, const char *path);
xmlDoc *yd_package_read_xml (YdPackage *self, const char *path, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdPackage, yd_package_free)

gboolean yd_xml_is (const xmlNode *node, const char *name);
xmlNode *yd_xml_child (const xmlNode *node, const char *name);
char *yd_xml_dup_attribute (const xmlNode *node, const char *name);
int yd_xml_get_int (const xmlNode *node, const char *name, int fallback);
gboolean yd_xml_is_on (const xmlNode *node);

G_END_DECLS
