import type { IntegrationSurface, ParameterSurface } from '../../tenant/upload/pack-zip.js';
import { callChanges } from './call-changes.js';
import { type Change, compareByName, namesOf, shown, updated } from './change.js';
import { codeChanges } from './code-changes.js';

export function integrationChanges(before: IntegrationSurface, after: IntegrationSurface): Change[] {
  return [
    ...parameterChanges(before, after),
    ...commandChanges(before, after),
    ...(before.fetchesEvents && !after.fetchesEvents
      ? [updated('the integration, which no longer fetches events', true)]
      : []),
    ...codeChanges('integration', before.script, after.script),
  ];
}

function parameterChanges(before: IntegrationSurface, after: IntegrationSurface): Change[] {
  const { added, removed, kept } = compareByName(before.parameters, after.parameters);
  return [
    ...added.map(({ label, required, defaultValue }) => ({
      text: `Added the *${label}* parameter${required ? ', which is required' : ''}.`,
      breaking: required && defaultValue === undefined,
    })),
    ...removed.map(({ label }) => ({
      text: `Updated the integration to work without the *${label}* parameter.`,
      breaking: true,
    })),
    ...kept.flatMap(([old, now]) => keptParameterChanges(old, now)),
  ];
}

function keptParameterChanges(old: ParameterSurface, now: ParameterSurface): Change[] {
  const changed = (what: string, breaking: boolean) => ({
    text: `Updated the *${now.label}* parameter${what}.`,
    breaking,
  });
  const lost = old.options.filter((option) => !now.options.includes(option));
  const gained = now.options.filter((option) => !old.options.includes(option));
  return [
    ...(old.type === now.type
      ? []
      : [changed(`, which has another type (${old.type} became ${now.type})`, true)]),
    ...(now.required && !old.required
      ? [changed(', which is required now', now.defaultValue === undefined)]
      : []),
    ...(old.required && !now.required ? [changed(', which is optional now', false)] : []),
    ...(old.label === now.label ? [] : [changed(`, which was called *${old.label}*`, false)]),
    ...(old.defaultValue === now.defaultValue
      ? []
      : [changed(`: its default is ${shown(now.defaultValue)} now`, false)]),
    ...(lost.length > 0 ? [changed(`, which no longer offers ${lost.join(', ')}`, true)] : []),
    ...(gained.length > 0 ? [changed(`, which also offers ${gained.join(', ')}`, false)] : []),
  ];
}

function commandChanges(before: IntegrationSurface, after: IntegrationSurface): Change[] {
  const { added: fresh, removed, kept } = compareByName(before.commands, after.commands);
  // With the same arguments it is the same command under another name.
  const renamed = removed.flatMap((old) => {
    const now = fresh.find(
      (each) => old.arguments.length > 0 && namesOf(each.arguments) === namesOf(old.arguments),
    );
    return now === undefined ? [] : [{ old, now }];
  });
  return [
    ...renamed.map(({ old, now }) => ({
      text: `Updated the ***${now.name}*** command, which was called ***${old.name}***.`,
      breaking: true,
    })),
    ...fresh
      .filter((command) => !renamed.some(({ now }) => now === command))
      .map(({ name }) => ({ text: `Added the ***${name}*** command.`, breaking: false })),
    ...removed
      .filter((command) => !renamed.some(({ old }) => old === command))
      .map(({ name }) => ({
        text: `Deprecated the ***${name}*** command, which was removed.`,
        breaking: true,
      })),
    ...kept.flatMap(([old, now]) => callChanges(`the ***${now.name}*** command`, old, now)),
  ];
}
