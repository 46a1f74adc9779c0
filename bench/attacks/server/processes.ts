import { readFileSync, writeFileSync } from "node:fs";

/** A process and all that it started, by `/proc`; only the process itself on systems without. */
export function withChildren(pid: number): number[] {
  return [pid, ...read(`/proc/${pid}/task/${pid}/children`).split(" ").filter(Boolean).map(Number)];
}

/** Forgets the peaks so far, so that `peakMegabytes` tells of what comes. */
export function forgetPeaks(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      writeFileSync(`/proc/${pid}/clear_refs`, "5");
    } catch {
      // Not this system's: the peak is then that of the process's whole life.
    }
  }
}

/** The most memory that they held (resident), each at its own time, together. */
export function peakMegabytes(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) => Number(/VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0));
  return Math.round(kilobytes.reduce((sum, each) => sum + each, 0) / 1024);
}

export function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
