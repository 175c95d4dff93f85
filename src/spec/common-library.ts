/**
 * The names that the server's common library defines before a script runs: functions, variables, and globals that it
 * assigns without declaring. Left out are globals that appear only once one of its functions was called.
 */
export const commonLibraryNames: readonly string[] = `
  fixUrl mergeForeignObjects objToStr argToList tableToMarkdown arrayToMarkdownTable mapObjFunction createContext
  tableToHTML verifyContextField GetAllObjectsProperties isIp fileNameFromEntry closeInvestigation setSeverity
  setIncident createNewIncident setPlaybookAccordingToType setOwner taskAssign setTaskDueDate setPlaybook addTask
  encodeToURLQuery threatConnectRatingToScore isCommandAvailable isError isValidRes nvl flattenFields objToMd
  objToList convertTimestampToString arrToMd jq replaceInTemplates replaceInTemplatesAndRemove escapeXMLChars
  getCSVListAsArray getJSONListAsObject positiveUrl positiveFile positiveIP shortCrowdStrike shortUrl shortFile
  shortIP shortDomain addMalicious scoreToReputation isIPInSubnet formatTableValues dateToString stringToDate
  string_to_array array_to_hex_string SHA256_init SHA256_write SHA256_finalize SHA256_hash HMAC_SHA256_init
  HMAC_SHA256_write HMAC_SHA256_finalize HMAC_SHA256_MAC SHA256_sigma0 SHA256_sigma1 SHA256_Sigma0 SHA256_Sigma1
  SHA256_Ch SHA256_Maj SHA256_Hash_Word_Block SHA256_Hash_Byte_Block getDemistoVersion compareVersions
  isDemistoVersionGE getVersionedIntegrationContext setVersionedIntegrationContext mergeVersionedIntegrationContext
  mergeContexts mergeContextLists fileResult _extractUcpExpiry invalidateUcpCredentialsCache
  clearUcpCredentialsCache isUcpEnabled shouldUseUcpAuth resolveUcpCapability _getUcpProfiles
  _findUcpProfileBySubCapability _findUcpProfileByCapability getUcpMethodUniqueId _flattenUcpCredentials
  getUcpCredentials interpolateUcpParams
  removeLastSlash cleanObject stringEscapeMD HTML_ENTITY_MAP stringEscapeHTML convertKeysToPascalCase tblToMd
  underscoreToCamelCase dotToSpace pascalToSpace isFunction dqQueryBuilder toArray createEntry entryTypes formats
  dbotscores formatCell numToIp xmlReservedChars brands providers thresholds treeToFlattenObject Base64 outputPaths
  month_names_short ipRegex emailRegex hashRegex md5Regex sha1Regex sha256Regex urlRegex
  _UCP_AUTH_PARAMS_INJECTED _UCP_REFRESH_THRESHOLD_SECONDS _UCP_DEFAULT_CAPABILITY _UCP_COMMAND_CAPABILITIES
  _ucpCredentialsCache key
  param cleanSingleObject MARKDOWN_CHARS easyDQ SHA256_hexchars SHA256_K
`
  .trim()
  .split(/\s+/);
