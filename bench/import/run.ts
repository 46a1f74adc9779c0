import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** What a contestant took, as the system counted it. */
export interface Taken {
  /** By the clock. */
  readonly seconds: number;
  /** Of all processors. */
  readonly cpu: number;
  /** The most that it held, resident. */
  readonly megabytes: number;
  readonly said: { readonly rows: number; readonly sum: number; readonly problems?: number };
}

/** Runs a program on a file in a process of its own. Throws where it fails. Linux: the kernel's own account of the process is read. */
export async function taken([command = "", ...args]: readonly string[]): Promise<Taken> {
  const begun = performance.now();
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (part) => {
    said += part;
  });
  let last = { cpu: 0, megabytes: 0 };
  // What a process took is gone with it: it is looked at until then, and its last moments are too short to matter.
  const timer = setInterval(() => {
    last = account(child.pid ?? 0) ?? last;
  }, 10);
  const status = await new Promise((resolve) => child.once("close", resolve));
  clearInterval(timer);
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}`);
  return { seconds: (performance.now() - begun) / 1000, ...last, said: JSON.parse(said) };
}

function account(pid: number): { cpu: number; megabytes: number } | undefined {
  try {
    const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    if (peak === undefined) return undefined;
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    // In hundredths of a second, of the program and of the system for it.
    return { cpu: (Number(fields[11]) + Number(fields[12])) / 100, megabytes: Number(peak) / 1024 };
  } catch {
    return undefined;
  }
}
