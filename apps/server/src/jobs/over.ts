/** What came of a job is kept for a quarter and some. */
const keptMilliseconds = 100 * 24 * 60 * 60_000;

/** The update by which a job is over. What one that is done kept between its steps has become its result. */
export function overNow(state: "done" | "failed" | "cancelled", set: object = {}): object {
  const now = new Date();
  return {
    $set: { ...set, state, endedAt: now, expiresAt: new Date(now.getTime() + keptMilliseconds) },
    $unset: { lease: "", isOpen: "", ...(state === "done" ? { stage: "" } : {}) },
  };
}
