import { inflateSync } from "node:zlib";

/**
 * The text of each page of a PDF as Chromium writes it: uncompressed objects, glyphs with their Unicode values. What
 * runs together on the paper runs together here.
 */
export function pdfText(pdf: Buffer): string[] {
  const objects = readObjects(pdf);
  const pages = [...objects.values()].filter(({ head }) => /\/Type\s*\/Page\b(?!s)/.test(head));
  return pages.map(({ head }) => {
    const fonts = new Map<string, Font>();
    for (const [, name = "", id = ""] of resourcesOf(head, objects).matchAll(/\/(F\d+)\s+(\d+) 0 R/g)) {
      const map = /\/ToUnicode\s+(\d+) 0 R/.exec(objects.get(id)?.head ?? "")?.[1];
      fonts.set(name, readFont(textOf(objects.get(map ?? ""))));
    }
    const [, contents = ""] = /\/Contents\s+(?:\[\s*)?((?:\d+ 0 R\s*)+)/.exec(head) ?? [];
    const streams = [...contents.matchAll(/(\d+) 0 R/g)].map(([, id = ""]) => textOf(objects.get(id)));
    return shownIn(streams.join("\n"), fonts);
  });
}

interface PdfObject {
  readonly head: string;
  readonly stream: Buffer | null;
}

function readObjects(pdf: Buffer): Map<string, PdfObject> {
  const text = pdf.toString("latin1");
  const objects = new Map<string, PdfObject>();
  for (const { 1: id = "", index, 0: start } of text.matchAll(/(?:^|\n)(\d+) 0 obj\b/g)) {
    const from = index + start.length;
    const end = text.indexOf("endobj", from);
    const streamAt = text.indexOf("stream", from);
    const hasStream = streamAt !== -1 && streamAt < end;
    const head = text.slice(from, hasStream ? streamAt : end);
    const first = streamAt + (text[streamAt + 6] === "\r" ? 8 : 7);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    objects.set(id, { head, stream: hasStream ? pdf.subarray(first, first + length) : null });
  }
  return objects;
}

function textOf(object: PdfObject | undefined): string {
  if (object?.stream == null) return "";
  const { head, stream } = object;
  return (head.includes("/FlateDecode") ? inflateSync(stream) : stream).toString("latin1");
}

/** Fonts are named in the page itself or in an object that it refers to. */
function resourcesOf(head: string, objects: ReadonlyMap<string, PdfObject>): string {
  const inner = /\/Resources\s+(\d+) 0 R/.exec(head)?.[1];
  return inner === undefined ? head : (objects.get(inner)?.head ?? "");
}

interface Font {
  /** Hexadecimal digits of one glyph. */
  readonly width: number;
  readonly text: ReadonlyMap<number, string>;
}

const noFont: Font = { width: 4, text: new Map() };

function readFont(cmap: string): Font {
  const text = new Map<number, string>();
  const number = (digits: string) => Number.parseInt(digits, 16);
  for (const [, body = ""] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = "", shown = ""] of body.matchAll(/<(\w+)>\s*<(\w+)>/g))
      text.set(number(glyph), fromUtf16(shown));
  }
  for (const [, body = ""] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, low = "", high = "", shown = ""] of body.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      for (let glyph = number(low); glyph <= number(high); glyph += 1)
        text.set(glyph, String.fromCharCode(number(shown) + glyph - number(low)));
    }
  }
  const [, first = "0000"] = /begincodespacerange\s*<(\w+)>/.exec(cmap) ?? [];
  return { width: first.length, text };
}

/** What glyphs stand for; where a span says so itself, its own words. */
function shownIn(content: string, fonts: ReadonlyMap<string, Font>): string {
  let font = noFont;
  let isSaid = false;
  let text = "";
  const parts = content.matchAll(
    /\/(F\d+) [\d.]+ Tf|\/ActualText <FEFF(\w*)>|\b(EMC)\b|<([0-9A-Fa-f]+)> Tj/g,
  );
  for (const [, name, said, end, glyphs = ""] of parts) {
    if (name !== undefined) font = fonts.get(name) ?? noFont;
    else if (said !== undefined) text += fromUtf16(said);
    else if (!isSaid) {
      const codes = glyphs.match(new RegExp(`.{${font.width}}`, "g")) ?? [];
      for (const code of codes) text += font.text.get(Number.parseInt(code, 16)) ?? "";
    }
    isSaid = (isSaid || said !== undefined) && end === undefined;
  }
  return text;
}

function fromUtf16(text: string): string {
  return String.fromCharCode(...(text.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));
}
