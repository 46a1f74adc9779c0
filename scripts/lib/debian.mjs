import { existsSync } from "node:fs";
import { run } from "./run.mjs";

/** Whether Debian's packages may be installed here: there is apt-get, and this process is root's. */
export const canInstallDebian = () => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

/** Installs Debian's packages with fresh lists; what fails is shown, and left to whoever needs what should be there. */
export async function installDebian(...packages) {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { quiet: true, env });
  await run("apt-get", ["install", "-y", "-qq", ...packages], { quiet: true, env });
}
