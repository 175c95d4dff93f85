import {
  longestSearchWindowMinutes,
  longestSuppressionMinutes,
  shortestPauseMinutes,
  shortestSearchWindowMinutes,
} from '../../../spec/correlation-rules.js';
import { longestPause, shortestPause } from '../../../xql/rules/crontab.js';
import { defineRule, type Problem, type Rule } from '../../rule.js';
import type { Field } from '../../text/field.js';

/** The time between two runs in minutes, or why the schedule cannot be read. */
function pauseOf(
  crontab: string,
  between = longestPause,
): { readonly minutes: number } | { readonly problem: string } {
  try {
    return { minutes: between(crontab) };
  } catch (error) {
    if (error instanceof TypeError) return { problem: error.message };
    throw error;
  }
}

const scheduleIsReadable = defineRule({
  code: 'CPT316',
  severity: 'warning',
  title: 'The fields of crontab are numbers, ranges and steps within their bounds',
  why: 'A rule whose schedule no clock reaches never runs. Names of days and months are documented nowhere.',
  fix: "Write numbers, such as '30 6 * * 1' for Mondays at 6:30.",
  *check({ correlationRules }) {
    for (const { root } of correlationRules) {
      const crontab = root.get('crontab');
      // How many fields there are is the matter of another rule.
      if (crontab?.text?.trim().split(/\s+/).length !== 5) continue;
      const pause = pauseOf(crontab.text);
      if ('problem' in pause) yield { place: crontab.place, message: pause.problem };
    }
  },
});

const dayMinutes = 24 * 60;
const unitMinutes: { readonly [unit: string]: number } = { minute: 1, hour: 60, day: dayMinutes };

/** `20 minutes`, `1 hours`, `7 days`. */
function minutesIn(duration: string): number | undefined {
  const [, count, unit = ''] = /^\s*(\d+)\s*(minute|hour|day)s?\s*$/i.exec(duration) ?? [];
  const minutes = unitMinutes[unit.toLowerCase()];
  return count === undefined || minutes === undefined ? undefined : Number(count) * minutes;
}

const windowIsLongEnough = defineRule({
  code: 'CPT311',
  severity: 'warning',
  title: `A scheduled rule searches at least ${shortestSearchWindowMinutes} minutes`,
  why: 'Shorter windows are said to be refused.',
  fix: 'Write a longer search_window.',
  evidence: { mark: 'told', sources: ['SOC'] },
  *check({ correlationRules }) {
    for (const { root } of correlationRules) {
      const window = root.get('search_window');
      const minutes = minutesIn(window?.text ?? '');
      if (window !== undefined && minutes !== undefined && minutes < shortestSearchWindowMinutes)
        yield { place: window.place, message: `The rule searches ${minutes} minutes only.` };
    }
  },
});

const durationsAreReadable = defineRule({
  code: 'CPT331',
  severity: 'error',
  title: 'search_window and suppression_duration are a number with minutes, hours, or days',
  why: 'The platform cannot know how far the rule looks back, or how long it stays silent.',
  fix: 'Write a time such as 20 minutes, 1 hours, or 7 days.',
  evidence: { mark: 'read', sources: ['CNT'] },
  blocksInstallation: 'likely',
  *check({ correlationRules }) {
    for (const { root } of correlationRules) {
      for (const field of [root.get('search_window'), root.get('suppression_duration')]) {
        const text = field?.text?.trim() ?? '';
        if (field !== undefined && text !== '' && !isTime(text))
          yield { place: field.place, message: `${field.name} "${text}" is no time.` };
      }
    }
  },
});

/** Also in units that are written here and there, and that nobody saw refused. */
function isTime(text: string): boolean {
  return /^\d+\s*(sec(ond)?|min(ute)?|hour|hr|day|week|month)s?$/i.test(text);
}

const windowCoversPause = defineRule({
  code: 'CPT317',
  severity: 'warning',
  title: 'The search window of a scheduled rule is as long as the pause between its runs',
  why: 'No run ever sees the events that arrive between the end of one window and the beginning of the next.',
  fix: 'Write a longer search_window, or let the rule run more often.',
  *check({ correlationRules }) {
    for (const { root } of correlationRules) {
      const [crontab, window] = [root.get('crontab')?.text, root.get('search_window')];
      const minutes = minutesIn(window?.text ?? '');
      if (root.get('execution_mode')?.text !== 'SCHEDULED' || !crontab || minutes === undefined) continue;
      const pause = pauseOf(crontab);
      if (window !== undefined && 'minutes' in pause && pause.minutes > minutes)
        yield {
          place: window.place,
          message: `"${crontab}" pauses up to ${pause.minutes} minutes, but each run looks back only ${minutes}.`,
        };
    }
  },
});

const timesAreOffered = defineRule({
  code: 'CPT333',
  severity: 'warning',
  title: 'A correlation rule looks back 7 days, is silent for a day, and runs every 10 minutes at most',
  why: 'The form of the product offers no more. What a tenant makes of a rule in a pack that has more is not documented.',
  fix: 'Write a shorter time, or a schedule with fewer runs.',
  evidence: { mark: 'read', sources: ['DOC'] },
  *check({ correlationRules }) {
    for (const { root } of correlationRules) {
      yield* longerThan(root.get('suppression_duration'), longestSuppressionMinutes);
      if (root.get('execution_mode')?.text !== 'SCHEDULED') continue;
      yield* longerThan(root.get('search_window'), longestSearchWindowMinutes);
      const crontab = root.get('crontab');
      const pause = crontab?.text ? pauseOf(crontab.text, shortestPause) : undefined;
      if (crontab !== undefined && pause && 'minutes' in pause && pause.minutes < shortestPauseMinutes)
        yield {
          place: crontab.place,
          message: `The rule runs again after ${pause.minutes} minutes; the product offers ${shortestPauseMinutes} and more.`,
        };
    }
  },
});

function* longerThan(field: Field | undefined, most: number): Iterable<Problem> {
  const minutes = minutesIn(field?.text ?? '');
  if (field !== undefined && minutes !== undefined && minutes > most)
    yield {
      place: field.place,
      message: `${field.name} is ${field.text}; the product offers ${most / dayMinutes} ${most === dayMinutes ? 'day' : 'days'} at most.`,
    };
}

export const scheduleRules: readonly Rule[] = [
  scheduleIsReadable,
  windowIsLongEnough,
  durationsAreReadable,
  windowCoversPause,
  timesAreOffered,
];
