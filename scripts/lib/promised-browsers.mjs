import { execFileSync } from "node:child_process";
import { createReadStream, createWriteStream, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import { createBrotliDecompress } from "node:zlib";
import { canInstallDebian, installDebian } from "./debian.mjs";
import { must, root } from "./run.mjs";

/**
 * Chromium 109 for Linux on x64, packed by Brotli; and what drives a Firefox as it is installed: later versions of it put texts into
 * fields by script instead of keys, which React does not see.
 */
const tools = ["@sparticuz/chromium@109.0.6", "playwright-core@1.60.0"];
const folder = join(root, ".cache/promised-browsers");
const unpacked = join(folder, "chromium-109");

/**
 * The browsers that are promised beside the current Chromium, fetched into `.cache` or found on the system: for each its name, and the
 * environment in which the browser tests run in it. Ends the process with what to do when one cannot be had.
 */
export async function ensurePromisedBrowsers() {
  await ensureTools();
  const chromium = process.env.OLD_CHROMIUM_PATH ?? unpacked;
  requireStart(chromium);
  const firefox = await ensureFirefox();
  const driver = pathToFileURL(join(folder, "node_modules/playwright-core/index.mjs")).href;
  return [
    { name: "Chromium 109", env: { CHROMIUM_PATH: chromium } },
    { name: versionOf(firefox), env: { TEST_FIREFOX: firefox, TEST_FIREFOX_DRIVER: driver } },
  ];
}

async function ensureTools() {
  const stamp = join(folder, tools.join("+").replaceAll("/", "-"));
  if (existsSync(stamp)) return;
  console.log(`下载 ${tools.join("、")}（测试工具）… Fetching ${tools.join(", ")}, tools of the tests …`);
  rmSync(folder, { recursive: true, force: true });
  const quietly = ["--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  await must("npm", ["install", "--prefix", folder, ...quietly, ...tools], { quiet: true });
  const packed = join(folder, "node_modules/@sparticuz/chromium/bin/chromium.br");
  const program = createWriteStream(unpacked, { mode: 0o755 });
  await pipeline(createReadStream(packed), createBrotliDecompress(), program);
  mkdirSync(stamp);
}

/** A headless build knows no `--version`: it shows an empty page. */
function requireStart(chromium) {
  const args = ["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", "about:blank"];
  try {
    execFileSync(chromium, args, { stdio: ["ignore", "ignore", "pipe"], timeout: 60_000 });
  } catch (error) {
    fail(
      `Chromium 109 不能启动 does not start: ${chromium}\n${error.stderr ?? error.message}`,
      "它是 Linux x64 版，需要 NSS（Debian：apt-get install libnss3）；也可用 OLD_CHROMIUM_PATH 指出另一个。 It is a build for Linux on x64 and needs NSS (Debian: apt-get install libnss3); or name another by OLD_CHROMIUM_PATH.",
    );
  }
}

const usual = [
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
];

async function ensureFirefox() {
  const named = process.env.FIREFOX_PATH;
  if (named === undefined && !usual.some(existsSync) && canInstallDebian()) {
    console.log("安装 Firefox ESR（系统软件包）… Installing Firefox ESR (system package) …");
    await installDebian("firefox-esr", "fonts-noto-cjk");
  }
  const path = named ?? usual.find(existsSync);
  if (path !== undefined && versionOf(path) !== undefined) return path;
  return fail(
    "找不到可用的 Firefox。 No usable Firefox was found.",
    "请安装 Firefox ESR（Debian：apt-get install firefox-esr），或用 FIREFOX_PATH 指出其路径。 Install Firefox ESR (Debian: apt-get install firefox-esr), or name it by FIREFOX_PATH.",
  );
}

/** As the program tells it, "Mozilla Firefox 128.5.0esr"; undefined where it does not start. */
function versionOf(firefox) {
  try {
    return execFileSync(firefox, ["--version"], { stdio: ["ignore", "pipe", "ignore"], timeout: 60_000 })
      .toString()
      .trim();
  } catch {
    return undefined;
  }
}

function fail(why, whatToDo) {
  console.error(`${why}\n${whatToDo}`);
  process.exit(1);
}
