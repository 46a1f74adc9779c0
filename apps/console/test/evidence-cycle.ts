import { createClient } from "../../server/test/client.ts";
import { evidenceForm } from "../../server/test/evidence-paper.ts";
import { demoPassword } from "./platform.ts";

/** The bureau gives its officers a form that asks for evidence, and starts its third quarter. */
export async function startEvidenceCycle(url: string): Promise<void> {
  const { api } = createClient(url);
  await api.identity.signIn.mutate({ username: "ga-admin", password: demoPassword });
  const draft = await api.forms.create.mutate({ title: "办案质效考核表" });
  const document = evidenceForm(draft.document);
  const { revision } = await api.forms.update.mutate({ id: draft.id, revision: draft.revision, document });
  await api.forms.publish.mutate({ id: draft.id, revision });
  const [plan] = (await api.plans.list.query({})).data;
  const duty = (await api.staffCategories.list.query({})).data.find(({ name }) => name === "执法勤务类");
  if (plan === undefined || duty === undefined) throw new Error("the seed has a plan and the category");
  const { id, title, frequency, papers, steps, settings } = plan;
  const given = [...papers, { categoryId: duty.id, formId: draft.id }];
  await api.plans.update.mutate({
    id,
    revision: plan.revision,
    title,
    frequency,
    steps,
    settings,
    papers: given,
  });
  await api.cycles.start.mutate({ planId: id, period: "2026-Q3" });
}
