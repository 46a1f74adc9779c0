import { api } from "../rpc/client.ts";
import type { DraftApi } from "../rpc/draft-api.ts";

/** The server's procedures as the saver of drafts calls them. */
export const draftApi: DraftApi = {
  saveAnswers: api.assessments.saveAnswers.mutate,
  submit: api.assessments.submit.mutate,
  carryLeft: api.assessments.carryLeft.mutate,
  get: (id) => api.assessments.filling.query({ id }),
};
