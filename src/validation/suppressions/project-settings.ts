import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../shared/errors.js';
import { type Place, SourceText } from '../text/source-text.js';
import { readStructured } from '../text/structured-file.js';
import { settingsFile } from './settings-file.js';

/** An entry of `disable` in the settings: a rule that does not hold here, and why. */
export interface SettingsDisable {
  readonly rule: string;
  /** A file or folder of the pack; absent for all of it. */
  readonly file?: string;
  readonly reason: string;
  readonly place: Place;
}

/** Reads `.cortex-pack.yml` of the working folder, if there is one. Throws a UserError when it is not usable. */
export async function readSettings(root: string): Promise<readonly SettingsDisable[]> {
  const text = await readFile(join(root, settingsFile), 'utf8').catch(() => undefined);
  if (text === undefined) return [];
  const { root: settings, faults } = readStructured(new SourceText(settingsFile, text), 'yaml');
  const fault = faults[0];
  if (settings === undefined || fault !== undefined)
    throw unusable(fault?.place, fault?.message ?? 'It cannot be read.');
  const unknown = settings.fields.find(({ name }) => name !== 'disable');
  if (unknown !== undefined) throw unusable(unknown.keyPlace, `There is no setting "${unknown.name}".`);
  return (settings.get('disable')?.items ?? []).map((entry) => {
    const rule = entry.get('rule')?.text;
    const file = entry.get('file')?.text;
    if (rule === undefined) throw unusable(entry.place, 'An entry names no rule.');
    const unknown = entry.fields.find(({ name }) => !['rule', 'file', 'reason'].includes(name));
    if (unknown !== undefined) throw unusable(unknown.keyPlace, `An entry has no key "${unknown.name}".`);
    const reason = entry.get('reason')?.text ?? '';
    return { rule, reason, place: entry.place, ...(file === undefined ? {} : { file }) };
  });
}

function unusable(place: Place | undefined, message: string): UserError {
  const { line = 1, column = 1 } = place?.span?.text.position(place.span.start) ?? {};
  return new UserError(
    'validation-input',
    `${settingsFile}:${line}:${column}: ${message} Write "disable:" with a list of entries, each with rule, reason and, if it is for one file, file.`,
  );
}
