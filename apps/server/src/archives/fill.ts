import { type ArchiveReading, type DocumentName, type JobProgress, validators } from "@duheng/contracts";
import { sealedProperties } from "@duheng/contracts/sealed";
import { sayInstant } from "../audit/say-entry.ts";
import { version } from "../base/version.ts";
import { cycleReports } from "../cycle-reports/cycle-reports.ts";
import { atOneMoment } from "../database/at-one-moment.ts";
import { schemaOf } from "../database/schema/json-schema.ts";
import type { Caller } from "../permissions/caller.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { archivedCollections, leftOut } from "./collections.ts";
import { countOf, documentsOf, schemasOf } from "./documents.ts";
import { addFile, type FileFault, type FileToArchive, placeOf } from "./files.ts";
import { addLists, listCount } from "./lists.ts";
import { readmeOf } from "./readme.ts";
import type { ArchiveEntry, ArchiveZip } from "./zip.ts";

/** What is to be archived, and how. */
export interface ToArchive {
  readonly tenant: { readonly id: string; readonly name: string };
  /** Who asked. */
  readonly by: string;
  /** Its administrator, as whom lists are read. */
  readonly archivist: Caller;
  readonly reading: ArchiveReading;
  /** Runs what is no part of the moment that is read: what waits for threads, or writes. */
  readonly outside: <T>(work: () => T) => T;
  /** How far it is; what it throws ends the archive. */
  readonly tell: (progress: JobProgress) => Promise<void>;
}

/** What an archive holds in the end. */
export interface Filled {
  readonly documents: number;
  readonly files: number;
  readonly faults: number;
}

/** One file of records, as the manifest names it. */
interface DataEntry extends ArchiveEntry {
  readonly document: DocumentName;
  readonly schema: string;
  readonly records: number;
}

/**
 * Fills an archive with all of the present tenant: records, their schemas, workbooks, attached files, what is in it and how to
 * check it. Errors: MomentOverError, with `one-moment`, where the database does not keep the moment for so long.
 */
export async function fillArchive(zip: ArchiveZip, asked: ToArchive): Promise<Filled> {
  const { tenant, reading } = asked;
  const gauge = new Gauge(asked.tell);
  const read = () => addWhatIsRead(zip, asked, gauge);
  const { data, workbooks, files } = await (reading === "one-moment" ? atOneMoment(read) : read());
  const schemas: ArchiveEntry[] = [];
  for (const [file, text] of schemasOf(data.map(({ document }) => document)))
    schemas.push(await zip.add(`结构/${file}`, [text]));
  const listed = await zip.add("附件清单.ndjson", linesOf(files.map(({ type: _type, ...file }) => file)));
  const faults: FileFault[] = [];
  for (const file of files) {
    const fault = await addFile(zip, file);
    if (fault !== undefined) faults.push(fault);
    await gauge.add(1);
  }
  const at = zip.at.toISOString();
  const readme = await zip.add("说明 README.md", [
    readmeOf({
      ...{ tenant: tenant.name, at: sayInstant(at), by: asked.by, release: version, reading },
      sealed: data.flatMap(({ document }) =>
        Object.keys(sealedProperties(document)).map((property) => `${document}.${property}`),
      ),
      leftOut: leftOut(),
    }),
  ]);
  const documents = data.reduce((sum, { records }) => sum + records, 0);
  const manifest = {
    ...{ product: "duheng", release: version, at, by: asked.by, tenant, reading },
    ...{ documents, files: files.length - faults.filter(({ fault }) => fault === "missing").length },
    ...{ data, schemas, workbooks, fileList: listed, readme, faults, leftOut: leftOut() },
  };
  await zip.add("manifest.json", [`${JSON.stringify(manifest, null, 2)}\n`]);
  zip.end();
  return { documents, files: manifest.files, faults: faults.length };
}

interface WhatWasRead {
  readonly data: DataEntry[];
  readonly workbooks: ArchiveEntry[];
  /** Those whose contents are to follow. */
  readonly files: FileToArchive[];
}

/** All that is to be of one moment. */
async function addWhatIsRead(zip: ArchiveZip, asked: ToArchive, gauge: Gauge): Promise<WhatWasRead> {
  const { tenant, archivist } = asked;
  const collections = archivedCollections();
  const counts = [];
  for (const one of collections) counts.push(await countOf(one, tenant.id));
  const fileCount = counts[collections.findIndex(({ name }) => name === "StoredFile")] ?? 0;
  const documentCount = counts.reduce((sum, count) => sum + count, 0);
  await gauge.begin(documentCount + fileCount + listCount(archivist));
  const data: DataEntry[] = [];
  const files: FileToArchive[] = [];
  for (const one of collections) {
    let records = 0;
    const lines = async function* (): AsyncGenerator<string> {
      for await (const page of documentsOf(one, tenant.id)) {
        records += page.length;
        if (one.name === "StoredFile")
          files.push(...page.filter((document) => validators.StoredFile.is(document)).map(placeOf));
        await gauge.add(page.length);
        yield page.map((document) => `${JSON.stringify(document)}\n`).join("");
      }
    };
    const entry = await zip.add(`数据/${one.collection}.ndjson`, lines());
    data.push({ ...entry, document: one.name, schema: `结构/${schemaOf(one.name).file}`, records });
  }
  const workbooks: ArchiveEntry[] = [];
  for await (const list of addLists(zip, archivist)) {
    workbooks.push(list);
    await gauge.add(1);
  }
  for await (const { name, title, sheets } of cycleReports(archivist, "zh")) {
    const content = await asked.outside(() => inWorkshop("writeWorkbook", sheets, title));
    workbooks.push(await zip.add(`周期报告/${name}.xlsx`, [content], { isPacked: true }));
  }
  return { data, workbooks, files };
}

/** Tells how far it is, once a second at most. */
class Gauge {
  readonly #tell: ToArchive["tell"];
  #done = 0;
  #total = 0;
  #toldAt = 0;

  constructor(tell: ToArchive["tell"]) {
    this.#tell = tell;
  }

  async begin(total: number): Promise<void> {
    this.#total = total;
    await this.#say();
  }

  async add(more: number): Promise<void> {
    // What came while it is read is more than was counted.
    this.#done += more;
    if (Date.now() - this.#toldAt >= 1_000) await this.#say();
  }

  async #say(): Promise<void> {
    this.#toldAt = Date.now();
    await this.#tell({ done: Math.min(this.#done, this.#total), total: this.#total });
  }
}

function* linesOf(records: readonly object[]): Generator<string> {
  for (const record of records) yield `${JSON.stringify(record)}\n`;
}
