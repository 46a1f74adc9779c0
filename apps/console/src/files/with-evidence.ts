import type { DraftApi } from "../rpc/draft-api.ts";
import type { EvidenceKeeper } from "./evidence-keeper.ts";

/** The saver's procedures, with the evidence that belongs beside the answers going along. */
export function withEvidence(api: DraftApi, keeper: EvidenceKeeper): DraftApi {
  return {
    async saveAnswers(input) {
      const since = keeper.beside(input.answers);
      const saved = await api.saveAnswers({ ...input, evidence: keeper.toSend(input.answers) });
      keeper.saved(saved, since);
      return saved;
    },
    submit: (input) => api.submit({ ...input, evidence: keeper.toSend(input.answers) }),
    async get(id) {
      const current = await api.get(id);
      keeper.learn(current);
      return current;
    },
  };
}
