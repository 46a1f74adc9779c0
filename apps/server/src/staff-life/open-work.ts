import type { LeavingInput, OpenWorkInput } from "@duheng/contracts";
import { papersToDo } from "../assessments/open-papers.ts";
import { getPerson } from "../staff/person.ts";
import { departmentsOf } from "../staff/that-name.ts";
import { papersEndedBy } from "./end-own-papers.ts";

/** What somebody leads and has still to do. */
export interface OpenWork {
  /** Names of the departments whose head or leader in charge he is. */
  readonly departments: string[];
  /** Papers of others in which he has a step to come; names of some. */
  readonly papers: number;
  readonly names: string[];
}

/** What would be left behind on a day, and what becomes of the own papers. */
export interface Leaving extends OpenWork {
  /** Cycles whose paper ends without a grade, and those whose paper goes on. */
  readonly ended: string[];
  readonly kept: string[];
}

/** So many are named. */
const most = 10;

/** In some departments or in all. Errors: `not-found`. */
export async function openWorkOf({ staffId, departmentIds }: OpenWorkInput): Promise<OpenWork> {
  await getPerson(staffId);
  const led = await departmentsOf(staffId);
  const papers = await papersToDo(staffId, departmentIds);
  return {
    departments: led.filter(({ id }) => departmentIds?.includes(id) ?? true).map(({ name }) => name),
    papers: papers.length,
    names: papers.slice(0, most).map(({ snapshot }) => snapshot.name),
  };
}

/** Errors: `not-found`. */
export async function leavingOf({ id, leftOn }: LeavingInput): Promise<Leaving> {
  const { ended, kept } = await papersEndedBy(id, leftOn);
  return {
    ...(await openWorkOf({ staffId: id })),
    ended: ended.map(({ cycle }) => cycle),
    kept: kept.map(({ cycle }) => cycle),
  };
}
