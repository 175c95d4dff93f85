import type { InstanceConfiguration } from '../../../simulator/instance/configure-instance.js';
import { triggeredEffects } from '../../../simulator/instance/triggers.js';
import type { Target } from '../../protocol.js';
import { isSecretControl } from './control-kind.js';

export interface RunServers {
  /** Origins of the mock servers, such as `http://127.0.0.1:4711`. */
  readonly mockServers: readonly string[];
  /** The origin of the mock server that every instance may send events to. */
  readonly receiver: string;
}

/** What decides where an instance may send requests. */
export interface RunTarget {
  readonly target: Target;
  /** Origins that it may reach in the network. */
  readonly allowedOrigins: readonly string[];
}

/** Says of a URL why the instance may not reach it; undefined where it may. */
export function refusalFor(
  { target, allowedOrigins }: RunTarget,
  { mockServers, receiver }: RunServers,
): (url: string) => string | undefined {
  const allowed = new Set(target === 'mock' ? mockServers : [receiver, ...allowedOrigins]);
  const why =
    target === 'mock'
      ? 'the playground refused it: this instance reaches only the mock servers. To let it reach others, set its target to the network and write the address into its form'
      : 'the playground refused it: this instance reaches only the addresses that its form showed when it was saved. To allow it, write the address into a field that is not secret, and save the form';
  return (url) => (allowed.has(new URL(url).origin) ? undefined : why);
}

/**
 * The origins of the URLs in a form. Only of what the user sees there: a pack must not bring an address along in a
 * hidden parameter, nor behind the dots of a secret one.
 */
export function originsInForm({ integration, params }: InstanceConfiguration): string[] {
  const effects = triggeredEffects(integration.triggers, params);
  const origins = integration.configuration.flatMap((parameter) => {
    const value = params[parameter.name];
    const hidden = parameter.hidden === true || effects.get(parameter.name)?.hidden === true;
    if (hidden || isSecretControl(parameter)) return [];
    if (typeof value !== 'string' || !/^https?:\/\//i.test(value)) return [];
    return URL.canParse(value) ? [new URL(value).origin] : [];
  });
  return [...new Set(origins)];
}
