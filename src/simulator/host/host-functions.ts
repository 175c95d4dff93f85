import { Buffer } from 'node:buffer';
import { isJsonObject, type Json, type JsonObject, objectsIn } from '../../shared/json.js';
import type { HostFunctionName } from '../../spec/host-functions.js';
import { fileBase64 } from './file-content.js';
import { type HttpArguments, readHttpArguments, readMultipartArguments } from './http-arguments.js';
import { isIpAddress } from './ip-address.js';
import { multipartBody, multipartType } from './multipart-body.js';
import {
  HostTransportError,
  type InvestigationHost,
  type LogLevel,
  type ScriptHost,
  type SentEvents,
} from './script-host.js';
import { xmlToJson } from './x2j.js';

export interface HostFunctionOptions {
  /** What a script sees of a request without an answer; no public source says which of the two a server does. */
  readonly transportFailure?: 'throw' | 'status';
  /** The integration context takes texts only. Own builds keep to that; shipped content stores objects and lists. */
  readonly textContextOnly?: boolean;
}

/** Positional arguments as JSON; an absent one is missing or null. */
type HostFunction = (...args: Json[]) => unknown;

/** The functions that a script finds as globals, by name; and `bytesOf`, which only its realm calls. */
export function hostFunctions(
  host: ScriptHost,
  { transportFailure = 'throw', textContextOnly = true }: HostFunctionOptions,
): Record<HostFunctionName | 'bytesOf', HostFunction> {
  const sent = ({ url, options, insecure, proxy, timeoutMs, saveToFile }: HttpArguments) => {
    try {
      const answer = host.http(url, options, insecure, proxy, timeoutMs);
      if (!saveToFile) return answer;
      const { BodyBytes = fileBase64(answer.Body), ...others } = answer;
      return { ...others, Body: '', Path: needed(host, 'saveFile')(BodyBytes) };
    } catch (error) {
      if (transportFailure === 'status' && error instanceof HostTransportError) return failedResponse(error);
      throw error;
    }
  };
  const readFile = (id: Json | undefined) => {
    if (typeof id !== 'string' || id === '') throw new Error('give the id of a file or of its entry');
    return needed(host, 'readFile')(id);
  };
  return {
    http: (...args) => sent(readHttpArguments(args)),
    httpMultipart: (...args) => {
      const { request, fileId, fields, field, fileName } = readMultipartArguments(args);
      const { name, base64 } = readFile(fileId);
      const { Headers } = request.options;
      const options = {
        Method: request.options.Method,
        Headers: { ...Headers, 'Content-Type': [multipartType] },
        BodyBytes: multipartBody(fields, { field, name: fileName ?? name, base64 }),
      };
      return sent({ ...request, options });
    },
    executeCommand: (name, args) => {
      if (typeof name !== 'string' || name === '')
        throw new Error('executeCommand: give the name of a command');
      if (args !== null && args !== undefined && !isJsonObject(args))
        throw new Error('executeCommand: the arguments must be an object');
      return needed(host, 'executeCommand')(name, args ?? {});
    },
    setContext: (path, value) => {
      if (typeof path !== 'string' || path === '') throw new Error('setContext: give the path of a value');
      needed(host, 'setContext')(path, value ?? null);
    },
    saveFile: (content) => {
      const base64 = fileBase64(content);
      return needed(host, 'saveFile')(base64);
    },
    getFileByEntryID: (id) => Buffer.from(readFile(id).base64, 'base64').toString('utf8'),
    entrytoa: (id) => readFile(id).base64,
    x2j: (xml) => JSON.stringify(xmlToJson(String(xml))),
    isValidIP: (text) => isIpAddress(String(text)),
    getModules: () => needed(host, 'getModules')(),
    getModulesForCommand: (name) => modulesForCommand(host, String(name)),
    getAllSupportedCommands: () => needed(host, 'getAllSupportedCommands')(),
    // Made up: no script may rely on what they are.
    demistoUrls: () => ({
      server: 'https://local-cortex.invalid',
      warRoom: 'https://local-cortex.invalid/#/WarRoom',
    }),
    getLicenseID: () => 'local-cortex',
    bytesOf: (base64, text) => [
      ...Buffer.from(typeof base64 === 'string' ? base64 : fileBase64(text ?? ''), 'base64'),
    ],
    wait: (seconds) => {
      if (typeof seconds !== 'number' || seconds < 0) throw new Error('wait: give a number of seconds');
      host.wait(seconds);
    },
    log: logger(host, 'log'),
    logInfo: logger(host, 'info'),
    logDebug: logger(host, 'debug'),
    logError: logger(host, 'error'),
    getLastRun: () => host.getLastRun(),
    setLastRun: (lastRun) => {
      if (!isJsonObject(lastRun)) throw new Error('setLastRun: give an object');
      host.setLastRun(lastRun);
    },
    getIntegrationContext: (versioned) => {
      const stored = host.getIntegrationContext();
      return versioned === true ? stored : stored.context;
    },
    setIntegrationContext: (context, version, versioned) => {
      if (!isJsonObject(context)) throw new Error('setIntegrationContext: give an object');
      if (textContextOnly && !Object.values(context).every((value) => typeof value === 'string')) {
        throw new Error(
          'setIntegrationContext: give an object whose values are all strings; the server stores only text',
        );
      }
      const expected =
        versioned === true && typeof version === 'number' && version !== -1 ? version : undefined;
      if (host.setIntegrationContext(context, expected)) return undefined;
      return { Error: 'the integration context was changed meanwhile: its version is another' };
    },
    demistoVersion: () => host.demistoVersion(),
    sendEvents: (lines, vendor, product) => {
      if (!Array.isArray(lines) || !lines.every((line) => typeof line === 'string'))
        throw new Error('sendEvents: give a list of texts');
      return host.sendEvents?.(lines, String(vendor), String(product)) ?? refusedEvents;
    },
    btoa: (text) => Buffer.from(String(text), 'utf8').toString('base64'),
    atob: (base64) => Buffer.from(String(base64), 'base64').toString('utf8'),
  };
}

function needed<K extends keyof InvestigationHost>(host: ScriptHost, name: K): InvestigationHost[K] {
  const own = host[name] as InvestigationHost[K] | undefined;
  if (own === undefined) throw new Error(`${name}: the script runs outside of an investigation`);
  return own;
}

/** The modules whose integration has the command. */
function modulesForCommand(host: ScriptHost, command: string): JsonObject {
  const commands = needed(host, 'getAllSupportedCommands')();
  const modules = Object.entries(needed(host, 'getModules')());
  const hasIt = (brand: Json | undefined) =>
    objectsIn(commands[String(brand)]).some(({ name }) => name === command);
  return Object.fromEntries(modules.filter(([, module]) => isJsonObject(module) && hasIt(module.brand)));
}
/** How the platform refuses events of what it counts as custom content, seen with public collectors. */
export const customContentRefusal =
  "command 'getLicenseCustomField' is only available for system content (66)";

export const refusedEvents: SentEvents = {
  Taken: false,
  StatusCode: 0,
  Reason: customContentRefusal,
  RetryAfter: '',
};

function logger(host: ScriptHost, level: LogLevel): HostFunction {
  return (...parts) => {
    host.log(level, parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' '));
  };
}

function failedResponse(failure: HostTransportError) {
  const status = failure.reason === 'timeout' ? `timeout: ${failure.message}` : failure.message;
  return { StatusCode: 0, Status: status, Body: '', Headers: {}, Cookies: [] };
}
