import { schemaMismatches } from '../../shared/check-schema.js';
import { messageOf, UserError } from '../../shared/errors.js';
import { listOf, mapOf, record, text } from '../../shared/json-schema.js';
import { parseJson } from '../../shared/parse-json.js';
import type { InvestigationData } from './investigation-data.js';

const object = { type: 'object' } as const;
const schema = record([], {
  incidents: listOf(object),
  investigation: object,
  context: object,
  lists: mapOf(text),
});

/**
 * Reads `{"incidents", "investigation", "context", "lists"}`, each of which may be left out. `path` names the file in the
 * UserError that another text throws.
 */
export function readInvestigation(json: string, path: string): Partial<InvestigationData> {
  let content: unknown;
  try {
    content = parseJson(json);
  } catch (error) {
    throw invalid(path, `it is no JSON (${messageOf(error)})`);
  }
  const [mismatch] = schemaMismatches(schema, content, 'first');
  if (mismatch !== undefined) throw invalid(path, `${mismatch.pointer || 'the file'} ${mismatch.message}`);
  return content as Partial<InvestigationData>;
}

function invalid(path: string, problem: string): UserError {
  return new UserError(
    'investigation-file',
    `The investigation ${path} is not usable: ${problem}. It holds "incidents" (a list), "investigation", "context", and "lists" (texts by name).`,
  );
}
