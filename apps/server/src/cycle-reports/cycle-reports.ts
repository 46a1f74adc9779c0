import { sayPeriod } from "@duheng/assessment";
import { type Cycle, validators } from "@duheng/contracts";
import { recordAudit } from "../audit/record-audit.ts";
import { allCycles, getCycle } from "../cycles/get-cycle.ts";
import { AppError, notFound } from "../errors/app-error.ts";
import { cleanName } from "../files/clean-name.ts";
import type { Caller } from "../permissions/caller.ts";
import type { Locale } from "../use-cases/documents/export-columns.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import type { ReportSheet } from "../workshop/report-sheet.ts";
import { gatherReport } from "./gather.ts";
import { sayer } from "./words.ts";

/** A report of a cycle, not written yet. */
export interface CycleReport {
  /** Of its file, without an ending. */
  readonly name: string;
  readonly title: string;
  readonly sheets: readonly ReportSheet[];
}

/**
 * The report of a cycle as a workbook, and an entry of the trail: for who may see everybody's papers and the quota groups. What
 * is not told to the caller yet, who is assessed in it himself, is left out. Errors: `forbidden`, `not-found`.
 */
export async function exportCycleReport(
  id: unknown,
  caller: Caller,
  locale: Locale,
): Promise<{ name: string; content: Uint8Array }> {
  const { ability, actor } = caller;
  if (!ability.can("read", "quotaGroups") || !readsAll(caller)) throw new AppError("forbidden");
  if (!validators.Id.is(id)) throw notFound();
  const cycle = await getCycle(id);
  const { name, title, sheets } = await reportOf(cycle, caller, locale);
  const content = await inWorkshop("writeWorkbook", sheets, title);
  await recordAudit({
    action: "cycles.report",
    actor,
    target: { kind: "cycles", id, name: cycle.title },
  });
  return { name, content };
}

/** The reports of all cycles of the present tenant, one after the other, for an archive. */
export async function* cycleReports(caller: Caller, locale: Locale): AsyncGenerator<CycleReport> {
  const taken = new Set<string>();
  for (const cycle of await allCycles()) {
    const report = await reportOf(cycle, caller, locale);
    const name = taken.has(report.name) ? `${report.name} ${cycle.id}` : report.name;
    taken.add(name);
    yield { ...report, name };
  }
}

async function reportOf(cycle: Cycle, caller: Caller, locale: Locale): Promise<CycleReport> {
  const title = `${cycle.title} ${sayPeriod(cycle.period, locale)} ${sayer(locale)("report")}`;
  return {
    name: cleanName(`${cycle.period} ${cycle.title}`) ?? cycle.period,
    title,
    sheets: await gatherReport(cycle, caller, locale),
  };
}

/** Whether a caller's right to read papers has no condition: only some of them would make a report that says less than it seems to. */
function readsAll({ ability }: Caller): boolean {
  return ability.rulesFor("read", "assessments").some(({ inverted, conditions }) => !inverted && !conditions);
}
