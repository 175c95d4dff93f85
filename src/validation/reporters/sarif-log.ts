/** A log of SARIF 2.1.0 with one run. */
export function sarifLog(run: object): string {
  const schema = 'https://json.schemastore.org/sarif-2.1.0.json';
  return JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, null, 2);
}
