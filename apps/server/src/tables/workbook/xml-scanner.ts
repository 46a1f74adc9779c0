import { Refusal } from "../refusal.ts";

/** What is told of an XML document. Names come without their prefix; what is empty is opened and closed. */
export interface XmlHandler {
  /** `attributes`: as they stand there, read by `attributesOf`. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** As it stands there, read by `xmlText`; a long one comes in several parts. */
  text(text: string): void;
}

/** No tag, comment or piece of text that a workbook needs at once is longer. */
const longest = 1_000_000;

const [quote, apostrophe, slash, bang, colon, equals, question, space] = [34, 39, 47, 33, 58, 61, 63, 32];

/**
 * Reads XML in parts, as they come. It does not check a document: what makes no sense is left out, and what never ends is refused
 * (`damaged`). Made for sheets, of which a large one has ten million tags: libraries make objects of each.
 */
export class XmlScanner {
  readonly #handler: XmlHandler;
  readonly #decoder = new TextDecoder();
  #rest = "";

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  write(part: Uint8Array): void {
    this.#read(this.#rest + this.#decoder.decode(part, { stream: true }));
  }

  #read(xml: string): void {
    const handler = this.#handler;
    let at = 0;
    for (;;) {
      const open = xml.indexOf("<", at);
      if (open < 0) {
        // What was begun of an entity may go on in the next part: texts wait for their end.
        this.#keep(xml, at);
        return;
      }
      const end = endOfMarkup(xml, open);
      if (end < 0) {
        this.#keep(xml, at);
        return;
      }
      if (open > at) handler.text(xml.slice(at, open));
      const second = xml.charCodeAt(open + 1);
      if (second === slash) handler.close(localName(xml, open + 2, end));
      else if (second === bang) {
        if (xml.startsWith("<![CDATA[", open))
          handler.text(xml.slice(open + 9, end - 2).replaceAll("&", "&amp;"));
      } else if (second !== question) {
        const isEmpty = xml.charCodeAt(end - 1) === slash;
        const last = isEmpty ? end - 1 : end;
        let nameEnd = open + 1;
        while (nameEnd < last && xml.charCodeAt(nameEnd) > space) nameEnd += 1;
        const name = localName(xml, open + 1, nameEnd);
        handler.open(name, nameEnd === last ? "" : xml.slice(nameEnd, last));
        if (isEmpty) handler.close(name);
      }
      at = end + 1;
    }
  }

  #keep(xml: string, at: number): void {
    if (xml.length - at > longest) throw new Refusal("damaged");
    this.#rest = xml.slice(at);
  }
}

/** Where markup that is opened at `open` ends: its last character; below 0: not in this part. */
function endOfMarkup(xml: string, open: number): number {
  const second = xml.charCodeAt(open + 1);
  if (second === bang) {
    if (xml.startsWith("<!--", open)) return endBy(xml, "-->", open + 4);
    if (xml.startsWith("<![CDATA[", open)) return endBy(xml, "]]>", open + 9);
    // What stands there may be the beginning of one of these.
    if (xml.length - open < 9) return -1;
  }
  if (second === question) return endBy(xml, "?>", open + 2);
  let end = xml.indexOf(">", open + 1);
  // A value may hold the character, which hardly any does.
  while (end >= 0 && second !== slash && isWithinValue(xml, open, end)) end = xml.indexOf(">", end + 1);
  return end;
}

function endBy(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length - 1;
}

function isWithinValue(xml: string, open: number, end: number): boolean {
  let within = 0;
  for (let at = open + 1; at < end; at += 1) {
    const code = xml.charCodeAt(at);
    if (within !== 0) {
      if (code === within) within = 0;
    } else if (code === quote || code === apostrophe) within = code;
  }
  return within !== 0;
}

function localName(xml: string, start: number, end: number): string {
  // One letter, as nearly all tags of a sheet have, makes no new text.
  if (end - start === 1) return xml.charAt(start);
  for (let at = start; at < end; at += 1)
    if (xml.charCodeAt(at) === colon) return xml.slice(at + 1, end).trimEnd();
  return xml.slice(start, end).trimEnd();
}

/** Calls back with each attribute of a tag, by its local name. */
export function eachAttribute(attributes: string, tell: (name: string, value: string) => void): void {
  for (let at = 0; at < attributes.length; ) {
    while (at < attributes.length && attributes.charCodeAt(at) <= space) at += 1;
    const start = at;
    while (at < attributes.length && attributes.charCodeAt(at) !== equals) at += 1;
    const nameEnd = at;
    at += 1;
    while (at < attributes.length && attributes.charCodeAt(at) <= space) at += 1;
    const mark = attributes.charCodeAt(at);
    if (mark !== quote && mark !== apostrophe) return;
    const end = attributes.indexOf(attributes.charAt(at), at + 1);
    if (end < 0) return;
    tell(localName(attributes, start, nameEnd), attributes.slice(at + 1, end));
    at = end + 1;
  }
}

/** The attributes of a tag by their local names. */
export function attributesOf(attributes: string): Partial<Record<string, string>> {
  const found: Partial<Record<string, string>> = {};
  eachAttribute(attributes, (name, value) => {
    found[name] = xmlText(value);
  });
  return found;
}

const entities: Partial<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** A text without the ways in which XML writes some characters. */
export function xmlText(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([\da-fA-F]{1,6})|#(\d{1,7})|(\w{2,4}));/g,
    (whole, hexadecimal, decimal, name) => {
      if (name !== undefined) return entities[name] ?? whole;
      const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
