import type { DocumentName } from "@duheng/contracts";
import { holdsSealed, sealedProperties } from "@duheng/contracts/sealed";
import { type ModelOf, modelNamed, registeredModels } from "../model.ts";
import { inTenant } from "../scope.ts";
import type { SealedPlace } from "./seal-text.ts";

/** A place of a document where a sealed value stands: an own property, or an attribute of another document that it holds. */
export interface SealedValues {
  /** As a path: `phone`, `before.phone`. */
  readonly path: string;
  /** The property that holds the id of whose value it is. */
  readonly idIn: string;
  /** Whose property it is by its schema. */
  readonly document: DocumentName;
  /** What the value is bound to, of a document as it is stored. */
  placeOf(stored: object): SealedPlace;
  /** The value in a document as it is stored; undefined where there is none. */
  valueIn(stored: object): string | undefined;
}

export interface SealedModel extends SealedValues {
  readonly name: DocumentName;
  readonly model: ModelOf<DocumentName>;
}

/** Every place of a document where sealed values stand, by its schema. */
export function sealedValues(name: DocumentName): SealedValues[] {
  const own = Object.keys(sealedProperties(name)).map((property) =>
    valuesAt({ path: [property], document: name, idIn: "_id" }),
  );
  const held = Object.entries(holdsSealed(name)).flatMap(([holder, { document, id }]) =>
    Object.keys(sealedProperties(document)).map((property) =>
      valuesAt({ path: [holder, property], document, idIn: id }),
    ),
  );
  return [...own, ...held];
}

/** Runs `work` for each place of sealed values of each tenant's documents, inside the tenant. */
export async function forEachSealed(work: (sealed: SealedModel) => Promise<void>): Promise<void> {
  const sealed = registeredModels().flatMap((name): SealedModel[] =>
    sealedValues(name).map((values) => ({ ...values, name, model: modelNamed(name) })),
  );
  for await (const { _id } of modelNamed("Tenant").find({}, { _id: 1 }).lean().cursor()) {
    for (const one of sealed) await inTenant(_id, () => work(one));
  }
}

interface At {
  readonly path: readonly string[];
  readonly document: DocumentName;
  readonly idIn: string;
}

function valuesAt({ path, document, idIn }: At): SealedValues {
  return {
    path: path.join("."),
    document,
    idIn,
    placeOf: (stored) => ({
      document,
      tenantId: String(Reflect.get(stored, "tenantId") ?? ""),
      id: String(Reflect.get(stored, idIn)),
      property: path.at(-1) ?? "",
    }),
    valueIn: (stored) => {
      const value = path.reduce<unknown>((holder, key) => Reflect.get(Object(holder), key), stored);
      return value === undefined || value === null ? undefined : String(value);
    },
  };
}
