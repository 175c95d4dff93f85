import type { ShownSection } from './form-state.js';

/** Where an instance in the network sends requests, as origins such as `https://api.example.com`. */
export interface Addresses {
  /** Those of the saved instance, by the server; undefined while the form is not saved. */
  readonly allowedBefore: readonly string[] | undefined;
  /** Those of the URLs that the form shows. */
  readonly shown: readonly string[];
}

/** The origins of the URLs that one sees in a form: behind dots one sees none. */
export function addressesShown(sections: readonly ShownSection[]): string[] {
  const origins = sections
    .flatMap(({ plain, advanced }) => [...plain, ...advanced])
    .filter(({ parameter: { control } }) => control !== 'secret' && control !== 'long-secret')
    .flatMap(({ value }) =>
      typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value)
        ? new URL(value).origin
        : [],
    );
  return [...new Set(origins)];
}

/** Those that a new version of the pack brought along: they are reached when the form was saved again. */
export function addressesToConfirm({ allowedBefore, shown }: Addresses): string[] {
  return allowedBefore === undefined ? [] : shown.filter((address) => !allowedBefore.includes(address));
}

/** Tells it in sentences. */
export function addressesText(addresses: Addresses): string {
  const { allowedBefore, shown } = addresses;
  const added = addressesToConfirm(addresses);
  const more =
    added.length === 0
      ? ''
      : ` The installed version of the pack shows more, which are not reached: ${added.join(', ')}. Save the form to let them be reached.`;
  const all = allowedBefore ?? shown;
  if (all.length === 0)
    return more === ''
      ? 'Fill in the real addresses: only those of URLs that this form shows are reached.'
      : `No address is reached.${more}`;
  const listed = `addresses are reached, and no others: ${all.join(', ')}.`;
  return allowedBefore === undefined ? `Once saved, these ${listed}` : `These ${listed}${more}`;
}
