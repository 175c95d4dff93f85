import { expect, test } from 'vitest';
import { runCommand } from '#src/runtime/commands/integration.js';
import type { Host } from '#src/runtime/host/host.js';
import { configurationFailure } from '#src/runtime/values/failure.js';

/** Runs a command whose code throws, and gives what a user reads and what the log holds. */
function thrown(error: unknown) {
  const log: string[] = [];
  const host = {
    command: 'desk-list',
    logError: (text: string) => log.push(text),
    concealed: (text: string) => text.replace('key-91', '***'),
  } as unknown as Host;
  const run = () =>
    runCommand(host, {
      'desk-list': () => {
        throw error;
      },
    });
  try {
    run();
  } catch (message) {
    return { message, log };
  }
  throw new Error('Nothing was thrown.');
}

test("an author's own exception is told as a defect, and the log says where it was thrown", () => {
  const { message, log } = thrown(new TypeError('rows of key-91 is undefined'));
  expect(message).toBe(
    'Unexpected error inside the integration. This is a defect of the integration, not of its configuration: please report it with this text. rows of *** is undefined',
  );
  expect(log).toHaveLength(1);
  expect(log[0]).toMatch(
    /^desk-list: Unexpected error inside.*\nTypeError: rows of .*\n +at .*integration\.test\.ts/s,
  );
});

test('what has no stack is told all the same', () => {
  expect(thrown('no rows').log).toEqual([expect.stringMatching(/^desk-list: .* no rows$/)]);
});

test('a failure that a user can fix is shown as it is, and not logged', () => {
  expect(thrown(configurationFailure('The key is wrong.'))).toEqual({
    message: 'The key is wrong.',
    log: [],
  });
});
