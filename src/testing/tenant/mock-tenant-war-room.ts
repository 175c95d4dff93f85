import type { MockRequest, MockResponse } from '../server/exchange.js';
import { failure, json } from './mock-tenant-answers.js';
import type { ListedIntegration } from './mock-tenant-content.js';

export interface WarRoomOptions {
  /** Playgrounds that the search of investigations tells of; none where a tenant keeps them to itself. */
  readonly playgrounds?: readonly { readonly id: string; readonly creatingUserId: string }[];
  /** What commands answer, in place of a plain note. */
  readonly execute?: (
    line: string,
  ) => readonly { readonly type: number; readonly format: string; readonly contents: unknown }[];
}

export interface WarRoom {
  search(): MockResponse;
  execute(request: MockRequest): MockResponse;
}

const note = 1;

/** Runs no script: a command of an installed integration is echoed or answered as told, any other one is not accepted. */
export function createWarRoom(
  { playgrounds = [], execute }: WarRoomOptions,
  integrations: () => readonly ListedIntegration[],
): WarRoom {
  return {
    search: () => json(200, { total: playgrounds.length, data: playgrounds }),
    execute: ({ body }) => {
      const { investigationId, data } = JSON.parse(body);
      if (!playgrounds.some(({ id }) => id === investigationId)) {
        return failure(400, 'bad request', 'There is no such investigation');
      }
      const line = String(data);
      const name = line.replace(/^!/, '').split(/\s/)[0] ?? '';
      if (!integrations().some((integration) => commandsOf(integration).includes(name))) return json(200, []);
      return json(200, execute?.(line) ?? [{ type: note, format: 'markdown', contents: `Ran \`${line}\`` }]);
    },
  };
}

function commandsOf({ integrationScript }: ListedIntegration): string[] {
  const { commands } = integrationScript as { commands: { name: string }[] };
  return commands.map(({ name }) => name);
}
