import type { Host, StringRecord } from '../host/host.js';
import { describeThrown, remoteFailure } from '../values/failure.js';
import { canonicalJson, isObject, parseJson, textOf } from '../values/json.js';
import { sha256 } from '../values/sha256.js';
import type { SettingValues } from './settings.js';

/** What a service gave to sign in with. */
export interface FreshToken {
  readonly token: string;
  /** How long it is valid, such as `expires_in` of OAuth. */
  readonly seconds: number;
}

/** The platform, with a token in the integration context that every other state there leaves alone. */
export interface TokenHost extends Host {
  /** The token that was kept for these settings, or a new one where none is valid for long enough. */
  keepToken(settings: SettingValues, request: () => FreshToken): string;
  /** The service refuses the token: the next run asks for another one. */
  forgetToken(): void;
}

const tokenKey = 'token';
/** No run takes longer, so a token that is valid for so many seconds is so until its end. */
const leastSeconds = 180;
/** A longer token would take too much of the room of the state. */
const longestToken = 8000;

export function withKeptToken(host: Host): TokenHost {
  /** As it is saved; '' for none, undefined while nobody asked. */
  let saved: string | undefined;

  function read(): string {
    if (saved === undefined) saved = textOf(contextOf(host)?.[tokenKey]);
    return saved;
  }

  function writeContext(context: StringRecord): boolean {
    const { [tokenKey]: _before, ...others } = context;
    const token = read();
    return host.writeContext(token === '' ? others : { ...others, [tokenKey]: token });
  }

  function save(text: string): void {
    saved = text;
    const context = contextOf(host);
    try {
      // What cannot be read must not be replaced.
      if (context) writeContext(context);
    } catch (error) {
      host.logInfo(`The token could not be kept: ${describeThrown(error)}`);
    }
  }

  return {
    ...host,
    writeContext,
    keepToken(settings, request) {
      const owner = sha256(canonicalJson(settings)).slice(0, 16);
      const now = host.now() / 1000;
      const kept = objectIn(read());
      // Test is to find out whether the settings are right.
      const isFresh = kept?.owner === owner && Number(kept.until) > now + leastSeconds;
      if (isFresh && host.command !== 'test-module') {
        host.redact([textOf(kept.token)]);
        return textOf(kept.token);
      }
      const { token, seconds } = request();
      if (typeof token !== 'string' || token === '') {
        throw remoteFailure(
          'The service gave no token to sign in with, although it took the credential.',
          {},
        );
      }
      host.redact([token]);
      const text = JSON.stringify({ token, until: Math.floor(now + seconds), owner });
      if (seconds > leastSeconds && text.length < longestToken) save(text);
      return token;
    },
    forgetToken() {
      if (read() !== '') save('');
    },
  };
}

function contextOf(host: Host): StringRecord | undefined {
  try {
    const context = host.readContext() ?? {};
    return (typeof context === 'string' ? objectIn(context || '{}') : context) as StringRecord | undefined;
  } catch (_error) {
    return undefined;
  }
}

function objectIn(text: string): { readonly [field: string]: unknown } | undefined {
  try {
    const value = parseJson(text);
    return isObject(value) ? value : undefined;
  } catch (_error) {
    return undefined;
  }
}
