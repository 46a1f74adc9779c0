import { crc32, deflateRawSync } from "node:zlib";

/** A part of an archive; what it says of itself may be a lie. */
export interface Part {
  readonly content: string | Uint8Array;
  /** What the directory says it unpacks to. */
  readonly saidSize?: number;
  readonly saidCrc?: number;
  readonly isSealed?: true;
}

/** An archive of these parts, whatever they are. */
export function archiveOf(parts: Readonly<Record<string, string | Uint8Array | Part>>): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [path, given] of Object.entries(parts)) {
    const part: Part = typeof given === "string" || given instanceof Uint8Array ? { content: given } : given;
    const content = Buffer.from(part.content);
    const packed = deflateRawSync(content, { level: 9 });
    const name = Buffer.from(path);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(part.isSealed === true ? 1 : 0, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(part.saidCrc ?? crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(part.saidSize ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const head = Buffer.concat([Buffer.from("PK\x03\x04"), common, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    local.push(head);
    central.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), common, tail, name]));
    at += head.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, directory, end]);
}

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The parts of a workbook whose sheets are this XML, by their names. */
export function workbookParts(
  sheets: readonly { readonly name: string; readonly xml: string; readonly state?: string }[],
  { strings, styles, properties = "" }: { strings?: string; styles?: string; properties?: string } = {},
): Record<string, string> {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const relations = (...all: readonly string[]) => `<Relationships>${all.join("")}</Relationships>`;
  return {
    "_rels/.rels": relations(relation("rId1", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": `<?xml version="1.0"?><workbook xmlns:r="${office}">${properties}<sheets>${sheets
      .map(
        ({ name, state }, at) =>
          `<sheet name="${name}" sheetId="${at + 1}"${state === undefined ? "" : ` state="${state}"`} r:id="s${at}"/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(
      ...sheets.map((_, at) =>
        relation(`s${at}`, "worksheet", at === 0 ? "/xl/worksheets/sheet0.xml" : `worksheets/sheet${at}.xml`),
      ),
      ...(strings === undefined ? [] : [relation("st", "sharedStrings", "sharedStrings.xml")]),
      ...(styles === undefined ? [] : [relation("sy", "styles", "styles.xml")]),
    ),
    ...(strings === undefined ? {} : { "xl/sharedStrings.xml": strings }),
    ...(styles === undefined ? {} : { "xl/styles.xml": styles }),
    ...Object.fromEntries(sheets.map(({ xml }, at) => [`xl/worksheets/sheet${at}.xml`, xml])),
  };
}

/** A sheet of these rows of XML. */
export const sheetXml = (rows: readonly string[]) =>
  `<worksheet><sheetData>${rows.join("")}</sheetData></worksheet>`;
