import { type DataProvider, HttpError, type RaRecord } from "react-admin";
import { errorOf, errorText, fieldErrors, type Locale } from "./errors.ts";

/** The two calls that the data provider needs of a tRPC client. */
export interface ProcedureCaller {
  query(path: string, input?: unknown, options?: { signal?: AbortSignal }): Promise<unknown>;
  mutation(path: string, input?: unknown): Promise<unknown>;
}

export interface DataProviderOptions {
  procedures: ProcedureCaller;
  /** Which fields of a resource its create and update inputs take; all others are left out of a write. */
  writable: Readonly<Record<string, readonly string[]>>;
  /** Which of them are sealed: null is sent, to take the value away; what is as it was shown is not. */
  sealed?: Readonly<Record<string, readonly string[]>>;
  locale(): Locale;
}

/**
 * The one react-admin data provider, over the one list contract (`list`, `get`, `getMany`, `create`, `update`,
 * `remove`). Refused writes become `HttpError` with the sentences in the person's language, each at its field.
 */
export function createDataProvider({
  procedures,
  writable,
  sealed = {},
  locale,
}: DataProviderOptions): DataProvider {
  const tell = async <Result>(call: Promise<Result>): Promise<Result> => {
    try {
      return await call;
    } catch (thrown) {
      throw asHttpError(thrown, locale());
    }
  };
  const getMany = async (resource: string, ids: readonly unknown[], signal?: AbortSignal) =>
    records(await tell(procedures.query(`${resource}.getMany`, { ids }, signalOption(signal))));

  const provider = {
    supportAbortSignal: true,
    async getList(resource: string, { pagination, sort, filter, signal }: ListParams) {
      const input = {
        ...(filter && Object.keys(filter).length > 0 ? { filter } : {}),
        ...(sort ? { sort: { field: sort.field, order: sort.order === "DESC" ? "desc" : "asc" } } : {}),
        ...(pagination ? { page: { page: pagination.page, perPage: pagination.perPage } } : {}),
      };
      const answer = await tell(procedures.query(`${resource}.list`, input, signalOption(signal)));
      return { data: records(property(answer, "data")), total: Number(property(answer, "total")) };
    },
    async getOne(resource: string, { id, signal }: { id: unknown; signal?: AbortSignal }) {
      return { data: record(await tell(procedures.query(`${resource}.get`, { id }, signalOption(signal)))) };
    },
    async getMany(resource: string, { ids, signal }: { ids: unknown[]; signal?: AbortSignal }) {
      return { data: await getMany(resource, ids, signal) };
    },
    getManyReference(
      resource: string,
      { target, id, filter, ...rest }: ListParams & { target: string; id: unknown },
    ) {
      return provider.getList(resource, { ...rest, filter: { ...filter, [target]: id } });
    },
    async create(resource: string, { data }: { data: object }) {
      return { data: record(await tell(procedures.mutation(`${resource}.create`, inputOf(resource, data)))) };
    },
    async update(resource: string, { id, data, previousData }: UpdateParams) {
      const revision = property(data, "revision") ?? property(previousData, "revision");
      const touched = withoutMasks(resource, data, previousData);
      const input = { id, revision, ...inputOf(resource, touched) };
      const answer = record(await tell(procedures.mutation(`${resource}.update`, input)));
      return { data: { ...blanksOf(resource, previousData), ...answer } };
    },
    async delete(resource: string, { id, previousData }: { id: unknown; previousData?: object }) {
      const known = previousData ?? (await provider.getOne(resource, { id })).data;
      await tell(procedures.mutation(`${resource}.remove`, { id, revision: property(known, "revision") }));
      return { data: known };
    },
  };

  /** react-admin lays the answer over the record that it has: what is not there any more must be said to be blank. */
  function blanksOf(resource: string, before: object = {}): Record<string, unknown> {
    return Object.fromEntries(
      Object.keys(before).map((key) => [key, sealed[resource]?.includes(key) ? "" : null]),
    );
  }

  /** What is sealed and as it was shown says nothing: by now it may be the mask of another value. */
  function withoutMasks(resource: string, data: object, before: object = {}): object {
    const isMask = (key: string, value: unknown) =>
      sealed[resource]?.includes(key) && typeof value === "string" && value === property(before, key);
    return Object.fromEntries(Object.entries(data).filter(([key, value]) => !isMask(key, value)));
  }

  function inputOf(resource: string, data: object): Record<string, unknown> {
    const fields = writable[resource];
    const isTakenAway = (key: string, value: unknown) => value === null && sealed[resource]?.includes(key);
    const entries = Object.entries(data).filter(([key]) => fields === undefined || fields.includes(key));
    return Object.fromEntries(
      entries.flatMap(([key, value]) =>
        isBlank(value) && !isTakenAway(key, value) ? [] : [[key, prune(value)]],
      ),
    );
  }

  // Acts on several records are calls of their own, all or nothing (BulkAct). react-admin types each method by a record type that the caller chooses; what a resource holds is decided by the server.
  return provider as unknown as DataProvider;
}

interface ListParams {
  pagination?: { page: number; perPage: number };
  sort?: { field: string; order: string };
  filter?: Record<string, unknown>;
  signal?: AbortSignal;
}

interface UpdateParams {
  id: unknown;
  data: object;
  previousData?: object;
}

function asHttpError(thrown: unknown, locale: Locale): HttpError {
  const error = errorOf(thrown);
  const errors = fieldErrors(error.problems ?? [], locale);
  const body = Object.keys(errors).length > 0 ? { ...error, errors } : error;
  return new HttpError(errorText(thrown, locale), statuses[error.code] ?? 500, body);
}

/** react-admin looks at the status of these only. */
const statuses: Readonly<Record<string, number>> = {
  "invalid-input": 400,
  "invalid-document": 422,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
};

/** Emptied inputs are absent in a document, never null or "". */
function prune(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(prune);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (isBlank(one) ? [] : [[key, prune(one)]])),
  );
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function isRecord(value: unknown): value is RaRecord {
  return typeof property(value, "id") === "string";
}

function record(value: unknown): RaRecord {
  if (isRecord(value)) return value;
  throw new HttpError("The server's answer is not a document with an id.", 502);
}

function records(value: unknown): RaRecord[] {
  return Array.isArray(value) ? value.map(record) : [];
}

function signalOption(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}
