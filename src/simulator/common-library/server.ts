/*
 * What asks the server: its commands, its version, lists, and the state of an instance. What each takes and gives: the
 * docstrings of the official script helper (Documentation/doc-howto.json of demisto/content).
 */

type Fields = Record<string, unknown>;

interface EntryLike {
  readonly Contents: unknown;
  readonly FileID?: string;
}

interface Version {
  readonly version: string;
  readonly buildNumber: string;
}

interface StoredContext {
  readonly context: Fields;
  readonly version: number;
}

declare const demistoVersion: () => Version;
declare const executeCommand: (name: string, args: unknown) => EntryLike[];
declare const getAllSupportedCommands: () => Readonly<
  Record<string, readonly { readonly name: string }[] | null>
>;
declare const getIntegrationContext: (versioned?: boolean) => unknown;
declare const isValidRes: typeof import('./entries.js').isValidRes;
declare const setIntegrationContext: (context: unknown, version?: number, versioned?: boolean) => unknown;

export function closeInvestigation(args: unknown) {
  return executeCommand('closeInvestigation', args);
}

export function setSeverity(args: unknown) {
  return executeCommand('setSeverity', args);
}

export function setIncident(args: unknown) {
  return executeCommand('setIncident', args);
}

export function createNewIncident(args: unknown) {
  return executeCommand('createNewIncident', args);
}

export function setPlaybookAccordingToType(type: unknown) {
  return executeCommand('setPlaybookAccordingToType', { type });
}

export function setOwner(owner: unknown) {
  return executeCommand('setOwner', { owner });
}

export function taskAssign(args: unknown) {
  return executeCommand('taskAssign', args);
}

export function setTaskDueDate(args: unknown) {
  return executeCommand('setTaskDueDate', args);
}

export function setPlaybook(name: unknown) {
  return executeCommand('setPlaybook', { name });
}

export function addTask(args: unknown) {
  return executeCommand('addTask', args);
}

/** The name of a file as the server stores it, by the id of its entry, or null. */
export function fileNameFromEntry(entryId: string): string | null {
  const [, investigation, more] = entryId.split('@');
  if (investigation === undefined || more !== undefined) return null;
  const found = executeCommand('getEntry', { id: entryId });
  return Array.isArray(found) && found.length === 1 ? `${investigation}_${found[0]?.FileID}` : null;
}

/** The items of a list of the server, whose text has commas. */
export function getCSVListAsArray(listName: string): string[] {
  const found = executeCommand('getList', { listName });
  if (!isValidRes(found)) return [];
  return String(found[0]?.Contents)
    .split(',')
    .filter((item) => item !== '')
    .map((item) => item.trim());
}

/** What a list of the server holds as JSON, or null when there is no such list. */
export function getJSONListAsObject(listName: string): unknown {
  const found = executeCommand('getList', { listName });
  if (!isValidRes(found)) return null;
  const text = String(found[0]?.Contents);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw `Error parsing list - ${text} - ${error}`;
  }
}

export function isCommandAvailable(name: string): boolean {
  const commands = getAllSupportedCommands();
  return Object.keys(commands).some((brand) =>
    (commands[brand] ?? []).some((command) => command.name === name),
  );
}

export function getDemistoVersion(): Version {
  try {
    return demistoVersion();
  } catch (error) {
    throw `Failed retrieving server version - ${error}`;
  }
}

/** 1 for a newer first version, -1 for an older one, 0 for the same text; only as many parts as the first has count. */
export function compareVersions(first: string, second: string): number | undefined {
  if (first === second) return 0;
  const others = second.split('.');
  for (const [index, part] of first.split('.').entries()) {
    const difference = parseInt(part, 10) - parseInt(others[index] ?? '', 10);
    if (difference > 0) return 1;
    if (difference < 0) return -1;
  }
  return undefined;
}

/** Whether the server has this version or a newer one, and then at least this build. */
export function isDemistoVersionGE(version: string, buildNumber?: string | number): boolean {
  const server = getDemistoVersion();
  const order = compareVersions(server.version, version);
  if (order !== 0 || !buildNumber) return order !== undefined && order >= 0;
  const build = parseInt(server.buildNumber, 10);
  // The build of a development server has no number.
  return Number.isNaN(build) || build >= parseInt(String(buildNumber), 10);
}

export function getVersionedIntegrationContext(sync = true, withVersion = false): unknown {
  const stored = getIntegrationContext(sync);
  return sync && !withVersion ? (stored as StoredContext).context : stored;
}

export function setVersionedIntegrationContext(context: unknown, sync = true, version = -1): unknown {
  return setIntegrationContext(context, version, sync);
}

/** Merges into the stored context until nobody else has changed it meanwhile. Throws after `retries` more tries. */
export function mergeVersionedIntegrationContext(args: {
  readonly newContext: Fields;
  readonly retries?: number;
  readonly version?: number;
  readonly objectKey?: Record<string, string>;
}): void {
  for (let tries = 0; tries <= (args.retries || 0); tries += 1) {
    const stored = getVersionedIntegrationContext(true, true) as StoredContext;
    mergeContexts(args.newContext, stored.context, args.objectKey);
    const answer = setVersionedIntegrationContext(stored.context, true, args.version || stored.version);
    if (!answer || !(answer as { Error?: string }).Error) return;
  }
  throw 'Did not merge context successfully.';
}

/** Changes the second context by the first: 'remove' takes a key away, a list with a key field is merged by it. */
export function mergeContexts(added: Fields, existing: Fields, keyFields?: Record<string, string>): void {
  for (const key of Object.keys(added)) {
    const field = keyFields?.[key];
    if (added[key] === 'remove') delete existing[key];
    else if (existing[key] && field) {
      existing[key] = mergeContextLists(added[key] as Fields[], existing[key] as Fields[], field);
    } else existing[key] = added[key];
  }
}

/** Items with the same value in the key field are one, the new one; an item with `remove` goes. */
export function mergeContextLists(
  added: readonly Fields[],
  existing: readonly Fields[],
  keyField: string,
): Fields[] {
  const byKey: Record<string, Fields> = {};
  for (const item of existing.concat(added)) byKey[String(item[keyField])] = item;
  return Object.keys(byKey)
    .map((key) => byKey[key] as Fields)
    .filter((item) => !item.remove);
}

/**
 * Copies the user of a credential that comes from a vault to where scripts look for it. It stops at the first parameter
 * without a value, as the library does.
 */
export function copyVaultUsers(parameters: Record<string, unknown>): void {
  for (const name of Object.keys(parameters)) {
    const value = parameters[name] as {
      identifier?: string;
      credentials?: { user: string; vaultInstanceId: string };
    };
    if (value === null) return;
    if (typeof value === 'object' && value.credentials?.vaultInstanceId)
      value.identifier = value.credentials.user;
  }
}
