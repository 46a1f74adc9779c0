import type { MongoClient } from "mongodb";
import type { Paper, People } from "./server/demonstration.ts";
import type { Caller } from "./server/http.ts";

/** A running server of the demonstration, with people who are signed in. */
export interface Stage {
  readonly url: string;
  /** Somebody of the demonstration, signed in; nobody without a name. */
  caller(who?: keyof People): Caller;
  /** The officer's own paper, which he fills in. */
  readonly paper: Paper;
  /** In which the unit admin of the bureau is ranked. */
  readonly quotaGroupId: string;
  /** The embedded database by itself, without the platform's rules. */
  readonly mongo: MongoClient;
}

/** What the attacker got. */
export interface Got {
  /** HTTP's status, the database's code, or what was seen. */
  readonly told: string;
  readonly bytes?: number;
  /** What should not be; none: as it should be. */
  readonly fault?: string | undefined;
}

/** One line of what was found, to be repeated. */
export interface Attack {
  readonly name: string;
  /** Makes everything ready that is no part of the attack, and gives the attack. */
  readonly ready: (stage: Stage) => Promise<() => Promise<Got>> | (() => Promise<Got>);
  /** Seconds after which it is called still running and its server killed; by default, and at least, those of the run. */
  readonly limit?: number;
}
