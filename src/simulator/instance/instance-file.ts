import { readFile } from 'node:fs/promises';
import type { Environment } from '../../shared/environment.js';
import { messageOf, UserError } from '../../shared/errors.js';
import { fileProblem } from '../../shared/file-problem.js';
import { isJsonObject, type Json, type JsonObject } from '../../shared/json.js';
import { parseJson } from '../../shared/parse-json.js';
import { secretTypes } from '../../spec/parameter-types.js';

/** An instance as its file declares it, with the secrets in it. */
export interface DeclaredInstance {
  /** Absent: named after the integration. */
  readonly name?: string;
  /** Id of the integration. Absent: the one of the built pack. */
  readonly integration?: string;
  readonly enabled: boolean;
  readonly params: JsonObject;
  /** What `params` holds that must not show. */
  readonly secrets: readonly string[];
}

/**
 * Reads `{"name", "integration", "enabled", "params"}`; in `params`, `{"env": "NAME"}` stands for the value of an
 * environment variable. Throws a UserError for a file of another form, and for a variable that is not set.
 */
export async function readInstanceFile(path: string, env: Environment): Promise<DeclaredInstance> {
  const content = await read(path);
  const { name, integration, enabled = true, params, ...unknown } = content;
  const surplus = Object.keys(unknown)[0];
  if (surplus !== undefined) throw invalid(path, `It has the unknown key "${surplus}". ${form}`);
  if (!isJsonObject(params)) throw invalid(path, `It needs an object "params". ${form}`);
  if (typeof enabled !== 'boolean') throw invalid(path, '"enabled" must be true or false.');
  const secrets: string[] = [];
  return {
    ...textOf(path, 'name', name),
    ...textOf(path, 'integration', integration),
    enabled,
    params: Object.fromEntries(
      Object.entries(params).map(([key, value]) => [key, filledIn(value, `params.${key}`)]),
    ),
    secrets,
  };

  function filledIn(value: Json, place: string): Json {
    if (!isJsonObject(value)) return value;
    if (Object.keys(value).join() === 'env' && typeof value.env === 'string') {
      const found = env[value.env];
      if (!found)
        throw invalid(
          path,
          `${place}: the environment variable ${value.env} is not set. Set it, and run the command again.`,
        );
      secrets.push(found);
      return found;
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        if (key === 'password' && typeof inner === 'string') {
          throw invalid(path, literalSecret(`${place}.password`));
        }
        return [key, filledIn(inner, `${place}.${key}`)];
      }),
    );
  }
}

function textOf<K extends string>(path: string, key: K, value: Json | undefined): { [key in K]?: string } {
  if (value === undefined) return {};
  if (typeof value !== 'string' || value === '') throw invalid(path, `"${key}" must be a text.`);
  return { [key]: value } as { [key in K]?: string };
}

async function read(path: string): Promise<JsonObject> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw invalid(path, `It cannot be read: ${fileProblem(error)}. Check the path.`);
  });
  let content: unknown;
  try {
    content = parseJson(text);
  } catch (error) {
    throw invalid(path, `It is not JSON: ${messageOf(error)}. ${form}`);
  }
  if (!isJsonObject(content)) throw invalid(path, `It is no JSON object. ${form}`);
  return content;
}

const form = 'Its form is {"params": {...}}, and it may have "name", "integration", and "enabled" as well.';

function invalid(path: string, problem: string): UserError {
  return new UserError('instance-file', `The instance file ${path} is not usable. ${problem}`);
}

/** Throws a UserError for a secret that stands in the file itself, as the text of a whole parameter. */
export function refuseLiteralSecrets(
  parameters: readonly { readonly name: string; readonly type: number }[],
  { params, secrets }: DeclaredInstance,
): void {
  for (const { name, type } of parameters) {
    const value = params[name];
    if (secretTypes.includes(type) && typeof value === 'string' && !secrets.includes(value)) {
      throw new UserError('instance-file', literalSecret(`params.${name}`));
    }
  }
}

function literalSecret(place: string): string {
  return `${place} holds a secret. Write {"env": "NAME"} and put it into that environment variable.`;
}
