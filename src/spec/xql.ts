/* Words of the query language XQL, from the vendor's reference and from shipped content. */

/** Functions and aggregations. New versions add some: a name that is missing here is no proof of a mistake. */
export const xqlFunctions: readonly string[] = (
  'add approx_count approx_quantiles approx_top array_all array_any array_length arrayconcat arraycreate ' +
  'arraydistinct arrayfilter arrayindex arrayindexof arraymap arraymerge arrayrange arraystring avg ceil coalesce ' +
  'concat convert_from_base_64 count count_distinct current_time date_floor divide earliest extract_time ' +
  'extract_url_host extract_url_pub_suffix extract_url_registered_domain first first_value floor format_string ' +
  'format_timestamp if incidr incidr6 incidrlist int_to_ip ip_to_int is_ipv4 is_ipv6 is_known_private_ipv4 ' +
  'is_known_private_ipv6 json_extract json_extract_array json_extract_scalar json_extract_scalar_array ' +
  'json_path_extract lag last last_value latest len list lowercase ltrim max median min multiply object_create ' +
  'object_merge parse_epoch parse_timestamp pow rank regexcapture regextract replace replex round row_number rtrim ' +
  'split stddev_population stddev_sample string_count subtract sum time_frame_end timestamp_diff timestamp_seconds ' +
  'to_boolean to_epoch to_float to_integer to_json_string to_number to_string to_timestamp trim uppercase values ' +
  'var wildcard_match'
).split(' ');

/** Stages of queries, with what can stand in front of the first `|`. */
export const xqlStages: readonly string[] = (
  'alter arrayexpand bin call comp config datamodel dataset dedup fields filter getrole iploc join limit preset ' +
  'replacenull search sort tag target top transaction union view windowcomp'
).split(' ');

/** The stages of a modeling rule (documentation of data model rules). */
export const modelingStages: readonly string[] = ['filter', 'alter', 'call'];

/**
 * Names of columns that must be read in backticks, although they may be assigned without. Found by bisection on a
 * tenant; `timestamp`, `dst` and `out` were found to be safe.
 */
export const reservedColumns: readonly string[] =
  'view tag target fields transaction table filter in config'.split(' ');

/** Functions that give a list. */
export const listFunctions: readonly string[] = (
  'arrayconcat arraycreate arraydistinct arrayfilter arraymap arraymerge arrayrange json_extract_array ' +
  'json_extract_scalar_array list regextract split values'
).split(' ');

/** Functions that give one value, never a list. */
export const scalarFunctions: readonly string[] = (
  'add array_length arrayindexof arraystring concat divide extract_url_host floor format_string format_timestamp ' +
  'incidr incidr6 json_extract_scalar len lowercase ltrim multiply parse_timestamp replace replex round rtrim ' +
  'subtract timestamp_diff to_boolean to_epoch to_float to_integer to_json_string to_number to_string to_timestamp ' +
  'trim uppercase'
).split(' ');

/** The roles that the data model knows for `xdm.auth.service`. */
export const authServices: readonly string[] = ['IDP', 'SP'];

/** The tag of events of which the platform makes authentication stories, and the fields that it wants for them (product documentation). */
export const authenticationTag = 'XDM_CONST.EVENT_TAG_AUTHENTICATION';
export const authenticationStoryFields: readonly string[] = (
  'xdm.auth.service xdm.event.operation xdm.event.original_event_type xdm.event.outcome xdm.event.outcome_reason ' +
  'xdm.event.tags xdm.event.type xdm.network.ip_protocol xdm.source.ipv4 xdm.source.port xdm.source.user.upn ' +
  'xdm.target.ipv4 xdm.target.port'
).split(' ');

/** Rules that assign fields of the identity model are for tenants from this version on. */
export const identityModelVersion = '8.15.0';

/** Versions that one team blamed for error 101704; others ship neighboring ones. */
export const blamedRuleVersions: readonly string[] = ['8.0.0', '8.3.1'];
