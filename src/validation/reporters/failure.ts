import { escapeMessage } from './github-escapes.js';
import { sarifLog } from './sarif-log.js';

/* What is printed when there was nothing to report about, such as for a path that does not exist. */

interface Failure {
  /** As docs/commands.md lists it. */
  readonly code: string;
  readonly message: string;
}

/** A run that was not successful. It has no results at all: an empty list would say that all is well. */
export function sarifOfFailure({ code, message }: Failure, version: string): string {
  return sarifLog({
    tool: { driver: { name: 'cortex-pack', version } },
    invocations: [
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          { descriptor: { id: code }, level: 'error', message: { text: message } },
        ],
      },
    ],
  });
}

export function githubOfFailure({ message }: Failure): string {
  return `::error title=cortex-pack::${escapeMessage(message)}`;
}
