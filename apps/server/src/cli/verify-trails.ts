import { recordAudit } from "../audit/record-audit.ts";
import { type TenantFinding, verifyInstallation } from "../audit/seals/verify-installation.ts";
import { inConcernedTenants } from "./in-concerned-tenants.ts";
import { operator } from "./operator.ts";
import { readHeads, writeHeads } from "./trail-heads.ts";

interface VerifyOptions {
  /** What it noted last time must still be there; only when all is well are the present heads noted in it. */
  readonly heads?: string;
  /** What is found was looked into: the trail says so, and the present heads are noted nevertheless. */
  readonly accept?: boolean;
}

/** Judges the trails of all tenants and says what was found. */
export async function verifyTrails({ heads: file, accept = false }: VerifyOptions = {}): Promise<{
  told: string[];
  problems: string[];
}> {
  const noted = file === undefined ? [] : await readHeads(file);
  const found = await verifyInstallation(noted);
  const { entries, seals, unsealed, overdue, heads, doubts } = found;
  const told = [
    `审计记录 audit trails: ${entries} 条已封存 sealed (${seals} 个封存 seals, ${heads.length} 个单位 tenants); ${unsealed} 条待封存 waiting`,
    ...doubts.map((doubt) => `存疑 in doubt: ${sentence(doubt)}`),
  ];
  if (overdue > 0)
    told.push(
      `其中 ${overdue} 条已超过一小时：服务停止期间属正常；服务运行 20 分钟后仍如此，请查看日志 ${overdue} of them for more than an hour: as it should be while the server is stopped; look into its log if it has been running for 20 minutes`,
    );
  const isAccepted = accept && found.problems.length > 0;
  if (isAccepted) await tellOfAcceptance(found.problems);
  if (file !== undefined && (isAccepted || found.problems.length === 0)) {
    await writeHeads(file, heads);
    told.push(`已记下 ${heads.length} 条链尾 noted: ${file}`);
  }
  return { told, problems: found.problems.map(sentence) };
}

function sentence({ tenantId, zh, en }: TenantFinding): string {
  return `${tenantId}: ${zh} ${en}`;
}

async function tellOfAcceptance(problems: readonly TenantFinding[]): Promise<void> {
  for (const tenantId of new Set(problems.map((one) => one.tenantId))) {
    const own = problems.filter((one) => one.tenantId === tenantId);
    await inConcernedTenants([tenantId], () =>
      recordAudit({
        action: "audit.acceptFindings",
        actor: operator(),
        details: { name: `${own.length}`, problems: own.slice(0, 50).map(({ zh }) => zh) },
      }),
    );
  }
}
