import { stripControlCharacters } from '../../../shared/control-characters.js';
import { counted } from '../../../shared/counted.js';
import type { RunResult } from '../../../simulator/instance/instance.js';
import { contentsText } from '../../../simulator/war-room/war-room-entry.js';
import type { Terminal } from '../../terminal/output.js';

/** Prints a run of few words: its log at the levels that people read, and what it asked of others. */
export function printRun(result: RunResult, name: string, out: Terminal): void {
  const statuses = new Map<string, number>();
  for (const { status, failure } of result.requests) {
    const outcome = status === undefined ? (failure ?? 'no answer') : String(status);
    statuses.set(outcome, (statuses.get(outcome) ?? 0) + 1);
  }
  const outcomes = [...statuses]
    .map(([outcome, count]) => `${count} x ${stripControlCharacters(outcome)}`)
    .join(', ');
  const count = counted(result.requestCount, 'request');
  const requests = outcomes === '' ? count : `${count} (${outcomes})`;
  out.line(`${out.style('bold', name)}  ${out.style('dim', `${result.milliseconds} ms, ${requests}`)}`);
  for (const { level, text } of result.logs) {
    if (level === 'debug') continue;
    const shown = stripControlCharacters(text);
    out.line(`  ${level === 'error' ? out.style('red', shown) : shown}`);
  }
}

/** Prints why a run failed, with its log. */
export function printFailure(result: RunResult, out: Terminal): void {
  for (const { level, text } of result.logs)
    out.line(out.style('dim', `${level}: ${stripControlCharacters(text)}`));
  const message = result.error?.message ?? result.entries.map(contentsText).join('\n');
  out.line(`${out.style('red', `${result.command} failed:`)} ${stripControlCharacters(message)}`);
}
