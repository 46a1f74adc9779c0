import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";

/**
 * When a process was started, as the system counts it: tells a process from a later one with its number. Field 22 of
 * /proc/<pid>/stat, or what `ps` says where there is no /proc; `gone` when it is no more, empty when nobody can tell.
 */
export function processStart(pid: number): string {
  const stat = readText(`/proc/${pid}/stat`);
  if (stat === undefined) return existsProc() ? "gone" : startByPs(pid);
  const [state, ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // A zombie holds nothing any more.
  return state === "Z" ? "gone" : (rest[18] ?? "");
}

/**
 * Where a process's number means it: the start of the machine and the container. Empty where neither can be told.
 */
export function processSpace(): { readonly boot: string; readonly container: string } {
  const boot = readText("/proc/sys/kernel/random/boot_id")?.trim() ?? "";
  try {
    return { boot, container: readlinkSync("/proc/self/ns/pid") };
  } catch {
    return { boot, container: "" };
  }
}

function existsProc(): boolean {
  return readText("/proc/self/stat") !== undefined;
}

function startByPs(pid: number): string {
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], {
      encoding: "utf8",
      timeout: 5000,
    }).trim();
  } catch {
    return "";
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
