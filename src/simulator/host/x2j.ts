import type { Json, JsonObject } from '../../shared/json.js';

/**
 * XML as JSON, by the rules of the Go library of that name, as shipped integrations read what it gives: an attribute is
 * a key with a hyphen in front, a repeated element a list, an element with nothing but text that text, and the text next
 * to attributes or elements `#text`. All values are texts. Throws for what is not well-formed.
 */
export function xmlToJson(xml: string): Json {
  const root: OpenElement = { name: '', fields: {}, text: '' };
  const open: OpenElement[] = [root];
  const token =
    /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<![^>]*>|<(\/?)([^\s/>]+)([^>]*?)(\/?)>|[^<]+/y;
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex;
    const found = token.exec(xml);
    if (found === null) throw new Error(`x2j: the XML is not well-formed at character ${at + 1}`);
    const [all, cdata, isEnd, name = '', attributes = '', isEmpty] = found;
    const current = open.at(-1) as OpenElement;
    if (cdata !== undefined) current.text += cdata;
    else if (!all.startsWith('<')) current.text += decoded(all);
    else if (isEnd === '/') {
      if (open.length === 1 || current.name !== name)
        throw new Error(`x2j: </${name}> at character ${at + 1} closes nothing`);
      open.pop();
      add(open.at(-1) as OpenElement, current);
    } else if (name !== '') {
      const element = { name, fields: attributeFields(attributes), text: '' };
      if (isEmpty === '/') add(current, element);
      else open.push(element);
    }
  }
  if (open.length > 1) throw new Error(`x2j: <${open.at(-1)?.name}> is not closed`);
  return root.fields;
}

interface OpenElement {
  readonly name: string;
  readonly fields: JsonObject;
  text: string;
}

function add(parent: OpenElement, element: OpenElement): void {
  const value = elementValue(element);
  const before = Object.hasOwn(parent.fields, element.name) ? parent.fields[element.name] : undefined;
  const joined = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
  // Not an assignment: an element may be called __proto__.
  Object.defineProperty(parent.fields, element.name, {
    value: joined,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}

function elementValue({ fields, text }: OpenElement): Json {
  const trimmed = text.trim();
  if (Object.keys(fields).length === 0) return trimmed;
  return trimmed === '' ? fields : { ...fields, '#text': trimmed };
}

function attributeFields(text: string): JsonObject {
  const pairs = text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return Object.fromEntries(
    [...pairs].map(([, name, quoted, other]) => [`-${name}`, decoded(quoted ?? other ?? '')]),
  );
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal, hexadecimal, name) => {
    if (name !== undefined) return entities[name] ?? all;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
