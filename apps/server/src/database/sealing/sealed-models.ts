import type { DocumentName } from "@duheng/contracts";
import { sealedProperties } from "@duheng/contracts/sealed";
import { type ModelOf, modelNamed, registeredModels } from "../model.ts";
import { inTenant } from "../scope.ts";

export interface SealedModel {
  readonly name: DocumentName;
  readonly property: string;
  readonly model: ModelOf<DocumentName>;
}

/** Runs `work` for each sealed property of each tenant's documents, inside the tenant. */
export async function forEachSealed(work: (sealed: SealedModel) => Promise<void>): Promise<void> {
  const sealed = registeredModels().flatMap((name): SealedModel[] =>
    Object.keys(sealedProperties(name)).map((property) => ({ name, property, model: modelNamed(name) })),
  );
  for await (const { _id } of modelNamed("Tenant").find({}, { _id: 1 }).lean().cursor()) {
    for (const one of sealed) await inTenant(_id, () => work(one));
  }
}
