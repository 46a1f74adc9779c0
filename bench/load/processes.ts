import { readFileSync } from "node:fs";

/** What a process has taken so far, by Linux's /proc. */
export interface Taken {
  /** Time of the processor, ms. */
  readonly cpu: number;
  /** Resident memory, MB. */
  readonly memory: number;
}

/** Ticks of /proc are hundredths of a second on every Linux that Node runs on (sysconf(_SC_CLK_TCK)). */
const tick = 10;

/** Throws where there is no /proc. */
export function takenBy(pid: number): Taken {
  // After the name in parentheses, which may hold anything, utime and stime are the 12th and 13th (proc_pid_stat(5)).
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  return { cpu: (Number(fields[11]) + Number(fields[12])) * tick, memory: kilobytes / 1024 };
}
