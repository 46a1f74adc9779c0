import { verifyInstallation } from "../audit/seals/verify-installation.ts";
import { readHeads, writeHeads } from "./trail-heads.ts";

/**
 * Judges the trails of all tenants and says what was found. With a file of heads, what it noted last time must still be
 * there; only when all is well are the present heads noted in it.
 */
export async function verifyTrails(headsFile?: string): Promise<{ told: string[]; problems: string[] }> {
  const noted = headsFile === undefined ? [] : await readHeads(headsFile);
  const { entries, seals, unsealed, foreign, heads, problems } = await verifyInstallation(noted);
  const told = [
    `审计记录 audit trails: ${entries} 条已封存 sealed (${seals} 个封存 seals, ${heads.length} 个单位 tenants); ${unsealed} 条待封存 waiting`,
  ];
  if (foreign > 0)
    told.push(
      `其中 ${foreign} 个封存用的是另一个 SECRET：链条完好与否可以核验，但无法证明由谁封存 ${foreign} seals were made under another SECRET: their chain is judged, but not who made them`,
    );
  if (headsFile !== undefined && problems.length === 0) {
    await writeHeads(headsFile, heads);
    told.push(`已记下 ${heads.length} 条链尾 noted: ${headsFile}`);
  }
  return { told, problems: problems.map(({ tenantId, zh, en }) => `${tenantId}: ${zh} ${en}`) };
}
