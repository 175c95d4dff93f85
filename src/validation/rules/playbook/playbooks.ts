import { nearestName } from '../../../shared/nearest-name.js';
import { playbooksOf, worksOnIndicators } from '../../document/playbook-tasks.js';
import { defineRule, type Rule } from '../../rule.js';
import type { Field } from '../../text/field.js';

/** What the official check takes for a UUID: letters beyond f, and a shorter end, which authors of playbooks write. */
const taskId = /^\w{8}(-\w{4}){3}-\w{8,12}$/;

const taskIdsAreUnique = defineRule({
  code: 'CPC310',
  official: ['PB108', 'PB109'],
  severity: 'error',
  title: 'A task of a playbook has one UUID, as taskid and as id of its task',
  why: 'The platform takes tasks with the same or no id for each other.',
  fix: 'Make a UUID, and write it in both places.',
  *check(pack) {
    for (const { tasks } of playbooksOf(pack)) {
      for (const { id, root } of tasks) {
        const outer = root.get('taskid');
        const inner = root.at('task', 'id');
        for (const field of [outer, inner]) {
          if (field?.text !== undefined && !taskId.test(field.text))
            yield { place: field.place, message: `"${field.text}" of task ${id} is no UUID.` };
        }
        if (outer?.text !== undefined && inner?.text !== undefined && outer.text !== inner.text)
          yield { place: inner.place, message: `Task ${id} has another id here than as taskid.` };
      }
    }
  },
});

/** Names of inputs that a text of a playbook reads, as the official check finds them. */
function inputsRead(text: string): { readonly name: string; readonly start: number; readonly end: number }[] {
  return [...text.matchAll(/inputs\.([-\w?!():][-\w ?!():]*)/g)].map(({ 0: whole, 1: found = '', index }) => {
    const name = found.trimEnd();
    const start = index + whole.length - found.length;
    return { name, start, end: start + name.length };
  });
}

function inputKeys(root: Field): Field[] {
  return (root.get('inputs')?.items ?? []).flatMap((input) => input.get('key') ?? []);
}

const inputsAreDeclared = defineRule({
  code: 'CPC311',
  official: ['PB119'],
  severity: 'error',
  title: 'A playbook reads inputs that it declares',
  why: 'An input that is not declared is always empty.',
  fix: 'Declare the input, or correct its name.',
  *check(pack) {
    for (const { root } of playbooksOf(pack)) {
      const { source } = root.origin;
      const keys = inputKeys(root).map((key) => String(key.value).trim());
      const told = new Set<string>();
      for (const { name, start, end } of inputsRead(source.text)) {
        if (keys.includes(name) || told.has(name)) continue;
        told.add(name);
        const near = nearestName(name, keys);
        yield {
          place: source.place(start, end),
          message: `The playbook has no input "${name}".`,
          ...(near && { fix: `Did you mean "${near}"?` }),
        };
      }
    }
  },
});

const inputsAreUsed = defineRule({
  code: 'CPC312',
  official: ['PB118'],
  severity: 'error',
  title: 'A playbook uses the inputs that it declares',
  why: 'Whoever fills it in expects that it changes something.',
  fix: 'Read it as inputs.<key>, or remove it.',
  *check(pack) {
    for (const { root } of playbooksOf(pack)) {
      const read = new Set(inputsRead(root.origin.source.text).map(({ name }) => name));
      for (const key of inputKeys(root)) {
        if (key.text?.trim() && !read.has(key.text.trim()))
          yield { place: key.place, message: `No task reads the input "${key.text}".` };
      }
    }
  },
});

const instanceIsNotNamed = defineRule({
  code: 'CPC313',
  official: ['PB106'],
  severity: 'error',
  title: 'A playbook names no instance of an integration',
  why: 'Other tenants have no instance of this name.',
  fix: 'Remove "using".',
  *check(pack) {
    for (const { tasks } of playbooksOf(pack)) {
      for (const { id, root } of tasks) {
        const using = root.at('scriptarguments', 'using');
        const empty = using?.fields.length === 0 && using.text === undefined;
        if (using?.value && !empty) yield { place: using.keyPlace, message: `Task ${id} names an instance.` };
      }
    }
  },
});

const contextIsKept = defineRule({
  code: 'CPC314',
  official: ['PB105'],
  severity: 'error',
  title: 'A playbook does not delete the whole context',
  why: 'What other playbooks of the same incident have found would be gone.',
  fix: 'Delete the keys that this playbook wrote.',
  *check(pack) {
    for (const { tasks } of playbooksOf(pack)) {
      for (const { id, root } of tasks) {
        const all = root.at('scriptarguments', 'all', 'simple');
        const script = root.at('task', 'scriptName') ?? root.at('task', 'script');
        if (script?.text === 'DeleteContext' && all?.text === 'yes')
          yield { place: all.place, message: `Task ${id} deletes everything.` };
      }
    }
  },
});

const roleIsOpen = defineRule({
  code: 'CPC315',
  official: ['PB100'],
  severity: 'error',
  title: 'A playbook of a pack names no role',
  why: 'Roles are made on each tenant.',
  fix: 'Remove rolename.',
  *check(pack) {
    for (const { root } of playbooksOf(pack)) {
      const role = root.get('rolename');
      if (role !== undefined && role.items.length > 0)
        yield { place: role.keyPlace, message: 'The playbook names a role.' };
    }
  },
});

const indicatorPlaybooksAreQuiet = defineRule({
  code: 'CPC316',
  official: ['PB114', 'PB115', 'PB116'],
  severity: 'error',
  title: 'A playbook for indicators is quiet, and stops on errors',
  why: 'It runs for thousands of indicators: what it writes, and what it goes on with after an error, fills the tenant.',
  fix: 'Write quiet: true; remove quietmode: 2 and continueonerror from its tasks.',
  *check(pack) {
    for (const playbook of playbooksOf(pack)) {
      if (!worksOnIndicators(playbook)) continue;
      const { root, tasks } = playbook;
      const quiet = root.get('quiet');
      if (quiet?.value !== true)
        yield {
          place: quiet?.place ?? root.keyPlace,
          message: 'The playbook works on indicators, and is not quiet.',
        };
      for (const { id, root: task } of tasks) {
        const mode = task.get('quietmode');
        const goesOn = task.get('continueonerror');
        if (mode?.value === 2) yield { place: mode.place, message: `Task ${id} is not quiet.` };
        if (goesOn?.value === true)
          yield { place: goesOn.place, message: `Task ${id} goes on after an error.` };
      }
    }
  },
});

const silentPlaybooksSaySo = defineRule({
  code: 'CPC317',
  official: ['PB130', 'PB132'],
  severity: 'error',
  title: 'A silent playbook says so in its key, its id, its name and its file, and has no README',
  why: 'The platform hides it from users by all of them.',
  fix: 'Write issilent: true and begin id, name and file with "silent-", or none of it.',
  *check(pack) {
    for (const { root, path } of playbooksOf(pack)) {
      const file = path.slice(path.lastIndexOf('/') + 1);
      const signs = [
        root.get('issilent')?.value === true,
        root.get('id')?.text?.startsWith('silent-') ?? false,
        root.get('name')?.text?.startsWith('silent-') ?? false,
        file.startsWith('silent-') || file.startsWith('playbook-silent-'),
      ];
      const place = (root.get('issilent') ?? root.get('name') ?? root).place;
      if (signs.includes(true) && signs.includes(false))
        yield { place, message: 'The playbook is silent by some of these, and not by others.' };
      if (signs[0] && pack.paths.includes(path.replace(/\.yml$/, '_README.md')))
        yield { place, message: 'The playbook is silent, but has a README.' };
    }
  },
});

const pictureIsThere = defineRule({
  code: 'CPC318',
  official: ['RM116'],
  severity: 'warning',
  title: 'A playbook has a picture in doc_files',
  why: 'Its page shows the flow. The official check demands it of content of the marketplace; a tenant does not, so this is a warning.',
  fix: 'Save the picture of the playbook as doc_files/<playbook>.png.',
  *check(pack) {
    if (pack.shape !== 'source') return;
    for (const { root, path } of playbooksOf(pack)) {
      const stem = path.slice(path.lastIndexOf('/') + 1, -'.yml'.length).replace(/^playbook-/, '');
      const pictures = ['png', 'svg'].map((ending) => `doc_files/${stem}.${ending}`);
      if (root.get('issilent')?.value !== true && !pictures.some((picture) => pack.paths.includes(picture)))
        yield {
          place: root.get('name')?.place ?? root.keyPlace,
          message: `There is no doc_files/${stem}.png.`,
        };
    }
  },
});

const deprecated = /Deprecated\.\s*(.*?Use .*? instead\.*?|.*?No available replacement\.*?)/s;

const deprecationIsExplained = defineRule({
  code: 'CPC319',
  official: ['PB104'],
  severity: 'error',
  holdsForDeprecated: true,
  title: 'A deprecated playbook says in its description what replaces it',
  why: 'Users read the description, the platform reads the key.',
  fix: 'Write "Deprecated. Use X instead." or "Deprecated. No available replacement."',
  *check(pack) {
    for (const { root } of playbooksOf(pack)) {
      const description = root.get('description');
      if (root.get('deprecated')?.value === true && !deprecated.test(description?.text ?? ''))
        yield {
          place: (description ?? root).place,
          message: 'The description does not say that it is deprecated.',
        };
    }
  },
});

export const playbookRules: readonly Rule[] = [
  taskIdsAreUnique,
  inputsAreDeclared,
  inputsAreUsed,
  instanceIsNotNamed,
  contextIsKept,
  roleIsOpen,
  indicatorPlaybooksAreQuiet,
  silentPlaybooksSaySo,
  pictureIsThere,
  deprecationIsExplained,
];
