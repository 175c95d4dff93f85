import type { InstanceConfiguration } from '../../cortex/configure-instance.js';
import { triggeredEffects } from '../../cortex/triggers.js';
import type { Reach } from '../api.js';

export interface Surroundings {
  /** Origins of the stand-ins, such as `http://127.0.0.1:4711`. */
  readonly standIns: readonly string[];
  /** The origin of the stand-in that every instance may send events to. */
  readonly receiver: string;
}

/** Says of a URL why the instance may not reach it; undefined where it may. */
export function refusalFor(
  configuration: InstanceConfiguration,
  reach: Reach,
  { standIns, receiver }: Surroundings,
): (url: string) => string | undefined {
  const allowed = new Set(reach === 'stand-ins' ? standIns : [receiver, ...originsInForm(configuration)]);
  const why =
    reach === 'stand-ins'
      ? 'the playground refused it: this instance reaches only the stand-ins. To let it out, set its reach to the network and write the address into its form'
      : 'the playground refused it: this instance reaches only the addresses in its form. To allow it, write the address into the form';
  return (url) => (allowed.has(new URL(url).origin) ? undefined : why);
}

/** Only of what the user sees: a pack must not bring an address along in a hidden parameter. */
function originsInForm({ integration, params }: InstanceConfiguration): string[] {
  const effects = triggeredEffects(integration.triggers, params);
  return integration.configuration.flatMap((parameter) => {
    const value = params[parameter.name];
    const hidden = parameter.hidden === true || effects.get(parameter.name)?.hidden === true;
    if (hidden || typeof value !== 'string' || !/^https?:\/\//i.test(value)) return [];
    return URL.canParse(value) ? [new URL(value).origin] : [];
  });
}
