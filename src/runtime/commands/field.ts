import type { Argument } from '../../definition/command.js';
import type { Parameter } from '../../definition/parameter.js';
import { configurationFailure, type Failure } from '../values/failure.js';
import { parseTime, trim } from '../values/instant.js';
import { textOf } from '../values/json.js';

/** What parameters and arguments declare of the values that they take. */
interface Field {
  readonly kind: (Parameter | Argument)['kind'];
  readonly required?: boolean;
  readonly defaultValue?: unknown;
  readonly options?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/**
 * The value of a parameter or of an argument: a number, a list, or a text, undefined for a number that is absent.
 * Throws a configuration failure that begins with the label.
 * @param advice follows the message that the value is missing
 */
export function readField(label: string, field: Field, raw: unknown, now: number, advice: string): unknown {
  const { kind, options, defaultValue } = field;
  if (kind === 'multi-select' || kind === 'choices' || kind === 'list') {
    return readItems(label, field, raw, advice);
  }
  const text = readText(raw);
  if (text === '') {
    if (defaultValue !== undefined) return defaultValue;
    if (field.required === true) throw missing(label, advice);
    return kind === 'integer' ? undefined : '';
  }
  if (kind === 'integer') return readCount(label, text, field.minimum, field.maximum);
  // A year of minutes.
  if (kind === 'interval') return readCount(label, text, 1, 525600);
  if (kind === 'boolean') return readBoolean(label, text);
  if (options && options.indexOf(text) < 0) throw mustBe(label, `one of: ${options.join(', ')}`, text);
  if (kind === 'datetime' && parseTime(text, now) === undefined) {
    throw mustBe(label, 'a text such as 2 hours or 3 days, or a time such as 2026-11-03T08:00:00Z', text);
  }
  return text;
}

/** What to say of a value that is required. */
export function missing(label: string, advice: string): Failure {
  return configurationFailure(`${label} is missing.${advice}`);
}

/** What to say of a value that is none of those expected. */
export function mustBe(label: string, expected: string, given: string): Failure {
  return configurationFailure(`${label} must be ${expected}. It is "${shortened(given)}".`);
}

/** So long a word with digits may be a secret that was entered in the wrong field: only its beginning is told. */
function shortened(text: string): string {
  const safe = text.replace(/[\w+=-]{16,}/g, (word) => (/\d/.test(word) ? `${word.slice(0, 4)}...` : word));
  return safe.length > 60 ? `${safe.slice(0, 60)}...` : safe;
}

/** The text of what was entered, without what surrounds it; '' for nothing. */
export function readText(raw: unknown): string {
  return trim(textOf(raw));
}

function readCount(label: string, text: string, minimum = 0, maximum = 0): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  if (value >= minimum && value <= maximum) return value;
  throw mustBe(label, `a whole number from ${minimum} to ${maximum}`, text);
}

function readBoolean(label: string, text: string): boolean {
  if (/^(true|yes)$/i.test(text)) return true;
  if (/^(false|no)$/i.test(text)) return false;
  throw mustBe(label, 'true or false', text);
}

function readItems(
  label: string,
  { options, defaultValue, required }: Field,
  raw: unknown,
  advice: string,
): string[] {
  const given = raw ?? defaultValue;
  const items = (Array.isArray(given) ? given : itemsIn(readText(given)))
    .map(readText)
    .filter((item, i, all) => item !== '' && all.indexOf(item) === i);
  if (required === true && items.length === 0) throw missing(label, advice);
  const [unknown] = items.filter((item) => options && options.indexOf(item) < 0);
  if (!options || unknown === undefined) return items;
  throw configurationFailure(
    `${label} has the unknown item "${shortened(unknown)}". It can be: ${options.join(', ')}.`,
  );
}

/** Takes JSON text of an array, or comma-separated text. */
function itemsIn(text: string): unknown[] {
  if (text.charAt(0) === '[') {
    try {
      const parsed: unknown = JSON.parse(text);
      if (Array.isArray(parsed)) return parsed;
    } catch (_error) {
      // Not JSON after all: the brackets show up in the message about the unknown item.
    }
  }
  return text.split(',');
}
