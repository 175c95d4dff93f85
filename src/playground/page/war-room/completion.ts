import type { CommandArgument } from '../../../simulator/install/installed-integration.js';
import type { FormCommand } from '../../protocol.js';
import { matching } from '../parts/matching.js';

export interface Suggestion {
  readonly label: string;
  readonly about: string;
  readonly required: boolean;
  /** Of an argument that every command takes. */
  readonly generic?: boolean;
  /** What takes the place of the word at the cursor. */
  readonly word: string;
}

/** What may stand at the cursor of a line, and what the line says there. */
export interface Completion {
  /** The word that a suggestion replaces, as places in the line. */
  readonly start: number;
  readonly end: number;
  readonly suggestions: readonly Suggestion[];
  /** The command or the argument at the cursor, explained; '' where there is nothing known. */
  readonly about: string;
}

/**
 * Reads a line that may be unfinished, such as one whose quotes are still open. `generic` are the arguments that every
 * command takes: they come after its own, and a command may have one of the same name itself.
 */
export function completionAt(
  line: string,
  cursor: number,
  commands: readonly FormCommand[],
  generic: readonly CommandArgument[] = [],
): Completion {
  const words = wordsOf(line);
  const at = words.findIndex(({ start, end }) => start <= cursor && cursor <= end);
  const word = words[at] ?? { start: cursor, end: cursor, text: '' };
  const place = { start: word.start, end: word.end };
  const typed = line.slice(word.start, cursor);
  const [first] = words;
  if (first === undefined || cursor <= first.end) {
    const named = commands.find(({ name }) => name === withoutMark(word.text));
    return {
      ...place,
      suggestions: commandsLike(withoutMark(typed), commands),
      about: named?.description ?? '',
    };
  }
  const command = commands.find(({ name }) => name === withoutMark(first.text));
  if (command === undefined) return { ...place, suggestions: [], about: '' };
  const given = new Set(words.filter((_word, index) => index !== at).map(({ text }) => nameOf(text)));
  const others = generic.filter(({ name }) => !command.arguments.some((own) => own.name === name));
  const argument = [...command.arguments, ...others].find(({ name }) => name === nameOf(word.text));
  if (argument === undefined || !typed.includes('=')) {
    const isOpen = ({ name }: CommandArgument) => !given.has(name);
    return {
      ...place,
      suggestions: [
        ...argumentsLike(typed, command.arguments.filter(isOpen)),
        ...argumentsLike(typed, others.filter(isOpen)).map((suggestion) => ({
          ...suggestion,
          generic: true,
        })),
      ],
      about: argument === undefined ? command.description : explained(argument),
    };
  }
  return {
    ...place,
    suggestions: valuesLike(typed.slice(typed.indexOf('=') + 1), argument),
    about: explained(argument),
  };
}

/** The line with the suggestion in it, and where the cursor goes then. */
export function completed(
  line: string,
  { start, end }: Completion,
  { word }: Suggestion,
): { readonly line: string; readonly cursor: number } {
  const after = line.slice(end);
  return {
    line: line.slice(0, start) + word + (word.endsWith(' ') ? after.trimStart() : after),
    cursor: start + word.length,
  };
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function wordsOf(line: string): Word[] {
  return [...line.matchAll(/(?:[^\s"]|"(?:[^"\\]|\\.)*"?)+/g)].map(({ index, 0: text }) => ({
    start: index,
    end: index + text.length,
    text,
  }));
}

function commandsLike(typed: string, commands: readonly FormCommand[]): Suggestion[] {
  return matching(typed, commands, ({ name }) => name).map(({ name, description }) => ({
    label: `!${name}`,
    about: description,
    required: false,
    word: `!${name} `,
  }));
}

function argumentsLike(typed: string, open: readonly CommandArgument[]): Suggestion[] {
  return matching(typed, open, ({ name }) => name)
    .toSorted((one, other) => Number(other.required ?? false) - Number(one.required ?? false))
    .map((argument) => ({
      label: `${argument.name}=`,
      about: explained(argument),
      required: argument.required ?? false,
      word: `${argument.name}=`,
    }));
}

function valuesLike(
  typed: string,
  { name, predefined = [], isArray = false }: CommandArgument,
): Suggestion[] {
  const value = withoutQuotes(typed);
  const before = isArray ? value.slice(0, value.lastIndexOf(',') + 1) : '';
  const taken = before.split(',');
  const open = predefined.filter((one) => one !== '' && !taken.includes(one));
  return matching(value.slice(before.length), open, (one) => one).map((one) => ({
    label: one,
    about: '',
    required: false,
    // A list may go on with a comma.
    word: `${name}=${quoted(before + one)}${isArray ? '' : ' '}`,
  }));
}

function explained({
  name,
  description = '',
  required = false,
  defaultValue,
  isArray = false,
}: CommandArgument) {
  const hasDefault = defaultValue !== undefined && defaultValue !== null && defaultValue !== '';
  const facts = [
    ...(required ? ['required'] : []),
    ...(isArray ? ['several values with commas'] : []),
    ...(hasDefault ? [`default ${defaultValue}`] : []),
  ];
  return `${description || name}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}`;
}

function withoutMark(word: string): string {
  return word.replace(/^!/, '');
}

function nameOf(word: string): string {
  return word.replace(/=.*$/s, '');
}

function withoutQuotes(text: string): string {
  return text.replace(/"((?:[^"\\]|\\.)*)"?/g, (_all, inner: string) => inner.replace(/\\(.)/g, '$1'));
}

function quoted(value: string): string {
  return /[\s"]/.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : value;
}
