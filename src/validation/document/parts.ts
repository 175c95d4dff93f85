import { isJsonObject } from '../../shared/json.js';
import { type KnownKind, knownKinds } from '../../spec/content-kinds.js';
import type { Field } from '../text/field.js';
import type { ContentItem, EventRule, Integration, Pack } from './pack.js';

/* Walks through the repeated parts of a pack, so that a rule is about one of them. */

export interface ParameterPart {
  readonly integration: Integration;
  readonly parameter: Field;
  readonly name: string;
  readonly type: unknown;
}

export function parametersOf(pack: Pack): ParameterPart[] {
  return pack.integrations.flatMap((integration) =>
    (integration.root.get('configuration')?.items ?? []).map((parameter) => ({
      integration,
      parameter,
      name: parameter.get('name')?.text ?? '',
      type: parameter.get('type')?.value,
    })),
  );
}

export interface CommandPart {
  readonly integration: Integration;
  readonly command: Field;
  readonly name: string;
}

export function commandsOf(pack: Pack): CommandPart[] {
  return pack.integrations.flatMap((integration) =>
    (integration.root.at('script', 'commands')?.items ?? []).map((command) => ({
      integration,
      command,
      name: command.get('name')?.text ?? '',
    })),
  );
}

export function argumentsOf(pack: Pack): (CommandPart & { readonly argument: Field })[] {
  return commandsOf(pack).flatMap((part) =>
    (part.command.get('arguments')?.items ?? []).map((argument) => ({ ...part, argument })),
  );
}

export function outputsOf(pack: Pack): (CommandPart & { readonly output: Field })[] {
  return commandsOf(pack).flatMap((part) =>
    (part.command.get('outputs')?.items ?? []).map((output) => ({ ...part, output })),
  );
}

/** The integrations that fetch events. */
export function collectorsOf({ integrations }: Pack): Integration[] {
  return integrations.filter(({ root }) => root.at('script', 'isfetchevents')?.value === true);
}

/** Modeling and parsing rules. */
export function eventRulesOf(pack: Pack): readonly EventRule[] {
  return [...pack.modelingRules, ...pack.parsingRules];
}

/** The items of a kind, as their files stand. */
export function itemsOfKind({ dataFiles }: Pack, kind: KnownKind): readonly ContentItem[] {
  return dataFiles.flatMap(({ kind: other, path, root }) =>
    other === kind && root !== undefined && isJsonObject(root.value) ? [{ path, root }] : [],
  );
}

/** The kinds whose items are read and checked. */
export const checkedKinds = Object.keys(knownKinds) as readonly KnownKind[];

/** Everything of the pack that a tenant installs and that is checked here. */
export function itemsOf(pack: Pack): readonly ContentItem[] {
  return checkedKinds.flatMap((kind) => itemsOfKind(pack, kind));
}

/** The fields whose value occurs again further down, or up, in the list. */
export function repeated(fields: readonly (Field | undefined)[]): Field[] {
  const seen = new Set<unknown>();
  return fields.filter((field): field is Field => {
    if (field === undefined) return false;
    const again = seen.has(field.value);
    seen.add(field.value);
    return again;
  });
}
