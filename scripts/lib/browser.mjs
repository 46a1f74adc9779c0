import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { canInstallDebian, installDebian } from "./debian.mjs";
import { root, run } from "./run.mjs";

/**
 * The path of a Chromium that starts, for the browser tests: CHROMIUM_PATH, one that is installed, Debian's
 * package where packages may be installed, or else the build that an npm package ships. Ends the process
 * with what to do when none can be had.
 */
export async function ensureBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (starts(named)) return named;
    fail(`CHROMIUM_PATH=${named} 不能启动 does not start.`);
  }
  return (
    installed() ??
    (await fromDebian()) ??
    (await fromNpm()) ??
    fail("找不到可用的 Chromium。 No usable Chromium was found.")
  );
}

const usual = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
];

function installed() {
  return usual.find((path) => existsSync(path) && starts(path));
}

async function fromDebian() {
  if (!canInstallDebian()) return undefined;
  console.log("安装 Chromium（系统软件包）… Installing Chromium (system package) …");
  await installDebian("chromium", "fonts-noto-cjk");
  return installed();
}

/** 143.0.4 is among the last releases of the package that accept Node 20. */
async function fromNpm() {
  console.log("下载 Chromium（npm 包）… Fetching Chromium (npm package) …");
  const folder = join(root, ".cache/chromium");
  const code = await run("npm", [
    "install",
    "--prefix",
    folder,
    "--no-save",
    "--ignore-scripts",
    "--loglevel=error",
    "@sparticuz/chromium@143.0.4",
  ]);
  if (code !== 0) return undefined;
  const module = await import(
    pathToFileURL(join(folder, "node_modules/@sparticuz/chromium/build/esm/index.js")).href
  );
  const path = await module.default.executablePath();
  return starts(path) ? path : undefined;
}

function starts(path) {
  try {
    return /chrom/i.test(
      execFileSync(path, ["--version"], { stdio: ["ignore", "pipe", "ignore"], timeout: 20_000 }).toString(),
    );
  } catch {
    return false;
  }
}

function fail(why) {
  console.error(
    `${why}\n请安装 Chromium，或用环境变量 CHROMIUM_PATH 指出其路径。 Install Chromium, or name it by CHROMIUM_PATH.`,
  );
  process.exit(1);
}
