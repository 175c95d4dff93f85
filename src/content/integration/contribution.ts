import { type SupportLevel, supportLevels } from '../../spec/approved-values.js';
import type { CompleteIntegration, CompletePack } from '../pack/complete-pack.js';

/*
 * The platform's own build marks packs that Palo Alto Networks does not support. The texts here are the ones that it
 * writes, so that a tenant shows this pack as it shows any other of the same support level.
 */

const forum = 'https://live.paloaltonetworks.com/t5/cortex-xsoar-discussions/bd-p/Cortex_XSOAR_Discussions';

/** The name of the integration as the tenant shows it. */
export function displayWithSupport(
  { display }: Pick<CompleteIntegration, 'display'>,
  { support }: Pick<CompletePack, 'support'>,
): string {
  return display + contributionSuffix(support);
}

/** What follows the name for a support level; nothing for that of the platform itself. */
function contributionSuffix(support: SupportLevel): string {
  return support === 'xsoar' ? '' : ` (${capitalized(support)} Contribution)`;
}

/** The display name without what the official build adds for the support level. */
export function undecoratedDisplay(display: string): string {
  const suffix = supportLevels.map(contributionSuffix).find((end) => end !== '' && display.endsWith(end));
  return suffix === undefined ? display : display.slice(0, -suffix.length);
}

/** The help without who supports the integration. */
export function undecoratedDescription(description: string): string {
  return description.replace(
    /^### (?:Partner|Developer|Community) Contributed Integration\n.*?\n\*\*\*\n/s,
    '',
  );
}

type Supporter = Pick<CompletePack, 'support' | 'author' | 'email' | 'url'>;

/** The help panel of the instance form, with who supports the integration in front. */
export function decoratedDescription(pack: Supporter, description: string): string {
  return pack.support === 'xsoar' ? description : `${contributionHeading(pack)}\n***\n${description}`;
}

function contributionHeading({ support, author, email, url }: Supporter): string {
  if (support === 'community') {
    return [
      '### Community Contributed Integration',
      ` #### Integration Author: ${author}`,
      ' No support or maintenance is provided by the author. Customers are encouraged to engage with the user ' +
        `community for questions and guidance at the [Cortex XSOAR Live Discussions](${forum}).`,
    ].join('\n');
  }
  return [
    `### ${capitalized(support)} Contributed Integration`,
    `#### Integration Author: ${author}`,
    'Support and maintenance for this integration are provided by the author. ' +
      'Please use the following contact details:',
    ...(email === '' ? [] : email.split(',').map((address) => mailLink(address.trim()))),
    ...(url === '' ? [] : [`- **URL**: [${url}](${url})`]),
  ].join('\n');
}

function mailLink(address: string): string {
  return `- **Email**: [${address}](mailto:${address})`;
}

function capitalized(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
