import { Refusal } from "../refusal.ts";
import type { Archive } from "./archive.ts";
import { attributesOf, XmlScanner } from "./xml-scanner.ts";

/** A sheet that people see, and the part of the archive that holds it. */
export interface SheetPart {
  readonly name: string;
  readonly path: string;
}

/** What a workbook has, by the parts of its archive. */
export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  /** Days are counted from 1904, as on old Macintoshes. */
  readonly isFrom1904: boolean;
  readonly strings?: string | undefined;
  readonly styles?: string | undefined;
}

/** Finds the parts of a workbook. Errors: `not-a-table` where the archive is none, `same-sheets` where two sheets have one name. */
export async function openWorkbook(archive: Archive): Promise<WorkbookParts> {
  const root = (await relationsOf(archive, "")).find(({ type }) => type === "officeDocument");
  if (root === undefined || !archive.has(root.path)) throw new Refusal("not-a-table");
  const relations = await relationsOf(archive, root.path);
  const sheets: SheetPart[] = [];
  let isFrom1904 = false;
  await scanned(archive, root.path, (name, attributes) => {
    const { date1904, name: title, state = "visible", id } = attributes;
    if (name === "workbookPr") isFrom1904 = date1904 === "1" || date1904 === "true";
    if (name !== "sheet" || title === undefined || state !== "visible") return;
    const part = relations.find((one) => one.id === id && one.type === "worksheet");
    if (part !== undefined) sheets.push({ name: title, path: part.path });
  });
  if (new Set(sheets.map(({ name }) => name)).size < sheets.length) throw new Refusal("same-sheets");
  const pathOf = (wanted: string) => relations.find(({ type }) => type === wanted)?.path;
  return { sheets, isFrom1904, strings: pathOf("sharedStrings"), styles: pathOf("styles") };
}

interface Relation {
  readonly id: string;
  /** The last word of its address. */
  readonly type: string;
  readonly path: string;
}

/** What a part of the archive refers to; of "" the archive itself. */
async function relationsOf(archive: Archive, path: string): Promise<Relation[]> {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const relations: Relation[] = [];
  await scanned(archive, `${folder}_rels/${path.slice(folder.length)}.rels`, (name, attributes) => {
    const { Id: id = "", Type: type = "", Target: target = "" } = attributes;
    if (name === "Relationship")
      relations.push({ id, type: type.slice(type.lastIndexOf("/") + 1), path: resolved(folder, target) });
  });
  return relations;
}

function resolved(folder: string, target: string): string {
  return decodeURI(new URL(target, `file:///${folder}`).pathname.slice(1));
}

/** Reads a small part. */
export async function scanned(
  archive: Archive,
  path: string,
  open: (name: string, attributes: Partial<Record<string, string>>) => void,
  close: (name: string) => void = () => {},
): Promise<void> {
  const scanner = new XmlScanner({
    open: (name, attributes) => open(name, attributesOf(attributes)),
    close,
    text: () => {},
  });
  for await (const part of archive.unpack(path)) scanner.write(part);
}
