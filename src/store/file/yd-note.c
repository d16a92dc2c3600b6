#include "yd-note.h"

/**
 * yd_note_parse:
 * @format: what its "format" says
 *
 * Returns: (transfer full) (nullable): %NULL where @text is no such note
 */
JsonObject *
yd_note_parse (const char *text, const char *format)
{
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  g_autoptr (JsonObject) note = json_node_dup_object (root);
  g_autofree char *found = yd_note_dup_string (note, "format");
  return g_strcmp0 (found, format) == 0 ? g_steal_pointer (&note) : NULL;
}

static JsonNode *
get_member (JsonObject *note, const char *name, GType type)
{
  JsonNode *node = json_object_get_member (note, name);
  return node != NULL && json_node_get_value_type (node) == type ? node : NULL;
}

/**
 * yd_note_dup_string:
 *
 * Returns: (transfer full) (nullable): %NULL where it is no string
 */
char *
yd_note_dup_string (JsonObject *note, const char *name)
{
  JsonNode *node = get_member (note, name, G_TYPE_STRING);
  return node != NULL ? json_node_dup_string (node) : NULL;
}

/**
 * yd_note_get_int:
 *
 * Returns: 0 where it is no integer
 */
gint64
yd_note_get_int (JsonObject *note, const char *name)
{
  JsonNode *node = get_member (note, name, G_TYPE_INT64);
  return node != NULL ? json_node_get_int (node) : 0;
}
