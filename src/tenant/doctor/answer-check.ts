import { isJsonObject, jsonIn } from '../../shared/json.js';
import {
  faultAdvice,
  gatewayAdvice,
  gatewayRefuses,
  isFromGateway,
  isHtml,
  redirected,
} from '../client/answer-explanation.js';
import type { TenantAnswer } from '../client/tenant-client.js';
import type { DoctorCheck } from './doctor-check.js';

type Trouble = Required<Pick<DoctorCheck, 'finding' | 'fix'>>;

/** Whether the first answer is one of a Cortex API, whatever it says of the key. */
export function checkReachability(answer: TenantAnswer): DoctorCheck {
  const name = 'Reachability';
  const trouble = troubleOf(answer);
  if (trouble !== undefined) return { name, status: 'failed', ...trouble };
  return { name, status: 'ok', finding: 'The API answers.' };
}

function troubleOf(answer: TenantAnswer): Trouble | undefined {
  const { status, text } = answer;
  if (status >= 500)
    return {
      finding: `It answered ${status}${isHtml(text) ? ' with a page for browsers' : ''}.`,
      fix: faultAdvice,
    };
  if (isFromGateway(answer)) return refusedOnTheWay(answer);
  if (isHtml(text))
    return {
      finding: `It answered ${status} with a page for browsers.`,
      fix: 'The URL is that of a console, a login page or a proxy. Copy the API URL from the page for API keys.',
    };
  if (status >= 300 && status < 400)
    return {
      finding: `It answered ${status}. ${redirected(answer)}`,
      fix: 'Copy the API URL from the page for API keys of the tenant, and check whether a proxy answers in its place.',
    };
  if (status === 404)
    return {
      finding: 'It answered 404: no Cortex API is at this URL.',
      fix: 'Copy the API URL from the page for API keys of the tenant; it ends after the host name.',
    };
  if (!isGood(status)) return undefined;
  const about = jsonIn(text);
  if (about === undefined)
    return {
      finding: `It answered ${status} with something other than JSON.`,
      fix: 'Something on the way changes answers, or this is not a Cortex API: look at the proxy, and copy the API URL from the page for API keys.',
    };
  return isJsonObject(about) && typeof about.demistoVersion === 'string'
    ? undefined
    : notFromApi(`It answered ${status} with JSON that does not name its version`);
}

/** Of a refusal that is none of the tenant. */
export function refusedOnTheWay({ status, text }: TenantAnswer): Trouble {
  const form = isHtml(text) ? 'a page for browsers' : 'text that is not JSON';
  return { finding: `The answer was ${status} with ${form}. ${gatewayRefuses}`, fix: gatewayAdvice };
}

/** `what` is a sentence without its end. */
export function notFromApi(what: string): Trouble {
  return {
    finding: `${what}: no Cortex API answers like this.`,
    fix: 'Something else answers at this URL: copy the API URL from the page for API keys of the tenant, and look at the proxy.',
  };
}

export function isGood(status: number): boolean {
  return status >= 200 && status < 300;
}
