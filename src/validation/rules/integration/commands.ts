import { nearestName } from '../../../shared/nearest-name.js';
import { argumentsOf, commandsOf, repeated } from '../../document/parts.js';
import { replaceWithList } from '../../fixes/scalar-edit.js';
import { defineRule, type Rule } from '../../rule.js';

const commandNamesAreProper = defineRule({
  code: 'CP501',
  official: ['BA128'],
  severity: 'error',
  title: 'Names of commands do not begin with a digit',
  why: 'The command line of the War Room does not take them.',
  fix: 'Begin with the name of the vendor.',
  *check(pack) {
    for (const { command, name } of commandsOf(pack)) {
      const field = command.get('name');
      if (field !== undefined && /^\d/.test(name))
        yield { place: field.place, message: `The command "${name}" begins with a digit.` };
    }
  },
});

const commandNamesAreDashed = defineRule({
  code: 'CP502',
  severity: 'warning',
  title: 'Names of commands are small words with dashes between them',
  why: 'The official tool for the README recognizes no other names, and users expect vendor-action.',
  fix: 'Write it as in vendor-get-events.',
  *check(pack) {
    for (const { command, name } of commandsOf(pack)) {
      const field = command.get('name');
      if (field !== undefined && name !== '' && !/^\d/.test(name) && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
        yield { place: field.place, message: `The command is named "${name}".` };
      }
    }
  },
});

const commandsDiffer = defineRule({
  code: 'CP503',
  official: ['IN113'],
  severity: 'error',
  title: 'No command and no argument is declared twice',
  why: 'One of the two is never reached.',
  fix: 'Remove or rename one of the two.',
  *check(pack) {
    for (const { root } of pack.integrations) {
      const commands = root.at('script', 'commands')?.items ?? [];
      for (const name of repeated(commands.map((command) => command.get('name')))) {
        yield { place: name.place, message: `The command "${String(name.value)}" is there twice.` };
      }
      for (const command of commands) {
        const names = command.get('arguments')?.items.map((argument) => argument.get('name')) ?? [];
        for (const name of repeated(names))
          yield { place: name.place, message: `The argument "${String(name.value)}" is there twice.` };
      }
    }
  },
});

const dispatched = [
  'test-module',
  'fetch-events',
  'fetch-incidents',
  'fetch-indicators',
  'long-running-execution',
];

const platformCommandsAreNotListed = defineRule({
  code: 'CP504',
  severity: 'warning',
  title: 'Commands of the platform are not listed',
  why: 'The platform starts them itself; listed, they are offered to users in the War Room.',
  fix: 'Remove the command from the list. The script still answers to it.',
  *check(pack) {
    for (const { command, name } of commandsOf(pack)) {
      const field = command.get('name');
      if (field !== undefined && dispatched.includes(name))
        yield { place: field.place, message: `"${name}" is a command of the platform.` };
    }
  },
});

const argumentsAreList = defineRule({
  code: 'CP505',
  official: ['IN151'],
  severity: 'error',
  title: 'A command without arguments has an empty list of them, or no key',
  why: 'The server expects a list and stumbles over nothing.',
  fix: 'Write arguments: [] or remove the key.',
  *check(pack) {
    for (const { command, name } of commandsOf(pack)) {
      const list = command.get('arguments');
      if (list?.value === null)
        yield {
          place: list.keyPlace,
          message: `The arguments of "${name}" are empty.`,
          edits: replaceWithList(list, []),
        };
    }
  },
});

const oneDefaultArgument = defineRule({
  code: 'CP506',
  official: ['IN134'],
  severity: 'error',
  title: 'A command has one default argument at most',
  why: 'What is typed without a name can go to one argument only.',
  fix: 'Remove default: true from all but one.',
  *check(pack) {
    for (const { command, name } of commandsOf(pack)) {
      const defaults = (command.get('arguments')?.items ?? []).flatMap(
        (argument) => argument.get('default') ?? [],
      );
      for (const second of defaults.filter(({ value }) => value === true).slice(1)) {
        yield { place: second.place, message: `"${name}" has another default argument.` };
      }
    }
  },
});

const choicesAreDeclared = defineRule({
  code: 'CP507',
  severity: 'warning',
  title: 'Arguments with choices have auto, predefined with each choice once, and a default that fits',
  why: 'The War Room offers the choices only if auto is PREDEFINED and the list is filled.',
  fix: 'Write auto: PREDEFINED, the choices in predefined, and a default that is one of them.',
  *check(pack) {
    for (const { argument } of argumentsOf(pack)) {
      const name = argument.get('name')?.text ?? '';
      const auto = argument.get('auto');
      const choices = argument.get('predefined');
      const filled = (choices?.items.length ?? 0) > 0;
      if (auto?.text === 'PREDEFINED' && !filled)
        yield { place: auto.place, message: `The argument "${name}" has no choices.` };
      if (filled && auto === undefined && choices !== undefined)
        yield {
          place: choices.keyPlace,
          message: `The choices of "${name}" are not offered: auto is missing.`,
        };
      for (const choice of repeated(choices?.items ?? []))
        yield {
          place: choice.place,
          message: `The choice "${String(choice.value)}" of "${name}" is there twice.`,
        };
      const value = argument.get('defaultValue');
      const chosen =
        argument.get('isArray')?.value === true ? (value?.text ?? '').split(',') : [value?.text ?? ''];
      for (const text of chosen.map((part) => part.trim()).filter((part) => part !== '')) {
        if (!filled || choices === undefined || value === undefined || choices.texts.includes(text)) continue;
        const near = nearestName(text, choices.texts);
        yield {
          place: value.place,
          message: `"${text}" is no choice of "${name}".`,
          ...(near && { fix: `Did you mean "${near}"?` }),
        };
      }
    }
  },
});

export const commandRules: readonly Rule[] = [
  commandNamesAreProper,
  commandNamesAreDashed,
  commandsDiffer,
  platformCommandsAreNotListed,
  argumentsAreList,
  oneDefaultArgument,
  choicesAreDeclared,
];
