import { isCompiledScript } from '../../spec/compiled-script-mark.js';

/** The dataset that a collector names. */
export interface CollectedDataset {
  readonly name: string;
  /** False for code that others wrote, which may name further ones where it sends its events. */
  readonly certain: boolean;
}

/**
 * The dataset of a collector, by the vendor and product in its code, else by the query in the help next to its form;
 * undefined where neither names one, and one only.
 */
export function collectedDataset(script: string, help: string): CollectedDataset | undefined {
  const certain = isCompiledScript(script);
  const inCode = certain ? compiledDatasets(script) : constantDatasets(script);
  const names = new Set(inCode.length > 0 ? inCode : queriedDatasets(help));
  const [name] = names;
  return name === undefined || names.size > 1 ? undefined : { name, certain };
}

/** What a build compiled declares its events in an object. */
function compiledDatasets(script: string): string[] {
  return [...script.matchAll(/\bvendor:\s*'([^'\\]+)',\s*product:\s*'([^'\\]+)'/g)].map(
    ([, vendor = '', product = '']) => datasetOf(vendor, product),
  );
}

/** Official collectors have both as constants. */
function constantDatasets(script: string): string[] {
  const valuesOf = (constant: string) =>
    [...script.matchAll(new RegExp(`^${constant}\\s*=\\s*["'](\\w+)["']`, 'gm'))].map(
      ([, value = '']) => value,
    );
  const products = valuesOf('PRODUCT');
  return valuesOf('VENDOR').flatMap((vendor) => products.map((product) => datasetOf(vendor, product)));
}

function queriedDatasets(help: string): string[] {
  return [...help.matchAll(/\bdataset\s*=\s*"?(\w+_raw)\b/g)].map(([, name = '']) => name);
}

/** The platform makes the name of a dataset so. */
function datasetOf(vendor: string, product: string): string {
  return `${vendor}_${product}_raw`.toLowerCase();
}
