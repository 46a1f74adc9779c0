import type { Answers, Assessment, SaveAnswersInput, SubmitInput } from "@duheng/contracts";
import type { DraftOutcome } from "@duheng/form-ui/fill";
import { errorOf, hasCode, isRefusal } from "../../rpc/errors.ts";

/** What the saver needs of the API. */
export interface DraftApi {
  saveAnswers(input: SaveAnswersInput): Promise<Assessment>;
  submit(input: SubmitInput): Promise<Assessment>;
  get(id: string): Promise<Assessment>;
}

/**
 * Saves one paper's answers and summary, one write after the other, each naming the revision that the one before
 * left. A save always takes the newest answers and summary that are known, so that no order of calls loses either.
 */
export interface DraftSaver {
  save(answers: Answers): Promise<DraftOutcome>;
  saveSummary(summary: string): Promise<DraftOutcome>;
  /** Throws the server's error when it is refused. */
  submit(answers: Answers, summary: string): Promise<Assessment>;
}

export function createDraftSaver(api: DraftApi, assessment: Assessment): DraftSaver {
  const id = assessment.id;
  let { revision, answers } = assessment;
  let summary = assessment.summary;
  let queue: Promise<unknown> = Promise.resolve();

  const inTurn = <Result>(write: () => Promise<Result>): Promise<Result> => {
    const result = queue.then(write, write);
    queue = result.catch(() => undefined);
    return result;
  };
  const input = () => ({ id, revision, answers, ...(summary === undefined ? {} : { summary }) });

  const write = async (): Promise<DraftOutcome> => {
    try {
      const saved = await api.saveAnswers(input());
      revision = saved.revision;
      return { kind: "saved", at: saved.answersSavedAt ?? saved.updatedAt };
    } catch (thrown) {
      if (hasCode(thrown, "unauthenticated")) return { kind: "signed-out" };
      if (!hasCode(thrown, "conflict")) {
        // Not reached: the form tries again by itself.
        if (!isRefusal(thrown)) throw thrown;
        return { kind: "closed", message: errorOf(thrown).message };
      }
      const theirs = await api.get(id);
      if (theirs.state !== "filling") return { kind: "closed", message: errorOf(thrown).message };
      // The next save, should the person choose his own answers, overwrites knowingly.
      revision = theirs.revision;
      return { kind: "conflict", theirs: theirs.answers, at: theirs.answersSavedAt ?? theirs.updatedAt };
    }
  };

  return {
    save(next) {
      answers = next;
      return inTurn(write);
    },
    saveSummary(next) {
      summary = next;
      return inTurn(write);
    },
    submit(next, nextSummary) {
      answers = next;
      summary = nextSummary;
      return inTurn(() => api.submit(input()));
    },
  };
}
