import { isJsonObject, type JsonObject } from '../shared/json.js';
import { scriptLanguages } from '../spec/integrations.js';

/** The files of an item as others have them; those beside the YAML are absent where they are in it. */
export interface ItemFiles {
  /** Names the YAML in messages. */
  readonly file: string;
  /** Where its files are in the pack. */
  readonly paths: readonly string[];
  readonly yaml: string;
  readonly code?: string;
  readonly description?: string;
  readonly readme?: string;
  readonly image?: Uint8Array;
}

/** What kind of item a YAML is; undefined for none that is taken apart. */
export function kindOf(yaml: JsonObject): 'integration' | 'script' | undefined {
  if (Array.isArray(yaml.configuration) && isJsonObject(yaml.script)) return 'integration';
  if (typeof yaml.script === 'string' && typeof yaml.type === 'string') return 'script';
  return undefined;
}

/** The language of the code of an item. */
export function languageOf(yaml: JsonObject): string {
  const script = isJsonObject(yaml.script) ? yaml.script : yaml;
  return typeof script.type === 'string' ? script.type : '';
}

/** What the name of the file with the code of an item ends in; undefined for a language that nobody knows. */
export function codeEndingOf(yaml: JsonObject): string | undefined {
  const [, known] = Object.entries(scriptLanguages).find(([name]) => name === languageOf(yaml)) ?? [];
  return known?.ending;
}
