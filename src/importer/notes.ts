import type { Json } from '../shared/json.js';
import type { YamlDifference } from './differences.js';
import type { YamlItem, YamlPath } from './yaml-item.js';

/** What became of something in an imported file that is not as it was. */
export interface ImportNote {
  /** The file that was imported, and the line in it; absent for what stands nowhere in it. */
  readonly file: string;
  readonly line?: number;
  /** Such as `configuration.url.hidden`. */
  readonly path: string;
  /** `lost`: nothing in the pack says it any more. `changed`: it is said otherwise. `added`: nothing in the file said it. */
  readonly kind: 'lost' | 'changed' | 'added';
  readonly before?: Json;
  readonly after?: Json;
  /** Why, where it is by design. */
  readonly reason?: string;
}

/** Why a pack that is made here says things that a file of others does not. */
const reasons: readonly (readonly [path: RegExp, reason: string])[] = [
  [/^sectionorder|(^|\.)section$/, 'Every parameter has a section of the form.'],
  [/^provider$/, 'The provider is the display name unless the declaration says otherwise.'],
  [/^tests(\.|$)/, 'The build writes "No tests".'],
  [/^commonfields\.version$|^version$/, 'The platform wants the version -1.'],
  [/\.arguments\.[^.]+\.type$|^args\.[^.]+\.type$/, 'Every argument has a type.'],
  [/\.defaultvalue$/, 'A checkbox that is not ticked needs no default.'],
  [/\.auto$/, 'A list of values is offered as PREDEFINED.'],
  [/(^|\.)(display|displaypassword)$/, 'A parameter without a label is shown by its name.'],
  [/^script\.subtype$|^subtype$|dockerimage/i, 'JavaScript runs in the server, so it has no image.'],
  [/^scripttarget$|^enabled$|^runonce$/, 'The build writes what the platform needs for a script.'],
  [/^(script\.)?runonce$/, 'The build writes runonce.'],
  [/^marketplaces(\.|$)/, 'The pack says for which marketplaces it is.'],
  [/^fromversion$/, 'Every item says from which server version on it is.'],
];

export function notesOf(differences: readonly YamlDifference[], item: YamlItem): ImportNote[] {
  return differences.map((difference) => {
    const note = noteOf(difference, item.file, item.value);
    const { path, before, kind } = note;
    const [, found] = reasons.find(([pattern]) => pattern.test(path)) ?? [];
    // A test playbook that is named is lost; the words of a formatter are not.
    const isNamedTest = /^tests(\.|$)/.test(path) && !/no tests?/i.test(JSON.stringify(before ?? 'no tests'));
    const reason = isNamedTest ? undefined : found;
    return {
      ...note,
      ...(kind === 'added' ? {} : { line: item.lineOf(difference.path) }),
      ...(reason === undefined ? {} : { reason }),
    };
  });
}

/** A difference in a file, which says `value`. */
export function noteOf(difference: YamlDifference, file: string, value: Json): ImportNote {
  const { path, before, after } = difference;
  return {
    file,
    path: namedPath(value, path),
    kind: before === undefined ? 'added' : after === undefined ? 'lost' : 'changed',
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

/** The path with the names of items in lists. */
function namedPath(value: Json, path: YamlPath): string {
  let at: Json | undefined = value;
  return path
    .map((step) => {
      const next: Json | undefined = Array.isArray(at)
        ? at[Number(step)]
        : typeof at === 'object' && at !== null
          ? at[step]
          : undefined;
      const isItem = Array.isArray(at) && typeof next === 'object' && next !== null && !Array.isArray(next);
      at = next;
      const name = isItem ? (next as { readonly [key: string]: Json }) : {};
      return String(name.name ?? name.contextPath ?? step);
    })
    .join('.');
}
