/** JSON as the platform's own build writes it: indented by four, a line break at the end, ASCII only. */
export function packJson(value: object): string {
  return `${asciiOnly(JSON.stringify(value, null, 4))}\n`;
}

function asciiOnly(json: string): string {
  return json.replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
