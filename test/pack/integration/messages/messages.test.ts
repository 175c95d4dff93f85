import { describe, expect, test } from 'vitest';
import { refusals } from '../../../../pack/mock-api/errors.js';
import { expectGolden } from '../../../fixtures/golden.js';
import { causesWithMessage, causesWithoutMessage, cloudflareCases } from './cloudflare.js';
import { collectorCases } from './collector.js';
import { commandCases } from './commands.js';
import { type MessageCase, messageOf } from './message-case.js';
import { settingsCases } from './settings.js';

const sections: { readonly [title: string]: readonly MessageCase[] } = {
  ...settingsCases,
  ...commandCases,
  ...cloudflareCases,
  ...collectorCases,
};

const messages = new Map<MessageCase, string>();

describe.each(Object.entries(sections))('%s', (_title, cases) => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    const message = await messageOf(one);
    messages.set(one, message);
    for (const name of one.names) expect(message).toContain(name);
    for (const line of message.split('\n')) expectReadable(line);
  });
});

/** A whole sentence or several, without anything that only a program understands. */
function expectReadable(line: string): void {
  expect(line).toMatch(/^[A-Z"].*\.$/);
  expect(line.length).toBeLessThan(600);
  expect(line).not.toMatch(/[{}<]|undefined|null|NaN|\[object|\bat \S+\.\w+:\d+|Error:/);
}

test('every reported refusal of Cloudflare has its message', () => {
  expect([...causesWithMessage, ...causesWithoutMessage].sort()).toEqual(Object.keys(refusals).sort());
});

test('all messages are those of test/golden/messages.md', async () => {
  await expectGolden('messages.md', golden());
});

/** Everything that the integration says to its user, to be read by a person. */
function golden(): string {
  const text = Object.entries(sections).map(([title, cases]) => {
    const rows = cases.map((one) => `| ${cell(one.name)} | ${cell(messages.get(one) ?? '')} |`);
    return [`## ${title}`, '', '| What is wrong | What the user reads |', '| --- | --- |', ...rows, ''].join(
      '\n',
    );
  });
  return `# All messages\n\n${text.join('\n')}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', '<br>');
}
