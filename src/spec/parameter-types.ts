/** The controls of the instance form, by the number that a parameter names in `type`. From the official SDK (ParameterType). */
export const parameterTypes = {
  text: 0,
  /** Is shown as a line of text, like `text`. */
  number: 1,
  secret: 4,
  checkbox: 8,
  credentials: 9,
  downloadLink: 11,
  longText: 12,
  incidentType: 13,
  longSecret: 14,
  singleSelect: 15,
  multiSelect: 16,
  expirationPolicy: 17,
  reputation: 18,
  interval: 19,
  title: 20,
  daySelector: 21,
  resultLink: 22,
  engineSelector: 23,
} as const;

export type ParameterTypeName = keyof typeof parameterTypes;

/** Plain texts. */
export const textTypes: readonly number[] = [parameterTypes.text, parameterTypes.longText];

/** Secrets that only the form hides. Those in `credentials` can come from a vault. */
export const secretTextTypes: readonly number[] = [parameterTypes.secret, parameterTypes.longSecret];

export const secretTypes: readonly number[] = [...secretTextTypes, parameterTypes.credentials];

/** The author names the options. */
export const selectTypes: readonly number[] = [parameterTypes.singleSelect, parameterTypes.multiSelect];

/** The platform has options of its own, which the author may name. */
export const platformSelectTypes: readonly number[] = [
  parameterTypes.expirationPolicy,
  parameterTypes.reputation,
];

/** Controls that show something, and hand no value to the script. */
export const typesWithoutValue: readonly number[] = [
  parameterTypes.downloadLink,
  parameterTypes.title,
  parameterTypes.daySelector,
  parameterTypes.resultLink,
  parameterTypes.engineSelector,
];

/** Controls for which the form has its own label. */
export const typesWithoutLabel: readonly number[] = [
  parameterTypes.expirationPolicy,
  parameterTypes.engineSelector,
];
