/*
 * Entries of the War Room, and context. What each takes and gives: the docstrings of the official script helper
 * (Documentation/doc-howto.json of demisto/content), and how shipped integrations call it.
 */

type Fields = Record<string, unknown>;

interface Mapping {
  readonly from: string;
  readonly to: string;
  readonly humanReadable?: boolean;
}

interface Translator {
  readonly contextPath: string;
  readonly title: string;
  readonly innerPath?: string;
  readonly data: readonly Mapping[];
}

declare const dotToSpace: typeof import('./texts.js').dotToSpace;
declare const dq: typeof import('./dq.js').dq;
declare const entryTypes: typeof import('./constants.js').entryTypes;
declare const formats: typeof import('./constants.js').formats;
declare const invContext: unknown;
declare const isFunction: (value: unknown) => boolean;
declare const saveFile: (content: unknown) => string;
declare const tableToMarkdown: typeof import('./tables.js').tableToMarkdown;

export function isError(entry: unknown): unknown {
  return entry && typeof entry === 'object' && (entry as Fields).Type === entryTypes.error;
}

/** Whether a command gave entries, the first of which is no error. */
export function isValidRes(result: unknown): unknown {
  return result && Array.isArray(result) && result.length && !isError(result[0]);
}

/** Fields with dots in their names become objects in objects; `id` is the ID of one that has none. */
export function createContext(data: unknown, id?: unknown): unknown {
  if (Array.isArray(data)) return data.map((item) => createContext(item, id));
  const context: Fields = {};
  for (const path of Object.keys(data as Fields)) {
    const steps = path.split('.');
    const last = steps.pop() as string;
    let place = context;
    for (const step of steps) {
      if (!place[step]) place[step] = {};
      place = place[step] as Fields;
    }
    place[last] = (data as Fields)[path];
  }
  if (!context.ID && id) context.ID = id;
  return context;
}

/** A function that takes from an object, or from each of a list, what the mapping names. */
export function mapObjFunction(mappings: readonly Mapping[], filter?: (mapping: Mapping) => unknown) {
  const mapped = (object: unknown): Fields => {
    const fields: Fields = {};
    for (const mapping of mappings) {
      if (!filter || filter(mapping)) fields[mapping.to] = dq(object, mapping.from);
    }
    return fields;
  };
  return (data: unknown) => (Array.isArray(data) ? data.map(mapped) : mapped(data));
}

/** An entry with a table and context, both of the fields that the translator names. */
export function createEntry(
  result: unknown,
  translator: Translator,
  filter?: (mapping: Mapping) => unknown,
  headerTransform?: (header: string) => string,
): Fields {
  const content = translator.innerPath ? dq(result, translator.innerPath) : result;
  const shown = mapObjFunction(
    translator.data,
    filter || (({ humanReadable }) => humanReadable !== false),
  )(content);
  return {
    Type: entryTypes.note,
    Contents: result,
    ContentsFormat: formats.json,
    ReadableContentsFormat: formats.markdown,
    HumanReadable: tableToMarkdown(
      translator.title,
      shown,
      undefined,
      undefined,
      headerTransform || dotToSpace,
    ),
    EntryContext: { [translator.contextPath]: createContext(mapObjFunction(translator.data)(content)) },
  };
}

/** The text of a query for `dq`: a path, with a condition and with what to return of each match. */
export function dqQueryBuilder(path: string, filter?: unknown, returnValue?: unknown): string {
  const expression = (given: unknown, what: string) => {
    const code = isFunction(given) ? `(${given})(val)` : given;
    if (typeof code !== 'string') throw `dqQueryBuilder: the ${what} must be a function or a string`;
    return code;
  };
  const condition = expression(filter || 'true', 'filter');
  return `${path}(${condition})${returnValue ? `=${expression(returnValue, 'return value')}` : ''}`;
}

export function easyDQ(data: unknown, path: string, filter?: unknown, returnValue?: unknown): unknown {
  return dq(data, dqQueryBuilder(path, filter, returnValue));
}

/** The value of the context at a path. Throws when it is absent, or not what was expected. */
export function verifyContextField(path: string, expected?: unknown, comparison?: string): unknown {
  const found = dq(invContext, path);
  if (found === undefined) throw `Field does not exist: ${path}.`;
  if (expected === undefined) return found;
  if (comparison === 'stringContains') {
    if ((found as string).indexOf(expected as string) === -1)
      throw `Field ${path} does not contain ${expected}. Value: ${found}.`;
    // biome-ignore lint/suspicious/noDoubleEquals: a context keeps numbers that arguments give as texts
  } else if (found != expected) throw `Field ${path} is ${found}, expected: ${expected}.`;
  return found;
}

/** A file entry with this content. */
export function fileResult(
  name: string,
  content: unknown,
  entryType: number | null = null,
  readable?: string,
) {
  const id = saveFile(content);
  return {
    Type: entryType,
    FileID: id,
    File: name,
    Contents: content,
    HumanReadable: readable || `${name} uploaded with entryID: ${id}.`,
  };
}
