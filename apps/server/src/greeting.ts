import { setupLink } from "./identity/first-administrator.ts";
import type { Prepared } from "./prepare-installation.ts";
import type { SeedCounts } from "./seed/load-seed.ts";

/** What a started server says on standard output: its address, and who can sign in. */
export function greeting({
  url,
  seconds,
  demoAccounts,
  awaitsAdministrator,
  setupToken,
  loaded,
}: Prepared & { url: string; seconds: number }): string {
  const lines = ["", `度衡 Duheng  ${url}  (${seconds.toFixed(1)} s)`, ""];
  if (loaded) lines.push(`已载入示范城市 The demonstration city was loaded: ${summary(loaded)}`, "");
  if (setupToken) {
    lines.push(
      "首位管理员请在 24 小时内打开此一次性链接 The first administrator opens this one-time link within 24 hours:",
      `  ${setupLink(url, setupToken)}`,
      "",
    );
  } else if (awaitsAdministrator) {
    lines.push(
      "还没有管理员；请在终端运行以下命令，取得创建首位管理员的一次性链接 There is no administrator yet; this command, in a terminal, gives the one-time link:",
      "  npm run duheng -- setup-link",
      "",
    );
  }
  if (demoAccounts.length > 0) {
    lines.push(
      "!! 演示账号：密码众所周知，切勿用于真实数据。 DEMONSTRATION accounts: everybody knows these passwords; never keep real data here.",
      ...demoAccounts.map(
        (one) => `  ${one.username.padEnd(16)} ${one.password.padEnd(20)} ${one.about.zh} ${one.about.en}`,
      ),
      "",
    );
  }
  return lines.join("\n");
}

/** Of what was missing: what an interrupted start had loaded is not told again. */
function summary(counts: SeedCounts): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([key, count]) => `${key} ${count}`)
    .join(", ");
}
