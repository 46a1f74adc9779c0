import type { Command } from "commander";
import { newKeyEntry } from "../database/sealing/key-ring.ts";
import { keysInUse } from "../database/sealing/keys-in-use.ts";
import { rotateKeys } from "../database/sealing/rotate-keys.ts";
import { keyRing } from "../database/sealing/sealed-documents.ts";
import { tellOfRotation } from "./tell-of-data.ts";
import { withDatabase } from "./with-database.ts";

export function addKeyCommands(program: Command): void {
  const keys = program
    .command("keys")
    .description("加密身份证号、手机号的密钥 the keys of identity numbers and phones");

  keys
    .command("new")
    .description("生成一个新密钥 makes a new key")
    .action(() => {
      console.log(newKeyEntry());
      console.error(
        "把它放到 DATA_KEYS 的最前面，用逗号与原密钥隔开（没有设置 DATA_KEYS 时，放到 DATA_DIR 中 data-keys 文件的第一行），重启服务，再运行 keys rotate。 Put it in front of DATA_KEYS, a comma before the others (without DATA_KEYS: as the first line of data-keys in DATA_DIR), restart the server, then run keys rotate.",
      );
    });

  keys
    .command("status")
    .description("各密钥加密了多少项 how many values are under which key")
    .action(() => withDatabase(async () => printCounts(await keysInUse())));

  keys
    .command("rotate")
    .description(
      "用第一个密钥重新加密全部内容；服务可继续运行，中断后可再次运行 seals everything under the first key, while the server runs; may be ended and run again",
    )
    .action(() =>
      withDatabase(async () => {
        await tellOfRotation(keyRing().first);
        const { resealed, overtaken, problems, counts } = await rotateKeys((done) =>
          console.log(`${done} 项 values …`),
        );
        console.log(`已重新加密 sealed anew: ${resealed}`);
        if (overtaken > 0) console.log(`同时有人改过，以其为准 written by others meanwhile: ${overtaken}`);
        printCounts(counts);
        for (const problem of problems) console.error(problem);
        if (problems.length > 0) throw new Error(`${problems.length} 项打不开，未改动 could not be opened`);
        console.log(nextStep(counts));
      }),
    );
}

/** What may be done with the old keys now. */
function nextStep(counts: ReadonlyMap<string, number>): string {
  const { first, keys } = keyRing();
  const others = [...keys.keys()].filter((id) => id !== first);
  const left = others.filter((id) => (counts.get(id) ?? 0) > 0);
  if (left.length > 0)
    return `仍有内容使用 ${left.join("、")}：请确认所有进程都已用新的 DATA_KEYS 重启，再运行一次。 Some values are still under ${left.join(", ")}: restart all processes with the new DATA_KEYS, then run this again.`;
  if (others.length === 0) return "只有一个密钥。 There is one key.";
  return `旧密钥 ${others.join("、")} 已不再使用，可以从 DATA_KEYS 中移除；此前的备份仍需要它们，请另行保管。 The old keys ${others.join(", ")} can be removed from DATA_KEYS; backups made before still need them: keep them elsewhere.`;
}

function printCounts(counts: ReadonlyMap<string, number>): void {
  const { first, keys } = keyRing();
  for (const id of new Set([...keys.keys(), ...counts.keys()])) {
    const note = id === first ? "首个，用于加密 first, seals" : keys.has(id) ? "" : "缺少 MISSING";
    console.log(`${id.padEnd(20)} ${String(counts.get(id) ?? 0).padStart(8)} ${note}`);
  }
}
