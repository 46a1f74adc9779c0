import type { Form, FormDraft, Indicator, Publication } from "@duheng/contracts";
import type { SignedIn, TestServer } from "./server.ts";

/** A city whose form is a template for the units below it, and one of these units that adopted it. */
export interface SharedTemplate {
  readonly city: SignedIn;
  readonly unit: SignedIn;
  /** The city's form. */
  readonly formId: string;
  readonly first: Publication;
  readonly adopted: FormDraft;
  /** Changes the city's form, publishes and shares it. */
  share(edit: (form: Form) => void, lockedIds?: string[]): Promise<Publication>;
  /** Changes the unit's draft and saves it. */
  save(edit: (form: Form) => void): Promise<FormDraft>;
  /** The unit's draft as it is stored. */
  mine(): Promise<FormDraft>;
}

const fields: Form["fields"] = {
  type: "object",
  required: ["办结件数", "受理件数"],
  properties: {
    办结件数: { type: "integer", minimum: 0, title: "办结件数", "x-id": "f-done" },
    受理件数: { type: "integer", minimum: 0, title: "受理件数", "x-id": "f-taken" },
  },
};

export function indicator(
  code: string,
  full: number,
  formula: string,
  over: Partial<Indicator> = {},
): Indicator {
  return {
    id: idOf(code),
    code,
    title: code,
    group: "individual",
    points: { kind: "fixed", full },
    by: { kind: "formula", formula },
    ...over,
  };
}

/** Ids are plain letters. */
export function idOf(code: string): string {
  return `i-${[...code].map((letter) => letter.charCodeAt(0).toString(36)).join("")}`;
}

export function byCode(form: Form, code: string): Indicator {
  const found = form.indicators.find((each) => each.code === code);
  if (found === undefined) throw new Error(`no indicator ${code}`);
  return found;
}

/** The tenants are new each time. 政治素质 is locked. */
export async function startSharedTemplate(server: TestServer, name: string): Promise<SharedTemplate> {
  const [cityId, unitId] = [`${name}-city`, `${name}-unit`];
  await server.tenant(cityId, { kind: "city", name: `${name}市` });
  await server.tenant(unitId, { name: `${name}局`, reportsTo: cityId });
  const city = await server.as(cityId, ["city-admin"]);
  const unit = await server.as(unitId, ["unit-admin"]);
  const { id: formId } = await city.api.forms.create.mutate({ title: "季度考核表" });
  const share = async (edit: (form: Form) => void, lockedIds = [idOf("政治素质")]) => {
    const draft = await city.api.forms.get.query({ id: formId });
    const document = structuredClone(draft.document);
    edit(document);
    const saved = await city.api.forms.update.mutate({ id: formId, revision: draft.revision, document });
    await city.api.forms.publish.mutate({ id: formId, revision: saved.revision });
    return city.api.library.share.mutate({ formId, audience: { kind: "below" }, lockedIds });
  };
  const first = await share((form) => {
    form.fields = fields;
    form.indicators = [
      indicator("政治素质", 20, "20", { group: "common" }),
      indicator("办结率", 50, "MIN(50, 办结件数 * 5)"),
      indicator("受理量", 30, "MIN(30, 受理件数)"),
    ];
  });
  const adopted = await unit.api.library.adopt.mutate({ publicationId: first.id });
  const mine = () => unit.api.forms.get.query({ id: adopted.id });
  const save = async (edit: (form: Form) => void) => {
    const draft = await mine();
    const document = structuredClone(draft.document);
    edit(document);
    return unit.api.forms.update.mutate({ id: draft.id, revision: draft.revision, document });
  };
  return { city, unit, formId, first, adopted, share, save, mine };
}
