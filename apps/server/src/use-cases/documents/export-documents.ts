import type { BilingualText, DocumentName, DocumentOf, ListInput } from "@duheng/contracts";
import { sealedProperties } from "@duheng/contracts/sealed";
import { type CellValue, writeXlsxStream } from "hucre/xlsx";
import { recordAudit } from "../../audit/record-audit.ts";
import { allOf, byId } from "../../database/filter.ts";
import { asFilterRefusal } from "../../database/list-input.ts";
import { idOf } from "../../database/repository.ts";
import { inTenant } from "../../database/scope.ts";
import { AppError } from "../../errors/app-error.ts";
import type { Caller } from "../../permissions/caller.ts";
import { bounds } from "./contract.ts";
import { type Column, type Exported, joined, type Locale } from "./export-columns.ts";
import { chosenBy, type ListedContract, listViewOf } from "./list-documents.ts";

/** Rows of one workbook; who needs more narrows the filters. */
const mostExported = 10_000;

/** Records fetched at a time. */
const batch = 500;

/**
 * All that a list's filters choose, in its order, as a workbook that streams: what the caller may read, as the list shows
 * it to him. The export is an entry of the trail. Errors: `forbidden`, `invalid-input`.
 */
export async function exportDocuments<Name extends DocumentName, Left extends keyof DocumentOf<Name>>(
  contract: ListedContract<Name, Left>,
  exported: Exported<Name>,
  { caller, input, locale }: { caller: Caller; input: ListInput; locale: Locale },
): Promise<ReadableStream<Uint8Array>> {
  const ids = await chosenIds(contract, caller, input, mostExported);
  const rows = Math.min(ids.length, mostExported);
  await recordAudit({
    action: "lists.export",
    actor: caller.actor,
    details: { list: contract.subject, rows },
  });
  return writeRows(contract, exported, { caller, locale, ids, most: mostExported });
}

/** What an archive holds of a list: as many as one sheet may have, a heading and a sentence beside. */
const mostInSheet = 1_048_574;

/** The same of all that the caller may read, without an entry in the trail: for what is told there as a whole. Errors: `forbidden`. */
export async function writeAllDocuments<Name extends DocumentName, Left extends keyof DocumentOf<Name>>(
  contract: ListedContract<Name, Left>,
  exported: Exported<Name>,
  { caller, locale }: { caller: Caller; locale: Locale },
): Promise<ReadableStream<Uint8Array>> {
  const ids = await chosenIds(contract, caller, {}, mostInSheet);
  return writeRows(contract, exported, { caller, locale, ids, most: mostInSheet });
}

/** Which they are is settled at once: nobody falls out, or comes twice, because others write while it streams. One more than `most` tells that there are more. */
async function chosenIds<Name extends DocumentName, Left extends keyof DocumentOf<Name>>(
  contract: ListedContract<Name, Left>,
  caller: Caller,
  input: ListInput,
  most: number,
): Promise<string[]> {
  const { subject, repository } = contract;
  if (!caller.ability.can("read", subject)) throw new AppError("forbidden");
  const { filter, sort } = chosenBy(contract, caller, input);
  return repository.findIds(filter, { sort, limit: most + 1 }).catch((thrown: unknown) => {
    throw asFilterRefusal(thrown);
  });
}

function writeRows<Name extends DocumentName, Left extends keyof DocumentOf<Name>>(
  contract: ListedContract<Name, Left>,
  { title, columns: all }: Exported<Name>,
  { caller, locale, ids, most }: { caller: Caller; locale: Locale; ids: readonly string[]; most: number },
): ReadableStream<Uint8Array> {
  const { subject, repository } = contract;
  const { ability, actor } = caller;
  const chosen = ids.slice(0, most);
  const sealed = sealedProperties(repository.name);
  // Who may open no sealed value has no column of blanks.
  const columns = all.filter(({ field }) => !Object.hasOwn(sealed, field) || ability.can("reveal", subject));
  const read = (some: readonly string[]) =>
    // Rows are pulled when the request is long answered: each fetch enters the tenant by itself.
    inTenant(actor.tenantId, async () => rowsOf(await find(contract, caller, some), columns, locale));
  async function* rows(): AsyncGenerator<CellValue[]> {
    yield columns.map(({ heading }) => heading[locale]);
    for (let start = 0; start < chosen.length; start += batch) {
      yield* await read(chosen.slice(start, start + batch));
    }
    if (ids.length > chosen.length) yield [limitTold(most)[locale]];
  }
  return writeXlsxStream(rows(), {
    name: title[locale],
    columns: columns.map(({ width = 16 }) => ({ width })),
  });
}

/** Some records as the list shows them, in the order of their ids. */
async function find<Name extends DocumentName, Left extends keyof DocumentOf<Name>>(
  contract: ListedContract<Name, Left>,
  caller: Caller,
  ids: readonly string[],
): Promise<DocumentOf<Name>[]> {
  const { repository, listsWithout = [] } = contract;
  const view = listViewOf(contract);
  const found = await repository.find(allOf([byId({ $in: ids }), ...bounds(contract, caller, "read")]), {
    without: listsWithout.map(String),
  });
  const present = new Map<string, DocumentOf<Name>>(found.map((one) => [idOf(one), one]));
  const ordered = ids.flatMap((id): DocumentOf<Name>[] => {
    const one = present.get(id);
    return one === undefined ? [] : [one];
  });
  return Promise.all(ordered.map((one) => view(one, caller)));
}

async function rowsOf<Name extends DocumentName>(
  documents: readonly DocumentOf<Name>[],
  columns: readonly Column<Name>[],
  locale: Locale,
): Promise<CellValue[][]> {
  const byColumn = await Promise.all(columns.map((column) => cellsOf(documents, column, locale)));
  return documents.map((_, row) => byColumn.map((cells) => cells[row] ?? null));
}

async function cellsOf<Name extends DocumentName>(
  documents: readonly DocumentOf<Name>[],
  { field, part, say, names }: Column<Name>,
  locale: Locale,
): Promise<CellValue[]> {
  const values = documents.map((one): unknown => {
    const whole: unknown = Reflect.get(Object(one), field);
    return part === undefined ? whole : partOf(whole, part);
  });
  const ids = values.flat().filter((value) => typeof value === "string");
  const named = await names?.([...new Set(ids)]);
  return values.map((value, row) => {
    if (value === undefined || value === null) return unreadable(documents[row], field, locale);
    // One that is gone goes by its id.
    const nameOf = (id: unknown) => named?.get(String(id)) ?? String(id);
    if (named !== undefined) return Array.isArray(value) ? joined(value.map(nameOf), locale) : nameOf(value);
    const document = documents[row];
    if (say !== undefined && document !== undefined) return say(value, locale, document);
    return typeof value === "number" ? value : String(value);
  });
}

/** Of a list, that of each. */
function partOf(whole: unknown, part: string): unknown {
  return Array.isArray(whole)
    ? whole.map((one) => Reflect.get(Object(one), part))
    : Reflect.get(Object(whole), part);
}

/** A sealed value that cannot be opened is told, and not taken for one that was never there. */
function unreadable(document: unknown, field: string, locale: Locale): string | null {
  const told: unknown = Reflect.get(Object(Reflect.get(Object(document), "unreadable")), field);
  const text: unknown = Reflect.get(Object(told), locale);
  return typeof text === "string" ? text : null;
}

function limitTold(most: number): BilingualText {
  return {
    zh: `只导出了前 ${most} 条；请缩小筛选范围后再导出其余的。`,
    en: `Only the first ${most} are in this file; narrow the filters to export the others.`,
  };
}
