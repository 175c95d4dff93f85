import { modules } from '../../../spec/approved-values.js';
import { type ContentKindFacts, knownKinds, nounOf } from '../../../spec/content-kinds.js';
import { marketplacesOf, marketplacesOfItem } from '../../document/pack.js';
import { checkedKinds, itemsOf, itemsOfKind, parametersOf } from '../../document/parts.js';
import { defineRule, type Rule } from '../../rule.js';
import type { Field } from '../../text/field.js';

const modulesNeedPlatform = defineRule({
  code: 'CP219',
  official: ['BA132'],
  severity: 'warning',
  title: 'Only a pack for platform limits items to modules',
  why: 'Modules exist on the marketplace platform only; elsewhere the list has no effect.',
  fix: 'Add platform to the marketplaces, or remove supportedModules.',
  *check(pack) {
    if (marketplacesOf(pack).includes('platform')) return;
    for (const { root } of itemsOf(pack)) {
      const modules = root.get('supportedModules');
      if (modules !== undefined)
        yield {
          place: modules.keyPlace,
          message: 'The item is limited to modules, but is not for platform.',
        };
    }
  },
});

const modulesAreWithinPack = defineRule({
  code: 'CP220',
  official: ['ST114', 'IN170'],
  severity: 'error',
  title: 'The modules of an item are among those of what holds it',
  why: 'An item cannot reach where its pack does not, nor a parameter where its integration does not.',
  fix: 'Remove the module here, or add it to the pack.',
  *check(pack) {
    const ofPack = pack.metadata?.get('supportedModules')?.texts;
    const beyond = function* (
      inner: Field | undefined,
      outer: readonly string[] | undefined,
      holder: string,
    ) {
      for (const item of inner?.items ?? []) {
        if (outer === undefined || item.text === undefined || outer.includes(item.text)) continue;
        yield { place: item.place, message: `The module "${item.text}" is none of the ${holder}.` };
      }
    };
    for (const { root } of itemsOf(pack)) yield* beyond(root.get('supportedModules'), ofPack, 'pack');
    for (const { integration, parameter } of parametersOf(pack)) {
      const ofIntegration = integration.root.get('supportedModules')?.texts ?? ofPack;
      yield* beyond(parameter.get('supportedModules'), ofIntegration, 'integration');
    }
  },
});

const modulesFitKind = defineRule({
  code: 'CP221',
  official: ['BA131'],
  severity: 'error',
  title: 'An item of a pack for platform is for modules that have its kind',
  why: 'Only xsiam has the datasets that rules and dashboards read, and only xsiam and agentix have incidents.',
  fix: 'Write the modules that fit into supportedModules of the item: for rules and dashboards, [xsiam].',
  *check(pack) {
    const ofPack = pack.metadata?.get('supportedModules')?.texts ?? modules;
    // Modules that are wrong for the pack as a whole are reported there.
    const inheritable = ofPack.includes('xsiam') ? modules.filter((module) => ofPack.includes(module)) : [];
    for (const kind of checkedKinds) {
      const { modules: allowed }: ContentKindFacts = knownKinds[kind];
      if (allowed === undefined) continue;
      const isWrong = (module: string) => !allowed.some((name) => name === module);
      for (const item of itemsOfKind(pack, kind)) {
        if (!marketplacesOfItem(pack, item).includes('platform')) continue;
        const own = item.root.get('supportedModules');
        for (const module of own?.items ?? []) {
          if (module.text !== undefined && isWrong(module.text))
            yield { place: module.place, message: `The module "${module.text}" has no ${nounOf(kind)}.` };
        }
        const inherited = own === undefined ? inheritable.filter(isWrong) : [];
        if (inherited.length > 0)
          yield {
            place: item.root.keyPlace,
            message: `The ${nounOf(kind)} has the modules of the pack, of which ${inherited.length} do not have it: ${inherited.join(', ')}.`,
          };
      }
    }
  },
});

const modulesAreUsed = defineRule({
  code: 'CP222',
  official: ['PA134'],
  severity: 'error',
  title: 'Each module of the pack is used by an item',
  why: 'The pack would be offered where none of its items is.',
  fix: 'Remove the module from the pack, or from the items that leave it out.',
  *check(pack) {
    const items = itemsOf(pack);
    const whole = pack.metadata?.get('supportedModules');
    const others = pack.paths.some((path) => /^(Scripts|Playbooks|Layouts|Lists|Jobs)\//.test(path));
    if (items.length === 0 || others) return;
    for (const module of whole?.items ?? []) {
      const used = items.some(
        ({ root }) => root.get('supportedModules')?.texts.includes(module.text ?? '') ?? true,
      );
      if (!used) yield { place: module.place, message: `No item is for the module "${module.text ?? ''}".` };
    }
  },
});

export const moduleRules: readonly Rule[] = [
  modulesNeedPlatform,
  modulesAreWithinPack,
  modulesFitKind,
  modulesAreUsed,
];
