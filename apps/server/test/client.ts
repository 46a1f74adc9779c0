import type { ErrorResponse } from "@duheng/contracts";
import { createTRPCClient, httpLink, type TRPCClient, TRPCClientError } from "@trpc/client";
import type { AppRouter } from "../src/app-router.ts";

/** A browser's worth of one person: the typed procedures, and the cookies they set. */
export interface TestClient {
  readonly api: TRPCClient<AppRouter>;
  readonly cookies: Map<string, string>;
  /** The same person's procedures, each called under this grant. */
  under(grantId: string): TRPCClient<AppRouter>;
  /** A plain request with the person's cookies. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

export function createClient(url: string): TestClient {
  const cookies = new Map<string, string>();
  const send = async (input: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) {
      headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    }
    const response = await fetch(input, { ...init, headers });
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    return response;
  };
  const apiWith = (headers: Record<string, string>) =>
    createTRPCClient<AppRouter>({
      links: [
        httpLink({
          url: `${url}/api/trpc`,
          methodOverride: "POST",
          headers: { "x-duheng-csrf": "1", ...headers },
          fetch: (input, init) => send(String(input), { ...init, signal: init?.signal ?? null }),
        }),
      ],
    });
  const under = (grantId: string) => apiWith({ "x-duheng-grant": grantId });
  return { api: apiWith({}), under, cookies, fetch: (path, init) => send(url + path, init) };
}

/** The refusal that a call ends with; fails when it does not. */
export async function refusal(call: Promise<unknown>): Promise<ErrorResponse & { httpStatus: number }> {
  const answer = await call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if (!("error" in answer)) throw new Error(`expected a refusal, got ${JSON.stringify(answer.value)}`);
  const { error } = answer;
  if (error instanceof TRPCClientError && isRefusal(error.data)) return error.data;
  throw error;
}

function isRefusal(data: unknown): data is ErrorResponse & { httpStatus: number } {
  return (
    typeof data === "object" && data !== null && "code" in data && "httpStatus" in data && "message" in data
  );
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
  const at = pair.indexOf("=");
  const name = pair.slice(0, at);
  const gone = attributes.some((attribute) => /^max-age=0$/i.test(attribute));
  if (gone) cookies.delete(name);
  else cookies.set(name, pair.slice(at + 1));
}
