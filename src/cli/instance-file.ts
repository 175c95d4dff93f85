import { readFileSync } from 'node:fs';
import { CommandLineError } from './command-line-error.js';

/** An instance as a file: parameters by name, and secrets as `{"env": "NAME"}`, to be taken from the environment. */
export interface InstanceFile {
  readonly params: { readonly [name: string]: unknown };
}

/** What a tenant needs besides has no meaning on this machine, so that one file serves both. */
const knownKeys = ['params', 'name', 'integration', 'enabled'];

type Environment = { readonly [name: string]: string | undefined };

/** Reads the file and fills in the secrets. Throws a CommandLineError that names the file, never a secret. */
export function readInstanceFile(path: string, environment: Environment): InstanceFile {
  const content = readJson(path);
  if (!isRecord(content) || !isRecord(content.params)) {
    throw new CommandLineError(
      `${path} must hold {"params": {...}}: the parameters of the instance by name.`,
    );
  }
  const unknown = Object.keys(content).find((name) => !knownKeys.includes(name));
  if (unknown !== undefined) {
    throw new CommandLineError(
      `${path} has the unknown key "${unknown}". It can hold only "params", and for a tenant "name", "integration" and "enabled".`,
    );
  }
  return { params: fillIn(content.params, path, environment) as InstanceFile['params'] };
}

function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new CommandLineError(`The instance file ${path} cannot be read: ${(error as Error).message}.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the text around the mistake, which may be a secret.
    throw new CommandLineError(
      `The instance file ${path} is no JSON. Check its commas, quotes and brackets.`,
    );
  }
}

function fillIn(value: unknown, path: string, environment: Environment): unknown {
  if (Array.isArray(value)) return value.map((item) => fillIn(item, path, environment));
  if (!isRecord(value)) return value;
  const keys = Object.keys(value);
  if (keys.length === 1 && typeof value.env === 'string') {
    const secret = environment[value.env];
    if (secret === undefined || secret === '') {
      throw new CommandLineError(
        `${path} takes a value from the environment variable ${value.env}, which is not set.`,
      );
    }
    return secret;
  }
  return Object.fromEntries(keys.map((key) => [key, fillIn(value[key], path, environment)]));
}

function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
