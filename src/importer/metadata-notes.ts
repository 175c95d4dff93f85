import { completePack } from '../content/pack/complete-pack.js';
import { packMetadata } from '../content/pack/pack-metadata.js';
import type { PackDefinition } from '../definition/pack.js';
import { parseJson } from '../shared/parse-json.js';
import { differencesOf } from './differences.js';
import type { PackSource } from './import-source.js';
import { type ImportNote, noteOf } from './notes.js';

const file = 'pack_metadata.json';

const dependencyReason =
  'Of a pack that this one needs, the definition says its id, version, and whether it must be there.';

/** What the pack says otherwise of itself than its author did. */
export function metadataNotes({ id, declared }: PackSource, pack: PackDefinition): ImportNote[] {
  const { id: declaredId, ...before } = declared;
  const after = parseJson(packMetadata(completePack(pack)));
  const notes = differencesOf(before, after).map((difference): ImportNote => {
    const note = noteOf(difference, file, before);
    return note.path.startsWith('dependencies.') ? { ...note, reason: dependencyReason } : note;
  });
  const given = typeof declaredId === 'string' ? declaredId : id;
  return given === pack.id
    ? notes
    : [{ file, path: 'id', kind: 'changed', before: given, after: pack.id }, ...notes];
}
