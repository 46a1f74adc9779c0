import type { AuditEntry, BilingualText, ListInput } from "@duheng/contracts";
import { writeXlsxStream } from "hucre/xlsx";
import { listFilter } from "../database/list-input.ts";
import { inTenant } from "../database/scope.ts";
import { AppError } from "../errors/app-error.ts";
import type { Caller } from "../permissions/caller.ts";
import { conditionsOf } from "../permissions/record-conditions.ts";
import { auditListing } from "./listing.ts";
import { auditEntries } from "./model.ts";
import { recordAudit } from "./record-audit.ts";
import { nameOfAction, sayEntry, sayInstant } from "./say-entry.ts";

/** Rows of one workbook; who needs more narrows the days. */
const mostExported = 10_000;

/** Entries fetched at a time. */
const batch = 500;

/**
 * The trail as a workbook, newest first, as it streams: of the present tenant alone, and only for who may read the
 * trail. The export is an entry itself. Errors: `forbidden`, `invalid-input`.
 */
export async function exportTrail(
  { ability, actor }: Caller,
  filter: NonNullable<ListInput["filter"]>,
  locale: keyof BilingualText,
): Promise<ReadableStream<Uint8Array>> {
  if (!ability.can("read", "audit")) throw new AppError("forbidden");
  const condition = {
    $and: [listFilter(auditListing, { filter }), conditionsOf(ability, "read", "audit")],
  };
  await recordAudit({ action: "audit.export", actor });
  const rows = () => entryRows((find) => inTenant(actor.tenantId, find), condition, locale);
  return writeXlsxStream(rows(), { name: locale === "zh" ? "审计记录" : "Audit trail", columns });
}

const columns = [{ width: 20 }, { width: 20 }, { width: 22 }, { width: 24 }, { width: 80 }, { width: 40 }];

/** Rows are pulled when the request is long answered: each fetch enters the tenant by itself. */
async function* entryRows(
  enter: <T>(find: () => Promise<T>) => Promise<T>,
  condition: Record<string, unknown>,
  locale: keyof BilingualText,
): AsyncGenerator<string[]> {
  yield [...headings[locale]];
  let last: Pick<AuditEntry, "at" | "id"> | undefined;
  for (let written = 0; written < mostExported; written += batch) {
    const after = last;
    const found = await enter(() =>
      auditEntries.find(after === undefined ? condition : { $and: [condition, olderThan(after)] }, {
        sort: { at: -1, _id: -1 },
        limit: batch,
      }),
    );
    for (const entry of found) yield rowOf(entry, locale);
    last = found.at(-1);
    if (found.length < batch) return;
  }
  yield [limitTold[locale]];
}

function olderThan({ at, id }: Pick<AuditEntry, "at" | "id">) {
  return { $or: [{ at: { $lt: at } }, { at, _id: { $lt: id } }] };
}

function rowOf(entry: AuditEntry, locale: keyof BilingualText): string[] {
  return [
    sayInstant(entry.at),
    entry.actor.name,
    nameOfAction(entry.action)[locale],
    targetOf(entry),
    sayEntry(entry)[locale],
    entry.reason ?? "",
  ];
}

/** What it was done to, as people call it; by its id only where it has no name. */
function targetOf({ target, details }: AuditEntry): string {
  const { name } = details ?? {};
  return target?.name ?? (typeof name === "string" ? name : undefined) ?? target?.id ?? "";
}

const headings = {
  zh: ["时间", "操作人", "操作", "对象", "内容", "理由"],
  en: ["Time", "Actor", "Action", "Target", "What was done", "Reason"],
} as const;

const limitTold = {
  zh: `只导出了最近 ${mostExported} 条；请缩小日期范围后再导出其余的。`,
  en: `Only the latest ${mostExported} entries are in this file; narrow the days to export the others.`,
} as const;
