import { randomOf } from "../random.ts";
import type { CycleRun } from "./unit-cycle.ts";

/** What makes a unit's finished second quarter special; all others are ordinary. */
export function secondQuarter(unitId: string): CycleRun {
  return { ...ordinary(unitId), ...special[unitId] };
}

/** Units whose third quarter is running. 市公安局 is not among them: its administrator starts it. */
export const runningUnits: readonly string[] = ["hlbe-jcy", "hlbe-sthj", "hlbe-fy", "hailar-zw"];

/** A third quarter in the middle of being filled in. */
export function thirdQuarter(unitId: string): CycleRun {
  const progress = ["reviewed", "untouched", "submitted", "filling"] as const;
  return {
    ...ordinary(`${unitId}-q3`),
    period: "2026-Q3",
    state: "running",
    startedOn: "2026-09-21",
    progressOf: (index) => progress[index % progress.length] ?? "untouched",
  };
}

function ordinary(key: string): CycleRun {
  const random = randomOf(`quality ${key}`);
  const qualities = Array.from({ length: 60 }, () => random.around(0.9, 0.12));
  return {
    period: "2026-Q2",
    state: "closed",
    startedOn: "2026-06-22",
    progressOf: () => "reviewed",
    qualityOf: (index) => ({ quality: qualities[index] ?? 0.9, spread: 0.12 }),
  };
}

const special: Readonly<Record<string, Partial<CycleRun>>> = {
  // A veto: a high score, and 一般 at most; the seat passes to the next.
  "hlbe-jcy": { exceptions: { 6: { quality: 0.99, spread: 0.02, events: { 违纪: 1 } } } },
  // Somebody who did badly.
  "hlbe-zw": { exceptions: { 2: { quality: 0.45 } } },
  // A tie at the edge of the quota, decided by the leaders: three seats, the third and fourth are equals.
  "hlbe-fy": {
    qualityOf: (index) => ({
      quality: [0.99, 0.98, 0.95, 0.95, 0.9, 0.88, 0.82, 0.74][index] ?? 0.9,
      spread: 0,
    }),
    decided: ["hlbe-fy-006"],
  },
  // The same, not decided yet: one seat stands open.
  "hlbe-zr": {
    state: "deciding",
    qualityOf: (index) => ({ quality: [0.98, 0.95, 0.95, 0.85, 0.78][index] ?? 0.9, spread: 0 }),
  },
  // Flat scoring: everybody nearly alike.
  "hailar-sl": { qualityOf: (index) => ({ quality: 0.95 - index * 0.004, spread: 0 }) },
  // Late: past every deadline and still being filled in.
  "ewenki-nm": {
    state: "running",
    progressOf: (index) => (["submitted", "filling", "untouched"] as const)[index] ?? "untouched",
  },
};
