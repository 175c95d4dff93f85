import { knownKinds } from '../../../spec/content-kinds.js';
import { keysOfDashboards, keysRefusedInDashboards } from '../../../spec/incident-fields.js';
import { itemsOfKind } from '../../document/parts.js';
import { replaceScalar } from '../../fixes/scalar-edit.js';
import { defineRule, type Rule } from '../../rule.js';
import { wholeFile } from '../../text/source-text.js';
import { wrongTexts } from './item-texts.js';

const classifiersSaySo = defineRule({
  code: 'CPC430',
  official: ['CL100'],
  severity: 'error',
  title: 'The type of a classifier is classification',
  why: 'The platform distinguishes classifiers from mappers by it.',
  fix: 'Write "type": "classification".',
  check: (pack) =>
    wrongTexts(pack, 'classifier', ['type'], (type, field) =>
      type === 'classification'
        ? undefined
        : { message: `The type is "${type}".`, edits: replaceScalar(field, 'classification') },
    ),
});

const mapperTypes = ['mapping-incoming', 'mapping-outgoing', 'mapping'];

const mappersSaySo = defineRule({
  code: 'CPC431',
  severity: 'error',
  title: 'The type of a mapper is mapping-incoming or mapping-outgoing',
  why: 'The platform offers a mapper for one direction by it.',
  fix: 'Write the direction.',
  check: (pack) =>
    wrongTexts(pack, 'mapper', ['type'], (type) =>
      mapperTypes.includes(type) ? undefined : `The type is "${type}".`,
    ),
});

const triggersHaveOneAnswer = defineRule({
  code: 'CPC432',
  official: ['TR100', 'TR101', 'ST110'],
  severity: 'error',
  title: 'A trigger has a hexadecimal id, and starts one playbook or one automation',
  why: 'The platform finds the trigger by its id, and what it starts by one of the two.',
  fix: 'Write trigger_id with 0-9 and a-f only, and either playbook_id, or automation_type and automation_id.',
  *check(pack) {
    for (const { root } of itemsOfKind(pack, 'trigger')) {
      const id = root.get('trigger_id');
      if (!/^[0-9a-f]+$/i.test(id?.text ?? ''))
        yield {
          place: (id ?? root).place,
          message: `The trigger_id "${id?.text ?? ''}" is not hexadecimal.`,
        };
      const playbook = root.get('playbook_id');
      const type = root.get('automation_type');
      const automation = root.get('automation_id');
      if (type?.text && !['command', 'playbook'].includes(type.text))
        yield { place: type.place, message: `"${type.text}" is neither command nor playbook.` };
      if (Boolean(type?.text) !== Boolean(automation?.text))
        yield {
          place: (type ?? automation ?? root).place,
          message: 'automation_type and automation_id go together.',
        };
      else if (Boolean(type?.text) === Boolean(playbook?.text))
        yield {
          place: playbook?.place ?? root.keyPlace,
          message: playbook?.text ? 'The trigger starts two things.' : 'The trigger starts nothing.',
        };
    }
  },
});

const dashboardsHaveTheirKeys = defineRule({
  code: 'CPC433',
  official: ['DA100', 'DA101'],
  severity: 'error',
  title: 'A dashboard of XSOAR and its widgets have dates, and no keys of one tenant',
  why: 'The platform shows nothing without a range of time, and takes what one tenant noted for its own.',
  fix: 'Write fromDate, toDate and fromDateLicense; in the widgets, in dateRange. Remove the other keys.',
  *check(pack) {
    for (const { root } of itemsOfKind(pack, 'xsoar-dashboard')) {
      const widgets = (root.get('layout')?.items ?? []).flatMap((item) => item.get('widget') ?? []);
      for (const owner of [root, ...widgets]) {
        for (const field of keysRefusedInDashboards.flatMap((key) => owner.get(key) ?? []))
          yield { place: field.keyPlace, message: `The key "${field.name}" is of one tenant.` };
        const dates = owner === root ? root : owner.get('dateRange');
        for (const key of keysOfDashboards) {
          if (dates?.get(key) === undefined)
            yield { place: (dates ?? owner).keyPlace, message: `The key "${key}" is missing.` };
        }
      }
    }
  },
});

const filesAreNamedByKind = defineRule({
  code: 'CPC434',
  severity: 'error',
  title: 'Layouts, classifiers and mappers are named by their kind',
  why: 'The official tools refuse files of other names in these folders.',
  fix: 'Name them layoutscontainer-<name>.json, classifier-<name>.json or classifier-mapper-<name>.json.',
  *check({ shape, paths }) {
    if (shape !== 'source') return;
    const layouts = knownKinds.layout.folder;
    const classifiers = knownKinds.classifier.folder;
    for (const path of paths) {
      const [folder, name = '', ...deeper] = path.split('/');
      if (deeper.length > 0) continue;
      const allowed =
        folder === layouts
          ? /^(layout|layoutscontainer)-.*\.json$/
          : folder === classifiers
            ? /^(classifier|mapper)-.*\.json$/
            : undefined;
      if (allowed !== undefined && !allowed.test(name))
        yield { place: wholeFile(path), message: `${name} is not named by its kind.` };
    }
  },
});

export const otherItemRules: readonly Rule[] = [
  classifiersSaySo,
  mappersSaySo,
  triggersHaveOneAnswer,
  dashboardsHaveTheirKeys,
  filesAreNamedByKind,
];
