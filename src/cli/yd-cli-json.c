/* Owns: what all JSON that the command line prints has alike: its head, and members that are null where
 * there is nothing. */

#include "yd-cli.h"

/**
 * yd_cli_begin_json:
 * @format: what it is, "yaodian-…"
 * @version: of that format; goes up when something is not what it was
 *
 * Returns: (transfer full): in an object; to be given to yd_cli_end_json()
 */
JsonBuilder *
yd_cli_begin_json (const char *format, int version)
{
  JsonBuilder *builder = json_builder_new ();
  json_builder_begin_object (builder);
  yd_cli_add_text (builder, "format", format);
  yd_cli_add_int (builder, "version", version);
  return builder;
}

/**
 * yd_cli_end_json:
 * @builder: (transfer full): in that object, which is printed
 */
void
yd_cli_end_json (JsonBuilder *builder)
{
  json_builder_end_object (builder);
  g_autoptr (JsonNode) node = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (node, TRUE);
  yd_cli_print ("%s\n", text);
  g_object_unref (builder);
}

void
yd_cli_begin_list (JsonBuilder *builder, const char *key)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
}

void
yd_cli_add_int (JsonBuilder *builder, const char *key, gint64 value)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_int_value (builder, value);
}

void
yd_cli_add_boolean (JsonBuilder *builder, const char *key, gboolean value)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_boolean_value (builder, value);
}

void
yd_cli_add_text (JsonBuilder *builder, const char *key, const char *text)
{
  json_builder_set_member_name (builder, key);
  if (text != NULL && *text != '\0')
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

void
yd_cli_add_date (JsonBuilder *builder, const char *key, YdDate date)
{
  g_autofree char *iso = yd_date_is_set (date) ? yd_date_to_iso (date) : NULL;
  yd_cli_add_text (builder, key, iso);
}

void
yd_cli_add_id (JsonBuilder *builder, const char *key, YdId id)
{
  g_autofree char *text = id != YD_ID_NONE ? yd_id_to_string (id) : NULL;
  yd_cli_add_text (builder, key, text);
}
