import {
  isDefaultBranch,
  type Playbook,
  type PlaybookTask,
  playbooksOf,
} from '../../document/playbook-tasks.js';
import { defineRule, type Rule } from '../../rule.js';
import type { Field } from '../../text/field.js';

const tasksExist = defineRule({
  code: 'CPC301',
  severity: 'error',
  title: 'A playbook goes on with tasks that exist',
  why: 'The playbook stops at the task that leads nowhere.',
  fix: 'Write the id of a task of the playbook.',
  *check(pack) {
    for (const { root, tasks } of playbooksOf(pack)) {
      const known = new Set(tasks.map(({ id }) => id));
      const start = root.get('starttaskid');
      if (start?.text !== undefined && tasks.length > 0 && !known.has(start.text))
        yield { place: start.place, message: `There is no task "${start.text}" to start with.` };
      for (const { id, branches } of tasks) {
        for (const next of branches.flatMap(({ ids }) => ids)) {
          if (!known.has(String(next.value)))
            yield {
              place: next.place,
              message: `Task ${id} goes on with "${String(next.value)}", which does not exist.`,
            };
        }
      }
    }
  },
});

function reachedFrom(start: string, tasks: readonly PlaybookTask[]): Set<string> {
  const reached = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    const task = tasks.find((other) => other.id === id);
    open.push(...(task?.branches ?? []).flatMap(({ ids }) => ids.map(({ value }) => String(value))));
  }
  return reached;
}

const tasksAreReached = defineRule({
  code: 'CPC302',
  official: ['PB103'],
  severity: 'error',
  title: 'Every task of a playbook is reached',
  why: 'A task that nothing leads to never runs.',
  fix: 'Name the task in nexttasks of another one, or remove it.',
  *check(pack) {
    for (const { root, tasks } of playbooksOf(pack)) {
      const start = root.get('starttaskid')?.text;
      if (start === undefined || !tasks.some(({ id }) => id === start)) continue;
      const reached = reachedFrom(start, tasks);
      for (const task of tasks) {
        if (!reached.has(task.id))
          yield { place: task.root.keyPlace, message: `No task leads to task ${task.id}${named(task)}.` };
      }
    }
  },
});

function named({ root }: PlaybookTask): string {
  const name = root.at('task', 'name')?.text ?? '';
  return name === '' ? '' : ` (${name})`;
}

/** Answers that the platform takes for each other. */
const sameAnswers: readonly (readonly string[])[] = [
  ['YES', 'TRUE POSITIVE'],
  ['NO', 'FALSE POSITIVE'],
];

function sameAnswer(one: string, other: string): boolean {
  return one === other || sameAnswers.some((answers) => answers.includes(one) && answers.includes(other));
}

function conditionTasks({ tasks }: Playbook): readonly PlaybookTask[] {
  return tasks.filter(({ type }) => type === 'condition');
}

const upper = (field: Field): string => field.written.toUpperCase();

const conditionsHaveBranches = defineRule({
  code: 'CPC303',
  official: ['PB122'],
  severity: 'error',
  title: 'Each condition of a task has a branch, and each branch a condition',
  why: 'A condition without a branch ends the playbook; a branch without a condition is never taken.',
  fix: 'Give both the same label.',
  *check(pack) {
    for (const playbook of playbooksOf(pack)) {
      for (const { id, root, branches } of conditionTasks(playbook)) {
        const conditions = (root.get('conditions')?.items ?? []).flatMap((item) => item.get('label') ?? []);
        if (conditions.length === 0) continue;
        const own = branches.filter(({ label }) => !isDefaultBranch(label));
        for (const label of conditions) {
          if (!own.some((branch) => branch.label.toUpperCase() === upper(label)))
            yield { place: label.place, message: `Task ${id} has no branch "${label.written}".` };
        }
        for (const { label, field } of own) {
          if (!conditions.some((condition) => upper(condition) === label.toUpperCase()))
            yield { place: field.keyPlace, message: `Task ${id} has no condition "${label}".` };
        }
      }
    }
  },
});

const answersHaveBranches = defineRule({
  code: 'CPC304',
  official: ['PB123', 'PB101'],
  severity: 'error',
  title: 'Each answer of a question has a branch, and each branch an answer',
  why: 'An answer without a branch ends the playbook; a branch without an answer is never taken.',
  fix: 'Give both the same label.',
  *check(pack) {
    for (const playbook of playbooksOf(pack)) {
      for (const { id, root, branches } of conditionTasks(playbook)) {
        const answers = root.at('message', 'replyOptions');
        if (root.get('message') === undefined || answers === undefined) continue;
        const own = branches.filter(({ label, ids }) => !isDefaultBranch(label) && ids.length > 0);
        const without = answers.items.filter(
          (answer) =>
            !isDefaultBranch(answer.written) &&
            !own.some(({ label }) => sameAnswer(label.toUpperCase(), upper(answer))),
        );
        // With a default branch, one answer may be what the default is for.
        const isCovered = without.length === 1 && branches.some(({ label }) => isDefaultBranch(label));
        for (const answer of isCovered ? [] : without)
          yield { place: answer.place, message: `Task ${id} has no branch "${answer.written}".` };
        for (const { label, field } of own) {
          if (!answers.items.some((answer) => sameAnswer(upper(answer), label.toUpperCase())))
            yield { place: field.keyPlace, message: `Task ${id} has no answer "${label}".` };
        }
      }
    }
  },
});

const decisionsHaveChoices = defineRule({
  code: 'CPC305',
  official: ['PB124', 'PB125', 'PB126'],
  severity: 'error',
  title: 'A task that decides has more than one way to go on, and not the default alone',
  why: 'With one way there is nothing to decide, and the other outcome ends the playbook.',
  fix: 'Add the missing branch, or go on without a condition.',
  *check(pack) {
    for (const { tasks } of playbooksOf(pack)) {
      for (const { id, root, type, branches } of tasks) {
        const place = root.get('nexttasks')?.keyPlace ?? root.keyPlace;
        const [only, ...others] = branches;
        const answers = root.at('message', 'replyOptions')?.items ?? [];
        const [answer, ...more] = answers;
        if (only !== undefined && others.length === 0 && isDefaultBranch(only.label))
          yield { place, message: `Task ${id} has the default branch alone.` };
        else if (type === 'condition' && root.at('task', 'scriptName')?.text && branches.length === 1)
          yield { place, message: `Task ${id} runs a script to decide, and has one branch.` };
        if (type === 'condition' && more.length === 0 && isDefaultBranch(String(answer?.value)))
          yield { place, message: `Task ${id} offers the default answer alone.` };
      }
    }
  },
});

export const playbookFlowRules: readonly Rule[] = [
  tasksExist,
  tasksAreReached,
  conditionsHaveBranches,
  answersHaveBranches,
  decisionsHaveChoices,
];
