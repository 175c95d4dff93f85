import { supportOf } from '../../document/pack.js';
import { outputsOf } from '../../document/parts.js';
import { defineRule, type Rule } from '../../rule.js';

const outputsHavePaths = defineRule({
  code: 'CP508',
  official: ['IN115'],
  severity: 'error',
  title: 'Every output has a contextPath',
  why: 'The path is what playbooks refer to.',
  fix: 'Add contextPath.',
  *check(pack) {
    for (const { output, name } of outputsOf(pack)) {
      const path = output.get('contextPath');
      if (!path?.text)
        yield {
          place: path?.keyPlace ?? output.keyPlace,
          message: `An output of "${name}" has no contextPath.`,
        };
    }
  },
});

const outputPathsAreShallow = defineRule({
  code: 'CP509',
  official: ['BA127'],
  severity: 'error',
  title: 'Context paths have five parts at most, in packs of support level xsoar',
  why: 'Deep paths are slow to write and to read.',
  fix: 'Shorten the path.',
  *check(pack) {
    if (supportOf(pack) !== 'xsoar') return;
    for (const { output } of outputsOf(pack)) {
      const path = output.get('contextPath');
      if (path?.text !== undefined && path.text.split('.').length > 5)
        yield {
          place: path.place,
          message: `The path "${path.text}" has ${path.text.split('.').length} parts.`,
        };
    }
  },
});

const outputTypes = ['unknown', 'string', 'number', 'date', 'boolean'];

const outputTypesAreKnown = defineRule({
  code: 'CP510',
  severity: 'note',
  title: 'Types of outputs are Unknown, String, Number, Date or Boolean',
  why: 'The documentation of the platform names these.',
  fix: 'Choose one of the five, or Unknown.',
  *check(pack) {
    for (const { output } of outputsOf(pack)) {
      const type = output.get('type');
      if (type?.text !== undefined && !outputTypes.includes(type.text.toLowerCase()))
        yield { place: type.place, message: `"${type.text}" is no type of output.` };
    }
  },
});

export const outputRules: readonly Rule[] = [outputsHavePaths, outputPathsAreShallow, outputTypesAreKnown];
