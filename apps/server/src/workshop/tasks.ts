import type { Answers, Edition, Form, ScoreInputs } from "@duheng/contracts";
import {
  answersFromData,
  type CohortMembers,
  changedParts,
  checkForm,
  checkWhole,
  clearedPaths,
  compareScores,
  diffForms,
  followingSamples,
  type GroupMembers,
  type GroupValues,
  lockBreaches,
  mergeForms,
  mergeTemplate,
  type Submission,
  takeParts,
  typedAnswers,
} from "@duheng/form";
import { compilePaper } from "@duheng/form/compile";
import { evidencePlaces, missingEvidence } from "@duheng/form/evidence";
import { usedInputsOfPaper } from "@duheng/form/inputs";
import { readTable } from "../tables/read-table.ts";
import { answersTypes } from "./answers-types.ts";
import { carryDraft } from "./carry-draft.ts";
import { keptComparison, type VersionPair } from "./kept-comparisons.ts";
import { openKept } from "./kept-papers.ts";
import { type PaperSource, runModule } from "./run-module.ts";
import { writeWorkbook } from "./write-workbook.ts";

/**
 * All that executes what a tenant wrote (formulas, patterns, samples, a form of any size): it runs on threads beside
 * the server's own, with a deadline. Arguments and answers are plain data.
 */
export const tasks = {
  checkForm,
  compareScores,
  carryDraft,
  changedParts,
  diffForms,
  followingSamples,
  lockBreaches,
  mergeForms,
  mergeTemplate,
  readTable,
  takeParts,
  writeWorkbook,

  /** Whether scoring by either version needs what is known of the group first. */
  async needsGroups(pair: VersionPair) {
    return (await keptComparison(pair)).needsGroups;
  },

  async groupMembers(pair: VersionPair, submissions: readonly Submission[]) {
    return (await keptComparison(pair)).membersOf(submissions);
  },

  async groupValues(pair: VersionPair, members: GroupMembers) {
    return (await keptComparison(pair)).valuesOf(members);
  },

  async comparePapers(pair: VersionPair, submissions: readonly Submission[], groups: GroupValues) {
    const { compare } = await keptComparison(pair);
    return submissions.map((each) => compare(each, groups));
  },

  /** What was prepared for the samples stays on the thread. */
  checkWhole(form: Form) {
    const { problems, samples } = checkWhole(form);
    return { problems, samples };
  },

  compilePaper(document: Form, edition: Edition) {
    const { module, compiler } = compilePaper(document, { edition });
    return { module, compiler };
  },

  /** TypeScript's type of what is handed in on a paper. */
  async answersTypes(paper: PaperSource) {
    return answersTypes(await openKept(paper));
  },

  /** What a paper's points depend on. */
  usedInputs(paper: PaperSource) {
    return usedInputsOfPaper(runModule(paper));
  },

  async scorePaper(paper: PaperSource, inputs: ScoreInputs) {
    return (await openKept(paper)).score(inputs);
  },

  /** What papers of one kind give to the values of their group. */
  async cohortMembers(paper: PaperSource, members: readonly ScoreInputs[]) {
    return (await openKept(paper)).membersOf(members);
  },

  async cohortValues(paper: PaperSource, members: CohortMembers) {
    return (await openKept(paper)).cohortOfMembers(members);
  },

  /** The scores of papers of one kind, with what is known of their group. */
  async scoreInCohort(paper: PaperSource, members: readonly ScoreInputs[], cohort: ScoreInputs["cohort"]) {
    const { score } = await openKept(paper);
    return members.map((inputs) => score(cohort === undefined ? inputs : { ...inputs, cohort }));
  },

  /** What a paper says of answers that are handed in, and which of them were cleared. */
  async validatePaper(paper: PaperSource, answers: Answers) {
    const opened = await openKept(paper);
    // What is filled from data is nobody's to type; it is put in where it is scored.
    const typed = typedAnswers(opened.fields, answers);
    const validation = opened.validate(typed);
    return { validation, cleared: clearedPaths(opened, validation.answers, typed) };
  },

  /** Answers as they count: in fields that are filled from data, what the data say, and nothing else. */
  async answersWithData(paper: PaperSource, answers: Answers, data: NonNullable<ScoreInputs["data"]>) {
    return answersFromData((await openKept(paper)).fields, data, answers).answers;
  },

  /** Where these answers have room for evidence, and what is required there and lacks; `attached`: files by place. */
  async evidenceOf(paper: PaperSource, answers: Answers, attached: ReadonlyMap<string, number>) {
    const opened = await openKept(paper);
    const places = evidencePlaces(opened, answers).map(({ path }) => path);
    const isPlace = new Set(places);
    return {
      places,
      missing: missingEvidence(opened, answers, (path) =>
        isPlace.has(path) ? (attached.get(path) ?? 0) : 0,
      ),
    };
  },

  async clearedOf(paper: PaperSource, answers: Answers) {
    return clearedPaths(await openKept(paper), answers);
  },
};

export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
