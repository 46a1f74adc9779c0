/** How a collection is kept apart: a tenant's own, or one of the named global ones. */
export type CollectionKind = "tenant" | "global";

const kinds = new Map<string, CollectionKind>();

/** Called once per model; the guard rewrites `$lookup` and its like by what is known here. */
export function registerCollection(name: string, kind: CollectionKind): void {
  kinds.set(name, kind);
}

/** undefined: no model knows this collection. */
export function kindOfCollection(name: string): CollectionKind | undefined {
  return kinds.get(name);
}

/**
 * The collections without `tenantId`, and why each has none. A model with `scope: "global"` that is not listed
 * here does not register.
 */
export const globalCollections = {
  tenants: "the tree of tenants itself",
  memberships: "read before a scope exists, to find the scope",
  users: "people sign in before they act for a tenant",
  accounts: "the sign-in library's password hashes, by user",
  sessions: "by user",
  verifications: "the sign-in library's own; unused so far",
  sign_in_attempts: "failed sign-ins by keyed hashes of name, address and device, before anyone is known",
  persons: "the one human behind the staff records of several tenants; nothing is known here but that",
  grants: "read before a scope exists, to find the scope; each belongs to the tenant that gave it",
  staff_transfers:
    "whom one tenant hands over to another: both read it, the giver writes and the receiver decides",
  reorganisations: "mergers and splits of units, by the tenant above them all",
  publications: "what is shared as template",
  adoptions: "which forms of adopters rest on a template: the adopter writes it, the owner reads it",
  form_offers: "variants of templates that adopters offer to their owners",
  papers: "compiled papers by content hash",
  "file_contents.files": "GridFS's own; a content is reached through the tenant's document of the same id",
  "file_contents.chunks": "GridFS's own",
  loose_files: "ids of files that nothing refers to, for the sweep",
  jobs: "work of the platform",
  system_settings: "of the installation",
  migrations: "of the installation",
} as const satisfies Record<string, string>;

export type GlobalCollection = keyof typeof globalCollections;
