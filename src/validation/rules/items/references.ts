import { nearestName } from '../../../shared/nearest-name.js';
import { type KnownKind, knownKinds, nounOf } from '../../../spec/content-kinds.js';
import { corePacks } from '../../../spec/core-packs.js';
import type { Pack } from '../../document/pack.js';
import { commandsOf, itemsOfKind } from '../../document/parts.js';
import { playbooksOf } from '../../document/playbook-tasks.js';
import { defineRule, type Rule } from '../../rule.js';
import type { Field } from '../../text/field.js';
import { areVersions, misspelledFields } from './field-references.js';

/** A value that names another item. */
interface Reference {
  readonly field: Field;
  readonly kind: KnownKind | 'command';
  /** What names it does without when the tenant has no such item. */
  readonly isOptional: boolean;
}

/** Where items name others. */
function* referencesOf(pack: Pack): Iterable<Reference> {
  const named = function* (
    field: Field | undefined,
    kind: Reference['kind'],
    isOptional = false,
  ): Iterable<Reference> {
    if (field?.text) yield { field, kind, isOptional };
  };
  for (const { root } of playbooksOf(pack).flatMap(({ tasks }) => tasks)) {
    const task = root.get('task');
    const isSkipped = root.get('skipunavailable')?.value === true;
    yield* named(task?.get('playbookName') ?? task?.get('playbookId'), 'playbook', isSkipped);
    yield* named(task?.get('scriptName'), 'script', isSkipped);
    const kind = task?.get('iscommand')?.value === true ? 'command' : 'script';
    yield* named(task?.get('script'), kind, isSkipped);
  }
  for (const { root } of itemsOfKind(pack, 'incident-type')) {
    yield* named(root.get('playbookId'), 'playbook');
    yield* named(root.get('layout'), 'layout');
    yield* named(root.get('preProcessingScript'), 'script');
    yield* named(root.get('closureScript'), 'script');
  }
  for (const { root } of itemsOfKind(pack, 'layout-rule')) yield* named(root.get('layout_id'), 'layout');
  for (const { root } of itemsOfKind(pack, 'job')) yield* named(root.get('playbookId'), 'playbook');
  for (const { root } of itemsOfKind(pack, 'trigger')) yield* named(root.get('playbook_id'), 'playbook');
  for (const { root } of itemsOfKind(pack, 'classifier')) {
    yield* named(root.get('defaultIncidentType'), 'incident-type');
    for (const type of root.get('keyTypeMap')?.fields ?? []) yield* named(type, 'incident-type');
  }
  for (const { root } of pack.integrations) {
    yield* named(root.get('defaultclassifier'), 'classifier');
    yield* named(root.get('defaultmapperin'), 'mapper');
    yield* named(root.get('defaultmapperout'), 'mapper');
  }
}

const namesOfPacks = new WeakMap<Pack, Map<Reference['kind'], ReadonlySet<string>>>();

/** The names by which the items of a kind in a pack can be named. Each pack of a repository is asked for them. */
function namesOfKind(kind: Reference['kind'], pack: Pack): ReadonlySet<string> {
  const known = namesOfPacks.get(pack) ?? new Map<Reference['kind'], ReadonlySet<string>>();
  namesOfPacks.set(pack, known);
  const names = known.get(kind) ?? new Set(findNames(kind, pack));
  known.set(kind, names);
  return names;
}

function findNames(kind: Reference['kind'], pack: Pack): string[] {
  if (kind === 'command') return commandsOf(pack).map(({ name }) => name);
  const { id, name } = knownKinds[kind];
  return itemsOfKind(pack, kind).flatMap(({ root }) =>
    [root.at(...id)?.text, root.at(...name)?.text].flatMap((text) => text ?? []),
  );
}

/** A command of playbooks is named with its brand in front, as in `Acme|||acme-get-user`. */
function bareName({ field, kind }: Reference): string {
  const text = field.text ?? field.name;
  return kind === 'command' ? text.slice(text.lastIndexOf('|') + 1) : text;
}

const referencesAreSpelled = defineRule({
  code: 'CPC101',
  severity: 'warning',
  title: 'What items of the pack name is spelled as it is',
  why: 'The tenant finds nothing by another spelling, and says so only when a playbook runs.',
  fix: 'Write the name of the item.',
  *check(pack, all) {
    yield* misspelledFields(pack, all);
    for (const reference of [...referencesOf(pack), ...typesMapped(pack)]) {
      const { field, kind } = reference;
      const name = bareName(reference);
      if (all.some((other) => namesOfKind(kind, other).has(name))) continue;
      // What is not in the pack may come with the platform or another pack; a slip of the pen is near to a name.
      const near = nearestName(name, [...namesOfKind(kind, pack)], 2);
      const noun = kind === 'command' ? 'command' : nounOf(kind);
      if (near !== undefined && name.length > 4 && !areVersions(name, near))
        yield {
          place: field.text === undefined ? field.keyPlace : field.place,
          message: `There is no ${noun} "${name}".`,
          fix: `Did you mean "${near}"?`,
        };
    }
  },
});

/** The incident types that mappers map are keys. */
function typesMapped(pack: Pack): Reference[] {
  return itemsOfKind(pack, 'mapper')
    .flatMap(({ root }) => root.get('mapping')?.fields ?? [])
    .map((field) => ({ field, kind: 'incident-type', isOptional: false }));
}

const dependenciesAreThere = defineRule({
  code: 'CPC102',
  severity: 'warning',
  title: 'A pack that names items of another pack, which is checked with it, declares that it needs it',
  why: 'Without the dependency the tenant installs the pack alone, and what it names is missing.',
  fix: 'Add the id of the pack to dependencies in pack_metadata.json.',
  *check(pack, all) {
    const declared = (pack.metadata?.get('dependencies')?.fields ?? []).map(({ name }) => name);
    if (pack.shape !== 'source') return;
    const told = new Set<string>();
    for (const reference of referencesOf(pack)) {
      const name = bareName(reference);
      if (reference.isOptional || namesOfKind(reference.kind, pack).has(name)) continue;
      const [owner, ...others] = all.filter(
        (other) =>
          other.id !== pack.id && other.shape === 'source' && namesOfKind(reference.kind, other).has(name),
      );
      // Of several packs that have it, any one is enough; a tenant has one of them, or gets it some other way.
      if (owner === undefined || others.length > 0 || corePacks.includes(owner.id)) continue;
      if (declared.includes(owner.id) || told.has(owner.id)) continue;
      told.add(owner.id);
      yield {
        place: reference.field.place,
        message: `"${name}" is in the pack ${owner.id}, which is no dependency.`,
      };
    }
  },
});

export const referenceRules: readonly Rule[] = [referencesAreSpelled, dependenciesAreThere];
