import type { FastifyRequest } from "fastify";
import { AppError } from "../errors/app-error.ts";
import type { Session } from "../identity/read-session.ts";

/** The tenant that a page was opened for; set by our client on each call. */
const tenantHeader = "x-duheng-tenant";

/**
 * Refuses (`conflict`) a call of a page that was opened for another tenant than the session is in now: another window
 * has switched, and what was meant for one tenant must not be read from or written into the other. A call that names
 * none is the session's.
 */
export function refuseOtherTenant({ headers }: FastifyRequest, { tenant }: Session): void {
  const meant = headers[tenantHeader];
  if (meant === undefined || meant === tenant.id) return;
  throw new AppError("conflict", {
    message: {
      zh: `您已在别的窗口切换到“${tenant.name}”，此窗口仍属于原来的单位，没有写入任何内容。请刷新本页，或在那个窗口切换回来后再试。`,
      en: `You have switched to “${tenant.name}” in another window, while this one belongs to the unit before. Nothing was written. Reload this page, or switch back there and try again.`,
    },
    data: { tenantId: tenant.id },
  });
}
