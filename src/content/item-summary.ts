/** What `metadata.json` says of an item of any kind. */
export function itemSummary({
  id,
  name,
  description,
  fromVersion,
}: {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly fromVersion: string;
}): object {
  return { deprecated: false, description, fromversion: fromVersion, id, name, toversion: '' };
}
